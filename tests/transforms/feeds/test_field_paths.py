"""Paths into records, and those that the settings name."""

from datetime import datetime
from typing import Any

import pytest

from transforms.feeds.field_names import read_paths
from transforms.feeds.field_paths import follow_path, is_path, open_path
from transforms.feeds.json_object import Reading, explain_fields, read_json_article

RECORD: dict[str, Any] = {
    "Text, full": "whole",
    "a.b": "flat",
    "body": {"paragraphs": ["one", None, "two"], "blocks": [{"t": "x"}, {"u": "y"}, {"t": "z"}]},
    "people": [{"name": "Jane Roe"}, {"name": "Jan Malek"}],
}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("Text, full", "whole", id="a name with a comma"),
        pytest.param("a.b", "flat", id="a name with a point"),
        pytest.param("body.paragraphs[*]", ["one", "two"], id="every item"),
        pytest.param("body.blocks[*].t", ["x", "z"], id="a field of every item"),
        pytest.param("people[1].name", "Jan Malek", id="one item"),
        pytest.param("people[7].name", None, id="no such item"),
        pytest.param("body.paragraphs.x", None, id="a list is no object"),
        pytest.param("nowhere[*]", [], id="no such field"),
    ],
)
def test_field_paths_lead_to_values(path: str, expected: Any) -> None:
    assert follow_path(RECORD, path) == expected


def test_field_paths_open_at_the_outermost_field() -> None:
    assert [open_path(RECORD, path) for path in ("a.b", "body.paragraphs[*]", "people[0]")] == [
        "a.b",
        "body",
        "people",
    ]
    assert [path for path in ("a[*", "", "a..b", "[0]a]") if is_path(path)] == []


def test_field_paths_of_the_settings_go_by_kind_and_by_the_usual_names() -> None:
    assert read_paths({"text": "body.paragraphs[*]", "date": ["on", "at"], "author": "by"}) == {
        "text": ("body.paragraphs[*]",),
        "published": ("on", "at"),
        "authors": ("by",),
    }
    with pytest.raises(ValueError, match="colour is nothing that an article has"):
        read_paths({"colour": "red"})
    with pytest.raises(ValueError, match="'body\\[' is no path"):
        read_paths({"text": "body["})


def test_field_paths_come_before_the_usual_names_and_fall_back_to_them() -> None:
    paths = read_paths(
        {"text": "body.paragraphs[*]", "published": "on", "authors": "people[*].name"}
    )
    fields = {**RECORD, "on": "2026-01-05", "date": "2020-01-01", "title": "T", "text": "not this"}
    found = read_json_article(fields, Reading(paths))
    assert (found.text, found.published_at, found.authors, found.headline) == (
        "one\n\ntwo",
        datetime(2026, 1, 5),
        ("Jane Roe", "Jan Malek"),
        "T",
    )
    assert read_json_article({"text": "this"}, Reading(paths)).text == "this"


def test_field_paths_fields_are_explained_by_what_they_were_taken_for() -> None:
    fields = {"headline": "T", "inhalt": "Words.", "date": "01/05/2026", "price": 3, "empty": None}
    assert [(use.name, use.kind, use.is_understood) for use in explain_fields(fields)] == [
        ("headline", "title", True),
        ("inhalt", "text", True),
        ("date", "published", False),
        ("price", None, True),
    ]
    assert [(use.name, use.kind) for use in explain_fields({"url": "x", "abstract": "A."})] == [
        ("url", "url"),
        ("abstract", "summary"),
    ]
