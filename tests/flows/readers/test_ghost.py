"""Writers of a Ghost export."""

import json

import pytest

from flows.readers.ghost import name_writers
from flows.readers.json_document import read_json
from tests.support.reading import read_bytes
from transforms.text.stored_article import StoredArticle

USERS = [{"id": "1", "name": "Alice Writer"}, {"id": "2", "name": "Bob Scribe"}]


@pytest.mark.parametrize(
    ("post", "export", "authors"),
    [
        pytest.param(
            {"id": "7"},
            {
                "users": USERS,
                "posts_authors": [
                    {"post_id": "7", "author_id": "2", "sort_order": 1},
                    {"post_id": "7", "author_id": "1", "sort_order": 0},
                ],
            },
            ["Alice Writer", "Bob Scribe"],
            id="in the order that the export gives them",
        ),
        pytest.param(
            {"id": 7, "author_id": 2}, {"users": USERS}, ["Bob Scribe"], id="of an old export"
        ),
        pytest.param({"id": "7"}, {"users": USERS}, None, id="named nowhere"),
        pytest.param({"id": "7"}, {"users": "?", "posts_authors": [1]}, None, id="broken lists"),
    ],
)
def test_ghost_posts_have_their_writers(
    post: dict[str, object], export: dict[str, object], authors: list[str] | None
) -> None:
    (named,) = name_writers([post], export)
    assert named.get("authors") == authors


def test_ghost_posts_of_an_export_over_the_limit_go_without_writers() -> None:
    html = f"<p>{'The toll rises. ' * 40}</p>"
    posts = [{"id": one, "uuid": one, "slug": one, "title": one, "html": html} for one in "789"]
    pair = {"post_id": "7", "author_id": "1"}
    data = {"posts": posts, "users": USERS, "posts_authors": [pair]}
    content = json.dumps({"db": [{"data": data}]}).encode()
    outcomes = read_bytes(read_json, content, record_bytes=1_000)
    authors = [one.article.authors for one in outcomes if isinstance(one, StoredArticle)]
    assert authors == [()] * 3
