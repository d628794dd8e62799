import pytest

from tests.support.articles import parse
from transforms.attribution.content_form import find_head, is_bare
from transforms.attribution.types import Attribution


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        pytest.param("He backs the plan.", "the plan", True, id="a noun phrase"),
        pytest.param(
            "It means acknowledging the debt.", "acknowledging the debt", True, id="a gerund"
        ),
        pytest.param("She said it had failed.", "it had failed", False, id="a clause"),
        pytest.param(
            "He told the fans winning was not all.",
            "winning was not all",
            False,
            id="a clause whose subject hangs elsewhere",
        ),
        pytest.param("She wants to leave.", "to leave", False, id="an infinitive"),
    ],
)
def test_content_form_tells_a_bare_phrase(text: str, content: str, expected: bool) -> None:
    article = parse(text)
    low = text.index(content)
    item = Attribution(((low, low + len(content)),), None, None, None, "test", "indirect")
    assert is_bare(article, item) is expected


def test_content_form_finds_the_verb_of_a_cue() -> None:
    article = parse("Roe has been asked about it.")
    assert find_head(article.doc.span(1, 5)).text == "asked"
