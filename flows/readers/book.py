"""The day of an issue in EPUB, for those of its pages that state none.

In: an open zip file; what came of its pages. Out: the day that the book's card states; the pages'
outcomes with it. The decision to question: a card that cannot be read costs the day alone, since
each page is an article without it.
"""

from dataclasses import replace
from typing import BinaryIO, cast

from flows.readers.containers import BOOK_CARD, find_member, list_names
from flows.readers.document import read_bounded
from flows.readers.outcomes import Outcome, Source
from flows.readers.sandbox import call_parser
from transforms.errors import ArchiveError
from transforms.text.stored_article import StoredArticle
from transforms.text.timestamps import Moment


def find_issue_day(source: Source, handle: BinaryIO) -> Moment | None:
    """The day of the issue that a zip file is, if it is one. The handle is put back to its front.

    Needs a handle that can seek.
    """
    if BOOK_CARD not in list_names(handle):
        return None
    day: Moment | None = None
    seconds = source.limits.page_seconds
    try:
        path: str | None = call_parser(
            "find_card", _read(source, handle, BOOK_CARD), seconds=seconds
        )
        if path is not None:
            day = call_parser("find_issue_day", _read(source, handle, path), seconds=seconds)
    except ArchiveError:
        day = None
    handle.seek(0)
    return day


def give_day(outcome: Outcome, day: Moment) -> Outcome:
    """An outcome, the day of the issue on an article that has none of its own."""
    if not isinstance(outcome, StoredArticle) or outcome.article.published_at is not None:
        return outcome
    article = replace(
        outcome.article,
        published_at=day.at,
        published_precision=day.precision,
        published_from="record",
    )
    return replace(outcome, article=article)


def _read(source: Source, handle: BinaryIO, name: str) -> bytes:
    return read_bounded(cast(BinaryIO, find_member(handle, name)), source.limits.record_bytes)
