"""Words by which a line says that its day is of something else than publication.

In: a line with a day. Out: whether it names an event to come, an end of validity, a life, a law, a
registration, a foundation, a photograph or a version. The decision to question: such a line is left
out even where it would have been right, for a page without a date is better than one with a wrong
one; words are listed in the languages of the sites met, and a line in another language passes.
"""

import re

_LIFE = (
    r"(?<!\w)(?:born|died|geboren|gestorben|nacid[oa]|nació|falleci|nat[oa] il|nascid|faleceu"
    r"|né(?:e)? le|décédée?|urodz|zmar[łl]|narozen|narodil|zemřel|родил[сa]|умер|народи[вл]|doğum)"
)
_EVENT = (
    r"(?<!\w)(?:hearing|meeting|match|fixture|concert|upcoming|deadline|save the date|kick-?off"
    r"|sitzung|veranstaltung|anmeldeschluss|beginn|rendez-vous|concierto|partido|partita|spotkanie"
    r"|sesja|zasedání|koncert|состоится|заседани|концерт|матч|відбудеться|mötet|møte|kokous)"
    r"|(?<!\w)(?:next|nächst|prochain|próxim|prossim|najbliższ|příští|следующ|наступн|volgende|nästa"
    r"|næste|neste|seuraava|sonraki|berikut)|(?<![\d:.])\d{1,2}:\d(?![\d:])|次回|開催|締切|期限|下次|截止|다음|마감"
)
_VALID = (
    r"(?<!\w)(?:valid|gültig|válid|valable|ważn|platí|действ|geldig|giltig|gyldig|geçerli|berlaku"
    r"|offer|expire|oferta|scadenza|entro il|fino al|inscripci|inschrijv|frist)"
    r"|(?<!\w)(?:until|till|from|since|before|bis zum|bis|ab dem|seit|jusqu['’]au|avant le|depuis"
    r"|à partir du|hasta el|antes del|desde el|até|desde|dal|od|до|від|tot|vanaf|sejak|hingga)"
    r"\s+\d|\d\s*(?:まで|까지)"
)
_DEED = (
    r"(?<!\w)(?:gesetz|verordnung|beschluss|loi n|décret|ley n|decreto|lei n|legge n|приказ|закон"
    r"|указ|постановл|распоряж|наказ|ustawa|zákon|törvény|kanun|act of|свидетельств|регистрац"
    r"|лиценз|свідоцтв|реєстрац|registr|handelsregister|amtsgericht|hr[ab]\b|issn|licen[cs]e)"
)
_FOUNDED = (
    r"(?<!\w)(?:founded|established|gegründet|fondé|fundad|fondat|основан|заснован|założon|založen)"
)
_PICTURE = (
    r"(?<!\w)(?:photo|foto|fot\.|picture|image|getty|bildunterschrift|фото|fotó|φωτο|kuva:|kép:|صورة|عکس"
    r"|תמונה|צילום|ảnh)|写真|사진|照片|图片"
)
_HOURS = (
    r"\d\s?h(?:\d\d)?\s?(?:à|-|–)\s?\d{1,2}\s?h(?!\w)"
    r"|(?<![\d:.T])\d{1,2}[:.]\d\d(?:\s[-–]\s|–|\s(?:to|bis|à|a|alle|às|hasta|las|tot|do|до)\s)\d{1,2}[:.]\d\d"
    r"|\d\s?(?:[-–]|bis)\s?\d{1,2}\s?Uhr"
    r"|\d\s?(?:[ap]m)?\s?(?:[-–]|to)\s?\d{1,2}\s?[ap]m(?!\w)"
)
"""From when to when: a story comes out at one time."""

_MARKET = r"[-+−]\d{1,2}\s?°|°\s?C\b|%|(?<!\w)(?-i:EUR|USD|GBP|CHF|RUB|DAX|CAC|IBEX|BUX|WIG)(?!\w)"
_VERSION = r"(?<!\w)(?:version|release|timetable|fahrplan|horaire)"

# of a paper in a journal
_HISTORY = (
    r"(?<!\w)(?:received|accepted|revised|eingegangen|angenommen|reçu|accepté|recibido|aceptado)"
    r"(?:\s(?:on|am|le|el))?\s*:?\s*(?=\d|$)"
)

_OTHER_DAY = re.compile(
    "|".join(
        (_HISTORY, _LIFE, _EVENT, _VALID, _DEED, _FOUNDED, _PICTURE, _HOURS, _MARKET, _VERSION)
    ),
    re.IGNORECASE,
)

_LEAD = re.compile(r"[^\W\d]{3,} ([a-zà-öø-ÿа-яё]{2,}) $")
"""Two words right before a day, the second in small letters: "Recall began 3 May"."""

_PREPOSITIONS = frozenset(
    "am au da de del dem den della des di dne dnia do du el em il kl la le of on op om pe på ve vom"
    " от від за".split()
)

_WEEKDAY = re.compile(
    r"lun|mar[td]|mer[ck]|mi[eé]r|jeu|juev|gio|gjo|ven|vie|vin|vri|sam|s[aáà]b|dim|dom|dum|seg|ter|qua"
    r"|qui|sex|pon|wt|[uú]t|st[rř]|[sś]r|czw|[cč]t|pi[aą]|p[aáeé]t|sob|nied|ned|ma[an]|ti[rs]|on[sd]"
    r"|wo|do|tors|to|fre|zat|zon|l[oø]r|l[oö]r|s[oø]n|s[oö]n|za|zo|maandag|dinsdag|di|vr"
)
SMALL_WORD = re.compile(r"(?<![\w-])[a-zà-öø-ÿа-яёђ-џ]{2,}(?![\w-])")
_DESK = re.compile(
    r"rédaction (?:en ligne|web|numérique)|redacción (?:digital|online)|redazione (?:online|web)",
    re.IGNORECASE,
)
_BY = re.compile(
    r"om|uur|klo|kl|kello|ore|ora|alle|las|horas|hrs|hs|godz|jam|pukul|lúc"  # before a clock
    r"|by|von|par|por|da|di|door|przez|av|af|od|autor|автор|от|від|írta|redakt\w+|redaz\w+|redac\w+"
)
"""How a line names who wrote the story: ", par Jean Martin", or leads to its clock."""

_LAST_SMALL = re.compile(r"(?<!\w)(?:le|el|il|am|den|op|em|dne|de|på)\s$")
"""What leads to a day: "Port-Neuf - le 24/11/2009"."""

LEAST_SMALL_WORDS = 2
"""Words in small letters of a line that tells something, for names have none."""

_LABEL = re.compile(r"[^\W\d][^|:/]{1,40}[:：]\s*(?:[^\W\d]+[.,]?\s+)?$")
_DATE_LABEL = re.compile(
    r"dat[aeo]|datum|fecha|tarih|дата|время|час|ημ|תאריך|تاري?خ|تاریخ|日期|時間|时间|日時|날짜|일시|วันที่|ngày"
    r"|நாள்|தேதி|తేదీ|ದಿನಾಂಕ|തീയതി|തിയതി|दिनांक|तारीख|तिथि|मिति|তারিখ|তাৰিখ|તારીખ|ਤਾਰੀਖ|දිනය|თარიღი|ամսաթիվ"
    r"|tanggal|tarikh|dátum|idő|päivä|pvm|kuupäev|aeg|laiks|time|day|stand|é?dition|edi[cç]|editie"
    r"|quotidien|hebdo|zeitung|diario|gazeta|газета|issue|ausgabe|arkib|arkiv|archiv|by|von|par|autor",
    re.IGNORECASE,
)
"""Labels of the day of a story, or of who wrote it."""


_ACCOUNT = re.compile(
    r"(?:compte (?:a été )?(?:créé|ouvert)|account (?:was )?(?:created|opened)|cuenta creada"
    r"|conta criada|(?:account|profilo) creato|konto (?:erstellt|eröffnet)|аккаунт создан"
    r"|member since|membre depuis|miembro desde|membro (?:desde|dal)|mitglied seit|lid sinds"
    r"|medlem (?:sedan|siden)|(?:registered|joined|registriert|inscrit|зарегистрирован)\b)",
    re.IGNORECASE,
)


def tells_account(line: str) -> bool:
    """Whether a line says since when somebody has an account, which was "created", too."""
    return _ACCOUNT.search(line) is not None


def tells_other_day(line: str) -> bool:
    """Whether a line says what else than the publication its day is of."""
    return _OTHER_DAY.search(line) is not None


def tells_something(before: str, behind: str) -> bool:
    """Whether the words around a day are neither names nor a label of a date.

    "Session of the council, 14 March 2013" and "Closed: 3 May 2010" tell something, "Ann Writer,
    3 May 2010", "lundi 12 avril 2010, par Jean Martin" and "Datum: 3. Mai 2010" do not: a word
    alone before the day is its weekday.
    """
    label = _LABEL.search(before)
    if label is not None and not _DATE_LABEL.search(label[0]):
        return True
    small = _count_small(behind)
    before = _LAST_SMALL.sub("", before)
    if len(before.split()) > 1:
        small += _count_small(before)
    if small >= LEAST_SMALL_WORDS:
        return True
    lead = _LEAD.search(before)
    return lead is not None and lead[1] not in _PREPOSITIONS and not _WEEKDAY.match(lead[1])


def _count_small(words: str) -> int:
    named = SMALL_WORD.findall(_DESK.sub("", words))
    return sum(_BY.fullmatch(word) is None for word in named)
