"""Where a record ends: where its Content-Length says or, if that is wrong, where it is seen to.

In: a stretch that stands at a record. Out: its fields, its block, and a note if its length was
wrong; the stretch then stands behind it. The decision to question: a wrong length is mended only
if something else vouches for the block up to the next record line or the end of the stretch: a
digest, the length or last chunk of the HTTP answer, or the closing tag of the page.
"""

import re
from collections.abc import Iterator
from itertools import islice

from flows.warc.evidence import check_digests, vouch_for
from flows.warc.header import LONGEST_HEADER, Framing, Head
from flows.warc.stretch import Stretch
from transforms.errors import ArchiveError

RECORD_CLOSE = b"\r\n\r\n"
BEYOND = 1 << 13
"""Bytes looked at behind a record for the line of the next one."""

ENDS_TRIED = 4
"""Record lines tried as the end of a record; a page about archives may quote some."""

NO_PAGE = frozenset({"warcinfo", "request", "metadata", "revisit"})

Whole = tuple[dict[str, str], bytes, ArchiveError | None]

PADDING = 1 << 16
"""Zero bytes passed over between records; more of them are damage, or a bomb."""

_LINE_ENDS = re.compile(rb"[\r\n]*")
_ZEROS = re.compile(rb"\x00{0,%d}(?!\x00)[\r\n]*" % PADDING)
_CLOSED = (b"\n\r\n", b"\n\n")


def skip_line_ends(stretch: Stretch) -> bool:
    """Whether a record may follow the line ends that close the last one."""
    while stretch.need(1):
        found = _LINE_ENDS.match(stretch.buffer)
        if found is None or not found.end():
            break
        stretch.drop(found.end())
    if stretch.need(1) and not stretch.buffer[0]:
        stretch.need(PADDING + 1)
        found = _ZEROS.match(stretch.buffer)
        stretch.drop(found.end() if found else 0)
    return stretch.need(1)


def skip_to_line(stretch: Stretch, framing: Framing, most: int) -> bool:
    """Go to the next record line, or to the end of the stretch; bounded memory and time."""
    limit = stretch.dropped + most if stretch.is_packed else None
    while stretch.need(1):
        found = framing.following.search(stretch.buffer, 1)
        if found is not None:
            stretch.drop(found.start(1))
            return True
        if not stretch.need(len(stretch.buffer) + 1):
            stretch.drop(len(stretch.buffer))
            return False
        stretch.drop(len(stretch.buffer) - framing.overlap)
        if limit is not None and stretch.dropped > limit:
            stretch.drop(len(stretch.buffer))
            stretch.end(
                ArchiveError("too_large", f"{most:,} bytes and no {framing.name} record in them")
            )
    return False


def read_record(stretch: Stretch, framing: Framing, largest: int) -> Whole:
    """A whole record. Raises `ArchiveError`; the stretch then still stands at the record."""
    head = _read_head(stretch, framing)
    length = head.length
    if length is None:
        return _mend(stretch, framing, head, largest, "is no number")
    if length > largest:
        try:
            return _mend(stretch, framing, head, largest, "is more than a record may have")
        except ArchiveError:
            detail = f"a record of {length:,} bytes, over {largest:,}"
            raise ArchiveError("too_large", detail) from None
    end = head.size + length
    if not stretch.need_joined(end):
        had = len(stretch.buffer) - head.size
        return _mend(stretch, framing, head, largest, f"is more than the {had} bytes there")
    problem = _find_problem(stretch, framing, head, end, largest)
    if problem is not None:
        return _mend(stretch, framing, head, largest, problem)
    block = stretch.cut(head.size, end)
    stretch.drop(end)
    return head.fields, block, None


def _read_head(stretch: Stretch, framing: Framing) -> Head:
    stretch.need(LONGEST_HEADER)
    head = framing.read_head(stretch.cut(0, LONGEST_HEADER))
    while head is None and len(stretch.buffer) < LONGEST_HEADER:
        if not stretch.need_joined(len(stretch.buffer) + 1):
            break
        head = framing.read_head(stretch.cut(0, LONGEST_HEADER))
    if head is None:
        detail = f"no whole {framing.name} header begins here"
        raise stretch.damage or ArchiveError("bad_record", detail)
    return head


def _find_problem(
    stretch: Stretch, framing: Framing, head: Head, end: int, largest: int
) -> str | None:
    """What is wrong with a record's end, in words that follow "Content-Length"."""
    stretch.need(end + BEYOND)
    rest = stretch.cut(end, end + BEYOND)
    is_closed = rest.startswith((RECORD_CLOSE, b"\n\n"))
    following = rest.lstrip(b"\r\n\x00" if is_closed else b"\r\n")
    is_followed = bool(following) and _opens_record(framing, following)
    block = stretch.cut(head.size, end)
    if stretch.damage is not None and not is_followed:
        # a packed record is known to be whole when the checksum behind it was seen
        is_whole = check_digests(head.fields, block, largest) is True
        return None if is_whole else "leads into damage"
    if following and not is_followed:
        return None if _vouch(head, block, largest) else "does not end where the record does"
    # a length that is wrong by a line end or two is seen by the digest alone
    if not is_closed and check_digests(head.fields, block, largest) is False:
        return "does not end where the record does"
    if _holds_record(framing, block) and not _vouch(head, block, largest):
        return "reaches over the next record"
    return None


def _opens_record(framing: Framing, following: bytes) -> bool:
    line = framing.following.match(following) or framing.following.match(b"\n" + following)
    return line is not None or framing.read_head(following) is not None


def _holds_record(framing: Framing, block: bytes) -> bool:
    """Whether a record line stands in a block where a record before it was closed."""
    return any(
        block[: found.start(1)][-4:].endswith(_CLOSED)
        for found in islice(framing.following.finditer(block), ENDS_TRIED)
    )


def _vouch(head: Head, block: bytes, largest: int) -> bool:
    """Whether a block of this very length is whole beyond doubt."""
    found = vouch_for(head.fields, block, largest)
    return found is not None and found[0] != "html" and len(found[1]) == len(block)


def _mend(stretch: Stretch, framing: Framing, head: Head, largest: int, problem: str) -> Whole:
    stated = head.stated[:40]
    weak: tuple[int, bytes] | None = None
    number = end = 0
    kind = head.fields.get("warc-type", "").lower()
    for number, end in enumerate(_find_ends(stretch, framing, head.size, largest)):
        block = stretch.cut(head.size, end)
        found = vouch_for(head.fields, block, largest)
        is_sound = stretch.damage is None or end < len(stretch.buffer)
        if found is not None and (found[0] == "digest" or (found[0] == "length" and is_sound)):
            return _take(stretch, head, end, found[1], problem, found[0])
        if number == 0 and is_sound and (found is not None or kind in NO_PAGE):
            weak = end, found[1] if found else block.removesuffix(RECORD_CLOSE)
    if weak is not None:
        return _take(stretch, head, *weak, problem, "type" if kind in NO_PAGE else "html")
    reason = "truncated" if end == len(stretch.buffer) and not number else "bad_record"
    raise stretch.damage or ArchiveError(reason, f"Content-Length {stated!r} {problem}")


_WHY = {
    "digest": "its digest agrees",
    "length": "the length of its HTTP answer agrees",
    "html": "its page is closed",
    "type": "it holds no page",
}


def _take(
    stretch: Stretch, head: Head, end: int, block: bytes, problem: str, evidence: str
) -> Whole:
    stretch.drop(end)
    detail = (
        f"Content-Length {head.stated[:40]!r} {problem}; the record was kept with its "
        f"{len(block):,} bytes, for {_WHY[evidence]}"
    )
    return head.fields, block, ArchiveError("bad_record", detail)


def _find_ends(stretch: Stretch, framing: Framing, start: int, largest: int) -> Iterator[int]:
    """Places in the buffer where a record may end; raises `ArchiveError` too_large."""
    place = start
    for _ in range(ENDS_TRIED):
        found = framing.following.search(stretch.buffer, place)
        while found is None and len(stretch.buffer) <= start + largest:
            had = len(stretch.buffer)
            if not stretch.need(had + 1):
                yield had
                return
            place = max(place, had - framing.overlap)
            found = framing.following.search(stretch.buffer, place)
        if found is None or found.start(1) > start + largest + len(RECORD_CLOSE):
            raise ArchiveError("too_large", f"{largest:,} bytes and no end of the record in them")
        yield found.start(1)
        place = found.end(1) - 1
