"""Where a role begins and ends, as the default profile reads it."""

import pytest

from tests.support.roles import Parts, roles_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Additional Advocate General Piotr Wrona said it.",
            [("Piotr Wrona", "Additional Advocate General", None, None)],
            id="general where it is no rank",
        ),
        pytest.param(
            "Ward 9 councillor Diego Aranda said it.",
            [("Diego Aranda", "Ward 9 councillor", None, None)],
            id="a ward by its number",
        ),
        pytest.param(
            "First author Declan Hurley said it.",
            [("Declan Hurley", "First author", None, None)],
            id="first of several authors",
        ),
        pytest.param(
            "Last spring surgeon Tom Kendrick moved to Oslo.",
            [("Tom Kendrick", "surgeon", None, None)],
            id="when it was is no part of it",
        ),
        pytest.param(
            "On Monday coroner Jane Fielding opened the inquest.",
            [("Jane Fielding", "coroner", None, None)],
            id="nor is the day",
        ),
        pytest.param(
            "The command's spokesperson, SP Grace Obi, has said it.",
            [("Grace Obi", "spokesperson", None, "command")],
            id="a rank by its letters behind a comma",
        ),
        pytest.param(
            "Police spokesman DSP Daniel Hale said it.",
            [("Daniel Hale", "spokesman", None, "Police")],
            id="a rank by its letters before the name",
        ),
        pytest.param(
            "“No,” said Sunday Times editor Jane Fielding.",
            [("Jane Fielding", "editor", None, "Sunday Times")],
            id="a day that is a part of a name",
        ),
    ],
)
def test_role_edges_hold_the_title_and_no_more(text: str, expected: list[Parts]) -> None:
    assert roles_of(text, "encoder") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "‘She read it,’ recalled Sir Anthony Hale, her permanent secretary. ‘All of it.’",
            [("Anthony Hale", "permanent secretary", None, None)],
            id="an office at the end of a sentence that may be a form of address",
        ),
        pytest.param(
            "“It is true,” said Orson Hale, special agent in charge of the Drug Enforcement "
            "Administration's Ostrov office.",
            [
                (
                    "Orson Hale",
                    "special agent in charge",
                    "Ostrov office",
                    "Drug Enforcement Administration",
                )
            ],
            id="an office in charge",
        ),
    ],
)
def test_the_office_is_whole(text: str, expected: list[Parts]) -> None:
    assert roles_of(text) == expected
