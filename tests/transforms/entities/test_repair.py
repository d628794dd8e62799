"""What stands around a name is no part of it."""

import pytest

from tests.support.entities import Group, entities_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Spaniard Guillermo Lopez said the race was hard.",
            [("person", "Guillermo Lopez", ["Guillermo Lopez"])],
            id="a people's name",
        ),
        pytest.param(
            "Frenchman Luc Moreau said the course was wet.",
            [("person", "Luc Moreau", ["Luc Moreau"])],
            id="a people's name in -man",
        ),
        pytest.param(
            "Billionaire Sheldon Hill said the tax was low.",
            [("person", "Sheldon Hill", ["Sheldon Hill"])],
            id="what somebody owns",
        ),
        pytest.param(
            "Teenager Mia Lund said she was cold.",
            [("person", "Mia Lund", ["Mia Lund"])],
            id="an age",
        ),
        pytest.param(
            "Tycoon Rupert Vane said the paper would close. Vane said he was sad.",
            [("person", "Rupert Vane", ["Rupert Vane", "Vane"])],
            id="and the surname later",
        ),
        pytest.param(
            "Nurse Adela Finch turned to the board.",
            [("person", "Adela Finch", ["Adela Finch"])],
            id="a trade, which the model reads as a body of three words",
        ),
        pytest.param(
            "Widow Ann Harker said the house was sold.",
            [("person", "Ann Harker", ["Ann Harker"])],
            id="kinship",
        ),
    ],
)
def test_descriptors_before_a_name_are_left_out(text: str, expected: list[Group]) -> None:
    assert entities_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Hill Joked that it had rained. Sheldon Hill said so.",
            [("person", "Sheldon Hill", ["Hill", "Sheldon Hill"])],
            id="a surname",
        ),
        pytest.param(
            "WATCH: Roe Joked About rain. Jane Roe said it had rained.",
            [("person", "Jane Roe", ["Roe", "Jane Roe"])],
            id="that the model takes for a law",
        ),
        pytest.param(
            "Obama Jokes About His Age at dinner in Brno. Obama said so.",
            [("person", "Obama", ["Obama", "Obama"]), ("place", "Brno", ["Brno"])],
            id="in the present",
        ),
    ],
)
def test_verb_in_capitals_behind_a_name_is_left_out(text: str, expected: list[Group]) -> None:
    assert entities_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Serhiy Danilov, deputy head of the Institute of Law, said it was bad.",
            ("person", "Serhiy Danilov"),
            id="an office",
        ),
        pytest.param("Yandry Sumba, 43, said it was bad.", ("person", "Yandry Sumba"), id="an age"),
        pytest.param(
            "Severka Group, owner of the port, said it was bad.",
            ("organization", "Severka Group"),
            id="what a body may be, too",
        ),
    ],
)
def test_names_are_people_by_what_stands_behind_them(text: str, expected: tuple[str, str]) -> None:
    first = entities_of(text)[0]
    assert (first[0], first[1]) == expected
