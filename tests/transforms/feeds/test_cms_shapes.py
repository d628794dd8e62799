"""Stories out of content management systems under the names of other records."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.budget import slow_property
from transforms.agency.dispatch import read_json_document
from transforms.feeds.cms_shapes import is_other_entry, tell_shape

TEXT = [{"type": "paragraph", "children": [{"type": "text", "text": "It rises."}]}]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param(
            {
                "Item": {
                    "title": {"S": "Toll"},
                    "n": {"N": "7"},
                    "by": {"L": [{"S": "Jane Roe"}]},
                    "more": {"M": {"is_new": {"BOOL": True}, "gone": {"NULL": True}}},
                }
            },
            {"title": "Toll", "n": 7, "by": ["Jane Roe"], "more": {"is_new": True, "gone": None}},
            id="DynamoDB",
        ),
        pytest.param(
            {"Item": {"a": {"N": "-1.5"}, "b": {"N": "16 se.00"}, "c": {"N": "²"}}},
            {"a": -1.5, "b": "16 se.00", "c": "²"},
            id="DynamoDB's numbers, and what is none",
        ),
        pytest.param(
            {"model": "news.article", "pk": 7, "fields": {"title": "Toll", "body": "It rises."}},
            {"title": "Toll", "body": "It rises.", "id": 7, "model": "news.article"},
            id="Django",
        ),
        pytest.param(
            {
                "id": "X",
                "first_publication_date": "2021-03-02",
                "lang": "en-us",
                "uid": "toll",
                "data": {"title": [{"type": "heading1", "text": "Toll"}], "author": "Jane Roe"},
            },
            {
                "id": "X",
                "published": "2021-03-02",
                "lang": "en-us",
                "title": "Toll",
                "author": "Jane Roe",
            },
            id="Prismic",
        ),
        pytest.param(
            {
                "id": 1,
                "name": "Toll",
                "full_slug": "news/toll",
                "published_at": "2021-03-03",
                "first_published_at": "2021-03-02",
                "content": {"component": "a", "intro": "It is."},
            },
            {
                "id": 1,
                "full_slug": "news/toll",
                "title": "Toll",
                "component": "a",
                "intro": "It is.",
                "published": "2021-03-02",
            },
            id="Storyblok",
        ),
        pytest.param(
            {
                "id": 7,
                "attributes": {
                    "title": "Toll",
                    "content": TEXT,
                    "author": {"data": {"id": 1, "attributes": {"name": "Jane Roe"}}},
                    "editors": {"data": [{"id": 2, "attributes": {"name": "Jan Malek"}}]},
                },
            },
            {
                "id": 7,
                "title": "Toll",
                "content": "It rises.",
                "author": {"name": "Jane Roe"},
                "editors": [{"name": "Jan Malek"}],
            },
            id="Strapi",
        ),
        pytest.param(
            {
                "id": "0e",
                "attributes": {"title": "Toll", "field_teaser": "Why"},
                "relationships": {
                    "uid": {"data": {"type": "user--user", "id": "u1"}},
                    "field_author": {"data": [{"type": "node--person", "id": "p1"}, 3]},
                    "field_image": {"data": {"type": "media--image", "id": "m1"}},
                },
            },
            {"id": "0e", "title": "Toll", "teaser": "Why", "authors": [{"_ref": "p1"}]},
            id="JSON:API, authors before the account",
        ),
        pytest.param(
            {
                "id": "0e",
                "attributes": {"title": "Toll", "field_byline": "Jane Roe"},
                "relationships": {"uid": {"data": {"type": "user--user", "id": "u1"}}},
            },
            {"id": "0e", "title": "Toll", "byline": "Jane Roe"},
            id="JSON:API, a byline before both",
        ),
        pytest.param(
            {
                "jsonapi": {},
                "data": {
                    "id": "a",
                    "attributes": {
                        "title": "Toll",
                        "body": {
                            "value": "It\nrises.",
                            "processed": "<p>It rises.</p>",
                            "summary": "s",
                        },
                        "field_byline": "Jane Roe",
                    },
                },
            },
            {
                "id": "a",
                "title": "Toll",
                "body": "<p>It rises.</p>",
                "byline": "Jane Roe",
                "summary": "s",
            },
            id="JSON:API, one story",
        ),
        pytest.param(
            {
                "nid": [{"value": 7}],
                "title": [{"value": "Toll"}],
                "body": [{"value": "It rises.", "processed": ""}],
                "field_by": [{"value": "Jane Roe"}, {"value": "Jan Malek"}],
                "uid": [{"target_id": 1}],
                "path": [],
            },
            {
                "nid": 7,
                "title": "Toll",
                "body": "It rises.",
                "by": ["Jane Roe", "Jan Malek"],
                "uid": {"target_id": 1},
                "path": [],
            },
            id="Drupal's REST",
        ),
        pytest.param(
            {
                "sys": {"id": "a", "createdAt": "2026-01-05", "updatedAt": "2026-01-06"},
                "fields": {"title": {"de-DE": "Maut"}, "text": "Sie steigt.", "slug": {}},
            },
            {
                "id": "a",
                "title": "Maut",
                "text": "Sie steigt.",
                "slug": {},
                "published": "2026-01-05",
                "modified": "2026-01-06",
                "language": "de-DE",
                "sys": {"id": "a", "createdAt": "2026-01-05", "updatedAt": "2026-01-06"},
            },
            id="Contentful",
        ),
        pytest.param(
            {
                "headlines": {"basic": "Toll"},
                "content_elements": [],
                "credits": {"by": [{"name": "Jane Roe"}]},
                "description": {"basic": ""},
                "subheadlines": {"basic": "Why"},
                "publish_date": "2026-01-06",
                "first_publish_date": "2026-01-05",
            },
            {
                "content_elements": [],
                "credits": {"by": [{"name": "Jane Roe"}]},
                "title": "Toll",
                "summary": "Why",
                "published": "2026-01-05",
                "authors": [{"name": "Jane Roe"}],
            },
            id="Arc XP",
        ),
        pytest.param(
            {
                "identifier": "a",
                "title": "Toll",
                "metadata": {"datePublished": "2026-01-05", "authors": ["Jane Roe"]},
                "components": [
                    {"role": "title", "text": "Toll"},
                    {"role": "container", "components": [{"role": "heading2", "text": "Why"}]},
                    {"role": "body", "text": "It rises."},
                    {"role": "caption", "text": "A bridge."},
                    3,
                ],
            },
            {
                "id": "a",
                "title": "Toll",
                "text": "Why\n\nIt rises.",
                "published": "2026-01-05",
                "authors": ["Jane Roe"],
            },
            id="Apple News",
        ),
        pytest.param(
            {
                "title": "Toll",
                "origin": {"title": "Isle News"},
                "canonical": [{"href": "https://isle.example/toll"}],
                "summary": {"content": "<p>It rises.</p>"},
            },
            {
                "title": "Toll",
                "url": "https://isle.example/toll",
                "text": "<p>It rises.</p>",
                "source": "Isle News",
            },
            id="a reader of feeds",
        ),
        pytest.param(
            {"title": [{"value": "Toll"}], "uid": [{"target_id": 7, "name": "Jane Roe"}]},
            {"title": "Toll", "uid": {"target_id": 7, "name": "Jane Roe"}, "author": "Jane Roe"},
            id="Drupal's account by its name",
        ),
        pytest.param(
            {"uid": '<a href="/user/7" class="username">Jane Roe</a>'},
            {"uid": '<a href="/user/7" class="username">Jane Roe</a>', "author": "Jane Roe"},
            id="Drupal's account as a link",
        ),
        pytest.param(
            {"nid": "7", "uid": "Jane Roe"},
            {"nid": "7", "uid": "Jane Roe", "author": "Jane Roe"},
            id="Drupal's account in a view",
        ),
        pytest.param({"uid": "a1 b2"}, {"uid": "a1 b2"}, id="another id"),
        pytest.param(
            {"title": "Toll", "origin": "wire", "attributes": {"a": 1}, "sys": 1},
            {"title": "Toll", "origin": "wire", "attributes": {"a": 1}, "sys": 1},
            id="another record",
        ),
    ],
)
def test_cms_shapes_are_opened(fields: dict[str, Any], expected: dict[str, Any]) -> None:
    assert tell_shape(fields) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"sys": {"contentType": {}}, "name": "Jane Roe"}, True, id="a person"),
        pytest.param({"_type": "tag", "_createdAt": "2026", "title": "Toll"}, True, id="a tag"),
        pytest.param({"_type": "post", "_createdAt": "2026", "body": "It."}, False, id="a story"),
        pytest.param({"name": "Jane Roe"}, False, id="a record without text"),
        pytest.param({"type": "node", "id": 1, "labels": ["Person"]}, True, id="a node"),
        pytest.param({"id": 1, "labels": ["toll"], "title": "Toll"}, False, id="labels alone"),
    ],
)
def test_cms_shapes_of_other_entries(fields: dict[str, Any], expected: bool) -> None:
    assert is_other_entry(fields) is expected


NAMES = st.sampled_from(
    "id data attributes sys fields en-US headlines basic content_elements credits by metadata text"
    " components role origin alternate canonical href title value processed body summary content"
    " nodeType type children contentType blocks items root data createdBy lastModifiedBy record"
    " uri $type cards headline story-elements nid timestamp post contentLink _path main html labels"
    " properties createdTime document entityMap app.bsky.feed.post".split()
)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(["doc", "body", "app.bsky.feed.post", "text"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=5),
    max_leaves=20,
)


@slow_property(few=100, many=1000)
@given(st.dictionaries(NAMES, VALUES, max_size=8))
def test_cms_shapes_of_any_object_are_a_record_or_a_reason(fields: dict[str, Any]) -> None:
    shape = tell_shape(fields)
    assert is_other_entry(shape) in (True, False)
    found = read_json_document(shape, "any.json")
    assert (found.article, found.error, found.skip_reason) != (None, None, None)
