"""XML of archives: what is read, what is refused, and what opens a document."""

import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import paths
from transforms.errors import ArchiveError
from transforms.lake.records import REJECT_REASONS
from transforms.text.xml_document import local_name, parse_document

MALFORMED = paths.SHARED / "data" / "archives" / "malformed"


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a transform opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def refusal(content: bytes) -> tuple[str, str]:
    with pytest.raises(ArchiveError) as refused:
        parse_document(content, "a.xml")
    return refused.value.reason, refused.value.detail


@pytest.mark.parametrize(
    ("content", "text"),
    [
        pytest.param(b"<a>x<!-- no -->y<?z?></a>", "xy", id="comments"),
        pytest.param(b"<a>x<![CDATA[<b>&nbsp;]]></a>", "x<b>&nbsp;", id="character data"),
        pytest.param(b'\n <?xml version="1.0"?><a>x</a>', "x", id="space before the declaration"),
        pytest.param(
            b'<!DOCTYPE a SYSTEM "http://dtd.example.org/a.dtd"><a>x</a>', "x", id="external DTD"
        ),
        pytest.param(b"<!DOCTYPE a [<!ELEMENT a ANY>]><a>x</a>", "x", id="DTD without entities"),
        pytest.param(
            b'<!DOCTYPE a SYSTEM "a.dtd" [<!ENTITY % b SYSTEM "b.dtd"> %b; ]><a>x&eacute;</a>',
            "xé",
            id="another DTD brought in",
        ),
        pytest.param(b"<a>x&nbsp;y &mdash; &amp;</a>", "x\u00a0y — &", id="names of HTML"),
        pytest.param(
            b'<!DOCTYPE a SYSTEM "a.dtd"><a>x&nbsp;y<![CDATA[&nbsp;]]></a>',
            "x\u00a0y&nbsp;",
            id="names of HTML with a DTD",
        ),
        pytest.param(
            b'<?xml version="1.0" encoding="iso-8859-1"?><a>\xe9t\xe9</a>', "été", id="ISO-8859-1"
        ),
        pytest.param(
            b'<?xml version="1.0" encoding="ISO-8859-1"?><a>\x93No\x94 \xe9</a>',
            "“No” é",
            id="Windows-1252 declared ISO-8859-1",
        ),
        pytest.param(
            '<?xml version="1.0" encoding="iso-8859-1"?><a>été “oui”</a>'.encode(),
            "été “oui”",
            id="UTF-8 declared ISO-8859-1",
        ),
        pytest.param(
            b'<?xml version="1.0" encoding="iso-8859-1"?><a>\x81</a>', "\x81", id="not Windows-1252"
        ),
        pytest.param("<a>é</a>".encode("utf-16"), "é", id="UTF-16"),
        pytest.param("\ufeff<a>é</a>".encode(), "é", id="byte order mark"),
    ],
)
def test_xml_document_reads(content: bytes, text: str) -> None:
    assert parse_document(content, "a.xml").text == text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "forbidden_xml", id="entity"),
        pytest.param(b'<!DOCTYPE a [<!ENTITY b "c">]><a>d</a>', "forbidden_xml", id="unused"),
        pytest.param(
            b'<!DOCTYPE a [<!-- ] --><!ENTITY % b "<!ELEMENT a ANY>">%b;]><a/>',
            "forbidden_xml",
            id="parameter entity with a text",
        ),
        pytest.param(
            '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'.encode("utf-16"),
            "forbidden_xml",
            id="UTF-16",
        ),
        pytest.param(b"<a>&nobody;</a>", "bad_xml", id="undeclared name"),
        pytest.param(b'<!DOCTYPE a SYSTEM "a"><a>&nobody;</a>', "bad_xml", id="name of a DTD"),
        pytest.param(b"", "bad_xml", id="empty"),
        pytest.param(b"words", "bad_xml", id="no XML"),
        pytest.param(b"<a>x\x00</a>", "bad_xml", id="NUL"),
        pytest.param(b"<a>\xff</a>", "bad_encoding", id="not UTF-8"),
        pytest.param(b"<a>" * 300 + b"</a>" * 300, "too_large", id="deep"),
        pytest.param(b"<a>" + b"x" * 11_000_000 + b"</a>", "too_large", id="long"),
    ],
)
def test_xml_document_refuses(content: bytes, reason: str) -> None:
    assert refusal(content)[0] == reason


def test_xml_document_fetches_nothing(tmp_path: Path) -> None:
    # libxml2 opens its own connections, which no patch of Python's sockets would see
    (tmp_path / "a.dtd").write_text('<!ENTITY b "from the file">')
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/a.dtd"
        for place in (address, f"file://{tmp_path}/a.dtd", f"{tmp_path}/a.dtd"):
            document = f'<!DOCTYPE a SYSTEM "{place}"><a>x</a>'
            assert parse_document(document.encode(), "a.xml").text == "x"
            assert refusal(document.replace("x<", "&b;<").encode())[0] == "bad_xml"
            brought = f'<!DOCTYPE a [<!ENTITY % c SYSTEM "{place}"> %c; ]><a>&b;</a>'
            assert refusal(brought.encode())[0] == "bad_xml"
        with pytest.raises(BlockingIOError):
            server.accept()


def test_xml_document_reads_names_of_html_in_attributes() -> None:
    root = parse_document(b'<!DOCTYPE a SYSTEM "a.dtd"><a b="caf&eacute;"/>', "a.xml")
    assert root.get("b") == "café"


def test_xml_document_says_where_it_is_cut() -> None:
    assert refusal(b"<a>\n<b>x</c></a>") == (
        "bad_xml",
        "a.xml: Opening and ending tag mismatch: b line 2 and c, line 2, column 9",
    )


@pytest.mark.skipif(not MALFORMED.is_dir(), reason="the shared archives are not here")
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("entity-bomb.nitf.xml", "forbidden_xml"),
        ("external-entity.nitf.xml", "forbidden_xml"),
        ("cut.nitf.xml", "bad_xml"),
    ],
)
def test_xml_document_refuses_broken_files(name: str, reason: str) -> None:
    assert refusal((MALFORMED / name).read_bytes())[0] == reason


@given(
    st.one_of(
        st.binary(max_size=200),
        st.lists(
            st.sampled_from(
                b"<a> </a> <!DOCTYPE\ta\t[ ]> <!ENTITY\tb\t'c'> &b; &nbsp; <![CDATA[ ]]> <!-- -->"
                b" <?xml\tversion='1.0'?> x \xff <a\tb='&b;'> ' \" \xfe\xff %b; \n".split(b" ")
            ),
            max_size=20,
        ).map(b"".join),
    )
)
def test_xml_document_any_bytes_are_a_root_or_a_reason(content: bytes) -> None:
    try:
        root = parse_document(content, "any")
    except ArchiveError as error:
        reason = error.reason
    else:
        local_name(root)
        reason = "bad_xml"
    assert reason in REJECT_REASONS
