"""Who wrote the posts of a Ghost export, which lists its people behind all posts.

In: the posts' fields, and the other fields of the export. Out: the posts with their writers'
names. The decision to question: the posts of an export are held in memory until its people are
read, up to the size of one record; those of a larger export go without writers.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any


def name_writers(
    posts: Iterable[Mapping[str, Any]], export: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    """Each post with `authors`, in the order in which the export names them."""
    names = {_read_id(user, "id"): user.get("name") for user in _objects(export.get("users"))}
    writers: dict[str, list[str]] = {}
    pairs = sorted(_objects(export.get("posts_authors")), key=_place)
    for pair in pairs:
        name = names.get(_read_id(pair, "author_id"))
        if isinstance(name, str) and name.strip():
            writers.setdefault(_read_id(pair, "post_id"), []).append(name)
    for post in posts:
        found = writers.get(_read_id(post, "id"))
        if found is None:
            name = names.get(_read_id(post, "author_id"))
            found = [name] if isinstance(name, str) and name.strip() else []
        yield {**post, "authors": found} if found and "authors" not in post else dict(post)


def _objects(value: Any) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _read_id(fields: Mapping[str, Any], name: str) -> str:
    return str(fields.get(name) or "")


def _place(pair: Mapping[str, Any]) -> int:
    order = pair.get("sort_order")
    return order if isinstance(order, int) else 0
