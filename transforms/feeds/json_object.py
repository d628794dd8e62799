"""A JSON object or a table's row to an article.

In: the fields of one record. Out: a `FoundArticle`. Names of fields are those of `field_names`;
every other field is kept in `extra`, and so is a date that is not understood. The decision to
question: plain text is stored code point for code point as given, white space and all, so offsets
made elsewhere still hold; text in HTML is what a reader of the page would see.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from transforms.errors import ArchiveError
from transforms.feeds.author_fields import read_people
from transforms.feeds.field_names import Fields, has_value, squash_name
from transforms.feeds.field_values import (
    HTML_NAMES,
    is_cut,
    is_html,
    read_date,
    read_html,
    read_text,
    read_title,
    read_words,
)
from transforms.feeds.field_values import read_record_id as read_id
from transforms.text.dateline import read_agency, read_place
from transforms.text.language import read_language
from transforms.text.markup import Markup, drop_title
from transforms.text.sections import find_sections
from transforms.text.stored_article import FoundArticle, canonical_url, dump_extra, host_source
from transforms.text.timestamps import Moment

UNKNOWN_SOURCE = "unknown"
LONGEST_SHOWN = 200


@dataclass(slots=True)
class _Record:
    """The fields of a record, and which of them have found a column."""

    fields: Fields
    used: set[str] = field(default_factory=set)

    def take(self, kind: str) -> Any:
        """The best value of a kind, which is not repeated in `extra`."""
        name, value = next(self.fields.find(kind), (None, None))
        if name is not None:
            self.used.add(name)
        return value


def read_json_article(fields: Mapping[str, Any]) -> FoundArticle:
    """The article in an object. Raises `ArchiveError` with reason missing_text."""
    record = _Record(Fields(fields))
    title = read_title(record.take("title"))
    markup = _take_text(record, fields, title)
    layout = find_sections(markup.text, title, markup.marked)
    published, is_stated = _take_date(record, "published")
    published_from = "record" if published else None
    if published is None and not is_stated:
        published = layout.stamp or (layout.dateline.moment if layout.dateline else None)
        published_from = "dateline" if published else None
    modified, _ = _take_date(record, "modified")
    url, source = _take_origin(record)
    authors, signature = _take_authors(record)
    given_byline = _find_byline(fields) or signature
    summary = read_words(record.take("summary"))
    place, agency = _take_dateline(record)
    return FoundArticle(
        text=markup.text,
        sections=layout.sections,
        source=source,
        source_record=read_id(record.take("id")),
        url=url,
        headline=title or layout.headline,
        byline=given_byline or layout.byline,
        authors=tuple(name for name in authors if name.lower() != source.lower()),
        language=read_language(record.take("language")),
        published_at=published.at if published else None,
        published_precision=published.precision if published else None,
        published_utc_offset=published.utc_offset_minutes if published else None,
        published_from=published_from,
        modified_at=modified.at if modified else None,
        dateline_place=place or (layout.dateline.place if layout.dateline else None),
        agency=agency or (layout.dateline.agency if layout.dateline else None),
        section=read_words(record.take("section")),
        summary=" ".join(summary.split()) if summary else None,
        extra=dump_extra({key: value for key, value in fields.items() if key not in record.used}),
    )


def read_record_id(fields: Mapping[str, Any]) -> str | None:
    """The record's own id, for a reject as well."""
    _, value = next(Fields(fields).find("id"), (None, None))
    return read_id(value)


def has_text(fields: Mapping[str, Any]) -> bool:
    """Whether an object has a text of its own, and is more than the wrapping of others."""
    return any(isinstance(value, str) for _, value in Fields(fields).find("text"))


def _take_text(record: _Record, fields: Mapping[str, Any], title: str | None) -> Markup:
    """The text of an article, of HTML its paragraphs. Raises `ArchiveError` missing_text."""
    cut: str | None = None
    for name, value in record.fields.find("text"):
        text = read_text(value)
        if text is None:
            continue
        if is_cut(text):
            cut = cut or text
            continue
        markup = Markup(text, {})
        if squash_name(name) in HTML_NAMES or is_html(text):
            markup = drop_title(read_html(text), title)
        if markup.text.strip():
            record.used.add(name)
            return markup
    if cut is not None:
        detail = f"only a teaser of {len(cut):,} characters: the API cut it, as it says at its end"
        raise ArchiveError("missing_text", detail)
    there = ", ".join(str(name) for name, value in fields.items() if has_value(value))
    summaries = [name for name, _ in record.fields.find("summary")]
    detail = f"no text in the fields {there[:LONGEST_SHOWN] or '(none)'}"
    if summaries:
        detail += f"; only a summary in {summaries[0]}"
    raise ArchiveError("missing_text", f"{detail}; it is looked for in text, body, content …")


def _take_date(record: _Record, kind: str) -> tuple[Moment | None, bool]:
    """The first date that is understood, and whether any is stated."""
    is_stated = False
    for name, value in record.fields.find(kind):
        is_stated = True
        moment = read_date(value)
        if moment is not None:
            record.used.add(name)
            return moment, True
    return None, is_stated


def _take_origin(record: _Record) -> tuple[str | None, str]:
    """The address and the outlet; trafilatura writes the address of the page into `source`."""
    address = read_words(record.take("url"))
    url = canonical_url(address) if address else None
    named: str | None = None
    for name, value in record.fields.find("source"):
        words = read_words(value)
        if words is None:
            continue
        record.used.add(name)
        site = canonical_url(words)
        if site is None:
            named = words
            break
        if url is None and urlsplit(site).path != "/":
            url = site
        named = named or host_source(site)
        if url is not None and named:
            break
    return url, named or host_source(url) or UNKNOWN_SOURCE


def _take_dateline(record: _Record) -> tuple[str | None, str | None]:
    """Place and agency of a dateline that has a field of its own: "BASLE, March 3 -"."""
    for name, value in record.fields.find("dateline"):
        words = read_words(value)
        place = read_place(words)
        if place is None:
            continue
        if words == place:
            # else its day stays in `extra`
            record.used.add(name)
        return place, read_agency(words)
    return None, None


def _find_byline(fields: Mapping[str, Any]) -> str | None:
    value = next(
        (value for name, value in fields.items() if squash_name(str(name)) == "byline"), None
    )
    return read_words(value)


def _take_authors(record: _Record) -> tuple[tuple[str, ...], str | None]:
    """The people, or who signs when nobody does: "Reuters", "Staff and wire reports"."""
    signature: str | None = None
    for name, value in record.fields.find("authors"):
        if authors := read_people(value):
            record.used.add(name)
            return authors, None
        if signature is None and not isinstance(value, int | float):
            signature = read_words(value)
            record.used.add(name)
    return (), signature
