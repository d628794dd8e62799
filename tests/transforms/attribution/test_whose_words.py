"""Words that are told to be somebody's."""

import pytest

from tests.support.articles import annotate, parse, who_said
from transforms.attribution.whose_words import find_whose_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "In her experience, wards are cold at night. Jane Roe left.",
            [("Jane Roe", "indirect", "wards are cold at night")],
            id="in somebody's experience",
        ),
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
        pytest.param(
            "The mountain “cleared its throat,” as Tom Pell put it.",
            [("Tom Pell", "mixed", "The mountain “cleared its throat,”")],
            id="as somebody put it",
        ),
        pytest.param(
            "The dog was, as Tom Pell once put it, “the only one with sense”.",
            [("Tom Pell", "mixed", "The dog was … “the only one with sense”")],
            id="as somebody put it, in between",
        ),
        pytest.param(
            "Tom Pell was, by his own account, “the loudest man south of the river”.",
            [("Tom Pell", "mixed", "was … “the loudest man south of the river”")],
            id="by his own account",
        ),
        pytest.param(
            "By his own admission, Tom Pell is no cook.",
            [("Tom Pell", "indirect", "is no cook")],
            id="by his own admission, in front",
        ),
        pytest.param(
            "Tom Pell left. In Pell’s view, the port is lost.",
            [("Tom Pell", "indirect", "the port is lost")],
            id="in somebody's view",
        ),
        pytest.param(
            "Jobs went abroad—or, as Tom Pell put it, “were given away.” Ceesay left.",
            [("Tom Pell", "direct", "“were given away.”")],
            id="in other words than the author's",
        ),
        pytest.param("In our view, the port is lost.", [], id="in the author's view"),
    ],
)
def test_whose_words_they_are(text: str, expected: list[tuple[str | None, str, str]]) -> None:
    assert who_said(annotate(text)) == expected


def test_whose_words_are_what_somebody_calls_a_thing() -> None:
    text = (
        "It is late for what the college called an “outrageous” illegal event, or what they might "
        "call “fun”."
    )
    article = parse(text)
    (item,) = find_whose_words(article)
    assert item.source is not None
    assert (article.slice(*item.source), text[slice(*item.content[0])], item.quote_type) == (
        "the college",
        "an “outrageous” illegal event",
        "mixed",
    )


def test_whose_words_may_be_the_last_of_an_article() -> None:
    text = "The college has sold what it calls “real solutions.”"
    assert [text[slice(*item.content[0])] for item in find_whose_words(parse(text))] == [
        "“real solutions.”"
    ]
