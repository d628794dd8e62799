"""A night's figures in Prometheus' text format, for the collector of text files.

In: the summary of a night. Out: a file, put in place by rename, that says how the last night went.
The decision to question: when a publish last went out is read from the warehouse and not from this
night, so that the file of a failed night still says how old the published rows are.
"""

from contextlib import suppress
from datetime import UTC, datetime

from flows.settings import Settings
from flows.storage import blamed_on, made_folder
from flows.summary import RunSummary


def write_metrics(summary: RunSummary, settings: Settings) -> None:
    """Write the file of the setting `metrics_file`. Raises `StorageError`."""
    # Some 20 ms that a run without such a file need not take.
    from prometheus_client import CollectorRegistry, Gauge, write_to_textfile

    from warehouse.ask.sql import last_publish
    from warehouse.errors import ContractError, StoreBusy, StoreMissing

    registry = CollectorRegistry()
    known: dict[str, Gauge] = {}

    def put(name: str, help: str, value: float, **labels: str) -> None:
        gauge = known.get(name)
        if gauge is None:
            gauge = known[name] = Gauge(f"onrecord_{name}", help, list(labels), registry=registry)
        (gauge.labels(**labels) if labels else gauge).set(value)

    put(
        "run_success",
        "1 if the last run completed and rejected no more than allowed.",
        1 - summary.exit_code(settings.reject_threshold),
    )
    put("run_end_timestamp_seconds", "When the last run ended.", datetime.now(UTC).timestamp())
    put("run_seconds", "How long the last run took.", summary.seconds)
    published_at = None
    with suppress(ContractError, StoreBusy, StoreMissing):
        # The night may have failed for that; then it is to be told that it did.
        published_at = last_publish(settings.warehouse)
    if published_at is not None:
        put(
            "publish_timestamp_seconds",
            "When a run last published the warehouse.",
            published_at.replace(tzinfo=UTC).timestamp(),
        )
    put("run_archives", "Archives that the last run found.", summary.archives)
    put("run_records", "Records that the last run looked at.", summary.records)
    for outcome, count in (
        ("new", summary.articles_new),
        ("unchanged", summary.articles_unchanged),
        ("corrected", summary.articles_corrected),
    ):
        put("run_articles", "Articles of the last run.", count, outcome=outcome)
    put("run_records_skipped", "Records that are no articles.", summary.skipped)
    put("run_records_rejected", "Records that could not be read.", summary.rejected)
    for reason, count in summary.reject_reasons.items():
        put("run_rejects", "Why records of the last run are missing.", count, reason=reason)
    named = summary.quotes_with_speaker
    for speaker, count in (("known", named), ("unknown", summary.quotes - named)):
        put("run_quotes", "Quotes in the articles of the last run.", count, speaker=speaker)
    put("run_claims", "Claims in the articles of the last run.", summary.claims)
    path = settings.metrics_file
    assert path is not None
    with made_folder(path.parent, "metrics_file"), blamed_on(path, "metrics_file"):
        write_to_textfile(str(path), registry)
