"""Charts as geometry: periods without gaps, lines, shades of a heat map.

In: rows of counts. Out: numbers that a template writes into SVG. The decision to question: no
chart library and no script; a chart is drawn where the page is made, so that a page needs nothing
else to be seen and a hostile name has nothing to run in.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor, log10, sqrt

from flows.dashboard.view import STEPS

MOST_PERIODS = 400
LINE_COLORS = ("#0b5cad", "#b3430a", "#12734a", "#8a2a86", "#7a5b00", "#4b4f58")
LINE_DASHES = ("", "7 3", "2 3", "10 3 2 3", "4 4", "1 2")
SHADES = 9
WIDTH, HEIGHT = 760, 260
LEFT, RIGHT, TOP, BOTTOM = 44, 12, 10, 26
SPARK_WIDTH, SPARK_HEIGHT = 120, 24


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a chart with its look; `points` is what SVG's polyline takes."""

    name: str
    points: str
    color: str
    dash: str


@dataclass(frozen=True, slots=True)
class LineChart:
    """Lines over periods, with the marks of both axes as position and words."""

    lines: tuple[Line, ...]
    x_marks: tuple[tuple[float, str], ...]
    y_marks: tuple[tuple[float, str], ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    bottom: int = HEIGHT - BOTTOM


def choose_step(first: date, last: date, wanted: str | None = None) -> str:
    """The step of time that suits a span; a wanted one, unless it would draw too many points."""
    days = (last - first).days + 1
    step = wanted or ("day" if days <= 62 else "week" if days <= 400 else "month")
    finer_days = {"day": 1, "week": 7, "month": 30, "year": 365}
    while step != "year" and days / finer_days[step] > MOST_PERIODS:
        step = STEPS[STEPS.index(step) + 1]
    return step


def list_periods(first: date, last: date, step: str) -> list[date]:
    """The first days of all periods from one day to another, also of those without rows."""
    periods = []
    day = begin_period(first, step)
    while day <= last:
        periods.append(day)
        try:
            day = begin_period(
                day + timedelta(days={"day": 1, "week": 7, "month": 31}.get(step, 366)), step
            )
        except OverflowError:
            break
    return periods


def begin_period(day: date, step: str) -> date:
    """The first day of the period that a day is in; weeks begin on Monday."""
    if step == "week":
        return day - timedelta(days=day.weekday())
    if step == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if step == "year" else day


def draw_lines(
    series: Sequence[tuple[str, Mapping[date, int]]], periods: Sequence[date], step: str
) -> LineChart:
    """A line a name over all periods, none of them left out."""
    top = find_top(max((max(counts.values(), default=0) for _, counts in series), default=0))
    xs = _spread(len(periods), LEFT, WIDTH - RIGHT)
    lines = tuple(
        Line(
            name,
            " ".join(
                f"{x:.1f},{_height(counts.get(day, 0), top, TOP, HEIGHT - BOTTOM):.1f}"
                for x, day in zip(xs, periods, strict=True)
            ),
            LINE_COLORS[number % len(LINE_COLORS)],
            LINE_DASHES[number % len(LINE_DASHES)],
        )
        for number, (name, counts) in enumerate(series)
    )
    every = ceil(len(periods) / 6) if periods else 1
    x_marks = tuple(
        (x, name_period(day, step))
        for number, (x, day) in enumerate(zip(xs, periods, strict=True))
        if number % every == 0 and x < WIDTH - 60
    )
    y_marks = tuple(
        (_height(value, top, TOP, HEIGHT - BOTTOM), f"{value:,}")
        for value in sorted({0, top // 2, top})
    )
    return LineChart(lines, x_marks, y_marks)


def tell_apart(speakers: Sequence[tuple[str, int]]) -> list[str]:
    """Names with their quotes, as the legend has them: where two bear one, the quotes stand by it.

    Where these are equal, too, they are numbered.
    """
    shared = Counter(name for name, _ in speakers)
    equal = Counter(speakers)
    seen: Counter[tuple[str, int]] = Counter()
    told = []
    for name, quotes in speakers:
        seen[name, quotes] += 1
        number = f", no. {seen[name, quotes]}" if equal[name, quotes] > 1 else ""
        told.append(f"{name} ({quotes:,} quotes{number})" if shared[name] > 1 else name)
    return told


def draw_spark(counts: Mapping[date, int], periods: Sequence[date]) -> str:
    """The points of a small line of one speaker, on a scale of its own: it shows the change."""
    top = max(counts.values(), default=1)
    xs = _spread(len(periods), 1, SPARK_WIDTH - 1)
    return " ".join(
        f"{x:.1f},{_height(counts.get(day, 0), top, 2, SPARK_HEIGHT - 2):.1f}"
        for x, day in zip(xs, periods, strict=True)
    )


def find_top(most: int) -> int:
    """A round number that no value is over, for the end of an axis."""
    if most <= 2:
        return 2
    size: int = 10 ** floor(log10(most))
    return next(size * part for part in (1, 2, 4, 6, 8, 10) if size * part >= most)


def name_period(day: date, step: str) -> str:
    """A period as an axis names it."""
    if step == "year":
        return f"{day.year}"
    return f"{day:%b} {day.year}" if step == "month" else f"{day.day} {day:%b} {day.year % 100:02d}"


def shade(count: int, most: int) -> int:
    """Which of the shades of the heat map, 0 where there is nothing.

    By the square root: who is quoted most is quoted so much more that the rest would be one shade.
    """
    return ceil(sqrt(count / most) * SHADES) if most > 0 else 0


def _spread(number: int, first: float, last: float) -> list[float]:
    if number == 1:
        return [(first + last) / 2]
    return [first + (last - first) * place / (number - 1) for place in range(number)]


def _height(value: int, top: int, upper: float, lower: float) -> float:
    return lower - (lower - upper) * value / top
