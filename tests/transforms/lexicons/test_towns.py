"""The table of towns: what a key means, and the towns' own names."""

from transforms.entities.types import key_of
from transforms.lexicons.towns import read_town_names, read_town_weights


def test_a_key_has_the_countries_of_its_towns_with_the_largest_of_each() -> None:
    weights = read_town_weights()["cambridge"].split()
    assert weights[::2] == ["CA", "GB", "NZ", "US"]
    assert all(int(people) >= 15_000 for people in weights[1::2])


def test_another_spelling_is_a_key_but_no_name_of_a_town() -> None:
    assert read_town_weights()["kiev"].startswith("UA ")
    assert "kiev" not in read_town_names()
    assert {"kyiv", "saint-denis", "são paulo"} <= read_town_names()


def test_each_town_can_be_found_by_the_key_of_its_name() -> None:
    assert all(key_of(name) in read_town_weights() for name in read_town_names())
