"""Marked-up text of a feed or an agency to paragraphs.

In: an HTML fragment as text, or an element already parsed, and the `Vocabulary` its tags are
read by (HTML without another). Out: `Markup`, paragraphs joined by blank lines, and where those
start whose kind the tags state. White space is read as a browser does. The decision to question:
in text without `<p>`, `<div>` or `<br>` a blank line parts paragraphs, as blog archives are kept.
"""

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from transforms.errors import ArchiveError
from transforms.ids import normalise_words

LARGEST_MARKUP = 20_000_000
"""Characters."""

OFFERS = frozenset(
    "subscription-widget-wrap subscription-widget-wrap-editor subscription-widget button-wrapper"
    " captioned-button-wrap wp-block-button wp-block-buttons sharedaddy jp-relatedposts"
    " kg-button-card kg-signup-card kg-cta-card kg-bookmark-card mc4wp-form newsletter-signup"
    " feedburnerFlareBlock".split()
)
"""Classes of what Substack, WordPress and Ghost put into stories: to subscribe, share, read on."""

DEEPEST = 2_000
MOST_ATTRIBUTES = 500
LONG_TAG = 5_000
"""Characters. Only longer tags are looked into: 60,000 attributes take a parser a minute."""

PARAGRAPH_BREAK = "\n\n"

_LINE = "\x00"
_CELL = "\x01"
_TAG = re.compile(r"</?[a-z!?]", re.IGNORECASE)
_LONG_TAG = re.compile(r"<[a-zA-Z](?:[^>\"']|\"[^\"]*\"|'[^']*')*>?")
_ATTRIBUTE = re.compile(r"[^\s\"'=<>/]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")
_PARAGRAPH_TAG = re.compile(r"<(?:p|div|br)[\s/>]", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# in South-East Asia a space of no width parts words, and stays
_INVISIBLE = re.compile(
    r"\u00ad|&shy;|&#(?:0*173|x0*ad);|\ufeff|\u2060"
    r"|(?<![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])(?:\u200b|&#(?:8203|x200b);|&ZeroWidthSpace;)",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE
)
_SPACES = re.compile(r"[^\S\u00a0\u202f\u2007]+")
_AT_BREAK = re.compile(rf" ?([{_LINE}{_CELL}]) ?")
_PARTS = re.compile(rf"{_LINE}{{2,}}")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What tags mean: those that end a paragraph, hold no text of the story, or state a kind.

    A kind holds for all inside its tag up to a tag of another kind; "" is the story's own.
    """

    blocks: frozenset[str]
    dropped: frozenset[str]
    kinds: Mapping[str, str]
    lines: frozenset[str] = frozenset({"br"})
    cells: frozenset[str] = frozenset({"td", "th"})
    kept_spaces: frozenset[str] = frozenset({"pre"})


HTML = Vocabulary(
    blocks=frozenset(
        "address article aside blockquote body caption center dd details dir div dl dt fieldset"
        " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav"
        " ol option p pre section summary table tbody tfoot thead tr ul".split()
    ),
    dropped=frozenset(
        "applet audio button canvas embed head iframe input math noscript object script select"
        " style svg template textarea title video".split()
    ),
    kinds={
        **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "sub_heading"),
        **dict.fromkeys(("figure", "figcaption"), "caption"),
        # of an article that is written as a page of its own: day, writer, share buttons
        "header": "boilerplate",
        # a figure may frame a table or a pulled quotation, which is no caption
        **dict.fromkeys(("blockquote", "table"), ""),
    },
)


@dataclass(frozen=True, slots=True)
class Markup:
    """Paragraphs, and the section kind of those whose tags state it, by where they start."""

    text: str
    marked: dict[int, str]


def read_markup(markup: Any, words: Vocabulary = HTML) -> Markup:
    """The paragraphs of a fragment or element. Raises `ArchiveError` too_large, bad_encoding."""
    if not isinstance(markup, str):
        return _read_element(markup, words)
    if len(markup) > LARGEST_MARKUP:
        raise ArchiveError("too_large", f"markup over {LARGEST_MARKUP:,} characters")
    plain = drop_invisible(_CONTROL.sub("", markup))
    if not _TAG.search(plain):
        return join_paragraphs((part, None) for part in _BLANK_LINE.split(html.unescape(plain)))
    has_blank_lines = _BLANK_LINE.search(plain) is not None
    by_blank_lines = has_blank_lines and not _PARAGRAPH_TAG.search(plain)
    return _read_element(_parse(plain), words, by_blank_lines)


def drop_invisible(markup: str) -> str:
    """Without soft hyphens and spaces of no width, which cut words in two where nobody sees it."""
    return _INVISIBLE.sub("", markup)


def join_paragraphs(paragraphs: Iterable[tuple[str, str | None]]) -> Markup:
    """Paragraphs with their kind, blank ones left out."""
    texts: list[str] = []
    marked: dict[int, str] = {}
    start = 0
    for paragraph, kind in paragraphs:
        text = paragraph.strip()
        if not text:
            continue
        if kind is not None:
            # a line of its own would be a paragraph again, and not the one that is marked
            text = " ".join(text.split("\n"))
            marked[start] = kind
        texts.append(text)
        start += len(text) + len(PARAGRAPH_BREAK)
    return Markup(PARAGRAPH_BREAK.join(texts), marked)


def split_markup(markup: Markup) -> list[tuple[str, str | None]]:
    """The paragraphs with their kind again."""
    paragraphs: list[tuple[str, str | None]] = []
    start = 0
    for text in markup.text.split(PARAGRAPH_BREAK) if markup.text else ():
        paragraphs.append((text, markup.marked.get(start)))
        start += len(text) + len(PARAGRAPH_BREAK)
    return paragraphs


def drop_title(markup: Markup, *titles: str | None) -> Markup:
    """Without the titles that many a document repeats at the top of its text."""
    known = {normalise_words(title) for title in titles if title and title.strip()}
    paragraphs = split_markup(markup)
    first = 0
    while first + 1 < len(paragraphs) and normalise_words(paragraphs[first][0]) in known:
        first += 1
    return join_paragraphs(paragraphs[first:]) if first else markup


def _parse(markup: str) -> Any:
    for tag in _LONG_TAG.finditer(markup):
        if tag.end() - tag.start() > LONG_TAG:
            count = sum(1 for _ in _ATTRIBUTE.finditer(tag[0])) - 1
            if count > MOST_ATTRIBUTES:
                raise ArchiveError("too_large", f"{count:,} attributes on one element")
    try:
        content = markup.encode("utf-8")
    except UnicodeEncodeError as error:
        detail = f"lone surrogate at character {error.start} of the markup"
        raise ArchiveError("bad_encoding", detail) from error
    parser = HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        tree = document_fromstring(content, parser=parser, ensure_head_body=True)
    except (etree.LxmlError, ValueError, AssertionError):
        return etree.Element("body")
    for entry in parser.error_log:
        # the parser leaves out what nests deeper than it goes, and says so here alone
        if entry.type_name == "ERR_RESOURCE_LIMIT":
            raise ArchiveError("too_large", f"markup over a parser's limits: {entry.message}")
    return tree


def _read_element(element: Any, words: Vocabulary, by_blank_lines: bool = False) -> Markup:
    walker = _Walker(words, by_blank_lines)
    walker.walk(element)
    return join_paragraphs(walker.paragraphs)


@dataclass(slots=True)
class _Walker:
    """Goes through a tree without recursion and cuts its text into paragraphs."""

    words: Vocabulary
    by_blank_lines: bool
    paragraphs: list[tuple[str, str | None]] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    depth: int = 0
    dropped: int = 0
    kept_spaces: int = 0

    def walk(self, top: Any) -> None:
        for event, element in etree.iterwalk(top, events=("start", "end", "comment", "pi")):
            if event == "start":
                self.dropped += _is_hidden(element)
                self._open(local_tag(element))
                self._add(element.text)
                continue
            if event == "end":
                self._close(local_tag(element))
                self.dropped -= _is_hidden(element)
            if element is not top:
                self._add(element.tail)
        self._flush()

    def _open(self, tag: str) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise ArchiveError("too_large", f"markup nested over {DEEPEST:,} deep")
        words = self.words
        if tag in words.blocks:
            self._flush()
        elif tag in words.lines:
            self._put(_LINE)
        elif tag in words.cells:
            self._put(_CELL)
        if tag in words.kinds:
            self.kinds.append(words.kinds[tag])
        self.dropped += tag in words.dropped
        self.kept_spaces += tag in words.kept_spaces

    def _close(self, tag: str) -> None:
        self.depth -= 1
        words = self.words
        if tag in words.blocks:
            self._flush()
        if tag in words.kinds:
            self.kinds.pop()
        self.dropped -= tag in words.dropped
        self.kept_spaces -= tag in words.kept_spaces

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if self.kept_spaces:
            text = text.replace("\r\n", "\n").replace("\n", _LINE)
        elif self.by_blank_lines:
            text = _BLANK_LINE.sub(_LINE * 2, text)
        self._put(text)

    def _put(self, text: str) -> None:
        if not self.dropped:
            self.pieces.append(text)

    def _flush(self) -> None:
        if not self.pieces:
            return
        joined = _AT_BREAK.sub(r"\1", _SPACES.sub(" ", "".join(self.pieces)))
        self.pieces.clear()
        kind = (self.kinds[-1] if self.kinds else "") or None
        for part in _PARTS.split(joined):
            words = part.strip(_LINE + _CELL + " ")
            words = words.replace(_LINE, "\n").replace(_CELL, "\t")
            self.paragraphs.append((words, kind))


def _is_hidden(element: Any) -> bool:
    """Whether nobody sees it, as the words that programs of mail show beside a newsletter, or it
    is an offer that a blog's program puts into each of its stories."""
    if _HIDDEN.search(element.get("style") or "") is not None:
        return True
    names = element.get("class")
    return names is not None and not OFFERS.isdisjoint(names.split())


def local_tag(element: Any) -> str:
    """The tag without its namespace, in lower case."""
    return str(element.tag).rpartition("}")[2].lower()
