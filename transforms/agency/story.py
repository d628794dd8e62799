"""A story of any agency format to a record: what NITF, NewsML, ninjs and SGML share.

In: an `AgencyStory`, its fields as the format states them. Out: a `FoundRecord`. The decision to
question: what the format states wins over what the text shows, so a dateline in the text gives
only the place, agency or day that no element gives; and the day it gives is the last resort. An
item taken back without a text is the agency's notice of it, which closes the story's last version.
"""

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from transforms.agency.plain_text import split_byline
from transforms.errors import ArchiveError
from transforms.text.field_uses import NotedField
from transforms.text.language import read_language
from transforms.text.markup import Markup, drop_title, join_paragraphs, split_markup
from transforms.text.sections import Layout, find_sections
from transforms.text.stored_article import FoundArticle, FoundRecord, canonical_url, dump_extra
from transforms.text.timestamps import Moment, read_moment

UNKNOWN_SOURCE = "unknown"
CENTURY = 70
"""Years of two figures from here on are of the last century."""
WITHDRAWN = frozenset({"canceled", "cancelled", "withheld", "killed"})
"""Statuses of items that their agency has taken back."""

_COMPACT = re.compile(
    r"(\d{4})(\d\d)(\d\d)T?(\d\d)(\d\d)(\d\d)?(?:[.,]\d+)?\s*(Z|[+-]\d\d:?\d\d)?", re.IGNORECASE
)
_BY = re.compile(r"(?:by|from|von|par|por|di|av|door)\b:?\s+", re.IGNORECASE)
_INITIALS = re.compile(r"[a-z]{1,5}(?:[/\-.\s]+[a-z]{1,5})*|[A-Z]{1,4}(?:/[A-Z]{1,4})*")
_ESCAPED_TWICE = re.compile(r"&(?:quot|apos|amp|lt|gt|nbsp|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});")
_SIGNATURE = re.compile(
    r"[a-z]{1,5}(?:/[a-z]{1,5})+|=+ ?[A-Z]\w{1,15}|[A-Z]{2,4}(?: [A-Z]{2,4})* [a-z]{2,4}"
)
_CODE = re.compile(r"(?:</?[a-zA-Z][^<>]*>\s*)+")
_AUTHORITY = re.compile(r"(?:urn:newsml:|tag:|https?://)(?:www\.|api\.)?([\w-]+(?:\.[\w-]+)+)")


@dataclass(frozen=True, slots=True)
class AgencyStory:
    """An item as its agency states it; every name and place may be missing."""

    markup: Markup
    record: str | None = None
    url: str | None = None
    provider: str | None = None
    publisher: str | None = None
    headline: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] | None = None
    """None to read them from the byline; a byline may name a title or a desk alone."""
    language: str | None = None
    published: Moment | None = None
    published_from: str = "record"
    modified: Moment | None = None
    place: str | None = None
    section: str | None = None
    summary: str | None = None
    status: str | None = None
    note: str | None = None
    """What the agency tells editors; the text of an item that is taken back without one."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    noted: tuple[NotedField, ...] = ()


def tell_stories(
    text: str,
    name: str,
    opening: re.Pattern[str],
    tell: Callable[[re.Match[str], str], AgencyStory],
) -> Iterator[FoundRecord]:
    """The record of each story of a wire, which goes from its opening to the next."""
    openings = list(opening.finditer(text))
    ends = [found.start() for found in openings[1:]] + [len(text)]
    for number, (found, end) in enumerate(zip(openings, ends, strict=True), start=1):
        position = f"story {number}"
        yield tell_story(tell(found, text[found.end() : end]), f"{name} {position}", position)


def whole_year(figures: str) -> int:
    """The year of two figures."""
    return int(figures) + (1900 if int(figures) >= CENTURY else 2000)


def tell_story(story: AgencyStory, name: str, position: str = "") -> FoundRecord:
    """The record of a story in the file `name`; a reject if it has no text."""
    record = story.record or name
    status = (story.status or "").lower()
    notice = (story.note or story.headline) if status in WITHDRAWN else None
    if notice is not None and not story.markup.text:
        markup = join_paragraphs([(notice, "boilerplate")])
    else:
        notice = None
        markup = mark_signature(drop_title(story.markup, story.headline))
    layout = find_sections(markup.text, story.headline, markup.marked)
    has_story = any(section.section_kind in ("body", "sub_heading") for section in layout.sections)
    if not has_story and notice is None:
        error = ArchiveError("missing_text", f"{name}: no paragraph of a story in it")
        return FoundRecord(position, error=error, source_record=record, noted=story.noted)
    dateline = layout.dateline
    published, precision, published_from = _find_published(story, layout)
    byline = story.byline or layout.byline
    try:
        extra = dump_extra(_drop_blank({**story.extra, "status": story.status}))
    except ArchiveError as error:
        return FoundRecord(position, error=error, source_record=record, noted=story.noted)
    article = FoundArticle(
        text=markup.text,
        sections=layout.sections,
        source=story.provider or UNKNOWN_SOURCE,
        source_record=record,
        url=canonical_url(story.url) if story.url else None,
        headline=story.headline or layout.headline,
        byline=byline,
        authors=read_names(byline) if story.authors is None else story.authors,
        language=read_language(story.language),
        published_at=published.at if published else None,
        published_precision=precision,
        published_from=published_from,
        published_utc_offset=published.utc_offset_minutes if published else None,
        modified_at=story.modified.at if story.modified else None,
        dateline_place=story.place or (dateline.place if dateline else None),
        agency=(dateline.agency if dateline else None) or story.provider,
        section=story.section,
        publisher=story.publisher,
        summary=story.summary,
        is_retraction=status in WITHDRAWN,
        extra=extra,
    )
    return FoundRecord(position, article=article, source_record=record, noted=story.noted)


def _drop_blank(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in ("", [], {}, ())}


def _find_published(
    story: AgencyStory, layout: Layout
) -> tuple[Moment | None, str | None, str | None]:
    if story.published is not None:
        return story.published, story.published.precision, story.published_from
    dateline = layout.dateline
    moment = layout.stamp or (dateline.moment if dateline else None)
    if moment is not None:
        return moment, moment.precision, "dateline"
    if dateline is not None and dateline.month:
        return None, "month_day", "dateline"
    return None, None, None


def read_time(value: object) -> Moment | None:
    """A time as agencies write it: ISO 8601, with or without its signs (20151014T043001+0100)."""
    if isinstance(value, str) and (found := _COMPACT.fullmatch(value.strip())):
        year, month, day, hour, minute, second, zone = found.groups()
        value = f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}{zone or ''}"
    return read_moment(value)


def first_time(*values: object) -> Moment | None:
    """The first of the values that states a time."""
    return next((moment for value in values if (moment := read_time(value)) is not None), None)


def read_names(byline: str | None) -> tuple[str, ...]:
    """The people of a byline ("Von Jana Roe, dpa"); initials such as "gr/bp" are no names."""
    words = _BY.sub("", byline.strip(), count=1).split(" / ")[0] if byline else ""
    return drop_initials(split_byline(words))


def drop_initials(names: Iterable[str | None]) -> tuple[str, ...]:
    """Names once each, without desk signatures such as "gr/bp", "VRG" and "jroe"."""
    kept = (name for name in names if name and not _INITIALS.fullmatch(name))
    return tuple(dict.fromkeys(name for name in kept if not name.islower()))


def authority_of(record: str | None) -> str | None:
    """The host in an item's id: `urn:newsml:dpa.com:2009…`, `tag:ansa.it,2017…`, or a URL."""
    found = _AUTHORITY.match(record) if record else None
    return found[1] if found else None


def unescape_again(markup: Markup) -> Markup:
    """Without the `&quot;` left where an agency escaped its text twice, quotation marks and all."""
    if not _ESCAPED_TWICE.search(markup.text):
        return markup
    return join_paragraphs(
        (_ESCAPED_TWICE.sub(lambda found: html.unescape(found[0]), text), kind)
        for text, kind in split_markup(markup)
    )


def mark_signature(markup: Markup) -> Markup:
    """With the last line told from the story if it only says who worked on it: "asl/tib/cac"."""
    *story, (last, kind) = split_markup(markup) or [("", None)]
    if not story or kind is not None or not _SIGNATURE.fullmatch(last):
        return markup
    return join_paragraphs([*story, (last, "boilerplate")])


def mark_code(markup: Markup) -> Markup:
    """With paragraphs that are nothing but tags, an embedded player's, told from the story."""
    if "<" not in markup.text:
        return markup
    return join_paragraphs(
        (text, "boilerplate" if _CODE.fullmatch(text) else kind)
        for text, kind in split_markup(markup)
    )


def join_markups(markups: Iterable[Markup]) -> Markup:
    """Several stretches of marked text as one."""
    return join_paragraphs(part for markup in markups for part in split_markup(markup))
