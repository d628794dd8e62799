"""The blocks of a page's story, and what each is.

In: a parsed page, changed in place, and its metadata. Out: `Block`s in page order. trafilatura
finds the main text once furniture is off the page, and what it passed over is filled in. Blocks
that stand as captions on the page are captions, and so are posts of social networks that a story
shows; its headings are sub-headings; lines about the author after the story are boilerplate. The
decision to question: captions that trafilatura keeps stay in the text under a kind of their own,
for people are named and quoted in them, but the story can be read without.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from lxml.etree import XPath
from lxml.html import HtmlElement
from trafilatura import bare_extraction

from transforms.ids import normalise_words
from transforms.page.boilerplate import remove_furniture, remove_tags
from transforms.page.boilerplate_names import heads_furniture, squeeze
from transforms.page.coverage import PARAGRAPH_TAGS, Coverage, Line, find_lines
from transforms.page.drop_caps import join_drop_caps
from transforms.page.line_breaks import part_paragraphs, wrap_loose
from transforms.page.metadata import PageMetadata
from transforms.page.paywall import is_teaser, take_offers
from transforms.text.boilerplate import find_furniture

PARAGRAPH_BREAK = "\n\n"
BLOCK_TAGS = frozenset({"p", "head", "item", "quote", "cell", "list", "row", "table", "code", "ab"})
LONGEST_HEADING = 240
"""Some sites put whole paragraphs in a heading, for its size."""

SHOWN_TAGS = {"li": "item", **dict.fromkeys(PARAGRAPH_TAGS, "p")}
"""Tags of the page as the main-text finder calls them; the rest are headings."""

SHORT_STORY = 500
"""Code points under which the main-text finder glues what stands in no paragraph."""

LAST_BLOCKS = 5
"""Blocks at the end among which those about the author are looked for."""

LONGEST_ABOUT = 500
TITLE_RANGE = 3
"""Blocks at the top among which the title may stand again."""

LONGEST_KICKER = 40
LONGEST_BYLINE_REST = 30
"""Letters beside the names in a byline: "Von", a place, a month."""

KNOWN_NAMES = 20_000
DECK_OVERLAP = 40
"""Code points at its start by which a block is told to be the deck."""

_LINE = "\x00"
_PARTS = re.compile(rf"{_LINE}\s*{_LINE}[\s{_LINE}]*")
"""Two line ends, with which old pages and transcripts part paragraphs."""

_SPACES = re.compile(r"[^\S\u00a0\u202f]+")
_CAPTION_NAME = re.compile(
    r"(?<![a-z])(?:fig)?captions?(?![a-z])|(?<=[a-z])Caption(?![a-z])|cutline"
    r"|(?<![a-z-])credits?(?![a-z-])|(?:photo|image|img|picture|media|foto|bild|video)[-_]*(?:credits?|legend|info|text|desc\w*)"
    r"|(?<![a-z])l[ée]gende?s?(?![a-z])|bild(?:unterschrift|text)|didascalia|(?<![a-z])pie-?de-?foto"
    r"|(?<![a-z])podpis(?![a-z])",
    re.IGNORECASE,
)
_CAPTION_TAGS = ("p", "div", "span", "dd", "small", "em", "section", "li", "cite")
_POSTS = XPath(
    "//blockquote[contains(@class, 'twitter-') or contains(@class, 'instagram-media')"
    " or contains(@class, 'tiktok-embed') or contains(@class, 'bluesky-embed')"
    " or contains(@class, 'reddit-embed') or contains(@class, 'mastodon-embed')"
    " or contains(@class, 'fb-post') or contains(@class, 'text-post-media')]"
)
"""Posts of social networks as their own scripts mark them up."""

_ABOUT = re.compile(
    r"(?:^|\s)(?:is|are|was|covers?|writes?|reports?|works?|has (?:been|written|worked|covered)"
    r"|joined|teaches|lives|hosts?)\s"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or heading of the page; `kind` is a section kind where the page tells it."""

    text: str
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class PageStory:
    """The blocks of a story, and the share of the page's visible paragraphs that they hold.

    `has_offer`: the page offers a subscription in the story; `is_truncated`: and cuts it there.
    """

    blocks: tuple[Block, ...]
    text_share: float | None
    has_offer: bool = False
    is_truncated: bool = False

    @property
    def text(self) -> str:
        return PARAGRAPH_BREAK.join(block.text for block in self.blocks)


def find_story(
    tree: HtmlElement,
    metadata: PageMetadata,
    *,
    url: str | None = None,
    deck: str | None = None,
    is_pruned: bool = True,
) -> PageStory:
    """The story's blocks without its headline. The tree is left without its furniture."""
    join_drop_caps(tree)
    part_paragraphs(tree)
    if is_pruned:
        remove_tags(tree, metadata.shown)
    lines = find_lines(tree, metadata.shown)
    if sum(len(line.words) for line in lines) < SHORT_STORY:
        wrap_loose(tree)
        lines = find_lines(tree, metadata.shown)
    offers = take_offers(tree, metadata.shown)
    lines = [line for line in lines if line.element not in offers.parts]
    if is_pruned:
        remove_furniture(tree, metadata.shown)
    captions = _read_captions(tree)
    document = bare_extraction(tree, url=url, include_comments=False)
    if document is None or document.body is None:
        return PageStory((), None, has_offer=offers.has_any)
    blocks = list(_walk_blocks(document.body))
    coverage = Coverage(lines, [block.text for block in blocks], tree, metadata.shown)
    gaps = coverage.find_gaps()
    if gaps:
        blocks = _fill_gaps(blocks, gaps)
        coverage = Coverage(lines, [block.text for block in blocks], tree, metadata.shown)
    blocks = _drop_title(blocks, metadata.titles)
    blocks = _mark_captions(_mark_offers(blocks), captions)
    blocks = _mark_byline(_mark_about(blocks, metadata.authors), metadata.authors)
    blocks = _add_deck(blocks, deck, metadata.titles)
    return PageStory(
        tuple(blocks),
        coverage.measure(),
        has_offer=offers.has_any,
        is_truncated=is_teaser(
            PARAGRAPH_BREAK.join(block.text for block in blocks),
            metadata.article,
            offers.at_end(line.element for line in coverage.list_kept()),
        ),
    )


def _fill_gaps(blocks: Sequence[Block], gaps: Mapping[int, Sequence[Line]]) -> list[Block]:
    """The blocks with the lines that were passed over, each after the block that it followed."""
    filled: list[Block] = []
    for number, block in enumerate((None, *blocks), start=-1):
        if block is not None:
            filled.append(block)
        for line in gaps.get(number, ()):
            filled.extend(_flush([line.words], SHOWN_TAGS.get(line.tag, "head")))
    return filled


def mark_blocks(blocks: Sequence[Block]) -> dict[int, str]:
    """Where each block of known kind starts in the joined text."""
    marked: dict[int, str] = {}
    start = 0
    for block in blocks:
        if block.kind is not None:
            marked[start] = block.kind
        start += len(block.text) + len(PARAGRAPH_BREAK)
    return marked


def _walk_blocks(element: Any, tag: str | None = None) -> Iterator[Block]:
    """Leaf blocks; text that stands loose between blocks is a block of its own."""
    pieces = [element.text or ""]
    for child in element:
        if not isinstance(child.tag, str):
            pieces.append(child.tail or "")
        elif child.tag in BLOCK_TAGS:
            yield from _flush(pieces, tag)
            yield from _walk_blocks(child, child.tag)
            pieces = [child.tail or ""]
        elif child.tag == "lb":
            pieces.append(_LINE + (child.tail or ""))
        elif any(inner.tag in BLOCK_TAGS for inner in child.iterdescendants()):
            yield from _flush(pieces, tag)
            yield from _walk_blocks(child, tag)
            pieces = [child.tail or ""]
        else:
            pieces.append("".join(child.itertext()) + (child.tail or ""))
    yield from _flush(pieces, tag)


def _flush(pieces: list[str], tag: str | None) -> Iterator[Block]:
    for part in _PARTS.split("".join(pieces)):
        text = _SPACES.sub(" ", part.replace(_LINE, " ")).strip()
        if text:
            is_furniture = heads_furniture(text) or not any(map(str.isalnum, text))
            yield Block(text, "boilerplate" if is_furniture else _kind_of(tag, text))


def _kind_of(tag: str | None, text: str) -> str | None:
    """The kind that a tag states. An item of a list is as short as a heading and is none."""
    if tag == "head":
        return "sub_heading" if len(text) <= LONGEST_HEADING else None
    if tag == "cell":
        return "body"
    if tag == "item":
        return "body" if find_furniture(text) is None else None
    return None


def _drop_title(blocks: list[Block], titles: Sequence[str]) -> list[Block]:
    """Without the title, which sites repeat at the top of the text, and the kicker above it."""
    known = {normalise_words(title) for title in titles}
    for number in range(min(len(blocks), TITLE_RANGE), 0, -1):
        above = blocks[: number - 1]
        if normalise_words(blocks[number - 1].text) in known and not any(
            len(block.text) > LONGEST_KICKER for block in above
        ):
            return blocks[number:]
    return blocks


def _read_captions(tree: HtmlElement) -> Counter[str]:
    """The words of each caption and shown post on the page, and how often they stand there."""
    named = (
        part
        for part in tree.iter(*_CAPTION_TAGS)
        if _names_caption(part.get("class")) and part.find(".//p[2]") is None
    )
    found = {*tree.iter("figcaption"), *named, *_POSTS(tree)}
    outer = [part for part in found if found.isdisjoint(part.iterancestors())]
    words = Counter(squeeze(part.text_content()) for part in outer)
    for part in outer:
        inner = {squeeze(line.text_content()) for line in part.iter("p", "span", "figcaption")}
        words.update(inner - {squeeze(part.text_content()), ""})
    return words


@lru_cache(maxsize=KNOWN_NAMES)
def _names_caption(names: str | None) -> bool:
    return names is not None and _CAPTION_NAME.search(names) is not None


def _mark_captions(blocks: list[Block], captions: Counter[str]) -> list[Block]:
    """Each caption once, from the end on: a sentence that the story shares stays at its first."""
    left = captions.copy()
    marked = []
    for block in reversed(blocks):
        words = squeeze(block.text)
        if left[words] > 0:
            left[words] -= 1
            block = Block(block.text, "caption")
        marked.append(block)
    return marked[::-1]


def _mark_offers(blocks: Sequence[Block]) -> list[Block]:
    """A heading right above a line that asks to sign up belongs to it, not to the story."""
    marked = list(blocks)
    for number, (block, below) in enumerate(pairwise(blocks)):
        if block.kind == "sub_heading" and find_furniture(below.text) == "boilerplate":
            marked[number] = Block(block.text, "boilerplate")
    return marked


def _mark_about(blocks: list[Block], authors: Sequence[str]) -> list[Block]:
    """The lines about the author after the story are boilerplate, as is what follows them."""
    first = max(1, len(blocks) - LAST_BLOCKS)
    for number in range(first, len(blocks)):
        text = blocks[number].text
        opening = text.removeprefix("Dr ").removeprefix("Prof ")
        if len(text) <= LONGEST_ABOUT and any(
            opening.startswith(name) and _ABOUT.match(opening, len(name)) for name in authors
        ):
            about = [Block(block.text, "boilerplate") for block in blocks[number:]]
            return [*blocks[:number], *about]
    return blocks


def _mark_byline(blocks: list[Block], authors: Sequence[str]) -> list[Block]:
    """A line at the top with the authors' names and little else ("Von Jana Rohe, 3. März")."""
    names = [name for name in authors if " " in name]
    return [
        Block(block.text, "byline")
        if number < TITLE_RANGE and block.kind is None and _is_byline(block.text, names)
        else block
        for number, block in enumerate(blocks)
    ]


def _is_byline(text: str, names: Sequence[str]) -> bool:
    rest = text
    for name in names:
        rest = rest.replace(name, "")
    words = re.sub(r"[\W\d_]+", "", rest)
    return rest != text and len(words) <= LONGEST_BYLINE_REST


def _add_deck(blocks: list[Block], deck: str | None, titles: Sequence[str]) -> list[Block]:
    """The deck before the story, unless the story has it already or opens with its words."""
    if deck is None or not blocks:
        return blocks
    words = normalise_words(deck)
    if words in {normalise_words(title) for title in titles}:
        return blocks
    for block in blocks:
        shown = normalise_words(block.text)
        if words in shown or (shown and shown in words and len(shown) >= DECK_OVERLAP):
            return blocks
    return [Block(deck, "sub_heading"), *blocks]
