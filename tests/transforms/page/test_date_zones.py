"""The clock of a page's time: a Z that is none, and the outlet's own day."""

from datetime import datetime

import pytest

from tests.transforms.page.test_coverage import FIRST, paragraphs
from transforms.page.read import read_page

Z = "2026-01-05T08:00:00Z"
H1 = "<h1>Toll rises at the harbour</h1>"


def read(
    stated: str, *, meta: str = "", beside: str = ""
) -> tuple[datetime | None, str, int | None]:
    linked = f'{{"@type": "NewsArticle", "headline": "Toll rises", "datePublished": "{stated}"}}'
    head = f'<script type="application/ld+json">{linked}</script>'
    if meta:
        head += f'<meta property="article:published_time" content="{meta}">'
    body = f"<article>{H1}{beside}{paragraphs(FIRST)}</article>"
    page = f"<html><head><title>Toll rises</title>{head}</head><body>{body}</body></html>"
    article = read_page(page.encode(), url="https://a.example/toll").article
    assert article is not None
    return article.published_at, article.published_precision or "", article.published_utc_offset


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param({"stated": Z}, (datetime(2026, 1, 5, 8), "second", 0), id="a Z alone"),
        pytest.param(
            {"stated": Z, "meta": "2026-01-05T08:00:00+01:00"},
            (datetime(2026, 1, 5, 7), "second", 60),
            id="the meta tag has one clock and a zone",
        ),
        pytest.param(
            {
                "stated": "2026-01-06",
                "beside": '<time datetime="2026-01-05 20:08:00-0400">8:08 pm</time>',
            },
            (datetime(2026, 1, 6, 0, 8), "second", -240),
            id="a day cut off a time in UTC",
        ),
        pytest.param(
            {"stated": Z, "meta": "2026-01-05T09:00:00+01:00"},
            (datetime(2026, 1, 5, 8), "second", 60),
            id="the meta tag has the same time",
        ),
        pytest.param(
            {"stated": Z, "beside": '<time datetime="2026-01-05T08:00:00-05:00">5 January</time>'},
            (datetime(2026, 1, 5, 13), "second", -300),
            id="a time tag has one clock and a zone",
        ),
        pytest.param(
            {"stated": Z, "beside": "<p class=date>January 5, 2026 8:00 a.m. EST</p>"},
            (datetime(2026, 1, 5, 13), "second", -300),
            id="a printed clock names the zone",
        ),
        pytest.param(
            {"stated": Z, "beside": "<p class=date>January 5, 2026 3:00 a.m.</p>"},
            (datetime(2026, 1, 5, 8), "second", -300),
            id="a printed clock is five hours behind",
        ),
        pytest.param(
            {"stated": "2026-01-05T08:00:00", "meta": "2026-01-05T08:00:00+05:30"},
            (datetime(2026, 1, 5, 2, 30), "second", 330),
            id="no zone, and another statement has one",
        ),
        pytest.param(
            {"stated": "2026-01-06T02:30:00Z", "beside": "<p class=date>January 5, 2026</p>"},
            (datetime(2026, 1, 5), "day", None),
            id="the outlet's own day is the one before",
        ),
        pytest.param(
            {"stated": "2026-01-05T20:30:00Z", "beside": "<p class=date>6 January 2026</p>"},
            (datetime(2026, 1, 6), "day", None),
            id="the outlet's own day is the one after",
        ),
        pytest.param(
            {"stated": "2026-01-05T14:30:00Z", "beside": "<p class=date>4 January 2026</p>"},
            (datetime(2026, 1, 5, 14, 30), "second", 0),
            id="a day off that no zone tells",
        ),
        pytest.param(
            {"stated": Z, "beside": "<p class=date>9 January 2026</p>"},
            (datetime(2026, 1, 5, 8), "second", 0),
            id="another day",
        ),
    ],
)
def test_date_zone_is_that_of_the_outlets_clock(
    given: dict[str, str], expected: tuple[datetime, str, int | None]
) -> None:
    assert read(**given) == expected
