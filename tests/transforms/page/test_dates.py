"""When pages say that their stories were published."""

from datetime import datetime

import pytest
from lxml.html import document_fromstring

from transforms.page.metadata import read_metadata

URL = "https://www.example.org/news/bridge"
CRAWLED = datetime(2025, 5, 20)
TEXT = "<p>The bridge will close on Friday for nine weeks, the road authority said on Monday.</p>"
LINKED = '<script type="application/ld+json">{{"@type": "NewsArticle", {}}}</script>'
Found = tuple[datetime | None, str | None, str | None, int | None]


def read(head: str, body: str, url: str = URL) -> Found:
    page = f"<html lang='en-GB'><head><title>Bridge</title>{head}</head><body>{body}{TEXT}</body>"
    found = read_metadata(document_fromstring(page), url, CRAWLED)
    moment = found.published
    if moment is None:
        return None, None, found.published_from, None
    return moment.at, moment.precision, found.published_from, moment.utc_offset_minutes


H1 = "<h1>Bridge</h1>"
NONE: Found = (None, None, None, None)
THIRD = datetime(2025, 3, 3)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            f"{H1}<p class=meta>Published: 3 March 2025</p>",
            (THIRD, "day", "page", None),
            id="in words below the headline",
        ),
        pytest.param(f"{H1}<span>03/03/2025</span>", (THIRD, "day", "page", None), id="in digits"),
        pytest.param(
            f'{H1}<time datetime="2025-03-03T09:00:00+01:00">Today</time>',
            (datetime(2025, 3, 3, 8), "second", "page", 60),
            id="a time element",
        ),
        pytest.param(
            f"{H1}<p>Updated 5 March 2025</p><p>Published 3 March 2025</p>",
            (THIRD, "day", "page", None),
            id="published before updated",
        ),
        pytest.param(
            f"<div class=top><span class=date>20 May 2025</span></div><div>{H1}</div>",
            NONE,
            id="today's date in the head of the site",
        ),
        pytest.param(
            f"{H1}<aside><ul><li>3 March 2025: other news</li></ul></aside>",
            NONE,
            id="a date of another story",
        ),
        pytest.param(f"{H1}<p>Published 3 March</p>", NONE, id="no year"),
        pytest.param(f"{H1}<p>Published 3 March 2031</p>", NONE, id="after the crawl"),
        pytest.param(
            f"<meta itemprop=datePublished content='2025-03-03'>{H1}",
            (THIRD, "day", "meta", None),
            id="a marked element",
        ),
        pytest.param(
            "<b>Bridge</b><br>Monday, March 3, 2025<br>",
            (THIRD, "day", "page", None),
            id="loose text behind a break",
        ),
    ],
)
def test_page_date_printed_beside_the_headline(body: str, expected: Found) -> None:
    assert read("", body) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.example.org/2025/03/03/bridge", (THIRD, "day", "url", None)),
        ("https://www.example.org/2025/mar/03/bridge", (THIRD, "day", "url", None)),
        ("https://www.example.org/20250303/bridge", (THIRD, "day", "url", None)),
        ("https://www.example.org/bridge-2025-3-3/", (THIRD, "day", "url", None)),
        ("https://www.example.org/2025/03/bridge", NONE),
        ("https://www.example.org/2025/13/45/bridge", NONE),
        ("https://www.example.org/2031/03/03/bridge", NONE),
        ("https://www.example.org/a2025314b", NONE),
    ],
)
def test_page_date_in_the_address(url: str, expected: Found) -> None:
    assert read("", H1, url) == expected


def test_page_date_of_a_picture_is_not_that_of_the_story() -> None:
    picture = (
        '<div itemscope itemtype="https://schema.org/ImageObject">'
        '<meta itemprop="datePublished" content="2025-03-02"></div>'
    )
    story = '<time itemprop="datePublished" datetime="2025-03-03">Monday</time>'
    assert read("", f"{picture}{H1}{story}")[0] == THIRD
    assert read("", f"{picture}{H1}")[0] == datetime(2025, 3, 2)


def test_page_date_on_which_a_page_was_made_is_not_that_of_its_story() -> None:
    made = '<meta itemprop=dateCreated content="2025-05-07T17:00:52+02:00">'
    assert read(made, f"{H1}<div class=ar-date>03.03.2025</div>")[0] == THIRD
    assert read(made, f"{H1}<div class=ar-date>03.05.2025</div>")[0] == datetime(
        2025, 5, 7, 15, 0, 52
    )
    assert read('<meta name="DC:date" content="2025-03-03">', H1)[0] == THIRD


def test_page_date_of_a_page_stamped_anew_is_that_of_its_address() -> None:
    stamps = '"datePublished": "2025-04-30T10:00:00Z", "dateModified": "2025-04-30T10:00:00Z"'
    dated = "https://www.example.org/2025/03/03/bridge"
    assert read(LINKED.format(stamps), H1, dated) == (THIRD, "day", "url", None)
    original = f'{LINKED.format(stamps)}<meta name="pubdate" content="2025-03-03T08:00:00Z">'
    assert read(original, H1, dated) == (datetime(2025, 3, 3, 8), "second", "meta", 0)


@pytest.mark.parametrize(
    ("stated", "printed", "expected"),
    [
        pytest.param(
            "2025-03-04T05:30:59Z",
            '<time datetime="2025-03-03 23:30:59">3 March</time>',
            (datetime(2025, 3, 4, 5, 30, 59), "second", "json-ld", -360),
            id="the outlet's own clock",
        ),
        pytest.param(
            "2025-03-04T05:30:59Z",
            '<time datetime="2025-03-03T23:30:59-06:00">3</time>',
            (datetime(2025, 3, 4, 5, 30, 59), "second", "json-ld", -360),
            id="and its zone",
        ),
        pytest.param(
            "2025-03-03T23:30:59",
            '<time datetime="2025-03-03T23:30:59-06:00">3</time>',
            (datetime(2025, 3, 4, 5, 30, 59), "second", "json-ld", -360),
            id="a zone for a time without one",
        ),
        pytest.param(
            "2025-03-04T05:30:59Z",
            '<time datetime="2025-03-03 20:11:07">3 March</time>',
            (datetime(2025, 3, 4, 5, 30, 59), "second", "json-ld", 0),
            id="another time",
        ),
    ],
)
def test_page_date_has_the_zone_that_the_page_shows(
    stated: str, printed: str, expected: Found
) -> None:
    assert read(LINKED.format(f'"datePublished": "{stated}"'), H1 + printed) == expected


def test_page_date_in_the_data_of_a_script_counts_if_it_is_one() -> None:
    script = '<script>var page = {{"publishDate": "{}", "title": "Bridge"}};</script>'
    assert read(script.format("2025-03-03"), H1) == (THIRD, "day", "script", None)
    printed = f"{H1}<p>Published 20 March 2025</p>"
    assert read(script.format("2025-03-03"), printed)[2] == "page"
    assert read(script.format("2025-03-03") + script.format("2025-03-01"), H1) == NONE
