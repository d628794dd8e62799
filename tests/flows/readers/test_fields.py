"""Records of fields: the order of a file's dates, where the settings say that fields stand."""

import io
import json
from datetime import datetime
from typing import Any

import pytest

import flows.readers.fields as fields_module
from flows.readers.json_document import read_json
from flows.readers.json_lines import read_lines
from flows.readers.outcomes import Outcome, Reader, ReadLimits, Source
from flows.readers.table import read_table
from tests.support.reading import briefs, read_bytes
from transforms.feeds.field_names import read_paths
from transforms.text.stored_article import StoredArticle


def dates_of(outcomes: list[Outcome]) -> list[tuple[datetime | None, str | None]]:
    return [
        (outcome.article.published_at, outcome.article.published_stated)
        for outcome in outcomes
        if isinstance(outcome, StoredArticle)
    ]


def rows_of(*dates: str) -> bytes:
    return b"title,text,date\n" + b"".join(
        f"T{number},Words of {number}.,{date}\n".encode() for number, date in enumerate(dates)
    )


def test_fields_a_table_whose_dates_are_american_in_some_rows_is_so_in_all() -> None:
    assert dates_of(read_bytes(read_table, rows_of("01/05/2026", "01/06/2026", "01/25/2026"))) == [
        (datetime(2026, 1, 5), None),
        (datetime(2026, 1, 6), None),
        (datetime(2026, 1, 25), None),
    ]


def test_fields_dates_that_nothing_decides_are_told_as_they_are_written() -> None:
    assert dates_of(read_bytes(read_table, rows_of("01/05/2026", "02/05/2026"))) == [
        (None, "01/05/2026"),
        (None, "02/05/2026"),
    ]
    assert dates_of(read_bytes(read_table, rows_of("25/12/2025", "12/25/2025", "01/05/2026"))) == [
        (datetime(2025, 12, 25), None),
        (datetime(2025, 12, 25), None),
        (None, "01/05/2026"),
    ]


@pytest.mark.parametrize(
    ("reader", "opening", "between", "ending"),
    [
        pytest.param(read_lines, b"", b"\n", b"\n", id="lines"),
        pytest.param(read_json, b"[", b",", b"]", id="a list"),
    ],
)
def test_fields_json_learns_the_order_too(
    reader: Reader, opening: bytes, between: bytes, ending: bytes
) -> None:
    records = [
        json.dumps({"text": f"Words of {date}.", "date": date}).encode()
        for date in ("04/03/2026", "25/03/2026")
    ]
    found = read_bytes(reader, opening + between.join(records) + ending)
    assert dates_of(found) == [(datetime(2026, 3, 4), None), (datetime(2026, 3, 25), None)]


def test_fields_are_held_back_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fields_module, "MOST_HELD", 3)
    found = dates_of(
        read_bytes(read_table, rows_of(*["01/05/2026"] * 4, "01/25/2026", "01/05/2026"))
    )
    assert found == [
        *[(None, "01/05/2026")] * 4,
        (datetime(2026, 1, 25), None),
        (datetime(2026, 1, 5), None),
    ]


def test_fields_stand_where_the_settings_say() -> None:
    paths = read_paths({"text": "rumpf", "title": "kopf", "url": "wo"})
    source = Source("a" * 20, "file", "run", ReadLimits(), paths=paths)
    table = b"kopf;rumpf;wo\nToll;Words.;https://a.example/1\n"
    (found,) = read_table(source, io.BytesIO(table))
    assert isinstance(found, StoredArticle)
    assert (found.article.headline, found.version.text, found.article.url) == (
        "Toll",
        "Words.",
        "https://a.example/1",
    )
    (refused,) = read_bytes(read_table, table)
    assert not isinstance(refused, StoredArticle)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        pytest.param({"IsPublished": False}, "not_an_article", id="not published"),
        pytest.param({"draft": True}, "not_an_article", id="a draft"),
        pytest.param({"IsPublished": True, "draft": False}, "a", id="published"),
        pytest.param({"published": "2026-03-02"}, "a", id="a day of that name"),
    ],
)
def test_fields_of_what_is_not_out_are_no_article(more: dict[str, Any], expected: str) -> None:
    content = json.dumps([{"title": "Toll", "text": "a", **more}]).encode()
    assert [told for _, told in briefs(read_json, content)] == [expected]
