"""What the article's own words tell of a name that the model mistook."""

import pytest

from tests.support.articles import annotate


def types_of(text: str) -> dict[str, str]:
    """The type of each entity by its name."""
    rows = annotate(text, attribution="rules")
    return {row.canonical_name: row.entity_type for row in rows["entities"]}


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        pytest.param(
            "Best Buy said it would open 20 stores. Shares in Best Buy rose 3 per cent.",
            "Best Buy",
            "organization",
            id="it, and shares",
        ),
        pytest.param(
            "Sinn Féin said it would not sign. Sinn Féin MP Colm Hanley said talks would go on.",
            "Sinn Féin",
            "organization",
            id="it, and a member of parliament",
        ),
        pytest.param(
            "Mirza Kabir said it had closed. Mirza Kabir said so on Monday.",
            "Mirza Kabir",
            "person",
            id="one it is no proof",
        ),
    ],
)
def test_evidence_tells_bodies_from_people(text: str, name: str, expected: str) -> None:
    assert types_of(text)[name] == expected


def test_evidence_gives_the_firm_its_first_word() -> None:
    text = (
        "American Airlines said it had ordered 40 jets.\n\n"
        "American plans to begin flying the jets next year. American said it would grow."
    )
    assert types_of(text) == {"American Airlines": "organization"}


def test_evidence_leaves_the_people_of_that_name() -> None:
    text = "American Airlines has ordered 40 jets. American officials said they were glad."
    assert types_of(text) == {"American Airlines": "organization", "American": "group"}
