"""Databases of SQLite to outcomes."""

import io
import sqlite3
from pathlib import Path

from flows.readers.archive import read_file
from flows.readers.outcomes import Outcome, ReadLimits, Source
from transforms.lake.records import Reject
from transforms.text.stored_article import StoredArticle

TEXT = "The mayor said on Monday that the toll on the bridge would rise in March."


def make(path: Path, *statements: str) -> bytes:
    with sqlite3.connect(path) as opened:
        for statement in statements:
            opened.execute(statement)
    return path.read_bytes()


def read(content: bytes) -> list[Outcome]:
    return list(read_file(Source("a" * 20, "a", "run", ReadLimits()), io.BytesIO(content)))


def test_database_tables_of_stories_are_read_and_no_other(tmp_path: Path) -> None:
    content = make(
        tmp_path / "a.sqlite",
        'CREATE TABLE "our news" (title, body, picture)',
        f"INSERT INTO \"our news\" VALUES ('Toll', '{TEXT}', x'ff00')",
        "CREATE TABLE comments (author, content)",
        "INSERT INTO comments VALUES ('Ann', 'No.')",
        'CREATE VIEW copies AS SELECT * FROM "our news"',
    )
    (outcome,) = read(content)
    assert isinstance(outcome, StoredArticle)
    assert (outcome.article.headline, outcome.article.position) == ("Toll", "our news row 1")


def test_database_without_stories_is_one_reject(tmp_path: Path) -> None:
    (outcome,) = read(make(tmp_path / "a.sqlite", "CREATE TABLE a (b, c)"))
    assert isinstance(outcome, Reject)
    assert outcome.reason == "missing_text"


def test_database_damaged_is_told_as_that(tmp_path: Path) -> None:
    content = make(
        tmp_path / "a.sqlite",
        "CREATE TABLE news (title, body)",
        *(f"INSERT INTO news VALUES ('Toll {n}', '{TEXT * 40}')" for n in range(20)),
    )
    outcomes = read(content[:20_000])
    assert any(isinstance(one, Reject) for one in outcomes)
    (outcome,) = read(content[:100])
    assert isinstance(outcome, Reject)
    assert outcome.reason == "unreadable"


def test_database_with_names_that_are_no_letters_is_told_as_damaged(tmp_path: Path) -> None:
    """Guard: found by bending a database; the name of a column came as a `UnicodeDecodeError`."""
    content = make(tmp_path / "a.sqlite", "CREATE TABLE news (title, body)")
    (outcome,) = read(content.replace(b"title, body", b"ti\xbdle, body"))
    assert isinstance(outcome, Reject)
    assert outcome.reason in ("unreadable", "missing_text")
