"""An attribution: who is said to have said, thought or wanted what, by which words.

In: content found by the rules or by the model. Out: one record for both, with the content's edges
set by the quotation marks around it: a marked stretch is quoted whole or not at all. Source and
cue are tokens of the parsed article, the content is code points of its text.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import Tokens

Chars = tuple[int, int]

DIRECT_SHARE = 0.8
"""Share of a content's characters inside marks from which a quote is direct (PolNeAR scorer)."""
SAME_SHARE = 0.5
"""Overlap over union from which two contents are one (the PolNeAR scorer's)."""
SPEECH, THOUGHT, ACT = "speech", "thought", "act"
"""What is presented, one of `records.PRESENTATIONS`."""
STRAY_MARKS = frozenset('"“”„«»‟')


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who (tokens of the source), by which cue, said what (code points of the content).

    `confidence` is the probability that content and source are right, where it is known of this
    attribution and not only of its `method`. `continues` is an index in the same list.
    """

    content: tuple[Chars, ...]
    source: Tokens | None
    cue: Tokens | None
    cue_lemma: str | None
    method: str
    quote_type: str
    continues: int | None = None
    confidence: float | None = None
    presentation: str = SPEECH


def with_content(
    article: ParsedArticle, item: Attribution, content: tuple[Chars, ...]
) -> Attribution:
    """The same with another content, and of the type that this makes it."""
    content = join_pieces(content)
    return replace(item, content=content, quote_type=read_quote_type(article, content))


def read_quote_type(article: ParsedArticle, content: tuple[Chars, ...]) -> str:
    """One of `records.QUOTE_TYPES`, by how much of the content stands inside marks."""
    share = _quoted_share(article, content)
    return "direct" if share >= DIRECT_SHARE else "mixed" if share > 0 else "indirect"


def _quoted_share(article: ParsedArticle, content: tuple[Chars, ...]) -> float:
    total = inside = 0
    for low, high in content:
        total += article.count_inked(low, high)
        inside += article.count_quoted(low, high)
        if inside:
            # Jan “Rhino” Roe is strong, she said.
            names = (m for m in article.marks if m.is_name and low <= m.char_start < high)
            inside -= sum(article.count_quoted(m.char_start, m.char_end) for m in names)
    return inside / total if total else 0.0


def set_edges(article: ParsedArticle, pieces: Iterable[Chars]) -> tuple[Chars, ...]:
    """Pieces with their marks taken in, in text order, those that touch joined, none empty."""
    return join_pieces(_widen_to_marks(article, piece) for piece in pieces)


def join_pieces(pieces: Iterable[Chars]) -> tuple[Chars, ...]:
    """Pieces in text order, those that touch or overlap joined, none empty."""
    joined: list[Chars] = []
    for low, high in sorted(piece for piece in pieces if piece[1] > piece[0]):
        if joined and low <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(high, joined[-1][1]))
        else:
            joined.append((low, high))
    return tuple(joined)


def _widen_to_marks(article: ParsedArticle, piece: Chars) -> Chars:
    """A piece that ends inside marks takes them in: said it was "a disaster" """
    low, high = piece
    for mark in article.marks:
        if mark.char_start >= high or mark.char_end <= low or not mark.is_whole:
            continue
        if low == mark.char_end - 1:
            # The parser may have a sentence begin with the mark that closes the one before it.
            low += 1
            continue
        is_whole = low <= mark.inner_start and high >= mark.inner_end
        if low > mark.char_start and high < mark.char_end and not is_whole:
            continue
        if mark.char_start <= high <= mark.char_end:
            high = max(high, mark.char_end)
        if mark.char_start <= low <= mark.inner_start:
            low = min(low, mark.char_start)
    return _drop_stray_marks(article, low, high)


def _drop_stray_marks(article: ParsedArticle, low: int, high: int) -> Chars:
    """Without a mark at an edge that opens or closes nothing."""
    text, quoted = article.text, article.quoted
    while low < high and (text[low] in STRAY_MARKS or text[low].isspace()) and not quoted[low]:
        low += 1
    while high > low and text[high - 1] in STRAY_MARKS and not quoted[high - 1]:
        high -= 1
    return low, high


def renumber(items: Sequence[Attribution], order: Sequence[int]) -> list[Attribution]:
    """The items in another order, or some of them; `continues` follows the move."""
    place = {old: new for new, old in enumerate(order)}
    return [
        items[old]
        if (number := items[old].continues) is None
        else replace(items[old], continues=place[number])
        for old in order
    ]


def in_text_order(items: Sequence[Attribution]) -> list[Attribution]:
    """By the start of the content; `continues`, an index among the items given, follows."""
    order = sorted(range(len(items)), key=lambda i: (items[i].content[0], items[i].method))
    return renumber(items, order)


def overlap_share(one: Attribution, other: Attribution) -> float:
    """Shared code points of two contents over all of theirs."""
    shared = 0
    for low, high in one.content:
        for start, end in other.content:
            if low < end and start < high:
                shared += min(high, end) - max(low, start)
    if not shared:
        # As of nearly all pairs, and each content is asked of each other one.
        return 0.0
    sizes = sum(high - low for item in (one, other) for low, high in item.content)
    return shared / (sizes - shared) if sizes > shared else 0.0


def overlaps(one: Chars, other: Chars) -> bool:
    """Whether two stretches share something."""
    return one[0] < other[1] and other[0] < one[1]


def holds(outer: Chars, inner: Chars) -> bool:
    """Whether a stretch has all of another one."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def holds_any(content: Iterable[Chars], parts: Iterable[Chars]) -> bool:
    """Whether a stretch of a content holds one of the parts whole."""
    known = tuple(parts)
    return any(holds(outer, inner) for outer in content for inner in known)


def shares_words(item: Attribution, piece: Chars) -> bool:
    """Whether some of a stretch of the text is in the content."""
    return any(overlaps(own, piece) for own in item.content)


def keep_those(
    items: Sequence[Attribution], is_kept: Callable[[Attribution], bool]
) -> list[Attribution]:
    """Without the items that are not to be kept, unless another one goes on from them."""
    needed = {item.continues for item in items}
    kept = [number for number, item in enumerate(items) if number in needed or is_kept(item)]
    return renumber(items, kept)


def list_left(items: Sequence[Attribution], kept: Iterable[Attribution]) -> list[Attribution]:
    """Those of the items that were not kept."""
    places = {(item.content, item.cue) for item in kept}
    return [item for item in items if (item.content, item.cue) not in places]


def put_in(items: Sequence[Attribution], sure: Iterable[Attribution]) -> list[Attribution]:
    """The items with those that are the last word, each instead of those of its words or cue."""
    found = list(items)
    for item in sure:
        found = _put_one_in(found, item)
    return found


def _put_one_in(items: Sequence[Attribution], sure: Attribution) -> list[Attribution]:
    same = [
        number
        for number, item in enumerate(items)
        if overlap_share(item, sure) >= SAME_SHARE or _shares_cue(item, sure)
    ]
    if not same:
        return [*items, sure]
    needed = {item.continues for item in items}
    gone = {number for number in same[1:] if number not in needed}
    replaced = [sure if number == same[0] else item for number, item in enumerate(items)]
    return renumber(replaced, [number for number in range(len(items)) if number not in gone])


def _shares_cue(one: Attribution, other: Attribution) -> bool:
    if one.cue is None or other.cue is None or one.method == other.method:
        # Paragraphs of one turn of a transcript have one cue.
        return False
    return overlaps(one.cue, other.cue)
