"""Exchanges: who was asked answers, who asks goes on asking, and behind that nobody is sure."""

import pytest

from tests.support.articles import parse
from transforms.attribution.exchanges import find_exchanges

ASKED = "“Is it over?” Roe asked Paul Holm."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"{ASKED}\n“I think so.”\n“And the money?”\n“Gone.”",
            [("Paul Holm", "“I think so.”"), ("Roe", "“And the money?”"), ("Paul Holm", "“Gone.”")],
            id="in turn",
        ),
        pytest.param(
            f"{ASKED}\n“I think so.”\n“We thought so.”",
            [("Paul Holm", "“I think so.”")],
            id="an answer without a further question ends it",
        ),
        pytest.param(f"{ASKED}\n“I think so,” she said.", [], id="with a report of its own"),
        pytest.param("“Is it over?” Roe asked.\n“Yes.”", [], id="nobody was asked"),
        pytest.param("“Is it over?” Roe asked MPs.\n“We have paid.”", [], id="a house is asked"),
        pytest.param("“Is it over?” Roe asked on Monday.\n“Yes.”", [], id="a day is not asked"),
    ],
)
def test_exchanges_alternate_as_far_as_they_ask(text: str, expected: list[tuple[str, str]]) -> None:
    article = parse(text)
    found = [
        (item.source and article.slice(*item.source), article.text[slice(*item.content[0])])
        for item in find_exchanges(article)
    ]
    assert found == expected
