import pytest

from transforms.places import find_country


@pytest.mark.parametrize(
    ("name", "code"),
    [
        pytest.param("Germany", "DE", id="a country"),
        pytest.param("the United States", "US", id="with its article"),
        pytest.param("U.S.", "US", id="with dots"),
        pytest.param("UK", "GB", id="as the press writes it"),
        pytest.param("RUSSIA", "RU", id="in capitals"),
        pytest.param("Georgia", None, id="a name of two places"),
        pytest.param("Paris", None, id="a town is no country"),
        pytest.param("IN", None, id="a word is no code"),
    ],
)
def test_places_find_country(name: str, code: str | None) -> None:
    assert find_country(name) == code
