import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from transforms.parse.entity_labels import find_entities, name_labels

TYPES = ("ORG", "PERSON")
LABELS = name_labels(TYPES)


def score(*names: str) -> np.ndarray:
    scores = np.zeros((len(names), len(LABELS)), dtype=np.float32)
    for row, name in enumerate(names):
        scores[row, LABELS.index(name)] = 5.0
    return scores


def test_name_labels_outside_first_then_four_moves_a_type() -> None:
    assert "O B-ORG I-ORG L-ORG U-ORG B-PERSON I-PERSON L-PERSON U-PERSON".split() == LABELS


def test_find_entities_reads_labels_that_fit() -> None:
    scores = score("U-ORG", "O", "B-PERSON", "I-PERSON", "L-PERSON", "U-PERSON")
    assert find_entities(scores, np.zeros(6, dtype=np.bool_), TYPES) == [
        (0, 1, "ORG"),
        (2, 5, "PERSON"),
        (5, 6, "PERSON"),
    ]


def test_find_entities_mends_labels_that_do_not_fit_by_the_best_path() -> None:
    scores = score("B-ORG", "I-PERSON", "L-ORG")
    scores[1, LABELS.index("I-ORG")] = 4.0
    assert find_entities(scores, np.zeros(3, dtype=np.bool_), TYPES) == [(0, 3, "ORG")]


def test_find_entities_none_crosses_the_start_of_a_sentence() -> None:
    scores = score("B-ORG", "L-ORG")
    scores[0, LABELS.index("U-ORG")] = 4.0
    scores[1, LABELS.index("O")] = 4.0
    assert find_entities(scores, np.array([True, True]), TYPES) == [(0, 1, "ORG")]


@given(st.integers(1, 12), st.integers(0, 2**32 - 1))
def test_find_entities_are_apart_and_inside_a_sentence(count: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    scores = chance.normal(0, 2, (count, len(LABELS))).astype(np.float32)
    opens = chance.random(count) < 0.3
    found = find_entities(scores, opens, TYPES)
    free = 0
    for start, end, _ in found:
        assert free <= start < end <= count
        assert not opens[start + 1 : end].any()
        free = end
