"""An export of LexisNexis, as text or out of RTF or DOCX, to records, one a story.

In: the text of a file. Out: a record for each story. The older service counts its documents
("1 of 2 DOCUMENTS"), the newer closes each ("End of Document"). The decision to question: the
line that is a date finds the rest, outlet above it and title after it in the older layout, title
and outlet above it in the newer, so that a list of contents before the stories is passed over.
"""

import re
from collections.abc import Iterator

from transforms.agency.export_text import one_line, split_story
from transforms.agency.story import AgencyStory, tell_story
from transforms.feeds.author_fields import read_people
from transforms.text.field_uses import note_fields
from transforms.text.markup import Markup
from transforms.text.printed_dates import is_date_line, read_printed
from transforms.text.stored_article import FoundRecord
from transforms.text.timestamps import Moment, read_moment

LEADING = frozenset(
    "byline section length dateline highlight headline distribution type series source".split()
)
TRAILING = frozenset(
    "load-date language publication-type graphic graphics journal-code classification notes"
    " correction correction-date subject organization company ticker industry person city state"
    " country geographic copyright url document-type acc-no series-info".split()
)
LABELS = {
    **dict.fromkeys(("autor", "auteur", "autore", "door"), "byline"),
    **dict.fromkeys(("rubrik", "rubrique", "sección", "sectie", "sezione"), "section"),
    **dict.fromkeys(("länge", "longueur", "longitud", "lengte", "lunghezza"), "length"),
    **dict.fromkeys(("sprache", "langue", "idioma", "taal", "lingua"), "language"),
    **dict.fromkeys(("update", "date-chargement", "fecha-carga", "laaddatum"), "load-date"),
    **dict.fromkeys(("überschrift", "titre", "titular", "kop"), "headline"),
}
"""Names of fields in documents of other languages."""

KINDS = {
    "byline": "authors",
    "section": "section",
    "dateline": "place",
    "highlight": "summary",
    "language": "language",
}
"""What a field beside title, outlet and day gives."""

_OLD_COUNT = re.compile(
    r"^[^\S\n]*(?:\d+ (?:of|von|de|di|van) \d+ DO[CK]UMENT[A-Z]*"
    r"|(?:Dokument|Document) \d+ (?:von|de|van) \d+)[^\S\n]*$",
    re.MULTILINE,
)
_CLOCK = re.compile(r"\s+\d{1,2}:\d{2} [AP]M(?: GMT)?$")
_MIDNIGHT = re.compile(r"\s+12:00 AM GMT$")
_END = re.compile(r"^[^\S\n]*End of Document[^\S\n]*$", re.MULTILINE)
_BODY = re.compile(r"\s*Body\s*")
_FIELD = re.compile(r"\s*([^\W\d_][\w-]{2,20}):\s*(.*)")
_COPYRIGHT = re.compile(r"\s*(?:copyright \d{4}|copyright ©|©).*", re.IGNORECASE)
_EDITION = re.compile(
    r"\s*(?:[\w. -]{2,40} )?(?:edition|\w{0,20}ausgabe|édition|edición)\s*(?:\d+)?", re.IGNORECASE
)
_WEEKDAY = re.compile(
    r",? (?:mon|tues|wednes|thurs|fri|satur|sun)day\b(.*)", re.IGNORECASE | re.DOTALL
)


def is_nexis(text: str) -> bool:
    """Whether a text is a list of documents as LexisNexis writes them."""
    if _OLD_COUNT.search(text):
        return True
    return _END.search(text) is not None and any(map(_BODY.fullmatch, text.splitlines()))


def read_nexis(text: str, name: str) -> Iterator[FoundRecord]:
    """Every story, in order."""
    is_old = _OLD_COUNT.search(text) is not None
    parts = (_OLD_COUNT.split(text)[1:]) if is_old else _END.split(text)
    number = 0
    for part in parts:
        if not part.strip():
            continue
        number += 1
        lines = part.splitlines()
        position = f"story {number}"
        story = _read_old(lines) if is_old else _read_new(lines)
        yield tell_story(story, f"{name} {position}", position)


def _read_day(line: str) -> Moment | None:
    words = _MIDNIGHT.sub("", " ".join(line.split()))
    moment = read_moment(words) or read_moment(_WEEKDAY.sub(r"\1", words).strip())
    return moment or (read_printed(words) if is_date_line(_CLOCK.sub("", words)) else None)


def _read_field(line: str) -> tuple[str, str] | None:
    found = _FIELD.fullmatch(line)
    name = found[1].lower() if found else ""
    return (LABELS.get(name, name), found[2]) if found else None


def _find_day(lines: list[str], end: int) -> int | None:
    return next((place for place in range(end) if _read_day(lines[place])), None)


def _read_old(lines: list[str]) -> AgencyStory:
    start = next(
        (
            place
            for place, line in enumerate(lines)
            if (field := _read_field(line)) and field[0] in LEADING
        ),
        None,
    )
    if start is None:
        return AgencyStory(markup=Markup("", {}))
    day = _find_day(lines, start)
    fields, body = _read_leading(lines, start)
    above = [line.strip() for line in lines[: day or 0] if line.strip()]
    between = lines[day + 1 : start] if day is not None else lines[:start]
    if between and _EDITION.fullmatch(between[0]):
        between = between[1:]
    blocks = "\n".join(line.strip() for line in between).strip("\n").split("\n\n")
    title = fields.get("headline") or one_line(blocks[-1:])
    return _tell(lines, body, fields, day, above[-1] if above else None, title)


def _read_leading(lines: list[str], start: int) -> tuple[dict[str, str], int]:
    """The fields above the story, each up to a blank line, and where the story begins."""
    fields: dict[str, str] = {}
    place = start
    while place < len(lines):
        field = _read_field(lines[place])
        if field is not None and field[0] in LEADING:
            last = place + 1
            while last < len(lines) and lines[last].strip() and not _read_field(lines[last]):
                last += 1
            fields[field[0]] = one_line([field[1], *lines[place + 1 : last]]) or ""
            place = last
        elif lines[place].strip():
            break
        else:
            place += 1
    return fields, place


def _read_new(lines: list[str]) -> AgencyStory:
    body = next((place for place, line in enumerate(lines) if _BODY.fullmatch(line)), None)
    if body is None:
        return AgencyStory(markup=Markup("", {}))
    day = _find_day(lines, body)
    above = [line.strip() for line in lines[: day or 0] if line.strip()]
    fields: dict[str, str] = {}
    for line in lines[day or 0 : body]:
        field = _read_field(line)
        if field is not None and field[0] in LEADING:
            fields[field[0]] = field[1].strip()
    title = above[-2] if len(above) > 1 else None
    return _tell(lines, body + 1, fields, day, above[-1] if above else None, title)


def _tell(
    lines: list[str],
    body: int,
    fields: dict[str, str],
    day: int | None,
    outlet: str | None,
    title: str | None,
) -> AgencyStory:
    end = next((place for place in range(body, len(lines)) if _is_end(lines[place])), len(lines))
    rest = dict(filter(None, map(_read_field, lines[end:])))
    byline = fields.get("byline")
    published = _read_day(lines[day]) if day is not None else None
    noted = (
        ("line of the outlet", "source", outlet),
        ("line of the day", "published", lines[day].strip() if day is not None else None),
        ("headline", "title", title),
        *((name, KINDS.get(name), value) for name, value in fields.items() if name != "headline"),
        ("lines of the story", "text", one_line(lines[body:end])),
        *((name, KINDS.get(name), value) for name, value in rest.items()),
    )
    return AgencyStory(
        markup=split_story(lines[body:end]),
        provider=outlet,
        headline=title,
        byline=byline,
        authors=read_people(byline),
        language=(rest.get("language") or "").split(";")[0].strip().lower() or None,
        published=published,
        place=fields.get("dateline"),
        section=fields.get("section"),
        summary=fields.get("highlight"),
        extra={"load_date": rest.get("load-date")},
        noted=note_fields(noted, has_date=published is not None),
    )


def _is_end(line: str) -> bool:
    field = _read_field(line)
    if field is not None and field[0] in TRAILING:
        return True
    words = line.strip().lower()
    return words in ("classification", "graphic", "notes") or bool(_COPYRIGHT.fullmatch(line))
