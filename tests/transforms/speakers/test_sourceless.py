"""Paragraphs of quotation without a source."""

import pytest

from tests.support.articles import annotate, who_said

OPEN = """\
Ms Hart spoke first. “It was cold,” she said.
Mr Varadkar explained: "They were asked for comfort and they gave it to everyone in the hall.
{between}
"We asked for comfort that four weeks would do. They could not give it."
"We asked is it late and nobody knew the answer."
"""


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        pytest.param(
            "In short, it would see the shops closed for a month.",
            ["Hart", "Varadkar", "Varadkar", "Varadkar"],
            id="over a paragraph in which nobody acts",
        ),
    ],
)
def test_sourceless_paragraphs_go_on(between: str, expected: list[str]) -> None:
    rows = annotate(OPEN.format(between=between))
    assert [speaker for speaker, _, _ in who_said(rows)] == expected
