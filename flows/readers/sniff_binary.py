"""What bytes that are no letters are, told by what they open with.

In: the first bytes of a file. Out: a format or a kind of `no_reader`, None for what may be letters.
The decision to question: a zip file is told by its first member, for documents of office programs
are zip files, too.
"""

import re
import tarfile

RTF = b"{\\rtf"
ZIP_NAME = 30
OFFICE_MEMBERS = (b"[Content_Types].xml", b"_rels/.rels", b"docProps/", b"word/", b"xl/", b"ppt/")
WEB_ARCHIVE = b"WebMainResource"
TYPE_MEMBER = b"mimetype"
TYPE_ENDS = 200
INDESIGN = b"application/vnd.adobe.indesign"
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
TAR_BLOCK = 512
DISC_PLACE = 32_769
KINDLE_PLACE = 60
DUCKDB_PLACE = 8
"""Where the mark of a database of DuckDB stands, behind a check sum."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_BINARY = (
    b"\x7fELF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"ID3",
)
_KNOWN_BINARY = {
    "database": (b"SQLite format 3\x00",),
    "arrow": (b"ARROW1\x00\x00",),
    "old_feather": (b"FEA1",),
    "avro": (b"Obj\x01",),
    "old_office": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",),
    "other_archive": (
        *(b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"LZIP\x01", b"\x04\x22\x4d\x18"),
        *(b"\x1f\x9d\x90", b"MSCF\x00\x00\x00\x00", b"\xff\x06\x00\x00sNaPpY"),
    ),
    "statistics": (
        *(b"RDX2\n", b"RDX3\n", b"RDA2\n", b"RDA3\n", b"X\n\x00\x00\x00\x02"),
        *(b"X\n\x00\x00\x00\x03", b"A\n2\n1", b"A\n3\n2", b"<stata_dta>", b"$FL2", b"$FL3"),
        b"\x00" * 12 + b"\xc2\xea\x81\x60",
        b"\x89HDF\r\n\x1a\n",
    ),
    "pickle": tuple(
        b"\x80%c%c" % (protocol, mark) for protocol in (2, 3, 4, 5) for mark in b"\x95}]c("
    ),
    "zim": (b"ZIM\x04",),
    "access": (b"\x00\x01\x00\x00Standard Jet DB", b"\x00\x01\x00\x00Standard ACE DB"),
    "orc": (b"ORC",),
    "backup": (b"PGDMP", b"TAPE\x00\x00"),
    "layout": (b"\x06\x06\xed\xf5\xd8\x1d\x46\xe5", b"\x00\x00IIXPR", b"\x00\x00MMXPR"),
    "mailbox": (b"!BDN",),
    "numpy": (b"\x93NUMPY",),
    "old_help": (b"ITSF\x03\x00\x00\x00", b"AT&TFORM", b"\xffWPC"),
    "bson": (b"\x6d\xe2\x99\x81",),
}
_ARROW_STREAM = re.compile(rb"\xff{4}..\x00\x00[\x04-\x40]\x00\x00\x00", re.DOTALL)
"""A stream of Arrow: a mark, the length of the message with its schema, where its table stands."""

_DBASE = re.compile(
    rb"[\x03\x30\x31\x83\x8b\xf5][\x00-\xff][\x01-\x0c][\x01-\x1f][\x00-\xff]{6}[\x00-\xff]{22}"
    rb"[A-Z][A-Z0-9_]{0,9}\x00[\x00-\xff]{0,10}?[CNDLMFGBTI]",
    re.DOTALL,
)
"""A table of dBase: its version and day, its lengths, then the name and the kind of a field."""

_BSON = re.compile(rb".{2,3}\x00{1,2}[\x01-\x13][A-Za-z_]\w{0,60}\x00", re.DOTALL)
"""A document of MongoDB: its length, then the kind and the name of its first field."""


def tell_binary(head: bytes) -> str | None:
    """The kind of bytes of which these are the first."""
    if head.startswith(_ZIP):
        return _tell_zip(head)
    if head.startswith(RTF):
        return "rtf"
    if head.startswith(b"PAR1"):
        return "parquet"
    if _is_tar(head):
        return "tar"
    if head.startswith(b"%PDF"):
        return "pdf"
    for kind, marks in _KNOWN_BINARY.items():
        if head.startswith(marks):
            return kind
    if head.startswith(b"bplist") and WEB_ARCHIVE in head:
        return "webarchive"
    if head[DUCKDB_PLACE:].startswith(b"DUCK"):
        return "duckdb"
    if _ARROW_STREAM.match(head):
        return "arrow"
    if head[DISC_PLACE:].startswith(b"CD001"):
        return "disc"
    if head[KINDLE_PLACE:].startswith((b"BOOKMOBI", b"TEXtREAd")):
        return "kindle"
    if _DBASE.match(head):
        return "dbase"
    if _BSON.match(head):
        return "bson"
    return "unsupported" if head.startswith(_BINARY) else None


def _tell_zip(head: bytes) -> str:
    """A zip file, or a document of an office program, which is one, told by its first member."""
    first = head[ZIP_NAME : ZIP_NAME + int.from_bytes(head[26:28], "little")]
    if first == TYPE_MEMBER and OPEN_DOCUMENT in head[:TYPE_ENDS]:
        kinds = {b"text": "odt", b"spreadsheet": "workbook"}
        return next(
            (kind for name, kind in kinds.items() if OPEN_DOCUMENT + name in head[:TYPE_ENDS]),
            "spreadsheet",
        )
    if first == TYPE_MEMBER and INDESIGN in head[:TYPE_ENDS]:
        return "layout"
    if not first.startswith(OFFICE_MEMBERS):
        return "zip"
    if b"word/document.xml" in head:
        return "docx"
    return "spreadsheet" if b"ppt/" in head else "workbook"


def _is_tar(head: bytes) -> bool:
    """A tar header has a check sum, also in the oldest kind, which has no magic number."""
    try:
        tarfile.TarInfo.frombuf(head[:TAR_BLOCK], "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return False
    return True
