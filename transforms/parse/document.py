"""Article text to one parsed document whose tokens know their place in the stored text.

In: text and sections. Out: `ParsedArticle`, with a `Doc` over the headline and body paragraphs
and, for each token, its code point range in the article. Paragraphs are parsed one by one, so no
sentence runs from a headline into the body. The decision to question: the parser reads straight
marks and plain spaces (curly marks, '' and hard line ends are mapped), because the small model was
trained on those; offsets are mapped back and never guessed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc as SpacyDoc

from transforms.lake.records import Section
from transforms.parse.quotation_marks import ENGLISH, MarkedSpan, find_marked_spans
from transforms.parse.tokens import Doc, read_tokens

PARSED_KINDS = frozenset({"headline", "body"})
LINE = re.compile(r"[^\n]*\S[^\n]*")
CREDIT_DASH = re.compile(r"[ \t\u00a0]*(-{1,2}|[–—―~])(?=[^\W\d_a-z])")
SINGLE_MARKS = frozenset("'‘")
LONGEST_PARAGRAPH = 20_000
"""Code points. The parser's memory grows with a paragraph's length; longer ones are cut."""

PLAIN = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "‘": "'", "’": "'"}
    | dict.fromkeys("\u00a0\u2009\u202f\u200a\t\n\r\v\f\u2028\u2029\x85", " ")
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One parsed section: its range in the text, its tokens in the document."""

    char_start: int
    char_end: int
    token_start: int
    token_end: int
    kind: str


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """A document with `starts[i]`, `ends[i]`: token i's code points in `text`.

    `mark_of[i]` is the index in `marks` of the marked span that token i stands in, else -1;
    `paragraph_of[i]` the index in `paragraphs`, `sentence_of[i]` a running number. By code point,
    `inked` tells what is not white space and `quoted` what stands inside marks.
    """

    text: str
    doc: Doc
    starts: npt.NDArray[np.int32]
    ends: npt.NDArray[np.int32]
    paragraphs: tuple[Paragraph, ...]
    paragraph_of: npt.NDArray[np.int32]
    marks: tuple[MarkedSpan, ...]
    mark_of: npt.NDArray[np.int32]
    inked: npt.NDArray[np.bool_]
    quoted: npt.NDArray[np.bool_]
    sentence_of: npt.NDArray[np.int32]

    def chars(self, token_start: int, token_end: int) -> tuple[int, int]:
        """The code point range of tokens `token_start:token_end`, which may not be empty."""
        return int(self.starts[token_start]), int(self.ends[token_end - 1])

    def slice(self, token_start: int, token_end: int) -> str:
        """The stored text under tokens `token_start:token_end`."""
        low, high = self.chars(token_start, token_end)
        return self.text[low:high]

    def is_headline(self, token: int) -> bool:
        """Whether a token stands in the headline."""
        return self.paragraphs[int(self.paragraph_of[token])].kind == "headline"

    def token_at(self, char: int) -> int:
        """The first token that ends after `char`; `len(doc)` if there is none."""
        return int(np.searchsorted(self.ends, char, side="right"))

    def tokens_of(self, char_start: int, char_end: int) -> tuple[int, int]:
        """The range of tokens that share a code point with `char_start:char_end`."""
        return self.token_at(char_start), int(np.searchsorted(self.starts, char_end, side="left"))


def plain_text(text: str) -> tuple[str, list[int] | None]:
    """The text as the parser reads it, and where each of its characters stands (None: the same)."""
    plain = text.translate(PLAIN)
    if "''" not in plain:
        return plain, None
    places: list[int] = []
    pieces: list[str] = []
    at = 0
    while at < len(plain):
        places.append(at)
        if plain.startswith("''", at) and text[at : at + 2] == "''":
            pieces.append('"')
            at += 2
        else:
            pieces.append(plain[at])
            at += 1
    return "".join(pieces), places


def paragraph_ranges(text: str, sections: Sequence[Section]) -> list[tuple[int, int, str]]:
    """(start, end, kind) of what is parsed, long sections cut at white space."""
    ranges: list[tuple[int, int, str]] = []
    for section in sections:
        if section.section_kind not in PARSED_KINDS:
            continue
        start = section.char_start
        while section.char_end - start > LONGEST_PARAGRAPH:
            cut = text.rfind(" ", start + 1, start + LONGEST_PARAGRAPH)
            cut = cut if cut > start else start + LONGEST_PARAGRAPH
            ranges.append((start, cut, section.section_kind))
            start = cut
        ranges.append((start, section.char_end, section.section_kind))
    return [piece for piece in ranges if text[piece[0] : piece[1]].strip()]


def parse_article(nlp: Language, text: str, sections: Sequence[Section]) -> ParsedArticle:
    """Parse the headline and body paragraphs of a text, each as a document of its own."""
    ranges = paragraph_ranges(text, sections)
    marks = find_marked_spans(text, [(start, end) for start, end, _ in ranges], nlp.lang or ENGLISH)
    marked = _spell_for_parser(text, marks)
    plains = [plain_text(marked[start:end]) for start, end, _ in ranges]
    docs = list(nlp.pipe((plain for plain, _ in plains), batch_size=64))
    return align_docs(nlp, text, ranges, docs, [places for _, places in plains], marks)


def _spell_for_parser(text: str, marks: Sequence[MarkedSpan]) -> str:
    """The text with British single marks as double ones, and the dash of a credit by itself.

    The parser takes "year.”—Roe" and "-Roe" for one word each.
    """
    spelled = {
        at: '"'
        for mark in marks
        if mark.inner_start == mark.char_start + 1 and text[mark.char_start] in SINGLE_MARKS
        for at in (mark.char_start, mark.inner_end)
        if at < mark.char_end
    }
    for mark in marks:
        dash = CREDIT_DASH.match(text, mark.char_end)
        if dash is not None:
            is_apart = dash.start(1) > mark.char_end
            spelled |= dict.fromkeys(range(*dash.span(1)), "—" if is_apart else " ")
    if not spelled:
        return text
    chars = list(text)
    for at, char in spelled.items():
        chars[at] = char
    return "".join(chars)


def align_docs(
    nlp: Language,
    text: str,
    ranges: Sequence[tuple[int, int, str]],
    docs: Sequence[SpacyDoc],
    places: Sequence[list[int] | None],
    marks: Sequence[MarkedSpan],
) -> ParsedArticle:
    """Join paragraph documents and map their tokens to the stored text."""
    joined = SpacyDoc.from_docs(list(docs), ensure_whitespace=True) if docs else SpacyDoc(nlp.vocab)
    assert joined is not None
    starts: list[int] = []
    ends: list[int] = []
    paragraph_of: list[int] = []
    paragraphs: list[Paragraph] = []
    for number, ((start, end, kind), doc, place) in enumerate(
        zip(ranges, docs, places, strict=True)
    ):
        first = len(starts)
        for low, length in doc.to_array(["IDX", "LENGTH"]).tolist():
            high = low + length
            if place is not None:
                low, high = place[low], place[high - 1] + _width(text, start + place[high - 1])
            starts.append(start + low)
            ends.append(start + high)
        paragraph_of += [number] * (len(starts) - first)
        paragraphs.append(Paragraph(start, end, first, len(starts), kind))
    return _place(
        text,
        joined,
        np.array(starts, dtype=np.int32),
        np.array(ends, dtype=np.int32),
        paragraphs,
        np.array(paragraph_of, dtype=np.int32),
        marks,
    )


def read_doc(doc: SpacyDoc) -> ParsedArticle:
    """A document that was parsed elsewhere, each line with ink in it a body paragraph."""
    starts = doc.to_array("IDX").astype(np.int32)
    ends = starts + doc.to_array("LENGTH").astype(np.int32)
    paragraphs: list[Paragraph] = []
    paragraph_of = np.zeros(len(doc), dtype=np.int32)
    for number, line in enumerate(LINE.finditer(doc.text)):
        low, high = line.span()
        first, last = (int(place) for place in np.searchsorted(starts, (low, high)))
        paragraph_of[first:] = number
        paragraphs.append(Paragraph(low, high, first, last, "body"))
    places = [(place.char_start, place.char_end) for place in paragraphs]
    marks = find_marked_spans(doc.text, places, doc.lang_ or ENGLISH)
    return _place(doc.text, doc, starts, ends, paragraphs, paragraph_of, marks)


def read_again(article: ParsedArticle) -> ParsedArticle:
    """The same after something was written to its document."""
    return replace(article, doc=read_tokens(article.doc.spacy))


def _place(
    text: str,
    doc: SpacyDoc,
    starts: npt.NDArray[np.int32],
    ends: npt.NDArray[np.int32],
    paragraphs: Sequence[Paragraph],
    paragraph_of: npt.NDArray[np.int32],
    marks: Sequence[MarkedSpan],
) -> ParsedArticle:
    """Say of each token and code point whether and in which marks it stands."""
    mark_of = np.full(len(starts), -1, dtype=np.int32)
    quoted = np.zeros(len(text), dtype=np.bool_)
    for number, mark in enumerate(marks):
        low = int(np.searchsorted(ends, mark.char_start, side="right"))
        high = int(np.searchsorted(starts, mark.char_end, side="left"))
        mark_of[low:high] = number
        quoted[mark.char_start : mark.char_end] = True
    inked = np.fromiter((not char.isspace() for char in text), dtype=np.bool_, count=len(text))
    opens = (doc.to_array("SENT_START") == 1).astype(np.int32)
    return ParsedArticle(
        text,
        read_tokens(doc),
        starts,
        ends,
        tuple(paragraphs),
        paragraph_of,
        tuple(marks),
        mark_of,
        inked,
        quoted,
        np.cumsum(opens, dtype=np.int32),
    )


def _width(text: str, at: int) -> int:
    return 2 if text.startswith("''", at) else 1
