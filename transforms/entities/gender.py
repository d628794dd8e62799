"""Whether a named person is a woman or a man, as far as the article and the name tell.

In: a name, the nouns that the article calls the person by. Out: "female", "male" or None. It
serves the antecedents of "he" and "she" only and is stored nowhere. The decision to question:
a given name that is in neither list is a man's if its sentence goes on with "his" (Hendra Putra
said his teams …); without that one that ends in -a counts as a woman's (Kamila, Dana).
"""

from collections.abc import Iterable

from transforms.entities.types import Name, key_of
from transforms.lexicons.names import read_name_words
from transforms.parse.noun_phrases import gender_of_noun
from transforms.parse.syntax import SUBJECTS
from transforms.parse.tokens import Doc, Token

WORDS = read_name_words()
FEMALE = frozenset({"she", "her", "herself"})
MALE = frozenset({"he", "him", "himself", "his"})
OF_MEN = frozenset({"alderman", "chairman"})
"""Offices that women mostly go by another word in."""
OF_WOMEN = ("ova", "ová", "eva", "skaya", "ska", "ská", "dottir", "dóttir")
"""How surnames end that only women bear, behind a first name in -a: "Ludmila Morozova"."""
PRONOUNS = {**dict.fromkeys(MALE, "male"), **dict.fromkeys(FEMALE | {"hers"}, "female")}


def find_gender(doc: Doc, name: Name, nouns: Iterable[str]) -> str | None:
    """By title, then by noun, then by given name."""
    told = read_gender(doc, name, nouns) or guess_gender(doc, name)
    return told or guess_by_ending(name)


def guess_gender(doc: Doc, name: Name) -> str | None:
    """By given name, then by a surname that only women bear, then by its pronoun."""
    if len(name.words) < 2:
        return None
    first, last = name.words[0], name.words[-1]
    if (listed := _find_listed(first)) is not None:
        return listed
    is_woman = first.endswith("a") and last.endswith(OF_WOMEN)
    return "female" if is_woman else _read_own_pronoun(doc, name)


def read_gender(doc: Doc, name: Name, nouns: Iterable[str]) -> str | None:
    """By title, then by noun: what the article itself tells."""
    start, end = name.tokens
    title = doc[start - 1].lower_ if start else ""
    first = doc[start].lower_ if end - start > 1 else ""
    if title in WORDS.female_titles or first in WORDS.female_titles:
        return "female"
    if title in WORDS.male_titles or first in WORDS.male_titles:
        return "male"
    nouns = frozenset(nouns)
    stated = {gender_of_noun(noun) for noun in nouns} - {None}
    if not stated and nouns & OF_MEN and len(name.words) > 1:
        # "chairman Oddvar Putro", and no "chairman Jane Putro"
        is_woman = _find_listed(name.words[0]) == "female" or name.words[0].endswith("a")
        return None if is_woman else "male"
    return stated.pop() if len(stated) == 1 else None


def _read_own_pronoun(doc: Doc, name: Name) -> str | None:
    """By the pronouns behind a name that is the subject of its sentence, if they agree."""
    start, end = name.tokens
    holder = doc.span(start, end).root
    sentence = doc[start].sent
    if holder.dep_ == "appos":
        # "The head of the agency, Hendra Putra, said": the parser may hang the name on the agency
        holder = next((word for word in holder.ancestors if word.dep_ in SUBJECTS), holder)
    if holder.dep_ not in SUBJECTS or holder.head.i != sentence.root.i:
        return None
    genders = {
        PRONOUNS[word.lower_]
        for word in doc[end : sentence.end]
        if word.lower_ in PRONOUNS and not _is_object(word, holder.head)
    }
    return genders.pop() if len(genders) == 1 else None


def _is_object(pronoun: Token, verb: Token) -> bool:
    """ "Roe accused him": he is another than who acts."""
    if pronoun.lower_.endswith("self"):
        return False
    above = pronoun.head
    if pronoun.dep_ == "pobj" and above.dep_ in ("prep", "dative", "agent"):
        above = above.head
    return pronoun.dep_ in ("dobj", "dative", "pobj") and above.i == verb.i


def find_emphatic(doc: Doc, name: Name) -> str | None:
    """By "himself" or "herself" behind a name: "Tighe himself was hopeful"."""
    word = doc[name.tokens[1]].lower_ if name.tokens[1] < len(doc) else ""
    return PRONOUNS.get(word) if word in ("himself", "herself") else None


def _find_listed(word: str) -> str | None:
    """By the lists; a double name ("Jean-Luc") by its first half."""
    given = word.lower()
    if given.split("-")[0] in WORDS.either_names:
        return None
    for part in (given, given.split("-")[0], key_of(word)):
        if part in WORDS.female_names:
            return "female"
        if part in WORDS.male_names:
            return "male"
    return None


def guess_by_ending(name: Name) -> str | None:
    """A first name in -a that no list has is a woman's more often than not: "Kamila", "Adugna"."""
    word = name.words[0].lower()
    is_hers = word.endswith("a") and len(word) > 2 and word.split("-")[0] not in WORDS.either_names
    return "female" if len(name.words) > 1 and is_hers else None


def is_given(word: str) -> bool:
    """Whether the word is a given name of the lists."""
    given = word.lower()
    halves = (given, given.split("-")[0])
    return any(WORDS.is_given_name(half) for half in halves)
