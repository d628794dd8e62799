"""What the fields of a record were taken for, as `onrecord inspect` tells it.

In: names of fields, headings of an export or headers of a message, with the column that each
gives. Out: `FieldUse`s beside their values. The decision to question: readers of exports note this
as they read, on every night, so that what is told cannot differ from what is done; the values are
cut short for that.
"""

from collections.abc import Iterable
from dataclasses import dataclass

LONGEST_NOTED = 200


@dataclass(frozen=True, slots=True)
class FieldUse:
    """What a field was taken for: a kind of `field_names`, or None where it only goes to `extra`.

    `is_understood` is false for a date that cannot be read.
    """

    name: str
    kind: str | None
    is_understood: bool = True


NotedField = tuple[FieldUse, str]


def note_fields(
    fields: Iterable[tuple[str, str | None, str | None]], *, has_date: bool
) -> tuple[NotedField, ...]:
    """The fields that have a value; `has_date` is whether their date was understood."""
    return tuple(
        (FieldUse(name, kind, kind != "published" or has_date), value[:LONGEST_NOTED])
        for name, kind, value in fields
        if value
    )
