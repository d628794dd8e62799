"""What FileMaker exports as XML to records: the names of its fields above, rows of values below.

In: the root of an export (`FMPXMLRESULT`). Out: a record a row, at "row N". The decision to
question: days are written in the order that the database states (`DATEFORMAT`), whatever they look
like.
"""

from collections.abc import Iterator
from typing import Any

from transforms.errors import ArchiveError
from transforms.feeds.field_names import has_value
from transforms.feeds.json_object import Reading, read_json_article, read_record_id
from transforms.feeds.publication_state import is_unpublished
from transforms.text.stored_article import FoundRecord
from transforms.text.xml_document import attribute_of, find_element


def read_filemaker_rows(root: Any, name: str) -> Iterator[FoundRecord]:
    """Every row of an export; an export without any is a reject."""
    names = [attribute_of(field, "NAME") or "" for field in root.iter("{*}FIELD")]
    stated = (attribute_of(find_element(root, "DATABASE"), "DATEFORMAT") or "").lower()
    reading = Reading(day_first=stated.startswith("d") if stated else None)
    number = 0
    for number, row in enumerate(root.iter("{*}ROW"), start=1):
        yield _read_row(row, names, reading, f"row {number}")
    if not number:
        detail = f"{name}: an export of FileMaker without a row"
        yield FoundRecord(error=ArchiveError("missing_text", detail))


def _read_row(row: Any, names: list[str], reading: Reading, position: str) -> FoundRecord:
    values = (
        "\n".join("".join(one.itertext()) for one in cell.iterchildren("{*}DATA")).strip()
        for cell in row.iterchildren("{*}COL")
    )
    fields = {key: one for key, one in zip(names, values, strict=False) if has_value(one)}
    fields.setdefault("id", attribute_of(row, "RECORDID") or position)
    record = read_record_id(fields)
    if is_unpublished(fields):
        return FoundRecord(position, skip_reason="not_an_article", source_record=record)
    try:
        article = read_json_article(fields, reading)
    except ArchiveError as error:
        return FoundRecord(position, error=error, source_record=record)
    return FoundRecord(position, article=article, source_record=record, url=article.url)
