"""Bylines and author fields of pages to the names of people.

In: what JSON-LD or a meta tag holds. Out: names in order, once each. The decision to question: an
organisation signs an article only where no person does.
"""

import html
import re
from collections.abc import Iterable, Mapping
from typing import Any

from transforms.ids import normalise_words
from transforms.linked_data import types_of

LONGEST_NAME = 80
NO_NAMES = frozenset(
    (
        "admin",
        "administrator",
        "anonymous",
        "editor",
        "no author",
        "none",
        "null",
        "staff",
        "unknown",
    )
)

_BY = re.compile(r"^\s*(?:by|written by|story by|von|par|por)\s*:?\s+", re.IGNORECASE)
_NAME_BREAK = re.compile(r"\s*(?:;|\||\n|\s&\s|,?\s+and\s+|,\s+(?=[A-Z][\w'’.-]+\s+[A-Z]))\s*")


def read_authors(value: Any, by_id: Mapping[str, Mapping[str, Any]]) -> tuple[str, ...]:
    """People first; an organisation signs only when no person does."""
    people: list[str] = []
    organisations: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        is_reference = isinstance(item, dict) and "@id" in item
        node = by_id.get(str(item["@id"]), item) if is_reference else item
        names = [node.get("name")] if isinstance(node, dict) else [node]
        flat = [name for entry in names for name in (entry if isinstance(entry, list) else [entry])]
        kinds = types_of(node) if isinstance(node, dict) else set()
        is_organisation = bool(kinds & {"Organization", "NewsMediaOrganization", "Corporation"})
        (organisations if is_organisation else people).extend(
            name for name in flat if isinstance(name, str)
        )
    return split_names(people) or split_names(organisations)


def are_people(names: tuple[str, ...], publisher: str | None) -> bool:
    return bool(names) and normalise_words(publisher or "") not in map(normalise_words, names)


def split_names(values: Iterable[str]) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for value in values:
        words = clean_words(value)
        if words is None or re.match(r"https?:|@|www\.", words):
            continue
        for part in _NAME_BREAK.split(_BY.sub("", words)):
            name = _BY.sub("", part).strip(" ,.-–—|")
            if normalise_words(name) in NO_NAMES or len(name) > LONGEST_NAME:
                continue
            if any(map(str.isalpha, name)):
                names[name] = None
    return tuple(names)


def name_of(value: Any, by_id: Mapping[str, Mapping[str, Any]]) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        node = by_id.get(str(value.get("@id")), value)
        value = node.get("name")
    return clean_words(value)


def clean_all(values: Iterable[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words for value in values if (words := clean_words(value))))


def clean_words(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, str):
        return None
    return " ".join(re.sub(r"<[^<>]{1,200}>", "", html.unescape(value)).split()) or None
