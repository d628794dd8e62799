"""Stories of single programs under the names of other records."""

from typing import Any

import pytest

from transforms.feeds.cms_shapes import tell_shape
from transforms.feeds.story_shapes import open_story


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param(
            {"id": "r1", "createdTime": "2026-01-09T10:00:00Z", "fields": {"Text": "It rises."}},
            {"Text": "It rises.", "id": "r1"},
            id="Airtable",
        ),
        pytest.param(
            {"type": "node", "id": "0", "labels": ["Story"], "properties": {"text": "It rises."}},
            {"type": "node", "id": "0", "labels": ["Story"], "text": "It rises."},
            id="Neo4j",
        ),
        pytest.param(
            {
                "contentLink": {"id": 9},
                "contentType": ["Page"],
                "language": {"name": "en"},
                "mainBody": {"value": "<p>It rises.</p>", "propertyDataType": "PropertyXhtml"},
            },
            {
                "contentLink": {"id": 9},
                "contentType": ["Page"],
                "language": "en",
                "mainBody": "<p>It rises.</p>",
            },
            id="Optimizely",
        ),
        pytest.param(
            {
                "id": "1",
                "createdBy": "a",
                "lastModifiedBy": "a",
                "created": "2026-01-04",
                "data": {"title": {"en": "Toll"}, "date": {"iv": "2026-01-05"}, "n": 7},
            },
            {
                "id": "1",
                "status": None,
                "created": "2026-01-04",
                "modified": None,
                "title": "Toll",
                "date": "2026-01-05",
                "n": 7,
            },
            id="Squidex",
        ),
        pytest.param(
            {
                "headline": "Toll",
                "cards": [
                    {
                        "story-elements": [
                            {"type": "text", "text": "<p>It rises.</p>"},
                            {"type": "image", "title": "The bridge"},
                        ]
                    },
                    7,
                ],
            },
            {
                "headline": "Toll",
                "cards": [
                    {
                        "story-elements": [
                            {"type": "text", "text": "<p>It rises.</p>"},
                            {"type": "image", "title": "The bridge"},
                        ]
                    },
                    7,
                ],
                "body_html": "<p>It rises.</p>",
            },
            id="Quintype",
        ),
        pytest.param(
            {
                "uri": "at://a/1",
                "author": {"displayName": "Jane Roe"},
                "record": {"$type": "app.bsky.feed.post", "text": "It rises.", "reply": {"a": 1}},
            },
            {
                "$type": "app.bsky.feed.post",
                "text": "It rises.",
                "reply": {"a": 1},
                "type": "reply",
                "id": "at://a/1",
                "author": "Jane Roe",
                "source": "bsky.app",
            },
            id="Bluesky, an answer",
        ),
        pytest.param(
            {
                "nid": "7",
                "name": "Jane Roe",
                "body": {"und": [{"value": "<p>It rises.</p>", "format": "html"}]},
            },
            {"nid": "7", "body": "<p>It rises.</p>", "author": "Jane Roe"},
            id="Drupal 7",
        ),
        pytest.param(
            {
                "headLine": "Toll",
                "topic": "BRIDGES",
                "createDate": 1,
                "validateDate": 2,
                "newsComponents": [
                    {"assetType": "Lead", "proxies": [{"varcharData": "It rises."}]},
                    {
                        "assetType": "Body",
                        "proxies": [{"varcharData": "", "clobData": "In March."}],
                    },
                    {"assetType": "Caption", "proxies": [{"varcharData": "The bridge"}]},
                ],
            },
            {
                "headLine": "Toll",
                "createDate": 1,
                "validateDate": 2,
                "text": "It rises.\n\nIn March.",
                "published": 2,
            },
            id="Belga",
        ),
        pytest.param(
            {"_path": "/a", "main": {"html": "<p>It rises.</p>", "plaintext": "It rises."}},
            {
                "_path": "/a",
                "main": {"html": "<p>It rises.</p>", "plaintext": "It rises."},
                "body_html": "<p>It rises.</p>",
            },
            id="Adobe",
        ),
    ],
)
def test_story_shapes_are_opened(fields: dict[str, Any], expected: dict[str, Any]) -> None:
    assert tell_shape(fields) == expected


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"headline": "Toll", "cards": 3}, id="a count of cards"),
        pytest.param({"uri": "a", "record": {"title": "Toll"}}, id="a record"),
        pytest.param({"nid": 7, "body": "It rises."}, id="a body in words"),
        pytest.param({"headLine": "Toll", "newsComponents": None}, id="no components"),
        pytest.param({"_path": "/a", "text": "It rises."}, id="a path"),
        pytest.param({"timestamp": 7, "data": ["a"]}, id="data of another kind"),
    ],
)
def test_story_shapes_leave_other_records_alone(fields: dict[str, Any]) -> None:
    assert open_story(fields) is None
