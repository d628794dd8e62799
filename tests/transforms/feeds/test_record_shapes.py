"""Records of Dow Jones' snapshots and of Ghost."""

import pytest

from transforms.feeds.record_shapes import is_no_article, part_stories, tell_fields


def test_record_shapes_lead_and_body_are_one_text() -> None:
    fields = {
        "an": "HB1",
        "source_code": "HBPST",
        "source_name": "Harbour Post",
        "snippet": "The toll rises.",
        "body": "The council votes.",
        "publication_date": 1,
        "publication_datetime": 2,
    }
    assert tell_fields(fields) == {
        "source_code": "HBPST",
        "publication_datetime": 2,
        "id": "HB1",
        "body": "The toll rises.\n\nThe council votes.",
        "source": "Harbour Post",
    }


def test_record_shapes_leave_other_records_alone() -> None:
    fields = {"snippet": "A summary.", "body": "The story."}
    assert tell_fields(fields) is fields


def test_record_shapes_of_ghost_have_their_story_as_html() -> None:
    fields = {"uuid": "1", "slug": "toll", "html": "<p>The toll rises.</p>", "title": "Toll"}
    assert tell_fields(fields) == {
        "uuid": "1",
        "slug": "toll",
        "body_html": "<p>The toll rises.</p>",
        "title": "Toll",
    }


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        pytest.param(
            {"post_status": "publish", "post_type": "post", "post_title": "Toll",
             "post_content": "It rises.", "post_author": 3, "guid": "https://h.example/?p=1",
             "post_date": "2021-03-02 09:05:00", "post_date_gmt": "2021-03-02 14:05:00"},
            {"post_status": "publish", "post_type": "post", "post_title": "Toll",
             "body_html": "It rises.", "guid": "https://h.example/?p=1",
             "url": "https://h.example/?p=1", "published": "2021-03-02 09:05:00-05:00"},
            id="a row of WordPress, on the blog's own clock",
        ),
        pytest.param(
            {"title": "Toll", "introtext": "<p>It rises.</p>", "fulltext": "<p>It is.</p>",
             "created": "2021-03-01", "publish_up": "2021-03-02", "created_by_alias": "Jane Roe"},
            {"title": "Toll", "text": "<p>It rises.</p>\n\n<p>It is.</p>",
             "published": "2021-03-02", "author": "Jane Roe"},
            id="Joomla, whose story has two parts",
        ),
        pytest.param(
            {"id": "1", "pubtime": "2021-03-02 00:00:00+01", "medium_name": "Hafenbote",
             "head": "Toll", "content": "<tx><ld>It rises.</ld><au>Jane Roe</au><zt>Why</zt></tx>"},
            {"id": "1", "title": "Toll", "published": "2021-03-02", "source": "Hafenbote",
             "authors": ["Jane Roe"],
             "content_html": "<div><div>It rises.</div><h2>Why</h2></div>"},
            id="Swissdox, whose midnight is a day",
        ),
        pytest.param(
            {"ResultId": "urn:1", "Title": "Toll", "Date": "2021-03-02T00:00:00Z",
             "Source": {"Name": "Post"}, "Document": {"Content": "<entry><id>7</id><bodyText>"
                                                      "<p>It rises.</p></bodyText></entry>"}},
            {"Title": "Toll", "Date": "2021-03-02", "Source": "Post", "id": "urn:1",
             "content_html": "<p>It rises.</p>"},
            id="LexisNexis",
        ),
        pytest.param(
            {"text": "It rises.", "url": "https://h.example", "timestamp": "2019-04-25T12:57:54Z"},
            {"text": "It rises.", "url": "https://h.example", "fetched": "2019-04-25T12:57:54Z"},
            id="C4, whose time is the crawl's",
        ),
        pytest.param(
            {"heading": "Toll", "title": {"id": "35", "value": "Herald"}, "articleText": "It is.",
             "url": "/newspaper/1", "troveUrl": "https://t.example/1"},
            {"title": "Toll", "source": "Herald", "articleText": "It is.",
             "url": "https://t.example/1"},
            id="Trove, whose title is the paper's",
        ),
        pytest.param(
            {"uno": "doc-1", "news": ["It rises."], "provider": "AFP"},
            {"id": "doc-1", "paragraphs": ["It rises."], "source": "AFP"},
            id="AFP",
        ),
        pytest.param(
            {"subreddit": "isle", "selftext": "[removed]", "permalink": "/r/isle/1", "url": "x"},
            {"subreddit": "isle", "permalink": "/r/isle/1", "source": "reddit.com",
             "url": "https://www.reddit.com/r/isle/1"},
            id="Reddit, a text taken away",
        ),
        pytest.param(
            {"user": {"name": "Jane Roe"}, "readable_publish_date": "Jan 5", "text": "It rises."},
            {"user": {"name": "Jane Roe"}, "readable_publish_date": "Jan 5", "text": "It rises.",
             "author": "Jane Roe"},
            id="dev.to",
        ),
    ],
)  # fmt: skip
def test_record_shapes_are_told_by_their_names(
    fields: dict[str, object], told: dict[str, object]
) -> None:
    assert tell_fields(fields) == told


@pytest.mark.parametrize(
    ("fields", "is_none"),
    [
        pytest.param({"post_status": "draft", "post_type": "post"}, True, id="a draft"),
        pytest.param({"post_status": "inherit", "post_type": "attachment"}, True, id="a picture"),
        pytest.param(
            {"post_status": "publish", "post_type": "column"}, False, id="a type of its own"
        ),
        pytest.param(
            {"introtext": "It is.", "fulltext": "", "state": "-2"}, True, id="thrown away"
        ),
        pytest.param({"introtext": "It is.", "fulltext": "", "state": 2}, False, id="archived"),
        pytest.param({"type": "page", "slug": "about", "html": "<p>We.</p>"}, True, id="a page"),
        pytest.param(
            {"type": "message", "ts": "1.2", "text": "a", "subtype": "channel_join"},
            True,
            id="Slack: who joined",
        ),
        pytest.param({"type": "message", "ts": "1.2", "text": "a"}, False, id="Slack: a word"),
        pytest.param({"type": "story", "ts": "1.2", "text": "a", "subtype": "b"}, False, id="not"),
        pytest.param({"state": "NY", "text": "It rises."}, False, id="a state of the union"),
    ],
)
def test_record_shapes_rows_that_are_no_articles(fields: dict[str, object], is_none: bool) -> None:
    assert is_no_article(fields) is is_none


def test_record_shapes_stories_of_one_record_are_parted() -> None:
    fields = {"document": "It rises. ||||| It stops.", "summary": "Both.", "id": 7}
    assert part_stories(fields) == [
        {"id": 7, "document": "It rises."},
        {"id": 7, "document": "It stops."},
    ]
    assert part_stories({"document": "It rises."}) is None
