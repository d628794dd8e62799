"""The date in a field of a record, and in which order a file writes day and month.

In: any JSON value. Out: the `Moment` that it states, or None. The decision to question: 03/04/2026
is a date only once another record of the same file shows the order ("25/12/2025"), and only if the
file writes all its dates in this way: one that mixes ways, or orders, comes from many hands.
Between points the day is first: nobody writes the month there.
"""

import re
from collections.abc import Mapping
from typing import Any

from transforms.feeds.field_names import PLAIN_KEYS
from transforms.text.printed_dates import read_printed
from transforms.text.timestamps import EARLIEST_YEAR, LATEST_YEAR, Moment, read_moment

_NUMERIC = re.compile(
    r"\s*(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},?\s+)?"
    r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:(?:\s-\s|,?[ T]+)(\S.*?))?\s*",
    re.DOTALL,
)
# of .NET, with the clock's own zone behind it
_TICKS = re.compile(r"\\?/Date\((\d{9,14})(?:[+-]\d{4})?\)\\?/")
# the element of a page, as Drupal writes it into a field
_MARKED = re.compile(r"<time\b[^>]*\bdatetime=[\"']([^\"']+)[\"']", re.IGNORECASE)
# "GMT+7"
_ZONE = re.compile(r"\(?\b(?:GMT|UTC)([+-])(\d{1,2})(?::?(\d\d))?\)?")
_EPOCH = re.compile(r"\d{9,13}\.\d+")
# microseconds and nanoseconds, of 2001 to 2030
_FINE_EPOCH = re.compile(r"\s*(1[0-8]\d{8})(?:\d{6}|\d{9})\s*")
_YEAR = re.compile(r"\d{4}|['’]\d\d\b")
# "/2026/03/02/toll", "/2026/03/toll", "/2026/toll", "/2026-03-02-toll"
_IN_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)\d\d)(?:[/-](?P<month>0?[1-9]|1[0-2])(?:[/-](?P<day>0?[1-9]|[12]\d|3[01]))?)?"
    r"(?=[/-])"
)
_CLOCK_BEHIND = re.compile(r"(.*?)[,\s]*(?:\bat\s+)?(\d{1,2}:\d\d.*)", re.DOTALL)
LONGEST_DATE = 80
MOMENTS = ("$date", "iso8601", "rfc3339", "date", "dateTime", "datetime", "_seconds", "seconds")
"""Names under which an object that is a date has it."""

LONGEST_ELEMENT = 400


def read_date(value: Any, *, day_first: bool | None = None) -> Moment | None:
    """The moment a value states, also in an object that a program makes of a date."""
    if isinstance(value, Mapping):
        value = _open_moment(value)
    if isinstance(value, list):
        return _read_parts(value)
    if isinstance(value, str) and (marked := _MARKED.search(value[:LONGEST_ELEMENT])):
        value = marked[1]
    if not isinstance(value, bool) and isinstance(value, int | str):
        fine = _FINE_EPOCH.fullmatch(str(value))
        value = int(fine[1]) if fine else value
    if isinstance(value, str) and _EPOCH.fullmatch(value):
        value = float(value)
    elif isinstance(value, str) and (ticks := _TICKS.fullmatch(value.strip())):
        value = int(ticks[1])
    found = _match_numeric(value)
    if found is None:
        return read_printed(value)
    first, mark, second, year, clock = found.groups()
    is_day_first = True if mark == "." else _tell_order(int(first), int(second))
    if is_day_first is None:
        is_day_first = True if first == second else day_first
    if is_day_first is None:
        return None
    day, month = (first, second) if is_day_first else (second, first)
    clock = _ZONE.sub(_write_zone, clock or "")
    return read_moment(f"{year}-{int(month):02}-{int(day):02} {clock}")


def _write_zone(found: re.Match[str]) -> str:
    return f"{found[1]}{int(found[2]):02}:{found[3] or '00'}"


def _open_moment(value: Mapping[str, Any]) -> Any:
    """What a date is made an object of: by MongoDB, PHP, BLOX and Firestore, each in its way."""
    name = next((one for one in (*MOMENTS, *PLAIN_KEYS) if one in value), None)
    inner = value[name] if name is not None else None
    if isinstance(inner, Mapping):
        return inner.get("$numberLong")
    # of PHP, which names the zone beside it
    is_utc = name == "date" and value.get("timezone") in ("UTC", "Z", "+00:00")
    return f"{inner}Z" if is_utc and isinstance(inner, str) else inner


def find_other_day(fields: Mapping[str, Any]) -> Any:
    """A day under a name that may be another thing's: "data" of Poles and Italians, "pub"."""
    for name, value in fields.items():
        word = str(name).strip().lower()
        if word == "data" and isinstance(value, str):
            return value
        # else the name of the paper
        if word == "pub" and read_date(value) is not None:
            return value
    return None


def read_yearless(value: Any, url: str | None) -> Moment | None:
    """The moment of a day without its year, which stands in the address: "March 2, 14:05".

    A month or a day in the address has to be that of the words.
    """
    found = _IN_ADDRESS.search(url or "")
    if found is None or not isinstance(value, str) or len(value) > LONGEST_DATE:
        return None
    if _YEAR.search(value):
        return None
    clock = _CLOCK_BEHIND.fullmatch(value.strip())
    day, rest = clock.groups() if clock else (value, "")
    moment = read_printed(f"{day.strip()} {found['year']} {rest}".strip())
    if moment is None:
        return None
    stated = (found["month"], moment.at.month), (found["day"], moment.at.day)
    return moment if all(one is None or int(one) == number for one, number in stated) else None


def _read_parts(parts: list[Any]) -> Moment | None:
    """[2026, 1, 5, 14, 20], the way that Java's `LocalDateTime` is written; else the only item."""
    if len(parts) == 1:
        return read_printed(parts[0])
    if not 3 <= len(parts) <= 7 or any(type(part) is not int for part in parts):
        return None
    year, month, day, *clock = parts
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    shown = ":".join(f"{part:02}" for part in clock[:3]) if len(clock) > 1 else ""
    return read_moment(f"{year}-{month:02}-{day:02} {shown}")


class DateOrder:
    """Learns from the dates of a file whether the day comes first in them."""

    __slots__ = ("_is_asked", "_is_mixed", "_seen")

    def __init__(self) -> None:
        self._seen: set[bool] = set()
        self._is_asked = False
        self._is_mixed = False

    def note(self, value: Any) -> None:
        """Take a date of the file into account."""
        if value is None:
            return
        found = _match_numeric(value)
        if found is None or found[2] == ".":
            self._is_mixed = True
            return
        order = _tell_order(int(found[1]), int(found[3]))
        if order is not None:
            self._seen.add(order)
        elif found[1] != found[3]:
            self._is_asked = True

    @property
    def is_wanted(self) -> bool:
        """Whether a date was met that can be read two ways, and nothing yet that tells which."""
        return self._is_asked and not self._seen and not self._is_mixed

    @property
    def is_settled(self) -> bool:
        """Whether no further date can change that the file has no order."""
        return self._is_mixed or len(self._seen) > 1

    @property
    def day_first(self) -> bool | None:
        """What the dates so far agree on."""
        return next(iter(self._seen)) if self._seen and not self.is_settled else None


def _match_numeric(value: Any) -> re.Match[str] | None:
    return (
        _NUMERIC.fullmatch(value) if isinstance(value, str) and len(value) <= LONGEST_DATE else None
    )


def _tell_order(first: int, second: int) -> bool | None:
    """Whether the day is first, where only one of the two can be a month."""
    if first > 12 >= second:
        return True
    return False if second > 12 >= first else None
