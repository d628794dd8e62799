"""What somebody's words or thoughts are."""

import pytest

from tests.support.articles import parse
from transforms.attribution.noun_reports import find_noun_reports


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Roe's contention was that the port is too old.",
            [("Roe", "contention was", "that the port is too old")],
            id="somebody's",
        ),
        pytest.param(
            "The view of the board is that the port is too old.",
            [("the board", "view", "that the port is too old")],
            id="of somebody",
        ),
        pytest.param(
            "Another complaint is that the port is too old.",
            [(None, "complaint is", "that the port is too old")],
            id="one of several",
        ),
        pytest.param("The message is that the port is too old.", [], id="the author's own"),
        pytest.param("Roe's house is one that the port needs.", [], id="a thing"),
    ],
)
def test_noun_reports_tell_whose_words_they_are(
    text: str, expected: list[tuple[str | None, str, str]]
) -> None:
    article = parse(text)
    assert [
        (
            None if item.source is None else article.slice(*item.source),
            None if item.cue is None else article.slice(*item.cue),
            " … ".join(text[low:high] for low, high in item.content),
        )
        for item in find_noun_reports(article)
    ] == expected
