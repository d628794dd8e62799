"""Stories and issues in TEI: which day, which words, whose."""

from datetime import datetime

import pytest

from transforms.agency.dispatch import list_xml_records
from transforms.text.stored_article import FoundArticle

TITLE = "<titleStmt><title>Toll rises</title><author>{}</author></titleStmt>"
ONLINE = "<publicationStmt><date when='2019-06-01'/></publicationStmt>"
PRINTED = (
    "<sourceDesc><bibl><title level='j'>Isle Weekly</title><date>{}</date></bibl></sourceDesc>"
)
TOLL = "<p>The toll on the old bridge rises in March.</p>"


def read(body: str = TOLL, described: str = TITLE.format("")) -> FoundArticle:
    content = (
        f"<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc>{described}</fileDesc>"
        f"</teiHeader><text><body>{body}</body></text></TEI>"
    )
    (record,) = list_xml_records(content.encode(), "a.xml")
    assert record.article is not None, record.error
    return record.article


@pytest.mark.parametrize(
    ("described", "expected"),
    [
        pytest.param(
            ONLINE + PRINTED.format("6 May 1912"), datetime(1912, 5, 6), id="of the print"
        ),
        pytest.param(ONLINE, datetime(2019, 6, 1), id="of the edition alone"),
        pytest.param(PRINTED.format("May 1912"), None, id="a month is no day"),
    ],
)
def test_tei_day(described: str, expected: datetime | None) -> None:
    assert read(described=TITLE.format("") + described).published_at == expected


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        pytest.param("Roe, Jane", ("Jane Roe",), id="turned"),
        pytest.param(
            "<persName><surname>Roe</surname><forename>Jane</forename></persName>",
            ("Jane Roe",),
            id="marked",
        ),
        pytest.param("", (), id="nobody"),
    ],
)
def test_tei_authors(author: str, expected: tuple[str, ...]) -> None:
    assert read(described=TITLE.format(author)).authors == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("<p>di<lb break='no'/> rector\n<lb/>said</p>", "director said", id="lines"),
        pytest.param("<p>He said <q>no</q>.</p>", "He said “no”.", id="marks left to the tag"),
        pytest.param("<p>He said “<q>no</q>”.</p>", "He said “no”.", id="marks in the text"),
        pytest.param("<p>He said <q>„no“</q>.</p>", "He said „no“.", id="marks in the tag"),
        pytest.param(
            "<p>He <q>never <hi>said</hi></q> it.</p>", "He “never said” it.", id="a tag inside"
        ),
        pytest.param(
            "<p>The <choice><sic>tole</sic><corr>toll</corr></choice> rises.</p>",
            "The toll rises.",
            id="a word put right",
        ),
        pytest.param("<p>The <sic>tole</sic> rises.</p>", "The tole rises.", id="left wrong"),
        pytest.param(
            "<fw>ISLE</fw><p>The toll<note>p. 4</note> rises.</p><figure><p>x</p></figure>",
            "The toll rises.",
            id="notes and running heads",
        ),
    ],
)  # fmt: skip
def test_tei_words(body: str, expected: str) -> None:
    assert read(body).text == expected


def test_tei_issue_is_a_record_a_story_with_the_edition_number_in_its_id() -> None:
    issue = (
        b"<TEI.2><teiHeader><fileDesc><publicationStmt><idno>12</idno></publicationStmt></fileDesc>"
        b"</teiHeader><text><body><div type='Article' id='x'><head>Toll</head><p>It rises.</p>"
        b"<div type='article'><p>Inside.</p></div></div><div type='advert'><p>Ropes.</p></div>"
        b"<div type='jArticle' xml:id='b'><p>The ferry stops.</p></div></body></text></TEI.2>"
    )
    records = list_xml_records(issue, "a.xml")
    assert [(one.position, one.source_record) for one in records] == [
        ("item 1", "a.xml item 1"),
        ("item 2", "12 b"),
    ]
    assert [one.article.text for one in records if one.article] == [
        "It rises.\n\nInside.",
        "The ferry stops.",
    ]


def test_tei_without_a_body_is_a_reject() -> None:
    (record,) = list_xml_records(b"<TEI/>", "a.xml")
    assert record.error is not None
    assert record.error.reason == "missing_text"
