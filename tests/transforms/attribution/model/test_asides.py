import pytest

from tests.support.articles import parse
from tests.support.attributions import report
from transforms.attribution.model.asides import leave_asides


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
    found = leave_asides(article, report(article, content, "told"))
    assert [text[low:high] for low, high in found.content] == [expected]
