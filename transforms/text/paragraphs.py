"""Stored text to paragraphs, whatever way the archive wrote them.

In: text. Out: spans of paragraphs in order, white space trimmed; together they hold every
non-blank character once. Three layouts are known: paragraphs apart by blank lines, one paragraph
a line, and hard-wrapped wire copy, where an indented line opens a paragraph. The decision to
question: a text is hard-wrapped when most of its inner lines stop in mid-sentence at much the
same width; a wrong guess there joins or splits paragraphs but never loses a character.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from transforms.lake.records import Span

WRAPPED_WIDTHS = (40, 100)
WIDEST_WRAPPED_LINE = 120
SHORT_LAST_LINE = 0.75
LEAST_INDENT = 2

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_LINE_END = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’»)\]]*$|[\"”»]$")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    indent: int
    text: str

    @property
    def ends_sentence(self) -> bool:
        return _SENTENCE_END.search(self.text) is not None


def split_paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text, trimmed, in order."""
    blocks = list(_split_blocks(text))
    split = _split_wrapped if is_hard_wrapped(text) else _split_lines
    return [
        Span(lines[0].start, lines[-1].end) for block in blocks for lines in split(block) if lines
    ]


def is_hard_wrapped(text: str) -> bool:
    """Whether lines were cut at a width, as on a teleprinter, and not at paragraph ends."""
    inner = [line for block in _split_blocks(text) for line in block[:-1]]
    if not inner:
        return False
    widths = [len(line.text) + line.indent for line in inner]
    stopped = sum(not line.ends_sentence for line in inner)
    return (
        WRAPPED_WIDTHS[0] <= median(widths) <= WRAPPED_WIDTHS[1]
        and max(widths) <= WIDEST_WRAPPED_LINE
        and stopped * 2 > len(inner)
    )


def _split_blocks(text: str) -> Iterator[list[_Line]]:
    """Runs of lines with no blank line between them."""
    block: list[_Line] = []
    line_end = 0
    for found in _LINE.finditer(text):
        ends = len(_LINE_END.findall(text, line_end, found.start()))
        words = found[0].strip()
        if (ends > 1 or not words) and block:
            yield block
            block = []
        line_end = found.end()
        if words:
            indent = len(found[0]) - len(found[0].lstrip())
            start = found.start() + indent
            block.append(_Line(start, start + len(words), indent, words))
    if block:
        yield block


def _split_lines(block: Sequence[_Line]) -> Iterator[list[_Line]]:
    """A paragraph a line; a line that goes on in lower case belongs to the one before it."""
    paragraph: list[_Line] = []
    for line in block:
        if paragraph and not (line.text[0].islower() and not paragraph[-1].ends_sentence):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def _split_wrapped(block: Sequence[_Line]) -> Iterator[list[_Line]]:
    """An indented line, or one after a short line that ends a sentence, opens a paragraph."""
    margin = min(line.indent for line in block)
    width = max(len(line.text) for line in block)
    paragraph: list[_Line] = []
    for line in block:
        if paragraph:
            previous = paragraph[-1]
            stops_short = len(previous.text) < SHORT_LAST_LINE * width and previous.ends_sentence
            steps_in = previous.indent < line.indent or previous.ends_sentence
            indented = line.indent >= margin + LEAST_INDENT and steps_in
            if indented or (stops_short and len(block) > 2):
                yield paragraph
                paragraph = []
        paragraph.append(line)
    yield paragraph
