"""Exports of Movable Type as text."""

from datetime import datetime

import pytest

from tests.support import paths
from transforms.agency.movable_type import is_movable_type, read_movable_type

EXPORT = (paths.DATA / "forms" / "movable-type.txt").read_text(encoding="utf-8")


def test_movable_type_entries_are_articles_and_drafts_are_skipped() -> None:
    records = list(read_movable_type(EXPORT, "blog.txt"))
    assert [
        (one.position, one.skip_reason, one.article and one.article.published_at) for one in records
    ] == [
        ("entry 1", None, datetime(2026, 1, 5, 10, 2, 11)),
        ("entry 2", None, datetime(2026, 1, 7, 9, 0)),
        ("entry 3", "not_an_article", None),
    ]


def test_movable_type_text_goes_on_in_the_extended_body_and_has_no_comment() -> None:
    first = next(read_movable_type(EXPORT.replace("\n", "\r\n"), "blog.txt")).article
    assert first is not None
    assert (first.headline, first.authors) == (
        "Old bridge to close for nine weeks",
        ("Jan Writer",),
    )
    assert first.text.count("\n\n") == 2
    assert "About time" not in first.text


def test_movable_type_text_goes_on_behind_a_rule_that_its_writer_drew() -> None:
    ruled = EXPORT.replace("\nEXTENDED BODY", "\nAnd so on, she said.\n-----\nEXTENDED BODY", 1)
    first = next(read_movable_type(ruled, "blog.txt")).article
    assert first is not None
    assert "And so on, she said." in first.text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("AUTHOR: Jan\nTITLE: Toll\n\nIt rises.\n", id="no rule"),
        pytest.param("It rises.\n-----\nBODY:\nAgain.", id="no names"),
        pytest.param("A" * 9_000, id="a story"),
    ],
)
def test_movable_type_is_not_what_only_looks_like_it(text: str) -> None:
    assert not is_movable_type(text)
