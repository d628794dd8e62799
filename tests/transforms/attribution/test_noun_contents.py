import pytest

from tests.support.articles import parse
from transforms.attribution.noun_contents import find_reporting_word, names_a_thing, watches


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        pytest.param("The yard posted a record loss.", "posted", "a record loss", True, id="given"),
        pytest.param(
            "The yard offered an explanation.", "offered", "an explanation", False, id="words given"
        ),
        pytest.param(
            "The rivals agreed the sale.", "agreed", "the sale", True, id="an act that is agreed"
        ),
        pytest.param(
            "The rivals agreed on the date.", "agreed on", "the date", False, id="agreeing on it"
        ),
        pytest.param(
            "The prize was accepted by Roe.", "was accepted", "The prize", True, id="in the passive"
        ),
        pytest.param(
            "The yard unveiled its first ferry.",
            "unveiled",
            "its first ferry",
            True,
            id="a thing unveiled",
        ),
        pytest.param(
            "The yard unveiled a ferry, called Emiew, to beat its rivals.",
            "unveiled",
            "a ferry, called Emiew, to beat its rivals",
            True,
            id="a thing unveiled, and what it is for",
        ),
        pytest.param(
            "The yard unveiled its plan.", "unveiled", "its plan", False, id="a plan unveiled"
        ),
        pytest.param("Roe noticed the ferry.", "noticed", "the ferry", True, id="seen"),
        pytest.param(
            "Roe sees the ferry as a threat.", "sees", "the ferry as a threat", False, id="seen as"
        ),
        pytest.param(
            "The yard is due to reveal its earnings.",
            "is due to reveal",
            "its earnings",
            True,
            id="not told yet",
        ),
        pytest.param(
            "The yard will propose increases.",
            "will propose",
            "increases",
            True,
            id="not proposed yet",
        ),
        pytest.param(
            "The panel will be listening and suggesting ways to improve it.",
            "suggesting",
            "ways to improve it",
            True,
            id="not suggested yet",
        ),
        pytest.param(
            "The yard revealed its earnings.", "revealed", "its earnings", False, id="told"
        ),
        pytest.param("Roe denied Anna Weiss.", "denied", "Anna Weiss", True, id="kept from her"),
        pytest.param("Roe denied the charge.", "denied", "the charge", False, id="a charge denied"),
        pytest.param(
            "The pier fell, highlighting a serious concern.",
            "highlighting",
            "a serious concern",
            True,
            id="what an event shows",
        ),
        pytest.param(
            "She was found buried in Kent, highlighting a serious concern.",
            "highlighting",
            "a serious concern",
            True,
            id="what an event in a place shows",
        ),
        pytest.param("Roe wrote his own book.", "wrote", "his own book", True, id="a book"),
        pytest.param(
            "Roe highlighted a serious concern.",
            "highlighted",
            "a serious concern",
            False,
            id="what somebody highlights",
        ),
        pytest.param(
            "The survey shows a rise in rents.",
            "shows",
            "a rise in rents",
            False,
            id="what a document shows",
        ),
    ],
)
def test_noun_contents_tells_things_from_words(
    text: str, cue: str, content: str, expected: bool
) -> None:
    article = parse(text)
    spans = [
        article.doc.span(*article.tokens_of(at, at + len(part)))
        for part in (cue, content)
        for at in [text.index(part)]
    ]
    assert names_a_thing(*spans) is expected


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        pytest.param("Roe watched him leave.", "watched", "him leave", True, id="watched"),
        pytest.param("Roe saw that prices fell.", "saw", "that prices fell", False, id="found out"),
    ],
)
def test_noun_contents_knows_what_is_only_watched(
    text: str, cue: str, content: str, expected: bool
) -> None:
    article = parse(text)
    spans = [
        article.doc.span(*article.tokens_of(at, at + len(part)))
        for part in (cue, content)
        for at in [text.index(part)]
    ]
    assert watches(*spans) is expected


def test_noun_contents_reads_the_last_known_word_of_a_cue() -> None:
    article = parse("Roe opened the meeting praising the plan.")
    assert find_reporting_word(article.doc.span(1, 5)).text == "praising"
