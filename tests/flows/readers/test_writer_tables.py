"""Writers that are numbers in the table of stories, and names in one of people."""

from typing import Any

import pytest

from flows.readers.sql_dump import read_dump
from flows.readers.writer_tables import Writers, names_people
from tests.support.reading import read_bytes
from transforms.text.stored_article import StoredArticle

COLUMNS = ("id", "name", "first_name", "last_name")


def people() -> Writers:
    writers = Writers()
    writers.note("cms_authors", COLUMNS, (7, b"Jane Roe", None, None))
    writers.note("cms_authors", COLUMNS, (8, None, b"Jan", b"Novak"))
    writers.note("wp_users", ("ID", "user_login", "display_name"), (7, b"ar", b"Ana Rey"))
    writers.note("wp_users", ("ID", "user_login"), (9, b"xy"))
    return writers


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"author_id": 7}, {"author_id": 7, "author": "Jane Roe"}, id="an author"),
        pytest.param({"author": "8"}, {"author": "Jan Novak"}, id="under the name itself"),
        pytest.param({"post_author": 7}, {"post_author": "Jane Roe"}, id="a post's"),
        pytest.param({"userid": 7}, {"userid": 7, "author": "Ana Rey"}, id="a user"),
        pytest.param({"writer_id": 7}, {"writer_id": 7, "author": "Ana Rey"}, id="no such table"),
        pytest.param(
            {"author_id": 7, "byline": "By Eva Malek"},
            {"author_id": 7, "byline": "By Eva Malek"},
            id="a byline beside it",
        ),
        pytest.param({"author_id": 70}, {"author_id": 70}, id="nobody's number"),
        pytest.param({"editor_id": 7}, {"editor_id": 7}, id="no writer"),
    ],
)
def test_writer_tables_name_a_story(fields: dict[str, Any], expected: dict[str, Any]) -> None:
    assert people().name(fields) == expected


@pytest.mark.parametrize(
    ("table", "expected"),
    [("wp_users", True), ("Authors", True), ("user_roles", False)],
)
def test_writer_tables_are_told_by_their_names(table: str, expected: bool) -> None:
    assert names_people(table) is expected


def test_writer_tables_of_a_dump_stand_behind_the_stories() -> None:
    content = (
        "CREATE TABLE `wp_posts` (`ID` int, `post_author` int, `post_content` text,"
        " `post_title` text, `post_status` text, `post_type` text);\n"
        "INSERT INTO `wp_posts` VALUES (1,7,'It rises.','Toll','publish','post');\n"
        "CREATE TABLE `wp_users` (`ID` int, `user_login` text, `display_name` text);\n"
        "INSERT INTO `wp_users` VALUES (7,'jr','Jane Roe');\n"
    )
    (story,) = read_bytes(read_dump, content.encode())
    assert isinstance(story, StoredArticle)
    assert story.article.authors == ("Jane Roe",)
