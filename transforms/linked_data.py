"""JSON-LD of a page: the nodes of its graph, and the one that is the article.

In: a parsed page. Out: nodes as dicts. The decision to question: of several article nodes the one
that states most of headline, date and author is taken, the first of equals.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lxml.html import HtmlElement

ARTICLE_TYPES = frozenset(
    "NewsArticle Article ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle "
    "BackgroundNewsArticle ReviewNewsArticle AskPublicNewsArticle BlogPosting LiveBlogPosting "
    "SocialMediaPosting Report TechArticle ScholarlyArticle AdvertiserContentArticle "
    "SatiricalArticle MedicalScholarlyArticle Review".split()
)
PAGE_TYPES = frozenset({"WebPage", "ItemPage", "VideoObject"})
DEEPEST_GRAPH = 12
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_COMMENT = re.compile(
    r"^\s*(?:<!--|//<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\]\]>|/\*\]\]>\*/)\s*;?\s*$"
)


def read_linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            content = _COMMENT.sub("", script.text or "")
            yield from _walk_graph(_load_json(content), 0)


def _load_json(content: str) -> Any:
    """JSON as sites write it: raw line ends in strings, trailing commas."""
    for words in (content, _TRAILING_COMMA.sub(r"\1", content)):
        try:
            return json.loads(words, strict=False)
        except (ValueError, RecursionError):
            continue
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
    value = node.get("@type")
    kinds = value if isinstance(value, list) else [value]
    return {str(kind).rpartition("/")[2] for kind in kinds if kind}


def choose_article(nodes: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """The article node that says most; the first of equals."""
    articles = [node for node in nodes if types_of(node) & ARTICLE_TYPES]
    wanted = ("headline", "datePublished", "author")
    return max(articles, key=lambda node: sum(bool(node.get(key)) for key in wanted), default={})
