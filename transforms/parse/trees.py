"""Scores of arcs to dependency trees, one root a sentence.

In: for a stretch of words, how well each could be the head of each (a word as its own head is a
root), and where sentences open. Out: the head of each word. The best head of every word mostly
makes a tree at once; only a sentence in which it does not is given to Chu and Liu's and Edmonds'
algorithm (McDonald et al., HLT 2005), tried with each of its likeliest roots. The decision to
question: arcs may cross, since a parser by scores has no reason to forbid what German or a
quotation in the middle of its report does.
"""

from itertools import pairwise

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

ROOTS_TRIED = 3
ROUNDING = 1e-2
"""More than what sums of scores are off by."""


def find_heads(scores: Floats, opens: npt.NDArray[np.bool_]) -> Ints:
    """The head of each of n words, itself for a root; `scores[i, j]`: j as the head of i.

    `opens[i]`: a sentence opens at i; the first word opens one in any case.
    """
    count = len(scores)
    heads: Ints = np.zeros(count, dtype=np.int64)
    if not count:
        return heads
    starts = [0, *(np.flatnonzero(opens[1:]) + 1).tolist()]
    sentences = list(pairwise([*starts, count]))
    for low, high in sentences:
        heads[low:high] = low + scores[low:high, low:high].argmax(axis=1)
    top = heads
    for _ in range(max(high - low for low, high in sentences).bit_length()):
        top = top[top]
    is_root = heads == np.arange(count)
    is_tree = (np.add.reduceat(is_root, starts, dtype=np.int64) == 1) & np.logical_and.reduceat(
        is_root[top], starts
    )
    for number in np.flatnonzero(~is_tree).tolist():
        low, high = sentences[number]
        heads[low:high] = low + _find_tree(scores[low:high, low:high])
    return heads


def _find_tree(scores: Floats) -> Ints:
    """The best tree of one sentence."""
    shares = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
    likeliest = np.argsort(-np.diagonal(shares))[:ROOTS_TRIED]
    own = np.arange(len(scores))
    without = shares.astype(np.float64)
    without[own, own] = -np.inf
    most = without.max(axis=1)
    best: tuple[float, Ints] | None = None
    for root in likeliest.tolist():
        # No tree on this root is better than the best head of each word, be that a tree or not.
        bound = most.sum() - most[root] + shares[root, root]
        if best is not None and bound < best[0] - ROUNDING:
            continue
        heads = _span(without, root)
        total = float(shares[own, heads].sum())
        if best is None or total > best[0]:
            best = total, heads
    assert best is not None
    return best[1]


def _span(scores: npt.NDArray[np.float64], root: int) -> Ints:
    """The best heads of a tree that hangs on `root`, whose head is itself."""
    count = len(scores)
    scores = scores.copy()
    scores[root] = -np.inf
    scores[root, root] = 0.0
    heads: Ints = scores.argmax(axis=1)
    cycle = _find_cycle(heads, root)
    if cycle is None:
        return heads
    inside = np.zeros(count, dtype=np.bool_)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    at = np.append(outside, -1)
    smaller = np.full((len(at), len(at)), -np.inf)
    smaller[:-1, :-1] = scores[np.ix_(outside, outside)]
    # A word outside may hang on any word of the cycle; the cycle is entered where that costs least.
    leaving = scores[np.ix_(outside, cycle)]
    smaller[:-1, -1] = leaving.max(axis=1)
    entering = scores[np.ix_(cycle, outside)] - scores[cycle, heads[cycle]][:, None]
    smaller[-1, :-1] = entering.max(axis=0)
    found = _span(smaller, int(np.flatnonzero(outside == root)[0]))
    result = heads.copy()
    for number, word in enumerate(outside.tolist()):
        head = int(found[number])
        result[word] = (
            cycle[int(leaving[number].argmax())] if head == len(outside) else outside[head]
        )
    enters = int(found[-1])
    result[cycle[int(entering[:, enters].argmax())]] = outside[enters]
    return result


def _find_cycle(heads: Ints, root: int) -> Ints | None:
    head_of = heads.tolist()
    seen = [0] * len(head_of)
    seen[root] = -1
    for start in range(len(head_of)):
        at = start
        while not seen[at]:
            seen[at] = start + 1
            at = head_of[at]
        if seen[at] == start + 1:
            cycle = [at]
            while head_of[cycle[-1]] != at:
                cycle.append(head_of[cycle[-1]])
            return np.array(cycle)
    return None
