"""Words that are told to be somebody's."""

import pytest

from tests.support.articles import annotate, who_said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ceesay left. In the words of one pilot, a tug would come “when it comes.”",
            [("one pilot", "mixed", "a tug would come “when it comes.”")],
            id="in the words of somebody, with few of them in marks",
        ),
        pytest.param(
            "“This is a scandal” – those were Tom Pell’s words when the docks closed.",
            [("Tom Pell", "direct", "“This is a scandal”")],
            id="whose words they were",
        ),
        pytest.param(
            "Pell left. “These boats are lost”: those were the words of Tom Pell.",
            [("Tom Pell", "direct", "“These boats are lost”")],
            id="whose words they were, behind a colon",
        ),
        pytest.param(
            "“These boats are lost” was how Tom Pell put it.",
            [("Tom Pell", "direct", "“These boats are lost”")],
            id="how somebody put it",
        ),
        pytest.param(
            "The cranes had fallen, or so says Tom Pell.",
            [("Tom Pell", "indirect", "The cranes had fallen")],
            id="or so somebody says",
        ),
    ],
)
def test_whose_words_they_are(text: str, expected: list[tuple[str | None, str, str]]) -> None:
    assert who_said(annotate(text)) == expected
