"""Agency documents of every format: real files, broken files, and anything at all."""

import json
import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.readers.sniff import sniff_head
from tests.support import paths
from transforms.agency.dispatch import (
    list_xml_records,
    read_json_document,
    read_xml_document,
)
from transforms.lake.records import REJECT_REASONS, SECTION_KINDS, SKIP_REASONS
from transforms.text.stored_article import FoundRecord

SHARED = paths.SHARED / "data" / "archives"
WIRE = SHARED / "newswire"
needs_shared = pytest.mark.skipif(not WIRE.is_dir(), reason="the shared archives are not here")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a transform opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def read_file(path: Path) -> list[FoundRecord]:
    if path.suffix == ".json":
        return [read_json_document(json.loads(path.read_bytes()), path.name)]
    return list_xml_records(path.read_bytes(), path.name)


def check(record: FoundRecord) -> str:
    """What every record keeps to; the paragraphs of an article, or the reason."""
    given = [record.article, record.error, record.skip_reason]
    assert sum(value is not None for value in given) == 1
    if record.error is not None:
        assert record.error.reason in REJECT_REASONS
        return record.error.reason
    if record.article is None:
        assert record.skip_reason in SKIP_REASONS
        return str(record.skip_reason)
    found = record.article
    end = 0
    for section in found.sections:
        assert section.section_kind in SECTION_KINDS
        assert end <= section.char_start < section.char_end
        assert found.text[section.char_start : section.char_end].strip()
        assert not found.text[end : section.char_start].strip()
        end = section.char_end
    assert not found.text[end:].strip()
    assert found.text.strip()
    assert found.source
    if found.extra is not None:
        json.loads(found.extra)
    return f"{len(found.sections)} sections"


@needs_shared
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("nitf/ap-nitf.xml", "29 sections"),
        ("nitf/efe_nitf.xml", "2 sections"),
        ("nitf/nitf-fishing.xml", "14 sections"),
        ("nitf/pa1.xml", "43 sections"),
        ("newsml-g2/LISTING_1_A_NewsML-G2_News_Item.xml", "missing_text"),
        ("newsml-g2/LISTING_2_NewsML-G2_Text_Document.xml", "2 sections"),
        ("newsml-g2/LISTING_3_Photo_in_NewsML-G2.xml", "not_a_text"),
        ("newsml-g2/LISTING_6_Simple_NewsML-G2_Package.xml", "not_a_text"),
        (
            "newsml-g2/LISTING_25_An_NITF_marked-up_article_conveyed_in_inlineXML.xml",
            "2 sections",
        ),
        ("newsml-g2/afp20.xml", "2 sections"),
        ("newsml-g2/ansa-newsmlg2-text.xml", "5 sections"),
        ("newsml-g2/businesswire-newsml-20130605006126.xml", "15 sections"),
        ("newsml-g2/stt_newsml_test.xml", "40 sections"),
        ("ninjs/1.4-businesswire-newsml-20130605006126.json", "2 sections"),
        ("ninjs/1.4-ninjsExComplex1.json", "5 sections"),
        ("ninjs/1.4-ninjsExSimplePhoto1.json", "not_a_text"),
        ("ninjs/1.4-ninjsExSimpleText1.json", "5 sections"),
        ("ninjs/2.1-ap_image.json", "not_a_text"),
        ("ninjs/2.1-dpa_text.json", "9 sections"),
        ("ninjs/2.1-ninjsExSimpleText_2.json", "5 sections"),
        ("ninjs/2.1-tt_text_image_2.json", "7 sections"),
        ("ninjs/3.0-20231005-65-addb-event.json", "not_a_text"),
        ("ninjs/3.0-SIPA_image_3.json", "5 sections"),
        ("ninjs/3.0-ninjsExSimpleText_3.json", "5 sections"),
        ("ninjs/3.0-ntb_text.json", "missing_text"),
    ],
)
def test_documents_real_files(name: str, expected: str) -> None:
    assert [check(record) for record in read_file(WIRE / name)] == [expected]


@needs_shared
def test_documents_copy_kept_under_an_old_declaration_is_read_as_it_is() -> None:
    (record,) = read_file(WIRE / "newsml-g2" / "afp20.xml")
    assert record.article is not None
    assert "à personne" in record.article.text
    assert "Ã" not in record.article.text


@needs_shared
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("entity-bomb.nitf.xml", "forbidden_xml"),
        ("external-entity.nitf.xml", "forbidden_xml"),
        ("cut.nitf.xml", "bad_xml"),
    ],
)
def test_documents_broken_files(name: str, reason: str) -> None:
    assert [check(record) for record in read_file(SHARED / "malformed" / name)] == [reason]


@needs_shared
def test_documents_are_known_by_their_first_bytes() -> None:
    paths = [*(WIRE / "nitf").iterdir(), *(WIRE / "newsml-g2").iterdir()]
    assert {sniff_head(path.read_bytes()[:4_000]) for path in paths} == {"xml"}
    feeds = [sniff_head(path.read_bytes()[:4_000]) for path in (WIRE / "feeds").iterdir()]
    assert "xml" not in feeds


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(b"<rss/>", "unsupported_format", id="another format"),
        pytest.param(b"words", "bad_xml", id="no XML"),
        pytest.param(b"", "bad_xml", id="nothing"),
    ],
)
def test_documents_other_xml_is_refused(content: bytes, expected: str) -> None:
    assert [check(record) for record in read_xml_document(content, "a.xml")] == [expected]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"id": 7, "text": "The bridge will close."}, "1 sections", id="feed"),
        pytest.param({"id": 7, "title": "Bridge"}, "missing_text", id="feed without text"),
        pytest.param(
            {"uri": "a", "type": "text", "body_text": "The bridge will close."},
            "1 sections",
            id="ninjs",
        ),
    ],
)
def test_documents_json_is_ninjs_or_an_object_of_a_feed(
    fields: dict[str, Any], expected: str
) -> None:
    assert check(read_json_document(fields, "a.json")) == expected


def nested(depth: int) -> Any:
    value: Any = "x"
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    "extra", [{"uri": "a", "type": "text", "body_text": "x y"}, {"text": "x y"}]
)
def test_documents_json_nested_too_deep_is_refused(extra: dict[str, Any]) -> None:
    assert check(read_json_document({**extra, "deep": nested(100_000)}, "a.json")) == "bad_json"


TAGS = (
    "nitf body body.head body.content hedline hl1 hl2 p media media-caption byline dateline"
    " location newsMessage itemSet newsItem packageItem contentSet inlineXML inlineData itemMeta"
    " contentMeta headline description provider NewsML NewsItem NewsComponent ContentItem"
    " DataContent NewsLines HeadLine html li table tr td pre br"
).split()
ATTRIBUTES = st.sampled_from(
    [
        "",
        ' guid="a"',
        ' contenttype="text/plain"',
        ' norm="20250303T100000Z"',
        ' EquivalentsList="yes"',
    ]
)
TEXTS = st.one_of(
    st.sampled_from(
        ["BRNO, March 3 (MW) -", "Words.", "&amp;lt;", "\n\n", "\u2028", "<![CDATA[<p>]]>"]
    ),
    st.text(
        st.characters(min_codepoint=32, exclude_characters="<&", exclude_categories=("Cs",)),
        max_size=20,
    ),
)


def element(name: str, attributes: str, children: list[str]) -> str:
    return f"<{name}{attributes}>{''.join(children)}</{name}>"


ELEMENTS = st.recursive(
    TEXTS,
    lambda inner: st.builds(
        element, st.sampled_from(TAGS), ATTRIBUTES, st.lists(inner, max_size=4)
    ),
    max_leaves=25,
)
ROOTS = st.builds(
    element,
    st.sampled_from(["nitf", "newsItem", "newsMessage", "NewsML", "contentSet"]),
    ATTRIBUTES,
    st.lists(ELEMENTS, max_size=5),
)


@given(st.one_of(st.binary(max_size=120), ROOTS.map(lambda text: text.encode())))
def test_documents_any_bytes_are_records_or_reasons(content: bytes) -> None:
    records = list_xml_records(content, "any.xml")
    assert records
    for record in records:
        check(record)


VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=30), TEXTS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["name", "value", "role", "contenttype", "literal", "x"]),
            inner,
            max_size=3,
        ),
    ),
    max_leaves=8,
)
FIELDS = st.dictionaries(
    st.sampled_from(
        "uri guid type headline headlines body_text body_html bodies byline by authors people"
        " located versioncreated firstCreated provider infosources pubstatus standard text title"
        " date id url descriptions description_text language".split()
    ),
    VALUES,
    max_size=10,
)


@given(FIELDS, st.sampled_from([{}, {"uri": "a", "type": "text"}, {"body_html": "<p>Words.</p>"}]))
def test_documents_any_object_is_a_record_or_a_reason(
    fields: dict[str, Any], more: dict[str, Any]
) -> None:
    check(read_json_document({**fields, **more}, "any.json"))


STORY = (
    "<nitf><body><body.content><p>The {} stops in winter, the company said.</p></body.content>"
    "</body></nitf>"
)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(
            "<stories>" + STORY.format("ferry") + STORY.format("train") + "</stories>",
            id="in an element around them",
        ),
        pytest.param(
            '<?xml version="1.0"?>'
            + STORY.format("ferry")
            + '\n<?xml version="1.0"?>'
            + STORY.format("train"),
            id="behind one another",
        ),
    ],
)
def test_dispatch_reads_documents_that_were_put_together(content: str) -> None:
    records = list_xml_records(content.encode(), "day.xml")
    assert [(one.position, one.article and one.article.text) for one in records] == [
        ("item 1", "The ferry stops in winter, the company said."),
        ("item 2", "The train stops in winter, the company said."),
    ]


def test_dispatch_names_a_flat_file_of_opendocument() -> None:
    content = b'<o:document xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>'
    (record,) = read_xml_document(content, "a.fods")
    assert record.error is not None
    assert "save it as a text (.odt) or workbook (.ods)" in record.error.detail


def test_dispatch_names_what_a_scan_is() -> None:
    (record,) = list_xml_records(b"<alto><Layout/></alto>", "page.xml")
    assert record.error is not None
    assert (record.error.reason, record.error.detail) == (
        "unsupported_format",
        "page.xml: ALTO, the words of a scanned page, which does not say where a story begins or"
        " ends; export its stories one by one, as text or JSON lines",
    )


def test_dispatch_reads_one_of_documents_put_together_though_another_is_broken() -> None:
    content = '<?xml version="1.0"?><nitf><body>' + '<?xml version="1.0"?>' + STORY.format("ferry")
    records = list_xml_records(content.encode(), "day.xml")
    assert [(one.position, one.error and one.error.reason) for one in records] == [
        ("item 1", "bad_xml"),
        ("item 2", None),
    ]
