"""Runs that are killed at random moments, with SIGKILL, until one comes through.

In: a first night and a second one over a warehouse that is there, each with its place in which
nothing befell it. Out: a line a place, with what became of its tables, and at last how many
kills fell into which phase. The decision to question: a moment is drawn from a phase and not from
the whole run, of which finding quotes takes half; and some kills follow one another in one place,
so that runs also work on what several deaths left.
"""

import os
import random
import shutil
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.fault_places import Place
from benchmarks.table_hashes import list_differences
from flows.progress import read_progress

PHASES = ("finding", "reading", "annotating", "loading", "resolving", "publishing")
OF_STAGE = {"discover": "finding", "load": "loading", "resolve": "resolving"} | {
    "publish": "publishing"
}
KILLS_A_PLACE = 3
POLL_SECONDS = 0.003


@dataclass(frozen=True, slots=True)
class Night:
    """A night to break: what makes its place, where it was unbroken, and each phase's seconds."""

    name: str
    make: Callable[[Path], Place]
    unbroken: Place
    seconds: dict[str, float]


def watch_phase(place: Place, before: str) -> str:
    """The phase that a run is in, which was in another one before and does not go back."""
    progress = read_progress(place.warehouse)
    if progress is None:
        return before
    now = OF_STAGE.get(progress["stage"])
    if now is None:
        has_read = progress["stage"] == "annotate" and progress["total"]
        now = "annotating" if has_read else "reading"
    return max(before, now, key=PHASES.index)


def measure_night(name: str, make: Callable[[Path], Place], folder: Path) -> Night:
    """A night that nothing befalls, with the time that it takes over each phase."""
    place = make(folder)
    run = place.start()
    seconds = dict.fromkeys(PHASES, 0.0)
    phase, began = PHASES[0], time.monotonic()
    while run.poll() is None:
        now = watch_phase(place, phase)
        if now != phase:
            seconds[phase] = time.monotonic() - began
            phase, began = now, time.monotonic()
        time.sleep(POLL_SECONDS)
    seconds[phase] = time.monotonic() - began
    _, said = run.communicate()
    if run.returncode:
        raise RuntimeError(f"{name}: ended with {run.returncode}: {said[-300:]}")
    return Night(name, make, place, seconds)


def kill_often(folder: Path, nights: tuple[Night, ...], kills: int) -> Iterator[str]:
    """Kill runs at random moments, the parent alone or its workers too; a line a finished place.

    A place has its phases in the order of a night, since what is done once is over in no time.
    """
    done = same = places = 0
    deck: list[str] = []
    phases: Counter[str] = Counter()
    while done < kills:
        night = nights[places % len(nights)]
        places += 1
        place = night.make(folder / f"killed-{places}")
        if not deck:
            deck = random.sample(PHASES, k=len(PHASES))
        aims = sorted((deck.pop() for _ in range(KILLS_A_PLACE)), key=PHASES.index)[: kills - done]
        hit: list[str] = []
        for aim in aims:
            run = place.start()
            phase = kill_within(run, place, aim, night.seconds[aim], takes_workers=bool(done % 2))
            if phase is None:
                break
            hit.append(phase)
            done += 1
        fate = end_place(place, night)
        same += len(hit) if fate == "same rows" else 0
        phases.update(hit)
        yield f"{night.name}: killed while {', '.join(hit) or 'nothing'}; then unbroken: {fate}"
        shutil.rmtree(place.folder)
    told = ", ".join(f"{phase} {phases[phase]}" for phase in PHASES)
    yield f"{done} kills in {places} places, {same} of them with the same rows after; while {told}"


def kill_within(
    run: "subprocess.Popen[str]", place: Place, aim: str, seconds: float, *, takes_workers: bool
) -> str | None:
    """Kill a run at a random moment of a phase; the phase that it was in, None if it was over.

    A phase that is shorter than it was unbroken, since some of it is done, is left before the
    moment comes: then the next one is hit where it begins.
    """
    phase = PHASES[0]
    moment = None
    while run.poll() is None:
        phase = watch_phase(place, phase)
        if moment is None and PHASES.index(phase) >= PHASES.index(aim):
            moment = time.monotonic() + random.uniform(0, seconds)
        is_left = PHASES.index(phase) > PHASES.index(aim)
        if moment is not None and (is_left or time.monotonic() >= moment):
            (os.killpg if takes_workers else os.kill)(run.pid, signal.SIGKILL)
            run.communicate()
            return phase
        time.sleep(POLL_SECONDS)
    run.communicate()
    return None


def end_place(place: Place, night: Night) -> str:
    """What an unbroken run at the end makes of the place."""
    ending = place.run()
    if ending.code or "Traceback" in ending.said:
        return f"NOT AS STATED: ended with {ending.code}: {ending.said.strip()[-300:]}"
    different = list_differences(place.warehouse, night.unbroken.warehouse)
    return f"OTHER ROWS: {', '.join(different)}" if different else "same rows"
