"""The text of a file, plain or out of a word processor, to records.

In: the bytes of a text file, RTF, or the XML inside DOCX. Out: a record a story. The decision to
question: an export of a news database is told by its fields, and everything else is one story.
"""

import re
from dataclasses import replace
from itertools import islice
from typing import Any

from striprtf.striprtf import rtf_to_text

from transforms.agency.anpa1312 import is_anpa, read_anpa
from transforms.agency.bare_lines import read_head, read_joplin
from transforms.agency.english_corpora import is_english_corpora, read_english_corpora
from transforms.agency.factiva import is_factiva, read_factiva
from transforms.agency.front_matter import read_front_matter
from transforms.agency.genios import is_genios, read_genios
from transforms.agency.iptc7901 import is_wire, read_wire
from transforms.agency.labelled_text import list_labelled, read_labels
from transforms.agency.library_text import is_ebsco, is_gale, read_ebsco, read_gale
from transforms.agency.light_markup import read_light_markup
from transforms.agency.mainichi import is_mainichi, read_mainichi
from transforms.agency.movable_type import is_movable_type, read_movable_type
from transforms.agency.newsbank import is_newsbank, read_newsbank
from transforms.agency.nexis import is_nexis, read_nexis
from transforms.agency.plain_text import decode_text, read_wire_story
from transforms.agency.proquest import is_proquest, read_proquest
from transforms.agency.retriever import is_retriever, read_retriever
from transforms.errors import ArchiveError
from transforms.feeds.field_names import kind_of
from transforms.feeds.json_object import find_date, read_json_article
from transforms.text.field_uses import note_fields
from transforms.text.stored_article import FoundRecord
from transforms.text.xml_document import parse_document

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

EXPORTS = (
    (is_wire, read_wire),
    (is_anpa, read_anpa),
    (is_factiva, read_factiva),
    (is_nexis, read_nexis),
    (is_proquest, read_proquest),
    (is_retriever, read_retriever),
    (is_genios, read_genios),
    (is_movable_type, read_movable_type),
    (is_newsbank, read_newsbank),
    (is_gale, read_gale),
    (is_mainichi, read_mainichi),
    (is_english_corpora, read_english_corpora),
    (is_ebsco, read_ebsco),
)

DRAFTS = (("draft", "true"), ("published", "false"), ("status", "draft"))
"""Fields by which a generator of sites leaves a story out."""

LEAST_LABELS = 4
"""Of a title, a text and what is said of the story, under a title of Markdown."""

LEAST_WORDS = 5
"""Of a story that a file is; a note of a program beside the stories has fewer."""

LONGEST_SETTINGS = 5_000
_WORD = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u4e00-\u9fff]|[^\W\d_]{2,}"
)
# white space such as U+0085 does not end a note: it would be tried both ways, line after line
_ROBOTS = re.compile(r"\s*(?:#[^\n]*\n\s*)*User-agent:", re.IGNORECASE)
_SETTING = re.compile(
    r"\s*(?:#.*|\[{1,2}[\w. \"'-]+\]{1,2}|[\]}],?|[\"'].*[\"'],?"
    r"|(?P<name>[\w.\"'-]{1,60})\s*=\s*(?:[\[\"'{\d].*|\S{1,60}))\s*"
)
_TITLE = re.compile(r"\ufeff?\s*#[^\S\n]+([^\s#][^\n]{2,200}?)[^\S\n]*#*\r?\n\s*\n(?=\s*\S)")
_DAY_IN_NAME = re.compile(r"(?:^|/)(\d{4}-\d\d-\d\d)-[^/]+$")
# drafts of Jekyll, and Hugo's pages of whole sections
_SET_APART = re.compile(r"(?:^|/)(?:_drafts/[^/]+|_index\.[a-z.]+)\Z")
# what those who put a corpus together say of it
_BESIDE = re.compile(r"(?:^|/)(?:README|(?:CHANGES|CHANGELOG|LICEN[CS]E|COPYING)(?=\.|\Z))[^/]*\Z")
_GUTENBERG = re.compile(
    r"^\*\*\* ?START OF TH(?:E|IS) PROJECT GUTENBERG EBOOK[^\n]*\n(.*?)"
    r"^\*\*\* ?END OF TH(?:E|IS) PROJECT GUTENBERG",
    re.MULTILINE | re.DOTALL,
)
_GUTENBERG_FIELD = re.compile(r"^(Title|Author): (.{1,300}(?:\n {2,}.{1,300})?)", re.MULTILINE)
# "sn83045462/1925/11/19/ed-1/seq-3/ocr.txt" of Chronicling America
_WHOLE_PAGE = re.compile(r"(?:^|/)ed-\d+/seq-\d+/ocr\.txt\Z")
_HIGHLIGHT = re.compile(r"^@highlight[^\S\n]*$", re.MULTILINE)
_CNN_LINK = re.compile(r"^E-mail to a friend[^\S\n]*$", re.MULTILINE)


def list_text_records(content: bytes, name: str) -> list[FoundRecord]:
    """The stories of a text file. Raises `ArchiveError`."""
    if _WHOLE_PAGE.search(name):
        detail = f"{name}: the words of a whole scanned page, which do not say where a story begins"
        raise ArchiveError("unsupported_format", detail)
    text = decode_text(content)
    if _HIGHLIGHT.search(text):
        return [_read_cnn_story(text, name)]
    return _list_records(text, name, content)


def list_rtf_records(content: bytes, name: str) -> list[FoundRecord]:
    """The stories of an RTF file. Raises `ArchiveError` bad_record."""
    try:
        codes = content.decode("latin-1")
        text = rtf_to_text(codes, errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError) as error:
        raise ArchiveError("bad_record", f"RTF that cannot be read: {error!r}") from error
    return _list_records(_part_lines(text), name)


def list_docx_records(content: bytes, name: str) -> list[FoundRecord]:
    """The stories of a DOCX file, of which this is `word/document.xml`. Raises `ArchiveError`."""
    lines: list[str] = []
    for paragraph in parse_document(content, name).iter(f"{WORD}p"):
        pieces: list[str] = []
        for element in paragraph.iter(f"{WORD}t", f"{WORD}tab", f"{WORD}br"):
            is_words = element.tag == f"{WORD}t"
            pieces.append((element.text or "") if is_words else " ")
        lines.append("".join(pieces))
    return _list_records(_part_lines("\n".join(lines)), name)


def list_odt_records(content: bytes, name: str) -> list[FoundRecord]:
    """The stories of an OpenDocument text, of which this is `content.xml`."""
    root = parse_document(content, name)
    for aside in root.iter(f"{OFFICE}annotation", f"{TEXT}tracked-changes", f"{TEXT}note"):
        aside.clear(keep_tail=True)
    lines: list[str] = []
    for paragraph in root.iter(f"{TEXT}p", f"{TEXT}h"):
        if next(paragraph.iterancestors(f"{TEXT}p", f"{TEXT}h"), None) is not None:
            # in a frame, and read with the paragraph that it hangs on
            continue
        for mark in paragraph.iter(f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"):
            mark.text = " "
        lines.append("".join(map(str, paragraph.itertext())))
    return _list_records(_part_lines("\n".join(lines)), name)


def _part_lines(text: str) -> str:
    """A line of a word processor is a paragraph."""
    return "\n\n".join(line for line in text.replace("\x00", "").splitlines() if line.strip())


def _list_records(text: str, name: str, content: bytes | None = None) -> list[FoundRecord]:
    if _BESIDE.search(name):
        return [FoundRecord(skip_reason="not_an_article", source_record=name)]
    fields = read_front_matter(text) or _read_markdown(text) or read_light_markup(text)
    if fields is not None:
        return [_read_with_fields(fields, name)]
    if (note := read_joplin(text)) is not None and note:
        return [_read_with_fields(note, name)]
    if note is not None or _ROBOTS.match(text) or _is_settings(text):
        return [FoundRecord(skip_reason="not_an_article", source_record=name)]
    for is_export, read_export in EXPORTS:
        records = list(read_export(text, name)) if is_export(text) else []
        if records:
            return records
    if labelled := list_labelled(text):
        return [_number(_read_with_fields(one, name), at) for at, one in enumerate(labelled, 1)]
    fields = _read_gutenberg(text) or read_head(text) or read_labels(text)
    if fields is not None:
        return [_read_with_fields(fields, name)]
    if _count_words(text) < LEAST_WORDS:
        detail = f"{name}: fewer than {LEAST_WORDS} words, which are no story"
        raise ArchiveError("missing_text", detail)
    plain = text.encode("utf-8", "replace") if content is None else content
    return [FoundRecord(article=read_wire_story(plain, name))]


def _read_with_fields(fields: dict[str, Any], name: str) -> FoundRecord:
    """A story with its fields above it."""
    day = _DAY_IN_NAME.search(name)
    if day and "markdown" in fields and find_date(fields) is None:
        # Jekyll has the day of a post in the name of its file alone
        fields = {**fields, "date": day[1]}
    noted = note_fields(
        ((key, kind_of(key), str(value)) for key, value in fields.items()), has_date=True
    )
    is_draft = any(str(fields.get(key)).lower() == value for key, value in DRAFTS)
    if is_draft or (fields.get("markdown") and _SET_APART.search(name)):
        return FoundRecord(skip_reason="not_an_article", source_record=name, noted=noted)
    try:
        article = read_json_article(fields)
    except ArchiveError as error:
        if not fields.get("markdown", True):
            # the page of a section has a title alone
            return FoundRecord(skip_reason="blank", source_record=name, noted=noted)
        return FoundRecord(error=error, source_record=name, noted=noted)
    article = replace(article, source_record=article.source_record or name)
    return FoundRecord(article=article, noted=noted)


def _number(record: FoundRecord, number: int) -> FoundRecord:
    """One of several stories of a file, with its place there."""
    position = f"story {number}"
    article = record.article
    if article is not None:
        article = replace(article, source_record=f"{article.source_record} {position}")
    return replace(record, position=position, article=article)


def _read_markdown(text: str) -> dict[str, Any] | None:
    """A story in Markdown with nothing above its title."""
    found = _TITLE.match(text)
    if found is None:
        return None
    title, story = found[1].strip(), text[found.end() :]
    # the properties of a page of Notion
    labelled = read_labels(f"Title: {title}\n{story}")
    if labelled is None or len(labelled) < LEAST_LABELS:
        return {"title": title, "markdown": story}
    story = labelled.pop("text")
    return {**labelled, "title": title, "markdown": story}


def _count_words(text: str) -> int:
    """Words, or letters of a writing that parts no words; no more than are asked for."""
    found = _WORD.finditer(text)
    return sum(1 for _ in islice(found, LEAST_WORDS))


def _read_gutenberg(text: str) -> dict[str, Any] | None:
    """A text of Project Gutenberg without its licence, and the names above it."""
    found = _GUTENBERG.search(text)
    if found is None:
        return None
    head = text[: found.start()]
    fields = {name: " ".join(value.split()) for name, value in _GUTENBERG_FIELD.findall(head)}
    return {**fields, "text": found[1].strip()}


def _is_settings(text: str) -> bool:
    """Whether each line is a setting of a program, as in the folder of a site's generator."""
    lines = [line for line in text[:LONGEST_SETTINGS].splitlines() if line.strip()]
    found = [_SETTING.fullmatch(line) for line in lines]
    named = sum(one is not None and one["name"] is not None for one in found)
    return all(found) and named > 1 and named * 3 > len(found)


def _read_cnn_story(text: str, name: str) -> FoundRecord:
    """A story of the CNN and Daily Mail corpus: what follows "@highlight" is its summary."""
    story, *highlights = _HIGHLIGHT.split(text)
    plain = _CNN_LINK.sub("", story).strip()
    article = read_wire_story(plain.encode("utf-8", "surrogatepass"), name)
    summary = " ".join(" ".join(words.split()) for words in highlights).strip()
    return FoundRecord(article=replace(article, summary=summary or None))
