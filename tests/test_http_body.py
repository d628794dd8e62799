"""HTTP bodies as crawlers store them: encoded, chunked, announced and not done, cut."""

import gzip
import zlib

import brotli
import pytest

from flows.http_body import read_answer
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
    ],
)
def test_http_body_is_what_the_browser_saw(headers: dict[str, str], body: bytes) -> None:
    found = read_answer(answer(body, HTML | headers), LIMIT)
    assert (found.status, found.media_type, found.body) == (200, "text/html", PAGE)


def test_http_body_in_brotli() -> None:
    block = answer(brotli.compress(PAGE), HTML | {"Content-Encoding": "br"})
    assert read_answer(block, LIMIT).body == PAGE


@pytest.mark.parametrize(
    ("headers", "body", "reason"),
    [
        pytest.param(GZIP, gzip.compress(PAGE)[:-20], "truncated", id="cut gzip"),
        pytest.param(GZIP, gzip.compress(bytes(5_000_000)), "too_large", id="a bomb"),
        pytest.param({}, b"<" + bytes(LIMIT), "too_large", id="a large body"),
        pytest.param(CHUNKED, chunked(PAGE)[:-3000], "truncated", id="cut chunks"),
        pytest.param({"Content-Encoding": "deflate"}, b"no deflate", "bad_record", id="no deflate"),
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
