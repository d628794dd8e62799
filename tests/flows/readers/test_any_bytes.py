"""Any bytes under the readers of tables, JSON documents and feeds give outcomes, never a crash."""

import io
import json
import socket
import zipfile
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.readers.document import read_docx, read_rtf, read_text
from flows.readers.feed import read_feed
from flows.readers.json_document import read_json
from flows.readers.mail import read_mail, read_mbox
from flows.readers.mediawiki import read_mediawiki
from flows.readers.outcomes import Reader
from flows.readers.parquet import read_parquet
from flows.readers.table import read_table
from tests.support.budget import slow_property
from tests.support.reading import LONG, check_outcomes, read_bytes


def _refuse(*_: Any, **__: Any) -> None:
    raise AssertionError("a reader opened a connection")


@pytest.fixture(autouse=True, scope="module")
def _no_network() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", _refuse)
        patch.setattr(socket, "getaddrinfo", _refuse)
        yield


def _make_parquet() -> bytes:
    buffer = io.BytesIO()
    texts = [f"{number}. {LONG}" for number in range(40)]
    table = pa.table({"id": list(range(40)), "text": texts, "tags": [["a", "b"]] * 40})
    pq.write_table(table, buffer, row_group_size=20, compression="snappy")
    return buffer.getvalue()


ARTICLES = [
    {"id": n, "title": 'A "b"', "text": f"{n} {LONG}", "x": [1, {"y": None}]} for n in range(4)
]
FEED = (
    '<?xml version="1.0" encoding="utf-8"?><!-- a --><rss version="2.0"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>T</title>'
    "<wp:author><wp:author_login>a</wp:author_login></wp:author>"
    + "".join(
        f'<item><guid isPermaLink="false">{number}</guid><title>A &amp; b</title>'
        f"<link>https://example.org/{number}</link><pubDate>Mon, 03 Mar 2025 10:00:00 GMT</pubDate>"
        f"<content:encoded><![CDATA[<p>{LONG}</p><p>&eacute; é</p>]]></content:encoded></item>"
        for number in range(4)
    )
    + "</channel></rss>"
)
TABLE = "id,title,text\r\n" + "".join(f'{n},"A ""b""","{LONG}\nmore, é"\r\n' for n in range(4))
MAIL = (
    "From: Jane Roe <jane@example.org>\nSubject: =?utf-8?q?caf=C3=A9?=\n"
    'Content-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/html;'
    f" charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<p>{LONG}=C3=A9</p>\n--b--\n"
)
MBOX = "".join(f"From jane@example.org Mon Jan  5 14:20:31 202{n}\n{MAIL}\n" for n in range(4))
FACTIVA = "".join(
    f"HD\nA {n}\n\nPD\n5 January 2026\n\nSN\nPost\n\nLP\n{LONG}\n\nTD\n{LONG}\n\n"
    f"AN\nDocument POST0002026010{n}em15\n\n"
    for n in range(4)
)
RTF = "{\\rtf1\\ansi " + FACTIVA.replace("\n", "\\par ") + "\\'e9}"


def _make_docx() -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in FACTIVA.splitlines())
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        document = f'<w:document xmlns:w="{space}"><w:body>{lines}</w:body></w:document>'
        archive.writestr("word/document.xml", document)
    return packed.getvalue()


WIKI = (
    '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" xml:lang="en"><siteinfo>'
    "<sitename>W</sitename><base>https://w.example/wiki/Main_Page</base></siteinfo>"
    + "".join(
        f"<page><title>A {n}</title><ns>0</ns><id>{n}</id><revision><id>{n}</id><text>"
        f"{{{{date|May 5, 2025}}}} [[a|b]] '''c''' {LONG} ==x== {{| y |}} &lt;ref/></text>"
        "</revision></page>"
        for n in range(4)
    )
    + "</mediawiki>"
)
READERS: list[tuple[Reader, bytes]] = [
    (read_table, TABLE.encode()),
    (read_table, TABLE.replace(",", "\t").encode("utf-16")),
    (read_json, json.dumps(ARTICLES).encode()),
    (read_json, json.dumps({"articles": ARTICLES}, indent=1, ensure_ascii=False).encode()),
    (
        read_json,
        json.dumps({"version": "https://jsonfeed.org/version/1", "items": ARTICLES}).encode(),
    ),
    (read_feed, FEED.encode()),
    (read_feed, FEED.replace("utf-8", "utf-16").encode("utf-16")),
    (read_mbox, MBOX.encode()),
    (read_mediawiki, WIKI.encode()),
    (read_text, FACTIVA.encode()),
    (read_rtf, RTF.encode("cp1252")),
    (read_docx, _make_docx()),
    (read_parquet, _make_parquet()),
]
MARKS = [
    b'"',
    b"\n",
    b",",
    b"{",
    b"}",
    b"[",
    b"]",
    b"<",
    b">",
    b"&",
    b"]]>",
    b"<item>",
    b"From a 2026\n",
    b"--b\n",
    b": ",
    b"{{",
    b"[[",
    b"{|",
    b"\x00",
    b"\xff",
]


@st.composite
def damaged(draw: st.DrawFn, content: bytes) -> bytes:
    """The content cut, with bytes flipped, taken out or put in."""
    changed = bytearray(content[: draw(st.integers(len(content) // 3, len(content)))])
    for _ in range(draw(st.integers(0, 6))):
        place = draw(st.integers(0, max(len(changed) - 1, 0)))
        taken = draw(st.sampled_from([0, 0, 1, 40]))
        changed[place : place + taken] = draw(st.sampled_from(MARKS) | st.binary(max_size=3))
    return bytes(changed)


@pytest.mark.parametrize(("reader", "content"), READERS)
def test_read_any_bytes_whole_files_are_read(reader: Reader, content: bytes) -> None:
    outcomes = read_bytes(reader, content)
    assert len(outcomes) in (4, 40)
    check_outcomes(outcomes)


@pytest.mark.parametrize(("reader", "content"), READERS)
@slow_property(40, 300)
@given(data=st.data())
def test_read_any_bytes_damaged_files_give_outcomes(
    reader: Reader, content: bytes, data: st.DataObject
) -> None:
    changed = data.draw(damaged(content))
    largest = data.draw(st.sampled_from([1_000, 20_000_000]))
    check_outcomes(read_bytes(reader, changed, record_bytes=largest))


@pytest.mark.parametrize(
    "reader",
    [
        read_table,
        read_json,
        read_feed,
        read_parquet,
        read_mail,
        read_mbox,
        read_rtf,
        read_text,
        read_docx,
        read_mediawiki,
    ],
)
@slow_property(60, 300)
@given(
    content=st.binary(max_size=300)
    | st.lists(st.sampled_from([*MARKS, b"text", b"id", b"<rss>", b":", b"1", b" "])).map(b"".join),
)
def test_read_any_bytes_give_outcomes(reader: Reader, content: bytes) -> None:
    check_outcomes(read_bytes(reader, content))


@pytest.mark.parametrize(
    ("reader", "content"), [pair for pair in READERS if pair[0] not in (read_parquet, read_docx)]
)
@slow_property(10, 60)
@given(most=st.integers(1, 400))
def test_read_any_bytes_in_pieces_of_any_size(reader: Reader, content: bytes, most: int) -> None:
    assert read_bytes(reader, content, most=most) == read_bytes(reader, content)
