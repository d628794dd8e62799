"""People named behind an office and what it is of."""

import pytest

from tests.support.articles import annotate


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Deputy Prime Minister of Batyria Kanat Zhumagulov earlier said the talks would open.",
            {"Batyria": "place", "Kanat Zhumagulov": "person"},
            id="a minister of a country that no list has",
        ),
        pytest.param(
            "Foreign Minister of the Republic of Batyria Yerlan Abdrakov said talks would go on.",
            {"Republic of Batyria": "place", "Yerlan Abdrakov": "person"},
            id="a republic in between",
        ),
        pytest.param(
            "Assistant to the President of Batyria Yury Ushkin said the date was set.",
            {"Yury Ushkin": "person"},
            id="a name that the model cut behind its first word",
        ),
        pytest.param(
            "According to Deputy Minister of Energy of Batyria Nurlan Isak, exports will grow.",
            {"Nurlan Isak": "person"},
            id="a field and a country",
        ),
        pytest.param(
            "Mayor of Askar Bolat Sadykov said the bridge was open.",
            {"Askar": "place", "Bolat Sadykov": "person"},
            id="a mayor",
        ),
        pytest.param(
            "Ambassador of Vostria to Batyria Viktor Lomov said the visa rules were unchanged.",
            {"Vostria": "place", "Viktor Lomov": "person"},
            id="of one place to another",
        ),
        pytest.param(
            "Head of the Energy Policy Department of the Institute of Steppe Economies, Doctor of "
            "Economics Larisa Vdovina believes that the oil will be cheap.",
            {
                "Energy Policy Department of the Institute of Steppe Economies": "organization",
                "Larisa Vdovina": "person",
            },
            id="a degree behind an office",
        ),
    ],
)
def test_people_behind_an_office_are_named_alone(text: str, expected: dict[str, str]) -> None:
    rows = annotate(text, attribution="encoder")
    found = {name.canonical_name: name.entity_type for name in rows["entities"]}
    person = next(name for name, kind in expected.items() if kind == "person")
    assert found.items() >= expected.items()
    assert [row.display_name for row in rows["speakers"]] == [person]
    assert not any(name.endswith(f" {person}") for name in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The president of Banco Santander Brasil said profit rose.",
            ["Banco Santander Brasil"],
            id="an office with an article",
        ),
        pytest.param(
            "Governor of Nizhny Novgorod Oblast Gleb Nikitin said the plant was whole.",
            ["Nizhny Novgorod Oblast", "Gleb Nikitin"],
            id="a district",
        ),
        pytest.param(
            "President of Brazil Luiz Inacio Lula da Silva said the forest was safe.",
            ["Brazil", "Luiz Inacio Lula da Silva"],
            id="a long name behind a listed place",
        ),
    ],
)
def test_names_behind_an_office_end_where_it_does(text: str, expected: list[str]) -> None:
    names = annotate(text, attribution="encoder")["entities"]
    assert [name.canonical_name for name in names] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Shadow spokeswoman on sport Mrs Ann Whitlock, MP for Vellport, said the roof leaked.",
            "Ann Whitlock",
            id="a field and a seat around the name",
        ),
        pytest.param(
            "Honeybees can not only count but may be able to count down, according to a study "
            "published Thursday in the journal Insect Mind.\n\nResearchers in Graz and Nagoya "
            "trained 68 bees to fly through a tunnel in which yellow bars vanished one at a time. "
            "After a week, most of the bees slowed down just before the last bar disappeared.\n\n"
            "“They knew it was coming,” said lead author Dr. Mei-Ling Fujiwara, a neuroethologist "
            "at Nagoya Institute of Bioscience. “I had goosebumps.”",
            "Mei-Ling Fujiwara",
            id="a trade that the parser takes for a second subject",
        ),
    ],
)
def test_speakers_behind_an_office_and_a_title_are_named(text: str, expected: str) -> None:
    rows = annotate(text, attribution="encoder")
    assert expected in [row.display_name for row in rows["speakers"]]
    assert not any(f" {expected}" in row.display_name for row in rows["speakers"])
