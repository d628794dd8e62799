"""JSON documents to outcomes: where the articles are, and what damage costs."""

import json
from typing import Any

import pytest

from flows.readers.json_document import read_json
from tests.support import paths
from tests.support.reading import LONG, briefs, read_bytes
from transforms.lake.records import Reject
from transforms.text.stored_article import StoredArticle

SHARED = paths.SHARED / "data" / "archives"

A, B = {"text": "a"}, {"text": "b"}
TWO = [("item 1", "a"), ("item 2", "b")]


def dump(value: Any) -> bytes:
    return json.dumps(value).encode()


@pytest.mark.parametrize("most", [None, 5])
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(b"", [], id="nothing"),
        pytest.param(b"[]", [], id="an empty list"),
        pytest.param(dump({"status": "ok", "articles": []}), [], id="an empty list in an object"),
        pytest.param(dump(A), [("file", "a")], id="one object"),
        pytest.param(dump([A, B]), TWO, id="a list"),
        pytest.param(json.dumps([A, B], indent=4).encode(), TWO, id="a list on many lines"),
        pytest.param(
            dump({"status": "ok", "articles": [A, B], "next": None}), TWO, id="a list in an object"
        ),
        pytest.param(
            dump({"response": {"n": 2, "docs": [A, B]}}), TWO, id="a list two objects deep"
        ),
        pytest.param(
            dump({"Data": {"Articles": {"items": [A, B]}}}), TWO, id="names in capitals, three deep"
        ),
        pytest.param(
            dump({"list": {"story": [{**A, "title": "x"}, {**B, "title": "y"}]}}),
            TWO,
            id="a list whose name is that of a text",
        ),
        pytest.param(
            dump({"story": [{"type": "paragraph", "text": "a"}], "headline": "x"}),
            [("file", "a")],
            id="a text of blocks above its title",
        ),
        pytest.param(
            dump(
                {
                    "hits": {
                        "total": 2,
                        "hits": [{"_id": "1", "_source": A}, {"_id": "2", "_source": B}],
                    }
                }
            ),
            TWO,
            id="what a search engine found",
        ),
        pytest.param(
            json.dumps(A, indent=1).encode() + b"\n\n" + json.dumps(B, indent=1).encode(),
            TWO,
            id="objects on many lines one after another",
        ),
        pytest.param(dump(A) + b",\n" + dump(B), TWO, id="objects with commas between them"),
        pytest.param(b"\x1e" + dump(A) + b"\n\x1e" + dump(B), TWO, id="a sequence of RFC 7464"),
        pytest.param(dump([A]) + dump([B]), TWO, id="lists one after another"),
        pytest.param(
            dump([["title", "text"], ["Toll", "a"], ["Ferry", "b"]]),
            TWO,
            id="rows below their names",
        ),
        pytest.param(b"\xef\xbb\xbf" + dump([A, B]), TWO, id="a byte order mark"),
        pytest.param(json.dumps([A, B]).encode("utf-16"), TWO, id="UTF-16"),
        pytest.param(
            dump({**A, "items": [{"kind": "picture"}], "data": [1, 2]}),
            [("file", "a")],
            id="an article with lists of its own",
        ),
        pytest.param(
            dump({"data": [[1], 2], **A}), [("file", "a")], id="a list that holds no objects"
        ),
        pytest.param(
            b'[{"text": "a", "n": NaN}, {"text": "b", "n": 1e999}]',
            TWO,
            id="numbers that JSON has not",
        ),
        pytest.param(
            dump([1, "x", [A], None]),
            [(f"item {number}", "bad_json") for number in range(1, 5)],
            id="no objects",
        ),
        pytest.param(
            dump({"data": [A], "included": [{"type": "node", "id": "9", "text": "x"}, B]}),
            [("item 1", "a"), ("item 2", "not_an_article"), ("item 3", "b")],
            id="records beside the stories, and stories",
        ),
        pytest.param(
            b'[{"text": "a"}, {"text": bad}, {"text": "b"}]',
            [("item 1", "a"), ("item 2", "bad_json"), ("item 3", "b")],
            id="a bad item",
        ),
        pytest.param(
            b'[{"text": "a"}, {"text": "\xff"}, {"text": "b"}]',
            [("item 1", "a"), ("item 2", "bad_encoding"), ("item 3", "b")],
            id="an item that is no UTF-8",
        ),
        pytest.param(
            b'[{"text": "a"}, {"text": "\\ud800"}, {"text": "b"}]',
            [("item 1", "a"), ("item 2", "bad_encoding"), ("item 3", "b")],
            id="a lone surrogate",
        ),
        pytest.param(
            b'[{"id": 1, "text": "a"}, {"id": 1, "text": "a"}, {"id": 1, "text": "b"}]',
            [("item 1", "a"), ("item 2", "repeated_id"), ("item 3", "b")],
            id="the same record twice",
        ),
        pytest.param(
            b'[{"text": "a"} {"text": "b"}] {"text": "c"}',
            [("item 1", "a"), ("item 2", "bad_json"), ("item 3", "c")],
            id="a comma left out",
        ),
        pytest.param(
            b'{"meta": tru, "items": [{"text": "a"}]} {"text": "b"}',
            [("item 1", "bad_json"), ("item 2", "b")],
            id="an object of which a field is bad",
        ),
        pytest.param(
            b'[{"text": "a"}, {"text": "b',
            [("item 1", "a"), ("item 2", "bad_json")],
            id="cut in an item",
        ),
        pytest.param(
            b'[{"text": "a"}, ', [("item 1", "a"), ("item 2", "bad_json")], id="cut after a comma"
        ),
        pytest.param(
            b'[{"text": "a"}', [("item 1", "a"), ("item 2", "bad_json")], id="cut after an item"
        ),
        pytest.param(
            b'{"text": "a"} and so on',
            [("item 1", "a"), ("item 2", "bad_json")],
            id="something after an object",
        ),
        pytest.param(
            dump({"extractorData": {"data": [{"group": [{"Text": [{"text": "a"}]}]}]}}),
            [("row 1", "a")],
            id="what Import.io found",
        ),
        pytest.param(
            b'{"posts": [], "blogs": [{"alias": "x", "posts": [{"text": "a"}]}]}',
            [("row 1", "a")],
            id="an empty list beside others",
        ),
        pytest.param(b"once upon a time", [("file", "bad_json")], id="no JSON"),
        pytest.param(b"[" * 100_000, [("file", "bad_json")], id="brackets without end"),
        pytest.param(
            b'{"text": "x", "a": ' + b"[" * 20_000 + b"]" * 20_000 + b'} {"text": "b"}',
            [("item 1", "bad_json"), ("item 2", "b")],
            id="nested too deep",
        ),
    ],
)
def test_read_json_documents(
    content: bytes, expected: list[tuple[str, str]], most: int | None
) -> None:
    if most is None or len(content) < 1_000:
        assert briefs(read_json, content, most=most) == expected


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        pytest.param(
            b'[{"text": "a"},\n {"text": bad}]', "Expecting value at byte 26", id="in an item"
        ),
        pytest.param(
            '[{"text": "é"},\n {"text": bad}]'.encode(),
            "Expecting value at byte 27",
            id="counted in bytes",
        ),
        pytest.param(
            b'[{"text": "a"}; ]',
            "expected a comma or the end of the list, found ';' at byte 14",
            id="between items",
        ),
        pytest.param(
            b'[{"text": "a"}, {"b', "the text ends at byte 19 in a value", id="at the end"
        ),
    ],
)
def test_read_json_says_where_the_text_is_bad(content: bytes, detail: str) -> None:
    _, reject = read_bytes(read_json, content)
    assert isinstance(reject, Reject)
    assert reject.detail == detail


def test_read_json_feed_that_states_its_version_last() -> None:
    item = {"content_html": f"<p>{LONG}</p>"}
    content = dump({"items": [item], "version": "https://jsonfeed.org/version/1"})
    assert briefs(read_json, content) == [("item 1", LONG.strip())]


def test_read_json_passes_over_an_item_over_the_limit() -> None:
    content = b'[{"text": "' + b"\\\\" * 2_000 + b'"}, {"text": "b"}]'
    assert briefs(read_json, content, record_bytes=1_000) == [
        ("item 1", "too_large"),
        ("item 2", "b"),
    ]


def test_read_json_feed_has_the_feed_as_publisher() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Example",
        "home_page_url": "https://www.example.org/",
        "language": "en-GB",
        "authors": [{"name": "The Example"}],
        "items": [
            {
                "id": 1,
                "url": "https://www.example.org/1?utm_source=feed",
                "title": "Bridge &amp; road",
                "content_html": f"<p>{LONG}</p><h2>Next</h2><p>It reopens in May.</p>",
                "summary": "The bridge closes.",
                "date_published": "2025-03-03T10:00:00+01:00",
                "authors": [{"name": "Jane Roe"}, {"name": "Jan Novak"}],
                "tags": ["City", "Bridges"],
            },
            {"id": 2, "content_text": "A short text, whole as its author wrote it."},
            {"id": 3, "content_html": "<p>Short.</p>", "summary": "Short."},
            {"id": 4, "summary": "Short."},
        ],
    }
    first, second, *rest = read_bytes(read_json, dump(feed))
    assert isinstance(first, StoredArticle)
    article = first.article
    assert first.version.text == f"{LONG.strip()}\n\nNext\n\nIt reopens in May."
    assert [one.section_kind for one in first.sections] == ["body", "sub_heading", "body"]
    assert (article.headline, article.publisher) == ("Bridge & road", "The Example")
    assert (article.source, article.url) == ("example.org", "https://www.example.org/1")
    assert article.authors == ("Jane Roe", "Jan Novak")
    assert (article.section, article.extra) == ("City", '{"tags": ["Bridges"]}')
    assert (article.summary, article.language) == ("The bridge closes.", "en")
    assert isinstance(second, StoredArticle)
    assert second.article.authors == ()
    details = [reject.detail for reject in rest if isinstance(reject, Reject)]
    assert details == ["only a teaser of 6 characters", "only a teaser of 6 characters"]


@pytest.mark.skipif(not SHARED.exists(), reason="the shared archives are not here")
def test_read_json_takes_no_teaser_of_a_real_feed_for_an_article() -> None:
    outcomes = read_bytes(read_json, (SHARED / "newswire/feeds/feed.json").read_bytes())
    assert len(outcomes) == 25
    for outcome in outcomes:
        assert isinstance(outcome, Reject)
        assert outcome.detail.startswith("only a teaser of ")
        assert (outcome.url or "").startswith("https://www.npr.org/")
