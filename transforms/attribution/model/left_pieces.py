"""What becomes of the pieces that are no part of the content which the network put them in.

In: an attribution of the model, and the same without the pieces of other sentences. Out: the rules'
reports of those pieces, or the report in front that a quotation goes on from. The decision to
question: a quotation that stands behind a report in its paragraph is of the same speaker ("Roe said
it was cold. “We froze.” Hale said that …"), as long as hardly a word stands between them.
"""

from collections.abc import Sequence
from dataclasses import replace

from transforms.attribution.model.paragraphs import Found
from transforms.attribution.types import Attribution, Chars, shares_words
from transforms.parse.document import ParsedArticle

LONGEST_REST = 6
"""Words of a report's sentence behind what is told: said | in a speech on Monday."""


def find_left(item: Attribution, whole: Attribution) -> list[Chars]:
    """The pieces of a content of which nothing is in what was made of it."""
    return [piece for piece in item.content if not shares_words(whole, piece)]


def find_reports(
    item: Attribution, left: Sequence[Chars], by_rule: Sequence[Attribution]
) -> list[Attribution]:
    """The rules' reports of the pieces that were of another sentence: … It said | it was over."""
    return [
        replace(other, method=item.method)
        for other in by_rule
        if other.cue is not None
        and other.cue != item.cue
        and any(shares_words(other, piece) for piece in left)
    ]


def is_ended(article: ParsedArticle, piece: Chars) -> bool:
    """Whether a piece is a quotation that was over before the report."""
    return bool(article.quoted[piece[0]] and article.quoted[piece[1] - 1])


def follow_report(
    article: ParsedArticle, piece: Chars, found: Sequence[Found]
) -> Attribution | None:
    """A quotation behind a report, without one of its own: Roe said it was cold. “We froze.”"""
    ends = {
        number: max(high for high in _list_ends(article, item) if high <= piece[0])
        for number, (item, _) in enumerate(found)
        if min(_list_ends(article, item)) <= piece[0] and item.content[0][0] < piece[0]
    }
    if not ends:
        return None
    number = max(ends, key=lambda one: (ends[one], -one))
    between = article.text[ends[number] : piece[0]]
    if "\n" in between or len(between.split()) > LONGEST_REST or found[number][0].cue is None:
        return None
    return Attribution((piece,), None, None, None, found[number][0].method, "direct", number)


def _list_ends(article: ParsedArticle, item: Attribution) -> list[int]:
    parts = [article.chars(*part) for part in (item.cue, item.source) if part is not None]
    return [high for _, high in (*item.content, *parts)]
