"""Days of other calendars, each beside the day that it is in the Gregorian one."""

from datetime import date

import pytest

from transforms.text.calendars import find_other_days, read_persian


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("سه‌شنبه 25 خرداد 1395 - 10:30", [date(2016, 6, 14)], id="Persian words"),
        pytest.param("1389/11/13", [date(2011, 2, 2)], id="Persian figures"),
        pytest.param("13-11-1389", [date(2011, 2, 2)], id="Persian, the day first"),
        pytest.param("1431/5/24", [], id="a lunar year"),
        pytest.param("د 1404 کال د لړم 28مه", [date(2025, 11, 19)], id="Persian, in Pashto"),
        pytest.param(
            "الأربعاء 28 جمادى الأولى 1447هـ", [date(2025, 11, 19)], id="lunar, by its weekday"
        ),
        pytest.param(
            "الخميس، 28 جمادي الاولي 1447", [date(2025, 11, 20)], id="another country's count"
        ),
        pytest.param("الأحد 28 جمادى الأولى 1447هـ", [], id="lunar, a weekday that it never is"),
        pytest.param("28 جمادى الأولى 1447هـ", [], id="lunar, without a weekday"),
        pytest.param(
            "الأربعاء 28 جمادى الأولى 1447هـ 20 نوفمبر 2025",
            [],
            id="lunar, a Western year beside it",
        ),
        pytest.param("18 ธ.ค. 2560 11:10 น.", [date(2017, 12, 18)], id="Thai, short"),
        pytest.param("2 พฤษภาคม พ.ศ. 2554", [date(2011, 5, 2)], id="Thai words"),
        pytest.param("2 พฤษภาคม 2011", [date(2011, 5, 2)], id="Thai words, a Western year"),
        pytest.param("05/06/2551", [date(2008, 6, 5)], id="Thai figures"),
        pytest.param("31 ก.พ. 2560", [], id="no such day"),
        pytest.param("平成21年3月12日（木）", [date(2009, 3, 12)], id="an era"),
        pytest.param("令和元年5月1日", [date(2019, 5, 1)], id="its first year"),
        pytest.param("2080 वैशाख 6 गते बुधबार", [date(2023, 4, 19)], id="Nepali, the year first"),
        pytest.param("16 फागुन 2069", [date(2013, 2, 27)], id="Nepali, the day first"),
        pytest.param("चैत 31, 2080", [], id="no such day in Nepal"),
        pytest.param("19 वैशाख 2095", [], id="a year without an almanac"),
        pytest.param("ኅዳር 11 ቀን 2013 ዓ.ም.", [date(2020, 11, 20)], id="Ethiopian"),
        pytest.param("ጳጉሜን 6 2011 ዓ.ም", [date(2019, 9, 11)], id="its last day of a long year"),
        pytest.param("ህዳር 11 2013", [], id="months of Ethiopia without its era"),
        pytest.param("中華民國98年8月11日", [date(2009, 8, 11)], id="the Republic"),
    ],
)
def test_calendars_of_a_line(words: str, expected: list[date]) -> None:
    assert [day for _, _, day in find_other_days(words)] == expected


def test_calendars_persian_years_have_their_leap_days() -> None:
    assert [read_persian(year, 1, 1) for year in (1342, 1343, 1400, 1404)] == [
        date(1963, 3, 21),
        date(1964, 3, 21),
        date(2021, 3, 21),
        date(2025, 3, 21),
    ]
    assert read_persian(1403, 12, 30) == date(2025, 3, 20)
    assert read_persian(1402, 12, 30) is None
    assert read_persian(1402, 13, 1) is None
