"""The files that were published before: what they hold, and putting one back.

In: the path of the published file. Out: the kept files, or the same path with an earlier file's
rows. The decision to question: what is put back is a copy with one more row in `runs`, not the
kept file itself, so that the ledger tells of it, and code of today may read a file of an earlier
layout; what it replaces is kept in its turn, so that this can be undone.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from warehouse.errors import ContractError, StoreMissing
from warehouse.load.ledger import RunRow, finish_run, start_run
from warehouse.store.files import STAMP, kept_paths, open_published, open_working


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that was published at some time (naive UTC), and the last run in it."""

    path: Path
    published_at: datetime
    run_id: str | None
    articles: int
    quotes: int


def list_kept(published: Path) -> list[KeptFile]:
    """The files kept beside the published one, latest first."""
    kept = (_read_kept(published, path) for path in reversed(kept_paths(published)))
    return [file for file in kept if file is not None]


def _read_kept(published: Path, path: Path) -> KeptFile | None:
    """What a kept file holds; None for one that is damaged, which is of no use."""
    stamp = path.name.removeprefix(f"{published.name}.")
    try:
        with open_published(path) as connection:
            ((articles, quotes),) = connection.execute(
                "select (select count(*) from articles), (select count(*) from quotes)"
            ).fetchall()
            run_id = _last_run(connection)
    except (ContractError, duckdb.Error):
        return None
    return KeptFile(path, datetime.strptime(stamp, STAMP), run_id, articles, quotes)


def _describe_replaced(published: Path) -> str:
    try:
        with open_published(published) as connection:
            return f"the file whose last run is {_last_run(connection)}"
    except (ContractError, duckdb.Error):
        # That it cannot be read may be why an earlier one is put back.
        return "a damaged file"


def _last_run(connection: duckdb.DuckDBPyConnection) -> str | None:
    found = connection.execute(
        "select run_id from runs order by started_at desc, run_id desc limit 1"
    ).fetchall()
    return found[0][0] if found else None


def choose_kept(published: Path, wanted: str | None) -> KeptFile:
    """The kept file of that name or whose last run is that one; the latest if none is named.

    Raises `StoreMissing` with what there is.
    """
    kept = list_kept(published)
    for file in kept:
        if wanted is None or wanted in (file.path.name, str(file.path), file.run_id):
            return file
    if not kept:
        raise StoreMissing(
            f"{published}: no earlier file is kept beside it; the setting keep_published says how "
            "many are, from the next run on"
        )
    told = ", ".join(f"{file.path.name} (last run {file.run_id})" for file in kept)
    raise StoreMissing(
        f"{wanted}: no kept file has this name or ends with this run; there are {told}"
    )


def roll_back(
    published: Path, wanted: str | None, *, run_id: str, started_at: datetime
) -> KeptFile:
    """Publish a kept file's rows again, noted as a run `run_id`; returns that file.

    Raises `StoreMissing` if there is no such file, `StoreBusy` while a run is writing; the
    published file is then as it was.
    """
    kept = choose_kept(published, wanted)
    detail = f"put back {kept.path.name}, whose last run is {kept.run_id}"
    if published.exists():
        detail += f", in place of {_describe_replaced(published)}"
    try:
        with open_working(published, start_from=kept.path) as working:
            start_run(working.connection, RunRow(run_id, started_at))
            finish_run(
                working.connection, run_id, "rolled_back", finished_at=started_at, detail=detail
            )
            # Its checks were passed when it was published, and none of the kept ones may go.
            working.swap_in(keep=len(kept_paths(published)) + 1)
    except FileNotFoundError as error:
        raise StoreMissing(f"{kept.path}: went away meanwhile; see what is kept now") from error
    return kept
