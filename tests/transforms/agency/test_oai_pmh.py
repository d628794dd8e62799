"""Answers of OAI-PMH: long descriptions are texts, and whatever else is told why it is none."""

import pytest

from transforms.agency.dispatch import list_xml_records

TEXT = "The toll on the old bridge rises in March, the mayor of Springfield said on Monday. " * 3
ANSWER = (
    '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>{records}'
    "</ListRecords></OAI-PMH>"
)


def make_record(inner: str, status: str = "") -> str:
    return (
        f"<record><header{status}><identifier>oai:1</identifier></header>"
        f"<metadata>{inner}</metadata></record>"
    )


def make_core(description: str) -> str:
    return (
        '<dc xmlns="http://purl.org/dc/elements/1.1/"><title>Toll rises</title>'
        f"<creator>Jane Roe</creator><date>1925-11-19</date><identifier>x1</identifier>"
        f"<identifier>https://h.example/1</identifier><description>{description}</description></dc>"
    )


def test_oai_pmh_long_description_is_the_text() -> None:
    records = make_record(make_core(TEXT)) + make_record(make_core("A toll."))
    first, second = list_xml_records(ANSWER.format(records=records).encode(), "a.xml")
    assert first.article is not None
    assert (
        first.article.headline,
        first.article.text,
        first.article.authors,
        first.article.url,
    ) == (
        "Toll rises",
        TEXT.strip(),
        ("Jane Roe",),
        "https://h.example/1",
    )
    assert second.error is not None
    assert (second.position, second.error.reason) == ("record 2", "missing_text")


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        pytest.param("", "missing_text", id="nothing found"),
        pytest.param(make_record("", ' status="deleted"'), "blank", id="a record taken back"),
        pytest.param(make_record("<mods><note>A toll.</note></mods>"), "missing_text", id="a card"),
    ],
)
def test_oai_pmh_what_has_no_text_says_so(records: str, expected: str) -> None:
    (found,) = list_xml_records(ANSWER.format(records=records).encode(), "a.xml")
    assert (found.skip_reason or (found.error and found.error.reason)) == expected
