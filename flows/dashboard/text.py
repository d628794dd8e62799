"""An article cut into marked pieces, and the sentence around a quote.

In: the stored text with the marks that `show` draws. Out: paragraphs of pieces, each with the
kinds that cover it, for a template that escapes them. The decision to question: a piece has all its
kinds at once and pieces never nest, because marks cross each other (a name that begins in a quote
and ends outside) and elements of a page cannot.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from flows.dashboard.marked_article import KINDS, Mark, MarkedArticle
from warehouse.ask.sql import SectionMark

ORDER = {kind: number for number, kind in enumerate(KINDS)}
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*\s+")
MOST_CONTEXT = 320


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks; `anchors` are offsets at which something begins."""

    text: str
    kinds: tuple[str, ...]
    label: str
    anchors: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The pieces of a line of the text and what part of the page it is."""

    section_kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """Words of an article with the rest of their sentences."""

    before: str
    words: str
    after: str


def cut_paragraphs(
    article: MarkedArticle, sections: Sequence[SectionMark], anchors: Sequence[int] = ()
) -> tuple[Paragraph, ...]:
    """The text line by line; `anchors` are offsets that an address may point to."""
    return tuple(
        Paragraph(
            _section_at(sections, match.start()),
            _cut_pieces(article, match.start(), match.end(), sorted(set(anchors))),
        )
        for match in re.finditer(r"[^\n]+", article.text)
        if match.group().strip()
    )


def _section_at(sections: Sequence[SectionMark], offset: int) -> str:
    inside = [section for section in sections if section.char_start <= offset < section.char_end]
    return inside[-1].section_kind if inside else "body"


def _cut_pieces(
    article: MarkedArticle, start: int, end: int, anchors: Sequence[int]
) -> tuple[Piece, ...]:
    marks = [mark for mark in article.marks if mark.char_start < end and mark.char_end > start]
    edges = {edge for mark in marks for edge in (mark.char_start, mark.char_end)} | set(anchors)
    cuts = [start, *sorted(edge for edge in edges if start < edge < end), end]
    return tuple(
        _make_piece(article, marks, first, last, anchors) for first, last in pairwise(cuts)
    )


def _make_piece(
    article: MarkedArticle, marks: Sequence[Mark], first: int, last: int, anchors: Sequence[int]
) -> Piece:
    over = sorted(
        (mark for mark in marks if mark.char_start <= first and mark.char_end >= last),
        key=lambda mark: ORDER[mark.kind],
    )
    return Piece(
        article.text[first:last],
        tuple(dict.fromkeys(mark.kind for mark in over)),
        "; ".join(dict.fromkeys(mark.label for mark in over)),
        tuple(offset for offset in anchors if offset == first),
    )


def find_context(text: str, start: int, end: int) -> Context:
    """The words from `start` to `end` with what else is in their sentences, on the same line."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    ends = [match.end() for match in SENTENCE_END.finditer(text, line_start, start)]
    begin = max(ends[-1] if ends else line_start, start - MOST_CONTEXT)
    # The words may hold the end of their sentence: then nothing follows.
    closing = SENTENCE_END.search(text, max(start, end - 3), line_end)
    stop = min(closing.end() if closing else line_end, end + MOST_CONTEXT)
    return Context(text[begin:start], text[start:end], text[end : max(stop, end)].rstrip())
