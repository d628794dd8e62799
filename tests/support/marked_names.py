"""Marked names across articles (`tests/data/resolution`) as rows that an annotator would give."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.support import paths
from tests.support.story_rows import MODEL, ingest_rows, no_annotate_rows
from tests.support.warehouse_stories import RUN, Story
from transforms.entities.coreference import HEADS
from transforms.entities.types import given_of, key_of
from transforms.ids import hash_id
from transforms.lake.records import (
    Annotation,
    Entity,
    EntityAlias,
    EntityMention,
    Quote,
    Span,
    Speaker,
    SpeakerCandidate,
    SpeakerRole,
)

MARKED = paths.DATA / "resolution"
TYPES = {"p": "person", "o": "organization", "l": "place"}
LINE = re.compile(
    r"(?P<type>[pol]) (?P<name>.+?)(?: \+(?P<acronym>\S+))?(?: (?P<country>[A-Z]{2}|-))?"
    r"(?: \| (?P<roles>[^|]*?) \| (?P<affiliation>.*?))? ?= (?P<entity>\S+)\Z"
)


@dataclass(frozen=True)
class MarkedName:
    """A name in an article, what is said of it there, and whom it means."""

    entity_type: str
    name: str
    roles: tuple[str, ...]
    affiliation: str | None
    country: str | None
    acronym: str | None
    entity: str


@dataclass(frozen=True)
class MarkedArticle:
    """An article cut down to its names; a later edition corrects an earlier one."""

    slug: str
    source: str
    section: str | None
    published_at: datetime | None
    names: tuple[MarkedName, ...]
    edition: int = 1

    @property
    def text(self) -> str:
        """Names and roles, each once, so that spans can be found."""
        return " ".join([*(f"{_told(name)}." for name in self.names), f"No. {self.edition}"])

    @property
    def story(self) -> Story:
        later = datetime(2026, 1, self.edition) if self.edition > 1 else None
        return Story(
            self.source, self.slug, self.text, published_at=self.published_at, modified_at=later
        )


def read_marked_names(path: Path) -> list[MarkedArticle]:
    """The articles of a file."""
    _, *blocks = re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [_read_article(block) for block in blocks]


def _read_article(block: str) -> MarkedArticle:
    head, *lines = block.strip().splitlines()
    slug, source, section, day = head.split(", ")
    return MarkedArticle(
        slug,
        source,
        None if section == "-" else section,
        None if day == "-" else datetime.fromisoformat(day),
        tuple(_read_name(line) for line in lines),
    )


def _read_name(line: str) -> MarkedName:
    found = LINE.match(line)
    assert found is not None, line
    is_place = found["type"] == "l"
    name, country = found["name"], found["country"] if is_place else None
    if found["country"] and not is_place:
        name = f"{name} {found['country']}"
    return MarkedName(
        TYPES[found["type"]],
        name,
        tuple(role.strip() for role in (found["roles"] or "").split("/") if role.strip()),
        (found["affiliation"] or "").strip() or None,
        None if country == "-" else country,
        found["acronym"],
        found["entity"],
    )


def _told(name: MarkedName) -> str:
    roles = " ".join(f"the {role}" for role in name.roles)
    behind = f" of {name.affiliation}" if name.affiliation else ""
    return f"{roles} {name.name}{behind}".strip()


def entity_id_of(article_id: str, name: MarkedName) -> str:
    """The id that the annotator gives."""
    words = name.name.split()
    is_full = (
        given_of(words) is not None
        if name.entity_type == "person"
        else len(words) > 1 or key_of(name.name) not in HEADS
    )
    scope = None if is_full else article_id
    return hash_id("entity", name.entity_type, key_of(name.name), scope)


def marked_ingest_rows(articles: Sequence[MarkedArticle], archive_id: str) -> dict[str, Any]:
    """The ingest tables of these articles."""
    tables = ingest_rows([article.story for article in articles], archive_id)
    sections = {article.story.article_id: article.section for article in articles}
    tables["articles"] = [
        replace(row, section=sections[row.article_id]) for row in tables["articles"]
    ]
    return tables


def marked_annotate_rows(articles: Sequence[MarkedArticle]) -> dict[str, list[Any]]:
    """The annotate tables of these articles: names, acronyms, roles, a quote a speaker."""
    tables = no_annotate_rows()
    for article in articles:
        story = article.story
        tables["annotations"].append(
            Annotation(story.version_id, story.article_id, "annotated", "en", "small 1.0", 9, RUN)
        )
        entities: dict[str, Entity] = {}
        start = 0
        for number, name in enumerate(article.names):
            entity_id = entity_id_of(story.article_id, name)
            start = story.text.index(name.name, start)
            entities.setdefault(
                entity_id,
                Entity(
                    entity_id,
                    name.name,
                    name.entity_type,
                    name.country,
                    story.version_id,
                    **MODEL,
                ),
            )
            if name.acronym:
                tables["entity_aliases"].append(
                    EntityAlias(entity_id, name.acronym, "acronym", story.version_id, **MODEL)
                )
            tables["entity_mentions"].append(
                EntityMention(
                    hash_id(story.version_id, "mention", number),
                    story.version_id,
                    story.article_id,
                    number,
                    name.name,
                    "NAME",
                    "name",
                    False,
                    start,
                    start + len(name.name),
                    entity_id,
                    **MODEL,
                )
            )
            _add_roles(story, name, number, entity_id, tables)
        tables["entities"].extend(entities.values())
    return tables


def _add_roles(
    story: Story, name: MarkedName, number: int, entity_id: str, tables: dict[str, list[Any]]
) -> None:
    if not name.roles and not name.affiliation:
        return
    speaker_id = hash_id("speaker", entity_id)
    if all(
        (row.speaker_id, row.version_id) != (speaker_id, story.version_id)
        for row in tables["speakers"]
    ):
        kind = "person" if name.entity_type == "person" else "organization"
        tables["speakers"].append(
            Speaker(speaker_id, name.name, kind, entity_id, story.version_id, **MODEL)
        )
        _add_quote(story, name, number, speaker_id, tables)
    for role in name.roles or (None,):
        text = role or name.affiliation or ""
        start = story.text.index(text)
        tables["speaker_roles"].append(
            SpeakerRole(
                hash_id(story.version_id, "role", number, role),
                speaker_id,
                story.version_id,
                story.article_id,
                text,
                start,
                start + len(text),
                role,
                None,
                name.affiliation,
                story.published_at.date() if story.published_at else None,
                **MODEL,
            )
        )


def _add_quote(
    story: Story, name: MarkedName, number: int, speaker_id: str, tables: dict[str, list[Any]]
) -> None:
    start = story.text.index(name.name)
    span = Span(start, start + len(name.name))
    tables["quotes"].append(
        Quote(
            quote_id=hash_id(story.version_id, "quote", number),
            version_id=story.version_id,
            article_id=story.article_id,
            quote_no=number,
            quote_type="direct",
            presentation="speech",
            text=name.name,
            char_start=span.char_start,
            char_end=span.char_end,
            content_spans=(span,),
            speaker_id=speaker_id,
            speaker_confidence=0.75,
            speaker_candidates=(SpeakerCandidate(speaker_id, 0.75),),
            reference_text=None,
            reference_char_start=None,
            reference_char_end=None,
            reference_kind="none",
            cue=None,
            cue_lemma=None,
            cue_char_start=None,
            cue_char_end=None,
            cue_stance=None,
            continues_quote_id=None,
            quote_cluster_id=None,
            **MODEL,
        )
    )
