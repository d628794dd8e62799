"""Quality figures of a run, against limits and against the runs before it.

In: the batches that a run loaded. Out: one row a figure in `quality`. The decision to question:
a figure must keep to its limit and also lie near the median of the last seven runs, since a model
that quietly finds half as many quotes breaks no fixed limit.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from statistics import median

import duckdb

from warehouse.errors import ContractError
from warehouse.named_queries import read_named_queries

RECENT_RUNS = 7
FEWEST_RECENT_RUNS = 3
LARGEST_CHANGE = 0.5
FEWEST_ARTICLES = 50
"""Below these, a run or its past is too small for a figure to be held against the median."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What is measured: on which side of its limit it must lie, and the limit if none is given."""

    name: str
    sense: str
    threshold: float | None
    has_trend: bool = True


FIGURES = (
    Figure("articles_loaded", "at_least", None, has_trend=False),
    Figure("rejected_share", "at_most", 0.25, has_trend=False),
    Figure("failed_annotation_share", "at_most", 0.02, has_trend=False),
    Figure("undated_share", "at_most", 0.5),
    Figure("without_quotes_share", "at_most", 0.9),
    Figure("quotes_per_article", "at_least", None),
    Figure("quotes_with_speaker_share", "at_least", 0.5),
    Figure("named_speaker_share", "at_least", None),
    Figure("direct_quote_share", "at_least", None),
    Figure("claims_per_article", "at_least", None),
    Figure("attributed_claim_share", "at_least", None),
    Figure("mentions_per_article", "at_least", None),
)


@dataclass(frozen=True, slots=True)
class QualityRow:
    """One figure of a run; `value` is None when the run had nothing to measure."""

    run_id: str
    figure: str
    value: float | None
    threshold: float | None
    sense: str
    recent_median: float | None
    is_ok: bool
    detail: str | None


def measure_quality(
    connection: duckdb.DuckDBPyConnection,
    run_id: str,
    thresholds: Mapping[str, float] | None = None,
) -> list[QualityRow]:
    """Measure what a run loaded, after `resolve`, and write it to `quality`.

    `thresholds` replaces the limits of `FIGURES` by name. Raises `ContractError` on a name that
    is no figure.
    """
    limits = dict(thresholds or {})
    unknown = limits.keys() - {figure.name for figure in FIGURES}
    if unknown:
        known = ", ".join(figure.name for figure in FIGURES)
        raise ContractError(
            f"thresholds: no figure is called {', '.join(sorted(unknown))}; there are {known}"
        )
    values = _measure(connection, run_id)
    is_trend_told = (values["articles_loaded"] or 0) >= FEWEST_ARTICLES
    rows = [
        _judge(
            run_id,
            figure,
            values[figure.name],
            limits.get(figure.name, figure.threshold),
            _recent_median(connection, run_id, figure.name),
            is_trend_told and figure.has_trend,
        )
        for figure in FIGURES
    ]
    connection.execute("delete from quality where run_id = $run_id", {"run_id": run_id})
    for row in rows:
        connection.execute(
            """
            insert into quality
            values (
                $run_id,
                $figure,
                $value,
                $threshold,
                $sense,
                $recent_median,
                $is_ok,
                $detail
            )
            """,
            asdict(row),
        )
    return rows


def _measure(connection: duckdb.DuckDBPyConnection, run_id: str) -> dict[str, float | None]:
    (query,) = read_named_queries("quality.sql", "quality")
    found = connection.execute(query.sql, {"run_id": run_id})
    names = [column[0] for column in found.description or ()]
    (row,) = found.fetchall()
    return dict(zip(names, row, strict=True))


def _recent_median(connection: duckdb.DuckDBPyConnection, run_id: str, figure: str) -> float | None:
    found = connection.execute(
        """
        select q.value
        from quality q
        join runs r using (run_id)
        where q.figure = $figure
            and q.value is not null
            and r.status = 'completed'
            and r.started_at < (select started_at from runs where run_id = $run_id)
        order by r.started_at desc
        limit $recent
        """,
        {"figure": figure, "run_id": run_id, "recent": RECENT_RUNS},
    ).fetchall()
    return median(value for (value,) in found) if len(found) >= FEWEST_RECENT_RUNS else None


def _judge(
    run_id: str,
    figure: Figure,
    value: float | None,
    threshold: float | None,
    recent: float | None,
    is_trend_told: bool,
) -> QualityRow:
    faults = []
    if value is not None and threshold is not None:
        if figure.sense == "at_least" and value < threshold:
            faults.append(f"{value:.3g} is under the threshold {threshold:.3g}")
        if figure.sense == "at_most" and value > threshold:
            faults.append(f"{value:.3g} is over the threshold {threshold:.3g}")
    if (
        value is not None
        and recent
        and is_trend_told
        and abs(value - recent) > LARGEST_CHANGE * abs(recent)
    ):
        faults.append(f"{value:.3g} is far from the recent median {recent:.3g}")
    return QualityRow(
        run_id,
        figure.name,
        value,
        threshold,
        figure.sense,
        recent,
        not faults,
        "; ".join(faults) or None,
    )
