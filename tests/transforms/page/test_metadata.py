"""What pages say about their articles: summary, publisher, section, language, address."""

from datetime import datetime

import pytest
from lxml.html import document_fromstring

from transforms.page.metadata import PageMetadata, read_metadata
from transforms.text.timestamps import Moment

URL = "https://www.example.org/news/bridge"
DAY = Moment(datetime(2025, 3, 3), "day")
BODY = "<body><h1>Bridge to close</h1><p>The bridge will close on Friday.</p></body>"


def read(head: str, observed_at: datetime | None = None, body: str = BODY) -> PageMetadata:
    return read_metadata(
        document_fromstring(f"<html lang='en-GB'><head>{head}</head>{body}"), URL, observed_at
    )


def linked(content: str) -> str:
    return f'<script type="application/ld+json">{content}</script>'


@pytest.mark.parametrize(
    ("author", "authors"),
    [
        pytest.param('"By Jane Roe"', ("Jane Roe",), id="a string"),
        pytest.param('{"@type": "Person", "name": "Jane Roe"}', ("Jane Roe",), id="an object"),
        pytest.param(
            '[{"name": "Jane Roe"}, {"name": "Jan Malek"}]', ("Jane Roe", "Jan Malek"), id="a list"
        ),
        pytest.param(
            '{"name": ["Jane Roe", "Jan Malek"]}', ("Jane Roe", "Jan Malek"), id="a list of names"
        ),
        pytest.param(
            '"Jane Roe, Jan Malek and A. B. Cee"',
            ("Jane Roe", "Jan Malek", "A. B. Cee"),
            id="several in one string",
        ),
        pytest.param(
            '[{"@type": "Organization", "name": "MW"}, {"name": "Jane Roe"}]',
            ("Jane Roe",),
            id="people before organisations",
        ),
        pytest.param(
            '{"@type": "Organization", "name": "Moravia Wire"}',
            ("Moravia Wire",),
            id="an organisation alone",
        ),
    ],
)
def test_page_metadata_reads_authors(author: str, authors: tuple[str, ...]) -> None:
    node = '{"@type": "NewsArticle", "headline": "B", "author": ' + author + "}"
    assert read(linked(node)).authors == authors


def test_page_metadata_takes_no_photographer_for_the_writer() -> None:
    picture = (
        '<div itemscope itemtype="https://schema.org/ImageObject">'
        '<meta itemprop="author" content="Jan Malek | Wire Images"></div>'
    )
    body = f"<body><h1>Bridge to close</h1><a rel=author>Jane Roe</a>{picture}<p>It closes.</p>"
    assert read("", body=body).authors == ("Jane Roe",)


def test_page_metadata_tells_the_language_of_old_pages() -> None:
    page = "<html xml:lang='en-GB'><h1>Bridge to close</h1><p>02/10/2020"
    found = read_metadata(document_fromstring(page), URL, None)
    assert (found.language, found.published) == ("en", Moment(datetime(2020, 10, 2), "day"))


def test_page_metadata_of_a_graph() -> None:
    content = """{"@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "name": "Example"},
        {"@type": ["Article", "NewsArticle"], "headline": "Bridge &amp; road to close",
         "datePublished": "2025-03-03T10:00:00+01:00", "dateModified": "2025-03-04",
         "author": {"@id": "#jane"}, "publisher": {"@id": "#org"}, "articleSection": ["City"],
         "inLanguage": "en", "description": "Nine weeks of <b>detours</b>."},
        {"@type": "Person", "@id": "#jane", "name": "Jane Roe"},
        {"@type": "Organization", "@id": "#org", "name": "The Example"},]}"""
    found = read(linked(content))
    assert found == PageMetadata(
        title="Bridge to close",
        titles=("Bridge to close", "Bridge & road to close"),
        published=Moment(datetime(2025, 3, 3, 9), "second", 60),
        published_from="json-ld",
        modified=Moment(datetime(2025, 3, 4), "day"),
        authors=("Jane Roe",),
        publisher="The Example",
        summary="Nine weeks of detours.",
        section="City",
        language="en",
        url=URL,
        shown=found.shown,
        article=found.article,
        types=frozenset({"WebSite", "Article", "NewsArticle", "Person", "Organization"}),
        tags=found.tags,
    )


@pytest.mark.parametrize(
    ("head", "published", "origin"),
    [
        pytest.param(
            '<meta property="article:published_time" content="2025-03-03">',
            DAY,
            "meta",
            id="meta tag",
        ),
        pytest.param(
            linked('{"@type": "NewsArticle", "datePublished": "nonsense"}')
            + '<meta name="date" content="2025-03-03">',
            DAY,
            "meta",
            id="bad JSON-LD date",
        ),
        pytest.param(
            linked("{not JSON") + '<meta itemprop="datePublished" content="2025-03-03">',
            DAY,
            "meta",
            id="bad JSON-LD",
        ),
        pytest.param(
            linked('{"@type": "NewsArticle", "datePublished": "2031-01-01"}'),
            None,
            None,
            id="a date after the crawl",
        ),
        pytest.param("", None, None, id="none"),
    ],
)
def test_page_metadata_finds_the_date(
    head: str, published: Moment | None, origin: str | None
) -> None:
    found = read(head, observed_at=datetime(2025, 5, 20))
    assert (found.published, found.published_from) == (published, origin)


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="/news/bridge-2?utm_source=x">', "https://www.example.org/news/bridge-2"),
        ('<link rel="canonical" href="https://www.example.org/">', URL),
        ('<link rel="canonical" href="https://other.example/news/bridge">', URL),
        ('<link rel="canonical" href="https://[broken">', URL),
        ("", URL),
    ],
)  # fmt: skip
def test_page_metadata_address_is_the_sites_own(head: str, url: str) -> None:
    assert read(head).url == url


def test_page_metadata_title_loses_the_outlets_name() -> None:
    site = '<meta property="og:site_name" content="The Example">'
    titled = '<meta property="og:title" content="Bridge to close - {}">'
    body = "<body><p>The bridge will close on Friday.</p></body>"
    assert read(site + titled.format("Example"), body=body).title == "Bridge to close"
    assert read(titled.format("again"), body=body).title == "Bridge to close - again"


@pytest.mark.parametrize(
    ("head", "summary"),
    [
        (
            '<meta property="og:description" content="Nine weeks &amp;amp; more">',
            "Nine weeks & more",
        ),
        ('<meta name="description" content="Detours">', "Detours"),
        ("", None),
    ],
)
def test_page_metadata_summary_is_what_the_page_states(head: str, summary: str | None) -> None:
    assert read(head).summary == summary
