"""Many records in one object: by columns, rows or keys; and objects that are no such frame."""

from typing import Any

import pytest

from transforms.feeds.frames import split_frame
from transforms.feeds.json_object import PLAINLY


@pytest.mark.parametrize(
    ("fields", "records"),
    [
        pytest.param(
            {"title": {"0": "A", "1": "B"}, "text": {"0": "x", "1": "y"}},
            [{"title": "A", "text": "x"}, {"title": "B", "text": "y"}],
            id="columns",
        ),
        pytest.param(
            {"columns": ["title", "text"], "index": [0], "data": [["A", "x"]]},
            [{"title": "A", "text": "x"}],
            id="split",
        ),
        pytest.param(
            {"a": {"text": "x"}, "b": {"text": "y", "_id": "own"}},
            [{"_id": "a", "text": "x"}, {"_id": "own", "text": "y"}],
            id="keys",
        ),
        pytest.param(
            {
                "data": {
                    "stories": {"edges": [{"node": {"title": "A", "text": "x"}, "cursor": "1"}]}
                }
            },
            [{"title": "A", "text": "x"}],
            id="an answer of GraphQL",
        ),
        pytest.param(
            {"data": {"count": 1, "all": {"nodes": [{"text": "x"}, {"text": "y"}]}}},
            [{"text": "x"}, {"text": "y"}],
            id="the same without edges",
        ),
        pytest.param(
            {"title": "A", "thread": {"comments": [{"text": "x"}]}}, [], id="comments of a record"
        ),
        pytest.param(
            {"data": {"story": {"title": "A", "comments": [{"text": "x"}]}}},
            [],
            id="comments of a record inside",
        ),
        pytest.param(
            {"range": "A1:B2", "values": [["title", "text"], ["A", "x"]]},
            [{"title": "A", "text": "x"}],
            id="rows of a sheet",
        ),
        pytest.param({"values": [["A", "x"], ["B", "y"]]}, [], id="rows without names"),
        pytest.param({"data": [{"text": "x"}, 3]}, [], id="a list of all kinds"),
        pytest.param({"title": "A", "text": "x"}, [], id="an article"),
        pytest.param({"title": {"rendered": "A"}, "links": {"self": "/a"}}, [], id="no text"),
        pytest.param({"columns": ["title"], "data": [["A"]]}, [], id="a table without a text"),
        pytest.param({}, [], id="nothing"),
    ],
)
def test_frames_are_split_where_their_records_have_texts(
    fields: dict[str, Any], records: list[dict[str, Any]]
) -> None:
    assert split_frame(fields, PLAINLY) == records
