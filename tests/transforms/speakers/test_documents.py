"""What is written, and speaks as "it"."""

import pytest

from tests.support.articles import annotate, who_said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Kitty Robson, whose grandfather was the cook, has his last letter. "
            "“Keep my Sunday boots dry,” it says.",
            ["his last letter"],
            id="a letter in the sentence before",
        ),
        pytest.param(
            "Kitty Robson was the cook. “Keep my Sunday boots dry,” it says.",
            [None],
            id="nothing is written",
        ),
        pytest.param(
            "Kitty Robson has his last letter.\n\n“Keep my Sunday boots dry,” it says.",
            [None],
            id="a letter of another paragraph",
        ),
    ],
)
def test_documents_say_what_it_says(text: str, expected: list[str | None]) -> None:
    assert [speaker for speaker, _, _ in who_said(annotate(text))] == expected
