"""Whether a named person is a woman or a man, as far as the article and the name tell.

In: a name, the nouns that the article calls the person by. Out: "female", "male" or None. It
serves the antecedents of "he" and "she" only and is stored nowhere. The decision to question:
a given name that is in neither list and ends in -a counts as a woman's (Kamila, Dana).
"""

from collections.abc import Iterable

from transforms.entities.types import Name
from transforms.lexicons.names import read_name_words
from transforms.parse.noun_phrases import gender_of_noun
from transforms.parse.tokens import Doc

WORDS = read_name_words()


def find_gender(doc: Doc, name: Name, nouns: Iterable[str]) -> str | None:
    """By title, then by noun, then by given name."""
    start, end = name.tokens
    title = doc[start - 1].lower_ if start else ""
    first = doc[start].lower_ if end - start > 1 else ""
    if title in WORDS.female_titles or first in WORDS.female_titles:
        return "female"
    if title in WORDS.male_titles or first in WORDS.male_titles:
        return "male"
    stated = {gender_of_noun(noun) for noun in nouns} - {None}
    if len(stated) == 1:
        return stated.pop()
    return gender_of_given(name.words[0]) if len(name.words) > 1 else None


def gender_of_given(word: str) -> str | None:
    """By the lists; a double name ("Jean-Luc") by its first half."""
    given = word.lower()
    for part in (given, given.split("-")[0]):
        if part in WORDS.female_names:
            return "female"
        if part in WORDS.male_names:
            return "male"
    return "female" if given.endswith("a") and len(given) > 2 else None


def is_given(word: str) -> bool:
    """Whether the word is a given name of the lists."""
    given = word.lower()
    halves = (given, given.split("-")[0])
    return any(half in WORDS.female_names or half in WORDS.male_names for half in halves)
