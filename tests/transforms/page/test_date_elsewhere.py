"""Dates of pages whose headline has none beside it."""

from datetime import datetime

import pytest
from lxml.html import document_fromstring

from transforms.page.date_elsewhere import (
    read_closing,
    read_elsewhere,
    read_folio,
    read_window_title,
)

CRAWLED = datetime(2016, 2, 11)
STORY = "<p>The town council voted seven to two to keep the island ferry running all winter.</p>"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("Ferry stays - Echo - 23 November 2010", datetime(2010, 11, 23), id="a day"),
        pytest.param("Ferry stays on 23 November 2010", None, id="a day in the headline"),
        pytest.param("Ferry stays - 1 May 2010 - 2 May 2010", None, id="two days"),
        pytest.param("Ferry stays - 11 February 2016", None, id="the day of the crawl"),
    ],
)
def test_date_elsewhere_in_the_title_of_the_window(title: str, expected: datetime | None) -> None:
    tree = document_fromstring(f"<title>{title}</title><p>x</p>")
    found = read_window_title(tree, True, CRAWLED)
    assert (found.at if found else None) == expected


def test_date_elsewhere_of_a_second_story_is_none() -> None:
    tree = document_fromstring(
        f"<h1>Ferry</h1>{STORY * 2}<h2>Pool</h2><p class=date>3 March 2014</p>"
    )
    assert read_elsewhere(tree, tree.find(".//h1"), True, CRAWLED) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("<td>Harwick, Tuesday 6 July 2004</td>", datetime(2004, 7, 6), id="an issue"),
        pytest.param("<td>Subscribe before 6 July 2004: valid</td>", None, id="an offer"),
        pytest.param("<td class=last-comment>Rui, 6 July 2004</td>", None, id="a comment"),
        pytest.param("<td class=boerse>6 July 2004</td>", None, id="a box of the market"),
        pytest.param(
            "<td><b>Announcements</b><br><small>6 July 2004</small></td>", None, id="a label"
        ),
        pytest.param(
            "<td><a href=/>Harwick Echo</a> <small>6 July 2004</small></td>",
            datetime(2004, 7, 6),
            id="beside the outlet's linked name",
        ),
    ],
)
def test_date_elsewhere_in_a_folio(line: str, expected: datetime | None) -> None:
    tree = document_fromstring(f"<table><tr>{line}</tr></table><h1>Ferry</h1>{STORY}")
    found = read_folio(tree, tree.find(".//h1"), True, CRAWLED)
    assert (found.at if found else None) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("<p><i>The Echo, 6 July 2004</i></p>", datetime(2004, 7, 6), id="paper"),
        pytest.param("<p>Source: Echo, 6 July 2004</p>", datetime(2004, 7, 6), id="source"),
        pytest.param("<p>(jr), 6 July 2004</p>", datetime(2004, 7, 6), id="initials"),
        pytest.param("<p>Echo, 6 July 2004, page 4</p>", datetime(2004, 7, 6), id="a page"),
        pytest.param("<p>Next meeting: 6 July 2004</p>", None, id="an event"),
        pytest.param("<div>Draw of 6 July 2004: 4 - 12 - 23</div>", None, id="figures behind it"),
        pytest.param("<table><tr><td>6 July 2004</td></tr></table>", None, id="a table"),
        pytest.param("<h2>More</h2><p>Echo, 6 July 2004</p>", None, id="behind a heading"),
        pytest.param("<p>Echo, 11 February 2016</p>", None, id="the day of the crawl"),
    ],
)
def test_date_elsewhere_in_the_line_that_closes_the_story(
    line: str, expected: datetime | None
) -> None:
    tree = document_fromstring(f"<div><h1>Ferry</h1>{STORY * 2}{line}</div>")
    found = read_closing(tree.find(".//h1"), True, CRAWLED)
    assert (found.at if found else None) == expected
