"""Texts under names that are none of a text."""

from typing import Any

import pytest

from transforms.feeds.field_names import Fields
from transforms.feeds.other_texts import (
    find_fragment,
    find_only_text,
    find_story_in_summary,
    is_code,
)


def test_other_texts_a_part_of_a_page_is_a_text() -> None:
    (text,) = find_fragment({"id": 1, "html": "<p>It rises.</p><p>In March.</p>"}).values()
    assert text.words.text == "It rises.\n\nIn March."
    assert find_fragment({"html": "toll", "body": "<p>It rises.</p>"}) == {}


def test_other_texts_a_long_summary_beside_a_short_one_is_a_text() -> None:
    long = "The toll on the old bridge rises in March. " * 20
    found = find_story_in_summary(Fields({"summary": long, "excerpt": "The toll …"}))
    assert list(found) == ["summary"]
    assert find_story_in_summary(Fields({"summary": long})) == {}


def test_other_texts_keys_and_paths_are_no_words() -> None:
    assert [is_code("ddUyU0VZz0BRneMioxUPQVP6sIxvM"), is_code("text/1.txt"), is_code("A toll")] == [
        True,
        True,
        False,
    ]


LONG = "The toll on the old bridge rises in March. Nobody was asked, the mayor said. " * 4
RECORD = {"title": "Toll rises", "url": "https://harbourpost.example/toll", "newsitem_main": LONG}


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        pytest.param({}, ["newsitem_main"], id="alone"),
        pytest.param({"newsitem_main": f"<p>{LONG}</p>"}, ["newsitem_main"], id="in HTML"),
        pytest.param({"newsitem_main": "来月になる。" * 60}, ["newsitem_main"], id="Japanese"),
        pytest.param({"url": "", "date": "2026-03-01"}, ["newsitem_main"], id="a day"),
        pytest.param({"url": ""}, [], id="neither day nor address"),
        pytest.param({"title": ""}, [], id="no title"),
        pytest.param({"other": LONG}, [], id="one of two"),
        pytest.param({"newsitem_main": "", "user_comments": LONG}, [], id="comments"),
        pytest.param({"newsitem_main": LONG[:200]}, [], id="short"),
        pytest.param({"newsitem_main": "toll bridge " * 40}, [], id="no sentences"),
    ],
)
def test_other_texts_the_only_long_text_of_an_article_is_its_text(
    changed: dict[str, Any], found: list[str]
) -> None:
    fields = RECORD | changed
    assert list(find_only_text(fields, Fields(fields))) == found
