"""The clock in which a page states when it was published.

In: the time as it was read, the page's other statements of it. Out: the time with the offset of
the outlet's own clock, and mended where a "Z" was put behind local time. The decision to question:
two statements with one clock and two zones are one time, and the zone that is not Z is meant, for
templates write a Z without asking, and nobody writes +05:30 by chance. Where the page prints the
day before or after, the day is taken and the time given up, for it is the outlet's own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from lxml.html import HtmlElement

from transforms.page.date_lines import read_stated
from transforms.text.timestamps import Moment

WIDEST_ZONE = timedelta(hours=14)
WEST_HOURS = 10
EAST_HOURS = 13


def tell_zone(
    moment: Moment, tree: HtmlElement, stated: Iterable[Any], printed: Iterator[Moment]
) -> Moment:
    """The time with the offset of the outlet's own clock, where the page shows it.

    JSON-LD says 05:30:59Z of the 9th and the page "November 8, 11:30 p.m.": six hours apart to
    the minute is no chance, so the story is of the 8th there. It says 08:00Z and the page's meta
    tag 08:00+01:00: so it was seven o'clock in UTC.
    """
    if moment.utc_offset_minutes not in (None, 0):
        return moment
    times = [element.get("datetime") for element in tree.iter("time")]
    clocks = [shown for shown in map(read_stated, times) if shown]
    if moment.precision == "day":
        # "2014-06-30" of a tag that cuts a time in UTC, beside 20:08-0400 of the 29th
        return next((shown for shown in clocks[:1] if _is_day_in_utc(moment, shown)), moment)
    exact = [shown for shown in clocks if shown.precision == moment.precision == "second"]
    others = [shown for shown in map(read_stated, stated) if shown]
    beside = next(printed, None)
    for shown in (*others, *exact, *([beside] if beside is not None else [])):
        told = _compare(moment, shown)
        if told is not None:
            return told
    if beside is not None and beside.precision == "day" and _is_own_day(moment, beside):
        return beside
    return moment


def _is_day_in_utc(day: Moment, shown: Moment) -> bool:
    """Whether a bare day is that of a time in UTC which is of another day in its own zone."""
    offset = shown.utc_offset_minutes
    if not offset or shown.at.date() != day.at.date():
        return False
    return (shown.at + timedelta(minutes=offset)).date() != day.at.date()


def _is_own_day(moment: Moment, day: Moment) -> bool:
    """Whether a printed day is that of a time in UTC on a clock elsewhere: a day off, by night.

    Which clock is not told, so the day alone is known. "January 5" beside 02:30Z of the 6th.
    """
    apart = (day.at.date() - moment.at.date()).days
    hour = moment.at.hour
    return (apart == -1 and hour < WEST_HOURS) or (apart == 1 and hour >= 24 - EAST_HOURS)


def _compare(moment: Moment, shown: Moment) -> Moment | None:
    """What another statement of the time tells of its zone, or None."""
    if shown.precision == "day":
        return None
    is_zoned = moment.utc_offset_minutes is not None
    own, other, offset = _cut(moment.at), _cut(shown.at), shown.utc_offset_minutes
    if offset is None:
        apart = other - own
        minutes = int(apart.total_seconds()) // 60
        same = shown.at.second == moment.at.second or shown.precision == "minute"
        if same and apart and abs(apart) <= WIDEST_ZONE and minutes % 15 == 0:
            return replace(moment, utc_offset_minutes=minutes) if is_zoned else moment
        return None
    if is_zoned and own == other and offset:
        return replace(moment, utc_offset_minutes=offset)
    if offset and own == other + timedelta(minutes=offset):
        # one clock and two zones, or one zone and none
        at = moment.at - timedelta(minutes=offset)
        return replace(moment, at=at, utc_offset_minutes=offset)
    if not is_zoned and own == other and not offset:
        return replace(moment, utc_offset_minutes=0)
    return None


def _cut(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)
