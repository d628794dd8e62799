"""Sources that a finder took from another sentence than the verb of saying.

In: a parsed article and its attributions. Out: the attributions, those whose cue has a subject of
its own with that as their source: in "An inquiry found that …. The owners' counsel told it" the
counsel found nothing. The decision to question: a source in the sentence of its cue is never
touched, since it may well be no subject ("in a statement by Roe, which said").
"""

from collections.abc import Sequence
from dataclasses import replace

from transforms.attribution.types import Attribution
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import RELATIVE, Tokens, is_passive


def mend_sources(article: ParsedArticle, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions in the same order."""
    mended = []
    for item in attributions:
        own = _find_own(article, item)
        mended.append(item if own is None else replace(item, source=own))
    return mended


def _find_own(article: ParsedArticle, item: Attribution) -> Tokens | None:
    """The subject of the cue, where the source is in another sentence."""
    if item.source is None or item.cue is None:
        return None
    verb = article.doc.span(*item.cue).root
    is_near = article.sentence_of[verb.i] in article.sentence_of[range(*item.source)]
    if is_near or verb.pos_ != "VERB" or is_passive(verb) or article.mark_of[verb.i] >= 0:
        return None
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None or subject.lower_ in RELATIVE:
        return None
    low, high = subject.left_edge.i, subject.right_edge.i + 1
    if low < verb.i:
        high = min(high, verb.i)
    start, end = article.starts[low], article.starts[high - 1]
    is_said = any(begin <= end and start < stop for begin, stop in item.content)
    return None if is_said or low >= high else (low, high)
