"""Pairs of invented articles that do or do not make one claim, through the real annotator."""

from pathlib import Path

import pytest

from benchmarks.claim_pairs import find_joined, load_pairs, read_pairs, score, tell_pairs
from tests.support import paths

PAIRS = paths.DATA / "claim_pairs"


@pytest.mark.parametrize(
    ("name", "most_wrong", "least_recall"),
    [pytest.param("tuned", 1, 0.65, id="tuned"), pytest.param("held", 1, 0.5, id="held")],
)
def test_claim_pairs_annotated_by_the_model(
    tmp_path: Path, name: str, most_wrong: int, least_recall: float
) -> None:
    """The wrong one is "the company will report its results": the same words, of any company."""
    pairs = read_pairs(PAIRS / f"{name}.txt")
    stories = tell_pairs(pairs)

    found = score(pairs, find_joined(stories, load_pairs(stories, tmp_path)))

    assert found.found - found.right <= most_wrong
    assert found.recall >= least_recall
