"""Of what unit and what body a role is, as the default profile reads it."""

import pytest

from tests.support.roles import Parts, roles_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Tom Hale, head of UK equities for Severka Life Investments, said it was low.",
            [("Tom Hale", "head", "UK equities", "Severka Life Investments")],
            id="a field with a name in it",
        ),
        pytest.param(
            "Lina Khatib, an expert on the conflict at U.K. think-tank Chatham House, told the AP.",
            [("Lina Khatib", "expert", "conflict", "Chatham House")],
            id="what sort of body it is",
        ),
        pytest.param(
            "Maria Lopez, director of the Pollinator Programme at the Ontario Institute, said so.",
            [("Maria Lopez", "director", "Pollinator Programme", "Ontario Institute")],
            id="a programme of a body",
        ),
        pytest.param(
            "Ida Hill, head of the Energy Policy Department of the Institute of Steppe Economies, "
            "agreed.",
            [("Ida Hill", "head", "Energy Policy Department", "Institute of Steppe Economies")],
            id="a department of an institute, both with capitals",
        ),
        pytest.param(
            "Ida Hill, head of the U.S. Department of the Interior, agreed.",
            [("Ida Hill", "head", None, "U.S. Department of the Interior")],
            id="a department of a country",
        ),
        pytest.param(
            "Ida Hill, Director of Communications at the ministry, agreed.",
            [("Ida Hill", "Director", "Communications", "ministry")],
            id="a field with a capital",
        ),
        pytest.param(
            "The ministry's Director of Press, Mrs Ida Hill, denied it.",
            [("Ida Hill", "Director", "Press", "ministry")],
            id="a field with a capital behind an owner",
        ),
        pytest.param(
            "Ida Hill, editor of the Press, agreed.",
            [("Ida Hill", "editor", None, "Press")],
            id="a paper with an article",
        ),
        pytest.param(
            "Ida Hill, coordinator of the Flood Resilience Initiative at the Delta Institute, is.",
            [("Ida Hill", "coordinator", "Flood Resilience Initiative", "Delta Institute")],
            id="an initiative of a body",
        ),
        pytest.param(
            "Senior lecturer in entomology at the University of Guelph Anna Smith said so.",
            [("Anna Smith", "Senior lecturer", "entomology", "University of Guelph")],
            id="a field behind in, without a comma",
        ),
        pytest.param(
            "Toshihiko Horiuchi, from Hitachi's Mechanical Engineering Research Laboratory, said.",
            [("Toshihiko Horiuchi", None, "Mechanical Engineering Research Laboratory", "Hitachi")],
            id="a part of a body behind the name",
        ),
        pytest.param(
            "Catherine Daly, a former mayor of the western city of Galway who left, said it.",
            [("Catherine Daly", "former mayor", None, "Galway")],
            id="what sort of place it is",
        ),
        pytest.param(
            "Constitutional Democratic Party of Japan leader Yoshihiko Noda pressed him.",
            [("Yoshihiko Noda", "leader", None, "Constitutional Democratic Party of Japan")],
            id="a party with of in its name",
        ),
        pytest.param(
            "Ida Roe, co-founder of the online activist group Roots Action, left.",
            [("Ida Roe", "co-founder", None, "Roots Action")],
            id="what sort of group it is",
        ),
        pytest.param(
            "Arturo Vargas, the head of the National Association of Latino Elected and Appointed "
            "Officials, said it.",
            [
                (
                    "Arturo Vargas",
                    "head",
                    None,
                    "National Association of Latino Elected and Appointed Officials",
                )
            ],
            id="a body with and in its name",
        ),
        pytest.param(
            "Ed Lorenzen, senior adviser to the centrist Committee for a Responsible Federal "
            "Budget, said so.",
            [
                (
                    "Ed Lorenzen",
                    "senior adviser",
                    None,
                    "Committee for a Responsible Federal Budget",
                )
            ],
            id="a body with for in its name",
        ),
        pytest.param(
            "Larry Sabato, director of the University of Virginia's Center for Politics, agreed.",
            [("Larry Sabato", "director", "Center for Politics", "University of Virginia")],
            id="a university's center",
        ),
        pytest.param(
            "Clarence Finney, a State Department official responsible for records, was named.",
            [("Clarence Finney", "official", None, "State Department")],
            id="what an official is responsible for",
        ),
        pytest.param(
            "He spoke to NBC News Senior Investigative Correspondent Cynthia Hale.",
            [("Cynthia Hale", "Senior Investigative Correspondent", None, "NBC News")],
            id="a body and an office, all with capitals",
        ),
        pytest.param(
            "Ole Hansen, an analyst at Danish investment company Saxo Bank, said it was late.",
            [("Ole Hansen", "analyst", None, "Saxo Bank")],
            id="what sort of company of which country it is",
        ),
        pytest.param(
            "Dave Prentice, the leader of Britain's biggest union Unison, said they would strike.",
            [("Dave Prentice", "leader", None, "Unison")],
            id="what sort of body of a country it is",
        ),
        pytest.param(
            "Chairman of the Parliamentary Standing Committee on Railways Mofazzal Haque said no.",
            [
                (
                    "Mofazzal Haque",
                    "Chairman",
                    None,
                    "Parliamentary Standing Committee on Railways",
                )
            ],
            id="a committee on something",
        ),
        pytest.param(
            "Joint Secretary in the Ministry of Steel Vandana Iyer said imports had risen.",
            [("Vandana Iyer", "Joint Secretary", None, "Ministry of Steel")],
            id="in a ministry",
        ),
        pytest.param(
            "Sgt. Dana Whitlock, of the Eastfield Police Department's traffic unit, said he fled.",
            [("Dana Whitlock", "Sgt.", "traffic unit", "Eastfield Police Department")],
            id="a unit of a body, written small",
        ),
        pytest.param(
            "Jamie Lovett, a political reporter at the Post and Courier, said it was late.",
            [("Jamie Lovett", "political reporter", None, "Post and Courier")],
            id="an office as the last word of a body",
        ),
        pytest.param(
            "Minister of Water Resources Abdul Karim Sohel said the dam would hold.",
            [("Abdul Karim Sohel", "Minister of Water Resources", None, None)],
            id="a portfolio of several words",
        ),
        pytest.param(
            "Kgosi Ramo, South Africa's minister of electricity, said the grid was up.",
            [("Kgosi Ramo", "minister of electricity", None, "South Africa")],
            id="a portfolio of one word",
        ),
        pytest.param(
            "Tom Rowe, secretary of food workers union, said no.",
            [("Tom Rowe", "secretary", None, "food workers union")],
            id="a body that begins as a portfolio does",
        ),
        pytest.param(
            "Roy Hodge, an advocate of the winter break, met Ana Bell, a supporter of the club.",
            [("Roy Hodge", "advocate", None, None), ("Ana Bell", "supporter", None, "club")],
            id="what somebody is for",
        ),
        pytest.param(
            "Ana Teixeira, president of the Front for the Defense of Huayllabamba, said it.",
            [("Ana Teixeira", "president", None, "Front for the Defense of Huayllabamba")],
            id="a body by what it is for",
        ),
        pytest.param(
            "Jane Fielding, deputy director for science at the Institute of Agronomy of the "
            "National Academy, said it.",
            [
                (
                    "Jane Fielding",
                    "deputy director",
                    "science",
                    "Institute of Agronomy of the National Academy",
                )
            ],
            id="a body of a body",
        ),
        pytest.param(
            "Tom Hale, a nurseryman from Ostrov, said it.",
            [("Tom Hale", "nurseryman", None, None)],
            id="where a tradesman comes from",
        ),
        pytest.param(
            "Tom Hale, national committeeman from Ostrov, said it.",
            [("Tom Hale", "national committeeman", None, "Ostrov")],
            id="and whom he stands for",
        ),
    ],
)
def test_role_units_are_parted_from_their_bodies(text: str, expected: list[Parts]) -> None:
    assert roles_of(text, "encoder") == expected
