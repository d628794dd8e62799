"""Who thinks or acts: looked up in what was read for the sake of who speaks."""

import pytest

from tests.support.articles import annotate


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Anna Weiss knows that the pier fell.", [("name", "Anna Weiss")], id="by name"
        ),
        pytest.param(
            "Anna Weiss came on Monday. She knows that the pier fell.",
            [("pronoun", "Anna Weiss")],
            id="by a pronoun of the story",
        ),
        pytest.param(
            "Anna Weiss, who knows that the pier fell, came on Monday.",
            [("pronoun", "Anna Weiss")],
            id="by a relative",
        ),
        pytest.param(
            "The voters know that the pier fell.", [("nominal", "The voters")], id="without a name"
        ),
        pytest.param(
            "Anna Weiss and Tom Hale came. They know that the pier fell.",
            [("pronoun", None)],
            id="a pronoun that was not followed",
        ),
        pytest.param(
            "None of the nurses knows that the pier fell.", [("nominal", None)], id="nobody"
        ),
    ],
)
def test_unspoken_leads_to_whom_the_story_tells_of(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    rows = annotate(text, attribution="rules")
    names = {row.speaker_id: row.display_name for row in rows.get("speakers", [])}
    assert [
        (row.reference_kind, names.get(row.speaker_id))
        for row in rows["quotes"]
        if row.presentation == "thought"
    ] == expected


def test_unspoken_changes_nothing_of_who_speaks() -> None:
    """ "He" is whoever spoke or was told of last, whatever somebody else knows in between."""
    said = "Tom Hale met the press. “It fell,” he said."
    thought = "Tom Hale met the press. Anna Weiss knows that it fell. “It fell,” he said."
    speakers = []
    for text in (said, thought):
        rows = annotate(text, attribution="rules")
        names = {row.speaker_id: row.display_name for row in rows["speakers"]}
        speakers += [
            names.get(row.speaker_id) for row in rows["quotes"] if row.presentation == "speech"
        ]
    assert speakers == ["Tom Hale", "Tom Hale"]
