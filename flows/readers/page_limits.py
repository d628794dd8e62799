"""A cheap look at a page before a parser sees it, for parsers have no time limit in-process.

In: page bytes. Out: nothing, or `ArchiveError` too_large. One pass over the tags counts them,
their attributes and how deep block elements nest. The decision to question: depth counts only
elements that are always closed; an unclosed `<p>` or `<li>` is habit and not nesting.
"""

import re

from flows.readers.outcomes import ReadLimits
from transforms.errors import ArchiveError

LONG_TAG = 5_000
"""Bytes. Only tags longer than this are looked into for attributes."""

_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")
_HIDDEN = re.compile(rb"<(?:script|style)\b|<!--", re.IGNORECASE)
_HIDDEN_END = {
    kind: re.compile(end, re.IGNORECASE)
    for kind, end in ((b"<s", rb"</(?:script|style)"), (b"<!", rb"-->"))
}
_TAG_BODY = re.compile(rb"<[a-zA-Z](?:[^>\"']|\"[^\"]*\"|'[^']*')*>?")
_ATTRIBUTE = re.compile(rb"[^\s\"'=<>/]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")
_NOT_NESTING = frozenset(
    b"p li dt dd tr td th thead tbody tfoot option optgroup colgroup rt rp html head body "
    b"area base br col embed hr img input link meta param source track wbr path".split()
)


def check_page(content: bytes, limits: ReadLimits) -> None:
    """Raise `ArchiveError` too_large for a page over the limits of size, tags or nesting."""
    if len(content) > limits.page_bytes:
        raise ArchiveError(
            "too_large", f"a page of {len(content):,} bytes, over {limits.page_bytes:,}"
        )
    markup = _drop_hidden(content)
    tags = depth = deepest = 0
    last = 0
    for found in _TAG.finditer(markup):
        tags += 1
        if found.start() - last > LONG_TAG:
            _check_attributes(markup, last, limits)
        last = found.start()
        if found[2].lower() not in _NOT_NESTING:
            depth = max(0, depth - 1) if found[1] else depth + 1
            deepest = max(deepest, depth)
    if len(markup) - last > LONG_TAG:
        _check_attributes(markup, last, limits)
    if tags > limits.page_tags:
        raise ArchiveError("too_large", f"{tags:,} tags, over {limits.page_tags:,}")
    if deepest > limits.page_depth:
        raise ArchiveError("too_large", f"nested {deepest:,} deep, over {limits.page_depth:,}")


def _check_attributes(markup: bytes, start: int, limits: ReadLimits) -> None:
    tag = _TAG_BODY.match(markup, start)
    if tag is None or len(tag[0]) < LONG_TAG:
        return
    count = sum(1 for _ in _ATTRIBUTE.finditer(tag[0]))
    if count > limits.tag_attributes:
        raise ArchiveError(
            "too_large", f"{count:,} attributes on one element, over {limits.tag_attributes:,}"
        )


def _drop_hidden(content: bytes) -> bytes:
    """Without scripts, styles and comments, whose "<" open no tag; linear in the size."""
    kept: list[bytes] = []
    start = 0
    while found := _HIDDEN.search(content, start):
        kept.append(content[start : found.start()])
        end = _HIDDEN_END[found[0][:2].lower()].search(content, found.end())
        if end is None:
            start = found.end()
            break
        start = end.end()
    kept.append(content[start:])
    return b"".join(kept)
