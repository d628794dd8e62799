from dataclasses import replace

import pytest

from tests.support.articles import parse
from transforms.attribution.empty_reports import is_empty_report, is_name
from transforms.attribution.types import Attribution, read_quote_type


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        pytest.param("Roe has denied this.", "has denied", "this", True, id="a pronoun"),
        pytest.param("Not so, according to Roe.", "according to", "Not so", True, id="an answer"),
        pytest.param(
            "Roe is helping to rally support for a strike.",
            "is helping to rally support for",
            "a strike",
            True,
            id="others are to speak",
        ),
        pytest.param(
            "Firms do get advance notice that an attack will come.",
            "do get advance notice",
            "that an attack will come",
            True,
            id="what others tell them",
        ),
        pytest.param(
            "That claim was repeated in the book.",
            "was repeated in",
            "That claim",
            True,
            id="words that were told before",
        ),
        pytest.param(
            "Roe has denied the charge.", "has denied", "the charge", False, id="a charge"
        ),
        pytest.param(
            "Roe described it as a scandal.",
            "described",
            "it as a scandal",
            False,
            id="a pronoun with what is said of it",
        ),
        pytest.param(
            "Brann know exactly what they need.",
            "know",
            "exactly what they need",
            True,
            id="what somebody knows",
        ),
        pytest.param(
            "Roe knew that he was late.", "knew", "that he was late", False, id="what he knew"
        ),
        pytest.param("Roe is aware of the risk.", "is aware of", "the risk", True, id="aware of"),
        pytest.param("Roe is ready for the Lions.", "ready for", "the Lions", True, id="a state"),
        pytest.param(
            "The crew came to document the damage.",
            "to document",
            "the damage",
            True,
            id="what somebody came for",
        ),
        pytest.param(
            "Roe is willing to challenge Hale.",
            "is willing to challenge",
            "Hale",
            True,
            id="what somebody may do",
        ),
        pytest.param(
            "The crew came to urge a ban.", "to urge", "a ban", False, id="what he came to say"
        ),
        pytest.param(
            "Officials started to portray the attack as a crime.",
            "started to portray",
            "the attack as a crime",
            False,
            id="what somebody starts to tell",
        ),
        pytest.param(
            "In a national poll, Roe held a lead of nine points.",
            "In",
            "Roe held a lead of nine points",
            False,
            id="what is in a poll",
        ),
        pytest.param(
            "Roe did not respond to a request for comment.",
            "did not respond to",
            "a request for comment",
            True,
            id="no answer",
        ),
        pytest.param(
            "Roe responded to claims that he lied.",
            "responded to",
            "claims that he lied",
            False,
            id="an answer to a claim",
        ),
        pytest.param(
            "Roe let slip that it was late.", "let", "that it was late", False, id="a slip"
        ),
        pytest.param("Roe says goodbye.", "says", "goodbye", True, id="a farewell"),
        pytest.param(
            "The trade may end if the firms agree to close the yard.",
            "agree",
            "to close the yard",
            True,
            id="what may not be said at all",
        ),
        pytest.param(
            "Roe promised a bridge, which he hopes will be long.",
            "hopes",
            "will be long",
            True,
            id="half of a clause",
        ),
        pytest.param(
            "By Anna Weiss the city of Bergen is closed.",
            "By",
            "the city of Bergen is closed",
            True,
            id="a byline",
        ),
    ],
)
def test_empty_reports_hold_nothing_said(text: str, cue: str, content: str, expected: bool) -> None:
    article = parse(text)
    at = text.index(cue)
    low = text.index(content)
    spans = ((low, low + len(content)),)
    tokens = article.tokens_of(at, at + len(cue))
    item = Attribution(spans, None, tokens, cue, "model", read_quote_type(article, spans))
    assert is_empty_report(article, item) is expected


def test_empty_reports_are_what_a_recording_shows() -> None:
    article = parse("The video shows two men leaving the pier.")
    low = article.text.index("two men")
    spans = ((low, len(article.text) - 1),)
    item = Attribution(spans, (0, 2), (2, 3), "show", "model", "indirect")
    assert is_empty_report(article, item)
    assert not is_empty_report(article, replace(item, source=None))


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        pytest.param("Norway backs Mayor Anna Weiss.", "Mayor Anna Weiss", True, id="a name"),
        pytest.param("Norway backs the plan.", "the plan", False, id="a thing"),
    ],
)
def test_empty_reports_tell_a_name(text: str, content: str, expected: bool) -> None:
    article = parse(text)
    low = text.index(content)
    assert is_name(article.doc.span(*article.tokens_of(low, low + len(content)))) is expected
