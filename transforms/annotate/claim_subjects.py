"""Whom the pronoun means that is a claim's subject: "He resigned in May".

In: a proposition, its attribution and its `Voice`, and where the reading of the article led each
"he" and "she" of the story. Out: a cluster of names, or None. The decision to question: null beats
a guess, so "it" and "they" are read only right below the cue of a body or a group ("Yukos said it
would appeal"), "I" only as whoever is quoted, and "this" and "that" never.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transforms.attribution.types import Attribution
from transforms.claims.find import Proposition
from transforms.entities.pronouns import IDLE
from transforms.entities.types import EntityCluster
from transforms.parse.document import ParsedArticle
from transforms.parse.tokens import Token
from transforms.speakers.resolve import Candidate, Voice

PERSON = frozenset({"person"})
SPEAKING = {
    "i": PERSON,
    "it": frozenset({"organization", "place"}),
    "they": frozenset({"organization", "group"}),
}
"""The types of speakers that may call themselves so."""
SINGULAR = frozenset({"he", "she"})
LEAST = 0.8
"""Below this probability nobody is meant."""
METHOD = "rules/antecedent"


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom a subject means: a cluster index, and how sure that is."""

    cluster: int
    confidence: float


def find_referent(
    article: ParsedArticle,
    claim: Proposition,
    attributions: Sequence[Attribution],
    voices: Sequence[Voice],
    clusters: Sequence[EntityCluster],
    referents: Mapping[int, Candidate],
) -> Referent | None:
    """The named one whom a subject that is a pronoun means; None for other subjects."""
    head = claim.subject_head
    if head is None or claim.subject is None or claim.subject[1] - claim.subject[0] != 1:
        return None
    word = head.lower_
    if word in SINGULAR:
        met = referents.get(head.i)
        cluster = None if met is None else met.cluster
        if met is None or cluster is None or met.probability < LEAST:
            return None
        is_person = clusters[cluster].entity_type == "person"
        return Referent(cluster, met.probability) if is_person else None
    if word not in SPEAKING or claim.attribution is None:
        return None
    voice = voices[claim.attribution]
    item = attributions[claim.attribution]
    if voice.cluster is None or voice.confidence < LEAST:
        return None
    if clusters[voice.cluster].entity_type not in SPEAKING[word]:
        return None
    is_marked = article.mark_of[head.i] >= 0
    if word == "i":
        return Referent(voice.cluster, voice.confidence) if is_marked else None
    is_own = not is_marked and _is_of_speaker(article, head, item)
    return Referent(voice.cluster, voice.confidence) if is_own else None


def _is_of_speaker(article: ParsedArticle, subject: Token, item: Attribution) -> bool:
    """Whether it opens what a body reports of itself: "(Yukos said) it would appeal".

    Not so in "Yukos said it was late", which tells of nobody.
    """
    if item.quote_type == "direct" or item.source is None or subject.i < item.source[0]:
        return False
    verb = subject.head
    is_idle = verb.lemma_.lower() in IDLE or (verb.pos_ == "AUX" and verb.lemma_ == "be")
    low = article.token_at(item.content[0][0])
    lead = article.doc[low : subject.i]
    return not is_idle and all(token.pos_ in ("SCONJ", "ADV", "PUNCT") for token in lead)
