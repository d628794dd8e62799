"""Dates printed on a page beside its headline, and how a line that states a day is read.

In: a parsed page's headline. Out: `Moment`s, the likeliest first. The decision to question: a date
in what belongs to another story (a list of related ones, an aside, an article of its own, a line
with another story's title) is none.
"""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from lxml.etree import XPath
from lxml.html import HtmlElement

from transforms.page.date_labels import MOST_LETTERS, is_time, read_label, says_change
from transforms.page.date_names import (
    CAPTION_NAME,
    COMMENT_NAME,
    DATE_NAME,
    GAME_NAME,
    INFO_NAME,
)
from transforms.page.date_places import (
    BARE,
    DAY,
    HEADINGS,
    LONGEST_PRINTED,
    is_elsewhere,
    is_in_box,
    is_in_calendar,
    is_paragraph,
    list_lines_near,
    read_names,
)
from transforms.text.date_words import PUBLISHED_WORDS, UPDATED_WORDS
from transforms.text.other_days import (
    LEAST_SMALL_WORDS,
    SMALL_WORD,
    tells_account,
    tells_other_day,
    tells_something,
)
from transforms.text.printed_dates import (
    ISSUE_WORDS,
    count_letters_beside,
    find_date,
    split_at_day,
)
from transforms.text.timestamps import Moment, read_moment

NEAR_HEADLINE = 60
"""Elements after the headline in which a printed date is the story's, where a paragraph came."""

PARAGRAPHS_PASSED = 2
"""Paragraphs of the story behind which a line must be named a date to be that of the story."""

FUTURE_SLACK = timedelta(days=2)
MOST_BESIDE = 30
"""Letters beside the day in a line that nothing names a date."""

EVENT_MINUTES = 5
"""Events begin at a full, a half or a quarter of an hour; systems stamp any minute."""

RANK_LOOSE = 2
"""Of a line that nothing names a date."""

MOST_PARTS = 6
MOST_PIECES = 12
MOST_OF_SIGNATURE = 20
MOST_IN_HEADING = 14
LEAST_OPENED = 25
SHORTEST_SENTENCE = 15
_AMERICAN_CLOCK = re.compile(r"\d\s*[ap]\.?m\.?,?\s*\(?(?:[ECMP][SD]?T|AK[SD]T)\b", re.IGNORECASE)
TODAY = re.compile(
    r"\W*(?:today(?:\s+is\b|\s*[:,])|heute\b|aujourd['’]hui\b|nous sommes\b|hoy\b|oggi\b|hoje\b"
    r"|vandaag\b|dziś\b|dzisiaj\b|dnes je\b|dnes\s*[:,]|danas\b|bugün\b|сегодня\b|сьогодні\b|днес\b"
    r"|σήμερα\b|i dag\b|idag\b|tänään\b|astăzi\b|hari ini\b|hôm nay\b|วันนี้|今日は|今天是|오늘은)",
    re.IGNORECASE,
)
"""How a site's head opens that prints the day of the visit."""

RULES = re.compile(r"\s[|•·»–—/]+\s|[|•·»]")
"""What stands between the parts of a line."""

_POST_DATE = re.compile(
    r"(?:entry|post)[-_](?:date|publish)|publish[-_](?:time|date)|(?<![\w-])published(?![\w-])",
    re.IGNORECASE,
)
"""Names that blogs give to the day of publication beside `updated`, which their format demands."""

_STAMP_NAME = re.compile(r"datetime|data-[\w-]*(?:date|time|stamp|publi)[\w-]*")
# "二〇〇九年三月十三日", as Chinese offices end what they say
_SIGNED = re.compile(r"\S{4}年\S{1,3}月\S{1,3}日")
_PIECES = XPath("descendant::text()|descendant::br")
_INLINE = frozenset("a abbr b em font i small span strong time tt u".split())
OPENED = frozenset(("div", "td"))
MOST_INNER = 3


@dataclass(frozen=True, slots=True)
class _DatedLine:
    """A line that states a day, and the names of its element."""

    words: str
    named: str
    is_named: bool
    is_heading: bool
    moment: Moment


def read_near_headline(
    headline: HtmlElement | None,
    tell_order: Callable[[], bool | None],
    observed_at: datetime | None,
) -> Iterator[Moment]:
    """Dates printed beside the headline, those said to be of publication before the rest."""
    if headline is None:
        return
    day_first = tell_order()
    latest = observed_at + FUTURE_SLACK if observed_at else None
    lines = list(list_lines_near(headline))
    around = {headline, *headline.iterancestors()}
    ranked: list[tuple[int, int, Moment]] = []
    passed = 0
    is_next = False
    for number, (element, is_above) in enumerate(lines):
        if number > NEAR_HEADLINE and passed and not is_above:
            continue
        # a headline behind the story's paragraphs is that of another one
        is_next |= passed >= PARAGRAPHS_PASSED and element.tag in HEADINGS
        is_bare = element.tag in BARE
        words = _read_behind(element) if is_bare else read_words(element)
        if element.tag in OPENED and len(" ".join(words.split())) > LONGEST_PRINTED:
            # "14.06.2019 (ch)" in a box that goes on with other elements
            words = element.text or ""
        if (is_bare or element.tag == "p") and is_paragraph(words):
            passed += 1
        line = _read_candidate(element, words, day_first)
        if line is None or (latest is not None and line.moment.at > latest):
            continue
        if TODAY.match(line.words) or is_elsewhere(element, around):
            continue
        rank = _rank_line(line, day_first)
        is_of_next = is_next and not is_above and not is_time(element)
        if rank is None or (rank == 1 and is_of_next):
            continue
        if rank == RANK_LOOSE and element.tag in _INLINE and _opens_paragraph(element):
            continue
        if rank == RANK_LOOSE and is_in_box(element, around):
            continue
        if rank == 1 and is_in_calendar(element, around):
            continue
        if rank == RANK_LOOSE and is_above and observed_at is not None:
            # the day of the visit, with the weather or the exchange rate of that day
            if line.moment.at > observed_at - DAY:
                continue
        elif rank == RANK_LOOSE and passed >= PARAGRAPHS_PASSED and not is_above:
            # a calendar or a list of other stories, for all that says what the day is
            beside = _count_beside(line.words, day_first)
            is_signed = line.words[:1] + line.words[-1:] == "()" or _SIGNED.fullmatch(line.words)
            if beside > MOST_OF_SIGNATURE or not is_signed:
                continue
        if rank == RANK_LOOSE and not any(map(str.isalpha, line.words)):
            rank = 1
        ranked.append((rank, number, line.moment))
    for _, _, moment in sorted(_drop_lists(ranked, lines), key=lambda entry: entry[:2]):
        yield moment


def _drop_lists(
    ranked: list[tuple[int, int, Moment]], lines: list[tuple[HtmlElement, bool]]
) -> list[tuple[int, int, Moment]]:
    """Without days above the headline that nothing names dates and that differ: links to issues."""
    loose = [one for one in ranked if one[0] == RANK_LOOSE and lines[one[1]][1]]
    if len({moment.at.date() for _, _, moment in loose}) < 2:
        return ranked
    return [one for one in ranked if one not in loose]


def read_line(words: str, day_first: bool | None) -> Moment | None:
    """The date of a line; a clock in an American zone tells that the month stands first."""
    if day_first is None and _AMERICAN_CLOCK.search(words):
        day_first = False
    return find_date(words, day_first=day_first)


def read_words(element: HtmlElement) -> str:
    """The words of a line, a blank for each of its breaks."""
    words = str(element.text_content())
    if len(words) > 3 * LONGEST_PRINTED:
        return words
    has_figures = len(element) > 0 and any(map(str.isdigit, words))
    for part in element.iterdescendants("span", "time") if has_figures else ():
        # "<span class='updated hidden'>2019-01-07T17:27:31</span><span>June 19th, 2018</span>"
        if is_changed_name(read_names(part)) and part.getnext() is not None:
            words = words.replace(str(part.text_content()), " ", 1)
    if next(element.iter("br"), None) is None:
        return words
    return "".join(str(one) if isinstance(one, str) else " " for one in _PIECES(element))


def is_changed_name(named: str) -> bool:
    """Whether names of an element say that its day is of a change."""
    return UPDATED_WORDS.search(named) is not None and _POST_DATE.search(named) is None


def _read_behind(element: HtmlElement) -> str:
    """The words of a bare line: those behind a break, up to the next one or to a block."""
    words = [element.tail or ""]
    for part in element.itersiblings():
        if part.tag not in _INLINE or len(words) > MOST_PIECES:
            break
        words.extend((str(part.text_content()), part.tail or ""))
    return "".join(words)


def _read_candidate(element: HtmlElement, shown: str, day_first: bool | None) -> _DatedLine | None:
    """A line with a day, if it is short enough to be one."""
    stamp = _read_stamp(element, day_first)
    has_figures = any(map(str.isdigit, shown)) or "年" in shown
    if len(shown) > 3 * LONGEST_PRINTED or not (stamp or has_figures):
        return None
    words = " ".join(shown.split())
    if len(words) > LONGEST_PRINTED:
        return None
    named = read_names(element)
    if len(element) == 1:
        # "<time class='updated'><a class='js_publish_time'>"
        named = f"{named} {read_names(element[0])}"
    around = element.getparent()
    # "Автор: admin от 14-05-2009, посмотрело: 321" in a list whose part of the page is named "info"
    outer = f"{around.get('class') or ''} {_class_above(around)}" if around is not None else ""
    is_named = (
        is_time(element)
        or element.get("rel") == "bookmark"
        or (DATE_NAME.search(named) is not None and not CAPTION_NAME.search(named))
        or INFO_NAME.search(outer) is not None
    )
    moment = _read_stamped(stamp, day_first) or read_line(words, day_first)
    label = (
        read_label(element)
        if moment is not None and _is_bare(words, day_first) and not UPDATED_WORDS.search(words)
        else ""
    )
    if moment is None and is_named and 1 < len(element) <= MOST_INNER:
        # a leaf of a calendar: month, day and year in elements of their own
        moment = read_line(" ".join(map(str, element.itertext())), day_first)
    if moment is None:
        return None
    words = f"{label} {words}" if label else words
    return _DatedLine(words, named, is_named, element.tag in HEADINGS, moment)


def _is_bare(words: str, day_first: bool | None) -> bool:
    """Whether a date's element says little beside the date, which words before it then name."""
    return count_letters_beside(words, day_first) <= MOST_LETTERS


def _class_above(element: HtmlElement) -> str:
    parent = element.getparent()
    return (parent.get("class") or "") if parent is not None else ""


def _rank_line(line: _DatedLine, day_first: bool | None) -> int | None:
    """How surely a line is of the publication; None if it says that it is not, or says too much."""
    if is_changed_name(line.named) or says_change(line.words) or tells_account(line.words):
        # the day of a change alone is not that of publication
        return None
    if PUBLISHED_WORDS.search(f"{line.words} {line.named}"):
        return 0
    if tells_other_day(line.words) or COMMENT_NAME.search(line.named):
        return None
    if GAME_NAME.search(line.named) or CAPTION_NAME.search(line.named):
        return None
    if ISSUE_WORDS.search(line.words):
        return 0
    if line.is_named:
        return 1
    beside = _count_beside(line.words, day_first)
    most = MOST_IN_HEADING if line.is_heading else MOST_BESIDE
    if line.moment.precision != "day" and line.moment.at.minute % EVENT_MINUTES:
        # "Redactie, 14 maart 2012 om 09:01 uur": no event begins at such a time
        return None if beside > 2 * most or is_sentence(line.words, beside) else RANK_LOOSE
    if tells_something(*split_at_day(_find_part(line.words, day_first), day_first)):
        return None
    return None if beside > most or is_sentence(line.words, beside) else RANK_LOOSE


def _read_stamped(stamp: str | None, day_first: bool | None) -> Moment | None:
    """The moment of a stamp, which some systems write as they print days: "06-07-2015"."""
    return read_stated(stamp) or (read_line(stamp, day_first) if stamp else None)


def _read_stamp(element: HtmlElement, day_first: bool | None) -> str | None:
    """The date that an element states beside its words, which may say "3 days ago"."""
    if is_time(element):
        if element.get("itemprop") == "dateModified":
            return None
        if element.get("datetime"):
            return str(element.get("datetime"))
    elif not DATE_NAME.search(element.get("class") or ""):
        return None
    names = [name for name in element.attrib if _STAMP_NAME.fullmatch(name)]
    values = (element.get(name) for name in (*names, "title"))
    return next((str(value) for value in values if value and _read_stamped(value, day_first)), None)


def _find_part(words: str, day_first: bool | None) -> str:
    """The part of a line that states its day: "Ann Writer, Our Man There | 3 May 2009".

    What it says of a change behind that day is none of it.
    """
    changed = UPDATED_WORDS.search(words)
    if changed is not None and read_line(words[: changed.start()], day_first):
        words = words[: changed.start()]
    parts = RULES.split(words)
    if 1 < len(parts) <= MOST_PARTS:
        dated = [part for part in parts if read_line(part, day_first)]
        if dated:
            return min(dated, key=lambda part: count_letters_beside(part, day_first))
    return words


def _opens_paragraph(element: HtmlElement) -> bool:
    """Whether the text goes on behind it, as in a list of events by their days."""
    return sum(map(str.isalpha, element.tail or "")) > LEAST_OPENED


def _count_beside(words: str, day_first: bool | None) -> int:
    """Letters beside the day in its part of a line."""
    return count_letters_beside(_find_part(words, day_first), day_first)


def is_sentence(words: str, beside: int) -> bool:
    """Whether a line tells something, as "Ook op 12 maart 2009 raakte een leerling gewond."."""
    if words.endswith(("。", "！", "？", "।", "؟")):
        return True
    if not words.endswith((".", "!", "?")):
        return False
    return beside > SHORTEST_SENTENCE or len(SMALL_WORD.findall(words)) >= LEAST_SMALL_WORDS


def read_stated(value: Any) -> Moment | None:
    """The moment that a tag, an attribute or JSON-LD states."""
    stated = value[0] if isinstance(value, list) and value else value
    if isinstance(stated, str):
        stated = html.unescape(stated)
        return read_moment(stated) or (find_date(stated) if len(stated) < 60 else None)
    return read_moment(stated)
