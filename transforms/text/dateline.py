"""The dateline that opens a story: place, date and agency.

In: the first paragraph of a story, or the dateline that a record states in a field of its own. Out:
a `Dateline` with its length, a place, or None. Known forms:
`KYIV, March 3 (Reuters) -`, `Prague, 16 May 2025 (CTK) --`, `WASHINGTON (AP) —`,
`NEWPORT NEWS, Va. -`, `Lima, Jan 2 (EFE).-`, `(ANSA) - Rome, March 3 -`,
`MOSCOW, March 3. /TASS/.`, `Oct 14 (Reuters) -`, `DUNMORE, Ireland, Nov. 3 (UPI) --`,
`CHENNAI, DEC. 3.` and `KOCHI:`. The decision to question: a place in mixed case counts only with a
date or an agency beside it, since "Smith - the mayor - said" opens many a paragraph; and in front
of a colon brackets hold as often a party, so that only a known agency counts there.
"""

import re
from dataclasses import dataclass, replace

from transforms.lexicons.towns import read_town_names
from transforms.text.printed_dates import find_date
from transforms.text.timestamps import MONTH, MONTHS, Moment, read_moment

LONGEST_DATELINE = 100

_LARGE = r"[^\W\d_a-zß-ÿ]"
_UPPER = rf"(?:(?:STE?|FT|MT)\.|{_LARGE}['’]{_LARGE}+|{_LARGE}{{2,}}(?:['’\-]{_LARGE}+)*)"
_CAPITAL = r"[^\W\d_a-zß-ÿ][\w'’.\-]*"
_MONTH_DAY = rf"(?i:{MONTH.replace('?P<month>', '?:')} \d)"
_REGION = rf"(?:, (?!{_MONTH_DAY}){_CAPITAL}(?: {_CAPITAL})?){{0,2}}"
_SMALL = r"(?:de|la|le|el|al|do|da|del|am|an|der|of|the|upon|sur)"
_DATE = (
    rf"(?:(?:[A-Z][a-z]+day|Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun),? )?"
    rf"(?:{MONTH} (?P<day>\d{{1,2}})(?:, (?P<year>\d{{4}}))?"
    rf"|(?P<day2>\d{{1,2}})\.? {MONTH.replace('<month>', '<month2>')}(?:,? (?P<year2>\d{{4}}))?"
    rf"|(?P<iso>\d{{4}}-\d{{2}}-\d{{2}}))"
)
_ALONE = re.sub(r"\?P<(\w+)>", r"?P<alone_\1>", _DATE)
"""The date of a dateline without a place, its groups by other names."""
_FOREIGN_DATE = r"\d{1,2}\.? (?:de )?[^\W\d_]{3,10}\.?(?: (?:de )?\d{4})?"
"""A day and a month in any language; beside an agency it is one: "Lima, 21 ene (EFE).-"."""

_DATELINE = re.compile(
    rf"(?:(?i:{_ALONE}) |(?P<place>(?P<upper>{_UPPER}(?:[ /]{_UPPER}){{0,4}}){_REGION}"
    rf"|{_CAPITAL}(?:[ /](?:{_CAPITAL}|{_SMALL})){{0,4}}{_REGION})"
    rf"(?:,? (?P<date>(?i:{_DATE})|(?P<foreign>{_FOREIGN_DATE})))?[,.]?\s*)?"
    r"(?P<agency_part>[(/](?P<agency>[^\W\d_][\w .&’'\-]{1,30})[)/])?"
    r"\s*(?P<dash>—|–|--|\.-|[-_:.](?=\s))\s*(?=(?P<next>\S))"
)
_STATED_DATE = re.compile(r"[,\s]*(?:,\s*[A-Z][a-z]{2,9}\.?\s+\d|\(|\d|--|—|–)")
_NOT_PLACES = frozenset(
    "breaking update exclusive analysis opinion interview feature factbox correction corrected "
    "video photos watch live explainer editorial timeline wrapup refile note".split()
)
_AGENCIES = frozenset(
    """aa aap afp ani anp ansa antara ap apa app ats belga bernama bloomberg bss cna cnn cp ctk čtk
    dpa efe gna ians interfax irna jiji kuna kyodo mena mti nan ntb pa pap pti reuters ria ritzau
    sda spa stt tass tt unb uni upi wam xinhua yonhap""".split()
)
_INDIAN_STATES = (
    "(?:AP|AR|AS|BR|CG|CT|DL|GA|GJ|HP|HR|J&K|JH|JK|KA|KL|MH|ML|MN|MP|MZ|NL|OD|PB|RJ|SK|TN|TR|TS"
    "|UK|UP|WB)"
)
_LABEL = re.compile(
    rf"(?P<place>{_UPPER}(?:[ /]{_UPPER}){{0,2}})(?P<state> \({_INDIAN_STATES}\))?:"
    rf" (?=[\"“]?{_LARGE})"
)
_ASKED_OR_TOLD = re.compile(r"\b(?:I|me|my|we|us|our|you|your)\b|\?[\"”’]?\s*\Z", re.IGNORECASE)
_WRITTEN_HERE = re.compile(
    r"\bhere (?:on|today|yesterday|late|this|[A-Z][a-z]+day|(?:ha[ds]|have) been)\b|\bhere[,.]"
)
"""The towns that may stand alone in front of a colon."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when a story was filed; `length` code points from the paragraph's start."""

    length: int
    place: str | None
    agency: str | None
    month: int | None
    day: int | None
    moment: Moment | None


def find_dateline(paragraph: str) -> Dateline | None:
    """The dateline that opens the paragraph, if one does."""
    found = _DATELINE.match(paragraph[: LONGEST_DATELINE + 1])
    if found is None or not _is_believable(found):
        return None
    if found["place"] is None and not paragraph.startswith(("(", "/"), found.end()):
        # "(ANSA) - Rome, October 11 - Italian Foreign Minister": the agency stands first
        behind = find_dateline(paragraph[found.end() :])
        if behind is not None and behind.place and behind.month:
            length = found.end() + behind.length
            return replace(behind, length=length, agency=behind.agency or found["agency"])
    name, day, year, iso = (_read_part(found, part) for part in ("month", "day", "year", "iso"))
    moment = read_moment(iso)
    if year and name and day:
        moment = read_moment(f"{int(day)} {name.rstrip('.')} {year}")
    elif moment := moment or find_date(found["foreign"] or ""):
        day = str(moment.at.day)
    return Dateline(
        found.end(),
        found["place"],
        found["agency"],
        MONTHS[name.lower().rstrip(".")] if name else moment.at.month if moment else None,
        int(day) if day else None,
        moment,
    )


def find_place_label(paragraph: str) -> Dateline | None:
    """A place alone before a colon, as in papers of India: "KOCHI: The docks will close",
    "KHARGAON (MP): The docks will close".

    The same opens a turn ("WEISS: We will stay") or a kicker ("OPINION: …"), so it has to be a
    town, or the story says that it was written "here", and nobody may speak of himself.
    """
    found = _LABEL.match(paragraph)
    if found is None or found["place"].lower().split()[0] in _NOT_PLACES:
        return None
    words = paragraph[found.end() :]
    is_place = found["place"].casefold() in read_town_names() or found["state"] is not None
    is_place = is_place or _WRITTEN_HERE.search(words) is not None
    if not is_place or _ASKED_OR_TOLD.search(words) is not None:
        return None
    return Dateline(found.end(), found["place"], None, None, None, None)


def _read_part(found: re.Match[str], part: str) -> str | None:
    """A part of the date, in whichever form it stands."""
    return next((text for name, text in found.groupdict().items() if part in name and text), None)


def read_place(dateline: str | None) -> str | None:
    """The place of a dateline that stands alone: "Strasbourg, 10 juil 2024 (AFP)"."""
    if not dateline or len(dateline) > LONGEST_DATELINE:
        return None
    found = find_dateline(f"{dateline} - X")
    if found is not None and found.place:
        return found.place
    place = _STATED_DATE.split(dateline, maxsplit=1)[0].strip(" *,-")
    return place if place and place.lower() not in MONTHS else None


def read_agency(dateline: str | None) -> str | None:
    """The agency of a dateline that stands alone."""
    found = find_dateline(f"{dateline} - X") if dateline else None
    return found.agency if found is not None else None


def _is_believable(found: re.Match[str]) -> bool:
    place = found["place"]
    is_dated = found["date"] is not None and found["foreign"] is None
    if found["dash"] == ".":
        # "MOSCOW, January 21. /TASS/. The Kremlin", "CHENNAI, DEC. 3. The minister"; without the
        # slashes or the capitals a sentence ends there
        is_slashed = (found["agency_part"] or "").startswith("/")
        return place is not None and (is_slashed or (found["upper"] is not None and is_dated))
    if place is None:
        return found["agency"] is not None
    if place.lower().split()[0].strip(".,") in _NOT_PLACES:
        return False
    if found["dash"] == ":":
        return is_dated or (found["agency"] or "").casefold() in _AGENCIES
    if is_dated or found["agency"]:
        return True
    # "NATO - the alliance - said": after a dateline a sentence begins
    return found["upper"] is not None and len(found["upper"]) > 2 and not found["next"].islower()
