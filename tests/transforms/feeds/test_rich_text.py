"""Texts of editors that keep trees of blocks: their paragraphs, and what is no such tree."""

from typing import Any

import pytest

from transforms.feeds.rich_text import DEEPEST, read_tree


def text(words: str, kind: str = "text") -> dict[str, Any]:
    return {"type": kind, "text": words}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(
            {
                "blocks": [
                    {"type": "unstyled", "text": "It rises.", "data": {}},
                    {"type": "atomic", "text": " ", "data": {}},
                    {"type": "unordered-list-item", "text": "In March.", "data": {}},
                ],
                "entityMap": {},
            },
            "It rises.\n\nIn March.",
            id="Draft.js",
        ),
        pytest.param(
            {"document": [{"type": "paragraph", "children": [{"text": "It rises."}]}]},
            "It rises.",
            id="Keystone",
        ),
        pytest.param(
            {
                "nodeType": "document",
                "content": [
                    {"nodeType": "heading-2", "content": [{"nodeType": "text", "value": "Why"}]},
                    {
                        "nodeType": "paragraph",
                        "content": [
                            {"nodeType": "text", "value": "See "},
                            {
                                "nodeType": "hyperlink",
                                "data": {"uri": "https://isle.example"},
                                "content": [{"nodeType": "text", "value": "the plan"}],
                            },
                        ],
                    },
                    {"nodeType": "embedded-asset-block", "content": []},
                ],
            },
            "Why\n\nSee the plan",
            id="Contentful, a link and a picture",
        ),
        pytest.param(
            [
                {"_type": "block", "children": [{"_type": "span", "text": "It "}, text("rises.")]},
                {"_type": "image", "asset": {"_ref": "image-1"}},
                {"_type": "block", "children": [{"_type": "span", "text": "Again."}]},
            ],
            "It rises.\n\nAgain.",
            id="Portable Text",
        ),
        pytest.param(
            {
                "type": "doc",
                "content": [
                    {
                        "type": "paragraph",
                        "content": [text("One"), {"type": "hardBreak"}, text("two")],
                    },
                    {
                        "type": "bulletList",
                        "content": [
                            {
                                "type": "listItem",
                                "content": [{"type": "paragraph", "content": [text("item")]}],
                            }
                        ],
                    },
                ],
            },
            "One\ntwo\n\nitem",
            id="ProseMirror, a break and a list",
        ),
        pytest.param(
            [{"type": "paragraph", "children": [text("It rises.")]}], "It rises.", id="Strapi"
        ),
        pytest.param(
            {
                "blocks": [
                    {"type": "paragraph", "data": {"text": "It <b>rises</b>."}},
                    {"type": "list", "data": {"items": ["one", {"content": "two"}]}},
                    {"type": "delimiter", "data": {}},
                ]
            },
            "<p>It <b>rises</b>.</p>\n\n<p>one</p>\n\n<p>two</p>",
            id="Editor.js",
        ),
        pytest.param(
            {
                "root": {
                    "type": "root",
                    "children": [{"type": "paragraph", "children": [text("It.")]}],
                }
            },
            "It.",
            id="Lexical",
        ),
        pytest.param({"type": "doc", "content": []}, None, id="a tree without words"),
        pytest.param({"content": "It rises."}, None, id="an object"),
        pytest.param([{"type": "text", "content": "It rises."}], None, id="blocks without pieces"),
        pytest.param([{"children": ["a"]}, 1, None], None, id="any list"),
        pytest.param("It rises.", None, id="words"),
    ],
)
def test_rich_text_of_editors(value: Any, expected: str | None) -> None:
    assert read_tree(value) == expected


def test_rich_text_that_goes_on_without_end_is_cut() -> None:
    node: dict[str, Any] = {"type": "paragraph", "content": [text("deep")]}
    for _ in range(DEEPEST * 3):
        node = {"type": "blockquote", "content": [node]}
    shown = {"type": "paragraph", "content": [text("shown")]}
    assert read_tree({"type": "doc", "content": [shown, node]}) == "shown"
