"""The headline, of the several that a page states."""

import pytest
from lxml.html import document_fromstring

from transforms.page.titles import find_title

URL = "https://www.nytimes.example.com/2025/bridge"


@pytest.mark.parametrize(
    ("headline", "og", "title", "h1", "expected"),
    [
        pytest.param(
            "Bridge to shut",
            None,
            "Bridge closes",
            "Bridge closes",
            "Bridge closes",
            id="h1 and title against JSON-LD",
        ),
        pytest.param(
            "Bridge to close",
            "Bridge to close",
            None,
            "Transport news",
            "Bridge to close",
            id="an h1 that two others contradict",
        ),
        pytest.param(
            "Bridge to close…",
            None,
            None,
            "Bridge to close for nine weeks",
            "Bridge to close for nine weeks",
            id="a cut headline",
        ),
        pytest.param(
            None,
            "Bridge to close on Friday",
            None,
            "Local | Bridge to close on Friday",
            "Bridge to close on Friday",
            id="a kicker in the h1",
        ),
        pytest.param(
            None,
            "Bridge to close | World | The Example News",
            None,
            None,
            "Bridge to close | World",
            id="the outlet at the end",
        ),
        pytest.param(
            None,
            None,
            "Example News - Bridge to close",
            None,
            "Bridge to close",
            id="the outlet in front",
        ),
        pytest.param(
            None,
            None,
            "Bridge to close - The New York Times",
            None,
            "Bridge to close",
            id="an outlet that its host abbreviates",
        ),
        pytest.param(
            "Bridge - example to all",
            None,
            "Bridge - example to all",
            None,
            "Bridge - example to all",
            id="a word of the outlet's name in a headline",
        ),
        pytest.param(
            "Profit &amp;amp; loss", None, None, None, "Profit & loss", id="entities escaped twice"
        ),
        pytest.param(
            None, None, None, "Bridge to close soon", "Bridge to close soon", id="an h1 alone"
        ),
        pytest.param(None, None, None, None, None, id="nothing"),
    ],
)
def test_page_title_is_what_most_places_bear_out(
    headline: str | None, og: str | None, title: str | None, h1: str | None, expected: str | None
) -> None:
    head = f"<title>{title}</title>" if title else ""
    body = f"<h1>{h1}</h1>" if h1 else "<p>Text</p>"
    tree = document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")
    tags = {"og:title": [og]} if og else {}
    found = find_title(tree, {"headline": headline}, tags, "The Example News", URL)
    assert found.title == expected


def test_page_title_without_h1_is_found_in_the_line_that_shows_it() -> None:
    page = "<html><head><title>Bridge closes</title></head><td><b>Bridge closes</b><br>Text</td>"
    shown = find_title(document_fromstring(page), {}, {}, None, URL).shown
    assert shown is not None
    assert shown.tag == "b"


def test_page_title_in_the_crumbs_is_shown_where_the_headline_stands() -> None:
    crumbs = "<ul class=breadcrumb><li><h1>Bridge closes for weeks</h1></ul>"
    page = f"<title>Bridge closes for weeks</title>{crumbs}<h2>Bridge closes for weeks</h2>"
    shown = find_title(document_fromstring(page), {}, {}, None, URL).shown
    assert shown is not None
    assert shown.tag == "h2"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        pytest.param(
            "港口的通行费从今年春天起将提高一倍以上-港口,通行费——港口报",
            "<div class=t>港口的通行费从今年春天起将提高一倍以上</div>",
            id="no blank before the outlet's name",
        ),
        pytest.param(
            "港口的通行费从今年春天起将提高一倍以上_财经_港口日报",
            "<h1>港口日报</h1><h2 class=t>港口的通行费从今年春天起将提高一倍以上</h2>",
            id="the h1 is the outlet's name, which closes the title",
        ),
        pytest.param(
            "Village News: Ferry stays all winter long",
            "<h3 class=t>Ferry stays all winter long</h3>",
            id="behind a colon",
        ),
        pytest.param(
            "How they go to work in town | Village News",
            "<h1><a href=/m>Business on Monday</a></h1><h1 class=title>What owners think</h1>",
            id="the h1 that is called the title",
        ),
    ],
)
def test_page_headline_is_found_among_other_lines(title: str, shown: str) -> None:
    page = f"<title>{title}</title><body>{shown}<p>Text</p>"
    found = find_title(document_fromstring(page), {}, {}, None, URL).shown
    assert found is not None
    assert found.get("class") in ("t", "title")


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            "<title>Village News &raquo; Blog Archive &raquo; Ferry stays all winter</title>"
            '<h1><a href="/">Village News</a></h1><h2>Ferry stays all winter</h2>',
            id="the h1 leads to the front page",
        ),
        pytest.param(
            "<title>Village News - Ferry stays all winter</title>"
            "<td><b>Ferry stays all winter</b></td>",
            id="no h1",
        ),
    ],
)
def test_page_title_is_the_part_of_the_window_title_that_a_line_shows(page: str) -> None:
    found = find_title(document_fromstring(page), {}, {}, None, None)
    assert found.title == "Ferry stays all winter"
    assert found.shown is not None
    assert found.shown.text_content() == "Ferry stays all winter"


def test_page_title_with_a_linked_h1_of_its_own_stays() -> None:
    page = '<title>Ferry stays - Village News</title><h1><a href="/812">Ferry stays</a></h1>'
    found = find_title(document_fromstring(page + "<h2>Village News</h2>"), {}, {}, None, None)
    assert found.title == "Ferry stays"


def test_page_title_is_not_the_outlets_own_h1() -> None:
    page = (
        "<html><head><title>Bridge to close on Friday - Example News</title></head>"
        "<body><h1>Example News</h1><h1>Bridge to close on Friday</h1></body></html>"
    )
    found = find_title(document_fromstring(page), {}, {}, "Example News", URL)
    assert found.title == "Bridge to close on Friday"


def test_page_title_of_the_title_tag_cuts_the_kicker_off_the_h1() -> None:
    page = (
        "<html><head><title>Bridge to close on Friday | Example News</title></head>"
        "<body><h1><a>Traffic</a> Bridge to close on Friday</h1></body></html>"
    )
    found = find_title(document_fromstring(page), {}, {}, "Example News", URL)
    assert found.title == "Bridge to close on Friday"


def test_page_title_with_an_unknown_outlet_cuts_the_kicker_off_the_h1() -> None:
    page = (
        "<html><head><title>Bridge to close on Friday | Isle</title></head>"
        "<body><h1><span>Traffic</span> Bridge to close on Friday</h1></body></html>"
    )
    found = find_title(document_fromstring(page), {}, {}, None, None)
    assert found.title == "Bridge to close on Friday"


def test_page_title_of_a_print_view_is_that_of_its_story() -> None:
    page = "<html><head><title>Print: Bridge to close</title></head><body><b>Bridge to close</b>"
    found = find_title(document_fromstring(page), {}, {}, None, None)
    assert found.title == "Bridge to close"


def test_page_title_that_names_the_site_alone_is_the_line_called_a_headline() -> None:
    head = "<html><head><title>CNN.com - Transcripts</title></head><body>"
    show, what = "<p class='storyHead'>THE TOWN TODAY LIVE</p>", "Toll Rises; Ferry Stops for May"
    tree = document_fromstring(f"{head}{show}<p class='subHead'>{what}</p><p>It rises.</p>")
    found = find_title(tree, {}, {}, None, None)
    assert (found.title, found.shown is not None and found.shown.get("class")) == (what, "subHead")
    assert find_title(document_fromstring(f"{head}<p>It.</p>"), {}, {}, None, None).title == (
        "CNN.com - Transcripts"
    )
