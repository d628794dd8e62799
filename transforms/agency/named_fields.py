"""A record whose XML names its fields in attributes, to an article.

In: the bytes of an element such as `<row><field name="title">…</field></row>`, as MySQL dumps a
table and Solr lists its documents (`<str name="title">`, `<arr name="author"><str>…`). Out: a
`FoundRecord`, its fields read as those of a JSON object. The decision to question: tags are
matched and not parsed, for such writers escape all that is a value, and a table can be long; a
name that stands twice is a list.
"""

import html
import re
from typing import Any

from transforms.agency.dispatch import read_json_document
from transforms.agency.plain_text import decode_text
from transforms.errors import ArchiveError
from transforms.text.stored_article import FoundRecord

NAMED = re.compile(r"<(?:field|str|arr)\b[^<>]{0,200}?\bname=\"", re.IGNORECASE)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)(?:\]\]>|\Z)", re.DOTALL)
_VALUE = re.compile(
    r"<\w+(?:\s[^<>]{0,200}?\bname=\"(?P<name>[^\"<>]{1,200})\")?[^<>]*>(?P<value>[^<]*)"
)


def read_named_fields(content: bytes, name: str) -> FoundRecord:
    """The record of such an element."""
    try:
        text = decode_text(content)
    except ArchiveError as error:
        return FoundRecord(error=error)
    return read_json_document(list_fields(text), name)


def list_fields(element: str) -> dict[str, Any]:
    """The values under their names."""
    found: dict[str, list[str]] = {}
    name = ""
    for part in _VALUE.finditer(_CDATA.sub(lambda cdata: html.escape(cdata[1]), element)):
        name = html.unescape(part["name"] or name)
        if name and part["value"].strip():
            found.setdefault(name, []).append(html.unescape(part["value"]))
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}
