"""Names behind the verb that ends a sentence."""

import pytest

from tests.support.articles import parse
from tests.support.attributions import report
from transforms.attribution.inverted import find_inverted


@pytest.mark.parametrize(
    ("text", "told", "cue", "expected"),
    [
        pytest.param(
            "They know it, added Anna Kern.", "They know it", "added", "Anna Kern", id="a name"
        ),
        pytest.param(
            "They know it, she added.", "They know it", "added", None, id="a subject in front"
        ),
        pytest.param(
            "It was late, and he added Anna Kern to the list.",
            "It was late",
            "added",
            None,
            id="an object",
        ),
    ],
)
def test_name_behind_a_verb_of_speech_is_the_speaker(
    text: str, told: str, cue: str, expected: str | None
) -> None:
    article = parse(text)
    item = report(article, told, cue)
    found = find_inverted(article, item.content[0], item.cue)
    assert (found and article.slice(*found)) == expected
