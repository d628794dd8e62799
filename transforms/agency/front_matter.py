"""A story in Markdown with its fields above it, as generators of static sites keep them.

In: the text of a file. Out: the fields, the story under "markdown", or None. YAML stands between
lines of "---", TOML between lines of "+++". The decision to question: heads that are no YAML,
mostly for a colon in a title without quotation marks, are read line by line, a name and a value or
a list.
"""

import re
import tomllib
from typing import Any

import yaml

_BLOCK = re.compile(
    r"\A\ufeff?\s*(?P<mark>---|\+\+\+)[^\S\n]*\n(?P<head>.*?)\n(?P=mark)[^\S\n]*(?:\n|\Z)(?P<story>.*)\Z",
    re.DOTALL,
)
_LINE = re.compile(r"(?P<name>[A-Za-z][\w-]{0,40}):(?:\s+(?P<value>.*))?")
_ITEM = re.compile(r"\s*-\s+(?P<value>.+)")
MARKS = "\"'"
KNOWN = frozenset({"title", "date"})
LONGEST_HEAD = 20_000
"""PyYAML reads some 100 KB a second."""


def read_front_matter(text: str) -> dict[str, Any] | None:
    """The fields of such a file; None if it is another."""
    found = _BLOCK.match(text)
    if found is None:
        return None
    fields = _read_toml(found["head"]) if found["mark"] == "+++" else _read_yaml(found["head"])
    if not KNOWN & {name.lower() for name in fields}:
        return None
    return {**fields, "markdown": found["story"].strip()}


def _read_toml(head: str) -> dict[str, Any]:
    try:
        fields = tomllib.loads(head)
    except tomllib.TOMLDecodeError:
        return {}
    return {name: _plain(value) for name, value in fields.items()}


def _plain(value: Any) -> Any:
    """What JSON has: a date is its words."""
    if isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    return str(value)


def _read_yaml(head: str) -> dict[str, Any]:
    if len(head) > LONGEST_HEAD:
        return _read_lines(head)
    try:
        # an alias can stand for millions of values
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(head, yaml.BaseLoader)):
            return _read_lines(head)
        fields = yaml.load(head, yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return _read_lines(head)
    if not isinstance(fields, dict) or not all(isinstance(name, str) for name in fields):
        return _read_lines(head)
    return {name: [] if value == "" else _plain(value) for name, value in fields.items()}


def _read_lines(head: str) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    name: str | None = None
    for line in head.splitlines():
        item = _ITEM.fullmatch(line)
        if item is not None and name is not None and isinstance(fields[name], list):
            fields[name].append(_unquote(item["value"]))
            continue
        found = _LINE.fullmatch(line.rstrip())
        if found is None:
            continue
        name = found["name"]
        value = (found["value"] or "").strip()
        if value.startswith("[") and value.endswith("]"):
            fields[name] = [_unquote(part) for part in value[1:-1].split(",") if part.strip()]
        else:
            fields[name] = _unquote(value) if value else []
    return fields


def _unquote(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in MARKS:
        return value[1:-1]
    return value
