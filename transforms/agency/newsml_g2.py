"""NewsML-G2 to records: a news item, a package, or a message that carries many.

In: bytes of a document. Out: a record an item, at "item N" where there are several. `guid` is the
identity and `version` is kept beside it, so a later version is a correction of the same article.
The decision to question: the several `inlineXML` of an item are renditions of one text, so the
first that holds a text is the story, NITF before XHTML before plain text.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from transforms.agency.idf import list_authors, read_start
from transforms.agency.inline_text import read_inline
from transforms.agency.story import (
    AgencyStory,
    authority_of,
    drop_initials,
    first_time,
    read_names,
    read_time,
    tell_story,
)
from transforms.errors import ArchiveError
from transforms.text.dateline import read_place
from transforms.text.markup import Markup
from transforms.text.stored_article import FoundRecord
from transforms.text.xml_document import (
    attribute_of,
    find_child,
    find_element,
    language_of,
    local_name,
    words_of,
)

WITHOUT_TEXT = frozenset(
    {"packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"}
)
"""Items that hold references, terms or plans; the news items beside them are records themselves."""

AUTHOR_ROLES = frozenset({"author", "writer", "reporter", "journalist", "byline"})
NOT_SECTIONS = frozenset(
    {"event", "geoarea", "person", "organisation", "organization", "poi", "object", "animal"}
)
"""Types of subjects that name something in the story, and not what it is about."""

LONGEST_CODE = 2
"""Characters. A subject so short ("f", "pl") is a letter of an agency's own list."""


def read_newsml_items(root: Any, name: str) -> Iterator[FoundRecord]:
    """Every item in a parsed document; a bare `contentSet` is an item without its metadata."""
    items = _find_items(root)
    if not items:
        detail = f"{name}: no news item in the element {local_name(root)}"
        yield FoundRecord(error=ArchiveError("bad_xml", detail))
    sender = words_of(find_element(find_child(root, "header"), "sender"))
    for number, item in enumerate(items, start=1):
        position = f"item {number}" if len(items) > 1 else ""
        try:
            yield _read_item(item, name, position, sender)
        except ArchiveError as error:
            guid = attribute_of(item, "guid")
            yield FoundRecord(position, error=error, source_record=guid or name)


def _find_items(root: Any) -> list[Any]:
    if local_name(root) == "newsMessage":
        return [item for items in root.iterchildren("{*}itemSet") for item in items]
    is_item = local_name(root) in {"newsItem", "contentSet", *WITHOUT_TEXT}
    return [root] if is_item else []


def _read_item(item: Any, name: str, position: str, sender: str | None) -> FoundRecord:
    guid = attribute_of(item, "guid")
    if local_name(item) in WITHOUT_TEXT:
        return FoundRecord(position, skip_reason="not_a_text", source_record=guid or name)
    contents = item if local_name(item) == "contentSet" else find_child(item, "contentSet")
    inline = _read_contents(contents)
    if inline is None:
        kind = _code_of(find_element(item, "itemClass"))
        is_elsewhere = find_child(contents, "remoteContent") is not None
        if is_elsewhere or (kind or "text") not in ("text", "composite"):
            return FoundRecord(position, skip_reason="not_a_text", source_record=guid or name)
        inline = AgencyStory(Markup("", {}))
    return tell_story(_read_story(item, inline, sender), name, position)


def _read_contents(contents: Any) -> AgencyStory | None:
    """The story in the first rendition that has a text."""
    if contents is None:
        return None
    inlines = [*contents.iterchildren("{*}inlineXML"), *contents.iterchildren("{*}inlineData")]
    inlines.sort(key=lambda inline: find_element(inline, "nitf") is None)
    for inline in inlines:
        if attribute_of(inline, "encoding") is not None:
            continue
        story = read_inline(inline, attribute_of(inline, "contenttype"))
        if story.markup.text:
            return story
    return None


def _read_story(item: Any, inline: AgencyStory, sender: str | None) -> AgencyStory:
    """What the item states, and behind it what its text states of itself."""
    management = find_child(item, "itemMeta")
    meta = find_child(item, "contentMeta")
    rights = find_child(item, "rightsInfo")
    guid = attribute_of(item, "guid")
    provider = find_child(management, "provider")
    holder = find_child(rights, "copyrightHolder")
    headline, deck = _read_headlines(meta)
    byline = words_of(find_child(meta, "by"))
    summary = _read_summary(meta)
    published = read_start(management) or first_time(
        words_of(find_child(management, "firstCreated")),
        words_of(find_child(meta, "contentCreated")),
        words_of(find_child(management, "versionCreated")),
    )
    version_created = words_of(find_child(management, "versionCreated"))
    language = attribute_of(find_child(meta, "language"), "tag")
    extra = _read_extra(item, management, meta, rights)
    if summary is not None:
        extra["deck"] = deck
    return replace(
        inline,
        record=guid or inline.record,
        provider=_short_name_of(provider)
        or _short_name_of(holder)
        or sender
        or authority_of(guid)
        or inline.provider,
        publisher=words_of(find_child(provider, "name")) or name_of(holder) or inline.publisher,
        headline=headline or inline.headline or words_of(find_child(management, "title")),
        byline=byline or inline.byline,
        authors=inline.authors
        or read_names(byline)
        or _read_creators(meta)
        or list_authors(management)
        or inline.authors,
        language=language or inline.language or language_of(item),
        published=published or inline.published,
        published_from="record" if published else inline.published_from,
        modified=read_time(version_created) or inline.modified,
        place=read_place(words_of(find_child(meta, "dateline")))
        or inline.place
        or words_of(find_child(find_child(meta, "located"), "name"))
        or attribute_of(find_child(meta, "located"), "literal"),
        section=_read_section(meta) or inline.section,
        summary=summary or deck or inline.summary,
        status=_code_of(find_child(management, "pubStatus")) or inline.status,
        note=" ".join(_all_words(management, "edNote")) or inline.note,
        extra={**inline.extra, **{key: value for key, value in extra.items() if value}},
    )


def name_of(element: Any) -> str | None:
    """The name of a party or term: stated, as a literal, or what a code or address ends on."""
    if element is None:
        return None
    return (
        words_of(find_child(element, "name"))
        or attribute_of(element, "literal")
        or _code_of(element)
        or authority_of(attribute_of(element, "uri"))
    )


def _short_name_of(party: Any) -> str | None:
    """What an agency calls itself in all its formats: "dpa", before "Deutsche Presse-Agentur"."""
    codes = (attribute_of(party, "literal"), _code_of(party))
    # "approviderid:z01122" is a number in a list and no name
    short = next((code for code in codes if code and not any(map(str.isdigit, code))), None)
    return short or name_of(party)


def _code_of(element: Any) -> str | None:
    """The code without its scheme: "stat:usable" is usable."""
    code = attribute_of(element, "qcode")
    return code.rpartition(":")[2] or None if code else None


def _role_of(element: Any) -> str:
    return (attribute_of(element, "role") or "").rpartition(":")[2].lower()


def _children(meta: Any, name: str) -> list[Any]:
    return list(meta.iterchildren(f"{{*}}{name}")) if meta is not None else []


def _read_headlines(meta: Any) -> tuple[str | None, str | None]:
    headline = deck = None
    for line in _children(meta, "headline"):
        if "sub" in _role_of(line):
            deck = deck or words_of(line)
        else:
            headline = headline or words_of(line)
    return headline, deck


def _read_summary(meta: Any) -> str | None:
    described = [
        words_of(line) for line in _children(meta, "description") if _role_of(line) != "caption"
    ]
    return next(filter(None, described), None)


def _read_creators(meta: Any) -> tuple[str, ...]:
    roles = AUTHOR_ROLES | {""}
    creators = [name for name in _children(meta, "creator") if _role_of(name) in roles]
    authors = [name for name in _children(meta, "contributor") if _role_of(name) in AUTHOR_ROLES]
    return drop_initials(words_of(find_child(person, "name")) for person in creators + authors)


def _read_section(meta: Any) -> str | None:
    for subject in _children(meta, "subject"):
        kind = (attribute_of(subject, "type") or "").rpartition(":")[2].lower()
        name = words_of(find_child(subject, "name"))
        if name and len(name) > LONGEST_CODE and kind not in NOT_SECTIONS:
            return name
    return None


def _read_extra(item: Any, management: Any, meta: Any, rights: Any) -> dict[str, Any]:
    """What has no column, under names that say what it is."""
    subjects = [
        {
            "name": name_of(subject),
            "code": attribute_of(subject, "qcode") or attribute_of(subject, "uri"),
        }
        for subject in _children(meta, "subject")
    ]
    return {
        "version": attribute_of(item, "version"),
        "embargoed_at": words_of(find_child(management, "embargoed")),
        "editors_notes": _all_words(management, "edNote"),
        "services": [name_of(service) for service in _children(management, "service")],
        "signals": [_code_of(signal) for signal in _children(management, "signal")],
        "urgency": words_of(find_child(meta, "urgency")),
        "slugline": words_of(find_child(meta, "slugline")),
        "creditline": words_of(find_child(meta, "creditline")),
        "keywords": _all_words(meta, "keyword"),
        "genres": [name_of(genre) for genre in _children(meta, "genre")],
        "subjects": subjects,
        "info_sources": [name_of(origin) for origin in _children(meta, "infoSource")],
        "content_created_at": words_of(find_child(meta, "contentCreated")),
        "content_modified_at": words_of(find_child(meta, "contentModified")),
        "copyright": words_of(find_child(rights, "copyrightNotice")),
        "usage": words_of(find_child(rights, "usageTerms")),
    }


def _all_words(parent: Any, name: str) -> list[str]:
    return [words for element in _children(parent, name) if (words := words_of(element))]
