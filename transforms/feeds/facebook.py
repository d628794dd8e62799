"""A post in what Facebook hands out to who asks for a copy of a page or an account.

In: the fields of a record (`timestamp`, `data`, `title`, `attachments`). Out: the post's words and
time. The decision to question: Facebook writes the bytes of UTF-8 as letters of Latin-1, which is
undone wherever it can be, and its title says only that somebody wrote.
"""

from collections.abc import Mapping
from typing import Any

FACEBOOK = frozenset(("timestamp", "data"))
NAMES = frozenset(("timestamp", "data", "title", "attachments", "tags", "place"))
"""What a post may have besides."""

POST = "post"


def is_post(fields: Mapping[str, Any]) -> bool:
    """Whether a record is one of Facebook's, with words or without."""
    data = fields["data"]
    return (
        fields.keys() <= NAMES
        and isinstance(data, list)
        and all(isinstance(one, Mapping) for one in data)
        and isinstance(fields["timestamp"], int)
    )


def open_post(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The words and the time of a post."""
    words = [_mend(one[POST]) for one in fields["data"] if isinstance(one.get(POST), str)]
    rest = {name: one for name, one in fields.items() if name not in (*FACEBOOK, "title")}
    return {**rest, "text": "\n\n".join(words), "published": fields["timestamp"]}


def _mend(words: str) -> str:
    try:
        return words.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return words
