"""Reports between commas inside the clause that they report."""

import pytest

from tests.support.articles import parse
from transforms.attribution.parentheticals import find_parentheticals


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The plan, notes Roe, will fail.",
            [("Roe", "notes", "The plan … will fail")],
            id="the verb first",
        ),
        pytest.param(
            "Reasons behind, Mariam narrates, is that the road is bad.",
            [("Mariam", "narrates", "Reasons behind … is that the road is bad")],
            id="behind a subject that the parser does not know",
        ),
        pytest.param(
            "So, if they pass where there is light, he adds, they are safe.",
            [("he", "adds", "So, if they pass where there is light … they are safe")],
            id="behind a condition",
        ),
        pytest.param("It was late, Roe said, citing a report.", [], id="behind a clause"),
        pytest.param(
            "The deal, Roe said, was off, and he went home.", [], id="before another clause"
        ),
        pytest.param("Roe, Hale, Weiss, and Kern left.", [], id="a list"),
        pytest.param("Roe, 22, speaks English, Spanish and Malay.", [], id="what a verb takes"),
    ],
)
def test_parenthetical_reports_all_of_its_clause(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    article = parse(text)
    found = [
        (
            article.slice(*item.source) if item.source else "",
            article.slice(*item.cue) if item.cue else "",
            " … ".join(text[low:high] for low, high in item.content),
        )
        for item in find_parentheticals(article)
    ]
    assert found == expected
