"""Addresses of copies in archives of the web."""

from datetime import datetime

import pytest

from transforms.text.archived_address import unwrap_address

TOLL = "https://www.harwick.example/toll"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        pytest.param(
            f"http://web.archive.org/web/20260105142000id_/{TOLL}",
            (TOLL, datetime(2026, 1, 5, 14, 20)),
            id="the Wayback Machine",
        ),
        pytest.param(
            f"https://archive.ph/2026.01.05-142000/{TOLL}",
            (TOLL, datetime(2026, 1, 5, 14, 20)),
            id="archive.today",
        ),
        pytest.param(TOLL, None, id="the original"),
    ],
)
def test_archived_address_of_the_original(
    url: str, expected: tuple[str, datetime | None] | None
) -> None:
    assert unwrap_address(url) == expected
