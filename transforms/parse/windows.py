"""Words with their pieces, put together to windows that a network reads one at a time.

In: the words of paragraphs. Out: `Window`s of neighbouring paragraphs, no longer than a limit.
Paragraphs stay whole unless one alone is over the limit; then it is cut where the caller says. The
decision to question: windows do not overlap, so each word is read once and has one answer.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from transforms.parse.wordpiece import WordPieces

LONGEST_WINDOW = 160
"""Word pieces. Longer windows cost more a word and score no better."""
MARKS = 2
"""Pieces of a window that stand for no word: its start, and the end of a stretch."""


@dataclass(frozen=True, slots=True)
class Window:
    """`pieces`: ids; `tokens`: the document's tokens in it; `first`: each one's first piece.

    `opens` tells which of the tokens are the first of a paragraph (or of a cut of one).
    """

    pieces: npt.NDArray[np.int64]
    tokens: npt.NDArray[np.int64]
    first: npt.NDArray[np.int64]
    opens: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring words of the paragraph of a number, each with its pieces, `size` in all."""

    paragraph: int
    tokens: Sequence[int]
    pieces: Sequence[tuple[int, ...]]
    size: int


def cut_stretches(
    paragraph: int,
    tokens: Sequence[int],
    pieces: Sequence[tuple[int, ...]],
    limit: int,
    find_cut: Callable[[int, int], int],
) -> Iterator[Stretch]:
    """The whole paragraph, or pieces of it that fit into a window of `limit`.

    `find_cut(start, end)` is the place up to `end` before which to cut what begins at `start`.
    """
    start = 0
    while start < len(tokens):
        end, size = start, 0
        while end < len(tokens) and size + len(pieces[end]) <= limit - MARKS:
            size += len(pieces[end])
            end += 1
        if end < len(tokens):
            end = find_cut(start, end)
        own = pieces[start:end]
        yield Stretch(paragraph, tokens[start:end], own, sum(map(len, own)))
        start = end


def pack_stretches(stretches: Iterable[Stretch], limit: int) -> Iterator[list[Stretch]]:
    """The stretches of each window, in order."""
    held: list[Stretch] = []
    size = 1
    for stretch in stretches:
        if held and size + stretch.size + 1 > limit:
            yield held
            held, size = [], 1
        held.append(stretch)
        size += stretch.size + 1
    if held:
        yield held


def join_stretches(stretches: Iterable[Stretch], words: WordPieces) -> Window:
    """The window of these stretches."""
    ids = [words.vocabulary["[CLS]"]]
    tokens: list[int] = []
    first: list[int] = []
    opens: list[bool] = []
    for stretch in stretches:
        for number, (token, pieces) in enumerate(zip(stretch.tokens, stretch.pieces, strict=True)):
            tokens.append(token)
            first.append(len(ids))
            opens.append(number == 0)
            ids.extend(pieces)
        ids.append(words.vocabulary["[SEP]"])
    return Window(
        np.array(ids, dtype=np.int64),
        np.array(tokens, dtype=np.int64),
        np.array(first, dtype=np.int64),
        np.array(opens, dtype=np.bool_),
    )
