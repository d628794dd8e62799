"""Patterns with a day in them, such as `crawl/%Y/%m/%d/*.warc.gz`: one pattern for each day.

In: patterns and the settings `from_day` and `to_day`. Out: plain patterns, and which of them may
name nothing. The decision to question: left out, the days are those since the last run over the
same patterns that completed, the day on which it began included, up to today; so a night that was
missed is caught up with by the next one. Which days a run looked through is noted with its settings
in the ledger: a run over something else, or a back-fill, hides no night.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from flows.settings import Settings, SettingsError

CODES = re.compile("%[Ymd]")
MOST_DAYS = 100_000
"""More than the news has been printed for; looking for each day takes half a minute by then."""


def lay_days(patterns: Iterable[str], settings: Settings) -> tuple[list[str], frozenset[str]]:
    """The patterns for each day that is meant, and those of them that were made of a day.

    Raises `SettingsError` if the days make no sense, or no pattern has a place for one.
    """
    given = list(patterns)
    dated = [pattern for pattern in given if CODES.search(pattern)]
    if not dated:
        if settings.from_day or settings.to_day:
            raise SettingsError(
                "--from and --to are for patterns with %Y, %m and %d in them, such as "
                "'archives/%Y/%m/%d/*.gz'"
            )
        return given, frozenset()
    days = list(list_days(dated, settings))
    laid = [made for pattern in given for made in (_name_day(pattern, day) for day in days)]
    plain = {pattern for pattern in given if not CODES.search(pattern)}
    return list(dict.fromkeys(laid)), frozenset(laid) - plain


def _name_day(pattern: str, day: date) -> str:
    # Not by strftime: other percent signs in an address mean what they say.
    return CODES.sub(lambda code: day.strftime(code[0]), pattern)


def list_days(patterns: Iterable[str], settings: Settings) -> Iterator[date]:
    """The days that are meant of patterns with a place for one, earliest first (UTC)."""
    today = datetime.now(UTC).date()
    last = settings.to_day or today
    done = None if settings.from_day else find_last_day(patterns, settings.warehouse)
    first = settings.from_day or done or last
    if done is not None and done > last:
        end = f"--to {last}" if settings.to_day else f"today, {today}: look at the clock"
        raise SettingsError(
            f"the last run was on {done}, which is after {end}; say which days with --from"
        )
    if first > last:
        raise SettingsError(f"--from {first}: is after --to {last}")
    if (last - first).days >= MOST_DAYS:
        raise SettingsError(f"--from {first} --to {last}: more than {MOST_DAYS:,} days")
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def note_days(patterns: Iterable[str], settings: Settings) -> Settings:
    """The settings with the days that this run looks through, and of which patterns.

    They stand in the ledger with the run, for the next one to know from where to go on.
    """
    dated = [pattern for pattern in patterns if CODES.search(pattern)]
    if not dated or settings.days_of:
        return settings
    days = list(list_days(dated, settings))
    told = {"from_day": days[0], "to_day": days[-1], "days_of": tuple(map(_write_whole, dated))}
    return settings.model_copy(update=told)


def find_last_day(patterns: Iterable[str], warehouse: Path) -> date | None:
    """The day up to which each of the patterns has been looked through; None without a run.

    Raises `StoreBusy` or `ContractError` if the warehouse cannot be read: taken for a first run,
    it would pass over the days that were missed, for good.
    """
    from warehouse.ask.sql import read_nights

    runs = [_read_run(*night) for night in read_nights(warehouse)]
    # A pattern that is new goes on from the last run.
    last = next((run.started_on for run in reversed(runs) if run.is_completed), None)
    found = (_follow_runs(_write_whole(pattern), runs) or last for pattern in patterns)
    return min((day for day in found if day is not None), default=None)


@dataclass(frozen=True, slots=True)
class _Run:
    started_on: date
    is_completed: bool
    first: date
    last: date
    patterns: frozenset[str] | None
    """None for a run of before they were noted, which may have had any."""


def _read_run(started_at: datetime, told: str | None, is_completed: bool) -> _Run:
    noted = json.loads(told or "{}")
    started_on = started_at.date()
    patterns = frozenset(noted["days_of"] or ()) if "days_of" in noted else None
    first, last = noted.get("from_day"), noted.get("to_day")
    return _Run(
        started_on,
        is_completed,
        date.fromisoformat(first) if first else date.min,
        date.fromisoformat(last) if last else started_on,
        patterns,
    )


def _follow_runs(pattern: str, runs: Iterable[_Run]) -> date | None:
    """The day up to which there is no gap, which a back-fill of other days does not move.

    A run's own day is not over when it begins, so that the next one looks through it again.
    """
    done: date | None = None
    for run in runs:
        if run.patterns is not None and pattern not in run.patterns:
            continue
        last = min(run.last, run.started_on)
        if not run.is_completed:
            # The first night of all may have failed: its days are still to be looked through.
            done = run.first if done is None and run.patterns else done
        elif done is None or done > run.started_on:
            # Nothing was looked through before, or only by a clock that was ahead.
            done = last
        elif run.first <= done:
            done = max(done, last)
    return done


def _write_whole(pattern: str) -> str:
    """The pattern as it is from anywhere."""
    return pattern if "://" in pattern else str(Path(pattern).expanduser().absolute())
