"""Days that are not counted as in the West: Persian, Thai, Nepali, lunar, Ethiopian, eras.

In: a line, its figures already those of ASCII. Out: the places of such days with the day of the
Gregorian calendar. The decision to question: a lunar Hijri day differs by a day or two from country
to country, so that it counts only beside its weekday, which tells which it is, and where no other
year stands in the line. Months of Nepal are as long as each year's almanac says, so that they are a
table.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta


def _number_months(*names: str) -> dict[str, int]:
    """The number of each name, those of a month in one string, from the first month on."""
    return {name: number for number, month in enumerate(names, 1) for name in month.split()}


_PERSIAN_MONTHS = _number_months(
    "فروردین حمل وری",
    "اردیبهشت اردیبهشت‌ماه ثور غویی",
    "خرداد جوزا غبرګولی",
    "تیر سرطان چنګاښ",
    "مرداد امرداد اسد زمری",
    "شهریور سنبله وږی",
    "مهر میزان تله",
    "آبان عقرب لړم",
    "آذر قوس لیندۍ",
    "دی جدی مرغومی",
    "بهمن دلو سلواغه",
    "اسفند حوت کب",
)
_THAI_MONTHS = _number_months(
    "มกราคม ม.ค.",
    "กุมภาพันธ์ ก.พ.",
    "มีนาคม มี.ค.",
    "เมษายน เม.ย.",
    "พฤษภาคม พ.ค.",
    "มิถุนายน มิ.ย.",
    "กรกฎาคม ก.ค.",
    "สิงหาคม ส.ค.",
    "กันยายน ก.ย.",
    "ตุลาคม ต.ค.",
    "พฤศจิกายน พ.ย.",
    "ธันวาคม ธ.ค.",
)
_NEPALI_MONTHS = _number_months(
    "वैशाख बैशाख वैसाख बैसाख",
    "जेठ जेष्ठ ज्येष्ठ",
    "असार आषाढ असाढ",
    "साउन श्रावण सावन",
    "भदौ भाद्र",
    "असोज आश्विन अशोज",
    "कात्तिक कार्तिक कातिक",
    "मंसिर मङ्सिर मार्गशीर्ष मार्ग",
    "पुस पुष पौष",
    "माघ",
    "फागुन फाल्गुन फागुण",
    "चैत चैत्र",
)
_ETHIOPIAN_MONTHS = _number_months(
    "መስከረም",
    "ጥቅምት",
    "ኅዳር ህዳር ሕዳር",
    "ታኅሣሥ ታህሳስ ታኅሳስ ታሕሳስ",
    "ጥር",
    "የካቲት",
    "መጋቢት",
    "ሚያዝያ ሚያዚያ",
    "ግንቦት",
    "ሰኔ",
    "ሐምሌ ሀምሌ",
    "ነሐሴ ነሀሴ",
    "ጳጉሜን ጳጉሜ",
)
_NEPALI_LENGTHS = (
    "223222101011 223321101011 232321110012 222322011011 223222101011 "
    "232321101011 232321110012 222322101011 223222101011 232321110011 "
    "232321110102 222322101011 223222101011 232321110011 232321110102 "
    "223222101011 223231101011 232321110012 132321110102 223222101011 "
    "223321101011 232321110012 222322010102 223222101011 223321101011 "
    "232321110012 222322011002 223222101011 223321101011 232321110012 "
    "222322011011 223222101011 232321101011 232321110012 222322101011 "
    "223222101011 232321110011 232321110102 222322101011 223222101011 "
    "232321110011 232321110102 223222101011 223222101011 223221110111 "
    "232312110111"
).split()
"""Of each year from 2040, by how much its months are longer than 29 days."""

_NEPALI_FIRST = (2040, date(1983, 4, 14))
"""The first year of the table, and its first day."""

_ETHIOPIAN_FIRST = date(8, 8, 27)
"""The first day of the first year of Ethiopia."""

_ERAS = {"昭和": 1925, "平成": 1988, "令和": 2018, "民國": 1911, "民国": 1911}
"""The year before the first of each."""

_PERSIAN_LETTERS = str.maketrans("يىك", "ییک")
BUDDHIST_YEARS = 543
_PERSIAN_YEARS = r"(?P<year>13[4-9]\d|140\d)(?!\d)"
"""1961 to 2030; later years with such numbers are lunar, of Arabic papers."""


def _any_of(names: dict[str, int]) -> str:
    words = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    # the letters of Arabic keyboards: "ارديبهشت"
    return words.replace("ی", "[یيى]").replace("ک", "[کك]")


_PERSIAN = (
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})\s+(?P<month>{_any_of(_PERSIAN_MONTHS)})(?:\s?ماه)?"
        rf"[\s،,]+(?:سال\s+)?{_PERSIAN_YEARS}"
    ),
    # "د ۱۴۰۴ کال د لړم ۲۸مه"
    re.compile(
        rf"(?<!\d){_PERSIAN_YEARS}\s+کال\s+د\s+(?P<month>{_any_of(_PERSIAN_MONTHS)})\s+(?:میاشتې\s+)?"
        r"(?:د\s+)?(?P<day>\d{1,2})(?!\d)"
    ),
    re.compile(rf"(?<![\d/.-]){_PERSIAN_YEARS}(?P<mark>[/.-])(?P<month>\d{{1,2}})(?P=mark)"
               rf"(?P<day>\d{{1,2}})(?![\d/])"),
    re.compile(rf"(?<![\d/.-])(?P<day>\d{{1,2}})(?P<mark>[/-])(?P<month>\d{{1,2}})(?P=mark)"
               rf"{_PERSIAN_YEARS}(?!/)"),
    # "تاریخ: 88/2/24"
    re.compile(r"(?:تار[یي]خ|انتشار)[^\d\n]{0,20}(?P<year>[6-9]\d)(?P<mark>[/.-])(?P<month>\d{1,2})"
               r"(?P=mark)(?P<day>\d{1,2})(?![\d/])"),
)  # fmt: skip
_THAI = (
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})\s*(?P<month>{_any_of(_THAI_MONTHS)})\s*"
        r"(?:(?:พุทธศักราช|พ\.\s?ศ\.)\s*)?(?P<year>2[45]\d\d|(?:19|20)\d\d)(?!\d)"
    ),
    re.compile(
        r"(?<![\d/.-])(?P<day>\d{1,2})(?P<mark>[/-])(?P<month>\d{1,2})(?P=mark)(?P<year>25[3-9]\d)"
        r"(?![\d/])"
    ),
)
_NEPALI_YEARS = r"(?P<year>20[4-8]\d)(?!\d)(?:\s*साल)?"
_NEPALI = tuple(
    re.compile(shape)
    for month in (rf"(?P<month>{_any_of(_NEPALI_MONTHS)})",)
    for shape in (
        rf"{_NEPALI_YEARS}[\s,]+{month}[\s,]+(?P<day>\d{{1,2}})(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:\s*गते)?[\s,]+{month}[\s,]+{_NEPALI_YEARS}",
        rf"{month}[\s,]+(?P<day>\d{{1,2}})(?:\s*गते)?[\s,]+{_NEPALI_YEARS}",
    )
)
# the era, ዓ.ም., tells them from Western days under the same names of months
_ETHIOPIAN = re.compile(
    rf"(?P<month>{_any_of(_ETHIOPIAN_MONTHS)})\s*(?P<day>\d{{1,2}})[\s,፣]*(?:ቀን\s*)?(?P<year>20\d\d)"
    r"\s*ዓ[./]?\s?ም"
)
_LUNAR_MONTHS = _number_months(
    "محرم",
    "صفر",
    "ربيع_الاول",
    "ربيع_الثاني ربيع_الاخر",
    "جمادي_الاولي جمادي_الاول",
    "جمادي_الثانيه جمادي_الاخره جمادي_الاخر",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو_القعده ذي_القعده",
    "ذو_الحجه ذي_الحجه",
)
_WEEKDAYS = ("الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه", "السبت", "الاحد")
"""From Monday on."""

_ARABIC_LETTERS = str.maketrans("أإآىة", "ااايه")
_LUNAR = re.compile(
    rf"(?P<weekday>{'|'.join(_WEEKDAYS)})[\s،,]+(?P<day>\d{{1,2}})\s+(?:من\s+)?(?:شهر\s+)?"
    rf"(?P<month>{'|'.join(_LUNAR_MONTHS).replace('_', ' ')})[\s،,]+(?:(?:عام|سنه)\s+)?"
    r"(?P<year>1[34]\d\d)(?!\d)"
)
_WESTERN_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
LUNAR_FIRST = date(622, 7, 19)
"""The first day of the first year, as astronomers count it."""

LUNAR_DOUBT = (0, -1, 1, -2, 2)
"""By how many days a country's count may differ from the reckoned one."""

_EAST_ASIAN = re.compile(
    rf"(?P<era>{'|'.join(_ERAS)})\s*(?P<year>\d{{1,3}}|元)\s*年\s*(?P<month>\d{{1,2}})\s*月\s*"
    r"(?P<day>\d{1,2})\s*日"
)


def find_other_days(words: str) -> Iterator[tuple[int, int, date]]:
    """Where a line states a day of another calendar, and which it is."""
    for pattern in _PERSIAN:
        for found in pattern.finditer(words):
            month = _number(found["month"], _PERSIAN_MONTHS)
            year = int(found["year"])
            day = read_persian(year + 1300 if year < 100 else year, month, int(found["day"]))
            if day is not None:
                yield found.start(), found.end(), day
    for pattern in _THAI:
        for found in pattern.finditer(words):
            year = int(found["year"])
            year -= BUDDHIST_YEARS if year > 2100 else 0
            day = _make_day(year, _number(found["month"], _THAI_MONTHS), int(found["day"]))
            if day is not None:
                yield found.start(), found.end(), day
    for pattern in _NEPALI:
        for found in pattern.finditer(words):
            month = _NEPALI_MONTHS[found["month"]]
            day = read_nepali(int(found["year"]), month, int(found["day"]))
            if day is not None:
                yield found.start(), found.end(), day
    for found in _ETHIOPIAN.finditer(words):
        day = read_ethiopian(
            int(found["year"]), _ETHIOPIAN_MONTHS[found["month"]], int(found["day"])
        )
        if day is not None:
            yield found.start(), found.end(), day
    yield from _find_lunar_days(words)
    for found in _EAST_ASIAN.finditer(words):
        of_era = 1 if found["year"] == "元" else int(found["year"])
        day = _make_day(_ERAS[found["era"]] + of_era, int(found["month"]), int(found["day"]))
        if day is not None:
            yield found.start(), found.end(), day


def _find_lunar_days(words: str) -> Iterator[tuple[int, int, date]]:
    if _WESTERN_YEAR.search(words):
        return
    for found in _LUNAR.finditer(words.translate(_ARABIC_LETTERS)):
        month = _LUNAR_MONTHS[found["month"].replace(" ", "_")]
        reckoned = read_lunar(int(found["year"]), month, int(found["day"]))
        weekday = _WEEKDAYS.index(found["weekday"])
        for off in LUNAR_DOUBT if reckoned is not None else ():
            day = (reckoned or LUNAR_FIRST) + timedelta(off)
            if day.weekday() == weekday:
                yield found.start(), found.end(), day
                break


def read_lunar(year: int, month: int, day: int) -> date | None:
    """A day of the lunar calendar by its cycle of 30 years, of which eleven have a day more."""
    if not 1 <= month <= 12 or not 1 <= day <= 30:
        return None
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2 + day - 1
    return LUNAR_FIRST + timedelta(days)


def read_persian(year: int, month: int, day: int) -> date | None:
    """A day of the Persian calendar by its cycle of 33 years, right from 1178 to 1633 of it."""
    longest = 31 if month <= 6 else 30 if month <= 11 else 29 + _is_persian_leap(year)
    if not 1 <= month <= 12 or not 1 <= day <= longest:
        return None
    leaps = sum(_is_persian_leap(one) for one in range(1343, year))
    leaps -= sum(_is_persian_leap(one) for one in range(year, 1343))
    before = (month - 1) * 31 - max(0, month - 7)
    # 1 Farvardin 1343 was 21 March 1964
    return date(1964, 3, 21) + timedelta((year - 1343) * 365 + leaps + before + day - 1)


def read_nepali(year: int, month: int, day: int) -> date | None:
    """A day of the calendar of Nepal, Bikram Sambat, in the years of the table."""
    first_year, first_day = _NEPALI_FIRST
    if not 0 <= year - first_year < len(_NEPALI_LENGTHS):
        return None
    *before, lengths = ([29 + int(extra) for extra in one]
                        for one in _NEPALI_LENGTHS[: year - first_year + 1])  # fmt: skip
    if not 1 <= day <= lengths[month - 1]:
        return None
    days = sum(map(sum, before)) + sum(lengths[: month - 1]) + day - 1
    return first_day + timedelta(days)


def read_ethiopian(year: int, month: int, day: int) -> date | None:
    """A day of the calendar of Ethiopia: twelve months of 30 days, and five or six days more."""
    longest = 30 if month <= 12 else 5 + (year % 4 == 3)
    if not 1 <= day <= longest:
        return None
    return _ETHIOPIAN_FIRST + timedelta(365 * (year - 1) + year // 4 + 30 * (month - 1) + day - 1)


def _is_persian_leap(year: int) -> bool:
    return year % 33 in (1, 5, 9, 13, 17, 22, 26, 30)


def _number(name: str, months: dict[str, int]) -> int:
    return int(name) if name.isdecimal() else months[name.translate(_PERSIAN_LETTERS)]


def _make_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
