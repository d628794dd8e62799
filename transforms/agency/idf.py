"""The text of a news item in IDF, and what Infomaker's systems say of it in NewsML-G2.

In: an element with `idf` inside, the `itemMeta` of a news item. Out: an `AgencyStory`, the time
and the people in places of Infomaker's own. The decision to question: only elements with words of
the story count; objects (pictures, players, boxes of facts) are none, as a caption is none.
"""

from collections.abc import Iterator
from typing import Any

from transforms.agency.story import AgencyStory, read_time
from transforms.text.markup import Markup, join_paragraphs
from transforms.text.timestamps import Moment
from transforms.text.xml_document import attribute_of, language_of

HEADLINE = "headline"
STARTS = "imext:pubstart"
"""The type of the property that says from when on readers had it."""


def read_idf(idf: Any) -> AgencyStory:
    """The story in an `idf` element."""
    headline: str | None = None
    paragraphs: list[tuple[str, str | None]] = []
    for element in idf.iter("{*}element"):
        kind = attribute_of(element, "type") or ""
        for words in _list_words(element):
            if kind == HEADLINE:
                headline = headline or words
            else:
                paragraphs.append((words, "sub_heading" if HEADLINE in kind else None))
    markup = join_paragraphs(paragraphs) if paragraphs else Markup("", {})
    return AgencyStory(markup, headline=headline, language=language_of(idf))


def _list_words(element: Any) -> Iterator[str]:
    """The words of an element, of a list those of each item."""
    items = list(element.iterchildren("{*}list-item"))
    for one in items or [element]:
        if words := " ".join("".join(one.itertext()).split()):
            yield words


def read_start(management: Any) -> Moment | None:
    """From when on an item was public."""
    if management is None:
        return None
    for one in management.iterchildren("{*}itemMetaExtProperty"):
        if attribute_of(one, "type") == STARTS:
            return read_time(attribute_of(one, "value"))
    return None


def list_authors(management: Any) -> tuple[str, ...]:
    """Whom the links of an item name as its authors."""
    if management is None:
        return ()
    links = (
        link
        for links in management.iterchildren("{*}links")
        for link in links.iterchildren("{*}link")
        if attribute_of(link, "rel") == "author"
    )
    return tuple(title for link in links if (title := attribute_of(link, "title")))
