"""What `inspect` tells: the first records of a file, and what their fields were taken for."""

import gzip
from pathlib import Path

import pytest

from flows.readers.discover import discover
from flows.readers.explain import Explanation, explain_archive
from tests.support import paths
from transforms.feeds.field_names import read_paths
from transforms.feeds.field_paths import NO_PATHS
from transforms.lake.records import Reject
from transforms.text.stored_article import StoredArticle

FORMS = paths.DATA / "forms"


def explain(path: Path, most: int = 3) -> Explanation:
    (ref,) = discover([path]).archives
    return explain_archive(ref, NO_PATHS, most)


def test_explain_says_what_fields_are_and_which_date_is_not_understood(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(b"Headline,body,Date,price\nToll,Words.,01/05/2026,3\n"))
    (record,) = explain(path).records
    assert isinstance(record.outcome, StoredArticle)
    assert [(use.name, use.kind, use.is_understood, value) for use, value in record.uses] == [
        ("Headline", "title", True, "Toll"),
        ("body", "text", True, "Words."),
        ("Date", "published", False, "01/05/2026"),
        ("price", None, True, "3"),
    ]


def test_explain_says_why_a_record_would_be_rejected_and_what_it_has() -> None:
    (record,) = explain(FORMS / "nyt_search.json").records
    assert isinstance(record.outcome, Reject)
    assert record.outcome.reason == "missing_text"
    kinds = {use.name: use.kind for use, _ in record.uses}
    assert (kinds["headline"], kinds["pub_date"], kinds["word_count"]) == (
        "title",
        "published",
        None,
    )


def test_explain_of_a_page_in_a_record_is_its_address_and_itself() -> None:
    first, _ = explain(FORMS / "crawled-pages.jsonl").records
    assert [(use.name, use.kind) for use, _ in first.uses] == [
        ("url", "url"),
        ("html", "text"),
        ("crawl_date", None),
    ]


def test_explain_of_a_table_without_a_text_is_the_reason_until_it_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("kopf;rumpf\nToll;Words.\nFerry;Stops.\n")
    (ref,) = discover([path]).archives
    (refused,) = explain_archive(ref, NO_PATHS, 3).records
    assert isinstance(refused.outcome, Reject)
    assert "the header is kopf, rumpf; name it under [columns]" in refused.outcome.detail
    told = explain_archive(ref, read_paths({"text": "rumpf"}), 3)
    assert [[use.kind for use, _ in record.uses] for record in told.records] == [[None, "text"]] * 2


def test_explain_of_a_wiki_is_what_was_found() -> None:
    found = explain(FORMS / "wikinews.xml")
    assert [type(record.outcome) for record in found.records] == [StoredArticle]
    assert [record.uses for record in found.records] == [()]
    assert dict(found.skipped) == {"not_an_article": 1}


@pytest.mark.parametrize(
    ("name", "uses"),
    [
        pytest.param(
            "factiva.txt",
            "HD title|BY authors|WC extra|PD published|ET published|SN source|SC extra|ED extra"
            "|PG extra|LA language|CY extra|LP text|TD text|CO extra|NS extra|RE extra"
            "|PUB publisher|Document id",
            id="Factiva",
        ),
        pytest.param(
            "factiva-fr.txt",
            "line above the count of words title|line of the byline authors|count of words extra"
            "|line below it published|line of the outlet source|lines below the copyright text"
            "|Document id",
            id="Factiva without labels",
        ),
        pytest.param(
            "lexis.txt",
            "line of the outlet source|line of the day published|headline title|byline authors"
            "|section section|length extra|dateline place|lines of the story text"
            "|load-date extra|language language|publication-type extra",
            id="LexisNexis",
        ),
        pytest.param(
            "lexis.rtf",
            "line of the outlet source|line of the day published|headline title|byline authors"
            "|lines of the story text",
            id="LexisNexis, RTF",
        ),
        pytest.param(
            "proquest.txt",
            "author authors|publication info extra|abstract summary|full text text"
            "|subject extra|title title|publication title source|first page extra"
            "|publication year extra|publication date published|publisher publisher"
            "|language of publication language|proquest document id id|document url extra",
            id="ProQuest",
        ),
        pytest.param(
            "toll.eml",
            "Subject title|From authors, source|Date published|part text/html text",
            id="a message",
        ),
        pytest.param(
            "newsletters.mbox",
            "Subject title|From authors, source|Date published|Message-ID id|part text/html text",
            id="a mailbox",
        ),
        pytest.param(
            "page.mhtml",
            "Snapshot-Content-Location url|Subject extra|Date extra|part text/html text",
            id="MHTML",
        ),
        pytest.param(
            "german.wet",
            "WARC-Target-URI url|WARC-Date extra|first line title|lines below it text",
            id="WET",
        ),
    ],
)
def test_explain_of_exports_is_what_their_headings_were_taken_for(name: str, uses: str) -> None:
    record = explain(FORMS / name).records[0]
    assert isinstance(record.outcome, StoredArticle)
    told = [f"{use.name} {use.kind or 'extra'}" for use, _ in record.uses]
    assert "|".join(told) == uses


def test_explain_of_an_export_says_why_a_story_would_be_rejected(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    story = "HD\nToll rises\n\nPD\nno day\n\nSN\nPost\n\nLP\n\nTD\n\nDocument POST0000000001em15\n"
    path.write_text(story)
    (record,) = explain(path).records
    assert isinstance(record.outcome, Reject)
    assert record.outcome.reason == "missing_text"
    assert [(use.name, use.kind, use.is_understood) for use, _ in record.uses] == [
        ("HD", "title", True),
        ("PD", "published", False),
        ("SN", "source", True),
        ("Document", "id", True),
    ]


def test_explain_shows_no_more_than_asked_for() -> None:
    assert len(explain(FORMS / "pandas_index.csv", most=2).records) == 2


FEED = """<?xml version="1.0"?><rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Example</title>
<item><title>Toll</title><guid>a1</guid><link>https://example.org/a</link>
<dc:creator>Jane Roe</dc:creator>
<pubDate>yesterday</pubDate><category>City</category>
<c:encoded>&lt;p&gt;The toll rises.&lt;/p&gt;</c:encoded></item>
<item><title>Ferry</title><description>It stops.</description></item></channel></rss>"""


def uses_of(found: Explanation, number: int) -> list[tuple[str, str | None, bool, object]]:
    return [
        (use.name, use.kind, use.is_understood, value) for use, value in found.records[number].uses
    ]


def test_explain_tells_the_elements_of_a_feed_and_why_a_teaser_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(FEED)
    found = explain(path)
    assert uses_of(found, 0) == [
        ("title", "title", True, "Toll"),
        ("encoded", "text", True, "<p>The toll rises.</p>"),
        ("link", "url", True, "https://example.org/a"),
        ("guid", "id", True, "a1"),
        ("pubDate", "published", False, "yesterday"),
        ("creator", "authors", True, ("Jane Roe",)),
        ("category", "section", True, ("City",)),
    ]
    assert uses_of(found, 1) == [
        ("title", "title", True, "Ferry"),
        ("description", "summary", True, "It stops."),
    ]
    assert (found.articles, dict(found.rejected)) == (1, {"missing_text": 1})


def test_explain_tells_the_fields_of_ninjs(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        '{"uri": "tag:x:4", "type": "text", "headline": "Toll", "versioncreated": "2026-01-05",'
        ' "body_xhtml": "<p>The toll rises.</p>", "urgency": 3}'
    )
    assert uses_of(explain(path), 0) == [
        ("uri", "id", True, "tag:x:4"),
        ("type", "not kept", True, "text"),
        ("headline", "title", True, "Toll"),
        ("versioncreated", "published", True, "2026-01-05"),
        ("body_xhtml", "text", True, "<p>The toll rises.</p>"),
        ("urgency", None, True, 3),
    ]


def test_explain_counts_on_behind_what_is_shown() -> None:
    found = explain(FORMS / "pandas_index.csv", most=2)
    assert (len(found.records), found.articles) == (2, 5)
    assert found.titles == ["Toll 2 goes up", "Toll 3 goes up", "Toll 4 goes up"]
