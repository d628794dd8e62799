"""NewsML-G2 to records."""

from datetime import datetime
from typing import Any

import pytest

from transforms.agency.dispatch import read_xml_document
from transforms.text.stored_article import FoundArticle, FoundRecord

NAMESPACE = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
XHTML = (
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">'
    "<head><title>No</title></head><body><header><ul><li>Slug</li></ul></header>"
    "<h1>Bridge to close</h1><p>The bridge will close.</p>"
    "<h2>What next</h2><p>&amp;quot;We will see,&amp;quot; said Jane Roe.</p></body></html>"
    "</inlineXML>"
)
NITF = (
    '<inlineXML contenttype="application/nitf+xml"><nitf><body><body.head><byline>By Jane Roe'
    "</byline><abstract>Shut.</abstract></body.head><body.content><p>The bridge will close.</p>"
    "</body.content></body></nitf></inlineXML>"
)


def item(
    contents: str,
    *,
    meta: str = "",
    management: str = "",
    kind: str = "text",
    guid: str = "urn:newsml:mw.example.com:2025:bridge",
) -> str:
    return (
        f'<newsItem {NAMESPACE} guid="{guid}" version="3" xml:lang="en-GB"><itemMeta>'
        f'<itemClass qcode="ninat:{kind}"/>{management}</itemMeta><contentMeta>{meta}'
        f"</contentMeta><contentSet>{contents}</contentSet></newsItem>"
    )


def read_one(text: str) -> FoundRecord:
    (record,) = read_xml_document(text.encode(), "a.xml")
    return record


def article_of(text: str) -> FoundArticle:
    record = read_one(text)
    assert record.article is not None, record
    return record.article


def pieces_of(found: FoundArticle) -> list[tuple[str, str]]:
    return [
        (section.section_kind, found.text[section.char_start : section.char_end])
        for section in found.sections
    ]


def test_newsml_gives_a_whole_article() -> None:
    found = article_of(
        item(
            XHTML,
            management='<provider literal="MW"><name>Metro Wire</name></provider>'
            "<versionCreated>2025-03-04T08:00:00+01:00</versionCreated>"
            "<firstCreated>2025-03-03T10:00:00+01:00</firstCreated>"
            '<pubStatus qcode="stat:usable"/><edNote>Leads with closure</edNote>',
            meta="<contentCreated>2025-03-03T09:00:00+01:00</contentCreated>"
            '<located qcode="geo:1"><name>Brno</name></located><creator><name>Jane Roe</name>'
            '</creator><language tag="en"/><subject type="cpnat:event" qcode="e:1"><name>Fair'
            '</name></subject><subject qcode="medtop:1"><name>transport</name></subject>'
            "<genre><name>Report</name></genre><slugline>BRIDGE</slugline>"
            '<headline>Bridge to close</headline><headline role="hld:subHeadline">Rust</headline>'
            '<description role="drol:summary">Shut for good.</description>'
            "<creditline>MW</creditline>",
        )
    )
    assert pieces_of(found) == [
        ("body", "The bridge will close."),
        ("sub_heading", "What next"),
        ("body", '"We will see," said Jane Roe.'),
    ]
    assert (found.source, found.publisher) == ("MW", "Metro Wire")
    assert found.source_record == "urn:newsml:mw.example.com:2025:bridge"
    assert (found.headline, found.summary) == ("Bridge to close", "Shut for good.")
    assert (found.byline, found.authors, found.language) == (None, ("Jane Roe",), "en")
    assert (found.published_at, found.published_from) == (datetime(2025, 3, 3, 9), "record")
    assert found.modified_at == datetime(2025, 3, 4, 7)
    assert (found.dateline_place, found.section) == ("Brno", "transport")
    assert not found.is_retraction
    assert found.extra == (
        '{"content_created_at": "2025-03-03T09:00:00+01:00", "creditline": "MW", "deck": "Rust", '
        '"editors_notes": ["Leads with closure"], "genres": ["Report"], "slugline": "BRIDGE", '
        '"status": "usable", "subjects": [{"code": "e:1", "name": "Fair"}, '
        '{"code": "medtop:1", "name": "transport"}], "version": "3"}'
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            item(NITF),
            {"byline": "By Jane Roe", "authors": ("Jane Roe",), "summary": "Shut."},
            id="what the NITF inside states",
        ),
        pytest.param(
            item(XHTML + NITF), {"text": "The bridge will close."}, id="NITF before XHTML"
        ),
        pytest.param(
            item(NITF, meta="<by>Von Jan Novak, MW</by>"),
            {"byline": "Von Jan Novak, MW", "authors": ("Jane Roe",)},
            id="the item's byline",
        ),
        pytest.param(
            item(
                '<inlineData contenttype="text/plain"><![CDATA[<p>\n   (MW) - The bridge\n'
                "will close.\n   It is shut.\n</p>]]></inlineData>"
            ),
            {"text": "(MW) - The bridge\nwill close.\n   It is shut.", "agency": "MW"},
            id="plain text keeps its lines",
        ),
        pytest.param(
            item(NITF, management='<provider qcode="nprov:MW"/>'), {"source": "MW"}, id="qcode"
        ),
        pytest.param(
            item(NITF, management='<provider qcode="p:z0112"><name>Metro Wire</name></provider>'),
            {"source": "Metro Wire"},
            id="qcode without a meaning",
        ),
        pytest.param(
            item(
                NITF,
                meta="<subject qcode='c:f'><name>f</name></subject><subject qcode='c:g'>"
                "<name>Business</name></subject>",
            ),
            {"section": "Business"},
            id="a letter for a subject",
        ),
        pytest.param(
            item(NITF, management='<provider uri="http://www.mw.example.com/about"/>'),
            {"source": "mw.example.com"},
            id="provider by its address",
        ),
        pytest.param(item(NITF), {"source": "mw.example.com"}, id="provider by the id"),
        pytest.param(
            item(NITF, management='<pubStatus qcode="stat:canceled"/>'),
            {"is_retraction": True},
            id="cancelled",
        ),
        pytest.param(
            item(
                "",
                meta="<headline>Bridge to close</headline>",
                management='<pubStatus qcode="stat:canceled"/><edNote>Kill: it is open.</edNote>',
            ),
            {"is_retraction": True, "text": "Kill: it is open.", "headline": "Bridge to close"},
            id="cancelled without a text",
        ),
        pytest.param(
            item(NITF, meta="<dateline>Brno, 3 brez 2025 (MW)</dateline>"),
            {"dateline_place": "Brno"},
            id="dateline",
        ),
        pytest.param(
            item(NITF, management="<versionCreated>2025-03-04T08:00:00Z</versionCreated>"),
            {"published_at": datetime(2025, 3, 4, 8), "modified_at": datetime(2025, 3, 4, 8)},
            id="only the version is dated",
        ),
        pytest.param(
            f"<contentSet>{NITF}</contentSet>",
            {"text": "The bridge will close.", "source_record": "a.xml"},
            id="content alone",
        ),
    ],
)
def test_newsml_fields(text: str, expected: dict[str, Any]) -> None:
    found = article_of(text)
    assert {name: getattr(found, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            item('<remoteContent href="a.jpg"/>', kind="picture"), "not_a_text", id="picture"
        ),
        pytest.param(item("", kind="video"), "not_a_text", id="film without content"),
        pytest.param(item('<remoteContent href="a.xml"/>'), "not_a_text", id="text elsewhere"),
        pytest.param(f"<packageItem {NAMESPACE}/>", "not_a_text", id="package"),
        pytest.param(f"<conceptItem {NAMESPACE}/>", "not_a_text", id="concept"),
        pytest.param(item("<inlineXML><!-- later --></inlineXML>"), "missing_text", id="empty"),
        pytest.param(
            item('<inlineData encoding="base64">eA==</inlineData>'), "missing_text", id="bytes"
        ),
        pytest.param("<html/>", "unsupported_format", id="another format"),
        pytest.param("<newsMessage/>", "bad_xml", id="no item"),
        pytest.param("<newsItem>", "bad_xml", id="cut"),
    ],
)
def test_newsml_without_text(text: str, expected: str) -> None:
    record = read_one(text)
    assert record.article is None
    assert (record.error.reason if record.error else record.skip_reason) == expected


def test_newsml_message_gives_a_record_an_item() -> None:
    message = (
        f"<newsMessage {NAMESPACE}><header><sender>mw.example.com</sender></header><itemSet>"
        f"{item(NITF, guid='a')}<packageItem guid='b'/>{item('', kind='picture', guid='c')}"
        f"{item('', guid='d')}</itemSet></newsMessage>"
    )
    records = list(read_xml_document(message.encode(), "a.xml"))
    assert [
        (record.position, record.source_record, record.skip_reason or record.error is None)
        for record in records
    ] == [
        ("item 1", "a", True),
        ("item 2", "b", "not_a_text"),
        ("item 3", "c", "not_a_text"),
        ("item 4", "d", False),
    ]
    assert records[0].article is not None
    assert records[0].article.source == "mw.example.com"
