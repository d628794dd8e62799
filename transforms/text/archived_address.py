"""Addresses of copies in an archive of the web to those of the originals.

In: an address. Out: the original's and the time of the copy, None for any other address. The
decision to question: only the Wayback Machine and its like and archive.today are known, by the
shape of their addresses and not by their hosts, for many libraries run the same programs.
"""

import re
from datetime import datetime
from urllib.parse import unquote

from transforms.text.stored_article import canonical_url
from transforms.text.timestamps import read_moment

_WAYBACK = re.compile(
    r"^(?:https?:)?//[^/]+/(?:[\w.-]+/){0,3}(?P<time>\d{8,14})(?:[a-z]{2}_|\*)?/"
    r"(?P<url>https?:/{1,2}[^\s\"'<>]+|www\.[^\s\"'<>]+)$",
    re.IGNORECASE,
)
_ARCHIVE_TODAY = re.compile(
    r"^https?://archive\.(?:today|ph|is|md|li|vn|fo)/(?:o/\w+/|(?P<time>\d{4}[\d.-]*)/)"
    r"(?P<url>https?:/{1,2}\S+)$",
    re.IGNORECASE,
)


def unwrap_address(url: str) -> tuple[str, datetime | None] | None:
    """The original address and time in that of an archive's copy; None for any other."""
    if not ("/http" in url or "/www." in url):
        return None
    found = _ARCHIVE_TODAY.match(url) or _WAYBACK.match(url)
    if found is None:
        return None
    inner = re.sub(
        r"^(https?:)/+", r"\1//", unquote(found["url"]) if "%3A" in url else found["url"]
    )
    original = canonical_url(inner if "://" in inner else f"http://{inner}")
    return (original, read_copy_time(found["time"])) if original is not None else None


def read_copy_time(words: str | None) -> datetime | None:
    digits = re.sub(r"\D", "", words or "")
    if len(digits) >= 8 and digits == re.sub(r"[\s.-]", "", words or ""):
        moment = read_moment(digits if len(digits) == 14 else digits[:8])
    else:
        # "Mon Jan 05 2026 14:20:31 GMT+0100 (Central European Standard Time)"
        moment = read_moment((words or "").strip())
    return moment.at if moment is not None else None
