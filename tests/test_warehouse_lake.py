"""Small lakes of hand-made stories, and the warehouse that they load into, whatever the order."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transforms.ids import hash_id, normalise_words
from transforms.lake import write_batch
from transforms.records import (
    Annotation,
    Article,
    ArticleVersion,
    Claim,
    ClaimEntity,
    Entity,
    EntityAlias,
    EntityMention,
    Quote,
    Reject,
    Section,
    Span,
    Speaker,
    SpeakerRole,
)
from warehouse.checks import CheckResult, run_checks
from warehouse.ledger import ArchiveRow, RunRow, record_archive, start_run
from warehouse.load import load_batch
from warehouse.named_queries import read_script
from warehouse.resolve import resolve
from warehouse.syndication import SyndicationTuning

INGEST = {"ingest": "1", "batch": "2x1000"}
ANNOTATE = {"annotate": "1", "en": "small 1.0"}
RUN = "run-1"
STARTED_AT = datetime(2026, 1, 10, 3)
MODEL = {"run_id": RUN, "method": "test", "confidence": 0.5}


@dataclass(frozen=True)
class Said:
    """A speaker's words in a story: `words` stand in the text with their marks."""

    speaker: str | None
    words: str
    role: str | None = None
    title: str | None = None
    affiliation: str | None = None
    quote_type: str = "direct"
    polarity: str = "affirmative"
    claim: str | None = None
    is_named: bool = True


@dataclass(frozen=True)
class Story:
    """One record of an archive."""

    source: str
    slug: str
    text: str
    said: tuple[Said, ...] = ()
    published_at: datetime | None = None
    modified_at: datetime | None = None
    observed_at: datetime | None = None
    headline: str = "A headline"
    signature: tuple[int, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def article_id(self) -> str:
        return hash_id(self.source, self.slug)

    @property
    def version_id(self) -> str:
        return hash_id(self.article_id, self.text)

    @property
    def url(self) -> str:
        return f"https://{self.source}/{self.slug}"


MAYOR = Story(
    "arden.example",
    "bridge",
    'Mayor Jane Roe of Arden said: "The bridge will open in May."\nThe crowd cheered.',
    (
        Said(
            "Jane Roe",
            '"The bridge will open in May."',
            role="Mayor Jane Roe of Arden",
            title="Mayor",
            affiliation="Arden",
        ),
    ),
    published_at=datetime(2026, 1, 5, 9, 30),
    headline="Bridge to open",
    places=("Arden",),
)
MAYOR_CORRECTED = replace(
    MAYOR,
    text='Mayor Jane Roe of Arden said: "The bridge will open in June."\nThe crowd cheered.',
    said=(
        Said(
            "Jane Roe",
            '"The bridge will open in June."',
            role="Mayor Jane Roe of Arden",
            title="Mayor",
            affiliation="Arden",
        ),
    ),
    modified_at=datetime(2026, 1, 6, 12),
)
RESIDENTS = Story(
    "bellmore.example",
    "residents",
    "Residents said nobody asked them. \N{GRINNING FACE} “It won’t open,” Jane Roe said.",
    (
        Said("Residents", "nobody asked them", quote_type="indirect", is_named=False),
        Said(
            "Jane Roe",
            "“It won’t open,”",
            polarity="negative",
            claim="The bridge will open in May.",
        ),
    ),
    published_at=datetime(2026, 1, 7, 18),
    headline="Residents unheard",
)


def archive_id_of(name: str) -> str:
    return hash_id("archive", name)


def ingest_rows(stories: Sequence[Story], archive_id: str, run_id: str = RUN) -> dict[str, Any]:
    """The ingest tables of one batch."""
    articles, versions, sections = [], {}, {}
    for number, story in enumerate(stories, 1):
        position = f"line {number}"
        articles.append(
            Article(
                story.article_id,
                story.version_id,
                story.source,
                story.slug,
                story.url,
                story.headline,
                None,
                ("A. Writer",),
                "en",
                story.published_at,
                "second" if story.published_at else None,
                "record" if story.published_at else None,
                None,
                None,
                None,
                None,
                archive_id,
                position,
                run_id,
            )
        )
        versions.setdefault(
            story.version_id,
            ArticleVersion(
                story.version_id,
                story.article_id,
                story.headline,
                story.text,
                hash_id(story.text),
                len(story.text.split()),
                story.modified_at,
                story.observed_at,
                story.signature,
                archive_id,
                position,
                run_id,
            ),
        )
        sections.setdefault(
            story.version_id,
            Section(
                hash_id(story.version_id, 0),
                story.version_id,
                0,
                "body",
                0,
                len(story.text),
                run_id,
                "test",
                1.0,
            ),
        )
    return {
        "articles": articles,
        "article_versions": list(versions.values()),
        "sections": list(sections.values()),
    }


def annotate_rows(stories: Iterable[Story], run_id: str = RUN) -> dict[str, list[Any]]:
    """The annotate tables of the distinct versions of these stories."""
    tables: dict[str, list[Any]] = {
        name: []
        for name in (
            "annotations",
            "entities",
            "entity_aliases",
            "entity_mentions",
            "speakers",
            "speaker_roles",
            "quotes",
            "claims",
            "claim_entities",
        )
    }
    for story in {story.version_id: story for story in stories}.values():
        _annotate_story(story, tables, MODEL | {"run_id": run_id})
    return tables


def _annotate_story(story: Story, tables: dict[str, list[Any]], made: dict[str, Any]) -> None:
    version_id, article_id = story.version_id, story.article_id
    tables["annotations"].append(
        Annotation(
            version_id,
            article_id,
            "annotated",
            "en",
            "small 1.0",
            len(story.text.split()),
            made["run_id"],
        )
    )
    names = {said.speaker: "person" for said in story.said if said.speaker and said.is_named}
    names |= dict.fromkeys(story.places, "place")
    for number, (name, entity_type) in enumerate(names.items()):
        entity_id = hash_id("entity", name)
        country = "XA" if entity_type == "place" else None
        tables["entities"].append(Entity(entity_id, name, entity_type, country, version_id, **made))
        start = story.text.index(name)
        tables["entity_mentions"].append(
            EntityMention(
                hash_id(version_id, "mention", number),
                version_id,
                article_id,
                number,
                name,
                entity_type.upper(),
                "name",
                False,
                start,
                start + len(name),
                entity_id,
                **made,
            )
        )
        if " " in name:
            tables["entity_aliases"].append(
                EntityAlias(entity_id, name.split()[-1], "surname", version_id, **made)
            )
    speakers = {}
    for number, said in enumerate(story.said):
        _annotate_words(story, number, said, speakers, tables, made)
    tables["speakers"].extend(speakers.values())


def _annotate_words(
    story: Story,
    number: int,
    said: Said,
    speakers: dict[str, Speaker],
    tables: dict[str, list[Any]],
    made: dict[str, Any],
) -> None:
    version_id, article_id = story.version_id, story.article_id
    start = story.text.index(said.words)
    end = start + len(said.words)
    speaker_id = entity_id = None
    if said.speaker:
        entity_id = hash_id("entity", said.speaker) if said.is_named else None
        speaker_id = hash_id("speaker", said.speaker, None if said.is_named else version_id)
        kind = "person" if said.is_named else "unnamed_group"
        speakers[speaker_id] = Speaker(
            speaker_id, said.speaker, kind, entity_id, version_id, **made
        )
    reference = story.text.find(said.speaker) if said.speaker else -1
    cue = story.text.find("said")
    quote_id = hash_id(version_id, "quote", number)
    tables["quotes"].append(
        Quote(
            quote_id,
            version_id,
            article_id,
            number,
            said.quote_type,
            said.words,
            start,
            end,
            (Span(start, end),),
            speaker_id,
            said.speaker if reference >= 0 else None,
            reference if reference >= 0 else None,
            reference + len(said.speaker or "") if reference >= 0 else None,
            "name" if said.speaker else "none",
            "said" if cue >= 0 else None,
            "say" if cue >= 0 else None,
            cue if cue >= 0 else None,
            cue + 4 if cue >= 0 else None,
            "neutral",
            None,
            hash_id(normalise_words(said.words)),
            **made,
        )
    )
    claim_id = hash_id(version_id, "claim", number)
    tables["claims"].append(
        Claim(
            claim_id,
            version_id,
            article_id,
            number,
            said.words,
            start,
            end,
            quote_id,
            speaker_id,
            True,
            "asserted",
            False,
            said.polarity,
            "fact",
            None,
            None,
            None,
            None,
            hash_id(normalise_words(said.claim or said.words)),
            **made,
        )
    )
    if entity_id:
        tables["claim_entities"].append(
            ClaimEntity(claim_id, entity_id, "other", version_id, **made)
        )
    if said.role and speaker_id:
        role_start = story.text.index(said.role)
        tables["speaker_roles"].append(
            SpeakerRole(
                hash_id(version_id, "role", number),
                speaker_id,
                version_id,
                article_id,
                said.role,
                role_start,
                role_start + len(said.role),
                said.title,
                None,
                said.affiliation,
                story.published_at.date() if story.published_at else None,
                **made,
            )
        )


def make_reject(archive_id: str, position: str, stage: str = "ingest") -> Reject:
    return Reject(
        hash_id(archive_id, stage, position),
        archive_id,
        stage,
        position,
        None,
        None,
        "bad_json" if stage == "ingest" else "annotation_failed",
        f"{position}: expected an object",
        RUN,
    )


def write_ingest(
    lake: Path,
    name: str,
    stories: Sequence[Story],
    *,
    slice_no: int = 0,
    rejects: Sequence[Reject] = (),
    versions: dict[str, str] = INGEST,
    skipped: int = 0,
    run_id: str = RUN,
    **changed: Sequence[Any],
) -> Path:
    """An ingest batch of these stories; `changed` puts other rows in a table."""
    tables = ingest_rows(stories, archive_id_of(name), run_id) | {"rejects": rejects} | changed
    return write_batch(
        lake,
        stage="ingest",
        archive_id=archive_id_of(name),
        slice_no=slice_no,
        versions=versions,
        run_id=run_id,
        tables=tables,
        counts={
            "seen": len(stories) + len(rejects) + skipped,
            "articles": len(stories),
            "rejected": len(rejects),
            "skipped_blank": skipped,
        },
    )


def write_annotate(
    lake: Path,
    name: str,
    stories: Sequence[Story],
    *,
    slice_no: int = 0,
    versions: dict[str, str] = ANNOTATE,
    run_id: str = RUN,
    **changed: Sequence[Any],
) -> Path:
    """The annotate batch of these stories; `changed` puts other rows in a table."""
    return write_batch(
        lake,
        stage="annotate",
        archive_id=archive_id_of(name),
        slice_no=slice_no,
        versions=versions,
        run_id=run_id,
        tables=annotate_rows(stories, run_id) | changed,
        counts={"articles": len(stories), "known": 0, "failed": 0, "tokens": 0},
    )


def write_archive(lake: Path, name: str, stories: Sequence[Story], size: int = 2) -> list[Path]:
    """Both stages of an archive, cut into batches of `size`, in the order of loading."""
    folders = []
    for slice_no, first in enumerate(range(0, len(stories), size)):
        part = stories[first : first + size]
        folders.append(write_ingest(lake, name, part, slice_no=slice_no))
        folders.append(write_annotate(lake, name, part, slice_no=slice_no))
    return folders


def begin(connection: duckdb.DuckDBPyConnection, archives: Iterable[str] = ()) -> None:
    """Start the run of these tests and record its archives."""
    start_run(connection, RunRow(RUN, STARTED_AT, "abc123", "small 1.0", {"batch": 2}))
    for name in archives:
        record_archive(
            connection,
            ArchiveRow(archive_id_of(name), f"{name}.jsonl", "jsonl", 10, STARTED_AT, "seen", RUN),
        )


LEDGER = {"runs", "run_files", "quality", "batches", "schema_version", "vocabularies", "archives"}


def read_warehouse(connection: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that loads and resolve fill, sorted."""
    tables = [
        name
        for (name,) in connection.execute(
            "select table_name from duckdb_tables() where schema_name = 'main' order by 1"
        ).fetchall()
        if name not in LEDGER
    ]
    return {
        name: sorted(connection.execute(f"from {name}").fetchall(), key=repr) for name in tables
    }


def new_warehouse() -> duckdb.DuckDBPyConnection:
    """An empty warehouse in memory, for tests that are not about files."""
    connection = duckdb.connect()
    connection.execute(read_script("schema.sql"))
    connection.execute(read_script("views.sql"))
    return connection


def load_all(folders: Iterable[Path], archives: Iterable[str]) -> duckdb.DuckDBPyConnection:
    """A new warehouse of these batches, resolved, with every check passed."""
    connection = new_warehouse()
    begin(connection, archives)
    for folder in folders:
        load_batch(connection, folder, run_id=RUN)
    resolve(connection, SyndicationTuning(min_words=3))
    assert find_broken(connection) == []
    return connection


def find_broken(connection: duckdb.DuckDBPyConnection) -> list[CheckResult]:
    """The checks that found something, over the whole warehouse."""
    return [
        result
        for scope in ("publish", "full")
        for result in run_checks(connection, scope)
        if result.rows_in_error
    ]


WORDS = ("The bridge will open", "It will not open", "We are glad", "Nobody asked us")
story_strategy = st.builds(
    lambda source, slug, opening, words, speaker, day, modified, named: Story(
        f"{source}.example",
        f"story-{slug}",
        f'{opening} {speaker} said: "{words}."',
        (Said(speaker, f'"{words}."', is_named=named, role=f"{opening} {speaker}", title=opening),),
        published_at=datetime(2026, 1, day) if day else None,
        modified_at=datetime(2026, 2, modified) if modified else None,
    ),
    st.sampled_from("ab"),
    st.integers(1, 3),
    st.sampled_from(("Mayor", "Doctor")),
    st.sampled_from(WORDS),
    st.sampled_from(("Jane Roe", "Alan Poe")),
    st.integers(0, 3),
    st.integers(0, 3),
    st.booleans(),
)


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    archives=st.lists(st.lists(story_strategy, min_size=1, max_size=4), min_size=2, max_size=3),
    seed=st.integers(0, 1000),
)
def test_lake_loads_the_same_in_any_order_and_twice(
    tmp_path_factory: pytest.TempPathFactory, archives: list[list[Story]], seed: int
) -> None:
    folder = tmp_path_factory.mktemp("lake")
    names = [f"archive-{number}" for number in range(len(archives))]
    written = [
        write_archive(folder, name, stories) for name, stories in zip(names, archives, strict=True)
    ]
    in_order = [batch for batches in written for batch in batches]
    # Ingest batches in any order, then annotate batches in any order.
    shuffled = random.Random(seed).sample(in_order, len(in_order))
    shuffled.sort(key=lambda batch: batch.parent.parent.name != "ingest")

    with load_all(in_order, names) as one, load_all(shuffled + in_order, names) as other:
        once, again = read_warehouse(one), read_warehouse(other)

    assert once == again
