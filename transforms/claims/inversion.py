"""Verbs that stand before their subject: "Were the town to agree", "At no stage did they tell".

In: tokens. Out: whether a word opens a condition without "if", or is the auxiliary of a verb behind
its subject; and what is told around such a condition ("A beacon, had he carried one, would have
saved him"). The decision to question: the parser takes such an auxiliary for a main verb, so what
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


def find_between_commas(verb: Token) -> Token | None:
    """The auxiliary that opens a condition behind a comma and its subject: …, | had he carried."""
    subjects = [c.left_edge.i for c in verb.children if c.dep_ in SUBJECTS]
    for child in (*verb.lefts, verb):
        if child.lower_ not in read_claim_words().inverted or child.i == 0:
            continue
        if child.nbor(-1).text == "," and child.i + 1 in subjects:
            return child
    return None


def find_around_condition(verb: Token, places: frozenset[int]) -> Token:
    """ "A beacon, had he carried one, would have saved him": the verb behind the condition."""
    opening = find_between_commas(verb)
    if opening is None or opening.i - 1 not in places:
        return verb
    doc = verb.doc
    commas = (i for i in range(verb.i + 1, len(doc) - 1) if i in places and doc[i].text == ",")
    at = next(commas, len(doc) - 2) + 1
    following = doc[at]
    while following.dep_ == "advmod" and following.i + 1 in places:
        following = following.nbor(1)
    if following.i not in places or following.tag_ not in ("MD", "VBD", "VBZ", "VBP"):
        return verb
    return following.head if following.dep_ in ("aux", "auxpass") else following


def find_subject_before(verb: Token, places: frozenset[int]) -> Token | None:
    """The noun before a condition that stands between commas: A | beacon |, had he carried one,"""
    doc = verb.doc
    for index in range(verb.i - 1, 1, -1):
        if index - 2 not in places:
            return None
        if doc[index].lower_ not in read_claim_words().inverted:
            continue
        opening = doc[index]
        if opening not in (find_between_commas(opening.head), find_between_commas(opening)):
            continue
        noun = doc[index - 2]
        while noun.head is not noun and noun.head.i < index and noun.head.i in places:
            noun = noun.head
        return noun
    return None


def find_behind_subject(verb: Token, places: frozenset[int]) -> Token:
    """ "At no stage did the school tell parents": the parser hangs "tell" on "did"."""
    inner = (c for c in verb.rights if c.i in places and stands_before_subject(verb, c))
    return next(inner, verb)
