"""Names in lines of a table."""

import pytest

from tests.support.articles import parse
from transforms.entities.tables import find_table_names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Norwich 2 Plymouth Argyle 0",
            [("Norwich", "ORG"), ("Plymouth Argyle", "ORG")],
            id="a score",
        ),
        pytest.param("Pittsburgh 14 6 2", [("Pittsburgh", "ORG")], id="a standing"),
        pytest.param("France 3 1 0 6", [("France", "GPE")], id="a country's team"),
        pytest.param(
            "Temperatures at noon: Oslo 4, Helsinki 2, Riga 6.",
            [("Oslo", "GPE"), ("Helsinki", "GPE"), ("Riga", "GPE")],
            id="a list of places",
        ),
        pytest.param(
            "Pavel Hruska (Czech Republic) beat Tom Ridley (Britain) 6-4 6-3",
            [
                ("Pavel Hruska", "PERSON"),
                ("Czech Republic", "GPE"),
                ("Tom Ridley", "PERSON"),
                ("Britain", "GPE"),
            ],
            id="players with their countries",
        ),
        pytest.param("Jane Roe won 2 of 3 in Lund.", [], id="a sentence is no table"),
    ],
)
def test_tables_hold_names(text: str, expected: list[tuple[str, str]]) -> None:
    article = parse(text)
    found = [(article.slice(*tokens), label) for tokens, label in find_table_names(article)]
    assert found == expected
