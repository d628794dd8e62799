"""When a page says that its story was published and changed.

In: a parsed page, its JSON-LD and meta tags, its address, its headline, when it was crawled. Out:
`FoundDates`. Asked in this order: JSON-LD, meta tags, what the page marks as the publication
(`<time itemprop>`), data in its scripts and in other hidden places that the rest does not deny,
the date printed beside the headline, the address, the line that closes the story;
`published_from` says which answered (json-ld, meta, time-tag, script, page, url). htmldate is
asked last and believed only where the address or the page's own words bear its answer out. The
decision to question: a date after the crawl is none, the crawl's own date never is one, and where
JSON-LD states one time for publication and change and the address an earlier day, the address is
right: such pages are stamped anew, as are those whose printed day is that of the address, long
before.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, partial
from typing import Any

import htmldate
from lxml.html import HtmlElement

from transforms.page.comments import is_in_comments
from transforms.page.date_address import find_url_day
from transforms.page.date_elsewhere import (
    read_closing,
    read_elsewhere,
    read_folio,
    read_window_title,
)
from transforms.page.date_hidden import read_hidden
from transforms.page.date_lines import (
    FUTURE_SLACK,
    read_near_headline,
    read_stated,
)
from transforms.page.date_names import is_embedded
from transforms.page.date_order import tell_day_first
from transforms.page.date_places import LONGEST_PRINTED
from transforms.page.date_zones import tell_zone
from transforms.page.microformats import find_marked, is_of_media
from transforms.text.date_words import PUBLISHED_WORDS
from transforms.text.json_ld import PAGE_TYPES, types_of
from transforms.text.printed_dates import find_date
from transforms.text.timestamps import EPOCH, Moment, read_moment

PUBLISHED_TAGS = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "rnews:datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "dc:date",
    "dc:date.issued",
    "pubdate",
    "pub_date",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_time",
    "article.published",
    "article_date_original",
    "originalpublicationdate",
    "published-date",
    "publication_date",
    "publicationdate",
    "datecreated",
    "ptime",
    "pdate",
    "displaydate",
    "date_published",
    "date-published",
    "published_at",
    "article:published_date",
    "article.date",
    "article-date",
    "bt:pubdate",
    "bytedance:published_time",
    "weibo:article:create_at",
    "citation_publication_date",
    "citation_online_date",
    "creation_date",
    "created",
    "date",
)
MODIFIED_TAGS = (
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "lastmod",
    "last-modified",
)
STAMPED_ANEW = timedelta(days=3)
"""How much later than the address a time must be to be that of a new stamp."""

WEAK_TAGS = frozenset({"datecreated", "creation_date", "created"})
"""Tags of the day on which a page was made, as a site's move to another system makes them all."""

MOVED = timedelta(days=60)
"""How much later than both the address and the day that is printed a time must be to be that of a
site's move to another system, which stamps all that it had with one day."""

SURROUNDED = timedelta(hours=14)
"""A stated time so near to the first second that computers count is an empty field in a zone."""


@dataclass(frozen=True, slots=True)
class FoundDates:
    """What the page states; `published_from` is the place that stated the publication."""

    published: Moment | None
    published_from: str | None
    modified: Moment | None


def find_dates(
    tree: HtmlElement,
    article: Mapping[str, Any],
    nodes: Sequence[Mapping[str, Any]],
    tags: Mapping[str, Sequence[str]],
    *,
    url: str | None,
    headline: HtmlElement | None,
    language: str | None,
    observed_at: datetime | None,
    markup: str = "",
) -> FoundDates:
    """The dates of a page's story; `markup` is the page with its comments."""
    latest = observed_at + FUTURE_SLACK if observed_at else None
    modified = _first([article.get("dateModified"), *_values(tags, MODIFIED_TAGS)], latest)
    pages = [node for node in nodes if types_of(node) & PAGE_TYPES]
    changed = modified or _first((node.get("dateModified") for node in pages), latest)

    @cache
    def tell_order() -> bool | None:
        return tell_day_first(language, url, tree)

    look = partial(read_near_headline, headline, tell_order, observed_at)
    printed = look()
    day = find_url_day(url)
    if day is not None and latest is not None and day.at > latest:
        day = None
    is_anew = False
    for origin, values in _read_places(tree, article, nodes, pages, tags):
        moment = _first(values, latest)
        if moment is None or (is_anew and not _is_near(moment, day)):
            continue
        if not is_anew and (_is_stamped_anew(moment, changed, day) or _is_moved(moment, day, look)):
            is_anew = True
            continue
        if origin == "meta" and day is None and (made := _find_before_move(moment, tags, look)):
            return FoundDates(made, "page", modified)
        stated = [article.get("datePublished"), *_values(tags, PUBLISHED_TAGS)]
        return FoundDates(tell_zone(moment, tree, stated, printed), origin, modified)
    if is_anew:
        return FoundDates(day, "url", modified)
    shown = next(printed, None)
    told = _first(read_hidden(tree, tags, markup), latest)
    if told is not None and all(_is_near(told, other) for other in (shown, day) if other):
        return FoundDates(told, "script", modified)
    if shown is not None and (day is None or _is_near(shown, day)):
        return FoundDates(shown, "page", modified)
    if day is not None:
        return FoundDates(day, "url", modified)
    guessed = (
        read_elsewhere(tree, headline, tell_order(), observed_at)
        or read_closing(headline, tell_order(), observed_at)
        or read_window_title(tree, tell_order(), observed_at)
        or _guess(tree, url, latest)
        or read_folio(tree, headline, tell_order(), observed_at)
    )
    return FoundDates(guessed, "page" if guessed else None, modified)


def _read_places(
    tree: HtmlElement,
    article: Mapping[str, Any],
    nodes: Sequence[Mapping[str, Any]],
    pages: Sequence[Mapping[str, Any]],
    tags: Mapping[str, Sequence[str]],
) -> Iterator[tuple[str, Iterable[Any]]]:
    """What each place states of the publication; most pages are answered by the first."""
    of_pages = (node.get("datePublished") for node in pages)
    yield "json-ld", [article.get("datePublished"), *of_pages, article.get("dateCreated")]
    yield "meta", (*_values(tags, PUBLISHED_TAGS), *_read_parsely(tags))
    yield "time-tag", _read_marked(tree)
    if not article:
        videos = (node.get("uploadDate") for node in nodes if "VideoObject" in types_of(node))
        yield "json-ld", videos


def _is_stamped_anew(moment: Moment, modified: Moment | None, day: Moment | None) -> bool:
    """Whether publication is stated as the time of the last change, days after the address."""
    if day is None or moment.at - day.at < STAMPED_ANEW:
        return False
    return modified is not None and abs(moment.at - modified.at) < timedelta(minutes=1)


def _is_moved(moment: Moment, day: Moment | None, look: Callable[[], Iterator[Moment]]) -> bool:
    """Whether a time is long after both the address and the day printed, which agree."""
    if day is None or moment.at - day.at < MOVED:
        return False
    beside = next(look(), None)
    return beside is not None and _is_near(beside, day)


def _find_before_move(
    moment: Moment, tags: Mapping[str, Sequence[str]], look: Callable[[], Iterator[Moment]]
) -> Moment | None:
    """The day printed beside the headline, long before the one on which the page was made."""
    stated = {read_stated(value) for value in _values(tags, WEAK_TAGS)}
    beside = next(look(), None) if moment in stated else None
    return beside if beside is not None and moment.at - beside.at >= MOVED else None


def _is_near(moment: Moment, day: Moment | None) -> bool:
    return day is not None and abs(moment.at - day.at) < STAMPED_ANEW


def _read_marked(tree: HtmlElement) -> Iterator[str]:
    """Elements that say they hold the publication."""
    found = tree.xpath(
        "//*[@itemprop='datePublished' or @property='datePublished'"
        " or @property='schema:datePublished' or @property='schema:dateCreated'"
        " or contains(@property, 'dc:created') or (self::time and @pubdate)]"
        "[not(ancestor::aside or ancestor::li)]"
    )
    for element in sorted((*found, *find_marked(tree, "dt-published")), key=is_of_media):
        if is_in_comments(element):
            continue
        stated = element.get("datetime") or element.get("content") or element.get("title")
        yield str(stated or element.text_content())


def _guess(tree: HtmlElement, url: str | None, latest: datetime | None) -> Moment | None:
    """htmldate's answer, if the address has its month or the page says "published" beside it."""
    options = {"max_date": latest.strftime("%Y-%m-%d")} if latest else {}
    try:
        day = htmldate.find_date(
            tree, original_date=True, extensive_search=False, url=url, **options
        )
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):
        return None
    moment = read_moment(day)
    if moment is None:
        return None
    if re.search(rf"/{moment.at.year}[/-]?0?{moment.at.month}(?!\d)", url or ""):
        return moment
    for words in tree.xpath("//body//text()[not(parent::script or parent::style)]"):
        if len(words) > LONGEST_PRINTED or not PUBLISHED_WORDS.search(words):
            continue
        line = words.getparent()
        near = line if words.is_text and line.getparent() is None else line.getparent()
        if near is not None and is_embedded(near):
            continue
        shown = find_date(near.text_content()) if near is not None else None
        if shown is not None and shown.at.date() == moment.at.date():
            return moment
    return None


def _read_parsely(tags: Mapping[str, Sequence[str]]) -> Iterator[Any]:
    """The day in Parse.ly's tag, which is an object in JSON."""
    for content in tags.get("parsely-page", ()):
        try:
            told = json.loads(content)
        except (ValueError, RecursionError):
            continue
        if isinstance(told, dict):
            yield told.get("pub_date")


def _values(tags: Mapping[str, Sequence[str]], names: Iterable[str]) -> list[str]:
    return [content for name in names for content in tags.get(name, ())]


def _first(values: Iterable[Any], latest: datetime | None) -> Moment | None:
    for value in values:
        moment = read_stated(value)
        if moment is None or abs(moment.at - EPOCH) <= SURROUNDED:
            continue
        if latest is None or moment.at <= latest:
            return moment
    return None
