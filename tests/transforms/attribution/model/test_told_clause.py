import pytest

from tests.support.articles import parse
from tests.support.attributions import report
from transforms.attribution.model.content_edges import set_content_edges
from transforms.attribution.model.told_clause import cut_told


@pytest.mark.parametrize(
    ("text", "content", "cue", "source", "expected"),
    [
        pytest.param(
            "Roe admits to stealing the boat.",
            "to stealing the boat",
            "admits",
            "Roe",
            ["stealing the boat"],
            id="what somebody admits to",
        ),
        pytest.param(
            "They claimed too that they heard a shot.",
            "too that they heard a shot",
            "claimed",
            "They",
            ["that they heard a shot"],
            id="how it is said",
        ),
        pytest.param(
            "The first thing Roe told me was that she hated chess.",
            "was that she hated chess",
            "told",
            "Roe",
            ["that she hated chess"],
            id="what was said, told as what it was",
        ),
        pytest.param(
            "Roe said that they had to walk and along the way, Hale told them to rest.",
            "that they had to walk and along the way",
            "said",
            "Roe",
            ["that they had to walk"],
            id="an and that joins what follows",
        ),
        pytest.param(
            "Roe denied he had met him there when questioned by the court.",
            "he had met him there when questioned by the court",
            "denied",
            "Roe",
            ["he had met him there"],
            id="who asked",
        ),
    ],
)
def test_a_told_clause_is_left_alone(
    text: str, content: str, cue: str, source: str, expected: list[str]
) -> None:
    article = parse(text)
    item = set_content_edges(article, report(article, content, cue, source))
    assert [text[low:high] for low, high in item.content] == expected


def test_a_told_clause_keeps_a_question_that_is_told() -> None:
    text = "Roe said he laughed when he was asked."
    article = parse(text)
    span = (text.index("he laughed"), len(text) - 1)
    assert cut_told(article, span, article.doc[1]) == span
