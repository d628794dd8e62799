"""JSON objects of feeds to articles."""

from datetime import datetime
from typing import Any

import pytest

from transforms.errors import ArchiveError
from transforms.feeds.json_object import Reading, read_json_article


def test_json_article_reads_the_known_fields_and_keeps_the_others() -> None:
    found = read_json_article(
        {
            "id": 17,
            "headline": "Bridge to close",
            "published_at": "2025-03-03T10:00:00+01:00",
            "updated": "2025-03-04",
            "content": "The bridge will close, the authority said.",
            "outlet": "The Example",
            "author": {"name": "Jane Roe"},
            "lang": "en-GB",
            "section": "City",
            "url": "https://www.example.org/b?utm_source=x",
            "tags": ["b", "a"],
            "score": float("nan"),
        }
    )
    assert found.source_record == "17"
    assert found.headline == "Bridge to close"
    assert (found.published_at, found.published_precision, found.published_from) == (
        datetime(2025, 3, 3, 9),
        "second",
        "record",
    )
    assert found.modified_at == datetime(2025, 3, 4)
    assert found.source == "The Example"
    assert found.authors == ("Jane Roe",)
    assert (found.language, found.section) == ("en", "City")
    assert found.url == "https://www.example.org/b"
    assert found.extra == '{"score": null, "tags": ["b", "a"]}'


def test_json_article_reads_a_body_whose_items_are_markup() -> None:
    items = [{"html": "<p>It rises.</p>"}, {"caption": "The quay"}, {"html": "<p>By half.</p>"}]
    assert read_json_article({"body": {"items": items}}).text == "It rises.\n\nBy half."
    typed = [{"type": "Text", "html": "<p>It rises.</p>"}, {"type": "Image", "html": "<p>No.</p>"}]
    assert read_json_article({"body": typed}).text == "It rises."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("  two spaces, and the end \n\n", id="white space at the ends"),
        pytest.param("cafe\u0301 \ufb01n \u00a0 x", id="characters that normalising would change"),
        pytest.param("a\r\nb\rc\u2028d", id="line ends of every kind"),
        pytest.param("\ufeffa mark inside", id="a byte order mark"),
    ],
)
def test_json_article_text_is_stored_as_given(text: str) -> None:
    assert read_json_article({"text": text}).text == text


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"date": "03/04/2024"}, (None, None, None), id="an ambiguous date"),
        pytest.param({"date": "2024-13-45"}, (None, None, None), id="an impossible date"),
        pytest.param(
            {"date": 20240301}, (datetime(2024, 3, 1), "day", "record"), id="a number for a date"
        ),
        pytest.param({}, (datetime(2025, 5, 16), "day", "dateline"), id="only a dateline"),
        pytest.param({"date": "soon"}, (None, None, None), id="a bad date is not replaced"),
    ],
)
def test_json_article_is_dated_by_its_record_or_its_dateline(
    fields: dict[str, Any], expected: tuple[Any, Any, Any]
) -> None:
    text = "BRNO, 16 May 2025 (MW) - The bridge will close, the authority said."
    found = read_json_article({"text": text, **fields})
    assert (found.published_at, found.published_precision, found.published_from) == expected


@pytest.mark.parametrize("text", [None, "", "  \n", 7, [7, None], {"a": "b"}])
def test_json_article_without_text_is_refused(text: Any) -> None:
    with pytest.raises(ArchiveError, match="missing_text"):
        read_json_article({"id": "a", "text": text})


def test_json_article_takes_wrong_types_sensibly() -> None:
    found = read_json_article({"text": "Some words.", "title": 12345, "author": [7, None, "A"]})
    assert (found.headline, found.authors, found.source) == ("12345", ("A",), "unknown")


@pytest.mark.parametrize(
    ("fields", "around", "expected"),
    [
        pytest.param({"site": "isle.example"}, {}, "https://isle.example/toll", id="its site"),
        pytest.param({}, {"site_url": "https://isle.example"}, "https://isle.example/toll",
                     id="the file's"),
        pytest.param({"source": "Isle Post"}, {}, None, id="a name alone"),
    ],
)  # fmt: skip
def test_json_article_has_its_whole_address_where_its_site_is_named(
    fields: dict[str, Any], around: dict[str, Any], expected: str | None
) -> None:
    given = {"text": "It rises.", "url": "/toll", **fields}
    assert read_json_article(given, Reading(around=around)).url == expected


@pytest.mark.parametrize(
    ("dateline", "expected", "extra"),
    [
        pytest.param("BASLE, March 3 -", "BASLE", '{"dateline": "BASLE, March 3 -"}', id="a day"),
        pytest.param("Prague", "Prague", None, id="a place alone is not repeated"),
        pytest.param("3 March 2025", None, '{"dateline": "3 March 2025"}', id="a day alone"),
    ],
)
def test_json_article_reads_a_dateline_that_has_a_field(
    dateline: str, expected: str | None, extra: str | None
) -> None:
    found = read_json_article({"text": "Sandoz said it planned a venture.", "dateline": dateline})
    assert (found.dateline_place, found.extra) == (expected, extra)


WORDS = "The bridge will close on Friday for nine weeks, the road authority said on Monday."


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param(
            {"published_at": None, "created_at": "2026-01-01"}, None, id="made, and not published"
        ),
        pytest.param(
            {"published_at": None, "publication_date": "2025-11-18", "created_at": "2026-01-01"},
            datetime(2025, 11, 18),
            id="one of two columns is blank",
        ),
        pytest.param({"created_at": "2025-11-18"}, datetime(2025, 11, 18), id="no such column"),
        pytest.param(
            {"created": '<time datetime="2025-11-18">Tue, 11/18/2025</time>'},
            datetime(2025, 11, 18),
            id="the element of a page",
        ),
    ],
)
def test_json_article_day_of_a_row_is_none_of_publication(
    fields: dict[str, Any], expected: datetime | None
) -> None:
    assert read_json_article({"text": WORDS, **fields}).published_at == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("Toll rises - The Post", "Toll rises", id="a dash"),
        pytest.param("Toll - again - rises | Post", "Toll - again - rises", id="a bar"),
        pytest.param("Toll rises - Tribune", "Toll rises - Tribune", id="another's name"),
        pytest.param("- Post", "- Post", id="nothing else"),
    ],
)
def test_json_article_title_has_no_outlet(title: str, expected: str) -> None:
    found = read_json_article({"text": WORDS, "title": title, "source": "The Post"})
    assert found.headline == expected


def test_json_article_writer_may_stand_above_its_text_alone() -> None:
    fields = {"title": "Bridge to close", "text": f"By Jane Roe\n\n{WORDS}\n\n{WORDS}"}
    assert read_json_article(fields).authors == ("Jane Roe",)
    assert read_json_article({**fields, "author": "Reuters"}).authors != ("Jane Roe",)


def test_json_article_date_without_a_year_has_that_of_the_address() -> None:
    url = "https://isle.example/2026/03/02/toll"
    found = read_json_article({"text": "It rises.", "date": "March 2, 14:05", "url": url})
    assert (found.published_at, found.published_from, found.published_stated, found.extra) == (
        datetime(2026, 3, 2, 14, 5),
        "record",
        None,
        None,
    )


def test_json_article_without_a_text_names_the_field_that_may_be_one() -> None:
    with pytest.raises(ArchiveError, match=r'text = "ocr_eng" under \[columns\]'):
        read_json_article({"title": "Isle News", "ocr_eng": "The toll rises. " * 20})
    with pytest.raises(ArchiveError) as caught:
        read_json_article({"title": "Isle News", "note": "The toll rises."})
    assert "[columns]" not in caught.value.detail


@pytest.mark.parametrize(
    ("pub", "day", "stated"),
    [
        pytest.param("2026-01-05", datetime(2026, 1, 5), None, id="a day"),
        pytest.param("The Springfield Star", None, None, id="a paper"),
    ],
)
def test_json_article_day_may_stand_in_a_short_word(
    pub: str, day: datetime | None, stated: str | None
) -> None:
    found = read_json_article({"title": "Toll rises", "text": "The toll rises.", "pub": pub})
    assert (found.published_at, found.published_stated) == (day, stated)
