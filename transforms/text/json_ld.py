"""JSON-LD of a page: the nodes of its graph, and the one that is the article.

In: a parsed page. Out: nodes as dicts. What is no JSON is mended as far as its writer's meaning is
plain: a brace too many, a semicolon, comments, two objects in a row, quotation marks and escapes
that no parser allows. The decision to question: of several article nodes (pages list related
stories in the same way) the one whose headline stands in the page's titles is taken, then the one
that states most of headline, date and author, the first of equals.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lxml.html import HtmlElement

from transforms.ids import normalise_words

ARTICLE_TYPES = frozenset(
    "NewsArticle Article ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle "
    "BackgroundNewsArticle ReviewNewsArticle AskPublicNewsArticle BlogPosting LiveBlogPosting "
    "SocialMediaPosting Report TechArticle ScholarlyArticle AdvertiserContentArticle "
    "SatiricalArticle MedicalScholarlyArticle Review".split()
)
PAGE_TYPES = frozenset({"WebPage", "ItemPage"})
DEEPEST_GRAPH = 12
LARGEST_MENDED = 500_000
"""Characters of broken JSON that are mended: it takes some 0.3 s for a megabyte."""

_WANTED = ("headline", "datePublished", "author")
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_COMMENT = re.compile(
    r"^\s*(?:<!--|//<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\]\]>|/\*\]\]>\*/)\s*;?\s*$"
)


def read_linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Every node of a page's JSON-LD, those inside others too, in the page's order."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            content = _COMMENT.sub("", script.text or "")
            yield from _walk_graph(_load_json(content), 0)


def _load_json(content: str) -> Any:
    """JSON as sites write it: raw line ends in strings, trailing commas, and what is broken."""
    for words in (content, _TRAILING_COMMA.sub(r"\1", content)):
        try:
            return json.loads(words, strict=False)
        except (ValueError, RecursionError):
            continue
    return _mend_json(content) if "{" in content and len(content) <= LARGEST_MENDED else None


def _mend_json(content: str) -> Any:
    """What a broken block means, or None.

    Of 33 ways to break a block json-repair reads 31, chompjs 21 and json5 12; its 20 ms a start
    are spent on the first broken block alone.
    """
    from json_repair import loads

    if '"' not in content:
        content = html.unescape(content)  # a template has escaped the quotation marks
    try:
        return loads(content, skip_json_loads=True)
    except (ValueError, TypeError, IndexError, RecursionError):
        return None


def _walk_graph(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST_GRAPH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walk_graph(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "author", "publisher", "hasPart"):
            if isinstance(value.get(key), dict | list):
                yield from _walk_graph(value[key], depth + 1)


def types_of(node: Mapping[str, Any]) -> set[str]:
    """The types of a node, without the address of their vocabulary."""
    value = node.get("@type")
    kinds = value if isinstance(value, list) else [value]
    return {str(kind).rpartition("/")[2] for kind in kinds if kind}


def choose_article(
    nodes: Iterable[dict[str, Any]], titles: Iterable[str | None] = ()
) -> dict[str, Any]:
    """The article node whose headline the page's titles bear out, then the one that says most."""
    articles = [node for node in nodes if types_of(node) & ARTICLE_TYPES]
    known = [normalise_words(title) for title in titles if title]

    def rank(node: dict[str, Any]) -> tuple[bool, int]:
        headline = normalise_words(html.unescape(str(node.get("headline") or "")))
        is_shown = bool(headline) and any(headline in title for title in known)
        return is_shown, sum(bool(node.get(key)) for key in _WANTED)

    return max(articles, key=rank, default={})
