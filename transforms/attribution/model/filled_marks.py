"""A quotation of which the network labelled the beginning or the end: the whole of it.

In: an attribution of the model and the others of its article. Out: the same, up to the marks
around it. The decision to question: a quotation that is never closed is as long as the marks say
only where another one opens behind it (“We froze. “We left.”), because elsewhere it may end
anywhere before its paragraph does.
"""

from collections.abc import Sequence
from dataclasses import replace

from transforms.attribution.model.paragraphs import Found
from transforms.attribution.types import Attribution, Chars, holds_any, join_pieces, overlap_share
from transforms.parse.document import ParsedArticle
from transforms.parse.quotation_marks import MarkedSpan


def fill_marks(article: ParsedArticle, item: Attribution, found: Sequence[Found]) -> Attribution:
    """A quotation up to the marks around it, where nobody else has its other words."""
    if item.quote_type != "direct":
        return item
    filled = join_pieces(_fill_mark(article, span) for span in item.content)
    whole = replace(item, content=filled)
    others = [other for other, _ in found if other is not item]
    told = [article.chars(*part) for part in (item.cue, item.source) if part is not None]
    is_shared = any(overlap_share(whole, other) > 0 for other in others)
    return item if is_shared or holds_any(filled, told) else whole


def _fill_mark(article: ParsedArticle, span: Chars) -> Chars:
    """The marked stretch of which a span holds the beginning or the end."""
    low, high = span
    marks = (m for m in article.marks if m.char_start <= low and high <= m.char_end)
    mark = next((m for m in marks if m.is_whole or _is_followed(article, m)), None)
    if mark is None or (low > mark.inner_start and high < mark.inner_end):
        return span
    return mark.char_start, mark.char_end


def _is_followed(article: ParsedArticle, mark: MarkedSpan) -> bool:
    """Whether an unclosed quotation goes on in another one: “We froze. “We left.”"""
    behind = (other.char_start - mark.char_end for other in article.marks)
    return mark.runs_on or any(0 <= gap <= 1 for gap in behind)
