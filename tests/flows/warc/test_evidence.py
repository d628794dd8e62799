"""Digests as crawlers note them, over the payload as they understand it."""

import base64
import gzip
import hashlib

import pytest

from flows.warc.evidence import check_digests

LARGEST = 1_000_000
PAGE = b"<html><body><p>The bridge will close.</p></body></html>"
PACKED = gzip.compress(PAGE, mtime=0)
CHUNKED = b"%x\r\n%s\r\n0\r\n\r\n" % (len(PACKED), PACKED)
BLOCK = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n" + CHUNKED
FIELDS = {"warc-type": "response", "content-type": "application/http; msgtype=response"}


def sha1(content: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(content).digest()).decode()


WRONG = sha1(b"other bytes")


@pytest.mark.parametrize(
    ("noted", "agrees"),
    [
        pytest.param(sha1(BLOCK), True, id="sha1 in base32"),
        pytest.param(sha1(BLOCK).lower(), True, id="in small letters"),
        pytest.param("SHA1:" + hashlib.sha1(BLOCK).hexdigest().upper(), True, id="in hex"),
        pytest.param("md5:" + hashlib.md5(BLOCK).hexdigest(), True, id="md5"),
        pytest.param("sha-256:" + hashlib.sha256(BLOCK).hexdigest(), True, id="sha256"),
        pytest.param(
            "sha256:" + base64.b32encode(hashlib.sha256(BLOCK).digest()).decode().rstrip("="),
            True,
            id="sha256 in base32 without padding",
        ),
        pytest.param(
            "sha512:" + base64.b32encode(hashlib.sha512(BLOCK).digest()).decode(),
            True,
            id="sha512 in base32 with padding",
        ),
        pytest.param(
            "sha256:" + base64.b64encode(hashlib.sha256(BLOCK).digest()).decode(),
            True,
            id="in base64",
        ),
        pytest.param(WRONG, False, id="of other bytes"),
        pytest.param("crc32:1234", None, id="an algorithm nobody knows"),
        pytest.param("sha1:too-short", None, id="no digest"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_warc_evidence_block_digest(noted: str, agrees: bool | None) -> None:
    assert check_digests(FIELDS | {"warc-block-digest": noted}, BLOCK, LARGEST) is agrees


@pytest.mark.parametrize(
    ("digests", "agrees"),
    [
        pytest.param({"warc-payload-digest": sha1(CHUNKED)}, True, id="the body as stored"),
        pytest.param({"warc-payload-digest": sha1(PACKED)}, True, id="without chunks"),
        pytest.param({"warc-payload-digest": sha1(PAGE)}, True, id="decoded"),
        pytest.param({"warc-payload-digest": WRONG}, False, id="of none of these"),
        pytest.param(
            {"warc-payload-digest": WRONG, "warc-block-digest": sha1(BLOCK)},
            True,
            id="the block outweighs the payload",
        ),
        pytest.param(
            {"warc-payload-digest": sha1(PAGE), "warc-block-digest": WRONG},
            True,
            id="the payload outweighs a block whose HTTP header was changed",
        ),
    ],
)
def test_warc_evidence_payload_digest(digests: dict[str, str], agrees: bool) -> None:
    assert check_digests(FIELDS | digests, BLOCK, LARGEST) is agrees
