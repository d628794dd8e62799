"""Quotations whose marks are opened again at each sentence and closed once, as in flattened pages.

In: attributions of an article. Out: the same, one for each run of such marks: "We had a good game.
"They did not. "It happens," said Roe. The decision to question: the run belongs to the one of its
parts that has a report, since nobody else can be speaking where no mark was closed; two reports in
one run leave it as it is, and "Mr Hopkins said that" behind a full stop closes what no mark did.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from transforms.attribution.types import (
    Attribution,
    Chars,
    holds,
    overlaps,
    renumber,
    set_edges,
    shares_words,
    with_content,
)
from transforms.parse.document import ParsedArticle
from transforms.parse.quotation_marks import MarkedSpan

TOLD = re.compile(
    r"(?<=[.!?…])\s+(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Prof)\.?\s+[A-Z][\w'’\-]+|[A-Z][\w'’\-]+)\s+"
    r"(?:added|admitted|argued|claimed|explained|insisted|said|warned)\s+(?:that|the|it|he|she|they)\b"
)
"""A report that the author makes: "… having one. Mr Hopkins said that the blogs"."""


def join_reopened(article: ParsedArticle, items: Sequence[Attribution]) -> list[Attribution]:
    """The items, what stands in one run of marks made one; `continues` follows."""
    joined = [_leave_told(article, item) for item in items]
    for run in _find_runs(article):
        joined = _join_run(article, joined, run)
    return joined


def join_parts(article: ParsedArticle, items: Sequence[Attribution]) -> list[Attribution]:
    """The items, quotations of one paragraph and one report made one: “Yes,” said Roe. | “I do.”

    Also where the first or the second is quoted in part: It is “cold”, said Roe. | “I shiver.”
    """
    joined = list(items)
    gone: set[int] = set()
    for number, item in enumerate(items):
        first = next((at for at in range(number) if _is_one(article, items[at], item)), None)
        if first is None or first in gone:
            continue
        content = set_edges(article, (*joined[first].content, *item.content))
        joined[first] = with_content(article, joined[first], content)
        gone.add(number)
        joined = [
            replace(other, continues=first) if other.continues == number else other
            for other in joined
        ]
    return renumber(joined, [number for number in range(len(items)) if number not in gone])


def _is_one(article: ParsedArticle, first: Attribution, second: Attribution) -> bool:
    """Whether two quotations of a paragraph have the same words for their report."""
    if first.cue is None or second.cue is None or not overlaps(first.cue, second.cue):
        return False
    places = {article.paragraph_of[article.token_at(one.content[0][0])] for one in (first, second)}
    kinds = {first.quote_type, second.quote_type}
    is_quoted = "direct" in kinds and "indirect" not in kinds
    return is_quoted and len(places) == 1 and not shares_words(first, second.content[0])


def _leave_told(article: ParsedArticle, item: Attribution) -> Attribution:
    """Without what the author tells behind words whose mark was never closed."""
    if item.quote_type != "direct":
        return item
    pieces = []
    for low, high in item.content:
        unclosed = [m for m in article.marks if not m.is_whole and overlaps((low, high), _of(m))]
        told = [found for m in unclosed if (found := TOLD.search(article.text, *_of(m)))]
        cut = next((found.start() for found in told if low < found.start() < high), high)
        pieces.append((low, cut))
        following = next((m for m in article.marks if cut < m.char_start < high), None)
        if cut < high and following is not None:
            pieces.append((following.char_start, high))
    return item if tuple(pieces) == item.content else replace(item, content=tuple(pieces))


def _find_end(article: ParsedArticle, mark: MarkedSpan) -> int:
    """Where the words of a mark end, closed or not."""
    told = None if mark.is_whole else TOLD.search(article.text, *_of(mark))
    return mark.char_end if told is None else told.start()


def _of(mark: MarkedSpan) -> Chars:
    return mark.char_start, mark.char_end


def _find_runs(article: ParsedArticle) -> list[Chars]:
    """From the first mark to the last of those that are opened before the one before is closed."""
    runs: list[Chars] = []
    for mark, following in pairwise(article.marks):
        if mark.is_whole or mark.runs_on or mark.paragraph != following.paragraph:
            continue
        if article.text[mark.char_end : following.char_start].strip():
            continue
        if TOLD.search(article.text, *_of(mark)):
            continue
        if runs and runs[-1][1] == mark.char_end:
            runs[-1] = (runs[-1][0], _find_end(article, following))
        else:
            runs.append((mark.char_start, _find_end(article, following)))
    return runs


def _join_run(article: ParsedArticle, items: list[Attribution], run: Chars) -> list[Attribution]:
    inside = [number for number, item in enumerate(items) if shares_words(item, run)]
    reported = [number for number in inside if items[number].cue is not None]
    if not inside or len({items[number].cue for number in reported}) > 1:
        return items
    kept = (reported or inside)[0]
    cue = items[kept].cue
    if cue is not None and holds(run, article.chars(*cue)):
        return items
    content = set_edges(article, [*_leave_report(article, items[kept]), run])
    whole = replace(items[kept], content=content)
    gone = {
        number
        for number in inside
        if number != kept and all(holds(run, piece) for piece in items[number].content)
    }
    moved = [
        replace(item, continues=_follow(items, kept, item.continues, number, gone))
        for number, item in enumerate([*items[:kept], whole, *items[kept + 1 :]])
    ]
    return renumber(moved, [number for number in range(len(items)) if number not in gone])


def _leave_report(article: ParsedArticle, item: Attribution) -> list[Chars]:
    """The pieces of its content that do not hold its own report."""
    if item.cue is None:
        return list(item.content)
    cue = article.chars(*item.cue)
    return [piece for piece in item.content if not overlaps(piece, cue)]


def _follow(
    items: Sequence[Attribution], kept: int, continues: int | None, number: int, gone: set[int]
) -> int | None:
    """What an item goes on from, where what it went on from became a part of another one."""
    if continues not in gone:
        return continues
    return items[kept].continues if number == kept else kept
