"""Where a date on a page is that of another story."""

from datetime import datetime

import pytest
from lxml.html import document_fromstring

from transforms.page.date_places import is_elsewhere, is_paragraph, may_be_visit
from transforms.text.timestamps import Moment

TEXT = "<p>The town council voted seven to two to keep the island ferry running all winter.</p>"


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        pytest.param("<div><a href=/o>Frost is on the roof</a> <b>x</b></div>", True, id="title"),
        pytest.param("<div><a href=/author/a>Staff and the desk</a><b>x</b></div>", False, id="by"),
        pytest.param("<div><a href=/d>Posted: 5 May 2016</a><b>x</b></div>", False, id="the day"),
        pytest.param(f"<article>{TEXT}<b>x</b></article>", False, id="the only article"),
        pytest.param(f"<article>{TEXT}<b>x</b></article>" * 2, True, id="one of two articles"),
        pytest.param("<article><b>x</b></article>", True, id="an article without text"),
        pytest.param("<aside><b>x</b></aside>", True, id="an aside"),
    ],
)  # fmt: skip
def test_date_places_of_another_story(place: str, expected: bool) -> None:
    tree = document_fromstring(f"<body><h1>Ferry</h1>{place}</body>")
    headline = tree.find(".//h1")
    around = {headline, *headline.iterancestors()}
    assert is_elsewhere(next(tree.iter("b")), around) is expected


def test_date_places_a_paragraph_is_long_or_east_asian() -> None:
    assert is_paragraph("x" * 80)
    assert is_paragraph("議" * 40)
    assert not is_paragraph("x" * 40)


def test_date_places_of_the_day_before_the_crawl_are_no_clock_of_a_visit() -> None:
    crawled = datetime(2026, 1, 5, 22, 27)
    assert may_be_visit(Moment(datetime(2026, 1, 5, 17, 28), "minute"), crawled)
    assert may_be_visit(Moment(datetime(2026, 1, 5), "day"), crawled)
    assert not may_be_visit(Moment(datetime(2026, 1, 5, 7, 40), "minute"), crawled)
    assert not may_be_visit(Moment(datetime(2026, 1, 3), "day"), crawled)
