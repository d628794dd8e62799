"""Quotation marks to marked spans: which stretches of a paragraph stand inside marks.

In: the text and its paragraphs. Out: outermost marked spans, in order, marks included. Straight,
curly, doubled single (''), angled and low marks are known; single curly marks count when they
open at a word and close after one. In other languages than English the same mark may open or close
(»so« and «so», “so” and „so“, ”så”), and 「so」 is one. A mark that is never closed makes no span,
unless the next paragraph opens with a mark again: then the quote runs on, and the span ends with
the paragraph.
The decision to question: state never crosses a paragraph otherwise, so one missing mark costs
one quote and not the rest of the article.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

DOUBLE_MARK = re.compile(r"''|[\"“”„«»‟]")
MARK_ELSEWHERE = re.compile(r"''|[\"“”„«»‟‹›‚‘’「」『』]")
ENGLISH = "en"
CLOSES = {
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "„": '“”"',
    "‟": "”",
    "“": "”",
    "”": "”",
    "‚": "‘’",
    "「": "」",
    "『": "』",
}
"""Outside English: which marks end what each opens. »So« and ”så” open with a closing mark."""

ALWAYS_OPEN = frozenset("„‟‚「『")
APOSTROPHES = frozenset("‘’")
DEEPEST = 8
"""Marks that may be open in one another; a text of opening marks alone must not take long."""

SINGLE_QUOTE = re.compile(r"(?<![\w’‘])‘(?=\w)(.+?)(?<=[\w.,!?…])’(?!\w)")
OPENING_CURLY = frozenset("“„«‟")
CLOSING_CURLY = frozenset("”»")
STRAIGHT = frozenset(('"', "''"))
LEAST_SINGLE_WORDS = 3
OPENS_PARAGRAPH = re.compile(r"\s*(''|[\"“„«‟])")
OPENS_ELSEWHERE = re.compile(r"\s*(''|[\"“„«‟»”「『])")


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """A stretch inside quotation marks, marks included; `runs_on` into the next paragraph."""

    char_start: int
    char_end: int
    inner_start: int
    inner_end: int
    paragraph: int
    runs_on: bool = False
    opens_paragraph: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether both marks stand there."""
        return not self.runs_on


@dataclass(frozen=True, slots=True)
class _Open:
    mark: str
    start: int
    end: int


def find_marked_spans(
    text: str, paragraphs: Sequence[tuple[int, int]], language: str = ENGLISH
) -> list[MarkedSpan]:
    """Outermost marked spans of the paragraphs (start, end), in text order."""
    opens = OPENS_PARAGRAPH if language == ENGLISH else OPENS_ELSEWHERE
    spans: list[MarkedSpan] = []
    for number, (start, end) in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        runs_on = following is not None and bool(opens.match(text, following[0], following[1]))
        spans.extend(_find_in_paragraph(text, start, end, number, runs_on, language))
    return spans


def _find_in_paragraph(
    text: str, start: int, end: int, number: int, next_opens: bool, language: str
) -> list[MarkedSpan]:
    if language == ENGLISH:
        found, stack = _pair_marks(text, start, end)
    else:
        found, stack = _pair_marks_elsewhere(text, start, end)
    if stack and next_opens:
        # "We will not leave. [end of paragraph] "We will stay."
        found.append((stack[0].start, end, stack[0].end, end, True))
    found.extend(_find_single(text, start, end, found))
    return _keep_outermost(text, start, found, number)


def _pair_marks(
    text: str, start: int, end: int
) -> tuple[list[tuple[int, int, int, int, bool]], list[_Open]]:
    """Pairs of marks, and those that are left open."""
    found: list[tuple[int, int, int, int, bool]] = []
    stack: list[_Open] = []
    for match in DOUBLE_MARK.finditer(text, start, end):
        mark, at, after = match.group(), match.start(), match.end()
        opener = _matching_opener(stack, mark, _looks_opening(text, at, after, start, end))
        if opener is None:
            if mark not in CLOSING_CURLY or (mark == "”" and not stack and at == start):
                stack.append(_Open(mark, at, after))
            continue
        opened = stack[opener]
        del stack[opener:]
        found.append((opened.start, after, opened.end, at, False))
    return found, stack


def _pair_marks_elsewhere(
    text: str, start: int, end: int
) -> tuple[list[tuple[int, int, int, int, bool]], list[_Open]]:
    """Outside English a mark may open in one language and close in the next: the place decides."""
    found: list[tuple[int, int, int, int, bool]] = []
    stack: list[_Open] = []
    for match in MARK_ELSEWHERE.finditer(text, start, end):
        mark, at, after = match.group(), match.start(), match.end()
        depth = range(len(stack) - 1, max(-1, len(stack) - 1 - DEEPEST), -1)
        opener = next((i for i in depth if _closes(stack[i].mark, mark)), None)
        looks_opening = _looks_opening(text, at, after, start, end)
        if opener is not None and not (looks_opening and mark in STRAIGHT):
            opened = stack[opener]
            del stack[opener:]
            found.append((opened.start, after, opened.end, at, False))
        elif mark in ALWAYS_OPEN or mark == "«" or (looks_opening and mark not in APOSTROPHES):
            stack.append(_Open(mark, at, after))
    return found, [opened for opened in stack if opened.mark != "‚"]


def _closes(opened: str, mark: str) -> bool:
    return mark in STRAIGHT if opened in STRAIGHT else mark in CLOSES.get(opened, "")


def _matching_opener(stack: list[_Open], mark: str, looks_opening: bool) -> int | None:
    """Which open mark this one closes, or None if it opens."""
    if not stack or mark in OPENING_CURLY - {"“"}:
        return None
    if mark in CLOSING_CURLY:
        curly = [i for i, opened in enumerate(stack) if opened.mark in OPENING_CURLY]
        return curly[-1] if curly else len(stack) - 1
    if mark == "“":
        # German „…“ closes with the mark that opens in English.
        return len(stack) - 1 if stack[-1].mark == "„" else None
    if looks_opening:
        return None
    same = [i for i, opened in enumerate(stack) if opened.mark in STRAIGHT]
    return same[-1] if same else len(stack) - 1


def _looks_opening(text: str, at: int, after: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    behind = text[after] if after < end else " "
    return (before.isspace() or before in "([—–-/") and not (behind.isspace() or behind in ".,;:!?")


def _find_single(
    text: str, start: int, end: int, taken: list[tuple[int, int, int, int, bool]]
) -> list[tuple[int, int, int, int, bool]]:
    return [
        (match.start(), match.end(), match.start(1), match.end(1), False)
        for match in SINGLE_QUOTE.finditer(text, start, end)
        if len(match.group(1).split()) >= LEAST_SINGLE_WORDS
        and not any(low <= match.start() < high for low, high, *_ in taken)
    ]


def _keep_outermost(
    text: str, start: int, found: list[tuple[int, int, int, int, bool]], number: int
) -> list[MarkedSpan]:
    kept: list[MarkedSpan] = []
    for low, high, inner_low, inner_high, runs_on in sorted(found, key=lambda s: (s[0], -s[1])):
        if inner_high <= inner_low or not text[inner_low:inner_high].strip():
            continue
        if kept and low < kept[-1].char_end:
            continue
        opens = not text[start:low].strip()
        kept.append(MarkedSpan(low, high, inner_low, inner_high, number, runs_on, opens))
    return kept
