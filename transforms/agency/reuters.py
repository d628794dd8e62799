"""A story of the Reuters-21578 collection to a record.

In: the bytes of one `<REUTERS …>…</REUTERS>` element, which is SGML and no XML: `&#3;` and its
like stand for teleprinter signals, and a byte may be no UTF-8. Out: a `FoundRecord`. The text is
the body; title, byline and dateline have fields of their own. The decision to question: an
unprocessed story without a `<BODY>` has its raw text taken; a brief one, whose text is filler
("Blah blah blah."), has none.
"""

import html
import re

from transforms.agency.story import AgencyStory, read_time, tell_story
from transforms.errors import ArchiveError
from transforms.text.dateline import read_place
from transforms.text.markup import Markup, join_paragraphs
from transforms.text.stored_article import FoundRecord
from transforms.text.timestamps import Moment

SOURCE = "Reuters"
LISTS = ("topics", "places", "people", "orgs", "exchanges", "companies")
ATTRIBUTES = {
    "topics": "topics_assigned",
    "lewissplit": "lewis_split",
    "cgisplit": "cgi_split",
    "oldid": "old_id",
    "csecs": "csecs",
}

_OPENING = re.compile(r"<REUTERS\b([^<>]*)>")
_ATTRIBUTE = re.compile(r"([A-Za-z]+)\s*=\s*\"([^\"]*)\"")
_TEXT_TYPE = re.compile(r"<TEXT\b[^<>]{0,200}\bTYPE\s*=\s*\"([A-Z]+)\"")
_SIGNAL = re.compile(r"&#\d{1,3};|[\x00-\x08\x0b-\x1f\x7f]")
_TAG = re.compile(r"</?[A-Z][^<>]{0,200}>")
_DATE = re.compile(
    r"(\d{1,2})-([A-Z]{3})-(\d{4})(?:\s+(\d{1,2}:\d\d:\d\d)(?:\.\d+)?)?", re.IGNORECASE
)
_SLUG = re.compile(r"\b(BC-\S+)")
_SIGNATURE = re.compile(r"\s(Reuters?)[\s.,&;]*\Z", re.IGNORECASE)
_LEADING_LINES = re.compile(r"\A(?:[^\S\n]*\n)+")


def read_reuters_story(content: bytes, name: str) -> FoundRecord:
    """The record of a story; a reject if it is none or has no text."""
    sgml = _decode(content)
    opening = _OPENING.search(sgml)
    if opening is None:
        return FoundRecord(error=ArchiveError("bad_xml", f"{name}: no REUTERS element"))
    stated = {key.lower(): value for key, value in _ATTRIBUTE.findall(opening[1])}
    record = stated.get("newid") or None
    text = _inside(sgml, "TEXT") or ""
    kind = _TEXT_TYPE.search(sgml)
    text_type = kind[1] if kind else "NORM"
    headline = _line(_inside(text, "TITLE"))
    dateline = _line(_inside(text, "DATELINE"))
    byline = _line(_inside(text, "AUTHOR"))
    body = _inside(text, "BODY")
    if body is None and text_type == "UNPROC":
        body = _TAG.sub("", text)
    if body is None:
        error = ArchiveError("missing_text", f"{name}: a story of type {text_type} without a body")
        return FoundRecord(error=error, source_record=record)
    extra: dict[str, object] = {name: _read_list(sgml, name.upper()) for name in LISTS}
    extra |= {ours: stated.get(theirs) for theirs, ours in ATTRIBUTES.items()}
    slug = _SLUG.search(_inside(sgml, "UNKNOWN") or "")
    extra |= {"text_type": text_type, "dateline": dateline, "slugline": slug and slug[1]}
    story = AgencyStory(
        markup=_read_body(body),
        record=record,
        provider=SOURCE,
        publisher=SOURCE,
        headline=headline,
        byline=byline,
        published=_read_date(_inside(sgml, "DATE")),
        place=read_place(dateline),
        extra=extra,
    )
    return tell_story(story, name)


def _decode(content: bytes) -> str:
    for encoding in ("utf-8", "windows-1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _inside(sgml: str, tag: str) -> str | None:
    """What stands between the first tag of that name and its end; tags of a kind never nest."""
    opening = re.compile(rf"<{tag}\b[^<>]{{0,400}}>").search(sgml)
    if opening is None:
        return None
    end = sgml.find(f"</{tag}>", opening.end())
    return sgml[opening.end() : end] if end >= 0 else None


def _words(sgml: str) -> str:
    """Text without signals, its `&lt;` as the sign that it stands for."""
    return html.unescape(_SIGNAL.sub("", sgml))


def _line(sgml: str | None) -> str | None:
    return " ".join(_words(sgml).split()) or None if sgml is not None else None


def _read_list(sgml: str, tag: str) -> list[str]:
    entries = (_inside(sgml, tag) or "").split("<D>")[1:]
    words = (_line(entry.partition("</D>")[0]) for entry in entries)
    return [word for word in words if word]


def _read_body(body: str) -> Markup:
    """The body as wired, and the agency's signature behind it."""
    words = _LEADING_LINES.sub("", _words(body)).rstrip()
    signature = _SIGNATURE.search(words)
    if signature is None:
        return Markup(words, {})
    story = words[: signature.start()].rstrip()
    if not story:
        return Markup("", {})
    end = join_paragraphs([(signature[1], "boilerplate")])
    start = len(story) + 2
    return Markup(f"{story}\n\n{end.text}", {start: "boilerplate"})


def _read_date(sgml: str | None) -> Moment | None:
    """The day and, where the clock reads true, the time; the collection names no zone."""
    found = _DATE.search(_words(sgml)) if sgml is not None else None
    if found is None:
        return None
    day = f"{found[1]} {found[2].title()} {found[3]}"
    return read_time(f"{day} {found[4]}") or read_time(day) if found[4] else read_time(day)
