"""Answers of a wiki's API, of new and old make, and records that look a little like them."""

from typing import Any

import pytest

from transforms.feeds.wiki_answer import split_wiki_answer

PAGE = {
    "pageid": 9,
    "ns": 0,
    "title": "Toll",
    "revisions": [{"slots": {"main": {"*": "It rises."}}}],
}
GONE = {"ns": 0, "title": "Ferry", "missing": ""}
EXTRACT = {"pageid": 9, "title": "Toll", "extract": "It rises."}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param(
            {"query": {"pages": {"9": PAGE, "-1": GONE}, "general": {"lang": "en"}}},
            [PAGE, GONE],
            id="pages by their numbers",
        ),
        pytest.param({"query": {"pages": [PAGE, 3]}}, [PAGE], id="listed"),
        pytest.param({"parse": EXTRACT}, [EXTRACT], id="a parsed page"),
        pytest.param(PAGE, [PAGE], id="a page alone"),
        pytest.param({"query": {"pages": [{"pageid": 9, "title": "Toll"}]}}, None, id="no texts"),
        pytest.param({"query": "toll", "title": "Toll"}, None, id="another record"),
        pytest.param(
            {"pageid": 9, "title": "Toll", "text": "It rises."}, None, id="a plain text"
        ),
    ],
)  # fmt: skip
def test_wiki_answer_pages(fields: dict[str, Any], expected: list[Any] | None) -> None:
    pages = split_wiki_answer(fields)
    assert (None if pages is None else [page for page, _ in pages]) == expected
