"""Quotations whose marks are opened again at each sentence and closed once, as in flattened pages.

In: attributions of an article. Out: the same, one for each run of such marks: "We had a good game.
"They did not. "It happens," said Roe. The decision to question: the run belongs to the one of its
parts that has a report, since nobody else can be speaking where no mark was closed; two reports in
one run leave it as it is.
"""

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
)
from transforms.parse.document import ParsedArticle


def join_reopened(article: ParsedArticle, items: Sequence[Attribution]) -> list[Attribution]:
    """The items, what stands in one run of marks made one; `continues` follows."""
    joined = list(items)
    for run in _find_runs(article):
        joined = _join_run(article, joined, run)
    return joined


def _find_runs(article: ParsedArticle) -> list[Chars]:
    """From the first mark to the last of those that are opened before the one before is closed."""
    runs: list[Chars] = []
    for mark, following in pairwise(article.marks):
        if mark.is_whole or mark.runs_on or mark.paragraph != following.paragraph:
            continue
        if article.text[mark.char_end : following.char_start].strip():
            continue
        if runs and runs[-1][1] == mark.char_end:
            runs[-1] = (runs[-1][0], following.char_end)
        else:
            runs.append((mark.char_start, following.char_end))
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
