"""Figures of other scripts, as dates have them."""

import pytest

from transforms.text.figures import plain_figures


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        pytest.param("১৪ মে ২০০৯", "14 মে 2009", id="Bengali"),
        pytest.param("๒๗ สิงหาคม ๒๕๕๒", "27 สิงหาคม 2552", id="Thai"),
        pytest.param("05\u200f/01\u200f/2001", "05/01/2001", id="Arabic, marks of direction"),
        pytest.param("２００６年６月２２日（木）", "2006年6月22日(木)", id="full width"),
        pytest.param("二〇〇九年三月十三日", "2009年3月13日", id="characters, place by place"),
        pytest.param("平成二十一年十二月三十一日", "平成21年12月31日", id="characters with tens"),
        pytest.param("第三十一届", "第三十一届", id="characters of no date"),
        pytest.param("a  b\n3", "a b 3", id="blanks"),
    ],
)
def test_plain_figures_are_those_of_ascii(line: str, plain: str) -> None:
    assert plain_figures(line) == plain
