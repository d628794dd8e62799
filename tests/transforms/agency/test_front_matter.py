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
                "text": "Why\n\nIt rises.",
            },
            id="YAML",
        ),
        pytest.param(
            '+++\ntitle = "Toll"\ndate = 2026-01-05T14:20:31Z\n+++\nIt rises.',
            {"title": "Toll", "date": "2026-01-05 14:20:31+00:00", "text": "It rises."},
            id="TOML",
        ),
        pytest.param("---\n\nIt rises, she said.\n\n---\n\nMore.", None, id="rules in a story"),
        pytest.param("+++\nno toml\n+++\nIt rises.", None, id="broken TOML"),
        pytest.param("Toll: it rises.\n", None, id="a story"),
    ],
)
def test_front_matter_of_a_file(text: str, fields: dict[str, Any] | None) -> None:
    assert read_front_matter(text) == fields
