"""An issue of a scanned paper, METS with its pages in ALTO, to records.

In: the METS document, which says where the stories of an issue lie; the words of each page's
blocks, by their ids. Out: an `Issue`, and a record for each of its articles. The decision to
question: adverts, sections and what else METS tells apart are no articles, and an article whose
blocks are places on a picture (`COORDS`) alone has none that could be read.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from transforms.agency.story import AgencyStory, tell_story
from transforms.errors import ArchiveError
from transforms.feeds.author_fields import read_people
from transforms.text.markup import join_paragraphs
from transforms.text.printed_dates import read_printed
from transforms.text.stored_article import FoundRecord
from transforms.text.timestamps import Moment
from transforms.text.xml_document import (
    attribute_of,
    find_element,
    local_name,
    parse_document,
    words_of,
)

HREF = "{http://www.w3.org/1999/xlink}href"
ARTICLE = "article"
HEADINGS = frozenset("heading headline title overline subheadline subtitle".split())
CAPTIONS = frozenset("caption illustration image picture table advertisement".split())
BYLINES = frozenset(("author", "byline"))
"""Types of the parts of an article, in small letters."""

ISSUES = frozenset("newspaper issue serial volume".split())
FIRST_PART, SECOND_PART = "hyppart1", "hyppart2"
"""Of a word that a line breaks, which each part gives whole besides."""

_BROKEN = re.compile(r"[^\W\d_][-¬]$")
LONGEST_TITLE = 300
MOST_BLOCKS = 200_000


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A block of a page: the file that it lies in, its id there, and what it is of the story."""

    file: str
    block: str
    kind: str | None


@dataclass(frozen=True, slots=True)
class ScannedArticle:
    """An article of an issue, before its words are looked up."""

    record: str
    title: str | None
    authors: tuple[str, ...]
    language: str | None
    blocks: tuple[PageBlock, ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue: its paper, its day, its articles, and the address of each file of a page."""

    paper: str | None
    published: Moment | None
    articles: tuple[ScannedArticle, ...]
    files: Mapping[str, str]


def read_issue(content: bytes, name: str) -> Issue:
    """The issue of a METS document. Raises `ArchiveError` for what is no XML."""
    root = parse_document(content, name)
    cards = {str(card.get("ID")): card for card in root.iter("{*}dmdSec")}
    files: dict[str, str] = {}
    for file in root.iter("{*}file"):
        address = attribute_of(find_element(file, "FLocat"), HREF)
        if address is not None and file.get("ID"):
            files[str(file.get("ID"))] = address
    divs = [div for div in root.iter("{*}div") if isinstance(div.tag, str)]
    articles = [
        article
        for div in divs
        if _type_of(div) == ARTICLE and not _is_inside(div)
        for article in [_read_article(div, cards)]
        if article.blocks
    ]
    used = {block.file for article in articles for block in article.blocks}
    issues = [_find_card(div, cards) for div in divs if _type_of(div) in ISSUES]
    shown = [card for card in issues if card is not None] or list(cards.values())
    return Issue(
        paper=next((words for card in shown if (words := _read_title(card))), None),
        published=next((day for card in shown if (day := _read_day(card)) is not None), None),
        articles=tuple(articles),
        files={number: address for number, address in files.items() if number in used},
    )


def read_page_blocks(content: bytes, name: str) -> dict[str, str]:
    """The words of each block of an ALTO document by its id. Raises `ArchiveError`."""
    root = parse_document(content, name)
    if local_name(root).lower() != "alto":
        raise ArchiveError("bad_record", f"{name}: no ALTO, as METS says")
    blocks: dict[str, str] = {}
    for block in root.iter("{*}TextBlock", "{*}ComposedBlock"):
        number = block.get("ID")
        if number and len(blocks) < MOST_BLOCKS:
            blocks[str(number)] = _read_lines(block)
    return blocks


def tell_issue(
    issue: Issue, blocks: Mapping[tuple[str, str], str], name: str
) -> Iterator[FoundRecord]:
    """A record for each article, its words those of the blocks of the pages."""
    for number, article in enumerate(issue.articles, start=1):
        position = f"item {number}"
        parts = [
            (words, block.kind)
            for block in article.blocks
            if (words := blocks.get((block.file, block.block), "").strip())
        ]
        heading = " ".join(words for words, kind in parts if kind == "headline")
        title = article.title or (heading if len(heading) <= LONGEST_TITLE else None)
        story = AgencyStory(
            markup=join_paragraphs(parts),
            record=f"{name} {article.record}",
            provider=issue.paper,
            headline=title or None,
            authors=article.authors or None,
            language=article.language,
            published=issue.published,
        )
        yield tell_story(story, f"{name} {position}", position)


def _type_of(div: Any) -> str:
    return str(div.get("TYPE") or "").lower()


def _is_inside(div: Any) -> bool:
    return any(_type_of(outer) == ARTICLE for outer in div.iterancestors("{*}div"))


def _find_card(div: Any, cards: Mapping[str, Any]) -> Any:
    return next((cards[one] for one in str(div.get("DMDID") or "").split() if one in cards), None)


def _read_article(div: Any, cards: Mapping[str, Any]) -> ScannedArticle:
    card = _find_card(div, cards)
    names = [words_of(one) for one in card.iter("{*}namePart")] if card is not None else []
    record = attribute_of(div, "ID") or attribute_of(div, "DMDID") or ""
    return ScannedArticle(
        record=record,
        title=(_read_title(card) if card is not None else None) or attribute_of(div, "LABEL"),
        authors=tuple(person for words in names for person in read_people(words)),
        language=words_of(find_element(card, "languageTerm")),
        blocks=tuple(_list_blocks(div)),
    )


def _list_blocks(article: Any) -> Iterator[PageBlock]:
    for area in article.iter("{*}area"):
        file, block = area.get("FILEID"), area.get("BEGIN")
        if file and block and area.get("BETYPE", "IDREF") == "IDREF":
            yield PageBlock(str(file), str(block), _find_kind(area, article))


def _find_kind(area: Any, article: Any) -> str | None:
    """What a block is of the story, by the nearest `div` around it that says so."""
    for div in area.iterancestors("{*}div"):
        if div is article:
            return None
        kind = _type_of(div)
        if kind in HEADINGS:
            return "headline"
        if kind in CAPTIONS:
            return "caption"
        if kind in BYLINES:
            return "byline"
    return None


def _read_title(card: Any) -> str | None:
    info = find_element(card, "titleInfo")
    if info is None:
        return None
    parts = [words_of(find_element(info, name)) for name in ("nonSort", "title")]
    return " ".join(part for part in parts if part) or None


def _read_day(card: Any) -> Moment | None:
    dates = (words_of(one) for one in card.iter("{*}dateIssued"))
    return next((day for words in dates if (day := read_printed(words)) is not None), None)


def _read_lines(block: Any) -> str:
    """The words of a block; one that is broken at the end of a line is whole again."""
    pieces: list[str] = []
    is_whole = is_broken = False
    for line in block.iter("{*}TextLine"):
        for word in line.iter("{*}String", "{*}HYP"):
            if local_name(word) == "HYP":
                is_broken = not is_whole
                continue
            whole, part = word.get("SUBS_CONTENT"), str(word.get("SUBS_TYPE") or "").lower()
            shown = whole if whole and part == FIRST_PART else word.get("CONTENT")
            is_whole = bool(whole)
            if whole and part == SECOND_PART:
                is_broken = False
            elif shown:
                _add_word(pieces, shown, is_broken)
                is_broken = False
        # "recon-" without an element for its stroke
        is_broken = is_broken or (bool(pieces) and _BROKEN.search(pieces[-1]) is not None)
    return " ".join(" ".join(pieces).split())


def _add_word(pieces: list[str], word: str, is_broken: bool) -> None:
    if not is_broken or not pieces:
        pieces.append(word)
        return
    stem = pieces[-1]
    # "North-" and "Western" keep it, as do names of two parts
    pieces[-1] = (stem.rstrip("-¬") if word[0].islower() else stem) + word
