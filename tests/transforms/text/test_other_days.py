"""Lines whose day is not that of a story."""

import pytest

from transforms.text.other_days import tells_account, tells_other_day, tells_something


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Public hearing: Thursday, March 14, 2013", True, id="an event"),
        pytest.param("Born: March 3, 1931", True, id="a life"),
        pytest.param("Timetable valid from 1 April 2014", True, id="validity"),
        pytest.param("Abonnez-vous avant le 31 mars 2015", True, id="an offer's end"),
        pytest.param("Приказ № 12 от 14.03.2009", True, id="a deed"),
        pytest.param("Свидетельство о регистрации СМИ № 2034 от 12.03.1999", True, id="a register"),
        pytest.param("The ferry on May 3, 2010. (AP Photo/Jane Doe)", True, id="a photograph"),
        pytest.param("次回会議：2013年3月14日", True, id="the next meeting, Japanese"),
        pytest.param("Thursday, March 14, 2013", False, id="a day alone"),
        pytest.param("By Jane Doe, March 14, 2013", False, id="a byline"),
        pytest.param("Газета №5 (3581) от 18.01.2007", False, id="an issue"),
        pytest.param("Meldung vom 14.03.2009", False, id="a report of a day"),
        pytest.param("صورة أرشيفية، 12 مارس 2010", True, id="a picture, in Arabic"),
        pytest.param("Curs BNR 12.03.2012 EUR 4,3561", True, id="an exchange rate"),
        pytest.param("Vädret 3 mars 2010 -4° mulet", True, id="a temperature"),
        pytest.param("Dimanche 14 mars 2021, de 8 h à 18 h", True, id="hours, in French"),
        pytest.param("12. März 2016, 10–18 Uhr", True, id="hours, in German"),
        pytest.param("May 3, 2015, 7 - 9 pm", True, id="hours, in English"),
        pytest.param("Dolina - Zbiornik 2:1 (12.03.2012)", True, id="a result"),
        pytest.param("25.03.10 - 02:38 - C. ROJAS", False, id="a clock behind the day"),
        pytest.param("2020-03-25T10:00:00-05:00", False, id="a zone"),
        pytest.param("Martedì 1° maggio 2012", False, id="the first of a month"),
    ],
)
def test_other_days_are_told_by_words(line: str, expected: bool) -> None:
    assert tells_other_day(line) is expected


@pytest.mark.parametrize(
    ("before", "behind", "expected"),
    [
        pytest.param("Closed: ", "", True, id="a label of something else"),
        pytest.param("Session of the council, ", ", town hall", True, id="words in small letters"),
        pytest.param("Recall began ", "", True, id="a verb before the day"),
        pytest.param("Ciudad martes ", "", False, id="a day of the week in small letters"),
        pytest.param("Datum: ", "", False, id="a label of a date"),
        pytest.param("By Jane Doe, Harwick Echo, ", "", False, id="names"),
        pytest.param("quinta-feira, ", ", 10h12", False, id="a day of the week"),
        pytest.param("Von: Petra Lindner, ", "", False, id="a byline"),
        pytest.param("woensdag ", " om 09:01 uur", False, id="a clock, in Dutch"),
        pytest.param("Rédaction en ligne, jeudi ", "", False, id="a desk"),
        pytest.param("lundi ", ", par Jean Martin", False, id="a day of the week and an author"),
        pytest.param("Port-Neuf - le ", " - 3 réactions", False, id="what leads to the day"),
        pytest.param("Élections municipales, dimanche ", "", True, id="words and a weekday"),
    ],
)
def test_other_days_are_told_by_what_stands_around(
    before: str, behind: str, expected: bool
) -> None:
    assert tells_something(before, behind) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("jpcompte créé le: 02-05-2019", True, id="an account that was created"),
        pytest.param("Member since March 2012", True, id="a member"),
        pytest.param("Зарегистрирован: 12.03.2012", True, id="in Russian"),
        pytest.param("Créé le 2 mai 2019", False, id="a story that was created"),
    ],
)
def test_other_days_accounts_are_no_stories(line: str, expected: bool) -> None:
    assert tells_account(line) is expected
