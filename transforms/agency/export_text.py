"""Lines of a database's export to stories and their fields: what Factiva, Nexis and ProQuest share.

In: lines of text as the export has them. Out: paragraphs, or a line. The decision to question:
lines of one block are one paragraph if all are short and most end inside a sentence, as in a file
wrapped for print, and else a paragraph each, as a word processor writes them.
"""

import re
from collections.abc import Iterable, Sequence

from transforms.text.markup import Markup, join_paragraphs

LONGEST_WRAPPED = 100

_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)]*$")
_BLANK = re.compile(r"\n{2,}")


def split_story(lines: Sequence[str]) -> Markup:
    """The paragraphs in some lines."""
    paragraphs: list[str] = []
    for block in _BLANK.split("\n".join(line.strip() for line in lines).strip("\n")):
        words = [line for line in block.splitlines() if line]
        paragraphs.extend([" ".join(words)] if _is_wrapped(words) else words)
    return join_paragraphs((paragraph, None) for paragraph in paragraphs)


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether short lines go on in the next, as most sentences do that a width cuts."""
    if len(lines) < 2 or max(map(len, lines)) > LONGEST_WRAPPED:
        return False
    return sum(not _SENTENCE_END.search(line) for line in lines[:-1]) * 2 >= len(lines) - 1


def one_line(lines: Iterable[str]) -> str | None:
    """Lines of a field as one."""
    return " ".join(" ".join(lines).split()) or None
