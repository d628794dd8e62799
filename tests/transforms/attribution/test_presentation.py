"""What is told of somebody who says nothing of it: a thought or an act."""

import pytest

from tests.support.articles import parse
from tests.transforms.attribution.test_no_speech import report
from transforms.attribution.presentation import name_presentation


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
