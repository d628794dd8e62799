"""An object that is one article, from a JSON document or a row of a table.

In: its fields, and the name of the file for messages. Out: a `FoundRecord`, never an exception.
The decision to question: an object nested so deep that it cannot be written again is refused.
"""

from collections.abc import Mapping
from typing import Any

from transforms.article import FoundRecord
from transforms.errors import ArchiveError
from transforms.json_article import read_json_article, read_record_id


def read_object(fields: Mapping[str, Any], name: str) -> FoundRecord:
    """What the object comes to."""
    try:
        return FoundRecord(article=read_json_article(fields))
    except ArchiveError as error:
        return FoundRecord(error=error, source_record=read_record_id(fields))
    except RecursionError:
        return FoundRecord(error=ArchiveError("bad_json", f"{name}: nested too deep"))
