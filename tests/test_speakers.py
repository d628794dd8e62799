import pytest

from tests.articles import annotate, who_said

INSTITUTE = """\
Talks on the harbour treaty resumed on Monday.
Professor at the Moravian Institute of International Relations Jane Roe, who advised two \
governments, was in the room.
“The text is finished,” the expert said.
Pavel Novak, a spokesman for the Defence Ministry, said the text was “not final”.
“We see no reason to hurry,” Novak said. “Nobody is waiting.
“And nobody should.”
Roe disagreed. She said the ministry had been slow.
“If nothing is signed this year, it will be dead,” she continued.
Analysts warn that the talks could fail.
"""


def test_speakers_are_followed_through_an_article() -> None:
    assert [(speaker, kind) for speaker, kind, _ in who_said(annotate(INSTITUTE))] == [
        ("Jane Roe", "direct"),
        ("Pavel Novak", "mixed"),
        ("Pavel Novak", "direct"),
        ("Pavel Novak", "direct"),
        ("Jane Roe", "indirect"),
        ("Jane Roe", "direct"),
        ("Analysts", "indirect"),
    ]


def test_speakers_roles_hold_title_and_affiliation() -> None:
    rows = annotate(INSTITUTE)
    names = {row.speaker_id: row.display_name for row in rows["speakers"]}
    assert [
        (names[role.speaker_id], role.title, role.unit, role.affiliation)
        for role in rows["speaker_roles"]
    ] == [
        ("Jane Roe", "Professor", None, "Moravian Institute of International Relations"),
        ("Pavel Novak", "spokesman", None, "Defence Ministry"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Anna Weiss met Tom Hale on Monday.\n“It went well,” Mr. Hale said.",
            ["Tom Hale"],
            id="surname with honorific",
        ),
        pytest.param(
            "Mr. Tom Hale met Ms. Anna Weiss on Monday.\n“It went well,” she said.",
            ["Anna Weiss"],
            id="pronoun by gender",
        ),
        pytest.param(
            "A spokeswoman, Anna Weiss, said the shop would open.",
            ["Anna Weiss"],
            id="name in apposition to its role",
        ),
        pytest.param(
            "Tom Hale met Anna Weiss, who opposed the sale of the harbour.",
            ["Anna Weiss"],
            id="a relative pronoun leads to its antecedent",
        ),
        pytest.param(
            "“We are tired,” one farmer said.", ["one farmer"], id="unnamed speakers are kept"
        ),
        pytest.param("“We are tired,” it said.", [None], id="no guess for a pronoun alone"),
        pytest.param(
            "Hale’s lawyers said the shop would open.",
            ["Hale’s lawyers"],
            id="a name's people are not the name",
        ),
    ],
)
def test_speakers_resolve_references(text: str, expected: list[str | None]) -> None:
    assert [speaker for speaker, _, _ in who_said(annotate(text))] == expected


def test_speakers_known_by_surname_alone_belong_to_their_article() -> None:
    rows = annotate("“It went well,” Danilov said.")
    other = annotate("“It went badly,” Danilov said.")
    (entity,) = rows["entities"]
    assert entity.canonical_name == "Danilov"
    assert entity.entity_id == other["entities"][0].entity_id  # the same article id in both
    full = annotate("“It went well,” Marta Danilov said.")["entities"][0]
    assert full.entity_id != entity.entity_id
