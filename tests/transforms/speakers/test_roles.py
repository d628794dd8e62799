import pytest

from tests.support.articles import parse
from tests.support.paths import ROOT
from tests.support.roles import Parts, roles_of
from transforms.entities.recognize import find_names
from transforms.lexicons.names import read_name_words
from transforms.speakers.roles import find_roles

TRADES = ROOT / "tests" / "data" / "speakers" / "role_trades.txt"


def read_trades() -> list[tuple[str, list[Parts]]]:
    """The sentences of `role_trades.txt` that are not open, each with its roles."""
    cases = []
    for block in TRADES.read_text(encoding="utf-8").split("\n\n")[1:]:
        if block.startswith("# open"):
            continue
        sentence, *lines = block.strip().splitlines()
        roles = [[part.strip() or None for part in line.split("|")] for line in lines]
        cases.append((sentence, [(str(p), title, unit, body) for p, title, unit, body in roles]))
    return cases


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Jane Roe, a professor at the Moravian Institute of Peace, said the talks had failed.",
            [("Jane Roe", "professor", None, "Moravian Institute of Peace")],
            id="behind the name",
        ),
        pytest.param(
            "Serhiy Danilov, deputy head of the Department of Comparative Law at the Institute of "
            "State and Law of the National Academy of Sciences, was among the first to react.",
            [
                (
                    "Serhiy Danilov",
                    "deputy head",
                    "Department of Comparative Law",
                    "Institute of State and Law of the National Academy of Sciences",
                )
            ],
            id="over twenty words",
        ),
        pytest.param(
            "Jane Roe, a 61-year-old shop owner, said the talks had failed.",
            [("Jane Roe", "shop owner", None, None)],
            id="behind an age",
        ),
        pytest.param(
            "The institute’s director, Jane Roe, said the talks had failed.",
            [("Jane Roe", "director", None, "institute")],
            id="before the name, with an owner",
        ),
        pytest.param(
            "Jane Roe, head of security studies at the Moravian Institute, said it had failed.",
            [("Jane Roe", "head", "security studies", "Moravian Institute")],
            id="with a unit",
        ),
        pytest.param(
            "They fear that a President Roe might leave, said Catherine Roe.",
            [],
            id="what somebody might become",
        ),
        pytest.param(
            "Tom Hale incites violence and is a rampant xenophobe.", [], id="what one is called"
        ),
        pytest.param(
            "Jane Roe, 54, of the Vik Dockers Union, said the port was shut.",
            [("Jane Roe", None, None, "Vik Dockers Union")],
            id="a body behind an age",
        ),
        pytest.param(
            "Rebecca Roe is the long-term partner of Manchester City midfielder Tom Hale.",
            [
                ("Rebecca Roe", "long-term partner", None, None),
                ("Tom Hale", "midfielder", None, "Manchester City"),
            ],
            id="whose partner somebody is",
        ),
        pytest.param(
            "Jane Roe, the chief strategist for the Milk Union campaign four years ago, spoke.",
            [("Jane Roe", "chief strategist", None, "Milk Union campaign")],
            id="when it was",
        ),
        pytest.param(
            "Rainer Hale, the German co-head of EADS will also step down when he can.",
            [("Rainer Hale", "German co-head", None, "EADS")],
            id="an office with a hyphen",
        ),
        pytest.param(
            "Tom Hale, analyst, Norvane Securities, said it was time.",
            [("Tom Hale", "analyst", None, "Norvane Securities")],
            id="a body behind a bare title",
        ),
        pytest.param(
            "Jane Roe, of the University of Oslo's institute of law, said it was sad.",
            [("Jane Roe", None, "institute of law", "University of Oslo")],
            id="a part of a body",
        ),
        pytest.param(
            "“It has failed,” said Tom Hale, a dairy farmer and vice-president of the Milk Union.",
            [
                ("Tom Hale", "dairy farmer", None, None),
                ("Tom Hale", "vice-president", None, "Milk Union"),
            ],
            id="two roles joined by and",
        ),
        pytest.param(
            "The wrestler-turned-senator Jane Roe said the bridge would close.",
            [("Jane Roe", "wrestler-turned-senator", None, None)],
            id="a title of three words with hyphens",
        ),
        pytest.param(
            "Jane Roe, the ranking Democrat on the House Budget Committee, said it would close.",
            [("Jane Roe", "ranking Democrat", None, "House Budget Committee")],
            id="a party's member by rank",
        ),
        pytest.param(
            "Senate Majority Leader Jane Roe said the bridge would close.",
            [("Jane Roe", "Majority Leader", None, "Senate")],
            id="a chamber in front of a rank",
        ),
        pytest.param(
            "Jane Roe, director of the Center for Water Policy at Lindale University, said so.",
            [("Jane Roe", "director", "Center for Water Policy", "Lindale University")],
            id="a body inside a body",
        ),
        pytest.param(
            "Mayor Jane Roe of Ostrov said the bridge would close.",
            [("Jane Roe", "Mayor", None, "Ostrov")],
            id="the place behind a mayor",
        ),
        pytest.param(
            "Tom Hale, a spokesman for Gov. Jane Roe, said the bridge would close.",
            [("Tom Hale", "spokesman", None, None), ("Jane Roe", "Gov.", None, None)],
            id="whose spokesman he is",
        ),
        pytest.param(
            "Former Ohio Gov. Ann Roe met Det. Insp. Tom Hale of Kent Police and State Sen. Al Ek.",
            [
                ("Ann Roe", "Former Gov.", None, "Ohio"),
                ("Tom Hale", "Det. Insp.", None, "Kent Police"),
                ("Al Ek", "State Sen.", None, None),
            ],
            id="short offices in front of a name",
        ),
        pytest.param(
            "Lt. Col. Jane Roe said no. Lt. Col. Roe said it again. Tom Hale met Prof. Ida Hill. "
            "Hill, the dean of Ostrov University, said no to Rep. Sam Roth, a Republican.",
            [
                ("Jane Roe", "Lt. Col.", None, None),
                ("Ida Hill", "dean", None, "Ostrov University"),
                ("Sam Roth", "Rep.", None, None),
            ],
            id="a short office once, and none beside more",
        ),
        pytest.param(
            "Prof. Jane Roe said no. Tom Roe, the mayor, said yes.",
            [("Jane Roe", "Prof.", None, None), ("Tom Roe", "mayor", None, None)],
            id="a namesake takes no office away",
        ),
        pytest.param(
            "She led it with her former student Jane Roe, now a researcher at Ostrov University.",
            [("Jane Roe", "researcher", None, "Ostrov University")],
            id="what one was to another, beside an office",
        ),
        pytest.param(
            "National Rail Association President and CEO Jane Roe said it would close.",
            [
                ("Jane Roe", "President", None, "National Rail Association"),
                ("Jane Roe", "CEO", None, "National Rail Association"),
            ],
            id="two offices behind one body",
        ),
        pytest.param(
            "Council leader Jane Roe said the bridge would close.",
            [("Jane Roe", "leader", None, "Council")],
            id="the body in front of the title",
        ),
        pytest.param(
            "Tournament director Tom Hale said the court was full.",
            [("Tom Hale", "Tournament director", None, None)],
            id="a capital that only opens the sentence",
        ),
        pytest.param(
            "Jane Roe, 43, who runs the museum, said it would close.",
            [("Jane Roe", None, None, "museum")],
            id="a clause gives the affiliation",
        ),
        pytest.param(
            "General Tom Hale, the chief of staff, said the army was small.",
            [("Tom Hale", "General", None, None), ("Tom Hale", "chief of staff", None, None)],
            id="a title with of in it",
        ),
        pytest.param(
            "Deputy head of the Department of Port Safety at the Institute of the Sea at the "
            "Northern Academy of Sciences, Professor at the Northern State University Alan Roe "
            "said that the docks were old.",
            [
                ("Alan Roe", "Deputy head", "Department of Port Safety", "Institute of the Sea"),
                ("Alan Roe", "Professor", None, "Northern State University"),
            ],
            id="a chain of two before the name, each with its bodies",
        ),
        pytest.param(
            "According to an expert from the Centre for Port Studies Marta Hill, the city is old.",
            [("Marta Hill", "expert", None, "Centre for Port Studies")],
            id="from a body, the name behind it",
        ),
        pytest.param(
            "Jane Roe, president and chief executive of the Harbour Committee, said it was late.",
            [
                ("Jane Roe", "president", None, "Harbour Committee"),
                ("Jane Roe", "chief executive", None, "Harbour Committee"),
            ],
            id="two offices of one body",
        ),
        pytest.param(
            "Jane Roe, former CIA director, said it was late.",
            [("Jane Roe", "former director", None, "CIA")],
            id="the body behind former",
        ),
        pytest.param(
            "The board named Jane Roe as chairman of the Milk Union.",
            [("Jane Roe", "chairman", None, "Milk Union")],
            id="as",
        ),
        pytest.param(
            "Tom Hale, the deputy chairman of the State Duma's defence committee, called it late.",
            [("Tom Hale", "deputy chairman", "defence committee", "State Duma")],
            id="a part of the body that owns it",
        ),
        pytest.param(
            "Tom Hale, a spokesman for the firm's lawyers, said it was late.",
            [("Tom Hale", "spokesman", None, None)],
            id="people are no body",
        ),
        pytest.param(
            "Army spokesman Lt Col Tom Hale said three shells were fired.",
            [("Tom Hale", "spokesman", None, "Army")],
            id="a rank between office and name",
        ),
        pytest.param(
            "Jane Roe, the Labour MP for Denton Valley, said she would vote against.",
            [("Jane Roe", "Labour MP", None, "Denton Valley")],
            id="a side and a seat",
        ),
        pytest.param(
            "Jane Roe, minister of defence, said the talks were over.",
            [("Jane Roe", "minister of defence", None, None)],
            id="a portfolio belongs to the title",
        ),
        pytest.param(
            "Jane Roe, the leader of the opposition Maharani Party, said the bill was a fraud.",
            [("Jane Roe", "leader", None, "Maharani Party")],
            id="what sort of body it is is no part of its name",
        ),
        pytest.param(
            "Jane Roe, the UN refugee agency's representative in Sudria, said both had agreed.",
            [("Jane Roe", "representative", None, "UN refugee agency")],
            id="a role noun inside the owner",
        ),
        pytest.param(
            "Mr Hale, who was a driver for the firm until 2019, said the lorry had no brakes.",
            [("Hale", "driver", None, "firm")],
            id="a clause says what he was",
        ),
        pytest.param(
            "The study's lead author, Jane Roe of the University of Tilford, said they were ill.",
            [("Jane Roe", "lead author", None, "University of Tilford")],
            id="a study employs nobody",
        ),
        pytest.param(
            "The director-general of the Nigerian Meteorological Office, Jane Roe, said it rained.",
            [("Jane Roe", "director-general", None, "Nigerian Meteorological Office")],
            id="a chain, the name behind a comma",
        ),
        pytest.param(
            "“We agree,” Reuters Editor-in-Chief Jane Roe said.",
            [("Jane Roe", "Editor-in-Chief", None, "Reuters")],
            id="a title of hyphens",
        ),
        pytest.param(
            "Denton-Hale Police Detective Jane Roe said the car was stolen.",
            [("Jane Roe", "Detective", None, "Denton-Hale Police")],
            id="a body with a hyphen",
        ),
        pytest.param(
            "Liverpool forward Jane Roe said she would stay.",
            [("Jane Roe", "forward", None, "Liverpool")],
            id="a forward",
        ),
        pytest.param(
            "A string of officials - including chairman Jane Roe - left the room.",
            [("Jane Roe", "chairman", None, None)],
            id="a hyphen for a dash",
        ),
        pytest.param(
            "Jane Roe is a professor of biology at Norway's Vik University.",
            [("Jane Roe", "professor", "biology", "Vik University")],
            id="where a university is",
        ),
        pytest.param(
            "They met Jane Roe, former dean of the School of Law at Vik University and Tom Hale.",
            [("Jane Roe", "former dean", "School of Law", "Vik University")],
            id="another person behind an and",
        ),
        pytest.param("“Jane Roe is a great player,” said Tom Hale.", [], id="praise is no role"),
        pytest.param(
            "Jane Roe is the sixth prime minister in eight years.",
            [("Jane Roe", "prime minister", None, None)],
            id="the how-manieth is no part of a title",
        ),
        pytest.param(
            "Transport Commissioner Jane Roe met EU Trade Commissioner Tom Hale.",
            [
                ("Jane Roe", "Transport Commissioner", None, None),
                ("Tom Hale", "Trade Commissioner", None, "EU"),
            ],
            id="a portfolio in front of the office",
        ),
        pytest.param(
            "Jane Roe, director of business development at Norvane Consulting in Oklahoma "
            "City, agreed.",
            [("Jane Roe", "director", "business development", "Norvane Consulting")],
            id="a field, a firm and where it is",
        ),
        pytest.param(
            "Jane Roe, Norvane's vice president for North American sales, agreed.",
            [("Jane Roe", "vice president", "North American sales", "Norvane")],
            id="a field behind an owner",
        ),
        pytest.param(
            "The university's vice-rector for research, Jane Roe-Hill, confirmed it.",
            [("Jane Roe-Hill", "vice-rector", "research", "university")],
            id="the first half of an office with a hyphen",
        ),
        pytest.param(
            "Jane Roe is one of America's best-known playwrights.", [], id="one of several"
        ),
        pytest.param("Tom Hale left with Jane Roe, his partner.", [], id="nor is a partner"),
        pytest.param("Jane Roe will be a leader.", [], id="what somebody will be is no role"),
        pytest.param("Jane Roe is not a doctor.", [], id="nor what somebody is not"),
        pytest.param("His mother, Jane Roe, said he was ill.", [], id="kinship is no role"),
        pytest.param("Her sister, Jane Roe, said he was ill.", [], id="and no order of nuns"),
        pytest.param("Jane Roe, 43, said it would close.", [], id="an age is no role"),
    ],
)
def test_roles_hold_title_unit_and_affiliation(text: str, expected: list[Parts]) -> None:
    assert roles_of(text) == expected


@pytest.mark.parametrize(("text", "expected"), read_trades())
def test_roles_of_many_trades_are_read(text: str, expected: list[Parts]) -> None:
    address = read_name_words().honorifics
    found = roles_of(text, "encoder")
    assert [role for role in found if any(role[2:]) or (role[1] or "").lower() not in address] == (
        expected
    )


def test_roles_give_their_place() -> None:
    article = parse("Former minister of trade Jane Roe said it would close.")
    (role,) = find_roles(article, find_names(article))
    assert article.slice(*role.tokens) == "Former minister of trade"
