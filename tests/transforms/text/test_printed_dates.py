"""Dates in the visible words of pages."""

from datetime import datetime

import pytest

from transforms.text.printed_dates import find_date, is_date_line, is_day_first, read_printed
from transforms.text.timestamps import Moment

DAY = Moment(datetime(2024, 3, 3), "day")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Publié le 3 mars 2024", DAY, id="French"),
        pytest.param("Sonntag, 3. März 2024", DAY, id="German"),
        pytest.param("domingo, 3 de marzo de 2024", DAY, id="Spanish"),
        pytest.param("Posted on March 3rd, 2024 by Jane Roe", DAY, id="in a byline"),
        pytest.param("3. března 2024", DAY, id="Czech"),
        pytest.param("3ی ئازاری 2024", DAY, id="Kurdish, its ending before the year"),
        pytest.param("3ê adarê 2024", DAY, id="Kurdish in Latin letters"),
        pytest.param("د 2024 کال د مارچ 3مه", DAY, id="Pashto, the year first"),
        pytest.param("Mar-03-2024", DAY, id="strokes"),
        pytest.param("3 марта 2024", DAY, id="Russian"),
        pytest.param("2024年3月3日", DAY, id="Chinese"),
        pytest.param("2024. március 3.", DAY, id="Hungarian"),
        pytest.param("03.03.2024", DAY, id="dots are day first"),
        pytest.param("2024/03/03", DAY, id="year first"),
        pytest.param(
            "Sun 3 Mar 2024 06.05 GMT",
            Moment(datetime(2024, 3, 3, 6, 5), "minute", 0),
            id="time with a dot",
        ),
        pytest.param(
            "3 mars 2024 à 18h30", Moment(datetime(2024, 3, 3, 18, 30), "minute"), id="time with h"
        ),
        pytest.param(
            "10:00am, 3 Mar, 2024", Moment(datetime(2024, 3, 3, 10), "minute"), id="time first"
        ),
        pytest.param("Mar 3, 2024, 2:30 PM IST", DAY, id="a zone of three countries"),
        pytest.param("Mar 3, 2024, Updated 7:40 p.m.", DAY, id="the time of a change"),
        pytest.param("04/03/2024", None, id="two readings"),
        pytest.param("3月 3, 2024", DAY, id="a number of the month before the day"),
        pytest.param("三月 3, 2024", DAY, id="a Chinese month before the day"),
        pytest.param("Tháng 3 3, 2024", DAY, id="a Vietnamese month before the day"),
        pytest.param("2024/مارس/3", DAY, id="a word between the figures"),
        pytest.param("3 de marzo del año 2024", DAY, id="of the year"),
        pytest.param("03·03·2024", DAY, id="raised points"),
        pytest.param("03|03|2024", DAY, id="strokes"),
        pytest.param("Sun Mar 3 10:01:02 CET 2024", DAY, id="the year behind the clock"),
        pytest.param("March 3", None, id="no year"),
        pytest.param("3 March 2024 to 5 March 2024", None, id="two days"),
        pytest.param("3. listopada 2024", None, id="October in Croatian, with its point"),
        pytest.param("3 listopada 2024", Moment(datetime(2024, 11, 3), "day"), id="Polish"),
        pytest.param("الأحد 3 آذار 2024", DAY, id="Levant"),
        pytest.param("٣ مارس ٢٠٢٤", DAY, id="Arabic figures"),
        pytest.param("2024. 03. 03.", DAY, id="Hungarian figures"),
        pytest.param("03.03.24", DAY, id="a short year"),
        pytest.param("8 III 2024", Moment(datetime(2024, 3, 8), "day"), id="a Roman month"),
        pytest.param("2024 m. kovo 3 d.", DAY, id="Lithuanian"),
        pytest.param("2024. gada 3. marts", DAY, id="Latvian"),
        pytest.param("2024ko martxoaren 3a", DAY, id="Basque"),
        pytest.param("ngày 3 tháng 3 năm 2024", DAY, id="Vietnamese"),
        pytest.param("ngày 3 Tháng Ba, 2024", DAY, id="Vietnamese, in words"),
        pytest.param("Marzo 3 de 2024", DAY, id="Spanish, the month first"),
        pytest.param(
            "Publicerat: 3 mars 2024. Ändrat: 5 mars 2024", DAY, id="and a change, in Swedish"
        ),
        pytest.param(
            "Publikované: 3. 3. 2024, upravené: 5. 3. 2024", DAY, id="and a change, in Slovak"
        ),
        pytest.param(
            "გამოქვეყნდა 3.3.2024, განახლდა 5.3.2024", DAY, id="and a change, in Georgian"
        ),
        pytest.param("2024. III. 3.", DAY, id="Hungarian, a Roman month"),
        pytest.param("نشر في: 3 مارس/آذار 2024", DAY, id="Arabic, a month by both its names"),
        pytest.param("Publié le 3/3/2024, MIS A JOUR LE 5/3/2024", DAY, id="a change in capitals"),
        pytest.param("date: 03-03-2024 edité: 09-06-2024", DAY, id="a change, misspelt"),
        pytest.param("3 मार्च 2024", DAY, id="Hindi"),
        pytest.param("3-Mar-24", DAY, id="a short year behind a name"),
        pytest.param("12/20/16", Moment(datetime(2016, 12, 20), "day"), id="no twentieth month"),
        pytest.param("05.03.24", None, id="two readings"),
        pytest.param("发布时间：24-03-03", DAY, id="a short year behind a Chinese colon"),
        pytest.param("Sun Mar 03 19:08:33 2024", DAY, id="of Unix"),
        pytest.param("03.03.24 1.2", None, id="a short year among other figures"),
        pytest.param("Publié le 3/3/2024, mis à jour le 5/3/2024", DAY, id="and a change"),
        pytest.param("3/3/2024 | 15/3/2024", None, id="two days"),
        pytest.param("Flight 1203 to 20 Marchmont Road 2024", None, id="no date"),
    ],
)
def test_date_words_of_a_line(line: str, expected: Moment | None) -> None:
    assert find_date(line) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", datetime(2024, 3, 4)),
        ("en-GB", datetime(2024, 3, 4)),
        ("en-US", datetime(2024, 4, 3)),
        ("en", None),
        (None, None),
    ],
)
def test_date_words_in_slashes_follow_the_language(
    language: str | None, expected: datetime | None
) -> None:
    found = find_date("04/03/2024", day_first=is_day_first(language))
    assert (found.at if found else None) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("3. März 2024", DAY, id="German"),
        pytest.param("2024-03-03", DAY, id="ISO"),
        pytest.param("So, 03 Mar 2024 15:20:31 MEZ",
                     Moment(datetime(2024, 3, 3, 14, 20), "minute", 60),
                     id="a German day of the week"),
        pytest.param("03/04/2024", None, id="two ways"),
        pytest.param("x" * 70 + " 3. März 2024", None, id="a sentence"),
        pytest.param(None, None, id="nothing"),
    ],
)  # fmt: skip
def test_printed_dates_of_a_field(value: object, expected: Moment | None) -> None:
    assert read_printed(value) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("5. Januar 2026 Montag", True, id="with its day"),
        pytest.param("Die Maut steigt am 5. Januar 2026", False, id="a headline"),
        pytest.param("Montag", False, id="no date"),
    ],
)
def test_printed_dates_line_that_is_one(line: str, expected: bool) -> None:
    assert is_date_line(line) is expected
