"""Writers named by the ids of other records: before and behind their stories, and never met."""

from typing import Any

import pytest

from flows.readers import references
from flows.readers.outcomes import Fields, ReadLimits, Skip, Source
from flows.readers.references import name_writers

SOURCE = Source("a" * 20, "export.jsonl", "run", ReadLimits())
JANE = {"_id": "a1", "_type": "author", "_createdAt": "2026", "name": "Jane Roe"}
LINK = {"_type": "reference", "_ref": "a1"}


def story(**fields: Any) -> dict[str, Any]:
    return {"_id": "p", "_type": "post", "_createdAt": "2026", "text": "It rises.", **fields}


def read(*records: dict[str, Any]) -> list[Any]:
    """The authors of each story, and the reasons of skips."""
    given = [Fields(f"line {number}", fields) for number, fields in enumerate(records, start=1)]
    found = name_writers(SOURCE, given)
    return [
        one.reason if isinstance(one, Skip) else isinstance(one, Fields) and one.fields["author"]
        for one in found
    ]


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        pytest.param((JANE, story(author=LINK)), ["not_an_article", ["Jane Roe"]], id="before"),
        pytest.param((story(author=LINK), JANE), [["Jane Roe"], "not_an_article"], id="behind"),
        pytest.param((story(author=LINK),), [LINK], id="never"),
        pytest.param(
            (story(author=[{"sys": {"type": "Link", "id": "a1"}}, LINK]), JANE),
            [["Jane Roe", "Jane Roe"], "not_an_article"],
            id="links of two kinds",
        ),
        pytest.param(
            (story(author="Jan Malek"), JANE), ["Jan Malek", "not_an_article"], id="words"
        ),
        pytest.param(
            (story(author=[{"name": "Jan"}, LINK]),), [[{"name": "Jan"}, LINK]], id="half a name"
        ),
    ],
)
def test_references_are_given_their_names(
    records: tuple[dict[str, Any], ...], expected: list[Any]
) -> None:
    assert read(*records) == expected


def test_references_of_records_beside_the_stories_are_told_by_their_place() -> None:
    user = Fields(
        "item 2", {"id": "a1", "name": "jroe", "display_name": "Jane Roe"}, is_beside=True
    )
    given = [Fields("item 1", {"id": "p", "text": "It rises.", "authors": [LINK]}), user]
    told, passed = name_writers(SOURCE, given)
    assert isinstance(told, Fields)
    assert told.fields["authors"] == ["Jane Roe"]
    assert isinstance(passed, Skip)


def test_references_are_waited_for_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(references, "MOST_HELD", 2)
    waiting = [story(author=LINK)] * 3
    assert read(*waiting, JANE, story(author=LINK)) == [
        LINK,
        LINK,
        LINK,
        "not_an_article",
        ["Jane Roe"],
    ]
    monkeypatch.setattr(references, "MOST_HELD_CHARACTERS", 10)
    assert read(story(author=LINK), story(author=LINK), JANE) == [LINK, LINK, "not_an_article"]
