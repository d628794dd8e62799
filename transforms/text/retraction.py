"""Notices that a story is withdrawn: a retraction, a kill advisory, an editor's note.

In: headline and text. Out: a `Retraction` with the words that say so, or None. The decision to
question: only a label in front of a headline, or a sentence about "this story" that opens a
paragraph near the start or the end, is a notice. News about a retraction ("Journal retracts
study") is none, nor is a correction, which leaves the story standing.
"""

import re
from dataclasses import dataclass

EDGE_PARAGRAPHS = 3
"""Paragraphs at either end in which a notice is looked for."""

_STORY = r"(?:article|story|report|post|piece|column|item|page|dispatch|interview|op-ed|essay)"
_GONE = (
    r"(?:retracted|withdrawn|removed|unpublished|deleted|killed|rescinded"
    r"|taken\s+(?:down|offline)|pulled)"
)
_LABELS = re.compile(
    r"""
    \W*(?:(?:urgent|attention|update\s*\d*|editors?)\W+)*
    (?:
        (?:retracted|retraction(?:\s+notice)?|notice\s+of\s+retraction)(?=\s*(?:[:|\])–—-]|$))
        | (?-i:WITHDRAWN|WITHDRAWAL)(?=\s*(?:[:|\])–—-]|$))
        | (?:story|article|report)\s+(?:withdrawn|retracted|removed)(?=\s*(?:[:|\])–—-]|$))
        | (?:mandatory|advisory|story)\s+kill\b
        | (?-i:KILL)(?=\s*(?:[:|\])–—-]|$))
        | kill\s+advisory\b
        | advisory\s*[-–—:].{0,120}\b(?:withdrawn|killed|retracted)\s*$
        | (?-i:BC-\S.{0,80}?\bKILL)\b
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NOTE = r"(?:[\s*_(\[–—-]*(?:editor['’]?s?['’]?|publisher['’]?s?|retraction)\s+(?:note|notice)\W+)"
_SENTENCES = re.compile(
    rf"""
    {_NOTE}?[\s*_(\[–—-]*
    (?:
        (?:this|the\s+(?:above|following|preceding|original))\s+{_STORY}\b[^.!?“”"\n]{{0,120}}?
        \b(?:has|have|had|was|were|is|are)\s+(?:now\s+|since\s+|being\s+)?(?:been\s+)?{_GONE}\b
        (?!\s+from\s+(?!(?:our|this|the)\s+(?:web|site|archive|app|publication)))
        | (?:we|the\s+\w+|[A-Z]\w+(?:\s[A-Z]\w+){{0,2}})\s+(?:has|have|is|are)\s+
        (?:now\s+|since\s+)?(?:retract|withdr[ae]w|unpublish|remov|rescind)(?:ed|n|ing)\s+
        (?:this|the\s+(?:above|following|preceding))\s+{_STORY}\b
        | please\s+(?:kill|disregard)\s+(?:the|this|our)\s+(?:\w+\s+){{0,3}}?{_STORY}\b
        | (?:this\s+is\s+)?a\s+mandatory\s+kill\b
        | kill\s+(?:the\s+)?{_STORY}\s+(?:slugged|headlined)\b
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NOTED = re.compile(
    rf"{_NOTE}[^\n]{{0,300}}?\b(?:this|the)\s+{_STORY}\b[^.!?\n]{{0,120}}?\b{_GONE}\b(?!\s+from\s)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Retraction:
    """A notice of withdrawal and the words that give it; `place` is headline or text."""

    place: str
    words: str


def find_retraction(headline: str | None, text: str) -> Retraction | None:
    """The notice in a headline, or in the first or last paragraphs of a text."""
    label = _LABELS.match(headline or "")
    if label is not None:
        return Retraction("headline", label.group().strip())
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    edges = (
        lines
        if len(lines) <= 2 * EDGE_PARAGRAPHS
        else [*lines[:EDGE_PARAGRAPHS], *lines[-EDGE_PARAGRAPHS:]]
    )
    for number, line in enumerate(edges):
        found = _SENTENCES.match(line) or _NOTED.match(line)
        if found is None and number == 0:
            found = _LABELS.match(line)
        if found is not None:
            return Retraction("text", found.group().strip())
    return None
