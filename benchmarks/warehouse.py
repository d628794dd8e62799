"""The warehouse at size: loading, a small night, questions, and publishing under readers.

    python -m benchmarks.warehouse load LAKE [--copies 3]
    python -m benchmarks.warehouse build LAKE WAREHOUSE [--copies 100] [--memory BYTES]
    python -m benchmarks.warehouse questions WAREHOUSE [--rounds 5]
    python -m benchmarks.warehouse publishes LAKE [--publishes 20]

LAKE is what a run left; `benchmarks.scaled` makes copies of it in other words, on other days.
`load` loads batches as they were cut, with all checks, beside `create table as select` from the
same Parquet files, in turns, and last the batches of all copies at once. `build` makes a warehouse
of many copies and then adds a hundredth more, as a night would: lock, copy, load, resolve, checks,
publish. `questions` times every query of the cookbook and of the dashboard on it. `publishes` runs
readers in other processes while copies are published one by one; each reader asks for figures that
a half-made state would show unequal.
"""

import argparse
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from benchmarks.scaled import REPEATED, scale_lake
from warehouse.load.batches import load_batches
from warehouse.load.ledger import RunRow, finish_run, start_run
from warehouse.load.staging import read_manifest
from warehouse.publish.quality import measure_quality
from warehouse.resolve.run import resolve
from warehouse.store.checks import run_checks
from warehouse.store.files import open_published, open_working
from warehouse.store.named_sql import read_named_queries

READER = """
import sys
from pathlib import Path
from warehouse.store.files import open_published
path, stop, asked = Path(sys.argv[1]), Path(sys.argv[2]), 0
while not stop.exists():
    try:
        with open_published(path) as connection:
            runs, loads, quotes, loaded, articles, new, seen, counted = connection.execute(
                "select (select count(*) from runs),"
                "(select count(distinct run_id) from batches),"
                "(select count(*) from quotes),"
                "(select sum(quotes) from batches)::bigint,"
                "(select count(*) from articles),"
                "(select sum(new) from batches)::bigint,"
                "(select sum(articles) from v_coverage)::bigint,"
                "(select sum(articles) from mart_source_daily)::bigint"
            ).fetchone()
        if (runs, quotes, articles, seen) != (loads, loaded, new, counted):
            print("mixed", runs, loads, quotes, loaded, articles, new, seen, counted)
        asked += 1
    except Exception as error:
        print("failed", repr(error))
print("asked", asked)
"""
"""Asks for figures that agree in every published state, in a connection of its own each time."""


def open_run(connection: duckdb.DuckDBPyConnection, run_id: str) -> None:
    """A row of the ledger for the loads that follow."""
    now = datetime.now(UTC).replace(tzinfo=None)
    start_run(connection, RunRow(run_id, now, "benchmark", "{}", {}))


def count_rows(folders: Iterable[Path]) -> int:
    """Rows in the files of batches, as their manifests have them."""
    return sum(read_manifest(folder).rows for folder in folders)


def publish_night(
    path: Path, folders: Sequence[Path], run_id: str, memory: int | None = None
) -> dict[str, float]:
    """A night's writing, without reading or annotating; seconds by part."""
    seconds: dict[str, float] = {}
    started = time.perf_counter()

    def lap(name: str) -> None:
        nonlocal started
        seconds[name] = time.perf_counter() - started
        started = time.perf_counter()

    with open_working(path, memory=memory) as working:
        lap("open")
        open_run(working.connection, run_id)
        load_batches(working.connection, folders, run_id=run_id)
        lap("load")
        resolve(working.connection)
        lap("resolve")
        finish_run(
            working.connection,
            run_id,
            "completed",
            finished_at=datetime.now(UTC).replace(tzinfo=None),
        )
        measure_quality(working.connection, run_id, {})
        lap("quality")
        working.publish(0)
        lap("publish")
    return seconds


def load_bare(path: Path, folders: Sequence[Path]) -> None:
    """The same files by `create table as select`, with nothing checked."""
    tables: dict[str, list[str]] = {}
    for folder in folders:
        for file in sorted(folder.glob("*.parquet")):
            tables.setdefault(file.stem, []).append(str(file))
    with duckdb.connect(str(path)) as connection:
        for name, files in tables.items():
            connection.execute(
                f"create table {name} as select * from read_parquet($files)", {"files": files}
            )
        connection.execute("checkpoint")


def measure_load(lake: Path, copies: int) -> None:
    """Each copy by itself, then all of them as one load."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        made = list(scale_lake(lake, root / "lake", copies, merged=False))
        ratios = [_time_load(root, folders) for folders in made]
        print(f"median ratio {statistics.median(ratios):.2f}")
        if copies > 1:
            _time_load(root, [folder for folders in made for folder in folders])


def _time_load(root: Path, folders: Sequence[Path]) -> float:
    rows = count_rows(folders)
    started = time.perf_counter()
    load_bare(root / "bare.duckdb", folders)
    bare = time.perf_counter() - started
    (root / "bare.duckdb").unlink()
    with open_working(root / "ours.duckdb") as working:
        open_run(working.connection, "run")
        started = time.perf_counter()
        load_batches(working.connection, folders, run_id="run")
        loaded = time.perf_counter() - started
        working.connection.execute("checkpoint")
        # What resolve has yet to merge is found by some of them.
        list(run_checks(working.connection))
        ours = time.perf_counter() - started
    print(
        f"{rows:,} rows in {len(folders)} batches: bare {rows / bare:,.0f} rows/s, "
        f"ours {rows / loaded:,.0f}, with the checks of a publish {rows / ours:,.0f}; "
        f"ratio {bare / ours:.2f}",
        flush=True,
    )
    return bare / ours


def build(lake: Path, path: Path, copies: int, repeated: float, memory: int | None) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    more = max(1, round(copies / 100))
    with tempfile.TemporaryDirectory(dir=path.parent) as place:
        pieces = scale_lake(lake, Path(place), copies + more, merged=True, repeated=repeated)
        made = list(_keep_pieces(pieces))
        before = time.process_time()
        full_folders = [folder for group in made[:copies] for folder in group]
        full = publish_night(path, full_folders, "run-1", memory)
        between = time.process_time()
        night_folders = [folder for group in made[copies : copies + more] for folder in group]
        night = publish_night(path, night_folders, "run-2", memory)
        after = time.process_time()
    shares = sum(night.values()) / sum(full.values())
    for name, seconds in (("full", full), ("night", night)):
        parts = ", ".join(f"{part} {second:.1f} s" for part, second in seconds.items())
        print(f"{name}: {sum(seconds.values()):.1f} s ({parts})")
    spent = (after - between) / (between - before)
    print(
        f"a night of {more} copies in {copies} costs {shares:.1%} of a full load, "
        f"{spent:.1%} in processor time"
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory, with the making of the copies: {peak:,.0f} MB")
    with open_published(path) as connection:
        for table in ("articles", "entity_mentions", "quotes", "claims", "entities", "speakers"):
            found = connection.execute(f"select count(*) from {table}").fetchall()
            print(f"{table}: {found[0][0]:,}")
    print(f"file: {path.stat().st_size / 1e9:.2f} GB")


def _keep_pieces(pieces: Iterator[list[Path]]) -> Iterator[list[Path]]:
    for number, piece in enumerate(pieces):
        if number % 10 == 0:
            print(f"copy {number}", file=sys.stderr, flush=True)
        yield piece


def time_questions(path: Path, rounds: int) -> None:
    """Each query in a connection of its own, as a dashboard opens it."""
    with open_published(path) as connection:
        values = find_parameters(connection)
    worst_of_all, medians = 0.0, []
    for script, opener in (
        ("ask/queries/cookbook.sql", "question"),
        ("ask/queries/dashboard.sql", "query"),
    ):
        for query in read_named_queries(script, opener):
            times = []
            for _ in range(rounds):
                started = time.perf_counter()
                with open_published(path) as connection:
                    connection.execute(query.sql, choose_parameters(query.sql, values)).fetchall()
                times.append(1000 * (time.perf_counter() - started))
            medians.append(statistics.median(times))
            worst_of_all = max(worst_of_all, *times)
            print(f"{statistics.median(times):8.0f} {max(times):8.0f} ms  {query.name}", flush=True)
    print(f"median of medians {statistics.median(medians):.0f} ms, worst {worst_of_all:.0f} ms")


def find_parameters(connection: duckdb.DuckDBPyConnection) -> dict[str, object]:
    """What costs most to ask for: the most quoted speakers, the most named entity, all outlets."""
    names = ("speaker", "speaker_ids", "shown_ids", "shown_outlets", "entity", "story", "article")
    found = connection.execute(
        """
        with quoted as (
            select
                speaker_id,
                display_name
            from speakers
            where speaker_kind not in ('unnamed_person', 'unnamed_group', 'document')
            order by quote_count desc
            limit 10
        )
        select
            (select any_value(display_name) from quoted),
            (select [any_value(speaker_id)] from quoted),
            (select list(speaker_id) from quoted),
            (select list(distinct source) from articles),
            (select max_by(entity_id, mention_count) from entities),
            (
                select mode(syndication_id)
                from articles
            ),
            (select article_id from quotes group by article_id order by count(*) desc limit 1)
        """
    ).fetchall()[0]
    values = dict(zip(names, found, strict=True))
    version = connection.execute(
        "select current_version_id from articles where article_id = $article",
        {"article": values["article"]},
    ).fetchall()[0][0]
    return values | {"version": version, "q": "government", "step": "week", "limit": 50, "skip": 0}


def choose_parameters(sql: str, values: dict[str, object]) -> dict[str, object]:
    """The values that a query asks for; filters that are not set are null."""
    return {name: values.get(name) for name in re.findall(r"\$([a-z_]+)", sql)}


def measure_publishes(lake: Path, publishes: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        path, stop = root / "w.duckdb", root / "stop"
        made = list(scale_lake(lake, root / "lake", publishes + 1, merged=True))
        publish_night(path, made[0], "run-000")
        command = [sys.executable, "-c", READER, str(path), str(stop)]
        readers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
        for number, folders in enumerate(made[1:], 1):
            publish_night(path, folders, f"run-{number:03}")
        stop.touch()
        for reader in readers:
            printed, _ = reader.communicate(timeout=120)
            print(printed.strip())
        shutil.rmtree(root / "lake")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("load", "build", "publishes"):
        command = commands.add_parser(name)
        command.add_argument("lake", type=Path)
        if name == "build":
            command.add_argument("warehouse", type=Path)
            command.add_argument("--repeated", type=float, default=REPEATED)
            command.add_argument("--memory", type=int, help="bytes that DuckDB may take")
        if name == "publishes":
            command.add_argument("--publishes", type=int, default=20)
        else:
            command.add_argument("--copies", type=int, default=3 if name == "load" else 100)
    questions = commands.add_parser("questions")
    questions.add_argument("warehouse", type=Path)
    questions.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    if given.command == "load":
        measure_load(given.lake, given.copies)
    elif given.command == "build":
        build(given.lake, given.warehouse, given.copies, given.repeated, given.memory)
    elif given.command == "questions":
        time_questions(given.warehouse, given.rounds)
    else:
        measure_publishes(given.lake, given.publishes)


if __name__ == "__main__":
    main()
