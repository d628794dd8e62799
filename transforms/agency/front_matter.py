"""A story in Markdown with its fields above it, as generators of static sites keep them.

In: the text of a file. Out: the fields, the story under "markdown", or None. YAML stands between
lines of "---", TOML between lines of "+++", JSON in an object. The decision to question: heads that
are no YAML, mostly for a colon in a title without quotation marks, are read line by line, a name
and a value or a list.
"""

import json
import re
import tomllib
from typing import Any

import yaml

from transforms.feeds.field_names import holds_text

_BLOCK = re.compile(
    r"\A\ufeff?\s*(?P<mark>---|\+\+\+)(?P<kind>json|yaml|toml)?[^\S\n]*\n(?P<head>.*?)\n(?:(?P=mark)|\.\.\.)[^\S\n]*(?:\n|\Z)(?P<story>.*)\Z",
    re.DOTALL,
)
_NIKOLA = re.compile(
    r"\A\ufeff?\s*(?:<!--\s*\n)?(?P<head>(?:\.\. [a-z_]{1,30}:[^\n]*\n){2,30})(?:\s*-->[^\S\n]*\n)?"
)
_NIKOLA_FIELD = re.compile(r"^\.\. ([a-z_]{1,30}):[^\S\n]*(\S[^\n]*)$", re.MULTILINE)
_HEAD_END = re.compile(r"\}[^\S\n]*\n\s*[^\s{}\[\],\"]")
_STORY = re.compile(r"[^\S\n]*\r?\n\s*[^\s{}\[\],]")
_IMPORT = re.compile(
    r"^import\s(?:[\w{}*, ]{1,200}\sfrom\s+)?[\"'][^\"'\n]+[\"'];?[^\S\n]*$", re.MULTILINE
)
_NOTE = re.compile(r"\{/\*.{0,2000}?\*/\}", re.DOTALL)
_LINE = re.compile(r"(?P<name>[A-Za-z][\w-]{0,40}):(?:\s+(?P<value>.*))?")
_ITEM = re.compile(r"\s*-\s+(?P<value>.+)")
MARKS = "\"'"
KNOWN = frozenset({"title", "date", "subject"})
LONGEST_HEAD = 20_000
"""PyYAML reads some 100 KB a second."""


def read_front_matter(text: str) -> dict[str, Any] | None:
    """The fields of such a file; None if it is another."""
    found = _BLOCK.match(text)
    if found is None and (nikola := _NIKOLA.match(text)) is not None:
        fields, story = dict(_NIKOLA_FIELD.findall(nikola["head"])), text[nikola.end() :]
    elif found is not None:
        story = found["story"]
        is_toml = found["mark"] == "+++" or found["kind"] == "toml"
        # JSON of Eleventy is YAML as well
        fields = _read_toml(found["head"]) if is_toml else _read_yaml(found["head"])
    else:
        fields, story = read_json_head(text)
    if not KNOWN & {name.lower() for name in fields}:
        return None
    if "title" not in fields and "subject" in fields:
        # of a letter that was sent, as Buttondown keeps it
        fields["title"] = fields.pop("subject")
    own = fields.pop("params", None)
    if isinstance(own, dict):
        # Hugo's place for fields of a site's own
        fields = {**own, **fields}
    return {**fields, "markdown": _drop_code(story).strip()}


def read_json_head(text: str) -> tuple[dict[str, Any], str]:
    """The object that a file opens with, and what stands below its closing brace; else nothing."""
    start = text.removeprefix("\ufeff").lstrip()
    if not start.startswith("{") or _HEAD_END.search(start, 0, LONGEST_HEAD) is None:
        return {}, ""
    try:
        fields, end = json.JSONDecoder().raw_decode(start)
    except (ValueError, RecursionError):
        return {}, ""
    is_above = _STORY.match(start, end) is not None and isinstance(fields, dict)
    is_above = is_above and bool(KNOWN & fields.keys()) and not any(map(holds_text, fields))
    return (fields, start[end:]) if is_above else ({}, "")


def _drop_code(story: str) -> str:
    """The Markdown of MDX without the lines of program and the notes that stand in it."""
    return _NOTE.sub("", _IMPORT.sub("", story))


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
