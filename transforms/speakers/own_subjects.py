"""Sources that a finder took from another sentence than the verb of saying.

In: a parsed article and its attributions. Out: the attributions, those whose cue has a subject of
its own with that as their source: in "An inquiry found that …. The owners' counsel told it" the
counsel found nothing, and “A rope that ties brothers,” the ruler was quoted as saying, is of no
brothers. The decision to question: any other source in the sentence of its cue is never touched,
since it may well be no subject ("in a statement by Roe, which said").
"""

from collections.abc import Sequence
from dataclasses import replace

from transforms.attribution.types import Attribution
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import FINITE, RELATIVE, Tokens, is_passive
from transforms.parse.tokens import Doc, Token

ACTING = frozenset({"nsubj", "nsubjpass"})


def mend_sources(article: ParsedArticle, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions in the same order."""
    return [_mend(article, item) for item in attributions]


def _mend(article: ParsedArticle, item: Attribution) -> Attribution:
    if _is_apart(article, item):
        return replace(item, source=None, cue=None, cue_lemma=None, continues=None)
    own = _find_own(article, item)
    return item if own is None else replace(item, source=own)


def _is_apart(article: ParsedArticle, item: Attribution) -> bool:
    """Whether the story goes on between a quotation and a source of the next paragraph.

    "Ann wiped the table. “He is late.” Roe laughed. [new paragraph] “Never,” he said".
    """
    if item.source is None or item.quote_type != "direct":
        return False
    end = article.token_at(item.content[-1][1] - 1) + 1
    paragraph = article.paragraphs[article.paragraph_of[end - 1]]
    rest = article.doc[end : paragraph.token_end]
    return item.source[0] >= paragraph.token_end and any(
        article.mark_of[token.i] < 0 and token.tag_ in FINITE for token in rest
    )


def _find_own(article: ParsedArticle, item: Attribution) -> Tokens | None:
    """The subject of the cue, where the source is in another sentence, wider or in what is said."""
    if item.source is None or item.cue is None:
        return None
    verb = article.doc.span(*item.cue).root
    is_within = _is_said(article, item, item.source)
    is_near = article.sentence_of[verb.i] in article.sentence_of[slice(*item.source)]
    if verb.pos_ != "VERB" or article.mark_of[verb.i] >= 0:
        return None
    concerned = _find_concerned(verb)
    if concerned is not None:
        return concerned
    if is_near and not is_within:
        return (
            _find_whole(verb, item.source)
            or _find_end(article.doc, item.source)
            or _find_behind(article.doc, verb, item.source)
        )
    for subject in _find_subjects(verb, is_passive_too=is_within):
        low, high = subject.left_edge.i, subject.right_edge.i + 1
        high = min(high, verb.i) if low < verb.i else high
        is_own = low < high and not _is_said(article, item, (low, high))
        if is_own and subject.lower_ not in RELATIVE:
            return low, high
    return None


def _find_concerned(verb: Token) -> Tokens | None:
    """ "For | Roe, that misses the point: “…”": whose view it is."""
    doc, low = verb.doc, verb.sent.start
    if doc[low].lower_ != "for":
        return None
    for child in verb.children:
        is_said = child.dep_ == "nsubj" and child.lower_ in ("that", "this", "it")
        if is_said and child.i > low + 2 and doc[child.i - 1].text == ",":
            return low + 1, child.i - 1
    return None


def _find_whole(verb: Token, source: Tokens) -> Tokens | None:
    """ "Public Works | Undersecretary Tom Roe": the subject that the source only begins."""
    for subject in _find_subjects(verb, is_passive_too=False):
        low, high = subject.left_edge.i, min(subject.right_edge.i + 1, verb.i)
        if low <= source[0] and source[1] <= subject.i < verb.i and subject.pos_ == "PROPN":
            return low, high
    return None


def _find_end(doc: Doc, source: Tokens) -> Tokens | None:
    """ "The men were found by a tanker, | whose master, Tom Roe,": without the clause before it."""
    whose = next((i for i in range(source[0] + 2, source[1]) if doc[i].lower_ == "whose"), None)
    if whose is None or doc[whose - 1].text != ",":
        return None
    verbs = [
        token.head if token.dep_ in ("aux", "auxpass") else token
        for token in doc[source[0] : whose]
        if token.tag_ in FINITE
    ]
    is_clause = any(verb.dep_ != "relcl" for verb in verbs) or not verbs
    is_verb_behind = any(token.tag_ in FINITE for token in doc[whose : source[1]])
    return (whose, source[1]) if is_clause and not is_verb_behind else None


def _find_behind(doc: Doc, verb: Token, source: Tokens) -> Tokens | None:
    """ "In a statement read by Tom Roe, | the unions said": without the fronted phrase."""
    low, high = source
    root = doc.span(low, high).root
    is_fronted = root.dep_ == "pobj" and root.head.i == low - 1 and high == verb.i
    if not is_fronted or _find_subjects(verb, is_passive_too=True):
        return None
    comma = next((i for i in range(high - 1, root.i, -1) if doc[i].text == ","), high)
    return (comma + 1, high) if comma + 1 < high and doc[comma + 1].pos_ == "DET" else None


def _find_subjects(verb: Token, *, is_passive_too: bool) -> list[Token]:
    """ "Roe | said", "Roe | was quoted as saying"."""
    while is_passive_too and verb.dep_ in ("pcomp", "prep") and verb.head.i != verb.i:
        verb = verb.head
    if is_passive(verb) and not is_passive_too:
        return []
    return [child for child in verb.children if child.dep_ in ACTING]


def _is_said(article: ParsedArticle, item: Attribution, tokens: Tokens) -> bool:
    start, end = article.starts[tokens[0]], article.starts[tokens[1] - 1]
    return any(begin <= end and start < stop for begin, stop in item.content)
