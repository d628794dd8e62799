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
from transforms.parse.syntax import RELATIVE, Tokens, is_passive
from transforms.parse.tokens import Token

ACTING = frozenset({"nsubj", "nsubjpass"})


def mend_sources(article: ParsedArticle, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions in the same order."""
    mended = []
    for item in attributions:
        own = _find_own(article, item)
        mended.append(item if own is None else replace(item, source=own))
    return mended


def _find_own(article: ParsedArticle, item: Attribution) -> Tokens | None:
    """The subject of the cue, where the source is in another sentence or in the words said."""
    if item.source is None or item.cue is None:
        return None
    verb = article.doc.span(*item.cue).root
    is_within = _is_said(article, item, item.source)
    is_near = article.sentence_of[verb.i] in article.sentence_of[range(*item.source)]
    if (is_near and not is_within) or verb.pos_ != "VERB" or article.mark_of[verb.i] >= 0:
        return None
    for subject in _find_subjects(verb, is_passive_too=is_within):
        low, high = subject.left_edge.i, subject.right_edge.i + 1
        high = min(high, verb.i) if low < verb.i else high
        if (
            low < high
            and subject.lower_ not in RELATIVE
            and not _is_said(article, item, (low, high))
        ):
            return low, high
    return None


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
