"""A JSON object or a table's row to an article.

In: the fields of one record, and how its file is to be read. Out: a `FoundArticle`. Names of fields
are those of `field_names`; every other field is kept in `extra`, and so is a date that is not
understood. The decision to
question: plain text is stored code point for code point as given, white space and all, so offsets
made elsewhere still hold; text in HTML is what a reader of the page would see.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

from transforms.errors import ArchiveError
from transforms.feeds.author_fields import read_name_parts, read_people
from transforms.feeds.daily_mail import Opening, find_opening, mark_opening
from transforms.feeds.date_fields import find_other_day, read_date, read_yearless
from transforms.feeds.field_names import (
    DAYS_OF_ISSUE,
    DAYS_OF_RECORD,
    FIELDS,
    Fields,
    find_page,
    has_value,
    kind_of,
    squash_name,
)
from transforms.feeds.field_paths import NO_PATHS, FieldPaths
from transforms.feeds.field_values import (
    HTML_NAMES,
    cut_outlet,
    find_single,
    holds_words,
    is_html,
    read_html,
    read_text,
    read_title,
    read_words,
)
from transforms.feeds.field_values import read_record_id as read_id
from transforms.feeds.other_texts import (
    find_fragment,
    find_only_text,
    find_story_in_summary,
    is_code,
)
from transforms.feeds.record_shapes import tell_fields
from transforms.feeds.sites import find_site, join_address
from transforms.text.archived_address import unwrap_address
from transforms.text.boilerplate import drop_byline_day
from transforms.text.cut_text import CutText, choose_text, read_end
from transforms.text.dateline import read_agency, read_place
from transforms.text.field_uses import FieldUse
from transforms.text.language import read_language
from transforms.text.markdown import read_markdown
from transforms.text.markup import Markup, drop_title
from transforms.text.sections import find_sections
from transforms.text.stored_article import FoundArticle, canonical_url, dump_extra, host_source
from transforms.text.timestamps import Moment

_ADDRESS = re.compile(r"\s*(?:https?:/)?/")
UNKNOWN_SOURCE = "unknown"
LONGEST_SHOWN = 200
MARKDOWN = "markdown"
LEAST_WORDS_OF_TEXT = 40
"""In a field of an unknown name that may be the text after all."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How the fields of a file are read.

    `paths` say where a kind of field stands, by the settings; `day_first` is the order of day and
    month in the file's dates, None while nothing tells; `around` are the fields of the object
    around the records, which may name their site.
    """

    paths: FieldPaths = field(default_factory=lambda: NO_PATHS)
    day_first: bool | None = None
    around: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class _Record:
    """The fields of a record, and which of them have found a column."""

    fields: Fields
    used: dict[str, str] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)
    """Dates that are not understood, by their field, as they are written."""

    def take(self, kind: str) -> Any:
        """The best value of a kind, which is not repeated in `extra`."""
        name, value = next(self.fields.find(kind), (None, None))
        if name is not None:
            self.used[name] = kind
        return value


ADDRESSES = ("urls", "links")
"""Names that some give to a column of addresses, and others to a list of what a story links to."""

ISSUES = ("issue", "edition")
"""Names of the object that says which issue the stories beside it stood in."""

PLAINLY = Reading()


def read_json_article(fields: Mapping[str, Any], reading: Reading = PLAINLY) -> FoundArticle:
    """The article in an object. Raises `ArchiveError` with reason missing_text."""
    fields = tell_fields(fields)
    found = _read_record(_Record(Fields(fields, reading.paths)), fields, reading)
    opening = find_opening(found.text)
    return found if opening is None else _take_opening(found, opening)


def explain_fields(fields: Mapping[str, Any], reading: Reading = PLAINLY) -> list[FieldUse]:
    """What each field of a record that has a value is taken for, in the record's order."""
    if (page := find_page(fields)) is not None and not has_text(fields, reading):
        # the page says all but its address
        kinds = {name: "text" if value == page else kind_of(name) for name, value in fields.items()}
        return [
            FieldUse(name, kind if kind in ("text", "url") else None)
            for name, kind in kinds.items()
            if has_value(fields[name])
        ]
    record = _Record(Fields(fields, reading.paths))
    try:
        _read_record(record, fields, reading)
    except ArchiveError:
        # without a text nothing else was asked for
        for kind in FIELDS:
            record.take(kind)
    dates = {
        name: kind for kind in ("modified", "published") for name, _ in record.fields.find(kind)
    }
    return [
        FieldUse(
            str(name),
            record.used.get(name) or (dates[name] if name in record.unread else None),
            name not in record.unread,
        )
        for name, value in fields.items()
        if has_value(value)
    ]


def find_date(fields: Mapping[str, Any], reading: Reading = PLAINLY) -> Any:
    """The value that a record states as its date, understood or not."""
    stated = next(Fields(fields, reading.paths).find("published"), (None, None))[1]
    return stated if stated is not None else find_other_day(fields)


def _read_record(record: _Record, fields: Mapping[str, Any], reading: Reading) -> FoundArticle:
    day_first = reading.day_first
    title = read_title(record.take("title"))
    cut = _take_text(record, fields, title)
    markup = cut.words
    layout = find_sections(markup.text, title, markup.marked)
    published = _take_date(record, "published", day_first)
    if published is None and not record.unread:
        published = read_date(find_other_day(fields), day_first=day_first)
    url, source = _take_origin(record, (fields, reading.around))
    published = published or _read_issue_day(record, reading) or _read_yearless(record, url)
    published_from = "record" if published else None
    stated = None if published else next(iter(record.unread.values()), None)
    if published is None and stated is None:
        published = layout.stamp or (layout.dateline.moment if layout.dateline else None)
        published_from = "dateline" if published else None
    modified = _take_date(record, "modified", day_first)
    title = cut_outlet(title, source)
    authors, signature = _take_authors(record, fields)
    if not authors and signature is None:
        # "By Jane Roe" above the story alone
        named = drop_byline_day(layout.byline or "")
        authors = tuple(name for name in read_people(named) if " " in name)
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
        published_stated=stated,
        modified_at=modified.at if modified else None,
        dateline_place=place or (layout.dateline.place if layout.dateline else None),
        agency=agency or (layout.dateline.agency if layout.dateline else None),
        section=read_words(record.take("section")),
        summary=" ".join(summary.split()) if summary else None,
        is_truncated=cut.is_cut,
        extra=dump_extra({key: value for key, value in fields.items() if key not in record.used}),
    )


def read_record_id(fields: Mapping[str, Any], reading: Reading = PLAINLY) -> str | None:
    """The record's own id, for a reject as well."""
    _, value = next(Fields(tell_fields(fields), reading.paths).find("id"), (None, None))
    return read_id(value)


def has_text(fields: Mapping[str, Any], reading: Reading = PLAINLY) -> bool:
    """Whether an object has a text of its own, and is more than the wrapping of others."""
    found = Fields(fields, reading.paths).find("text")
    return any(map(holds_words, (value for _, value in found)))


def _take_opening(found: FoundArticle, opening: Opening) -> FoundArticle:
    """A story of the Daily Mail, whose byline and time no field has."""
    published = None if found.published_at else opening.published
    if published is not None:
        found = replace(
            found,
            published_at=published.at,
            published_precision=published.precision,
            published_utc_offset=published.utc_offset_minutes,
            published_from="dateline",
        )
    return replace(
        found,
        sections=mark_opening(found.sections, opening.end),
        byline=opening.byline,
        authors=found.authors or opening.authors,
        modified_at=found.modified_at or (opening.modified.at if opening.modified else None),
    )


def _take_text(record: _Record, fields: Mapping[str, Any], title: str | None) -> CutText:
    """The text of an article, of HTML its paragraphs. Raises `ArchiveError` missing_text."""
    texts: dict[str, CutText] = {}
    is_withheld = False
    for name, value in record.fields.find("text"):
        text = None if name in texts else read_text(value)
        if text is None or is_code(text):
            continue
        markup = Markup(text, {})
        if squash_name(name) == MARKDOWN:
            markup = drop_title(read_markdown(text), title)
        elif squash_name(name) in HTML_NAMES or is_html(text):
            markup = drop_title(read_html(text), title)
        elif isinstance(value, list):
            markup = drop_title(markup, title)
        found = read_end(markup)
        if found.words.text.strip():
            texts[name] = found
        is_withheld = is_withheld or found.is_cut
    texts = texts or find_fragment(fields) or find_story_in_summary(record.fields)
    if not is_withheld:
        texts = texts or find_only_text(fields, record.fields)
    if texts:
        chosen = choose_text(texts)
        record.used[chosen] = "text"
        return texts[chosen]
    raise _miss_text(record, fields, is_withheld)


def _miss_text(record: _Record, fields: Mapping[str, Any], is_withheld: bool) -> ArchiveError:
    if is_withheld:
        return ArchiveError("missing_text", "the API sent no more than a word that it cut the text")
    there = ", ".join(str(name) for name, value in fields.items() if has_value(value))
    summaries = [name for name, _ in record.fields.find("summary")]
    detail = f"no text in the fields {there[:LONGEST_SHOWN] or '(none)'}"
    if summaries:
        detail += f"; only a summary in {summaries[0]}"
    words = {str(name): len(one.split()) for name, one in fields.items() if isinstance(one, str)}
    longest = max(words, key=lambda name: words[name], default="")
    if longest not in summaries and words.get(longest, 0) >= LEAST_WORDS_OF_TEXT:
        detail += f'; text = "{longest[:40]}" under [columns] in the settings reads {longest[:40]}'
    return ArchiveError("missing_text", f"{detail}; it is looked for in text, body, content …")


def _take_date(record: _Record, kind: str, day_first: bool | None) -> Moment | None:
    """The first date that is understood; those before it are noted as they are written.

    A record that has a field for its day and leaves it blank was not published when it was made.
    """
    is_blank = kind == "published" and record.fields.leaves_blank(DAYS_OF_ISSUE)
    for name, value in record.fields.find(kind):
        if is_blank and squash_name(name) in DAYS_OF_RECORD:
            break
        moment = read_date(value, day_first=day_first)
        if moment is not None:
            record.used[name] = kind
            return moment
        record.unread[name] = str(value)[:LONGEST_SHOWN]
    return None


def _read_yearless(record: _Record, url: str | None) -> Moment | None:
    """A date that lacks the year, by that in the address; it is no longer one not understood."""
    for name, value in record.fields.find("published"):
        if name in record.unread and (moment := read_yearless(value, url)) is not None:
            del record.unread[name]
            record.used[name] = "published"
            return moment
    return None


def _read_issue_day(record: _Record, reading: Reading) -> Moment | None:
    """The day of the issue or edition around records that state none of their own."""
    if record.unread:
        return None
    for name in ISSUES:
        issue = reading.around.get(name)
        if isinstance(issue, Mapping):
            return read_date(issue.get("date"), day_first=reading.day_first)
    return None


def _take_origin(record: _Record, sites: tuple[Mapping[str, Any], ...]) -> tuple[str | None, str]:
    """The address and the outlet; trafilatura writes the address of the page into `source`."""
    address = _take_address(record) or find_single(sites[0], ADDRESSES)
    original = unwrap_address(address) if address else None
    url = original[0] if original is not None else canonical_url(address) if address else None
    if url is None and address and address.startswith("/"):
        url = join_address(address, next(filter(None, map(find_site, sites)), None))
    named: str | None = None
    for name, value in record.fields.find("source"):
        words = read_words(value)
        if words is None:
            continue
        record.used[name] = "source"
        home = canonical_url(words)
        if home is None:
            # a host, which CC-News and news-please name with "www."
            named = words.removeprefix("www.") if " " not in words else words
            break
        if url is None and urlsplit(home).path != "/":
            url = home
        named = named or host_source(home)
        if url is not None and named:
            break
    return url, named or host_source(url) or UNKNOWN_SOURCE


def _take_address(record: _Record) -> str | None:
    """The best value that is an address, else the best: a link may be what it is called."""
    found = ((name, read_words(value)) for name, value in record.fields.find("url"))
    given = [(name, words) for name, words in found if words is not None]
    addresses = (one for one in given if _ADDRESS.match(one[1]))
    name, words = next(addresses, given[0] if given else (None, None))
    if name is not None:
        record.used[name] = "url"
    return words


def _take_dateline(record: _Record) -> tuple[str | None, str | None]:
    """Place and agency of a dateline that has a field of its own: "BASLE, March 3 -"."""
    for name, value in record.fields.find("dateline"):
        words = read_words(value)
        place = read_place(words)
        if place is None:
            continue
        if words == place:
            # else its day stays in `extra`
            record.used[name] = "dateline"
        return place, read_agency(words)
    return None, None


def _find_byline(fields: Mapping[str, Any]) -> str | None:
    value = next(
        (value for name, value in fields.items() if squash_name(str(name)) == "byline"), None
    )
    return read_words(value)


def _take_authors(record: _Record, fields: Mapping[str, Any]) -> tuple[tuple[str, ...], str | None]:
    """The people, or who signs when nobody does: "Reuters", "Staff and wire reports"."""
    signature: str | None = None
    for name, value in record.fields.find("authors"):
        if authors := read_people(value):
            record.used[name] = "authors"
            return authors, None
        if signature is None and not isinstance(value, int | float):
            signature = read_words(value)
            record.used[name] = "authors"
    if parts := read_name_parts(fields):
        return (parts,), None
    return (), signature
