"""APPL, the XML of the Associated Press's feeds until its API, to records.

In: a parsed `Publication` element. Out: one record, a skip for what is no text. What is said of the
story stands in lines and elements of APPL's own, its text in NITF inside. The decision to question:
of its times `FirstCreated` is that of publication, in UTC, as the agency's manual has it.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from transforms.agency.nitf import read_nitf_story
from transforms.agency.story import AgencyStory, first_time, read_names, read_time, tell_story
from transforms.errors import ArchiveError
from transforms.feeds.author_fields import read_people
from transforms.text.dateline import read_place
from transforms.text.stored_article import FoundRecord
from transforms.text.xml_document import attribute_of, find_child, find_element, words_of

NAMESPACE = "ap.org/schemas"


def is_appl(root: Any) -> bool:
    """Whether an element is a publication of the agency's, and no other's."""
    return NAMESPACE in str(root.tag)


def read_appl_items(root: Any, name: str) -> Iterator[FoundRecord]:
    """The story of a document; pictures, sound and film have none."""
    record = words_of(find_element(root, "ItemId"))
    text = find_element(root, "nitf")
    if text is None:
        yield FoundRecord(skip_reason="not_a_text", source_record=record or name)
        return
    try:
        story = _read_story(root, read_nitf_story(text))
    except ArchiveError as error:
        yield FoundRecord(error=error, source_record=record or name)
        return
    yield tell_story(replace(story, record=record), name)


def _read_story(root: Any, inner: AgencyStory) -> AgencyStory:
    lines = find_child(root, "NewsLines")
    management = find_child(root, "PublicationManagement")
    byline = words_of(find_child(lines, "ByLine"))
    stated = attribute_of(find_child(lines, "ByLine"), "Parametric") or byline
    published = first_time(
        _read_created(find_child(management, "FirstCreated")),
        _utc(words_of(find_child(management, "ArrivalDateTime"))),
    )
    return replace(
        inner,
        provider=words_of(find_element(root, "Provider")) or inner.provider,
        headline=words_of(find_child(lines, "HeadLine"))
        or words_of(find_child(lines, "OriginalHeadLine"))
        or inner.headline,
        byline=byline or inner.byline,
        authors=read_people(stated) or read_names(byline) or inner.authors,
        language=words_of(find_element(root, "DefaultLanguage")) or inner.language,
        published=published or inner.published,
        modified=read_time(_utc(words_of(find_child(management, "LastModifiedDateTime")))),
        place=read_place(words_of(find_child(lines, "DateLine"))) or inner.place,
        status=words_of(find_child(management, "Status")) or inner.status,
        extra={**inner.extra, "slug": words_of(find_child(lines, "SlugLine"))},
    )


def _read_created(created: Any) -> str | None:
    """`<FirstCreated Year="2025" Month="11" Day="18" Time="06:10:00"/>`."""
    parts = [attribute_of(created, name) or "" for name in ("Year", "Month", "Day")]
    if not all(map(str.isdecimal, parts)):
        return None
    clock = attribute_of(created, "Time")
    day = f"{parts[0]}-{parts[1]:>02}-{parts[2]:>02}"
    return f"{day}T{clock}Z" if clock else day


def _utc(time: str | None) -> str | None:
    return f"{time}Z" if time and time[-1:].isdecimal() else time
