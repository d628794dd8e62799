"""Stories as the BBC and NPR keep them: blocks inside blocks, and parts beside their order.

In: an object's fields. Out: the same under names of `field_names`. A story of the BBC has
`metadata` and `content`, whose blocks each have a `model`; one of NPR has `assets` under their
numbers and a `layout` that says which follows which. The decision to question: of the BBC's blocks
those of text and of sub-headings alone are the story, so that captions and tables go.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from transforms.feeds.field_names import has_value

STORY_BLOCKS = frozenset(("text", "subheadline"))
"""Types of the BBC's blocks that hold the words of a story."""

DEEPEST = 12
"""Blocks inside blocks; the words of a list's item stand at the seventh."""


def find_modelled(fields: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """A story of the BBC, whose blocks each have a `model`, also in an answer about it."""
    inner: Any = fields
    for name in (None, "data", "article"):
        inner = inner.get(name, inner) if name is not None else inner
        if not isinstance(inner, Mapping):
            return None
        if isinstance(inner.get("metadata"), Mapping) and _list_blocks(inner.get("content")):
            return inner
    return None


def open_modelled(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Its fields under names of `field_names`."""
    metadata = fields["metadata"]
    found: dict[str, list[str]] = {"headline": [], "text": [], "byline": []}
    for block in _list_blocks(fields["content"]):
        kind = str(block.get("type"))
        if kind in STORY_BLOCKS:
            found["text"].extend(_list_model_words(block, 0))
        elif kind == "headline":
            found[kind].extend(_list_model_words(block, 0))
        elif kind == "byline":
            found[kind].extend(_list_bearers(block, 0))
    promo = fields.get("promo")
    headlines = promo.get("headlines") if isinstance(promo, Mapping) else None
    seo = headlines.get("seoHeadline") if isinstance(headlines, Mapping) else None
    locators, passport = metadata.get("locators"), metadata.get("passport")
    named = {
        "id": metadata.get("id"),
        "title": next(iter(found["headline"]), seo),
        "text": "\n\n".join(found["text"]),
        "authors": found["byline"],
        "url": locators.get("canonicalUrl") if isinstance(locators, Mapping) else None,
        "published": metadata.get("firstPublished"),
        "modified": metadata.get("lastPublished"),
        "language": passport.get("language") if isinstance(passport, Mapping) else None,
    }
    return {name: value for name, value in named.items() if has_value(value)}


def _list_blocks(node: Any) -> list[Mapping[str, Any]]:
    model = node.get("model") if isinstance(node, Mapping) else None
    return _list_maps(model, "blocks") if isinstance(model, Mapping) else []


def _list_model_words(block: Mapping[str, Any], depth: int) -> Iterator[str]:
    """The paragraphs below a block; a paragraph says its words whole, and again in fragments."""
    model = block.get("model")
    words = model.get("text") if isinstance(model, Mapping) else None
    if isinstance(words, str):
        if words.strip():
            yield words.strip()
        return
    for inner in _list_blocks(block) if depth < DEEPEST else ():
        yield from _list_model_words(inner, depth + 1)


def _list_bearers(block: Mapping[str, Any], depth: int) -> Iterator[str]:
    """The names in a byline, beside each of which stands what its bearer does."""
    for inner in _list_blocks(block) if depth < DEEPEST else ():
        if inner.get("type") == "name":
            yield from _list_model_words(inner, depth + 1)
        else:
            yield from _list_bearers(inner, depth + 1)


def has_assets(fields: Mapping[str, Any]) -> bool:
    """Whether it is a story of NPR's service, its parts beside the order that they stand in."""
    return isinstance(fields.get("layout"), list) and isinstance(fields.get("assets"), Mapping)


def open_assets(fields: Mapping[str, Any]) -> dict[str, Any]:
    """A story of NPR, whose parts stand beside it in no order."""
    parts = _list_assets(fields, "layout")
    named = {
        "text": [one["text"] for one in parts if isinstance(one.get("text"), str)],
        "authors": [
            one["name"]
            for one in _list_assets(fields, "bylines")
            if isinstance(one.get("name"), str)
        ],
        "url": next(
            (one.get("href") for one in _list_maps(fields, "webPages") if _is_canonical(one)), None
        ),
        "published": fields.get("publishDateTime"),
    }
    left_out = ("layout", "assets", "bylines", "webPages", "publishDateTime")
    rest = {name: value for name, value in fields.items() if name not in left_out}
    return {**rest, **{name: value for name, value in named.items() if has_value(value)}}


def _is_canonical(page: Mapping[str, Any]) -> bool:
    relations = page.get("rels")
    return isinstance(relations, list) and "canonical" in relations


def _list_assets(fields: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """What the links of a list lead to: `{"href": "#/assets/7"}`."""
    hrefs = [str(one.get("href")) for one in _list_maps(fields, name)]
    found = (fields["assets"].get(href.rpartition("/")[2]) for href in hrefs)
    return [one for one in found if isinstance(one, Mapping)]


def _list_maps(fields: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    listed = fields.get(name)
    return [one for one in listed if isinstance(one, Mapping)] if isinstance(listed, list) else []
