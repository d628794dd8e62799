"""Fields above a story in Markdown: in YAML, in TOML, and files that have none."""

from typing import Any

import pytest

from transforms.agency.front_matter import read_front_matter


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        pytest.param(
            '---\ntitle: "Toll: up"\ndate: 2026-01-05\nauthors:\n  - Jane Roe\n  - Jan Malek\n'
            "tags: [toll, 'bridge']\n---\n\n## Why\n\nIt rises.\n",
            {
                "title": "Toll: up",
                "date": "2026-01-05",
                "authors": ["Jane Roe", "Jan Malek"],
                "tags": ["toll", "bridge"],
                "markdown": "## Why\n\nIt rises.",
            },
            id="YAML",
        ),
        pytest.param(
            '+++\ntitle = "Toll"\ndate = 2026-01-05T14:20:31Z\n+++\nIt rises.',
            {"title": "Toll", "date": "2026-01-05 14:20:31+00:00", "markdown": "It rises."},
            id="TOML",
        ),
        pytest.param(
            '---json\n{"title": "Toll"}\n---\nIt rises.',
            {"title": "Toll", "markdown": "It rises."},
            id="JSON between rules",
        ),
        pytest.param(
            "---\nsubject: Toll\n---\nIt rises.",
            {"title": "Toll", "markdown": "It rises."},
            id="a letter that was sent",
        ),
        pytest.param(
            "<!--\n.. title: Toll: up\n.. date: 2026-01-05\n.. link:\n-->\n\nIt rises.",
            {"title": "Toll: up", "date": "2026-01-05", "markdown": "It rises."},
            id="Nikola",
        ),
        pytest.param("---\n\nIt rises, she said.\n\n---\n\nMore.", None, id="rules in a story"),
        pytest.param("+++\nno toml\n+++\nIt rises.", None, id="broken TOML"),
        pytest.param("Toll: it rises.\n", None, id="a story"),
    ],
)
def test_front_matter_of_a_file(text: str, fields: dict[str, Any] | None) -> None:
    assert read_front_matter(text) == fields


@pytest.mark.parametrize(
    ("head", "name", "value"),
    [
        pytest.param(
            "summary: >\n  It rises\n  again.\n", "summary", "It rises again.", id="block"
        ),
        pytest.param(
            "authors:\n  - name: Jane Roe\n    url: x\n",
            "authors",
            [{"name": "Jane Roe", "url": "x"}],
            id="objects in a list",
        ),
        pytest.param("author:\n  name: Jane Roe\n", "author", {"name": "Jane Roe"}, id="object"),
        pytest.param("date: 2026-01-05 # a day\n", "date", "2026-01-05", id="a comment"),
        pytest.param('place: "Caf\\u00e9"\n', "place", "Café", id="an escape"),
        pytest.param('authors: ["Roe, Jane"]\n', "authors", ["Roe, Jane"], id="commas in marks"),
        pytest.param("section: City\n  news\n", "section", "City news", id="over two lines"),
        pytest.param("section: City: news\n", "section", "City: news", id="no YAML: a colon"),
        pytest.param("author: @jane\n", "author", "@jane", id="no YAML: a sign"),
        pytest.param("a: &a [x]\nb: *a\nsection: City\n", "b", "*a", id="an alias is not followed"),
    ],
)
def test_front_matter_of_odd_yaml(head: str, name: str, value: object) -> None:
    fields = read_front_matter(f"---\ntitle: Toll\n{head}---\nIt rises.\n")
    assert fields is not None
    assert fields[name] == value


@pytest.mark.parametrize("head", ["a: " + "[" * 5000, "? [a]: b", "- a\n- b", "a: \x00"])
def test_front_matter_of_hostile_yaml_is_read_by_lines(head: str) -> None:
    fields = read_front_matter(f"---\n{head}\ntitle: Toll\n---\nIt rises.\n")
    assert fields is not None
    assert fields["title"] == "Toll"
