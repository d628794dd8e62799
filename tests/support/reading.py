"""Readers given bytes as a pipe gives them, and their outcomes in short."""

import io
from typing import Any

from flows.readers.outcomes import Outcome, Reader, ReadLimits, Source
from transforms.lake.records import REJECT_REASONS, Reject
from transforms.text.stored_article import StoredArticle

LONG = "The council met on Monday and decided to close the old bridge for repairs. " * 8


class Pipe(io.RawIOBase):
    """Gives a few bytes at a time and cannot seek."""

    def __init__(self, content: bytes, most: int) -> None:
        self._inner = io.BytesIO(content)
        self._most = most

    def read(self, size: int = -1, /) -> bytes:
        return self._inner.read(self._most if size < 0 else min(size, self._most))

    def readable(self) -> bool:
        return True


def read_bytes(
    reader: Reader, content: bytes, *, most: int | None = None, **limits: Any
) -> list[Outcome]:
    """The outcomes of a file called "file"; `most` bytes at a time."""
    source = Source("a" * 20, "file", "run", ReadLimits(**limits))
    handle: Any = io.BytesIO(content) if most is None else Pipe(content, most)
    return list(reader(source, handle))


def brief(outcome: Outcome) -> tuple[str, str]:
    """Position, and what became of the record: a reason, or the text."""
    if isinstance(outcome, StoredArticle):
        return outcome.article.position, outcome.version.text
    return outcome.position, outcome.reason


def briefs(reader: Reader, content: bytes, **limits: Any) -> list[tuple[str, str]]:
    return [brief(outcome) for outcome in read_bytes(reader, content, **limits)]


def check_outcomes(outcomes: list[Outcome]) -> None:
    """What holds for the outcomes of any bytes at all."""
    for outcome in outcomes:
        if isinstance(outcome, StoredArticle):
            text = outcome.version.text
            assert text.strip()
            covered = "".join(text[one.char_start : one.char_end] for one in outcome.sections)
            assert "".join(covered.split()) == "".join(text.split())
        elif isinstance(outcome, Reject):
            assert outcome.reason in REJECT_REASONS
            assert outcome.detail


def brief_by_headline(outcome: Outcome) -> tuple[str, str]:
    """Position, and what became of the record: a reason, or the headline."""
    if isinstance(outcome, StoredArticle):
        return outcome.article.position, outcome.article.headline or ""
    return outcome.position, outcome.reason
