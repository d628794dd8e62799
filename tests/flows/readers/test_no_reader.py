"""Files that are letters or tables of a kind and have no reader: told apart, with what to do."""

import pytest

from flows.readers.no_reader import NO_READER
from flows.readers.sniff import FORMATS, sniff_head


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        pytest.param(b"TY  - NEWS\nT1  - Toll rises\nER  - \n", "references", id="RIS"),
        pytest.param(b"@article{toll2026,\n  title = {Toll}\n}\n", "references", id="BibTeX"),
        pytest.param(b"-- MySQL dump 10\n\nCREATE TABLE `a` (`id` int);\n", "sql", id="MySQL"),
        pytest.param(b"INSERT INTO news VALUES (1, 'Toll');\n", "sql", id="inserts"),
        pytest.param(b"FEA1" + bytes(100), "old_feather", id="the first Feather"),
        pytest.param(b"BEGIN TRANSACTION;\nCREATE TABLE a (id);\n", "sql", id="SQLite's dump"),
        pytest.param(b"7z\xbc\xaf\x27\x1c" + bytes(100), "other_archive", id="7-Zip"),
        pytest.param(b"Rar!\x1a\x07\x01\x00" + bytes(100), "other_archive", id="RAR"),
        pytest.param(b"LZIP\x01\x0c" + bytes(100), "other_archive", id="lzip"),
        pytest.param(b"\x04\x22\x4d\x18\x64" + bytes(100), "other_archive", id="LZ4"),
        pytest.param(b"RDX3\nX\n" + bytes(100), "statistics", id="R"),
        pytest.param(b"\x80\x04\x95" + bytes(100), "pickle", id="pickle"),
        pytest.param(b"\x50\x02\x00\x00\x02title\x00" + bytes(100), "bson", id="BSON"),
        pytest.param(b"ZIM\x04" + bytes(100), "zim", id="ZIM"),
        pytest.param(b"\x00\x01\x00\x00Standard Jet DB\x00" + bytes(99), "access", id="Access"),
        pytest.param(b"PGDMP\x01\x0e" + bytes(99), "backup", id="PostgreSQL's own dump"),
        pytest.param(b"@prefix a: <http://a.example/> .\n", "triples", id="Turtle"),
        pytest.param(
            b'<http://a.example/1> <http://a.example/title> "Toll"@en <http://a.example/g> .\n',
            "triples",
            id="N-Quads",
        ),
        pytest.param(b"ORC\x08\x03" + bytes(99), "orc", id="ORC"),
        pytest.param(
            b"PK\x03\x04" + bytes(22) + b"\x08\x00\x00\x00mimetype"
            b"application/vnd.adobe.indesign-idml-package",
            "layout",
            id="InDesign",
        ),
        pytest.param(b"\x00\x00MMXPR3" + bytes(99), "layout", id="QuarkXPress"),
        pytest.param(b"!BDN" + bytes(99), "mailbox", id="a mailbox of Outlook"),
        pytest.param(b"\x93NUMPY\x01\x00" + bytes(99), "numpy", id="NumPy"),
        pytest.param(bytes(32_768) + b"\x01CD001\x01" + bytes(99), "disc", id="a disc"),
        pytest.param(b"Toll".ljust(60, b"\0") + b"BOOKMOBI" + bytes(99), "kindle", id="Kindle"),
        pytest.param(b"ITSF\x03\x00\x00\x00" + bytes(99), "old_help", id="compiled help"),
        pytest.param(
            b"\x03\x7d\x0b\x13\x01\x00\x00\x00\x41\x00\x21\x01"
            + bytes(20)
            + b"TITLE\x00\x00\x00\x00\x00\x00C"
            + bytes(99),
            "dbase",
            id="dBase",
        ),
        pytest.param(
            b"-DOCSTART- -X- O O\n\nThe DT B-NP O\nToll NN I-NP O\n", "annotated", id="names"
        ),
        pytest.param(b"The\tO\nRoe\tB-PER\nsays\tO\n\nso\tO\n", "annotated", id="names by tabs"),
        pytest.param(
            b"T1\tPerson 0 8\tJane Roe\nR1\tSays Arg1:T1 Arg2:T2\nA1\tNegated T1\n",
            "annotation",
            id="brat",
        ),
        pytest.param(b"[entities]\nPerson\n\n[relations]\n", "settings", id="settings of brat"),
        pytest.param(b"window.YTD.tweets.part0 = [ {\n", "posts", id="an account's posts"),
        pytest.param(
            b"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>B</TITLE>\n", "addresses", id="bookmarks"
        ),
        pytest.param(b"20200301\t" + b"QUJD" * 60 + b"\t\n", "unsupported", id="base64 in a table"),
        pytest.param(b"% a note\n\\documentclass{article}\n", "typeset", id="TeX"),
        pytest.param(
            b'<doc id="1">\n<s>\nThe\tDT\tthe\nToll\tNN\ttoll\nrises\tVB\trise\n</s>\n</doc>\n',
            "annotated",
            id="a word a line, between tags",
        ),
        pytest.param(
            b"# newdoc id = 1\n1\tThe\tthe\tDET\n2\tToll\ttoll\tNOUN\n3\trises\trise\tVERB\n\n",
            "annotated",
            id="CoNLL-U",
        ),
        pytest.param(b'"{\\"title\\": \\"Toll\\"}"', "quoted_json", id="JSON as a text of JSON"),
        pytest.param(b'callback({"articles": [{"title": "Toll"}]});', "script_data", id="JSONP"),
        pytest.param(b'var news = [{"title": "Toll"}];\n', "script_data", id="a variable"),
        pytest.param(
            b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
            b' xmlns:z="http://www.zotero.org/namespaces/export#">',
            "references",
            id="Zotero",
        ),
        pytest.param(b"<?xml version='1.0'?><xml><records><record>", "references", id="EndNote"),
        pytest.param(b"Create the table yourself, he said; nobody did.\n", "text", id="a story"),
        pytest.param(b"{'title': 'Toll', 'text': 'It rises.'}\n", "printed", id="of Python"),
        pytest.param(b"{'tis} the season, she wrote.\n", "text", id="a brace"),
        pytest.param(b"@mayor{no} is what they call her in town.\n", "text", id="a name"),
    ],
)
def test_no_reader_kinds_are_told_by_their_first_line(head: bytes, kind: str) -> None:
    assert sniff_head(head) == kind
    assert (kind in NO_READER) is (kind not in FORMATS)


def test_no_reader_says_what_to_do_in_each_case() -> None:
    assert {reason for reason, _ in NO_READER.values()} == {"unsupported_format", "empty_archive"}
    assert all(detail for _, detail in NO_READER.values())
