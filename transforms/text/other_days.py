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
    r"|næste|neste|seuraava|sonraki|berikut)|次回|開催|締切|期限|下次|截止|다음|마감"
)
_VALID = (
    r"(?<!\w)(?:valid|gültig|válid|valable|ważn|platí|действ|geldig|giltig|gyldig|geçerli|berlaku"
    r"|offer|expire|oferta|scadenza|entro il|fino al|inscripci|inschrijv|frist)"
    r"|(?<!\w)(?:until|till|from|since|before|bis zum|bis|ab dem|seit|jusqu['’]au|avant le|depuis"
    r"|à partir du|hasta el|antes del|desde el|até|desde|dal|до|від|tot|vanaf|sejak|hingga)"
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
_PICTURE = r"(?<!\w)(?:photo|foto|picture|image|getty|bildunterschrift|фото|fotó)|写真|사진"
_VERSION = r"(?<!\w)(?:version|release|timetable|fahrplan|horaire)"

_OTHER_DAY = re.compile(
    "|".join((_LIFE, _EVENT, _VALID, _DEED, _FOUNDED, _PICTURE, _VERSION)), re.IGNORECASE
)


def tells_other_day(line: str) -> bool:
    """Whether a line says what else than the publication its day is of."""
    return _OTHER_DAY.search(line) is not None
