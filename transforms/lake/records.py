"""The rows of the lake, one frozen dataclass a table; field order is column order.

A field's name is the column's name in Parquet and in SQL; `transforms.lake.schemas` derives the
Arrow schemas from these annotations. Spans are half-open, in Unicode code points of
`article_versions.text`. Times are naive UTC. Vocabularies are closed and listed here.
"""

from dataclasses import dataclass
from datetime import date, datetime

REJECT_REASONS = {
    "empty_archive": "the archive holds no byte or no record",
    "unsupported_format": "no reader knows this content",
    "unreadable": "the file or object could not be opened or decompressed",
    "truncated": "the input ends in the middle of a record",
    "bad_record": "a record breaks its format (WARC header, length, HTTP message)",
    "bad_json": "not a JSON object, or JSON that ends early",
    "bad_xml": "an XML or SGML document that is not well-formed",
    "forbidden_xml": "XML with entities of its own, which are never expanded",
    "bad_row": "a row of a table that does not fit its header",
    "bad_encoding": "the text cannot be decoded, or holds lone surrogates",
    "missing_text": "a record without article text",
    "no_main_text": "a page from which no article text could be extracted",
    "too_large": "a record over the size limit, or data that expands without end",
    "too_deep": "archives inside archives beyond the limit",
    "unsafe_name": "a member whose name leads out of its archive",
    "encrypted": "a member that asks for a password",
    "repeated_id": "the same record id with the same content again in one archive",
    "timeout": "parsing took longer than the limit",
    "parser_died": "the process that parsed the record ended on it",
    "annotation_failed": "the annotator raised on this article; the article itself is loaded",
    "span_mismatch": "a row's span does not slice to its text",
}
SKIP_REASONS = {
    "not_a_response": "WARC record that is no response (warcinfo, request, metadata, revisit)",
    "http_status": "HTTP status other than 200",
    "not_html": "a payload that is not HTML",
    "not_an_article": "robots.txt, a sitemap or another page that is no article",
    "front_page": "the front page of a site",
    "list_page": "a page that lists stories, of a section, a tag or an author",
    "form_page": "a page to search, sign up or log in",
    "paywall": "an offer to subscribe in the place of a story",
    "blank": "an empty line or file member",
    "not_a_file": "a folder, link, device or pipe inside an archive",
    "not_a_text": "a picture, event or other news item that has no text",
}
ALIAS_REASONS = {
    "surname": "the family name of a person whose full name is in the article",
    "given name": "the given name of a person whose full name is in the article",
    "acronym": "the initials of a longer name, introduced beside it in some article",
    "short form": "a part of a longer name, so used in some article",
    "spelling": "the same name in other letters",
    "same words": "the same words in other case",
    "initials": "a given name cut to its initial, with a like role or company",
    "middle name": "with or without a middle name, with a like role or company",
    "double name": "with or without a second family name, with a like role or company",
    "name order": "family name first, with a like role or company",
    "suffix": "with or without Jr or Sr, with a like role or company",
    "legal form": "the same company with or without Inc, plc and the like",
    "namesake": "the same name with another role, affiliation or country: kept apart",
    "undecided": "an article that does not tell which of its namesakes it means",
    "override": "a person said so",
}
"""Why two names are one entity, or one name is two; an annotator gives those up to "same words"."""
PRESENTATIONS = {
    "speech": "words that somebody said or wrote, quoted or reported, or a view that somebody is "
    'reported to take: "said that it fell", "believes that it failed", "condemned the raid"',
    "thought": "what goes on in a mind, as the outlet tells it: "
    '"is expected to resign", "knows what they need", "thinks about Roe"',
    "act": "that somebody spoke, decided or took a side, and no more than whom or what it "
    'concerns: "spoke about the budget", "upheld the ban", "is backing Roe"',
}
"""What an attribution presents (Semino and Short, Corpus Stylistics, 2004)."""
SECTION_KINDS = (
    "headline",
    "kicker",
    "byline",
    "dateline",
    "body",
    "sub_heading",
    "caption",
    "boilerplate",
)
PUBLISHED_PRECISIONS = ("second", "minute", "day", "month_day")
ENTITY_TYPES = ("person", "organization", "place", "law", "event", "group", "work", "product")
MENTION_KINDS = ("name", "acronym", "nominal", "pronoun")
QUOTE_TYPES = ("direct", "indirect", "mixed")
REFERENCE_KINDS = ("name", "surname", "nominal", "pronoun", "none")
SPEAKER_KINDS = (
    "person",
    "organization",
    "group",
    "document",
    "unnamed_person",
    "unnamed_group",
)
CUE_STANCES = ("neutral", "positive", "negative", "uncertain", "certain", "wish", "question")
MODALITIES = ("asserted", "possible", "future", "necessary")
POLARITIES = ("affirmative", "negative")
CLAIM_KINDS = ("fact", "causal", "forecast", "normative", "evaluation")
CLAIM_ROLES = ("subject", "object", "other")
ANNOTATION_STATUSES = ("annotated", "no_model_for_language", "failed")


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of code points."""

    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class Article:
    """A story in an outlet, as one archive record gives it (table `articles`)."""

    article_id: str
    version_id: str
    source: str
    source_record: str | None
    url: str | None
    headline: str | None
    byline: str | None
    authors: tuple[str, ...]
    language: str | None
    published_at: datetime | None
    published_precision: str | None
    published_from: str | None
    published_utc_offset: int | None
    published_stated: str | None
    dateline_place: str | None
    agency: str | None
    section: str | None
    publisher: str | None
    summary: str | None
    is_retraction: bool
    is_truncated: bool
    text_share: float | None
    extra: str | None
    archive_id: str
    position: str
    run_id: str


@dataclass(frozen=True, slots=True)
class ArticleVersion:
    """The text as stored, once per content (table `article_versions`)."""

    version_id: str
    article_id: str
    headline: str | None
    text: str
    content_hash: str
    word_count: int
    modified_at: datetime | None
    observed_at: datetime | None
    signature: tuple[int, ...]
    archive_id: str
    position: str
    run_id: str


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the text and what it is on the page (table `sections`)."""

    section_id: str
    version_id: str
    section_no: int
    section_kind: str
    char_start: int
    char_end: int
    run_id: str
    method: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Annotation:
    """One version the annotator was given, and how it went (table `annotations`)."""

    version_id: str
    article_id: str
    annotation_status: str
    language: str | None
    model: str | None
    token_count: int
    run_id: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place, law or event as one article names it (`entities`)."""

    entity_id: str
    canonical_name: str
    entity_type: str
    country_code: str | None
    version_id: str
    run_id: str
    method: str
    confidence: float


@dataclass(frozen=True, slots=True)
class EntityAlias:
    """Another surface of an entity and why the two were joined (`entity_aliases`)."""

    entity_id: str
    alias: str
    why: str
    version_id: str
    run_id: str
    method: str
    confidence: float


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A stretch of text that names or stands for an entity (`entity_mentions`)."""

    mention_id: str
    version_id: str
    article_id: str
    mention_no: int
    surface: str
    label: str
    mention_kind: str
    in_quote: bool
    char_start: int
    char_end: int
    entity_id: str | None
    run_id: str
    method: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is quoted; an unnamed one is never merged across articles (`speakers`)."""

    speaker_id: str
    display_name: str
    speaker_kind: str
    entity_id: str | None
    version_id: str
    run_id: str
    method: str
    confidence: float


@dataclass(frozen=True, slots=True)
class SpeakerRole:
    """A stated title, unit and affiliation, with where it stands (`speaker_roles`)."""

    role_id: str
    speaker_id: str
    version_id: str
    article_id: str
    text: str
    char_start: int
    char_end: int
    title: str | None
    unit: str | None
    affiliation: str | None
    stated_on: date | None
    run_id: str
    method: str
    confidence: float


@dataclass(frozen=True, slots=True)
class SpeakerCandidate:
    """Somebody who may be speaking, and the probability of it."""

    speaker_id: str
    probability: float


@dataclass(frozen=True, slots=True)
class Quote:
    """Words attributed to a source (`quotes`).

    `text` is the slice `char_start:char_end`, marks included; `content_spans` are the
    pieces of a split quote inside it. `presentation` is speech, or a thought or an act of speech
    without words (Semino and Short, 2004). `speaker_id` is null rather than guessed;
    `speaker_candidates` are all who may be speaking, best first, the chosen one included.
    """

    quote_id: str
    version_id: str
    article_id: str
    quote_no: int
    quote_type: str
    presentation: str
    text: str
    char_start: int
    char_end: int
    content_spans: tuple[Span, ...]
    speaker_id: str | None
    speaker_confidence: float | None
    speaker_candidates: tuple[SpeakerCandidate, ...]
    reference_text: str | None
    reference_char_start: int | None
    reference_char_end: int | None
    reference_kind: str
    cue: str | None
    cue_lemma: str | None
    cue_char_start: int | None
    cue_char_end: int | None
    cue_stance: str | None
    continues_quote_id: str | None
    quote_cluster_id: str | None
    run_id: str
    method: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition said by a source or asserted by the article (`claims`)."""

    claim_id: str
    version_id: str
    article_id: str
    claim_no: int
    text: str
    char_start: int
    char_end: int
    quote_id: str | None
    speaker_id: str | None
    is_attributed: bool
    modality: str
    is_conditional: bool
    polarity: str
    claim_kind: str
    subject_text: str | None
    predicate_lemma: str | None
    object_text: str | None
    check_worthiness: float | None
    claim_cluster_id: str | None
    run_id: str
    method: str
    confidence: float


@dataclass(frozen=True, slots=True)
class ClaimEntity:
    """An entity in a claim and the part it plays (`claim_entities`)."""

    claim_id: str
    entity_id: str
    role: str
    version_id: str
    run_id: str
    method: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Reject:
    """What could not be read and why (table `rejects`); `position` is a place in the archive."""

    reject_id: str
    archive_id: str
    stage: str
    position: str
    source_record: str | None
    url: str | None
    reason: str
    detail: str
    run_id: str


INGEST_TABLES: dict[str, type] = {
    "articles": Article,
    "article_versions": ArticleVersion,
    "sections": Section,
    "rejects": Reject,
}
ANNOTATE_TABLES: dict[str, type] = {
    "annotations": Annotation,
    "entities": Entity,
    "entity_aliases": EntityAlias,
    "entity_mentions": EntityMention,
    "speakers": Speaker,
    "speaker_roles": SpeakerRole,
    "quotes": Quote,
    "claims": Claim,
    "claim_entities": ClaimEntity,
    "rejects": Reject,
}
STAGE_TABLES = {"ingest": INGEST_TABLES, "annotate": ANNOTATE_TABLES}
