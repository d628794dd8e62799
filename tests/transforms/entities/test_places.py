"""Country codes: by a name alone, and by what else the article says."""

import pytest

from tests.support.articles import annotate
from transforms.entities.places import find_country, is_place_name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        pytest.param("Germany", "DE", id="a country"),
        pytest.param("the United States", "US", id="with its article"),
        pytest.param("U.S.", "US", id="with dots"),
        pytest.param("UK", "GB", id="as the press writes it"),
        pytest.param("RUSSIA", "RU", id="in capitals"),
        pytest.param("Scotland", "GB", id="a nation of a country"),
        pytest.param("Texas", "US", id="a state"),
        pytest.param("Georgia", None, id="a country and a state"),
        pytest.param("Paris", "FR", id="a town ten times its namesakes"),
        pytest.param("Kyiv", "UA", id="a town"),
        pytest.param("Kiev", "UA", id="a town's older name"),
        pytest.param("Cambridge", None, id="a town of two countries"),
        pytest.param("Birmingham", None, id="a town five times its namesake"),
        pytest.param("South", None, id="a direction"),
        pytest.param("Europe", None, id="a continent"),
        pytest.param("IN", None, id="a word is no code"),
    ],
)
def test_places_find_country(name: str, code: str | None) -> None:
    assert find_country(name) == code


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        pytest.param(
            "A storm hit Paris, Texas, on Sunday. “Paris has never seen this,” Dale Kemper said.",
            "Paris",
            "US",
            id="the state behind a town",
        ),
        pytest.param(
            "A fire broke out in Cambridge on Sunday. It was the worst in England this year.",
            "Cambridge",
            "GB",
            id="a country named elsewhere",
        ),
        pytest.param(
            "A fire broke out in Cambridge on Sunday.", "Cambridge", None, id="nothing tells"
        ),
        pytest.param(
            "Georgia will vote in October, officials in Tbilisi said. Washington was glad.",
            "Georgia",
            "GE",
            id="the country by its capital",
        ),
        pytest.param(
            "A court in Atlanta ruled on Friday that Georgia must draw a new map.",
            "Georgia",
            "US",
            id="the state by its town",
        ),
        pytest.param(
            "The fires in Leeds and in Newport were set by one man, Jane Roe said on Friday.",
            "Newport",
            None,
            id="another town is no country",
        ),
        pytest.param(
            "They have offices in London, Germany and Spain, Jane Roe said.",
            "London",
            "GB",
            id="a list is no address",
        ),
    ],
)
def test_places_are_told_by_the_article(text: str, name: str, code: str | None) -> None:
    codes = {row.canonical_name: row.country_code for row in annotate(text)["entities"]}
    assert codes[name] == code


def test_places_know_a_region_is_no_large_town() -> None:
    assert [is_place_name(name) for name in ("Brno", "Central", "Lipnik")] == [True, False, False]
