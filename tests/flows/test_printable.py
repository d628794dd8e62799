"""What a terminal would obey is written out; all else stays as it is."""

import ast
import json

import pytest

from flows.printable import escape_json, make_printable
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        pytest.param("a\x1b]0;title\x07b", r"a\x1b]0;title\x07b", id="a window's title"),
        pytest.param("\x9b31mred", r"\x9b31mred", id="eight-bit control"),
        pytest.param("paid \u202e001 ton\u202c", r"paid \u202e001 ton\u202c", id="turned round"),
        pytest.param("a\rb\x7f\x00", r"a\x0db\x7f\x00", id="carriage return, delete, null"),
        pytest.param("half \udc80", r"half \udc80", id="half a surrogate pair"),
        pytest.param("tag \U000e0041", r"tag \U000e0041", id="an unseen tag"),
        pytest.param("tab\tline\nNäht 中文 می‌خواهم 👩‍👧", None, id="text as it is written"),
    ],
)
def test_printable_escapes_what_a_terminal_obeys(text: str, printed: str | None) -> None:
    assert make_printable(text) == (text if printed is None else printed)


def test_printable_json_has_the_same_values() -> None:
    row = {"text": "\x1b[31m \u202e \U000e0041 \x85 \u2028 ü", "n": 1}
    line = escape_json(json.dumps(row, ensure_ascii=False))
    assert json.loads(line) == row
    assert make_printable(line) == line
    assert "ü" in line


def test_printable_nothing_is_printed_past_it() -> None:
    """All that commands print goes through `flows.cli.terminal`, where it is made printable."""
    printers = {"print", "print_exc", "print_exception", "open_console", "echo", "secho"}
    offenders = [
        (path.name, node.lineno)
        for path in sorted((ROOT / "flows" / "cli").glob("*.py"))
        if path.name != "terminal.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) in printers
    ]
    assert offenders == []
