"""Writers whom a table of stories names by numbers, out of the table of people beside it.

In: rows of tables of people; the fields of a story. Out: the story with its writer's name. The
decision to question: a number under "author_id" is looked up among authors and, where there is no
such table, among users; nothing else says what it counts, for WordPress declares no keys.
"""

import re
from collections.abc import Sequence
from typing import Any

from transforms.feeds.field_names import kind_of

PEOPLE = frozenset(
    "author authors writer writers user users reporter reporters journalist journalists people"
    " person persons contributor contributors staff".split()
)
"""The last words of the names of tables that hold people."""

USERS = "users"
NAMES = ("display_name", "full_name", "fullname", "name", "user_nicename")
PARTS = ("first_name", "last_name")
MOST_PEOPLE = 200_000
_WORDS = re.compile(r"[^\W_]+")
_NUMBERED = re.compile(r"(?:post_)?(?P<role>[a-z]+?)(?:_?ids?)?")


def names_people(table: str) -> bool:
    """Whether a table holds people, by the last word of its name: `wp_users`."""
    return _last_word(table) in PEOPLE


class Writers:
    """The people of a database by the last words of their tables, and their numbers there."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, str], str] = {}
        self._tables: set[str] = set()

    def note(self, table: str, columns: Sequence[str], values: Sequence[Any]) -> None:
        """Keep the name of a person, if a row has one and a number."""
        row = {name.lower(): value for name, value in zip(columns, values, strict=False)}
        given = [_word(row.get(name)) for name in NAMES]
        parts = " ".join(word for name in PARTS if (word := _word(row.get(name))))
        name = next((one for one in given if one), None) or parts
        number = _word(row.get("id"))
        if name and number and len(self._names) < MOST_PEOPLE:
            self._names[_last_word(table), number] = name
            self._tables.add(_last_word(table))

    def name(self, fields: dict[str, Any]) -> dict[str, Any]:
        """The fields of a story, its writer named where one is a number alone."""
        if not self._names or any(map(_is_named, fields.items())):
            return fields
        for field, value in fields.items():
            role = _NUMBERED.fullmatch(field.lower())
            if role is None or not (role["role"] == "user" or kind_of(role["role"]) == "authors"):
                continue
            if writer := self._find(role["role"], _word(value)):
                return {**fields, field if kind_of(field) == "authors" else "author": writer}
        return fields

    def _find(self, role: str, number: str) -> str | None:
        own = [table for table in (f"{role}s", role) if table in self._tables]
        return self._names.get((own[0] if own else USERS, number))


def _is_named(field: tuple[str, Any]) -> bool:
    """Whether a field says who wrote in words."""
    name, value = field
    return kind_of(name) == "authors" and isinstance(value, str) and not value.strip().isdigit()


def _last_word(table: str) -> str:
    words = _WORDS.findall(table.lower())
    return words[-1] if words else ""


def _word(value: Any) -> str:
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    return str(value).strip() if isinstance(value, str | int) else ""
