"""Paths into the fields of a record, as settings write them: `body.paragraphs[*]`.

In: a record's fields and a path. Out: what stands there. The decision to question: three steps (a
name, every item, the item of a number) are written out here and not left to a library of JSONPath,
since a path may as well be the name of a column, such as "Text, full", and records have needed no
more.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

FieldPaths = Mapping[str, Sequence[str]]
"""By kind of field, the paths at which the settings say that it stands, best first."""

NO_PATHS: FieldPaths = {}

_STEP = re.compile(r"\.?([^.\[\]]+)|\[(\*|\d{1,6})\]")


def is_path(path: str) -> bool:
    """Whether it is written as a path."""
    return bool(path.strip()) and "".join(step[0] for step in _STEP.finditer(path)) == path


def follow_path(fields: Mapping[str, Any], path: str) -> Any:
    """What stands at a path; behind a star a list."""
    if path in fields:
        return fields[path]
    values: list[Any] = [fields]
    has_star = False
    for step in _STEP.finditer(path):
        has_star |= step[2] == "*"
        values = [inner for value in values for inner in _take_step(value, step)]
    values = [value for value in values if value is not None]
    return values if has_star else next(iter(values), None)


def open_path(fields: Mapping[str, Any], path: str) -> str:
    """The outermost field of a path."""
    step = _STEP.match(path)
    return path if path in fields or step is None or step[1] is None else step[1]


def _take_step(value: Any, step: re.Match[str]) -> list[Any]:
    if step[1] is not None:
        return [value[step[1]]] if isinstance(value, Mapping) and step[1] in value else []
    if not isinstance(value, list):
        return []
    return value if step[2] == "*" else value[int(step[2]) :][:1]
