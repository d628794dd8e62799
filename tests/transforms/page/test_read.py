"""Web pages to articles: text, structure, encodings and odd pages."""

import json
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import paths
from tests.support.budget import slow_property
from tests.support.build_sample_warc import build_page, read_stories
from transforms.errors import ArchiveError
from transforms.page.encoding import decode_page
from transforms.page.read import read_page

STORIES = {story["name"]: story for story in read_stories()}
URL = "https://a.example/x"
WORDS = "The bridge will close on Friday for nine weeks, the road authority said on Monday. " * 4
SHARED = paths.SHARED / "data" / "archives"


@pytest.mark.parametrize("name", sorted(STORIES))
def test_page_text_is_the_story_and_nothing_around_it(name: str) -> None:
    story = STORIES[name]
    found = read_page(build_page(story), url=f"https://{story['host']}{story['path']}").article
    assert found is not None
    assert found.text == "\n\n".join(text.removeprefix("## ") for text in story["paragraphs"])
    assert found.headline == story["title"]
    assert found.authors == tuple(story["authors"])
    assert found.source == story["host"].removeprefix("www.")
    headings = [
        found.text[section.char_start : section.char_end]
        for section in found.sections
        if section.section_kind == "sub_heading"
    ]
    assert headings == [text[3:] for text in story["paragraphs"] if text.startswith("## ")]


def test_page_of_line_breaks_has_its_writer_and_paragraphs() -> None:
    """Guard: its paragraphs were one, and nobody had written it."""
    page = (
        "<html><head><title>Toll rises</title></head><body><table><tr><td><b>Toll rises</b><br>"
        f"By Jane Roe<br>November 18, 2025<br><br>{WORDS}<br><br>{WORDS}</td></tr></table>"
    )
    found = read_page(page.encode(), url=URL).article
    assert found is not None
    assert found.authors == ("Jane Roe",)
    assert found.text.split("\n\n")[-2:] == [WORDS.strip(), WORDS.strip()]


def test_page_time_is_utc_and_says_where_it_came_from() -> None:
    found = read_page(build_page(STORIES["budget"])).article
    assert found is not None
    assert (found.published_at, found.published_precision, found.published_from) == (
        datetime(2025, 3, 5, 18, 42, 10),
        "second",
        "json-ld",
    )
    assert found.modified_at == datetime(2025, 3, 5, 20, 5)


def test_page_without_a_date_is_not_dated_by_its_crawl() -> None:
    crawled = datetime(2025, 5, 20)
    found = read_page(build_page(STORIES["library"]), url=URL, observed_at=crawled).article
    assert found is not None
    assert (found.published_at, found.published_from, found.observed_at) == (None, None, crawled)


@pytest.mark.parametrize(
    ("content", "charset", "expected"),
    [
        pytest.param("<p>é".encode(), "iso-8859-1", "<p>é", id="UTF-8 said latin-1"),
        pytest.param("<p>“é”".encode("cp1252"), "windows-1252", "<p>“é”", id="as the header says"),
        pytest.param(
            '<meta charset="utf-8"><p>“café” près'.encode("cp1252"),
            None,
            '<meta charset="utf-8"><p>“café” près',
            id="windows-1252 said UTF-8",
        ),
        pytest.param(
            '<meta charset="windows-1250"><p>žluťoučký'.encode("cp1250"),
            None,
            '<meta charset="windows-1250"><p>žluťoučký',
            id="as the meta tag says",
        ),
        pytest.param(b"<p>a\x00b", None, "<p>ab", id="NUL bytes"),
        pytest.param("<p>é".encode("utf-16"), None, "<p>é", id="UTF-16"),
        pytest.param("<p>“é”".encode("cp1252"), "iso-8859-1", "<p>“é”", id="Latin-1 as browsers"),
        pytest.param(
            '<meta charset="gb2312"><p>镕基'.encode("gb18030"),
            None,
            '<meta charset="gb2312"><p>镕基',
            id="GB2312 with a sign beyond it",
        ),
        pytest.param(
            ("<p>Мост закроют в пятницу на девять недель. " * 3).encode("cp1251"),
            None,
            "<p>Мост закроют в пятницу на девять недель. " * 3,
            id="nothing said",
        ),
        pytest.param(
            ("<p>Příliš žluťoučký kůň " * 9).encode() + b"\xff",
            "utf-8",
            "<p>Příliš žluťoučký kůň " * 9 + "\ufffd",
            id="one broken byte in UTF-8",
        ),
        pytest.param(
            "<p>Où en est l’été des réformes ? Décidé à Nîmes".encode().decode("latin-1").encode(),
            None,
            "<p>Où en est l’été des réformes ? Décidé à Nîmes",
            id="encoded twice",
        ),
        pytest.param("<p>東京".encode("iso2022_jp"), "iso-2022-jp", "<p>東京", id="with escapes"),
    ],
)
def test_page_is_decoded_by_what_its_bytes_are(
    content: bytes, charset: str | None, expected: str
) -> None:
    assert decode_page(content, charset) == expected


@pytest.mark.parametrize(
    "content", [b"", b"   \n", b"<html></html>", b"\x00\x01\x02", b"<p>Too short."]
)
def test_page_without_text_is_refused(content: bytes) -> None:
    with pytest.raises(ArchiveError, match="no_main_text"):
        read_page(content, url=URL)


def test_page_at_the_root_of_a_site_is_no_article() -> None:
    found = read_page(f"<p>{WORDS}</p>".encode(), url="https://a.example/")
    assert (found.article, found.skip_reason) == (None, "front_page")


MARKUP = (
    '<p> </p> <h2> <ul><li> <table><tr><td> <!-- <script> &#0; "author": [[ null} </script>'
    ' 2024-99-99 "> \x00 </body> {"@type":"NewsArticle",'
)
PIECES = st.sampled_from(
    [
        *MARKUP.split(" "),
        WORDS,
        '<script type="application/ld+json">',
        '<meta name="date" content="',
    ]
)


@slow_property(60, 600)
@given(
    st.one_of(
        st.binary(max_size=400),
        st.lists(PIECES, max_size=30).map(lambda parts: "".join(parts).encode()),
    ),
    st.booleans(),
)
def test_page_of_any_bytes_is_an_article_or_refused(content: bytes, is_whole: bool) -> None:
    page = b"<html><head><title>T</title></head><body>" + content if is_whole else content
    try:
        found = read_page(page, url=URL).article
    except ArchiveError as error:
        reason = error.reason
    else:
        reason = "no_main_text" if found is None or not found.text.strip() else None
    assert reason in (None, "no_main_text")


@pytest.mark.skipif(not SHARED.exists(), reason="the real pages are not here")
def test_page_bodies_of_real_news_pages_keep_their_score() -> None:
    from benchmarks.pages import Score, add_page, read_ours, read_pages, report

    lines = (SHARED / "warc" / "expected.jsonl").read_text("utf-8").splitlines()
    truths = {truth["url"]: truth for truth in map(json.loads, lines)}
    score = Score()
    (warc,) = (SHARED / "warc").glob("*.warc.gz")
    for url, content, charset in read_pages(warc):
        if truths.get(url, {}).get("truth") == "full":
            add_page(score, truths[url], read_ours(url, content, charset))
    figures = report("full", score)
    assert figures["body_f1"] >= 0.975
    assert figures["stored_f1"] >= 0.97
    assert figures["title_contained"] >= 0.9
    assert figures["date_right"] >= 0.98
    assert figures["authors_exact"] >= 0.95
