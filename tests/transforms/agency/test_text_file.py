"""Exports of news databases and documents of word processors to records."""

from datetime import datetime

import pytest

from transforms.agency.text_file import (
    list_docx_records,
    list_odt_records,
    list_rtf_records,
    list_text_records,
)
from transforms.errors import ArchiveError
from transforms.text.stored_article import FoundArticle

MAYOR = "The mayor of Springfield, Jane Roe, said on Monday that the toll would rise in March."
COUNCIL = "The council is expected to vote next week after a public hearing, Tom Baker said."
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

PLAIN_FACTIVA = f"""City
Toll rises
By Jan Novak
76 words
5 January 2026
14:20
Harbour Post
HBPST
English
Copyright 2026 Harbour Post. All Rights Reserved.
{MAYOR}
{COUNCIL}
Document HBPST00020260105em150000a
Ferry stops
66 words
6 January 2026
Harbour Post
English
(c) 2026 Harbour Post.
{COUNCIL}
Document HBPST00020260106em160000b
Search Summary
Text toll
"""
TABLE_FACTIVA = f"""HD | Toll rises|
BY | By Jan Novak|
WC | 76 words|
PD | 5 January 2026|
ET | 14:20|
SN | Harbour Post|
LP | {MAYOR}|
TD | {COUNCIL}|
AN | Document HBPST00020260105em150000a|
"""
NEW_NEXIS = f"""User Name: A
1. Toll rises
Client/Matter: -None-
Toll rises
Harbour Post
January 5, 2026 Monday 2:20 PM GMT
Copyright 2026 Harbour Media Ltd
Section: NEWS; Pg. A4
Length: 76 words
Byline: Jan Novak
Body
{MAYOR}
{COUNCIL}
Load-Date: January 6, 2026
End of Document
"""
PROQUEST = f"""____________________________________________________________

Document 1 of 1

Toll rises

Author: Novak, Jan

Publication info: Harbour Post ; Springfield [Springfield]. 05 Jan 2026: A4.

Full text:  {MAYOR}

{COUNCIL}

Title: Toll rises

Publication title: Harbour Post; Springfield

Publication date: Jan 5, 2026

Language of publication: English

ProQuest document ID: 123

Document URL: https://www.proquest.com/docview/123

____________________________________________________________

Contact us at: http://example.org
"""


def as_rtf(text: str) -> bytes:
    words = text.replace("\n", "\\par ")
    return ("{\\rtf1\\ansi\\deff0 " + words + "}").encode("cp1252")


ODF = "urn:oasis:names:tc:opendocument:xmlns"


def as_docx(text: str) -> bytes:
    paragraphs = (f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines())
    return (
        f'<w:document xmlns:w="{WORD}"><w:body>{"".join(paragraphs)}</w:body></w:document>'.encode()
    )


def as_odt(text: str) -> bytes:
    paragraphs = (f"<t:p>{line}</t:p>" for line in text.splitlines())
    return (
        f'<o:document-content xmlns:o="{ODF}:office:1.0" xmlns:t="{ODF}:text:1.0"><o:body><o:text>'
        f"{''.join(paragraphs)}</o:text></o:body></o:document-content>"
    ).encode()


def columns(found: FoundArticle) -> tuple[object, ...]:
    return found.headline, found.published_at, found.authors, found.source


TOLL = ("Toll rises", datetime(2026, 1, 5, 14, 20), ("Jan Novak",), "Harbour Post")


@pytest.mark.parametrize("form", ["text", "rtf", "docx", "odt"])
@pytest.mark.parametrize(
    ("export", "expected", "count"),
    [
        pytest.param(PLAIN_FACTIVA, TOLL, 2, id="Factiva without labels"),
        pytest.param(TABLE_FACTIVA, TOLL, 1, id="Factiva's labels in a table"),
        pytest.param(NEW_NEXIS, TOLL, 1, id="Nexis behind a list of contents"),
        pytest.param(
            PROQUEST,
            ("Toll rises", datetime(2026, 1, 5), ("Jan Novak",), "Harbour Post"),
            1,
            id="ProQuest",
        ),
    ],
)
def test_text_file_exports_give_an_article_a_story(
    export: str, expected: tuple[object, ...], count: int, form: str
) -> None:
    if form == "text":
        records = list_text_records(export.encode(), "a")
    elif form == "rtf":
        records = list_rtf_records(as_rtf(export), "a")
    elif form == "odt":
        records = list_odt_records(as_odt(export), "a")
    else:
        records = list_docx_records(as_docx(export), "a")
    assert [record.error for record in records] == [None] * count
    assert [record.position for record in records] == [f"story {n + 1}" for n in range(count)]
    first = records[0].article
    assert first is not None
    assert columns(first) == expected
    assert first.text == f"{MAYOR}\n\n{COUNCIL}"


def test_text_file_of_a_word_processor_is_one_story_a_line_a_paragraph() -> None:
    (record,) = list_rtf_records(as_rtf(f"Toll rises\nBy Jan Novak\n{MAYOR}\n{COUNCIL} Café"), "a")
    assert record.article is not None
    assert record.article.text == f"Toll rises\n\nBy Jan Novak\n\n{MAYOR}\n\n{COUNCIL} Café"
    assert (record.article.headline, record.article.authors) == ("Toll rises", ("Jan Novak",))


def test_text_file_a_story_without_its_text_is_a_reject_among_others() -> None:
    export = TABLE_FACTIVA.replace(MAYOR, "").replace(COUNCIL, "") + TABLE_FACTIVA
    first, second = list_text_records(export.encode(), "a")
    assert (first.position, first.error and first.error.reason) == ("story 1", "missing_text")
    assert second.article is not None
    assert second.article.text == f"{MAYOR}\n\n{COUNCIL}"


@pytest.mark.parametrize("content", [b"{\\rtf1", b"{\\rtf1 {\\*\\x}}"])
def test_text_file_rtf_without_words_is_refused(content: bytes) -> None:
    with pytest.raises(ArchiveError):
        list_rtf_records(content, "a")


def test_text_file_rtf_with_a_character_that_there_is_not_is_refused() -> None:
    """Guard: a number too large for a character ended the reader."""
    with pytest.raises(ArchiveError, match="bad_record"):
        list_rtf_records(rb"{\rtf1\ansi The toll \u99999999999? rises.\par}", "a")


def test_text_file_in_opendocument_has_neither_notes_nor_remarks_nor_deleted_words() -> None:
    story = (
        "<t:tracked-changes><t:p>Deleted.</t:p></t:tracked-changes><t:h>Toll<t:s/>rises</t:h>"
        f"<t:p>{MAYOR}<o:annotation><t:p>Check!</t:p></o:annotation> So<t:line-break/>it is."
        "<t:note><t:note-body><t:p>A note.</t:p></t:note-body></t:note></t:p>"
    )
    content = as_odt("").replace(b"<o:text>", b"<o:text>" + story.encode())
    (record,) = list_odt_records(content, "a")
    assert record.article is not None
    assert (record.article.headline, record.article.text) == (
        "Toll rises",
        f"Toll rises\n\n{MAYOR} So it is.",
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\ntitle: Toll\ndraft: true\n---\nIt rises.", id="a draft in YAML"),
        pytest.param('+++\ntitle = "Toll"\ndraft = true\n+++\nIt rises.', id="a draft in TOML"),
        pytest.param("---\ntitle: Toll\npublished: false\n---\nIt.", id="what was taken back"),
        pytest.param("# all\nUser-agent: *\nDisallow: /a\n", id="robots.txt"),
        pytest.param(
            '# site\ntitle = "Isle News"\n[params]\n  tags = [\n  "a",\n  ]\nport = 80\n',
            id="settings",
        ),
    ],
)
def test_text_file_that_is_no_story_is_skipped(text: str) -> None:
    assert [one.skip_reason for one in list_text_records(text.encode(), "a")] == ["not_an_article"]


def test_text_file_that_tells_of_a_corpus_is_skipped() -> None:
    text = b"# The corpus\n\nThese stories were gathered in March, all of them by hand.\n"
    names = ("a/README.md", "LICENSE", "CHANGES.txt", "a/changes-in-tolls.md")
    found = [list_text_records(text, name)[0].skip_reason for name in names]
    assert found == ["not_an_article", "not_an_article", "not_an_article", None]


def test_text_file_in_markdown_may_have_labels_under_its_title() -> None:
    text = b"# Toll rises\n\nAuthor: Jane Roe\nDate: January 5, 2026\n\nIt rises in March.\n"
    (found,) = list_text_records(text, "a.md")
    assert found.article is not None
    assert (found.article.headline, found.article.text, found.article.authors) == (
        "Toll rises",
        "It rises in March.",
        ("Jane Roe",),
    )


def test_text_file_in_markdown_without_fields_has_its_title() -> None:
    (record,) = list_text_records(f"# Toll rises #\n\n{MAYOR} [More](a).\n".encode(), "a.md")
    assert record.article is not None
    assert (record.article.headline, record.article.text) == ("Toll rises", f"{MAYOR} More.")


def test_text_file_with_fields_and_no_story_is_blank() -> None:
    (record,) = list_text_records(b"---\ntitle: Posts\n---\n", "_index.md")
    assert (record.skip_reason, record.error) == ("blank", None)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('"We rise," she said, "or fall."\n\n"Or fall," he said, "now."', id="quotes"),
        pytest.param(f"x = 5\n\n{MAYOR}", id="a sum"),
        pytest.param(f"---\ntitle: T\nstatus: published\n---\n{MAYOR}", id="a published story"),
    ],
)
def test_text_file_that_only_looks_like_settings_is_a_story(text: str) -> None:
    assert [one.article is not None for one in list_text_records(text.encode(), "a")] == [True]


def test_text_file_of_marks_and_odd_white_space_is_told_in_no_time() -> None:
    words = "The toll rises in March, the council said.\n" + "\x85#\x85-" * 60
    (record,) = list_text_records(("#\x85" * 60 + words).encode(), "a.txt")
    assert record.article is not None


def test_text_file_of_a_whole_page_of_a_paper_is_refused() -> None:
    with pytest.raises(ArchiveError) as caught:
        list_text_records(b"The toll rises. A ferry stops.", "sn1/1925/03/02/ed-1/seq-3/ocr.txt")
    assert caught.value.reason == "unsupported_format"
