"""Verbs that stand before their subject: "Were the town to agree", "At no stage did they tell".

In: tokens. Out: whether a word opens a condition without "if", or is the auxiliary of a verb behind
its subject. The decision to question: the parser takes such an auxiliary for a main verb, so what
tells is the order of the words.
"""

from transforms.lexicons.claims import read_claim_words
from transforms.parse.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
SUBJECTS_AND_THERE = SUBJECTS | {"expl"}


def opens_inverted(opening: Token) -> bool:
    """Whether a condition opens: "Were the town to agree", "Had she called", "Should it rain"."""
    if opening.lower_ not in read_claim_words().inverted or opening.tag_ not in ("VBD", "MD"):
        return False
    following = opening.nbor(1) if opening.i + 1 < len(opening.doc) else opening
    return opening.text[:1].isupper() and following.pos_ in ("DET", "PRON", "NOUN", "PROPN", "ADJ")


def opens_inverted_clause(verb: Token) -> bool:
    """Whether a verb is that of such a condition: "Had she | called"."""
    opening = verb.left_edge
    return opening.dep_ == "aux" and opening.head is verb and opens_inverted(opening)


def stands_before_subject(auxiliary: Token, verb: Token) -> bool:
    """Whether what the parser takes for a main verb is the auxiliary of a verb that hangs on it."""
    if auxiliary.lemma_ not in ("do", "have") or verb.dep_ not in ("ccomp", "xcomp"):
        return False
    has_own = any(c.dep_ in SUBJECTS_AND_THERE for c in auxiliary.children)
    return not has_own and any(c.dep_ in SUBJECTS for c in verb.lefts)


def find_behind_subject(verb: Token, places: frozenset[int]) -> Token:
    """ "At no stage did the school tell parents": the parser hangs "tell" on "did"."""
    inner = (c for c in verb.rights if c.i in places and stands_before_subject(verb, c))
    return next(inner, verb)
