"""What a stretch of text says: its clauses, one a side, as they are to be read as claims.

In: a parsed article and token ranges. Out: `Reading`s; none for a question, a command, a greeting
or a fragment. The decision to question: a claim is read off the clause that it is about ("the dam
leaks" of "it is obvious that the dam leaks", "he was paid" of "the claim that he was paid"), while
the clause as it stands is kept for those who ask what it hangs on.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.claims.clauses import Clause, find_clause, is_finite, is_gerund, is_infinitive
from transforms.claims.coordination import split_coordination
from transforms.claims.objects import find_object
from transforms.claims.units import Pieces, strip_edges
from transforms.claims.wrappers import cut_noun, unwrap
from transforms.lexicons.claims import read_claim_words
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import Tokens
from transforms.parse.tokens import Doc

PHATIC_REACH = 6
"""Tokens from the start of a sentence in which "thank you" makes it a greeting."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A clause as it stands, the clause that it is about, and what the first makes of it.

    `antecedent` is the side before an ellipsis: "China has them, but Russia does not".
    """

    outer: Clause
    clause: Clause
    antecedent: Clause | None = None
    mood: str | None = None
    is_denied: bool = False


def read_sides(
    article: ParsedArticle, pieces: Pieces, earlier: Reading | None = None
) -> list[Reading]:
    """The claims that a stretch could be: one, or one a side.

    `earlier` is what the sentence before it says: "The road will be there. Your car might not be."
    """
    doc = article.doc
    kept = strip_edges(doc, pieces)
    if not kept or _is_asked(doc, kept[-1][1]) or _is_phatic(doc, kept[0]):
        return []
    sides = split_coordination(doc, pieces)
    opening = None if earlier is None else earlier.clause
    readings: list[Reading] = []
    for side in sides:
        before = readings[-1].clause if readings else opening
        reading = _read_side(article, side, before)
        if reading is not None:
            readings.append(reading)
    if len(readings) < len(sides) > 1:
        whole = _read_side(article, pieces, opening)
        return [] if whole is None else [whole]
    return readings


def _read_side(article: ParsedArticle, pieces: Pieces, before: Clause | None) -> Reading | None:
    clause = _read_clause(article, pieces)
    if clause is None:
        return None
    is_elliptic = _is_elliptic(clause)
    if is_elliptic:
        # "Wages did not." alone has its predicate in the sentence before it.
        return None if before is None else Reading(clause, clause, before)
    cut = cut_noun(clause)
    inner = _read_clause(article, cut) if cut else None
    if inner is not None and is_finite(inner):
        return Reading(clause, inner)
    wrapped = unwrap(clause)
    inner = _read_clause(article, wrapped.pieces) if wrapped else None
    if wrapped is not None and inner is not None and is_finite(inner):
        return Reading(clause, inner, None, wrapped.mood, wrapped.is_denied)
    return Reading(clause, clause)


def _read_clause(article: ParsedArticle, pieces: Sequence[Tokens]) -> Clause | None:
    """The clause of a stretch that could be a claim: no command, no fragment."""
    doc = article.doc
    kept = strip_edges(doc, pieces)
    clause = find_clause(doc, kept) if kept else None
    if clause is None or _is_imperative(clause) or _is_relative(clause):
        return None
    words = [token for token in clause.words if not token.is_punct and not token.is_space]
    # "Anyone survived" tells something, "they did" hardly.
    is_bare = len(words) == 2 and words[0].pos_ in ("PRON", "DET")
    if len(words) < 2 or (is_bare and not words[0].lower_.endswith(("one", "body", "thing"))):
        return None
    is_whole = is_finite(clause) or is_infinitive(clause) or is_gerund(clause)
    return clause if is_whole else None


def _is_asked(doc: Doc, end: int) -> bool:
    """Also a tag question: "You paid, didn't you?" asks for assent."""
    return doc[end - 1].text == "?" or (end < len(doc) and doc[end].text == "?")


def _is_phatic(doc: Doc, tokens: Tokens) -> bool:
    words = read_claim_words()
    lowered = [token.lower_ for token in doc[tokens[0] : min(tokens[1], tokens[0] + PHATIC_REACH)]]
    if lowered[0] in words.openers:
        return True
    return any(tuple(lowered[: len(phrase)]) == phrase for phrase in words.phatic)


def _is_relative(clause: Clause) -> bool:
    """ "(showed) a star which was replaced by a circle": a noun phrase, whatever hangs on it."""
    subject = clause.subject
    is_pronoun = subject is not None and subject.tag_ in ("WDT", "WP") and subject.i > 0
    return is_pronoun and clause.root.dep_ == "relcl" and clause.holds(clause.root.head)


def _is_imperative(clause: Clause) -> bool:
    """A bare verb with no subject before it: "Close the harbour", "Do not touch", "Let me say"."""
    first = min([*clause.group, *clause.auxiliaries], key=lambda token: token.i)
    if first.tag_ not in ("VB", "VBP") or first.lower_ == "to":
        return False
    before = clause.subject is not None and clause.subject.i < first.i
    lead = clause.doc[clause.pieces[0][0] : first.i]
    return not before and all(t.pos_ in ("INTJ", "ADV", "PUNCT", "CCONJ") for t in lead)


def _is_elliptic(clause: Clause) -> bool:
    """ "Wages did not": the predicate is that of another clause."""
    if clause.verb.pos_ != "AUX" and clause.verb.lemma_ != "do":
        return False
    last = clause.doc[clause.pieces[-1][1] - 1]
    return (
        find_object(clause) is None
        and last.i - clause.verb.i <= 1
        and (last.i == clause.verb.i or last.dep_ == "neg")
    )
