"""The check-worthiness score: what it puts first, and that it is small and the same each time."""

from importlib import resources

import pytest

from tests.support.articles import parse
from transforms.claims.check_worthiness import Scale


def score(text: str) -> float:
    doc = parse(text).doc
    return Scale(doc).score([(0, len(doc))])


@pytest.mark.parametrize(
    ("more", "less"),
    [
        pytest.param(
            "Unemployment in Varna fell by 12 percent last year.",
            "I think we all love this town.",
            id="a figure before a feeling",
        ),
        pytest.param(
            "The ministry spent 40 million euros on the harbour.",
            "We hope that you will come again.",
            id="a past expense before a wish",
        ),
        pytest.param(
            "More than half of the schools closed in 2019.",
            "Let me say one more thing.",
            id="a share before a phrase of speech",
        ),
    ],
)
def test_worthiness_orders_claims(more: str, less: str) -> None:
    assert score(more) > 0.3 > score(less)


def test_worthiness_of_a_claim_is_that_of_its_words_alone() -> None:
    doc = parse("Thank you. Exports fell by 12 percent. We hope so.").doc
    start, end = 3, 9
    assert doc.span(start, end).text == "Exports fell by 12 percent."
    scale = Scale(doc)
    assert scale.score([(start, end)]) > scale.score([(0, len(doc))])
    assert scale.score([(start, end)]) == Scale(doc).score([(start, end)])


def test_worthiness_masks_names() -> None:
    one = score("Germany exported 12 million cars in 2019.")
    other = score("France exported 12 million cars in 2019.")
    assert one == pytest.approx(other, abs=0.02)


def test_worthiness_ships_small() -> None:
    path = resources.files("transforms").joinpath("claims/check_worthiness.npz")
    assert len(path.read_bytes()) < 300_000
