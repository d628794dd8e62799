"""NewsML 1.x to records: components inside components, with news lines at any depth.

In: bytes of a document. Out: a record a story, at "item N" where there are several. An item is
one story unless parts of it side by side have each a headline and a text, as translations have.
The identity is the item's without its revision. The decision to question: pieces of a text under
roles such as Contact are kept behind the story as boilerplate; headlines and style sheets are not.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from transforms.agency.inline_text import read_inline
from transforms.agency.story import (
    WITHDRAWN,
    AgencyStory,
    authority_of,
    drop_initials,
    first_time,
    join_markups,
    read_names,
    read_time,
    tell_story,
)
from transforms.errors import ArchiveError
from transforms.text.dateline import read_place
from transforms.text.markup import Markup, join_paragraphs, split_markup
from transforms.text.stored_article import FoundRecord
from transforms.text.xml_document import (
    attribute_of,
    find_child,
    find_element,
    language_of,
    local_name,
    words_of,
)

NO_STORY = frozenset(
    "stylesheet logo headline title subtitle thumbnail quicklook preview icon photo picture"
    " graphic video audio related link byline dateline slugline copyright keywords".split()
)
"""Roles of components whose text is none of the story's."""

ROLE_KINDS = {
    "caption": "caption",
    "contact": "boilerplate",
    "disclaimer": "boilerplate",
    "about": "boilerplate",
}
TEXT_FORMATS = ("nitf", "html", "text", "xml", "news")
"""In the name of a media type or format, whatever else agencies write around it."""
MOST_CONTENTS = 1_000
"""Pieces of content in one item."""

_PUBLIC = re.compile(r"(urn:newsml:[^:]+:[^:]+:.+):\d+[A-Z]?")


def read_newsml1_items(root: Any, name: str) -> Iterator[FoundRecord]:
    """Every story in a parsed document."""
    records: list[FoundRecord] = []
    for item in root.iter("{*}NewsItem"):
        try:
            records.extend(_read_item(root, item, name))
        except ArchiveError as error:
            records.append(FoundRecord(error=error, source_record=_identity_of(item) or name))
    if not records:
        detail = f"{name}: no news item in the element {local_name(root)}"
        records.append(FoundRecord(error=ArchiveError("bad_xml", detail)))
    for number, record in enumerate(records, start=1):
        yield replace(record, position=f"item {number}") if len(records) > 1 else record


def _read_item(root: Any, item: Any, name: str) -> Iterator[FoundRecord]:
    identity = _identity_of(item)
    component = find_child(item, "NewsComponent")
    contents = _find_contents(component)
    if not contents and not _is_notice(item, component):
        yield FoundRecord(skip_reason="not_a_text", source_record=identity or name)
        return
    stories = _find_stories(component, contents)
    for story in stories:
        inside = [content for content in contents if _is_inside(content, story)]
        told = _read_story(root, item, story, inside)
        if len(stories) > 1:
            # two translations are two articles and must not share the identity of one
            part = attribute_of(story, "Duid") or told.language or str(stories.index(story) + 1)
            told = replace(told, record=f"{told.record or name}#{part}")
        yield tell_story(told, name)


def _is_notice(item: Any, component: Any) -> bool:
    """Whether the item only takes back what came before: a status, and no content of any kind."""
    status = attribute_of(find_element(item, "Status"), "FormalName") or ""
    has_content = find_element(component, "ContentItem") is not None
    return component is not None and not has_content and status.lower() in WITHDRAWN


def _identity_of(item: Any) -> str | None:
    """The item's identifier without its revision."""
    identifier = find_child(find_child(item, "Identification"), "NewsIdentifier")
    public = words_of(find_child(identifier, "PublicIdentifier"))
    if public and (whole := _PUBLIC.fullmatch(public)):
        return whole[1]
    parts = [
        words_of(find_child(identifier, part)) for part in ("ProviderId", "DateId", "NewsItemId")
    ]
    return ":".join(("urn:newsml", *filter(None, parts))) if all(parts) else public


def _find_contents(component: Any) -> list[Any]:
    """The `ContentItem`s that hold a text of the story, in order."""
    contents: list[Any] = []
    if component is None:
        return contents
    for content in component.iter("{*}ContentItem"):
        if not _is_text(content) or _is_second_choice(content, component):
            continue
        contents.append(content)
        if len(contents) > MOST_CONTENTS:
            raise ArchiveError("too_large", f"over {MOST_CONTENTS:,} contents in one item")
    return contents


def _is_text(content: Any) -> bool:
    data = find_child(content, "DataContent")
    if data is None or words_of(data) is None or _role_of(content) in NO_STORY:
        return False
    if find_child(content, "Encoding") is not None:
        return False
    mime, kind, media = (
        (attribute_of(find_child(content, name), "FormalName") or "").lower()
        for name in ("MimeType", "Format", "MediaType")
    )
    if mime:
        return mime != "text/css" and any(known in mime for known in TEXT_FORMATS)
    return any(known in f"{kind or 'text'} {media}" for known in TEXT_FORMATS)


def _is_second_choice(content: Any, top: Any) -> bool:
    """Whether it repeats, in another form, what stands before it in the same component."""
    element = content
    while element is not top:
        parent = element.getparent()
        if (attribute_of(parent, "EquivalentsList") or "").lower() == "yes":
            same = element.itersiblings(element.tag, preceding=True)
            if any(find_element(other, "DataContent") is not None for other in same):
                return True
        element = parent
    return False


def _role_of(content: Any) -> str:
    role = attribute_of(find_child(content.getparent(), "Role"), "FormalName")
    return (role or "").lower().replace(" ", "")


def _find_stories(component: Any, contents: list[Any]) -> list[Any]:
    """The components that are a story each."""
    own = [content for content in contents if _role_of(content) not in ROLE_KINDS]
    texts: Counter[Any] = Counter()
    for content in own:
        texts.update(content.iterancestors("{*}NewsComponent"))
    todo, stories = [component], []
    while todo:
        place = todo.pop()
        parts = [
            part
            for part in place.iterchildren("{*}NewsComponent")
            if texts[part] and find_element(part, "HeadLine") is not None
        ]
        if parts and sum(texts[part] for part in parts) == texts[place]:
            todo.extend(reversed(parts))
        else:
            stories.append(place)
    return stories


def _is_inside(content: Any, story: Any) -> bool:
    return any(parent is story for parent in content.iterancestors("{*}NewsComponent"))


def _read_story(root: Any, item: Any, story: Any, contents: list[Any]) -> AgencyStory:
    """What the news lines and metadata nearest to the story state."""
    inline = _join_contents(contents)
    places = [story, *story.iterancestors("{*}NewsComponent")]
    management = find_child(item, "NewsManagement")
    envelope = find_child(root, "NewsEnvelope")
    headline = _line_of(places, "HeadLine")
    byline = _line_of(places, "ByLine")
    provider = _party_of(places, "Provider")
    sender = attribute_of(find_element(find_child(envelope, "SentFrom"), "Party"), "FormalName")
    service = attribute_of(find_child(envelope, "NewsService"), "FormalName")
    identity = _identity_of(item)
    first_created = words_of(find_child(management, "FirstCreated"))
    revised = words_of(find_child(management, "ThisRevisionCreated"))
    published = first_time(first_created, revised)
    language = _first(
        attribute_of(_find(place, "Language"), "FormalName") or language_of(place)
        for place in places
    )
    extra = _read_extra(item, management, places)
    if inline.summary is not None:
        extra["deck"] = _line_of(places, "SubHeadLine")
    return replace(
        inline,
        record=identity or inline.record,
        provider=provider or sender or service or authority_of(identity) or inline.provider,
        publisher=provider or sender or inline.publisher,
        headline=headline or inline.headline,
        byline=byline or inline.byline,
        authors=inline.authors or read_names(byline) or _read_creators(places) or inline.authors,
        language=language or inline.language or language_of(root),
        published=published or inline.published,
        published_from="record" if published else inline.published_from,
        modified=read_time(revised) or inline.modified,
        place=read_place(_line_of(places, "DateLine")) or inline.place or _read_city(places),
        summary=inline.summary or _line_of(places, "SubHeadLine"),
        status=attribute_of(find_child(management, "Status"), "FormalName") or inline.status,
        note=words_of(find_child(management, "Instruction")) or inline.note,
        extra={**inline.extra, **{key: value for key, value in extra.items() if value}},
    )


def _join_contents(contents: list[Any]) -> AgencyStory:
    """The texts as one, captions and boilerplate behind the story."""
    stories: list[AgencyStory] = []
    behind: list[Markup] = []
    for content in contents:
        mime = attribute_of(find_child(content, "MimeType"), "FormalName")
        story = read_inline(find_child(content, "DataContent"), mime)
        kind = ROLE_KINDS.get(_role_of(content))
        if kind is None:
            stories.append(story)
        else:
            behind.append(join_paragraphs((text, kind) for text, _ in split_markup(story.markup)))
    first = stories[0] if stories else AgencyStory(Markup("", {}))
    markups = [*(story.markup for story in stories), *behind]
    return replace(first, markup=markups[0] if len(markups) == 1 else join_markups(markups))


def _find(place: Any, name: str) -> Any:
    """An element of the metadata of a component itself, not of the components inside it."""
    metadata = find_child(place, "DescriptiveMetadata")
    return find_element(metadata, name)


def _first(values: Iterable[str | None]) -> str | None:
    return next(filter(None, values), None)


def _read_city(places: list[Any]) -> str | None:
    """Where the story comes from, if no dateline says so."""
    return _first(
        attribute_of(entry, "Value")
        for entry in _properties(places, "DescriptiveMetadata")
        if attribute_of(entry, "FormalName") == "City"
        and attribute_of(entry.getparent(), "HowPresent") != "Event"
    )


def _properties(places: list[Any], name: str) -> list[Any]:
    return [
        entry
        for place in places
        for metadata in place.iterchildren(f"{{*}}{name}")
        for entry in metadata.iter("{*}Property")
    ]


def _line_of(places: list[Any], name: str) -> str | None:
    for place in places:
        lines = find_child(place, "NewsLines")
        if (words := words_of(find_child(lines, name))) is not None:
            return words
    return words_of(find_element(places[0], name))


def _party_of(places: list[Any], name: str) -> str | None:
    for place in places:
        metadata = find_child(place, "AdministrativeMetadata")
        party = find_element(find_child(metadata, name), "Party")
        if (formal := attribute_of(party, "FormalName")) is not None:
            return formal
    return None


def _read_creators(places: list[Any]) -> tuple[str, ...]:
    return drop_initials([_party_of(places, "Creator")])


def _read_extra(item: Any, management: Any, places: list[Any]) -> dict[str, Any]:
    """What has no column, under names that say what it is."""
    identification = find_child(item, "Identification")
    urgency = find_child(management, "Urgency")
    metadata = [
        found for place in places if (found := find_child(place, "DescriptiveMetadata")) is not None
    ]
    return {
        "version": words_of(find_element(identification, "RevisionId")),
        "label": words_of(find_child(identification, "NameLabel")),
        "urgency": attribute_of(urgency, "FormalName") or words_of(urgency),
        "slugline": _line_of(places, "SlugLine"),
        "creditline": _line_of(places, "CreditLine"),
        "copyright": _line_of(places, "CopyrightLine"),
        "origin": _party_of(places, "Source"),
        "genres": _formal_names(metadata, "Genre"),
        "subjects": _formal_names(metadata, "Subject")
        + _formal_names(metadata, "SubjectMatter")
        + _formal_names(metadata, "SubjectDetail"),
        "of_interest_to": _formal_names(metadata, "OfInterestTo"),
        "keywords": _property_values(places),
    }


def _lines(place: Any, name: str) -> list[Any]:
    lines = find_child(place, "NewsLines")
    return list(lines.iterchildren(f"{{*}}{name}")) if lines is not None else []


def _formal_names(metadata: list[Any], name: str) -> list[str]:
    elements = (element for place in metadata for element in place.iter(f"{{*}}{name}"))
    names = (attribute_of(element, "FormalName") for element in elements)
    return list(dict.fromkeys(name for name in names if name))


def _property_values(places: list[Any]) -> list[str]:
    """Keywords, in lines or in properties of the agency's own ("BWIndustryKeywords")."""
    lines = [words_of(line) for place in places for line in _lines(place, "KeywordLine")]
    values = lines + [
        attribute_of(entry, "Value")
        for name in ("DescriptiveMetadata", "Metadata")
        for entry in _properties(places, name)
        if "keyword" in (attribute_of(entry, "FormalName") or "").lower()
    ]
    return list(dict.fromkeys(value for value in values if value))
