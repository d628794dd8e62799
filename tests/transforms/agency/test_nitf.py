"""NITF to records."""

from datetime import datetime
from typing import Any

import pytest

from transforms.agency.dispatch import read_xml_document
from transforms.agency.nitf import read_nitf_stories
from transforms.text.sections import FoundSection
from transforms.text.stored_article import FoundArticle, FoundRecord
from transforms.text.xml_document import parse_document

WHOLE = """<?xml version="1.0" encoding="iso-8859-1"?>
<!DOCTYPE nitf SYSTEM "nitf-3-2.dtd">
<nitf{namespace} baselang="en-GB">
 <head>
  <title>Bridge slug</title>
  <meta name="desk" content="CITY"/>
  <tobject><tobject.subject tobject.subject.type="Transport" tobject.subject.refnum="11"/></tobject>
  <docdata management-status="usable">
   <doc-id id-string="x.1" regsrc="MW"/>
   <urgency ed-urg="3"/>
   <date.issue norm="20250303T100000+0100"/>
   <date.release norm="20250304T060000Z"/>
   <du-key key="bridge" generation="2"/>
   <ed-msg info="Leads with closure"/>
   <doc.copyright holder="Metro Wire Ltd" year="2025"/>
   <key-list><keyword key="bridge"/><keyword key="rust"/></key-list>
  </docdata>
  <pubdata type="web" name="The Example"/>
  <revision-history name="Jan Novak" norm="20250303T093000Z"/>
 </head>
 <body>
  <body.head>
   <hedline><hl1>Bridge to close</hl1><hl2>Rust found</hl2></hedline>
   <note><body.content><p>Not for print</p></body.content></note>
   <byline>By <person>Jane Roe</person> <byttl>City Editor</byttl></byline>
   <distributor>Metro Wire</distributor>
   <dateline><location><city>Brno</city>, <country>CZ</country></location>
    <story.date norm="20250302"/></dateline>
   <abstract><p>The old bridge is shut.</p></abstract>
  </body.head>
  <body.content>
   <media media-type="image"><media-reference source="a.jpg">no text</media-reference>
    <media-caption>The bridge at dawn.</media-caption></media>
   <p>The bridge will close, the <org>authority</org>
     said &mdash; caf\xe9 and all.</p>
   <block><hl2>What next</hl2><p>&quot;We will repair it,&quot; Roe said.</p></block>
   <ul><li>North ramp</li><li>South ramp</li></ul>
  </body.content>
  <body.end><tagline>Jan Novak helped to report this.</tagline></body.end>
 </body>
</nitf>
"""


def read_one(text: str) -> FoundRecord:
    (record,) = read_xml_document(text.encode("latin-1"), "a.xml")
    return record


def article_of(text: str) -> FoundArticle:
    record = read_one(text)
    assert record.article is not None, record.error
    return record.article


def pieces_of(found: FoundArticle) -> list[tuple[str, str]]:
    return [
        (section.section_kind, found.text[section.char_start : section.char_end])
        for section in found.sections
    ]


@pytest.mark.parametrize(
    "namespace",
    [
        pytest.param("", id="without a namespace"),
        pytest.param(' xmlns="http://iptc.org/std/NITF/2006-10-18/"', id="in its namespace"),
    ],
)
def test_nitf_gives_a_whole_article(namespace: str) -> None:
    found = article_of(WHOLE.replace("{namespace}", namespace))
    assert pieces_of(found) == [
        ("caption", "The bridge at dawn."),
        ("body", "The bridge will close, the authority said — café and all."),
        ("sub_heading", "What next"),
        ("body", '"We will repair it," Roe said.'),
        ("body", "North ramp"),
        ("body", "South ramp"),
        ("boilerplate", "Jan Novak helped to report this."),
    ]
    assert (found.source, found.source_record, found.publisher) == ("MW", "x.1", "Metro Wire")
    assert (found.headline, found.summary) == ("Bridge to close", "The old bridge is shut.")
    assert (found.byline, found.authors) == ("By Jane Roe, City Editor", ("Jane Roe",))
    assert (found.published_at, found.published_precision, found.published_from) == (
        datetime(2025, 3, 3, 9),
        "second",
        "record",
    )
    assert (found.dateline_place, found.agency, found.language) == ("Brno, CZ", "MW", "en")
    assert (found.section, found.is_retraction) == ("Transport", False)
    assert found.extra == (
        '{"copyright_holder": "Metro Wire Ltd", "copyright_year": "2025", "deck": "Rust found", '
        '"du_key": {"generation": "2", "key": "bridge"}, "editors_message": "Leads with closure", '
        '"keywords": ["bridge", "rust"], "meta": {"desk": "CITY"}, "notes": ["Not for print"], '
        '"publication": {"name": "The Example", "type": "web"}, '
        '"release_at": "20250304T060000Z", '
        '"revisions": [{"name": "Jan Novak", "norm": "20250303T093000Z"}], "status": "usable", '
        '"subjects": [{"refnum": "11", "type": "Transport"}], "urgency": "3"}'
    )


def small(head: str = "", top: str = "", body: str = "<p>The bridge will close today.</p>") -> str:
    return (
        f"<nitf><head><docdata>{head}</docdata></head><body><body.head>{top}</body.head>"
        f"<body.content>{body}</body.content></body></nitf>"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            small('<date.issue norm="20250303T100000Z"/>'),
            {"published_at": datetime(2025, 3, 3, 10), "published_from": "record"},
            id="issued",
        ),
        pytest.param(
            small("", '<dateline><story.date norm="20250302"/></dateline>'),
            {"published_at": datetime(2025, 3, 2), "published_precision": "day"}
            | {"published_from": "dateline"},
            id="dated by its dateline",
        ),
        pytest.param(
            small(body="<p>BRNO, March 3 (MW) - The bridge will close.</p>"),
            {"published_at": None, "published_precision": "month_day"}
            | {"published_from": "dateline", "dateline_place": "BRNO", "agency": "MW"},
            id="dated without a year",
        ),
        pytest.param(
            small("", "<hedline><hl1>A</hl1><hl2>Deck</hl2></hedline>"),
            {"headline": "A", "summary": "Deck"},
            id="a deck for an abstract",
        ),
        pytest.param(
            small("", "<byline><byttl>City Desk</byttl></byline>"),
            {"byline": "City Desk", "authors": ()},
            id="a desk for an author",
        ),
        pytest.param(
            small("", "<byline>gr/bp</byline>"),
            {"byline": "gr/bp", "authors": ()},
            id="initials for an author",
        ),
        pytest.param(
            small("", "<hedline><hl1>Closed</hl1></hedline>", "<p>Closed</p><p>It is shut.</p>"),
            {"text": "It is shut."},
            id="headline repeated in the text",
        ),
        pytest.param(
            small().replace("<docdata>", '<docdata management-status="canceled">'),
            {"is_retraction": True},
            id="cancelled",
        ),
        pytest.param(
            small("", "<hedline><hl1>Closed</hl1></hedline>", "").replace(
                "<docdata>", '<docdata management-status="canceled">'
            ),
            {"is_retraction": True, "text": "Closed"},
            id="cancelled without a text",
        ),
        pytest.param(
            small("", "<dateline>Oslo<story.date>March 3</story.date></dateline>"),
            {"dateline_place": "Oslo", "published_at": None},
            id="a place that is not marked",
        ),
        pytest.param(
            small(body="<p>It is shut.</p><p>jr/jn</p>"),
            {
                "sections": (
                    FoundSection("body", 0, 11, "paragraph", 0.9),
                    FoundSection("boilerplate", 13, 18, "source", 1.0),
                )
            },
            id="the desk's signature",
        ),
        pytest.param(
            small(body="<p>It is shut.</p><p>&lt;div id=&quot;x&quot;&gt;&lt;/div&gt;</p>"),
            {
                "sections": (
                    FoundSection("body", 0, 11, "paragraph", 0.9),
                    FoundSection("boilerplate", 13, 31, "source", 1.0),
                )
            },
            id="the code of a player",
        ),
        pytest.param(small(), {"source": "unknown", "source_record": "a.xml"}, id="no id"),
    ],
)
def test_nitf_fields(text: str, expected: dict[str, Any]) -> None:
    found = article_of(text)
    assert {name: getattr(found, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param(small(body=""), "missing_text", id="no body"),
        pytest.param(
            small(body="<media><media-caption>A bridge.</media-caption></media>"),
            "missing_text",
            id="only a caption",
        ),
        pytest.param("<html/>", "unsupported_format", id="another format"),
        pytest.param("<nitf>", "bad_xml", id="cut"),
    ],
)
def test_nitf_refuses(text: str, reason: str) -> None:
    error = read_one(text).error
    assert error is not None
    assert error.reason == reason


def test_nitf_reads_several_stories_of_a_document() -> None:
    root = parse_document(f"<all>{small()}{small(body='')}</all>".encode(), "a.xml")
    records = list(read_nitf_stories(root, "a.xml"))
    assert [(record.position, record.error is None) for record in records] == [
        ("item 1", True),
        ("item 2", False),
    ]
