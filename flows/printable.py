"""Text from the world, made fit for a terminal.

In: any text. Out: the same with what a terminal obeys, or a reader cannot see to be there, written
out as an escape: control characters, marks that turn the direction of writing, line separators,
half surrogates. The decision to question: tabs and line ends stay, since texts are full of them,
and so do joiners, without which Persian and emoji fall apart.
"""

import re

OBEYED = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"
    "\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f"
    "]"
)


def make_printable(text: str) -> str:
    """The text with `\\x1b` and `\\u202e` where those characters were."""
    return OBEYED.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def escape_json(line: str) -> str:
    """The same inside JSON, which stays JSON with the same values."""
    return OBEYED.sub(_escape_unit, line)


def _escape_unit(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[place : place + 2].hex()}" for place in range(0, len(units), 2))
