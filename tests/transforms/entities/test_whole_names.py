"""Names of which the model took a part, in both profiles."""

import pytest

from tests.support.articles import WRITTEN_WITH, annotate

FAST = "encoder"


def people_of(text: str, attribution: str) -> list[str]:
    """The people named, in text order."""
    rows = annotate(text, attribution=attribution)
    return [row.canonical_name for row in rows["entities"] if row.entity_type == "person"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Josphat Kariuki Njenga said prices had doubled. “You could hear it,” Njenga added.",
            ["Josphat Kariuki Njenga"],
            id="a first name before two",
        ),
        pytest.param(
            "Nurul Huda Kassim, a prosecutor, said the docks were old. “No,” she said.",
            ["Nurul Huda Kassim"],
            id="a first name before one that is common",
        ),
        pytest.param(
            "Catrin Prydderch KC, counsel to the inquiry, asked: “We cannot go on like this?”",
            ["Catrin Prydderch"],
            id="a surname before letters",
        ),
        pytest.param(
            "Dr Paloma Etxeberria of the Basque Institute said the docks were old.",
            ["Paloma Etxeberria"],
            id="a first name taken for a place, behind a title",
        ),
        pytest.param(
            "Hyun-joo Baek, 44, told the paper the docks were old. “No,” Ms Baek added.",
            ["Hyun-joo Baek"],
            id="a first name of two syllables",
        ),
        pytest.param(
            "It was fine.\nVELLPORT — Hyun-joo Baek said that they were old. “No,” Baek said.",
            ["Hyun-joo Baek"],
            id="the same before a surname taken for a body",
        ),
        pytest.param(
            "Prince Osaro Igbinedion-Moradi said the docks were old.",
            ["Osaro Igbinedion-Moradi"],
            id="a surname of two behind a title",
        ),
        pytest.param(
            "Ferran Puigdemont-Cole said the docks were old. “It will close,” Puigdemont-Cole "
            "added.",
            ["Ferran Puigdemont-Cole"],
            id="a surname of two that the model passed over",
        ),
        pytest.param(
            "Dr Siti Aminah binti Yusof of the Meridian Bank said the tests were useless.",
            ["Siti Aminah binti Yusof"],
            id="the father's name",
        ),
        pytest.param(
            "Dr Eoghan Ó Laighin of the Delta Foods said prices had doubled. “No,” said Dr Ó "
            "Laighin.",
            ["Eoghan Ó Laighin"],
            id="a name cut behind its particle",
        ),
        pytest.param(
            "It was fine.\nBRINDLE — Tan Boon Kheng said that the school would reopen.",
            ["Tan Boon Kheng"],
            id="a name read as two",
        ),
        pytest.param(
            "Associate Professor Dr. Lam Thi Bich Ngoc, head of the Hydrology Department at Can "
            "Lo University, noted that it could be saline by 2050.",
            ["Lam Thi Bich Ngoc"],
            id="a name that the parser cuts into two sentences",
        ),
        pytest.param(
            "Security researcher Ferran Puigdemont-Cole said he had warned PayRiver in 2018.",
            ["Ferran Puigdemont-Cole"],
            id="a surname of two behind a trade",
        ),
        pytest.param(
            "He was one clear of the Argentine Facundo Bevilacqua and two ahead of the leader.\n"
            "“That's golf,” Bevilacqua said with a shrug.",
            ["Facundo Bevilacqua"],
            id="behind a people",
        ),
        pytest.param(
            "The director, Slim Ben Youssef, said it had been agreed.\nBen Youssef later said no.",
            ["Slim Ben Youssef"],
            id="a surname that begins in Ben",
        ),
        pytest.param(
            "A community leader, Igwe Nnaemeka Udeozo, said his people were tired. The monarch, "
            "Oba Adeyemi Ogunwusi, said no. Eberechi Eze said yes.",
            ["Nnaemeka Udeozo", "Adeyemi Ogunwusi", "Eberechi Eze"],
            id="behind a chief's title",
        ),
        pytest.param(
            "Sophomore Abby Nguyen said that nobody cried. President of the Batyrian Oil Union, "
            "Academician Dmitry Sorokin said output had grown.",
            ["Abby Nguyen", "Dmitry Sorokin"],
            id="behind a learner and a scholar",
        ),
        pytest.param(
            "A judge has ruled that Ottawa must restore the Cree name of a lake in northern "
            "Saskatchewan. Speaking Cree, Elder Agnes Nakoochee, 93, said so.",
            ["Agnes Nakoochee"],
            id="no name of a people",
        ),
        pytest.param(
            "Its president, Colonel (retd) Harbhajan Bedi, said that it was late.",
            ["Harbhajan Bedi"],
            id="behind a rank and a bracket",
        ),
        pytest.param(
            "Opening the conference, Vice Chairman of the provincial People's Committee Huynh Cong "
            "Danh stressed that intrusion in 2020 was the worst in a century.",
            ["Huynh Cong Danh"],
            id="behind a committee",
        ),
        pytest.param(
            "Shauna “The Duchess” McAvinchey said the docks were old. “No,” McAvinchey said.",
            ["Shauna McAvinchey"],
            id="an article before a nickname",
        ),
    ],
)
@pytest.mark.parametrize("attribution", [WRITTEN_WITH, FAST])
def test_people_have_their_whole_names(text: str, expected: list[str], attribution: str) -> None:
    assert people_of(text, attribution) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Coca-Cola said the docks were old. Air France-KLM said it was late.",
            [],
            id="firms with a hyphen",
        ),
        pytest.param(
            "Fly-half Tom Hale said it was late. Low-fare Ryanair said no.",
            ["Tom Hale"],
            id="a small half that is a word",
        ),
        pytest.param(
            "Ex-mayor Tom Hale said it was late. Ex-cop Ida Hill said no. Co-founder Mary Wye "
            "said yes.",
            ["Tom Hale", "Ida Hill", "Mary Wye"],
            id="what somebody was",
        ),
        pytest.param(
            "Leeds captain Tom Hale said it was late. Republican Ida Hill said no.",
            ["Tom Hale", "Ida Hill"],
            id="what stands before a name and is none",
        ),
    ],
)
@pytest.mark.parametrize("attribution", [WRITTEN_WITH, FAST])
def test_no_more_than_the_name_is_taken(text: str, expected: list[str], attribution: str) -> None:
    assert people_of(text, attribution) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Leader of the Opposition Diego Aranda said the docks were old. “No,” Mr Aranda said.",
            "Diego Aranda",
            id="led by an article",
        ),
        pytest.param(
            "Recorder Nkechi Obiora told the man: “We cannot go on like this.”",
            "Nkechi Obiora",
            id="a judge of a sort",
        ),
        pytest.param(
            "Superintendent of Police (Rural) Arjun Pillai said the roof leaked in winter.",
            "Arjun Pillai",
            id="behind a bracket",
        ),
        pytest.param(
            "Chairperson of the Harbour Trust, Dina Haddad, said the docks were old.",
            "Dina Haddad",
            id="an office of a body",
        ),
        pytest.param(
            "The Spaniard Bram Teldow said the docks were old.", "Bram Teldow", id="a people"
        ),
        pytest.param(
            "ACC Fiona Marsh said the docks were old. “No,” said ACC Marsh.",
            "Fiona Marsh",
            id="a rank in letters",
        ),
        pytest.param(
            "Atty. Tamar Kobalia, counsel for Harbour Trust, said the docks were old.",
            "Tamar Kobalia",
            id="a title with a stop",
        ),
        pytest.param(
            "In Kuala Lumpur, Datuk Seri Arjun Pillai said the docks were old.",
            "Arjun Pillai",
            id="an honour of two words",
        ),
        pytest.param(
            "Tan Sri Nurul Huda Kassim, a prosecutor, said the docks were old. “No,” she said.",
            "Nurul Huda Kassim",
            id="an honour whose first word is a surname elsewhere",
        ),
        pytest.param(
            "Kinloch OCPD Keoni Akana said the docks were old. “No,” Mr Akana said.",
            "Keoni Akana",
            id="an office in capitals behind a place",
        ),
        pytest.param(
            "Green MEP Annelies Buytaert said the docks were old.",
            "Annelies Buytaert",
            id="a seat behind a party",
        ),
        pytest.param(
            "Goalscorer Hyun-joo Baek said the docks were old.", "Hyun-joo Baek", id="a trade"
        ),
    ],
)
@pytest.mark.parametrize("attribution", [WRITTEN_WITH, FAST])
def test_what_stands_before_a_name_is_no_part_of_it(
    text: str, expected: str, attribution: str
) -> None:
    rows = annotate(text, attribution=attribution)
    names = {row.speaker_id: row.display_name for row in rows["speakers"]}
    assert {names.get(row.speaker_id) for row in rows["quotes"]} == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The Slovene Primož Hrastnik kept the jersey. “It is late,” Hrastnik said.",
            ["Primož Hrastnik"],
            id="a people behind an article",
        ),
        pytest.param(
            "“It was dark.”\nManager Pádraic Ó hUiginn said his side had been lucky.",
            ["Pádraic Ó hUiginn"],
            id="a surname with a small letter in front",
        ),
        pytest.param(
            "The member for agriculture Nor Azlina binti Kamaruddin denied that the land would be "
            "sold.",
            ["Nor Azlina binti Kamaruddin"],
            id="a first name that is a small word as well",
        ),
    ],
)
def test_names_are_whole_in_the_default_profile(text: str, expected: list[str]) -> None:
    assert people_of(text, FAST) == expected
