"""How much of a page's story was kept, and the parts of it that were passed over.

In: a page before its furniture is taken off, and the blocks that were found on it. Out: the share
of the visible paragraphs that the blocks hold, and the blocks with the paragraphs filled in that
stand in containers of the same kind as those kept: sites cut a story in two around an
advertisement, and main-text finders read the first container alone. The decision to question: a
paragraph in a container of another kind is never filled in, only counted as not kept, for it may
be a reader's comment; and one that was taken off as furniture counts only where its kind was kept.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from transforms.page.boilerplate_names import find_furniture_name, squeeze
from transforms.page.comments import is_in_comments
from transforms.text.boilerplate import find_furniture

STORY_LINE = 60
"""Code points from which on a line is a paragraph of a story."""

FILLED_GAP = 160
"""Code points of passed-over paragraphs from which on they are filled in."""

KNOWN_END = 40
"""Letters at its start or end by which a line is told to be kept, for finders change the rest."""

MOST_LINKED = 0.4
MOST_LINKED_IN_STORY = 0.8
"""Where a container of that kind was kept, long links are the story's own."""

TEASER_PARAGRAPHS = 2
LEAST_CARDS = 3

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
PARAGRAPH_TAGS = frozenset({"p", "div", "section", "td", "blockquote", "dd", "center"})
_LEAVES = PARAGRAPH_TAGS | _HEADINGS | {"li"}
_WRAPPERS = frozenset({"ul", "ol", "blockquote", "li", "p"})
_SKIPPED = frozenset(
    "nav aside footer form figure figcaption button script style noscript select iframe svg"
    " template textarea video audio object menu".split()
)
_BLOCKS = (*_LEAVES, *_SKIPPED, "ul", "ol", "article", "h1")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]\s]*$|[\"”»]$|[。！？]$")
_PLACE = re.compile(
    r"(?<![\w-])(?:first|last|odd|even|active|clearfix|\d+|[a-z]+-\d+)(?![\w-])", re.IGNORECASE
)
"""Classes that say where a container stands among its like, and not what it holds."""

Kind = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, list item or heading that a reader of the page sees."""

    words: str
    key: str
    element: HtmlElement

    @property
    def tag(self) -> str:
        return str(self.element.tag)

    @property
    def is_long(self) -> bool:
        return len(self.words) >= STORY_LINE and self.tag not in _HEADINGS


def find_lines(tree: HtmlElement, headline: HtmlElement | None) -> list[Line]:
    """What a reader sees of the story's article element, in order.

    That is the outermost article or main part around the headline; of a page that has none, or
    whose headline stands apart from its story, the whole body.
    """
    around = list(headline.iterancestors()) if headline is not None else []
    parts = [part for part in reversed(around) if part.tag in ("article", "main")]
    for region in (*parts[:1], next(tree.iter("body"), tree)):
        lines = list(_read_lines(region))
        if sum(line.is_long for line in lines) > 1:
            return lines
    return lines


def _read_lines(region: HtmlElement) -> Iterator[Line]:
    found = list(region.iter(*_BLOCKS))
    holders: set[HtmlElement] = set()
    for element in found:
        part = element.getparent()
        while part is not None and part not in holders:
            holders.add(part)
            part = part.getparent()
    closed: dict[HtmlElement, bool] = {region: False}
    for element in found:
        # a part comes before what stands in it, so what is asked here is known already
        parent = element.getparent()
        is_closed = _is_closed(parent, closed) or _is_aside(element, region)
        closed[element] = is_closed
        if is_closed or element.tag not in _LEAVES:
            continue
        for words in _loose_words(element) if element in holders else [element.text_content()]:
            shown = squeeze(words)
            if shown:
                yield Line(shown, _key(shown), element)


def _loose_words(element: HtmlElement) -> Iterator[str]:
    """What stands between the blocks in an element: old pages part paragraphs by `<br>`."""
    for words in (element.text, *(child.tail for child in element)):
        if words and len(words) >= STORY_LINE:
            yield words


def _is_closed(part: HtmlElement | None, closed: dict[HtmlElement, bool]) -> bool:
    seen = []
    while part is not None and part not in closed:
        seen.append(part)
        part = part.getparent()
    answer = part is not None and closed[part]
    closed.update(dict.fromkeys(seen, answer))
    return answer


def _is_aside(element: HtmlElement, region: HtmlElement) -> bool:
    """Whether its tag tells that it is no story; so do few lines below a heading with a link."""
    if element is region:
        return False
    if element.tag == "article":
        return sum(1 for _ in element.iter("p")) <= TEASER_PARAGRAPHS and any(
            _is_linked(heading) for heading in element.iter(*_HEADINGS)
        )
    if element.tag in ("aside", "form") and next(element.iter("article", "h1"), None) is not None:
        return False  # a part of the page that holds the story, for all its tag says
    return element.tag in _SKIPPED or element.get("hidden") is not None


def _is_paragraph(line: Line, most_linked: float = MOST_LINKED) -> bool:
    """Whether a line reads as a paragraph of a story, not as a teaser or a line of furniture."""
    if not line.is_long or not _SENTENCE_END.search(line.words) or find_furniture(line.words):
        return False
    linked = sum(len(squeeze(link.text_content())) for link in line.element.iter("a"))
    return linked < most_linked * len(line.words)


def _kind_of(element: HtmlElement) -> Kind:
    """The tags and classes of what holds a line, lists and quotations left aside."""
    named: list[str] = []
    for part in element.iterancestors():
        if part.tag in _WRAPPERS:
            continue
        names = _PLACE.sub("", part.get("class") or part.get("itemprop") or "")
        named.append(f"{part.tag} {' '.join(names.split())}")
        if len(named) == 2:
            break
    return tuple(named)


def _key(words: str) -> str:
    return "".join(words.split())


class Coverage:
    """The lines of a page against the texts that were kept of it."""

    def __init__(
        self,
        lines: Sequence[Line],
        texts: Sequence[str],
        tree: HtmlElement,
        headline: HtmlElement | None,
    ) -> None:
        self.lines = lines
        self.tree = tree
        self.headline = headline
        self.keys = [_key(text) for text in texts]
        self.kept = "".join(self.keys)
        self.is_kept = [self._holds(line.key) for line in lines]
        kept = {_kind_of(line.element): line.element for line in self.list_kept()}
        # a comment that repeats the story's words makes no story of the other comments
        self.kinds = {kind for kind, element in kept.items() if not is_in_comments(element)}

    def _holds(self, key: str) -> bool:
        if key in self.kept:
            return True
        if len(key) < 2 * KNOWN_END:
            return False
        return key[:KNOWN_END] in self.kept or key[-KNOWN_END:] in self.kept

    def list_kept(self) -> Iterator[Line]:
        """The paragraphs that were kept."""
        for line, is_kept in zip(self.lines, self.is_kept, strict=True):
            if is_kept and line.is_long:
                yield line

    def measure(self) -> float | None:
        """The share of the story's paragraphs that was kept; None where the page shows none."""
        kept = missed = 0
        whole = self._find_whole()
        others: dict[Kind, list[Line]] = {}
        for line, is_kept in zip(self.lines, self.is_kept, strict=True):
            if is_kept:
                kept += len(line.key) * line.is_long
            elif _is_paragraph(line):
                kind = _kind_of(line.element)
                if kind in self.kinds:
                    missed += len(line.key)
                elif self._shows(line) and any(
                    part is whole for part in line.element.iterancestors()
                ):
                    others.setdefault(kind, []).append(line)
        for lines in others.values():
            if not _are_teasers(lines):
                missed += sum(len(line.key) for line in lines)
        return round(kept / (kept + missed), 3) if kept or missed else None

    def _find_whole(self) -> HtmlElement:
        """The least part of the page that holds the headline and all that was kept."""
        inner = [line.element for line in self.list_kept()]
        ends = [part for part in (self.headline, *inner[:1], *inner[-1:]) if part is not None]
        if self.headline is None or not inner:
            return self.tree
        shared = [set(part.iterancestors()) for part in ends[1:]]
        above = ends[0].iterancestors()
        return next((part for part in above if all(part in them for them in shared)), self.tree)

    def find_gaps(self) -> dict[int, list[Line]]:
        """What was passed over in containers of a kept kind, by the text that it comes after."""
        gaps: dict[int, list[Line]] = {}
        last = -1
        inner: set[int] = set()
        for line, is_kept in zip(self.lines, self.is_kept, strict=True):
            if is_kept:
                inner.add(last)
                last = self._find_text(line.key, last)
            elif (
                _kind_of(line.element) in self.kinds and self._shows(line) and _may_be_filled(line)
            ):
                gaps.setdefault(last, []).append(line)
        # a list between two paragraphs that were kept is the story's, however short its items
        filled = {
            place: lines if place in inner else _drop_loose_ends(lines)
            for place, lines in gaps.items()
        }
        filled[-1] = [line for line in filled.get(-1, ()) if line.is_long]
        size = sum(len(line.key) for lines in filled.values() for line in lines)
        is_told = size >= FILLED_GAP or any(filled.get(place) for place in inner)
        return filled if is_told and size else {}

    def _find_text(self, key: str, last: int) -> int:
        if len(key) < KNOWN_END and key not in self.keys[last:]:
            return last
        for number in range(max(last, 0), len(self.keys)):
            text = self.keys[number]
            if key in text or (len(text) >= KNOWN_END and text in key):
                return number
        return last

    def _shows(self, line: Line) -> bool:
        """Whether it was left on the page, and nothing around it is called furniture."""
        return self._stands(line.element) and not any(
            find_furniture_name(f"{part.get('class') or ''} {part.get('id') or ''}")
            for part in line.element.iterancestors("div", "section", "ul", "ol")
        )

    def _stands(self, element: HtmlElement) -> bool:
        top: Any = element
        while (parent := top.getparent()) is not None:
            top = parent
        return top is self.tree


def _are_teasers(lines: Sequence[Line]) -> bool:
    """Whether lines of one kind stand one or two to a container, as teasers of other stories do."""
    holders = {line.element.getparent() for line in lines}
    return len(holders) >= LEAST_CARDS and len(lines) <= TEASER_PARAGRAPHS * len(holders)


def _is_linked(heading: HtmlElement) -> bool:
    return heading.find(".//a[@href]") is not None or heading.getparent().tag == "a"


def _may_be_filled(line: Line) -> bool:
    if not any(map(str.isalnum, line.words)):
        return False
    if line.tag in _HEADINGS or (line.tag == "li" and not line.is_long):
        return find_furniture(line.words) is None and line.element.find(".//a") is None
    return _is_paragraph(line, MOST_LINKED_IN_STORY)


def _drop_loose_ends(lines: Sequence[Line]) -> list[Line]:
    """Without headings and list items below which no paragraph follows."""
    last = max((number for number, line in enumerate(lines) if line.is_long), default=-1)
    return list(lines[: last + 1])
