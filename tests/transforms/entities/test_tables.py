"""Names in lines of a table."""

import pytest

from tests.support.articles import parse
from transforms.entities.tables import NO_NAME, find_symbols, find_table_names


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
        pytest.param("Revs 16.3 mln vs 13.1 mln", [("Revs", NO_NAME)], id="a line of figures"),
        pytest.param(
            "TARNOW MILLS INC <TMI> 4TH QTR NET", [("TARNOW MILLS INC", "ORG")], id="a share"
        ),
        pytest.param(
            "<BANK OF TARNOW> 1ST QTR NET", [("BANK OF TARNOW", "ORG")], id="a firm without symbol"
        ),
        pytest.param(
            "ROE CUTS STAKE IN TARNOW MILLS <TMI>", [("TARNOW MILLS", "ORG")], id="whose share"
        ),
    ],
)
def test_tables_hold_names(text: str, expected: list[tuple[str, str]]) -> None:
    article = parse(text)
    found = [(article.slice(*tokens), label) for tokens, label in find_table_names(article)]
    assert found == expected


def test_tables_symbols_of_shares_are_no_names() -> None:
    article = parse("Orva AB (ORV.ST) bought Tarnow Motors <TM> in May (WHO).")
    assert [article.slice(*tokens) for tokens in find_symbols(article)] == ["ORV.ST", "TM"]
