"""Claims: the propositions that an article gives as said by a source or asserts itself.

In: a parsed article, its attributions and names. Out: `Proposition`s in code points, with
modality, conditionality, polarity, kind and subject, predicate, object. Units as the design
defines them: each sentence of a direct quote, the complement clause of an indirect report, the
whole clause of a mixed one, each declarative body sentence without a source. Questions,
imperatives, greetings and fragments without a verb are none. The decision to question: a claim
inside a claim stays inside, so "he said the bank fears losses" is one claim about the bank.

Modality follows the main verb group only: an adverb such as "probably" does not change it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from transforms.attribution import Attribution
from transforms.frames import Tokens, edges, trim
from transforms.parse import ParsedArticle

POSSIBLE = frozenset({"can", "could", "may", "might"})
FUTURE = frozenset({"will", "shall", "'ll", "wo", "’ll"})
NECESSARY = frozenset({"must", "should", "ought"})
NECESSARY_VERBS = frozenset({"need", "have", "require"})
CONDITIONS = frozenset({"if", "unless", "provided"})
CAUSAL_VERBS = frozenset("cause trigger prompt provoke fuel force spark result lead stem".split())
CAUSAL_WORDS = frozenset({"because", "due", "owing", "thanks"})
FORECAST_VERBS = frozenset({"predict", "forecast", "expect", "project", "anticipate"})
GREETINGS = frozenset({"hello", "hi", "thanks", "thank", "welcome", "congratulations", "yes", "no"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
OBJECTS = ("dobj", "attr", "acomp", "oprd", "xcomp", "ccomp", "agent", "prep", "dative")
LEAST_WORDS = 3
COVERED_SHARE = 0.5
"""A body sentence of which a report covers more than this is no claim of the article's own."""


@dataclass(frozen=True, slots=True)
class Proposition:
    """A claim in code points and its reading; `attribution` None: the article's own."""

    char_start: int
    char_end: int
    attribution: int | None
    tokens: Tokens
    modality: str
    is_conditional: bool
    polarity: str
    claim_kind: str
    subject: Tokens | None
    predicate: Token
    object: Tokens | None
    method: str
    confidence: float


def find_claims(article: ParsedArticle, attributions: Sequence[Attribution]) -> list[Proposition]:
    """Claims of the article in text order."""
    found: list[Proposition] = []
    for index, item in enumerate(attributions):
        if _is_nested(attributions, index):
            continue
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
    for low, high in item.content:
        tokens = article.token_at(low), _token_before(article, high)
        is_direct = item.quote_type == "direct"
        for start, end in _sentences(article.doc, *tokens) if is_direct else [tokens]:
            claim = _read_claim(article, start, end, index, item)
            if claim is not None:
                yield claim


def _token_before(article: ParsedArticle, char: int) -> int:
    at = article.token_at(char)
    if at < len(article.doc) and article.starts[at] < char:
        return at + 1
    return at


def _sentences(doc: Doc, start: int, end: int) -> Iterator[Tokens]:
    low = start
    for index in range(start + 1, end):
        if doc[index].is_sent_start:
            yield low, index
            low = index
    if end > low:
        yield low, end


def _find_unattributed(
    article: ParsedArticle, attributions: Sequence[Attribution]
) -> Iterator[Proposition]:
    covered = sorted(piece for item in attributions for piece in _whole(article, item))
    reports = {index for item in attributions if item.cue for index in range(*item.cue)}
    for paragraph in article.paragraphs:
        if paragraph.kind != "body":
            continue
        for start, end in _sentences(article.doc, paragraph.token_start, paragraph.token_end):
            low, high = article.chars(start, end)
            length = max(1, high - low)
            overlap = sum(max(0, min(high, b) - max(low, a)) for a, b in covered)
            in_marks = sum(article.mark_of[i] >= 0 for i in range(start, end)) / (end - start)
            if overlap / length > COVERED_SHARE or in_marks > COVERED_SHARE:
                continue
            if any(low <= a < high and b - a >= length * 0.25 for a, b in covered):
                continue
            claim = _read_claim(article, start, end, None, None)
            # "Danilov continued:" leads in what somebody says; it is no claim of its own.
            if claim is not None and claim.predicate.i not in reports:
                yield claim


def _whole(article: ParsedArticle, item: Attribution) -> Iterator[tuple[int, int]]:
    yield from item.content
    if item.cue is not None:
        yield article.chars(*item.cue)


def _read_claim(
    article: ParsedArticle, start: int, end: int, index: int | None, item: Attribution | None
) -> Proposition | None:
    doc = article.doc
    bounds = _strip(doc, start, end)
    if bounds is None:
        return None
    start, end = bounds
    if doc[end - 1].text == "?" or (end < len(doc) and doc[end].text == "?"):
        return None
    words = [token for token in doc[start:end] if not token.is_punct and not token.is_space]
    root = _root(doc, start, end)
    if root is None or len(words) < LEAST_WORDS or words[0].lower_ in GREETINGS:
        return None
    verb = _main_verb(root, start, end)
    if verb is None:
        return None
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS and start <= c.i < end), None)
    own = item is None or item.quote_type == "direct"
    if own and (subject is None or _is_imperative(verb, subject)):
        return None
    modality = _modality(verb)
    object_tokens = _object(verb, start, end)
    low, high = article.chars(start, end)
    return Proposition(
        low,
        high,
        index,
        (start, end),
        modality,
        _is_conditional(verb, doc, start, end),
        _polarity(verb),
        _kind(doc, verb, modality, start, end, item),
        trim(doc, *_inside(edges(subject), start, end)) if subject is not None else None,
        verb,
        object_tokens,
        "rules/attributed" if item is not None else "rules/own-voice",
        0.8 if item is not None else 0.7,
    )


def _strip(doc: Doc, start: int, end: int) -> Tokens | None:
    """Without marks and punctuation at the edges, and without an opening "that"."""
    bounds = _strip_marks(doc, start, end)
    if bounds is None:
        return None
    start, end = bounds
    if doc[start].lower_ == "that" and doc[start].tag_ == "IN":
        start += 1
    return _balance(doc, start, end) if end > start else None


def _balance(doc: Doc, start: int, end: int) -> Tokens:
    """With the closing mark of a quotation that opened inside: was "a disaster" """
    if doc[start:end].text.count('"') % 2 and end < len(doc):
        if doc[end].text == '"':
            return start, end + 1
        if end + 1 < len(doc) and doc[end].text in (",", ".") and doc[end + 1].text == '"':
            return start, end + 2
    return start, end


def _strip_marks(doc: Doc, start: int, end: int) -> Tokens | None:
    edge = frozenset({'"', "''", "``", "'", ",", ".", ";", ":", "-", "--", "–", "—", "…", "..."})
    while start < end and (doc[start].text in edge or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].text in edge or doc[end - 1].is_space):
        end -= 1
    return (start, end) if end > start else None


def _root(doc: Doc, start: int, end: int) -> Token | None:
    """The token that governs the stretch: outside head, and the verb among several."""
    tops = [t for t in doc[start:end] if not start <= t.head.i < end or t.head.i == t.i]
    verbs = [t for t in tops if t.pos_ in ("VERB", "AUX")]
    choice = verbs or tops
    return choice[0] if choice else None


def _main_verb(root: Token, start: int, end: int) -> Token | None:
    if root.pos_ in ("VERB", "AUX"):
        return root
    inner = [t for t in root.subtree if start <= t.i < end and t.pos_ in ("VERB", "AUX")]
    finite = [t for t in inner if any(c.dep_ in SUBJECTS for c in t.children)]
    return finite[0] if finite else None


def _is_imperative(verb: Token, subject: Token | None) -> bool:
    return subject is None and verb.tag_ in ("VB", "VBP")


def _auxiliaries(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in ("aux", "auxpass")]


def _modality(verb: Token) -> str:
    words = {aux.lower_ for aux in _auxiliaries(verb)}
    if words & NECESSARY:
        return "necessary"
    if words & POSSIBLE:
        return "possible"
    if words & FUTURE:
        return "future"
    open_complement = any(child.dep_ == "xcomp" for child in verb.children)
    if open_complement and verb.lemma_ in NECESSARY_VERBS and verb.pos_ in ("VERB", "AUX"):
        return "necessary"
    if open_complement and verb.lower_ == "going":
        return "future"
    return "asserted"


def _is_conditional(verb: Token, doc: Doc, start: int, end: int) -> bool:
    """An if-clause on the main verb."""
    for child in verb.children:
        if child.dep_ == "advcl" and start <= child.i < end:
            marks = [c for c in child.children if c.dep_ in ("mark", "advmod", "prep")]
            if any(mark.lower_ in CONDITIONS for mark in marks):
                return True
    return doc[start].lower_ in CONDITIONS


def _polarity(verb: Token) -> str:
    negated = any(child.dep_ == "neg" for child in verb.children)
    return "negative" if negated else "affirmative"


def _kind(
    doc: Doc, verb: Token, modality: str, start: int, end: int, item: Attribution | None
) -> str:
    words = {token.lower_ for token in doc[start:end]}
    if modality == "necessary":
        return "normative"
    causes = verb.lemma_.lower() in CAUSAL_VERBS or bool(words & CAUSAL_WORDS)
    if causes and (verb.lemma_ not in ("lead", "force") or "to" in words):
        return "causal"
    forecasts = item is not None and item.cue_lemma in FORECAST_VERBS
    if modality == "future" or forecasts or verb.lemma_.lower() in FORECAST_VERBS:
        return "forecast"
    if verb.lemma_ == "be" and any(_is_evaluation(child) for child in verb.children):
        return "evaluation"
    return "fact"


def _is_evaluation(child: Token) -> bool:
    """A predicate adjective, or a predicate noun with a gradable adjective before it."""
    if child.dep_ == "acomp" and child.pos_ == "ADJ":
        return True
    return child.dep_ == "attr" and any(
        inner.dep_ == "amod" and inner.tag_ in ("JJR", "JJS") for inner in child.children
    )


def _object(verb: Token, start: int, end: int) -> Tokens | None:
    for label in OBJECTS:
        for child in verb.children:
            if child.dep_ == label and child.i > verb.i and start <= child.i < end:
                return trim(verb.doc, *_inside(edges(child), start, end))
    return None


def _inside(tokens: Tokens, start: int, end: int) -> Tokens:
    return max(tokens[0], start), min(tokens[1], end)
