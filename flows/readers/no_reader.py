"""Why a file of some kinds has no reader, and what would have one.

In: a kind that `sniff` tells and no reader takes. Out: a reason of rejects and what to do. The
decision to question: lists of references and dumps of a database are letters like a story's, and
are refused by their first line, since glued together they would be one article of nonsense.
"""

_EXPORT = "export its stories as CSV, Parquet or JSON lines"

LITTER = frozenset(("annotation", "crawl_index", "log", "program", "settings"))
"""Kinds that lie beside the archives of any crawl or site, and are passed over."""

NO_READER = {
    "empty": ("empty_archive", "no byte in it"),
    "unsupported": (
        "unsupported_format",
        "no archive, document or table that onrecord reads; see docs/formats.md for a list",
    ),
    "pdf": (
        "unsupported_format",
        "a PDF: nothing in it says where one story of a page ends and the next begins; "
        "give its stories as text, DOCX or JSON lines",
    ),
    "spreadsheet": ("unsupported_format", f"slides or drawings of an office program; {_EXPORT}"),
    "old_office": (
        "unsupported_format",
        "a file of an old office program; save a document (.doc) as DOCX, a workbook (.xls) as CSV"
        " and a message of Outlook (.msg) as EML",
    ),
    "duckdb": ("unsupported_format", f"a database of DuckDB; {_EXPORT}"),
    "old_feather": ("unsupported_format", "a file of the first Feather; save it as Parquet"),
    "avro": ("unsupported_format", "a file of Avro; save it as Parquet or JSON lines"),
    "other_archive": (
        "unsupported_format",
        "an archive of 7-Zip, RAR, lzip, LZ4, Snappy or compress, or a cabinet; unpack it, or pack"
        " what is in it as zip or tar",
    ),
    "statistics": (
        "unsupported_format",
        f"data of R, Stata, SPSS, SAS or HDF5; {_EXPORT}",
    ),
    "pickle": (
        "unsupported_format",
        f"objects that Python pickled, which are never unpacked, since that runs code; {_EXPORT}",
    ),
    "access": ("unsupported_format", f"a database of Microsoft Access; {_EXPORT}"),
    "dbase": ("unsupported_format", "a table of dBase (.dbf); save it as CSV"),
    "backup": (
        "unsupported_format",
        "a backup of PostgreSQL or SQL Server; dump its tables in SQL (pg_dump -Fp) or as CSV",
    ),
    "triples": ("unsupported_format", f"triples of RDF; {_EXPORT}"),
    "orc": ("unsupported_format", "a file of ORC; save it as Parquet or JSON lines"),
    "layout": (
        "unsupported_format",
        "pages of InDesign or QuarkXPress; export their stories as text or RTF",
    ),
    "mailbox": ("unsupported_format", "a mailbox of Outlook (.pst); export it as mbox or EML"),
    "numpy": ("unsupported_format", f"arrays of NumPy, which may hold pickled objects; {_EXPORT}"),
    "disc": ("unsupported_format", "the image of a disc; give the files that are on it"),
    "kindle": ("unsupported_format", "a book for the Kindle (MOBI); save it as EPUB"),
    "old_help": (
        "unsupported_format",
        "compiled help (CHM), a DjVu or a document of WordPerfect; save it as HTML, DOCX or text",
    ),
    "zim": ("unsupported_format", "a ZIM file; give its pages as HTML (zimdump) or as WARC"),
    "bson": ("unsupported_format", "a dump of MongoDB; export it with mongoexport as JSON lines"),
    "quoted_json": (
        "unsupported_format",
        "JSON that was written into JSON as a text; write it once (no json.dumps of a text)",
    ),
    "script_data": (
        "unsupported_format",
        "JSON inside a script; take away the name around it, as in callback({…})",
    ),
    "posts": (
        "unsupported_format",
        "an account's archive of X (Twitter), whose posts are no articles",
    ),
    "annotated": (
        "unsupported_format",
        "a corpus of a word a line with its annotation; give its texts as they were written",
    ),
    "annotation": ("unsupported_format", "what was found in a text beside it, as brat writes it"),
    "chat": ("unsupported_format", "a chat as WhatsApp exports it, whose messages are no stories"),
    "typeset": (
        "unsupported_format",
        "a text in TeX; turn it into Markdown or HTML (pandoc does)",
    ),
    "calendar": ("unsupported_format", "a calendar or cards of addresses, which hold no texts"),
    "subtitles": (
        "unsupported_format",
        "subtitles, whose words are cut by the clock; give the transcript as text",
    ),
    "crawl_index": ("unsupported_format", "the index of a crawl; give its WARC files"),
    "log": ("unsupported_format", "the log of a program, which holds no texts"),
    "program": ("unsupported_format", "a program or a style sheet, which holds no texts"),
    "addresses": ("unsupported_format", "a list of addresses; give the pages that are there"),
    "yaml": (
        "unsupported_format",
        "a list of records in YAML; write them as JSON lines",
    ),
    "scan": (
        "unsupported_format",
        "hOCR, the words of a scanned page, which does not say where a story begins or ends; "
        "export its stories one by one, as text or JSON lines",
    ),
    "settings": ("unsupported_format", "settings in YAML, which hold no texts"),
    "printed": (
        "unsupported_format",
        "objects as Python prints them, in single quotes; write them as JSON lines (json.dumps)",
    ),
    "references": (
        "unsupported_format",
        "a list of references (RIS, BibTeX, Zotero, EndNote, MARC), which holds no texts; "
        "export the full texts",
    ),
}
"""By kind: the reason of the reject, and its detail."""
