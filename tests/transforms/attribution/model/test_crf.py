import itertools

import numpy as np
import pytest

from transforms.attribution.model.crf import find_best_labels, find_marginals, stack

RANDOM = np.random.default_rng(7)
ROWS = [RANDOM.normal(size=(length, 3)).astype(np.float32) for length in (1, 4, 5)]
PAIRS = RANDOM.normal(size=(3, 3)).astype(np.float32)
PAIRS[0, 2] = -1e4


def score_of(row: np.ndarray, labels: tuple[int, ...]) -> float:
    steps = sum(PAIRS[a, b] for a, b in itertools.pairwise(labels))
    return float(sum(row[at, label] for at, label in enumerate(labels)) + steps)


@pytest.mark.parametrize("number", range(3), ids=["one token", "four tokens", "five tokens"])
def test_label_chain_agrees_with_all_sequences_counted_out(number: int) -> None:
    row = ROWS[number]
    ways = list(itertools.product(range(3), repeat=len(row)))
    scores = np.array([score_of(row, way) for way in ways])
    best = find_best_labels(*stack(ROWS), PAIRS)[number]
    assert tuple(best) == ways[int(scores.argmax())]
    shares = np.exp(scores - scores.max())
    shares /= shares.sum()
    expected = np.zeros((len(row), 3))
    for way, share in zip(ways, shares, strict=True):
        for at, label in enumerate(way):
            expected[at, label] += share
    marginals = find_marginals(*stack(ROWS), PAIRS)[number]
    np.testing.assert_allclose(marginals, expected, atol=1e-4)
