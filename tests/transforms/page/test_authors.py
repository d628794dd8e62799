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
