"""Who speaks: from the words that refer to a source to a person, a body or an unnamed speaker.

In: a parsed article, its names, entities, roles and attributions. Out: one `Voice` an attribution,
with the kind of reference, the entity or the unnamed speaker it leads to, and a probability-like
confidence. Resolution goes through the article in order, so "he said" can follow the last speaker.
The decision to question: no answer beats a guess. First-person words outside quotation marks,
"it" and "they" without a fitting last speaker, and a pronoun without a candidate stay open.

The order of sieves (full name, surname, role noun, pronoun by salience, continuation) follows the
deterministic sieves of Muzny et al., "A Two-stage Sieve Approach for Quote Attribution", EACL 2017.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from transforms.attribution import Attribution
from transforms.frames import RELATIVE, Tokens, trim_owner
from transforms.mentions import EntityCluster, Name, key_of
from transforms.name_words import read_name_words
from transforms.parse import ParsedArticle
from transforms.roles import Role

WORDS = read_name_words()
FEMALE = frozenset({"she", "her", "herself"})
MALE = frozenset({"he", "him", "himself"})
PLURAL = frozenset({"they", "them", "themselves", "these", "those"})
FIRST = frozenset({"i", "we", "you", "me", "us", "one", "my", "our"})
NEUTER = frozenset({"it", "this", "which", "that", "itself"})
DEFINITE = frozenset({"the", "this", "that", "his", "her", "their", "its"})
WINDOW = 12
"""Sentences a pronoun looks back for its antecedent."""
SURE_PRONOUN = 0.8


@dataclass(frozen=True, slots=True)
class Voice:
    """Who an attribution leads to: a cluster index, or an unnamed speaker, or nobody."""

    reference: Tokens | None
    reference_kind: str
    cluster: int | None
    unnamed: str | None
    is_group: bool
    method: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Cast:
    """What resolution knows of the article; `cluster_of` maps a name to its cluster."""

    names: Sequence[Name]
    clusters: Sequence[EntityCluster]
    cluster_of: dict[int, int]
    role_words: dict[int, frozenset[str]]
    gender: dict[int, str]


def build_cast(
    article: ParsedArticle,
    names: Sequence[Name],
    clusters: Sequence[EntityCluster],
    roles: Sequence[Role],
) -> Cast:
    """Gather what the whole article says of each entity."""
    cluster_of = {name: c for c, cluster in enumerate(clusters) for name in cluster.names}
    role_words: dict[int, frozenset[str]] = {}
    for role in roles:
        cluster = cluster_of[role.name]
        role_words[cluster] = role_words.get(cluster, frozenset()) | role.head_words()
    gender: dict[int, str] = {}
    for index, name in enumerate(names):
        if name.entity_type != "person":
            continue
        found = _gender_of(article.doc, name, role_words.get(cluster_of[index], frozenset()))
        if found is not None:
            gender.setdefault(cluster_of[index], found)
    return Cast(names, clusters, cluster_of, role_words, gender)


def _gender_of(doc: Doc, name: Name, role_words: frozenset[str]) -> str | None:
    start = name.tokens[0]
    title = doc[start - 1].lower_ if start else ""
    if title in WORDS.female_titles or role_words & WORDS.female_nouns:
        return "female"
    if title in WORDS.male_titles or role_words & WORDS.male_nouns:
        return "male"
    given = name.words[0].lower() if len(name.words) > 1 else ""
    if given in WORDS.male_names:
        return "male"
    # Most given names in -a that are not in the list of men's are women's: Kamila, Dana.
    return "female" if given in WORDS.female_names or given.endswith("a") else None


def resolve_speakers(
    article: ParsedArticle, attributions: Sequence[Attribution], cast: Cast
) -> list[Voice]:
    """One voice an attribution, in the same order."""
    voices: list[Voice | None] = [None] * len(attributions)
    order = sorted(range(len(attributions)), key=lambda i: _place(article, attributions, i))
    last: Voice | None = None
    for index in order:
        item = attributions[index]
        if item.continues is not None and item.source is None:
            earlier = voices[item.continues]
            voice = _continued(earlier)
        elif item.source is None:
            voice = Voice(None, "none", None, None, False, "rules/no-source", 0.5)
        else:
            voice = _resolve(article, item.source, cast, last)
        voices[index] = voice
        _learn_gender(article, voice, cast)
        if voice.cluster is not None or voice.unnamed is not None:
            last = voice
    return [voice for voice in voices if voice is not None]


def _learn_gender(article: ParsedArticle, voice: Voice, cast: Cast) -> None:
    """Whoever is surely meant by "he" once is no "she" later."""
    if voice.method == "rules/pronoun" and voice.cluster is not None and voice.reference:
        word = article.doc[voice.reference[0]].lower_
        if voice.confidence >= SURE_PRONOUN:
            cast.gender.setdefault(voice.cluster, "female" if word in FEMALE else "male")


def _place(
    article: ParsedArticle, attributions: Sequence[Attribution], index: int
) -> tuple[int, int]:
    """Where the reader learns of the speaker: at the source, else at the content."""
    item = attributions[index]
    start = article.token_at(item.content[0][0]) if item.source is None else item.source[0]
    return start, index


def _continued(earlier: Voice | None) -> Voice:
    if earlier is None:
        return Voice(None, "none", None, None, False, "rules/continued", 0.3)
    return Voice(
        None,
        "none",
        earlier.cluster,
        earlier.unnamed,
        earlier.is_group,
        "rules/continued",
        round(earlier.confidence * 0.85, 3),
    )


def _resolve(article: ParsedArticle, source: Tokens, cast: Cast, last: Voice | None) -> Voice:
    doc = article.doc
    head = _head_of(doc, source)
    if head.lower_ in RELATIVE and head.head.dep_ == "relcl":
        return _resolve_relative(article, source, head, cast, last)
    named = _named_in(doc, source, head, cast)
    if named is not None:
        cluster = cast.cluster_of[named]
        name = cast.names[named]
        person = name.entity_type == "person"
        kind = "surname" if person and len(name.words) == 1 else "name"
        open_surname = person and not cast.clusters[cluster].is_full
        confidence = 0.75 if open_surname else 0.9 if kind == "surname" else 0.95
        return Voice(source, kind, cluster, None, False, f"rules/{kind}", confidence)
    if head.pos_ == "PRON" or head.lower_ in FEMALE | MALE | PLURAL | FIRST:
        return _resolve_pronoun(article, source, head, cast, last)
    return _resolve_nominal(article, source, head, cast, last)


def _resolve_relative(
    article: ParsedArticle, source: Tokens, head: Token, cast: Cast, last: Voice | None
) -> Voice:
    """ "the mayor, who opposed the sale": as if the mayor stood there."""
    noun = head.head.head
    antecedent = trim_owner(article.doc, noun.left_edge.i, head.head.left_edge.i)
    if antecedent is None or noun.lower_ in RELATIVE:
        return Voice(source, "pronoun", None, None, False, "rules/unresolved", 0.5)
    voice = _resolve(article, antecedent, cast, last)
    return replace(voice, reference=source, reference_kind="pronoun")


def _head_of(doc: Doc, source: Tokens) -> Token:
    return doc[source[0] : source[1]].root


def _named_in(doc: Doc, source: Tokens, head: Token, cast: Cast) -> int | None:
    """The name that the phrase is about: its head, in apposition to it, or a title's bearer."""
    low, high = source
    inside = [
        index
        for index, name in enumerate(cast.names)
        if low <= name.tokens[0] and name.tokens[1] <= high
    ]
    people = [i for i in inside if cast.names[i].entity_type == "person"]
    for index in [*people, *inside]:
        start, end = cast.names[index].tokens
        if start <= head.i < end:
            owned = end < high and doc[end].tag_ == "POS"
            if not owned:
                return index
    for index in people:
        start, end = cast.names[index].tokens
        root = doc[start:end].root
        if root.dep_ == "appos" and root.head.i == head.i:
            return index
        if end == high and start > low and doc[start - 1].pos_ in ("NOUN", "PROPN"):
            # "the institute's director Jane Roe", parsed with "director" as the head
            return index
    return None


def _resolve_pronoun(
    article: ParsedArticle, source: Tokens, head: Token, cast: Cast, last: Voice | None
) -> Voice:
    word = head.lower_
    if word in FEMALE | MALE:
        return _resolve_person_pronoun(article, source, word, cast, last)
    if word in PLURAL and last is not None and last.is_group:
        return Voice(source, "pronoun", last.cluster, last.unnamed, True, "rules/last-speaker", 0.6)
    if (
        word in NEUTER
        and last is not None
        and last.cluster is not None
        and cast.clusters[last.cluster].entity_type in ("organization", "place")
    ):
        return Voice(source, "pronoun", last.cluster, None, False, "rules/last-speaker", 0.6)
    return Voice(source, "pronoun", None, None, False, "rules/unresolved", 0.5)


def _resolve_person_pronoun(
    article: ParsedArticle, source: Tokens, word: str, cast: Cast, last: Voice | None
) -> Voice:
    wanted = "female" if word in FEMALE else "male"
    scores = _salience(article, source[0], wanted, cast)
    if last is not None and last.cluster in scores:
        scores[last.cluster] += 2.0
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    person_last = last is not None and last.unnamed is not None and not last.is_group
    if person_last and (not ranked or ranked[0][1] < 1.0):
        assert last is not None
        return Voice(source, "pronoun", None, last.unnamed, False, "rules/last-speaker", 0.6)
    if not ranked:
        return Voice(source, "pronoun", None, None, False, "rules/unresolved", 0.5)
    best, score = ranked[0]
    margin = score - ranked[1][1] if len(ranked) > 1 else 3.0
    confidence = round(min(0.92, 0.55 + 0.12 * max(0.0, margin)), 3)
    return Voice(source, "pronoun", best, None, False, "rules/pronoun", confidence)


def _salience(article: ParsedArticle, at: int, wanted: str, cast: Cast) -> dict[int, float]:
    """A score a person named before token `at`: near, subject and outside quotation marks wins."""
    doc = article.doc
    scores: dict[int, float] = {}
    for index, name in enumerate(cast.names):
        start, end = name.tokens
        if name.entity_type != "person" or start >= at:
            continue
        cluster = cast.cluster_of[index]
        if cast.gender.get(cluster, wanted) != wanted:
            continue
        distance = int(article.sentence_of[at] - article.sentence_of[start])
        if distance > WINDOW:
            continue
        root = doc[start:end].root
        score = 3.0 - 0.6 * distance
        score += 1.5 if root.dep_ in ("nsubj", "nsubjpass") else 0.0
        score -= 1.2 if root.dep_ in ("poss", "compound") else 0.0
        score -= 2.5 if article.mark_of[start] >= 0 else 0.0
        score += 0.8 if cast.gender.get(cluster) == wanted else 0.0
        score += 0.4 if article.paragraph_of[start] == article.paragraph_of[at] else 0.0
        scores[cluster] = max(scores.get(cluster, -9.0), score)
    return scores


def _resolve_nominal(
    article: ParsedArticle, source: Tokens, head: Token, cast: Cast, last: Voice | None
) -> Voice:
    doc = article.doc
    lemma = head.lemma_.lower()
    definite = doc[source[0]].lower_ in DEFINITE
    is_group = head.tag_ in ("NNS", "NNPS") or lemma in WORDS.organisation_nouns
    if definite and head.tag_ not in ("NNS", "NNPS"):
        cluster = _bearer_of_role(article, source[0], lemma, cast, last)
        if cluster is not None:
            return Voice(source, "nominal", cluster, None, False, "rules/role-noun", 0.75)
        cluster = _body_named(article, source[0], lemma, cast)
        if cluster is not None:
            return Voice(source, "nominal", cluster, None, False, "rules/body-noun", 0.6)
    text = " ".join(article.slice(*source).split())
    return Voice(source, "nominal", None, text, is_group, "rules/unnamed", 0.7)


def _bearer_of_role(
    article: ParsedArticle, at: int, lemma: str, cast: Cast, last: Voice | None
) -> int | None:
    """The person whose role "the expert" can stand for: the last speaker, else the nearest."""
    fitting = WORDS.roles.get(lemma, frozenset()) | {lemma}
    bearers = {
        cluster
        for cluster, words in cast.role_words.items()
        if words & fitting and cast.clusters[cluster].entity_type == "person"
    }
    if not bearers:
        return None
    if last is not None and last.cluster in bearers:
        return last.cluster
    before = [
        cast.cluster_of[index]
        for index, name in enumerate(cast.names)
        if name.tokens[0] < at and cast.cluster_of[index] in bearers
    ]
    return before[-1] if before else min(bearers)


def _body_named(article: ParsedArticle, at: int, lemma: str, cast: Cast) -> int | None:
    """ "the ministry": the nearest organisation before it with that word in its name."""
    if lemma not in WORDS.organisation_nouns:
        return None
    for index in range(len(cast.names) - 1, -1, -1):
        name = cast.names[index]
        is_body = name.entity_type in ("organization", "law")
        if is_body and name.tokens[0] < at and lemma in key_of(name.text).split():
            return cast.cluster_of[index]
    return None
