"""The lines that the table of towns is made of."""

from typing import Any

from transforms.entities.places import COUNTRY, STATE
from transforms.training.make_towns import make_lines


def make_town(name: str, code: str, people: int, *others: str) -> dict[str, Any]:
    return {
        "name": name,
        "countrycode": code,
        "population": people,
        "alternatenames": list(others),
    }


def test_towns_of_one_name_share_a_line_and_the_largest_of_a_country_counts() -> None:
    towns = [
        make_town("Ashby", "GB", 30_000),
        make_town("Ashby", "US", 20_000),
        make_town("Ashby", "US", 40_000),
    ]
    assert list(make_lines(towns, [])) == ["ashby\tGB 30000 US 40000\t="]


def test_a_large_capital_weighs_as_a_state_and_none_as_a_country() -> None:
    towns = [make_town("Oslo", "NO", 580_000), make_town("Vaduz", "LI", 20_000)]
    towns += [make_town("Chongqing", "CN", 12_000_000)]
    capitals = [("Oslo", "NO"), ("Vaduz", "LI")]
    assert list(make_lines(towns, capitals)) == [
        f"chongqing\tCN {COUNTRY - 1}\t=",
        f"oslo\tNO {STATE}\t=",
        "vaduz\tLI 20000\t=",
    ]


def test_other_spellings_are_taken_of_larger_towns_where_they_are_names() -> None:
    towns = [
        make_town("Odesa", "UA", 1_000_000, "Odessa", "odesa shi", "Одеса", "Ods"),
        make_town("Ashby", "GB", 30_000, "Essebi"),
    ]
    assert list(make_lines(towns, [])) == [
        "ashby\tGB 30000\t=",
        "odesa\tUA 1000000\t=",
        "odessa\tUA 1000000\t",
    ]


def test_a_name_that_is_not_its_own_key_stands_beside_it() -> None:
    assert list(make_lines([make_town("Saint-Denis", "RE", 137_000)], [])) == [
        "saint denis\tRE 137000\tsaint-denis"
    ]
