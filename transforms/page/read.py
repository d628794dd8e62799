"""A web page to an article.

In: page bytes and what the crawl knows of them. Out: a `FoundArticle`, or None for a page that is
no article. Furniture is taken off the page, trafilatura finds the main text of what is left, and
`page_blocks` says what each block is. The decision to question: the headline is kept beside the
text and taken out of it, so an offset never points into a title that a site repeats; the deck
below it, which trafilatura leaves out, opens the text as a sub-heading.
"""

import logging
import re
from datetime import datetime
from urllib.parse import urlsplit

from lxml.etree import LxmlError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from transforms.errors import ArchiveError
from transforms.page.blocks import find_story, mark_blocks
from transforms.page.dates import FUTURE_SLACK
from transforms.page.deck import find_deck
from transforms.page.encoding import decode_page
from transforms.page.metadata import read_metadata
from transforms.text.sections import find_sections
from transforms.text.stored_article import FoundArticle, host_source
from transforms.text.timestamps import Moment

UNKNOWN_SOURCE = "unknown"
LEAST_TEXT = 25
"""Code points of body text under which a page holds no article."""

SUSPECT_TEXT = 100
"""Code points under which the page is read a second time with its furniture."""

_DOCTYPE = re.compile(r"^\s*<!doctype[^>]{0,400}>", re.IGNORECASE)

for library in ("trafilatura", "htmldate"):
    # they report each page without text as an error; here it is a reject with its reason
    logging.getLogger(library).setLevel(logging.CRITICAL)


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
    page = decode_page(content, charset)
    tree = _parse_page(page)
    metadata = read_metadata(tree, url, observed_at)
    deck = find_deck(metadata.shown, metadata.summary)
    story = find_story(tree, metadata, url=url, deck=deck)
    if len(story.text) < SUSPECT_TEXT:
        # so little is left that the story may have gone with the furniture
        whole = find_story(_parse_page(page), metadata, url=url, deck=deck, is_pruned=False)
        if len(whole.text) > SUSPECT_TEXT:
            story = whole
    text = story.text
    if len(text) < LEAST_TEXT:
        raise ArchiveError("no_main_text", "no article text found on the page")
    layout = find_sections(text, metadata.title, mark_blocks(story.blocks))
    dateline = layout.dateline
    published, published_from = metadata.published, metadata.published_from
    if published is None and layout.stamp is not None and _is_past(layout.stamp, observed_at):
        published, published_from = layout.stamp, "page"
    return FoundArticle(
        text=text,
        text_share=story.text_share,
        sections=layout.sections,
        source=host_source(metadata.url) or metadata.publisher or UNKNOWN_SOURCE,
        url=metadata.url,
        headline=metadata.title,
        byline=layout.byline or ", ".join(metadata.authors) or None,
        authors=metadata.authors,
        language=metadata.language,
        published_at=published.at if published else None,
        published_precision=published.precision if published else None,
        published_from=published_from,
        published_utc_offset=published.utc_offset_minutes if published else None,
        modified_at=metadata.modified.at if metadata.modified else None,
        observed_at=observed_at,
        dateline_place=dateline.place if dateline else None,
        agency=dateline.agency if dateline else None,
        section=metadata.section,
        publisher=metadata.publisher,
        summary=metadata.summary or deck,
    )


def _is_past(moment: Moment, observed_at: datetime | None) -> bool:
    return observed_at is None or moment.at <= observed_at + FUTURE_SLACK


def _parse_page(page: str) -> HtmlElement:
    """The tree, without the doctype: a faulty one makes libxml2 lose what follows."""
    parser = HTMLParser(encoding="utf-8", collect_ids=False, remove_comments=True, remove_pis=True)
    markup = _DOCTYPE.sub("", page, count=1).encode("utf-8", "replace")
    try:
        return document_fromstring(markup, parser=parser)
    except (LxmlError, ValueError, TypeError, AssertionError) as error:
        raise ArchiveError("no_main_text", f"not to be parsed as HTML: {error}") from error
