"""Notes of an Evernote export."""

from transforms.agency.dispatch import list_xml_records

NOTE = (
    "<en-export><note><title>Toll rises</title><content><![CDATA[<?xml version='1.0'?>"
    "<en-note><div>It rises in March.</div><div>The council votes.</div></en-note>]]></content>"
    "<created>20210302T140500Z</created><note-attributes><source-url>https://h.example/toll"
    "</source-url></note-attributes></note><note><title>Empty</title></note></en-export>"
)


def test_evernote_note_is_the_page_that_was_clipped() -> None:
    first, second = list_xml_records(NOTE.encode(), "n.enex")
    assert first.article is not None
    assert second.error is not None
    assert (first.article.headline, first.article.text, first.article.url) == (
        "Toll rises",
        "It rises in March.\n\nThe council votes.",
        "https://h.example/toll",
    )
    assert (first.article.published_at, first.article.extra) == (
        None,
        '{"clipped": "20210302T140500Z"}',
    )
    assert (second.position, second.error.reason) == ("note 2", "missing_text")
