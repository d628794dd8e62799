"""XML of any root whose elements are named as the fields of articles are.

In: the root of a document. Out: a record for each element that has a text, and a title, a date, an
address or a writer beside it: Moreover's, Factiva's and Dow Jones's XML, pages of Gale, OCR of
Delpher, and what people write themselves. The decision to question: the outermost such elements
are the articles; a day or a paper that a record lacks is that of the issue around it.
"""

import html
import re
from collections.abc import Iterator
from typing import Any

from transforms.errors import ArchiveError
from transforms.feeds.date_fields import DateOrder
from transforms.feeds.field_names import kind_of, squash_name
from transforms.feeds.json_object import Reading, find_date, read_json_article, read_record_id
from transforms.feeds.publication_state import is_unpublished
from transforms.text.stored_article import FoundRecord
from transforms.text.xml_document import find_child, local_name

PARAGRAPHS = frozenset("p para paragraph par P PARA PARAGRAPH".split())
WORDS = frozenset("wd w word".split())
"""Elements that hold one word of a scan each."""

TITLES = frozenset(("texttitle", "title", "headline", "hl1"))
HEADS = frozenset("meta metadata header head info articleinfo properties bibl docinfo".split())
"""Elements beside a text that hold what is said of it."""

WEB = ("http://", "https://")
LEAST_TEXT = 40
"""Letters of a text; a list of settings has names and values, too."""

LONGEST_BYLINE = 60
_BYLINE = re.compile(r"(?:by|von|par|por|di|door|av|af)\s+\S", re.IGNORECASE)
DEEPEST = 4
TELLING = ("title", "published", "url", "authors")
WESTERN = "Western"
CALENDARS = (WESTERN, "Gregorian")
"""Of days that an element states in two calendars, as in the Hamshahri set, those to take."""

JOURNAL_DAY = "eventtime"
JOURNAL = {"subject": "title", "event": "text", JOURNAL_DAY: "published"}
"""What LiveJournal calls the parts of an entry, which mean something else elsewhere."""

KEPT_BACK = ("private", "usemask", "friends")
"""What LiveJournal says of entries that not everybody may read."""

FIELD_TAGS = frozenset(("field", "property", "attribute", "column"))
"""Elements that have the name of what they hold in an attribute: of Escenic."""

FROM_AROUND = ("published", "source", "language")
"""What a record takes from the issue or the message around it."""

NAMES = {
    "ti": "title",
    "aucomposed": "author",
    "pf": "date",
    "docdate": "date",
    "displaydate": "date",
    "docdatetime": "published",
    "leadparagraph": "text",
    "tailparagraphs": "text",
    "sourcename": "source",
    "accessionno": "id",
    "publishername": "source",
    "dct": "published",
    "main": "text",
}
"""What makers call their elements and attributes, squashed, and what that is."""


def read_named_elements(root: Any) -> Iterator[FoundRecord]:
    """The records of a document; none if no element is named as one."""
    elements = list(_find_records(root))
    all_fields = [{**_read_around(one), **_read_fields(one, 0)} for one in elements]
    order = DateOrder()
    for fields in all_fields:
        order.note(find_date(fields))
    reading = Reading(day_first=order.day_first)
    for number, fields in enumerate(all_fields, start=1):
        position = f"item {number}" if elements != [root] else ""
        record: str | None = None
        if is_unpublished(fields) or fields.get("security") in KEPT_BACK:
            yield FoundRecord(position=position, skip_reason="not_an_article")
            continue
        try:
            record = read_record_id(fields)
            article = read_json_article(fields, reading)
        except ArchiveError as error:
            yield FoundRecord(position=position, error=error, source_record=record)
            continue
        yield FoundRecord(position=position, article=article, source_record=record, url=article.url)


def _find_records(element: Any) -> Iterator[Any]:
    if _is_record(element):
        yield element
        return
    for child in element.iterchildren("{*}*", "*"):
        yield from _find_records(child)


def _is_record(element: Any) -> bool:
    names = [_name_of(child) for child in _list_fields(element)]
    kinds = set(map(_kind_of, (*names, *map(str, element.attrib))))
    if not kinds & set(TELLING):
        return False
    texts = [child for child in element.iterchildren("{*}*", "*") if _is_text(child)]
    paragraphs = list(element.iterchildren(*(f"{{*}}{tag}" for tag in PARAGRAPHS)))
    letters = sum(len("".join(one.itertext()).strip()) for one in (*texts, *paragraphs))
    return letters >= LEAST_TEXT


def _list_fields(element: Any) -> Iterator[Any]:
    """The children of an element, and those of a child that holds what is said of the story."""
    for child in element.iterchildren("{*}*", "*"):
        yield child
        if squash_name(local_name(child)) in HEADS:
            yield from child.iterchildren("{*}*", "*")


def _name_of(element: Any) -> str:
    """What an element is called, or says that its content is."""
    tag = local_name(element)
    if tag in JOURNAL and find_child(element.getparent(), JOURNAL_DAY) is not None:
        return JOURNAL[tag]
    return (element.get("name") or tag) if tag in FIELD_TAGS else tag


def _kind_of(tag: str) -> str | None:
    return kind_of(NAMES.get(squash_name(tag), tag))


def _is_text(element: Any) -> bool:
    """Whether it is named a text, and is not a record with a text of its own inside."""
    return _kind_of(_name_of(element)) == "text" and not _is_record(element)


def _read_fields(element: Any, depth: int) -> dict[str, Any]:
    """Attributes and children by their names, those that have children of their own as objects."""
    fields: dict[str, Any] = {}
    for name, value in element.attrib.items():
        _put(fields, str(name).rpartition("}")[2], value)
    texts: list[str] = []
    for child in element.iterchildren("{*}*", "*"):
        tag = _name_of(child)
        if (child.get("calender") or child.get("calendar") or WESTERN) not in CALENDARS:
            continue
        if depth == 0 and (tag in PARAGRAPHS or _is_text(child)):
            texts.append(_read_text(child))
        elif len(child) > 1 and depth < DEEPEST and not _is_inline(child):
            _put(fields, tag, _read_fields(child, depth + 1))
        else:
            _put(fields, tag, _read_value(child))
    if texts:
        # not a path to where a paragraph was found
        worded = [text for text in texts if " " in text] or texts
        fields["text"] = "\n\n".join(filter(None, worded))
    if depth > 0:
        return fields
    for name in [name for name in fields if squash_name(name) in HEADS]:
        inner = fields[name]
        if isinstance(inner, dict):
            fields = {**inner, **fields}
    address = str(fields.get("uri") or "")
    if address.startswith(WEB) and not any(kind_of(name) == "url" for name in fields):
        fields["url"] = address
    return _take_byline(_lift_day(fields))


def _read_value(element: Any) -> Any:
    """The words of an element; of one without any its attributes, of a marked day its value."""
    words = " ".join(_words(element).split())
    if not words and element.attrib:
        return {str(name).rpartition("}")[2]: value for name, value in element.attrib.items()}
    if len(element) == 1 and _kind_of(_name_of(element)) == "published":
        return element[0].get("value") or words
    return words


def _lift_day(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with the day that an element beside the text has inside: `SOURCE/DATE`."""
    if any(kind_of(name) == "published" for name in fields):
        return fields
    inner = (one for one in fields.values() if isinstance(one, dict))
    days = {name: day for one in inner for name, day in one.items() if kind_of(name) == "published"}
    return {**fields, **days} if len(days) == 1 else fields


def _take_byline(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with who wrote it, where the text's first paragraph alone says that."""
    first, _, rest = str(fields.get("text") or "").partition("\n\n")
    if not rest or len(first) > LONGEST_BYLINE or not _BYLINE.match(first):
        return fields
    if any(kind_of(name) == "authors" for name in fields):
        return fields
    return {**fields, "byline": first, "text": rest}


def _is_inline(element: Any) -> bool:
    """Whether its children are words or paragraphs, and no fields."""
    names = {local_name(child) for child in element.iterchildren("{*}*", "*")}
    return names <= PARAGRAPHS | WORDS | {"b", "i", "em", "strong", "a", "br", "span", "sub", "sup"}


def _put(fields: dict[str, Any], name: str, value: Any) -> None:
    name = NAMES.get(squash_name(name), name)
    if name not in fields:
        fields[name] = value
    elif isinstance(fields[name], list):
        fields[name].append(value)
    else:
        fields[name] = [fields[name], value]


def _read_text(element: Any) -> str:
    """The paragraphs of a text, a blank line between them, without the title inside it."""
    inner = [
        one
        for one in element.iterdescendants(*(f"{{*}}{tag}" for tag in PARAGRAPHS))
        if not any(squash_name(local_name(up)) in TITLES for up in one.iterancestors())
    ]
    if not inner:
        return _words(element).strip()
    # a text may hold markup, that of a paragraph never does
    return "\n\n".join(filter(None, (" ".join(_words(one).split()) for one in inner)))


def _words(element: Any) -> str:
    """All the words inside an element, apart where each has an element of its own."""
    if any(local_name(child) in WORDS for child in element.iterdescendants("{*}*", "*")):
        return " ".join(piece.strip() for piece in element.itertext() if piece.strip())
    return html.unescape("".join(element.itertext()))


def _read_around(element: Any) -> dict[str, Any]:
    """The day, the paper and the language that what is around a record states."""
    found: dict[str, Any] = {}
    own = {_kind_of(local_name(child)) for child in element.iterchildren("{*}*", "*")}
    for around in (element, *element.iterancestors()):
        stated = [(str(name).rpartition("}")[2], value) for name, value in around.attrib.items()]
        if around is not element:
            stated += [
                (local_name(child), "".join(child.itertext()).strip())
                for child in around.iterchildren("{*}*", "*")
                if not len(child) or local_name(child) == "newspaper"
            ]
        for name, value in stated:
            kind = _kind_of(name)
            if kind in FROM_AROUND and kind not in own and value:
                found.setdefault(NAMES.get(squash_name(name), name), value)
    return found
