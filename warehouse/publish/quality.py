"""Quality figures of a run, against limits and against the runs before it.

In: the batches that a run loaded. Out: one row a figure in `quality`. The decision to question:
a figure must keep to its limit and also lie near the median of the last seven runs, since a model
that quietly finds half as many quotes breaks no fixed limit. Few figures block a publish
(`gates.py`): those that tell of a broken feed or model rather than of a slow news day.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import median

import duckdb
import pyarrow as pa

from warehouse.errors import ContractError
from warehouse.store.named_sql import read_query

RECENT_RUNS = 7
FEWEST_RECENT_RUNS = 3
LARGEST_CHANGE = 0.5
FEWEST_ARTICLES = 50
"""Below these, a run or its past is too small for a figure to block, or to have a median."""
FEWEST_TRIED = 5
"""Of so many articles not half are odd enough to fail; fewer may be the one that kills a worker."""
MOST_NAMES = 5
FAILED_SHARE = "failed_annotation_share"
MOST_FAILED = 0.5
"""Beyond it no article is to blame: a model or the installation is broken."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What is measured: on which side of its limit it must lie, and the limit if none is given.

    `has_trend` holds it against the median, too; `is_gate` stops a publish beyond the limit, or
    beyond `gate_at` where a figure is worth a warning long before.
    """

    name: str
    sense: str
    threshold: float | None
    has_trend: bool = True
    is_gate: bool = False
    gate_at: float | None = None
    fewest: int = FEWEST_ARTICLES


FIGURES = (
    Figure("articles_loaded", "at_least", None, has_trend=False),
    Figure("rejected_share", "at_most", 0.25, has_trend=False),
    Figure(
        *(FAILED_SHARE, "at_most", 0.02),
        has_trend=False,
        is_gate=True,
        gate_at=MOST_FAILED,
        fewest=FEWEST_TRIED,
    ),
    Figure("future_dated_share", "at_most", 0.01, has_trend=False, is_gate=True),
    Figure("undated_share", "at_most", 0.5),
    Figure("without_quotes_share", "at_most", 0.9),
    Figure("quotes_per_article", "at_least", None),
    Figure("quotes_with_speaker_share", "at_least", 0.5, is_gate=True),
    Figure("named_speaker_share", "at_least", None),
    Figure("direct_quote_share", "at_least", None),
    Figure("unbalanced_quote_share", "at_most", 0.05, has_trend=False),
    Figure("claims_per_article", "at_least", None),
    Figure("attributed_claim_share", "at_least", None),
    Figure("mentions_per_article", "at_least", None),
    # The same against their own recent medians: a feed that stopped, a model that fell silent.
    Figure("articles_against_recent", "at_least", 0.2, has_trend=False, is_gate=True),
    Figure("quotes_against_recent", "at_least", 0.2, has_trend=False, is_gate=True),
    Figure("silent_sources", "at_most", 0, has_trend=False),
)
AGAINST_RECENT = {
    "articles_against_recent": "articles_loaded",
    "quotes_against_recent": "quotes_per_article",
}


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
    is_blocking: bool
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
    medians = _find_medians(connection, run_id)
    silent = _find_silent(connection, run_id) if values["articles_loaded"] is not None else []
    values |= _hold_against(values, medians)
    values["silent_sources"] = None if values["articles_loaded"] is None else float(len(silent))
    measured = values["measured_articles"] or 0
    rows = [
        _judge(
            run_id,
            figure,
            values[figure.name],
            limits.get(figure.name, figure.threshold),
            medians[figure.name],
            is_enough=measured >= figure.fewest or figure.name == "articles_against_recent",
            names=silent if figure.name == "silent_sources" else (),
        )
        for figure in FIGURES
    ]
    write_quality(connection, run_id, rows)
    return rows


def read_failed_share(connection: duckdb.DuckDBPyConnection, run_id: str) -> float:
    """How many of the articles of a measured run could not be annotated, as a share; 0 of none."""
    found = connection.execute(
        "select value from quality where run_id = $run_id and figure = $figure",
        {"run_id": run_id, "figure": FAILED_SHARE},
    ).fetchone()
    return 0.0 if found is None or found[0] is None else float(found[0])


def write_quality(
    connection: duckdb.DuckDBPyConnection, run_id: str, rows: Iterable[QualityRow]
) -> None:
    """Put the figures of a run in `quality`, in place of those that it had."""
    connection.execute("delete from quality where run_id = $run_id", {"run_id": run_id})
    connection.register("figures", pa.Table.from_pylist([asdict(row) for row in rows]))
    connection.execute("insert into quality by name from figures")
    connection.unregister("figures")


def _measure(connection: duckdb.DuckDBPyConnection, run_id: str) -> dict[str, float | None]:
    query = read_query("publish/quality.sql", "figures")
    found = connection.execute(query, {"run_id": run_id})
    names = [column[0] for column in found.description or ()]
    (row,) = found.fetchall()
    return dict(zip(names, row, strict=True))


def _find_silent(connection: duckdb.DuckDBPyConnection, run_id: str) -> list[str]:
    query = read_query("publish/quality.sql", "silent sources")
    found = connection.execute(
        query, {"run_id": run_id, "recent": RECENT_RUNS, "fewest": FEWEST_RECENT_RUNS}
    ).fetchall()
    return [source for (source,) in found]


def _hold_against(
    values: Mapping[str, float | None], medians: Mapping[str, float | None]
) -> dict[str, float | None]:
    """Figures as shares of their recent medians; None where the past is too short or too small."""
    shares: dict[str, float | None] = {}
    usual = medians["articles_loaded"] or 0
    for name, figure in AGAINST_RECENT.items():
        value, recent = values[figure], medians[figure]
        shares[name] = (
            value / recent if value is not None and recent and usual >= FEWEST_ARTICLES else None
        )
    return shares


def _find_medians(connection: duckdb.DuckDBPyConnection, run_id: str) -> dict[str, float | None]:
    found = connection.execute(
        read_query("publish/quality.sql", "recent values"),
        {"run_id": run_id, "recent": RECENT_RUNS},
    ).fetchall()
    recent = {name: values for name, values in found if len(values) >= FEWEST_RECENT_RUNS}
    return {
        figure.name: median(recent[figure.name]) if figure.name in recent else None
        for figure in FIGURES
    }


def _judge(
    run_id: str,
    figure: Figure,
    value: float | None,
    threshold: float | None,
    recent: float | None,
    *,
    is_enough: bool,
    names: Sequence[str] = (),
) -> QualityRow:
    faults = []
    if value is not None and threshold is not None:
        if figure.sense == "at_least" and value < threshold:
            faults.append(f"{value:.3g} is under the threshold {threshold:.3g}")
        if figure.sense == "at_most" and value > threshold:
            faults.append(f"{value:.3g} is over the threshold {threshold:.3g}")
    is_beyond = bool(faults)
    if value is not None and figure.gate_at is not None:
        is_beyond = is_beyond and value > figure.gate_at
    if names and faults:
        faults[-1] += f" ({', '.join(names[:MOST_NAMES])}{', …' * (len(names) > MOST_NAMES)})"
    if (
        value is not None
        and recent
        and is_enough
        and figure.has_trend
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
        figure.is_gate and is_beyond and is_enough,
        "; ".join(faults) or None,
    )
