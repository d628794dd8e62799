"""Initials that a page sets before the paragraph whose first letter they are.

In: a parsed page. Out: the same, "urkey, Poland and …" with the T that stood in an element of its
own before the paragraph. The decision to question: only a capital alone, before a paragraph that
goes on in a small letter, is an initial; one inside its paragraph needs nothing.
"""

import re

from lxml.etree import XPath
from lxml.html import HtmlElement

_ALONE = XPath(
    "//body//*[self::span or self::div or self::b or self::strong or self::em or self::font]"
    "[not(*)][string-length(normalize-space()) < 4][following-sibling::*[1][self::p]]"
)
_INITIAL = re.compile(r"[\"“‘'«„]?[^\W\d_a-zß-öø-ÿ]")


def join_drop_caps(tree: HtmlElement) -> None:
    """Put each initial back before its paragraph."""
    for element in _ALONE(tree):
        initial = (element.text or "").strip()
        paragraph = element.getnext()
        words = paragraph.text_content().lstrip()
        if (
            (element.tail or "").strip()
            or not _INITIAL.fullmatch(initial)
            or not words[:1].islower()
        ):
            continue
        paragraph.text = f"{initial}{(paragraph.text or '').lstrip()}"
        element.text = None
