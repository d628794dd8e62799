"""Markdown as a reader of the page sees it."""

import pytest

from transforms.text.markdown import LONGEST, read_markdown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("## Why\n\nIt rises.", "Why\n\nIt rises.", id="a heading"),
        pytest.param("See [the plan](https://isle.example/a.pdf).", "See the plan.", id="a link"),
        pytest.param("**It** _rises_, she\nsaid.", "It rises, she said.", id="emphasis, a break"),
        pytest.param("![The bridge](a.jpg)\n\nIt rises.", "It rises.", id="a picture"),
        pytest.param('> "It rises."\n\n* one\n* two', '"It rises."\n\none\n\ntwo', id="a list"),
        pytest.param(
            "{{< youtube abc >}}\n\n{% include a.html %}\n\nIt rises.\n{: .lead}\n",
            "It rises.",
            id="templates",
        ),
        pytest.param("<p>It rises.</p>\n\n<!--more-->\n\nAgain.", "It rises.\n\nAgain.", id="HTML"),
        pytest.param("It cost \\$5 \\*more\\*.", "It cost $5 *more*.", id="signs that are meant"),
    ],
)
def test_markdown_is_what_the_page_shows(text: str, expected: str) -> None:
    assert read_markdown(text).text == expected


def test_markdown_marks_its_headings() -> None:
    assert read_markdown("It rises.\n\n## Why\n\nIt must.").marked == {11: "sub_heading"}


def test_markdown_that_is_too_long_stays_as_it_is() -> None:
    text = "*a* " * (LONGEST // 4 + 1)
    assert read_markdown(text).text == text
