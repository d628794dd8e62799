"""Texts of the corpora of english-corpora.org (NOW, COCA) to records: a number, then the text.

In: the text of a file, whose texts open with "@@" or "##" and a number, a heading behind `<h>` and
paragraphs behind `<p>`. Out: a record a text, at "story N". The decision to question: day and
outlet stand in a list of their own, and are not looked for.
"""

import re
from collections.abc import Iterator

from transforms.agency.story import AgencyStory, tell_stories
from transforms.text.markup import Markup, join_paragraphs
from transforms.text.stored_article import FoundRecord

_OPENING = re.compile(r"^(?:@@|##)(\d{3,12})[^\S\n]+", re.MULTILINE)
_PART = re.compile(r"<(h|p)>")
_TAG = re.compile(r"</?[a-z][^<>]{0,40}>")


def is_english_corpora(text: str) -> bool:
    """Whether a file opens with such a number, and a part of a text."""
    found = _OPENING.match(text.lstrip("\ufeff\r\n"))
    return found is not None and _PART.search(text, 0, found.end() + 2_000) is not None


def read_english_corpora(text: str, name: str) -> Iterator[FoundRecord]:
    """The record of each text."""
    return tell_stories(text, name, _OPENING, lambda opening, story: _tell(opening[1], story))


def _tell(number: str, story: str) -> AgencyStory:
    parts = _PART.split(f"<p>{story}")[1:]
    headline: str | None = None
    paragraphs: list[tuple[str, str | None]] = []
    for kind, words in zip(parts[::2], parts[1::2], strict=True):
        plain = " ".join(_TAG.sub("", words).split())
        if kind == "h" and headline is None:
            headline = plain or None
        elif plain:
            paragraphs.append((plain, "sub_heading" if kind == "h" else None))
    markup = join_paragraphs(paragraphs) if paragraphs else Markup("", {})
    return AgencyStory(markup, record=number, headline=headline, authors=())
