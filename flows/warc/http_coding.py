"""HTTP codings taken off a body: chunks, gzip, deflate, brotli, zstd, and several in a row.

In: bytes and what the header says of them. Out: plain bytes, and the failure that ended them
early, if any: what came before it may be a whole page. The decision to question: a coding whose
mark the bytes do not bear was taken off by the crawler, and so is passed over.
"""

import re
import zlib
from collections.abc import Callable

import brotli

from flows.codecs.decompress import CHUNK, GZIP_WINDOW
from flows.warc.codec import DECODER_ERRORS, ZSTD_MAGIC, zstd
from transforms.errors import ArchiveError

MOST_CODINGS = 4
"""Codings taken off one body; servers behind servers have packed pages twice."""

Decoded = tuple[bytes, ArchiveError | None]

_CHUNK_LINE = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\n]{0,1000})?\r?\n")
_GZIP = b"\x1f\x8b"
_TEXT = re.compile(rb"[\s\x21-\x7e\x80-\xff]{64}")


def join_chunks(body: bytes) -> Decoded:
    """A body without chunk lines; one that does not begin with such a line is as it is."""
    found = _CHUNK_LINE.match(body)
    if found is None:
        return body, None
    pieces: list[bytes] = []
    failure = None
    while found is not None:
        size = int(found[1], 16)
        piece = body[found.end() : found.end() + size]
        pieces.append(piece)
        if size == 0:
            break
        place = found.end() + size
        if len(piece) < size or place >= len(body):
            failure = ArchiveError("truncated", "the chunked HTTP body ends in its middle")
            break
        place += 2 if body.startswith(b"\r\n", place) else body.startswith(b"\n", place)
        found = _CHUNK_LINE.match(body, place)
        if found is None and place < len(body):
            detail = f"no chunk size at byte {place} of the chunked HTTP body"
            failure = ArchiveError("bad_record", detail)
        elif found is None:
            failure = ArchiveError("truncated", "the chunked HTTP body has no last chunk")
    return b"".join(pieces), failure


def decode_content(body: bytes, stated: str, largest: int) -> Decoded:
    """A body without its content codings. Raises `ArchiveError` too_large, bad_record."""
    codings = [name.strip().lower() for name in stated.split(",") if name.strip()]
    failure = None
    for _ in range(MOST_CODINGS):
        coding = _choose_coding(body, codings)
        if coding is None:
            break
        body, failure = _DECODERS[coding](body, largest)
        if len(body) > largest:
            raise ArchiveError("too_large", f"a page over {largest:,} bytes when decoded")
        if failure is not None:
            if not body:
                raise failure
            break
    return body, failure


def _choose_coding(body: bytes, codings: list[str]) -> str | None:
    """What is to be taken off next; a stated coding is used up."""
    if body.startswith(_GZIP):
        return "gzip"
    if body.startswith(ZSTD_MAGIC):
        return "zstd"
    while codings:
        coding = codings.pop()
        if coding in ("deflate", "br") and body and not _looks_plain(body):
            return coding
    return None


def _looks_plain(body: bytes) -> bool:
    """Whether it is text in any 8-bit character set."""
    return body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and bool(_TEXT.match(body))


def _inflate_gzip(body: bytes, largest: int) -> Decoded:
    pieces: list[bytes] = []
    left = largest + 1
    while body.startswith(_GZIP) and left > 0:
        decoder = zlib.decompressobj(GZIP_WINDOW)
        plain, failure = _inflate(decoder, body, left)
        pieces.append(plain)
        left -= len(plain)
        if failure is not None:
            return b"".join(pieces), failure
        body = decoder.unused_data
    return b"".join(pieces), None


def _inflate_deflate(body: bytes, largest: int) -> Decoded:
    """Deflate comes with a zlib header or, from some servers, without."""
    plain, failure = _inflate(zlib.decompressobj(15), body, largest + 1)
    if failure is not None and not plain:
        return _inflate(zlib.decompressobj(-15), body, largest + 1)
    return plain, failure


def _inflate(decoder: "zlib._Decompress", body: bytes, most: int) -> Decoded:
    pieces: list[bytes] = []
    had = 0
    while had < most:
        try:
            # piece by piece, so that what stands before an error is had
            plain = decoder.decompress(body, min(CHUNK, most - had))
        except zlib.error as error:
            failure = ArchiveError("bad_record", f"compressed HTTP body: {error}")
            return b"".join(pieces), failure
        pieces.append(plain)
        had += len(plain)
        body = decoder.unconsumed_tail
        if decoder.eof:
            return b"".join(pieces), None
        if not body and not plain:
            break
    return b"".join(pieces), None if had >= most else _ends_early()


def _decode_zstd(body: bytes, largest: int) -> Decoded:
    decoder = zstd.ZstdDecompressor()
    try:
        plain = decoder.decompress(body, largest + 1)
    except DECODER_ERRORS as error:
        return b"", ArchiveError("bad_record", f"compressed HTTP body: {error}")
    return plain, None if decoder.eof or len(plain) > largest else _ends_early()


def _decode_brotli(body: bytes, largest: int) -> Decoded:
    decoder = brotli.Decompressor()
    pieces: list[bytes] = []
    had = 0
    try:
        while had <= largest:
            piece = decoder.process(body, output_buffer_limit=CHUNK)
            pieces.append(piece)
            had += len(piece)
            body = b""
            if decoder.is_finished():
                return b"".join(pieces), None
            if not piece and decoder.can_accept_more_data():
                return b"".join(pieces), _ends_early()
    except brotli.error as error:
        return b"".join(pieces), ArchiveError("bad_record", f"compressed HTTP body: {error}")
    return b"".join(pieces), None


def _ends_early() -> ArchiveError:
    return ArchiveError("truncated", "the compressed HTTP body ends in its middle")


_DECODERS: dict[str, Callable[[bytes, int], Decoded]] = {
    "gzip": _inflate_gzip,
    "zstd": _decode_zstd,
    "deflate": _inflate_deflate,
    "br": _decode_brotli,
}
