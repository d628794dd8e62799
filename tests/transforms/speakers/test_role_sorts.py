"""Offices with their sort in front, as the default profile reads them."""

import pytest

from tests.support.roles import Parts, roles_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Town clerk Tendai Hale said it.",
            [("Tendai Hale", "Town clerk", None, None)],
            id="of what sort an office is",
        ),
        pytest.param(
            "Race committee chairman Imran Jatoi said it.",
            [("Imran Jatoi", "Race committee chairman", None, None)],
            id="a committee without a name",
        ),
        pytest.param(
            "Kinloch’s police chief, Chidi Eze, said it.",
            [("Chidi Eze", "police chief", None, "Kinloch")],
            id="an office of a place with its sort",
        ),
        pytest.param(
            "Conservative House leader Diego Aranda said it.",
            [("Diego Aranda", "Conservative House leader", None, None)],
            id="the leader of a party in the house",
        ),
        pytest.param(
            "City manager Pep Hale said it.",
            [("Pep Hale", "manager", None, "City")],
            id="a club, which is no sort",
        ),
    ],
)
def test_role_sorts_are_a_part_of_the_title(text: str, expected: list[Parts]) -> None:
    assert roles_of(text, "encoder") == expected
