"""How a night scales: workers, Dask beside processes, and memory over many articles.

    python -m benchmarks.scaling ARCHIVE [--articles 400] [--only WORD] [--profile fast]
    python -m benchmarks.scaling ARCHIVE --limit 2
    python -m benchmarks.scaling ARCHIVE --series 1000 5000 20000

In: an archive of JSON lines. Out: seconds by the clock and of processors, and articles a second, of
a run with one worker, with two, and on a local Dask cluster, the peak memory of its parent and of
the largest worker, and whether their tables are equal. Each run is the real command in a process,
with a lake and a warehouse of its own. With `--limit` one-worker runs go alone and two at once, in
turns: what the machine itself gains by its second core, which no run of two workers can pass. With
`--series` one worker takes the first so many articles, then more: articles a second of a processor,
also of those that came to the size before, and memory, which are to stay as they are.
The decision to question: the whole night is timed, start and load and all, since that is what a
user waits for; the larger the archive, the less of it is start.
"""

import argparse
import gzip
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.table_hashes import list_differences
from flows.settings import Settings

RUNS = {
    "1 worker": ["--workers", "1"],
    "2 workers": ["--workers", "2"],
    "2 on dask": ["--workers", "2", "--task-runner", "dask"],
}


def cut_archive(source: Path, target: Path, articles: int) -> int:
    """The first lines of an archive that have a text; how many there are."""
    opened = gzip.open if source.suffix == ".gz" else open
    with opened(source, "rt", encoding="utf-8") as reader:
        lines = [line for line in islice(reader, articles) if "text" in json.loads(line)]
    target.write_text("".join(lines), encoding="utf-8")
    return len(lines)


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds of a run by the clock and of processors, and the most memory in kB, sampled.

    `parent` loads and resolves, `worker` is the largest of those that read and annotate.
    """

    seconds: float
    processor: float
    parent: int
    worker: int


def run_timed(archive: Path, folder: Path, options: list[str]) -> Timing:
    """A run to its end, with the processes that it starts."""
    before = count_processor()
    command = [sys.executable, "-m", "flows.cli", "run", str(archive), *options]
    command += ["--lake", str(folder / "lake"), "--warehouse", str(folder / "warehouse.duckdb")]
    command += ["--force-publish", "--reject-threshold", "1"]
    started = time.monotonic()
    variables = {**os.environ, "ONRECORD_PREFECT_HOME": str(folder / "prefect")}
    run = subprocess.Popen(command, env=variables, stderr=subprocess.DEVNULL, stdout=sys.stderr)
    parent = worker = 0
    while run.poll() is None:
        parent = max(parent, read_peak(run.pid))
        worker = max([worker, *(read_peak(pid) for pid in list_tree(run.pid)[1:])])
        time.sleep(0.2)
    if run.returncode:
        raise SystemExit(f"{' '.join(command)}: ended with {run.returncode}")
    return Timing(time.monotonic() - started, count_processor() - before, parent, worker)


def measure_limit(archive: Path, folder: Path, rounds: int, profile: str) -> None:
    """One-worker runs, alone and two at once, in turns; prints what the second core gains."""
    options = ["--workers", "1", "--profile", profile]
    gains = []
    for number in range(rounds):
        seconds = []
        for at_once in (1, 2):
            places = [folder / f"{number}-{at_once}-{place}" for place in range(at_once)]
            for place in places:
                place.mkdir()
            started = time.monotonic()
            with ThreadPoolExecutor(at_once) as pool:
                list(pool.map(lambda place: run_timed(archive, place, options), places))
            seconds.append(time.monotonic() - started)
        gains.append(2 * seconds[0] / seconds[1])
        print(
            f"alone {seconds[0]:.1f} s, two at once {seconds[1]:.1f} s: {gains[-1]:.2f}", flush=True
        )
    print(f"a second core gains {statistics.median(gains):.2f} at most")


def measure_series(
    source: Path, folder: Path, sizes: Sequence[int], profile: str
) -> list[tuple[int, Timing]]:
    """Runs of one worker over more and more of an archive, each anew; prints what each costs."""
    done: list[tuple[int, Timing]] = []
    for size in sizes:
        place = folder / str(size)
        place.mkdir()
        archive = place / "articles.jsonl"
        articles = cut_archive(source, archive, size)
        if articles < size:
            raise SystemExit(f"{source}: has {articles} articles, not {size}")
        took = run_timed(archive, place, ["--workers", "1", "--profile", profile])
        before, former = done[-1] if done else (0, Timing(0, 0, 0, 0))
        added = (articles - before) / (took.processor - former.processor)
        print(
            f"{articles:6} articles {took.processor:8.1f} s of processors "
            f"{articles / took.processor:6.2f}/s, {added:6.2f}/s of those added, "
            f"parent {took.parent} kB, worker {took.worker} kB",
            flush=True,
        )
        done.append((articles, took))
        shutil.rmtree(place)
    return done


def count_processor() -> float:
    """Seconds of a processor that finished children took, and theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def list_tree(pid: int) -> list[int]:
    """A process and those below it."""
    try:
        told = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [pid, *(below for child in told.split() for below in list_tree(int(child)))]


def read_peak(pid: int) -> int:
    """The most memory that a process had, in kB; 0 if it is gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    lines = [line for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(lines[0].split()[1]) if lines else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--only", default="", help="runs whose name has this word")
    parser.add_argument("--profile", default=Settings().profile)
    parser.add_argument("--limit", type=int, default=0, help="rounds of one run and two at once")
    parser.add_argument("--series", type=int, nargs="+", help="first so many articles, then more")
    asked = parser.parse_args()
    is_well = True
    with tempfile.TemporaryDirectory() as name:
        if asked.series:
            measure_series(asked.archive, Path(name), sorted(asked.series), asked.profile)
            return 0
        archive = Path(name) / "articles.jsonl"
        articles = cut_archive(asked.archive, archive, asked.articles)
        if asked.limit:
            measure_limit(archive, Path(name), asked.limit, asked.profile)
            return 0
        first: Path | None = None
        for number, (title, options) in enumerate(RUNS.items()):
            if asked.only not in title:
                continue
            folder = Path(name) / str(number)
            folder.mkdir()
            took = run_timed(archive, folder, [*options, "--profile", asked.profile])
            warehouse = folder / "warehouse.duckdb"
            different = list_differences(warehouse, first) if first else []
            first = first or warehouse
            is_well &= not different
            fate = f"other rows: {', '.join(different)}" if different else "same rows"
            print(
                f"{title:10} {articles:6} articles {took.seconds:7.1f} s "
                f"{took.processor:7.1f} s of processors "
                f"{articles / took.seconds:6.1f}/s "
                f"parent {took.parent} kB, largest worker {took.worker} kB  {fate}",
                flush=True,
            )
    return int(not is_well)


if __name__ == "__main__":
    raise SystemExit(main())
