"""Names with a possessive of their own, through the names of a text."""

import pytest

from tests.support.articles import annotate


def _names_of(text: str) -> list[tuple[str, str]]:
    rows = annotate(text)["entity_mentions"]
    return [(row.surface, row.label) for row in rows if row.mention_kind in ("name", "acronym")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The agency Moody's cut the rating of Norvane's bonds.",
            [("Moody's", "ORG"), ("Norvane", "ORG")],
            id="its own, and another's",
        ),
        pytest.param(
            "Chris Christie spoke. Christie's campaign has ended.",
            [("Chris Christie", "PERSON"), ("Christie", "PERSON")],
            id="a person of that name",
        ),
        pytest.param(
            "She lives in Stratford-upon-Avon now.",
            [("Stratford-upon-Avon", "GPE")],
            id="a place of three parts",
        ),
        pytest.param(
            "The Liberal Democrats are aiming to win in May.",
            [("Liberal Democrats", "NORP")],
            id="a party of two words",
        ),
    ],
)
def test_own_possessives_and_parts_of_names_are_kept(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert _names_of(text) == expected
