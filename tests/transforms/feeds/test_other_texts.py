"""Texts under names that are none of a text."""

from transforms.feeds.field_names import Fields
from transforms.feeds.other_texts import find_fragment, find_story_in_summary, is_code


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
