"""One parsed article's findings to rows: ids, spans, texts and lineage.

In: an `Article` with the findings of its text. Out: `Rows`, one list a table of the annotate
stage. Ids are hashes over the version and the place, so the same text gives the same rows on
every machine. The decision to question: a person known by surname only gets an id that holds
the article, so two articles' "Danilov" are never one person by accident.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from transforms.annotate.pipeline import Findings
from transforms.attribution.types import Attribution
from transforms.claims.check_worthiness import Scale
from transforms.claims.find import Proposition, find_entity_role
from transforms.entities.coreference import NOMINAL_METHOD, find_nominals
from transforms.entities.places import find_countries
from transforms.entities.types import ACRONYM, LABEL_OF, EntityCluster, key_of
from transforms.ids import hash_id, normalise_words
from transforms.lake.records import (
    Article,
    Claim,
    ClaimEntity,
    Entity,
    EntityAlias,
    EntityMention,
    Quote,
    Span,
    Speaker,
    SpeakerCandidate,
    SpeakerRole,
)
from transforms.lexicons.cues import read_lexicon
from transforms.lexicons.names import read_name_words
from transforms.parse.syntax import Tokens
from transforms.speakers.resolve import Voice

LEAST_CLUSTER_WORDS = 5
"""Words. Shorter quotes ("No comment.") are the same by chance, so they join no cluster."""
UNKNOWN_RULE = 0.5


@dataclass(slots=True)
class Rows:
    """Rows of the annotate stage by table name."""

    tables: dict[str, list[Any]] = field(default_factory=dict)

    def add(self, table: str, *rows: Any) -> None:
        self.tables.setdefault(table, []).extend(rows)


@cache
def read_confidence() -> Mapping[str, float]:
    """Measured precision of each rule."""
    path = resources.files("transforms").joinpath("annotate/confidence.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def confidence_of(item: Attribution) -> float:
    """The probability that was found with it, else the measured precision of its method."""
    if item.confidence is not None:
        return item.confidence
    return read_confidence().get(item.method, UNKNOWN_RULE)


def assemble(source: Article, findings: Findings, run_id: str) -> Rows:
    """Rows of all tables of the annotate stage but `annotations` and `rejects`."""
    return _Assembly(source, findings, run_id).build()


class _Assembly:
    """Holds what every row of one article shares while its rows are made."""

    def __init__(self, source: Article, findings: Findings, run_id: str) -> None:
        self.source = source
        self.version_id = source.version_id
        self.run_id = run_id
        self.found = findings
        self.rows = Rows()
        self.entity_ids = [self._entity_id(cluster) for cluster in findings.clusters]
        self.cluster_of = {
            name: number
            for number, cluster in enumerate(findings.clusters)
            for name in cluster.names
        }
        self.speakers: set[str] = set()

    def build(self) -> Rows:
        self._add_entities()
        self._add_mentions()
        quote_ids = self._add_quotes()
        self._add_roles()
        self._add_claims(quote_ids)
        return self.rows

    def _entity_id(self, cluster: EntityCluster) -> str:
        scope = None if cluster.is_full else self.source.article_id
        return hash_id("entity", cluster.entity_type, key_of(cluster.canonical), scope)

    def _lineage(self, method: str, confidence: float) -> dict[str, Any]:
        return {
            "version_id": self.version_id,
            "run_id": self.run_id,
            "method": method,
            "confidence": confidence,
        }

    def _add_entities(self) -> None:
        seen: set[str] = set()
        aliases: set[tuple[str, str, str]] = set()
        countries = find_countries(self.found.article, self.found.names, self.found.clusters)
        for cluster, entity_id, country in zip(
            self.found.clusters, self.entity_ids, countries, strict=True
        ):
            best = max(self.found.names[name].confidence for name in cluster.names)
            if entity_id not in seen:
                seen.add(entity_id)
                self.rows.add(
                    "entities",
                    Entity(
                        entity_id=entity_id,
                        canonical_name=cluster.canonical,
                        entity_type=cluster.entity_type,
                        country_code=country,
                        **self._lineage("document", best),
                    ),
                )
            for surface, why in cluster.why:
                if (entity_id, surface, why) in aliases:
                    continue
                aliases.add((entity_id, surface, why))
                self.rows.add(
                    "entity_aliases",
                    EntityAlias(
                        entity_id=entity_id,
                        alias=surface,
                        why=why,
                        **self._lineage("document", best),
                    ),
                )

    def _add_mentions(self) -> None:
        found: list[tuple[Tokens, str, str, int, str, float]] = []
        for index, name in enumerate(self.found.names):
            kind = "acronym" if ACRONYM.match(name.text) else "name"
            owner = self.cluster_of[index]
            found.append((name.tokens, name.label, kind, owner, name.method, name.confidence))
        for tokens, owner in find_nominals(
            self.found.article, self.found.names, self.found.clusters
        ):
            label = LABEL_OF[self.found.clusters[owner].entity_type]
            confidence = read_name_words().confidence[NOMINAL_METHOD]
            found.append((tokens, label, "nominal", owner, NOMINAL_METHOD, confidence))
        taken = {tokens for tokens, *_ in found}
        for voice in self.found.voices:
            if voice.reference is None or voice.cluster is None or voice.reference in taken:
                continue
            if voice.reference_kind in ("pronoun", "nominal"):
                taken.add(voice.reference)
                label = LABEL_OF[self.found.clusters[voice.cluster].entity_type]
                kind, owner = voice.reference_kind, voice.cluster
                row = (voice.reference, label, kind, owner, voice.method, voice.confidence)
                found.append(row)
        article = self.found.article
        for number, (tokens, label, kind, cluster, method, confidence) in enumerate(sorted(found)):
            low, high = article.chars(*tokens)
            self.rows.add(
                "entity_mentions",
                EntityMention(
                    mention_id=hash_id("mention", self.version_id, low, high),
                    article_id=self.source.article_id,
                    mention_no=number + 1,
                    surface=article.text[low:high],
                    label=label,
                    mention_kind=kind,
                    in_quote=bool(article.mark_of[tokens[0]] >= 0),
                    char_start=low,
                    char_end=high,
                    entity_id=self.entity_ids[cluster],
                    **self._lineage(method, confidence),
                ),
            )

    def _candidates(self, voice: Voice) -> tuple[SpeakerCandidate, ...]:
        """The candidates of a voice with a speaker row each; two with one row are added up."""
        shares: dict[str, float] = {}
        for one in voice.candidates:
            speaker_id = self._speaker(
                replace(
                    voice,
                    cluster=one.cluster,
                    unnamed=one.unnamed,
                    is_group=one.is_group,
                    confidence=one.probability,
                )
            )
            assert speaker_id is not None
            shares[speaker_id] = round(shares.get(speaker_id, 0.0) + one.probability, 3)
        return tuple(SpeakerCandidate(*share) for share in shares.items())

    def _speaker(self, voice: Voice) -> str | None:
        """The id of the speaker, whose row is added the first time."""
        if voice.cluster is not None:
            cluster = self.found.clusters[voice.cluster]
            entity_id: str | None = self.entity_ids[voice.cluster]
            speaker_id = hash_id("speaker", entity_id)
            name = cluster.canonical
            kind = "person" if cluster.entity_type == "person" else "organization"
            kind = "group" if cluster.entity_type == "group" else kind
        elif voice.unnamed is not None:
            entity_id = None
            name = voice.unnamed
            speaker_id = hash_id("speaker", self.source.article_id, key_of(name))
            kind = "unnamed_group" if voice.is_group else "unnamed_person"
        else:
            return None
        if speaker_id not in self.speakers:
            self.speakers.add(speaker_id)
            self.rows.add(
                "speakers",
                Speaker(
                    speaker_id=speaker_id,
                    display_name=name,
                    speaker_kind=kind,
                    entity_id=entity_id,
                    **self._lineage(voice.method, voice.confidence),
                ),
            )
        return speaker_id

    def _add_quotes(self) -> list[str]:
        article = self.found.article
        ids = [self._quote_id(item) for item in self.found.attributions]
        added: set[str] = set()
        for number, (item, voice) in enumerate(
            zip(self.found.attributions, self.found.voices, strict=True)
        ):
            if ids[number] in added:
                continue
            added.add(ids[number])
            low, high = item.content[0][0], item.content[-1][1]
            reference = voice.reference and article.chars(*voice.reference)
            cue = item.cue and article.chars(*item.cue)
            speaker_id = self._speaker(voice)
            self.rows.add(
                "quotes",
                Quote(
                    quote_id=ids[number],
                    article_id=self.source.article_id,
                    quote_no=len(added),
                    quote_type=item.quote_type,
                    text=article.text[low:high],
                    char_start=low,
                    char_end=high,
                    content_spans=tuple(Span(*piece) for piece in item.content),
                    speaker_id=speaker_id,
                    speaker_confidence=None if speaker_id is None else voice.confidence,
                    speaker_candidates=self._candidates(voice),
                    reference_text=article.text[slice(*reference)] if reference else None,
                    reference_char_start=reference[0] if reference else None,
                    reference_char_end=reference[1] if reference else None,
                    reference_kind=voice.reference_kind,
                    cue=article.text[slice(*cue)] if cue else None,
                    cue_lemma=item.cue_lemma,
                    cue_char_start=cue[0] if cue else None,
                    cue_char_end=cue[1] if cue else None,
                    cue_stance=read_lexicon().stance(item.cue_lemma) if item.cue_lemma else None,
                    continues_quote_id=None if item.continues is None else ids[item.continues],
                    quote_cluster_id=self._words_id("quote", item),
                    **self._lineage(item.method, confidence_of(item)),
                ),
            )
        return ids

    def _quote_id(self, item: Attribution) -> str:
        cue = item.cue and self.found.article.chars(*item.cue)
        return hash_id("quote", self.version_id, item.content, cue)

    def _words_id(self, kind: str, item: Attribution) -> str | None:
        text = self.found.article.text
        words = normalise_words(" ".join(text[low:high] for low, high in item.content))
        return hash_id(kind, words) if len(words.split()) >= LEAST_CLUSTER_WORDS else None

    def _add_roles(self) -> None:
        article = self.found.article
        seen: set[str] = set()
        for role in self.found.roles:
            cluster = self.cluster_of[role.name]
            low, high = article.chars(*role.tokens)
            name = self.found.names[role.name]
            role_id = hash_id("role", self.version_id, self.entity_ids[cluster], low, high)
            if role_id in seen:
                continue
            seen.add(role_id)
            voice = Voice(None, "name", cluster, None, False, name.method, name.confidence)
            speaker_id = self._speaker(voice)
            assert speaker_id is not None
            self.rows.add(
                "speaker_roles",
                SpeakerRole(
                    role_id=role_id,
                    speaker_id=speaker_id,
                    article_id=self.source.article_id,
                    text=article.text[low:high],
                    char_start=low,
                    char_end=high,
                    title=role.title,
                    unit=role.unit,
                    affiliation=role.affiliation,
                    stated_on=self._published_on(),
                    **self._lineage(role.method, 0.8),
                ),
            )

    def _published_on(self) -> date | None:
        published = self.source.published_at
        return published.date() if published is not None else None

    def _add_claims(self, quote_ids: Sequence[str]) -> None:
        article = self.found.article
        worth = Scale(article.doc)
        for number, claim in enumerate(self.found.claims):
            quote = claim.attribution
            voice = self.found.voices[quote] if quote is not None else None
            quote_id = None if quote is None else quote_ids[quote]
            low, high = claim.char_start, claim.char_end
            claim_id = hash_id("claim", self.version_id, low, high, quote_id)
            self.rows.add(
                "claims",
                Claim(
                    claim_id=claim_id,
                    article_id=self.source.article_id,
                    claim_no=number + 1,
                    text=article.text[low:high],
                    char_start=low,
                    char_end=high,
                    quote_id=quote_id,
                    speaker_id=self._speaker(voice) if voice is not None else None,
                    is_attributed=quote is not None,
                    modality=claim.modality,
                    is_conditional=claim.is_conditional,
                    polarity=claim.polarity,
                    claim_kind=claim.claim_kind,
                    subject_text=article.slice(*claim.subject) if claim.subject else None,
                    predicate_lemma=claim.predicate_lemma,
                    object_text=article.slice(*claim.object) if claim.object else None,
                    check_worthiness=worth.score(claim.pieces),
                    claim_cluster_id=self._claim_cluster(claim),
                    **self._lineage(claim.method, claim.confidence),
                ),
            )
            self._add_claim_entities(claim, claim_id)

    def _claim_cluster(self, claim: Proposition) -> str | None:
        """Subject, predicate and object without negation, so that a flip stays in its cluster."""
        if claim.subject is None or claim.object is None:
            return None
        article = self.found.article
        if all(token.pos_ in ("PRON", "DET") for token in article.doc[slice(*claim.subject)]):
            return None
        subject = normalise_words(article.slice(*claim.subject))
        objects = normalise_words(article.slice(*claim.object))
        return hash_id("claim", subject, claim.predicate_lemma, objects)

    def _add_claim_entities(self, claim: Proposition, claim_id: str) -> None:
        seen: set[tuple[str, str]] = set()
        for index, name in enumerate(self.found.names):
            if not any(_holds(piece, name.tokens) for piece in claim.pieces):
                continue
            role = find_entity_role(claim, name.tokens)
            entity_id = self.entity_ids[self.cluster_of[index]]
            if (entity_id, role) in seen:
                continue
            seen.add((entity_id, role))
            self.rows.add(
                "claim_entities",
                ClaimEntity(
                    claim_id=claim_id,
                    entity_id=entity_id,
                    role=role,
                    **self._lineage(name.method, name.confidence),
                ),
            )


def _holds(outer: Tokens, inner: Tokens) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
