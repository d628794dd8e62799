"""Records of WARC and ARC archives to outcomes: what becomes of each kind, whole or damaged."""

import gzip
import io
import re

import pytest

from flows.readers.outcomes import Outcome, ReadLimits, Source
from flows.readers.warc import read_warc
from tests.support import paths
from tests.support.build_sample_warc import (
    build_answer,
    build_crawl,
    build_page,
    build_record,
    read_stories,
)
from transforms.lake.records import Reject
from transforms.text.stored_article import StoredArticle

PAGE = build_page(read_stories()[0])
HEADLINE = "Council passes budget by a single vote"
URL = "https://a.example/news/budget"
HTML = {"Content-Type": "text/html; charset=utf-8"}
GOOD = build_answer(1, URL, PAGE, HTML)
HTTP = "application/http; msgtype=response"
SHARED = paths.SHARED / "data" / "archives" / "malformed"


def read(content: bytes) -> list[Outcome]:
    source = Source("a" * 20, "a.warc", "run", ReadLimits())
    return list(read_warc(source, io.BytesIO(content)))


def brief(outcome: Outcome) -> str:
    """What became of a record: a reason, or the headline."""
    if isinstance(outcome, StoredArticle):
        return outcome.article.headline or ""
    return outcome.reason


def add_field(record: bytes, field: bytes) -> bytes:
    return record.replace(b"WARC/1.0\r\n", b"WARC/1.0\r\n" + field + b"\r\n", 1)


def replace_block(record: bytes, old: bytes, new: bytes) -> bytes:
    """Other bytes of the same number, and the digest of the old ones."""
    assert len(old) == len(new)
    assert old in record
    return record.replace(old, new, 1)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(GOOD, [HEADLINE], id="a page"),
        pytest.param(
            build_record("resource", 1, URL, PAGE, "text/html"),
            [HEADLINE],
            id="a page without HTTP",
        ),
        pytest.param(
            GOOD.replace(HTTP.encode(), b"text/html"), [HEADLINE], id="HTTP said to be a page"
        ),
        pytest.param(
            GOOD.replace(b"WARC-Type: response", b"WARC-Type: continuation"),
            ["truncated"],
            id="a piece without a number",
        ),
        pytest.param(
            build_record("resource", 1, URL, b"words", "text/plain"),
            ["not_html"],
            id="a resource that is no page",
        ),
        pytest.param(
            build_record("conversion", 1, URL, b"A title\nThe mayor spoke.\n", "text/plain"),
            ["A title"],
            id="a text made of a page",
        ),
        pytest.param(
            build_record("conversion", 1, URL, b"A title\n", "text/plain"),
            ["missing_text"],
            id="a text that is a title",
        ),
        pytest.param(
            build_record("conversion", 1, URL, b"caf\xe9\nx\n", "text/plain"),
            ["bad_encoding"],
            id="a text in no UTF-8",
        ),
        pytest.param(
            build_record("conversion", 1, URL, b"words", "image/png"),
            ["not_a_response"],
            id="a picture made of a page",
        ),
        pytest.param(
            build_record("revisit", 1, URL, b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", HTTP),
            ["not_a_response"],
            id="a revisit",
        ),
        pytest.param(
            build_record("request", 1, URL, b"GET / HTTP/1.1\r\n\r\n", "application/http"),
            ["not_a_response"],
            id="a request",
        ),
        pytest.param(
            build_record("continuation", 1, URL, PAGE, HTTP).replace(
                b"WARC/1.0\r\n", b"WARC/1.0\r\nWARC-Segment-Number: 2\r\n"
            ),
            ["truncated"],
            id="a later piece of a record",
        ),
        pytest.param(
            add_field(GOOD, b"WARC-Segment-Number: 1"), ["truncated"], id="the first piece of one"
        ),
        pytest.param(
            re.sub(rb"WARC-Type: .*\r\n", b"", GOOD, count=1), ["bad_record"], id="of no type"
        ),
        pytest.param(
            build_record("dream", 1, URL, PAGE, HTTP), ["not_a_response"], id="of an unknown type"
        ),
        pytest.param(
            add_field(GOOD, b"WARC-Truncated: length"), ["truncated"], id="cut by its crawler"
        ),
        pytest.param(
            replace_block(GOOD, b"single vote", b"double vote"), ["bad_record"], id="changed bytes"
        ),
        pytest.param(
            add_field(
                build_record("response", 1, URL, b"", HTTP),
                b"WARC-Payload-Digest: sha1:" + b"A" * 32,
            ),
            ["bad_record"],
            id="an empty answer",
        ),
        pytest.param(
            GOOD.replace(URL.encode(), b"<" + URL.encode() + b">"),
            [HEADLINE],
            id="<> around the URL",
        ),
        pytest.param(
            re.sub(rb"WARC-Target-URI: .*\r\n", b"", GOOD, count=1), [HEADLINE], id="no URL at all"
        ),
        pytest.param(
            build_answer(1, "dns:a.example", b"1.2.3.4", {}),
            ["not_html"],
            id="an answer of no server",
        ),
        pytest.param(
            build_answer(1, URL, PAGE, {"Content-Type": "text/plain"}), [HEADLINE], id="said plain"
        ),
        pytest.param(
            build_answer(1, URL, b"<rss><item>x</item></rss>", {}), ["not_html"], id="a feed"
        ),
        pytest.param(
            build_record("response", 1, URL, PAGE, HTTP), [HEADLINE], id="a page without a header"
        ),
    ],
)
def test_read_warc_judges_each_kind_of_record(record: bytes, expected: list[str]) -> None:
    assert [brief(outcome) for outcome in read(record)] == expected


def test_read_warc_mended_page_is_an_article_and_a_reject() -> None:
    mended = re.sub(rb"Content-Length: \d+", b"Content-Length: ten", GOOD, count=1)
    article, reject = read(mended)
    assert brief(article) == HEADLINE
    assert isinstance(reject, Reject)
    assert (reject.position, reject.reason, reject.url) == ("byte 0", "bad_record", URL)
    assert reject.detail == (
        "Content-Length 'ten' is no number; the record was kept with its "
        f"{len(GOOD) - GOOD.index(b'HTTP/1.1') - 4:,} bytes, for its digest agrees"
    )


def test_read_warc_mended_page_that_is_refused_is_one_reject() -> None:
    """One place and reason twice would be the same row twice."""
    mended = re.sub(
        rb"Content-Length: \d+",
        b"Content-Length: 5",
        add_field(GOOD, b"WARC-Truncated: time"),
        count=1,
    )
    (reject,) = read(mended)
    assert isinstance(reject, Reject)
    assert reject.reason == "truncated"
    assert "WARC-Truncated: time" in reject.detail
    assert "Content-Length '5'" in reject.detail


def arc_record(url: str, body: bytes) -> bytes:
    block = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    return b"%s 192.0.2.1 20090102030405 text/html %d\n%s\n" % (url.encode(), len(block), block)


VERSION = b"1 0 A crawler\nURL IP-address Archive-date Content-type Archive-length\n\n"
ARC = [
    b"filedesc://a.arc 0.0.0.0 20090102000000 text/plain %d\n%s\n" % (len(VERSION), VERSION),
    arc_record(URL, PAGE),
    arc_record("http://b.example/x", b"<html><body>short</body></html>"),
    arc_record(URL + "/again", PAGE),
]
PACKED_ARC = [gzip.compress(record, mtime=0) for record in ARC]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            b"".join(ARC), ["not_a_response", HEADLINE, "no_main_text", HEADLINE], id="plain"
        ),
        pytest.param(
            b"".join(PACKED_ARC),
            ["not_a_response", HEADLINE, "no_main_text", HEADLINE],
            id="a gzip member a record",
        ),
        pytest.param(
            PACKED_ARC[0] + PACKED_ARC[1][:500] + PACKED_ARC[2] + PACKED_ARC[3],
            ["not_a_response", "bad_record", "no_main_text", HEADLINE],
            id="a member cut in the middle of the file",
        ),
        pytest.param(
            ARC[0] + ARC[1][:700] + b"\n" + ARC[2] + ARC[3],
            ["not_a_response", "bad_record", "no_main_text", HEADLINE],
            id="a record cut in the middle of a plain file",
        ),
        pytest.param(
            ARC[0] + re.sub(rb"html \d+\n", b"html 99\n", ARC[1], count=1) + ARC[3],
            ["not_a_response", HEADLINE, "bad_record", HEADLINE],
            id="a length that is too short",
        ),
    ],
)
def test_read_warc_reads_arc(content: bytes, expected: list[str]) -> None:
    assert [brief(outcome) for outcome in read(content)] == expected


def test_read_warc_arc_record_gives_its_address_to_a_page_without_one() -> None:
    bare = re.sub(rb'<link rel="canonical"[^>]*>', b"", PAGE)
    (article,) = (item for item in read(arc_record(URL, bare)) if isinstance(item, StoredArticle))
    assert (article.article.url, article.article.source) == (URL, "a.example")


@pytest.mark.skipif(not SHARED.exists(), reason="the malformed archives are not here")
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("warcio-example.arc.gz", ["not_a_response", "front_page"]),
        (
            "warcio-example-trunc.warc",
            ["not_a_response"] * 2 + ["front_page", "bad_record", "not_a_response"],
        ),
        (
            "warcio-example-bad-non-chunked.warc.gz",
            ["not_a_response"] * 2 + ["front_page"] + ["not_a_response"] * 3,
        ),
        ("warcio-example-wrong-chunks.warc.gz", ["front_page", "not_a_response"]),
        ("warcio-example-space-in-target-uri.warc.gz", ["not_a_response", "not_html"]),
    ],
)
def test_read_warc_of_other_projects_examples(name: str, expected: list[str]) -> None:
    assert [brief(outcome) for outcome in read((SHARED / name).read_bytes())] == expected


def test_read_warc_loses_no_record_wherever_one_length_is_wrong() -> None:
    """Each record of a crawl in turn says it is longer, shorter, or reaches over its neighbours."""
    records = build_crawl()
    whole = [brief(outcome) for outcome in read(b"".join(records))]
    for number, record in enumerate(records):
        size = int(re.search(rb"Content-Length: (\d+)", record)[1])  # type: ignore[index]
        for wrong in (0, size - 7, size + 7, size + 3000, 10**8):
            if wrong < 0:
                continue
            bent = re.sub(rb"Content-Length: \d+", b"Content-Length: %d" % wrong, record, count=1)
            content = b"".join([*records[:number], bent, *records[number + 1 :]])
            outcomes = [brief(outcome) for outcome in read(content)]
            assert outcomes.pop(number + 1) == "bad_record"
            assert outcomes == whole


def test_read_warc_a_text_taken_from_a_page_is_an_article_of_its_address() -> None:
    record = build_record("conversion", 1, URL, b"A title\n\n The mayor\r\nspoke.", "text/plain")
    (outcome,) = read(add_field(record, b"WARC-Identified-Content-Language: eng,deu"))
    assert isinstance(outcome, StoredArticle)
    article = outcome.article
    assert (article.headline, outcome.version.text) == ("A title", "The mayor\n\nspoke.")
    assert (article.url, article.source, article.language) == (URL, "a.example", "en")
