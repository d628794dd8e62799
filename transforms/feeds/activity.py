"""A post in an export of Mastodon, or in any outbox of ActivityPub, to a record's fields.

In: an activity of the outbox. Out: the fields of the post that it created, under names of
`field_names`, or None for any other activity (a boost, a reply to somebody else, a post to few).
The decision to question: an outbox holds what was written to followers alone and to single
people, too, and that is left where it is; who answers himself goes on with his story.
"""

from collections.abc import Mapping
from typing import Any

from transforms.feeds.field_names import has_value

PUBLIC = frozenset(("https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"))
POSTS = frozenset(("Note", "Article", "Page", "Question"))
CREATED = "Create"
ACTIVITIES = frozenset(
    (CREATED, "Announce", "Like", "Delete", "Undo", "Update", "Follow", "Add", "Remove", "Move")
)


def is_activity(fields: Mapping[str, Any]) -> bool:
    """Whether an object is an entry of an outbox."""
    kind = fields.get("type")
    return isinstance(kind, str) and kind in ACTIVITIES and fields.keys() >= {"actor", "object"}


def open_activity(activity: Mapping[str, Any]) -> dict[str, Any] | None:
    """The fields of a public post of the account's own."""
    post = activity.get("object")
    if activity.get("type") != CREATED or not isinstance(post, Mapping):
        return None
    kind = post.get("type")
    if not isinstance(kind, str) or kind not in POSTS or not _is_public(post, activity):
        return None
    writer = post.get("attributedTo") or activity.get("actor")
    answered = post.get("inReplyTo")
    if isinstance(answered, str) and not (
        isinstance(writer, str) and answered.startswith(f"{writer}/")
    ):
        return None
    contents = post.get("contentMap")
    languages = list(contents) if isinstance(contents, Mapping) else []
    named = {
        "id": post.get("id"),
        "url": _read_link(post.get("url")) or post.get("id"),
        "title": post.get("name"),
        "published": post.get("published") or activity.get("published"),
        "modified": post.get("updated"),
        "body_html": post.get("content"),
        "summary": post.get("summary"),
        "language": languages[0] if len(languages) == 1 else None,
        "account": writer,
    }
    return {name: value for name, value in named.items() if has_value(value)}


def _is_public(post: Mapping[str, Any], activity: Mapping[str, Any]) -> bool:
    """Whether it is to everybody, or to everybody who comes by; what says nothing is."""
    readers: list[Any] = []
    for fields in (post, activity):
        for name in ("to", "cc"):
            value = fields.get(name)
            readers.extend(value if isinstance(value, list) else [value])
    named = {one for one in readers if isinstance(one, str)}
    return not named or bool(named & PUBLIC)


def _read_link(value: Any) -> Any:
    """An address, or the first of several links: `[{"type": "Link", "href": …}]`."""
    first = value[0] if isinstance(value, list) and value else value
    return first.get("href") if isinstance(first, Mapping) else first
