"""Dates in the visible words of a page, in the shapes and languages that sites print them in.

In: a line ("Publié le 3 mars 2024 à 18h30"). Out: `Moment`, or None. Only a full date counts;
a line with two different days states neither. The decision to question: 03/04/2024 is read
day first where the page's language is written so and month first on pages in US English; on
other pages it is read only when it can mean one thing. "5 listopada" is November, as Poles write
it; with a point after the day it is October in Croatian, and left out. Of a line that states
several days those go that it says were changes ("Publié le 8/1/2013, mis à jour le 10/1/2013").
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from transforms.text.timestamps import MONTHS, Moment, read_moment

LONGEST_LINE = 300
LONGEST_FIELD = 60
LATEST_SHORT_YEAR = 40
"""Of a year in two figures: 08 is 2008, 97 is 1997."""


_MONTH_WORDS = {
    1: "januar jänner januari janvier enero gennaio janeiro tammikuu styczeń stycznia leden "
    "ledna január januára siječanj siječnja januarja ianuarie január января січня студзеня януари "
    "ιανουαρίου ocak janúar jaanuar janvāris sausio januára januarie يناير ינואר",
    2: "februar februari février fevrier febrero febbraio fevereiro helmikuu luty lutego únor "
    "února február februára veljača veljače februarja februarie február февраля лютого февруари "
    "φεβρουαρίου şubat febrúar veebruar februāris vasario فبراير פברואר",
    3: "märz mars maart marzo março marco maaliskuu marzec marca březen března marec marca ožujak "
    "ožujka marca martie március марта березня март μαρτίου mart marts märts kovo مارس מרץ",
    4: "avril abril aprile april kwiecień kwietnia duben dubna apríl apríla travanj travnja aprila "
    "aprilie április апреля квітня април απριλίου nisan aprill aprīlis balandžio huhtikuu "
    "أبريل אפריל",
    5: "mai mei mayo maggio maio toukokuu maj maja květen května máj mája svibanj svibnja maja mai "
    "május мая травня май μαΐου mayıs maí maijs gegužės مايو מאי",
    6: "juni juin junio giugno junho kesäkuu czerwiec czerwca červen června jún júna lipanj lipnja "
    "junija iunie június июня червня юни ιουνίου haziran júní juuni jūnijs birželio يونيو יוני",
    7: "juli juillet julio luglio julho heinäkuu lipiec lipca červenec července júl júla srpanj "
    "srpnja julija iulie július июля липня юли ιουλίου temmuz júlí juuli jūlijs liepos يوليو יולי",
    8: "august augustus août aout agosto elokuu sierpień sierpnia srpen srpna augusta kolovoz "
    "kolovoza avgusta augusztus августа серпня август αυγούστου ağustos ágúst augusts rugpjūčio "
    "أغسطس אוגוסט augusti",
    9: "septembre septiembre setiembre settembre setembro syyskuu wrzesień września září septembra "
    "rujan rujna septembrie szeptember сентября вересня септември σεπτεμβρίου eylül rugsėjo "
    "سبتمبر ספטמבר september",
    10: "oktober octobre octubre ottobre outubro lokakuu październik października říjen října "
    "október októbra oktobra octombrie октября жовтня октомври οκτωβρίου ekim oktoober spalio "
    "أكتوبر אוקטובר",
    11: "novembre noviembre novembro marraskuu listopad listopadu novembra studeni studenoga "
    "noiembrie ноября листопада ноември νοεμβρίου kasım nóvember lapkričio نوفمبر נובמבר november",
    12: "dezember décembre decembre diciembre dicembre dezembro joulukuu grudzień grudnia prosinec "
    "prosince decembra prosinac prosinca decembrie декабря грудня декември δεκεμβρίου aralık "
    "desember detsember gruodžio ديسمبر דצמבר december",
}
_SHORT = {
    "jan": 1, "janv": 1, "ene": 1, "gen": 1, "sty": 1, "янв": 1, "січ": 1, "oca": 1,
    "févr": 2, "fév": 2, "fev": 2, "febr": 2, "lut": 2, "фев": 2, "лют": 2,
    "mär": 3, "mrz": 3, "mrt": 3, "maa": 3, "мар": 3, "бер": 3,
    "avr": 4, "abr": 4, "kwi": 4, "апр": 4, "кві": 4,
    "mag": 5, "тра": 5, "giu": 6, "czer": 6, "cze": 6, "июн": 6, "чер": 6,
    "juil": 7, "lug": 7, "lip": 7, "июл": 7, "лип": 7, "ago": 8, "sie": 8, "авг": 8, "сер": 8,
    "aoû": 8, "set": 9, "sept": 9, "wrz": 9, "сен": 9, "вер": 9, "okt": 10, "ott": 10, "out": 10,
    "paź": 10, "окт": 10, "жов": 10, "lis": 11, "ноя": 11, "лис": 11, "dez": 12, "dic": 12,
    "déc": 12, "gru": 12, "дек": 12, "гру": 12, "des": 12, "elo": 8, "syy": 9, "lok": 10,
}  # fmt: skip

_ARABIC = {
    1: "كانون الثاني|جانفي", 2: "شباط|فيفري", 3: "آذار|اذار", 4: "نيسان|أفريل|افريل|ابريل|إبريل",
    5: "أيار|ايار|ماي", 6: "حزيران|جوان|يونيه", 7: "تموز|جويلية|يوليه", 8: "آب|أوت|اغسطس",
    9: "أيلول|ايلول", 10: "تشرين الأول|تشرين الاول|اكتوبر", 11: "تشرين الثاني",
    12: "كانون الأول|كانون الاول",
}  # fmt: skip
"""As they are called in the Levant and in the Maghreb, and without the marks over letters."""

_ALL_MONTHS = {
    **{word: number for number, words in _ARABIC.items() for word in words.split("|")},
    "listopada": 11,
    **{word: number for number, words in _MONTH_WORDS.items() for word in words.split()},
    **_SHORT,
    **MONTHS,
}
_MONTH = "|".join(sorted(_ALL_MONTHS, key=len, reverse=True))
_GAP = r"[\s.,/\-–]*"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|ª|η)?"
_YEAR = r"(?P<year>(?:19|20)\d{2})(?!\d)"
_WORDED = (
    re.compile(
        rf"(?<![\d])(?:{_DAY}){_GAP}(?:de\s+|d['’]\s?|of\s+)?(?P<month>{_MONTH})(?:ta)?\b"
        rf"{_GAP}(?:de\s+|del\s+)?{_YEAR}",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?P<month>{_MONTH})\b\.?\s*{_DAY}\b{_GAP}{_YEAR}", re.IGNORECASE),
    re.compile(rf"{_YEAR}\.?\s+(?P<month>{_MONTH})\b\.?\s+{_DAY}\b", re.IGNORECASE),
    re.compile(rf"{_YEAR}\s*[年년]\s*(?P<month>\d{{1,2}})\s*[月월]\s*(?P<day>\d{{1,2}})"),
    re.compile(
        rf"(?<![\d/.\-]){_YEAR}[-/.]\s?(?P<month>\d{{1,2}})[-/.]\s?(?P<day>\d{{1,2}})(?!\d)"
    ),
)
_NUMBERS = re.compile(
    r"(?<![\d/.\-])(?P<first>\d{1,2})(?P<mark>[-/.])\s?(?P<second>\d{1,2})(?P=mark)\s?"
    r"(?P<year>(?:19|20)\d{2})(?!\d)"
)
_CLOCK = re.compile(
    r"(?<![\d.:/])(?P<hour>[01]?\d|2[0-3])(?::|\.|\s?h\s?|h|:)(?P<minute>[0-5]\d)(?::[0-5]\d)?"
    r"(?![\d/])\s*(?P<half>[ap]\.?m\b\.?)?\s*(?P<zone>(?-i:[A-Z]{3,4})\b|[+-]\d{2}:?\d{2}\b)?",
    re.IGNORECASE,
)
# "03.11.08, 14:05": points and a clock or nothing beside them, or it may be any number
_SHORT_YEAR = re.compile(
    r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{2})"
    r"(?:[,|\s–-]+(?P<clock>\d{1,2}:\d{2})(?: Uhr)?)?"
)
_UPDATED = re.compile(
    r"updat|modif|edited|revis|aktuali[sz]|geändert|mis(?:e)? à jour|actuali[sz]|aggiorna|atuali"
    r"|bijgewerkt|uppdater|opdater|oppdater|обновл|оновл|güncel|更新|수정|correct"
    r"|päivit|frissít|ενημέρωσ|تحديث|zmodyfikow|zmienion|změněn|ažurir",
    re.IGNORECASE,
)
"""Words by which the time that a line states is not that of publication."""

_FIGURES = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९", "0123456789" * 3)


def find_date(line: str, *, day_first: bool | None = None) -> Moment | None:
    """The one date that a line states, with its time where one stands beside it."""
    words = " ".join(line.translate(_FIGURES).split())
    if len(words) > LONGEST_LINE:
        return None
    if found := _SHORT_YEAR.fullmatch(words):
        return _read_short_year(found)
    moments = sorted(_find_days(words, day_first), key=lambda moment: moment[:2])
    if len({moment.at for _, _, moment in moments}) > 1:
        words, moments = _drop_changes(words, moments)
    if not moments or len({moment.at for _, _, moment in moments}) != 1:
        return None
    start, end, day = moments[0]
    return _add_clock(f"{words[:start]} # {words[end:]}", day)


def _drop_changes(
    words: str, moments: list[tuple[int, int, Moment]]
) -> tuple[str, list[tuple[int, int, Moment]]]:
    """The line up to where it says that the story was changed, if a day stands before."""
    for (_, end, _), (start, _, _) in pairwise(moments):
        found = _UPDATED.search(words, end, start)
        if found and not _UPDATED.search(words, 0, end):
            return words[: found.start()], [one for one in moments if one[1] <= end]
    return words, moments


def _read_short_year(found: re.Match[str]) -> Moment | None:
    short = int(found["year"])
    year = 2000 + short if short <= LATEST_SHORT_YEAR else 1900 + short
    clock = f" {found['clock']}" if found["clock"] else ""
    return read_moment(f"{year}-{int(found['month']):02}-{int(found['day']):02}{clock}")


def read_printed(value: object) -> Moment | None:
    """The moment that a whole field states, also in another language: "5. Januar 2026, 14:20"."""
    moment = read_moment(value)
    if moment is not None or not isinstance(value, str) or len(value) > LONGEST_FIELD:
        return moment
    return find_date(value)


def is_date_line(line: str) -> bool:
    """Whether a line is a date and hardly a word beside it, as that of the day of the week."""
    words = " ".join(line.split())
    if len(words) > LONGEST_FIELD or read_printed(words) is None:
        return False
    rest = words
    for start, end, _ in sorted(_find_days(words, None), reverse=True):
        rest = f"{rest[:start]} {rest[end:]}"
    return len(re.findall(r"[^\W\d]{3,}", rest)) <= 1


def is_day_first(language: str | None) -> bool | None:
    """Whether a page's language writes 3/4 for 3 April; None where nothing tells."""
    if not language:
        return None
    code = language.strip().lower().replace("_", "-")
    if code.startswith("en"):
        return {"en-us": False}.get(code, None if code == "en" else True)
    return None if code.startswith(("zh", "ja", "ko", "hu", "fil")) else True


def _find_days(words: str, day_first: bool | None) -> Iterator[tuple[int, int, Moment]]:
    for pattern in _WORDED:
        for found in pattern.finditer(words):
            name = found["month"].lower()
            month = int(name) if name.isdecimal() else _ALL_MONTHS[name]
            if name == "listopada" and "." in found[0][: found[0].lower().index(name)]:
                continue
            moment = _read_day(found["year"], month, int(found["day"]))
            if moment is not None:
                yield found.start(), found.end(), moment
    for found in _NUMBERS.finditer(words):
        first, second = int(found["first"]), int(found["second"])
        dotted = found["mark"] == "."
        if first > 12 or first == second or ((dotted or day_first) and second <= 12):
            month, day = second, first
        elif second > 12 or day_first is False:
            month, day = first, second
        else:
            continue
        moment = _read_day(found["year"], month, day)
        if moment is not None:
            yield found.start(), found.end(), moment


def _read_day(year: str, month: int, day: int) -> Moment | None:
    return read_moment(f"{year}-{month:02}-{day:02}")


def _add_clock(rest: str, day: Moment) -> Moment:
    clocks = list(_CLOCK.finditer(rest))
    if len(clocks) != 1:
        return day
    clock = clocks[0]
    if _UPDATED.search(rest):
        return day
    zone = f" {clock['zone']}" if clock["zone"] else ""
    stamp = f"{day.at:%Y-%m-%d} {clock['hour']}:{clock['minute']} {clock['half'] or ''}{zone}"
    return read_moment(stamp.rstrip()) or day
