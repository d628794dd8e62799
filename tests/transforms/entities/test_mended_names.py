"""Names that the model cut badly, whole again by the words around them."""

import pytest

from tests.support.articles import annotate


def test_names_behind_an_office_and_a_comma_are_whole() -> None:
    text = "It left, said its spokeswoman, Aoibhe Rynne. Ms Roe agreed."
    names = annotate(text, attribution="encoder")["entities"]
    assert [(name.canonical_name, name.entity_type) for name in names] == [
        ("Aoibhe Rynne", "person"),
        ("Roe", "person"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The effort may have consumed much electricity, estimates Evan Sparks, CEO of "
            "Determined AI, a startup that provides software to help companies manage AI projects. "
            "Sparks says that it is a lot. “It is a lot,” he said.",
            {"Evan Sparks": "person", "Determined AI": "organization", "AI": "organization"},
            id="a head of a firm of which is said what it is",
        ),
        pytest.param(
            "They will die, environmental organisation Frack Free Namibia says.\n"
            "Frack Free Namibia says it is late. Frack Free Namibia said no.",
            {"Frack Free Namibia": "organization"},
            id="a body called one once",
        ),
        pytest.param(
            "Bancroft & Sloane said Wednesday that profit fell 18%.\nChief Executive Miles "
            "Bancroft IV told investors that the worst was not over.",
            {"Bancroft & Sloane": "organization", "Miles Bancroft IV": "person"},
            id="a firm of two founders",
        ),
        pytest.param(
            "It was set by Boris Shor.3 Shor said the list was long.",
            {"Boris Shor": "person"},
            id="the number of a note",
        ),
        pytest.param(
            "It ended its takeover of former parent AT&T.\nAT&T. said no.",
            {"AT&T": "organization"},
            id="the end of a sentence",
        ),
        pytest.param(
            "So said Mark Christian, director of business development at CHRIS Well Consulting in "
            "Oklahoma City.",
            {
                "Mark Christian": "person",
                "CHRIS Well Consulting": "organization",
                "Oklahoma City": "place",
            },
            id="a firm that begins with a given name",
        ),
        pytest.param(
            "Venezuela, a member of the Organization of Petroleum Exporting Countries (OPEC), is "
            "rich.",
            {"Venezuela": "place", "Organization of Petroleum Exporting Countries": "organization"},
            id="several are no surname",
        ),
        pytest.param(
            "The NFL champion Green Bay Packers defeated the AFL champion Kansas City Chiefs. The "
            "Packers said they were proud.",
            {
                "NFL": "organization",
                "Green Bay Packers": "organization",
                "AFL": "organization",
                "Kansas City Chiefs": "organization",
            },
            id="a team of a town, and its short form",
        ),
        pytest.param(
            "Mexican outfit Red Sharks Veracruz said no.",
            {"Mexican": "group", "Red Sharks Veracruz": "organization"},
            id="an outfit",
        ),
        pytest.param(
            "Madhya Pradesh continues to report the highest number of cases.",
            {"Madhya Pradesh": "place"},
            id="a state of two words",
        ),
        pytest.param(
            "The suit came from the European Low-fare Airlines Association (ELAA) on Monday.",
            {"European Low-fare Airlines Association": "organization"},
            id="a body with a compound in its name",
        ),
        pytest.param(
            "Walt Disney has settled the suit. Walt Disney said it had nothing to add.",
            {"Walt Disney": "organization"},
            id="a firm with a founder's name",
        ),
        pytest.param(
            "A similar policy hurt Old Labour, he said. Old Labour said it would raise taxes. "
            "Labour said it would not.",
            {"Old Labour": "organization", "Labour": "organization"},
            id="a party with a word in front",
        ),
    ],
)
def test_names_of_bodies_and_people_are_told_apart(text: str, expected: dict[str, str]) -> None:
    names = annotate(text, attribution="encoder")["entities"]
    assert {name.canonical_name: name.entity_type for name in names} == expected


def test_names_of_a_few_of_many_are_not_who_speaks() -> None:
    text = (
        "Seven mayors, including the group’s two leaders, Jane Roe of Brno and Tom Hale of Lund, "
        "say they are sad."
    )
    (quote,) = annotate(text, attribution="encoder")["quotes"]
    speakers = annotate(text, attribution="encoder")["speakers"]
    kinds = {row.speaker_id: row.speaker_kind for row in speakers}
    assert kinds[quote.speaker_id] == "unnamed_group"


def test_mended_names_month_in_front_of_a_surname_is_no_first_name() -> None:
    rows = annotate(
        "Ann Roe left. In August Roe met with families of sailors.", attribution="encoder"
    )
    assert [row.canonical_name for row in rows["entities"]] == ["Ann Roe"]


def test_the_second_word_of_an_office_is_no_name() -> None:
    text = (
        "In a report tabled in parliament on Tuesday, Auditor-General Ingrid Laplace-Soodeen said "
        "the purchase “defies arithmetic”."
    )
    names = annotate(text, attribution="encoder")["entities"]
    assert "Ingrid Laplace-Soodeen" in [name.canonical_name for name in names]
