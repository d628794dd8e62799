"""Words with their pieces, put together to windows that a network reads one at a time.

In: the words of paragraphs. Out: `Window`s of neighbouring paragraphs, no longer than a limit.
Paragraphs stay whole unless one alone is over the limit; then it is cut where the caller says. The
decision to question: windows do not overlap, so each word is read once and has one answer.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

import numpy as np
import numpy.typing as npt

from transforms.parse.wordpiece import WordPieces

LONGEST_WINDOW = 160
"""Word pieces. Longer windows cost more a word and score no better."""
PARAGRAPHS = "paragraphs"
"""Where a document's `user_data` holds the first token of each of its paragraphs."""
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
    size = sum(map(len, pieces))
    start = 0
    while size > limit - MARKS:
        end, held = start, 0
        while held + len(pieces[end]) <= limit - MARKS:
            held += len(pieces[end])
            end += 1
        end = find_cut(start, end)
        own = pieces[start:end]
        held = sum(map(len, own))
        yield Stretch(paragraph, tokens[start:end], own, held)
        start, size = end, size - held
    if start < len(tokens):
        yield Stretch(paragraph, tokens[start:], pieces[start:], size)


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
    end = words.vocabulary["[SEP]"]
    for stretch in stretches:
        tokens += stretch.tokens
        *places, _ = accumulate(map(len, stretch.pieces), initial=len(ids))
        first += places
        opens += [True] + [False] * (len(places) - 1)
        ids += chain.from_iterable(stretch.pieces)
        ids.append(end)
    return Window(
        np.array(ids, dtype=np.int64),
        np.array(tokens, dtype=np.int64),
        np.array(first, dtype=np.int64),
        np.array(opens, dtype=np.bool_),
    )
