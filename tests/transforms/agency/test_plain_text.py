"""Plain-text wire copy to articles: the demo stories, encodings, dates without a year."""

from datetime import datetime

import pytest

from tests.support import paths
from transforms.agency.plain_text import decode_text, read_wire_story, split_byline
from transforms.errors import ArchiveError

WIRE = paths.DATA / "archives" / "wire"


def test_wire_story_with_everything_in_its_header() -> None:
    found = read_wire_story((WIRE / "bridge-closure.txt").read_bytes(), "bridge-closure.txt")
    assert found.headline == "Bridge at Lipnik to close for nine weeks after cracks are found"
    assert (found.byline, found.authors) == ("By Petra Novakova", ("Petra Novakova",))
    assert (found.published_at, found.published_precision) == (
        datetime(2025, 3, 3, 14, 5),
        "minute",
    )
    assert (found.source, found.agency, found.dateline_place) == (
        "Moravia Wire",
        "Moravia Wire",
        "OLOMOUC",
    )
    assert found.source_record == "bridge-closure.txt"
    kinds = [section.section_kind for section in found.sections]
    assert kinds[:5] == ["kicker", "headline", "byline", "dateline", "dateline"]
    assert kinds[-5:] == ["boilerplate"] * 5
    assert kinds.count("sub_heading") == 2


def test_wire_dateline_without_a_year_dates_nothing() -> None:
    found = read_wire_story((WIRE / "central-bank-rates.txt").read_bytes(), "rates.txt")
    assert (found.published_at, found.published_precision, found.published_from) == (
        None,
        "month_day",
        "dateline",
    )
    bodies = [section for section in found.sections if section.section_kind == "body"]
    assert len(bodies) == 7


def test_wire_story_keeps_its_text_as_decoded() -> None:
    found = read_wire_story((WIRE / "cafe-terraces.txt").read_bytes(), "cafe-terraces.txt")
    assert found.text.startswith("Café owners win a year's delay on terrace fees\r\n\r\nZNOJMO")
    assert "“listened, and not given in.”\r\n" in found.text


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("é".encode(), "é", id="UTF-8"),
        pytest.param("é".encode("utf-8-sig"), "é", id="UTF-8 with a mark"),
        pytest.param("é\n".encode("utf-16"), "é\n", id="UTF-16 with a mark"),
        pytest.param(
            "Un café près de la gare fermé “demain”".encode("cp1252"),
            "Un café près de la gare fermé “demain”",
            id="windows-1252",
        ),
    ],
)
def test_wire_text_is_decoded(content: bytes, expected: str) -> None:
    assert decode_text(content) == expected


@pytest.mark.parametrize("content", [b"", b" \n\n", b"All news\n\nENDS\n"])
def test_wire_file_without_a_story_is_refused(content: bytes) -> None:
    with pytest.raises(ArchiveError, match="missing_text"):
        read_wire_story(content, "x.txt")


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("By Jane Roe and Jan Malek", ("Jane Roe", "Jan Malek")),
        ("BY JANE ROE, Staff Writer", ("JANE ROE",)),
        ("By Jane Roe on March 3, 2026", ("Jane Roe",)),
        ("By Jane Roe - March 3, 2026 - 10:15", ("Jane Roe",)),
        (None, ()),
    ],
)
def test_wire_byline_is_split_into_names(byline: str | None, expected: tuple[str, ...]) -> None:
    assert split_byline(byline) == expected
