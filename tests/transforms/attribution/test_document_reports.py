"""What documents show at the end of a sentence."""

import pytest

from tests.support.articles import annotate, who_said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The firm knew for years that the dam leaked, internal emails seen by the Post show.",
            [
                (
                    "internal emails seen by the Post",
                    "indirect",
                    "The firm knew for years that the dam leaked",
                )
            ],
            id="a verb that may be a noun",
        ),
        pytest.param(
            "The firm spent $4m on lunches, documents obtained by the Post reveal.",
            [
                (
                    "documents obtained by the Post",
                    "indirect",
                    "The firm spent $4m on lunches",
                )
            ],
            id="documents obtained",
        ),
        pytest.param("The firm spent $4m on lunches, a bank and a show.", [], id="a list"),
    ],
)
@pytest.mark.parametrize("finder", ["encoder", "model"])
def test_documents_report_the_words_before_them(
    text: str, expected: list[tuple[str | None, str, str]], finder: str
) -> None:
    assert who_said(annotate(text, attribution=finder)) == expected
