"""Stated roles as the default profile reads them, with the parse of the shared encoder."""

import pytest

from tests.support.roles import Parts, roles_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "In Sarovar, the main city of the province, resident Abdul Samad says he heard it.",
            [("Abdul Samad", "resident", None, None)],
            id="behind a comma",
        ),
        pytest.param(
            "Dr Hamish Gunn is a consultant anaesthetist at Raigmore Hospital in Ostrov, where one "
            "of the trials ran.",
            [("Hamish Gunn", "consultant anaesthetist", None, "Raigmore Hospital")],
            id="a predicate of two nouns in front of a clause",
        ),
        pytest.param(
            "One voter, Guadalupe Perez, 35, showed up.",
            [("Guadalupe Perez", "voter", None, None)],
            id="one of several without a name",
        ),
        pytest.param(
            "Gunners boss Arsene Hale said so.",
            [("Arsene Hale", "boss", None, "Gunners")],
            id="a club's nickname at the start",
        ),
        pytest.param(
            "“It grew,” remembered Roy Verley, HP's former chief corporate spokesman.",
            [("Roy Verley", "former chief corporate spokesman", None, "HP")],
            id="former behind the owner",
        ),
        pytest.param(
            "Geoff Garin, who was then a member of Clinton's campaign team, agreed.",
            [("Geoff Garin", "member", None, "Clinton's campaign team")],
            id="somebody's campaign",
        ),
        pytest.param(
            "“The best soup in town.” — Karin Holt, baker",
            [("Karin Holt", "baker", None, None)],
            id="at the end of the text",
        ),
        pytest.param(
            "Mr Camus has accepted the invitation. Airbus head Noel Forgeard is now set to replace "
            "Mr Camus.",
            [("Noel Forgeard", "head", None, "Airbus")],
            id="an office that the tagger takes for a verb",
        ),
        pytest.param(
            "“The results of the last two weeks combined showed he's a viable candidate,” said "
            "Robert Oldendick, a University of South Carolina political science professor.",
            [
                (
                    "Robert Oldendick",
                    "political science professor",
                    None,
                    "University of South Carolina",
                )
            ],
            id="an office that the parser parts from its body",
        ),
        pytest.param(
            "One is Sandra Ripert, a real estate agent today who was an assistant.",
            [("Sandra Ripert", "real estate agent", None, None)],
            id="what somebody is today",
        ),
        pytest.param(
            "Dunne campaign manager Jill Sorensen said the ads would stay up.",
            [("Jill Sorensen", "campaign manager", None, "Dunne")],
            id="a campaign at the start",
        ),
        pytest.param(
            "“We support it,” Rosette Pambakian, a Tinder spokeswoman, said.",
            [("Rosette Pambakian", "spokeswoman", None, "Tinder")],
            id="who speaks for a firm",
        ),
        pytest.param(
            "The wells are dry, said an engineer from the Institute for Rural Water Amina Diallo.",
            [("Amina Diallo", "engineer", None, "Institute for Rural Water")],
            id="a name that the model takes for a part of the body's",
        ),
        pytest.param(
            "He named the World War II general Dwight Hale.",
            [("Dwight Hale", "World War II general", None, None)],
            id="a war is no body",
        ),
        pytest.param(
            "Scotland's only Conservative MP, Tom Hale, said the vote was lost.",
            [("Tom Hale", "Conservative MP", None, "Scotland")],
            id="the only one",
        ),
        pytest.param(
            "US Undersecretary of State John Bolton said that the talks had failed.",
            [("John Bolton", "US Undersecretary of State", None, None)],
            id="an undersecretary of state",
        ),
        pytest.param(
            "It was over, said 100m champion Dwain Chambers.",
            [("Dwain Chambers", "100m champion", None, None)],
            id="a distance",
        ),
        pytest.param(
            "It was over, said 100m champion Dwain Chambers. It followed the sending off of Mikael "
            "Silvestre for head-butting Freddie Ljungberg.",
            [("Dwain Chambers", "100m champion", None, None)],
            id="a deed is no office",
        ),
        pytest.param(
            "“A win,” said Supervisor Alfredo Pedroza of Napa County.",
            [("Alfredo Pedroza", "Supervisor", None, "Napa County")],
            id="who sits for a county",
        ),
        pytest.param(
            "“The king is well,” Palace Press Officer Anna Kern said on Monday.",
            [("Anna Kern", "Press Officer", None, "Palace")],
            id="an officer of a field",
        ),
        pytest.param(
            "“Prices rose,” said Marketing Manager at Ocean Florida Abby Dunn.",
            [("Abby Dunn", "Marketing Manager", None, "Ocean Florida")],
            id="a manager of a field",
        ),
        pytest.param(
            "Hoshikawa Elevator President Tetsuro Kanemaru said no.",
            [("Tetsuro Kanemaru", "President", None, "Hoshikawa Elevator")],
            id="a firm that no model knows",
        ),
        pytest.param(
            "Superintendent of Police (Rural) Vikramjit Yadav said that six had been detained.",
            [("Vikramjit Yadav", "Superintendent of Police", None, None)],
            id="a bracket behind the office",
        ),
        pytest.param(
            "Shannon Kilpatrick, a lawyer in attendance, said that the vote was close.",
            [("Shannon Kilpatrick", "lawyer", None, None)],
            id="who is there",
        ),
        pytest.param(
            "Kestrel collapsed in what its chief executive, Wen Li-Ostrander, called “a mess”.",
            [("Wen Li-Ostrander", "chief executive", None, "Kestrel")],
            id="in what its chief called",
        ),
        pytest.param(
            "Sinn Féin TD Gráinne Mulvihill accused him of “criminalising the hearth”.",
            [("Gráinne Mulvihill", "TD", None, "Sinn Féin")],
            id="a party's member in capitals",
        ),
    ],
)
def test_roles_of_the_default_profile(text: str, expected: list[Parts]) -> None:
    assert roles_of(text, "encoder") == expected
