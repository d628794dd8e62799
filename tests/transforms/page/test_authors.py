"""Who signs a page, and how names are cleaned."""

import pytest
from lxml.html import document_fromstring

from transforms.page.metadata import read_metadata
from transforms.text.bylines import split_names

URL = "https://www.example.org/news/bridge"


@pytest.mark.parametrize(
    ("field", "names"),
    [
        pytest.param("By Jane Roe and Jan Malek", ("Jane Roe", "Jan Malek"), id="by and and"),
        pytest.param("Jane Roe, Staff Writer", ("Jane Roe",), id="a job title"),
        pytest.param("Jane Roe, Associated Press", ("Jane Roe",), id="an agency beside a person"),
        pytest.param("Jane Roe jane@example.org", ("Jane Roe",), id="an address"),
        pytest.param("Jane Roe For The Example On Sunday", ("Jane Roe",), id="for an outlet"),
        pytest.param("Jane Roe in Brno", ("Jane Roe",), id="a place"),
        pytest.param("Von Jana Rohe und Jan Malek", ("Jana Rohe", "Jan Malek"), id="German"),
        pytest.param("Jane Roe, Brno", ("Jane Roe",), id="a place after a comma"),
        pytest.param("Jan Malek, Jr.", ("Jan Malek, Jr",), id="a suffix"),
        pytest.param("Di Nguyen", ("Di Nguyen",), id="a name that begins like By"),
        pytest.param("Ortega y Gasset", ("Ortega y Gasset",), id="and inside a name"),
        pytest.param(
            "Staff and news service reports", ("Staff and news service reports",), id="a desk"
        ),
        pytest.param("AFP", ("AFP",), id="an agency alone"),
        pytest.param("admin", (), id="nobody"),
        pytest.param(
            "By Alice Writer, Bob Scribe and Carl Sand",
            ("Alice Writer", "Bob Scribe", "Carl Sand"),
            id="three",
        ),
        pytest.param(
            "Alice Writer, Bob Scribe, and Carl Sand",
            ("Alice Writer", "Bob Scribe", "Carl Sand"),
            id="a comma before and",
        ),
        pytest.param("Alice Writer; Bob Scribe", ("Alice Writer", "Bob Scribe"), id="semicolon"),
        pytest.param("Alice Writer,Bob Scribe", ("Alice Writer", "Bob Scribe"), id="no space"),
        pytest.param(
            "Writer, Alice; Scribe, Bob", ("Alice Writer", "Bob Scribe"), id="family names first"
        ),
        pytest.param(
            "van der Berg, Jan; O'Brien, Mary-Ann",
            ("Jan van der Berg", "Mary-Ann O'Brien"),
            id="family names of several words",
        ),
        pytest.param(
            "Writer, Alice and Scribe, Bob", ("Alice Writer", "Bob Scribe"), id="reversed, and"
        ),
        pytest.param("Roe, Jane, Malek, Jan", ("Jane Roe", "Jan Malek"), id="reversed, in pairs"),
        pytest.param("Jane Roe, CNN", ("Jane Roe",), id="an outlet behind a name"),
        pytest.param("JANE ROE, CNN", ("Jane Roe",), id="capitals and an outlet"),
        pytest.param("BY JANE ROE AND JAN MALEK", ("Jane Roe", "Jan Malek"), id="capitals"),
        pytest.param("MARY O'BRIEN", ("Mary O'Brien",), id="capitals with an apostrophe"),
        pytest.param("JANE McDONALD", ("Jane McDonald",), id="capitals but for one letter"),
        pytest.param("J.K. ROE", ("J.K. Roe",), id="initials stay"),
        pytest.param("Twitter Facebook", (), id="networks"),
        pytest.param("Jane Roe Twitter LinkedIn", ("Jane Roe",), id="networks behind a name"),
        pytest.param("Share on Facebook", (), id="a button"),
        pytest.param("View all posts by Jane Roe", ("Jane Roe",), id="a link to a profile"),
        pytest.param("Follow Jane Roe", ("Jane Roe",), id="a button before a name"),
        pytest.param("Alice Writer Staff Writer", ("Alice Writer",), id="a title and a name alike"),
        pytest.param("Jane Roe Political Editor", ("Jane Roe",), id="a title without a comma"),
        pytest.param("Jane Roe, AP Science Writer", ("Jane Roe",), id="an agency's title"),
        pytest.param("Staff Writer", ("Staff Writer",), id="a title alone"),
        pytest.param(
            "Story by Jane Roe, photos by Bob Lens", ("Jane Roe",), id="who took the pictures"
        ),
        pytest.param("jane@example.org (Jane Roe)", ("Jane Roe",), id="as in RSS"),
        pytest.param('["Jane Roe", "Jan Malek"]', ("Jane Roe", "Jan Malek"), id="a list in text"),
        pytest.param(
            "Jane Roe in Brno and Jan Malek in Oslo", ("Jane Roe", "Jan Malek"), id="two places"
        ),
        pytest.param("Jane Roe 3 hours ago", ("Jane Roe",), id="and when"),
        pytest.param("https://www.example.org/jane", (), id="an address of a page"),
    ],
)
def test_author_names_of_a_field(field: str, names: tuple[str, ...]) -> None:
    assert split_names([field]) == names


@pytest.mark.parametrize(
    ("head", "body", "authors"),
    [
        pytest.param(
            "",
            '<p class="byline">By Jane Roe, Transport Correspondent</p>',
            ("Jane Roe",),
            id="a byline",
        ),
        pytest.param(
            "",
            '<div class="c-author">Jane Roe 3 March 2025</div>',
            ("Jane Roe",),
            id="up to the date",
        ),
        pytest.param(
            "",
            '<div class="byline"><a href="/author/jane">Jane Roe</a> <a href="/author/jan">'
            "Jan Malek</a> Published today</div>",
            ("Jane Roe", "Jan Malek"),
            id="links",
        ),
        pytest.param("", '<span class="comment-author">Sam Pell</span>', (), id="who comments"),
        pytest.param(
            "", '<figure><span class="author">Sam Pell</span></figure>', (), id="a picture's"
        ),
        pytest.param("", "<p>By Jane Roe</p>", ("Jane Roe",), id="a line that opens with By"),
        pytest.param("", "<p>By Friday the bridge will be shut.</p>", (), id="a sentence with By"),
        pytest.param(
            '<meta name="author" content="The Example">',
            '<p class="byline">Jane Roe</p>',
            ("Jane Roe",),
            id="a person before the outlet",
        ),
        pytest.param(
            '<meta name="author" content="The Example">',
            "",
            ("The Example",),
            id="the outlet where nobody signs",
        ),
        pytest.param("", '<p class="credit">MWA</p>', ("MWA",), id="an agency"),
    ],
)
def test_page_authors_are_those_beside_the_headline(
    head: str, body: str, authors: tuple[str, ...]
) -> None:
    site = '<meta property="og:site_name" content="The Example">'
    page = f"<html><head>{site}{head}</head><body><h1>Bridge to close</h1>{body}</body></html>"
    assert read_metadata(document_fromstring(page), URL).authors == authors


def test_page_authors_are_not_the_columnists_advertised_below() -> None:
    below = "<p>The bridge will close.</p>" * 300 + '<div class="columnist-author">Sam Pell</div>'
    page = f"<html><body><h1>Bridge to close</h1>{below}</body></html>"
    assert read_metadata(document_fromstring(page), URL).authors == ()


WIDGET = "".join(
    f'<li><article><h3><a href="/{name}">A view</a></h3><a rel="author">{name} Pell</a></article>'
    for name in ("Ann", "Ben", "Cat", "Dan", "Eve")
)


@pytest.mark.parametrize(
    ("byline", "widget", "authors"),
    [
        pytest.param("", f"<ul>{WIDGET}</ul>", (), id="latest columns"),
        pytest.param(
            "",
            '<div class="columnists">'
            + "".join(f'<a rel="author">{name} Pell</a>' for name in ("Ann", "Ben", "Cat", "Dan"))
            + "</div>",
            (),
            id="a list of columnists",
        ),
        pytest.param(
            '<p class="byline">By Jane Roe</p>',
            f"<ul>{WIDGET}</ul>",
            ("Jane Roe",),
            id="beside one",
        ),
        pytest.param(
            "", '<a rel="author">Jane Roe</a>', ("Jane Roe",), id="the story's at its end"
        ),
        pytest.param(
            '<p class="byline">Jane Roe, The Example</p>', "", ("Jane Roe",), id="and the outlet"
        ),
        pytest.param(
            '<div class="author"><span>JANE ROE</span> <a>Twitter</a> <a>Facebook</a></div>',
            "",
            ("Jane Roe",),
            id="and buttons",
        ),
    ],
)
def test_page_authors_are_no_list_of_columnists(
    byline: str, widget: str, authors: tuple[str, ...]
) -> None:
    story = "<p>The bridge will close.</p>" * 300
    site = '<meta property="og:site_name" content="The Example">'
    body = f"<h1>Bridge to close</h1>{byline}{story}{widget}"
    page = f"<html><head>{site}</head><body>{body}</body></html>"
    assert read_metadata(document_fromstring(page), URL).authors == authors
