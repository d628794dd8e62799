"""A web page to an article.

In: page bytes and what the crawl knows of them. Out: a `FoundArticle`, or None for a page that is
no article. trafilatura finds the main text; its paragraphs are joined by blank lines and its
headings are sub-headings. The decision to question: the headline is kept beside the text and
taken out of it, so an offset never points into a title that a site repeats.
"""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from lxml.etree import LxmlError
from lxml.html import HtmlElement
from resiliparse.parse.encoding import bytes_to_str, detect_encoding
from trafilatura import bare_extraction, load_html

from transforms.article import FoundArticle, host_source
from transforms.errors import ArchiveError
from transforms.ids import normalise_words
from transforms.page_metadata import PageMetadata, read_metadata
from transforms.sections import find_sections

UNKNOWN_SOURCE = "unknown"
BLOCK_TAGS = frozenset({"p", "head", "item", "quote", "cell", "list", "row", "table", "code", "ab"})
HEADING_TAG = "head"
PARAGRAPH_BREAK = "\n\n"
LEAST_TEXT = 25
"""Code points of body text under which a page holds no article."""

for library in ("trafilatura", "htmldate"):
    # they report each page without text as an error; here it is a reject with its reason
    logging.getLogger(library).setLevel(logging.CRITICAL)

_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or heading of the main text."""

    text: str
    is_heading: bool


def read_page(
    content: bytes,
    *,
    url: str | None = None,
    charset: str | None = None,
    observed_at: datetime | None = None,
) -> FoundArticle | None:
    """The article of a page; None for a front page. Raises `ArchiveError` no_main_text."""
    if url is not None and urlsplit(url).path in ("", "/") and not urlsplit(url).query:
        return None
    tree = _parse_page(decode_page(content, charset))
    metadata = read_metadata(tree, url, observed_at)
    blocks = _drop_title(list(find_blocks(tree, url)), metadata)
    text = PARAGRAPH_BREAK.join(block.text for block in blocks)
    if len(text) < LEAST_TEXT:
        raise ArchiveError("no_main_text", "no article text found on the page")
    layout = find_sections(text, metadata.title, _mark_headings(blocks))
    dateline = layout.dateline
    published = metadata.published
    return FoundArticle(
        text=text,
        sections=layout.sections,
        source=host_source(metadata.url) or metadata.publisher or UNKNOWN_SOURCE,
        url=metadata.url,
        headline=metadata.title,
        byline=layout.byline or ", ".join(metadata.authors) or None,
        authors=metadata.authors,
        language=metadata.language,
        published_at=published.at if published else None,
        published_precision=published.precision if published else None,
        published_from=metadata.published_from,
        modified_at=metadata.modified.at if metadata.modified else None,
        observed_at=observed_at,
        dateline_place=dateline.place if dateline else None,
        agency=dateline.agency if dateline else None,
        section=metadata.section,
    )


def decode_page(content: bytes, charset: str | None = None) -> str:
    """A page's text: UTF-8 if it is that, whatever it says; else as header or meta tag says."""
    if not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return _CONTROL.sub("", content.decode("utf-8-sig"))
        except UnicodeDecodeError:
            pass
    declared = _META_CHARSET.search(content[:4096])
    for name in (charset, declared[1].decode("ascii", "ignore") if declared else None):
        if name and name.lower().replace("-", "") != "utf8":
            try:
                return _CONTROL.sub("", content.decode(name))
            except (LookupError, UnicodeDecodeError):
                continue
    try:
        text: str = bytes_to_str(content, detect_encoding(content) or "utf-8", errors="replace")
    except (LookupError, UnicodeError, TypeError):
        text = content.decode("utf-8", "replace")
    return _CONTROL.sub("", text)


def _parse_page(page: str) -> HtmlElement:
    try:
        tree = load_html(page)
    except (LxmlError, ValueError, TypeError, AssertionError) as error:
        raise ArchiveError("no_main_text", f"not to be parsed as HTML: {error}") from error
    if tree is None:
        raise ArchiveError("no_main_text", "no HTML element on the page")
    return tree


def find_blocks(tree: HtmlElement, url: str | None = None) -> Iterator[Block]:
    """Paragraphs and headings of the main text, in order."""
    document = bare_extraction(tree, url=url, include_comments=False)
    if document is not None and document.body is not None:
        yield from _walk_blocks(document.body)


def _walk_blocks(element: Any, is_heading: bool = False) -> Iterator[Block]:
    """Leaf blocks; text that stands loose between blocks is a block of its own."""
    pieces = [element.text or ""]
    for child in element:
        if not isinstance(child.tag, str):
            pieces.append(child.tail or "")
        elif child.tag in BLOCK_TAGS:
            yield from _flush(pieces, is_heading)
            yield from _walk_blocks(child, child.tag == HEADING_TAG)
            pieces = [child.tail or ""]
        elif child.tag == "lb":
            pieces.append("\n" + (child.tail or ""))
        elif any(inner.tag in BLOCK_TAGS for inner in child.iterdescendants()):
            yield from _flush(pieces, is_heading)
            yield from _walk_blocks(child, is_heading)
            pieces = [child.tail or ""]
        else:
            pieces.append("".join(child.itertext()) + (child.tail or ""))
    yield from _flush(pieces, is_heading)


def _flush(pieces: list[str], is_heading: bool) -> Iterator[Block]:
    text = _SPACES.sub(" ", "".join(pieces)).strip()
    if text:
        yield Block(text, is_heading)


def _drop_title(blocks: list[Block], metadata: PageMetadata) -> list[Block]:
    """Without the title, which sites repeat at the top of the text."""
    titles = {normalise_words(title) for title in metadata.titles}
    while blocks and normalise_words(blocks[0].text) in titles:
        blocks = blocks[1:]
    return blocks


def _mark_headings(blocks: list[Block]) -> dict[int, str]:
    """Where each heading starts in the joined text."""
    marked: dict[int, str] = {}
    start = 0
    for block in blocks:
        if block.is_heading:
            marked[start] = "sub_heading"
        start += len(block.text) + len(PARAGRAPH_BREAK)
    return marked
