"""Paragraphs parted by two line breaks."""

import pytest
from lxml.html import fragment_fromstring, tostring

from transforms.page.line_breaks import part_paragraphs


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
