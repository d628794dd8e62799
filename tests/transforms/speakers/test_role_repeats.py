"""What is stated in two places of one person."""

import pytest

from tests.support.roles import Parts, roles_of
from transforms.speakers.role_repeats import fill_repeats
from transforms.speakers.types import Role


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Chief executive Jane Roe said the carrier had to save.\nIt is a lot, the paper quoted "
            "Qantas chief executive Jane Roe as saying.",
            [
                ("Jane Roe", "Chief executive", None, "Qantas"),
                ("Jane Roe", "chief executive", None, "Qantas"),
            ],
            id="a title is of the body that is told later",
        ),
    ],
)
def test_role_repeats_of_an_article(text: str, expected: list[Parts]) -> None:
    assert roles_of(text, "encoder") == expected


def test_role_repeats_of_two_bodies_tell_nothing() -> None:
    roles = [
        Role(0, (0, 1), "chairman", None, None, "rules/role-before"),
        Role(1, (4, 7), "chairman", None, "Severka", "rules/role-behind"),
        Role(2, (9, 12), "chairman", None, "Norvane", "rules/role-behind"),
    ]
    assert fill_repeats(roles, {0: 0, 1: 0, 2: 0}) == roles


def test_role_repeats_leave_other_people_alone() -> None:
    roles = [
        Role(0, (0, 1), "chairman", None, None, "rules/role-before"),
        Role(1, (4, 7), "chairman", None, "Severka", "rules/role-behind"),
    ]
    assert fill_repeats(roles, {0: 0, 1: 1}) == roles
