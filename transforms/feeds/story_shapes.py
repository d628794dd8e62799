"""Stories of single programs whose fields lie deep, told by two or three names of their own.

In: an object's fields. Out: the same side by side, or None for any other object. Told are Airtable,
Neo4j, Optimizely, Squidex, Quintype, Belga, Bluesky, Drupal 7, Adobe's content fragments, and
Facebook's posts. The decision to question: a program is told by names alone, for none of them says
what it is.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from transforms.feeds.facebook import FACEBOOK, is_post, open_post
from transforms.feeds.field_names import Fields, has_value

LOCALE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?")
DRUPAL = "field_"
"""Opens the names of fields that a site of Drupal added itself."""

NODE = "node"
NEO4J = frozenset(("type", "id", "labels", "properties"))
OPTIMIZELY = frozenset(("contentLink", "contentType"))
AEM = frozenset(("_path",))
AEM_TEXT = ("main", "body", "text", "article")
SQUIDEX = frozenset(("id", "data", "createdBy", "lastModifiedBy"))
INVARIANT = "iv"
QUINTYPE = frozenset(("headline", "cards"))
ELEMENTS = "story-elements"
BELGA = frozenset(("headLine", "newsComponents"))
BELGA_TEXTS = ("Lead", "Body", "Text")
BLUESKY = frozenset(("uri", "record"))
BLUESKY_POST = "app.bsky.feed.post"
DRUPAL_NODE = frozenset(("nid", "body"))
AIRTABLE = frozenset(("id", "createdTime", "fields"))


def open_story(fields: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The fields of such a story."""
    for names, opened in SHAPES:
        if fields.keys() >= names and (story := opened(fields)) is not None:
            return story
    return None


def _open_airtable(fields: Mapping[str, Any]) -> Mapping[str, Any] | None:
    inner = fields["fields"]
    is_one = fields.keys() == AIRTABLE and isinstance(inner, Mapping)
    return {**inner, "id": fields["id"]} if is_one else None


def _open_neo4j(fields: Mapping[str, Any]) -> Mapping[str, Any] | None:
    inner = fields["properties"]
    if fields["type"] != NODE or not isinstance(inner, Mapping):
        return None
    return {"type": NODE, "id": fields["id"], "labels": fields["labels"], **inner}


def _open_facebook(fields: Mapping[str, Any]) -> Mapping[str, Any] | None:
    return open_post(fields) if is_post(fields) else None


def _open_optimizely(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    return {name: _open_property(value) for name, value in fields.items()}


def _open_quintype(fields: Mapping[str, Any]) -> Mapping[str, Any] | None:
    cards = fields["cards"]
    if not isinstance(cards, list):
        return None
    return {**fields, "body_html": "".join(_list_elements(cards))}


def _open_property(value: Any) -> Any:
    """A property of Optimizely beside its type; a language as its code."""
    if isinstance(value, Mapping):
        return value.get("value") if "propertyDataType" in value else value.get("name", value)
    return value


def _open_squidex(fields: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Fields that Squidex keeps once for each language, or under "iv" for all."""
    data = fields["data"]
    if not isinstance(data, Mapping):
        return None
    opened = {
        name: next(iter(value.values()), None)
        if isinstance(value, Mapping)
        and all(key == INVARIANT or LOCALE.fullmatch(str(key)) for key in value)
        else value
        for name, value in data.items()
    }
    dates = {"created": fields.get("created"), "modified": fields.get("lastModified")}
    return {"id": fields["id"], "status": fields.get("status"), **dates, **opened}


def _list_elements(cards: list[Any]) -> Iterator[str]:
    """The texts in the cards of a story of Quintype."""
    for card in cards:
        elements = card.get(ELEMENTS) if isinstance(card, Mapping) else None
        for one in elements if isinstance(elements, list) else ():
            words = one.get("text") if isinstance(one, Mapping) else None
            if isinstance(words, str) and one.get("type") == "text":
                yield words


def _open_belga(fields: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """A story in Belga's archive, whose texts lie in the proxies of its components."""
    parts = fields["newsComponents"]
    if not isinstance(parts, list):
        return None
    texts = [
        str(proxy.get("varcharData") or proxy.get("clobData") or "").strip()
        for part in parts
        if isinstance(part, Mapping) and part.get("assetType") in BELGA_TEXTS
        for proxy in (part["proxies"] if isinstance(part.get("proxies"), list) else ())
        if isinstance(proxy, Mapping)
    ]
    rest = {name: one for name, one in fields.items() if name not in ("newsComponents", "topic")}
    published = fields.get("validateDate") or fields.get("createDate")
    return {**rest, "text": "\n\n".join(filter(None, texts)), "published": published}


def _open_bluesky(fields: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """A post of Bluesky out of what its network says of it."""
    record = fields["record"]
    if not isinstance(record, Mapping) or record.get("$type") != BLUESKY_POST:
        return None
    author = fields.get("author")
    name = author.get("displayName") if isinstance(author, Mapping) else None
    kind = {"type": "reply"} if has_value(record.get("reply")) else {}
    return {**record, **kind, "id": fields["uri"], "author": name, "source": "bsky.app"}


def _open_node(fields: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """A node of Drupal 7, whose fields stand by language, the account that made it by name."""
    if not isinstance(fields["body"], Mapping):
        return None
    opened = {
        name: open_value(one[0])
        for name, value in fields.items()
        if isinstance(value, Mapping)
        and len(value) == 1
        and isinstance(one := next(iter(value.values())), list)
        and one
    }
    named = drop_prefix({**fields, **opened})
    if not any(True for _ in Fields(named).find("authors")):
        named["author"] = named.pop("name", None)
    return named


def _open_fragment(fields: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """A content fragment of Adobe's, whose text stands as HTML, as plain words, or both."""
    for name in AEM_TEXT:
        text = fields.get(name)
        if isinstance(text, Mapping) and isinstance(text.get("html"), str):
            return {**fields, "body_html": text["html"]}
    return None


def open_value(value: Any) -> Any:
    """A text in Drupal beside its format; a relation in Strapi as what it leads to."""
    if not isinstance(value, Mapping):
        return value
    if "value" in value:
        return value.get("processed") or value["value"]
    data = value.get("data")
    if isinstance(data, Mapping) and isinstance(data.get("attributes"), Mapping):
        return data["attributes"]
    if isinstance(data, list):
        return [one.get("attributes", one) for one in data if isinstance(one, Mapping)]
    return value


def drop_prefix(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Fields that a site added itself, without the mark of such fields in Drupal."""
    named = dict(fields)
    for name in fields:
        plain = name.removeprefix(DRUPAL)
        if plain != name and not has_value(named.get(plain)):
            named[plain] = named.pop(name)
    return named


SHAPES: tuple[
    tuple[frozenset[str], Callable[[Mapping[str, Any]], Mapping[str, Any] | None]], ...
] = (
    (AIRTABLE, _open_airtable),
    (OPTIMIZELY, _open_optimizely),
    (SQUIDEX, _open_squidex),
    (QUINTYPE, _open_quintype),
    (BELGA, _open_belga),
    (BLUESKY, _open_bluesky),
    (DRUPAL_NODE, _open_node),
    (AEM, _open_fragment),
    (NEO4J, _open_neo4j),
    (FACEBOOK, _open_facebook),
)
"""By the names that a story has, how it is opened; the first that can be is."""
