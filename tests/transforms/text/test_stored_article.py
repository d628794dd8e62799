"""Identity of articles and versions, and what cannot be stored."""

from dataclasses import replace
from datetime import datetime

import pytest

from transforms.errors import ArchiveError
from transforms.ids import hash_id
from transforms.lake.records import Article, ArticleVersion, Section
from transforms.text.sections import FoundSection
from transforms.text.stored_article import FoundArticle, canonical_url, host_source, store_article

TEXT = "The bridge will close on Friday, the authority said."
FOUND = FoundArticle(
    text=TEXT,
    sections=(FoundSection("body", 0, len(TEXT), "paragraph", 0.9),),
    source="example.org",
    url="https://www.example.org/bridge",
    headline="Bridge to close",
    authors=("Jane Roe",),
    language="en",
    published_at=datetime(2025, 3, 3),
    published_precision="day",
    published_from="json-ld",
)


def ids_of(found: FoundArticle, position: str = "byte 0", archive_id: str = "a") -> tuple[str, str]:
    article = store_article(found, archive_id=archive_id, position=position, run_id="r").article
    return article.article_id, article.version_id


def test_article_becomes_rows() -> None:
    article_id = hash_id("article", "example.org", "url", "www.example.org/bridge")
    content_hash = hash_id("content", "Bridge to close", TEXT)
    version_id = hash_id("version", article_id, content_hash)
    stored = store_article(FOUND, archive_id="archive", position="byte 7", run_id="run")
    assert stored.article == Article(
        article_id=article_id,
        version_id=version_id,
        source="example.org",
        source_record=None,
        url="https://www.example.org/bridge",
        headline="Bridge to close",
        byline=None,
        authors=("Jane Roe",),
        language="en",
        published_at=datetime(2025, 3, 3),
        published_precision="day",
        published_from="json-ld",
        published_utc_offset=None,
        published_stated=None,
        dateline_place=None,
        agency=None,
        section=None,
        publisher=None,
        summary=None,
        is_retraction=False,
        is_truncated=False,
        text_share=None,
        extra=None,
        archive_id="archive",
        position="byte 7",
        run_id="run",
    )
    assert stored.version == ArticleVersion(
        version_id=version_id,
        article_id=article_id,
        headline="Bridge to close",
        text=TEXT,
        content_hash=content_hash,
        word_count=9,
        modified_at=None,
        observed_at=None,
        signature=(),
        archive_id="archive",
        position="byte 7",
        run_id="run",
    )
    assert stored.sections == (
        Section(
            hash_id("section", version_id, 0),
            version_id,
            0,
            "body",
            0,
            len(TEXT),
            "run",
            "paragraph",
            0.9,
        ),
    )


def test_article_is_the_same_at_the_same_address_and_a_version_by_its_content() -> None:
    same_place = ids_of(replace(FOUND, text=TEXT + " It was."))
    assert same_place[0] == ids_of(FOUND)[0]
    assert same_place[1] != ids_of(FOUND)[1]
    assert ids_of(FOUND, "byte 99", "b") == ids_of(FOUND)
    assert ids_of(replace(FOUND, byline="By Jane Roe")) == ids_of(FOUND)
    assert ids_of(replace(FOUND, url="http://www.example.org/bridge")) == ids_of(FOUND)


def test_article_without_address_is_known_by_its_record_and_else_by_its_place() -> None:
    record = replace(FOUND, url=None, source_record="n1")
    assert ids_of(record, "line 1", "a") == ids_of(record, "line 2", "b")
    nameless = replace(FOUND, url=None)
    assert ids_of(nameless, "line 1", "a") != ids_of(nameless, "line 1", "b")


@pytest.mark.parametrize(
    "found",
    [
        pytest.param(replace(FOUND, text="half a sign \ud83d"), id="a lone surrogate"),
        pytest.param(replace(FOUND, headline="a\x00b"), id="a NUL in the headline"),
        pytest.param(replace(FOUND, authors=("\udc00",)), id="a lone surrogate in a name"),
    ],
)
def test_article_that_no_column_can_hold_is_refused(found: FoundArticle) -> None:
    with pytest.raises(ArchiveError, match="bad_encoding"):
        store_article(found, archive_id="a", position="line 1", run_id="r")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://A.example/x?utm_source=f&b=1&fbclid=2#top", "https://a.example/x?b=1"),
        ("http://a.example:80", "http://a.example/"),
        ("https://user@a.example:8443/x", "https://a.example:8443/x"),
        ("<https://a.example/x y>", "https://a.example/x y"),
        ("https://a.example/?a=%20b&c", "https://a.example/?a=%20b&c"),
        ("ftp://a.example/x", None),
        ("https://[broken", None),
        ("no address", None),
    ],
)
def test_article_address_is_canonical(url: str, expected: str | None) -> None:
    assert canonical_url(url) == expected


def test_article_source_is_the_host() -> None:
    assert host_source("https://www.example.org/x") == "example.org"
    assert host_source(None) is None


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        pytest.param("https://a.example/x", "https://a.example/x/", True, id="last slash"),
        pytest.param("http://a.example/x/", "https://a.example/x", True, id="scheme and slash"),
        pytest.param(
            "https://a.example/x/?a=1", "https://a.example/x?a=1", True, id="before query"
        ),
        pytest.param("https://a.example/?a=1&b=2", "https://a.example/?b=2&a=1", True, id="order"),
        pytest.param("https://a.example/?id=1", "https://a.example/?id=2", False, id="two ids"),
        pytest.param("https://a.example/x", "https://a.example/X", False, id="case of a path"),
    ],
)
def test_store_article_of_one_address_is_one_article(one: str, other: str, is_same: bool) -> None:
    ids = {
        store_article(
            FoundArticle(text="The toll rises.", sections=(), source="a.example", url=url),
            archive_id="a",
            position=url,
            run_id="r",
        ).article.article_id
        for url in (one, other)
    }
    assert (len(ids) == 1) is is_same
