"""Asides between a verb of telling and what is told: told a crowd – many in tears – that it closed.

In: an attribution. Out: the same, its content from the "that" of the clause that is told.
The decision to question: an aside holds no finite verb and ends at a comma, a dash or a bracket.
"""

from transforms.attribution.content_form import find_head
from transforms.attribution.types import Attribution, Chars, with_content
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import FINITE, Tokens

ASIDE_ENDS = frozenset({",", "-", "–", "—", ")"})


def leave_asides(article: ParsedArticle, item: Attribution) -> Attribution:
    """The attribution without what stands between its cue and "that"."""
    if item.cue is None or item.continues is not None or item.quote_type == "direct":
        return item
    spans = tuple(_cut_aside(article, span, item.cue) for span in item.content)
    return item if spans == item.content else with_content(article, item, spans)


def _cut_aside(article: ParsedArticle, span: Chars, cue: Tokens) -> Chars:
    """Without what is told of the hearers or the telling: a crowd – many in tears – | that …"""
    start, end = article.tokens_of(*span)
    verb = find_head(article.doc.span(*cue))
    if start < cue[1]:
        return span
    for index in range(start + 1, end):
        word = article.doc[index]
        if word.tag_ in FINITE or article.mark_of[index] >= 0:
            return span
        if word.lower_ == "that" and word.dep_ == "mark" and word.nbor(-1).text in ASIDE_ENDS:
            clause = word.head
            is_told = clause.dep_ == "ccomp" and clause.head == verb
            return article.chars(index, end) if is_told else span
    return span
