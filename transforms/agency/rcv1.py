"""A story of RCV1, the corpus of Reuters' news of 1996 and 1997, to a record.

In: a parsed `newsitem` element. Out: one record. The decision to question: the source is Reuters,
though the corpus names "Reuters Holdings Plc" as the publisher, since that is what other archives
call it.
"""

from collections.abc import Iterator
from typing import Any

from transforms.agency.story import AgencyStory, first_time, tell_story
from transforms.errors import ArchiveError
from transforms.feeds.author_fields import read_people
from transforms.text.dateline import read_place
from transforms.text.markup import join_paragraphs
from transforms.text.stored_article import FoundRecord
from transforms.text.xml_document import attribute_of, find_child, language_of, words_of


def read_rcv1_items(item: Any, name: str) -> Iterator[FoundRecord]:
    """The story of a document."""
    try:
        yield tell_story(_read_story(item), name)
    except ArchiveError as error:
        yield FoundRecord(error=error, source_record=attribute_of(item, "itemid"))


def _read_story(item: Any) -> AgencyStory:
    codes = {entry.get("element"): entry.get("value") for entry in item.iter("{*}dc")}
    text = find_child(item, "text")
    paragraphs = [words_of(part) for part in text.iterchildren()] if text is not None else []
    byline = words_of(find_child(item, "byline"))
    return AgencyStory(
        markup=join_paragraphs((words, None) for words in paragraphs if words),
        record=attribute_of(item, "itemid"),
        provider=codes.get("dc.source"),
        publisher=codes.get("dc.publisher"),
        headline=words_of(find_child(item, "headline")) or words_of(find_child(item, "title")),
        byline=byline,
        authors=read_people(byline),
        language=language_of(item),
        published=first_time(attribute_of(item, "date"), codes.get("dc.date.published")),
        place=read_place(words_of(find_child(item, "dateline"))),
        extra={
            "title": words_of(find_child(item, "title")),
            "codes": [code.get("code") for code in item.iter("{*}code") if code.get("code")],
        },
    )
