"""What somebody said and another source passes on."""

import pytest

from tests.support.articles import annotate, who_said

QUOTE = "“I need help,” Roe texted his brother at noon"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"{QUOTE}, according to the complaint.",
            [("Roe", "direct", "“I need help,”"), ("the complaint", "mixed", QUOTE)],
            id="a quotation",
        ),
        pytest.param(
            "The mayor told aides that he would resign, according to two people who were there.",
            [
                ("two people", "indirect", "The mayor told aides that he would resign"),
                ("The mayor", "indirect", "that he would resign"),
            ],
            id="a clause",
        ),
        pytest.param(
            "“I will hurt you,” he said, according to police.",
            [(None, "direct", "“I will hurt you,”")],
            id="no more than the words",
        ),
    ],
)
def test_what_is_passed_on_is_also_of_who_said_it(
    text: str, expected: list[tuple[str | None, str, str]]
) -> None:
    assert who_said(annotate(text, attribution="encoder")) == expected


def test_what_is_passed_on_has_the_cue_of_who_said_it() -> None:
    (quote,) = annotate("“I will hurt you,” he said, according to police.", attribution="encoder")[
        "quotes"
    ]
    assert (quote.cue, quote.reference_text) == ("said", "he")
