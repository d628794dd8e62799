"""The text that a crawler took from a page (a WET record) to an article.

In: the record's bytes and what its header states. Out: a `FoundArticle`. The decision to
question: menus and teasers are in such a text as lines like any other, and are kept: no tag tells
them from the story, so its WARC file is the better archive where there is one.
"""

from datetime import datetime

from transforms.errors import ArchiveError
from transforms.text.language import read_language
from transforms.text.markup import drop_title, join_paragraphs
from transforms.text.sections import find_sections
from transforms.text.stored_article import FoundArticle, host_source

UNKNOWN_SOURCE = "unknown"


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
    markup = drop_title(join_paragraphs((line, None) for line in story), title)
    layout = find_sections(markup.text, title)
    published = layout.stamp or (layout.dateline.moment if layout.dateline else None)
    return FoundArticle(
        text=markup.text,
        sections=layout.sections,
        source=host_source(url) or UNKNOWN_SOURCE,
        url=url,
        headline=title,
        byline=layout.byline,
        language=read_language((language or "").partition(",")[0]),
        published_at=published.at if published else None,
        published_precision=published.precision if published else None,
        published_utc_offset=published.utc_offset_minutes if published else None,
        published_from="dateline" if published else None,
        observed_at=observed_at,
        dateline_place=layout.dateline.place if layout.dateline else None,
        agency=layout.dateline.agency if layout.dateline else None,
    )
