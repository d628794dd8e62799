import pytest

from tests.support.articles import WRITTEN_WITH, annotate, parse
from tests.support.paths import ROOT
from transforms.entities.recognize import find_names
from transforms.lexicons.names import read_name_words
from transforms.speakers.roles import find_roles

Parts = tuple[str, str | None, str | None, str | None]
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


def roles_of(text: str, attribution: str = WRITTEN_WITH) -> list[Parts]:
    """(person, title, unit, affiliation) of each role stored for a text."""
    rows = annotate(text, attribution=attribution)
    names = {row.speaker_id: row.display_name for row in rows.get("speakers", [])}
    return [
        (names[role.speaker_id], role.title, role.unit, role.affiliation)
        for role in rows.get("speaker_roles", [])
    ]


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
            [("Tom Hale", "spokesman", None, None)],
            id="whose spokesman he is",
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Tom Hale, head of UK equities for Severka Life Investments, said it was low.",
            [("Tom Hale", "head", "UK equities", "Severka Life Investments")],
            id="a field with a name in it",
        ),
        pytest.param(
            "Armed Forces Minister Ida Hill said no.",
            [("Ida Hill", "Armed Forces Minister", None, None)],
            id="a portfolio of several words",
        ),
        pytest.param(
            "Information Technology minister Shiza Khan said it.",
            [("Shiza Khan", "Information Technology minister", None, None)],
            id="another portfolio",
        ),
        pytest.param(
            "U.S. Secretary of State Marco Hale said it.",
            [("Marco Hale", "U.S. Secretary of State", None, None)],
            id="a country's letters in front of a portfolio",
        ),
        pytest.param(
            "Pakistan's Chief of Army Staff General Asim Dar said it.",
            [("Asim Dar", "Chief of Army Staff", None, "Pakistan")],
            id="chief of a staff",
        ),
        pytest.param(
            "Military spokesperson Lt. Gen. Ahmed Dar said it.",
            [("Ahmed Dar", "Military spokesperson", None, None)],
            id="two ranks behind the office",
        ),
        pytest.param(
            "Israel's chief military spokesperson, Rear Admiral Daniel Levi, said it.",
            [("Daniel Levi", "chief military spokesperson", None, "Israel")],
            id="a rank of two words",
        ),
        pytest.param(
            "She is the long-term partner of Manchester City midfielder Phil Hale.",
            [("Phil Hale", "midfielder", None, "Manchester City")],
            id="what another is of him",
        ),
        pytest.param(
            "In Sarovar, the main city of the province, resident Abdul Samad says he heard it.",
            [("Abdul Samad", "resident", None, None)],
            id="behind a comma",
        ),
        pytest.param(
            "One voter, Guadalupe Perez, 35, showed up.",
            [("Guadalupe Perez", "voter", None, None)],
            id="one of several without a name",
        ),
        pytest.param(
            "First Minister Michelle Neill has joined.",
            [("Michelle Neill", "First Minister", None, None)],
            id="first by rank",
        ),
        pytest.param(
            "Gunners boss Arsene Hale said so.",
            [("Arsene Hale", "boss", None, "Gunners")],
            id="a club's nickname at the start",
        ),
        pytest.param(
            "Walter Stone, co-author of Three's a Crowd, a study of bids, said it.",
            [("Walter Stone", "co-author", None, "Three's a Crowd")],
            id="a book",
        ),
        pytest.param(
            "“It grew,” remembered Roy Verley, HP's former chief corporate spokesman.",
            [("Roy Verley", "former chief corporate spokesman", None, "HP")],
            id="former behind the owner",
        ),
        pytest.param(
            "“We build models,” said Peter White, SVP of enterprise AI and automation at Gartner.",
            [("Peter White", "SVP", "enterprise AI and automation", "Gartner")],
            id="an office by its letters",
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
            "Bobby Scott, ranking member of the House education committee and one of the chief "
            "negotiators, said it.",
            [("Bobby Scott", "ranking member", None, "House education committee")],
            id="one of others besides",
        ),
        pytest.param(
            "Catherine Daly, a former mayor of the western city of Galway who left, said it.",
            [("Catherine Daly", "former mayor", None, "Galway")],
            id="what sort of place it is",
        ),
        pytest.param(
            "Tom Hale, commander in chief of the army, said so.",
            [("Tom Hale", "commander in chief", None, "army")],
            id="in chief",
        ),
        pytest.param(
            "Altman, a former deputy treasury secretary and head of the fund Evercore, said it.",
            [
                ("Altman", "former deputy treasury secretary", None, None),
                ("Altman", "head", None, "Evercore"),
            ],
            id="what he was is not of the body that he leads",
        ),
        pytest.param(
            "Roger Hill (Fox News Chairman and CEO) had three conversations.",
            [
                ("Roger Hill", "Chairman", None, "Fox News"),
                ("Roger Hill", "CEO", None, "Fox News"),
            ],
            id="two offices of one body in brackets",
        ),
        pytest.param(
            "Trump has yet to endorse House Speaker Paul Hale’s re-election bid.",
            [("Paul Hale", "Speaker", None, "House")],
            id="in front of a possessive",
        ),
        pytest.param(
            "As policy director for the American Civil Liberties Union, Keegan Hale was there.",
            [("Keegan Hale", "policy director", None, "American Civil Liberties Union")],
            id="in front of the sentence",
        ),
        pytest.param(
            "Constitutional Democratic Party of Japan leader Yoshihiko Noda pressed him.",
            [("Yoshihiko Noda", "leader", None, "Constitutional Democratic Party of Japan")],
            id="a party with of in its name",
        ),
        pytest.param(
            "Conservative columnist and Fox News contributor George Hale said no.",
            [
                ("George Hale", "Conservative columnist", None, None),
                ("George Hale", "contributor", None, "Fox News"),
            ],
            id="two trades, the second of a body",
        ),
        pytest.param(
            "Ida Roe, co-founder of the online activist group Roots Action, left.",
            [("Ida Roe", "co-founder", None, "Roots Action")],
            id="what sort of group it is",
        ),
        pytest.param(
            "Geoff Garin, who was then a member of Clinton's campaign team, agreed.",
            [("Geoff Garin", "member", None, "Clinton's campaign team")],
            id="somebody's campaign",
        ),
        pytest.param(
            "John Stoehr is a lecturer in law at Yale and a contributing writer at Vik Monthly.",
            [
                ("John Stoehr", "lecturer", "law", "Yale"),
                ("John Stoehr", "contributing writer", None, "Vik Monthly"),
            ],
            id="two roles of a predicate",
        ),
        pytest.param(
            "Ray Hill had been the finance chairman for New Jersey Gov. Chris Hale.",
            [("Ray Hill", "finance chairman", None, None)],
            id="whose chairman he is is not one",
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
            "Lina Moe, the mayor of Vik, and Per Aas, the head of the port, met on Friday.",
            [("Lina Moe", "mayor", None, "Vik"), ("Per Aas", "head", None, "port")],
            id="two people with a role each",
        ),
        pytest.param(
            "“The best soup in town.” — Karin Holt, baker",
            [("Karin Holt", "baker", None, None)],
            id="at the end of the text",
        ),
        pytest.param(
            "He spoke to NBC News Senior Investigative Correspondent Cynthia Hale.",
            [("Cynthia Hale", "Senior Investigative Correspondent", None, "NBC News")],
            id="a body and an office, all with capitals",
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
    ],
)
def test_roles_of_the_default_profile(text: str, expected: list[Parts]) -> None:
    assert roles_of(text, "encoder") == expected
