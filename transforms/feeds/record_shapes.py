"""Records whose names of fields mean something else than elsewhere, told by what they have.

In: an object's fields. Out: the same under names that say what they are. The decision to question:
a shape is told by several names of its own together, so that any other record stays as it came.
"""

from collections.abc import Mapping
from typing import Any

SNAPSHOT = frozenset(("an", "source_code", "body"))
POST = frozenset(("html", "slug"))
GHOST = frozenset(("comment_id", "lexical", "mobiledoc", "plaintext", "uuid"))


def tell_fields(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """The fields of a record under the names of `field_names`."""
    if fields.keys() >= SNAPSHOT:
        return _tell_snapshot(fields)
    if fields.keys() >= POST and fields.keys() & GHOST and isinstance(fields["html"], str):
        return {("body_html" if name == "html" else name): one for name, one in fields.items()}
    return fields


def _tell_snapshot(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Factiva as data, the snapshots of Dow Jones: `body` goes on where `snippet` ends."""
    parts = (fields.get("snippet"), fields.get("body"))
    text = "\n\n".join(part.strip() for part in parts if isinstance(part, str) and part.strip())
    named = {"id": fields["an"], "body": text, "source": fields.get("source_name")}
    left_out = ["snippet", "an", "source_name"]
    if fields.get("publication_datetime"):
        left_out.append("publication_date")
    return {**{key: value for key, value in fields.items() if key not in left_out}, **named}
