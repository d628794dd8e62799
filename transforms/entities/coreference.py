"""Which names of an article are the same entity, and what type it has.

In: a parsed article and its names. Out: `EntityCluster`s, each surface with the reason that joined
it ("surname", "given name", "acronym", "short form", "spelling", "same words"); the names with the
type that most of their entity's have. The decision to
question: no join beats a guess. "Hale" with two Hales in the article and no "Mrs." before it stays
an entity of its own, of this article.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from transforms.entities.compounds import word_ends
from transforms.entities.gender import is_given
from transforms.entities.name_groups import (
    HEADS,
    TELLING_VOTES,
    Group,
    close_group,
    merge_groups,
)
from transforms.entities.namesakes import find_bearer
from transforms.entities.places import SAME_COUNTRY, is_place_name
from transforms.entities.pronouns import is_firm, read_pronoun
from transforms.entities.types import (
    ACRONYM,
    LABEL_OF,
    SMALL_WORDS,
    WORDS,
    EntityCluster,
    Name,
    given_of,
    key_of,
    suffix_of,
    surname_of,
)
from transforms.entities.whole_names import JOINTS
from transforms.parse.document import ParsedArticle

PATRONYMS = frozenset({"bin", "bint", "binte", "binti", "ibn"})
"""In front of the father's name."""
INNER_WORDS = SMALL_WORDS - {"&"}
"""Behind no short form at the start of a name: "Roe" of "Roe & Hale" is one, "Oslo" of "Oslo and
Vik" is none."""
MISREAD = frozenset({"organization", "product", "work", "event"})
"""What a full name may be taken for in one place and a person's in the next."""


def cluster_names(article: ParsedArticle, names: Sequence[Name]) -> list[EntityCluster]:
    """Entities of the document in the order of their first name."""
    groups, singles = _same_words(article, names)
    _join_spellings(groups, names)
    _join_acronyms(article, groups, names)
    _join_short_forms(article, groups, names)
    _place_singles(article, groups, singles, names)
    return sorted(
        (close_group(group, names) for group in groups.values()), key=lambda cluster: cluster.names
    )


def agree_on_types(names: Sequence[Name], clusters: Sequence[EntityCluster]) -> list[Name]:
    """The names with the type of their entity."""
    agreed = list(names)
    for cluster in clusters:
        for index in cluster.names:
            if names[index].entity_type != cluster.entity_type:
                agreed[index] = replace(
                    names[index],
                    label=LABEL_OF[cluster.entity_type],
                    entity_type=cluster.entity_type,
                    method="rules/majority",
                    confidence=WORDS.confidence["rules/majority"],
                )
    return agreed


def _same_words(
    article: ParsedArticle, names: Sequence[Name]
) -> tuple[dict[str, Group], list[int]]:
    """Groups of names with the same words, and the names of one word that may be people's."""
    groups: dict[str, Group] = {}
    singles: list[int] = []
    full = [name.words for name in names if name.entity_type == "person"]
    givens = {key_of(given).split()[0] for words in full if (given := given_of(words))}
    votes: dict[str, Counter[bool]] = {}
    for name in names:
        told = TELLING_VOTES if name.method == "rules/head-word" else 1
        votes.setdefault(key_of(name.text), Counter())[name.entity_type == "person"] += told
    surnames = {
        surname_of(words)
        for words in full
        if given_of(words) and not _is_of_firm(words, votes.get(surname_of(words), Counter()))
    }
    paternal = {key for words in full if (key := _find_paternal(words)) is not None}
    for index, name in enumerate(names):
        key = key_of(" ".join(name.words))
        is_person = name.entity_type == "person"
        if is_person and given_of(name.words) is None:
            singles.append(index)
            continue
        # "Israel" is no Mr. Katz's given name where it is a place
        is_given_name = key in givens and name.entity_type in ("place", "group")
        is_bearer = key in surnames or (is_given_name and not is_place_name(name.text))
        is_bearer |= key in paternal and name.entity_type in MISREAD and not name.text.isupper()
        if not is_person and is_bearer and not _is_where(article, name):
            singles.append(index)
            continue
        count = votes[key_of(name.text)]
        if is_person or (name.entity_type in MISREAD and " " in key):
            is_person = count[True] >= count[False]
        group = groups.setdefault(f"{is_person}:{key}", Group(key, is_person))
        group.names.append(index)
    return groups, singles


def _find_paternal(words: list[str]) -> str | None:
    """ "Buitrago" of "Éider Buitrago Roa", by which the next sentence calls him."""
    given, surname = given_of(words) or "", surname_of(words)
    before = given.split()[1:]
    return before[-1] if before and surname and not is_given(before[-1]) else None


def _is_of_firm(words: Sequence[str], votes: Counter[bool]) -> bool:
    """ "Camp Strava" in a story that has Strava as a body all the time: nobody's family name."""
    return not is_given(words[0]) and votes[False] > 2 * max(1, votes[True])


def _is_where(article: ParsedArticle, name: Name) -> bool:
    """ "in Warren" is the town, though the story has an Elizabeth Warren."""
    start = name.tokens[0]
    before = article.doc[start - 1].lower_ if start else ""
    is_place = name.entity_type == "place" and is_place_name(name.text)
    return is_place and before in ("in", "from", "near", "outside")


def _join_spellings(groups: dict[str, Group], names: Sequence[Name]) -> None:
    """ "U.S." and "America", "Czech" and "Czechs", "J. R. Whitlock" and "John Whitlock"."""
    filed: dict[str, str] = {}
    for key in list(groups):
        group = groups[key]
        country = SAME_COUNTRY.get(group.key)
        types = {names[index].entity_type for index in group.names}
        plural = key.removesuffix("s")
        if country is not None and not group.is_person:
            country = key_of(country)
            filed.setdefault(country, key)
            if f"False:{country}" in groups:
                filed[country] = f"False:{country}"
            if filed[country] != key:
                merge_groups(groups, key, filed[country], "spelling")
        elif types == {"group"} and plural != key and plural in groups:
            merge_groups(groups, key, plural, "spelling")
    people = [key for key, group in groups.items() if group.is_person]
    for key in people:
        words = names[groups[key].names[0]].words
        fitting = [
            other
            for other in people
            if other != key
            and other in groups
            and _is_shorter(words, names[groups[other].names[0]].words)
        ]
        if len(fitting) == 1:
            merge_groups(groups, key, fitting[0], "spelling")


def _is_shorter(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether a full name is another's with less of the given names: "J. Roe", "Jane A. Roe".

    Or with less of what stands behind: "Siti Aminah" of "Siti Aminah binti Yusof".
    """
    if suffix_of(list(short)) != suffix_of(list(long)):
        return False
    if 1 < len(short) < len(long) and list(long[: len(short)]) == list(short):
        return long[len(short)].lower() in PATRONYMS
    if surname_of(list(short)) != surname_of(list(long)):
        return False
    if short[0].lower() in JOINTS and list(long[1:]) == list(short):
        # "Ben Youssef" of "Slim Ben Youssef"
        return True
    one, other = (given_of(list(words)) or "" for words in (short, long))
    ones, others = one.split(), other.split()
    if len(one) >= len(other) or not ones or not others:
        return False
    return ones[0] == others[0] or (len(ones[0]) == 1 and ones[0] == others[0][0])


def _long_forms(groups: dict[str, Group], names: Sequence[Name]) -> Iterator[tuple[str, list[str]]]:
    for key, group in groups.items():
        if group.is_person or " " not in group.key:
            continue
        if any(names[index].entity_type != "group" for index in group.names):
            yield key, group.key.split()


def _join_acronyms(article: ParsedArticle, groups: dict[str, Group], names: Sequence[Name]) -> None:
    """ "Markets Authority (FMA)", "FMA (Markets Authority)", the initials of one name only."""
    longs = list(_long_forms(groups, names))
    beside = _bracketed(article, names)
    for key in list(groups):
        if key not in groups:
            continue
        text = names[groups[key].names[0]].text
        if not ACRONYM.match(text) or is_place_name(text):
            continue
        letters = text.rstrip("s").replace(".", "").replace("&", "").lower()
        defined = [
            long
            for long, words in longs
            if long in groups
            and _abbreviates(letters, words)
            and any((a, b) in beside for a in groups[key].names for b in groups[long].names)
        ]
        exact = [long for long, words in longs if long in groups and letters in _initials(words)]
        fitting = defined[:1] or (exact if len(exact) == 1 else [])
        if fitting and fitting[0] != key:
            merge_groups(groups, key, fitting[0], "acronym")
            _join_acronym_with_head(groups, letters, fitting[0])


def _join_acronym_with_head(groups: dict[str, Group], letters: str, long: str) -> None:
    """ "INF Treaty" beside "Intermediate Nuclear Forces Treaty (INF)"."""
    head = groups[long].key.split()[-1]
    short = f"False:{letters} {head}"
    if short in groups and short != long:
        merge_groups(groups, short, long, "short form")


def _bracketed(article: ParsedArticle, names: Sequence[Name]) -> frozenset[tuple[int, int]]:
    """Pairs of names, either way round, of which the second stands in brackets."""
    doc = article.doc
    found: set[tuple[int, int]] = set()
    for index in range(len(names) - 1):
        end, start = names[index].tokens[1], names[index + 1].tokens[0]
        between = [doc[i].text for i in range(end, start)]
        if between in (["("], ["(", "the"], ["(", '"'], [",", "or"]):
            found |= {(index, index + 1), (index + 1, index)}
    return frozenset(found)


def _initials(words: Sequence[str]) -> set[str]:
    large = [word for word in words if word not in SMALL_WORDS]
    return {"".join(word[0] for word in large), "".join(word[0] for word in words)}


def _abbreviates(letters: str, words: Sequence[str]) -> bool:
    """Whether the letters are initials of the words, some left out; the first one may not be."""
    initials = [word[0] for word in words]
    if not letters or letters[0] not in initials[:2]:
        return False
    rest = iter("".join(words)) if len(words) < len(letters) else iter(initials)
    return all(letter in rest for letter in letters)


def _join_short_forms(
    article: ParsedArticle, groups: dict[str, Group], names: Sequence[Name]
) -> None:
    """ "Severka" of "Severka Motors", "the Red Cross" of "Austrian Red Cross"."""
    for key in list(groups):
        short = groups[key]
        words = short.key.split()
        types = {names[index].entity_type for index in short.names}
        if short.is_person or types & {"group", "place"}:
            if "place" in types:
                _join_misread_firm(groups, key)
            continue
        if is_place_name(short.key) and words[0] not in HEADS:
            continue
        in_story = [i for i in short.names if not article.is_headline(names[i].tokens[0])]
        long = _long_of(words, min(in_story or short.names), groups, names, key)
        if long is not None:
            merge_groups(groups, key, long, "short form")


def _join_misread_firm(groups: dict[str, Group], key: str) -> None:
    """ "Nippon Lace", a place for the model, where the story has a "Nippon Lace Co Ltd"."""
    short = groups[key].key
    if is_place_name(short) or " " not in short:
        return
    for other, group in groups.items():
        rest = group.key.removeprefix(f"{short} ").split()
        is_firm = group.key.startswith(f"{short} ") and set(rest) <= WORDS.legal_forms
        if is_firm and not group.is_person:
            group.is_firm = True
            merge_groups(groups, key, other, "short form")
            return


def _long_of(
    words: Sequence[str], at: int, groups: dict[str, Group], names: Sequence[Name], own: str
) -> str | None:
    """The nearest earlier longer name that begins or ends in the words, else the first later.

    A first word comes behind its long form only: "Redonda" of "the Redonda Restoration Fund" is
    an island, if the story speaks of it before it speaks of the fund.
    """
    fitting: list[tuple[int, str]] = []
    for key, long_words in _long_forms(groups, names):
        if key == own or len(long_words) <= len(words) or words[0] not in long_words:
            continue
        if not _shortens(words, long_words, word_ends(names[groups[key].names[0]].text)):
            continue
        before = [index for index in groups[key].names if index < at]
        rest = set(long_words[len(words) :])
        is_first = list(long_words[: len(words)]) == list(words)
        if not before and (words[-1] not in HEADS or is_first) and not rest <= WORDS.legal_forms:
            # "General Motors", and later "General Motors Acceptance Corp", a bank of its own
            continue
        fitting.append((at - before[-1] if before else len(names) + groups[key].names[0], key))
    return min(fitting)[1] if fitting else None


def _shortens(words: Sequence[str], long: Sequence[str], ends: frozenset[int]) -> bool:
    """Whether words are a part of a long name; `ends` are its words behind which a space is."""
    count = len(words)
    if list(long[-count:]) == list(words) and len(long) - count in ends:
        # "Packers" of "Green Bay Packers"
        is_team = words[-1].endswith("s") and is_place_name(" ".join(long[:-count]))
        return count > 1 or words[0] in HEADS or is_team
    if list(long[:count]) == list(words) and count in ends:
        # "Roe" of "Roe & Hale"
        return long[count] not in INNER_WORDS or words[-1] in HEADS
    cut = next((i for i, word in enumerate(long) if i and word in ("of", "for")), 0)
    return cut > 1 and count == 1 and long[cut - 1] == words[0] and words[0] in HEADS


def _place_singles(
    article: ParsedArticle,
    groups: dict[str, Group],
    singles: Sequence[int],
    names: Sequence[Name],
) -> None:
    """Single words that may be people's: to a full name, to an organisation, or by themselves."""
    people = {key: tuple(group.names) for key, group in groups.items() if group.is_person}
    for index in singles:
        key = key_of(" ".join(names[index].words))
        found, reason = find_bearer(article, names, index, people)
        firm = _long_of([key], index, groups, names, "") or _find_firm(groups, key)
        if firm is None and found is not None and people[found][0] > index:
            firm = _add_firm(article, groups, names, index, key)
        rivals = people.get(found or "", ())
        if firm is not None and is_firm(article, names, index, rivals, groups[firm].names):
            found, reason = firm, "short form"
        if found is None and not reason:
            found = f"False:{key}" if f"False:{key}" in groups else None
            reason = "same words"
            if found is None:
                found = _long_of([key], index, groups, names, "")
                reason = "short form"
        if found is None:
            found = f"True:{key}"
            groups.setdefault(found, Group(key, True))
        groups[found].names = sorted([*groups[found].names, index])
        if key != groups[found].key:
            groups[found].reasons.setdefault(key, reason)


def _find_firm(groups: dict[str, Group], key: str) -> str | None:
    return f"False:{key}" if f"False:{key}" in groups else None


def _add_firm(
    article: ParsedArticle,
    groups: dict[str, Group],
    names: Sequence[Name],
    index: int,
    key: str,
) -> str | None:
    """ "Halvorsen said it would fly on alone", and only then "Knut Halvorsen, who founded it"."""
    if read_pronoun(article.doc, names[index], names) != "body":
        return None
    groups[f"False:{key}"] = Group(key, False, is_firm=True)
    return f"False:{key}"
