"""An article in JATS, the XML of journals and magazines, to a record; NLM's older tags, too.

In: a parsed `article` that has a `front`. Out: one record. Figures, tables, formulas and notes
are left out, and so is what follows the body, its references above all. The decision to
question: of several days the one is taken that is said to be of publication and comes first, for
a paper's day in print and that on its site differ, and readers had the earlier.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from transforms.agency.story import AgencyStory, tell_story
from transforms.errors import ArchiveError
from transforms.text.markup import Markup, Vocabulary, join_paragraphs, read_markup, split_markup
from transforms.text.stored_article import FoundRecord
from transforms.text.timestamps import Moment, read_moment
from transforms.text.xml_document import (
    attribute_of,
    find_child,
    find_element,
    language_of,
    words_of,
)

JATS = Vocabulary(
    blocks=frozenset(
        "attrib body boxed-text def def-item def-list disp-quote list list-item p sec speaker"
        " speech statement title verse-group verse-line".split()
    ),
    dropped=frozenset(
        "array chem-struct-wrap disp-formula disp-formula-group fig fig-group fn fn-group"
        " graphic inline-formula inline-graphic label media object-id ref-list sec-meta"
        " supplementary-material table-wrap table-wrap-group tex-math".split()
    ),
    kinds={"title": "sub_heading", **dict.fromkeys(("list-item", "def-item"), "body")},
    lines=frozenset({"break"}),
)
SUMMARIES_LEFT_OUT = frozenset({"graphical", "toc", "key-points", "highlights"})
LINK = "{http://www.w3.org/1999/xlink}href"
NOTES = frozenset({"bibr", "fn", "table-fn", "supplementary-material"})
"""To what a reference leads whose number is no word of the text."""

# "[]" where "[1, 2]" stood
_EMPTY = re.compile(r"[ \u00a0]?[\[(][\s,;–-]*[\])]")
_KINDS_OF_DAY = ("pub", "epub", "ppub", "epub-ppub", "collection", "")


def is_jats(root: Any) -> bool:
    """Whether an `article` is of JATS, and not of DocBook or somebody's own."""
    return find_child(find_child(root, "front"), "article-meta") is not None


def read_jats_items(root: Any, name: str) -> Iterator[FoundRecord]:
    """The article; its answers and translations, parts of their own, are left out."""
    try:
        yield tell_story(_read_story(root), name)
    except ArchiveError as error:
        yield FoundRecord(error=error)


def _read_story(root: Any) -> AgencyStory:
    front = find_child(root, "front")
    meta, journal = find_child(front, "article-meta"), find_child(front, "journal-meta")
    titles = find_child(meta, "title-group")
    if titles is not None:
        # a star that leads to a note
        etree.strip_elements(titles, "{*}xref", "{*}fn", with_tail=False)
    publisher = find_child(journal, "publisher")
    body = find_child(root, "body")
    people = list(_list_authors(meta))
    return AgencyStory(
        markup=_read_body(body) if body is not None else Markup("", {}),
        record=_find_id(meta),
        url=next((link for one in meta.iter("{*}self-uri") if (link := one.get(LINK))), None),
        provider=words_of(find_element(journal, "journal-title")),
        publisher=words_of(find_child(publisher, "publisher-name")),
        headline=words_of(find_child(titles, "article-title")),
        byline=", ".join(people) or None,
        authors=tuple(people),
        language=language_of(root),
        published=_find_day(meta),
        section=words_of(find_element(find_child(meta, "article-categories"), "subject")),
        summary=_find_summary(meta),
        extra={
            "article_type": attribute_of(root, "article-type"),
            "subtitle": words_of(find_child(titles, "subtitle")),
        },
    )


def _read_body(body: Any) -> Markup:
    """The paragraphs, without the numbers of references and notes."""
    for reference in list(body.iter("{*}xref")):
        if reference.get("ref-type") in NOTES:
            for inner in list(reference):
                reference.remove(inner)
            reference.text = None
    for raised in list(body.iter("{*}sup")):
        if find_element(raised, "xref") is not None and not re.search(
            r"\w", "".join(raised.itertext())
        ):
            for inner in list(raised):
                raised.remove(inner)
            raised.text = None
    paragraphs = split_markup(read_markup(body, JATS))
    return join_paragraphs((_EMPTY.sub("", words), kind) for words, kind in paragraphs)


def _find_id(meta: Any) -> str | None:
    """Its DOI before the numbers of publishers and libraries."""
    ids = {one.get("pub-id-type"): words_of(one) for one in meta.iterchildren("{*}article-id")}
    return ids.get("doi") or next(filter(None, ids.values()), None)


def _list_authors(meta: Any) -> Iterator[str]:
    for group in meta.iterchildren("{*}contrib-group"):
        for person in group.iterchildren("{*}contrib"):
            if person.get("contrib-type", "author") != "author":
                continue
            name = find_child(person, "name")
            parts = (words_of(find_child(name, one)) for one in ("given-names", "surname"))
            whole = " ".join(filter(None, parts)) or words_of(find_child(person, "string-name"))
            if whole:
                yield whole


def _find_day(meta: Any) -> Moment | None:
    days: list[tuple[int, Moment]] = []
    for stated in meta.iterchildren("{*}pub-date"):
        kind = stated.get("date-type") or stated.get("pub-type") or ""
        day = _read_day(stated)
        if day is not None and kind in _KINDS_OF_DAY:
            days.append((kind == "collection", day))
    return min(days, key=lambda one: (one[0], one[1].at))[1] if days else None


def _read_day(stated: Any) -> Moment | None:
    parts = [words_of(find_child(stated, name)) or "" for name in ("year", "month", "day")]
    if all(part.isdecimal() and len(part) <= 4 for part in parts):
        year, month, day = map(int, parts)
        return read_moment(f"{year:04}-{month:02}-{day:02}")
    return read_moment(stated.get("iso-8601-date"))


def _find_summary(meta: Any) -> str | None:
    for one in meta.iterchildren("{*}abstract"):
        if one.get("abstract-type") not in SUMMARIES_LEFT_OUT:
            paragraphs = (words_of(part) for part in one.iter("{*}p"))
            return " ".join(filter(None, paragraphs)) or words_of(one)
    return None
