"""Dates printed on a page, beside the headline first, and what else states one if none is there.

In: a parsed page, its headline. Out: `Moment`s, the likeliest first. The decision to question: a
date in what belongs to another story (a list of related ones, an aside, an article of its own, a
line with another story's title) is none, and away from the headline a date counts only if all
that are marked as dates there agree on one day, which is not the day of the crawl.
"""

import html
import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from lxml.html import HtmlElement

from transforms.page.boilerplate_names import find_furniture_name, heads_furniture
from transforms.page.comments import is_in_comments
from transforms.page.tree_order import elements_after
from transforms.text.printed_dates import find_date
from transforms.text.timestamps import Moment, read_moment

NEAR_HEADLINE = 60
"""Elements after the headline in which a printed date is that of the story."""

BEFORE_HEADLINE = 12
LEAST_PARAGRAPH = 80
PARAGRAPHS_PASSED = 2
"""Paragraphs of the story behind which a line must be named a date to be that of the story."""

LONGEST_PRINTED = 120
_DATE_NAME = re.compile(
    r"date|(?<!ul)time|publi|posted|stamp|byline|meta|info|author|datum|fecha|ngay|tarih"
    r"|(?<![\w-])(?:data|dato|cas|tijd|tid|pvm|hora|czas)(?![\w-])",
    re.IGNORECASE,
)
PUBLISHED_WORDS = re.compile(
    r"publi|posted|veröffentlicht|erstellt|erschienen|parution|mis en ligne|publicado|geplaatst"
    r"|gepubliceerd|pubblicat|zveřejněno|vydáno|opublikowan|julkaistu|publicerad|udgivet"
    r"|опубликован|опубліковано|yayın|発表|发布|發布|입력|등록",
    re.IGNORECASE,
)
_CHANGED_WORDS = re.compile(
    r"updat|modif|edited|revis|aktuali|geändert|actuali|aggiorna|atuali|bijgewerkt|uppdater"
    r"|opdater|oppdater|mise? à jour|обновл|оновл|güncel|更新|수정|correct"
    r"|päivit|frissít|ενημέρωσ|تحديث|zmodyfikow|zmienion|změněn|ažurir",
    re.IGNORECASE,
)
_STRICT_NAME = re.compile(
    r"(?<![a-z])(?:(?:entry|post|article|story|news|pub(?:lish(?:ed)?)?|publication|posted|creat\w+)"
    r"[-_]?)?(?:date(?:line|time)?|datum|fecha|timestamp|pubdate|tarih)(?![a-z])",
    re.IGNORECASE,
)
_OWN_PART = re.compile(
    r"meta|by-?line|info|publi|date|author|details|entry|article|story|post|title|headline",
    re.IGNORECASE,
)
"""Names of an aside, a header or a footer that belong to the story."""

LONGEST_NAMES = 300
LEAST_TITLE = 4
TITLE_LEVELS = 2
MOST_INNER = 3
_HEADINGS = frozenset({"h2", "h3", "h4"})
_OTHER_PAGES = frozenset({"nav", "aside", "footer", "li", "ul", "ol", "form", "select", "button"})
_LINES = ("time", "p", "span", "div", "small", "em", "i", "b", "strong", "dd", "td", "h4", "h5",
          "h6", "address", "li", "a", "font", "abbr", "label")  # fmt: skip


def read_near_headline(
    headline: HtmlElement | None, day_first: bool | None, latest: datetime | None
) -> Iterator[Moment]:
    """Dates printed beside the headline, those said to be of publication before the rest."""
    if headline is None:
        return
    lines = list(_lines_near(headline))
    around = {headline, *headline.iterancestors()}
    ranked: list[tuple[int, int, Moment]] = []
    passed = 0
    for number, (element, is_above) in enumerate(lines):
        words = element.text_content()
        if element.tag == "p" and len(words) >= LEAST_PARAGRAPH:
            passed += 1
        stamp = element.get("datetime") if element.tag == "time" else None
        if len(words) > 3 * LONGEST_PRINTED or not (stamp or any(map(str.isdigit, words))):
            continue
        words = " ".join(words.split())
        if len(words) > LONGEST_PRINTED:
            continue
        moment = read_stated(stamp) or find_date(words, day_first=day_first)
        if moment is None or (latest is not None and moment.at > latest):
            continue
        if _is_elsewhere(element, around):
            continue
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        is_named = element.tag == "time" or _DATE_NAME.search(named)
        rest = re.sub(r"[\W\d]", "", words)
        rank = 0 if PUBLISHED_WORDS.search(f"{words} {named}") else 1 if is_named else 2
        if _CHANGED_WORDS.search(named) or _says_change(words):
            # the day of a change alone is not that of publication
            continue
        if rank == 2 and len(rest) > LONGEST_PRINTED // 4:
            continue
        if rank == 2 and passed >= PARAGRAPHS_PASSED and not is_above:
            # a calendar or a list of other stories, for all that says what the day is
            continue
        if rank == 2 and not rest:
            rank = 1
        ranked.append((rank, number, moment))
    for _, _, moment in sorted(ranked, key=lambda entry: entry[:2]):
        yield moment


def _says_change(words: str) -> bool:
    """Whether a line states a change, and no other day before it."""
    found = _CHANGED_WORDS.search(words)
    if found is None:
        return False
    before, after = words[: found.start()], words[found.end() :]
    return not (any(map(str.isdigit, before)) and any(map(str.isdigit, after)))


def _lines_near(headline: HtmlElement) -> Iterator[tuple[HtmlElement, bool]]:
    """Elements around the headline and whether they stand above it; none of other stories."""
    after = elements_after(headline, NEAR_HEADLINE)
    # what stands above it only from its own part of the page: site heads print today's date
    above = headline.xpath(
        "(preceding-sibling::* | parent::*[parent::article or parent::main]/preceding-sibling::*)"
        "/descendant-or-self::*"
    )
    before = above[-BEFORE_HEADLINE:]
    within = [*headline.iterdescendants("time", "span")]
    below = [(element, False) for element in (*within, *_until_related(after))]
    for element, is_above in (*below, *((element, True) for element in before)):
        if element.tag not in _LINES:
            continue
        up = element.iterancestors()
        if any(parent.tag in _OTHER_PAGES for parent in (element, *up)) and not (
            element.tag == "time" or _DATE_NAME.search(element.get("class") or "")
        ):
            continue
        yield element, is_above


def _until_related(elements: Iterable[HtmlElement]) -> Iterator[HtmlElement]:
    """Elements up to a heading such as "Most read"."""
    for element in elements:
        if element.tag in _HEADINGS and heads_furniture(element.text_content()):
            return
        yield element


def _is_elsewhere(element: HtmlElement, around: set[HtmlElement]) -> bool:
    """Whether it belongs to another story, a menu or the site's own head."""
    if is_in_comments(element):
        return True
    for level, part in enumerate((element, *element.iterancestors())):
        if part in around:
            return False
        tag = part.tag
        named = f"{part.get('class') or ''} {part.get('id') or ''}"
        if tag in ("nav", "form", "select", "button", "article"):
            return True
        if tag in ("aside", "footer", "header") and not _OWN_PART.search(named):
            return True
        if find_furniture_name(named[:LONGEST_NAMES]) is not None:
            return True
        if level <= TITLE_LEVELS and any(_is_title(link) for link in part.iter("a")):
            return True
    return False


def _is_title(link: HtmlElement) -> bool:
    """Whether a link is as long as a headline, and no list of authors."""
    words = link.text_content().split()
    return len(words) >= LEAST_TITLE and not any(map(str.isdigit, words[0]))


def read_elsewhere(
    tree: HtmlElement,
    headline: HtmlElement | None,
    day_first: bool | None,
    observed_at: datetime | None,
) -> Moment | None:
    """The one day that all dates marked as such away from the headline agree on."""
    around = {headline, *headline.iterancestors()} if headline is not None else set()
    found: list[Moment] = []
    body = next(tree.iter("body"), tree)
    is_below = False
    for element in body.iter(*_LINES, "h2", "h3"):
        if element.tag in _HEADINGS:
            is_below = heads_furniture(element.text_content())
        if is_below:
            continue
        stamp = element.get("datetime") if element.tag == "time" else None
        if len(element) > MOST_INNER or not (stamp or _is_date_line(element)):
            continue
        moment = read_stated(stamp) or find_date(element.text_content(), day_first=day_first)
        if moment is None or _is_elsewhere(element, around):
            continue
        if observed_at is not None and moment.at > observed_at - timedelta(days=1):
            continue  # the crawl's own day, as site heads print it
        if not _CHANGED_WORDS.search(element.text_content()):
            found.append(moment)
    if len({moment.at.date() for moment in found}) != 1:
        return None
    return max(found, key=lambda moment: moment.precision != "day")


def _is_date_line(element: HtmlElement) -> bool:
    """Whether a line is named a date or says that something was published, and has figures."""
    words = element.text_content()
    if not 7 < len(words) <= LONGEST_PRINTED or not any(map(str.isdigit, words)):
        return False
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return _STRICT_NAME.search(named) is not None or PUBLISHED_WORDS.search(words) is not None


def read_stated(value: Any) -> Moment | None:
    """The moment that a tag, an attribute or JSON-LD states."""
    stated = value[0] if isinstance(value, list) and value else value
    if isinstance(stated, str):
        stated = html.unescape(stated)
        return read_moment(stated) or (find_date(stated) if len(stated) < 60 else None)
    return read_moment(stated)
