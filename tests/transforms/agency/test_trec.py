"""Stories of research collections in SGML, and documents of Solr among them."""

from datetime import datetime

import pytest

from transforms.agency.trec import read_trec_story

STORY = "<TEXT>\n   The toll rises in March, the\ncouncil decided.\n   It votes again.\n</TEXT>"
PARAGRAPHS = "The toll rises in March, the council decided.\n\nIt votes again."


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param(
            "<DOC>\n<DOCNO> AP880212-0001 </DOCNO>\n<FILEID>AP-NR-02-12-88 2344EST</FILEID>\n"
            "<HEAD>Toll rises</HEAD>\n<BYLINE>By ALICE WRITER</BYLINE>\n"
            "<BYLINE>Associated Press Writer</BYLINE>\n<DATELINE>SPRINGFIELD (AP) </DATELINE>",
            ("AP880212-0001", "Toll rises", datetime(1988, 2, 12), ("Alice Writer",),
             "Associated Press", "SPRINGFIELD"),
            id="Associated Press",
        ),
        pytest.param(
            "<DOC>\n<DOCNO>FT911-3</DOCNO>\n<DATE>910514\n</DATE>\n<HEADLINE>\n"
            "FT  14 MAY 91 / Toll rises\n</HEADLINE>\n<PUB>The Financial Times</PUB>",
            ("FT911-3", "Toll rises", datetime(1991, 5, 14), (), "The Financial Times", None),
            id="Financial Times",
        ),
        pytest.param(
            "<DOC>\n<DOCNO>\nWSJ870324-0001\n</DOCNO>\n<HL>\nToll rises\n@  By Alice Writer\n"
            "@  Staff Reporter\n</HL>\n<DD>\n03/24/87\n</DD>",
            ("WSJ870324-0001", "Toll rises", datetime(1987, 3, 24), ("Alice Writer",),
             "The Wall Street Journal", None),
            id="Wall Street Journal",
        ),
        pytest.param(
            '<DOC id="AFP_ENG_20101206.0235" type="story" >\n<HEADLINE>\nToll &amp; bridge\n'
            "</HEADLINE>",
            ("AFP_ENG_20101206.0235", "Toll & bridge", datetime(2010, 12, 6), (),
             "Agence France-Presse", None),
            id="Gigaword, the day in the id",
        ),
        pytest.param(
            "<DOC>\n<DOCNO> NYT19981001.0001 </DOCNO>\n<DATE_TIME> 10/01/1998 00:19:00 </DATE_TIME>"
            "\n<BODY>\n<HEADLINE> Toll rises </HEADLINE>",
            ("NYT19981001.0001", "Toll rises", datetime(1998, 10, 1), (), "The New York Times",
             None),
            id="TDT, the text in a body",
        ),
    ],
)  # fmt: skip
def test_trec_stories_have_the_fields_of_their_collection(
    head: str, expected: tuple[object, ...]
) -> None:
    found = read_trec_story(f"{head}\n{STORY}\n</DOC>".encode(), "a.sgml").article
    assert found is not None
    assert (
        found.source_record,
        found.headline,
        found.published_at,
        found.authors,
        found.source,
        found.dateline_place,
    ) == expected
    assert found.text == PARAGRAPHS


def test_trec_story_of_wikiextractor_has_its_title_once() -> None:
    content = (
        b'<doc id="12" url="https://w.example/12" title="Toll rises">\nToll rises\n\nIt is.\n</doc>'
    )
    found = read_trec_story(content, "AA").article
    assert found is not None
    assert (found.source_record, found.url, found.headline, found.text) == (
        "12",
        "https://w.example/12",
        "Toll rises",
        "It is.",
    )


def test_trec_advisories_to_editors_are_no_articles() -> None:
    content = f'<DOC id="NYT_ENG_20100101.0001" type="advis" >\n{STORY}\n</DOC>'
    assert read_trec_story(content.encode(), "a").skip_reason == "not_an_article"


def test_trec_tags_without_an_end_take_no_time() -> None:
    """Guard: an end was sought anew behind each of a million openings."""
    found = read_trec_story(b"<DOC>" + b"<TEXT><P>" * 200_000 + b"</DOC>", "a")
    assert found.error is not None
    assert found.error.reason == "missing_text"
