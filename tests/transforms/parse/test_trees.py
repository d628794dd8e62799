import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.parse.trees import find_heads


def best_by_trying_all(scores: np.ndarray) -> float:
    """The score of the best tree with one root, by trying all heads of all words."""
    count = len(scores)
    shares = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
    return max(
        float(shares[np.arange(count), list(heads)].sum())
        for heads in itertools.product(range(count), repeat=count)
        if sum(head == word for word, head in enumerate(heads)) == 1 and is_tree(heads)
    )


def is_tree(heads: tuple[int, ...]) -> bool:
    for word in range(len(heads)):
        for _ in range(len(heads)):
            word = heads[word]
        if heads[word] != word:
            return False
    return True


@given(st.integers(1, 5), st.integers(0, 2**32 - 1))
@pytest.mark.deep
def test_find_heads_gives_the_best_tree_with_one_root(count: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(0, 2, (count, count)).astype(np.float32)
    heads = find_heads(scores, np.zeros(count, dtype=np.bool_))
    assert is_tree(tuple(heads.tolist()))
    assert sum(heads == np.arange(count)) == 1
    shares = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
    found = float(shares[np.arange(count), heads].sum())
    # Three of five roots are tried, so the best of all may be missed by the root alone.
    best = best_by_trying_all(scores)
    assert found <= best + 1e-4
    assert count > 3 or found == pytest.approx(best, abs=1e-4)


def test_find_heads_no_arc_leaves_its_sentence() -> None:
    scores = np.zeros((4, 4), dtype=np.float32)
    scores[:, 0] = 9.0
    scores[2, 2] = 1.0
    scores[3, 2] = 1.0
    heads = find_heads(scores, np.array([True, False, True, False]))
    assert heads.tolist() == [0, 0, 2, 2]


def test_find_heads_a_sentence_whose_best_arcs_run_in_a_circle_becomes_a_tree() -> None:
    scores = np.array([[0, 5, 0], [5, 0, 4], [0, 0, 3]], dtype=np.float32)
    heads = find_heads(scores, np.zeros(3, dtype=np.bool_))
    assert heads.tolist() == [1, 2, 2]
