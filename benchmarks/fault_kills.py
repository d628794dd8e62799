"""Runs that are killed at random moments, with SIGKILL, until one comes through.

In: a folder, and a place in which a run came to its end unbroken. Out: a line a place, with what
became of its tables. The decision to question: kills follow one another in one place, so later runs
work on what several deaths left.
"""

import os
import random
import shutil
import signal
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.fault_places import Place, make_place
from benchmarks.table_hashes import list_differences
from flows.progress import read_progress


def kill_often(folder: Path, reference: Place, kills: int, seconds: float) -> Iterator[str]:
    """Kill runs at random moments, the parent alone or its workers too; a line a finished place.

    Moments are anywhere in a whole run, and what is left of one is shorter: so that each part of it
    has its share, a run that comes through ends its place. The last line says what was going on.
    """
    done = places = 0
    stages: Counter[str] = Counter()
    while done < kills:
        places += 1
        place = make_place(folder / f"killed-{places}")
        before = done
        while done < kills:
            run = place.start()
            try:
                run.communicate(timeout=random.uniform(0.1, seconds))
                break
            except subprocess.TimeoutExpired:
                progress = read_progress(place.warehouse)
                stages[progress["stage"] if progress else "start or end"] += 1
                (os.killpg if done % 2 else os.kill)(run.pid, signal.SIGKILL)
                run.communicate()
                done += 1
        ending = place.run()
        different = (
            list_differences(place.warehouse, reference.warehouse) if not ending.code else []
        )
        fate = f"OTHER ROWS: {', '.join(different)}" if different else "same rows"
        if ending.code:
            fate = f"NOT AS STATED: ended with {ending.code}: {ending.said.strip()[-300:]}"
        yield f"{done - before} kills, then an unbroken run: {fate}"
        shutil.rmtree(place.folder)
    told = ", ".join(f"{stage} {count}" for stage, count in stages.most_common())
    yield f"{done} kills in {places} places, at {told}"
