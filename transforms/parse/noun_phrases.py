"""What a noun phrase that stands for a speaker tells: noun, number, gender, age, definiteness.

In: a parsed document and the head of a phrase. Out: a `Phrase`. The decision to question: a noun
is a person's by list or by ending ("-ologist", "-woman"), never by the verb it goes with, so
"the letter said" does not make a person of a letter.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transforms.lexicons.names import read_name_words
from transforms.parse.syntax import Tokens, edges
from transforms.parse.tokens import Doc, Token

WORDS = read_name_words()
ROLE_NOUNS = (
    WORDS.person_nouns
    | frozenset(WORDS.roles)
    | frozenset(word for words in WORDS.roles.values() for word in words)
)
PERSON_ENDING = re.compile(
    r"(ologist|ician|[a-z]{3}ist|woman|[a-z]{3}man|women|[a-z]{3}men|person|people|ographer|master"
    r"|keeper|maker|[a-z]{2}ster|smith|wright|monger|holder|[msty]mate|goer)\Z"
)
THINGS = frozenset(
    "blockbuster booster canister checklist cluster coaster disaster dumpster filibuster hamster "
    "lobster monster oyster ouster placeholder plaster poster rooster roster semester shortlist "
    "talisman toaster wishlist".split()
)
"""Nouns of such an ending that are nobody: "the ouster of the chairwoman"."""
AGE = re.compile(r"\b(\d{1,3})-year-old\b", re.IGNORECASE)
DEFINITE = frozenset({"the", "this", "that"})
OWNERS = frozenset({"his", "her", "their", "its", "my", "our"})
EPITHETS = frozenset({"debutant", "debutante", "international"})
"""What a person is called, and no trade: "the Norway international"."""
AREAS = frozenset("area city continent country county nation region town world".split())
""" "The world's second largest bank" tells of a bank; it is nobody's."""
PERSONAL = frozenset({"who", "whom"})
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
PLURAL_COUNTS = frozenset({"two", "three", "four", "five", "several", "some", "many", "most"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase by its head; `reach` is definite, indefinite or owned, `kind` is person, people,
    body or thing."""

    tokens: Tokens
    noun: str
    reach: str
    kind: str
    gender: str | None
    age: str | None


def is_role_noun(token: Token) -> bool:
    """Whether a noun says what somebody is by office or trade."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    lemma = token.lemma_.lower()
    if lemma in ROLE_NOUNS or token.lower_ in ROLE_NOUNS:
        return lemma not in WORDS.relation_nouns
    return token.pos_ == "NOUN" and lemma not in THINGS and bool(PERSON_ENDING.search(lemma))


def noun_of(token: Token) -> str:
    """The lemma, with the parts before a hyphen: "team-mate", "full-back"."""
    doc, start = token.doc, token.i
    noun = token.lemma_.lower()
    while start >= 2 and doc[start - 1].text == "-" and not doc[start - 1].whitespace_:
        noun = f"{doc[start - 2].lower_}-{noun}"
        start -= 2
    return noun


def gender_of_noun(noun: str) -> str | None:
    """Female or male, where the noun says so."""
    last = noun.rsplit("-", maxsplit=1)[-1]
    if last in WORDS.either_nouns:
        return None
    if {noun, last} & WORDS.female_nouns or last.endswith("woman"):
        return "female"
    return "male" if {noun, last} & WORDS.male_nouns or last.endswith("man") else None


def read_phrase(doc: Doc, tokens: Tokens, head: Token) -> Phrase:
    """The phrase at a token range with its head noun."""
    noun = noun_of(head)
    low, high = tokens
    first = doc[low].lower_
    age = AGE.search(doc.span(low, high).text)
    owned = first in OWNERS or any(
        token.tag_ == "POS" and token.nbor(-1).lower_ not in AREAS
        for token in doc[low + 1 : head.i]
    )
    definite = first in DEFINITE and first != "those"
    reach = "owned" if owned else "definite" if definite else "indefinite"
    # "the 34-year-old", "the two women": an age and a number stand in for a noun's own signs
    plural = head.tag_ in PLURAL_TAGS or first in PLURAL_COUNTS
    if noun in WORDS.organisation_nouns and not plural:
        kind = "body"
    elif (
        is_person_noun(head)
        or (age is not None and high <= head.i + 1)
        or noun in EPITHETS
        or is_former_member(doc, low, head)
    ):
        kind = "people" if plural else "person"
    else:
        kind = "people" if plural else "thing"
    return Phrase(tokens, noun, reach, kind, gender_of_noun(noun), age and age.group(1))


def is_former_member(doc: Doc, low: int, head: Token) -> bool:
    """ "The former Beatle", who is one of a body's members and no body."""
    is_former = head.i - low >= 2 and doc[low + 1].lower_ == "former"
    return is_former and head.pos_ == "PROPN" and head.ent_type_ not in ("GPE", "LOC")


def is_person_noun(token: Token) -> bool:
    """Whether the noun stands for a person, by office, trade, kinship or sex."""
    lemma = token.lemma_.lower()
    return lemma in WORDS.relation_nouns or is_role_noun(token) or gender_of_noun(lemma) is not None


def is_someone(token: Token) -> bool:
    """Whether a noun or a name stands for a person or for people."""
    return token.ent_type_ in ("PERSON", "NORP") or is_person_noun(token)


def find_antecedent(relative: Token) -> Token:
    """The noun of a relative pronoun: in "Republicans in the state who" it is no state."""
    noun = nearest = relative.head.head
    if relative.lower_ not in PERSONAL:
        above = noun.head.head
        is_where = noun.ent_type_ == "GPE" and noun.dep_ == "pobj" and noun.head.lower_ == "in"
        # "the ruling in San Diego, which found": no town finds
        return above if is_where and above.pos_ in ("NOUN", "PROPN") else nearest
    while not is_someone(noun):
        above = noun.head.head
        is_inside = noun.dep_ == "pobj" and noun.head.dep_ == "prep"
        if not is_inside or above.pos_ not in ("NOUN", "PROPN"):
            return nearest
        noun = above
    return noun


def find_phrases(doc: Doc) -> Iterator[Phrase]:
    """Phrases whose head stands for people or a body, in text order."""
    for token in doc:
        if token.pos_ != "NOUN" or token.dep_ in ("compound", "attr", "nmod"):
            continue
        if token.lower_ in ROLE_NOUNS or token.lower_ in WORDS.organisation_nouns:
            fits = True
        else:
            fits = is_person_noun(token) or token.lemma_.lower() in WORDS.organisation_nouns
        if fits:
            yield read_phrase(doc, (edges(token)[0], token.i + 1), token)
