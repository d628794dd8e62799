"""The clause of a claim: its main verb, what belongs to the verb and its subject.

In: a document and the token ranges of a stretch (several for the pieces of a split quote). Out:
a `Clause`, or None where no verb governs the stretch. The decision to question: words that make
one verb group with a to-infinitive are read through, so the predicate of "is expected to close"
and "has to close" is "close"; they are found by the order of the words and not by the parse,
which differs from one such word to the next.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.claims.inner_marks import DOUBLE
from transforms.claims.inversion import (
    SUBJECTS,
    SUBJECTS_AND_THERE,
    find_around_condition,
    find_behind_subject,
    find_subject_before,
    opens_inverted,
)
from transforms.lexicons.claims import ClaimWords, read_claim_words
from transforms.parse.syntax import FINITE, Tokens
from transforms.parse.tokens import Doc, Token

AUXILIARIES = frozenset({"aux", "auxpass"})
JOINTS = ("CCONJ", "SCONJ", "PUNCT")
SIDE = frozenset({"advcl", "relcl", "acl", "csubj", "csubjpass"})
TO = frozenset({"to", "na", "ta"})  # of "gonna" and "gotta", too
NO_FUTURE = frozenset({"blame", "thank"})
QUASI_REACH = 4
"""Tokens between a verb and the word that makes a group with it: "is now widely expected to"."""
QUASI_STEPS = 3
"""Such words in a row: "is likely to have to be able to"."""
GROUP_LABELS = AUXILIARIES | {"neg", "advmod"}
NOUN_DEPTH = 3
"""Steps from the last word of a phrase up to its noun."""
Places = frozenset[int]
"""Of tokens in the document."""


@dataclass(frozen=True, slots=True)
class Clause:
    """`group` is every token of the verb group that carries auxiliaries, `verb` its last.

    `moods` are the modalities that words like "likely" give, the outermost first; `words` all
    tokens of the stretch in order, `places` where they stand. `children` are what hangs on the
    verb group inside the stretch, `auxiliaries` those of them that are.
    """

    doc: Doc
    pieces: tuple[Tokens, ...]
    words: tuple[Token, ...]
    places: Places
    root: Token
    verb: Token
    group: tuple[Token, ...]
    moods: tuple[str, ...]
    subject: Token | None
    children: tuple[Token, ...]
    auxiliaries: tuple[Token, ...]

    def holds(self, token: Token) -> bool:
        """Whether the token stands in the stretch."""
        return token.i in self.places


def find_clause(doc: Doc, pieces: Sequence[Tokens]) -> Clause | None:
    """The clause that governs the stretch."""
    kept = tuple(pieces)
    asked = ("clause", *kept)
    if asked not in doc.answers:
        doc.answers[asked] = _read_clause(doc, kept)
    found: Clause | None = doc.answers[asked]
    return found


def _read_clause(doc: Doc, kept: tuple[Tokens, ...]) -> Clause | None:
    tokens = tuple(token for start, end in kept for token in doc[start:end])
    places = frozenset(token.i for token in tokens)
    root = _find_root(tokens, places)
    if root is None:
        return None
    words = read_claim_words()
    group = [root]
    moods: list[str] = []
    for _ in range(QUASI_STEPS):
        step = _read_quasi(group[-1], places, words)
        if step is None:
            break
        links, mood, verb = step
        group += [*links, verb]
        moods.append(mood)
    children = tuple(c for token in group for c in token.children if c.i in places)
    return Clause(
        doc,
        kept,
        tokens,
        places,
        root,
        group[-1],
        tuple(group),
        tuple(moods),
        _find_subject(group, places),
        children,
        tuple(child for child in children if child.dep_ in AUXILIARIES),
    )


def _find_root(tokens: Sequence[Token], places: Places) -> Token | None:
    """The verb whose head lies outside; the first main one among several, else one below."""
    tops = [t for t in tokens if t.dep_ == "ROOT" or t.head.i not in places]
    verbs = [t for t in tops if t.pos_ in ("VERB", "AUX")]
    if not verbs:
        verbs = [t for t in tokens if t.pos_ in ("VERB", "AUX") and t.dep_ not in AUXILIARIES]
        verbs = [t for t in verbs if _has_subject(t, places) or is_hung_on_subject(t)]
    if not verbs:
        return None
    verbs = [t for verb in verbs for t in _leave_thanks(verb, verbs, places)] or verbs
    misread = [t for t in tokens if t.dep_ == "acl" and t.tag_ == "VBN" and _is_past_tense(t)]
    if misread and tops and misread[0].head == tops[0]:
        return misread[0]
    main = [t for t in verbs if t.dep_ not in SIDE] or verbs
    # "Were the town to agree, flats could be built": the parser hangs both on "said".
    main = [t for t in main if not opens_inverted(t.left_edge)] or main
    if len(main) > 1:
        # "As prices rise, Roe said, wages will": it hangs "rise" on "said", too.
        main = [t for t in main if not _has_mark(t)] or main
    root = next((t for t in main if _has_subject(t, places)), main[0])
    root = find_around_condition(find_behind_subject(root, places), places)
    root = _first_of_joined(root, places)
    return _behind_participle(root, places)


def is_hung_on_subject(verb: Token) -> bool:
    """ "(… and that) more research needed to be done": the parser hangs "needed" on a noun."""
    noun = verb.head
    marks = (c for c in verb.lefts if c.dep_ == "mark" and c.lower_ == "that")
    return verb.dep_ == "acl" and noun.i < verb.i and any(c.i < noun.i for c in marks)


def _leave_thanks(verb: Token, verbs: Sequence[Token], places: Places) -> list[Token]:
    """ "No one was hurt, thank God": what is told hangs on "thank" or stands beside it."""
    following = verb.nbor(1).lower_ if verb.i + 1 < len(verb.doc) else ""
    if verb.lower_ != "thank" or following not in read_claim_words().thanked:
        return [verb]
    told = [c for c in verb.children if c.dep_ == "ccomp" and c.i in places]
    return told if told or len(verbs) > 1 else [verb]


def _has_mark(verb: Token) -> bool:
    """Whether a word like "as", "if" or "because" opens its clause."""
    return any(c.dep_ == "mark" and c.lower_ != "that" for c in verb.lefts)


def _behind_participle(root: Token, places: Places) -> Token:
    """ "Missiles fired from India struck a town": the parser takes "fired" for the main verb."""
    if root.tag_ not in ("VBD", "VBN"):
        return root
    modal = root.doc[min(root.i + 1, len(root.doc) - 1)]
    if modal.tag_ == "MD" and modal.head.i in places and not _has_subject(modal.head, places):
        # "Money raised will go to the fund"
        return modal.head
    for child in root.rights:
        if (
            child.dep_ not in ("conj", "advcl", "dep")
            or child.tag_ != "VBD"
            or child.i not in places
        ):
            continue
        between = root.doc[root.i + 1 : child.i]
        # "The damages claimed in 2004 eclipsed those of the year before"
        is_joined = any(t.pos_ in JOINTS or (t.pos_ == "NUM" and t.dep_ != "pobj") for t in between)
        has_own = any(c.dep_ in SUBJECTS or c.dep_ == "mark" for c in child.children)
        if not (is_joined or has_own) and child.left_edge.i == child.i:
            return child
    return root


def _is_past_tense(verb: Token) -> bool:
    """ "The bill, which she opposed, passed by two votes": the parser hangs "passed" on "bill"."""
    before = verb.head.rights
    is_apart = any(c.dep_ in ("relcl", "appos") and c.i < verb.i for c in before)
    return is_apart and verb.doc[verb.left_edge.i - 1].text == ","


def _first_of_joined(root: Token, places: Places) -> Token:
    """ "Not only did the alarm work, but the doors opened": the parser hangs "work" on "opened"."""
    subjects = [c for c in root.children if c.dep_ in SUBJECTS and c.i in places]
    for child in root.children:
        is_joined = child.dep_ == "ccomp" and child.i < root.i and _has_subject(child, places)
        # "Should the river rise, the dam will be opened": a condition, no main clause.
        inverted = child.left_edge.lower_ in read_claim_words().inverted
        if is_joined and not inverted and subjects and subjects[0].i > child.right_edge.i:
            return child
    return root


def _has_subject(verb: Token, places: Places) -> bool:
    return any(c.dep_ in SUBJECTS_AND_THERE and c.i in places for c in verb.children)


def _read_quasi(
    verb: Token, places: Places, words: ClaimWords
) -> tuple[list[Token], str, Token] | None:
    """(words between, modality, next verb) where the verb opens a group: "is likely to close"."""
    doc = verb.doc
    at = verb.i
    is_be = verb.lemma_ == "be"
    is_linking = is_be or verb.lemma_ in words.copulas
    if is_be and _is_to_verb(doc, at + 1, places):
        # "The driver is to blame" says what he is, not what he will do.
        following = _verb_at(doc, at + 1)
        # "The way to win is to wait" says what the way is, not what will be.
        is_equal = any(c.dep_ in SUBJECTS and c.lemma_.lower() in words.equated for c in verb.lefts)
        is_past = following.lower_ in NO_FUTURE or is_equal
        return None if is_past else ([], "future", following)
    word = verb
    if is_linking and verb.lower_ not in words.quasi:
        # "The number looks set to rise" foretells as "is set to rise" does.
        for index in range(at + 1, min(at + 1 + QUASI_REACH, len(doc))):
            word = doc[index]
            if word.lower_ in words.quasi or word.pos_ not in ("ADV", "PART", "PUNCT"):
                break
    mood = words.quasi.get(word.lower_)
    if mood is None or word.i not in places:
        return None
    passive = word.i != verb.i or any(c.dep_ == "auxpass" for c in verb.children)
    if word.lower_ in words.quasi_after_be and not passive:
        return None
    if word.lower_ in words.quasi_never_passive and (passive or not _has_subject(verb, places)):
        # "The roof used to leak", but not "is used to fund it"
        return None
    if word.lower_ == "going" and word.dep_ in AUXILIARIES:
        return None
    if not _is_to_verb(doc, word.i + 1, places):
        return None
    if _has_to_do_with(doc, word):
        return None
    return ([] if word.i == verb.i else [word]), mood, _verb_at(doc, word.i + 1)


def _has_to_do_with(doc: Doc, verb: Token) -> bool:
    """ "It will have to do with prices": nobody has to do it."""
    following = [t.lower_ for t in doc[verb.i + 1 : verb.i + 4]]
    return verb.lemma_ == "have" and following == ["to", "do", "with"]


def _is_to_verb(doc: Doc, at: int, places: Places) -> bool:
    """Whether "to close" follows, an adverb or a mark between or not."""
    at += doc[min(at, len(doc) - 1)].text == DOUBLE
    for index in range(at, min(at + 2, len(doc) - 1)):
        if doc[index].lower_ in TO and doc[index].pos_ != "ADP":
            following = doc[index + 1]
            if _is_between(following) and index + 2 < len(doc):
                following = doc[index + 2]
            return following.tag_ == "VB" and following.i in places
        if doc[index].pos_ not in ("ADV", "PART"):
            return False
    return False


def _is_between(token: Token) -> bool:
    """ "To | soon close", "to “take care”"."""
    return token.pos_ == "ADV" or token.text == DOUBLE


def _verb_at(doc: Doc, at: int) -> Token:
    """The verb of the infinitive that opens at a token or one behind: "(not) to be scrapped"."""
    at += doc[at].text == DOUBLE
    to = at if doc[at].lower_ in TO else at + 1
    token = doc[to + 2] if _is_between(doc[to + 1]) else doc[to + 1]
    return token.head if token.dep_ in AUXILIARIES and token.head.i > token.i else token


def _find_subject(group: Sequence[Token], places: Places) -> Token | None:
    """The grammatical subject; what there is, for "there is"."""
    for verb in group:
        children = [child for child in verb.children if child.i in places]
        # "The area is densely populated": the parser may hang the area on "is".
        auxiliaries = [c for c in children if c.dep_ in AUXILIARIES]
        children += [c for a in auxiliaries for c in a.lefts if c.dep_ in SUBJECTS]
        if any(c.dep_ == "expl" and c.lower_ == "there" for c in children):
            # "There has to be | a limit"
            below = group[-1].rights if verb != group[-1] else ()
            things = [c for c in (*children, *below) if c.dep_ in ("attr", "nsubj", "dobj")]
            # "If you are a pensioner, there is something for you": what stands behind the verb.
            behind = [c for c in things if c.i > verb.i]
            return next(iter(behind or things), None)
        found = [c for c in children if c.dep_ in SUBJECTS_AND_THERE]
        found = [c for c in found if not is_behind_as(c, found)]
        if not found and verb.pos_ == "VERB" and verb.tag_ not in ("VBN", "VBG"):
            # "Under no circumstances will the town pay"
            found = [c for c in children if c.dep_ == "compound" and c.i == verb.i - 1]
        if found:
            before = [c for c in found if c.i < verb.i]
            if len(before) > 1 and before[-2].dep_ == "csubj":
                # "Warning | people would not help": what is warned is no subject.
                is_inner = before[-1].left_edge.i == before[-2].i + 1
                return before[-2] if is_inner else before[-1]
            return (before or found)[-1]
    root = group[0]
    apart = find_subject_before(root, places)
    if apart is not None:
        return apart
    if root.dep_ == "acl" and root.head.i in places and root.head.i < root.i:
        return root.head
    # "urged both sides to respect the truce": what is urged is who is to do it.
    same = [c for c in root.head.children if c.dep_ in ("dobj", "dative", "nsubj")]
    # "called for both sides to respect it"
    same += [c for prep in root.head.children if prep.lower_ == "for" for c in prep.children]
    given = next((c for c in same if c.i in places and c.i < root.i), None)
    return given or _find_misplaced_subject(group[0], places)


def _find_misplaced_subject(root: Token, places: Places) -> Token | None:
    """ "Now is | the time to act"; "Under Article 4 | members can act", where "under" has both."""
    if not any(t.tag_ in FINITE for t in (root, *root.lefts)):
        return None
    before = [c for c in root.lefts if c.i in places and not c.is_punct]
    if root.lemma_ == "be" and not any(c.dep_ == "npadvmod" for c in before):
        is_turned = bool(before) and all(c.dep_ in ("advmod", "cc", "prep") for c in before)
        # "Here is a look at it" tells nothing.
        is_turned = is_turned and before[-1].lower_ != "here"
        return next((c for c in root.rights if c.dep_ == "attr" and is_turned), None)
    openings = [c.i for c in root.lefts if c.dep_ in AUXILIARIES]
    at = min([root.i, *openings])
    for child in root.lefts:
        if child.right_edge.i != at - 1 or child.i not in places:
            continue
        if child.dep_ == "npadvmod":
            # "However, Wednesday | is forecast to be colder"
            return child
        label = "pobj" if child.dep_ == "prep" else "nsubj"
        things = [c for c in child.children if c.dep_ == label]
        if child.dep_ == "prep" and len(things) > 1:
            return things[-1]
        if child.tag_ == "VBN" and child.dep_ == "advcl" and things and things[0].i < child.i:
            # "The phone - titled the V603 - | was sold in Japan"
            return things[0]
    # "(One costs $599 and) | the other costs $649"
    joined = find_joined_before(root, min(places))
    return joined if joined is not None and joined.left_edge.i == min(places) else None


def find_joined_before(verb: Token, low: int) -> Token | None:
    """The noun right before a verb that the parser joins to the object of the verb before it."""
    if any(c.dep_ not in GROUP_LABELS for c in verb.lefts):
        return None
    first = verb.left_edge.i
    noun = verb.doc[first - 1] if first > low else verb
    for _ in range(NOUN_DEPTH):
        if noun.dep_ == "conj" or noun.left_edge.i < low:
            break
        noun = noun.head
    is_noun = noun.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "NUM") and noun.i < first
    return noun if noun.dep_ == "conj" and is_noun and noun.left_edge.i >= low else None


def is_behind_as(subject: Token, found: Sequence[Token]) -> bool:
    """ "We as a union do not accept it": the parser takes the union for a subject, too."""
    edge = subject.left_edge.i
    is_second = any(other.i < edge for other in found)
    return is_second and subject.doc[edge - 1].lower_ == "as"


def holds_not(token: Token) -> bool:
    """ "N't" as it stands or, in capitals, as the end of the word: "WON'T"."""
    is_end = token.lower_.endswith(("n't", "n’t"))
    return is_end and (len(token.text) == len("n't") or token.text.isupper())


def is_infinitive(clause: Clause) -> bool:
    """Whether it is "(sales) to shrink" and not a sentence."""
    return any(aux.tag_ == "TO" for aux in clause.root.children if aux.dep_ == "aux")


def is_gerund(clause: Clause) -> bool:
    """ "(denied) having met her", "Police searching harbour"."""
    return min([*clause.group, *clause.auxiliaries], key=lambda token: token.i).tag_ == "VBG"


def is_finite(clause: Clause) -> bool:
    """Whether the clause could stand alone: "Danilov opening the fair" could not."""
    if is_infinitive(clause):
        return False
    tokens = [*clause.group, *clause.auxiliaries]
    if any(token.tag_ in FINITE for token in tokens):
        return True
    # The small model takes many a past tense for a participle ("The bill passed by two votes").
    return (clause.root.tag_ == "VBN" and clause.subject is not None) or is_subjunctive(clause)


def is_subjunctive(clause: Clause) -> bool:
    """ "(Demanded that) the mayor resign": a bare verb with a subject of its own."""
    tokens = [*clause.group, *clause.auxiliaries]
    is_bare = not any(token.tag_ in FINITE or token.tag_ == "TO" for token in tokens)
    first = min(tokens, key=lambda token: token.i)
    subject = clause.subject
    return is_bare and first.tag_ == "VB" and subject is not None and subject.head in clause.group
