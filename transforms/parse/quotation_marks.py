"""Quotation marks to marked spans: which stretches of a paragraph stand inside marks.

In: the text and its paragraphs. Out: outermost marked spans, in order, marks included. Straight,
curly, doubled single ('' and ``so'', ‘‘so’’), angled, low and cornered marks are known; single ones
are told from apostrophes by `single_marks`. In other languages than English the same mark may open
or close (»so« and «so», “so” and „so“, ”så”). A mark that is never closed makes a span to
the end of its paragraph if the next paragraph opens with a mark again (then the quote runs on) or
if it stands where speech begins; a mark that opens a sentence while another one is open ends that.
The decision to question: state never crosses a paragraph otherwise, so one missing mark costs
one quote and not the rest of the article.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from transforms.parse.single_marks import find_single_marked

DOUBLED = frozenset({"''", "``", "‘‘", "’’"})
"""Marks that are written with two signs, as in LaTeX."""
DOUBLE_MARK = re.compile(r"''|``|‘‘|’’|[\"＂″“”❝❞„«»‟‹›「」『』]")
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

OPENING_CURLY = frozenset("“❝„«‟‹「『") | {"``", "‘‘"}
CLOSING_CURLY = frozenset("”❞»›」』") | {"’’"}
OWN_OPENERS = {"›": "‹", "」": "「", "』": "『", "’’": "‘‘"}
"""Of closing marks that are something else where nothing was opened: "Home › News"."""
STRAIGHT = frozenset(('"', "＂", "″", "''"))
OPENS_PARAGRAPH = re.compile(r"\s*(''|``|‘‘|[\"＂″“❝„«‟‹「『])")
OPENS_SINGLE = re.compile(r"\s*['‘](?=\w)")
SPEECH_FOLLOWS = frozenset('.,:;!?…—–”"')
SENTENCE_END = frozenset(".!?…")
SENTENCE_ENDS = re.compile(r"[.!?…]['’]?\s+\Z")
REPORT = re.compile(
    r"(?<=[,?!])\s(?:(?:said|says|added|asked)\b"
    r"|(?!(?:and|because|but|if|or|so|that|which|while|who)\b)"
    r"(?:\w+\s){1,3}(?:said|says|added|asked)\b)"
)
"""In a stretch whose closing mark is missing: “We stay, said Roe. Not “We stay, and Roe says so."""
LONGEST_REPORT = 60
"""Code points from such a report to the end of a paragraph that would else run on."""
NICKNAME = re.compile(r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)?")
FIRST_NAME = re.compile(r"(?<!\w)[A-Z][\w'’-]+ \Z")
LAST_NAME = re.compile(r" [A-Z]\w")
LONGEST_NAME = 24
LONGEST_NICKNAME = 20
LONGEST_HEADLINE = 200
PLAIN_WORD = re.compile(r"(?<![\w'’-])[a-z]{5}")
"""Of five letters or more, which a headline in capitals does not have."""
Stretch = tuple[int, int]
OPENS_ELSEWHERE = re.compile(r"\s*(''|[\"“„«‟»”「『])")


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """A stretch inside quotation marks, marks included; `runs_on` into the next paragraph.

    `is_whole` tells whether both marks stand there, `is_name` whether it is a part of a name: Jan
    “Rhino” Roe.
    """

    char_start: int
    char_end: int
    inner_start: int
    inner_end: int
    paragraph: int
    runs_on: bool = False
    opens_paragraph: bool = False
    is_whole: bool = True
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class _Open:
    mark: str
    start: int
    end: int
    looks_opening: bool = True


def find_marked_spans(
    text: str, paragraphs: Sequence[tuple[int, int]], language: str = ENGLISH
) -> list[MarkedSpan]:
    """Outermost marked spans of the paragraphs (start, end), in text order."""
    spans: list[MarkedSpan] = []
    for number, place in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        if language == ENGLISH:
            found = _find_in_paragraph(text, place, number, following)
        else:
            found = _find_elsewhere(text, place, number, following)
        spans.extend(_keep_outermost(text, place[0], found))
    return spans


def _find_elsewhere(
    text: str, place: Stretch, number: int, following: Stretch | None
) -> list[MarkedSpan]:
    found, stack = _pair_marks_elsewhere(text, *place)
    spans = [MarkedSpan(*span, number) for span in found]
    if stack and following and OPENS_ELSEWHERE.match(text, *following):
        spans.append(_leave_open(stack[0].start, stack[0].end, place[1], number, runs_on=True))
    return spans


def _find_in_paragraph(
    text: str, place: Stretch, number: int, following: Stretch | None
) -> list[MarkedSpan]:
    start, end = place
    spans, stack = _pair_marks(text, start, end, number)
    close = _find_missing_close(text, stack[-1].end, end) if stack else end
    is_missing = close < end and end - close < LONGEST_REPORT
    if stack and following and not is_missing and OPENS_PARAGRAPH.match(text, *following):
        # "We will not leave. [end of paragraph] "We will stay."
        spans.append(_leave_open(stack[0].start, stack[0].end, end, number, runs_on=True))
    elif stack and _begins_speech(text, start, end, stack[-1]):
        spans.append(_leave_open(stack[-1].start, stack[-1].end, close, number))
    taken = [(span.char_start, span.char_end) for span in spans]
    single, left_open = find_single_marked(text, start, end, taken)
    spans += [MarkedSpan(low, high, low + 1, high - 1, number) for low, high in single]
    if left_open is not None and following and OPENS_SINGLE.match(text, *following):
        spans.append(_leave_open(left_open, left_open + 1, end, number, runs_on=True))
    return spans


def _leave_open(
    start: int, inner: int, end: int, number: int, *, runs_on: bool = False
) -> MarkedSpan:
    return MarkedSpan(start, end, inner, end, number, runs_on, is_whole=False)


def _begins_speech(text: str, start: int, end: int, opened: _Open) -> bool:
    """Whether a mark that is never closed opens a sentence: "Nobody answered our letters."""
    inner = text[opened.end : end].strip()
    before = text[start : opened.start].rstrip()
    return (
        opened.looks_opening
        and inner[:1].isupper()
        and inner[-1:] in SENTENCE_END
        and (not before or before[-1] in SPEECH_FOLLOWS)
    )


def _find_missing_close(text: str, start: int, end: int) -> int:
    report = REPORT.search(text, start, end)
    return report.start() if report else end


def _pair_marks(
    text: str, start: int, end: int, number: int
) -> tuple[list[MarkedSpan], list[_Open]]:
    """Pairs of marks, and those that are left open."""
    found: list[MarkedSpan] = []
    stack: list[_Open] = []
    for match in DOUBLE_MARK.finditer(text, start, end):
        mark, at, after = match.group(), match.start(), match.end()
        looks_opening = _looks_opening(text, at, after, start, end)
        opener = _matching_opener(stack, mark, looks_opening)
        if opener is None:
            if looks_opening and stack and _opens_anew(text, at, after, stack[-1]):
                # He said: "I am glad to be here. "We have work to do."
                opened = stack.pop()
                close = opened.end + len(text[opened.end : at].rstrip())
                found.append(_leave_open(opened.start, opened.end, close, number))
            if mark not in CLOSING_CURLY or (mark == "”" and not stack and at == start):
                stack.append(_Open(mark, at, after, looks_opening))
            continue
        opened = stack[opener]
        del stack[opener:]
        found.append(MarkedSpan(opened.start, after, opened.end, at, number))
    return found, stack


def _opens_anew(text: str, at: int, after: int, opened: _Open) -> bool:
    """Whether a mark opens a sentence behind one of the same form that was never closed."""
    same = text[at:after] == opened.mark and opened.looks_opening
    return (
        same
        and _opens_sentence(text, after)
        and _opens_sentence(text, opened.end)
        and bool(SENTENCE_ENDS.search(text, opened.end, at))
    )


def _opens_sentence(text: str, at: int) -> bool:
    """Whether a capital or a number stands there, also in brackets: "[Roe] will act", "£3 is"."""
    first = text[at : at + 1]
    if first in ("[", "£", "$", "€"):
        first = text[at + 1 : at + 2]
    return first.isupper() or first.isdigit()


def _pair_marks_elsewhere(
    text: str, start: int, end: int
) -> tuple[list[tuple[int, int, int, int]], list[_Open]]:
    """Outside English a mark may open in one language and close in the next: the place decides."""
    found: list[tuple[int, int, int, int]] = []
    stack: list[_Open] = []
    for match in MARK_ELSEWHERE.finditer(text, start, end):
        mark, at, after = match.group(), match.start(), match.end()
        depth = range(len(stack) - 1, max(-1, len(stack) - 1 - DEEPEST), -1)
        opener = next((i for i in depth if _closes(stack[i].mark, mark)), None)
        looks_opening = _looks_opening(text, at, after, start, end)
        if opener is not None and not (looks_opening and mark in STRAIGHT):
            opened = stack[opener]
            del stack[opener:]
            found.append((opened.start, after, opened.end, at))
        elif mark in ALWAYS_OPEN or mark == "«" or (looks_opening and mark not in APOSTROPHES):
            stack.append(_Open(mark, at, after))
    return found, [opened for opened in stack if opened.mark != "‚"]


def _closes(opened: str, mark: str) -> bool:
    return mark in STRAIGHT if opened in STRAIGHT else mark in CLOSES.get(opened, "")


def _matching_opener(stack: list[_Open], mark: str, looks_opening: bool) -> int | None:
    """Which open mark this one closes, or None if it opens."""
    if not stack or mark in OPENING_CURLY - {"“"}:
        return None
    if mark in OWN_OPENERS:
        own = [i for i, opened in enumerate(stack) if opened.mark == OWN_OPENERS[mark]]
        return own[-1] if own else None
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


def _keep_outermost(text: str, start: int, found: list[MarkedSpan]) -> list[MarkedSpan]:
    kept: list[MarkedSpan] = []
    for span in sorted(found, key=lambda span: (span.char_start, -span.char_end)):
        if span.inner_end <= span.inner_start:
            continue
        if not text[span.inner_start : span.inner_end].strip():
            continue
        if kept and span.char_start < kept[-1].char_end:
            continue
        opens = not text[start : span.char_start].strip()
        is_name = not opens and _is_in_name(text, start, span)
        kept.append(replace(span, opens_paragraph=opens, is_name=is_name))
    return kept


def _is_in_name(text: str, start: int, span: MarkedSpan) -> bool:
    """Whether capitals stand around and in the marks, but not in all of the paragraph.

    In “Mayor Calls Plan "Mad" After Vote” they are those of a headline.
    """
    if span.inner_end - span.inner_start > LONGEST_NICKNAME:
        return False
    is_name = (
        NICKNAME.fullmatch(text, span.inner_start, span.inner_end)
        and FIRST_NAME.search(text, max(start, span.char_start - LONGEST_NAME), span.char_start)
        and LAST_NAME.match(text, span.char_end)
    )
    return bool(is_name) and bool(PLAIN_WORD.search(text, start, start + LONGEST_HEADLINE))
