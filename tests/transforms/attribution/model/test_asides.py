import pytest

from tests.support.articles import parse
from tests.support.attributions import report
from transforms.attribution.model.asides import cut_aside


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        pytest.param(
            "Roe told a crowd – many of them in tears – that the docks would close.",
            "many of them in tears – that the docks would close",
            "that the docks would close",
            id="on who hears it",
        ),
        pytest.param(
            "Roe told them it was late, that the docks would close.",
            "it was late, that the docks would close",
            "it was late, that the docks would close",
            id="a clause that is told, too",
        ),
    ],
)
def test_aside_is_cut_from_what_is_told(text: str, content: str, expected: str) -> None:
    article = parse(text)
    item = report(article, content, "told")
    assert item.cue is not None
    low, high = cut_aside(article, item.content[0], item.cue)
    assert text[low:high] == expected
