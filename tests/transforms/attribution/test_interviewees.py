"""Who is talked with: the full name of whom the words around a talk tell most."""

import pytest

from tests.support.articles import parse
from transforms.attribution.interviewees import find_interviewee


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Chef Anna Roe has a third restaurant. Roe is 40.", "Anna Roe", id="told of"),
        pytest.param("She spoke to Paul Holm in the car.", None, id="who asks"),
        pytest.param("Interview by Paul Holm", None, id="who wrote it"),
        pytest.param("“Salt Year” by the lake.", None, id="nobody"),
    ],
)
def test_interviewees_are_told_of_and_do_not_ask(text: str, expected: str | None) -> None:
    article = parse(text)
    found = find_interviewee(article, 0, len(article.doc))
    assert (found and article.slice(*found)) == expected
