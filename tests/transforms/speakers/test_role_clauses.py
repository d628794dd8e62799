"""Whose role a clause tells, as the default profile reads it."""

import pytest

from tests.support.roles import Parts, roles_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "She is the long-term partner of Manchester City midfielder Phil Hale.",
            [("Phil Hale", "midfielder", None, "Manchester City")],
            id="what another is of him",
        ),
        pytest.param(
            "Bobby Scott, ranking member of the House education committee and one of the chief "
            "negotiators, said it.",
            [("Bobby Scott", "ranking member", None, "House education committee")],
            id="one of others besides",
        ),
        pytest.param(
            "Altman, a former deputy treasury secretary and head of the fund Evercore, said it.",
            [
                ("Altman", "former deputy treasury secretary", None, None),
                ("Altman", "head", None, "Evercore"),
            ],
            id="what he was is not of the body that he leads",
        ),
        pytest.param(
            "Trump has yet to endorse House Speaker Paul Hale’s re-election bid.",
            [("Paul Hale", "Speaker", None, "House")],
            id="in front of a possessive",
        ),
        pytest.param(
            "As policy director for the American Civil Liberties Union, Keegan Hale was there.",
            [("Keegan Hale", "policy director", None, "American Civil Liberties Union")],
            id="in front of the sentence",
        ),
        pytest.param(
            "John Stoehr is a lecturer in law at Yale and a contributing writer at Vik Monthly.",
            [
                ("John Stoehr", "lecturer", "law", "Yale"),
                ("John Stoehr", "contributing writer", None, "Vik Monthly"),
            ],
            id="two roles of a predicate",
        ),
        pytest.param(
            "Ray Hill had been the finance chairman for New Jersey Gov. Chris Hale.",
            [
                ("Ray Hill", "finance chairman", None, None),
                ("Chris Hale", "Gov.", None, "New Jersey"),
            ],
            id="whose chairman he is is not one",
        ),
        pytest.param(
            "Lina Moe, the mayor of Vik, and Per Aas, the head of the port, met on Friday.",
            [("Lina Moe", "mayor", None, "Vik"), ("Per Aas", "head", None, "port")],
            id="two people with a role each",
        ),
    ],
)
def test_role_clauses_give_a_role_to_whom_they_are_about(text: str, expected: list[Parts]) -> None:
    assert roles_of(text, "encoder") == expected
