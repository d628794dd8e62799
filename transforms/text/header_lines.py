"""The byline and the day in the head of a text that is in another language than English.

In: a line. Out: the line if it is a byline, and the day that it states if it states nothing else.
The decision to question: without tags nothing but the line itself tells, so a byline needs two
names of a person behind "Von", "Par", "Por" … ("Von Rom nach Wien" has none), and a noun ("Autor",
"Texte") a colon; a line that only says when a text was changed is no day.
"""

import re

from transforms.text.bylines import is_person
from transforms.text.date_words import PUBLISHED_WORDS, UPDATED_WORDS
from transforms.text.other_days import tells_other_day, tells_something
from transforms.text.printed_dates import (
    count_letters_beside,
    find_date,
    is_date_line,
    split_at_day,
)
from transforms.text.timestamps import Moment

LONGEST_LINE = 120
MOST_BESIDE = 30
"""Letters beside the day in a line that says what day it is: "Veröffentlicht am", "Uhr"."""

_BY = re.compile(
    r"(?:von|par|por|di|door|av|af|od|från|fra|szerző:|de la redacción:)\s+(?P<names>\S.*)"
    r"|(?:(?:auto(?:r(?:in|es|a|ka|zy|ski)?|re|ri)|auteure?s?|autrice|text(?:e|o)?|testo|tekst(?:i)?"
    r"|tekst og foto|teksti|kirjoittaja|forfatter|skribent|yazan|muhabir|автор(?:ы|и)?|текст)\s*:"
    r"|[©]\s*(?:by\s)?)\s*(?P<named>\S.*)",
    re.IGNORECASE,
)
_NAMES_END = re.compile(r"\s*(?:[|–—/(•·]|\s-\s|,\s*(?:\d|(?:dpa|afp|efe|ansa|anp|pap)\b)).*$")
_PARTS = re.compile(
    r"\s*(?:,|;|&)\s*|\s+(?:und|et|y|e|en|i|и|та|och|og|oraz|a|ja|és)\s+", re.IGNORECASE
)


def read_foreign_byline(line: str) -> str | None:
    """The line, if it names who wrote and nothing else: "Von Anna Müller und Jan Holt"."""
    found = _BY.fullmatch(line) if len(line) <= LONGEST_LINE else None
    if found is None or line.endswith((".", "?", "!", ":")):
        return None
    names = _NAMES_END.sub("", found["names"] or found["named"])
    parts = [part for part in _PARTS.split(names) if part]
    if not parts or len(parts[0].split()) < 2 or len(parts) > 4:
        return None
    return line if all(map(is_person, parts)) else None


def find_foreign_day(line: str) -> Moment | None:
    """The day of a line that states one and hardly more: "Publié le mardi 3 mars 2026 à 18h30"."""
    if len(line) > LONGEST_LINE or line.endswith(("?", "!", ":")):
        return None
    moment = find_date(line)
    if moment is None:
        return None
    is_named = PUBLISHED_WORDS.search(line) is not None and not line.endswith(".")
    if is_named and count_letters_beside(line) <= MOST_BESIDE:
        return moment
    if UPDATED_WORDS.search(line) or tells_other_day(line) or tells_something(*split_at_day(line)):
        return None
    return moment if is_date_line(line) else None
