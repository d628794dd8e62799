"""What is told according to somebody: where the source ends, and which words are told."""

import pytest

from tests.support.articles import annotate, who_said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The captain, according to two of his officers, had been watching football.",
            [("two of his officers", "indirect", "The captain … had been watching football")],
            id="between the subject and its verb",
        ),
        pytest.param(
            "The woman was, according to Pell, seen in Cork.",
            [("Pell", "indirect", "The woman was … seen in Cork")],
            id="between a verb and its participle",
        ),
        pytest.param(
            "According to Pell, it was “a mess”, but according to Roe, it was “a triumph”.",
            [("Pell", "mixed", "it was “a mess”"), ("Roe", "mixed", "it was “a triumph”")],
            id="two in one sentence",
        ),
        pytest.param(
            "According to Pell, the harbour master, the docks are old.",
            [("Pell", "indirect", "the docks are old")],
            id="an apposition is the source's",
        ),
        pytest.param(
            "As per the weather office, rain is likely from Saturday.",
            [("the weather office", "indirect", "rain is likely from Saturday")],
            id="as per",
        ),
        pytest.param("As per tradition, the fans sang on Saturday.", [], id="as per no one"),
    ],
)
def test_according_to_tells_who_and_what(
    text: str, expected: list[tuple[str | None, str, str]]
) -> None:
    assert who_said(annotate(text)) == expected
