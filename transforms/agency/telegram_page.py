"""A page of a Telegram channel's export in HTML to records, one a message.

In: a parsed page. Out: a `FoundRecord` for each message that has a text. The decision to question:
whoever sends in a channel is the channel, so that messages have an outlet and no author; a chat of
several people is read in the same way, with each one as the source of what they wrote.
"""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from transforms.agency.export_text import one_line
from transforms.errors import ArchiveError
from transforms.feeds.json_object import read_json_article
from transforms.text.stored_article import FoundRecord

MARK = re.compile(r"<div class=\"message default clearfix")
_TIME = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)(?: UTC([+-]\d\d:\d\d))?")


def read_telegram(tree: HtmlElement, name: str) -> Iterator[FoundRecord]:
    """Every message, in order; one of a picture alone is skipped."""
    source: str | None = None
    number = 0
    for message in _find(tree, "message"):
        if "default" not in message.get("class", "").split():
            continue
        number += 1
        position = f"message {number}"
        source = _words(message, "from_name") or source
        text = next(iter(_find(message, "text")), None)
        if text is None or not text.text_content().strip():
            yield FoundRecord(position, skip_reason="not_an_article")
            continue
        fields = {
            "id": (message.get("id") or "").removeprefix("message"),
            "date": _read_time(message),
            "source": source,
            "text": _lay_out(text),
        }
        try:
            article = read_json_article(fields)
        except ArchiveError as error:
            yield FoundRecord(position, error=error, source_record=fields["id"])
            continue
        yield FoundRecord(position, article=article, source_record=fields["id"])


def _find(tree: HtmlElement, name: str) -> list[HtmlElement]:
    found: list[HtmlElement] = tree.xpath(
        f".//div[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
    )
    return found


def _words(message: HtmlElement, name: str) -> str | None:
    return next((one_line([one.text_content()]) for one in _find(message, name)), None)


def _read_time(message: HtmlElement) -> str | None:
    """The time in the title of the clock: "02.03.2021 14:05:00 UTC+01:00"."""
    titles = (one.get("title") or "" for one in _find(message, "date"))
    found = next(filter(None, map(_TIME.search, titles)), None)
    if found is None:
        return None
    day, month, year, clock, zone = found.groups()
    return f"{year}-{month}-{day}T{clock}{zone or ''}"


def _lay_out(text: HtmlElement) -> str:
    """The lines of a message, as the channel broke them."""
    for line_break in text.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    return "\n".join(line.strip() for line in text.text_content().strip().splitlines())
