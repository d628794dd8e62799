"""Marked paragraphs in other words: forms of reporting that the marked articles have too few of.

In: an article with marked attributions. Out: articles of reworded paragraphs, marked likewise.
Three forms, which the news of other countries is full of: an addressee and no "that" ("told jurors
he had slept"), a hearing at the end ("… was asleep, a court heard"), a report inside its sentence
("The figures, she insisted, had been checked"). The decision to question: who spoke and what he
said change with it, so the texts are not true; what stands where is, and no more is learnt of them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from transforms.parse.syntax import SUBJECTS

Span = tuple[int, int]
Marked = Mapping[str, Sequence[Sequence[int]]]
Paragraph = tuple[str, list[Marked]]
GAP = "\n\n"
ROLES = ("source", "cue", "content")

LONGEST = 900
"""Characters of a paragraph."""
TOGETHER = 8
"""Paragraphs of an article."""
PLAIN = frozenset({"said", "says", "has said", "also said", "added"})
TELLS = ("told", "told", "told", "later told", "also told", "has told", "tells")
ADDRESSEES = tuple(
    "AFP|BBC News|BBC Sport|CNN|ITV|Judge Coyle|MPs|Radio 4|Reuters|Sky News|The Times|analysts|"
    "colleagues|councillors|delegates|fans|friends|her|him|his team|investors|journalists|jurors|"
    "lawmakers|me|officers|parents|parliament|police|reporters|senators|shareholders|staff|"
    "state television|students|supporters|the BBC|the Commons|the Guardian|the House|the assembly|"
    "the audience|the board|the committee|the conference|the council|the court|the crowd|"
    "the hearing|the inquest|the inquiry|the judge|the jury|the magistrates|the meeting|"
    "the newspaper|the panel|the programme|the tribunal|them|viewers".split("|")
)
HEARINGS = tuple(
    (source, cue)
    for source, cues in {
        "a court": "heard|has heard",
        "an inquest": "heard|has heard",
        "a tribunal": "heard|has heard",
        "jurors": "heard|were told",
        "the inquiry": "was told",
        "MPs": "were told",
        "police": "have said",
        "a report": "has found",
        "campaigners": "claim",
        "scientists": "say",
        "experts": "have warned",
        "a review": "concluded",
    }.items()
    for cue in cues.split("|")
)
INNER_CUES = tuple("said|says|insisted|added|argued|claims|warned|explained|admitted".split("|"))
MARKS = tuple("\"“”‘'")
LONGEST_SUBJECT = 9
LATEST_SUBJECT = 6
SHORTEST_CLAUSE = 25


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a new paragraph: old text from `start` on, or new text, with its role if any."""

    text: str
    start: int | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """An attribution of one source, one cue and one content, and the paragraph that it is in."""

    text: str
    paragraph: Span
    item: Marked
    source: Span
    cue: Span
    content: Span

    def keep(self, low: int, high: int, role: str | None = None) -> Piece:
        """The text between two places as it is."""
        return Piece(self.text[low:high], low, role)


def reword_article(
    record: Mapping[str, Any], nlp: Language, chance: Random
) -> list[dict[str, Any]]:
    """The paragraphs that can be said otherwise, a few an article; `nlp` finds their subjects."""
    found = list(_reword_paragraphs(record, nlp, chance))
    chance.shuffle(found)
    groups = [found[start : start + TOGETHER] for start in range(0, len(found), TOGETHER)]
    return [_make_record(f"{record['id']}/{number}", group) for number, group in enumerate(groups)]


def _reword_paragraphs(
    record: Mapping[str, Any], nlp: Language, chance: Random
) -> Iterator[Paragraph]:
    for paragraph, items in _find_paragraphs(record):
        for item in items:
            if any(len(item[role]) != 1 for role in ROLES):
                continue
            spans = {role: (item[role][0][0], item[role][0][1]) for role in ROLES}
            report = Report(record["text"], paragraph, item, **spans)
            made = (_add_addressee(report, chance), _add_hearing(report, chance))
            for pieces in (*made, _move_inside(report, nlp, chance)):
                if pieces and (new := _join(pieces, items, item)):
                    yield new


def _make_record(name: str, paragraphs: Sequence[Paragraph]) -> dict[str, Any]:
    """An article of reworded paragraphs."""
    texts: list[str] = []
    items: list[Marked] = []
    low = 0
    for text, marked in paragraphs:
        texts.append(text)
        items += [
            {role: [(start + low, end + low) for start, end in item[role]] for role in ROLES}
            for item in marked
        ]
        low += len(text) + len(GAP)
    return {"id": name, "title": "", "text": GAP.join(texts), "attributions": items}


def _find_paragraphs(record: Mapping[str, Any]) -> Iterator[tuple[Span, list[Marked]]]:
    """Paragraphs with the attributions inside; none that an attribution crosses."""
    text = record["text"]
    low = 0
    for gap in re.finditer(r"\n\s*\n|\Z", text):
        high = gap.start()
        items = [
            (item, [span for role in ROLES for span in item[role]])
            for item in record["attributions"]
        ]
        touching = [(item, spans) for item, spans in items if _touch(spans, low, high)]
        if high - low <= LONGEST and all(
            low <= start and end <= high for _, spans in touching for start, end in spans
        ):
            yield (low, high), [item for item, _ in touching]
        low = gap.end()


def _touch(spans: Iterable[Sequence[int]], low: int, high: int) -> bool:
    return any(start < high and low < end for start, end in spans)


def _add_addressee(report: Report, chance: Random) -> list[Piece] | None:
    """ "… told the BBC it would rain" for "… said that it would rain"."""
    text, (low, high) = report.text, report.paragraph
    (cue_low, cue_high), (content_low, content_high) = report.cue, report.content
    if text[cue_low:cue_high] not in PLAIN or text[cue_high:content_low] != " ":
        return None
    if text[report.source[1] : cue_low] not in (" ", ", ") or text[content_low] in MARKS:
        return None
    start = content_low
    if text.startswith("that ", start) and chance.random() < 0.75:
        start += len("that ")
    return [
        report.keep(low, cue_low),
        Piece(chance.choice(TELLS), role="cue"),
        Piece(f" {chance.choice(ADDRESSEES)} "),
        report.keep(start, content_high, "content"),
        report.keep(content_high, high),
    ]


def _add_hearing(report: Report, chance: Random) -> list[Piece] | None:
    """ "…, a court heard." for "…, he said."."""
    text, (low, high) = report.text, report.paragraph
    source_low, cue_high = report.source[0], report.cue[1]
    if text[report.content[1] : source_low] != ", " or text[cue_high : cue_high + 1] != ".":
        return None
    if text[report.source[1] : report.cue[0]] != " ":
        return None
    source, cue = chance.choice(HEARINGS)
    return [
        report.keep(low, source_low),
        Piece(source, role="source"),
        Piece(" "),
        Piece(cue, role="cue"),
        report.keep(cue_high, high),
    ]


def _move_inside(report: Report, nlp: Language, chance: Random) -> list[Piece] | None:
    """ "The figures, she insisted, had been checked." for "She said the figures had been …"."""
    text, (low, high) = report.text, report.paragraph
    start = min(report.source[0], report.content[0])
    end = max(report.cue[1], report.content[1])
    clause = text[slice(*report.content)].strip().removeprefix("that ").rstrip(",")
    source = text[slice(*report.source)].strip(" ,")
    if text[slice(*report.cue)] not in PLAIN or text[end : end + 1] != ".":
        return None
    if len(clause) < SHORTEST_CLAUSE or any(mark in clause for mark in MARKS):
        return None
    if start > low and not re.search(r"[.!?”\"]\s*$", text[low:start]):
        return None
    doc = nlp(f"{clause[0].upper()}{clause[1:]}.")
    cut = _find_subject_end(doc)
    if cut is None:
        return None
    first = nlp(source)[0]
    if not first.ent_type_ and first.pos_ != "PROPN":
        source = source[0].lower() + source[1:]
    return [
        report.keep(low, start),
        Piece(doc[:cut].text, role="content"),
        Piece(", "),
        Piece(source, role="source"),
        Piece(" "),
        Piece(chance.choice(INNER_CUES), role="cue"),
        Piece(", "),
        Piece(doc[cut:-1].text, role="content"),
        report.keep(end, high),
    ]


def _find_subject_end(doc: Doc) -> int | None:
    """The token behind the subject of a clause that is one sentence and opens with it."""
    if len(list(doc.sents)) != 1:
        return None
    root = doc[:].root
    subjects = [word for word in root.lefts if word.dep_ in SUBJECTS]
    if len(subjects) != 1:
        return None
    first, cut = subjects[0].left_edge.i, subjects[0].right_edge.i + 1
    is_near = first <= LATEST_SUBJECT and cut <= LONGEST_SUBJECT
    if subjects[0].pos_ == "PRON" or not is_near or doc[cut].pos_ not in ("AUX", "VERB", "ADV"):
        return None
    return cut


def _join(pieces: Sequence[Piece], items: Sequence[Marked], own: Marked) -> Paragraph | None:
    """The new paragraph and its attributions; None if another one loses a part of it."""
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece.text))
    roles: dict[str, list[Span]] = {role: [] for role in ROLES}
    for piece, start in zip(pieces, starts, strict=False):
        if piece.role:
            roles[piece.role].append((start, start + len(piece.text)))
    moved: list[Marked] = []
    for item in items:
        new: dict[str, list[Span]] = {}
        for role in ROLES:
            spans = [_move(pieces, starts, low, high) for low, high in item[role]]
            if item is own and roles[role]:
                new[role] = roles[role]
            elif None in spans:
                return None
            else:
                new[role] = [span for span in spans if span]
        moved.append(new)
    return "".join(piece.text for piece in pieces), moved


def _move(pieces: Sequence[Piece], starts: Sequence[int], low: int, high: int) -> Span | None:
    """Where a span of the old text stands, if all its ends are in text that was kept."""
    ends = []
    for place, is_end in ((low, False), (high, True)):
        at = next(
            (
                start + place - piece.start
                for piece, start in zip(pieces, starts, strict=False)
                if piece.start is not None
                and piece.start + is_end <= place < piece.start + len(piece.text) + is_end
            ),
            None,
        )
        if at is None:
            return None
        ends.append(at)
    return ends[0], ends[1]
