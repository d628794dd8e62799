"""Dates in fields of records: what one states by itself, and what its file says of the order."""

from datetime import datetime
from typing import Any

import pytest

from transforms.feeds.date_fields import DateOrder, read_date, read_yearless


@pytest.mark.parametrize(
    ("value", "day_first", "expected"),
    [
        pytest.param("01/05/2026", None, None, id="two ways"),
        pytest.param("01/05/2026", False, datetime(2026, 1, 5), id="month first"),
        pytest.param("01/05/2026", True, datetime(2026, 5, 1), id="day first"),
        pytest.param("25/12/2026", False, datetime(2026, 12, 25), id="one way whatever is said"),
        pytest.param("05/05/2026", None, datetime(2026, 5, 5), id="the same both ways"),
        pytest.param("05.01.2026", None, datetime(2026, 1, 5), id="points"),
        pytest.param(
            "5.1.2026, 14:20", None, datetime(2026, 1, 5, 14, 20), id="points and a clock"
        ),
        pytest.param("1-5-2026 2:20 PM", False, datetime(2026, 1, 5, 14, 20), id="with a clock"),
        pytest.param("01/05/2026 soon", False, None, id="no clock"),
        pytest.param("31/02/2026", None, None, id="no day"),
        pytest.param("13/13/2026", None, None, id="no month"),
        pytest.param("2026-01-05", True, datetime(2026, 1, 5), id="ISO"),
        pytest.param({"$date": "2026-01-05"}, None, datetime(2026, 1, 5), id="MongoDB"),
        pytest.param(
            {"date": "2026-01-05 10:02:11.000000", "timezone_type": 3, "timezone": "UTC"},
            None,
            datetime(2026, 1, 5, 10, 2, 11),
            id="PHP",
        ),
        pytest.param(
            {"rfc2822": "Mon", "iso8601": "2026-01-05T10:02:11-06:00"},
            None,
            datetime(2026, 1, 5, 16, 2, 11),
            id="BLOX",
        ),
        pytest.param({"_seconds": 1767607331}, None, datetime(2026, 1, 5, 10, 2, 11), id="seconds"),
        pytest.param(
            "Mon, 01/19/2026 - 10:02", None, datetime(2026, 1, 19, 10, 2), id="Drupal, a weekday"
        ),
        pytest.param(
            "19/01/2026 06:10 GMT+7", None, datetime(2026, 1, 18, 23, 10), id="a zone by its hours"
        ),
        pytest.param(
            1767607331000000, None, datetime(2026, 1, 5, 10, 2, 11), id="microseconds of a clock"
        ),
        pytest.param(
            "1767607331000000000", None, datetime(2026, 1, 5, 10, 2, 11), id="nanoseconds"
        ),
        pytest.param(["01/05/2026"], False, None, id="no date at all"),
        pytest.param(["Nov-19-1952"], None, datetime(1952, 11, 19), id="a list of one day"),
        pytest.param(["Nov-19-1952", "Nov-20-1952"], None, None, id="a list of two"),
        pytest.param(
            "/Date(1767607331000+0100)/", None, datetime(2026, 1, 5, 10, 2, 11), id=".NET"
        ),
        pytest.param("1970-01-01T00:00:00Z", None, None, id="an empty field"),
        pytest.param("Thu, 01 Jan 1970 01:00:00 +0100", None, None, id="the same in a zone"),
        pytest.param("1970-01-01", None, datetime(1970, 1, 1), id="a paper of that day"),
    ],
)
def test_date_fields_one_value(value: Any, day_first: bool | None, expected: Any) -> None:
    found = read_date(value, day_first=day_first)
    assert (found.at if found else None) == expected


@pytest.mark.parametrize(
    ("values", "is_wanted", "day_first"),
    [
        pytest.param(["01/05/2026"], True, None, id="nothing tells yet"),
        pytest.param(["01/05/2026", "01/25/2026"], False, False, id="month first"),
        pytest.param(["25/12/2026", None, "01/05/2026"], False, True, id="day first"),
        pytest.param(["25/12/2026", "12/25/2026", "01/05/2026"], False, None, id="both orders"),
        pytest.param(["2026-01-05", "01/05/2026", "01/25/2026"], False, None, id="many hands"),
        pytest.param(["2026-01-05"], False, None, id="no such date"),
    ],
)
def test_date_fields_order_of_a_file(
    values: list[Any], is_wanted: bool, day_first: bool | None
) -> None:
    order = DateOrder()
    for value in values:
        order.note(value)
    assert (order.is_wanted, order.day_first) == (is_wanted, day_first)


@pytest.mark.parametrize(
    ("words", "url", "expected"),
    [
        pytest.param(
            "March 2", "https://isle.example/2026/03/02/toll", datetime(2026, 3, 2), id="day"
        ),
        pytest.param(
            "2 March, 14:05",
            "https://isle.example/2026/toll",
            datetime(2026, 3, 2, 14, 5),
            id="year",
        ),
        pytest.param(
            "Mon, Mar 2 at 14:05",
            "https://isle.example/2026-03-02-toll",
            datetime(2026, 3, 2, 14, 5),
            id="strokes and a weekday",
        ),
        pytest.param("March 2", "https://isle.example/2026/04/toll", None, id="another month"),
        pytest.param("March 2", "https://isle.example/2026/03/05/toll", None, id="another day"),
        pytest.param(
            "March 2, 2025", "https://isle.example/2026/toll", None, id="a year of its own"
        ),
        pytest.param("last week", "https://isle.example/2026/toll", None, id="no day"),
        pytest.param("March 2", "https://isle.example/toll-2026", None, id="a year in the title"),
        pytest.param("March 2", None, None, id="no address"),
    ],
)
def test_date_fields_without_a_year(words: str, url: str | None, expected: datetime | None) -> None:
    found = read_yearless(words, url)
    assert (found.at if found else None) == expected
