"""Dates printed on pages: the story's own, and those of other stories, which are none of it."""

from datetime import datetime

import pytest

from tests.transforms.page.test_coverage import FIRST, SECOND, paragraphs
from transforms.page.read import read_page

H1 = "<h1>Toll rises at the harbour</h1>"
TEXT = paragraphs(FIRST)
DAY = datetime(2026, 1, 5)
OLD = '<time datetime="2024-08-08T10:00:00Z">8 August 2024</time>'
CRAWLED = datetime(2026, 3, 2)


def read(body: str, lang: str = "en", observed_at: datetime | None = CRAWLED) -> datetime | None:
    page = (
        f'<html lang="{lang}"><head><title>Toll rises at the harbour</title></head>'
        f"<body>{body}</body></html>"
    )
    article = read_page(
        page.encode(), url="https://a.example/toll", observed_at=observed_at
    ).article
    assert article is not None
    at = article.published_at
    return at.replace(hour=0, minute=0, second=0) if at else None


@pytest.mark.parametrize(
    "below",
    [
        pytest.param(
            f'<aside class="related"><h3>Related</h3><a href="/o">Old frost</a>{OLD}</aside>',
            id="a related aside",
        ),
        pytest.param(
            f'<aside><article><a href="/o">Old frost</a>{OLD}</article></aside>', id="aside"
        ),
        pytest.param(f"<article><h3><a href=/o>Old</a></h3>{OLD}</article>", id="an article"),
        pytest.param(f'<div class="more-stories"><p>Old frost {OLD}</p></div>', id="by name"),
        pytest.param(
            f'<div><a href="/o">Old frost on the roof again</a> {OLD}</div>', id="beside a title"
        ),
        pytest.param(
            '<ul><li><a href="/o">Old frost on the roof again</a> <span class="date">8 August 2024'
            "</span></li></ul>",
            id="in a list",
        ),
        pytest.param(f"<h2>Most read</h2><div><span>{OLD}</span></div>", id="below a heading"),
        pytest.param('<footer><p class="date">8 August 2024</p></footer>', id="the site's footer"),
        pytest.param('<nav><span class="date">8 August 2024</span></nav>', id="a menu"),
    ],
)
def test_date_lines_of_another_story_are_none(below: str) -> None:
    assert read(f"<article>{H1}{TEXT}</article>{below}") is None
    assert read(f"<div>{H1}{TEXT}{below}</div>") is None


@pytest.mark.parametrize(
    ("body", "lang"),
    [
        pytest.param(f"<article>{H1}<p>January 5, 2026</p>{TEXT}</article>", "en", id="beside"),
        pytest.param(
            f"<article>{H1}{TEXT}<footer class=entry-meta>Posted on <a href=/x><time "
            'datetime="2026-01-05T09:00:00+00:00">January 5, 2026</time></a></footer></article>',
            "en",
            id="a blog's footer",
        ),
        pytest.param(
            f"<article>{H1}<ul class=meta><li>Alice Writer</li><li class=date>5 January 2026</li>"
            f"</ul>{TEXT}</article>",
            "en",
            id="a list of what is known",
        ),
        pytest.param(
            f"<div>{H1}{TEXT}{paragraphs(SECOND)}</div><div><p>Publié le 5 janvier 2026</p></div>",
            "fr",
            id="said far below",
        ),
        pytest.param(
            f"<div><b>Hafenzoll</b></div><div>{TEXT}</div><p>Veröffentlicht am 5. Januar 2026</p>",
            "de",
            id="no headline",
        ),
        pytest.param(
            f"<div id=content>{TEXT}</div><div class=entry-date>05/01/2026</div>",
            "es",
            id="by its name, without a headline",
        ),
        pytest.param(f"<p>Опубликовано: 5 января 2026</p><div>{TEXT}</div>", "ru", id="Russian"),
        pytest.param(
            f"<div>{H1}{TEXT}</div><script>var page = {{'publishedAt': 1767600000}}</script>",
            "en",
            id="seconds in a script",
        ),
        pytest.param(
            f'<div>{H1}{TEXT}</div><script>dataLayer=[{{"post_date":"2026-01-05 08:00"}}]</script>',
            "en",
            id="a blog's script",
        ),
    ],
)
def test_date_lines_of_the_story_are_read_wherever_they_stand(body: str, lang: str) -> None:
    assert read(body, lang) == DAY


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            f'<div class="date">Monday, March 2, 2026</div><div>{TEXT}</div>', id="the crawl's day"
        ),
        pytest.param(
            f"<div>{TEXT}</div><p>Published on 5 January 2026</p><p>Published on 9 May 2025</p>",
            id="two days",
        ),
        pytest.param(f"<div>{TEXT}</div><p>Updated on 5 January 2026</p>", id="an update"),
    ],
)
def test_date_lines_that_say_nothing_sure_are_none(body: str) -> None:
    assert read(body) is None


@pytest.mark.parametrize(
    ("body", "lang"),
    [
        pytest.param(
            f"<table><tr><td>Hermosillo, Son. Lunes 5 de enero de 2026</td></tr></table><div>{TEXT}"
            "</div>",
            "es",
            id="an issue's day in a table",
        ),
        pytest.param(
            f"<table><tr><td>Datum:</td><td>x</td></tr><tr><td>Erscheinungsdatum:</td><td>5.1.2026"
            f"</td></tr></table><div>{TEXT}</div>",
            "de",
            id="a row of two cells",
        ),
        pytest.param(f"{H1}<cite>January 5, 2026 - 12:06AM</cite>{TEXT}", "en", id="a cite"),
        pytest.param(
            f"<div>Today is March 2, 2026</div>{H1}<p>January 5, 2026</p>{TEXT}", "en", id="today"
        ),
        pytest.param(f"{H1}<p>05.01.26 | Rubrik: Polizei</p>{TEXT}", "de", id="a short year"),
        pytest.param(f"{H1}<p>01/05/2026 10:10 AM PST</p>{TEXT}", "en", id="an American clock"),
        pytest.param(f"<div>{H1}{TEXT}<p>(APR, 05/01/2026)</p></div>", "fr", id="a signature"),
    ],
)
def test_date_lines_as_old_pages_print_them(body: str, lang: str) -> None:
    assert read(body, lang) == DAY


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"{H1}<p>On 5 January 2026 a lorry hit the pier.</p>{TEXT}", id="a sentence"),
        pytest.param(f"<div>USD rate 02.03.2026: 78.68</div>{H1}{TEXT}", id="the visit's rate"),
        pytest.param(
            f"<table><tr><td>Monday 2 March 2026</td></tr></table><div>{TEXT}</div>",
            id="the visit's day in a table",
        ),
        pytest.param(
            f"<div>Monday 5 January 2026</div><div>Tuesday 6 January 2026</div><div>{TEXT}</div>",
            id="two days above the story",
        ),
    ],
)
def test_date_lines_that_are_of_no_story(body: str) -> None:
    assert read(body) is None


@pytest.mark.parametrize(
    "below",
    [
        pytest.param(
            '<ul><li><a href="/2026"><span class="item-date">Published January 5, 2026</span></a>'
            "</li></ul>",
            id="a link that holds the day",
        ),
        pytest.param(
            '<div><a href="/author/desk">Staff and news service reports</a> '
            "<div>Published: January 5, 2026</div></div>",
            id="beside a long link to the writers",
        ),
        pytest.param(f"<article><p>January 5, 2026</p>{TEXT}</article>", id="in the only article"),
        pytest.param("<news-date>January 5, 2026</news-date>", id="an element of the site's own"),
        pytest.param('<time datetime="05-01-2026">Monday</time>', id="a stamp day first"),
        pytest.param(
            '<time class="entry-date updated">January 5, 2026</time>', id="a blog's updated"
        ),
        pytest.param('<span class="date" data-utime="1767607200">Monday</span>', id="seconds"),
        pytest.param("<p>Mon Jan 5 10:01:02 CET 2026</p>", id="as computers print it"),
        pytest.param("<span></span>" * 100 + "<p>January 5, 2026</p>", id="far above the text"),
    ],
)
def test_date_lines_beside_the_headline_count(below: str) -> None:
    body = below if TEXT in below else f"{below}{TEXT}"
    assert read(f"<div>{H1}{body}</div>", "nl" if "05-01" in below else "en") == DAY


@pytest.mark.parametrize(
    ("body", "lang"),
    [
        pytest.param(
            f'<div class="share_box"><p class="time"><span>5 January 2026</span></p></div>{TEXT}',
            "en",
            id="in the box of the buttons to share it",
        ),
        pytest.param(
            f'<div class="date-and-social"><h5>January 5, 2026</h5><a href="#">T</a></div>{TEXT}',
            "en",
            id="beside such buttons",
        ),
        pytest.param(
            f'<div class="author-info"><p>By Cindy Marsh</p><div class="entry-date">January 5, 2026'
            f"</div></div>{TEXT}",
            "en",
            id="in the box of its writer",
        ),
        pytest.param(
            '<div class="meta"><span class="updated hidden">2026-01-07T17:27:31+02:00</span>'
            f"<span>January 5th, 2026</span><span>Social</span></div>{TEXT}",
            "en",
            id="beside the time of a change that nobody sees",
        ),
        pytest.param(
            '<div><abbr class="published updated" title="2026-01-05T16:39:00-04:00">Jan 5, 2026 - '
            f"4:39 PM</abbr></div>{TEXT}",
            "en",
            id="called published and updated",
        ),
        pytest.param(
            f'{TEXT}{TEXT}{TEXT}<p><a href="#" rel="bookmark">Jan 05, 2026</a> / Sandra / 1</p>',
            "en",
            id="the link to the story itself",
        ),
        pytest.param(
            f'<p class="meta">By Ann Marsh October 13 3:35 PM 2025</p>{TEXT}',
            "en",
            id="a clock before the year",
        ),
        pytest.param(
            f'<date class="meta__date">3rd January 2026</date>{TEXT}',
            "en",
            id="an element of its own",
        ),
        pytest.param(
            f'<div class="entry-meta comments"><span class="entry-date">January 5, 2026</span>'
            f"<b>3</b></div>{TEXT}",
            "en",
            id="in the line that counts the comments",
        ),
        pytest.param(
            '<a class="byline" href="/p/1">By Seth Fiegerman <time>2026-01-05 21:32:46 UTC</time>'
            f"</a>{TEXT}",
            "en",
            id="in the link to the writer",
        ),
        pytest.param(
            '<div><span class="date">5 January 2026</span> <a href="/send.html?u=1">Send this page '
            f"to a friend.</a></div>{TEXT}",
            "en",
            id="beside a tool of the page",
        ),
        pytest.param(
            f'<div class="entry-footer">Ferries, Ports Ann Marsh | 5 January 2026</div>{TEXT}',
            "en",
            id="the foot of an entry",
        ),
    ],
)
def test_date_lines_as_real_pages_print_them(body: str, lang: str) -> None:
    found = read(f"<div>{H1}{body}</div>", lang)
    assert found in (DAY, datetime(2026, 1, 3), datetime(2025, 10, 13))


def test_date_lines_beside_a_headline_in_an_aside_are_its_own() -> None:
    assert read(f"<aside>{H1}<span>2026-01-05 11:10 Port News</span></aside>{TEXT}") == DAY


def test_date_lines_behind_a_rating_are_near_the_headline() -> None:
    stars = "<span><span><img src=/s></span></span>" * 6
    head = f'<div class="detailheader">14.01.2026 (ch) <div class="rating">{stars}</div>'
    page = f"<div>{head}<p>{'Bewertung der Leser ' * 8}</p></div>{H1}{TEXT}</div>"
    assert read(page, "de") == datetime(2026, 1, 14)


@pytest.mark.parametrize(
    "below",
    [
        pytest.param(
            '<div class="widget_events"><ul><li><time>5 January 2026</time> Choir</li></ul></div>',
            id="an event",
        ),
        pytest.param(
            "<span class=text-time-black>The port on 5 January 2026, full of boats and of the men"
            " who mend their nets.</span>",
            id="a colour called time",
        ),
        pytest.param(
            '<div class="media-meta__caption">The port, Jan. 5, 2026.</div>', id="a picture"
        ),
        pytest.param("<span class=date>01.05.26</span>", id="day and month in either order"),
    ],
)
def test_date_lines_of_pictures_or_of_two_readings_are_none(below: str) -> None:
    assert read(f"<div>{H1}{below}{TEXT}</div>") is None
