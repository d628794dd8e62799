"""Batches that are not what their manifest says: cut off, changed, or with a file missing.

In: a folder of the lake. Out: what is wrong with it, or that it is gone. The decision to question:
a damaged batch is treated as one that was never finished, since the same archive and the same code
give the same batch again; so whoever finds one takes it away and goes on.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from transforms.errors import ContractError
from transforms.lake.batches import MANIFEST, Manifest, read_manifest, remove_folder, table_file
from transforms.lake.records import STAGE_TABLES


def find_damage(folder: Path) -> str | None:
    """What is wrong with a batch folder that is there; None if every file is as promised."""
    try:
        manifest = read_manifest(folder)
    except ContractError:
        return f"{folder / MANIFEST}: cut off, or no manifest"
    if manifest is None:
        return f"{folder / MANIFEST}: missing"
    if set(manifest.tables) != set(STAGE_TABLES.get(manifest.stage, ())):
        return f"{folder / MANIFEST}: does not name the tables of its stage"
    damaged = (_find_in_file(manifest, folder, table) for table in manifest.tables)
    return next((told for told in damaged if told is not None), None)


def _find_in_file(manifest: Manifest, folder: Path, table: str) -> str | None:
    path = table_file(folder, manifest.tables, table)
    promised = manifest.tables[table]
    try:
        content = path.read_bytes()
    except OSError as error:
        return f"{path}: {(error.strerror or str(error)).lower()}"
    if len(content) != promised.get("bytes"):
        return f"{path}: {len(content):,} bytes, not as many as were written"
    digest = hashlib.sha256(content).hexdigest()
    return None if digest == promised.get("sha256") else f"{path}: not the bytes that were written"


def clear_damaged(folder: Path) -> str | None:
    """Take away a damaged batch; what was wrong, or None if it is whole or not there."""
    if not folder.exists():
        return None
    told = find_damage(folder)
    if told is not None:
        remove_folder(folder)
    return told


def list_batches(lake: Path) -> Iterator[Path]:
    """Every batch folder of a lake, in a stable order, but for those that are being written."""
    for stage in STAGE_TABLES:
        for archive in sorted((lake / stage).glob("*/")):
            yield from sorted(path for path in archive.glob("[!.]*/") if path.is_dir())
