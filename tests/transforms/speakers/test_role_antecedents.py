"""The body that "its" stands for in front of an office."""

import pytest

from tests.support.articles import parse
from transforms.entities.recognize import find_names
from transforms.speakers.roles import find_roles


def affiliations(text: str) -> list[tuple[str | None, str | None]]:
    article = parse(text)
    return [(r.title, r.affiliation) for r in find_roles(article, find_names(article))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Severka Motors closed on Monday. Its chief executive, Jane Roe, said it was broke.",
            [("chief executive", "Severka Motors")],
            id="the body of the sentence before",
        ),
        pytest.param(
            "Tom Vik's header gave Severka Rovers a win. Their manager, Jane Roe, was sorry.",
            [("manager", "Severka Rovers")],
            id="their manager",
        ),
        pytest.param(
            "Severka Motors sued the Tilford Council on Monday. Its director, Jane Roe, was sorry.",
            [("director", "Severka Motors")],
            id="of two bodies the one that acts",
        ),
        pytest.param(
            "Severka Motors said the Tilford Council was wrong. Its director, Jane Roe, left.",
            [("director", None)],
            id="two that act are one too many",
        ),
        pytest.param(
            "Severka Motors closed on Monday.\n“We are broke,” said its chairman, Jane Roe.",
            [("chairman", "Severka Motors")],
            id="behind a quotation that opens the paragraph",
        ),
        pytest.param(
            "Bookmaker Paddy Fortune makes her a favourite. “It is tight,” said its spokesman, "
            "Tom Hale.",
            [("spokesman", "Paddy Fortune")],
            id="a firm that is called like a person",
        ),
        pytest.param(
            "Northlode, which owns the mine, has stopped. Its director, Jane Roe, left.",
            [("director", "Northlode")],
            id="what a clause shows to be a body",
        ),
        pytest.param(
            "She is at Lindale University. Jane Roe, an expert there, left.",
            [("expert", "Lindale University")],
            id="a body that there stands for",
        ),
        pytest.param(
            "Severka is quiet, according to the Met Office. Jane Roe, an expert there, left.",
            [("expert", "Met Office")],
            id="of two bodies the one that is not the subject",
        ),
        pytest.param(
            "It rained. Its chairman, Jane Roe, left.", [("chairman", None)], id="no body at all"
        ),
        pytest.param(
            "“It failed,” said Jane Roe, a professor of law at the University of Oslo. Tom Hale, "
            "an economist at the same university, disagreed.",
            [("professor", "University of Oslo"), ("economist", "University of Oslo")],
            id="at the same body",
        ),
        pytest.param(
            "“It failed,” said Jane Roe, a professor of law at the University of Oslo. Tom Hale, "
            "of the same university, disagreed.",
            [("professor", "University of Oslo"), (None, "University of Oslo")],
            id="of the same body, and nothing else",
        ),
    ],
)
def test_roles_of_its_office_have_the_body(
    text: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert affiliations(text) == expected


def test_a_party_by_its_sort_has_the_name_it_was_given_before() -> None:
    text = (
        "The ruling Future Party vowed to block the bill.\n"
        "Tom Hale, the party's floor leader, said no."
    )
    assert affiliations(text) == [("floor leader", "Future Party")]


def test_two_parties_are_one_too_many() -> None:
    text = (
        "The Future Party and the Progress Party vowed to block the bill.\n"
        "Tom Hale, the party's floor leader, said no."
    )
    assert affiliations(text) == [("floor leader", "party")]


def test_an_office_at_the_start_is_that_of_where_it_is() -> None:
    text = "At the Delta Medical Center, director Jane Roe said it was dark."
    assert affiliations(text) == [("director", "Delta Medical Center")]
