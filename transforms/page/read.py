"""A web page to an article.

In: page bytes and what the crawl knows of them. Out: a `FoundRecord`: an article, or the reason
why the page holds none. Furniture is taken off the page, trafilatura finds the main text of what
is left, and `blocks` says what each block is. The decision to question: the headline is kept
beside the text and taken out of it, so an offset never points into a title that a site repeats;
the deck below it, which trafilatura leaves out, opens the text as a sub-heading.
"""

import logging
import re
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import datetime

from lxml.etree import LxmlError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from transforms.errors import ArchiveError
from transforms.page.blocks import PageStory, find_story, mark_blocks
from transforms.page.date_lines import FUTURE_SLACK
from transforms.page.deck import find_deck
from transforms.page.encoding import decode_page
from transforms.page.kinds import find_page_kind, is_one_story
from transforms.page.metadata import PageMetadata, read_metadata
from transforms.page.page_stories import PagePart, find_stories
from transforms.page.paywall import is_offer
from transforms.page.saved_copy import SavedCopy, read_copy
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
    page = _open_page(read_copy(decode_page(content, charset), url, observed_at))
    return _read_one(page)


def list_stories(
    content: bytes,
    *,
    url: str | None = None,
    charset: str | None = None,
    observed_at: datetime | None = None,
) -> list[FoundRecord]:
    """The articles of a page that holds several whole ones, else what `read_page` gives.

    Not of a crawl's front page: what stands there has a page of its own.
    """
    page = _open_page(read_copy(decode_page(content, charset), url, observed_at))
    parts: list[PagePart] = []
    if page.kind == "list_page" or (
        page.kind is None and not is_one_story(page.tree, page.metadata)
    ):
        parts = find_stories(page.tree, page.metadata, page.copy.url)
    if not parts:
        return [_read_one(page)]
    return [
        _read_part(part, number, page.metadata, page.copy)
        for number, part in enumerate(parts, start=1)
    ]


@dataclass(frozen=True, slots=True)
class _OpenPage:
    """A parsed page, what it states, and why it holds no story, if it does not."""

    tree: HtmlElement
    metadata: PageMetadata
    kind: str | None
    copy: SavedCopy


def _open_page(copy: SavedCopy) -> _OpenPage:
    tree = _parse_page(copy.page)
    metadata = _read_metadata(tree, copy)
    return _OpenPage(tree, metadata, find_page_kind(tree, metadata, copy.url), copy)


def _read_part(part: PagePart, number: int, around: PageMetadata, copy: SavedCopy) -> FoundRecord:
    """One of several stories: what it does not state of itself the page states for all."""
    position = f"story {number}"
    own = replace(copy, page="", url=part.url, is_noted=False)
    try:
        found = _read_one(_OpenPage(part.tree, _read_metadata(part.tree, own), None, own))
    except ArchiveError as error:
        return FoundRecord(position, error=error, url=part.url)
    article = found.article
    if article is None:
        return replace(found, position=position)
    if article.source == UNKNOWN_SOURCE:
        outlet = host_source(around.url) or around.publisher
        article = replace(article, source=outlet or UNKNOWN_SOURCE)
    if article.published_at is None and part.day is not None:
        article = replace(
            article,
            published_at=part.day.at,
            published_precision=part.day.precision,
            published_from="page",
            published_utc_offset=part.day.utc_offset_minutes,
        )
    return FoundRecord(position, article=article, url=part.url)


def _read_metadata(tree: HtmlElement, copy: SavedCopy) -> PageMetadata:
    return read_metadata(tree, copy.url, copy.observed_at, is_copy=copy.is_noted, markup=copy.page)


def _read_one(page: _OpenPage) -> FoundRecord:
    """The page as one story, unless its kind says that it is none."""
    tree, metadata, copy = page.tree, page.metadata, page.copy
    if page.kind is not None:
        return FoundRecord(skip_reason=page.kind, url=metadata.url)
    spare = deepcopy(tree) if not copy.page else None
    deck = find_deck(metadata.shown, metadata.summary)
    story = find_story(tree, metadata, url=copy.url, deck=deck)
    if len(story.text) < SUSPECT_TEXT and not story.has_offer:
        # so little is left that the story may have gone with the furniture
        again = spare if spare is not None else _parse_page(copy.page)
        whole = find_story(again, metadata, url=copy.url, deck=deck, is_pruned=False)
        if len(whole.text) > SUSPECT_TEXT:
            story = whole
    if story.has_offer and (len(story.text) < LEAST_TEASER or is_offer(metadata.title)):
        return FoundRecord(skip_reason="paywall", url=metadata.url)
    if len(story.text) < LEAST_TEXT:
        raise ArchiveError("no_main_text", "no article text found on the page")
    return FoundRecord(article=_make_article(story, metadata, deck, copy.observed_at))


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
