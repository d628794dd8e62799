"""Dates as archives write them to naive UTC times, with how precise they are.

In: any JSON value or string. Out: `Moment(at, precision, utc_offset_minutes)` or None. The
decision to question: a date that can be read two ways (03/04/2024) or that does not exist is no
date; nothing is filled in from today's date, so "March 3" without a year stays unknown. A time
without a zone is taken as UTC and its offset stays None, so the assumption can be told.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

EARLIEST_YEAR = 1600
LATEST_YEAR = 2200
SECONDS_IN_EPOCH = range(10**8, 10**10)
MILLISECONDS_IN_EPOCH = range(10**11, 10**13)
EPOCH = datetime(1970, 1, 1)
"""The first second that computers count: with its clock it is an empty field, and no time."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
ZONES = {
    "z": 0.0,
    "ut": 0.0,
    "utc": 0.0,
    "gmt": 0.0,
    "bst": 1.0,
    "cet": 1.0,
    "cest": 2.0,
    "mez": 1.0,
    "mesz": 2.0,
    "est": -5.0,
    "edt": -4.0,
    "cst": -6.0,
    "cdt": -5.0,
    "mst": -7.0,
    "mdt": -6.0,
    "pst": -8.0,
    "pdt": -7.0,
    "eet": 2.0,
    "eest": 3.0,
    "sast": 2.0,
    "msk": 3.0,
    "pkt": 5.0,
    "hkt": 8.0,
    "sgt": 8.0,
    "jst": 9.0,
    "kst": 9.0,
    "aest": 10.0,
    "aedt": 11.0,
    "nzst": 12.0,
    "nzdt": 13.0,
}
AMERICAN = {"et": -5.0, "ct": -6.0, "mt": -7.0, "pt": -8.0}
"""Clocks that have no summer of their own: "7:51 PM ET" is EST or EDT, by the day."""

LAW_OF_2007 = 2007

_CLOCK = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>[a-z]{1,4}\b|[+-]\d{2}:?\d{2}|[+-]\d{2}\b)?"
)
_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[t ,]+" + _CLOCK + r")?", re.IGNORECASE
)
_COMPACT = re.compile(
    r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:t?(?P<clock>\d{4,6})(?P<zone>z)?)?"
)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})")
_SLASHED = re.compile(r"(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>\d{4})")
_DAY_MONTH = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.? {MONTH},? (?P<year>\d{{4}})"
_MONTH_DAY = rf"{MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})"
_WORDED = tuple(
    re.compile(
        r"(?:(?:[a-z]+day|mon|tue|wed|thu|fri|sat|sun),? )?"
        + worded
        + r"(?:(?:,| at| -| \|)* "
        + _CLOCK
        + ")?",
        re.IGNORECASE,
    )
    for worded in (_DAY_MONTH, _MONTH_DAY)
)
# "Fri Mar 01 2024 10:00:00 GMT+0100 (CET)", the way that scripts print a date
_SCRIPT_ZONE = re.compile(r"\s(?:GMT|UTC)([+-]\d{2}:?\d{2})(?: \([^()]{1,40}\))?$")
# "1.7676228E9", as BigQuery writes seconds
_POWER = re.compile(r"1\.\d{1,12}E(?:9|12)")
_CLOCK_FIRST = re.compile(
    _CLOCK + r",? (?P<rest>(?:[a-z]+day,? )?[a-z0-9., ]*\d{4})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A time in naive UTC and its precision: second, minute or day.

    `utc_offset_minutes` is how far the clock it was stated in is ahead of UTC; None where the
    source gave no zone.
    """

    at: datetime
    precision: str
    utc_offset_minutes: int | None = None


def read_moment(value: object) -> Moment | None:
    """The moment a JSON value states, or None when it states none or states it ambiguously."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _read_number(value)
    if not isinstance(value, str):
        return None
    words = " ".join(value.split())
    if not words or len(words) > 80:
        return None
    if words.isdecimal() and words.isascii() and len(words) != 14:
        return _read_number(int(words))
    if _POWER.fullmatch(words):
        return _read_number(float(words))
    return _read_words(words)


def _read_number(number: float) -> Moment | None:
    if number != number or number in (float("inf"), float("-inf")):
        return None
    whole = int(number)
    compact = _COMPACT.fullmatch(str(whole))
    if compact and compact["clock"] is None:
        return _moment(compact.groupdict())
    if whole in MILLISECONDS_IN_EPOCH:
        whole //= 1000
    elif whole not in SECONDS_IN_EPOCH:
        return None
    return Moment(datetime.fromtimestamp(whole, UTC).replace(tzinfo=None), "second", 0)


def _read_words(words: str) -> Moment | None:
    words = _SCRIPT_ZONE.sub(r" \1", words)
    for pattern in (_ISO, *_WORDED, _YEAR_FIRST):
        if found := pattern.fullmatch(words):
            return _moment(found.groupdict())
    if found := _COMPACT.fullmatch(words.lower()):
        fields = found.groupdict()
        clock = fields.pop("clock")
        if clock:
            fields |= {"hour": clock[:2], "minute": clock[2:4], "second": clock[4:6] or None}
        return _moment(fields)
    if found := _SLASHED.fullmatch(words):
        return _read_slashed(int(found["first"]), int(found["second"]), int(found["year"]))
    if found := _CLOCK_FIRST.fullmatch(words):
        day = _read_words(found["rest"].strip())
        if day is not None and day.precision == "day":
            fields = found.groupdict()
            fields |= {"year": day.at.year, "month": day.at.month, "day": day.at.day}
            return _moment(fields)
    return _read_mail_date(words)


def _read_slashed(first: int, second: int, year: int) -> Moment | None:
    """03/04/2024 is March in one country and April in another, so it is neither."""
    if first > 12 >= second:
        return _moment({"year": year, "month": second, "day": first})
    if second > 12 >= first or first == second:
        return _moment({"year": year, "month": first, "day": second})
    return None


def _read_mail_date(words: str) -> Moment | None:
    if not re.match(r"(?:[A-Za-z]{3}, *)?\d{1,2} [A-Za-z]{3} \d{4} \d", words):
        return None
    try:
        stated = parsedate_to_datetime(words)
        offset = stated.utcoffset()
        at = stated.astimezone(UTC).replace(tzinfo=None) if offset is not None else stated
    except (ValueError, TypeError, OverflowError):
        return None
    if not EARLIEST_YEAR <= at.year <= LATEST_YEAR or at == EPOCH:
        return None
    return Moment(at, "second", None if offset is None else int(offset.total_seconds()) // 60)


def _moment(fields: dict[str, object]) -> Moment | None:
    month = str(fields["month"]).lower().rstrip(".")
    half = str(fields.get("half") or "").lower().replace(".", "")
    hour = int(str(fields.get("hour") or 0))
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0) if 1 <= hour <= 12 else 99
    try:
        at = datetime(
            int(str(fields["year"])),
            MONTHS.get(month) or int(month),
            int(str(fields["day"])),
            hour,
            int(str(fields.get("minute") or 0)),
            min(int(str(fields.get("second") or 0)), 59),
        )
        stated_zone = str(fields.get("zone") or "")
        zone = _read_zone(stated_zone, at)
        if zone is None:
            return None
        at = at.replace(tzinfo=timezone(zone)).astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return None
    if not EARLIEST_YEAR <= at.year <= LATEST_YEAR:
        return None
    if fields.get("hour") is None:
        return Moment(at, "day")
    if at == EPOCH:
        return None
    offset = int(zone.total_seconds()) // 60 if stated_zone else None
    return Moment(at, "minute" if fields.get("second") is None else "second", offset)


def _read_zone(zone: str, at: datetime) -> timedelta | None:
    """The offset from UTC; a time without a zone is taken as UTC, an unknown zone is no time."""
    if not zone:
        return timedelta()
    name = zone.lower()
    if name in ZONES:
        return timedelta(hours=ZONES[name])
    if name in AMERICAN:
        return timedelta(hours=AMERICAN[name] + _is_american_summer(at))
    digits = zone.replace(":", "")[1:]
    if not digits.isdecimal():
        return None
    sign = -1 if zone[0] == "-" else 1
    return sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))


def _is_american_summer(at: datetime) -> bool:
    """Whether American clocks are an hour ahead, by the law of 2007 or that before it."""
    if at.year >= LAW_OF_2007:
        start, end = datetime(at.year, 3, 8, 2), datetime(at.year, 11, 1, 2)
    else:
        start, end = datetime(at.year, 4, 1, 2), datetime(at.year, 10, 25, 2)
    return _next_sunday(start) <= at < _next_sunday(end)


def _next_sunday(day: datetime) -> datetime:
    return day + timedelta(days=6 - day.weekday())
