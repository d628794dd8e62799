"""HTTP bodies as crawlers store them: encoded, chunked, announced and not done, cut."""

import gzip
import zlib

import brotli
import pytest

from flows.warc.codec import zstd
from flows.warc.http_body import Answer, read_answer
from transforms.errors import ArchiveError

PAGE = b"<!doctype html><html><body>" + b"<p>The bridge will close. </p>" * 400 + b"</body></html>"
LIMIT = 1_000_000
HTML = {"Content-Type": "text/html"}


def answer(body: bytes, headers: dict[str, str], status: str = "200 OK") -> bytes:
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode() + body


def chunked(body: bytes) -> bytes:
    return b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(body) + packer.flush()


GZIP = {"Content-Encoding": "gzip"}
CHUNKED = {"Transfer-Encoding": "chunked"}


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        pytest.param({}, PAGE, id="plain"),
        pytest.param(GZIP, gzip.compress(PAGE), id="gzip"),
        pytest.param({"Content-Encoding": "x-gzip"}, gzip.compress(PAGE), id="x-gzip"),
        pytest.param({"Content-Encoding": "deflate"}, zlib.compress(PAGE), id="deflate"),
        pytest.param({"Content-Encoding": "deflate"}, raw_deflate(PAGE), id="raw deflate"),
        pytest.param(CHUNKED, chunked(PAGE), id="chunked"),
        pytest.param(CHUNKED | GZIP, chunked(gzip.compress(PAGE)), id="chunked gzip"),
        pytest.param(GZIP, PAGE, id="said gzip and stored plain"),
        pytest.param({"Content-Encoding": "br"}, PAGE, id="said brotli and stored plain"),
        pytest.param({"X-Crawl-Content-Encoding": "gzip"}, PAGE, id="the Common Crawl habit"),
        pytest.param(CHUNKED, PAGE, id="said chunked and stored whole"),
        pytest.param(CHUNKED | GZIP, PAGE, id="said both and stored plain"),
        pytest.param({}, gzip.compress(PAGE), id="gzip that nobody said"),
        pytest.param({}, zstd.compress(PAGE), id="zstd that nobody said"),
        pytest.param({"Content-Encoding": "zstd"}, zstd.compress(PAGE), id="zstd"),
        pytest.param({"Content-Encoding": "br"}, brotli.compress(PAGE), id="brotli"),
        pytest.param(
            {"Content-Encoding": "gzip, br"},
            brotli.compress(gzip.compress(PAGE)),
            id="brotli over gzip",
        ),
        pytest.param(GZIP, gzip.compress(gzip.compress(PAGE)), id="gzip twice, said once"),
        pytest.param(GZIP, gzip.compress(PAGE[:99]) + gzip.compress(PAGE[99:]), id="two members"),
        pytest.param({"Content-Encoding": "identity"}, PAGE, id="identity"),
        pytest.param({"Content-Encoding": "utf-8"}, PAGE, id="a charset for an encoding"),
        pytest.param(GZIP, gzip.compress(PAGE)[:-4], id="gzip cut behind the end of the page"),
        pytest.param(CHUNKED, chunked(PAGE)[:-5], id="no last chunk, and the page is closed"),
        pytest.param(
            CHUNKED, b"%x ;a=b\n%s\n0\n\n" % (len(PAGE), PAGE), id="chunks with bare line feeds"
        ),
        pytest.param({"Content-Length": "9999999"}, PAGE, id="short, and the page is closed"),
        pytest.param({"Content-Length": "10"}, PAGE, id="the length of what was packed once"),
    ],
)
def test_http_body_is_what_the_browser_saw(headers: dict[str, str], body: bytes) -> None:
    found = read_answer(answer(body, HTML | headers), LIMIT)
    assert (found.status, found.media_type, found.body) == (200, "text/html", PAGE)


@pytest.mark.parametrize(
    ("headers", "body", "reason"),
    [
        pytest.param(GZIP, gzip.compress(PAGE)[:-20], "truncated", id="cut gzip"),
        pytest.param(GZIP, gzip.compress(bytes(5_000_000)), "too_large", id="a bomb"),
        pytest.param({}, b"<" + bytes(LIMIT), "too_large", id="a large body"),
        pytest.param(CHUNKED, chunked(PAGE)[:-3000], "truncated", id="cut chunks"),
        pytest.param({"Content-Encoding": "deflate"}, b"no deflate", "bad_record", id="no deflate"),
        pytest.param({"Content-Encoding": "br"}, b"no brotli", "bad_record", id="no brotli"),
        pytest.param(
            {"Content-Encoding": "br"}, brotli.compress(PAGE)[:-9], "truncated", id="cut brotli"
        ),
        pytest.param({}, zstd.compress(PAGE)[:-9], "truncated", id="cut zstd"),
        pytest.param({}, zstd.compress(bytes(5_000_000)), "too_large", id="a bomb in zstd"),
        pytest.param(
            {"Content-Encoding": "br"},
            brotli.compress(bytes(5_000_000)),
            "too_large",
            id="a bomb in brotli",
        ),
        pytest.param(
            CHUNKED, b"4\r\n<htm\r\nzz\r\nl>", "bad_record", id="a chunk size that is no number"
        ),
        pytest.param(
            {"Content-Length": "99999"}, PAGE[:-7], "truncated", id="short by its own header"
        ),
    ],
)
def test_http_body_that_is_not_whole_is_refused(
    headers: dict[str, str], body: bytes, reason: str
) -> None:
    with pytest.raises(ArchiveError, match=reason):
        read_answer(answer(body, HTML | headers), LIMIT)


def test_http_body_of_an_error_page_is_not_decoded() -> None:
    block = answer(b"cut", HTML | CHUNKED, "404 Not Found")
    assert read_answer(block, LIMIT).status == 404


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        pytest.param(PAGE, (200, "", None), id="a page without header, as of HTTP/0.9"),
        pytest.param(
            b"Content-Type: text/html; charset=UTF-8\r\n\r\n" + PAGE,
            (200, "text/html", "utf-8"),
            id="a header without status line",
        ),
        pytest.param(
            b"HTTP/1.1 100 Continue\r\n\r\nHTTP/2 200\r\ncontent-type:text/html\r\n\r\n" + PAGE,
            (200, "text/html", None),
            id="an interim answer before it",
        ),
        pytest.param(
            b"HTTP/1.0 200 OK\nContent-Type: text/html;\n charset='Latin1'\n\n" + PAGE,
            (200, "text/html", "iso8859-1"),
            id="bare line feeds and a folded line",
        ),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=nonsense\r\n" + PAGE,
            (200, "text/html", None),
            id="no empty line, and a charset that is none",
        ),
        pytest.param(b"HTTP/1.1 200OK\r\n\r\n" + PAGE, (200, "", None), id="no space"),
        pytest.param(b"HTTP/1.1 200\r\n\r\n" + PAGE, (200, "", None), id="no header fields"),
    ],
)
def test_http_body_of_an_odd_message(block: bytes, expected: tuple[int, str, str | None]) -> None:
    found = read_answer(block, LIMIT)
    assert (found.status, found.media_type, found.charset) == expected
    assert found.body == PAGE
    assert found.is_html


@pytest.mark.parametrize(
    "block", [b"", b"GET / HTTP/1.1\r\n\r\n", b"\x00\x01", b"HTTP/1.1 200 OK\r\nA: b"]
)
def test_http_body_of_no_answer_is_refused(block: bytes) -> None:
    with pytest.raises(ArchiveError, match="bad_record"):
        read_answer(block, LIMIT)


@pytest.mark.parametrize(
    ("media_type", "body", "is_html"),
    [
        pytest.param("text/html", b"plain words", True, id="said to be a page"),
        pytest.param("application/xhtml+xml", b"<?xml version='1.0'?><html/>", True, id="XHTML"),
        pytest.param("text/plain", b"<!-- a -->\n<!DOCTYPE html><p>x", True, id="said plain"),
        pytest.param("application/octet-stream", b"\xef\xbb\xbf<html>", True, id="said binary"),
        pytest.param("text/plain", b"<b>not</b> a page", False, id="text with a tag"),
        pytest.param("application/xml", b"<?xml version='1.0'?><rss>", False, id="a feed"),
        pytest.param("application/pdf", b"<html>", False, id="said to be something else"),
        pytest.param("", b"<div>a piece of a page", True, id="a piece of a page without a type"),
        pytest.param("", b"<rss version='2.0'>", False, id="a feed without a type"),
        pytest.param("", b"", False, id="nothing"),
    ],
)
def test_http_body_knows_a_page(media_type: str, body: bytes, is_html: bool) -> None:
    assert Answer(200, media_type, None, body).is_html is is_html
