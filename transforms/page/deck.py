"""The deck of a page: the sentence that sites print between the headline and the story.

In: a parsed page, its headline's element, what it states as its description. Out: the deck's
words, or None. The main-text finders leave it out, though it is part of what was published. The
decision to question: a line below the headline is the deck if its name says so
(`class="standfirst"`) or if it is the description word for word; a heading alone is not enough.
"""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from transforms.ids import normalise_words
from transforms.page.tree_order import elements_after
from transforms.text.boilerplate import find_furniture

DECK_RANGE = 70
"""Elements after the headline in which the deck stands."""

SHORTEST_DECK = 20
LONGEST_DECK = 420
LONGEST_CHAPEAU = 1000
"""The same of what French pages print above a story."""

STORY_PARAGRAPH = 140
"""Code points of an unnamed paragraph that is taken to open the story: no deck comes after."""

LEAST_DESCRIBED = 30
"""Code points of a description that make it the deck where it is printed."""

_NAMED = re.compile(
    r"(?<![a-z])(?:stand-?first|dek|deck|sub-?(?:title|titulo|heading|headline|head|hed|titel)"
    r"|summary|excerpt|strap-?line|tag-?line|lede?|lead(?:-?text|in)?|intro(?:duction|text)?|synopsis"
    r"|description|abstract|vorspann|chap[oô]|chapeau|entradilla|bajada|ingress|sommario|perex"
    r"|occhiello|catenaccio|linha-?fina|zajawka|anleser|manchet|underrubrik|copete|volanta"
    r"|second-?title|main-?intro|article-?intro|postexcerpt)(?![a-z])",
    re.IGNORECASE,
)
_CHAPEAU = re.compile(r"(?<![a-z])(?:chap[oô]|chapeau)(?![a-z])", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_OUTSIDE = frozenset({"nav", "aside", "footer", "figure", "figcaption", "form", "ul", "ol", "a"})
_TAGS = frozenset({"p", "h2", "h3", "h4", "div", "span", "header", "section", "em", "strong"})
_BLOCKS = ("p", "div", "h2", "h3", "ul", "ol", "figure", "section", "table")


def find_deck(headline: HtmlElement | None, description: str | None) -> str | None:
    """The words of the deck below the headline."""
    if headline is None:
        return None
    described = normalise_words(description or "")
    for element in _lines_after(headline):
        words = " ".join(element.text_content().split())
        if not SHORTEST_DECK <= len(words) <= LONGEST_CHAPEAU:
            continue
        if len(words) > LONGEST_DECK and not _CHAPEAU.search(_names_around(element)):
            continue
        if find_furniture(words) is not None:
            continue
        is_described = len(described) >= LEAST_DESCRIBED and normalise_words(words) == described
        if is_described or _is_named(element):
            return words if not words.endswith(("…", "...")) else None
        if element.tag == "p" and len(words) >= STORY_PARAGRAPH:
            return None
    return None


def _lines_after(headline: HtmlElement) -> Iterator[HtmlElement]:
    """Lines below the headline, and none that holds other blocks or stands in a list or link."""
    for element in elements_after(headline, DECK_RANGE):
        if element.tag not in _TAGS or sum(1 for _ in element.iter(*_BLOCKS)) > 2:
            continue
        if element.find(".//svg") is not None:  # whose words are those of an icon
            continue
        if not any(parent.tag in _OUTSIDE for parent in element.iterancestors()):
            yield element


def _names_around(element: HtmlElement) -> str:
    parent = element.getparent()
    own = element.get("class") or ""
    return own if parent is None else f"{own} {parent.get('class') or ''}"


def _is_named(element: HtmlElement) -> bool:
    """Whether it or what wraps it alone is called a deck."""
    words = len(element.text_content().split())
    part: HtmlElement | None = element
    for _ in range(3):
        if part is None or len(part.text_content().split()) > words:
            return False
        named = " ".join(
            value
            for name, value in part.attrib.items()
            if name in ("class", "id", "itemprop", "property", "role") or name.startswith("data-")
        )
        if _NAMED.search(_CAMEL.sub("-", named[:300]).replace("_", "-")):
            return True
        part = part.getparent()
    return False
