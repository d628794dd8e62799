"""A story of a research collection in SGML to a record: TREC, CLEF, TDT, Gigaword, WikiExtractor.

In: the bytes of one `<DOC>…</DOC>` element. Out: a `FoundRecord`. Each collection has its own names
for headline, day and text; a document of Solr (`<doc><field name="title">`) has fields for all. The
decision to question: of Gigaword the day is that of the id (`AFP_ENG_20101206.0235`), and its
advisories to editors (`advis`) are no articles.
"""

import html
import re
from collections.abc import Iterator

from transforms.agency.named_fields import NAMED, read_named_fields
from transforms.agency.plain_text import decode_text
from transforms.agency.story import AgencyStory, tell_story
from transforms.errors import ArchiveError
from transforms.feeds.author_fields import read_people
from transforms.text.dateline import read_agency, read_place
from transforms.text.field_uses import note_fields
from transforms.text.markup import Markup, join_paragraphs
from transforms.text.printed_dates import find_date
from transforms.text.stored_article import FoundRecord
from transforms.text.timestamps import Moment, read_moment

NAMES = {
    "id": ("docno", "docid"),
    "title": ("headline", "head", "hl", "title", "ttl", "ti", "contenttitle"),
    "url": ("url",),
    "published": ("date_time", "date", "dd", "date1", "pubdate", "fileid"),
    "authors": ("byline", "author", "authors"),
    "source": ("pub", "so", "source", "name"),
    "section": ("section",),
    "dateline": ("dateline",),
}
"""By kind, the elements that hold it, best first."""

TEXTS = ("lead", "leadpara", "ld", "lp", "text", "body", "content")
NO_STORY = frozenset({"advis"})
SOURCES = {
    "AFP": "Agence France-Presse",
    "AP": "Associated Press",
    "APW": "Associated Press",
    "CNA": "Central News Agency",
    "EFE": "EFE",
    "FT": "Financial Times",
    "GH": "The Herald",
    "LA": "Los Angeles Times",
    "NYT": "The New York Times",
    "SPIEGEL": "Der Spiegel",
    "WSJ": "The Wall Street Journal",
    "XIE": "Xinhua",
    "XIN": "Xinhua",
}
"""By the letters that open the ids of a collection's stories."""

_OPENING = re.compile(r"<DOC\b([^<>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([A-Za-z]+)\s*=\s*\"([^\"]*)\"")
_OPENINGS = {
    tag: re.compile(rf"<{tag}(?:\s[^<>]{{0,300}})?>", re.IGNORECASE)
    for tag in (*TEXTS, *(tag for tags in NAMES.values() for tag in tags))
}
_TEXT = re.compile(r"<TEXT[\s>]", re.IGNORECASE)
_AROUND_TEXT = re.compile(r"</?BODY\s*>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
_PARAGRAPH = re.compile(r"</?(?:P|LP|LD)(?:\s[^<>]{0,100})?>|\n[^\S\n]*\n", re.IGNORECASE)
_INDENT = re.compile(r"\n(?=(?:[^\S\n]{2,}|\t)\S)")
# of the San José Mercury News
_SEMICOLONS = re.compile(r";\s{3,}")
# of the Foreign Broadcast Information Service
_FBIS_HEAD = re.compile(
    r"\A\s*(?:Language:\s*(?:<F[^<>]*>)?\s*[A-Za-z-]+\s*(?:</F>)?\s*)?"
    r"(?:Article Type:\s*[A-Z]+\s*)?(?:\[(?:[A-Z][a-z]+ )?(?:Text|Excerpts?)\]\s*)?"
)
_PREFIX = re.compile(r"([A-Z]+?)(?:_[A-Z]{3}_|[-_]?(?=\d))")
_ID_DAY = re.compile(r"(?:^|[A-Z_-])((?:19|20)\d{2}[01]\d[0-3]\d)(?=[._-]|$)")
_SHORT_DAY = re.compile(r"(?P<year>\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)")
_AMERICAN = re.compile(r"\b(?P<month>[01]\d)[-/](?P<day>[0-3]\d)[-/](?P<year>\d\d)\b")
# of the Financial Times: "FT  14 MAY 91 / International Company News: Toll rises"
_LABEL = re.compile(r"FT\s+\d{2} [A-Z]{3} \d{2} / ")
CENTURY = 1900
"""These collections are older than the year 2000 where they write two figures."""


def read_trec_story(content: bytes, name: str) -> FoundRecord:
    """The record of a story; a reject if it has no text."""
    try:
        sgml = decode_text(content)
    except ArchiveError as error:
        return FoundRecord(error=error)
    if NAMED.search(sgml):
        return read_named_fields(content, name)
    opening = _OPENING.search(sgml)
    stated = (
        {key.lower(): html.unescape(words) for key, words in _ATTRIBUTE.findall(opening[1])}
        if opening
        else {}
    )
    inner = sgml[opening.end() : -len("</DOC>")] if opening else sgml
    if _TEXT.search(inner):
        inner = _AROUND_TEXT.sub("", inner)
    found = {tag: inners for tag in _OPENINGS if (inners := list(_list_inside(inner, tag)))}
    record = stated.get("id") or _line(found, "id")
    if stated.get("type") in NO_STORY:
        return FoundRecord(skip_reason="not_an_article", source_record=record)
    title, *byline = _read_title(found) or [stated.get("title") or ""]
    paragraphs = [words for tag in TEXTS for text in found.get(tag, ()) for words in _split(text)]
    if not found:
        # WikiExtractor: the title stands once more above the text
        paragraphs = _split(inner)
    dateline = _line(found, "dateline")
    published = _read_day(found, record)
    authors = _line(found, "authors") or " ".join(byline) or None
    source = _line(found, "source") or _find_source(record)
    noted = (
        ("DOCNO", "id", record),
        ("HEADLINE", "title", title or None),
        ("DATE", "published", _line(found, "published")),
        ("BYLINE", "authors", authors),
        ("TEXT", "text", paragraphs[0] if paragraphs else None),
    )
    story = AgencyStory(
        markup=join_paragraphs((words, None) for words in paragraphs)
        if paragraphs
        else Markup("", {}),
        record=record,
        url=stated.get("url") or _line(found, "url"),
        provider=source,
        publisher=source,
        headline=title or None,
        byline=authors,
        authors=read_people(authors),
        published=published,
        place=read_place(dateline),
        section=_line(found, "section"),
        extra={"type": stated.get("type"), "dateline": dateline, "agency": read_agency(dateline)},
        noted=note_fields(noted, has_date=published is not None),
    )
    return tell_story(story, name)


def _list_inside(sgml: str, tag: str) -> Iterator[str]:
    """What stands inside each element of a name, none of which holds another of its name."""
    place = 0
    ending = re.compile(rf"</{tag}\s?>", re.IGNORECASE)
    while (opening := _OPENINGS[tag].search(sgml, place)) and (
        end := ending.search(sgml, opening.end())
    ):
        yield sgml[opening.end() : end.start()]
        place = end.end()


def _line(found: dict[str, list[str]], kind: str) -> str | None:
    """The words of the best element of a kind on one line; of several of its name, in a list."""
    for tag in NAMES[kind]:
        lines = (" ".join(_words(inner).split()) for inner in found.get(tag, ()))
        if words := ", ".join(filter(None, lines)):
            return words
    return None


def _words(sgml: str) -> str:
    return html.unescape(_TAG.sub(" ", sgml))


def _read_title(found: dict[str, list[str]]) -> list[str] | None:
    """The headline and, of the Wall Street Journal, whose it is, in lines that "@" opens."""
    for tag in NAMES["title"]:
        for inner in found.get(tag, ()):
            title, *rest = (" ".join(part.split()) for part in _words(inner).split("@"))
            if title:
                return [_LABEL.sub("", title), *rest[:1]]
    return None


def _split(sgml: str) -> list[str]:
    """Paragraphs by their tags, blank lines or indents; a width cut their lines."""
    plain = _FBIS_HEAD.sub("", sgml.strip("\n"))
    parts = [part for part in _PARAGRAPH.split(plain) if part.strip()]
    if len(parts) == 1:
        parts = _INDENT.split(parts[0])
    if len(parts) == 1:
        parts = _SEMICOLONS.split(parts[0])
    return [words for part in parts if (words := " ".join(_words(part).split()))]


def _read_day(found: dict[str, list[str]], record: str | None) -> Moment | None:
    for tag in NAMES["published"]:
        for inner in found.get(tag, ()):
            words = " ".join(_words(inner).split())
            short = _SHORT_DAY.fullmatch(words) or _AMERICAN.search(words)
            moment = _read_short(short) if short else read_moment(words) or find_date(words)
            if moment is not None:
                return moment
    day = _ID_DAY.search(record or "")
    return read_moment(f"{day[1][:4]}-{day[1][4:6]}-{day[1][6:]}") if day else None


def _read_short(found: re.Match[str]) -> Moment | None:
    return read_moment(f"{CENTURY + int(found['year'])}-{found['month']}-{found['day']}")


def _find_source(record: str | None) -> str | None:
    prefix = _PREFIX.match(record or "")
    return SOURCES.get(prefix[1]) if prefix else None
