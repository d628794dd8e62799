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
            "“We do not negotiate,” ministry spokesman Barasa Wekesa told reporters.",
            [("Barasa Wekesa", "spokesman", None, "ministry")],
            id="what sort of body it is, and nothing else",
        ),
        pytest.param(
            "“They can order sixty,” said trade union general secretary Tom Hale.",
            [("Tom Hale", "general secretary", None, "trade union")],
            id="of which trade a body without a name is",
        ),
        pytest.param(
            "“It is over,” said hospital chief executive Tom Hale.",
            [("Tom Hale", "chief executive", None, "hospital")],
            id="who heads it, in two words",
        ),
        pytest.param(
            "“It is over,” said company director Tom Hale.",
            [("Tom Hale", "company director", None, None)],
            id="a trade of its own",
        ),
        pytest.param(
            "It rained, police chief Tom Hale said.",
            [("Tom Hale", "police chief", None, None)],
            id="an office of its own",
        ),
        pytest.param(
            "Civil Defence controller Johanna Vreeland said a ship would bring water.",
            [("Johanna Vreeland", "controller", None, "Civil Defence")],
            id="a name that begins with an adjective",
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
        pytest.param(
            "Norvane Senior Vice President for Sales Jane Fielding said it.",
            [("Jane Fielding", "Senior Vice President", "Sales", "Norvane")],
            id="a firm in front of a long title",
        ),
        pytest.param(
            "“We are done,” said Additional Advocate General Owen Pugh.",
            [("Owen Pugh", "Additional Advocate General", None, None)],
            id="a word that the model takes for a body",
        ),
    ],
)
def test_role_owners_are_parted_from_their_titles(text: str, expected: list[Parts]) -> None:
    assert roles_of(text, "encoder") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“We are running,” WHO spokeswoman Annika Thorvaldsen told reporters.",
            [("Annika Thorvaldsen", "spokeswoman", None, "WHO")],
            id="letters that are a word, too",
        ),
        pytest.param(
            "“We never comment,” Thalassinos managing director Despina Karvouni told the paper.",
            [("Despina Karvouni", "managing director", None, "Thalassinos")],
            id="a gerund in the title",
        ),
        pytest.param(
            "“They left.”\nTeaching assistant Gemma Stubbs told the paper that she was cross.",
            [("Gemma Stubbs", "Teaching assistant", None, None)],
            id="a gerund that opens it",
        ),
        pytest.param(
            "Knut Halvorsen, who founded Halvorsen in 1974, was relieved. Halvorsen’s chief "
            "executive, Sigrun Dahl, was not.",
            [
                ("Knut Halvorsen", None, None, "Halvorsen"),
                ("Sigrun Dahl", "chief executive", None, "Halvorsen"),
            ],
            id="a firm of the name of a person",
        ),
        pytest.param(
            "King's Counsel Ewa Sikorska said it.",
            [("Ewa Sikorska", "King's Counsel", None, None)],
            id="an owner that is a part of the title",
        ),
        pytest.param(
            "Kinloch’s King's Counsel, Ewa Sikorska, said it.",
            [("Ewa Sikorska", "King's Counsel", None, "Kinloch")],
            id="an owner behind an owner",
        ),
        pytest.param(
            "The probe's principal investigator, Tom Hale of the Southwest Observatory "
            "Institute, slept.",
            [("Tom Hale", "principal investigator", None, "Southwest Observatory Institute")],
            id="an undertaking, which employs nobody",
        ),
        pytest.param(
            "Regional Executive Vice President Jane Fielding said it.",
            [("Jane Fielding", "Regional Executive Vice President", None, None)],
            id="a region, which is none",
        ),
        pytest.param(
            "Kinloch’s state mines regulator, Odile Fanshaw, said it.",
            [("Odile Fanshaw", "state mines regulator", None, "Kinloch")],
            id="a state in the title",
        ),
        pytest.param(
            "Next has said its annual profit will be lower than the firm expected. The shares of "
            "Next fell. Next chief executive Simon Roe admitted that sales were poor.",
            [("Simon Roe", "chief executive", None, "Next")],
            id="a retailer of the name of a word",
        ),
        pytest.param(
            "Tom Hale, a Liberal Democrat councillor for Vik, said it was time.",
            [("Tom Hale", "Liberal Democrat councillor", None, "Vik")],
            id="a party of two words",
        ),
        pytest.param(
            "Peter Orszag, Obama’s former Office of Management and Budget director, has gone.",
            [("Peter Orszag", "former director", None, "Office of Management and Budget")],
            id="an office that somebody gave",
        ),
        pytest.param(
            "Severka’s Department of International Relations director-general, Zane Roe, said it.",
            [("Zane Roe", "director-general", None, "Department of International Relations")],
            id="a department that the parser cuts",
        ),
        pytest.param(
            "James Roe, a superdelegate from Maine and the president of the Milk Union, said it.",
            [
                ("James Roe", "superdelegate", None, None),
                ("James Roe", "president", None, "Milk Union"),
            ],
            id="a superdelegate",
        ),
        pytest.param(
            "It is made possible by its resources, said Katie Roe, Facebook's "
            "global politics and government outreach director.",
            [("Katie Roe", "global politics and government outreach director", None, "Facebook")],
            id="a field with a government in it",
        ),
        pytest.param(
            "Charles Roe, Democracy for America’s executive director, praised it.",
            [("Charles Roe", "executive director", None, "Democracy for America")],
            id="a name with a link in it",
        ),
        pytest.param(
            "Phil Roe, AFP's Global News Director, said it.",
            [("Phil Roe", "Global News Director", None, "AFP")],
            id="a field that a model takes for a body",
        ),
    ],
)
def test_owners_are_found_by_the_shared_encoder(text: str, expected: list[Parts]) -> None:
    assert roles_of(text, "encoder") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Norcrate spokesperson Kelsey Hale said it.",
            [("Kelsey Hale", "spokesperson", None, "Norcrate")],
            id="a firm that no model knows opens the sentence",
        ),
        pytest.param(
            "The pets would stay, said county spokeswoman Kristen Hale.",
            [("Kristen Hale", "spokeswoman", None, "county")],
            id="a county by its sort",
        ),
        pytest.param(
            "Swedish federation president Kjell Lindqvist said it.",
            [("Kjell Lindqvist", "president", None, "Swedish federation")],
            id="a body of a country",
        ),
        pytest.param(
            "Harlan County Clerk Rosemary Tubbs said it.",
            [("Rosemary Tubbs", "Clerk", None, "Harlan County")],
            id="a county that begins like a person",
        ),
    ],
)
def test_who_has_a_spokesperson_is_named(text: str, expected: list[Parts]) -> None:
    assert roles_of(text) == expected
