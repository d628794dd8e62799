"""An edition of a paper or of a story in TEI, the XML of libraries and archives, to records.

In: a parsed `TEI`, or `TEI.2` of older files, or a corpus of them. Out: a record for each `div`
that is said to be an article; a document without such is one story. Notes, figures, running heads
and lists of literature are left out. The decision to question: the day is that of the source
(`sourceDesc`), and the day on which the edition was put online dates nothing that stands in it,
unless it states no source's.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from transforms.agency.story import AgencyStory, tell_story
from transforms.errors import ArchiveError
from transforms.feeds.author_fields import read_people
from transforms.text.markup import Markup, Vocabulary, read_markup
from transforms.text.printed_dates import read_printed
from transforms.text.stored_article import FoundRecord
from transforms.text.timestamps import Moment, read_moment
from transforms.text.xml_document import (
    attribute_of,
    find_child,
    find_element,
    language_of,
    local_name,
    words_of,
)

TEI = Vocabulary(
    blocks=frozenset(
        "ab argument body byline closer dateline div div1 div2 div3 div4 floatingtext group head"
        " item l lg list opener p postscript row salute signed sp speaker table text"
        " trailer".split()
    ),
    dropped=frozenset(
        "back bibl certainty del desc facsimile figdesc figure formula front fw graphic index"
        " listbibl note notegrp ptr teiheader".split()
    ),
    kinds={
        "head": "sub_heading",
        **dict.fromkeys(("item", "l", "row"), "body"),
        **dict.fromkeys(("byline", "signed"), "byline"),
        "dateline": "dateline",
    },
    cells=frozenset({"cell"}),
    lines=frozenset(),
)
ARTICLES = frozenset("article jarticle story news newsitem artikel articulo articolo".split())
"""How editions call a `div` that holds a story, by its `type`."""

DAYS = ("when", "when-iso", "from", "notBefore")
BREAKS = frozenset(("lb", "pb", "cb", "gb", "milestone"))
FIRST_WORDINGS = frozenset(("sic", "orig", "abbr"))
"""What an edition gives beside its own wording."""

QUOTED = ("{*}q", "{*}quote", "{*}said")
MARKS = "\"'“”„«»‘’‚‹›–—-"
JOURNAL = "j"


def read_tei_items(root: Any, name: str) -> Iterator[FoundRecord]:
    """Every story in a document or a corpus of documents."""
    documents = [one for one in root.iter("{*}TEI", "{*}TEI.2") if isinstance(one.tag, str)]
    stories = [(one, div) for one in documents for div in _list_stories(one)]
    for number, (document, div) in enumerate(stories, start=1):
        position = f"item {number}" if len(stories) > 1 else ""
        try:
            yield tell_story(
                _read_story(document, div, name), f"{name} {position}".strip(), position
            )
        except ArchiveError as error:
            yield FoundRecord(position, error=error)


def _list_stories(document: Any) -> list[Any]:
    """The articles of an issue, none inside another; or the body as one."""
    body = find_element(document, "body")
    if body is None:
        return [document]
    found = [
        div
        for div in body.iterdescendants("{*}div", "{*}div1", "{*}div2", "{*}div3")
        if _is_story(div) and not any(map(_is_story, _list_above(div, body)))
    ]
    return found or [body]


def _is_story(div: Any) -> bool:
    return (div.get("type") or "").lower() in ARTICLES


def _list_above(div: Any, body: Any) -> Iterator[Any]:
    for one in div.iterancestors():
        if one is body:
            return
        yield one


def _read_story(document: Any, part: Any, name: str) -> AgencyStory:
    header = find_child(document, "teiHeader")
    described = find_child(header, "fileDesc")
    source = find_child(described, "sourceDesc")
    edition = find_child(described, "publicationStmt")
    is_part = _is_story(part)
    opening = find_child(part, "head")
    byline = words_of(find_child(part, "byline")) if is_part else None
    names = read_people(byline) if byline else _list_authors(described, source)
    own = _find_day(part.iterchildren("{*}dateline", "{*}opener", "{*}head")) if is_part else None
    title = words_of(opening) if is_part else None
    return AgencyStory(
        markup=_read_text(part),
        record=_find_id(edition, part if is_part else None, name),
        provider=_find_journal(source) or words_of(find_child(edition, "publisher")),
        publisher=words_of(find_child(edition, "publisher")),
        headline=title or _find_title(described) or words_of(opening),
        byline=byline or ", ".join(names) or None,
        authors=names,
        language=language_of(part)
        or language_of(find_child(document, "text"))
        or attribute_of(find_element(header, "language"), "ident")
        or language_of(document),
        published=own or _find_day([source]) or _find_day([edition]),
        section=words_of(find_element(find_child(header, "profileDesc"), "catDesc")),
        summary=words_of(find_element(find_child(header, "profileDesc"), "abstract")),
        extra={"edition": _find_title(described) if is_part else None},
    )


def _read_text(part: Any) -> Markup:
    """The paragraphs, words that a line of print breaks whole again, quotations in their marks."""
    for choice in list(part.iter("{*}choice")):
        for wording in list(choice) if len(choice) > 1 else ():
            if local_name(wording) in FIRST_WORDINGS:
                choice.remove(wording)
    for element in part.iter():
        if isinstance(element.tag, str) and local_name(element) in BREAKS:
            _join_lines(element)
    for quoted in part.iter(*QUOTED):
        _mark_quotation(quoted)
    return read_markup(part, TEI)


def _join_lines(end: Any) -> None:
    """A line of print ends a word unless it says that it breaks one."""
    if end.get("break") != "no":
        end.tail = f" {end.tail or ''}"
        return
    end.tail = (end.tail or "").lstrip()
    before, around = end.getprevious(), end.getparent()
    if before is not None and before.tail:
        before.tail = before.tail.rstrip()
    elif before is None and around is not None and around.text:
        around.text = around.text.rstrip()


def _mark_quotation(quoted: Any) -> None:
    """Many an edition leaves the marks to its tags."""
    words = "".join(quoted.itertext()).strip()
    before, around = quoted.getprevious(), quoted.getparent()
    led = (before.tail if before is not None else around.text if around is not None else "") or ""
    is_block = find_element(quoted, "p") is not None or find_element(quoted, "l") is not None
    if not words or is_block or words[0] in MARKS or led.rstrip()[-1:] in tuple(MARKS):
        return
    quoted.text = f"“{quoted.text or ''}"
    if len(quoted):
        quoted[-1].tail = f"{quoted[-1].tail or ''}”"
    else:
        quoted.text += "”"


def _find_title(described: Any) -> str | None:
    """The main title of the file description."""
    titles = find_child(described, "titleStmt")
    found = list(titles.iterchildren("{*}title")) if titles is not None else []
    main = [one for one in found if one.get("type") == "main" or one.get("level") == "a"]
    return next((words for one in (*main, *found) if (words := words_of(one))), None)


def _find_journal(source: Any) -> str | None:
    """The paper that the source was printed in."""
    titles = source.iter("{*}title") if source is not None else ()
    return next((words_of(one) for one in titles if one.get("level") == JOURNAL), None)


def _list_authors(described: Any, source: Any) -> tuple[str, ...]:
    places = (find_child(described, "titleStmt"), source)
    for place in places:
        people = place.iter("{*}author") if place is not None else ()
        if names := tuple(dict.fromkeys(filter(None, map(_name_of, people)))):
            return names
    return ()


def _name_of(author: Any) -> str | None:
    """Given name and surname where they are marked, else the words ("Roe, Jane")."""
    person = find_element(author, "persName")
    name = person if person is not None else author
    marked = [
        words_of(part)
        for tag in ("forename", "nameLink", "surname")
        for part in name.iter(f"{{*}}{tag}")
    ]
    if find_element(name, "surname") is not None:
        return " ".join(filter(None, marked))
    return next(iter(read_people(words_of(name))), None)


def _find_day(places: Iterable[Any]) -> Moment | None:
    """The first day that an element states, in an attribute or in words."""
    for place in places:
        dates = place.iter("{*}date", "{*}docDate") if place is not None else ()
        for stated in dates:
            values = [stated.get(name) for name in DAYS]
            day = next(filter(None, map(read_moment, values)), None)
            day = day or read_printed(words_of(stated))
            if day is not None:
                return day
    return None


def _find_id(edition: Any, part: Any, name: str) -> str | None:
    """The edition's number, and that of a part of it, which is one in its own file alone."""
    number = words_of(find_child(edition, "idno"))
    if part is None:
        return number
    inside = attribute_of(part, "{http://www.w3.org/XML/1998/namespace}id")
    return f"{number or name} {inside}" if inside else None
