"""The best sequence of labels, and how probable each label is: a linear-chain CRF in numpy.

In: a score a token and label, a score a pair of neighbouring labels. Out: the best sequence
(Viterbi) and the marginals (forward-backward), after Lafferty, McCallum and Pereira, ICML 2001.
All windows of an article are decoded side by side, so the loop runs over places and not tokens.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
NEVER = -1e4
"""The score of what may not be."""


def stack(rows: Sequence[Floats]) -> tuple[Floats, Ints]:
    """Matrices of (tokens, labels) as one array padded at the end, and their lengths."""
    lengths = np.array([len(row) for row in rows], dtype=np.int64)
    stacked = np.zeros((len(rows), int(lengths.max()), rows[0].shape[1]), dtype=np.float32)
    for number, row in enumerate(rows):
        stacked[number, : len(row)] = row
    return stacked, lengths


def find_best_labels(scores: Floats, lengths: Ints, transitions: Floats) -> list[Ints]:
    """The best label sequence of each row of `scores`, shape (rows, tokens, labels)."""
    steps = np.ascontiguousarray(scores.swapaxes(0, 1))
    bests = [steps[0]]
    back = [np.zeros(steps[0].shape, dtype=np.int64)]
    for step in steps[1:]:
        ways = bests[-1][:, None] + transitions.T
        back.append(ways.argmax(axis=2))
        bests.append(np.maximum.reduce(ways, axis=2) + step)
    before = np.stack(back, axis=1)
    found: list[Ints] = []
    for row, length in enumerate(lengths.tolist()):
        path = [int(bests[length - 1][row].argmax())]
        for labels in reversed(before[row, 1:length].tolist()):
            path.append(labels[path[-1]])
        found.append(np.array(path[::-1], dtype=np.int64))
    return found


def find_marginals(scores: Floats, lengths: Ints, transitions: Floats) -> list[Floats]:
    """The probability of each label at each token, for each row of `scores`.

    Each row is read from both ends at once, so that one loop does for the two directions.
    """
    pairs = np.exp(transitions)
    steps = np.ascontiguousarray(scores.swapaxes(0, 1))
    local = np.exp(steps - steps.max(axis=2, keepdims=True))
    places, rows = np.arange(len(local))[:, None], np.arange(len(lengths))[None]
    from_end = np.maximum(lengths[None] - 1 - places, 0)
    both = np.stack([local, local[from_end, rows]], axis=1)
    ways = np.stack([pairs, pairs.T])
    read = np.empty_like(both)
    read[0] = _share(both[0])
    for at in range(1, len(both)):
        read[at] = _share((read[at - 1] @ ways) * both[at])
    backward = np.ones_like(local)
    backward[1:] = read[:-1, 1] @ pairs.T
    marginals = _share(read[:, 0] * backward[from_end, rows])
    return [marginals[:length, row] for row, length in enumerate(lengths)]


def _share(values: Floats) -> Floats:
    # By the ufunc: the method takes longer to reach it than it takes to add seven numbers.
    totals: Any = np.add.reduce(values, axis=-1, keepdims=True)
    shares: Floats = values / np.maximum(totals, 1e-30)
    return shares
