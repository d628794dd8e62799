"""What a record states beyond the columns, as one JSON text.

In: fields by name. Out: JSON with sorted keys, or None if nothing is left. The decision to
question: NaN and infinity, which JSON has not, become null, so the column always parses.
"""

import json
import math
from collections.abc import Mapping
from typing import Any

from transforms.errors import ArchiveError


def dump_extra(fields: Mapping[str, Any]) -> str | None:
    """The fields that are not null. Raises `ArchiveError` for what nests without end."""
    kept = {name: value for name, value in fields.items() if value is not None}
    if not kept:
        return None
    try:
        plain = _without_nan(kept)
        dumped = json.dumps(plain, sort_keys=True, ensure_ascii=False)
    except RecursionError as error:
        raise ArchiveError("bad_json", "fields nested too deep to be kept") from error
    try:
        dumped.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(plain, sort_keys=True)
    return dumped


def _without_nan(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, dict):
        return {str(key): _without_nan(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_without_nan(inner) for inner in value]
    return value
