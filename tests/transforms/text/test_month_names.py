"""Names of months: one number each, and nothing that a pattern would read as more than letters."""

import pytest

from transforms.text.month_names import ALL_MONTHS
from transforms.text.printed_dates import find_date


def test_month_names_are_in_small_letters_and_of_twelve_months() -> None:
    assert [name for name in ALL_MONTHS if name != name.lower() or not name.strip()] == []
    assert set(ALL_MONTHS.values()) == set(range(1, 13))


@pytest.mark.parametrize("name", sorted(ALL_MONTHS))
def test_month_names_are_each_read_in_a_date(name: str) -> None:
    found = find_date(f"3 {name} 2024")
    assert found is not None
    assert (found.at.month, found.at.day) == (ALL_MONTHS[name], 3)
