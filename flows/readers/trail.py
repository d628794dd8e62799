"""Which record a reader has in hand, written beside, so that its death names the record.

In: a file or an object of the lake, and the places that killed readers before. Out: a refusal of
those places, and at a death the place to add to them. The decision to question: only an archive
that has killed its reader is read with a trail, again from its beginning; the records before the
place come out as they would have, so that its batches are those of one reading. On S3 a note is a
request, too slow for each record: there one reading leaves a note now and then, and the next one
notes each record behind the last of these.
"""

import json
import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

from transforms.errors import ArchiveError
from transforms.ids import hash_id
from transforms.lake.s3 import S3Path

MOST_AVOIDED = 10
"""Records that one archive may lose so. One that kills more readers is left out whole."""
AVOIDED = "avoided"
"""The name among a batch's versions that says that something was left out."""
FAR_SECONDS = 0.5
"""Between two notes on S3, as long as it is not known about where the reader dies."""
DIED = "the process that reads died on it, each time that it was tried; look for a lack of memory"
SLOW = "reading it took too long, each time that it was tried; raise batch_seconds"


@dataclass(frozen=True, slots=True)
class Avoided:
    """What a reading leaves out: places with their reasons, and all behind so many outcomes.

    Each record behind `near` outcomes is noted, if notes are dear.
    """

    places: Mapping[str, str] = field(default_factory=dict)
    most: int | None = None
    near: int | None = None

    @property
    def label(self) -> dict[str, str]:
        """What batches of such a reading have among their versions: it is not the archive whole."""
        if not self.places and self.most is None:
            return {}
        return {AVOIDED: hash_id("avoided", json.dumps([dict(self.places), self.most]))}

    def learn(self, path: Path, reason: str, seconds: float) -> Self | None:
        """What to leave out besides, or where to look, by the trail of a reading that died.

        One that took too long over `seconds` is to have been at the same record for most of them.
        None if the trail tells nothing.
        """
        try:
            held_seconds = time.time() - _read_noted_at(path)
            done, place = json.loads(path.read_text(encoding="utf-8").partition("\n")[0])
        except (OSError, ValueError):
            return None
        if reason == "timeout" and held_seconds < seconds / 2:
            return None
        if place is None:
            # The last note was made before that record; one that dies elsewhere each time is lost.
            return replace(self, near=done) if self.near is None else None
        if place and place not in self.places and len(self.places) < MOST_AVOIDED:
            return replace(self, places={**self.places, place: reason}, near=None)
        # It died between two records: whatever lies behind the last one cannot be had.
        return replace(self, most=done) if done and done != self.most else None


def _read_noted_at(path: Path) -> float:
    return path.read_modified_at() if isinstance(path, S3Path) else path.stat().st_mtime


class Trail:
    """Notes where a reader is, and refuses what is to be avoided."""

    def __init__(self, path: Path | None = None, avoided: Avoided | None = None) -> None:
        self._avoided = avoided or Avoided()
        self._path = path
        self._near = self._avoided.near if isinstance(path, S3Path) else 0
        self._write: Callable[[bytes], object] | None = None
        self._noted = float("-inf")
        self._done = 0

    @contextmanager
    def written(self) -> Iterator[None]:
        """Keep the file inside the block, and take it away if that comes to its end."""
        if self._path is None:
            yield
            return
        with ExitStack() as held:
            held.callback(self._path.unlink, missing_ok=True)
            self._write = _open_notes(self._path, held)
            yield

    def enter(self, place: str) -> None:
        """Note that the record at a place is in hand. Raises `ArchiveError` if it is avoided."""
        self._note(place)
        reason = self._avoided.places.get(place)
        if reason == "timeout":
            raise ArchiveError("timeout", SLOW)
        if reason is not None:
            raise ArchiveError("parser_died", DIED)

    def pass_on(self) -> bool:
        """Note that an outcome is out of hand; whether there may be another one."""
        self._done += 1
        self._note("")
        return self._done != self._avoided.most

    def _note(self, place: str) -> None:
        if self._write is None:
            return
        is_near = self._near is not None and self._done >= self._near
        if not is_near and time.monotonic() - self._noted < FAR_SECONDS:
            return
        self._write(json.dumps([self._done, place if is_near else None]).encode() + b"\n")
        self._noted = time.monotonic()


def _open_notes(path: Path, held: ExitStack) -> Callable[[bytes], object]:
    """What writes a note in place of the last one. What a killed process has written is there."""
    if isinstance(path, S3Path):
        return path.write_bytes
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    held.callback(os.close, descriptor)
    # Only the machine's own end would lose it.
    return lambda note: os.pwrite(descriptor, note, 0)


NO_TRAIL = Trail()
