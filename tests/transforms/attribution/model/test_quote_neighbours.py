"""What stands beside a quotation: what the speaker does, and what another one says."""

import pytest

from tests.support.articles import parse
from tests.support.attributions import report
from transforms.attribution.model.quote_neighbours import leave_neighbours, take_second_half
from transforms.attribution.rules import find_by_rules


@pytest.mark.parametrize(
    ("text", "content", "cue", "expected"),
    [
        pytest.param(
            "“I will stay,” he says, and pours the tea.",
            ("“I will stay,”", "and pours the tea"),
            "says",
            ["“I will stay,”"],
            id="what the speaker does",
        ),
        pytest.param(
            "“I will stay,” he said, and that he liked the tea.",
            ("“I will stay,”", "and that he liked the tea"),
            "said",
            ["“I will stay,”", "and that he liked the tea"],
            id="a second clause that is told",
        ),
        pytest.param(
            "“We will fight”, said Tom Pell. “They know it”, added Anna Kern.",
            ("“We will fight”", "“They know it”"),
            "said",
            ["“We will fight”"],
            id="what another one says",
        ),
        pytest.param(
            "“We will fight,” said Tom Pell. “They know it.”",
            ("“We will fight,”", "“They know it.”"),
            "said",
            ["“We will fight,”", "“They know it.”"],
            id="a quotation that goes on",
        ),
    ],
)
def test_neighbours_of_a_quotation_are_left(
    text: str, content: tuple[str, ...], cue: str, expected: list[str]
) -> None:
    article = parse(text)
    found = leave_neighbours(article, report(article, content, cue), find_by_rules(article))
    assert [text[low:high] for low, high in found.content] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“I switched it off,” said Pell, “and I saw the stars.”",
            ["“I switched it off,”", "“and I saw the stars.”"],
            id="a sentence with the report in the middle",
        ),
        pytest.param(
            "“I switched it off,” said Pell. “Roe saw the stars.”",
            ["“I switched it off,”"],
            id="another sentence",
        ),
        pytest.param(
            "“I switched it off,” said Pell, and made a mark.",
            ["“I switched it off,”"],
            id="what he does",
        ),
    ],
)
def test_second_half_of_a_sentence_is_taken(text: str, expected: list[str]) -> None:
    article = parse(text)
    item = report(article, "“I switched it off,”", "said")
    found = take_second_half(article, item, find_by_rules(article), [])
    assert [text[low:high] for low, high in found.content] == expected


def test_second_half_stays_with_whom_has_it() -> None:
    article = parse("“I switched it off,” said Pell, “and I saw the stars.”")
    item = report(article, "“I switched it off,”", "said")
    other = report(article, "“and I saw the stars.”", "said")
    assert take_second_half(article, item, find_by_rules(article), [other]) == item
