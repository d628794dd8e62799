"""Small published warehouses for the dashboard's tests, one of them with a hostile article."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from tests.support.warehouse_lakes import begin, write_annotate, write_ingest
from tests.support.warehouse_stories import (
    MAYOR,
    MAYOR_CORRECTED,
    RESIDENTS,
    RUN,
    STARTED_AT,
    Said,
    Story,
    archive_id_of,
)
from warehouse.load.batches import load_batch
from warehouse.load.ledger import finish_run
from warehouse.resolve.run import resolve
from warehouse.resolve.syndication import SyndicationTuning
from warehouse.store.files import open_working

COPY = replace(
    MAYOR_CORRECTED, source="copy.example", slug="copy", published_at=datetime(2026, 1, 6)
)
STORIES = (MAYOR, MAYOR_CORRECTED, RESIDENTS, COPY)

ATTACK = "<script>window.harmed=1</script><img src=x onerror=window.harmed=2>"
ATTACKER = 'Eve "><svg onload=window.harmed=3>'
HOSTILE = Story(
    "evil.example",
    "attack",
    f"{ATTACKER} said “{ATTACK} is the bridge.”\n{ATTACK} {{{{ 997 * 991 }}}} </textarea></style>",
    (Said(ATTACKER, f"“{ATTACK} is the bridge.”"),),
    published_at=datetime(2026, 1, 8),
    headline=f"Headline {ATTACK}",
    places=("bridge",),
)


def publish_stories(folder: Path, stories: Sequence[Story], *changes: str) -> Path:
    """A warehouse of these stories, published anew over what was there; `changes` are SQL."""
    name = f"a{len(list(folder.glob('lake*')))}"
    lake = folder / f"lake-{name}"
    (folder / "w.duckdb").unlink(missing_ok=True)
    with open_working(folder / "w.duckdb") as working:
        begin(working.connection, [name])
        for batch in (write_ingest(lake, name, stories), write_annotate(lake, name, stories)):
            load_batch(working.connection, batch, run_id=RUN)
        resolve(working.connection, SyndicationTuning(min_words=3))
        finish_run(working.connection, RUN, "completed", finished_at=STARTED_AT)
        for sql in changes:
            working.connection.execute(sql)
        return working.publish()


ARCHIVE = archive_id_of("a0")
