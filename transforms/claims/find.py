"""Claims: the propositions that an article gives as said by a source or asserts itself.

In: a parsed article and its attributions. Out: `Proposition`s in code points. Units as the design
defines them: each sentence of a direct quote, the complement clause of an indirect report (one
for each "that"), the whole clause of a mixed one, each declarative body sentence without a
source. Questions, imperatives, greetings, fragments and headlines are none. The decision to
question: a claim inside a claim stays inside, so "he said the bank fears losses" is one claim
about the bank; and a sentence that reports in a side clause alone is a claim of the article.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from transforms.attribution.types import Attribution
from transforms.claims.clauses import (
    Clause,
    find_clause,
    find_object,
    find_object_phrase,
    find_subject_phrase,
    head_noun,
    is_finite,
    is_infinitive,
    predicate_lemma,
)
from transforms.claims.modality import (
    is_conditional,
    is_embedded_question,
    read_kind,
    read_modality,
    read_polarity,
)
from transforms.claims.units import Pieces, cut_sentences, find_units, strip_edges
from transforms.lexicons.claims import ClaimWords, read_claim_words
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import Tokens

COVERED_SHARE = 0.5
"""A body sentence of which a report covers more than this is no claim of the article's own."""
PHATIC_REACH = 6
"""Tokens from the start of a sentence in which "thank you" makes it a greeting."""
SIDE = frozenset({"relcl", "acl", "advcl"})


@dataclass(frozen=True, slots=True)
class Proposition:
    """A claim in code points and its reading; `attribution` None: the article's own.

    `subject` may lie outside the claim: who promises to do something says so of himself.
    `subject_head` and `object_head` are the tokens that the phrases are about.
    """

    char_start: int
    char_end: int
    attribution: int | None
    pieces: Pieces
    modality: str
    is_conditional: bool
    polarity: str
    claim_kind: str
    subject: Tokens | None
    subject_head: Token | None
    predicate_lemma: str
    object: Tokens | None
    object_head: Token | None
    method: str
    confidence: float


def find_claims(article: ParsedArticle, attributions: Sequence[Attribution]) -> list[Proposition]:
    """Claims of the article in text order."""
    found: list[Proposition] = []
    for index, item in enumerate(attributions):
        if not _is_nested(attributions, index):
            found.extend(_find_in_attribution(article, index, item))
    found.extend(_find_unattributed(article, attributions))
    return sorted(found, key=lambda claim: (claim.char_start, claim.char_end))


def _is_nested(attributions: Sequence[Attribution], index: int) -> bool:
    """Whether the content lies inside another one's: a claim inside a claim stays inside."""
    low, high = attributions[index].content[0][0], attributions[index].content[-1][1]
    for other, item in enumerate(attributions):
        if other == index:
            continue
        for start, end in item.content:
            is_same = (start, end) == (low, high)
            if start <= low and high <= end and (not is_same or other < index):
                return True
    return False


def _find_in_attribution(
    article: ParsedArticle, index: int, item: Attribution
) -> Iterator[Proposition]:
    if _is_raised(article, item):
        return
    for pieces in find_units(article, item):
        clause = _read_clause(article, pieces)
        if clause is None or is_embedded_question(clause):
            continue
        claim = _read_reported(article, clause, index, item)
        if claim is not None:
            yield claim


def _is_raised(article: ParsedArticle, item: Attribution) -> bool:
    """ "The telescope seems to work", "is said to have cost": nobody says the infinitive alone."""
    if item.cue is None or not item.content:
        return False
    opening = article.doc[min(article.token_at(item.content[0][0]), len(article.doc) - 1)]
    cue = article.doc[slice(*item.cue)]
    passive = any(token.dep_ == "auxpass" for token in cue)
    raising = item.cue_lemma in read_claim_words().raising
    return opening.lower_ == "to" and (passive or raising)


def _find_unattributed(
    article: ParsedArticle, attributions: Sequence[Attribution]
) -> Iterator[Proposition]:
    reports = [item for item in attributions if not _is_raised(article, item)]
    covered = sorted(piece for item in reports for piece in _whole(article, item))
    heads = {i for item in reports if item.cue for i in range(*item.cue)}
    quoting = [item for item in reports if item.quote_type == "direct"]
    direct = {i for item in quoting if item.cue for i in range(*item.cue)}
    for paragraph in article.paragraphs:
        if paragraph.kind != "body":
            continue
        for start, end in cut_sentences(article.doc, paragraph.token_start, paragraph.token_end):
            low, high = article.chars(start, end)
            overlap = sum(max(0, min(high, b) - max(low, a)) for a, b in covered)
            in_marks = int((article.mark_of[start:end] >= 0).sum()) / (end - start)
            if overlap / max(1, high - low) > COVERED_SHARE or in_marks > COVERED_SHARE:
                continue
            cues = [i for i in range(start, end) if i in heads]
            clause = _read_clause(article, ((start, end),))
            if clause is None or clause.subject is None or any(i in direct for i in cues):
                continue
            place = article.starts[clause.root.i]
            if any(a <= place < b for a, b in covered) or any(
                _is_main_report(clause, article.doc[i]) for i in cues
            ):
                continue
            if is_finite(clause) and not is_embedded_question(clause):
                yield _make(article, clause, None, "rules/own-voice", None, forecasts=False)


def _whole(article: ParsedArticle, item: Attribution) -> Iterator[tuple[int, int]]:
    yield from item.content
    if item.cue is not None:
        yield article.chars(*item.cue)


def _is_main_report(clause: Clause, cue: Token) -> bool:
    """Whether a cue is the main verb or stands beside it; not so in ", which she opposed,"."""
    if cue.pos_ not in ("VERB", "AUX"):
        return cue in clause.group
    token = cue
    while token not in clause.group and token.head.i != token.i and clause.holds(token.head):
        if token.dep_ in SIDE or token.dep_ in ("pcomp", "csubj"):
            return False
        token = token.head
    return True


def _read_clause(article: ParsedArticle, pieces: Sequence[Tokens]) -> Clause | None:
    """The clause of a stretch that could be a claim: no question, command, greeting, fragment."""
    doc = article.doc
    kept = strip_edges(doc, pieces)
    if not kept or _is_asked(doc, kept[-1][1]) or _is_phatic(doc, kept[0]):
        return None
    clause = find_clause(doc, kept)
    if clause is None or _is_imperative(clause) or _is_elliptic(clause):
        return None
    words = [token for token in clause.tokens() if not token.is_punct and not token.is_space]
    if len(words) < 2 or (len(words) == 2 and words[0].pos_ in ("PRON", "DET")):
        return None
    return clause if is_finite(clause) or is_infinitive(clause) else None


def _is_asked(doc: Doc, end: int) -> bool:
    """Also a tag question: "You paid, didn't you?" asks for assent."""
    return doc[end - 1].text == "?" or (end < len(doc) and doc[end].text == "?")


def _is_phatic(doc: Doc, tokens: Tokens) -> bool:
    words = read_claim_words()
    lowered = [token.lower_ for token in doc[tokens[0] : min(tokens[1], tokens[0] + PHATIC_REACH)]]
    if lowered[0] in words.openers:
        return True
    return any(tuple(lowered[: len(phrase)]) == phrase for phrase in words.phatic)


def _is_imperative(clause: Clause) -> bool:
    """A bare verb with no subject before it: "Close the harbour", "Do not touch", "Let me say"."""
    first = min([*clause.group, *clause.auxiliaries()], key=lambda token: token.i)
    if first.tag_ not in ("VB", "VBP") or first.lower_ == "to":
        return False
    before = clause.subject is not None and clause.subject.i < first.i
    lead = clause.doc[clause.pieces[0][0] : first.i]
    return not before and all(t.pos_ in ("INTJ", "ADV", "PUNCT", "CCONJ") for t in lead)


def _is_elliptic(clause: Clause) -> bool:
    """ "Wages did not." has its predicate in the sentence before it."""
    if clause.verb.pos_ != "AUX" and clause.verb.lemma_ != "do":
        return False
    last = clause.doc[clause.pieces[-1][1] - 1]
    return (
        find_object(clause) is None
        and last.i - clause.verb.i <= 1
        and (last.i == clause.verb.i or last.dep_ == "neg")
    )


def _read_reported(
    article: ParsedArticle, clause: Clause, index: int, item: Attribution
) -> Proposition | None:
    words = read_claim_words()
    lemma = (item.cue_lemma or "").split(" ")[0]
    method = "rules/direct" if item.quote_type == "direct" else "rules/reported"
    forecasts = lemma in words.forecast_verbs
    if is_finite(clause):
        if clause.subject is None:
            return None
        return _make(article, clause, index, method, None, forecasts=forecasts)
    mood = _infinitive_mood(clause, lemma, words)
    if mood is None or item.quote_type == "direct":
        return None
    claim = _make(article, clause, index, method, mood, forecasts=forecasts)
    if item.source is not None and (clause.subject is None or lemma in words.promises):
        # "The rebels promised (us) to release the hostages": they will.
        head = article.doc[slice(*item.source)].root
        return replace(claim, subject=item.source, subject_head=head)
    return claim


def _infinitive_mood(clause: Clause, lemma: str, words: ClaimWords) -> str | None:
    """What a cue makes of "to …": a promise, a demand on a subject of its own, or no claim."""
    if lemma in words.wishes:
        return None
    if clause.subject is None or lemma in words.promises:
        return "future" if lemma in words.promises else None
    if lemma in words.demands:
        return "necessary"
    return "future" if lemma in words.forecast_verbs else "asserted"


def _make(
    article: ParsedArticle,
    clause: Clause,
    index: int | None,
    method: str,
    mood: str | None,
    *,
    forecasts: bool,
) -> Proposition:
    modality = read_modality(clause, mood)
    conditional = is_conditional(clause)
    thing = find_object(clause)
    return Proposition(
        article.chars(*clause.pieces[0])[0],
        article.chars(*clause.pieces[-1])[1],
        index,
        clause.pieces,
        modality,
        conditional,
        read_polarity(clause),
        read_kind(clause, modality, conditional, forecasts),
        find_subject_phrase(clause),
        clause.subject,
        predicate_lemma(clause),
        find_object_phrase(clause),
        None if thing is None else head_noun(clause, thing),
        method,
        read_claim_words().confidence[method],
    )


def find_entity_role(claim: Proposition, name: Tokens) -> str:
    """One of `records.CLAIM_ROLES`: whether the claim's subject or object is what is named.

    A name that only modifies is neither: in "Roe's lawyer sued Weiss" the subject is the lawyer.
    Of "Germany and Poland" both are.
    """
    for role, phrase, head in (
        ("subject", claim.subject, claim.subject_head),
        ("object", claim.object, claim.object_head),
    ):
        if phrase is None or head is None:
            continue
        if phrase[0] <= name[0] and name[1] <= phrase[1] and _names_head(name, head):
            return role
    return "other"


def _names_head(name: Tokens, head: Token) -> bool:
    heads = [head, *head.conjuncts]
    heads += [child for one in heads for child in one.children if child.dep_ == "appos"]
    return any(name[0] <= one.i < name[1] for one in heads)
