"""What a file is, by its content: every format, compressed or not, and what is none."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile

import pytest
from backports import zstd
from hypothesis import example, given
from hypothesis import strategies as st

from flows.readers.archive import CONTAINERS, READERS, read_file
from flows.readers.no_reader import NO_READER
from flows.readers.outcomes import ReadLimits, Source
from flows.readers.sniff import FORMATS, SNIFFED, open_content, sniff_format, sniff_head
from tests.support import paths
from tests.support.reading import brief

SHARED = paths.SHARED / "data" / "archives"
LINE = b'{"id": "a", "text": "The bridge will close."}\n'
STORY = b"Bridge to close\n\nThe bridge will close on Friday, the road authority said.\n"
WARC = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
ARC = b"filedesc://a.arc 0.0.0.0 20040102030405 text/plain 76\n1 0 Archive\n"


ODF = b"application/vnd.oasis.opendocument."


def zipped(name: str = "a.txt", content: str | bytes = STORY) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, content)
    return packed.getvalue()


def tarred(kind: int = tarfile.PAX_FORMAT) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=kind) as archive:
        info = tarfile.TarInfo("a.txt")
        info.size = len(STORY)
        archive.addfile(info, io.BytesIO(STORY))
    return packed.getvalue()


def without_magic(tar: bytes) -> bytes:
    """The same in the oldest kind of tar, which has a check sum and nothing else."""
    header = bytearray(tar[:512])
    header[257:512] = bytes(255)
    header[148:156] = b" " * 8
    header[148:156] = f"{sum(header):06o}".encode() + b"\0 "
    return bytes(header) + tar[512:]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(LINE, "jsonl", id="JSON lines"),
        pytest.param(b"\xef\xbb\xbf\n" + LINE, "jsonl", id="a mark and a blank line"),
        pytest.param(b'{"text": "' + b"word " * 20_000 + b'"}\n', "jsonl", id="one long line"),
        pytest.param(gzip.compress(LINE), "jsonl", id="gzip whatever its name"),
        pytest.param(bz2.compress(LINE), "jsonl", id="bzip2"),
        pytest.param(lzma.compress(LINE), "jsonl", id="xz"),
        pytest.param(zstd.compress(LINE), "jsonl", id="zstd"),
        pytest.param(lzma.compress(gzip.compress(LINE)), "jsonl", id="compressed twice"),
        pytest.param(b'["a", 1]\n{"id": "b"}\n', "jsonl", id="a list first"),
        pytest.param(b'{\n "a": 1\n}\n', "json", id="an object over many lines"),
        pytest.param(b"[" + LINE.strip() + b"," + LINE.strip() + b"]", "json", id="a list"),
        pytest.param(
            b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', "json", id="JSON feed"
        ),
        pytest.param(b'{"items": [{"text": "' + b"word " * 20_000, "json", id="a long list"),
        pytest.param(
            b'<?xml version="1.0"?><article><front/></article>', "xml", id="an article of journals"
        ),
        pytest.param(
            b'<!DOCTYPE article PUBLIC "-//NLM//DTD JATS v1.2//EN" "a.dtd"><article><front/>',
            "xml",
            id="the same by its DTD",
        ),
        pytest.param(
            b"sep=;\r\ntitle;text\r\nToll;It rises.\r\n", "table", id="Excel's first line"
        ),
        pytest.param(b"<article><h1>Toll</h1></article>", "html", id="an article of a page"),
        pytest.param(WARC, "warc", id="WARC"),
        pytest.param(gzip.compress(WARC), "warc", id="WARC in gzip"),
        pytest.param(zstd.compress(WARC), "warc", id="WARC in zstd"),
        pytest.param(ARC, "warc", id="ARC"),
        pytest.param(STORY, "text", id="text"),
        pytest.param("“Café”, she said.\n".encode("cp1252"), "text", id="text in windows-1252"),
        pytest.param(STORY.decode().encode("utf-16"), "text", id="text in UTF-16"),
        pytest.param(b"[PRAGUE] The bridge will close.\n", "text", id="text that opens a bracket"),
        pytest.param(b"Paris, Rome, Berlin\n\nThree mayors met.\n", "text", id="text with commas"),
        pytest.param(b"<!DOCTYPE html><p>x", "html", id="HTML"),
        pytest.param(b"<!-- saved --><div>x</div>", "html", id="a piece of HTML"),
        pytest.param(b"<html>a\x00b" + b"word " * 99, "html", id="HTML with a NUL"),
        pytest.param(b"\xff\xfe" + "<html><p>x".encode("utf-16-le"), "html", id="HTML in UTF-16"),
        pytest.param(b'<?xml version="1.0"?><html><p>x</p></html>', "html", id="XHTML"),
        pytest.param(b'<?xml version="1.0"?><nitf/>', "xml", id="NITF"),
        pytest.param(b'<n:newsItem xmlns:n="x">', "xml", id="NewsML with a prefix"),
        pytest.param(b'<?xml version="1.0"?><rss version="2.0">', "feed", id="RSS"),
        pytest.param(b"<rdf:RDF >", "feed", id="RSS 1.0"),
        pytest.param(b"<!-- a --><urlset>", "feed", id="sitemap"),
        pytest.param(b'<!DOCTYPE lewis SYSTEM "lewis.dtd">\n<REUTERS>', "reuters", id="Reuters"),
        pytest.param(b'<?xml version="1.0"?><invoice/>', "xml", id="other XML"),
        pytest.param(
            b'<?xml version="1.0"?><articles><article><p>x</p></article></articles>',
            "xml",
            id="XML of somebody's own",
        ),
        pytest.param(b"<story><title>x</title><p>y</p></story>", "xml", id="such without a prolog"),
        pytest.param(b"<x-app><html><p>x</p></html></x-app>", "html", id="a page in an element"),
        pytest.param(b"<article><p>x</p></article>", "html", id="a part of a page"),
        pytest.param(b'<newsitem itemid="1"><text/></newsitem>', "xml", id="RCV1"),
        pytest.param(b'<?xml version="1.0"?>\n<!-- a > b -->\n<nitf a="b" ', "xml", id="cut NITF"),
        pytest.param(b"<newsItem a='>' xmlns='urn:x' b", "xml", id="NewsML behind a sign"),
        pytest.param(b"<a:b xmlns='urn:y' xmlns:a='urn:x'>", "xml", id="a prefix"),
        pytest.param(b'<feed xmlns="urn:x"/>', "feed", id="Atom by its default namespace"),
        pytest.param(b'<!DOCTYPE a [<!ENTITY b "]>"> ]><a>', "unsupported", id="a DTD inside"),
        pytest.param(
            '\ufeff<?xml version="1.0"?><rss x="">'.encode("utf-16-be"), "feed", id="RSS in 16 BE"
        ),
        pytest.param("<rss>".encode("utf-16-le"), "unsupported", id="RSS in UTF-16 without a mark"),
        pytest.param(b"a < b", "text", id="text with a sign"),
        pytest.param(b'{"a": "<b>"}', "jsonl", id="JSON that holds a tag"),
        pytest.param(b"<!DOCTYPE a", "unsupported", id="nothing but a DTD"),
        pytest.param(b"id,title,text\n1,a,b\n", "table", id="CSV"),
        pytest.param(b",title,text\n0,a,b\n", "table", id="CSV with the index of pandas"),
        pytest.param(b"Unnamed: 0,title,text\n0,a,b\n", "table", id="CSV with its index twice"),
        pytest.param(b'"","title","text"\n"1","a","b"\n', "table", id="CSV with R's row names"),
        pytest.param(b"Title,Author(s),Text\na,b,c\n", "table", id="a name with brackets"),
        pytest.param(b"Kopf;Rumpf\nA;B\nC;D\n", "table", id="names that nobody knows"),
        pytest.param(
            b'kop,romp,wie\n"a, b","c\n\nd",e\n', "table", id="unknown names between commas"
        ),
        pytest.param(
            b"Wind, rain, cold\n\nIt blew, it rained.\n", "text", id="a title with commas"
        ),
        pytest.param(b"1\t2\t\t\tx.example\t\tq\n", "table", id="many tabs without a header"),
        pytest.param(b"{\\rtf1\\ansi words}", "rtf", id="RTF"),
        pytest.param(b"VGhlIG1heW9y" * 30 + b"\n", "unsupported", id="base64"),
        pytest.param(b"%PDF-1.7\n", "pdf", id="PDF"),
        pytest.param(b"%!PS-Adobe-3.0\n%%Title: a\n", "unsupported", id="PostScript"),
        pytest.param(b"Paris, London\nThe mayor said so.\n", "text", id="a line with a comma"),
        pytest.param(b'"Text"\t"Pub Date"\nb\ta\n', "table", id="tabs and quoted names"),
        pytest.param(b"PAR1rest", "parquet", id="Parquet"),
        pytest.param(zipped(), "zip", id="zip"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "old_office", id="old Word"),
        pytest.param(zipped("mimetype", ODF + b"text"), "odt", id="OpenDocument"),
        pytest.param(zipped("mimetype", ODF + b"spreadsheet"), "workbook", id="its workbook"),
        pytest.param(zipped("mimetype", ODF + b"graphics"), "spreadsheet", id="its drawing"),
        pytest.param(zipped("xl/workbook.xml"), "workbook", id="a workbook of Excel"),
        pytest.param(zipped("ppt/presentation.xml"), "spreadsheet", id="slides"),
        pytest.param(b"SQLite format 3\x00" + bytes(100), "database", id="SQLite"),
        pytest.param(bytes(8) + b"DUCK" + bytes(100), "duckdb", id="DuckDB"),
        pytest.param(zipped("mimetype", b"application/epub+zip"), "zip", id="EPUB"),
        pytest.param(tarred(), "tar", id="tar"),
        pytest.param(without_magic(tarred(tarfile.USTAR_FORMAT)), "tar", id="tar of old"),
        pytest.param(gzip.compress(tarred()), "tar", id="tar in gzip"),
        pytest.param(gzip.compress(bytes(200_000)), "unsupported", id="zeros in gzip"),
        pytest.param(b"\x1f\x8b\x08broken", "unsupported", id="damaged gzip"),
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b" \n\n", "empty", id="white space"),
        pytest.param(gzip.compress(b""), "empty", id="nothing in gzip"),
    ],
)
def test_sniff_tells_a_format_by_content(content: bytes, expected: str) -> None:
    assert sniff_format(io.BytesIO(content)) == expected


@example(head=b"FEA1")
@given(head=st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_sniff_of_any_bytes_is_an_answer(head: bytes) -> None:
    assert sniff_head(head) in {*FORMATS, *NO_READER}


@pytest.mark.skipif(not SHARED.exists(), reason="the shared archives are not here")
@pytest.mark.parametrize(
    ("folder", "kinds"),
    [
        ("newswire/nitf", {"xml"}),
        ("newswire/newsml-g2", {"xml"}),
        ("newswire/ninjs", {"json"}),
        ("newswire/feeds", {"feed", "json"}),
        ("text", {"zip", "table", "parquet"}),
        ("warc", {"warc", "jsonl"}),
    ],
)
def test_sniff_knows_the_real_files(folder: str, kinds: set[str]) -> None:
    found = set()
    for path in (SHARED / folder).iterdir():
        found.add(sniff_head(path.read_bytes()[:SNIFFED]) if path.suffix != ".gz" else "warc")
    assert found == kinds


def test_sniff_knows_a_crawl_whose_front_is_damaged_or_a_dictionary() -> None:
    record = gzip.compress(WARC + b"x" * 200)
    assert sniff_format(io.BytesIO(b"\x1f\x8b\x08" + bytes(300) + record * 3)) == "warc"
    dictionary = b"\x5d\x2a\x4d\x18" + len(WARC).to_bytes(4, "little") + WARC
    assert sniff_format(io.BytesIO(dictionary + zstd.compress(WARC))) == "warc"
    assert sniff_format(io.BytesIO(b"\x1f\x8b\x08" + bytes(300))) == "unsupported"


def test_sniff_formats_are_those_that_are_read() -> None:
    assert sorted(FORMATS) == sorted({*READERS, *CONTAINERS})


def test_sniff_says_what_the_reader_then_reads() -> None:
    """Discovery once refused, as unsupported, a damaged crawl in xz that the readers can mend."""
    head = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 300\r\n\r\n"
    record = gzip.compress(head + b"x" * 300 + b"\r\n\r\n")
    damaged = b"\x1f\x8b\x08" + bytes(300) + record * 3
    content = lzma.compress(damaged)
    assert sniff_format(io.BytesIO(content)) == "warc"
    outcomes = read_file(Source("a" * 20, "file", "run", ReadLimits()), io.BytesIO(content))
    assert [brief(outcome) for outcome in outcomes] == [
        ("byte 0", "bad_record"),
        *((f"byte {place}", "not_a_response") for place in range(303, len(damaged), len(record))),
    ]


def test_sniff_tells_what_is_packed_too_deep() -> None:
    content = open_content(io.BytesIO(gzip.compress(bz2.compress(gzip.compress(LINE)))))
    assert (content.format, content.error) == ("jsonl", None)
    content = open_content(
        io.BytesIO(lzma.compress(gzip.compress(bz2.compress(gzip.compress(LINE)))))
    )
    assert content.format == "jsonl"
    assert content.error is not None
    assert content.error.reason == "too_deep"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_sniff_letters_of_two_bytes_need_no_mark(encoding: str) -> None:
    content = "title,text\nToll,It rises in March and nobody is glad of it.\n".encode(encoding)
    assert sniff_format(io.BytesIO(content)) == "table"
