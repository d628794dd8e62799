"""A large lake out of a real one: articles again and again in other words and on other days.

In: a lake that a run left, and how many copies. Out: a lake of the same form. In each copy some
letters are rotated, in the text and in all that is cut from it alike, so that every span still
slices to its words; ids are hashed anew, days move on. Words that begin with a capital are rotated
alike in every twentieth copy, so that names come again, as they do in the news; the others are
rotated alike there only in a share of the articles, and have letters of their own in the rest.

The share, a tenth, is the decision to question. Of 1,600 real articles the last twentieth says
again .02 of the claims and .02 of the quotes of the others; a wire with many subscribers says more
of it again. With a share of 1 every article of a copy is said again by every twentieth copy: no
archive is like that, but nothing costs a night more. After 240 copies the letters begin anew.
Sentences lose their sense, so such a lake is for timing and no more.
"""

import hashlib
import json
import re
import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from transforms.lake.batches import MANIFEST, Manifest, batch_folder, batch_id, read_manifest
from transforms.lake.records import STAGE_TABLES
from transforms.lake.schemas import schema_of

ROTATED = ("aeiou", "stdm", "lnr", "cpbg")
VARIANTS = 20
REPEATED = 0.1
IDS = frozenset(
    "article_id version_id section_id mention_id role_id quote_id claim_id"
    " continues_quote_id reject_id content_hash".split()
)
WORD_IDS = frozenset({"quote_cluster_id", "claim_cluster_id"})
"""Ids that are made of words, and come again with them."""
NAMES = frozenset("alias canonical_name display_name".split())
WORDS = NAMES | frozenset(
    "headline byline text surface title unit affiliation reference_text cue subject_text"
    " object_text summary dateline_place".split()
)
SLICED = {
    "surface": ("char_start", "char_end"),
    "text": ("char_start", "char_end"),
    "reference_text": ("reference_char_start", "reference_char_end"),
}
TIMES = frozenset("published_at modified_at observed_at".split())
TOKENS = re.compile(r"[A-Za-z]+|[^A-Za-z]+")
UNNAMED = frozenset({"unnamed_person", "unnamed_group", "document"})


def translation(variant: int) -> dict[int, str]:
    """The letters that are changed, large and small alike; variant 0 changes none."""
    source, target = "", ""
    rest = variant
    for letters in ROTATED:
        turn = rest % len(letters)
        rest //= len(letters)
        turned = letters[turn:] + letters[:turn]
        source += letters + letters.upper()
        target += turned + turned.upper()
    assert set(source) <= set(string.ascii_letters)
    return str.maketrans(source, target)


class Wording(dict[str, str]):
    """Token to token: names in the letters of one variant, long words in those of another."""

    def __init__(self, names: int, words: int) -> None:
        super().__init__()
        self._names = translation(names)
        self._words = translation(words)

    def __missing__(self, token: str) -> str:
        changed = token
        if token[0].isupper():
            changed = token.translate(self._names)
        elif len(token) > 3:
            # Short words bear the grammar, which the rules of resolution go by.
            changed = token.translate(self._words)
        self[token] = changed
        return changed

    def change(self, tokens: Sequence[str]) -> str:
        """The changed text, as long as the text was."""
        return "".join([self[token] for token in tokens])


@dataclass(frozen=True, slots=True)
class Group:
    """Batches that become one: the first one's manifest, and all their rows by table."""

    manifest: Manifest
    tables: Mapping[str, pa.Table]


@dataclass(frozen=True, slots=True)
class Known:
    """What a lake says: texts by version, names by id, in tokens, and the speakers without one."""

    texts: dict[str, list[str]]
    names: dict[str, list[str]]
    unnamed: set[str]

    def add(self, group: Group) -> None:
        """Add what a group says."""
        tables = group.tables
        if group.manifest.stage == "ingest":
            for row in tables["article_versions"].select(["version_id", "text"]).to_pylist():
                self.texts[row["version_id"]] = TOKENS.findall(row["text"])
            return
        for row in tables["entities"].select(["entity_id", "canonical_name"]).to_pylist():
            self._add_name(row["entity_id"], row["canonical_name"])
        for row in tables["speakers"].to_pylist():
            self._add_name(row["speaker_id"], row["display_name"])
            if row["speaker_kind"] in UNNAMED:
                self.unnamed.add(row["speaker_id"])

    def _add_name(self, identifier: str, name: str) -> None:
        tokens = TOKENS.findall(name)
        self.names[identifier] = min(tokens, self.names.get(identifier, tokens))


@dataclass(frozen=True, slots=True)
class Variants:
    """Which variants a copy has: of names, of the words said again, and of its own words."""

    copy: int
    repeated: float

    @property
    def names(self) -> int:
        """Of names, and of what comes again."""
        return self.copy % VARIANTS

    def of(self, version: str) -> int:
        """Of the words of a version."""
        is_repeated = int(version[:6], 16) < self.repeated * 16**6
        return self.names if is_repeated else self.copy


def scale_lake(
    source: Path, target: Path, copies: int, *, merged: bool, repeated: float = REPEATED
) -> Iterator[list[Path]]:
    """Write the copies; yields the batch folders of each, ingest before annotate.

    With `merged` a copy is one batch a stage, whatever it was cut into before. `repeated` is the
    share of articles that every twentieth copy says again, 0 to 1.
    """
    batches = [
        (manifest, folder)
        for stage in ("ingest", "annotate")
        for folder in sorted((source / stage).glob("*/*/"))
        if (manifest := read_manifest(folder)) is not None
    ]
    groups = []
    for stage in ("ingest", "annotate"):
        own = [item for item in batches if item[0].stage == stage]
        groups.extend(_read_group(group) for group in ([own] if merged else [[b] for b in own]))
    known = Known({}, {}, set())
    for group in groups:
        known.add(group)
    for copy in range(copies):
        changer = Changer(Variants(copy, repeated), known)
        yield [_write_copy(target, changer, group) for group in groups]


def _read_group(group: Sequence[tuple[Manifest, Path]]) -> Group:
    first = group[0][0]
    counts: dict[str, int] = {}
    for manifest, _ in group:
        for what, count in manifest.counts.items():
            counts[what] = counts.get(what, 0) + count
    tables = {}
    for name in STAGE_TABLES[first.stage]:
        rows = pa.concat_tables([pq.read_table(path / f"{name}.parquet") for _, path in group])
        tables[name] = _drop_repeated(rows, name) if len(group) > 1 else rows
    return Group(replace(first, counts=counts), tables)


def _drop_repeated(rows: pa.Table, name: str) -> pa.Table:
    """Batches may each hold a version of which a merged one may hold a single copy."""
    if name in ("articles", "rejects"):
        return rows
    with duckdb.connect() as connection:
        connection.register("all_rows", rows)
        once = "distinct on (version_id)" if name == "article_versions" else "distinct"
        return connection.sql(f"select {once} * from all_rows").to_arrow_table()


def _write_copy(target: Path, changer: "Changer", group: Group) -> Path:
    first = group.manifest
    copy = changer.variants.copy
    archive = hashlib.sha256(f"{first.archive_id} {copy}".encode()).hexdigest()[:20]
    identifier = batch_id(first.stage, archive, first.slice_no, first.versions)
    folder = batch_folder(target, first.stage, archive, identifier)
    folder.mkdir(parents=True, exist_ok=True)
    tables = {}
    for name, record_type in STAGE_TABLES[first.stage].items():
        changed = changer.change(group.tables[name], archive).cast(schema_of(record_type))
        path = folder / f"{name}.parquet"
        pq.write_table(changed, path, compression="zstd")
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        tables[name] = {
            "rows": changed.num_rows,
            "bytes": path.stat().st_size,
            "sha256": digest,
        }
    manifest = replace(first, batch_id=identifier, archive_id=archive, tables=tables)
    (folder / MANIFEST).write_text(json.dumps(asdict(manifest)))
    return folder


class Changer:
    """Changes the tables of one copy: words in Python, ids and days in SQL."""

    def __init__(self, variants: Variants, known: Known) -> None:
        self.variants = variants
        self._known = known
        self._names = Wording(variants.names, variants.names)
        self._wordings = {
            variant: Wording(variants.names, variant) for variant in {variants.names, variants.copy}
        }
        self._texts = {
            version: self._wording(version).change(tokens)
            for version, tokens in known.texts.items()
        }

    def _wording(self, version: str) -> Wording:
        return self._wordings[self.variants.of(version)]

    def change(self, rows: pa.Table, archive: str) -> pa.Table:
        """The rows of a table as they are in this copy, under another archive."""
        changed = rows
        for name in rows.column_names:
            if name in WORDS:
                values: list[Any] = self._change_words(rows, name)
            elif name in ("entity_id", "speaker_id"):
                values = [each and self._name_id(each) for each in rows[name].to_pylist()]
            elif name == "speaker_candidates":
                values = [
                    found
                    and [
                        {**each, "speaker_id": self._name_id(each["speaker_id"])} for each in found
                    ]
                    for found in rows[name].to_pylist()
                ]
            else:
                continue
            place = rows.column_names.index(name)
            changed = changed.set_column(
                place, name, pa.array(values, rows.schema.field(name).type)
            )
        return self._change_ids(changed, archive)

    def _change_words(self, rows: pa.Table, name: str) -> list[str | None]:
        values = rows[name].to_pylist()
        if name in NAMES:
            return [v and self._names.change(TOKENS.findall(v)) for v in values]
        if "version_id" not in rows.column_names:
            return values
        versions = rows["version_id"].to_pylist()
        ends = SLICED.get(name)
        if ends and ends[0] in rows.column_names:
            # The end of a span may fall within a word, whose length counts.
            spans = zip(*(rows[end].to_pylist() for end in ends), strict=True)
            return [
                value if start is None else self._texts[version][start:end]
                for value, version, (start, end) in zip(values, versions, spans, strict=True)
            ]
        if name == "text":
            return [self._texts[version] for version in versions]
        return [
            value and self._wording(version).change(TOKENS.findall(value))
            for value, version in zip(values, versions, strict=True)
        ]

    def _name_id(self, identifier: str) -> str:
        # The annotator makes it of the name, or of the article where there is none.
        if identifier in self._known.unnamed:
            made_of = str(self.variants.copy)
        else:
            made_of = self._names.change(self._known.names[identifier])
        return hashlib.sha256(f"{identifier} {made_of}".encode()).hexdigest()[:20]

    def _change_ids(self, rows: pa.Table, archive: str) -> pa.Table:
        copy = self.variants.copy
        if "version_id" in rows.column_names:
            variants = [self.variants.of(version) for version in rows["version_id"].to_pylist()]
        else:
            variants = [copy] * rows.num_rows
        new_id = "left(sha256({} || ' ' || {}), 20)"
        changed = []
        for name in rows.column_names:
            if name == "archive_id":
                value = f"'{archive}'"
            elif name in IDS:
                value = new_id.format(name, copy)
            elif name in WORD_IDS:
                value = new_id.format(name, "word_variant")
            elif name in TIMES:
                value = f"{name} + interval {copy} day"
            elif name == "stated_on":
                value = f"(stated_on + interval {copy} day)::date"
            elif name == "url":
                value = f"url || '?copy={copy}'"
            elif name == "signature":
                mask = (copy * 7919) % 2**20
                value = f"list_transform(signature, lambda x: xor(x, {mask}::uinteger))"
            else:
                value = name
            changed.append(f"{value} as {name}")
        with duckdb.connect() as connection:
            connection.register(
                "old_rows", rows.append_column("word_variant", pa.array(variants, pa.int32()))
            )
            return connection.sql(f"select {', '.join(changed)} from old_rows").to_arrow_table()
