"""Dates in the visible words of a page, in the shapes and languages that sites print them in.

In: a line ("Publié le 3 mars 2024 à 18h30"). Out: `Moment`, or None. Only a full date counts;
a line with two different days states neither. The decision to question: 03/04/2024 is read
day first where the page's language is written so and month first on pages in US English; on
other pages it is read only when it can mean one thing. "5 listopada" is November, as Poles write
it; with a point after the day it is October in Croatian, and left out. Of a line that states
several days those go that it says were changes ("Publié le 8/1/2013, mis à jour le 10/1/2013").
A year in two figures counts where the day surely stands first and few other words stand beside it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from transforms.text.calendars import BUDDHIST_YEARS, find_other_days
from transforms.text.date_words import PUBLISHED_WORDS, UPDATED_WORDS
from transforms.text.figures import plain_figures
from transforms.text.month_names import (
    MONTH_LETTERS,
    POINT_CHANGES,
    ROMAN,
    find_month,
    months_of_several_words,
)
from transforms.text.timestamps import EPOCH, Moment, read_moment

LONGEST_LINE = 300
YEAR_FIRST = ("zh", "ja", "ko", "hu", "lt", "fil", "mn", "eu", "ne", "eo")
"""Languages in which 03/04/05 may open with the year; Filipino writes as Americans do."""

LONGEST_FIELD = 60
LATEST_SHORT_YEAR = 40
"""Of a year in two figures: 08 is 2008, 97 is 1997."""

LINES_KEPT = 256
_FoundDay = tuple[int, int, Moment]
"""Where a day starts and ends in its line, and which it is."""


_MONTH = rf"(?:(?:{months_of_several_words()})(?!\w)|{MONTH_LETTERS})"
_GAP = r"[\s.,،/\-–]*"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|mh|ê|ی|טן|º|ª|°|η|:e|-?a(?!\w))?"
_YEAR = r"(?P<year>(?:19|20)\d{2})(?!\d)"
# "1 sierpnia 2009", "17 d'abril de 2013", "3 de mayo del 2011", "5 ta’ Jannar 2001"
_OF = r"(?:de\s+|d['’]\s?|of\s+|da\s+|ta['’]\s?|dhen\s+|ខែ\s*|เดือน\s*|ເດືອນ\s*)?"
_DAY_MONTH = rf"(?<![\d]){_DAY}{_GAP}{_OF}(?P<month>{_MONTH})"
# "2007.", "2011 m.", "2009ko", "2001(e)ko", "2001 թ.", "2001-ж.,", "২০০৯,"
_OF_YEAR = r"(?:\(?e?\)?ko|\s?m\.|\s?թ\.|[\s-]ж\.)?[.,]?"
_WORDED = (
    # "9 يوليو/تموز 2012", the month by both its names
    re.compile(rf"{_DAY_MONTH}\s?/\s?{_MONTH}{_GAP}{_YEAR}", re.IGNORECASE),
    re.compile(
        rf"{_DAY_MONTH}{_GAP}(?:de\s+|del\s+(?:año\s+)?|ค\.ศ\.\s*|ឆ្នាំ\s*|ປີ\s*)?{_YEAR}",
        re.IGNORECASE,
    ),
    # "May 3, 2024", "May-03-2024"
    re.compile(
        rf"(?<!\w)(?P<month>{_MONTH})\.?[\s-]*{_DAY}\b{_GAP}(?:de\s+)?{_YEAR}", re.IGNORECASE
    ),
    # "2007. október 23.", "2011 m. gegužės 19 d.", "2009ko martxoaren 12a"
    re.compile(rf"{_YEAR}{_OF_YEAR}\s+(?P<month>{_MONTH})\.?\s+{_DAY}(?!\d)", re.IGNORECASE),
    re.compile(
        rf"{_YEAR}(?:\.?\s+gada|[\s-]ж\.,?|\s+жыл\w*)\s+{_DAY}\.?[\s-]*(?P<month>{_MONTH})",
        re.IGNORECASE,
    ),
    # "د ۲۰۲۵ کال د نومبر ۱۹مه": of the year … of November
    re.compile(rf"{_YEAR}\s+کال\s+د\s+(?P<month>{_MONTH})\s+(?:د\s+)?(?P<day>\d{{1,2}})(?!\d)"),
    re.compile(
        rf"(?<!\d){_DAY}\s+(?:tháng|thg)\s+(?P<month>\d{{1,2}})(?:\s+năm|,)?\s+{_YEAR}",
        re.IGNORECASE,
    ),
    # "2010/مارس/6"
    re.compile(rf"{_YEAR}\s?(?P<mark>[/-])\s?(?P<month>{_MONTH})\s?(?P=mark)\s?{_DAY}(?!\d)"),
    # "Thu Mar 12 10:01:02 CET 2009"
    re.compile(
        rf"(?<!\w)(?P<month>{_MONTH})\s+{_DAY}\s+\d{{2}}:\d{{2}}(?::\d{{2}})?"
        rf"(?:\s+(?:[A-Z]{{2,5}}|[+-]\d{{4}}))?\s+{_YEAR}",
        re.IGNORECASE,
    ),
    # "10月 3, 2013", where a system puts the names of the language into an American pattern
    re.compile(rf"(?<!\d)(?P<month>\d{{1,2}})\s?[月월]\s*(?P<day>\d{{1,2}})\s?[日일]?,?\s*{_YEAR}"),
    re.compile(
        rf"(?:tháng|thg)\s+(?P<month>\d{{1,2}})\s+(?P<day>\d{{1,2}}),?\s+{_YEAR}", re.IGNORECASE
    ),
    re.compile(rf"{_YEAR}\s*[年년]\s*(?P<month>\d{{1,2}})\s*[月월]\s*(?P<day>\d{{1,2}})"),
    re.compile(rf"{_YEAR}\s+оны\s+(?P<month>\d{{1,2}})\S*\s+сарын\s+(?P<day>\d{{1,2}})"),
    re.compile(
        rf"(?<![\d/.\-]){_YEAR}\s?[-/.]\s?(?P<month>\d{{1,2}})\s?[-/.]\s?(?P<day>\d{{1,2}})(?!\d)"
    ),
    # the year over month and day, in the head of Chinese pages: "2020 07 / 08 09:30:12"
    re.compile(
        rf"(?<![\d/.\-]){_YEAR} (?P<month>0\d|1[0-2]) ?[/-] ?(?P<day>[0-2]\d|3[01])(?![\d/])"
    ),
    # "2009 05 14", as Lithuanian papers have it, at the front of a line
    re.compile(rf"^\W*{_YEAR} (?P<month>0\d|1[0-2]) (?P<day>[0-2]\d|3[01])(?![\d ]\d)"),
)
# "8 IX 2005", as Polish and Czech papers print it
_ROMAN = re.compile(rf"(?<![\d\w]){_DAY}[\s.]+(?P<month>{'|'.join(reversed(ROMAN))})[\s.]+{_YEAR}")
# "2004. V. 11.", in Hungary
_ROMAN_LAST = re.compile(
    rf"{_YEAR}\.\s?(?P<month>{'|'.join(reversed(ROMAN))})\.\s?(?P<day>\d{{1,2}})(?!\d)"
)
_FIGURE = re.compile(r"\d")
_HAS_YEAR = re.compile(r"(?:19|20)\d{2}(?!\d)")
_HAS_SHORT_YEAR = re.compile(r"\d[^\d:].{0,16}\d{2}(?!\d)")
_HAS_OTHER = re.compile(
    r"[\u0600-\u06ff\u0900-\u097f\u0e00-\u0e7f\u1200-\u137f年]|(?<!\d)(?:1[34]\d\d|2[45]\d\d)(?!\d)"
)
_NUMBERS = re.compile(
    r"(?<![\d/.\-])(?P<first>\d{1,2})\s?(?P<mark>[-/.·|])\s?(?P<second>\d{1,2})\s?(?P=mark)\s?"
    r"(?P<year>(?:19|20)\d{2})(?!\d)"
)
# "9/2-2012", as Danes and Swedes write it
_MIXED = re.compile(
    r"(?<![\d/.\-])(?P<day>\d{1,2})/(?P<month>\d{1,2})[-–] ?(?P<year>20\d\d)(?![\d/])"
)
# "입력 : 09.05.14", beside words of East Asia
_SHORT_YEAR_FIRST = re.compile(
    r"(?<![\d./-])(?<!\d:)(?P<year>\d{2})(?P<mark>[./-])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d/-]|\.\d)"
)
_THAI = re.compile("[\u0e01-\u0e2e]")
EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_CLOCK = re.compile(
    r"(?<![\d.:/])(?P<hour>[01]?\d|2[0-3])(?::|\.|\s?h\s?|h|:)(?P<minute>[0-5]\d)(?::[0-5]\d)?"
    r"(?![\d/])\s*(?P<half>[ap]\.?m\b\.?)?\s*(?P<zone>(?-i:[A-Z]{3,4}|[ECMP]T)\b|[+-]\d{2}:?\d{2}\b)?",
    re.IGNORECASE,
)
_HALF_DAY = re.compile(r"\d\s?[ap]\.?m\b", re.IGNORECASE)
_CLOCK_BETWEEN = re.compile(
    r"(?P<day>[^\W\d]{3,12}\.? \d{1,2}),? +(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]\.?m\b\.?)?"
    r"(?: [A-Z]{3,4})?) +(?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
# "03.11.08", "03/11/08", or "3-Nov-08"
_SHORT_YEAR = (
    re.compile(
        r"(?<![\d.:/-])(?P<day>\d{1,2})(?P<mark>[./-])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{2})"
        r"(?![\d/-]|\.\d)"
    ),
    re.compile(rf"{_DAY_MONTH}[\s.,/\-–]*['’]?(?P<year>\d{{2}})(?![\d:/-]|\.\d)", re.IGNORECASE),
)
MOST_BESIDE_SHORT_YEAR = 30
"""Letters, without those of the date."""

ISSUE_WORDS = re.compile(
    r"(?<!\w)(?:nr|no|num|n[°º]|№|#)\.?\s?\d+(?:\s?\([^()]{1,12}\))?,?\s(?:vom|от|від|del|du|of|z|ze|van)\s"
    r"|(?<!\w)(?:seite|pagina|página|pág\.|page|strona|strana|стр\.|sida|side|sivu)"
    r"\s?:?\s?[A-Z]?\d{1,3}(?!\w)"
    r"|é?dition d[ue]\b|numéro du\b|edi(?:ción|ção|zione) del?\b|ausgabe (?:\d+ )?vom\b"
    r"|edi(?:ción|ção|zione) impress?a|édition papier|print edition|printausgabe|[朝夕]刊"
    r"|issue (?:of|dated)\b|wydanie z\b|editie van\b",
    re.IGNORECASE,
)
"""How a line names the issue or the page of a paper that the story stood in."""


def find_date(line: str, *, day_first: bool | None = None) -> Moment | None:
    """The one date that a line states, with its time where one stands beside it."""
    words = plain_figures(line)
    if len(words) > LONGEST_LINE or not _FIGURE.search(words):
        return None
    moments: Sequence[_FoundDay] = _find_days(words, day_first)
    if not moments and ":" in words:
        # "Fri Aug 13 19:08:33 EDT 2010", "October 13 3:35 PM 2016"
        words = _CLOCK_BETWEEN.sub(r"\g<day> \g<year> \g<clock>", words)
        moments = _find_days(words, day_first)
    if len({moment.at for _, _, moment in moments}) > 1:
        words, moments = _drop_changes(words, moments)
    if not moments:
        return _find_short_year(words, day_first)
    if len({moment.at for _, _, moment in moments}) != 1:
        return None
    start, end, day = moments[0]
    return _add_clock(f"{words[:start]} # {words[end:]}", day)


def _drop_changes(words: str, moments: Sequence[_FoundDay]) -> tuple[str, Sequence[_FoundDay]]:
    """What a line says of the days that it does not call changes, if that is one day.

    "Publié le 8/1/2013, mis à jour le 10/1/2013", "Actualisé le 10/02/2012 | Créé: 09/02/2012".
    """
    kept: list[_FoundDay] = []
    parts: list[str] = []
    before = 0
    for place, (start, end, moment) in enumerate(moments):
        changed = UPDATED_WORDS.search(words, before, start)
        if changed is None:
            behind = moments[place + 1][0] if place + 1 < len(moments) else len(words)
            label = UPDATED_WORDS.search(words, end, behind)
            part = words[before : label.start() if label else behind]
            kept.append((start - before, end - before, moment))
            parts.append(part)
        before = end
    return (parts[0], kept) if parts and len(kept) < len(moments) else (words, moments)


def _find_short_year(words: str, day_first: bool | None) -> Moment | None:
    """The one day with a year in two figures of a line that has few words beside it.

    Figures alone are a day where the language puts the day first, or where points and hardly
    anything else stand there; otherwise they may be any number.
    """
    if not _HAS_SHORT_YEAR.search(words):
        return None
    shapes = (_SHORT_YEAR_FIRST,) if EAST_ASIAN.search(words) else _SHORT_YEAR
    shown = (found for pattern in shapes for found in pattern.finditer(words))
    days = [one for one in shown if one["month"].isdecimal() or find_month(one["month"])]
    if len(days) == 2:
        words, days = _drop_changed(words, days)
    if len(days) != 1:
        return None
    found = days[0]
    rest = f"{words[: found.start()]} # {words[found.end() :]}"
    letters = sum(map(str.isalpha, re.sub(r"\bUhr\b", "", rest)))
    name = found["month"].lower()
    is_numbers = "mark" in found.groupdict()
    is_bare = letters == 0 and is_numbers and found["mark"] == "."
    if is_bare and day_first is None:
        # "12.09.16" may be the twelfth or the ninth
        is_bare = int(found["day"]) > 12 or int(found["day"]) == int(name)
    is_american = day_first is False and is_numbers
    if is_numbers and day_first is None and int(found["day"]) <= 12 < int(name) <= 31:
        # "12/20/16": there is no twentieth month
        is_american = shapes is _SHORT_YEAR
    is_sure = day_first is True or not name.isdecimal() or is_bare or is_american
    is_sure = is_sure or shapes[0] is _SHORT_YEAR_FIRST
    if not is_sure or letters > MOST_BESIDE_SHORT_YEAR or UPDATED_WORDS.search(words):
        return None
    if any(map(str.isdigit, _CLOCK.sub("", rest))):
        return None
    short = int(found["year"])
    year = 2000 + short if short <= LATEST_SHORT_YEAR else 1900 + short
    if _THAI.search(name):
        # "14 พ.ค. 52" is of the year 2552
        year = 2500 + short - BUDDHIST_YEARS
    month = int(name) if name.isdecimal() else find_month(name)
    number = int(found["day"])
    if is_american:
        month, number = number, month
    day = _read_day(str(year), month, number) if month and number else None
    return _add_clock(rest, day) if day is not None else None


def _drop_changed(words: str, days: list[re.Match[str]]) -> tuple[str, list[re.Match[str]]]:
    """Of two days the one that the line does not call a change, blanks in place of the rest.

    "Publisert: 14.05.09 10.42 Sist oppdatert: 15.05.09".
    """
    days = sorted(days, key=lambda one: one.start())
    first, second = days
    if changed := UPDATED_WORDS.search(words, first.end(), second.start()):
        return words[: changed.start()], [first]
    if UPDATED_WORDS.search(words, 0, first.start()):
        label = PUBLISHED_WORDS.search(words, first.end(), second.start())
        if label is not None:
            return " " * label.start() + words[label.start() :], [second]
    return words, days


def read_printed(value: object) -> Moment | None:
    """The moment that a whole field states, also in another language: "5. Januar 2026, 14:20"."""
    moment = read_moment(value)
    if moment is not None or not isinstance(value, str) or len(value) > LONGEST_FIELD:
        return moment
    found = find_date(value)
    is_empty = found is not None and found.at == EPOCH and _CLOCK.search(value) is not None
    return None if is_empty else found


def is_date_line(line: str) -> bool:
    """Whether a line is a date and hardly a word beside it, as that of the day of the week."""
    words = plain_figures(line)
    if len(words) > LONGEST_FIELD or read_printed(words) is None:
        return False
    rest = words
    for start, end, _ in reversed(_find_days(words, None)):
        rest = f"{rest[:start]} {rest[end:]}"
    return len(re.findall(r"[^\W\d]{3,}", rest)) <= 1


def count_letters_beside(line: str, day_first: bool | None = None) -> int:
    """Letters of a line that are not part of the days in it."""
    words = plain_figures(line)
    for start, end, _ in reversed(_find_days(words, day_first)):
        words = f"{words[:start]} {words[end:]}"
    return sum(map(str.isalpha, words))


def split_at_day(line: str, day_first: bool | None = None) -> tuple[str, str]:
    """What a line says before its first day and behind its last; all before, if it has none."""
    words = plain_figures(line)
    found = _find_days(words, day_first)
    if not found:
        return words, ""
    return words[: found[0][0]], words[found[-1][1] :]


def is_day_first(language: str | None) -> bool | None:
    """Whether a page's language writes 3/4 for 3 April; None where nothing tells."""
    if not language:
        return None
    code = language.strip().lower().replace("_", "-")
    if code.startswith("en"):
        return {"en-us": False, "en-ph": False}.get(code, None if code == "en" else True)
    return None if code.startswith(YEAR_FIRST) else True


@lru_cache(maxsize=LINES_KEPT)
def _find_days(words: str, day_first: bool | None) -> tuple[_FoundDay, ...]:
    """The days of a line in order; its date, what stands beside it and around it ask in turn."""
    others = tuple(_search_others(words))
    days = (
        found
        for found in _search_days(words, day_first)
        if all(found[1] <= start or end <= found[0] for start, end, _ in others)
    )
    return tuple(sorted((*days, *others), key=lambda found: found[:2]))


def _search_others(words: str) -> Iterator[_FoundDay]:
    """Days of other calendars, which go before days of ours in the same words."""
    for start, end, other in find_other_days(words) if _HAS_OTHER.search(words) else ():
        moment = read_moment(other.isoformat())
        if moment is not None:
            yield start, end, moment


def _search_days(words: str, day_first: bool | None) -> Iterator[_FoundDay]:
    # tables of names are long, and most lines have no year
    for pattern in _WORDED if _HAS_YEAR.search(words) else ():
        for found in pattern.finditer(words):
            name = found["month"].lower()
            month = int(name) if name.isdecimal() else find_month(name)
            if month is None or (name in POINT_CHANGES and "." in words[found.end("day")]):
                continue
            moment = _read_day(found["year"], month, int(found["day"]))
            if moment is not None:
                yield found.start(), found.end(), moment
    for found in _MIXED.finditer(words):
        moment = _read_day(found["year"], int(found["month"]), int(found["day"]))
        if moment is not None:
            yield found.start(), found.end(), moment
    for found in chain(_ROMAN.finditer(words), _ROMAN_LAST.finditer(words)):
        moment = _read_day(found["year"], ROMAN.index(found["month"]) + 1, int(found["day"]))
        if moment is not None:
            yield found.start(), found.end(), moment
    for found in _NUMBERS.finditer(words):
        first, second = int(found["first"]), int(found["second"])
        # "12.09.2016 @ 5:51 PM" on a page of the United States
        dotted = found["mark"] == "." and not (day_first is False and _HALF_DAY.search(words))
        if first > 12 or first == second or ((dotted or day_first) and second <= 12):
            month, day = second, first
        elif second > 12 or day_first is False:
            month, day = first, second
        else:
            continue
        moment = _read_day(found["year"], month, day)
        if moment is not None:
            yield found.start(), found.end(), moment


def _read_day(year: str, month: int, day: int) -> Moment | None:
    return read_moment(f"{year}-{month:02}-{day:02}")


def _add_clock(rest: str, day: Moment) -> Moment:
    clocks = list(_CLOCK.finditer(rest))
    if len(clocks) != 1:
        return day
    clock = clocks[0]
    if UPDATED_WORDS.search(rest):
        return day
    zone = f" {clock['zone']}" if clock["zone"] else ""
    stamp = f"{day.at:%Y-%m-%d} {clock['hour']}:{clock['minute']} {clock['half'] or ''}{zone}"
    return read_moment(stamp.rstrip()) or day
