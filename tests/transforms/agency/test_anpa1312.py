"""Stories as American agencies wired them before XML."""

from datetime import datetime

import pytest

from flows.readers.sniff import sniff_head
from transforms.agency.anpa1312 import is_anpa
from transforms.agency.text_file import list_text_records

FIRST = (
    "\x16\x16\x01W2870\x1fasian\x13\r\nf l\x13\x11 BC-US--Toll-Roads\x1f     03-02 0049\r\n"
    "\x02^BC-US--Toll Roads,49<\r\n^Toll rises in Springfield <\r\n^AP Photo XNP101.<\r\n"
    "^Eds: With AP Photos.<\r\n^By JANE ROE and JAN NOVAK=\r\n^Associated Press=\r\n"
    "\t   SPRINGFIELD, Ore. (AP) _ The toll rises in March, the council said.\r\n \r\n"
    "\t   It votes again.\r\n \r\n\x03AP-WF-03-02-26 1509GMT<\r\n\r\n"
)
SECOND = "w0124\ni s BC-Ferry 03-03 0010\n^BC-Ferry<\n\tThe ferry stopped on Friday at the quay.\n"


def test_anpa1312_message_is_a_story() -> None:
    first, second = (record.article for record in list_text_records((FIRST + SECOND).encode(), "w"))
    assert first is not None
    assert second is not None
    assert (first.headline, first.source, first.published_at, first.authors) == (
        "Toll rises in Springfield",
        "AP",
        datetime(2026, 3, 2, 15, 9),
        ("Jane Roe", "Jan Novak"),
    )
    assert first.text == (
        "SPRINGFIELD, Ore. (AP) _ The toll rises in March, the council said.\n\nIt votes again."
    )
    assert first.extra == (
        '{"category": "l", "keywords": "BC-US--Toll Roads,49", "lines": ["AP Photo XNP101.", '
        '"Eds: With AP Photos.", "Associated Press"], "message": "2870", "urgency": "f"}'
    )
    assert (second.headline, second.text, second.published_at) == (
        None,
        "The ferry stopped on Friday at the quay.",
        None,
    )


@pytest.mark.parametrize("text", [FIRST, SECOND])
def test_anpa1312_is_told_by_its_first_two_lines(text: str) -> None:
    assert sniff_head(text.encode()) == "text"
    assert is_anpa(text)
    assert not is_anpa(text.partition("\n")[2])
