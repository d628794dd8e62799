"""Small pages as old and regional sites in many languages print their dates.

`tests/data/dates` has the right day of each, written down before any was read; readers were mended
by them, so that the count says that nothing was lost, and not how good they are.
"""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest

from benchmarks.page_dates import SETS
from tests.support import paths
from transforms.page.read import read_page

PAGES = [
    json.loads(line)
    for name in SETS
    for line in (paths.DATA / "dates" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
]


OPEN = frozenset(
    (
        "ta: வெளியிடப்பட்டது (0)",
        "my: ထုတ္ဴပန္ရန္ (3)",
        "Hijri alone",
        "leaf of a calendar, year in the address",
        "as of",
        "Kurdish",
        "Pashto",
    )
)
"""Not read: months of the Tamil calendar for those of ours, a font's own code for Burmese, a day of
the Islamic calendar alone, whose first of a month is seen and not reckoned, a day whose year stands
in the address, one among three of a line, and endings that Kurdish and Pashto put on figures."""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["id"])
def test_date_pages_are_dated_as_a_person_dates_them(page: dict[str, Any]) -> None:
    if page["id"] in OPEN:
        pytest.xfail("known and not read")
    found = read_page(
        page["html"].encode(),
        url=page["url"],
        charset=None,
        observed_at=datetime.fromisoformat(page["observed"]),
    )
    assert found.article is not None
    at = found.article.published_at
    on_its_clock = timedelta(minutes=found.article.published_utc_offset or 0)
    assert ((at + on_its_clock).date().isoformat() if at else None) == page["day"]


def test_date_pages_are_of_many_languages_and_some_have_no_date() -> None:
    assert len({page["language"] for page in PAGES}) == 76
    assert sum(page["day"] is None for page in PAGES) == 253
