"""Initials before the paragraph whose first letter they are."""

import pytest
from lxml.html import document_fromstring

from transforms.page.drop_caps import join_drop_caps


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(
            '<div><span>T</span><p><a href="/t">urkey</a>, Poland and Spain</p></div>',
            "Turkey, Poland and Spain",
            id="before a link",
        ),
        pytest.param(
            "<div><b>“W</b><p>e must,” she said.</p></div>", "“We must,” she said.", id="a quote"
        ),
        pytest.param(
            "<div><span>T</span><p>Turkey</p></div>", "TTurkey", id="a word that is whole"
        ),
        pytest.param("<div><span>A</span>nd<p>so on</p></div>", "Andso on", id="words between"),
        pytest.param("<div><span>12</span><p>days later</p></div>", "12days later", id="a number"),
    ],
)
def test_drop_caps_go_back_to_their_paragraph(body: str, text: str) -> None:
    tree = document_fromstring(f"<html><body>{body}</body></html>")
    join_drop_caps(tree)
    assert tree.text_content() == text
