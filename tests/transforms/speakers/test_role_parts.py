"""Trades by list and by form, as the default profile reads them."""

import pytest

from tests.support.roles import Parts, roles_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“We cannot go on,” weaver Jane Fielding said.",
            [("Jane Fielding", "weaver", None, None)],
            id="a trade that is a surname, too",
        ),
        pytest.param(
            "“We cannot go on,” snorkeller Tom Kendrick said.",
            [("Tom Kendrick", "snorkeller", None, None)],
            id="a trade by its form",
        ),
        pytest.param(
            "Tom Kendrick, a puppeteer from Ostrov, said it.",
            [("Tom Kendrick", "puppeteer", None, None)],
            id="the same behind the name",
        ),
        pytest.param(
            "State mines regulator Harold Nez said it.",
            [("Harold Nez", "State mines regulator", None, None)],
            id="a regulator who is a person",
        ),
        pytest.param(
            "It was the letter Tom Kendrick wrote.",
            [],
            id="a noun of that form that is nobody",
        ),
        pytest.param(
            "The story of the winter Tom Kendrick spent in Oslo was told.",
            [],
            id="nor is a season",
        ),
        pytest.param(
            "“Vote,” said Kinloch’s introducer, actress Jane Fielding.",
            [
                ("Jane Fielding", "introducer", None, "Kinloch"),
                ("Jane Fielding", "actress", None, None),
            ],
            id="two trades, one of them by its form",
        ),
        pytest.param(
            "“We paid,” said State Treasurer Kelly Hale.",
            [("Kelly Hale", "State Treasurer", None, None)],
            id="an office with a capital",
        ),
        pytest.param(
            "He will shepherd Jane Fielding’s bill through the house.", [], id="a deed and no trade"
        ),
        pytest.param(
            "“It took us eleven years,” locksmith Chidi Eze said.",
            [("Chidi Eze", "locksmith", None, None)],
            id="a trade that the tagger takes for several",
        ),
    ],
)
def test_role_parts_know_a_trade(text: str, expected: list[Parts]) -> None:
    assert roles_of(text, "encoder") == expected
