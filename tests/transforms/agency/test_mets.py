"""Issues of scanned papers: articles of METS, words of ALTO, and both together."""

from datetime import datetime

import pytest

from transforms.agency.mets import read_issue, read_page_blocks, tell_issue
from transforms.errors import ArchiveError


def area(block: str, file: str = "A1") -> str:
    return f'<fptr><area FILEID="{file}" BETYPE="IDREF" BEGIN="{block}"/></fptr>'


def part(kind: str, *inner: str) -> str:
    return f'<div TYPE="{kind}">{"".join(inner)}</div>'


def card(number: str, inner: str) -> str:
    return (
        f'<dmdSec ID="{number}"><mdWrap MDTYPE="MODS"><xmlData>'
        f'<m:mods xmlns:m="http://www.loc.gov/mods/v3">{inner}</m:mods></xmlData></mdWrap></dmdSec>'
    )


METS = (
    '<mets xmlns="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink">'
    + card(
        "ISSUE",
        "<m:titleInfo><m:title>Isle News</m:title></m:titleInfo>"
        "<m:originInfo><m:dateIssued>1925-03-02</m:dateIssued></m:originInfo>",
    )
    + card(
        "M1",
        "<m:titleInfo><m:nonSort>The</m:nonSort><m:title>toll rises</m:title></m:titleInfo>"
        "<m:name><m:namePart>Roe, Jane</m:namePart></m:name>",
    )
    + '<fileSec><file ID="A1"><FLocat xlink:href="file://./alto/1.xml"/></file>'
    '<file ID="I1"><FLocat xlink:href="file://./images/1.tif"/></file></fileSec>'
    '<structMap TYPE="LOGICAL"><div TYPE="Newspaper" DMDID="ISSUE">'
    '<div TYPE="ARTICLE" ID="D1" DMDID="M1">'
    + part("HEADING", area("B0"))
    + part("BODY", part("PARAGRAPH", area("B1")), part("ILLUSTRATION", part("CAPTION", area("B2"))))
    + part("BODY", area("B3"))
    + '</div><div TYPE="ARTICLE" ID="D2" LABEL="Places alone">'
    '<fptr><area FILEID="A1" SHAPE="RECT" COORDS="0,0,9,9"/></fptr></div>'
    + f'<div TYPE="ADVERTISEMENT" ID="D3">{area("B4")}</div>'
    "</div></structMap></mets>"
)
BLOCKS = {
    ("A1", "B0"): "The Toll Rises",
    ("A1", "B1"): "The toll rises in March, the council said.",
    ("A1", "B2"): "The bridge in winter",
    ("A1", "B3"): "It votes again in May.",
    ("A1", "B4"): "Buy now.",
}


def test_mets_articles_have_the_words_of_their_blocks() -> None:
    issue = read_issue(METS.encode(), "m.xml")
    assert (issue.paper, [one.record for one in issue.articles], issue.files) == (
        "Isle News",
        ["D1"],
        {"A1": "file://./alto/1.xml"},
    )
    (record,) = tell_issue(issue, BLOCKS, "m.xml")
    assert record.article is not None
    assert (
        record.article.headline,
        record.article.source,
        record.article.authors,
        record.article.published_at,
        record.article.source_record,
    ) == ("The toll rises", "Isle News", ("Jane Roe",), datetime(1925, 3, 2), "m.xml D1")
    text = record.article.text
    assert [
        (one.section_kind, text[one.char_start : one.char_end]) for one in record.article.sections
    ] == [
        ("body", "The toll rises in March, the council said."),
        ("caption", "The bridge in winter"),
        ("body", "It votes again in May."),
    ]


def test_mets_article_whose_page_is_lost_is_a_reject() -> None:
    (record,) = tell_issue(read_issue(METS.encode(), "m.xml"), {}, "m.xml")
    assert record.error is not None
    assert record.error.reason == "missing_text"


def words(*lines: str) -> bytes:
    inner = "".join(f"<TextLine>{line}</TextLine>" for line in lines)
    page = f'<Page><PrintSpace><TextBlock ID="B1">{inner}</TextBlock></PrintSpace></Page>'
    return f'<alto xmlns="http://www.loc.gov/standards/alto/ns-v3#"><Layout>{page}</Layout></alto>'.encode()


def word(content: str, more: str = "") -> str:
    return f'<String CONTENT="{content}" {more}/>'


WHOLE = 'SUBS_CONTENT="council"'


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            [word("The") + "<SP/>" + word("toll"), word("rises.")], "The toll rises.", id="lines"
        ),
        pytest.param(
            [
                word("The") + word("coun", f'SUBS_TYPE="HypPart1" {WHOLE}') + '<HYP CONTENT="-"/>',
                word("cil", f'SUBS_TYPE="HypPart2" {WHOLE}') + word("votes."),
            ],
            "The council votes.",
            id="a broken word that is given whole",
        ),
        pytest.param(
            [word("The") + word("coun") + '<HYP CONTENT="-"/>', word("cil") + word("votes.")],
            "The council votes.",
            id="one that is not",
        ),
        pytest.param(
            [word("coun-"), word("cil") + word("votes.")], "council votes.", id="a stroke"
        ),
        pytest.param([word("North-"), word("Western")], "North-Western", id="a name of two parts"),
    ],
)
def test_mets_words_of_a_page_are_joined(lines: list[str], expected: str) -> None:
    assert read_page_blocks(words(*lines), "a.xml") == {"B1": expected}


def test_mets_page_that_is_no_alto_is_refused() -> None:
    with pytest.raises(ArchiveError, match="bad_record"):
        read_page_blocks(b"<html/>", "a.xml")
