"""The syntax that every later stage asks of a parsed sentence: ranges of tokens and who acts.

In: tokens of spaCy's parse. Out: ranges of tokens (start, end), end exclusive. Subjects are looked
for past the verb itself, because a second verb ("She came and said ...") has none of its own: the
search climbs `CLIMB_LIMIT` verbs and says whether the subject was taken over.

Labels are those of the ClearNLP/spaCy English scheme.
"""

from transforms.parse.tokens import Doc, Token

Tokens = tuple[int, int]

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of the verb that makes words a clause."""
HYPHENS = frozenset({"-", "‐", "‑"})
"""What joins two words to one; dashes part them."""
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
RELATIVE = frozenset({"who", "that", "which", "whom"})
AUXILIARIES = frozenset({"aux", "auxpass", "neg"})
CUE_PARTS = AUXILIARIES | {"prt"}
TRIMMED = frozenset({",", ".", ";", ":", "-", "--", "–", "—", "..."})
DUMMY = frozenset({"it", "there"})
LINKS = frozenset({"conj", "advcl", "xcomp", "acl", "relcl", "ccomp", "pcomp", "prep", "dep"})
CLIMB_LIMIT = 4


def edges(token: Token) -> Tokens:
    """The token range of the subtree."""
    return token.left_edge.i, token.right_edge.i + 1


def trim(doc: Doc, start: int, end: int) -> Tokens | None:
    """The range without punctuation and white space at its edges, or None if nothing is left."""
    while start < end and (doc[start].text in TRIMMED or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].text in TRIMMED or doc[end - 1].is_space):
        end -= 1
    return (start, end) if end > start else None


def trim_owner(doc: Doc, start: int, end: int) -> Tokens | None:
    """`trim`, and without a possessive at the end."""
    trimmed = trim(doc, start, end)
    if trimmed is not None and doc[trimmed[1] - 1].tag_ == "POS":
        return trim(doc, trimmed[0], trimmed[1] - 1)
    return trimmed


def cue_range(verb: Token, *extra: Token) -> Tokens:
    """The verb with its auxiliaries, negation and particle, as far as they touch it."""
    parts = {verb.i, *(token.i for token in extra)}
    candidates = {child.i for child in verb.children if child.dep_ in CUE_PARTS}
    candidates |= {
        child.i for child in verb.children if child.dep_ == "advmod" and child.i == verb.i - 1
    }
    start, end = min(parts), max(parts) + 1
    while start - 1 in candidates:
        start -= 1
    while end in candidates:
        end += 1
    return start, end


def find_first_word(verb: Token, further: frozenset[str] = frozenset()) -> int:
    """Where a verb begins: at "is" of "is expected". `further` are dependents that count, too."""
    parts = (child.i for child in verb.children if child.dep_ in AUXILIARIES | further)
    return min([verb.i, *parts])


def is_passive(verb: Token) -> bool:
    """Whether the subject of a verb is told, expected or asked by somebody else."""
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    # "Asked about it, Hale said …": Hale did not ask.
    return verb.dep_ in ("acl", "relcl", "advcl") and verb.tag_ == "VBN"


def find_source(verb: Token, depth: int = 0) -> tuple[Tokens | None, bool]:
    """The subject's tokens, and whether it was taken over from another verb."""
    subject = find_own_subject(verb)
    if subject is not None:
        if subject.dep_ == "nsubjpass":
            return _agent(verb), False
        if subject.lower_ in RELATIVE and verb.dep_ == "relcl":
            # "the mayor, who opposed it": "who" refers, the antecedent is found later
            return (subject.i, subject.i + 1), False
        if subject.lower_ in DUMMY and subject.dep_ == "expl":
            return None, False
        return find_noun_phrase(subject, verb), False
    if is_passive(verb):
        return _agent(verb), False
    if verb.dep_ in ("acl", "relcl") and verb.head.pos_ in ("NOUN", "PROPN", "PRON"):
        return _find_noun_phrase_before(verb), True
    if verb.dep_ in LINKS and depth < CLIMB_LIMIT and verb.head.i != verb.i:
        governor = verb.head
        if verb.dep_ == "xcomp":
            # "He urged voters to say …": the object of the governor speaks.
            objects = [child for child in governor.children if child.dep_ in ("dobj", "dative")]
            if objects and objects[0].i < verb.i:
                return find_noun_phrase(objects[0], verb), True
        subject = find_own_subject(governor)
        is_joined = verb.dep_ == "conj" and any(child.dep_ == "cc" for child in governor.children)
        if is_joined and subject is not None and subject.dep_ == "nsubjpass":
            # "The firm was not fined by the regulator, but has agreed to …": the firm agreed.
            return find_noun_phrase(subject, governor), True
        source, _ = find_source(governor, depth + 1)
        return source, True
    return None, False


def find_own_subject(verb: Token) -> Token | None:
    """The verb's subject, the last of several, or None where it takes over another verb's."""
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    return subjects[-1] if subjects else None


def _agent(verb: Token) -> Tokens | None:
    for child in verb.children:
        if child.dep_ == "agent":
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return find_noun_phrase(inner, verb)
    return None


def find_noun_phrase(noun: Token, verb: Token) -> Tokens | None:
    """The phrase of a noun; a relative clause and what lies beyond the verb are cut off."""
    start, end = edges(noun)
    for child in noun.children:
        if child.dep_ == "relcl" and child.left_edge.i > noun.i:
            end = min(end, child.left_edge.i)
    if start <= verb.i < end:
        end = verb.i if noun.i < verb.i else end
        start = start if noun.i < verb.i else max(start, verb.i + 1)
    return trim(noun.doc, start, end) if end > start else None


def _find_noun_phrase_before(verb: Token) -> Tokens | None:
    noun = verb.head
    start = noun.left_edge.i
    end = verb.left_edge.i
    return trim(verb.doc, start, end) if end > start else None
