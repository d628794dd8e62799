"""The best sequence of labels, and how probable each label is: a linear-chain CRF in numpy.

In: a score a token and label, a score a pair of neighbouring labels. Out: the best sequence
(Viterbi) and the marginals (forward-backward), after Lafferty, McCallum and Pereira, ICML 2001.
All windows of an article are decoded side by side, so the loop runs over places and not tokens.
"""

from collections.abc import Sequence

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
    rows, longest, labels = scores.shape
    best = scores[:, 0]
    back = np.zeros((rows, longest, labels), dtype=np.int64)
    identity = np.arange(labels)
    for at in range(1, longest):
        ways = best[:, :, None] + transitions
        back[:, at] = ways.argmax(axis=1)
        going = (at < lengths)[:, None]
        best = np.where(going, ways.max(axis=1) + scores[:, at], best)
        back[:, at] = np.where(going, back[:, at], identity)
    found = np.zeros((rows, longest), dtype=np.int64)
    found[:, -1] = best.argmax(axis=1)
    for at in range(longest - 1, 0, -1):
        found[:, at - 1] = np.take_along_axis(back[:, at], found[:, at, None], axis=1)[:, 0]
    return [found[row, :length] for row, length in enumerate(lengths)]


def find_marginals(scores: Floats, lengths: Ints, transitions: Floats) -> list[Floats]:
    """The probability of each label at each token, for each row of `scores`."""
    longest = scores.shape[1]
    pairs = np.exp(transitions)
    local = np.exp(scores - scores.max(axis=2, keepdims=True))
    forward = np.zeros_like(local)
    backward = np.ones_like(local)
    forward[:, 0] = _share(local[:, 0])
    for at in range(1, longest):
        forward[:, at] = _share((forward[:, at - 1] @ pairs) * local[:, at])
    for at in range(longest - 2, -1, -1):
        ahead = _share((backward[:, at + 1] * local[:, at + 1]) @ pairs.T)
        backward[:, at] = np.where((at + 1 < lengths)[:, None], ahead, 1.0)
    marginals = forward * backward
    marginals /= np.maximum(marginals.sum(axis=2, keepdims=True), 1e-30)
    return [marginals[row, :length] for row, length in enumerate(lengths)]


def _share(values: Floats) -> Floats:
    shares: Floats = values / np.maximum(values.sum(axis=-1, keepdims=True), 1e-30)
    return shares
