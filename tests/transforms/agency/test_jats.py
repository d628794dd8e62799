"""Articles of journals in JATS, and elements of the same name that are none."""

from datetime import datetime

import pytest

from transforms.agency.dispatch import list_xml_records
from transforms.text.stored_article import FoundArticle

FRONT = "<title-group><article-title>Toll rises</article-title></title-group>"
BODY = "<body><p>The toll on the old bridge rises in March, the mayor said.</p></body>"


def read(meta: str = FRONT, body: str = BODY) -> FoundArticle:
    content = f"<article><front><article-meta>{meta}</article-meta></front>{body}</article>"
    (record,) = list_xml_records(content.encode(), "a.xml")
    assert record.article is not None, record.error
    return record.article


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(
            "<pub-date pub-type='ppub'><day>9</day><month>1</month><year>2026</year></pub-date>"
            "<pub-date pub-type='epub'><day>5</day><month>01</month><year>2026</year></pub-date>",
            datetime(2026, 1, 5),
            id="the earlier of print and site",
        ),
        pytest.param(
            "<pub-date pub-type='collection'><day>1</day><month>1</month><year>2026</year>"
            "</pub-date>"
            "<pub-date date-type='pub'><day>5</day><month>1</month><year>2026</year></pub-date>",
            datetime(2026, 1, 5),
            id="the volume's day only without another",
        ),
        pytest.param(
            "<pub-date date-type='pub' iso-8601-date='2026-01-05'><season>X</season></pub-date>",
            datetime(2026, 1, 5),
            id="in an attribute",
        ),
        pytest.param(
            "<pub-date><month>1</month><year>2026</year></pub-date>", None, id="a month is no day"
        ),
        pytest.param(
            "<pub-date date-type='retracted'><day>5</day><month>1</month><year>2026</year>"
            "</pub-date>",
            None,
            id="another event",
        ),
    ],
)
def test_jats_day(days: str, expected: datetime | None) -> None:
    assert read(FRONT + days).published_at == expected


def test_jats_body_is_without_figures_and_numbers_of_references() -> None:
    body = (
        "<body><sec><title>Why</title><p>It rises<sup><xref ref-type='bibr'>1</xref>,"
        "<xref ref-type='bibr'>2</xref></sup> in March [<xref ref-type='bibr'>3</xref>], see"
        " <xref ref-type='sec'>below</xref>.</p><fig><caption><p>The bridge.</p></caption></fig>"
        "<list><list-item><p>Cars</p></list-item></list></sec></body>"
        "<back><ref-list><title>References</title></ref-list></back>"
    )
    found = read(body=body)
    assert found.text == "Why\n\nIt rises in March, see below.\n\nCars"
    assert [one.section_kind for one in found.sections] == ["sub_heading", "body", "body"]


def test_jats_title_is_without_the_star_of_a_note() -> None:
    title = "<article-title>Toll <i>rises</i><xref ref-type='fn'>*</xref></article-title>"
    assert read(f"<title-group>{title}</title-group>").headline == "Toll rises"


def test_jats_people_are_its_authors_alone() -> None:
    people = (
        "<contrib-group><contrib contrib-type='author'><name><surname>Writer</surname>"
        "<given-names>Jan</given-names></name></contrib><contrib contrib-type='editor'><name>"
        "<surname>Desk</surname><given-names>Eva</given-names></name></contrib>"
        "<contrib contrib-type='author'><collab>Isle Group</collab></contrib></contrib-group>"
    )
    assert read(FRONT + people).authors == ("Jan Writer",)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"<article><p>x</p></article>", "unsupported_format", id="somebody's own"),
        pytest.param(
            b"<article><front><article-meta/></front></article>", "missing_text", id="no body"
        ),
    ],
)
def test_jats_without_a_story(content: bytes, reason: str) -> None:
    (record,) = list_xml_records(content, "a.xml")
    assert record.error is not None
    assert record.error.reason == reason
