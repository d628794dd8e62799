"""Messages as agencies wired them before XML."""

from datetime import datetime

from transforms.agency.iptc7901 import is_wire
from transforms.agency.text_file import list_text_records

FIRST = (
    "\x01DPA0123 4 pl 123 \r\nSpringfield/Roads/\r\n\x02Toll rises =\r\n   The toll rises in March,"
    "\r\nthe council said.\r\n   It votes again.\r\ndpa aw yyzz ab\r\n\x03011215 Mar 10\x04\r\n"
)
SECOND = "\x01DPA0124 5 sp 60 \r\n\x02   The ferry stopped on Friday.\r\n\x03"


def test_iptc7901_message_is_a_story() -> None:
    first, second = (record.article for record in list_text_records((FIRST + SECOND).encode(), "w"))
    assert first is not None
    assert second is not None
    assert (first.headline, first.text, first.source, first.published_at, first.extra) == (
        "Toll rises",
        "The toll rises in March, the council said.\n\nIt votes again.\n\ndpa aw yyzz ab",
        "DPA",
        datetime(2010, 3, 1, 12, 15),
        '{"category": "pl", "keywords": "Springfield/Roads", "message": "0123", "urgency": "4"}',
    )
    assert [section.section_kind for section in first.sections][-1] == "boilerplate"
    assert (second.headline, second.text, second.published_at) == (
        None,
        "The ferry stopped on Friday.",
        None,
    )


def test_iptc7901_words_without_a_header_are_none() -> None:
    assert not is_wire("DPA0123 4 pl 123 \r\nToll rises\r\n")
