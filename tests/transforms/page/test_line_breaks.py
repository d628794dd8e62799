"""Paragraphs parted by two line breaks."""

import pytest
from lxml.html import fragment_fromstring, tostring

from transforms.page.line_breaks import part_paragraphs, wrap_loose


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param(
            "<div><p>One <b>x</b><br><br> <i>Two</i><br>goes on<br> <br>\n<br>Three</p>tail</div>",
            "<div><p>One <b>x</b></p><p> <i>Two</i><br>goes on</p><p>Three</p>tail</div>",
            id="two breaks and more",
        ),
        pytest.param(
            "<div><p>Rose<br>is a rose</p></div>",
            "<div><p>Rose<br>is a rose</p></div>",
            id="a verse",
        ),
        pytest.param(
            "<div><p><br><br>One</p>tail</div>",
            "<div><p></p><p>One</p>tail</div>",
            id="at the start",
        ),
    ],
)
def test_line_breaks_part_paragraphs(markup: str, expected: str) -> None:
    tree = fragment_fromstring(markup)
    part_paragraphs(tree)
    assert tostring(tree, encoding="unicode") == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param(
            "<div><h3>Toll</h3>One <b>x</b><br><br>Two<br>goes on<table></table>tail</div>",
            "<div><p></p><h3>Toll</h3><p>One <b>x</b></p><p>Two<br>goes on</p><table></table>"
            "<p>tail</p></div>",
            id="words between blocks",
        ),
        pytest.param("<div>Rose<br>is</div>", "<div>Rose<br>is</div>", id="a verse"),
    ],
)
def test_line_breaks_wrap_loose_words(markup: str, expected: str) -> None:
    tree = fragment_fromstring(markup)
    wrap_loose(tree)
    assert tostring(tree, encoding="unicode") == expected
