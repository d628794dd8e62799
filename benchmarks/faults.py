"""What a night survives: kills at random moments, and single faults with real causes.

    python -m benchmarks.faults [--kills 100] [--only WORD] [--seed 1] [--folder DIR]

In: the sample archives and the real command line, each run a process. Out: a line a fault with what
was promised and what was seen, and whether the tables after the last run are those of a run that
nothing befell; exit code 1 if anything is not as stated. Disks are filled and closed by mounting a
tmpfs, which takes root; without, these two faults are left out and said to be. The decision to
question: the sample archives take seconds and not hours, so that a hundred nights can be killed;
what a long night has besides, more batches, is the same work again.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.fault_kills import kill_often, measure_night
from benchmarks.fault_places import (
    LATE,
    SMALLEST,
    BrokenPromise,
    Place,
    finish,
    is_annotating,
    is_reading,
    make_place,
    make_worked,
    require,
    wait_for,
)
from benchmarks.table_hashes import list_differences
from tests.support import deadly_model
from tests.support.paths import DATA, ROOT

CLOCK_SHIFT = 30 * 24 * 3600
CLOCK_SOURCE = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <sys/time.h>
#include <time.h>
#define SHIFT %d
int clock_gettime(clockid_t id, struct timespec *when) {
    int (*real)(clockid_t, struct timespec *) = dlsym(RTLD_NEXT, "clock_gettime");
    int code = real(id, when);
    if (id == CLOCK_REALTIME) when->tv_sec -= SHIFT;
    return code;
}
time_t time(time_t *when) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (when) *when = now.tv_sec;
    return now.tv_sec;
}
"""


@contextmanager
def small_disk(folder: Path, options: str) -> Iterator[None]:
    """A tmpfs on a folder, which is taken away with what is on it."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


def remount(folder: Path, options: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{options}", folder], check=True)


def fill_disk(folder: Path, reference: Place) -> Place:
    place = make_place(folder)
    with small_disk(place.lake, "size=200k"):
        require(place.run(), 1, str(place.lake), "the disk is full")
        remount(place.lake, "size=1g")
        require(place.run(), 0)
    return place


def close_disk(folder: Path, reference: Place) -> Place:
    place = make_place(folder)
    with small_disk(place.warehouse.parent, "size=1g"):
        remount(place.warehouse.parent, "ro")
        require(place.run(), 1, str(place.warehouse.parent), "read-only")
        remount(place.warehouse.parent, "rw")
        require(place.run(), 0)
        shutil.copy(place.warehouse, folder / "kept.duckdb")
    shutil.copy(folder / "kept.duckdb", place.warehouse)
    return place


def hold_warehouse(folder: Path, reference: Place) -> Place:
    place = make_place(folder)
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, time; from pathlib import Path; from warehouse.store.files import "
            "open_working\nwith open_working(Path(sys.argv[1])):\n print('held', flush=True)\n"
            " time.sleep(300)",
            str(place.warehouse),
        ],
        cwd=ROOT,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout is not None
    holder.stdout.readline()
    try:
        require(place.run(), 1, "warehouse.duckdb")
    finally:
        holder.kill()
        holder.wait()
    require(place.run(), 0)
    return place


def truncate_file(folder: Path, reference: Place) -> Place:
    place = make_worked(folder, reference)
    path = largest(place.lake, "annotate/*/*/quotes.parquet")
    os.truncate(path, path.stat().st_size // 2)
    require(place.run(), 0)
    return place


def flip_byte(folder: Path, reference: Place) -> Place:
    place = make_worked(folder, reference)
    path = largest(place.lake, "ingest/*/*/article_versions.parquet")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    require(place.run(), 0)
    return place


def delete_files(folder: Path, reference: Place) -> Place:
    place = make_worked(folder, reference)
    largest(place.lake, "ingest/*/*/manifest.json").unlink()
    largest(place.lake, "annotate/*/*/claims.parquet").unlink()
    require(place.run(), 0)
    return place


def largest(lake: Path, pattern: str) -> Path:
    return max(lake.glob(pattern), key=lambda path: (path.stat().st_size, path))


def take_archive_away(folder: Path, reference: Place) -> Place:
    place = make_place(folder)
    gone = place.archives / SMALLEST
    run = place.start("--workers", "1")
    wait_for(is_reading(place), run)
    content = gone.read_bytes()
    gone.unlink()
    require(finish(run), 0)
    query = f"select reason from rejects where position = '{SMALLEST}'"
    if place.ask(query) != [{"reason": "unreadable"}]:
        raise BrokenPromise(f"no reject for what vanished: {place.ask(query)}")
    gone.write_bytes(content)
    require(place.run(), 0)
    return place


def change_archive(folder: Path, reference: Place) -> Place:
    place = make_place(folder)
    changed = place.archives / SMALLEST
    content = changed.read_bytes()
    changed.write_bytes(content[:-1])
    run = place.start("--workers", "1")
    wait_for(is_reading(place), run)
    changed.write_bytes(content)
    require(finish(run), 0)
    require(place.run(), 0)
    return place


def kill_worker(folder: Path, reference: Place) -> Place:
    """As the kernel does where memory runs out: a worker gets SIGKILL."""
    place = make_place(folder)
    run = place.start()
    wait_for(is_annotating(place), run)
    workers = list_workers(run.pid)
    if not workers:
        raise BrokenPromise("no worker process was found")
    os.kill(workers[0], signal.SIGKILL)
    require(finish(run), 0)
    return place


def list_workers(parent: int) -> list[int]:
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii").split()
    return [
        int(child)
        for child in children
        if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]


def exhaust_memory(folder: Path, reference: Place) -> Place:
    """An article on which a worker takes all memory there is, and dies of it."""
    packages = deadly_model.install(folder / "packages")
    place = Place(folder, {"PYTHONPATH": str(packages)})
    place.archives.mkdir(parents=True)
    (folder / "onrecord.toml").write_text(
        f'profile = "fast"\n[languages]\nen = "{deadly_model.NAME}"\n', encoding="utf-8"
    )
    told = (DATA / "archives/wire/bridge-closure.txt").read_text(encoding="utf-8")
    for number in range(6):
        text = f"{told}\n\nReport number {number}{' EATS' * (number == 3)}.\n"
        (place.archives / f"{number}.txt").write_text(text, encoding="utf-8")
    require(place.run("--config", str(folder / "onrecord.toml")), 0)
    found = place.ask(
        "select annotation_status, count(*) as articles from annotations group by all order by all"
    )
    expected = [
        {"annotation_status": "annotated", "articles": 5},
        {"annotation_status": "failed", "articles": 1},
    ]
    if found != expected:
        raise BrokenPromise(f"{found}")
    return place


def set_clock_back(folder: Path, reference: Place) -> Place:
    place = make_place(folder, without=[LATE])
    require(place.run(), 0)
    shutil.copy(DATA / "archives" / LATE, place.archives / LATE)
    source, library = folder / "clock.c", folder / "clock.so"
    source.write_text(CLOCK_SOURCE % CLOCK_SHIFT, encoding="ascii")
    subprocess.run(["cc", "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    require(Place(folder, {"LD_PRELOAD": str(library)}).run(), 0)
    return place


def start_two(folder: Path, reference: Place) -> Place:
    place = make_place(folder)
    first = place.start()
    wait_for((place.lake / "discovered.json").exists, first)
    require(place.run(), 1, "another run works on this lake")
    require(finish(first), 0)
    return place


def read_meanwhile(folder: Path, reference: Place) -> Place:
    place = make_place(folder, without=[LATE])
    require(place.run(), 0)
    query = "select count(*) as n from articles"
    before = place.ask(query)
    shutil.copy(DATA / "archives" / LATE, place.archives / LATE)
    run = place.start()
    seen = []
    while run.poll() is None:
        seen.append(place.ask(query))
    require(finish(run), 0)
    after = place.ask(query)
    if before == after or not seen or any(rows not in (before, after) for rows in seen):
        raise BrokenPromise(f"{len(seen)} reads: {seen}")
    return place


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault, what is promised of it, and what makes it happen and mends it."""

    name: str
    promise: str
    make: Callable[[Path, Place], Place]
    like: str | None = "one night"
    """The unbroken runs that give the same rows; None where no run without the fault does."""
    tells_in: frozenset[str] = frozenset()
    """Tables that go on to tell of the fault, as they should."""


FAULTS = (
    Fault("disk full", "1, says which folder; the next run goes on", fill_disk),
    Fault("read-only", "1, says which folder, before the work", close_disk),
    Fault("lock", "1 after a wait; the next run goes on", hold_warehouse),
    Fault("truncated file in the lake", "0, the batch is done again", truncate_file),
    Fault("flipped bit in the lake", "0, the batch is done again", flip_byte),
    Fault("deleted files in the lake", "0, the batches are done again", delete_files),
    Fault("vanished archive", "0, a reject; the next run reads it", take_archive_away),
    Fault(
        "archive changed in between",
        "0, read as it is by then",
        change_archive,
        tells_in=frozenset({"archives", "rejects"}),
    ),
    Fault("worker out of memory", "0, nothing is missing", kill_worker),
    Fault("article out of memory", "0, that one article is rejected", exhaust_memory, None),
    Fault("clock back 30 days", "0, rows as ever", set_clock_back, "two nights"),
    Fault("two runs", "1 for the second, 0 for the first", start_two),
    Fault(
        "reader during publish",
        "0, readers see the old rows or the new",
        read_meanwhile,
        "two nights",
    ),
)
NEED_ROOT = {fill_disk, close_disk}


def make_second(folder: Path, first: Place) -> Place:
    """A place after its first night, with an archive more."""
    place = make_worked(folder, first, without=[LATE])
    place.warehouse.parent.mkdir()
    shutil.copy(first.warehouse, place.warehouse)
    shutil.copy(DATA / "archives" / LATE, place.archives / LATE)
    return place


def try_fault(fault: Fault, folder: Path, references: dict[str, Place]) -> str:
    """What came of a fault, in words; `as stated` if all is well."""
    if fault.make in NEED_ROOT and os.geteuid() != 0:
        return "left out: needs root"
    try:
        place = fault.make(folder, references["one night"])
    except BrokenPromise as broken:
        return f"NOT AS STATED: {broken}"
    if fault.like is None:
        return "as stated"
    different = sorted(
        {*list_differences(place.warehouse, references[fault.like].warehouse)} - fault.tells_in
    )
    return f"OTHER ROWS: {', '.join(different)}" if different else "as stated, same rows"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--only", default="", help="faults whose name has this word, or kills")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where to work; a temporary folder if left out")
    asked = parser.parse_args()
    random.seed(asked.seed)
    is_well = True
    if asked.folder is not None:
        asked.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=asked.folder) as name:
        earlier = make_place(Path(name) / "earlier", without=[LATE])
        require(earlier.run(), 0)
        nights = (
            measure_night("first night", make_place, Path(name) / "reference"),
            measure_night(
                "second night", lambda folder: make_second(folder, earlier), Path(name) / "nights"
            ),
        )
        for night in nights:
            told = ", ".join(f"{phase} {took:.1f}" for phase, took in night.seconds.items())
            print(
                f"{night.name}, unbroken: {sum(night.seconds.values()):.1f} s: {told}", flush=True
            )
        references = {"one night": nights[0].unbroken, "two nights": nights[1].unbroken}
        for number, fault in enumerate(FAULTS):
            if asked.only not in fault.name:
                continue
            started = time.monotonic()
            fate = try_fault(fault, Path(name) / f"fault-{number}", references)
            is_well &= fate.startswith(("as stated", "left out"))
            took = time.monotonic() - started
            print(f"{fault.name:28} {fault.promise:44} {took:5.0f} s  {fate}", flush=True)
        if asked.only in "kills" and asked.kills:
            for line in kill_often(Path(name), nights, asked.kills):
                is_well &= "NOT AS STATED" not in line and "OTHER ROWS" not in line
                print(line, flush=True)
    return int(not is_well)


if __name__ == "__main__":
    raise SystemExit(main())
