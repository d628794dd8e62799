"""What is told of somebody who says nothing of it: a thought or an act."""

import pytest

from tests.support.articles import parse
from tests.support.attributions import report
from transforms.attribution.presentation import is_thought, name_presentation


@pytest.mark.parametrize(
    ("text", "content", "cue", "presented"),
    [
        pytest.param("Hale feels at home.", "at home", "feels", "thought", id="a feeling"),
        pytest.param(
            "Hale is ready for the match.", "for the match", "is ready", "thought", id="a state"
        ),
        pytest.param(
            "Hale wants to discuss the plan.",
            "to discuss the plan",
            "wants",
            "thought",
            id="what somebody wants to say",
        ),
        pytest.param(
            "Hale spoke about the budget.", "the budget", "spoke about", "act", id="a topic"
        ),
        pytest.param(
            "Hale demands a vote.", "a vote", "demands", "act", id="a demand is a wish that is said"
        ),
        pytest.param("Hale is backing Roe.", "Roe", "is backing", "act", id="taking a side"),
    ],
)
def test_presentation_is_told_by_the_reporting_word(
    text: str, content: str, cue: str, presented: str
) -> None:
    article = parse(text)
    assert name_presentation(article, report(article, content, cue)) == presented


@pytest.mark.parametrize(
    ("text", "content", "cue", "is_one"),
    [
        pytest.param("Hale hopes to win.", "to win", "hopes", True, id="a hope"),
        pytest.param("It was Hale’s decision to go.", "to go", "decision", True, id="a decision"),
        pytest.param("Hale felt no such need.", "no such need", "felt", True, id="a feeling"),
        pytest.param(
            "Hale wondered how it ends.", "how it ends", "wondered", True, id="a question"
        ),
        pytest.param(
            "Hale wondered why it had taken nine days.",
            "why it had taken nine days",
            "wondered",
            False,
            id="a question asked aloud",
        ),
        pytest.param(
            "Hale hopes to sign Roe if he decides to leave.",
            "to sign Roe if he decides to leave",
            "hopes",
            True,
            id="a hope under a condition",
        ),
        pytest.param(
            "Hale is happy if Roe wins.", "if Roe wins", "is happy", True, id="a state of mind"
        ),
        pytest.param(
            "Hale believes that it failed.", "that it failed", "believes", False, id="a view"
        ),
        pytest.param(
            "The court found Roe guilty.", "Roe guilty", "found", False, id="what a court finds"
        ),
        pytest.param(
            "Hale hopes “to win at last”.", "“to win at last”", "hopes", False, id="words of hers"
        ),
        pytest.param(
            "Hale noticed that it was gone.", "that it was gone", "noticed", True, id="a sight"
        ),
        pytest.param(
            "Hale led staff to believe that it failed.",
            "that it failed",
            "to believe",
            True,
            id="what others are led to think",
        ),
        pytest.param(
            "Hale fears for the farm if it rains.",
            "the farm if it rains",
            "fears for",
            True,
            id="a thing that a mind is on, with a condition",
        ),
        pytest.param(
            "The town, Hale thinks, will not survive.",
            ("The town", "will not survive"),
            "thinks",
            False,
            id="a report inside its clause",
        ),
        pytest.param("Hale offered to go.", "to go", "offered", False, id="an offer"),
    ],
)
def test_a_thought_tells_what_is_on_a_mind(
    text: str, content: str | tuple[str, ...], cue: str, is_one: bool
) -> None:
    article = parse(text)
    assert is_thought(article, report(article, content, cue)) is is_one


def test_what_somebody_finds_a_thing_to_be_is_a_thought() -> None:
    article = parse("Hale came home, and he finds life difficult here.")
    assert is_thought(article, report(article, "life difficult here", "finds", "he"))
    ruled = parse("The court finds the rule unfair.")
    assert not is_thought(ruled, report(ruled, "the rule unfair", "finds", "The court"))


def test_what_somebody_opts_to_do_is_a_thought() -> None:
    article = parse("The council has opted to close the port.")
    item = report(article, "to close the port", "has opted", "The council")
    assert is_thought(article, item)
