"""What is said of a person and is no office, and bodies at which nobody works."""

import pytest

from tests.support.roles import roles_of


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Groenefeld was the more powerful player.", id="compared"),
        pytest.param("Mr Bloom was a stiff campaigner.", id="blamed"),
        pytest.param("Celebrity endorsers Vivica Fox and Angela Bassett came.", id="several"),
        pytest.param("It was said by Walter Hewlett, son of HP's co-founder.", id="a son of one"),
        pytest.param(
            "Clinton: Benghazi Victim Mother 'Absolutely Wrong'. Hillary Clinton said no.",
            id="a headline with marks",
        ),
        pytest.param(
            "They would be satisfied with Clinton as the party's nominee.", id="only weighed"
        ),
        pytest.param("Bernie Hale is the only candidate who can win.", id="singled out"),
        pytest.param(
            "Though he hasn't been a major leader on reform, Tom Hale promised it.", id="denied"
        ),
        pytest.param(
            "While Aisha waits for a customer, Mariam Hale has handed over the keys.",
            id="of a clause before",
        ),
        pytest.param("It was a celebrity Trump candidacy, and it won.", id="of a noun behind"),
        pytest.param("The elder Soros gives money.", id="which of two"),
        pytest.param("He starred in historical blockbuster Alexander Hill.", id="a thing in -ster"),
        pytest.param("Tom Hale, who is not running a campaign, left.", id="a denied lead"),
        pytest.param("His then guide dog Lucy Hale barked.", id="a thing of some office"),
        pytest.param("Asked about all the vice-president chatter, Thomas Hale left.", id="no head"),
        pytest.param("They criticized Barack Roe as a weak commander-in-chief.", id="a view"),
        pytest.param("Stovall joined Tom Hale at Tea Party gatherings.", id="a body of a noun"),
        pytest.param("She worked for Mrs. Hale at the State Department.", id="a body of a verb"),
        pytest.param("Movie monster Godzilla Hill came.", id="a monster"),
        pytest.param("A potential running mate, Nikki Haley, said no.", id="only possible"),
    ],
)
def test_no_role_is_stated(text: str) -> None:
    assert roles_of(text, "encoder") == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param(
            "Jane Roe, a candidate in the race with a proven conservative record, said it.",
            "candidate",
            id="a race",
        ),
        pytest.param(
            "Sen. Patty Hale, a chief Democratic negotiator on the bill, said it.",
            "chief Democratic negotiator",
            id="a bill",
        ),
        pytest.param(
            "John Carr, minister of finance at the time, agreed.",
            "minister of finance",
            id="a time",
        ),
        pytest.param("Rovers will replace Tom Hale as manager on Monday.", "manager", id="a day"),
    ],
)
def test_no_role_affiliation_is_a_body(text: str, title: str) -> None:
    assert [role[1:] for role in roles_of(text, "encoder")] == [(title, None, None)]


def test_no_role_is_of_another_who_is_named() -> None:
    text = "He sold the mail of magazine editor Tina Brown, author Ida Hill and actor Jeff Tam."
    assert roles_of(text, "encoder") == [
        ("Tina Brown", "magazine editor", None, None),
        ("Ida Hill", "author", None, None),
        ("Jeff Tam", "actor", None, None),
    ]


def test_an_elder_sister_has_no_office() -> None:
    text = "Tuva Lindahl beat her elder sister Maja Lindahl to the wall."
    assert roles_of(text) == []
