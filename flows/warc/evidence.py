"""Whether a block is the one its crawler wrote: by digest, by HTTP length, or by its closing tag.

In: a record's fields and its block. Out: what vouches for it, or `ArchiveError` bad_record. The
decision to question: the payload digest may be over the stored, the de-chunked or the decoded
body, since crawlers differ; and one digest that agrees outweighs another that does not, since
crawlers change headers after counting them.
"""

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping

from flows.warc.http_body import closes_html, decode_body, split_message
from flows.warc.http_coding import join_chunks
from transforms.errors import ArchiveError

ALGORITHMS = frozenset({"md5", "sha1", "sha256", "sha384", "sha512"})
CLOSINGS = (b"\r\n\r\n", b"\n\n", b"\r\n", b"\n", b"")

_LAST_CHUNK = re.compile(rb"\n0+[ \t]*\r?\n(?:\r?\n)?\Z")


def vouch_for(fields: Mapping[str, str], block: bytes, largest: int) -> tuple[str, bytes] | None:
    """What says that the page in the block is whole ("digest", "length", "html"), and the block
    without the line ends that close its record; None if nothing says so."""
    noted = _noted_digests(fields)
    for closing in CLOSINGS:
        if not block.endswith(closing):
            continue
        inner = block.removesuffix(closing)
        if noted and check_digests(fields, inner, largest) is True:
            return "digest", inner
    if noted:
        return None
    inner = _close(block)
    if is_http(fields):
        try:
            message = split_message(block)
        except ArchiveError:
            return None
        stated = message.fields.get("content-length", "")
        size = int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 19 else -1
        excess = message.body[max(size, 0) :]
        if 0 < size <= len(message.body) and not excess.strip(b"\r\n"):
            return "length", block[: len(block) - len(excess)]
        if message.is_chunked and _LAST_CHUNK.search(inner + b"\r\n"):
            return "length", inner
        try:
            page = decode_body(split_message(inner), largest)
        except ArchiveError:
            return None
        return ("html", inner) if closes_html(page) else None
    return ("html", inner) if closes_html(inner) else None


def check_digests(fields: Mapping[str, str], block: bytes, largest: int) -> bool | None:
    """Whether a noted digest agrees; None if none is noted in a known way.

    `largest` bounds the decoded payload.
    """
    noted = _noted_digests(fields)
    if not noted:
        return None
    wanted = noted.get("warc-block-digest")
    if wanted is not None and _agrees(wanted, block):
        return True
    wanted = noted.get("warc-payload-digest")
    if wanted is None:
        return False
    return any(_agrees(wanted, payload) for payload in _read_payloads(fields, block, largest))


def is_http(fields: Mapping[str, str]) -> bool:
    """Whether a record's block is an HTTP message."""
    kind = fields.get("content-type", "").lower()
    return kind.startswith("application/http") or (
        not kind and fields.get("warc-type", "").lower() == "response"
    )


def _noted_digests(fields: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Algorithm and value by field; only those that can be compared."""
    noted = {}
    for name in ("warc-block-digest", "warc-payload-digest"):
        label, colon, value = fields.get(name, "").strip().partition(":")
        algorithm = label.strip().lower().replace("-", "")
        if colon and algorithm in ALGORITHMS and value.strip():
            size = hashlib.new(algorithm, usedforsecurity=False).digest_size
            if _has_digest_size(value.strip(), size):
                noted[name] = algorithm, value.strip()
    return noted


def _has_digest_size(value: str, size: int) -> bool:
    bare = value.rstrip("=")
    return len(bare) in (2 * size, -(-8 * size // 5), -(-4 * size // 3))


def _agrees(wanted: tuple[str, str], content: bytes) -> bool:
    algorithm, value = wanted
    digest = hashlib.new(algorithm, content, usedforsecurity=False).digest()
    bare = value.rstrip("=")
    return (
        bare.lower() == digest.hex()
        or bare.upper() == base64.b32encode(digest).decode().rstrip("=")
        or bare == base64.b64encode(digest).decode().rstrip("=")
    )


def _read_payloads(fields: Mapping[str, str], block: bytes, largest: int) -> Iterator[bytes]:
    """What the payload of a block may be taken for, the likeliest first."""
    if not is_http(fields):
        yield block
        return
    try:
        message = split_message(block)
    except ArchiveError:
        yield block
        return
    yield message.body
    if message.is_chunked:
        yield join_chunks(message.body)[0]
    try:
        decoded = decode_body(message, largest)
    except ArchiveError:
        return
    if decoded is not message.body:
        yield decoded


def _close(block: bytes) -> bytes:
    """A block without the line ends that close its record."""
    for closing in CLOSINGS:
        if block.endswith(closing):
            return block.removesuffix(closing)
    return block
