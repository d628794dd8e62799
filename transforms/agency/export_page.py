"""A news database's export that is one page of HTML to records, one a story.

In: a page, decoded. Out: a record for each story, or none where the page is no export. The
export of Europresse names its parts (`DocPublicationName`, `DocHeader`, `titreArticle`, `DocText`);
of LinkedIn the page of an article names two days;
of Telegram each message is a record; of Factiva, LexisNexis and ProQuest the lines are read as
those of their text exports. The decision to question: a page is taken for an export only by marks
that those services write, for whatever else holds several articles is a page of an outlet.
"""

import re
from collections.abc import Iterator

from lxml.etree import LxmlError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from transforms.agency.export_text import one_line
from transforms.agency.story import AgencyStory, tell_story
from transforms.agency.telegram_page import MARK, read_telegram
from transforms.agency.text_file import EXPORTS
from transforms.errors import ArchiveError
from transforms.feeds.author_fields import read_people
from transforms.text.field_uses import note_fields
from transforms.text.markup import Markup, read_markup
from transforms.text.printed_dates import find_date
from transforms.text.stored_article import FoundRecord

_EUROPRESSE = re.compile(r"class=[\"'][^\"']*\bDocPublicationName\b")
_OTHERS = re.compile(
    r"class=[\"'][^\"']*\b[a-z]{2,4}Article\b|>\s*1 of \d+ DOCUMENTS|>\s*End of Document\s*<"
    r"|ProQuest document ID"
)
_LINKEDIN = re.compile(r"<p class=\"published\">Published on \d{4}-")
_NUMBER = re.compile(
    r",?\s+(?:no|n°|nº|vol|édition|edition)\b\.?.*|\s*\((?:site|web)[^()]*\)", re.I
)
LINKEDIN = "linkedin.com"
_TAB = re.compile(r" *\t *")
_PAGE = re.compile(r"\bp\.\s*([\w-]+)")
_BLOCKS = frozenset(
    "address article aside blockquote body center dd div dl dt footer form h1 h2 h3 h4 h5 h6 header"
    " hr li main ol p pre section table tbody td th tr ul".split()
)
_UNSEEN = frozenset("head script style title meta link".split())


def list_page_records(page: str, name: str) -> list[FoundRecord]:
    """The stories of a page that is an export; none of any other page. Raises `ArchiveError`."""
    if _EUROPRESSE.search(page):
        return list(_read_europresse(_parse(page), name))
    if _LINKEDIN.search(page):
        return [_read_linkedin(_parse(page), name)]
    if MARK.search(page):
        return list(read_telegram(_parse(page), name))
    if _OTHERS.search(page):
        text = "\n".join(_list_lines(_parse(page)))
        for is_export, read_export in EXPORTS:
            if is_export(text):
                return list(read_export(text, name))
    return []


def _parse(page: str) -> HtmlElement:
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (LxmlError, ValueError, TypeError, AssertionError) as error:
        raise ArchiveError("no_main_text", f"not to be parsed as HTML: {error}") from error


def _read_europresse(tree: HtmlElement, name: str) -> Iterator[FoundRecord]:
    stories = [
        story for story in tree.iter("article") if _find(story, "DocPublicationName") is not None
    ]
    for number, story in enumerate(stories, start=1):
        position = f"story {number}"
        yield tell_story(_tell_europresse(story), f"{name} {position}", position)


def _read_linkedin(page: HtmlElement, name: str) -> FoundRecord:
    """An article that somebody wrote on LinkedIn, whose page names two days."""
    title = next(page.iter("h1"), None)
    link = next(title.iter("a"), None) if title is not None else None
    story = next(page.iter("div"), None)
    published = find_date(_words(page, "published") or "")
    return tell_story(
        AgencyStory(
            markup=read_markup(story) if story is not None else Markup("", {}),
            url=link.get("href") if link is not None else None,
            provider=LINKEDIN,
            headline=one_line([title.text_content()]) if title is not None else None,
            authors=(),
            published=published,
        ),
        name,
    )


def _tell_europresse(story: HtmlElement) -> AgencyStory:
    outlet = _words(story, "DocPublicationName")
    header = _words(story, "DocHeader") or _words(story, "DocTitreSousSection")
    title = _words(story, "titreArticle") or _words(story, "titreArticleVisu")
    authors = _words(story, "docAuthors") or _words(story, "sm-margin-bottomNews")
    record = _words(story, "publiC-lblNodoc")
    text = _find(story, "docOcurrContainer")
    if text is None:
        text = _find(story, "DocText")
    markup = read_markup(text) if text is not None else Markup("", {})
    published = find_date((header or "")[:200], day_first=True)
    page = _PAGE.search(header or "")
    noted = (
        ("DocPublicationName", "source", outlet),
        ("DocHeader", "published", header),
        ("titreArticle", "title", title),
        ("docAuthors", "authors", authors),
        ("DocText", "text", markup.text),
        ("publiC-lblNodoc", "id", record),
    )
    return AgencyStory(
        markup=markup,
        record=record,
        provider=_NUMBER.sub("", outlet or "").strip() or None,
        headline=title,
        byline=authors,
        authors=read_people(authors),
        published=published,
        summary=_words(story, "rdp__subtitle"),
        extra={"issue": outlet, "page": page[1] if page else None},
        noted=note_fields(noted, has_date=published is not None),
    )


def _find(story: HtmlElement, name: str) -> HtmlElement | None:
    """The first element of that class that has words."""
    found = story.xpath(f".//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]")
    return next((one for one in found if one.text_content().strip()), None)


def _words(story: HtmlElement, name: str) -> str | None:
    element = _find(story, name)
    return one_line(_list_lines(element)) if element is not None else None


def _list_lines(tree: HtmlElement) -> Iterator[str]:
    """The lines of a page: a block a line, cells of a row beside one another."""
    pieces: list[str] = []
    for event, text in _walk(tree):
        if event == "words":
            pieces.append(" ".join(text.split()) + " " if text.strip() else " ")
        elif event == "cell" and "".join(pieces).strip():
            pieces.append("\t")
        elif event != "cell":
            yield _TAB.sub("\t", "".join(pieces)).strip()
            pieces = []
    yield _TAB.sub("\t", "".join(pieces)).strip()


def _walk(element: HtmlElement) -> Iterator[tuple[str, str]]:
    """Words, and where a line or a cell begins, in the order of the page; no recursion."""
    waiting: list[HtmlElement | tuple[str, str]] = [element]
    while waiting:
        part = waiting.pop()
        if isinstance(part, tuple):
            yield part
            continue
        if not isinstance(part.tag, str) or part.tag in _UNSEEN:
            continue
        kind = "cell" if part.tag in ("td", "th") else "line"
        is_block = part.tag in _BLOCKS or part.tag == "br"
        if is_block:
            yield kind, ""
        yield "words", part.text or ""
        if is_block and part.tag != "br" and kind == "line":
            waiting.append(("line", ""))
        for child in reversed(part):
            waiting.append(("words", child.tail or ""))
            waiting.append(child)
