"""NewsML 1.x to records."""

from datetime import datetime
from typing import Any

import pytest

from transforms.agency.dispatch import read_xml_document
from transforms.text.stored_article import FoundArticle, FoundRecord


def newsml(component: str, *, management: str = "", envelope: str = "") -> str:
    return (
        f"<NewsML><NewsEnvelope>{envelope}</NewsEnvelope><NewsItem><Identification>"
        "<NewsIdentifier><ProviderId>mw.example.com</ProviderId><DateId>20250303</DateId>"
        "<NewsItemId>bridge</NewsItemId><RevisionId>2</RevisionId><PublicIdentifier>"
        "urn:newsml:mw.example.com:20250303:bridge:2</PublicIdentifier></NewsIdentifier>"
        f"</Identification><NewsManagement>{management}</NewsManagement>{component}"
        "</NewsItem></NewsML>"
    )


def part(inside: str, role: str = "", lines: str = "", language: str = "") -> str:
    return (
        "<NewsComponent>"
        + (f'<Role FormalName="{role}"/>' if role else "")
        + (f"<NewsLines>{lines}</NewsLines>" if lines else "")
        + (
            f'<DescriptiveMetadata><Language FormalName="{language}"/></DescriptiveMetadata>'
            if language
            else ""
        )
        + f"{inside}</NewsComponent>"
    )


def content(data: str, mime: str = "text/xhtml", media: str = "Text") -> str:
    return (
        f'<ContentItem><MediaType FormalName="{media}"/><MimeType FormalName="{mime}"/>'
        f"<DataContent>{data}</DataContent></ContentItem>"
    )


def read_all(text: str) -> list[FoundRecord]:
    return list(read_xml_document(text.encode(), "a.xml"))


def article_of(text: str) -> FoundArticle:
    (record,) = read_all(text)
    assert record.article is not None, record
    return record.article


def pieces_of(found: FoundArticle) -> list[tuple[str, str]]:
    return [
        (section.section_kind, found.text[section.char_start : section.char_end])
        for section in found.sections
    ]


BODY = content("<p>The bridge will close.</p><p>It is old.</p>")


def test_newsml1_gives_a_whole_article() -> None:
    found = article_of(
        newsml(
            part(
                part(content(".a {}", mime="text/css"), "StyleSheet")
                + part(content("<p>Bridge to close</p>"), "HeadLine")
                + part(content("Jane Roe<br/>555 0100"), "Contact")
                + part(content("<p>The bridge at dawn.</p>"), "Caption")
                + part(BODY, "Body"),
                lines="<HeadLine>Bridge to close</HeadLine><ByLine>By Jane Roe, MW</ByLine>"
                "<DateLine>Brno, 3 mars 2025 (MW)</DateLine><SlugLine>BRIDGE</SlugLine>",
                language="en",
            ),
            management="<FirstCreated>20250303T100000+0100</FirstCreated><ThisRevisionCreated>"
            '20250304T080000Z</ThisRevisionCreated><Status FormalName="Usable"/>',
            envelope='<SentFrom><Party FormalName="Metro Wire"/></SentFrom>',
        )
    )
    assert pieces_of(found) == [
        ("body", "The bridge will close."),
        ("body", "It is old."),
        ("boilerplate", "Jane Roe 555 0100"),
        ("caption", "The bridge at dawn."),
    ]
    assert (found.source, found.publisher) == ("Metro Wire", "Metro Wire")
    assert found.source_record == "urn:newsml:mw.example.com:20250303:bridge"
    assert (found.headline, found.language) == ("Bridge to close", "en")
    assert (found.byline, found.authors) == ("By Jane Roe, MW", ("Jane Roe",))
    assert (found.published_at, found.published_from) == (datetime(2025, 3, 3, 9), "record")
    assert (found.modified_at, found.dateline_place) == (datetime(2025, 3, 4, 8), "Brno")
    assert found.extra == '{"slugline": "BRIDGE", "status": "Usable", "version": "2"}'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(newsml(part(BODY)), {"source": "mw.example.com"}, id="provider by the id"),
        pytest.param(
            newsml(
                part(
                    '<AdministrativeMetadata><Provider><Party FormalName="MW"/></Provider>'
                    "</AdministrativeMetadata>" + part(part(BODY))
                )
            ),
            {"source": "MW", "text": "The bridge will close.\n\nIt is old."},
            id="deep inside",
        ),
        pytest.param(
            newsml(part(content("The bridge\nwill close.", mime="text/plain"))),
            {"text": "The bridge\nwill close."},
            id="plain text",
        ),
        pytest.param(
            newsml(
                part(content("<nitf><body><body.content><p>Shut.</p></body.content></body></nitf>"))
            ),
            {"text": "Shut."},
            id="NITF",
        ),
        pytest.param(
            newsml(part(BODY), management='<Status FormalName="Canceled"/>'),
            {"is_retraction": True},
            id="cancelled",
        ),
        pytest.param(
            newsml(
                part(
                    '<DescriptiveMetadata><Location><Property FormalName="City" Value="BRNO"/>'
                    "</Location></DescriptiveMetadata>"
                    + part(content("Bridge to close"), "Title")
                    + part(content("Shut for good."), "Lead")
                    + part(content("The bridge &lt;b&gt;will&lt;/b&gt; close."), "Body"),
                    lines="<DateLine>March 3</DateLine>",
                )
            ),
            {"text": "Shut for good.\n\nThe bridge will close.", "dateline_place": "BRNO"},
            id="lead and body, and no place in the dateline",
        ),
        pytest.param(
            newsml(part(BODY))
            .replace("<NewsItemId>bridge", "<NewsItemId>bridge-v2")
            .replace("<ProviderId>mw.example.com", "<ProviderId>MW"),
            {"source_record": "urn:newsml:mw.example.com:20250303:bridge"},
            id="an item's id that changes with its revision",
        ),
        pytest.param(
            newsml(part(BODY)).replace("20250303:bridge:2</Pub", "</Pub"),
            {"source_record": "urn:newsml:mw.example.com:20250303:bridge"},
            id="half a public identifier",
        ),
        pytest.param(
            newsml(part(content("<p>Shut.</p>", "text/vnd.IPTC.NITF", "ComplexData"))),
            {"text": "Shut."},
            id="a media type of many kinds",
        ),
        pytest.param(
            newsml(part(BODY).replace("<NewsComponent>", '<NewsComponent xml:lang="nl">')),
            {"language": "nl"},
            id="language of a component",
        ),
        pytest.param(
            newsml(
                part("", lines="<HeadLine>Bridge to close</HeadLine>"),
                management='<Status FormalName="Canceled"/>',
            ),
            {"is_retraction": True, "text": "Bridge to close"},
            id="cancelled without a text",
        ),
        pytest.param(
            newsml(part(BODY + BODY).replace("<NewsComponent>", "<NewsComponent X='y'>")),
            {"text": "\n\n".join(("The bridge will close.", "It is old.") * 2)},
            id="two pieces of one story",
        ),
        pytest.param(
            newsml(
                part(BODY + content("other")).replace(
                    "<NewsComponent>", '<NewsComponent EquivalentsList="yes">'
                )
            ),
            {"text": "The bridge will close.\n\nIt is old."},
            id="two forms of one text",
        ),
    ],
)
def test_newsml1_fields(text: str, expected: dict[str, Any]) -> None:
    found = article_of(text)
    assert {name: getattr(found, name) for name in expected} == expected


def test_newsml1_translations_are_articles_of_their_own() -> None:
    records = read_all(
        newsml(
            part(
                part(BODY, lines="<HeadLine>Bridge to close</HeadLine>", language="en")
                + part(
                    content("<p>Die Brücke schließt.</p>"),
                    lines="<HeadLine>Brücke schließt</HeadLine>",
                    language="de",
                )
            )
        )
    )
    assert [
        (record.position, record.source_record, record.article and record.article.headline)
        for record in records
    ] == [
        ("item 1", "urn:newsml:mw.example.com:20250303:bridge#en", "Bridge to close"),
        ("item 2", "urn:newsml:mw.example.com:20250303:bridge#de", "Brücke schließt"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            newsml(part('<ContentItem Href="a.jpg"><MediaType FormalName="Photo"/></ContentItem>')),
            "not_a_text",
            id="picture",
        ),
        pytest.param(newsml(""), "not_a_text", id="no component"),
        pytest.param(
            newsml(part(content("<p>A bridge.</p>"), "Caption")),
            "missing_text",
            id="only a caption",
        ),
        pytest.param("<NewsML/>", "bad_xml", id="no item"),
        pytest.param("<NewsML>", "bad_xml", id="cut"),
        pytest.param(newsml(part(content("x") * 1_001)), "too_large", id="a thousand pieces"),
    ],
)
def test_newsml1_without_text(text: str, expected: str) -> None:
    (record,) = read_all(text)
    assert record.article is None
    assert (record.error.reason if record.error else record.skip_reason) == expected
