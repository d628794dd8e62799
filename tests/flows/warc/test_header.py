"""Headers of WARC and ARC records, in the ways that crawlers write them."""

import pytest

from flows.warc.header import ARC, WARC, choose_framing, opens_records, read_fields


def test_warc_header_fields_are_read_as_written() -> None:
    header = (
        b"WARC-Type : response\r\nwarc-target-uri: <http://a.example/x y>\r\n"
        b"WARC-Note: one\r\n\ttwo\n three\r\nno field\r\nWARC-Type: metadata\r\nX-Name: caf\xe9\n"
    )
    assert read_fields(header) == {
        "warc-type": "response",
        "warc-target-uri": "<http://a.example/x y>",
        "warc-note": "one two three",
        "x-name": "caf\u00e9",
    }


@pytest.mark.parametrize(
    ("stated", "length"),
    [("17", 17), ("0", 0), ("-1", None), ("+5", None), ("1_0", None), ("9" * 30, None), ("", None)],
)
def test_warc_header_length_is_a_number_or_none(stated: str, length: int | None) -> None:
    head = WARC.read_head(b"WARC/1.0\r\nContent-Length: %s\r\n\r\n" % stated.encode())
    assert head is not None
    assert head.length == length


def test_warc_header_of_an_arc_record_is_that_of_a_response() -> None:
    line = b"http://a.example/x y 192.0.2.1 20140216050221 text/html 1591\n"
    head = ARC.read_head(line + b"HTTP/1.0 200 OK\r\n")
    assert head is not None
    assert (head.size, head.length) == (len(line), 1591)
    assert head.fields == {
        "warc-type": "response",
        "warc-target-uri": "http://a.example/x y",
        "warc-ip-address": "192.0.2.1",
        "warc-date": "2014-02-16T05:02:21Z",
        "warc-identified-payload-type": "text/html",
        "content-type": "application/http; msgtype=response",
    }


@pytest.mark.parametrize(
    ("head", "is_known"),
    [
        pytest.param(b"WARC/1.0\r\nWARC-Type: x", True, id="WARC"),
        pytest.param(b"\r\n\r\nWARC/0.17\n", True, id="WARC behind line ends"),
        pytest.param(
            b"filedesc://a.arc 0.0.0.0 20140216050221 text/plain 75\n1 0 X\n", True, id="ARC"
        ),
        pytest.param(
            b"http://a.example/ 1.2.3.4 20140216050221 text/html 200 - - 77 a.arc.gz 10\n",
            True,
            id="ARC, version 2",
        ),
        pytest.param(b"http://a.example/ 2::1 199901010101 no-type 5\r\n", True, id="an old date"),
        pytest.param(b"WARC is a format", False, id="text about WARC"),
        pytest.param(b"http://a.example/ is a page of 2014 with 75\n", False, id="text with a URL"),
        pytest.param(b"", False, id="nothing"),
    ],
)
def test_warc_header_tells_archives_from_text(head: bytes, is_known: bool) -> None:
    assert opens_records(head) is is_known


def test_warc_header_framing_is_chosen_by_the_first_line() -> None:
    assert choose_framing(b"filedesc://a.arc 0.0.0.0 20140216050221 text/plain 75\n") is ARC
    assert choose_framing(b"WARC/1.0\r\n") is WARC
    assert choose_framing(b"\x00junk") is WARC
