"""Names with hyphens: whole where they are one name, none where they are two."""

import pytest

from tests.support.entities import Group, entities_of
from transforms.entities.compounds import word_ends


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The Boeing-Air Force deal failed. Boeing said it had lost money. "
            "The Air Force said it would look elsewhere.",
            [
                ("organization", "Boeing", ["Boeing"]),
                ("organization", "Air Force", ["Air Force"]),
            ],
            id="two bodies, the second of two words",
        ),
        pytest.param(
            "The Sony-Ericsson venture ended. Sony said it would sell its half. "
            "Ericsson said it would buy it.",
            [("organization", "Sony", ["Sony"]), ("organization", "Ericsson", ["Ericsson"])],
            id="two firms",
        ),
        pytest.param(
            "The Kerry-Edwards campaign opened an office. John Kerry and John Edwards met. "
            "Kerry said he was glad.",
            [
                ("person", "John Kerry", ["John Kerry", "Kerry"]),
                ("person", "John Edwards", ["John Edwards"]),
            ],
            id="two people, named in full elsewhere",
        ),
        pytest.param(
            "A Fiat-Chrysler merger was near. Fiat said it was pleased.",
            [
                ("organization", "Fiat-Chrysler", ["Fiat-Chrysler"]),
                ("organization", "Fiat", ["Fiat"]),
            ],
            id="one of the two stands alone: no short form of the other",
        ),
        pytest.param(
            "Rolls-Royce said it would cut jobs. Rolls-Royce shares fell.",
            [("organization", "Rolls-Royce", ["Rolls-Royce", "Rolls-Royce"])],
            id="one name",
        ),
        pytest.param(
            "Hewlett-Packard said it would split. Hewlett-Packard Co. shares rose.",
            [
                (
                    "organization",
                    "Hewlett-Packard Co.",
                    ["Hewlett-Packard", "Hewlett-Packard Co."],
                )
            ],
            id="one name, later with its legal form",
        ),
        pytest.param(
            "Chang Chi-cheng said the bank was sound. Chang said he agreed.",
            [("person", "Chang Chi-cheng", ["Chang Chi-cheng", "Chang"])],
            id="a given name with a small second half",
        ),
        pytest.param(
            "Jean-Luc Picard-Roe said the ship was ready.",
            [("person", "Jean-Luc Picard-Roe", ["Jean-Luc Picard-Roe"])],
            id="a double surname",
        ),
    ],
)
def test_compounds_are_neither_and_hyphenated_names_whole(text: str, expected: list[Group]) -> None:
    assert entities_of(text) == expected


@pytest.mark.parametrize(
    ("name", "ends"),
    [
        pytest.param("Boeing-Air Force", {2, 3}, id="a hyphen"),
        pytest.param("the Markets Authority", {1, 2}, id="an article"),
        pytest.param("Roe & Co.", {1, 2, 3}, id="a sign"),
    ],
)
def test_word_ends_counts_the_words_before_spaces(name: str, ends: set[int]) -> None:
    assert word_ends(name) == ends
