"""The forms that `benchmarks.fuzz` knows by name: whose reader, which samples, which marks.

In: the name of a form. Out: its reader, whole files to bend, and the bytes that mean something to
that reader. The decision to question: of a form that is a zip file the member that holds the
stories is bent and packed again with the rest, for a bent zip file shows little but its check sum.
"""

import gzip
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from flows.readers.archive import READERS

FILE = "file"
SAMPLES = Path("tests/data/forms")


@dataclass(frozen=True, slots=True)
class Form:
    """A reader's name, samples below `SAMPLES`, the member of a zip that holds the stories."""

    reader: str
    samples: tuple[str, ...]
    member: str = ""
    marks: tuple[bytes, ...] = ()


_TEXT = (b"\n\n", b"\r\n", b"\x0c", b"\xff", b"\xe2\x80", b"\x00", b"By ")
_MARKUP = (b"<", b">", b"&", b"]]>", b"<!--", b"&#0;", b"</", b"/>", b'="')
_CLASSES = (b'class="DocPublicationName"', b"enArticle", b"1 of 2 DOCUMENTS", b"<td>", b"<br>")
_JSON = (b"{", b"}", b"[", b"]", b'"', b"\\u", b"\\ud800", b"null", b"1e999", b":", b",", b"\n")
_MAIL = (
    b"\n\n",
    b"--b\n",
    b"From a Mon Jan 5 10:00:00 2026\n",
    b"Content-Type: multipart/related; boundary=b\n",
    b"Content-Transfer-Encoding: base64\n",
    b"=?utf-8?Q?=FF?=",
    b"charset=utf-7",
    b"=\n",
)
_WORD = "word/document.xml"
_SHEET = "xl/worksheets/sheet1.xml"

FORMS = {
    "rtf": Form(
        "rtf",
        ("*.rtf",),
        marks=(
            b"\\par ",
            b"\\'e9",
            b"\\u",
            b"\\bin",
            b"{",
            b"}",
            b"\\ansicpg",
            b"\\fcharset",
            b"-",
        ),
    ),
    "docx": Form("docx", ("factiva.txt", "lexis.txt", "word.rtf"), _WORD, _MARKUP),
    "odt": Form("odt", ("story.odt",), "content.xml", _MARKUP),
    "xlsx": Form("workbook", ("preface.xlsx",), _SHEET, _MARKUP),
    "ods": Form("workbook", ("news.ods",), "content.xml", _MARKUP),
    "marked-table": Form(
        "workbook",
        ("excel-html.xls", "excel2003.xml", "dataframe.html"),
        marks=(*_MARKUP, b"<tr>", b"<td>", b"<br>", b"<Row>", b"<Cell>", b'ss:Index="'),
    ),
    "webarchive": Form("webarchive", ("*.webarchive",), marks=(b"bplist00", b"\xd1", *_MARKUP)),
    "sqlite": Form(
        "database", ("nela.sqlite",), marks=(b"\x00", b"\x0d", b"\x05", b"CREATE TABLE ")
    ),
    "named-xml": Form(
        "xml",
        (
            *("metabase.xml", "gale.xml", "djnml.xml", "factiva.xml", "delpher.xml"),
            *("attributes.xml", "own-nl.xml", "papers-past.xml"),
        ),
        marks=(*_MARKUP, b"<title>", b"<text>", b"<p>", b"<wd>", b'date="'),
    ),
    "csv": Form("table", ("*.csv", "*.tsv"), marks=(b'"', b'""', b",", b";", b"\t", b"\r", b"\n")),
    "jsonl": Form("jsonl", ("*.jsonl",), marks=_JSON),
    "json": Form("json", ("*.json",), marks=_JSON),
    "jats": Form("xml", ("*-jats.xml",), marks=(*_MARKUP, b"<xref>", b"<sup>", b"<pub-date>")),
    "tei": Form("xml", ("*-tei.xml",), marks=(*_MARKUP, b'<lb break="no"/>', b"<q>", b"<choice>")),
    "wiki-api": Form("json", ("wikinews-*.json",), marks=(*_JSON, b"{{", b"[[", b"<ref>")),
    "outbox": Form("json", ("mastodon-*.json",), marks=_JSON),
    "ap": Form(FILE, ("ap-*.json",), marks=_JSON),
    "jsonapi": Form(FILE, ("drupal-*.json", "strapi.json", "arc-xp.json"), marks=_JSON),
    "epub": Form(FILE, ("magazine.epub",), "OEBPS/content.opf", _MARKUP),
    "ninjs": Form(FILE, ("ninjs*",), marks=_JSON),
    "parquet": Form("parquet", ("keys.jsonl", "pandas_index.csv")),
    "arrow": Form(
        "arrow", ("keys.jsonl", "pandas_index.csv"), marks=(b"\xff\xff\xff\xff", bytes(4))
    ),
    "feed": Form(
        "feed",
        ("rss-de.xml", "atom.xml", "blogger.xml", "wxr-odd.xml", "takeout-feed.atom"),
        marks=(*_MARKUP, b"<!-- wp:", b"<!-- /wp:"),
    ),
    "markdown": Form(
        "text", ("frontmatter*.md", "post.mdx"), marks=(b"---\n", b"+++\n", b": ", b"- ", *_TEXT)
    ),
    "light-markup": Form(
        "text",
        ("*.rst", "*.adoc", "*.org"),
        marks=(b"\n====\n", b":date: ", b"= ", b"#+TITLE: ", b"* ", b".. x::\n", b"`_", *_TEXT),
    ),
    "notes": Form(
        "text",
        ("mainichi.txt", "eleventy.md", "nikola.md", "jina.md"),
        marks=(
            *(
                "＼ＩＤ＼".encode(),
                "＼Ｔ２＼".encode(),
                b"\n\nid: a\nb:\nc:\ntype_: 1",
                b"type_: 2\n",
            ),
            *(b"https://a.example\n2026-01-05\n", b".. title: ", b"<!--\n", b"-->\n", *_TEXT),
        ),
    ),
    "libraries": Form(
        "xml",
        ("bnl.xml", "infomaker.xml", "escenic.xml", "timeml.tml", "trafilatura.xml"),
        marks=(
            *_MARKUP,
            b"<record>",
            b"<dc:description>",
            b'<field name="',
            b"<idf>",
            b"<element>",
        ),
    ),
    "posts": Form(
        "json",
        (
            *("facebook.json", "devto.json", "craft.json", "airtable.json", "sheets.json"),
            *("quintype.json", "squidex.json", "optimizely.json", "node-export.json"),
            *("keystone.json", "discord.json", "neo4j.json"),
        ),
        marks=(*_JSON, b'"und"', b'"iv"', b'"post"', b'"story-elements"', b"[[]]"),
    ),
    "omnivore": Form(FILE, ("omnivore.zip",), "metadata_0_to_20.json", (*_JSON, b'"slug"')),
    "anpa": Form(
        "text",
        ("*.tst",),
        marks=(b"\x16\x16\x01W1234\x1fa\n", b"^", b"<\n", b"\x02", b"\x03AP-WF-11-19-25 1509GMT<"),
    ),
    "sql": Form(
        "sql",
        ("*.sql",),
        marks=(
            *(b"INSERT INTO `a` VALUES (1,'a');\n", b"COPY a (id, title) FROM stdin;\n", b"\\.\n"),
            *(b"'", b"''", b"\\'", b"),(", b";\n", b"--", b"/*", b"*/", b"$$", b"_binary "),
        ),
    ),
    "scanned-issue": Form(
        FILE,
        ("mets-alto.zip",),
        "issue/issue_mets.xml",
        (*_MARKUP, b'BEGIN="TB1_0"', b'FILEID="ALTO1"', b'TYPE="ARTICLE"', b'DMDID="'),
    ),
    "wacz": Form(FILE, ("crawl.wacz",), "archive/data.warc.gz", (b"WARC/1.0\r\n", b"\r\n\r\n")),
    "warc": Form(
        "warc",
        ("crawls/paywall.warc", "odd-http.warc"),
        marks=(
            *(b"WARC/1.0\r\n", b"\r\n\r\n", b"Content-Length: ", b"WARC-Type: response\r\n"),
            *(b"HTTP/1.1 200 OK\r\n", b"Transfer-Encoding: chunked\r\n", b"\r\n0\r\n\r\n"),
            *(b"Content-Encoding: gzip\r\n", b"WARC-Segment-Number: 1\r\n", *_MARKUP),
        ),
    ),
    "wet": Form("warc", ("*.wet",), marks=(b"WARC/1.0\r\n", b"Content-Length: ", *_TEXT)),
    "mail": Form("mail", ("*.eml", "*.emlx"), marks=(*_MAIL, b"Content-Type: message/rfc822\n")),
    "mbox": Form("mbox", ("*.mbox",), marks=_MAIL),
    "mhtml": Form("mail", ("*.mhtml",), marks=(*_MAIL, *_MARKUP)),
    "mediawiki": Form(
        "mediawiki", ("wikinews*.xml",), marks=(*_MARKUP, b"{{", b"[[", b"]]", b"{|")
    ),
    "exports": Form(
        "text",
        (
            *("factiva*.txt", "lexis*.txt", "proquest.txt", "retriever.txt", "genios.txt"),
            *("newsbank*.txt", "iptc7901.txt", "gale.txt", "ebsco.txt", "gutenberg.txt"),
            *("nexis-*.txt", "proquest-odd.txt"),
        ),
        marks=(b"Document ", b"DOCUMENTS", b"LENGTH: ", b"Title: ", b"____", b"HD", b"PD ", *_TEXT),
    ),
    "story": Form("text", ("*.story",), marks=(b"@highlight", *_TEXT)),
    "export-page": Form(
        "html",
        ("europresse.html", "factiva.html", "lexis.html", "telegram.html"),
        marks=(*_MARKUP, *_CLASSES),
    ),
    "proquest-xml": Form("xml", ("proquest-*.xml",), marks=_MARKUP),
    "trec": Form(
        FILE,
        ("*.sgml", "wikiextractor.txt", "solr*.xml"),
        marks=(*_MARKUP, b"<DOC>", b"</DOC>", b"<TEXT>", b"<P>", b'name="', b"<![CDATA["),
    ),
    "rows": Form(FILE, ("mysql.xml",), marks=(*_MARKUP, b"<row>", b"</row>", b'<field name="')),
    "evernote": Form("xml", ("evernote.enex",), marks=(*_MARKUP, b"<![CDATA[", b"<note>")),
    "rcv1": Form("xml", ("rcv1*.xml",), marks=_MARKUP),
    "nitf": Form("xml", ("nytac.xml", "nitf-de.xml"), marks=_MARKUP),
    "page": Form(
        "html",
        ("chunked-body.html", "blog-month.html", "print-page.html"),
        marks=(*_MARKUP, b"<article>", b"<h2>", b"<p>", b"<br><br>"),
    ),
    "pdf": Form(FILE, ("*.pdf",), marks=(b"obj", b"stream", b"%PDF-1.7")),
}


def find_form(name: str) -> Form:
    """The form of that name, or a reader's without samples of its own."""
    return FORMS.get(name) or Form(name, ())


def list_names() -> list[str]:
    return [FILE, *sorted(READERS.keys() | FORMS.keys())]


def list_samples(form: Form) -> list[Path]:
    return sorted(path for glob in form.samples for path in SAMPLES.glob(glob))


def read_sample(form: Form, path: Path) -> bytes:
    """A sample as a file of that form."""
    content = path.read_bytes()
    if form.reader == "parquet":
        return _write_parquet(content)
    if form.reader == "arrow":
        return _write_arrow(content)
    if form.reader == "docx":
        return _write_docx(content.decode("utf-8", "replace"))
    return content


_AROUND = {
    "docx": {"[Content_Types].xml": b"<Types/>"},
    _SHEET: {
        "[Content_Types].xml": b"<Types/>",
        "xl/sharedStrings.xml": b"<sst><si><t>title</t></si><si><t>text</t></si></sst>",
        "xl/styles.xml": b'<styleSheet><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>',
    },
    "workbook": {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"},
    "odt": {"mimetype": b"application/vnd.oasis.opendocument.text"},
    "OEBPS/content.opf": {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": b'<c><rootfile full-path="OEBPS/content.opf"/></c>',
        "OEBPS/a.xhtml": b"<html><h1>Toll</h1><p>The toll on the old bridge rises in March.</p>",
    },
    "issue/issue_mets.xml": {
        "issue/alto/0001.xml": b"<alto>%s</alto>"
        % b"".join(
            b'<TextBlock ID="%s"><TextLine><String CONTENT="It rises."/></TextLine></TextBlock>'
            % number
            for number in (b"TB2_0", b"TB4_0")
        ),
    },
    "metadata_0_to_20.json": {"content/ferry-refund.html": b"<p>The toll rises.</p>"},
    "wacz": {"datapackage.json": b"{}", "pages/pages.jsonl": b'{"id": "pages"}'},
}
"""What else a zip file of a reader, or around a member, holds, in its order."""


def cut_member(form: Form, content: bytes) -> bytes:
    """The member that holds the stories, inflated."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        member = archive.read(form.member)
    return gzip.decompress(member) if form.member.endswith(".gz") else member


def put_member(form: Form, content: bytes) -> bytes:
    """A zip file of the form around a member."""
    packed = gzip.compress(content, 1, mtime=0) if form.member.endswith(".gz") else content
    around = next(
        (others for name, others in _AROUND.items() if name in (form.reader, form.member)),
        _AROUND["wacz"],
    )
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, other in (*around.items(), (form.member, packed)):
            archive.writestr(name, other)
    return whole.getvalue()


def _write_docx(text: str) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in escaped.splitlines())
    document = (
        f'<?xml version="1.0"?><w:document xmlns:w="{space}"><w:body>{lines}</w:body></w:document>'
    )
    return put_member(FORMS["docx"], document.encode())


def _write_parquet(content: bytes) -> bytes:
    whole = io.BytesIO()
    pq.write_table(_make_table(content), whole)
    return whole.getvalue()


def _write_arrow(content: bytes) -> bytes:
    table = _make_table(content)
    whole = io.BytesIO()
    options = pa.ipc.IpcWriteOptions(compression="lz4")
    with pa.ipc.new_stream(whole, table.schema, options=options) as writer:
        writer.write_table(table)
    return whole.getvalue()


def _make_table(content: bytes) -> pa.Table:
    lines = content.decode("utf-8", "replace").splitlines()
    return pa.table(
        {"title": lines, "text": [line * 3 for line in lines], "number": range(len(lines))}
    )
