"""Names of months: one number each, and nothing that a pattern would read as more than letters."""

import pytest

from transforms.text.month_names import find_month, list_names
from transforms.text.printed_dates import find_date


def test_month_names_are_in_small_letters_and_of_twelve_months() -> None:
    names = list_names()
    assert [name for name in names if name != name.lower() or not name.strip()] == []
    assert set(names.values()) == set(range(1, 13))


def test_month_names_are_each_read_in_a_date() -> None:
    dates = {name: find_date(f"3 {name} 2024") for name in list_names()}
    read = {name: found and (found.at.month, found.at.day) for name, found in dates.items()}
    assert read == {name: (month, 3) for name, month in list_names().items()}


@pytest.mark.parametrize(
    ("word", "month"),
    [
        pytest.param("FÉVRIER", 2, id="capitals"),
        pytest.param("FEVRIER", 2, id="capitals without marks"),
        pytest.param("AĞUSTOS", 8, id="Turkish capitals"),
        pytest.param("KASIM", 11, id="Turkish i without a point"),
        pytest.param("ΜΑΪΟΥ", 5, id="Greek capitals"),
        pytest.param("במאי", 5, id="Hebrew with its preposition"),
        pytest.param("ابريل", 4, id="Arabic without the mark of its first letter"),
        pytest.param("जनवरी", 1, id="Devanagari"),
        pytest.param("Jan.", 1, id="cut short, with its point"),
        pytest.param("marching", None, id="no name of a month"),
        pytest.param("mat", None, id="March in one language and April in another"),
    ],
)
def test_month_names_are_found_as_pages_print_them(word: str, month: int | None) -> None:
    assert find_month(word) == month
