"""What else dates a page whose headline has no date beside it.

In: a parsed page, its headline. Out: one `Moment`, or None. The decision to question: away from the
headline a date counts only if all that are marked as dates agree on one day, which is not the day
of the crawl; a folio, the window's title and the line that closes the story count only if they
hold one day and hardly more.
"""

import re
from datetime import datetime

from lxml.etree import XPath
from lxml.html import HtmlElement

from transforms.page.boilerplate_names import heads_furniture
from transforms.page.date_labels import read_label
from transforms.page.date_lines import (
    MOST_INNER,
    PARAGRAPHS_PASSED,
    RULES,
    TODAY,
    is_sentence,
    read_line,
    read_stated,
    read_words,
)
from transforms.page.date_names import BOX_NAME, COMMENT_NAME
from transforms.page.date_places import (
    DAY,
    HEADINGS,
    LINES,
    LONGEST_PRINTED,
    OTHER_PAGES,
    is_elsewhere,
    is_in_box,
    is_paragraph,
    may_be_visit,
    read_names,
)
from transforms.page.tree_order import elements_after
from transforms.text.date_words import PUBLISHED_WORDS, UPDATED_WORDS
from transforms.text.other_days import tells_account, tells_other_day, tells_something
from transforms.text.printed_dates import ISSUE_WORDS, count_letters_beside, split_at_day
from transforms.text.timestamps import Moment

MOST_BESIDE_FOLIO = 40
MOST_OF_STORY = 1500
"""Elements behind the headline among which the story's last paragraph is looked for."""

MOST_CLOSING = 8
"""Elements behind that paragraph among which the closing line is."""

_BEHIND = re.compile(r"[\W_]*(?:[^\W\d]{1,3}[\W_]*)?")
"""What may stand behind the day of a closing line: "8 ноября 2006 г."."""

_PAPER_PAGE = re.compile(
    r"\W*(?:seite|s|page|p|pp|pág|pagina|str|strona|sida|стр|с)\.?\s?\d{1,3}\W*", re.IGNORECASE
)
_SOURCE = re.compile(
    r"\s*(?:source|fuente|quelle|fonte|bron|källa|kilde|lähde|źródło|zdroj|forrás|izvor|kaynak|sumber"
    r"|джерело|источник|източник|извор|πηγή|منبع|المصدر|מקור|出典|来源|來源|출처|nguồn)\s?[:：]",
    re.IGNORECASE,
)
_CELLS = frozenset("td th tr li dd dt".split())
_NAMES_END = re.compile(r"(?:[,;:)\]|–—·/-]|\b(?:vom|du|del|de|van|från|fra|z|от|від|of))\s*$")
"""What stands between the name of a paper or a writer and the day: "Le Courrier, 17 juin"."""

_PLAIN_WORDS = XPath(
    ".//text()[not(ancestor::a or ancestor::h1 or ancestor::h2 or ancestor::h3 or ancestor::h4"
    " or parent::script or parent::style)]"
)
_STRICT_NAME = re.compile(
    r"(?<![a-z])(?:(?:entry|post|article|story|news|pub(?:lish(?:ed)?)?|publication|posted|creat\w+)"
    r"[-_]?)?(?:date(?:line|time)?|datum|fecha|timestamp|pubdate|tarih)(?![a-z])",
    re.IGNORECASE,
)


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
    passed: int | None = None
    for element in body.iter(*LINES, "h1"):
        if element is headline:
            passed = 0
        elif element.tag in HEADINGS:
            # of another list, or behind the story's paragraphs of another story
            is_below = heads_furniture(element.text_content())
            is_below |= passed is not None and passed >= PARAGRAPHS_PASSED
        elif element.tag == "p" and passed is not None:
            passed += is_paragraph(element.text_content())
        if is_below:
            continue
        stamp = element.get("datetime") if element.tag == "time" else None
        inner = sum(part.tag != "br" for part in element)
        if inner > MOST_INNER or not (stamp or _is_date_line(element)):
            continue
        moment = read_stated(stamp) or read_line(read_words(element), day_first)
        if moment is None or is_elsewhere(element, around):
            continue
        if may_be_visit(moment, observed_at):
            continue
        label = read_label(element)
        if not UPDATED_WORDS.search(f"{label} {element.text_content()}"):
            found.append(moment)
    if len({moment.at.date() for moment in found}) != 1:
        return None
    return max(found, key=lambda moment: moment.precision != "day")


def read_window_title(
    tree: HtmlElement, day_first: bool | None, observed_at: datetime | None
) -> Moment | None:
    """The day that a part of the window's title is: "Ferry stays - Harwick Echo - 3 May 2010"."""
    title = next(tree.iter("title"), None)
    parts = (
        RULES.split(f" {title.text_content()} ".replace(" - ", " | ")) if title is not None else []
    )
    days = [
        moment
        for part in parts[1:]
        if (moment := read_line(part, day_first)) and not count_letters_beside(part, day_first)
    ]
    if len(days) != 1 or (observed_at is not None and days[0].at > observed_at - DAY):
        return None
    return days[0]


def read_folio(
    tree: HtmlElement,
    headline: HtmlElement | None,
    day_first: bool | None,
    observed_at: datetime | None,
) -> Moment | None:
    """The one day that stands alone above the story, as a print edition's page has its issue's.

    "Hermosillo, Son. Martes 6 de julio de 2004" in a table above the headline. What a script
    writes there is the day of the visit, so without knowing that day none is believed.
    """
    if observed_at is None:
        return None
    around = {headline, *headline.iterancestors()} if headline is not None else set()
    days: list[Moment] = []
    body = next(tree.iter("body"), tree)
    title = next((str(one.text_content()) for one in tree.iter("title")), "")
    for element in body.iter():
        if element is headline:
            break
        if not isinstance(element.tag, str) or element.tag not in LINES or len(element) > 1:
            continue
        words = " ".join(element.text_content().split())
        if element.tag != "td" and is_paragraph(words) and not days:
            # the story has begun
            break
        if not 7 < len(words) <= LONGEST_PRINTED or not any(map(str.isdigit, words)):
            continue
        moment = read_line(words, day_first)
        if moment is None or TODAY.match(words) or UPDATED_WORDS.search(words):
            continue
        named = " ".join(str(one.get("class") or "") for one in element.iter())
        is_issue = ISSUE_WORDS.search(words) is not None
        if tells_other_day(words) or (
            not is_issue and tells_something(*split_at_day(words, day_first))
        ):
            continue
        if COMMENT_NAME.search(named) or BOX_NAME.search(named):
            continue
        beside = count_letters_beside(words, day_first)
        if beside > MOST_BESIDE_FOLIO or is_sentence(words, beside):
            continue
        if any(part.tag in OTHER_PAGES for part in (element, *element.iterancestors())):
            continue
        if is_elsewhere(element, around) or moment.at > observed_at - 2 * DAY:
            continue
        if is_in_box(element, around) or (
            not is_issue and _has_label(element, around, day_first, title)
        ):
            continue
        days.append(moment)
    return days[0] if len({moment.at.date() for moment in days}) == 1 else None


def read_closing(
    headline: HtmlElement | None, day_first: bool | None, observed_at: datetime | None
) -> Moment | None:
    """The day of the line that closes the story: "Le Courrier du Val, 17 juin 2003"."""
    if headline is None:
        return None
    last: HtmlElement | None = None
    for element in elements_after(headline, MOST_OF_STORY):
        if element.tag in HEADINGS and heads_furniture(element.text_content()):
            break
        if element.tag == "p" and is_paragraph(" ".join(element.text_content().split())):
            last = element
    if last is None:
        return None
    around = {headline, *headline.iterancestors()}
    home = last.getparent()
    days: list[Moment] = []
    for element in elements_after(last, MOST_CLOSING):
        if element.tag in HEADINGS or (home is not None and home not in element.iterancestors()):
            break
        if element.tag not in LINES or element.tag in _CELLS or len(element) > 1:
            continue
        if is_elsewhere(element, around):
            continue
        words = " ".join(read_words(element).split())
        moment = read_line(words, day_first) if len(words) <= LONGEST_PRINTED else None
        if moment is not None and _is_closing(words, day_first):
            days.append(moment)
    if len({moment.at.date() for moment in days}) != 1:
        return None
    return None if observed_at is not None and days[0].at > observed_at - DAY else days[0]


def _is_closing(words: str, day_first: bool | None) -> bool:
    """Whether a line is the name of a paper or of a writer, the day and hardly a thing behind."""
    if UPDATED_WORDS.search(words) or tells_other_day(words) or tells_account(words):
        return False
    before, behind = split_at_day(words, day_first)
    if not (_BEHIND.fullmatch(behind) or _PAPER_PAGE.fullmatch(behind)):
        return False
    beside = sum(map(str.isalpha, before))
    if beside > MOST_BESIDE_FOLIO or tells_something(_SOURCE.sub("", before), ""):
        return False
    is_source = _SOURCE.match(before) is not None
    return not beside or is_source or _NAMES_END.search(before) is not None


def _has_label(
    element: HtmlElement, around: set[HtmlElement], day_first: bool | None, title: str
) -> bool:
    """Whether other words stand in the box of a day, as "DAX 5.981" or "Announcements".

    Links, headings and the words of the window's title are none: such is the head of a paper.
    """
    for box in (element, *element.iterancestors()):
        if box in around or box.tag == "body" or (box.tag == "tr" and box is not element):
            return False
        pieces = [" ".join(piece.split()) for piece in _PLAIN_WORDS(box)]
        beside = [
            piece
            for piece in pieces
            if any(map(str.isalpha, piece)) and read_line(piece, day_first) is None
        ]
        if beside:
            return not all(piece.lower() in title.lower() for piece in beside)
    return False


def _is_date_line(element: HtmlElement) -> bool:
    """Whether a line is named a date or says that something was published, and has figures."""
    words = read_words(element)
    if not 7 < len(words) <= LONGEST_PRINTED or not any(map(str.isdigit, words)):
        return False
    if tells_account(words):
        return False
    if PUBLISHED_WORDS.search(words):
        return True
    is_named = (
        _STRICT_NAME.search(read_names(element)) is not None
        or ISSUE_WORDS.search(words) is not None
    )
    return is_named and not tells_other_day(words)
