"""The name of a person that an article has in capitals alone, as other articles write it.

In: the words of a name. Out: the name. The decision to question: transcripts and wires shout names
("SEN. JANE ROE:"), which read better, and count with those of other articles, in the letters of a
name; where capitals may be initials ("JD Roe"), they stay.
"""

import re
from collections.abc import Sequence

from transforms.entities.types import WORDS

NUMERALS = frozenset({"II", "III", "IV"})
_INITIALS = re.compile(r"(?:\w\.)+|[^AEIOUY]{1,2}|[AEIOU]J")
""" "J.D.", "JD", "AJ", and no "ED" or "XI"."""
_SCOTS = re.compile(r"MC(?=\w{3})")


def write_name(words: Sequence[str]) -> str:
    """ "Jane O'Neill" of "JANE O'NEILL"; other names as they are."""
    name = " ".join(words)
    if len(words) < 2 or not name.isupper():
        return name
    return " ".join(_write_word(word, at) for at, word in enumerate(words))


def _write_word(word: str, at: int) -> str:
    if word in NUMERALS or _INITIALS.fullmatch(word):
        return word
    if at and word.lower() in WORDS.particles:
        return word.lower()
    if _SCOTS.match(word):
        return f"Mc{word[2:].title()}"
    return word.title()
