"""Pages of a Telegram channel's export."""

from datetime import datetime

from tests.support import paths
from transforms.agency.export_page import list_page_records

PAGE = (paths.DATA / "forms" / "telegram.html").read_text(encoding="utf-8")


def test_telegram_messages_are_records() -> None:
    found = [record.article for record in list_page_records(PAGE, "messages.html")]
    assert [
        (one.source_record, one.headline, one.source, one.published_at, one.published_utc_offset)
        for one in found
        if one is not None
    ] == [
        ("5", "Council raises the bridge toll", "Harbour Post", datetime(2021, 3, 2, 13, 5), 60),
        (
            "6",
            "School roof is to be mended in summer",
            "Harbour Post",
            datetime(2021, 3, 2, 13, 6),
            60,
        ),
    ]


def test_telegram_picture_without_words_is_no_article() -> None:
    page = PAGE.replace('<div class="text">', '<div class="media">')
    assert {record.skip_reason for record in list_page_records(page, "m")} == {"not_an_article"}
