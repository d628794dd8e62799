"""Article text to one parsed document whose tokens know their place in the stored text.

In: text and sections. Out: `ParsedArticle`, with a `Doc` over the headline and body paragraphs
and, for each token, its code point range in the article. Paragraphs are parsed one by one, or by an
encoder that is told where each begins, so no sentence runs from a headline into the body. The
decision to question: the parser reads straight marks and plain spaces (curly marks, '' and hard
line ends are mapped), because the small model was trained on those; offsets are mapped back and
never guessed.
"""

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc as SpacyDoc
from spacy.vocab import Vocab

from transforms.lake.records import Section
from transforms.lexicons.names import read_name_words
from transforms.parse.quotation_marks import DOUBLED, ENGLISH, MarkedSpan, find_marked_spans
from transforms.parse.shared_encoder import NAME
from transforms.parse.tokens import Doc, read_tokens
from transforms.parse.windows import PARAGRAPHS

PARSED_KINDS = frozenset({"headline", "body", "post"})
CAPTION = "caption"
POST = "post"
"""The kind of a paragraph of a post that the page shows, with its signature as the last one."""
SIGNATURE = re.compile(
    r"[—–-]{1,2} ?(?P<name>[^\n()@]{2,60}?) \(@\w{1,30}\)(?: [A-Z][a-z]+ \d{1,2}, \d{4})?"
)
OF_PICTURE = re.compile(r"\b(?:photo|image|picture|credit|getty|afp)\b", re.IGNORECASE)
LINE = re.compile(r"[^\n]*\S[^\n]*")
CREDIT_DASH = re.compile(r"[ \t\u00a0]*(-{1,2}|[–—―~])(?=[^\W\d_a-z])")
SINGLE_MARKS = frozenset("'‘")
STOPS_BEFORE = frozenset('.,:;?!”"')
UTF_32 = "utf-32-le" if sys.byteorder == "little" else "utf-32-be"
PLACES: list[int | str] = ["IDX", "LENGTH"]
WORDS: list[int | str] = ["ORTH", "SPACY", "IS_SPACE", "IDX", "LENGTH"]
LONGEST_PARAGRAPH = 20_000
"""Code points. The parser's memory grows with a paragraph's length; longer ones are cut."""

SPACES = np.array([chr(code).isspace() for code in range(0x3002)])
"""Of the code points up to the last that is white space, and of one behind it."""

PLAIN = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "‘": "'", "’": "'"}
    | dict.fromkeys("＂″❝❞‹›「」『』", '"')
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
    `quoted` tells what stands inside marks.
    """

    text: str
    doc: Doc
    # Lists, since one number out of an array takes as long as ten out of a list.
    starts: list[int]
    ends: list[int]
    paragraphs: tuple[Paragraph, ...]
    paragraph_of: list[int]
    marks: tuple[MarkedSpan, ...]
    mark_of: list[int]
    quoted: list[bool]
    sentence_of: list[int]
    # Running counts, since each content is measured many times.
    _inked: list[int] = field(repr=False, compare=False)
    _quoted: list[int] = field(repr=False, compare=False)
    _marked: list[int] = field(repr=False, compare=False)

    def chars(self, token_start: int, token_end: int) -> tuple[int, int]:
        """The code point range of tokens `token_start:token_end`, which may not be empty."""
        return self.starts[token_start], self.ends[token_end - 1]

    def slice(self, token_start: int, token_end: int) -> str:
        """The stored text under tokens `token_start:token_end`."""
        low, high = self.chars(token_start, token_end)
        return self.text[low:high]

    def count_inked(self, char_start: int, char_end: int) -> int:
        """Code points of a stretch that are no white space."""
        return self._inked[char_end] - self._inked[char_start]

    def count_quoted(self, char_start: int, char_end: int) -> int:
        """Code points of a stretch inside marks that are no white space."""
        return self._quoted[char_end] - self._quoted[char_start]

    def count_marked(self, token_start: int, token_end: int) -> int:
        """Tokens of a stretch that stand inside marks."""
        return self._marked[token_end] - self._marked[token_start]

    def is_headline(self, token: int) -> bool:
        """Whether a token stands in the headline."""
        return self.paragraphs[self.paragraph_of[token]].kind == "headline"

    def token_at(self, char: int) -> int:
        """The first token that ends after `char`; `len(doc)` if there is none."""
        return bisect_right(self.ends, char)

    def tokens_of(self, char_start: int, char_end: int) -> tuple[int, int]:
        """The range of tokens that share a code point with `char_start:char_end`."""
        return bisect_right(self.ends, char_start), bisect_left(self.starts, char_end)


def _count_up(flags: npt.NDArray[np.bool_]) -> list[int]:
    """How many are set before each place, and before the end."""
    counts = np.zeros(len(flags) + 1, dtype=np.int64)
    np.cumsum(flags, out=counts[1:])
    numbers: list[int] = counts.tolist()
    return numbers


def plain_text(text: str, gaps: Collection[int] = ()) -> tuple[str, list[int] | None]:
    """The text as the parser reads it, and where each of its characters stands (None: the same).

    `gaps` are the places where a space is missing: "We go,"said Roe.
    """
    plain = text.translate(PLAIN)
    if not gaps and "''" not in plain and "``" not in plain:
        return plain, None
    places: list[int] = []
    pieces: list[str] = []
    at = 0
    while at < len(plain):
        if at in gaps:
            pieces.append(" ")
            places.append(at)
        places.append(at)
        if text[at : at + 2] in DOUBLED:
            pieces.append('"')
            at += 2
        else:
            pieces.append(plain[at])
            at += 1
    return "".join(pieces), places


def paragraph_ranges(text: str, sections: Sequence[Section]) -> list[tuple[int, int, str]]:
    """(start, end, kind) of what is parsed, long sections cut at white space."""
    ranges: list[tuple[int, int, str]] = []
    posts = find_post_sections(text, sections)
    for number, section in enumerate(sections):
        kind = POST if number in posts else section.section_kind
        if kind not in PARSED_KINDS:
            continue
        start = section.char_start
        while section.char_end - start > LONGEST_PARAGRAPH:
            cut = text.rfind(" ", start + 1, start + LONGEST_PARAGRAPH)
            cut = cut if cut > start else start + LONGEST_PARAGRAPH
            ranges.append((start, cut, kind))
            start = cut
        ranges.append((start, section.char_end, kind))
    return [piece for piece in ranges if text[piece[0] : piece[1]].strip()]


def find_post_sections(text: str, sections: Sequence[Section]) -> set[int]:
    """The numbers of the captions that are a post and its signature."""
    found: set[int] = set()
    run: list[int] = []
    for number, section in enumerate(sections):
        if section.section_kind != CAPTION:
            run = []
            continue
        words = text[section.char_start : section.char_end].strip()
        if OF_PICTURE.search(words) is not None:
            run = []
            continue
        run.append(number)
        if SIGNATURE.fullmatch(words) is not None:
            found.update(run)
            run = []
    return found


def parse_article(nlp: Language, text: str, sections: Sequence[Section]) -> ParsedArticle:
    """Parse the headline and body paragraphs of a text, no sentence in two of them."""
    ranges = paragraph_ranges(text, sections)
    marks = find_marked_spans(text, [(start, end) for start, end, _ in ranges], nlp.lang or ENGLISH)
    marked = _spell_for_parser(text, marks)
    gaps = _find_gaps(text, marks) if (nlp.lang or ENGLISH) == ENGLISH else []
    plains = [
        plain_text(marked[start:end], {at - start for at in gaps if start < at < end})
        for start, end, _ in ranges
    ]
    docs = [nlp.make_doc(plain) for plain, _ in plains]
    words = [doc.to_array(WORDS).astype(np.uint64) for doc in docs]
    if not docs:
        parsed = SpacyDoc(nlp.vocab)
    elif nlp.pipe_names[0] == NAME:
        parsed = nlp(_join_words(nlp.vocab, words))
    else:
        parsed = SpacyDoc.from_docs(list(nlp.pipe(docs, batch_size=64)), ensure_whitespace=True)
    return _align(text, ranges, parsed, words, [places for _, places in plains], marks)


def _join_words(vocab: Vocab, words: Sequence[npt.NDArray[np.uint64]]) -> SpacyDoc:
    """The words of paragraphs as one document, which knows where each paragraph begins."""
    joined = np.concatenate(words)
    starts = np.cumsum([0, *(len(own) for own in words[:-1])])
    ends = starts[1:] - 1
    joined[ends, 1] |= joined[ends, 2] == 0
    orths, spaces, _, _, _ = joined.T.tolist()
    return SpacyDoc(vocab, orths, spaces, user_data={PARAGRAPHS: starts.tolist()})


def _spell_for_parser(text: str, marks: Sequence[MarkedSpan]) -> str:
    """The text with British single marks as double ones, and the dash of a credit by itself.

    The parser takes "year.”—Roe" and "-Roe" for one word each, and reads on where a sentence begins
    with a small letter: "… told the Post. de Barra said".
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
    words = read_name_words()
    for found in _find_small_starts().finditer(text):
        word = found["word"]
        if word.lower() not in words.honorifics and f"{word}." not in words.abbreviations:
            spelled[found.start("particle")] = found["particle"][0].upper()
    if not spelled:
        return text
    chars = list(text)
    for at, char in spelled.items():
        chars[at] = char
    return "".join(chars)


@cache
def _find_small_starts() -> re.Pattern[str]:
    """A particle that opens a sentence: behind a full stop that ends no initial or title."""
    particles = "|".join(sorted(read_name_words().particles))
    return re.compile(
        rf"(?P<word>\b\w{{3,}})[.!?][\"'’”)]*\s(?P<particle>(?:{particles})\b[\s\-]|d['’])"
        r"(?=(?:[a-z]{2,4}[\s\-])?[^\W\d_a-z])"
    )


def _find_gaps(text: str, marks: Sequence[MarkedSpan]) -> list[int]:
    """Where words touch marks from outside: "We go,"said Roe. He said:"We stay." """
    gaps: list[int] = []
    for mark in marks:
        before, after = text[mark.char_start - 1 : mark.char_start], mark.char_end
        if before.isalnum() or before in STOPS_BEFORE:
            gaps.append(mark.char_start)
        after += text[after : after + 1] == ","
        if mark.is_whole and text[after : after + 1].isalnum():
            gaps.append(after)
    return gaps


def _align(
    text: str,
    ranges: Sequence[tuple[int, int, str]],
    doc: SpacyDoc,
    words: Sequence[npt.NDArray[np.uint64]],
    places: Sequence[list[int] | None],
    marks: Sequence[MarkedSpan],
) -> ParsedArticle:
    """Map the tokens of paragraphs to the stored text."""
    starts: list[int] = []
    ends: list[int] = []
    paragraph_of: list[int] = []
    paragraphs: list[Paragraph] = []
    for (start, end, kind), own, place in zip(ranges, words, places, strict=True):
        low, length = own[:, 3:].T.astype(np.int32)
        high = low + length
        if place is not None:
            widths = [_width(text, start + at) for at in place]
            last = high - 1
            low, high = np.array(place)[low], (np.array(place) + widths)[last]
        first = len(starts)
        starts += (start + low).tolist()
        ends += (start + high).tolist()
        paragraph_of += [len(paragraphs)] * len(own)
        paragraphs.append(Paragraph(start, end, first, first + len(own), kind))
    return _place(text, doc, starts, ends, paragraphs, paragraph_of, marks)


def read_doc(doc: SpacyDoc) -> ParsedArticle:
    """A document that was parsed elsewhere, each line with ink in it a body paragraph."""
    own = doc.to_array(PLACES).astype(np.int64)
    starts: list[int] = own[:, 0].tolist()
    ends: list[int] = own.sum(axis=1).tolist()
    paragraphs: list[Paragraph] = []
    paragraph_of = [0] * len(doc)
    for number, line in enumerate(LINE.finditer(doc.text)):
        low, high = line.span()
        first, last = bisect_left(starts, low), bisect_left(starts, high)
        paragraph_of[first:] = [number] * (len(doc) - first)
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
    starts: list[int],
    ends: list[int],
    paragraphs: Sequence[Paragraph],
    paragraph_of: list[int],
    marks: Sequence[MarkedSpan],
) -> ParsedArticle:
    """Say of each token and code point whether and in which marks it stands."""
    mark_of = [-1] * len(starts)
    quoted = np.zeros(len(text), dtype=np.bool_)
    for number, mark in enumerate(marks):
        low, high = bisect_right(ends, mark.char_start), bisect_left(starts, mark.char_end)
        mark_of[low:high] = [number] * (high - low)
        quoted[mark.char_start : mark.char_end] = True
    codes = np.frombuffer(text.encode(UTF_32, "surrogatepass"), dtype=np.uint32)
    inked = ~SPACES[np.minimum(codes, len(SPACES) - 1)]
    opens = doc.to_array("SENT_START") == 1
    return ParsedArticle(
        text,
        read_tokens(doc),
        starts,
        ends,
        tuple(paragraphs),
        paragraph_of,
        tuple(marks),
        mark_of,
        quoted.tolist(),
        np.cumsum(opens).tolist(),
        _count_up(inked),
        _count_up(inked & quoted),
        _count_up(np.array(mark_of) >= 0),
    )


def _width(text: str, at: int) -> int:
    return 2 if text[at : at + 2] in DOUBLED else 1
