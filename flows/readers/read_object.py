"""An object that is one article, from a JSON document or a row of a table.

In: its fields, and the name of the file for messages. Out: a `FoundRecord`, never an exception.
The decision to question: what a search engine found is the object in its `_source`, and the rest
of the hit is dropped but for the id.
"""

from collections.abc import Mapping
from typing import Any

from transforms.agency.dispatch import read_json_document
from transforms.text.stored_article import FoundRecord


def read_object(fields: Mapping[str, Any], name: str) -> FoundRecord:
    """What the object comes to."""
    inner = fields.get("_source")
    if isinstance(inner, Mapping):
        fields = {"_id": fields.get("_id"), **inner}
    return read_json_document(fields, name)
