"""Stories of the BBC and NPR, whose words lie in blocks and parts, under names of any record."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.feeds.cms_shapes import tell_shape


def block(kind: str, *blocks: dict[str, Any]) -> dict[str, Any]:
    return {"type": kind, "model": {"blocks": list(blocks)}}


def paragraph(words: str) -> dict[str, Any]:
    half = len(words) // 2
    pieces = [{"type": "fragment", "model": {"text": one}} for one in (words[:half], words[half:])]
    return {"type": "paragraph", "model": {"text": words, "blocks": pieces}}


PERSON = block(
    "contributor",
    block("name", block("text", paragraph("Jane Roe"))),
    block("role", block("text", paragraph("Reporter"))),
)
STORY = {
    "metadata": {
        "id": "urn:7",
        "locators": {"canonicalUrl": "https://isle.example/toll"},
        "firstPublished": 1763539800000,
        "lastPublished": 1763540000000,
        "passport": {"language": "en-gb"},
    },
    "content": {
        "model": {
            "blocks": [
                block("headline", block("text", paragraph("Toll rises"))),
                block("byline", PERSON),
                block("image", block("caption", block("text", paragraph("The bridge")))),
                block("text", paragraph("It rises."), paragraph("By half.")),
                {"type": "mpu", "model": {}},
                block("text", block("unorderedList", block("listItem", paragraph("In May.")))),
            ]
        }
    },
    "promo": {"headlines": {"seoHeadline": "Toll"}, "summary": "Why"},
}
OPENED = {
    "id": "urn:7",
    "title": "Toll rises",
    "text": "It rises.\n\nBy half.\n\nIn May.",
    "authors": ["Jane Roe"],
    "url": "https://isle.example/toll",
    "published": 1763539800000,
    "modified": 1763540000000,
    "language": "en-gb",
}
PARTS = {
    "id": "7",
    "title": "Toll rises",
    "publishDateTime": "2025-11-19T05:00:00-05:00",
    "webPages": [{"href": "https://isle.example/toll", "rels": ["canonical"]}],
    "bylines": [{"href": "#/assets/b"}],
    "layout": [{"href": "#/assets/2"}, {"href": "#/assets/p"}, {"href": "#/assets/1"}],
    "assets": {
        "1": {"text": "By half."},
        "2": {"text": "It rises."},
        "b": {"name": "Jane Roe"},
        "p": {"caption": "The bridge"},
    },
}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param(STORY, OPENED, id="the BBC"),
        pytest.param({"data": {"article": STORY, "secondaryData": {}}}, OPENED, id="an answer"),
        pytest.param(
            PARTS,
            {
                "id": "7",
                "title": "Toll rises",
                "text": ["It rises.", "By half."],
                "authors": ["Jane Roe"],
                "url": "https://isle.example/toll",
                "published": "2025-11-19T05:00:00-05:00",
            },
            id="NPR, its parts in another order",
        ),
        pytest.param(
            {"metadata": {}, "content": "It."}, {"metadata": {}, "content": "It."}, id="-"
        ),
    ],
)
def test_broadcasters_are_opened(fields: dict[str, Any], expected: dict[str, Any]) -> None:
    assert tell_shape(fields) == expected


NAMES = st.sampled_from(
    "data article metadata content model blocks type text headline byline promo headlines locators"
    " layout assets href name bylines webPages rels passport".split()
)
VALUES = st.recursive(
    st.none() | st.integers() | st.sampled_from(["text", "headline", "#/assets/text", "byline"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=5),
    max_leaves=25,
)


@given(st.dictionaries(NAMES, VALUES, max_size=8))
def test_broadcasters_of_any_object_are_a_record(fields: dict[str, Any]) -> None:
    assert isinstance(tell_shape(fields), dict)
