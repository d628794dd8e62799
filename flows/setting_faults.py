"""What is wrong with a setting, in one sentence: where it stands, what is meant, what was given.

In: what pydantic says of values, and where these came from. Out: lines for a `SettingsError`. The
decision to question: pydantic tells of Python's types, which a file of settings has none of, so
what each kind of value has to be is said here; a kind that is not listed is told in its words.
"""

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from flows.addresses import hide_keys

ENV_PREFIX = "ONRECORD_"
LONGEST_SHOWN = 80
SECRET = frozenset({"on_failure"})
"""Whom to call may hold a password, and what is told may end in a log."""

WHOLE = "has to be a whole number"
NUMBER = "has to be a number"
SIZE = 'has to be a size, such as "4GB"'
DAY = "has to be a day, such as 2026-01-31"
SWITCH = "has to be true or false"
TABLE = "has to be a table of names and values"
FLAGS = {
    "from_day": "--from",
    "to_day": "--to",
    "sql_seconds": "--seconds",
    "sql_memory": "--memory",
}
"""Where a flag does not have its setting's name."""
MEANT = {
    "path_type": "has to be a path, in quotation marks",
    "string_type": "has to be text, in quotation marks",
    "int_type": WHOLE,
    "int_parsing": WHOLE,
    "int_parsing_size": WHOLE,
    "int_from_float": WHOLE,
    "float_type": NUMBER,
    "float_parsing": NUMBER,
    "finite_number": f"{NUMBER} that ends",
    "byte_size": SIZE,
    "byte_size_unit": SIZE,
    "bool_type": SWITCH,
    "bool_parsing": SWITCH,
    "date_type": DAY,
    "date_parsing": DAY,
    "date_from_datetime_parsing": DAY,
    "date_from_datetime_inexact": DAY,
    "dict_type": TABLE,
    "literal_error": "has to be {expected}",
    "greater_than": "has to be more than {gt:,.15g}",
    "greater_than_equal": "has to be {ge:,.15g} or more",
    "less_than_equal": "has to be {le:,.15g} or less",
}
"""By pydantic's name for the fault; in braces what it says of the bound."""


def explain_values(
    error: ValidationError, path: Path, from_file: Mapping[str, Any], given: Mapping[str, Any]
) -> str:
    """A line for each value that makes no sense: in a flag, a variable or the file."""
    lines = []
    for problem in error.errors():
        name, *below = [str(part) for part in problem["loc"]] or ["settings"]
        origin = _find_origin(name, path, from_file, given)
        shown = "" if name in SECRET else f" (given: {show_value(problem['input'])})"
        lines.append(f"{'.'.join([origin, *below])}: {_say_meant(problem)}{shown}")
    return "\n".join(lines)


def _find_origin(
    name: str, path: Path, from_file: Mapping[str, Any], given: Mapping[str, Any]
) -> str:
    if name in given:
        return FLAGS.get(name, f"--{name.replace('_', '-')}")
    variable = f"{ENV_PREFIX}{name.upper()}"
    if variable in os.environ:
        return f"the variable {variable}"
    return f"{path}: {name}" if name in from_file else name


def _say_meant(problem: Mapping[str, Any]) -> str:
    if meant := MEANT.get(problem["type"]):
        return meant.format(**problem.get("ctx", {}))
    told: str = problem["msg"].removeprefix("Value error, ")
    return f"{told[:1].lower()}{told[1:]}"


def show_value(given: Any) -> str:
    """A value as a file of settings has it, without a key and not at any length."""
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, date):
        return given.isoformat()
    shown = hide_keys(repr(str(given) if isinstance(given, Path) else given))
    return shown if len(shown) <= LONGEST_SHOWN else f"{shown[:LONGEST_SHOWN]}…"
