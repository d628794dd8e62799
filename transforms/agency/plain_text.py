"""A plain-text wire story to an article.

In: bytes of one file and its name. Out: a `FoundArticle`. Kicker, headline, byline and dateline
are read from the top of the copy. The decision to question: a dateline without a year ("KYIV,
March 3") dates the story only when a full date stands elsewhere in the header; else the story
has precision month_day, no time, and the dateline is kept as a section.
"""

import codecs

from resiliparse.parse.encoding import bytes_to_str, detect_encoding

from transforms.errors import ArchiveError
from transforms.text.boilerplate import drop_byline_day
from transforms.text.bylines import split_names
from transforms.text.header_lines import read_foreign_byline
from transforms.text.sections import Layout, find_sections
from transforms.text.stored_article import FoundArticle

UNKNOWN_SOURCE = "unknown"


def read_wire_story(content: bytes, name: str) -> FoundArticle:
    """The story in a file. Raises `ArchiveError` with reason bad_encoding or missing_text."""
    text = decode_text(content)
    layout = find_sections(text)
    if not any(section.section_kind == "body" for section in layout.sections):
        raise ArchiveError("missing_text", f"{name}: no paragraph of a story in it")
    dateline = layout.dateline
    published = layout.stamp or (dateline.moment if dateline else None)
    agency = dateline.agency if dateline else None
    return FoundArticle(
        text=text,
        sections=layout.sections,
        source=agency or UNKNOWN_SOURCE,
        source_record=name,
        headline=layout.headline,
        byline=layout.byline,
        authors=split_byline(layout.byline),
        published_at=published.at if published else None,
        published_precision=published.precision if published else _partial_precision(layout),
        published_utc_offset=published.utc_offset_minutes if published else None,
        published_from="dateline" if published or _partial_precision(layout) else None,
        dateline_place=dateline.place if dateline else None,
        agency=agency,
    )


def decode_text(content: bytes) -> str:
    """Text of a file: by its byte order mark, as UTF-8, else by the charset its bytes suggest."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError as error:
                detail = f"not {encoding}, as its mark says, at byte {error.start}"
                raise ArchiveError("bad_encoding", detail) from error
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        text: str = bytes_to_str(content, detect_encoding(content) or "utf-8", errors="replace")
        if "\ufffd" in text:
            raise ArchiveError("bad_encoding", f"not UTF-8 at byte {error.start}") from error
        return text


def split_byline(byline: str | None) -> tuple[str, ...]:
    """The names in "By Jane Roe and Jan Novak, Brno"; the first part before a comma or dash."""
    if not byline:
        return ()
    if read_foreign_byline(byline) is not None:
        return split_names([byline])
    byline = drop_byline_day(byline)
    words = byline.split(maxsplit=1)
    names = words[1] if words[0].lower() in ("by", "from") and len(words) > 1 else byline
    head = names.split(",")[0].split("|")[0].split("–")[0].split("—")[0]
    return tuple(name.strip() for name in head.replace("&", " and ").split(" and ") if name.strip())


def _partial_precision(layout: Layout) -> str | None:
    return "month_day" if layout.dateline is not None and layout.dateline.month else None
