"""Quotation marks inside a claim: which open, which close."""

import pytest

from tests.support.articles import parse
from transforms.claims.inner_marks import DOUBLE, SINGLE, closes_quotation, count_open


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("She was like: 'This is wrong.", 1, id="opens"),
        pytest.param("She was like: 'This is wrong.'", 0, id="opens and closes"),
        pytest.param("The farmers' union left.", 0, id="an apostrophe"),
        pytest.param("It was built in the '80s.", 0, id="a decade"),
    ],
)
def test_inner_marks_count_open(text: str, count: int) -> None:
    doc = parse(text).doc
    assert count_open(doc, 0, len(doc), SINGLE) == count


def test_inner_marks_close_before_white_space() -> None:
    doc = parse('It was "bad." He saw "no end".').doc
    marks = [token for token in doc if token.text == DOUBLE]
    assert [closes_quotation(mark) for mark in marks] == [False, True, False, True]
