"""Entries of an outbox: posts to everybody, and what is left where it is."""

from typing import Any

import pytest

from transforms.feeds.activity import is_activity, open_activity

ME = "https://social.example/users/isle"
ALL = "https://www.w3.org/ns/activitystreams#Public"


def activity(kind: str = "Create", **post: Any) -> dict[str, Any]:
    given = {"id": f"{ME}/1", "type": "Note", "content": "<p>Toll</p>", "attributedTo": ME}
    return {"type": kind, "actor": ME, "to": [ALL], "object": {**given, **post}}


def test_activity_post_to_all_is_its_fields() -> None:
    post = activity(
        url=[{"type": "Link", "href": "https://social.example/@isle/1"}],
        published="2026-01-05T10:02:11Z",
        contentMap={"en": "<p>Toll</p>"},
        name=None,
    )
    assert open_activity(post) == {
        "id": f"{ME}/1",
        "url": "https://social.example/@isle/1",
        "published": "2026-01-05T10:02:11Z",
        "body_html": "<p>Toll</p>",
        "language": "en",
        "account": ME,
    }


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({**activity("Announce"), "object": "https://other.example/9"}, id="a boost"),
        pytest.param(activity("Like"), id="a liking"),
        pytest.param(activity(type="Tombstone"), id="a deleted post"),
        pytest.param({**activity(), "to": [f"{ME}/followers"]}, id="to followers"),
        pytest.param({**activity(cc=[]), "to": "https://other.example/ed"}, id="to one"),
        pytest.param(activity(inReplyTo="https://other.example/ed/9"), id="an answer to another"),
    ],
)
def test_activity_that_is_no_story(given: dict[str, Any]) -> None:
    assert is_activity(given)
    assert open_activity(given) is None


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(activity(inReplyTo=f"{ME}/statuses/1"), id="a story goes on"),
        pytest.param({**activity(cc=ALL), "to": []}, id="unlisted"),
        pytest.param({**activity(), "to": None}, id="nothing said"),
    ],
)
def test_activity_that_is_a_story(given: dict[str, Any]) -> None:
    assert open_activity(given) is not None


def test_activity_is_no_other_record() -> None:
    assert not is_activity({"type": "Create", "object": {}})
    assert not is_activity({"type": ["Create"], "actor": ME, "object": {}})
