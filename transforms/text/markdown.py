"""A story in Markdown, as a reader of the page would see it.

In: a text. Out: its paragraphs, headings marked, without the targets of links, pictures and the
signs of emphasis. The decision to question: tags of HTML among the Markdown are read as such, and
so are what generators of sites put into braces ("{{< youtube >}}", "{% include %}") left out.
"""

import re
from functools import cache

from markdown_it import MarkdownIt

from transforms.text.markup import Markup, read_markup

LONGEST = 1_000_000
"""Characters of a text that is read as Markdown; a longer one stays as it is."""

_TEMPLATE = re.compile(r"\{\{[<%].{0,500}?[%>]\}\}|\{%.{0,500}?%\}", re.DOTALL)
_ATTRIBUTES = re.compile(r"^\{:[^{}\n]{1,200}\}[^\S\n]*$", re.MULTILINE)


def read_markdown(text: str) -> Markup:
    """The paragraphs of a text in Markdown."""
    if len(text) > LONGEST:
        return Markup(text, {})
    plain = _ATTRIBUTES.sub("", _TEMPLATE.sub("", text))
    return read_markup(_make_renderer().render(plain))


@cache
def _make_renderer() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])
