"""The text that a crawler took from a page (a WET record) to an article.

In: the record's bytes and what its header states. Out: a `FoundArticle`. The line with the title
again, below the menus, shows where the byline and the day are looked for. The decision to question:
menus and teasers are in such a text as lines like any other, and are kept: no tag tells them from
the story, so its WARC file is the better archive where there is one.
"""

import re
from datetime import datetime

from transforms.errors import ArchiveError
from transforms.text.boilerplate import find_stamp, read_byline, read_stamp
from transforms.text.bylines import split_names
from transforms.text.language import read_language
from transforms.text.markup import drop_title, join_paragraphs
from transforms.text.sections import find_sections
from transforms.text.stored_article import FoundArticle, host_source
from transforms.text.timestamps import Moment

UNKNOWN_SOURCE = "unknown"
LONGEST_MENU = 200
"""Lines that may stand above the headline."""

LINES_BELOW = 7
_TITLE_PARTS = re.compile(r"\s+(?:[-–—|»«•·]|::)\s+")


def read_extracted_page(
    content: bytes,
    *,
    url: str | None,
    language: str | None = None,
    observed_at: datetime | None = None,
) -> FoundArticle:
    """The article, a line a paragraph; the first line is the page's title.

    Raises `ArchiveError` missing_text, bad_encoding.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ArchiveError("bad_encoding", f"not UTF-8 at byte {error.start}") from error
    lines = [words for line in text.splitlines() if (words := line.strip())]
    if len(lines) < 2:
        raise ArchiveError("missing_text", "a text of a page without a line below its title")
    title, *story = lines
    headline, head = _find_headline(title, story)
    byline = next((line for line in head if read_byline(line)), None)
    markup = drop_title(join_paragraphs((line, None) for line in story), headline)
    layout = find_sections(markup.text, headline)
    stamp = next((moment for line in head if (moment := _read_day(line))), None)
    published = stamp or layout.stamp or (layout.dateline.moment if layout.dateline else None)
    return FoundArticle(
        text=markup.text,
        sections=layout.sections,
        source=host_source(url) or UNKNOWN_SOURCE,
        url=url,
        headline=headline,
        byline=byline or layout.byline,
        authors=split_names([byline or layout.byline or ""]),
        language=read_language((language or "").partition(",")[0]),
        published_at=published.at if published else None,
        published_precision=published.precision if published else None,
        published_utc_offset=published.utc_offset_minutes if published else None,
        published_from="dateline" if published else None,
        observed_at=observed_at,
        dateline_place=layout.dateline.place if layout.dateline else None,
        agency=layout.dateline.agency if layout.dateline else None,
    )


def _find_headline(title: str, lines: list[str]) -> tuple[str, list[str]]:
    """The title without the outlet's name, and the lines around the one that is the headline."""
    for part in (title, *_TITLE_PARTS.split(title)):
        words = part.strip()
        if len(words.split()) > 1 and words in lines[:LONGEST_MENU]:
            place = lines.index(words)
            return words, [
                *lines[place + 1 : place + LINES_BELOW],
                *lines[max(0, place - 2) : place],
            ]
    return title, []


def _read_day(line: str) -> Moment | None:
    stamp = find_stamp(line)
    return read_stamp(stamp) if stamp else None
