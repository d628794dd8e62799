"""Dates as archives write them."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.text.timestamps import Moment, read_moment


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("2024-03-01", Moment(datetime(2024, 3, 1), "day"), id="a day"),
        pytest.param(20240301, Moment(datetime(2024, 3, 1), "day"), id="a number for a date"),
        pytest.param(
            "2024-03-01T10:00", Moment(datetime(2024, 3, 1, 10), "minute"), id="to the minute"
        ),
        pytest.param(
            "2024-03-01T10:00:05.25+02:00",
            Moment(datetime(2024, 3, 1, 8, 0, 5), "second", 120),
            id="a zone becomes UTC",
        ),
        pytest.param(
            "2020-08-23 16:30:00+00:00",
            Moment(datetime(2020, 8, 23, 16, 30), "second", 0),
            id="space",
        ),
        pytest.param(1709287200, Moment(datetime(2024, 3, 1, 10), "second", 0), id="epoch seconds"),
        pytest.param(
            1709287200000, Moment(datetime(2024, 3, 1, 10), "second", 0), id="milliseconds"
        ),
        pytest.param(
            "Fri, 01 Mar 2024 10:00:00 GMT",
            Moment(datetime(2024, 3, 1, 10), "second", 0),
            id="mail",
        ),
        pytest.param(
            "Fri Mar 01 2024 10:00:00 GMT+0100 (Central European Standard Time)",
            Moment(datetime(2024, 3, 1, 9), "second", 60),
            id="as scripts print it",
        ),
        pytest.param(
            "20240301100000Z", Moment(datetime(2024, 3, 1, 10), "second", 0), id="compact with Z"
        ),
        pytest.param(
            "2024-03-01T10:00:05Z", Moment(datetime(2024, 3, 1, 10, 0, 5), "second", 0), id="Z"
        ),
        pytest.param("3 March 2025", Moment(datetime(2025, 3, 3), "day"), id="day and month"),
        pytest.param(
            "Monday, March 3rd, 2025 at 2:05 p.m. EST",
            Moment(datetime(2025, 3, 3, 19, 5), "minute", -300),
            id="in words with a zone",
        ),
        pytest.param(
            "14:05 GMT, 3 March 2025",
            Moment(datetime(2025, 3, 3, 14, 5), "minute", 0),
            id="clock first",
        ),
        pytest.param(
            "Nov. 19, 2025, 7:51 PM ET",
            Moment(datetime(2025, 11, 20, 0, 51), "minute", -300),
            id="eastern time in winter",
        ),
        pytest.param(
            "2025-07-19 19:51 PT",
            Moment(datetime(2025, 7, 20, 2, 51), "minute", -420),
            id="pacific time in summer",
        ),
        pytest.param(
            "2006-03-20 10:00 CT",
            Moment(datetime(2006, 3, 20, 16), "minute", -360),
            id="central time before the law of 2007",
        ),
        pytest.param("13/04/2024", Moment(datetime(2024, 4, 13), "day"), id="only one reading"),
        pytest.param("03/04/2024", None, id="two readings"),
        pytest.param("2024-13-45", None, id="no such day"),
        pytest.param("2024-02-30", None, id="no 30 February"),
        pytest.param("March 3", None, id="no year"),
        pytest.param("2024", None, id="a year alone"),
        pytest.param(float("nan"), None, id="NaN"),
        pytest.param(True, None, id="a boolean"),
        pytest.param(["2024-03-01"], None, id="a list"),
        pytest.param("2024-03-01T10:00:00 XYZ", None, id="an unknown zone"),
    ],
)
def test_published_reads_one_moment_or_none(value: object, expected: Moment | None) -> None:
    assert read_moment(value) == expected


@given(st.one_of(st.text(), st.integers(), st.floats(), st.none(), st.binary()))
def test_published_any_value_gives_a_moment_or_none(value: object) -> None:
    moment = read_moment(value)
    assert moment is None or moment.at.tzinfo is None


@given(st.datetimes(min_value=datetime(1700, 1, 1), max_value=datetime(2100, 1, 1)))
def test_published_an_iso_time_comes_back(at: datetime) -> None:
    assert read_moment(at.replace(microsecond=0).isoformat()) == Moment(
        at.replace(microsecond=0), "second"
    )
