"""An archive to ingest batches in the lake.

In: an `ArchiveRef`. Out: batch folders, each cut by number of articles and bytes of text, then an
archive marker, last. Killed anywhere and run again, the same batches come out: they are cut by
content alone. The decision to question: an archive with a marker is not opened again, so a file
that was damaged on disk after it was read stays read. One that was read around records on which its
reader died is: what befell it may be over.
"""

import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from flows.readers.discover import ArchiveRef, identify_again, is_unchanged
from flows.readers.outcomes import Outcome, Outcomes, ReadLimits
from flows.readers.trail import AVOIDED, Avoided, Trail
from flows.storage import LAKE_OPTION, blamed_on
from transforms import INGEST_VERSION
from transforms.errors import ArchiveError, ContractError
from transforms.feeds.field_paths import NO_PATHS, FieldPaths
from transforms.ids import hash_id
from transforms.lake.batches import (
    batch_folder,
    batch_id,
    read_manifest,
    write_batch,
    write_whole,
)
from transforms.lake.damage import clear_damaged, find_damage
from transforms.lake.records import Reject
from transforms.text.stored_article import StoredArticle

STAGE = "ingest"
BATCH_ARTICLES = 40
BATCH_BYTES = 4_000_000
BATCH_RECORDS = 20_000
"""Rejects and skips have a bound of their own, or an archive of junk would be one batch."""


@dataclass(frozen=True, slots=True)
class IngestedArchive:
    """The batches of one archive, in order, and its counts summed.

    `ref` is the archive as it was when it was read: its file may have changed since it was found.
    """

    ref: ArchiveRef
    folders: list[Path]
    counts: dict[str, int]
    damage: tuple[str, ...] = ()
    """What was wrong with batches that were there and had to be made again."""


@dataclass(frozen=True, slots=True)
class Marker:
    """Says that an archive was read to its end: the names of its batches, and its counts summed."""

    batches: tuple[str, ...]
    counts: dict[str, int]


class BatchLost(OSError):  # noqa: N818 - named for what has become of the batch
    """A batch is damaged, and the archive that it would be made of again cannot be read."""


@dataclass(slots=True)
class _Slice:
    articles: list[StoredArticle] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    skips: Counter[str] = field(default_factory=Counter)
    text_bytes: int = 0
    seen: int = 0

    def add(self, outcome: Outcome) -> None:
        self.seen += 1
        if isinstance(outcome, StoredArticle):
            self.articles.append(outcome)
            self.text_bytes += len(outcome.version.text.encode())
        elif isinstance(outcome, Reject):
            self.rejects.append(outcome)
        else:
            self.skips[f"skipped_{outcome.reason}"] += 1

    @property
    def is_full(self) -> bool:
        return (
            len(self.articles) >= BATCH_ARTICLES
            or self.text_bytes >= BATCH_BYTES
            or self.seen >= BATCH_RECORDS
        )

    def counts(self) -> dict[str, int]:
        articles, rejected = len(self.articles), len(self.rejects)
        return {"seen": self.seen, "articles": articles, "rejected": rejected, **self.skips}

    def tables(self) -> dict[str, list[Any]]:
        versions = {stored.version.version_id: stored for stored in reversed(self.articles)}
        first = list(reversed(versions.values()))
        return {
            "articles": [stored.article for stored in self.articles],
            "article_versions": [stored.version for stored in first],
            "sections": [section for stored in first for section in stored.sections],
            "rejects": self.rejects,
        }


def ingest_versions(paths: FieldPaths = NO_PATHS) -> dict[str, str]:
    """What decides an ingest batch besides its archive: code, extractor, and how it is cut.

    And where the settings say that fields stand: other `[columns]` read every archive again.
    """
    named = json.dumps(paths, sort_keys=True)
    return {**code_versions(), **({"columns": hash_id("columns", named)} if paths else {})}


@cache
def code_versions() -> dict[str, str]:
    """The versions that no setting changes."""
    return {
        "ingest": INGEST_VERSION,
        "trafilatura": version("trafilatura"),
        "batch": f"{BATCH_ARTICLES}x{BATCH_BYTES}",
    }


def ingest_archive(
    ref: ArchiveRef,
    *,
    lake: Path,
    run_id: str,
    limits: ReadLimits | None = None,
    paths: FieldPaths = NO_PATHS,
    avoided: Avoided | None = None,
) -> IngestedArchive:
    """Write what is missing of an archive's batches.

    With `avoided` it has killed its reader, and is read with a trail of where that is.
    Raises `OSError` if it cannot be opened (`BatchLost` if a batch of it is damaged besides),
    `ArchiveError` if it is written to while it is read, and `StorageError` if the lake cannot be
    written.
    """
    versions = ingest_versions(paths)
    damage: list[str] = []
    done = _find_done(ref, lake, run_id, versions, damage)
    if done is not None:
        return done
    # Readers and their parsers are loaded where something is read: a quiet night needs none.
    from flows.readers.archive import read_archive

    try:
        found = identify_again(ref)
        done = None if found == ref else _find_done(found, lake, run_id, versions, [])
        if done is not None:
            return done
        path = None if avoided is None else trail_file(lake, found.archive_id)
        outcomes = read_archive(
            found,
            run_id=run_id,
            limits=limits or ReadLimits(),
            paths=paths,
            trail=Trail(path, avoided),
        )
        label = {} if avoided is None else avoided.label
        return _write_slices(found, outcomes, lake, run_id, versions, label)
    except OSError as error:
        if not damage:
            raise
        raise BatchLost(
            f"{damage[0]}; it cannot be made again, since its archive cannot be read: {ref.uri}: "
            f"{(error.strerror or str(error)).lower()}; put the archive back, or take the batch "
            "away with `onrecord lake check --repair`"
        ) from error


def _write_slices(
    ref: ArchiveRef,
    outcomes: Outcomes,
    lake: Path,
    run_id: str,
    versions: Mapping[str, str],
    label: Mapping[str, str],
) -> IngestedArchive:
    """Write the batches, with `label` among their versions, and the marker that names them."""
    made_by = {**versions, **label}
    damage: list[str] = []
    folders: list[Path] = []
    totals: Counter[str] = Counter()
    began = time.process_time()
    for number, piece in enumerate(_cut_slices(outcomes)):
        counts = piece.counts()
        # A batch bears the id of what was found: after this, all that it holds is of that.
        _require_unchanged(ref)
        identifier = batch_id(STAGE, ref.archive_id, number, made_by)
        with blamed_on(lake, LAKE_OPTION):
            told = clear_damaged(batch_folder(lake, STAGE, ref.archive_id, identifier))
            folder = write_batch(
                lake,
                stage=STAGE,
                archive_id=ref.archive_id,
                slice_no=number,
                versions=made_by,
                run_id=run_id,
                tables=piece.tables(),
                counts=counts,
                seconds={"read": time.process_time() - began},
            )
        began = time.process_time()
        damage += [] if told is None else [told]
        folders.append(folder)
        totals.update(counts)
    counts = dict(totals)
    batches = [folder.name for folder in folders]
    _require_unchanged(ref)
    with blamed_on(lake, LAKE_OPTION):
        marker = archive_marker(lake, ref.archive_id, versions)
        content = {"batches": batches, "counts": counts, "versions": versions}
        write_whole(marker, json.dumps(content, indent=1).encode())
    return IngestedArchive(ref, folders, counts, tuple(damage))


def _require_unchanged(ref: ArchiveRef) -> None:
    if not is_unchanged(ref):
        raise ArchiveError("unreadable", "written to while it was read; the next run reads it anew")


def trail_file(lake: Path, archive_id: str) -> Path:
    """Where the trail of an archive's reader is."""
    return lake / STAGE / archive_id / ".reading"


def archive_marker(lake: Path, archive_id: str, versions: Mapping[str, str]) -> Path:
    """The file that says an archive was read to its end with these versions."""
    name = hash_id(json.dumps(versions, sort_keys=True))
    return lake / STAGE / archive_id / f"archive-{name}.json"


def read_marker(lake: Path, archive_id: str, versions: Mapping[str, str]) -> Marker | None:
    """What was noted of an archive that was read to its end; None if it was not, or is damaged."""
    try:
        path = archive_marker(lake, archive_id, versions)
        content = json.loads(path.read_text(encoding="utf-8"))
        return Marker(
            tuple(str(name) for name in content["batches"]),
            {str(name): int(count) for name, count in content["counts"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def find_slice(
    ref: ArchiveRef, number: int, *, lake: Path, run_id: str, paths: FieldPaths = NO_PATHS
) -> Path | None:
    """The batch of a slice, if this very run has written it, also before its archive is read."""
    identifier = batch_id(STAGE, ref.archive_id, number, ingest_versions(paths))
    folder = batch_folder(lake, STAGE, ref.archive_id, identifier)
    try:
        manifest = read_manifest(folder)
    except (ContractError, OSError):
        # Whoever reads the archive finds that, too, and makes the batch anew.
        return None
    return folder if manifest is not None and manifest.run_id == run_id else None


def _cut_slices(outcomes: Iterable[Outcome]) -> Iterator[_Slice]:
    """At least one slice, so an archive of nothing leaves its accounting too."""
    piece = _Slice()
    number = 0
    for outcome in outcomes:
        if piece.is_full:
            yield piece
            number += 1
            piece = _Slice()
        piece.add(outcome)
    if piece.seen or not number:
        yield piece


def _find_done(
    ref: ArchiveRef, lake: Path, run_id: str, versions: Mapping[str, str], damage: list[str]
) -> IngestedArchive | None:
    """A finished archive, if its marker is whole and every batch it names is there and sound.

    And if no earlier run left out what its reader died on.
    What is wrong with its batches goes to `damage`; they are taken away when they are made again.
    """
    marker = read_marker(lake, ref.archive_id, versions)
    if marker is None:
        return None
    folders = [batch_folder(lake, STAGE, ref.archive_id, name) for name in marker.batches]
    for folder in folders:
        told = find_damage(folder) if folder.exists() else f"{folder}: missing"
        damage += [] if told is None else [told]
    if damage or _is_read_around(folders, run_id):
        return None
    return IngestedArchive(ref, folders, marker.counts)


def _is_read_around(folders: Iterable[Path], run_id: str) -> bool:
    """Whether an earlier run left out records of these batches, which killed their reader."""
    manifests = map(read_manifest, folders)
    return any(
        manifest is not None and AVOIDED in manifest.versions and manifest.run_id != run_id
        for manifest in manifests
    )
