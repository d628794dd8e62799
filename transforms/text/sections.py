"""Stored text to sections: what each stretch of it is on the page.

In: text, the title the archive gives, and stretches whose kind the source itself marks (a `<h2>`
on a page). Out: `Layout`, sections in order that hold every non-blank character exactly once.
The decision to question: without marks from the source, a short line with no end punctuation
between two paragraphs is a sub-heading; lists, quotes and lines after a colon are not.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transforms.ids import normalise_words
from transforms.lake.records import Span
from transforms.text.boilerplate import (
    credits_start,
    find_byline_day,
    find_furniture,
    find_stamp,
    is_change,
    read_byline,
    read_stamp,
)
from transforms.text.dateline import Dateline, find_dateline, find_place_label
from transforms.text.kickers import find_kicker
from transforms.text.paragraphs import is_hard_wrapped, split_paragraphs
from transforms.text.timestamps import Moment

LONGEST_HEADING_WORDS = 12
LONGEST_HEADING = 90
LONGEST_HEADLINE = 250
LONGEST_HEADER = 8
"""Paragraphs. Kicker, headline, deck, byline and dateline stand within so many."""

_RELEASE = re.compile(
    r"(?:for immediate release|(?:press|news|media) release|(?:presse|medien)mitteilung"
    r"|communiqué de presse|(?:nota|comunicado) de (?:prensa|imprensa)|comunicato stampa)\W*",
    re.IGNORECASE,
)
"""What stands above the headline of a release, and is none."""


LONGEST_LABEL = 30
"""Of a date in a line of its own: "Last updated"."""

LONGEST_SUMMARY = 2
"""Paragraphs. So many may stand between the headline and the dateline."""

_ENDS_SENTENCE = re.compile(r"[.,;:…][\"'”’»)\]]*$|[!?][\"'”’»)\]]+$|[\"”»]$|''$")
_LIST_ITEM = re.compile(r"[-–—•*·▪◦>»]|\d{1,3}[.)]\s|[a-zA-Z][.)]\s")
_ADDRESS = re.compile(r"://|\w\.[a-z]{2,6}/\w")
_LABEL = re.compile(r"[^\W\d_a-zß-ÿ][^\n:a-zß-öø-ÿ]{1,60}:\s")
_CREDIT = re.compile(r"[^\W\d_a-z][\w'’.\-]+(?: [\w'’.\-]+){1,4}, \S")
"""A name and what its bearer is, by a quotation: "Jane Roe, 34, teacher"."""
_QUOTED = re.compile(r"[\"“«„‘'].*[\"”»“’']", re.DOTALL)
_TAPED = re.compile(r"[^\W\d_][^\n:]{1,60}\s[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?:?")
"""Who speaks and the time of the tape, in a transcript: "Jane Roe  0:15"."""
LEAST_TAPED = 2
_QUOTE_OR_QUESTION = re.compile(r"^[\"“”„«‟‘']|[?!]$")


@dataclass(frozen=True, slots=True)
class FoundSection:
    """A stretch of the text and what it is; `method` says how that is known."""

    section_kind: str
    char_start: int
    char_end: int
    method: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The sections of a text and what its header states."""

    sections: tuple[FoundSection, ...]
    headline: str | None
    byline: str | None
    dateline: Dateline | None
    stamp: Moment | None


def find_sections(
    text: str, headline: str | None = None, marked: Mapping[int, str] | None = None
) -> Layout:
    """The layout of a text; `marked` gives the kind of paragraphs by where they start."""
    kinds = marked or {}
    spans = _join_headline(text, split_paragraphs(text), headline)
    reader = _Reader(text, headline, kinds, spans)
    for number, span in enumerate(spans):
        reader.read(number, span)
    return Layout(
        tuple(reader.sections),
        reader.headline,
        reader.byline,
        reader.dateline,
        _choose_stamp(reader.stamps),
    )


def _choose_stamp(stamps: Sequence[Moment]) -> Moment | None:
    """The first of the days that stand on lines of their own, if they are one day.

    Two days are those of events: "May 3, 2010", "Chowder supper", "May 9, 2010", "Library sale".
    """
    return stamps[0] if len({stamp.at.date() for stamp in stamps}) == 1 else None


def _join_headline(text: str, spans: Sequence[Span], headline: str | None) -> list[Span]:
    """A title broken over lines at the top is one paragraph again."""
    title = normalise_words(headline or "")
    for count in range(2, min(4, len(spans) + 1)):
        joined = Span(spans[0].char_start, spans[count - 1].char_end)
        if joined.char_end - joined.char_start > LONGEST_HEADLINE:
            break
        if title and normalise_words(text[joined.char_start : joined.char_end]) == title:
            return [joined, *spans[count:]]
    return list(spans)


class _Reader:
    """Walks the paragraphs; what stands in the header is read differently from the rest."""

    def __init__(
        self, text: str, title: str | None, marked: Mapping[int, str], spans: Sequence[Span]
    ) -> None:
        self.text = text
        self.title = normalise_words(title or "")
        self.marked = marked
        self.spans = spans
        self.sections: list[FoundSection] = []
        self.in_header = True
        self.is_wrapped = is_hard_wrapped(text)
        taped = (_TAPED.fullmatch(text, span.char_start, span.char_end) for span in spans)
        self.is_taped = sum(found is not None for found in taped) >= LEAST_TAPED
        self.headline: str | None = None
        self.byline: str | None = None
        self.dateline: Dateline | None = None
        self.stamps: list[Moment] = []

    def read(self, number: int, span: Span) -> None:
        """Add the section or sections of one paragraph."""
        paragraph = self.text[span.char_start : span.char_end]
        known = self.marked.get(span.char_start)
        if known is not None and not (known == "body" and _is_offer(paragraph)):
            self._add(known, span, "source", 1.0)
            return
        kicker = find_kicker(paragraph)
        if kicker and not (self.title and normalise_words(paragraph) == self.title):
            lead = paragraph[:kicker].rstrip()
            self._add("kicker", Span(span.char_start, span.char_start + len(lead)), "pattern", 0.9)
            span = Span(span.char_start + kicker, span.char_end)
            paragraph = paragraph[kicker:]
        furniture = find_furniture(paragraph)
        if self.in_header and self._read_header(number, span, paragraph, furniture):
            return
        if furniture in ("byline", "dateline") and not self._is_near_top_or_end(number):
            furniture = None
        if furniture is not None:
            self._add(furniture, span, "pattern", 0.9)
        elif self._is_sub_heading(number, paragraph):
            self._add("sub_heading", span, "shape", 0.7)
        else:
            self._add_body(span, paragraph)

    def _read_header(self, number: int, span: Span, paragraph: str, furniture: str | None) -> bool:
        if number >= LONGEST_HEADER:
            self.in_header = False
            return False
        if self.title and self.headline is None and normalise_words(paragraph) == self.title:
            self.headline = " ".join(paragraph.split())
            self._add("headline", span, "title", 1.0)
            return True
        if furniture is not None:
            self._read_furniture(furniture, span, paragraph)
            return True
        dateline = find_dateline(paragraph) or self._find_place_label(paragraph)
        if dateline is not None:
            self.in_header = False
            self.dateline = dateline
            self._cut(span, dateline.length)
            return True
        if self._is_heading(paragraph, LONGEST_HEADLINE) and number + 1 < len(self.spans):
            return self._read_heading(number, span, paragraph)
        if self._is_above_dateline(number):
            if self.headline is None and not self.title and paragraph[-1] not in ".!?":
                self.headline = " ".join(paragraph.split())
                self._add("headline", span, "shape", 0.8)
            else:
                self._add_body(span, paragraph)
            return True
        self.in_header = False
        return False

    def _find_place_label(self, paragraph: str) -> Dateline | None:
        """A town before a colon, where it is the only label in capitals: else people take turns."""
        labelled = [
            span
            for span in self.spans
            if _LABEL.match(self.text, span.char_start, span.char_end) is not None
        ]
        return find_place_label(paragraph) if len(labelled) == 1 else None

    def _is_above_dateline(self, number: int) -> bool:
        """Over "MOSCOW, October 6. /TASS/.", with nothing but lines and bylines between.

        Agencies' sites put a summary there: 'Roe says that the docks "fall in line with a plan"'.
        """
        for span in self.spans[number : number + LONGEST_SUMMARY + 1]:
            below = self.text[span.char_start : span.char_end]
            dateline = find_dateline(below)
            if dateline is not None and span != self.spans[number]:
                return dateline.place is not None and bool(dateline.agency or dateline.month)
            if len(below) > LONGEST_HEADLINE:
                return False
        return False

    def _read_furniture(self, furniture: str, span: Span, paragraph: str) -> None:
        if furniture == "byline" and self.byline is None:
            self.byline = read_byline(paragraph)
            self.stamps.extend(filter(None, [find_byline_day(self.byline or "")]))
        stamp = find_stamp(paragraph) if furniture == "dateline" else None
        if stamp is not None:
            if not (is_change(paragraph) or is_change(self._read_label())):
                self.stamps.extend(filter(None, [read_stamp(stamp)]))
            self.dateline = self.dateline or find_dateline(" ".join(paragraph.split()) + " X")
        self._add(furniture, span, "pattern", 0.9)

    def _read_label(self) -> str:
        """The line above the one at hand, if it may be what that is called."""
        above = self.sections[-1] if self.sections else None
        words = self.text[above.char_start : above.char_end] if above is not None else ""
        return words if len(words) <= LONGEST_LABEL else ""

    def _read_heading(self, number: int, span: Span, paragraph: str) -> bool:
        """A line above the story: kicker, headline, or the deck below the headline."""
        following = self.spans[number + 1]
        below = self.text[following.char_start : following.char_end]
        goes_on = find_furniture(below) is None and find_dateline(below) is None
        title_below = self.title == normalise_words(below) if self.title else goes_on
        above_title = title_below and self._is_heading(below, LONGEST_HEADLINE)
        is_kicker = above_title and _is_kicker(paragraph) and self._story_follows(number + 1)
        is_kicker |= _RELEASE.fullmatch(paragraph.strip()) is not None
        if self.headline is None and is_kicker:
            self._add("kicker", span, "shape", 0.8)
        elif self.headline is None and not self.title and self._story_follows(number):
            self.headline = " ".join(paragraph.split())
            self._add("headline", span, "shape", 0.8)
        elif self._is_sub_heading(number, paragraph):
            self._add("sub_heading", span, "shape", 0.7)
        else:
            return False
        return True

    def _story_follows(self, number: int) -> bool:
        """Whether what comes below is more than credits: else the line is the story itself."""
        return any(
            find_furniture(self.text[span.char_start : span.char_end]) is None
            for span in self.spans[number + 1 :]
        )

    def _cut(self, span: Span, length: int) -> None:
        """A dateline and the paragraph that it opens."""
        lead = self.text[span.char_start : span.char_start + length].rstrip()
        self._add("dateline", Span(span.char_start, span.char_start + len(lead)), "pattern", 0.95)
        body = Span(span.char_start + length, span.char_end)
        self._add_body(body, self.text[body.char_start : body.char_end])

    def _add_body(self, span: Span, paragraph: str) -> None:
        cut = credits_start(paragraph)
        if cut is None:
            self._add("body", span, "paragraph", 0.9)
            return
        lead = paragraph[:cut].rstrip()
        self._add("body", Span(span.char_start, span.char_start + len(lead)), "paragraph", 0.9)
        self._add("boilerplate", Span(span.char_start + cut, span.char_end), "pattern", 0.9)

    def _add(self, kind: str, span: Span, method: str, confidence: float) -> None:
        if span.char_end > span.char_start:
            self.sections.append(
                FoundSection(kind, span.char_start, span.char_end, method, confidence)
            )

    def _is_near_top_or_end(self, number: int) -> bool:
        return number < LONGEST_HEADER or number >= len(self.spans) - 2

    def _is_sub_heading(self, number: int, paragraph: str) -> bool:
        """Between two paragraphs, short, unpunctuated, and neither a list nor a quote."""
        if number == 0 or number + 1 >= len(self.spans):
            return False
        if not self._is_heading(paragraph, LONGEST_HEADING):
            return False
        before, after = self.spans[number - 1], self.spans[number + 1]
        gap = self.text[before.char_end : self.spans[number].char_start]
        if self.is_wrapped and gap.count("\n") < 2:
            return False
        below = self.text[after.char_start : after.char_end]
        above = self.text[before.char_start : before.char_end]
        is_quoted = _QUOTED.fullmatch(above) or _QUOTED.fullmatch(below)
        if is_quoted and _CREDIT.match(paragraph) is not None:
            return False
        return not above.endswith(":") and not self._is_heading(below, LONGEST_HEADING)

    def _is_heading(self, paragraph: str, longest: int) -> bool:
        words = len(paragraph.split())
        most = LONGEST_HEADING_WORDS if longest == LONGEST_HEADING else longest // 6
        return (
            len(paragraph) <= longest
            and words <= most
            and not _ENDS_SENTENCE.search(paragraph)
            and not _LIST_ITEM.match(paragraph)
            and not (self.is_taped and _TAPED.fullmatch(paragraph))
            and not _ADDRESS.search(paragraph)
            and (longest == LONGEST_HEADLINE or not _QUOTE_OR_QUESTION.search(paragraph))
            and not paragraph[0].islower()
            and any(character.isalpha() for character in paragraph)
        )


def _is_offer(paragraph: str) -> bool:
    """Whether a cell of a table, which newsletters are laid out in, is none of the story."""
    return find_furniture(paragraph) == "boilerplate"


def _is_kicker(paragraph: str) -> bool:
    words = paragraph.split()
    return len(words) <= 3 or (len(words) <= 5 and paragraph.isupper())
