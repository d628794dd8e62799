"""What months are called: in full, inflected and cut short, in the languages of the news.

In: a word as a page prints it, in any case and with or without the marks over its letters. Out:
the number of the month. The decision to question: names of all languages stand in one table, for
of some 1,600 only a handful mean two months, and those that do are read where the way that the
day is written tells ("5 listopada" is November, as Poles write it; with a point after the day it
is October in Croatian, and left out).
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources

_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u0655\u0900-\u0903\u093a-\u094f\u0980-\u0983"
_SIGNS = (
    "\u09bc-\u09d7\u0a01-\u0a51\u0a70\u0a71\u0a81-\u0acd\u0b01-\u0b57\u0b82-\u0bd7\u0c00-\u0c56"
)
_OTHER = (
    "\u0c81-\u0cd6\u0d00-\u0d57\u0d81-\u0df3\u0e31-\u0e4e\u0eb1-\u0ece\u102b-\u103e\u17b4-\u17dd"
)
MONTH_LETTERS = rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}{_SIGNS}{_OTHER}\u200c\u200dʼ׳॰])*+"
"""A pattern of a word: a letter, and letters and the signs that other scripts set around them."""

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")

POINT_CHANGES = frozenset(("listopad", "listopada", "lip", "lis"))
"""Names that are another month where a point stands behind the day."""

_HEBREW_IN = "ב"
_ALIKE = str.maketrans("ıىيكة\u200c\u200d׳॰", "iییکه\0\0\0\0")


def find_month(word: str) -> int | None:
    """The number of the month that a word names."""
    return _read_names().get(fold_word(word))


@lru_cache(maxsize=512)
def fold_word(word: str) -> str:
    """A word in small letters without the marks over them, as capitals are often printed."""
    small = unicodedata.normalize("NFKD", word.lower().translate(_ALIKE))
    plain = "".join(
        one
        for one in small
        if one != "\0" and not "\u0300" <= one <= "\u036f" and not "\u064b" <= one <= "\u0655"
    )
    return plain.strip(". ")


@cache
def list_names() -> Mapping[str, int]:
    """Every name as it is written, with its month."""
    path = resources.files("transforms").joinpath("text/month_names.toml")
    languages = tomllib.loads(path.read_text(encoding="utf-8")).values()
    return {
        name: number
        for months in languages
        for number, names in enumerate(months, start=1)
        for name in names.split("|")
        if name
    }


@cache
def _read_names() -> Mapping[str, int]:
    names = {fold_word(name): number for name, number in list_names().items()}
    # "14 במאי": in May
    hebrew = {_HEBREW_IN + name: month for name, month in names.items() if "א" <= name[0] <= "ת"}
    return {**hebrew, **names}


@cache
def months_of_several_words() -> str:
    """A pattern of the names that are more than a word, as كانون الثاني."""
    names = {name for name in list_names() if not re.fullmatch(MONTH_LETTERS, name)}
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
