"""NITF, the markup of a single agency story, to records; versions 3.1 to 3.6.

In: bytes of a document, or a `nitf` element inside NewsML. Out: a record a story. The text is the
body alone: headline, byline, place and abstract have columns of their own. The decision to
question: a story is published when it is issued (`date.issue`); the time of release, an embargo
that may lie later, is kept beside it.
"""

from collections.abc import Iterator
from typing import Any

from transforms.agency.story import (
    AgencyStory,
    first_time,
    mark_code,
    read_names,
    tell_story,
    unescape_again,
)
from transforms.errors import ArchiveError
from transforms.feeds.author_fields import read_people
from transforms.text.dateline import read_place
from transforms.text.markup import Markup, Vocabulary, read_markup
from transforms.text.stored_article import FoundRecord
from transforms.text.xml_document import (
    attribute_of,
    find_child,
    find_element,
    language_of,
    words_of,
)

NITF = Vocabulary(
    blocks=frozenset(
        "abstract bibliography block body body.content body.end bq bqp byline caption copyrite"
        " credit dateline dd dl dt fn hedline hl1 hl2 hr li media media-caption media-producer"
        " nitf-table note ol p pre table tagline tbody tfoot thead tr ul".split()
    ),
    dropped=frozenset(
        "alt-code body.head custom-table head media-metadata media-object media-reference"
        " nitf-table-metadata pronounce script style".split()
    ),
    kinds={
        **dict.fromkeys(("hl1", "hl2"), "sub_heading"),
        **dict.fromkeys(("media", "caption"), "caption"),
        **dict.fromkeys(("tagline", "bibliography", "copyrite", "note"), "boilerplate"),
        # a short item of a list looks like a heading
        **dict.fromkeys(("li", "tr", "dt", "dd"), "body"),
        "byline": "byline",
        "dateline": "dateline",
    },
)

REPEATED_BLOCKS = frozenset(("lead_paragraph", "correction_text"))


def read_nitf_stories(root: Any, name: str) -> Iterator[FoundRecord]:
    """Every story in a parsed document."""
    elements = list(root.iter("{*}nitf"))
    for number, element in enumerate(elements, start=1):
        position = f"item {number}" if len(elements) > 1 else ""
        try:
            yield tell_story(read_nitf_story(element), name, position)
        except ArchiveError as error:
            yield FoundRecord(position, error=error)


def read_nitf_story(nitf: Any) -> AgencyStory:
    """What a `nitf` element states. Raises `ArchiveError` for markup beyond the limits."""
    head = find_child(nitf, "head")
    body = find_child(nitf, "body")
    top = find_child(body, "body.head")
    data = find_child(head, "docdata")
    headline, deck = _read_headlines(head, top)
    abstract = words_of(find_child(top, "abstract"))
    byline, authors = _read_bylines(top)
    publication = find_child(head, "pubdata")
    dateline = find_child(top, "dateline")
    published, published_from = _read_published(head, data, dateline)
    distributor = words_of(find_child(top, "distributor"))
    holder = attribute_of(find_element(data, "doc.copyright"), "holder")
    owner = words_of(find_element(top, "rights.owner"))
    provider = (
        attribute_of(find_child(data, "doc-id"), "regsrc")
        or distributor
        or attribute_of(find_element(data, "from-src"), "src-name")
        or owner
        or holder
        or attribute_of(publication, "name")
    )
    extra = _read_extra(head, data, top)
    if deck != headline and abstract:
        extra["deck"] = deck
    return AgencyStory(
        markup=_read_body(body if body is not None else nitf),
        record=attribute_of(find_child(data, "doc-id"), "id-string"),
        url=attribute_of(publication, "ex-ref"),
        provider=provider,
        publisher=distributor or owner or holder,
        headline=headline,
        byline=byline,
        authors=authors,
        language=language_of(nitf) or language_of(body) or attribute_of(nitf, "baselang"),
        published=published,
        published_from=published_from,
        place=words_of(find_element(dateline, "location")) or _read_bare_place(dateline),
        section=_read_section(head),
        summary=abstract or (deck if deck != headline else None),
        status=attribute_of(data, "management-status"),
        note=attribute_of(find_child(data, "ed-msg"), "info"),
        extra=extra,
    )


def _read_body(body: Any) -> Markup:
    _drop_repeats(body)
    return mark_code(unescape_again(read_markup(body, NITF)))


def _drop_repeats(body: Any) -> None:
    """The New York Times' corpus gives the lead and the correction again beside the full text."""
    blocks = list(body.iter("{*}block"))
    if any(block.get("class") == "full_text" for block in blocks):
        for block in blocks:
            if block.get("class") in REPEATED_BLOCKS and block.getparent() is not None:
                block.getparent().remove(block)


def _read_headlines(head: Any, top: Any) -> tuple[str | None, str | None]:
    lines = find_child(top, "hedline")
    first = words_of(find_child(lines, "hl1"))
    decks = [words_of(line) for line in lines.iterchildren("{*}hl2")] if lines is not None else []
    deck = " ".join(filter(None, decks)) or None
    title = words_of(find_child(head, "title"))
    return first or title or deck, deck if first or title else None


def _read_bylines(top: Any) -> tuple[str | None, tuple[str, ...] | None]:
    """The line as printed; its names as an indexer wrote them, "Roe, Jane; Novak, Jan", if any."""
    byline, authors = _read_byline(find_child(top, "byline"))
    lines = top.iterchildren("{*}byline") if top is not None else ()
    normalized = next((line for line in lines if line.get("class") == "normalized_byline"), None)
    return byline, read_people(words_of(normalized)) or authors


def _read_byline(byline: Any) -> tuple[str | None, tuple[str, ...] | None]:
    """The line with a comma before the title, and the names: marked, or all but the title."""
    if byline is None:
        return None, None
    title = words_of(find_child(byline, "byttl"))
    line = words_of(byline)
    if line is None or title is None:
        people = line
    else:
        people = line.replace(title, "", 1).strip(" ,")
        line = f"{people}, {title}" if people and line.endswith(title) else line
    marked = [words_of(person) for person in byline.iter("{*}person")]
    names = tuple(dict.fromkeys(name for name in marked if name))
    return line, names or read_names(people)


def _read_published(head: Any, data: Any, dateline: Any) -> tuple[Any, str]:
    issued = find_child(data, "date.issue")
    moment = first_time(attribute_of(issued, "norm"), words_of(issued))
    if moment is not None:
        return moment, "record"
    dated = find_element(dateline, "story.date")
    moment = first_time(attribute_of(dated, "norm"), words_of(dated))
    if moment is not None:
        return moment, "dateline"
    released = attribute_of(find_child(data, "date.release"), "norm")
    printed = attribute_of(find_child(head, "pubdata"), "date.publication")
    # a paper comes out on a day, which the corpus of the New York Times gives as its midnight
    return first_time(released, printed.removesuffix("T000000") if printed else None), "record"


def _read_bare_place(dateline: Any) -> str | None:
    """The place in a dateline that marks none: `<dateline>Oslo</dateline>`."""
    words = words_of(dateline)
    dated = words_of(find_element(dateline, "story.date"))
    return read_place(words.replace(dated, "").strip(" ,") if words and dated else words)


def _read_section(head: Any) -> str | None:
    if head is None:
        return None
    types = (subject.get("tobject.subject.type") for subject in head.iter("{*}tobject.subject"))
    return next((" ".join(kind.split()) for kind in types if kind and kind.strip()), None)


def _read_extra(head: Any, data: Any, top: Any) -> dict[str, Any]:
    """What has no column, under names that say what it is."""
    extra: dict[str, Any] = {}
    if data is not None:
        keys = (word.get("key") for word in data.iter("{*}keyword"))
        extra["keywords"] = [key for key in keys if key]
        for name, tag, attribute in (
            ("urgency", "urgency", "ed-urg"),
            ("editors_message", "ed-msg", "info"),
            ("release_at", "date.release", "norm"),
            ("expire_at", "date.expire", "norm"),
            ("fixture", "fixture", "fix-id"),
            ("copyright_year", "doc.copyright", "year"),
            ("copyright_holder", "doc.copyright", "holder"),
        ):
            extra[name] = attribute_of(find_child(data, tag), attribute)
        for name, tag in (("du_key", "du-key"), ("series", "series"), ("event_place", "evloc")):
            extra[name] = _attributes(find_child(data, tag))
        scopes = (scope.get("scope") for scope in data.iterchildren("{*}doc-scope"))
        extra["scopes"] = [scope for scope in scopes if scope]
    if head is not None:
        extra["story_type"] = attribute_of(find_element(head, "tobject"), "tobject.type")
        extra["publication"] = _attributes(find_child(head, "pubdata"))
        extra["revisions"] = [_attributes(entry) for entry in head.iter("{*}revision-history")]
        extra["subjects"] = [
            {key.rpartition(".")[2]: value for key, value in _attributes(subject).items()}
            for subject in head.iter("{*}tobject.subject")
        ]
        extra["meta"] = {
            meta.get("name"): meta.get("content")
            for meta in head.iterchildren("{*}meta")
            if meta.get("name") and meta.get("content")
        }
    if top is not None:
        extra["notes"] = [words for note in top.iter("{*}note") if (words := words_of(note))]
        extra["copyright"] = words_of(find_child(top, "copyrite"))
    return extra


def _attributes(element: Any) -> dict[str, str]:
    if element is None:
        return {}
    return {str(key).rpartition("}")[2]: value for key, value in element.items() if value}
