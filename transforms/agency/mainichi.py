"""The discs of the Mainichi, a Japanese newspaper, to records: a mark of two letters a line.

In: the text of a file, whose marks are letters of full width between strokes (`ID`, `C0`, `T1`).
Out: a record a story, at "story N". The decision to question: a story opens with its `ID`, or with
its `C0` where a file has none; its day are the first six figures of the latter.
"""

import re
import unicodedata
from collections.abc import Iterator

from transforms.agency.story import AgencyStory, tell_stories, whole_year
from transforms.text.field_uses import note_fields
from transforms.text.markup import Markup, join_paragraphs
from transforms.text.stored_article import FoundRecord
from transforms.text.timestamps import Moment, read_moment

PAPER = "Mainichi Shimbun"
_MARKED = re.compile(r"^＼(?P<mark>[Ａ-Ｚ][Ａ-Ｚ０-９])＼(?P<words>[^\n]*)$", re.MULTILINE)
_BY_ID = re.compile(r"^(?=＼ＩＤ＼)", re.MULTILINE)
_BY_DAY = re.compile(r"^(?=＼Ｃ０＼)", re.MULTILINE)
_DAY = re.compile(r"(\d\d)([01]\d)([0-3]\d)\d{0,6}")


def is_mainichi(text: str) -> bool:
    """Whether a file opens with such a mark."""
    found = _MARKED.match(text.lstrip("\ufeff\r\n "))
    return found is not None and found["mark"] in ("ＩＤ", "Ｃ０")


def read_mainichi(text: str, name: str) -> Iterator[FoundRecord]:
    """The record of each story."""
    plain = text.replace("\r\n", "\n")
    opening = _BY_ID if _BY_ID.search(plain) else _BY_DAY
    return tell_stories(plain, name, opening, lambda _, story: _tell(story))


def _tell(story: str) -> AgencyStory:
    found: dict[str, list[str]] = {}
    for one in _MARKED.finditer(story):
        mark = unicodedata.normalize("NFKC", one["mark"])
        found.setdefault(mark, []).append(one["words"].strip())
    number = next(iter(found.get("C0", ())), "")
    published = _read_day(unicodedata.normalize("NFKC", number))
    headline = next(iter(found.get("T1", ())), None)
    paragraphs = [words for words in found.get("T2", ()) if words]
    noted = (
        ("C0", "published", number or None),
        ("T1", "title", headline),
        ("T2", "text", next(iter(paragraphs), None)),
    )
    return AgencyStory(
        markup=join_paragraphs((words, None) for words in paragraphs)
        if paragraphs
        else Markup("", {}),
        record=unicodedata.normalize("NFKC", number) or None,
        provider=PAPER,
        publisher=PAPER,
        headline=headline,
        authors=(),
        language="ja",
        published=published,
        noted=note_fields(noted, has_date=published is not None),
    )


def _read_day(number: str) -> Moment | None:
    found = _DAY.fullmatch(number)
    return read_moment(f"{whole_year(found[1])}-{found[2]}-{found[3]}") if found else None
