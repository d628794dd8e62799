"""Where a person's name begins in a run of capitalised words, and whose surname is shared."""

import pytest

from tests.support.articles import annotate


def people_of(text: str) -> list[str]:
    """The people named, by the default profile."""
    rows = annotate(text, attribution="encoder")
    return [row.canonical_name for row in rows["entities"] if row.entity_type == "person"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Min-ho Seo said the river was rising. “There is no time,” Seo added.",
            ["Min-ho Seo"],
            id="a first name with a hyphen",
        ),
        pytest.param(
            "Inés Albarrán’s first novel, “Salt Year”, sold half a million copies. Her second, "
            "“The Ferry”, is out. She spoke to Paul Dacey at her home outside Cork.",
            ["Inés Albarrán", "Paul Dacey"],
            id="a first name that opens the text",
        ),
        pytest.param(
            "Faisal al-Kuwari said the deal was dead. “There is no time left,” al-Kuwari added.",
            ["Faisal al-Kuwari"],
            id="an article before a surname alone",
        ),
        pytest.param(
            "Dáithí Mac Giolla said the plan had failed. “It has,” Mac Giolla added.",
            ["Dáithí Mac Giolla"],
            id="a particle that the model takes for a first name",
        ),
        pytest.param(
            "Gráinne Ní Mhaoláin said no. “It was a long night,” Ní Mhaoláin added.",
            ["Gráinne Ní Mhaoláin"],
            id="a surname with a particle alone",
        ),
        pytest.param(
            "Siti Aminah binti Yusof said prices had doubled. “It was long,” Siti Aminah added.",
            ["Siti Aminah binti Yusof"],
            id="without the father's name",
        ),
        pytest.param(
            "Sinn Féin TD Gráinne Mulvihill accused him of “criminalising the hearth”.",
            ["Gráinne Mulvihill"],
            id="behind a seat in capitals",
        ),
        pytest.param(
            "Simone Facey-Chin, MP for St Catherine North, said he was late.",
            ["Simone Facey-Chin"],
            id="a seat that is a saint's",
        ),
        pytest.param(
            "Independent TD for Dunmore Samir Khoury said the bill was dead.",
            ["Samir Khoury"],
            id="behind the place of a seat",
        ),
        pytest.param(
            "Detective Constable Ross Iqbal said the man was known. “We knew,” said DC Iqbal.",
            ["Ross Iqbal"],
            id="behind a short rank",
        ),
        pytest.param(
            "Twins Tamar and Nkechi Kobalia said that they were glad. “I am glad,” said Tamar.",
            ["Tamar Kobalia", "Nkechi Kobalia"],
            id="two with one surname, told to be kin",
        ),
        pytest.param(
            "Alan and Heather Birkett have lost 140 ewes. That did not impress Mr Birkett.",
            ["Alan Birkett", "Heather Birkett"],
            id="two with one surname, of whom a title tells one",
        ),
    ],
)
def test_name_runs_are_whole(text: str, expected: list[str]) -> None:
    assert people_of(text) == expected


def test_a_sister_of_whom_the_story_has_sisters_shares_the_surname() -> None:
    text = (
        "“It was dark,” the Sjödahl sisters said.\n"
        "Tuva Sjödahl beat her elder sister Maja to the wall. “It is late,” Maja said."
    )
    assert "Maja Sjödahl" in people_of(text)


def test_a_sister_alone_may_have_a_name_of_her_own() -> None:
    text = "Tuva Sjödahl beat her elder sister Maja to the wall. “It is late,” Maja said."
    assert people_of(text) == ["Tuva Sjödahl", "Maja"]
