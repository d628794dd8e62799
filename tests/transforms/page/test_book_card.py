"""Cards of books: where they lie, and which of their days is that of the issue."""

from datetime import datetime

import pytest

from transforms.page.book_card import find_card, find_issue_day

DC = "xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:opf='http://www.idpf.org/2007/opf'"


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        pytest.param("<dc:date>2026-01-05</dc:date>", datetime(2026, 1, 5), id="a day"),
        pytest.param(
            "<dc:date>2026-01-05T23:30:00-05:00</dc:date>",
            datetime(2026, 1, 5),
            id="the day of its own clock",
        ),
        pytest.param(
            "<dc:date opf:event='modification'>2026-02-01</dc:date>"
            "<dc:date opf:event='publication'>2026-01-05</dc:date>",
            datetime(2026, 1, 5),
            id="the one of publication",
        ),
        pytest.param("<dc:date opf:event='creation'>2026-01-05</dc:date>", None, id="its making"),
        pytest.param("<dc:date>2026</dc:date>", None, id="a year is no day"),
        pytest.param("", None, id="none"),
    ],
)  # fmt: skip
def test_book_card_day(dates: str, expected: datetime | None) -> None:
    found = find_issue_day(f"<package {DC}><metadata>{dates}</metadata></package>".encode())
    assert (found and (found.at, found.precision)) == (expected and (expected, "day"))


def test_book_card_path() -> None:
    named = b"<container><rootfiles><rootfile full-path='OEBPS/a.opf'/></rootfiles></container>"
    assert find_card(named) == "OEBPS/a.opf"
    assert find_card(b"<container/>") is None
