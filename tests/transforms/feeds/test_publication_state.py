"""Records that are not out yet."""

from typing import Any

import pytest

from transforms.feeds.publication_state import is_unpublished


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"status": "draft"}, True, id="a word"),
        pytest.param({"_status": "Draft"}, True, id="under another name"),
        pytest.param({"Draft": "true"}, True, id="a word for yes in a table"),
        pytest.param({"is_published": False}, True, id="a switch"),
        pytest.param({"published": False, "unread": True}, False, id="a mark of a reader"),
        pytest.param({"is_published": "0"}, True, id="a number for no in a table"),
        pytest.param({"draft": 1}, True, id="a number for yes"),
        pytest.param({"status": "pending"}, True, id="what waits"),
        pytest.param({"draft": 0, "is_published": 1}, False, id="numbers of what is out"),
        pytest.param({"publish": "False"}, True, id="of Bear Blog"),
        pytest.param({"is page": "True"}, True, id="a page of a blog"),
        pytest.param({"status": "published", "draft": "false"}, False, id="out"),
        pytest.param({"status": "ok"}, False, id="of an answer"),
        pytest.param({"published": "2026-01-05"}, False, id="a day"),
        pytest.param({"published": 0}, False, id="a number"),
        pytest.param({"title": "Draft", "text": "draft"}, False, id="words of a story"),
    ],
)
def test_publication_state_is_stated(fields: dict[str, Any], expected: bool) -> None:
    assert is_unpublished(fields) is expected
