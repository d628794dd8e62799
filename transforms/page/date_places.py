"""Where on a page a story's date stands, and where another story, a menu or a box has its own.

In: an element, and the headline with what holds it. Out: the lines around the headline, and
whether an element is elsewhere. The decision to question: a link as long as a headline beside a
date makes it that of another story, unless it leads to a writer or a tool of the page, or is the
day itself.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice

from lxml.html import HtmlElement

from transforms.page.boilerplate_names import find_furniture_name, heads_furniture
from transforms.page.comments import is_in_comments
from transforms.page.date_labels import MOST_LETTERS, is_time
from transforms.page.date_names import BOX_NAME, CALENDAR_NAME, DATE_NAME, OWN_PART, is_embedded
from transforms.page.tree_order import elements_after
from transforms.text.date_words import PUBLISHED_WORDS
from transforms.text.printed_dates import EAST_ASIAN, count_letters_beside, find_date
from transforms.text.timestamps import Moment

LONGEST_PRINTED = 120
LEAST_PARAGRAPH = 80
LONGEST_NAMES = 300
_TOOL_LINK = re.compile(
    r"^(?:mailto|javascript|tel|whatsapp):|^#"
    r"|/(?:author|autor|auteur|autore|redac\w+|staff|profile|user|contributor|reporter|journalist)s?/"
    r"|[/.](?:facebook|twitter|linkedin|pinterest|reddit)\.com|[?&/]share|[?&](?:action|print)="
    r"|[/_.?=-](?:print|druck\w*|e?-?mail|versenden|send|imprimir|imprimer|enviar|envoyer|stampa)"
    r"(?:[/_.?&=-]|$)|subscri|suscri[bp]|abonn|newsletter|log-?in(?![a-z])|sign-?in(?![a-z])",
    re.IGNORECASE,
)
"""Where links lead that are no titles of stories: to a writer, to a tool of the page."""

_BYLINE = re.compile(r"(?:entry|post|article)[-_]?meta|by-?line|(?<![a-z])firma", re.IGNORECASE)
"""Names of the line that signs a story."""

_OWN_TOOLS = re.compile(
    r"share|social|author|about|bio|rail|promo|visually|sr[-_]|screen|sign|in[-_]?read"
)
"""Furniture that stands beside a story's date and has no day of another story by itself."""

LEAST_TITLE = 4
LEAST_TITLE_EAST = 12
"""Characters of East Asia of a link that is as long as a headline."""

TITLE_LEVELS = 2
LEAST_STORY = 3

MOST_AFTER = 250
"""Elements behind the headline among which its date is looked for."""

BEFORE_HEADLINE = 12
MOST_WORDED = 6
DAY = timedelta(days=1)
HALF_HOUR = timedelta(minutes=30)
VISIT_SLACK = timedelta(minutes=5)
BARE = frozenset(("br", "hr"))
"""Behind these a line may stand in no element of its own."""

HEADINGS = frozenset({"h2", "h3", "h4"})
OTHER_PAGES = frozenset({"nav", "aside", "footer", "li", "ul", "ol", "form", "select", "button"})
LINES = ("time", "p", "span", "div", "small", "em", "i", "b", "strong", "dd", "td", "h4", "h5",
          "h6", "address", "li", "a", "font", "abbr", "label", "cite", "tr", "dt", "th", "center",
          "u", "nobr", "h2", "h3", "caption", "legend", "pre", "sub", "sup", "date")  # fmt: skip


def is_paragraph(words: str) -> bool:
    """Whether a line is as long as a story's; a character of East Asia says as much as three."""
    missing = LEAST_PARAGRAPH - len(words)
    if missing <= 0 or words.isascii():
        return missing <= 0
    return 2 * len(EAST_ASIAN.findall(words)) >= missing


def is_elsewhere(element: HtmlElement, around: set[HtmlElement]) -> bool:
    """Whether it belongs to another story, a menu or the site's own head."""
    if is_embedded(element) or (is_in_comments(element) and not _signs_beside_counter(element)):
        return True
    is_named = False
    for level, part in enumerate((element, *element.iterancestors())):
        if part in around:
            return False
        tag = part.tag
        named = read_names(part)
        is_named |= level <= TITLE_LEVELS and PUBLISHED_WORDS.search(named) is not None
        if tag in ("nav", "form", "select", "button"):
            return True
        if tag == "article" and not _is_own_article(part, around):
            return True
        if tag in ("aside", "footer", "header") and not (
            OWN_PART.search(named) or (tag == "aside" and is_named and _is_small(part))
        ):
            return True
        if _is_furniture(part, named):
            return True
        if level <= TITLE_LEVELS and any(_is_title(link) for link in part.iter("a")):
            return True
    return False


def _signs_beside_counter(element: HtmlElement) -> bool:
    """Whether what is called comments signs the story and counts them: "entry-meta comments"."""
    outer = next((part for part in element.iterancestors() if not is_in_comments(part)), None)
    return (
        outer is not None
        and _BYLINE.search(read_names(outer)) is not None
        and not any(map(_is_title, outer.iter("a")))
    )


def _is_furniture(part: HtmlElement, named: str) -> bool:
    """Whether its names are those of furniture, and not of tools beside the story's own day."""
    name = find_furniture_name(named[:LONGEST_NAMES])
    if name is None:
        return False
    is_own = _OWN_TOOLS.match(name) or _BYLINE.search(named)
    return not (is_own and (_is_small(part) or _holds_story(part)))


def _is_small(part: HtmlElement) -> bool:
    """Whether it has no title of another story and none of its text."""
    return not any(map(_is_title, part.iter("a"))) and next(_long_paragraphs(part), None) is None


def _holds_story(part: HtmlElement) -> bool:
    """Whether paragraphs as long as a story's stand in it."""
    return sum(1 for _ in islice(_long_paragraphs(part), LEAST_STORY)) == LEAST_STORY


def _long_paragraphs(part: HtmlElement) -> Iterator[HtmlElement]:
    return (one for one in part.iter("p") if is_paragraph(" ".join(one.text_content().split())))


def is_in_box(element: HtmlElement, around: set[HtmlElement]) -> bool:
    """Whether a line stands in a box of the weather, the market or the like."""
    for part in (element, *element.iterancestors()):
        if part in around:
            return False
        if BOX_NAME.search(read_names(part)):
            return True
    return False


def _is_own_article(article: HtmlElement, around: set[HtmlElement]) -> bool:
    """Whether it is the story's: it has text, and the headline stands in none but for it."""
    if any(part.tag == "article" for part in around):
        return False
    if sum(1 for _ in article.getroottree().iter("article")) > 1:
        return False
    return any(is_paragraph(part.text_content()) for part in article.iter("p"))


def _is_title(link: HtmlElement) -> bool:
    """Whether a link is as long as a headline, and no list of authors, day or tool of the page."""
    shown = link.text_content()
    words = shown.split()
    if not words or any(map(str.isdigit, words[0])):
        return False
    if len(words) < LEAST_TITLE and len(EAST_ASIAN.findall(shown)) < LEAST_TITLE_EAST:
        return False
    if link.get("rel") == "author" or _BYLINE.search(link.get("class") or ""):
        return False
    if _TOOL_LINK.search(link.get("href") or ""):
        return False
    is_short = len(shown) <= LONGEST_PRINTED and find_date(shown) is not None
    return not is_short or count_letters_beside(shown) > MOST_LETTERS


def read_names(element: HtmlElement) -> str:
    """Its class and id."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def is_in_calendar(element: HtmlElement, around: set[HtmlElement]) -> bool:
    """Whether a date stands in a list of events to come, beside the story."""
    return any(
        CALENDAR_NAME.search(read_names(part))
        for part in element.iterancestors("div", "section", "ul", "table")
        if part not in around
    )


def list_lines_near(headline: HtmlElement) -> Iterator[tuple[HtmlElement, bool]]:
    """Elements around the headline and whether they stand above it; none of other stories."""
    after = elements_after(headline, MOST_AFTER)
    # what stands above it only from its own part of the page: site heads print today's date
    above = headline.xpath(
        "(preceding-sibling::* | parent::*[parent::article or parent::main]/preceding-sibling::*)"
        "/descendant-or-self::*"
    )
    # stars of a rating and icons of tools may stand between, without a word
    worded = [one for one in above if (one.text or "").strip()][-MOST_WORDED:]
    near = above[-BEFORE_HEADLINE:]
    before = [*(one for one in worded if one not in near), *near]
    within = [*headline.iterdescendants("time", "span")]
    around = {headline, *headline.iterancestors()}
    below = [(element, False) for element in (*within, *_until_related(after))]
    for element, is_above in (*below, *((element, True) for element in before)):
        is_bare = element.tag in BARE and element.tail
        if not (element.tag in LINES or is_bare or is_time(element) or _is_made_up(element)):
            continue
        up = element.iterancestors()
        if any(one.tag in OTHER_PAGES and one not in around for one in (element, *up)) and not (
            is_time(element) or DATE_NAME.search(element.get("class") or "")
        ):
            continue
        yield element, is_above


def _is_made_up(element: HtmlElement) -> bool:
    """Whether it is an element of the site's maker, as `news-date`."""
    return isinstance(element.tag, str) and "-" in element.tag


def _until_related(elements: Iterable[HtmlElement]) -> Iterator[HtmlElement]:
    """Elements up to a heading such as "Most read"."""
    for element in elements:
        if element.tag in HEADINGS and heads_furniture(element.text_content()):
            return
        yield element


def may_be_visit(moment: Moment, observed_at: datetime | None) -> bool:
    """Whether it may be the day and clock of the crawl, as heads of sites print them.

    Clocks of two zones differ by whole half hours; a story's minute is any.
    """
    if observed_at is None or moment.at <= observed_at - DAY:
        return False
    if moment.precision == "day":
        return True
    apart = abs(observed_at - moment.at) % HALF_HOUR
    return min(apart, HALF_HOUR - apart) <= VISIT_SLACK
