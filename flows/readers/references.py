"""Writers whom a story names by the id of another record: Contentful, Sanity, JSON:API.

In: the records of a file in its order. Out: the same, one for one, the writers named; an entry
that tells no story is a skip. The decision to question: from the first story with a writer of
unknown name on records are held back until he is met, within bounds; after these
such a story goes on without him.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from flows.readers.outcomes import Fields, Outcome, Source
from transforms.feeds.cms_shapes import is_other_entry
from transforms.feeds.field_names import has_value, kind_of

MOST_HELD = 1_000
MOST_HELD_CHARACTERS = 4_000_000
MOST_NAMES = 100_000
NAMES = ("display_name", "displayName", "fullName", "name", "title")


@dataclass(slots=True)
class _Writers:
    """Names by the ids of their records, and the records held back."""

    names: dict[str, str] = field(default_factory=dict)
    held: deque[Fields | Outcome] = field(default_factory=deque)

    def note(self, fields: Mapping[str, Any]) -> None:
        given = next((fields[name] for name in NAMES if isinstance(fields.get(name), str)), None)
        number = fields.get("id") or fields.get("_id")
        if given and isinstance(number, str) and len(self.names) < MOST_NAMES:
            self.names[number] = given

    def is_known(self, record: Fields | Outcome) -> bool:
        return not isinstance(record, Fields) or all(
            one in self.names for value in _find_writers(record.fields).values() for one in value
        )

    def give(self, record: Fields | Outcome) -> Fields | Outcome:
        """A record with the names that are known."""
        if not isinstance(record, Fields):
            return record
        writers = {
            name: [self.names[one] for one in value if one in self.names]
            for name, value in _find_writers(record.fields).items()
        }
        found = {name: value for name, value in writers.items() if has_value(value)}
        return replace(record, fields={**record.fields, **found}) if found else record


def name_writers(source: Source, records: Iterable[Fields | Outcome]) -> Iterator[Fields | Outcome]:
    """Each record in order, with its writers' names."""
    writers = _Writers()
    room = MOST_HELD_CHARACTERS
    for record in records:
        if isinstance(record, Fields) and (record.is_beside or is_other_entry(record.fields)):
            writers.note(record.fields)
            record = source.skip(record.position, "not_an_article")
        writers.held.append(record)
        if len(writers.held) > 1:
            room -= measure(record)
        is_full = room < 0 or len(writers.held) > MOST_HELD
        while writers.held and (is_full or writers.is_known(writers.held[0])):
            yield writers.give(writers.held.popleft())
        room = room if writers.held else MOST_HELD_CHARACTERS
    yield from map(writers.give, writers.held)


def measure(record: Fields | Outcome) -> int:
    """About how many characters a record holds."""
    if not isinstance(record, Fields):
        return 0
    try:
        return len(str(record.fields))
    except RecursionError:
        return MOST_HELD_CHARACTERS


def _find_writers(fields: Mapping[str, Any]) -> dict[str, list[str]]:
    """The ids in fields of authors that hold nothing but links to other records."""
    found: dict[str, list[str]] = {}
    for name, value in fields.items():
        if not isinstance(value, dict | list) or kind_of(str(name)) != "authors":
            continue
        links = [_read_link(one) for one in (value if isinstance(value, list) else [value])]
        known = [one for one in links if one is not None]
        if known and len(known) == len(links):
            found[name] = known
    return found


def _read_link(value: Any) -> str | None:
    """The id in a link of Sanity or Contentful."""
    if not isinstance(value, Mapping):
        return None
    inner = value.get("sys")
    number = value.get("_ref") or (inner.get("id") if isinstance(inner, Mapping) else None)
    return number if isinstance(number, str) else None
