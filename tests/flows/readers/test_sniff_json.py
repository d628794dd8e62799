"""Answers of APIs on one long line, and records as long, by their first letters."""

import pytest

from flows.readers.sniff_json import SNIFFED, sniff_json


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        pytest.param(
            '{"status": "ok", "articles": [{"title": "Toll", "text": "',
            "json",
            id="a list behind other fields",
        ),
        pytest.param(
            '{"took": 3, "hits": {"total": 1, "hits": [{"_source": {"text": "',
            "json",
            id="a list inside another object",
        ),
        pytest.param(
            '{"title": "Toll", "pages": [{"n": 1}], "text": "', "jsonl", id="a list of no articles"
        ),
        pytest.param(
            '{"text": "{\\"articles\\": [{\\"title\\": 1}]", "more": "', "jsonl", id="in a text"
        ),
        pytest.param(
            '{"gallery": {"items": [{"title": "a", "url": "', "jsonl", id="inside another part"
        ),
    ],
)
def test_sniff_json_of_one_long_line(start: str, expected: str) -> None:
    assert sniff_json((start + "word " * SNIFFED)[:SNIFFED]) == expected
