"""Which full name a surname or a given name stands for.

In: the names of an article, one of a single word, and the people with a full name. Out: one of
them or none. The decision to question: with two Hales in the article "Hale" is nobody's, unless
only one was named before it or a title tells ("Mrs. Hale" beside Martin and Susan Hale).
"""

from collections.abc import Mapping, Sequence

from transforms.entities.gender import is_given
from transforms.entities.types import WORDS, Name, given_of, key_of, suffix_of, surname_of
from transforms.parse.document import ParsedArticle
from transforms.parse.noun_phrases import gender_of_noun, is_role_noun
from transforms.parse.tokens import Doc, Token

ELDER = frozenset({"elder", "older", "senior"})
YOUNGER = frozenset({"younger", "junior"})
SUFFIXES = ("sr", None, "jr", "ii", "iii", "iv")
"""From the eldest on."""
SET_OFF = frozenset({",", "("})
LONGEST_AGE = 3
OFFICE_BEFORE, OFFICE_BEHIND = 3, 8
"""Tokens: "the mayor of Oslo, Jane | Roe", ", a distinguished professor of law"."""
KIN_BEHIND = 8
"""Tokens: ", her elder brother", ", who appears to be the brother"."""
WHERE = frozenset({"at", "in", "inside", "near", "outside"})
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
        is_spouse = _is_unnamed_spouse(article, names, index, people[by_surname[0]])
        return None if is_spouse else by_surname[0], "surname"
    if suffix is not None and not by_surname:
        # "Roe Jr." is not the one Roe that the article has in full
        return None, "surname"
    by_surname = _drop_places(article, names, {key: people[key] for key in by_surname})
    if by_surname:
        return _choose(article, names, index, {key: people[key] for key in by_surname}), "surname"
    by_given = [key for key, words in full.items() if (given_of(words) or "").split()[:1] == [word]]
    if len(by_given) == 1:
        return by_given[0], "given name"
    if by_given and find_title_gender(article, names[index]) is not None:
        return _choose_family(article, names, index, {k: people[k] for k in by_given}), "surname"
    # "Garcia" of "Ana Garcia Ruiz", "Bay" of "Tran Van Bay"
    inner = [key for key, words in full.items() if word in key_of(" ".join(words[1:])).split()]
    if len(inner) == 1 and not by_given:
        return inner[0], "surname"
    before = [key for key, indices in people.items() if indices[0] < index]
    misspelt = [key for key in before if _is_misspelt(word, surname_of(full[key]))]
    return (misspelt[0], "spelling") if len(misspelt) == 1 and not by_given else (None, "")


def _is_unnamed_spouse(
    article: ParsedArticle, names: Sequence[Name], index: int, own: Sequence[int]
) -> bool:
    """ "Tom Hale and his wife were asleep. … Mrs Hale said": she has the name, and is not he."""
    gender = find_title_gender(article, names[index])
    if gender is None or _gender(article, own, names) in (None, gender):
        return False
    doc, (low, high) = article.doc, (names[own[0]].tokens[0], names[index].tokens[0])
    return any(
        token.lower_ in WORDS.kin["spouses"]
        and gender_of_noun(token.lower_) == gender
        and token.i
        and doc[token.i - 1].tag_ in ("PRP$", "POS")
        for token in doc[low:high]
    )


def _drop_places(article: ParsedArticle, names: Sequence[Name], namesakes: People) -> list[str]:
    """Those that may be people, if there are any: nobody is "at Forno Bassi"."""
    kept = [
        key
        for key, indices in namesakes.items()
        if is_given(names[indices[0]].words[0])
        or not all(article.doc[names[i].tokens[0] - 1].lower_ in WHERE for i in indices)
    ]
    return kept or list(namesakes)


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
    told = _find_by_age(article, names, index, {key: namesakes[key] for key in before})
    if told is None:
        told = _find_by_office(article, names, index, {key: namesakes[key] for key in before})
    gender = find_title_gender(article, names[index])
    if told is not None:
        return told
    if gender is not None:
        genders = {key: _gender(article, namesakes[key], names) for key in before}
        fitting = [key for key in before if genders[key] == gender]
        # "Mrs Roe" of Tom and Kealani Roe, where nothing tells of Kealani
        unknown = [key for key in before if genders[key] is None]
        fitting = fitting or (unknown if len(unknown) == 1 else [])
        before = {key: before[key] for key in fitting}
        others = sorted(before, key=lambda key: namesakes[key][0])[1:]
        if others and all(_is_relative(article, names, namesakes[one], index) for one in others):
            # "Ann Roe runs it. Her mother, Ida Roe, ran it before her," and then "Ms Roe"
            return min(before, key=lambda key: namesakes[key][0])
    elif len(before) > 1:
        return _find_established(article, names, index, {key: namesakes[key] for key in before})
    return max(before, key=lambda key: before[key]) if before else None


def _choose_family(
    article: ParsedArticle, names: Sequence[Name], index: int, namesakes: People
) -> str | None:
    """Whom "Mr Li" means of Li Guoqiang and Li Jing, whose family name stands first: the one named
    before, else the one whom the title fits, else the one named in the paragraph."""
    gender, place = find_title_gender(article, names[index]), article.paragraph_of
    fitting = [
        key
        for key, indices in namesakes.items()
        if indices[0] < index and _gender(article, indices, names) in (None, gender)
    ]
    near = [
        key
        for key in fitting
        if any(
            place[names[other].tokens[0]] == place[names[index].tokens[0]]
            for other in namesakes[key]
            if other < index
        )
    ]
    chosen = fitting if len(fitting) == 1 else near
    return chosen[0] if len(chosen) == 1 else None


def _find_by_age(
    article: ParsedArticle, names: Sequence[Name], index: int, namesakes: People
) -> str | None:
    """Whom "the elder Roe" and "the younger Roe" mean, by suffix ("Roe Jr."), else by age."""
    start = names[index].tokens[0]
    word = article.doc[start - 1].lower_ if start else ""
    if word not in ELDER | YOUNGER or len(namesakes) < 2:
        return None
    suffixes = {key: suffix_of(names[i[0]].words) for key, i in namesakes.items()}
    if any(suffixes.values()):
        ranks = {key: SUFFIXES.index(suffix) for key, suffix in suffixes.items()}
    else:
        ages = {
            key: next((age for i in indices if (age := _read_age(article, names[i]))), None)
            for key, indices in namesakes.items()
        }
        ranks = {key: -age for key, age in ages.items() if age is not None}
    best = (min if word in ELDER else max)(ranks.values(), default=None)
    fitting = [key for key, rank in ranks.items() if rank == best]
    return fitting[0] if len(fitting) == 1 and len(ranks) == len(namesakes) else None


def _find_by_office(
    article: ParsedArticle, names: Sequence[Name], index: int, namesakes: People
) -> str | None:
    """Whom "Professor Roe" means: the one Roe who is introduced as a professor."""
    doc, start = article.doc, names[index].tokens[0]
    if start < 1 or not is_role_noun(doc[start - 1]):
        return None
    office = doc[start - 1].lower_
    fitting = [
        key
        for key, indices in namesakes.items()
        if any(office in _words_beside(doc, names[i]) for i in indices if i < index)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _words_beside(doc: Doc, name: Name) -> set[str]:
    """What stands right in front of a name, and behind it up to the next comma but one."""
    start, end = name.tokens
    sentence = doc[start].sent
    before = doc[max(sentence.start, start - OFFICE_BEFORE) : start]
    behind: list[Token] = []
    for token in doc[end : min(sentence.end, end + OFFICE_BEHIND)]:
        if token.text == "," and behind:
            break
        if token.ent_type_ == "PERSON":
            break
        behind.append(token)
    told = (*before, *(t for t in behind if behind[0].text == ","))
    # "Jane Roe, the congressman's wife"
    return {token.lower_ for token in told if token.dep_ != "poss"}


def _read_age(article: ParsedArticle, name: Name) -> int | None:
    """ "Jane Roe, 61,", "Jane Roe (61)"."""
    behind = article.doc[name.tokens[1] : name.tokens[1] + 2]
    is_set_off = len(behind) == len(SET_OFF) and behind[0].text in SET_OFF
    is_age = is_set_off and behind[1].text.isdecimal() and len(behind[1].text) < LONGEST_AGE
    return int(behind[1].text) if is_age else None


def _is_relative(
    article: ParsedArticle, names: Sequence[Name], indices: Sequence[int], until: int
) -> bool:
    """Whether a person is told of as somebody's kin: "his cousin, Maureen", "Lucia, his wife"."""
    given = names[indices[0]].words[0]
    own = [*indices, *(i for i in range(until) if names[i].words == [given])]
    doc = article.doc
    for low, high in (names[i].tokens for i in own):
        before = [token.lower_ for token in doc[max(0, low - 2) : low] if not token.is_punct]
        behind = [token.lower_ for token in doc[high : high + KIN_BEHIND]]
        is_told_behind = behind[:1] == [","] and bool(set(behind) & WORDS.relation_nouns)
        if (before and before[-1] in WORDS.relation_nouns) or is_told_behind:
            return True
    return False


def _find_established(
    article: ParsedArticle, names: Sequence[Name], index: int, namesakes: People
) -> str | None:
    """Whom the surname alone stood for before the namesakes came, unless one of those is near.

    "Tanner Fischer … Fischer said … his mother, Adrianne Fischer, … Fischer said": the son. So does
    the first one named, where the others are told of as kin.
    """
    first, *others = sorted(namesakes, key=lambda key: namesakes[key][0])
    namesakes = {key: namesakes[key] for key in (first, *others)}
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
    kin = [key for key in namesakes if _is_relative(article, names, namesakes[key], index)]
    is_settled = bool(alone) or kin == others
    return first if is_settled and not is_near else None


def find_title_gender(article: ParsedArticle, name: Name) -> str | None:
    """What "Mrs" or "Mr" in front of a name tells."""
    before = article.doc[name.tokens[0] - 1].lower_ if name.tokens[0] else ""
    if before in WORDS.female_titles:
        return "female"
    return "male" if before in WORDS.male_titles else None


def _gender(article: ParsedArticle, indices: Sequence[int], names: Sequence[Name]) -> str | None:
    """From a title before the full name, else from a common given name."""
    for index in indices:
        titled = find_title_gender(article, names[index])
        if titled is not None:
            return titled
    given = (given_of(names[indices[0]].words) or "").split()[:1]
    if set(given) & WORDS.female_names:
        return "female"
    return "male" if set(given) & WORDS.male_names else None
