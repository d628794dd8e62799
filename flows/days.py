"""Patterns with a day in them, such as `crawl/%Y/%m/%d/*.warc.gz`: one pattern for each day.

In: patterns and the settings `from_day` and `to_day`. Out: plain patterns, and which of them may
name nothing. The decision to question: left out, the days are those since the last run that
completed, its own included, up to today; so a night that was missed is caught up with by the next
one, and there is no list of nights to keep.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from flows.settings import Settings, SettingsError

CODES = re.compile("%[Ymd]")
MOST_DAYS = 100_000
"""More than the news has been printed for; looking for each day takes half a minute by then."""


def lay_days(patterns: Iterable[str], settings: Settings) -> tuple[list[str], frozenset[str]]:
    """The patterns for each day that is meant, and those of them that were made of a day.

    Raises `SettingsError` if the days make no sense, or no pattern has a place for one.
    """
    given = list(patterns)
    if not any(CODES.search(pattern) for pattern in given):
        if settings.from_day or settings.to_day:
            raise SettingsError(
                "--from and --to are for patterns with %Y, %m and %d in them, such as "
                "'archives/%Y/%m/%d/*.gz'"
            )
        return given, frozenset()
    days = list(list_days(settings))
    laid = [made for pattern in given for made in (_name_day(pattern, day) for day in days)]
    plain = {pattern for pattern in given if not CODES.search(pattern)}
    return list(dict.fromkeys(laid)), frozenset(laid) - plain


def _name_day(pattern: str, day: date) -> str:
    # Not by strftime: other percent signs in an address mean what they say.
    return CODES.sub(lambda code: day.strftime(code[0]), pattern)


def list_days(settings: Settings) -> Iterator[date]:
    """The days that are meant, earliest first (UTC)."""
    today = datetime.now(UTC).date()
    last = settings.to_day or today
    done = None if settings.from_day else find_last_day(settings)
    first = settings.from_day or done or last
    if done is not None and done > last:
        end = f"--to {last}" if settings.to_day else f"today, {today}: look at the clock"
        raise SettingsError(
            f"the last run completed on {done}, which is after {end}; say which days with --from"
        )
    if first > last:
        raise SettingsError(f"--from {first}: is after --to {last}")
    if (last - first).days >= MOST_DAYS:
        raise SettingsError(f"--from {first} --to {last}: more than {MOST_DAYS:,} days")
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def find_last_day(settings: Settings) -> date | None:
    """The day on which a run last completed; None if none has.

    Raises `StoreBusy` or `ContractError` if the warehouse cannot be read: taken for a first run,
    it would pass over the days that were missed, for good.
    """
    from warehouse.ask.sql import read_last_publish

    published_at = read_last_publish(settings.warehouse)
    return None if published_at is None else published_at.date()
