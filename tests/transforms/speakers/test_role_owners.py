"""What owns a stated title, as the default profile reads it."""

import pytest

from tests.support.roles import Parts, roles_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "House Ways and Means Committee Chairman Dan Rostow said the bill was fair.",
            [("Dan Rostow", "Chairman", None, "House Ways and Means Committee")],
            id="a body with and in its name",
        ),
        pytest.param(
            "Justice Department Inspector General Michael Horwitz said the files were gone.",
            [("Michael Horwitz", "Inspector General", None, "Justice Department")],
            id="a body with the noun of an office in its name",
        ),
        pytest.param(
            "Philippine Marine Corps Commandant Major General Arturo Rojas said it was planned.",
            [("Arturo Rojas", "Commandant", None, "Philippine Marine Corps")],
            id="a body and a rank",
        ),
        pytest.param(
            "International Trade Secretary Lisa Truro said the deal was done.",
            [("Lisa Truro", "International Trade Secretary", None, None)],
            id="a portfolio that the model takes for a body",
        ),
        pytest.param(
            "State Health Commissioner Kristina Bock said the labs were full.",
            [("Kristina Bock", "State Health Commissioner", None, None)],
            id="of a state",
        ),
        pytest.param(
            "The chart was led by Vibe magazine president Kenard Gibson, who said it was late.",
            [("Kenard Gibson", "president", None, "Vibe magazine")],
            id="what sort of body it is, behind its name",
        ),
        pytest.param(
            "BVB sporting director Sebastian Kranz said the referee was wrong.",
            [("Sebastian Kranz", "sporting director", None, "BVB")],
            id="a short form at the start",
        ),
        pytest.param(
            "Wertheim and Co analyst Michael Elman said sales were weak.",
            [("Michael Elman", "analyst", None, "Wertheim and Co")],
            id="a firm of partners",
        ),
        pytest.param(
            "All Blacks head coach Ewan McTavish said his side had been outplayed.",
            [("Ewan McTavish", "head coach", None, "All Blacks")],
            id="a nickname that begins with all",
        ),
        pytest.param(
            "Three Lions boss Harry Tennant said he would name his squad on Friday.",
            [("Harry Tennant", "boss", None, "Three Lions")],
            id="a nickname that begins with a number",
        ),
        pytest.param(
            "Les Bleus captain Antoine Marceau said the pitch was poor.",
            [("Antoine Marceau", "captain", None, "Les Bleus")],
            id="a nickname with a foreign article",
        ),
        pytest.param(
            "The Economic and Financial Crimes Commission (EFCC) spokesman Dele Oyewale said so.",
            [("Dele Oyewale", "spokesman", None, "Economic and Financial Crimes Commission")],
            id="a short form in brackets",
        ),
    ],
)
def test_role_owners_are_parted_from_their_titles(text: str, expected: list[Parts]) -> None:
    assert roles_of(text, "encoder") == expected
