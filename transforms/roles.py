"""Stated roles of named people: title, unit and affiliation, with where they stand.

In: a parsed article and its names. Out: `Role`s. A role stands before the name ("Czech Foreign
Minister Jan Novak", "Professor at the Institute of Peace Jane Roe"), behind it as an apposition
("Jane Roe, a professor at …,"), in front of it as one ("a spokeswoman, Jane Roe,"), or as a
predicate ("Jane Roe is head of …"). The decision to question: only words with a role noun in
them count, so "Jane Roe, 43," and "the late Jane Roe" state none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from transforms.frames import Tokens, edges, trim
from transforms.mentions import Name
from transforms.name_words import read_name_words
from transforms.parse import ParsedArticle
from transforms.phrases import is_role_noun

WORDS = read_name_words()
CHAIN = frozenset({"of", "for", "at", "and", "the", "'s", "’s", "&"})
CHAIN_TAGS = frozenset({"NOUN", "PROPN", "ADJ", "PART"})
LONGEST_ROLE = 20
LEADING = frozenset({"a", "an", "the", "its", "his", "her", "their", "our"})
TRAILING = frozenset({"dr", "dr.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "sir", "dame"})
TITLE_END = re.compile(r"\s+(?:at|of|for|with|in|from|on|to)\s+")


@dataclass(frozen=True, slots=True)
class Role:
    """A stated role of names[name]: token range and its parts as text."""

    name: int
    tokens: Tokens
    title: str | None
    unit: str | None
    affiliation: str | None
    method: str

    def head_words(self) -> frozenset[str]:
        """The noun of the title, for matching "the professor" against it.

        Only the last word counts: "the board" is not the board chairman.
        """
        return frozenset((self.title or "").lower().replace("-", " ").split()[-1:])


def find_roles(article: ParsedArticle, names: Sequence[Name]) -> list[Role]:
    """Roles of the people named, in text order, each stretch once."""
    found: dict[tuple[int, Tokens], Role] = {}
    for index, name in enumerate(names):
        if name.entity_type != "person":
            continue
        for tokens, method in _stretches(article.doc, name):
            role = _read_role(article, names, index, tokens, method)
            if role is not None:
                found.setdefault((index, tokens), role)
    return sorted(found.values(), key=lambda role: role.tokens)


def _stretches(doc: Doc, name: Name) -> Iterator[tuple[Tokens, str]]:
    start, end = name.tokens
    head = doc[start:end].root
    before = _chain_before(doc, start)
    if before is not None:
        yield before, "rules/role-before"
    for child in head.children:
        if child.dep_ == "appos" and child.i >= end:
            low, high = edges(child)
            for inner in child.subtree:
                if inner.dep_ == "relcl" and inner.left_edge.i > child.i:
                    high = min(high, inner.left_edge.i)
            yield (low, high), "rules/role-behind"
    if head.dep_ == "appos" and head.head.i < start:
        yield (head.head.left_edge.i, start), "rules/role-apposition"
    if head.dep_ == "nsubj" and head.head.lemma_ == "be":
        for child in head.head.children:
            if child.dep_ == "attr":
                yield edges(child), "rules/role-predicate"


def _chain_before(doc: Doc, start: int) -> Tokens | None:
    """The nouns right before a name, through "of", "for" and "at", from the first role noun on."""
    sentence = doc[start].sent.start if doc.has_annotation("SENT_START") else 0
    low = start
    while low > sentence and (doc[low - 1].pos_ in CHAIN_TAGS or doc[low - 1].lower_ in CHAIN):
        if start - low > LONGEST_ROLE:
            break
        low -= 1
    nouns = [index for index in range(low, start) if is_role_noun(doc[index])]
    if not nouns:
        return None
    first = nouns[0]
    while first > low and doc[first - 1].pos_ in CHAIN_TAGS and doc[first - 1].lower_ != "and":
        first -= 1
    return first, start


def _read_role(
    article: ParsedArticle, names: Sequence[Name], index: int, tokens: Tokens, method: str
) -> Role | None:
    doc = article.doc
    trimmed = trim(doc, *tokens)
    if trimmed is None or trimmed[1] - trimmed[0] > LONGEST_ROLE:
        return None
    low, high = trimmed
    while low < high and doc[low].lower_ in LEADING:
        low += 1
    while high > low and (
        doc[high - 1].lower_ in TRAILING or doc[high - 1].text == "," or doc[high - 1].is_space
    ):
        high -= 1
    nouns = [token for token in doc[low:high] if is_role_noun(token)]
    own = names[index].tokens
    if not nouns or (low < own[1] and own[0] < high):
        return None
    text = re.sub(r"\s+", " ", article.slice(low, high)).strip(" ,")
    title, rest = _split_title(text)
    inside = [
        name.text
        for name in names
        if low <= name.tokens[0] and name.tokens[1] <= high and name.entity_type != "person"
    ]
    unit, affiliation = _split_rest(rest, inside)
    owner = _owner_before_title(doc, low, nouns[0])
    if owner is not None and affiliation is None:
        affiliation = article.slice(*owner)
        title = re.sub(r"\s+", " ", article.slice(_after_owner(doc, owner), high))
        title = _split_title(title)[0]
    return Role(index, (low, high), title or None, unit, affiliation, method)


def _split_title(text: str) -> tuple[str, str]:
    parts = TITLE_END.split(text, maxsplit=1)
    return parts[0].strip(" ,"), parts[1].strip(" ,") if len(parts) > 1 else ""


def _split_rest(rest: str, organisations: Sequence[str]) -> tuple[str | None, str | None]:
    """ "department of security at the Prague Institute": unit and affiliation."""
    if not rest:
        return None, None
    for name in organisations:
        if name in rest:
            unit = re.sub(r"\s+(?:at|of|for|with|in|from)\s+(?:the\s+)?\Z", "", rest.split(name)[0])
            unit = re.sub(r"\A(?:the|a|an)\s+|(?:the|a|an)\Z", "", unit.strip(" ,")).strip(" ,")
            return unit or None, name
    plain = re.sub(r"\A(?:the|a|an)\s+", "", rest)
    parts = re.split(r"\s+at\s+(?:the\s+)?", plain, maxsplit=1)
    return (parts[0], parts[1]) if len(parts) > 1 else (None, plain or None)


def _owner_before_title(doc: Doc, low: int, noun: Token) -> Tokens | None:
    """What owns the title: "Severka's chief executive", "Severka campaign spokesman"."""
    possessive = [index for index in range(low, noun.i) if doc[index].tag_ == "POS"]
    if possessive and possessive[-1] > low:
        return low, possessive[-1]
    owner = doc[low : noun.i]
    is_name = len(owner) > 0 and owner[0].pos_ == "PROPN" and owner[0].text[0].isupper()
    if is_name and noun.pos_ == "NOUN" and all(t.pos_ in ("PROPN", "NOUN") for t in owner):
        return low, noun.i
    return None


def _after_owner(doc: Doc, owner: Tokens) -> int:
    return owner[1] + 1 if doc[owner[1]].tag_ == "POS" else owner[1]
