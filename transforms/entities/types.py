"""What a name is, how two of them are compared, and what joins names into an entity.

In: the words of a name. Out: `Name`, `EntityCluster` and the keys that names are compared by.
The decision to question: case, accents, dots, hyphens, a leading article and a possessive are
form and never tell two entities apart, so "Zoë Müller-Lind's" is "ZOE MULLER LIND".
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from transforms.lexicons.names import read_name_words
from transforms.parse.syntax import Tokens

ENTITY_TYPE = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "LAW": "law",
    "EVENT": "event",
    "WORK_OF_ART": "work",
    "PRODUCT": "product",
}
LABEL_OF = {
    "person": "PERSON",
    "organization": "ORG",
    "place": "GPE",
    "group": "NORP",
    "law": "LAW",
    "event": "EVENT",
    "work": "WORK_OF_ART",
    "product": "PRODUCT",
}
WORDS = read_name_words()
PARTS_OF_OFFICE = frozenset({"deputy", "first", "prime", "vice"})
"""What stands in an office's name beside its noun: "Deputy Prime Minister"."""
ACRONYM = re.compile(r"[A-Z][A-Z&.]{1,7}s?\Z")
SMALL_WORDS = frozenset(
    {"of", "the", "for", "and", "in", "on", "at", "to", "de", "la", "du", "des", "&"}
)
OFFICE_AS_NAME = "rules/office-as-name"
"""How a name was found whose first word is a form of address elsewhere: "Prince Boateng"."""
KNOWN_NAMES = 20_000
"""Names whose key is kept in memory: an article asks for that of each many times."""
_FORM = re.compile(r"['’]s\b|[.,\"“”]")
_FOOTNOTE = re.compile(r"(?<=[a-z])\.\d+\Z")
""" "Jane Roe.3", where a number in the text is a note's."""
_NICKNAME = re.compile(r"""(?<=\w)\s+(?:["“‘'][^"“”‘’']+["”’']|\([^()]+\))\s+(?=\w)""")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "đ": "d", "ı": "i", "’": "'"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the document: token range, entity type and how sure the reading is."""

    tokens: Tokens
    text: str
    label: str
    entity_type: str
    method: str
    confidence: float

    @property
    def words(self) -> list[str]:
        """The words of the name; a person's without honorifics ("Justice Department" is whole), a
        nickname (Terry “Spoons” Maloney) and what stands behind it: "Anita Rao KC"."""
        is_person = self.entity_type == "person"
        return list(_cut_words(self.text, is_person, is_person and self.method != OFFICE_AS_NAME))


@lru_cache(maxsize=KNOWN_NAMES)
def _cut_words(text: str, is_person: bool, is_titled: bool) -> tuple[str, ...]:
    text = _NICKNAME.sub(" ", _FOOTNOTE.sub("", text)) if is_person else text
    words = text.replace("’", "'").split()
    while is_titled and len(words) > 1 and words[0].lower() in WORDS.honorifics:
        words = words[1:]
    while is_person and len(words) > 2 and is_postnominal(words[-1]):
        words = words[:-1]
        words[-1] = words[-1].rstrip(",")
    return tuple(words)


def is_postnominal(word: str) -> bool:
    """ "KC" and "PhD", not the surname "Sc": two capitals at least."""
    is_cased = sum(char.isupper() for char in word) > 1 or word[:3] == "Esq"
    return is_cased and word.lower() in WORDS.postnominals


@dataclass(frozen=True, slots=True)
class EntityCluster:
    """The names of one entity in one article; `names` are indices, in text order.

    `why` gives, for each surface that is not the canonical name, what joined it. Unless
    `is_full`, the name may be another's in the next article: a surname alone.
    """

    entity_type: str
    canonical: str
    names: tuple[int, ...]
    why: tuple[tuple[str, str], ...]
    is_full: bool


@lru_cache(maxsize=KNOWN_NAMES)
def key_of(text: str) -> str:
    """A name as compared: case, accents, dots, hyphens, article and possessive left aside."""
    plain = _FORM.sub("", text.casefold())
    if not plain.isascii():
        apart = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
        plain = "".join(char for char in apart if not unicodedata.combining(char))
    return " ".join(plain.replace("-", " ").removeprefix("the ").split())


def surname_of(words: list[str]) -> str:
    """The family name, as compared: "Pieter van der Meer Jr." has "van der meer"."""
    return _find_surname(tuple(words))


@lru_cache(maxsize=KNOWN_NAMES)
def _find_surname(words: tuple[str, ...]) -> str:
    kept = [word for word in words if word.lower() not in WORDS.suffixes] or words
    start = len(kept) - 1
    while start > 0 and kept[start - 1].lower() in WORDS.particles:
        start -= 1
    return key_of(" ".join(kept[start:]))


def suffix_of(words: list[str]) -> str | None:
    """ "jr" of "Roe Jr.", as compared."""
    return next((key_of(word) for word in words[1:] if word.lower() in WORDS.suffixes), None)


def given_of(words: list[str]) -> str | None:
    """The words before the family name, as compared; None for a family name alone."""
    surname = surname_of(words).split()
    kept = [word for word in words if word.lower() not in WORDS.suffixes]
    given = key_of(" ".join(kept)).split()[: -len(surname)]
    return " ".join(given) or None
