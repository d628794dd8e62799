"""What the model leaves open and the rules find."""

import pytest

from tests.support.articles import parse
from transforms.attribution.model.left_to_rules import take_from_rules
from transforms.attribution.rules import find_by_rules
from transforms.attribution.types import Attribution


def read(text: str, found: list[Attribution]) -> list[tuple[str | None, str]]:
    article = parse(text)
    taken = take_from_rules(article, found, find_by_rules(article))
    return [
        (
            None if item.source is None else article.slice(*item.source),
            text[slice(*item.content[0])],
        )
        for item in taken
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The ferry was late on Monday, the harbour office said in a statement.",
            [("the harbour office", "The ferry was late on Monday")],
            id="a whole sentence",
        ),
        pytest.param(
            "Thousands of nurses are being paid too little, says a report highlighting the cuts.",
            [("a report", "Thousands of nurses are being paid too little")],
            id="whom a clause describes",
        ),
        pytest.param(
            "According to the opposition parties, however, it is all one big trick.",
            [("the opposition parties", "however, it is all one big trick")],
            id="according to somebody",
        ),
        pytest.param("That's according to the mayor of Lom.", [], id="what was told before"),
        pytest.param(
            "They vote according to their instinct, without a thought.",
            [],
            id="according to nobody",
        ),
        pytest.param(
            "Late on Monday, he said.",
            [],
            id="no sentence",
        ),
    ],
)
def test_a_whole_sentence_is_left_to_the_rules(
    text: str, expected: list[tuple[str | None, str]]
) -> None:
    assert read(text, []) == expected


def test_a_report_whose_cue_is_used_is_not_taken() -> None:
    text = "The ferry was late on Monday, the harbour office said."
    article = parse(text)
    low = text.index("said")
    cue = article.tokens_of(low, low + 4)
    other = Attribution(((low, low + 4),), None, cue, "say", "model", "indirect")
    assert read(text, [other]) == []
