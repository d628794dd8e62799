"""The cookbook on the sample archives: every question is answered, as far as they can."""

import pytest

from tests.conftest import Place
from warehouse.ask.sql import ask
from warehouse.store.named_sql import read_named_queries

COOKBOOK = {
    query.name: query.sql for query in read_named_queries("ask/queries/cookbook.sql", "question")
}
FIRST_ROWS = {
    "Who goes by a surname, and how much is each of them quoted?": {
        "display_name": "Jane Roe",
        "matched": "surname",
    },
    "Who denied what was affirmed before, or the reverse?": {
        "display_name_before": "Robert Marsik",
        "polarity_before": "affirmative",
        "display_name": "Robert Marsik",
        "polarity": "negative",
    },
    'Who took back or weakened a claim, such as "will" to "may"?': {
        "flip_kind": "polarity",
        "display_name": "Robert Marsik",
    },
    "Which roles has Jane Roe been given over time?": {"title": "Professor"},
    "Which words stood on a day that no longer stand?": {"source": "The Daily Courier"},
    "Which outlets have gone quiet?": {"source": "northerntelegraph.example"},
}


def test_cookbook_has_thirty_questions() -> None:
    assert len(COOKBOOK) == 30


@pytest.mark.parametrize("question", COOKBOOK)
def test_cookbook_question_is_answered(demo: Place, question: str) -> None:
    rows = ask(demo.warehouse, COOKBOOK[question]).to_pylist()

    assert rows
    assert FIRST_ROWS.get(question, {}).items() <= rows[0].items()
    assert all(any(value is not None for value in row.values()) for row in rows)


def test_cookbook_said_by_one_person_is_said_by_that_person(demo: Place) -> None:
    asked = COOKBOOK[
        "What did Jane Roe say about the corridor, with the sentences around and a link?"
    ]
    rows = ask(demo.warehouse, asked).to_pylist()

    assert {row["display_name"] for row in rows} == {"Jane Roe"}
    assert all("corridor" in row["text"].lower() and row["context_before"] for row in rows)


def test_cookbook_doubted_quote_comes_with_its_candidates_and_sentences(demo: Place) -> None:
    """Guard: who was to tell whose words they are saw no sentence around and no other name."""
    asked = COOKBOOK["Of which quotes is the speaker least certain, for a person to read?"]
    rows = ask(demo.warehouse, asked).to_pylist()

    told = [row for row in rows if len(row["candidates"] or []) > 1]
    assert told
    assert all(row["display_name"] in row["candidates"][0] for row in told)
    assert all(row["context_before"] or row["context_after"] for row in rows)


def test_cookbook_command_lists_and_asks(demo: Place) -> None:
    names = [line[5:] for line in demo.ask("cookbook").printed.splitlines()]
    assert names == list(COOKBOOK)

    number = 1 + names.index("Which roles has Jane Roe been given over time?")
    asked = demo.ask("cookbook", str(number))
    assert (asked.code, "Professor" in asked.printed) == (0, True)
    assert "from v_speaker_timeline" in asked.said
    assert demo.ask("cookbook", "99").code == 2
