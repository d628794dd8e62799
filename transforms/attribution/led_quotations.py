"""A quotation that its author leads up to: He defended | his honor: | “I am no crook,” Roe said.

In: the content of a report that stands behind it. Out: the quotation alone. The decision to
question: what stands before the colon is the author's, because a report that follows the marks
holds nothing but them.
"""

from transforms.attribution.direct import ends_like_speech
from transforms.attribution.types import Chars
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import Tokens


def leave_lead(article: ParsedArticle, content: tuple[Chars, ...], cue: Tokens) -> Chars | None:
    """The quotation, if the content holds what leads up to it, too."""
    low, high = content[0]
    mark = next((m for m in article.marks if m.char_end == high and m.char_start > low), None)
    if mark is None or len(content) > 1 or article.chars(*cue)[0] < high:
        return None
    is_led = article.text[low : mark.char_start].rstrip().endswith(":")
    return (mark.char_start, high) if is_led and ends_like_speech(article, mark) else None
