"""Which record a reader has in hand, written beside, so that its death names the record.

In: a file on a disk, and the places that killed readers before. Out: a refusal of those places, and
at a death the place to add to them. The decision to question: only an archive that has killed its
reader is read with a trail, again from its beginning; the records before the place come out as they
would have, so that its batches are those of one reading.
"""

import json
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

from transforms.errors import ArchiveError
from transforms.ids import hash_id

MOST_AVOIDED = 10
"""Records that one archive may lose so. One that kills more readers is left out whole."""
DIED = "the process that reads died on it, each time that it was tried; look for a lack of memory"
SLOW = "reading it took too long, each time that it was tried; raise batch_seconds"


@dataclass(frozen=True, slots=True)
class Avoided:
    """What a reading leaves out: places with their reasons, and all behind so many outcomes."""

    places: Mapping[str, str] = field(default_factory=dict)
    most: int | None = None

    @property
    def label(self) -> dict[str, str]:
        """What batches of such a reading have among their versions: it is not the archive whole."""
        if not self.places and self.most is None:
            return {}
        return {"avoided": hash_id("avoided", json.dumps([dict(self.places), self.most]))}

    def learn(self, path: Path, reason: str, seconds: float) -> Self | None:
        """What to leave out besides, by the trail of a reading that died; None if it tells nothing.

        One that took too long over `seconds` is to have been at the same record for most of them.
        """
        try:
            held_seconds = time.time() - path.stat().st_mtime
            done, place = json.loads(path.read_text(encoding="utf-8").partition("\n")[0])
        except (OSError, ValueError):
            return None
        if reason == "timeout" and held_seconds < seconds / 2:
            return None
        if place and place not in self.places and len(self.places) < MOST_AVOIDED:
            return replace(self, places={**self.places, place: reason})
        # It died between two records: whatever lies behind the last one cannot be had.
        return replace(self, most=done) if done and done != self.most else None


class Trail:
    """Notes where a reader is, and refuses what is to be avoided."""

    def __init__(self, path: Path | None = None, avoided: Avoided | None = None) -> None:
        self._avoided = avoided or Avoided()
        self._path = path
        self._descriptor: int | None = None
        self._done = 0

    @contextmanager
    def written(self) -> Iterator[None]:
        """Keep the file inside the block, and take it away if that comes to its end."""
        if self._path is None:
            yield
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        try:
            yield
        finally:
            os.close(self._descriptor)
            self._descriptor = None
            self._path.unlink(missing_ok=True)

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
        if self._descriptor is not None:
            # What a killed process has written is there; only the machine's own end would lose it.
            os.pwrite(self._descriptor, json.dumps([self._done, place]).encode() + b"\n", 0)


NO_TRAIL = Trail()
