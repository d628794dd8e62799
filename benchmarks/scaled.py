"""A large lake out of a real one: articles again and again with other names and other days.

In: a lake that a run left, and how many copies. Out: a lake of the same form. In each copy some
letters are rotated, in the text and in all that is cut from it alike, so that names are others and
every span still slices to its words; ids are hashed anew, days move on. The decision to
question: every twentieth copy has the same words again, under other days, so that names and
sayings come again as they do in the news (also the unnamed speakers of an article, which is
wrong); and sentences lose their sense, so such a lake is for timing and no more.
"""

import hashlib
import json
import string
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from transforms.lake import MANIFEST, Manifest, batch_folder, batch_id, read_manifest
from transforms.records import STAGE_TABLES
from transforms.schemas import schema_of

ROTATED = ("aeiou", "stdm")
VARIANTS = 20
IDS = frozenset(
    "article_id version_id section_id mention_id entity_id speaker_id role_id quote_id claim_id"
    " continues_quote_id quote_cluster_id claim_cluster_id reject_id content_hash".split()
)
NAMED_IDS = frozenset({"entity_id", "speaker_id", "quote_cluster_id", "claim_cluster_id"})
"""Ids that are made of names and words, and come again with them."""
WORDS = frozenset(
    "headline byline text surface alias canonical_name display_name title unit affiliation"
    " reference_text cue subject_text object_text summary dateline_place".split()
)
TIMES = frozenset("published_at modified_at observed_at".split())


def translation(copy: int) -> tuple[str, str]:
    """The letters that are changed in a copy, large and small alike; copy 0 changes none."""
    source, target = "", ""
    rest = copy
    for letters in ROTATED:
        turn = rest % len(letters)
        rest //= len(letters)
        turned = letters[turn:] + letters[:turn]
        source += letters + letters.upper()
        target += turned + turned.upper()
    assert set(source) <= set(string.ascii_letters)
    return source, target


def scale_lake(source: Path, target: Path, copies: int, *, merged: bool) -> Iterator[list[Path]]:
    """Write the copies; yields the batch folders of each, ingest before annotate.

    With `merged` a copy is one batch a stage, whatever it was cut into before.
    """
    batches = [
        (manifest, folder)
        for stage in ("ingest", "annotate")
        for folder in sorted((source / stage).glob("*/*/"))
        if (manifest := read_manifest(folder)) is not None
    ]
    for copy in range(copies):
        groups = []
        for stage in ("ingest", "annotate"):
            own = [item for item in batches if item[0].stage == stage]
            groups.extend([own] if merged else [[item] for item in own])
        yield [_write_copy(target, copy, group) for group in groups]


def _write_copy(target: Path, copy: int, group: list[tuple[Manifest, Path]]) -> Path:
    first = group[0][0]
    archive = hashlib.sha256(f"{first.archive_id} {copy}".encode()).hexdigest()[:20]
    stage = first.stage
    identifier = batch_id(stage, archive, first.slice_no, first.versions)
    folder = batch_folder(target, stage, archive, identifier)
    folder.mkdir(parents=True, exist_ok=True)
    tables = {}
    for name, record_type in STAGE_TABLES[stage].items():
        rows = pa.concat_tables([pq.read_table(path / f"{name}.parquet") for _, path in group])
        if len(group) > 1:
            rows = _drop_repeated(rows, name)
        path = folder / f"{name}.parquet"
        pq.write_table(_change(rows, record_type, copy, archive), path, compression="zstd")
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        tables[name] = {"rows": rows.num_rows, "bytes": path.stat().st_size, "sha256": digest}
    counts: dict[str, int] = {}
    for manifest, _ in group:
        for what, count in manifest.counts.items():
            counts[what] = counts.get(what, 0) + count
    manifest = replace(first, batch_id=identifier, archive_id=archive, tables=tables, counts=counts)
    (folder / MANIFEST).write_text(json.dumps(asdict(manifest)))
    return folder


def _drop_repeated(rows: pa.Table, name: str) -> pa.Table:
    """Batches may each hold a version of which a merged one may hold a single copy."""
    if name in ("articles", "rejects"):
        return rows
    with duckdb.connect() as connection:
        connection.register("all_rows", rows)
        once = "distinct on (version_id)" if name == "article_versions" else "distinct"
        return connection.sql(f"select {once} * from all_rows").to_arrow_table()


def _change(rows: pa.Table, record_type: type, copy: int, archive: str) -> pa.Table:
    source, target = translation(copy)
    new_id = f"left(sha256({{}} || ' {copy}'), 20)"
    named_id = f"left(sha256({{}} || ' {copy % VARIANTS}'), 20)"
    changed = []
    for name in rows.column_names:
        if name == "archive_id":
            value = f"'{archive}'"
        elif name in IDS:
            value = (named_id if name in NAMED_IDS else new_id).format(name)
        elif name in WORDS:
            value = f"translate({name}, '{source}', '{target}')"
        elif name in TIMES:
            value = f"{name} + interval {copy} day"
        elif name == "stated_on":
            value = f"(stated_on + interval {copy} day)::date"
        elif name == "url":
            value = f"url || '?copy={copy}'"
        elif name == "signature":
            mask = (copy * 7919) % 2**20
            value = f"list_transform(signature, lambda x: xor(x, {mask}::uinteger))"
        elif name == "speaker_candidates":
            made = named_id.format("c.speaker_id")
            value = (
                "list_transform(speaker_candidates, "
                f"lambda c: {{'speaker_id': {made}, 'probability': c.probability}})"
            )
        else:
            value = name
        changed.append(f"{value} as {name}")
    with duckdb.connect() as connection:
        connection.register("old_rows", rows)
        made_rows = connection.sql(f"select {', '.join(changed)} from old_rows").to_arrow_table()
    return made_rows.cast(schema_of(record_type))
