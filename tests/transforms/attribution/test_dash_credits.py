"""Quotations that name their speaker behind a dash or what a page sets for it."""

import pytest

from tests.support.articles import parse
from transforms.attribution.dash_credits import find_credits

SAID = "“It was a long night for us.”"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{SAID} – Anna Roe, mayor of Lom", ["Anna Roe"], id="a dash"),
        pytest.param(f"~ {SAID} ~ Anna Roe", ["Anna Roe"], id="waves"),
        pytest.param(f"★★★★☆ {SAID} – Anna Roe", ["Anna Roe"], id="stars of a review"),
        pytest.param(f"* {SAID} * Anna Roe, teacher", ["Anna Roe"], id="stars"),
        pytest.param(f"Quote of the day: {SAID} — Anna Roe", ["Anna Roe"], id="of the day"),
        pytest.param(
            f"{SAID} – a spokesman for Delta Foods", ["a spokesman for Delta Foods"], id="unnamed"
        ),
        pytest.param(f"{SAID} – the dockers' union", ["the dockers' union"], id="a body"),
        pytest.param(f"{SAID} – the bridge was shut for it.", [], id="a sentence that goes on"),
    ],
)
def test_credits_behind_a_dash_are_who_said_it(text: str, expected: list[str]) -> None:
    article = parse(text)
    found = [item.source and article.slice(*item.source) for item in find_credits(article)]
    assert found == expected
