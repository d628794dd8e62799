"""What opens a record: a WARC header, or the one line of an ARC record told as if it were one.

In: bytes. Out: a `Head`: fields, where the block begins, how long it says it is. The decision to
question: headers are read here and not by fastwarc, because a header must be readable when its
length is wrong, missing or no number, and an ARC record must come out the same as a WARC one.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

LONGEST_HEADER = 1 << 16
LONGEST_LINE = 1 << 12

_WARC_LINE = re.compile(rb"WARC/\d\.\d+[ \t]*\r?\n")
_NEXT_WARC_LINE = re.compile(rb"(WARC/\d\.\d+[ \t]*\r?\n(?:WARC-|Content-|warc-|content-))")
_HEADER_END = re.compile(rb"\r?\n\r?\n|\n(?=WARC/\d\.\d+[ \t]*\r?\n)")
_ARC_FIELDS = (
    rb"([A-Za-z][A-Za-z0-9+.-]{1,15}:[^\r\n]{0,2000}?) ([0-9a-fA-F.:]{2,45}|-) "
    rb"(\d{14}|\d{12}) ([^\r\n]{1,200}?) "
)
_ARC_LINE = re.compile(_ARC_FIELDS + rb"(\S{1,20})[ \t]*\r?\n")
_NEXT_ARC_LINE = re.compile(rb"\n(" + _ARC_FIELDS + rb"\d{1,12}\r?\n)")
_FIELD = re.compile(r"([^\s:][^:]*?)[ \t]*:[ \t]*(.*)")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before a block; `length` is None when `stated` is no number."""

    fields: dict[str, str]
    size: int
    stated: str

    @property
    def length(self) -> int | None:
        """How many bytes the block has by its header."""
        plain = self.stated.isascii() and self.stated.isdigit() and len(self.stated) < 19
        return int(self.stated) if plain else None


@dataclass(frozen=True, slots=True)
class Framing:
    """A kind of archive: how the next record is found, and how its head is read."""

    name: str
    following: re.Pattern[bytes]
    overlap: int
    read_head: Callable[[bytes], Head | None]


def read_fields(header: bytes) -> dict[str, str]:
    """Header lines by name in lower case; the first of a name counts, folded lines are joined."""
    try:
        text = header.decode("utf-8")
    except UnicodeDecodeError:
        text = header.decode("latin-1")
    lines: list[str] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        if line[:1] in (" ", "\t") and lines:
            lines[-1] = f"{lines[-1]} {line.strip()}"
        else:
            lines.append(line)
    fields: dict[str, str] = {}
    for line in lines:
        if found := _FIELD.match(line):
            fields.setdefault(found[1].lower(), found[2].strip())
    return fields


def opens_records(head: bytes) -> bool:
    """Whether a WARC or ARC file, or one of its members, begins with these plain bytes."""
    start = head.lstrip(b"\r\n")
    return bool(_WARC_LINE.match(start) or _ARC_LINE.match(start))


def choose_framing(head: bytes) -> "Framing":
    """WARC, unless the bytes open with the line of an ARC record."""
    return ARC if _ARC_LINE.match(head.lstrip(b"\r\n")) else WARC


def _read_warc_head(start: bytes) -> Head | None:
    line = _WARC_LINE.match(start)
    end = _HEADER_END.search(start, line.end() - 2) if line else None
    if line is None or end is None:
        return None
    fields = read_fields(start[line.end() : end.start()])
    return Head(fields, end.end(), fields.get("content-length", ""))


def _read_arc_head(start: bytes) -> Head | None:
    line = _ARC_LINE.match(start)
    if line is None:
        return None
    url, address, date, rest, stated = (part.decode("utf-8", "replace") for part in line.groups())
    date = date.ljust(14, "0")
    fields = {
        "warc-type": "warcinfo" if url.startswith("filedesc:") else "response",
        "warc-target-uri": url,
        "warc-ip-address": address,
        "warc-date": f"{date[:4]}-{date[4:6]}-{date[6:8]}T{date[8:10]}:{date[10:12]}:{date[12:]}Z",
        "warc-identified-payload-type": rest.split(" ")[0].lower(),
        "content-type": "application/http; msgtype=response",
    }
    return Head(fields, line.end(), stated)


WARC = Framing("WARC", _NEXT_WARC_LINE, 64, _read_warc_head)
ARC = Framing("ARC", _NEXT_ARC_LINE, LONGEST_LINE, _read_arc_head)
