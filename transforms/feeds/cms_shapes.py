"""Stories as content management systems export them, their fields in objects of their own.

In: an object's fields. Out: the same fields side by side under names of `field_names`, texts kept
as trees of blocks as words. Told apart are JSON:API and Strapi (`attributes`), Drupal's REST
(`[{"value": …}]`), Django's dumps (`model`, `pk`, `fields`), DynamoDB (a type around each value),
Prismic (`data`), Umbraco (`properties`), Storyblok (`content`), Contentful (`sys`, a value a
language), Arc XP (`content_elements`), Apple News (`components`), the BBC and NPR (`broadcasters`)
readers of feeds such as Inoreader and Feedly (`origin`), and those of `story_shapes`. The decision
to question: the address of a story in Drupal is its alias on the site that the file names, which on
a site of many languages lacks the language's part.
"""

import json
import re
from collections.abc import Mapping
from typing import Any, TypeGuard

from transforms.feeds.broadcasters import find_modelled, has_assets, open_assets, open_modelled
from transforms.feeds.field_names import Fields, has_value, kind_of
from transforms.feeds.rich_text import read_tree
from transforms.feeds.story_shapes import DRUPAL, LOCALE, NODE, drop_prefix, open_story, open_value

DEEPEST = 5
"""Components inside components of Apple News that are looked into."""

BODY_ROLES = frozenset("body intro heading quote pullquote".split())
_MODEL = re.compile(r"[a-z][a-z_0-9]*\.[a-z][a-z_0-9]*")
"""The table of a record in Django, with the application's name."""

PAIR_NAMES = ("field", "name", "key")
IN_LANGUAGES = frozenset(("title", "text", "summary", "url", "section"))
"""Kinds of fields that some keep once for each language of a story."""

_TONGUE = re.compile(r"(?!(?:id|by|no|to|is)\Z)[a-z]{2}(?:[-_][A-Za-z]{2,4})?")
_JSON_OPENS = ('{"', '[{"')
LARGEST_TREE = 20_000_000
"""Characters of JSON in a text."""

DRUPAL_NODE = frozenset(("nid", "view_node"))
"""Names of which a story of a view in Drupal has one."""

PRISMIC = frozenset(("id", "data", "first_publication_date"))
UMBRACO = frozenset(("contentType", "route", "properties"))
STORYBLOK = frozenset(("name", "full_slug", "content"))
DJANGO = frozenset(("model", "pk", "fields"))
_PATH = "path"
# of a type that DynamoDB writes as a text, of at most 38 digits
_NUMBER = re.compile(r"-?[0-9]{1,38}(?:\.[0-9]{1,38})?")
_USER_LINK = re.compile(
    r"\s*<a\b[^>]*\b(?:class=\"username\"|href=\"[^\"]*/user/)[^>]*>([^<]+)</a>\s*"
)
_ACCOUNT = "uid"
"""Who wrote it, in Drupal, where no field of the site's own says so."""


def tell_shape(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """The fields of a story, or of any other record as they came."""
    data = fields.get("data")
    if isinstance(data, Mapping) and isinstance(data.get("attributes"), Mapping):
        fields = data
    if (modelled := find_modelled(fields)) is not None:
        return open_modelled(modelled)
    if fields.keys() == {"Item"} and isinstance(fields["Item"], Mapping):
        fields = {name: _read_typed(value) for name, value in fields["Item"].items()}
    elif isinstance(fields.get("fields"), Mapping) and fields.keys() == DJANGO:
        fields = {**fields["fields"], "id": fields["pk"], "model": fields["model"]}
    elif (opened_story := open_story(fields)) is not None:
        fields = opened_story
    elif isinstance(fields.get("attributes"), Mapping) and "id" in fields:
        fields = _open_attributes(fields)
    elif fields.keys() >= UMBRACO and isinstance(fields["properties"], Mapping):
        route = fields.get("route")
        path = route.get("path") if isinstance(route, Mapping) else None
        left_out = ("properties", "contentType", "createDate")
        kept = {name: one for name, one in fields.items() if name not in left_out}
        fields = {**kept, "url": path, **fields["properties"]}
    elif fields.keys() >= PRISMIC and isinstance(fields["data"], Mapping):
        dates = {"published": fields["first_publication_date"]}
        fields = {
            **_open_titles(fields["data"]),
            **dates,
            "id": fields["id"],
            "lang": fields.get("lang"),
        }
    elif fields.keys() >= STORYBLOK and isinstance(fields["content"], Mapping):
        first = fields.get("first_published_at") or fields.get("published_at")
        kept = {name: fields[name] for name in ("id", "lang", "full_slug") if name in fields}
        fields = {**kept, "title": fields["name"], **fields["content"], "published": first}
    elif isinstance(fields.get("sys"), Mapping) and isinstance(fields.get("fields"), Mapping):
        fields = _open_entry(fields)
    elif isinstance(fields.get("headlines"), Mapping) and _is_list(fields.get("content_elements")):
        fields = _open_ans(fields)
    elif isinstance(fields.get("metadata"), Mapping) and _is_list(fields.get("components")):
        fields = _open_apple_news(fields)
    elif has_assets(fields):
        fields = open_assets(fields)
    elif isinstance(fields.get("origin"), Mapping) and fields.keys() & {"alternate", "canonical"}:
        fields = _open_feed_item(fields)
    elif _is_values(fields.get("title")):
        fields = _open_drupal(fields)
    elif _is_list(fields.get("fields")) and (pairs := _open_pairs(fields["fields"])):
        fields = {**{name: one for name, one in fields.items() if name != "fields"}, **pairs}
    if _ACCOUNT in fields and (account := _find_account(fields)) is not None:
        fields = {**fields, "author": account}
    opened = {
        name: text
        for name, value in fields.items()
        if isinstance(value, dict | list | str) and (text := _open_text(name, value)) is not None
    }
    return {**fields, **opened} if opened else fields


def _open_text(name: str, value: Any) -> str | None:
    """A text that is a tree, or JSON of one, or stands by its language; None as it is given."""
    if isinstance(value, str):
        if not value.startswith(_JSON_OPENS) or len(value) > LARGEST_TREE:
            return None
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return None
    if isinstance(value, Mapping) and kind_of(str(name)) in IN_LANGUAGES:
        tongues = list(value)
        if all(isinstance(one, str) for one in value.values()) and all(
            map(_TONGUE.fullmatch, tongues)
        ):
            return next((value[one] for one in tongues if value[one].strip()), None)
    return read_tree(value)


def is_other_entry(fields: Mapping[str, Any]) -> bool:
    """Whether it is an entry that tells no story, as of a person or a section."""
    sys = fields.get("sys")
    is_entry = (
        (isinstance(sys, Mapping) and "contentType" in sys)
        or fields.keys() >= {"_type", "_createdAt"}
        or (fields.get("type") == NODE and fields.keys() >= {"id", "labels"})
        or (fields.keys() >= {"model", "id"} and bool(_MODEL.fullmatch(str(fields["model"]))))
    )
    return is_entry and not any(
        True for kind in ("text", "summary") for _ in Fields(fields).find(kind)
    )


def _open_pairs(pairs: list[Any]) -> dict[str, Any]:
    """`[{"field": "title", "value": "Toll"}]` of Adressa's logs, and its like."""
    opened: dict[str, Any] = {}
    for one in pairs:
        if not isinstance(one, Mapping) or "value" not in one:
            return {}
        name = next((one[key] for key in PAIR_NAMES if isinstance(one.get(key), str)), None)
        if name is None:
            return {}
        opened.setdefault(name, one["value"])
    return opened


def _open_titles(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Titles that Prismic keeps as blocks of a heading alone, as words."""
    opened: dict[str, Any] = dict(fields)
    for name, value in fields.items():
        if _is_list(value) and len(value) == 1 and isinstance(value[0], Mapping):
            kind, words = str(value[0].get("type")), value[0].get("text")
            if kind.startswith("heading") and isinstance(words, str):
                opened[name] = words
    return opened


def _read_typed(value: Any) -> Any:
    """A value of DynamoDB, its type around it: {"S": "Toll"}, {"L": [{"S": "Alice"}]}."""
    if not isinstance(value, Mapping) or len(value) != 1:
        return value
    kind, inner = next(iter(value.items()))
    if kind == "M" and isinstance(inner, Mapping):
        return {name: _read_typed(one) for name, one in inner.items()}
    if kind == "L" and _is_list(inner):
        return [_read_typed(one) for one in inner]
    if kind == "N" and isinstance(inner, str) and _NUMBER.fullmatch(inner):
        return float(inner) if "." in inner else int(inner)
    return None if kind == "NULL" else inner


def _open_attributes(fields: Mapping[str, Any]) -> dict[str, Any]:
    attributes = {name: open_value(value) for name, value in fields["attributes"].items()}
    named = drop_prefix(attributes)
    body = fields["attributes"].get("body")
    if isinstance(body, Mapping) and has_value(body.get("summary")):
        named.setdefault("summary", body["summary"])
    writers = _find_writers(fields.get("relationships"))
    if writers and not any(True for _ in Fields(named).find("authors")):
        named["authors"] = writers
    if has_value(links := fields.get("links")):
        named.setdefault("links", links)
    return {**named, "id": fields["id"]}


def _find_writers(relationships: Any) -> list[dict[str, str]]:
    """Whom a story of JSON:API names by the ids of records beside it."""
    if not isinstance(relationships, Mapping):
        return []
    names = [one for one in relationships if kind_of(str(one).removeprefix(DRUPAL)) == "authors"]
    for name in (*names, _ACCOUNT):
        relation = relationships.get(name)
        data = relation.get("data") if isinstance(relation, Mapping) else None
        linked = data if _is_list(data) else [data]
        ids = [one.get("id") for one in linked if isinstance(one, Mapping)]
        found = [{"_ref": one} for one in ids if isinstance(one, str)]
        if found:
            return found
    return []


def _open_drupal(fields: Mapping[str, Any]) -> dict[str, Any]:
    opened: dict[str, Any] = {}
    for name, value in fields.items():
        is_open = _is_values(value) or name == _PATH
        values = [open_value(one) for one in value] if is_open and _is_list(value) else value
        opened[name] = values[0] if _is_list(values) and len(values) == 1 else values
    return drop_prefix(opened)


def _open_entry(fields: Mapping[str, Any]) -> dict[str, Any]:
    sys: Mapping[str, Any] = fields["sys"]
    opened: dict[str, Any] = {}
    language: str | None = None
    for name, value in fields["fields"].items():
        if isinstance(value, Mapping) and value and all(map(LOCALE.fullmatch, map(str, value))):
            language = language or next(iter(value))
            value = next(iter(value.values()))
        opened[name] = value
    if not any(True for _ in Fields(opened).find("published")):
        dates = ("firstPublishedAt", "publishedAt", "createdAt")
        opened["published"] = next((sys[name] for name in dates if sys.get(name)), None)
    opened.setdefault("modified", sys.get("updatedAt"))
    if language is not None:
        opened.setdefault("language", language)
    return {**opened, "id": sys.get("id"), "sys": sys}


def _open_ans(fields: Mapping[str, Any]) -> dict[str, Any]:
    credits_ = fields.get("credits")
    by = credits_.get("by") if isinstance(credits_, Mapping) else None
    dates = ("first_publish_date", "display_date", "publish_date")
    taxonomy = fields.get("taxonomy")
    primary = taxonomy.get("primary_section") if isinstance(taxonomy, Mapping) else None
    named = {
        "title": fields["headlines"].get("basic"),
        "summary": _read_basic(fields, "description") or _read_basic(fields, "subheadlines"),
        "published": next((fields[name] for name in dates if has_value(fields.get(name))), None),
        "modified": fields.get("last_updated_date"),
        "authors": by,
        "section": primary,
    }
    left_out = {"headlines", "description", "subheadlines", "last_updated_date", *dates}
    rest = {name: value for name, value in fields.items() if name not in left_out}
    return {**rest, **{name: value for name, value in named.items() if has_value(value)}}


def _read_basic(fields: Mapping[str, Any], name: str) -> Any:
    value = fields.get(name)
    return value.get("basic") if isinstance(value, Mapping) else value


def _open_apple_news(fields: Mapping[str, Any]) -> dict[str, Any]:
    pieces = list(_list_components(fields["components"], 0))
    metadata = fields["metadata"]
    named = {
        "id": fields.get("identifier"),
        "title": fields.get("title"),
        "text": "\n\n".join(pieces),
        "summary": metadata.get("excerpt") or fields.get("subtitle"),
        "url": metadata.get("canonicalURL"),
        "published": metadata.get("datePublished"),
        "modified": metadata.get("dateModified"),
        "authors": metadata.get("authors"),
        "language": fields.get("language"),
    }
    return {name: value for name, value in named.items() if has_value(value)}


def _list_components(components: list[Any], depth: int) -> list[str]:
    pieces: list[str] = []
    for part in components:
        if not isinstance(part, Mapping):
            continue
        words, role = part.get("text"), str(part.get("role"))
        if isinstance(words, str) and (role in BODY_ROLES or role.startswith("heading")):
            pieces.append(words.strip())
        if _is_list(part.get("components")) and depth < DEEPEST:
            pieces.extend(_list_components(part["components"], depth + 1))
    return pieces


def _find_account(fields: Mapping[str, Any]) -> str | None:
    """Who wrote it, where Drupal names the account, or links to it, and no field says an author."""
    value = fields[_ACCOUNT]
    if any(True for _ in Fields(fields).find("authors")):
        return None
    if _is_list(value):
        value = next(iter(value), None)
    if isinstance(value, Mapping):
        name = value.get("name") or value.get("display_name")
        return name if isinstance(name, str) and name.strip() else None
    if not isinstance(value, str):
        return None
    if (link := _USER_LINK.fullmatch(value)) is not None:
        return link[1]
    return value if fields.keys() & DRUPAL_NODE and " " in value.strip() else None


def _open_feed_item(fields: Mapping[str, Any]) -> dict[str, Any]:
    links = [
        link.get("href")
        for name in ("canonical", "alternate")
        if _is_list(given := fields.get(name))
        for link in given
        if isinstance(link, Mapping)
    ]
    contents = [fields.get("fullContent")] + [
        inner.get("content")
        for name in ("content", "summary")
        if isinstance(inner := fields.get(name), Mapping)
    ]
    left_out = {"canonical", "alternate", "content", "summary", "origin"}
    named = {
        "url": fields.get("canonicalUrl") or next(iter(links), None),
        "text": next((one for one in contents if has_value(one)), None),
        "source": fields["origin"].get("title"),
    }
    rest = {name: value for name, value in fields.items() if name not in left_out}
    return {**rest, **{name: value for name, value in named.items() if has_value(value)}}


def _is_values(value: Any) -> bool:
    """`[{"value": …}]`, or what stands for a link to something else in Drupal."""
    return (
        _is_list(value)
        and bool(value)
        and all(isinstance(one, Mapping) and "value" in one for one in value)
    )


def _is_list(value: Any) -> TypeGuard[list[Any]]:
    return isinstance(value, list)
