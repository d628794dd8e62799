"""What stands around a name is no part of it."""

import pytest

from tests.support.articles import annotate
from tests.support.entities import Group, entities_of
from transforms.lake.versions import DEFAULT_ATTRIBUTION


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Spaniard Guillermo Lopez said the race was hard.",
            [("person", "Guillermo Lopez", ["Guillermo Lopez"])],
            id="a people's name",
        ),
        pytest.param(
            "Frenchman Luc Moreau said the course was wet.",
            [("person", "Luc Moreau", ["Luc Moreau"])],
            id="a people's name in -man",
        ),
        pytest.param(
            "Billionaire Sheldon Hill said the tax was low.",
            [("person", "Sheldon Hill", ["Sheldon Hill"])],
            id="what somebody owns",
        ),
        pytest.param(
            "Teenager Mia Lund said she was cold.",
            [("person", "Mia Lund", ["Mia Lund"])],
            id="an age",
        ),
        pytest.param(
            "Tycoon Rupert Vane said the paper would close. Vane said he was sad.",
            [("person", "Rupert Vane", ["Rupert Vane", "Vane"])],
            id="and the surname later",
        ),
        pytest.param(
            "Nurse Adela Finch turned to the board.",
            [("person", "Adela Finch", ["Adela Finch"])],
            id="a trade, which the model reads as a body of three words",
        ),
        pytest.param(
            "Widow Ann Harker said the house was sold.",
            [("person", "Ann Harker", ["Ann Harker"])],
            id="kinship",
        ),
        pytest.param(
            "Compatriot Elke Smets said the gravel was loose.",
            [("person", "Elke Smets", ["Elke Smets"])],
            id="who is of the same people",
        ),
        pytest.param(
            "Coun Hilary Prudhoe said the road was shut.",
            [("person", "Hilary Prudhoe", ["Hilary Prudhoe"])],
            id="a councillor's short form",
        ),
        pytest.param(
            "Datuk Rahimah Yusof said the road was shut.",
            [("person", "Rahimah Yusof", ["Rahimah Yusof"])],
            id="an honour of Malaysia",
        ),
        pytest.param(
            "Minister for Housing Ger Tuohy said the road was shut.",
            [("person", "Ger Tuohy", ["Ger Tuohy"])],
            id="a portfolio",
        ),
        pytest.param(
            "Bus operator Coastline said the road was shut.",
            [("organization", "Coastline", ["Coastline"])],
            id="a sort of firm without an article",
        ),
    ],
)
def test_descriptors_before_a_name_are_left_out(text: str, expected: list[Group]) -> None:
    assert entities_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Hill Joked that it had rained. Sheldon Hill said so.",
            [("person", "Sheldon Hill", ["Hill", "Sheldon Hill"])],
            id="a surname",
        ),
        pytest.param(
            "WATCH: Roe Joked About rain. Jane Roe said it had rained.",
            [("person", "Jane Roe", ["Roe", "Jane Roe"])],
            id="that the model takes for a law",
        ),
        pytest.param(
            "Obama Jokes About His Age at dinner in Brno. Obama said so.",
            [("person", "Obama", ["Obama", "Obama"]), ("place", "Brno", ["Brno"])],
            id="in the present",
        ),
    ],
)
def test_verb_in_capitals_behind_a_name_is_left_out(text: str, expected: list[Group]) -> None:
    assert entities_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Serhiy Danilov, deputy head of the Institute of Law, said it was bad.",
            ("person", "Serhiy Danilov"),
            id="an office",
        ),
        pytest.param("Yandry Sumba, 43, said it was bad.", ("person", "Yandry Sumba"), id="an age"),
        pytest.param(
            "Severka Group, owner of the port, said it was bad.",
            ("organization", "Severka Group"),
            id="what a body may be, too",
        ),
    ],
)
def test_names_are_people_by_what_stands_behind_them(text: str, expected: tuple[str, str]) -> None:
    first = entities_of(text)[0]
    assert (first[0], first[1]) == expected


def test_body_with_an_owner_ends_before_the_person_behind_it() -> None:
    text = "Head of the Northern Fishermen’s Union Yevgeny Maslov said the sea was cold."
    names = annotate(text, attribution="encoder")["entities"]
    assert [name.canonical_name for name in names] == [
        "Northern Fishermen’s Union",
        "Yevgeny Maslov",
    ]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        pytest.param("Beekeeper Cathal Brosnan said it rained.", "Cathal Brosnan", id="keeper"),
        pytest.param("Criminologist Tomaz Okurut said it rained.", "Tomaz Okurut", id="ologist"),
        pytest.param("Freestyler Diego Aranda said it rained.", "Diego Aranda", id="listed"),
        pytest.param("Christian Lee Brandt said it rained.", "Christian Lee Brandt", id="a name"),
        pytest.param("Eng Imran Jatoi said it rained.", "Imran Jatoi", id="engineer"),
        pytest.param("Cde Declan Hurley said it rained.", "Declan Hurley", id="comrade"),
        pytest.param("Mawlawi Anton Beloglazov said it rained.", "Anton Beloglazov", id="scholar"),
        pytest.param("CSP Wim de Graaf said it rained.", "Wim de Graaf", id="a rank in capitals"),
        pytest.param("Kees op den Camp said it rained.", "Kees op den Camp", id="two particles"),
        pytest.param("Rhodri ap Gwilym said it rained.", "Rhodri ap Gwilym", id="son of"),
    ],
)
def test_repair_name_begins_behind_trade_or_address(text: str, person: str) -> None:
    rows = annotate(text, attribution="encoder")
    assert [row.surface for row in rows["entity_mentions"]] == [person]


def test_repair_office_in_capitals_in_front_of_its_holder_is_no_body() -> None:
    rows = annotate(
        "Dunmore’s Solicitor General, Nkechi Obiora, said the deal was dead.", attribution="encoder"
    )
    assert [row.surface for row in rows["entity_mentions"]] == ["Dunmore", "Nkechi Obiora"]


@pytest.mark.parametrize("rank", ["Cst.", "Pte.", "Ing.", "Smt.", "Sr.", "Bro.", "Tpr."])
def test_repair_short_rank_ends_no_sentence(rank: str) -> None:
    rows = annotate(f"“We went home,” said {rank} Imran Jatoi. It rained.", attribution="encoder")
    assert [row.surface for row in rows["entity_mentions"]] == ["Imran Jatoi"]


def test_repair_a_form_of_firm_is_nobodys_surname() -> None:
    text = "Shares of Kay Weaver Inc. rose. Kay Weaver Inc makes rugs."
    rows = annotate(text, attribution=DEFAULT_ATTRIBUTION)
    found = {(one.canonical_name, one.entity_type) for one in rows["entities"]}
    assert found == {("Kay Weaver Inc.", "organization")}


def test_repair_a_firm_without_its_form_is_no_place() -> None:
    text = (
        "Lifetime Corp said it agreed to buy five mln shares, or 16 pct, of <Nippon Lace Co Ltd>. "
        "Toho is also the largest shareholder in Nippon Lace, the company said. Lifetime wants two "
        "mln shares of Nippon Lace at the same price."
    )
    rows = annotate(text, attribution=DEFAULT_ATTRIBUTION)
    types = {one.canonical_name: one.entity_type for one in rows["entities"]}
    assert types.get("Nippon Lace") is None
    assert types["Nippon Lace Co Ltd"] == "organization"
