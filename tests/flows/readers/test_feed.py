"""Feeds and blog exports to outcomes: what is an article, what a teaser, and what damage costs."""

from datetime import datetime

import pytest

from flows.readers.feed import read_feed
from tests.support import paths
from tests.support.feeds import BODY, LONG_DESCRIPTION, STORY, XML, item, rss
from tests.support.reading import LONG, brief, briefs, read_bytes
from transforms.lake.records import Reject
from transforms.text.stored_article import StoredArticle

pytestmark = pytest.mark.usefixtures("no_network")
FEEDS = paths.SHARED / "data" / "archives" / "newswire" / "feeds"


def test_read_feed_rss_item_is_a_whole_article() -> None:
    fields = (
        "<title>Bridge &amp;amp; &lt;i&gt;road&lt;/i&gt;</title>"
        "<link>https://www.example.org/1?utm_source=rss</link>"
        "<pubDate>Mon, 03 Mar 2025 10:00:00 +0100</pubDate>"
        "<author>jane@example.org (Jane Roe)</author><dc:creator>Jan Novak</dc:creator>"
        "<category>City</category><category>Bridges</category>"
        f"<description>The bridge closes.</description>{BODY}"
    )
    (outcome,) = read_bytes(read_feed, rss(item(fields)).encode())
    assert isinstance(outcome, StoredArticle)
    article = outcome.article
    assert outcome.version.text == STORY
    assert (article.position, article.source_record) == ("item 1", "g1")
    assert (article.headline, article.summary) == ("Bridge & road", "The bridge closes.")
    assert (article.url, article.source) == ("https://www.example.org/1", "example.org")
    assert (article.publisher, article.language) == ("The Example", "en")
    assert (article.published_at, article.published_precision, article.published_from) == (
        datetime(2025, 3, 3, 9),
        "second",
        "record",
    )
    assert article.authors == ("Jane Roe", "Jan Novak")
    assert (article.section, article.extra) == ("City", '{"tags": ["Bridges"]}')


def test_read_feed_atom_entry_is_a_whole_article() -> None:
    content = (
        f'{XML}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Example</title>'
        '<link href="https://example.org/"/><author><name>Jane Roe</name></author><entry>'
        '<id>tag:example.org,2025:1</id><title type="html">Bridge &amp;amp; road</title>'
        '<link rel="alternate" href="https://example.org/1"/><updated>2025-03-04T10:00:00Z</updated>'
        "<published>2025-03-03T10:00:00+01:00</published><summary>It closes.</summary>"
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
        f"<h2>Why</h2><p>{LONG}</p></div></content></entry></feed>"
    )
    (outcome,) = read_bytes(read_feed, content.encode())
    assert isinstance(outcome, StoredArticle)
    article = outcome.article
    assert outcome.version.text == f"Why\n\n{STORY}"
    assert [one.section_kind for one in outcome.sections] == ["sub_heading", "body"]
    assert (article.headline, article.url) == ("Bridge & road", "https://example.org/1")
    assert article.source_record == "tag:example.org,2025:1"
    assert article.authors == ("Jane Roe",)
    assert article.published_at == datetime(2025, 3, 3, 9)
    assert outcome.version.modified_at == datetime(2025, 3, 4, 10)


def test_read_feed_atom_date_of_change_is_none_of_publication() -> None:
    content = (
        f'{XML}<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id>'
        f"<updated>2025-03-04T10:00:00Z</updated><content>{LONG}</content></entry></feed>"
    )
    (outcome,) = read_bytes(read_feed, content.encode())
    assert isinstance(outcome, StoredArticle)
    assert outcome.article.published_at is None
    assert outcome.version.modified_at == datetime(2025, 3, 4, 10)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        pytest.param("2016/6/29 15:07:41", "2016-06-29", id="the year first, with slashes"),
        pytest.param("Fri, 22 Sep 17 22:05:03 +0300", "2017-09-22", id="a short year"),
        pytest.param("Mo, 25 Jun 2018 11:41:36", "2018-06-25", id="a German day of the week"),
        pytest.param("ma, 08 okt 2018 10:09:29 +0000", "2018-10-08", id="Dutch"),
        pytest.param("Tue, 24 May 2016 2:17:57 PM CEST", "2016-05-24", id="half days and a zone"),
        pytest.param("8/21/2018 9:00:00 AM", "2018-08-21", id="as Americans write"),
    ],
)
def test_read_feed_dates_as_feeds_write_them(stated: str, expected: str) -> None:
    """Guard: what feedparser makes of the first was the first of a month."""
    (found,) = read_bytes(read_feed, rss(item(f"<pubDate>{stated}</pubDate>{BODY}")).encode())
    assert isinstance(found, StoredArticle)
    assert str(found.article.published_at)[:10] == expected


def test_read_feed_item_on_which_its_parser_fails_costs_no_other() -> None:
    """Guard: an unknown system of coordinates ended the whole feed."""
    place = '<where xmlns="http://www.georss.org/georss"><Point xmlns="http://www.opengis.net/gml"'
    place += ' srsName="EPSG:abc"><pos>1 2</pos></Point></where>'
    content = rss(item(place + BODY), item(BODY, 2)).encode()
    assert briefs(read_feed, content) == [("item 1", STORY), ("item 2", STORY)]


def test_read_feed_rdf_item_is_dated_by_dublin_core() -> None:
    content = (
        f'{XML}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<channel rdf:about="x"><title>The Example</title></channel>'
        '<item rdf:about="https://example.org/1"><title>Bridge</title>'
        "<link>https://example.org/1</link><dc:creator>Jane Roe</dc:creator>"
        f"<dc:date>2004-01-02T03:04:05+01:00</dc:date>{LONG_DESCRIPTION}</item></rdf:RDF>"
    )
    (outcome,) = read_bytes(read_feed, content.encode())
    assert isinstance(outcome, StoredArticle)
    assert outcome.article.source_record == "https://example.org/1"
    assert outcome.article.published_at == datetime(2004, 1, 2, 2, 4, 5)
    assert (outcome.article.publisher, outcome.article.authors) == ("The Example", ("Jane Roe",))


@pytest.mark.parametrize(
    ("fields", "detail"),
    [
        pytest.param("", "an item without content or description", id="nothing"),
        pytest.param(
            "<title>A title</title>", "an item without content or description", id="a title alone"
        ),
        pytest.param(
            "<description>The bridge closes.</description>",
            "only a teaser of 18 characters",
            id="a short description",
        ),
        pytest.param(
            f"<description>{LONG} Continue reading...</description>",
            "only a teaser of 620 characters",
            id="a long description that goes on elsewhere",
        ),
        pytest.param(
            f"<description>{LONG} The mayor said […]</description>",
            "only a teaser of 619 characters",
            id="a long description cut short",
        ),
        pytest.param(
            "<content:encoded>The bridge closes.</content:encoded>"
            "<description>The bridge closes.</description>",
            "only a teaser of 18 characters",
            id="content that is the description again",
        ),
        pytest.param(
            "<content:encoded>The bridge closes on Monday…</content:encoded>",
            "only a teaser of 28 characters",
            id="content cut short",
        ),
        pytest.param(
            f"<content:encoded>&lt;p&gt;{LONG}&lt;/p&gt;"
            "&lt;p&gt;Read the full story at The Example.&lt;/p&gt;</content:encoded>",
            "only a teaser of 636 characters",
            id="content that goes on elsewhere",
        ),
    ],
)
def test_read_feed_takes_no_teaser_for_an_article(fields: str, detail: str) -> None:
    (outcome,) = read_bytes(read_feed, rss(item(fields)).encode())
    assert isinstance(outcome, Reject)
    assert (outcome.position, outcome.source_record) == ("item 1", "g1")
    assert (outcome.reason, outcome.detail) == ("missing_text", detail)


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        pytest.param(LONG_DESCRIPTION, STORY, id="a description as long as a story"),
        pytest.param(
            f"{BODY}<description>Short.</description>", STORY, id="content before the description"
        ),
        pytest.param(
            f"<description>Short.</description>{BODY}", STORY, id="content after the description"
        ),
        pytest.param(
            "<content:encoded>The bridge is open again, its owner said.</content:encoded>",
            "The bridge is open again, its owner said.",
            id="a short story",
        ),
        pytest.param(
            f"<title>Bridge</title><content:encoded>&lt;h1&gt;Bridge&lt;/h1&gt;&lt;p&gt;{LONG}&lt;/p&gt;</content:encoded>",
            STORY,
            id="the title again above the text",
        ),
        pytest.param(
            f"<description>A&nbsp;B &eacute; {LONG}</description>",
            f"A\u00a0B é {STORY}",
            id="names of HTML undeclared",
        ),
        pytest.param(
            f"<description>\x0bA&#8;B {LONG}</description>",
            f"AB {STORY}",
            id="characters that XML forbids",
        ),
        pytest.param(
            f"<description>A&#55357;&#56832;B&#xD83D;&#XDE00; {LONG}</description>",
            f"A\U0001f600B\U0001f600 {STORY}",
            id="a character in two halves",
        ),
        pytest.param(
            f"<description>A&#55357;B&#56832;C&#1114112;D&#x110000;E&#128512; {LONG}</description>",
            f"ABCDE\U0001f600 {STORY}",
            id="halves alone, and numbers of no character",
        ),
    ],
)
@pytest.mark.parametrize("most", [None, 11])
def test_read_feed_text(fields: str, text: str, most: int | None) -> None:
    assert briefs(read_feed, rss(item(fields)).encode(), most=most) == [("item 1", text)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(rss(), [], id="no items"),
        pytest.param("", [("file", "bad_xml")], id="nothing"),
        pytest.param(
            "<html><body><p>a</p></body></html>", [("file", "unsupported_format")], id="a page"
        ),
        pytest.param(
            rss(item(BODY), item(BODY, 2))[:-40],
            [("item 1", STORY), ("item 2", "bad_xml")],
            id="cut",
        ),
        pytest.param(
            rss(item(BODY), "<item><b></item>", item(BODY, 2)),
            [("item 1", STORY), ("item 2", "bad_xml")],
            id="a tag that is not closed",
        ),
        pytest.param(
            rss(item(BODY), item(BODY), item(BODY, 2)),
            [("item 1", STORY), ("item 2", "repeated_id"), ("item 3", STORY)],
            id="the same item twice",
        ),
        pytest.param(
            rss("<item/>", item(BODY, 2)),
            [("item 1", "missing_text"), ("item 2", STORY)],
            id="an item of one tag",
        ),
        pytest.param(
            rss(item(BODY), prolog='<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]>'),
            [("file", "forbidden_xml")],
            id="an entity of its own",
        ),
        pytest.param(
            rss(
                item(BODY), prolog='<!DOCTYPE rss [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]>'
            ),
            [("file", "forbidden_xml")],
            id="an entity from a file",
        ),
        pytest.param(
            rss(
                item(BODY),
                prolog='<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://example.org/rss.dtd">',
            ),
            [("item 1", STORY)],
            id="a definition elsewhere",
        ),
        pytest.param(
            rss(item(BODY), prolog='\n <?xml version="1.0"?>'),
            [("item 1", STORY)],
            id="space before the declaration",
        ),
        pytest.param(
            rss(item(BODY), prolog='<?xml version="1.0" encoding="martian"?>'),
            [("file", "bad_encoding")],
            id="a charset that is none",
        ),
        pytest.param(
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>a</loc></url><url/></urlset>',
            [("url 1", "not_an_article"), ("url 2", "not_an_article")],
            id="a site map",
        ),
        pytest.param(
            "<sitemapindex><sitemap><loc>a</loc></sitemap></sitemapindex>",
            [("url 1", "not_an_article")],
            id="a map of site maps",
        ),
    ],
)
def test_read_feed_documents(content: str, expected: list[tuple[str, str]]) -> None:
    assert briefs(read_feed, content.encode()) == expected
    assert briefs(read_feed, content.encode(), most=13) == expected


def test_read_feed_wordpress_export_gives_its_published_posts() -> None:
    people = (
        "<wp:author><wp:author_login>jroe</wp:author_login>"
        "<wp:author_display_name>Jane Roe</wp:author_display_name></wp:author>"
        "<wp:author><wp:author_login>jn</wp:author_login>"
        "<wp:author_display_name>jn</wp:author_display_name>"
        "<wp:author_first_name>Jan</wp:author_first_name>"
        "<wp:author_last_name>Novak</wp:author_last_name></wp:author>"
        "<wp:author><wp:author_login>ana@isle.example</wp:author_login>"
        "<wp:author_display_name>Ana Rey</wp:author_display_name></wp:author>"
    )

    def post(kind: str, status: str, login: str = "jroe") -> str:
        return item(
            "<title>Bridge</title><pubDate>Mon, 03 Mar 2025 09:00:00 +0000</pubDate>"
            f"<link>https://example.org/{kind}</link><dc:creator>{login}</dc:creator>"
            "<description></description><content:encoded><![CDATA[The bridge closes.\n"
            "It is old.\n\nIt was built in 1890…]]></content:encoded>"
            "<excerpt:encoded><![CDATA[It closes.]]></excerpt:encoded>"
            "<wp:post_date>2025-03-03 10:00:00</wp:post_date>"
            "<wp:post_date_gmt>2025-03-03 09:00:00</wp:post_date_gmt>"
            f"<wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type>"
            '<category domain="post_tag">bridges</category>'
            '<category domain="category">City</category>'
        )

    content = rss(
        post("post", "publish"),
        post("story", "publish", "jn"),
        post("post", "draft"),
        post("post", "trash"),
        post("post", "private"),
        post("page", "publish"),
        post("attachment", "inherit"),
        post("nav_menu_item", "publish"),
        post("column", "publish", "ana@isle.example"),
        head=people,
    )
    first, second, *rest, last = read_bytes(read_feed, content.encode())
    assert isinstance(first, StoredArticle)
    assert isinstance(second, StoredArticle)
    assert isinstance(last, StoredArticle)
    assert last.article.authors == ("Ana Rey",)
    assert first.version.text == "The bridge closes.\nIt is old.\n\nIt was built in 1890…"
    assert (first.article.authors, second.article.authors) == (("Jane Roe",), ("Jan Novak",))
    assert first.article.published_at == datetime(2025, 3, 3, 9)
    assert first.article.published_utc_offset == 60
    assert (first.article.section, first.article.extra) == ("City", '{"tags": ["bridges"]}')
    assert (first.article.summary, first.article.publisher) == ("It closes.", "The Example")
    assert [brief(outcome) for outcome in rest] == [
        (f"item {number}", "not_an_article") for number in range(3, 9)
    ]


@pytest.mark.skipif(not FEEDS.exists(), reason="the shared archives are not here")
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("feed1.atom", ["missing_text"] * 2, id="Atom"),
        pytest.param("feed2.rss", ["missing_text"], id="RSS"),
        pytest.param("sitemap.xml", ["not_an_article"] * 84, id="site map"),
        pytest.param("wordpress_wxr.xml", ["By Tester"] * 3 + ["missing_text"] * 2, id="WordPress"),
    ],
)
def test_read_feed_real_files(name: str, expected: list[str]) -> None:
    outcomes = read_bytes(read_feed, (FEEDS / name).read_bytes())
    assert [brief(outcome)[1].split("\n")[0] for outcome in outcomes] == expected
