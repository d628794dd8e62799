"""What each page of the dashboard asks, and what its template gets.

In: a reading of one edition and a view. Out: a dictionary for the template of that page. The
decision to question: a page asks for its few dozens of rows on every view, with no frame of all
rows held in the process, so that it costs the same on a small warehouse and on a large one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flows.dashboard.charts import (
    choose_step,
    draw_lines,
    draw_spark,
    list_periods,
    shade,
    tell_apart,
)
from flows.dashboard.marked_article import KINDS, mark_article
from flows.dashboard.text import cut_paragraphs, find_context
from flows.dashboard.view import PAGE_ROWS, View
from warehouse.ask.snapshots import Reading, Row
from warehouse.ask.sql import LEAST_TEXT_SHARE

Context = dict[str, Any]
MOST_LINES = 6
HEAT_OUTLETS = 12


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the dashboard; `ignores` names the filters that do nothing on it."""

    path: str
    title: str
    question: str
    template: str
    gather: Callable[[Reading, View], Context]
    ignores: tuple[str, ...] = ()
    in_menu: bool = True


def gather_frame(reading: Reading) -> Context:
    """What every page shows around its answer: choices of the filters, and the edition."""
    (extent,) = reading.ask("extent")
    return {
        "edition": reading.edition,
        "run": next(iter(reading.ask("latest run")), None),
        "extent": extent,
        "outlets": [row["source"] for row in reading.ask("outlets")],
        "languages": [row["language"] for row in reading.ask("languages")],
        "entity_types": [row["entity_type"] for row in reading.ask("entity types")],
        "names": [row["display_name"] for row in reading.ask("often quoted")],
    }


def gather_quoted(reading: Reading, view: View) -> Context:
    """Who is quoted, how often in each period, and what the chosen speakers said last."""
    asked, called = _parameters(reading, view)
    top = reading.ask("top speakers", **asked)
    shown = asked | {"shown_ids": sorted(row["speaker_id"] for row in top)}
    spread = {row["speaker_id"]: row for row in reading.ask("speakers spread", **shown)}
    first, last = _find_span(reading, view, spread.values())
    found: Context = {
        "called": called,
        "total": reading.ask("quoted in all", **asked)[0],
        "speakers": [dict(row) | dict(spread.get(row["speaker_id"], {})) for row in top],
        "chart": None,
        "quotes": [],
        "has_more": False,
    }
    if first is not None and last is not None and top:
        found |= _draw_time(reading, view, shown, top, first, last)
    if called:
        found |= _cut_rows("quotes", reading.ask("latest quotes", **asked))
    return found


def _draw_time(
    reading: Reading, view: View, shown: Context, top: tuple[Row, ...], first: date, last: date
) -> Context:
    step = choose_step(first, last, view.by)
    counts: dict[str, dict[date, int]] = {}
    for row in reading.ask("speakers over time", **shown, step=step):
        counts.setdefault(row["speaker_id"], {})[row["period_on"]] = row["quotes"]
    periods = list_periods(first, last, step)
    lines = top[:MOST_LINES]
    return {
        "step": step,
        "periods": len(periods),
        "first_on": first,
        "last_on": last,
        "chart": draw_lines(
            [
                (name, counts.get(row["speaker_id"], {}))
                for name, row in zip(_tell_apart(lines), lines, strict=True)
            ],
            periods,
            step,
        ),
        "sparks": {
            row["speaker_id"]: draw_spark(counts.get(row["speaker_id"], {}), periods) for row in top
        },
    }


def _find_span(reading: Reading, view: View, spread: Any) -> tuple[date | None, date | None]:
    """The days that a chart covers: as chosen, else those of the speakers that are shown."""
    rows = list(spread)
    firsts = [row["first_on"] for row in rows if row["first_on"]]
    lasts = [row["last_on"] for row in rows if row["last_on"]]
    if not firsts:
        return None, None
    (extent,) = reading.ask("extent")
    first = max(view.date_from, extent["first_on"]) if view.date_from else min(firsts)
    last = min(view.date_to, extent["last_on"]) if view.date_to else max(lasts)
    return first, max(first, last)


def gather_claims(reading: Reading, view: View) -> Context:
    """What is claimed about an entity or with a word; without either, what to ask about."""
    asked, called = _parameters(reading, view)
    found: Context = {"called": called, "claims": [], "has_more": False, "entities": []}
    # Words typed on the page of an entity are a new question.
    if view.q is not None:
        found["entities"] = reading.ask("entities called", **asked)
        found |= _cut_rows("claims", reading.ask("claims with a word", **asked))
    elif view.entity is not None:
        found["entity"] = next(iter(reading.ask("entity", entity=view.entity)), None)
        found |= _cut_rows("claims", reading.ask("claims about an entity", **asked))
    else:
        found["entities"] = reading.ask("most named entities", **asked)
    return found


def gather_first(reading: Reading, view: View) -> Context:
    """Which outlets have stories first, and the order in which a story was printed."""
    asked, called = _parameters(reading, view)
    found: Context = {"called": called, "story": None, "stories": [], "has_more": False}
    if view.story is not None:
        found["story"] = reading.ask("story articles", story=view.story)
        return found
    found["outlet_rows"] = reading.ask("first outlets", **asked)
    return found | _cut_rows("stories", reading.ask("syndicated stories", **asked))


def gather_outlets(reading: Reading, view: View) -> Context:
    """Which outlets name whom they quote, whom each quotes, and how much of its pages is read."""
    asked, called = _parameters(reading, view)
    shares = reading.ask("outlet shares", **asked)
    top = reading.ask("top speakers", **asked)
    columns = [row["source"] for row in shares[:HEAT_OUTLETS]]
    counts: Mapping[tuple[str, str], int] = {
        (row["speaker_id"], row["source"]): row["quotes"]
        for row in reading.ask(
            "speakers by outlet",
            **asked,
            shown_ids=sorted(row["speaker_id"] for row in top),
            shown_outlets=sorted(columns),
        )
    }
    # Shades compare within an outlet, or one large outlet would darken its column alone.
    most = {
        column: max((counts.get((row["speaker_id"], column), 0) for row in top), default=0)
        for column in columns
    }
    return {
        "called": called,
        "shares": shares,
        "kept": reading.ask("text shares", **asked, least=LEAST_TEXT_SHARE),
        "columns": columns,
        "heat": [
            (
                name,
                [
                    (column, count, shade(count, most[column]))
                    for column in columns
                    for count in [counts.get((row["speaker_id"], column), 0)]
                ],
            )
            for name, row in zip(_tell_apart(top), top, strict=True)
        ],
    }


def _tell_apart(speakers: Sequence[Row]) -> list[str]:
    return tell_apart([(row["display_name"], row["quotes"]) for row in speakers])


def gather_article(reading: Reading, view: View) -> Context:
    """One article or old version of it with its marks, and where it comes from."""
    if view.id is None:
        return {"marks": None}
    found = reading.read_marks(view.id)
    marked = mark_article(found)
    used = {mark.kind for mark in marked.marks}
    anchors = [
        *(quote.char_start for quote in found.quotes),
        *(claim.char_start for claim in found.claims),
    ]
    return {
        "marks": found,
        "article": found.article,
        "paragraphs": cut_paragraphs(marked, found.sections, anchors),
        "legend": [(kind, words) for kind, (_, _, words) in KINDS.items() if kind in used],
        "said": [
            (quote, line.speaker, find_context(found.text, quote.char_start, quote.char_end))
            for quote, line in zip(found.quotes, marked.said, strict=True)
        ],
        "provenance": reading.ask("provenance", version=found.version_id)[0],
        "versions": reading.ask("versions", article=found.article["article_id"]),
    }


PAGES = (
    Page(
        "/",
        "Who is quoted",
        "Who is quoted, and how does that change?",
        "quoted.html",
        gather_quoted,
    ),
    Page(
        "/claims",
        "Claims",
        "What is claimed about a person, a place, a thing?",
        "claims.html",
        gather_claims,
    ),
    Page(
        "/first",
        "First to report",
        "Who had a story first, and who printed it after?",
        "first.html",
        gather_first,
        ignores=("entity_type",),
    ),
    Page(
        "/outlets",
        "Outlets",
        "Whom does which outlet quote, and does it name them?",
        "outlets.html",
        gather_outlets,
    ),
    Page(
        "/article",
        "Article",
        "One article with its marks",
        "article.html",
        gather_article,
        in_menu=False,
    ),
)


def _parameters(reading: Reading, view: View) -> tuple[Context, tuple[Row, ...]]:
    """The view as parameters of queries, and the speakers that its name stands for."""
    called: tuple[Row, ...] = ()
    ids = None
    if view.speaker is not None:
        called = reading.ask("speakers called", speaker=view.speaker)
        ids = sorted(row["speaker_id"] for row in called)
    return view.parameters() | {"speaker_ids": ids, "skip": view.skip}, called


def _cut_rows(name: str, rows: tuple[Row, ...]) -> Context:
    """The rows of a page; one more was asked for, to know whether another page follows."""
    return {name: rows[:PAGE_ROWS], "has_more": len(rows) > PAGE_ROWS}


def turn_page(view: View, by: int) -> View:
    """The same view some pages further on."""
    return replace(view, page=view.page + by)
