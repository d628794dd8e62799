"""The stance of cues, and of the words around them."""

import pytest

from tests.support.articles import annotate
from transforms.lake.versions import DEFAULT_ATTRIBUTION


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        pytest.param("Roe said that the bridge was safe.", "neutral", id="said"),
        pytest.param("Roe never said that the bridge was safe.", "negative", id="never said"),
        pytest.param("Hill refused to confirm that the dock was sold.", "negative", id="refused"),
        pytest.param("The governor called the plan bad.", "neutral", id="called it bad"),
        pytest.param("The governor called for a strike.", "wish", id="called for"),
        pytest.param("Roe asked whether the ferry was safe.", "question", id="asked whether"),
        pytest.param("“Is the ferry safe?” Roe asked.", "question", id="a question in marks"),
        pytest.param("Critics questioned whether it was needed.", "question", id="questioned"),
        pytest.param("Hill ruled out that the fire was arson.", "negative", id="ruled out"),
    ],
)
def test_stance_is_that_of_the_words_around_the_cue(text: str, stance: str) -> None:
    (quote,) = annotate(text)["quotes"]
    assert quote.cue_stance == stance


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        pytest.param("Roe fell short of saying that he was ill.", "negative", id="fell short"),
        pytest.param("Roe cast doubt on claims that he was ill.", "uncertain", id="cast doubt"),
    ],
)
def test_stance_of_several_words(text: str, stance: str) -> None:
    (quote,) = annotate(text, attribution=DEFAULT_ATTRIBUTION)["quotes"]
    assert quote.cue_stance == stance
