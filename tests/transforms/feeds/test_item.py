"""Items of feeds to articles: what a teaser is, names, and what blogs put around their posts."""

import pytest

from tests.support.reading import LONG
from transforms.feeds.item import Feed, FeedItem, clean_title, read_feed_item, read_names
from transforms.feeds.wordpress import read_people, read_post_markup

STORY = LONG.strip()
FEED = Feed(title="The Example", link="https://example.org/")


@pytest.mark.parametrize(
    "end",
    [
        "He told the full story to the police on Monday.",
        "The judge read on for an hour, and nobody listened any more.",
        "Das will er nicht mehr.",
        "“We continue reading the bids,” she said.",
        "They asked for more",
        "“And then…”",
    ],
)
def test_feed_story_is_no_teaser_for_its_last_words(end: str) -> None:
    record = read_feed_item(FeedItem(content=f"<p>{LONG}</p><p>{end}</p>"), FEED)
    assert record.article is not None
    assert record.article.text == f"{STORY}\n\n{end}"


@pytest.mark.parametrize(
    "end",
    [
        "Continue reading",
        "Continue reading Bridge closes →",
        "… Continue reading Bridge closes →",
        "(more…)",
        "Read the full article on The Example",
        "View original post 120 more words",
        "Weiterlesen",
    ],
)
def test_feed_content_that_leads_elsewhere_is_a_teaser(end: str) -> None:
    record = read_feed_item(FeedItem(content=f"<p>{LONG}</p><p>{end}</p>"), FEED)
    assert record.error is not None
    assert record.error.reason == "missing_text"
    assert record.error.detail.startswith("only a teaser of ")


def test_feed_line_below_each_post_is_boilerplate() -> None:
    line = "The post Bridge closes appeared first on The Example."
    record = read_feed_item(FeedItem(content=f"<p>{LONG}</p><p>{line}</p>"), FEED)
    assert record.article is not None
    text = record.article.text
    kinds = [
        (section.section_kind, text[section.char_start : section.char_end])
        for section in record.article.sections
    ]
    assert kinds == [("body", STORY), ("boilerplate", line)]


def test_feed_item_without_a_link_belongs_to_the_host_of_the_feed() -> None:
    record = read_feed_item(FeedItem(content=STORY, content_is_plain=True, record="1"), FEED)
    assert record.article is not None
    assert (record.article.source, record.article.publisher) == ("example.org", "The Example")


def test_feed_clean_title() -> None:
    assert clean_title(" Bridge &amp;amp; <b>road</b>\n") == "Bridge & road"
    assert clean_title("Profit < loss > hope") == "Profit < loss > hope"
    assert clean_title("<i></i>") is None


def test_feed_names_are_of_people() -> None:
    given = ["jane@example.org (Jane Roe)", "Jan Novak <jan@example.org>", "desk@example.org"]
    assert read_names([*given, "admin", "By Eva Kral"]) == ("Jane Roe", "Jan Novak", "Eva Kral")


@pytest.mark.parametrize(
    ("content", "markup"),
    [
        pytest.param("a\nb\r\n\r\nc", "a<br/>\nb<br/><br/>c", id="lines and paragraphs"),
        pytest.param(
            '[caption id="1" width="3"]<img src="a.jpg"> The bridge.[/caption]It closes.',
            '<figure><img src="a.jpg"><figcaption> The bridge.</figcaption></figure>It closes.',
            id="a caption",
        ),
        pytest.param("a[gallery ids='1,2']b", "ab", id="a gallery"),
        pytest.param("a[embed]https://example.org/v[/embed]b", "ab", id="something embedded"),
        pytest.param(
            "The [ad hoc] panel [sic].", "The [ad hoc] panel [sic].", id="brackets of prose"
        ),
        pytest.param(
            "<!-- wp:paragraph -->\n<p>a</p>\n", "<!-- wp:paragraph -->\n<p>a</p>\n", id="blocks"
        ),
        pytest.param("<ul>\n<li>a</li>\n</ul>\nb", "<ul>\n<li>a</li>\n</ul><br/>\nb", id="a list"),
    ],
)
def test_wordpress_markup(content: str, markup: str) -> None:
    assert read_post_markup(content) == markup


def test_wordpress_people_of_bad_xml_are_none() -> None:
    assert read_people(b"<author>") == {}
    assert read_people(b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') == {}
