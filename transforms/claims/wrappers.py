"""Sentences that only say how sure a claim is: "It is obvious that the dam leaks".

In: a clause. Out: the clause that it is about as token ranges, with the modality and the polarity
that the wrapper gives it; None where the sentence says something of its own. The decision to
question: "It is sad that she left" judges and is kept whole, "It is not clear that she left"
claims no more than it says and is kept whole too; "It is not true that she left" denies.
"""

from dataclasses import dataclass

from transforms.claims.clauses import Clause
from transforms.claims.commitment import is_negated, lacks
from transforms.claims.inversion import SUBJECTS, SUBJECTS_AND_THERE
from transforms.claims.units import Pieces
from transforms.lexicons.claims import read_claim_words
from transforms.lexicons.cues import read_lexicon
from transforms.lexicons.verbs import read_lemma
from transforms.parse.tokens import Token

LINKING = frozenset({"be", "remain", "become"})
PREDICATES = frozenset({"acomp", "attr", "oprd", "advmod"})
INNER = frozenset({"ccomp", "csubj", "acl", "relcl", "advcl"})


@dataclass(frozen=True, slots=True)
class Wrapped:
    """The inner clause; `mood` None: as it says itself."""

    pieces: Pieces
    mood: str | None
    is_denied: bool


def unwrap(clause: Clause) -> Wrapped | None:
    """What "it is … that", "there is no doubt that", "the truth is that" hold."""
    if clause.subject is None or clause.root != clause.verb:
        return None
    predicates = [child for child in clause.children if child.dep_ in PREDICATES]
    if any(c.lower_ == "there" and c.dep_ == "expl" for c in clause.children):
        predicates = [clause.subject]
        read = _read_existence(clause.subject)
    elif clause.subject.lower_ == "it":
        read = _read_it(clause, predicates)
    else:
        read = _read_noun(clause, clause.subject, predicates)
        predicates = [clause.subject]
    heads = [clause.verb, *predicates]
    heads += [c for head in heads for c in head.children if _is_saying(c)]
    heads += [c for head in predicates if _is_worth_noting(head) for c in head.rights]
    inner = _find_inner(clause, heads) if read is not None else None
    if read is None or inner is None:
        return None
    start = inner.left_edge.i + (clause.doc[inner.left_edge.i].lower_ == "that")
    end = clause.verb.i if inner.i < clause.verb.i else clause.pieces[-1][1]
    cut = ((max(low, start), min(high, end)) for low, high in clause.pieces)
    return Wrapped(tuple(piece for piece in cut if piece[0] < piece[1]), *read)


def _is_saying(child: Token) -> bool:
    """ "(It is untrue) to say that the choir was paid"."""
    is_infinitive = child.dep_ == "xcomp" and child.tag_ == "VB"
    return is_infinitive and child.lemma_ in read_claim_words().saying


def _read_it(clause: Clause, predicates: list[Token]) -> tuple[str | None, bool] | None:
    """ "It is obvious that", "it is believed that", "it seems that", "it turned out that"."""
    lemma = read_lemma(clause.verb.text, clause.verb.lemma_)
    negated = is_negated(clause.verb)
    if any(c.dep_ == "auxpass" for c in clause.children):
        mood = read_claim_words().quasi.get(clause.verb.lower_)
        return _unless(negated, mood) if mood else None
    if lemma in ("seem", "appear"):
        return _unless(negated, "possible")
    if lemma in ("turn", "emerge"):
        return _unless(negated, None)
    if any(_is_worth_noting(c) or _is_no_secret(c) for c in predicates) and lemma == "be":
        return None, False
    return _read_predicate(clause, predicates) if lemma in LINKING else None


def _is_worth_noting(predicate: Token) -> bool:
    """ "(It is) worth noting that the dam leaks"."""
    noting = read_claim_words().noting
    below = (c for c in predicate.children if c.tag_ == "VBG")
    return predicate.lower_ == "worth" and any(c.lemma_.lower() in noting for c in below)


def _is_no_secret(predicate: Token) -> bool:
    """ "(It is) no secret that the dam leaks"."""
    is_secret = predicate.lower_ in read_claim_words().no_secret
    return is_secret and any(c.lower_ == "no" for c in predicate.lefts)


def _read_noun(
    clause: Clause, noun: Token, predicates: list[Token]
) -> tuple[str | None, bool] | None:
    """ "The claim that he was paid is false", "The truth is that he was paid"."""
    if clause.verb.lemma_ != "be":
        return None
    if any(_tells(noun, child) for child in noun.rights):
        return _read_predicate(clause, predicates)
    is_truth = noun.lemma_.lower() in ("truth", "fact", "reality")
    return _unless(is_negated(clause.verb), None) if is_truth else None


def _read_existence(subject: Token) -> tuple[str | None, bool] | None:
    """ "There is no doubt that …" claims it, "there is no truth in reports that …" denies it."""
    if not lacks(subject):
        return None
    if subject.lemma_ in ("doubt", "question"):
        return None, False
    return (None, True) if subject.lemma_ in ("truth", "substance", "merit") else None


def _read_predicate(clause: Clause, predicates: list[Token]) -> tuple[str | None, bool] | None:
    words = read_claim_words()
    negated = is_negated(clause.verb)
    for child in predicates:
        lower = child.lower_
        if lower in words.improbable:
            return None if negated else ("possible", True)
        if lower in words.falsehoods:
            return None if negated else (None, True)
        if lower in words.obvious:
            return (None, True) if negated and lower in words.truths else _unless(negated, None)
        if lower in words.adjectives:
            return _unless(negated, words.adjectives[lower])
    return None


def _unless(negated: bool, mood: str | None) -> tuple[str | None, bool] | None:
    return None if negated else (mood, False)


def _find_inner(clause: Clause, heads: list[Token]) -> Token | None:
    for head in heads:
        # "no truth in reports that …"
        below = [noun for prep in head.children if prep.dep_ == "prep" for noun in prep.children]
        for child in (*head.children, *(c for noun in below for c in noun.children)):
            is_inner = child.dep_ in INNER and child.i > head.i and clause.holds(child)
            if not is_inner or not any(c.dep_ in SUBJECTS_AND_THERE for c in child.children):
                continue
            opening = clause.doc[child.left_edge.i]
            is_bare = child.dep_ == "ccomp" and opening.dep_ != "mark"
            if opening.lower_ == "that" or is_bare or _tells(child.head, child):
                return child
    return None


def cut_noun(clause: Clause) -> Pieces | None:
    """Without "the claim that" before the clause that was claimed, where a stretch is all that."""
    root = clause.root
    noun = root.head
    opening = clause.doc[root.left_edge.i]
    if opening.lower_ == "that" and not clause.holds(noun):
        # "(Lamented) the fact that nobody was asked": the parser hangs "asked" on the cue.
        before = clause.doc[opening.i - 1]
        if clause.holds(before) and before.head == noun and _is_told(before):
            return tuple((max(low, opening.i + 1), high) for low, high in clause.pieces)
    # "Rejected | as false a report that the paper had paid him"
    is_labelled = noun.head.lower_ == "as" and noun.head.i == clause.pieces[0][0]
    if not clause.holds(noun) or not _tells(noun, root):
        return None
    if clause.holds(noun.head) and not is_labelled:
        return None
    start = root.left_edge.i + (clause.doc[root.left_edge.i].lower_ == "that")
    return tuple((max(low, start), high) for low, high in clause.pieces if high > start)


def _tells(noun: Token, root: Token) -> bool:
    """ "the claim that he was paid", "allegations the ship had sunk": what was told, not which."""
    opening = noun.doc[root.left_edge.i]
    if root.dep_ not in ("acl", "ccomp", "relcl") or noun.pos_ != "NOUN" or opening.i <= noun.i:
        return False
    if opening.lower_ == "that":
        return opening.dep_ not in ("nsubj", "nsubjpass", "dobj")
    is_report = _is_told(noun)
    # "Suggestions | he wanted to leave the club", but not "the suggestions he wanted to make"
    verbs = (root, *(c for c in root.children if c.dep_ == "xcomp"))
    has_all = any(child.dep_ == "dobj" for verb in verbs for child in verb.children)
    has_subject = any(child.dep_ in SUBJECTS for child in root.children)
    return is_report and has_subject and (has_all or root.dep_ != "relcl")


def _is_told(noun: Token) -> bool:
    """Whether it is a noun of what is told: the claim, the fact."""
    lemma = noun.lemma_.lower()
    return read_lexicon().has("noun that", lemma) or lemma in read_claim_words().reports
