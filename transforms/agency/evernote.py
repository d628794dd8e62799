"""Notes of an Evernote export (ENEX) to records: pages that somebody clipped.

In: the root element. Out: a `FoundRecord` for each note. The decision to question: the day on
which a note was made is that of the clipping, and stands in `extra`; the page's own day is not
kept by Evernote.
"""

from collections.abc import Iterator
from typing import Any

from transforms.errors import ArchiveError
from transforms.feeds.json_object import read_json_article
from transforms.text.stored_article import FoundRecord
from transforms.text.xml_document import find_element, local_name, words_of


def read_evernote_items(root: Any, name: str) -> Iterator[FoundRecord]:
    """Every note, in order."""
    notes = (child for child in root.iterchildren() if isinstance(child.tag, str))
    for number, note in enumerate(notes, start=1):
        position = f"note {number}"
        if local_name(note) != "note":
            yield FoundRecord(position, skip_reason="not_an_article")
            continue
        content = find_element(note, "content")
        fields = {
            "title": words_of(find_element(note, "title")),
            "content_html": content.text if content is not None else None,
            "url": words_of(find_element(note, "source-url")),
            "author": words_of(find_element(note, "author")),
            "clipped": words_of(find_element(note, "created")),
        }
        try:
            yield FoundRecord(position, article=read_json_article(fields))
        except ArchiveError as error:
            yield FoundRecord(position, error=error)
