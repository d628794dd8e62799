"""The rows that reading and annotating the stories of warehouse tests would give."""

from collections.abc import Iterable, Sequence
from typing import Any

from tests.support.warehouse_stories import RUN, Said, Story
from transforms.ids import hash_id, normalise_words
from transforms.lake.records import (
    ANNOTATE_TABLES,
    Annotation,
    Article,
    ArticleVersion,
    Claim,
    ClaimEntity,
    Entity,
    EntityAlias,
    EntityMention,
    Quote,
    Section,
    Span,
    Speaker,
    SpeakerCandidate,
    SpeakerRole,
)

MODEL = {"run_id": RUN, "method": "test", "confidence": 0.93}


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
                story.published_precision if story.published_at else None,
                "record" if story.published_at else None,
                0 if story.published_at else None,
                story.published_stated,
                None,
                None,
                None,
                None,
                None,
                story.is_retraction,
                story.is_truncated,
                story.text_share,
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


def no_annotate_rows() -> dict[str, list[Any]]:
    """The tables that annotation fills, empty."""
    return {name: [] for name in ANNOTATE_TABLES if name != "rejects"}


def annotate_rows(stories: Iterable[Story], run_id: str = RUN) -> dict[str, list[Any]]:
    """The annotate tables of the distinct versions of these stories."""
    tables = no_annotate_rows()
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
            said.presentation,
            said.words,
            start,
            end,
            (Span(start, end),),
            speaker_id,
            0.81 if speaker_id else None,
            (SpeakerCandidate(speaker_id, 0.81),) if speaker_id else (),
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
    subject, predicate, target = said.parsed or (None, None, None)
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
            said.modality,
            said.is_conditional,
            said.polarity,
            "fact",
            subject,
            predicate,
            target,
            None,
            _cluster_of(said),
            **made,
        )
    )
    for place in story.places:
        if said.parsed and place in said.words:
            role = "subject" if place in said.parsed[0] else "object"
            tables["claim_entities"].append(
                ClaimEntity(claim_id, hash_id("entity", place), role, version_id, **made)
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


def _cluster_of(said: Said) -> str | None:
    if not said.parsed:
        return hash_id(normalise_words(said.claim or said.words))
    subject, predicate, target = said.parsed
    if target is None or subject == "He":
        return None
    return hash_id("claim", normalise_words(subject), predicate, normalise_words(target))
