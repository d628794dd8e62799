"""Whom a pronoun cannot mean."""

import pytest

from tests.support.articles import annotate, who_said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Jane Roe, who ran the theatre for years, died on Monday. She was 91.\nIda Lund, who "
            "edited the magazine, gave her a page.\n“I have been poor twice,” she told Lund.",
            "Jane Roe",
            id="she does not tell herself",
        ),
    ],
)
def test_disjoint_figures_are_no_speakers(text: str, expected: str) -> None:
    rows = annotate(text, attribution="encoder")
    assert [who for who, _, _ in who_said(rows)][-1] == expected
