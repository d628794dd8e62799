"""Copies of pages that an archive or a program made: where the original stood, and when.

In: a page as text, and the address that it was found at. Out: `SavedCopy`: the original's address
and the time of the copy as its maker noted them, and the page without what the maker put in. Known
are the Wayback Machine and its like, archive.today, HTTrack, SingleFile, Google's cache and
browsers that note where a page was saved from. The decision to question: a maker's note is believed
before the page's own canonical link, which copies rewrite to point at themselves.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from transforms.text.archived_address import read_copy_time, unwrap_address
from transforms.text.stored_article import canonical_url

NOTE_RANGE = 4_000
"""Characters at a page's start and end in which makers leave their notes."""

_NOTES = (
    re.compile(
        r"<!--\s*Mirrored from (?P<url>\S+) by HTTrack[^,>]*,\s*(?P<time>[^>]*?)\s*-->",
        re.IGNORECASE,
    ),
    re.compile(
        r"<!--\s*Page saved with SingleFile\s+url:\s*(?P<url>\S+)"
        r"\s+saved date:\s*(?P<time>[^\n>]*)",
        re.IGNORECASE,
    ),
    re.compile(
        r"Google(?:'|&#39;|’)s cache of\s*<a href=\"(?P<url>[^\"]+)\".{0,600}?"
        r"\bas it appeared on (?P<time>[^<]{8,60}?)\.\s",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(r"<!--\s*saved from url=\(\d+\)(?P<url>\S+?)\s*-->(?P<time>)", re.IGNORECASE),
)
_TOOLBAR = re.compile(
    r"<!--\s*BEGIN WAYBACK TOOLBAR INSERT\s*-->.*?<!--\s*END WAYBACK TOOLBAR INSERT\s*-->",
    re.IGNORECASE | re.DOTALL,
)
_WOMBAT = re.compile(
    r"__wm\.wombat\(\s*[\"'](?P<url>[^\"']+)[\"']\s*,\s*[\"'](?P<time>\d{14})[\"']"
)


@dataclass(frozen=True, slots=True)
class SavedCopy:
    """A page and, if it is a copy, where and when the original was.

    `is_noted`: by a note in the page, whose links may then point at other files of the copy.
    """

    page: str
    url: str | None
    observed_at: datetime | None
    is_noted: bool = False


def read_copy(page: str, url: str | None, observed_at: datetime | None) -> SavedCopy:
    """The page with the original's address and time, where it is a copy; else as it came."""
    plain = _TOOLBAR.sub("", page) if "WAYBACK TOOLBAR" in page else page
    noted = unwrap_address(url) if url is not None else _read_note(page)
    if noted is None:
        return SavedCopy(plain, url, observed_at)
    original, time = noted
    return SavedCopy(plain, original, time or observed_at, is_noted=url is None)


def _read_note(page: str) -> tuple[str, datetime | None] | None:
    """What a maker noted in a comment or script of the page."""
    for part in (page[:NOTE_RANGE], page[-NOTE_RANGE:]):
        for pattern in _NOTES:
            found = pattern.search(part)
            if found is None:
                continue
            noted = found["url"] if "://" in found["url"] else f"https://{found['url']}"
            inner = unwrap_address(noted)
            if inner is not None:
                return inner
            original = canonical_url(noted)
            if original is not None:
                return original, read_copy_time(found["time"])
    found = _WOMBAT.search(page) if "__wm.wombat" in page else None
    original = canonical_url(found["url"]) if found is not None else None
    return (original, read_copy_time(found["time"])) if found and original else None
