"""Interviews by questions that stand alone: the answers are the interviewee's."""

import pytest

from tests.support.articles import annotate, who_said

ANSWERS = [
    "What made you stay?",
    "I liked the ferry, and nobody asked me to leave.",
    "Would you do it again?",
    "Yes, but with a better coat. I was cold.",
]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        pytest.param(
            [
                "We put two questions to Paul Holm, the mayor of Lom.",
                "How did the fire start?",
                "The inquiry is under way.",
                "Who pays?",
                "“The insurance.”",
            ],
            [("Paul Holm", "The inquiry is under way."), ("Paul Holm", "“The insurance.”")],
            id="a line that says who was asked",
        ),
        pytest.param(
            [
                "Interview by Anna Roe",
                *ANSWERS,
                "What do you read?",
                "My own novels.",
                "Paul Holm’s new novel, Salt Year, is out now.",
            ],
            [
                ("Paul Holm", "I liked the ferry, and nobody asked me to leave."),
                ("Paul Holm", "Yes, but with a better coat. I was cold."),
                ("Paul Holm", "My own novels."),
            ],
            id="the words behind tell it, and who wrote it is not talked with",
        ),
        pytest.param(
            [
                "Paul Holm has kept the harbour. Edited excerpts from an interview:",
                "Why the harbour?",
                "My father kept it.",
                "What will you do now?",
                "I sleep.",
            ],
            [("Paul Holm", "My father kept it."), ("Paul Holm", "I sleep.")],
            id="one question to you, where a line says that it is an interview",
        ),
        pytest.param(
            [*ANSWERS, "Paul Holm was talking to Anna Roe."],
            [
                ("Paul Holm", "I liked the ferry, and nobody asked me to leave."),
                ("Paul Holm", "Yes, but with a better coat. I was cold."),
            ],
            id="the last line tells who answers",
        ),
        pytest.param(
            [
                "Paul Holm has kept the harbour for 30 years. We met Holm at the quay.",
                *ANSWERS,
                "And what do you read?",
                "Tide tables. My wife reads novels.",
                "She reads them to me.",
                "The harbour is open daily.",
            ],
            [
                ("Paul Holm", "I liked the ferry, and nobody asked me to leave."),
                ("Paul Holm", "Yes, but with a better coat. I was cold."),
                ("Paul Holm", "Tide tables. My wife reads novels."),
                ("Paul Holm", "She reads them to me."),
            ],
            id="the introduction tells it",
        ),
        pytest.param(
            [
                "Paul Holm has kept the harbour for 30 years.",
                "THE GAZETTE: When did you come to the harbour?",
                "PAUL HOLM: I came in May.",
                *ANSWERS,
                "The harbour is open daily.",
            ],
            [
                ("THE GAZETTE", "When did you come to the harbour?"),
                ("Paul Holm", "I came in May."),
                ("Paul Holm", "I liked the ferry, and nobody asked me to leave."),
                ("Paul Holm", "Yes, but with a better coat. I was cold."),
            ],
            id="the two are named once",
        ),
        pytest.param(
            [
                "Paul Holm of the port answers the town.",
                "What is a lock?",
                "A lock lifts boats.",
                "Who may use it?",
                "Any boat may.",
                "What does it cost?",
                "It is free.",
            ],
            [],
            id="a list of questions and facts",
        ),
        pytest.param(
            [
                "Paul Holm wrote of it in May.",
                "Do you remember the ferry?",
                "I do. Each of us does.",
                "It was green.",
            ],
            [],
            id="one question of an author",
        ),
    ],
)
def test_answers_are_those_of_who_is_interviewed(
    paragraphs: list[str], expected: list[tuple[str, str]]
) -> None:
    rows = annotate("\n\n".join(paragraphs))
    assert [(name, words) for name, _, words in who_said(rows)] == expected
