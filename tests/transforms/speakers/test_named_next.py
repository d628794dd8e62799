"""The office of the first paragraph and the person who is named next."""

import pytest

from tests.support.articles import annotate, who_said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The governor of the bank said rates would rise.\nTom Hale of Severka Securities was "
            "not so sure.",
            "The governor of the bank",
            id="who is named next and of another body is no governor",
        ),
        pytest.param(
            "A minister said the bridge would be closed.\nTom Hale, who lives beside it, was not "
            "told.",
            "A minister",
            id="who is named next and lives beside it is no minister",
        ),
    ],
)
def test_named_next_may_be_somebody_else(text: str, expected: str) -> None:
    rows = annotate(text, attribution="encoder")
    assert [who for who, _, _ in who_said(rows)][-1] == expected
