"""How the letters of a feed are read and cut into its entries, and what damage costs."""

import io

import pytest

from flows.codecs.feed_parts import split_feed
from flows.readers.feed import read_feed
from tests.support.feeds import BODY, STORY, item, rss
from tests.support.reading import LONG, briefs

pytestmark = pytest.mark.usefixtures("no_network")


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        pytest.param("utf-8", "utf-8", id="UTF-8"),
        pytest.param("utf-8", "cp1252", id="Windows-1252 that says UTF-8"),
        pytest.param("iso-8859-1", "cp1252", id="Windows-1252 that says Latin-1"),
        pytest.param("iso-8859-1", "utf-8", id="UTF-8 that says Latin-1"),
        pytest.param("utf-16", "utf-16", id="UTF-16"),
        pytest.param("utf-16", "utf-16-le", id="UTF-16 without a mark"),
        pytest.param("windows-1250", "cp1250", id="Windows-1250"),
    ],
)
def test_feed_parts_charsets(declared: str, written: str) -> None:
    words = f"“Café” – {STORY}"
    prolog = f'<?xml version="1.0" encoding="{declared}"?>'
    content = rss(item(f"<description>{words}</description>"), prolog=prolog).encode(written)
    assert briefs(read_feed, content) == [("item 1", words)]


def test_feed_parts_element_without_content_ends_where_it_ends() -> None:
    """The parser tells the end of `<link/>` in another way, so the next tag was taken with it."""
    content = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><link href="http://example.org/"/><title>T</title>'
        f"<entry/><entry><id>2</id><content>{LONG}</content></entry></feed>"
    )
    assert [
        part.content.partition(b">")[2] for part in split_feed(io.BytesIO(content.encode()), 99_999)
    ] == [
        b'\n<feed xmlns="http://www.w3.org/2005/Atom"><link href="http://example.org/"/></feed>',
        b'\n<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title></feed>',
        b'\n<feed xmlns="http://www.w3.org/2005/Atom"><entry/></feed>',
        b'\n<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>2</id><content>'
        + LONG.encode()
        + b"</content></entry></feed>",
    ]
    assert briefs(read_feed, b"<feed><link/><updaa") == [("file", "bad_xml")]


def test_feed_parts_passes_over_an_item_over_the_limit() -> None:
    large = item(f"<description>{'a ' * 500_000}</description>")
    content = rss(large, item(BODY, 2)).encode()
    expected = [("item 1", "too_large"), ("item 2", STORY)]
    assert briefs(read_feed, content, record_bytes=20_000) == expected


def test_feed_parts_stops_at_a_tag_without_end() -> None:
    content = b'<rss><channel><item a="' + b"x" * 5_000_000
    assert briefs(read_feed, content) == [("file", "too_large")]
