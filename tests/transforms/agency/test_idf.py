"""Text and times of Infomaker's items."""

from datetime import datetime

from transforms.agency.dispatch import list_xml_records

ITEM = (
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="5f1c"><itemMeta>'
    "<firstCreated>2026-01-04T20:00:00Z</firstCreated><title>Toll</title>{meta}</itemMeta>"
    '<contentSet><inlineXML><idf xmlns="http://www.infomaker.se/idf/1.0" xml:lang="sv">'
    '<group type="body"><element id="h" type="headline">Toll rises</element>'
    '<element id="p" type="body">It rises in <em>March</em>.</element>'
    '<object id="i" type="x-im/image"><data><text>The bridge</text></data></object>'
    '<element id="s" type="subheadline1">Why</element>'
    '<element id="l" type="unordered-list"><list-item>Repairs</list-item>'
    "<list-item>Wages</list-item></element></group></idf></inlineXML></contentSet></newsItem>"
)
META = (
    '<itemMetaExtProperty type="imext:pubstop" value="2027-01-05T10:00:00Z"/>'
    '<itemMetaExtProperty type="imext:pubstart" value="2026-01-05T10:00:00Z"/>'
    '<links xmlns="http://www.infomaker.se/newsml/1.0">'
    '<link rel="section" title="Bridges"/><link rel="author" title="Jane Roe"/></links>'
)


def test_idf_elements_are_the_story_and_its_objects_are_none() -> None:
    (found,) = list_xml_records(ITEM.format(meta=META).encode(), "a.xml")
    assert found.article is not None
    article = found.article
    assert (article.headline, article.text, article.authors, article.published_at) == (
        "Toll rises",
        "It rises in March.\n\nWhy\n\nRepairs\n\nWages",
        ("Jane Roe",),
        datetime(2026, 1, 5, 10),
    )


def test_idf_item_without_a_start_has_the_day_on_which_it_was_made() -> None:
    (found,) = list_xml_records(ITEM.format(meta="").encode(), "a.xml")
    assert found.article is not None
    assert (found.article.published_at, found.article.authors) == (datetime(2026, 1, 4, 20), ())
