"""Which full name a surname or a given name stands for.

In: the names of an article, one of a single word, and the people with a full name. Out: one of
them or none. The decision to question: with two Hales in the article "Hale" is nobody's, unless
only one was named before it or a title tells ("Mrs. Hale" beside Martin and Susan Hale).
"""

from collections.abc import Mapping, Sequence

from transforms.entities.types import WORDS, Name, given_of, key_of, suffix_of, surname_of
from transforms.parse.document import ParsedArticle

LEAST_MISSPELT = 6
"""Letters. Shorter surnames are like one another without being one."""
People = Mapping[str, Sequence[int]]
"""By any key, the indices of the names of a person; the first is a full name."""


def find_bearer(
    article: ParsedArticle, names: Sequence[Name], index: int, people: People
) -> tuple[str | None, str]:
    """The key of the person, and "surname", "given name" or "spelling"; (None, "surname") if
    several fit."""
    word, suffix = surname_of(names[index].words), suffix_of(names[index].words)
    full = {key: names[indices[0]].words for key, indices in people.items()}
    by_surname = [
        key
        for key, words in full.items()
        if surname_of(words) == word and suffix in (None, suffix_of(words))
    ]
    if len(by_surname) == 1:
        return by_surname[0], "surname"
    if suffix is not None and not by_surname:
        # "Roe Jr." is not the one Roe that the article has in full
        return None, "surname"
    if by_surname:
        return _choose(article, names, index, {key: people[key] for key in by_surname}), "surname"
    by_given = [key for key, words in full.items() if (given_of(words) or "").split()[:1] == [word]]
    if len(by_given) == 1:
        return by_given[0], "given name"
    # "Garcia" of "Ana Garcia Ruiz"
    inner = [key for key, words in full.items() if word in key_of(" ".join(words[1:-1])).split()]
    if len(inner) == 1 and not by_given:
        return inner[0], "surname"
    before = [key for key, indices in people.items() if indices[0] < index]
    misspelt = [key for key in before if _is_misspelt(word, surname_of(full[key]))]
    return (misspelt[0], "spelling") if len(misspelt) == 1 and not by_given else (None, "")


def _is_misspelt(word: str, surname: str) -> bool:
    """ "Andersen said" after "Marta Anderssen": a letter is lost or doubled in a long surname."""
    short, long = sorted((word, surname), key=len)
    if len(long) - len(short) != 1 or len(short) < LEAST_MISSPELT:
        return False
    return any(long[:at] + long[at + 1 :] == short for at in range(1, len(long)))


def _choose(
    article: ParsedArticle, names: Sequence[Name], index: int, namesakes: People
) -> str | None:
    """Of people with one surname the one named last before, if a title or the order tells."""
    before = {
        key: max(other for other in indices if other < index)
        for key, indices in namesakes.items()
        if indices[0] < index
    }
    gender = _title_gender(article, names[index])
    if gender is not None:
        before = {
            key: last
            for key, last in before.items()
            if _gender(article, namesakes[key], names) == gender
        }
    elif len(before) > 1:
        return _find_established(article, names, index, {key: namesakes[key] for key in before})
    return max(before, key=lambda key: before[key]) if before else None


def _find_established(
    article: ParsedArticle, names: Sequence[Name], index: int, namesakes: People
) -> str | None:
    """Whom the surname alone stood for before the namesakes came, unless one of those is near.

    "Tanner Fischer … Fischer said … his mother, Adrianne Fischer, … Fischer said": the son.
    """
    first, *others = sorted(namesakes, key=lambda key: namesakes[key][0])
    word = surname_of(names[index].words)
    alone = [
        other
        for other in range(namesakes[first][0] + 1, min(namesakes[key][0] for key in others))
        if surname_of(names[other].words) == word and given_of(names[other].words) is None
    ]
    place = article.paragraph_of[names[index].tokens[0]]
    is_near = any(
        place == article.paragraph_of[names[other].tokens[0]]
        for key in others
        for other in namesakes[key]
        if other < index
    )
    return first if alone and not is_near else None


def _title_gender(article: ParsedArticle, name: Name) -> str | None:
    before = article.doc[name.tokens[0] - 1].lower_ if name.tokens[0] else ""
    if before in WORDS.female_titles:
        return "female"
    return "male" if before in WORDS.male_titles else None


def _gender(article: ParsedArticle, indices: Sequence[int], names: Sequence[Name]) -> str | None:
    """From a title before the full name, else from a common given name."""
    for index in indices:
        titled = _title_gender(article, names[index])
        if titled is not None:
            return titled
    given = (given_of(names[indices[0]].words) or "").split()[:1]
    if set(given) & WORDS.female_names:
        return "female"
    return "male" if set(given) & WORDS.male_names else None
