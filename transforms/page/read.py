"""A web page to an article.

In: page bytes and what the crawl knows of them. Out: a `FoundRecord`: an article, or the reason
why the page holds none. Furniture is taken off the page, trafilatura finds the main text of what
is left, and `blocks` says what each block is. The decision to question: the headline is kept
beside the text and taken out of it, so an offset never points into a title that a site repeats;
the deck below it, which trafilatura leaves out, opens the text as a sub-heading.
"""

import logging
import re
from datetime import datetime

from lxml.etree import LxmlError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from transforms.errors import ArchiveError
from transforms.page.blocks import PageStory, find_story, mark_blocks
from transforms.page.date_lines import FUTURE_SLACK
from transforms.page.deck import find_deck
from transforms.page.encoding import decode_page
from transforms.page.kinds import find_page_kind
from transforms.page.metadata import PageMetadata, read_metadata
from transforms.page.paywall import is_offer
from transforms.page.saved_copy import read_copy
from transforms.text.boilerplate import drop_byline_day
from transforms.text.bylines import is_person, split_names
from transforms.text.markup import drop_invisible
from transforms.text.sections import find_sections
from transforms.text.stored_article import FoundArticle, FoundRecord, host_source
from transforms.text.timestamps import Moment

UNKNOWN_SOURCE = "unknown"
LEAST_TEXT = 25
"""Code points of body text under which a page holds no article."""

LEAST_TEASER = 90
"""The same beside an offer to subscribe: a teaser has a sentence."""

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
) -> FoundRecord:
    """The article of a page, or why it is none. Raises `ArchiveError` no_main_text."""
    copy = read_copy(decode_page(content, charset), url, observed_at)
    page, url, observed_at = copy.page, copy.url, copy.observed_at
    tree = _parse_page(page)
    metadata = read_metadata(tree, url, observed_at, is_copy=copy.is_noted, markup=page)
    kind = find_page_kind(tree, metadata, url)
    if kind is not None:
        return FoundRecord(skip_reason=kind, url=metadata.url)
    deck = find_deck(metadata.shown, metadata.summary)
    story = find_story(tree, metadata, url=url, deck=deck)
    if len(story.text) < SUSPECT_TEXT and not story.has_offer:
        # so little is left that the story may have gone with the furniture
        whole = find_story(_parse_page(page), metadata, url=url, deck=deck, is_pruned=False)
        if len(whole.text) > SUSPECT_TEXT:
            story = whole
    if story.has_offer and (len(story.text) < LEAST_TEASER or is_offer(metadata.title)):
        return FoundRecord(skip_reason="paywall", url=metadata.url)
    if len(story.text) < LEAST_TEXT:
        raise ArchiveError("no_main_text", "no article text found on the page")
    return FoundRecord(article=_make_article(story, metadata, deck, observed_at))


def _make_article(
    story: PageStory, metadata: PageMetadata, deck: str | None, observed_at: datetime | None
) -> FoundArticle:
    layout = find_sections(story.text, metadata.title, mark_blocks(story.blocks))
    dateline = layout.dateline
    published, published_from = metadata.published, metadata.published_from
    filed = dateline.moment if dateline else None
    for moment, origin in ((layout.stamp, "page"), (filed, "dateline")):
        if published is None and moment is not None and _is_past(moment, observed_at):
            published, published_from = moment, origin
    return FoundArticle(
        text=story.text,
        text_share=story.text_share,
        is_truncated=story.is_truncated,
        sections=layout.sections,
        source=host_source(metadata.url) or metadata.publisher or UNKNOWN_SOURCE,
        url=metadata.url,
        headline=metadata.title,
        byline=layout.byline or ", ".join(metadata.authors) or None,
        authors=metadata.authors or _read_signers(layout.byline),
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


def _read_signers(byline: str | None) -> tuple[str, ...]:
    """The people of a byline that stands in the story's text alone, as on pages of `<br>`."""
    names = split_names([drop_byline_day(byline)]) if byline else ()
    return tuple(name for name in names if " " in name and is_person(name))


def _is_past(moment: Moment, observed_at: datetime | None) -> bool:
    return observed_at is None or moment.at <= observed_at + FUTURE_SLACK


def _parse_page(page: str) -> HtmlElement:
    """The tree, without the doctype: a faulty one makes libxml2 lose what follows."""
    parser = HTMLParser(encoding="utf-8", collect_ids=False, remove_comments=True, remove_pis=True)
    shown = drop_invisible(_DOCTYPE.sub("", page, count=1))
    markup = shown.encode("utf-8", "replace")
    try:
        return document_fromstring(markup, parser=parser)
    except (LxmlError, ValueError, TypeError, AssertionError) as error:
        raise ArchiveError("no_main_text", f"not to be parsed as HTML: {error}") from error
