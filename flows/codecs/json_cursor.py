"""A walk through JSON text, value by value, holding no more than the value at hand.

In: a binary handle, read forwards only. Out: `JsonCursor`: what comes next, a whole value, or a
step past one. The decision to question: values are cut here by their brackets and read by
`json.loads`, not by a streaming parser, so that NaN and lone surrogates mean in a document what
they mean in JSON lines, a bad value costs itself alone, and errors name a byte.
"""

import json
import re
from contextlib import suppress
from typing import Any, BinaryIO

from flows.codecs.utf8 import read_utf8
from transforms.errors import ArchiveError

_SPACE = b" \t\r\n\x1e"
_NOT_SPACE = re.compile(rb"[^ \t\r\n\x1e]")
_BRACKET = re.compile(rb"[\[\]{}\"]")
_IN_STRING = re.compile(rb"[^\"\\]*+(?:\\.[^\"\\]*+)*+", re.DOTALL)
_SCALAR_END = re.compile(rb"[\s,\]}\x1e]")


class JsonCursor:
    """Stands before a value or mark; `place` counts bytes of the text from its start."""

    def __init__(self, handle: BinaryIO, largest: int) -> None:
        self._chunks = read_utf8(handle)
        self._largest = largest
        self._buffer = b""
        self._at = 0
        self._base = 0

    @property
    def place(self) -> int:
        """Where the cursor stands, in bytes."""
        return self._base + self._at

    def peek(self) -> bytes:
        """The next byte that is no white space; b"" at the end. Raises `ArchiveError`."""
        while True:
            found = _NOT_SPACE.search(self._buffer, self._at)
            if found is not None:
                self._at = found.start()
                return found[0]
            self._at = len(self._buffer)
            if not self._fill():
                return b""

    def take(self, mark: bytes) -> bool:
        """Step over a mark, if it is what comes next."""
        if self.peek() != mark:
            return False
        self._at += 1
        return True

    def expect(self, mark: bytes) -> None:
        """Step over a mark. Raises `ArchiveError` if another comes."""
        if not self.take(mark):
            raise self.error(f"expected {mark.decode()}")

    def error(self, what: str) -> ArchiveError:
        """An error at this place."""
        found = self.peek()
        seen = f"{what}, found {found.decode('latin-1')!r}" if found else f"{what}, the text ends"
        return ArchiveError("bad_json", f"{seen} at byte {self.place:,}")

    def read_value(self) -> Any:
        """The value that comes next, read whole. Raises `ArchiveError`, standing past it."""
        self.peek()
        start = self.place
        content = self._cut_value()
        if content is None:
            detail = f"a value over {self._largest:,} bytes at byte {start:,}; make it JSON lines"
            raise ArchiveError("too_large", detail)
        try:
            return json.loads(content.decode("utf-8"))
        except UnicodeDecodeError as error:
            detail = f"not UTF-8 at byte {start + error.start:,}"
            raise ArchiveError("bad_encoding", detail) from error
        except json.JSONDecodeError as error:
            before = len(content.decode("utf-8")[: error.pos].encode("utf-8"))
            detail = f"{error.msg} at byte {start + before:,}"
            raise ArchiveError("bad_json", detail) from error
        except (RecursionError, ValueError) as error:
            detail = f"{type(error).__name__} in the value at byte {start:,}: {error}"
            raise ArchiveError("bad_json", detail) from error

    def leave(self) -> None:
        """Step past the end of the object or list that the cursor stands in, if it has one."""
        with suppress(ArchiveError):
            self._cut_value(depth=1)

    def _cut_value(self, depth: int = 0) -> bytes | None:
        """The bytes of the value, or None if there are too many; either way they are passed."""
        pieces: list[bytes] | None = [] if depth == 0 else None
        size = 0
        if depth == 0 and self.peek() not in (b"{", b"[", b'"'):
            return self._cut_scalar()
        in_string = escaped = False
        while True:
            start = self._at
            depth, in_string, escaped, is_over = self._scan(depth, in_string, escaped)
            size += self._at - start
            if size > self._largest:
                pieces = None
            if pieces is not None:
                pieces.append(self._buffer[start : self._at])
            if is_over:
                return b"".join(pieces) if pieces is not None else None
            if not self._fill():
                raise ArchiveError("bad_json", f"the text ends at byte {self.place:,} in a value")

    def _scan(self, depth: int, in_string: bool, escaped: bool) -> tuple[int, bool, bool, bool]:
        """Go on through the buffer to the end of a value, or of the buffer."""
        buffer, at = self._buffer, self._at
        if escaped:
            at += 1
        while at < len(buffer):
            if in_string:
                found = _IN_STRING.match(buffer, at)
                at = found.end() if found else at
                if at >= len(buffer):
                    break
                if buffer[at] == 0x5C:
                    self._at = len(buffer)
                    return depth, True, True, False
                at += 1
                in_string = False
            else:
                bracket = _BRACKET.search(buffer, at)
                if bracket is None:
                    break
                at = bracket.end()
                if bracket[0] == b'"':
                    in_string = True
                    continue
                depth += 1 if bracket[0] in b"[{" else -1
            if depth <= 0:
                self._at = at
                return 0, False, False, True
        self._at = len(buffer)
        return depth, in_string, False, False

    def _cut_scalar(self) -> bytes | None:
        """A number or word; at a mark, the mark, so that every call makes way."""
        pieces: list[bytes] = []
        size = 0
        while True:
            found = _SCALAR_END.search(self._buffer, self._at)
            end = found.start() if found else len(self._buffer)
            size += end - self._at
            if size <= self._largest:
                pieces.append(self._buffer[self._at : end])
            self._at = end
            if found is not None or not self._fill():
                break
        if not size and found is not None:
            self._at += 1
        return b"".join(pieces) if size <= self._largest else None

    def _fill(self) -> bool:
        """The next chunk in the place of the one that was read."""
        for chunk in self._chunks:
            if chunk:
                self._base += len(self._buffer)
                self._buffer = chunk
                self._at = 0
                return True
        return False
