"""Scores of BILUO labels to entities.

In: for each word a score a label (begin, inside, last, unit of a type, or outside: Ratinov and
Roth, CoNLL 2009), and where sentences open. Out: entities as ranges of words. The decision to
question: the best label of each word is taken as it is where the labels fit one another, which
they mostly do; the best path through the labels is sought only in a sentence where they do not.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

MOVES = "BILU"
NEVER = np.float32(-1e9)


def name_labels(types: Sequence[str]) -> list[str]:
    """All labels, the outside one first."""
    return ["O", *(f"{move}-{name}" for name in types for move in MOVES)]


def find_entities(
    scores: Floats, opens: npt.NDArray[np.bool_], types: Sequence[str]
) -> list[tuple[int, int, str]]:
    """(first word, end, type) of each entity, from left to right; none crosses a sentence."""
    labels: Ints = scores.argmax(axis=1)
    steps = _score_steps(len(types))
    begins = opens.copy()
    begins[:1] = True
    ends = np.append(begins[1:], True)
    before = np.where(begins, 0, np.roll(labels, 1))
    misfits = (steps[labels, before] < 0) | (ends & (steps[0, labels] < 0))
    edges = np.append(np.flatnonzero(begins), len(labels))
    sentences = np.unique(np.searchsorted(edges, np.flatnonzero(misfits), side="right"))
    for low, high in zip(edges[sentences - 1].tolist(), edges[sentences].tolist(), strict=True):
        labels[low:high] = _find_path(scores[low:high], steps)
    move = np.where(labels > 0, (labels - 1) % 4, -1)
    starts = np.flatnonzero((move == 0) | (move == 3))
    ends = np.flatnonzero(move >= 2) + 1
    return [
        (start, end, types[(int(labels[start]) - 1) // 4])
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
    ]


@cache
def _score_steps(types: int) -> Floats:
    """0 where the first label may stand behind the second, else `NEVER`."""
    count = 1 + 4 * types
    numbers = np.arange(count)
    move = np.where(numbers == 0, 4, (numbers - 1) % 4)
    kind = np.where(numbers == 0, -1, (numbers - 1) // 4)
    is_open = np.isin(move, (0, 1))
    goes_on = np.isin(move, (1, 2))
    same = kind[:, None] == kind[None, :]
    fits = np.where(is_open[None, :], goes_on[:, None] & same, ~goes_on[:, None])
    return np.where(fits, np.float32(0), NEVER)


def _find_path(scores: Floats, steps: Floats) -> Ints:
    """The best labels of one sentence that fit one another (Viterbi)."""
    total = scores[0] + steps[:, 0]
    back: list[Ints] = []
    for row in scores[1:]:
        ways = steps + total
        back.append(ways.argmax(axis=1))
        total = ways.max(axis=1) + row
    label = int((total + steps[0]).argmax())
    path = [label]
    for best in reversed(back):
        label = int(best[label])
        path.append(label)
    return np.array(path[::-1])
