"""Whether capitalised words are a person's name, and how far the name goes.

In: a parsed document and a stretch of it. Out: yes or no, and the stretch's ends. The decision to
question: no list of surnames is asked, but what stands around the words: an office in front, an
age or an office behind, a common given name, a surname that is a person's elsewhere.
"""

import re
from collections import Counter
from dataclasses import dataclass

from transforms.entities.compounds import HYPHENS
from transforms.entities.types import WORDS
from transforms.lexicons.bodies import read_known_bodies
from transforms.lexicons.roles import read_role_words
from transforms.parse.noun_phrases import PLURAL_TAGS, is_role_noun
from transforms.parse.tokens import Doc, Token

ROLES = read_role_words()
GIVEN = WORDS.female_names | WORDS.male_names
LONGEST_PERSON = 6
FIRMS = frozenset(
    """airline bank brewer broadcaster carmaker carrier chain charity chipmaker club company
    conglomerate congregation consultancy drugmaker firm giant insurer lender maker newspaper
    operator outfit planemaker publisher retailer start-up startup supermarket think-tank toymaker
    utility""".split()
)
LEADING_FIRMS = frozenset(
    "airline brewer broadcaster carmaker carrier chipmaker contractor developer drugmaker insurer"
    " landlord lender planemaker publisher retailer supplier".split()
)
"""What stands before a firm and is no part of its name: "Carmaker Severka"."""
PARTNERS = frozenset(
    "accountants analysts architects auctioneers brokers consultants lawyers pollsters solicitors"
    " stockbrokers surveyors".split()
)
"""Whom a firm is called by in the plural: "analysts Gartner"."""
GROUPS = frozenset({"body", "group", "non-profit", "nonprofit", "organisation", "organization"})
BODIES_ARE = frozenset(
    "agent champion critic donor employer host leader member owner partner pioneer player rival"
    " seller sponsor successor supplier supporter trader winner".split()
)
"""What a firm, a club or a party may be called in an apposition as well as a person."""
AGED = re.compile(r", ?[1-9]\d ?,")
INITIALS = re.compile(r"(?:[A-Z]\.){1,3}")
ADDRESSES = frozenset("dr dr. mr mr. mrs mrs. ms ms. prof prof. professor".split())
"""Before a person, and never before a body or a place: "King Street", "Lord Howe Island"."""


@dataclass(frozen=True, slots=True)
class People:
    """Words that are people's in an article: how often as a surname, and first names."""

    surnames: Counter[str]
    given: frozenset[str]


def is_called_firm(doc: Doc, start: int, end: int) -> bool:
    """ "oil giant Severka", "the retailer Orlik", "analysts Gartner": what the word before the name
    says it is."""
    if not start:
        return False
    is_one = end - start == 1 and (end >= len(doc) or doc[end].lower_ not in ("and", ","))
    are_partners = is_one and doc[start - 1].lower_ in PARTNERS
    if doc[start - 1].lower_ in GROUPS and start > 1 and doc[start - 1].text.islower():
        # "the advocacy group Ferns Alive"
        are_partners |= doc[start - 2].pos_ in ("NOUN", "ADJ") and end - start > 1
    return are_partners or (doc[start - 1].lower_ in FIRMS and doc[start - 1].dep_ != "poss")


def is_name_of_person(doc: Doc, start: int, end: int, people: People) -> bool:
    """Two or three capitalised words, if an office stands before them ("manager Ola Brandt"), the
    first is a common given name, the last one speaks or is a person's elsewhere, or what stands
    behind them is an age or an office ("Serhiy Danilov, deputy head of the office,")."""
    words = doc.span(start, end)
    spoken = [word for word in words if word.text not in HYPHENS]
    at = start - 1
    if at > 1 and doc[at].text == ")" and doc[at - 2].text == "(":
        # "Colonel (retd) Jane Roe"
        at -= 3
    titled = at >= 0 and doc[at].lower_ in WORDS.person_nouns
    titled = titled or _is_aged(doc, end) or any(map(_is_office, words.root.children))
    titled = titled or _is_office_holder(words.root)
    known = people.surnames[words[-1].text] > 0 or words[0].lower_ in GIVEN or titled
    particles = doc[start].lower_ in WORDS.particles and end - start > 1
    if words[-1].text in read_known_bodies() and words[0].lower_ not in GIVEN:
        # "Old Labour"
        return False
    return (
        len(words.text.split()) >= 2
        and len(spoken) <= 3 + particles
        and known
        and all(
            word.lower_ in WORDS.particles
            or (could_be_given_name(word.text) and not word.text[1:].isupper())
            or (word.i == start and INITIALS.fullmatch(word.text) is not None)
            for word in spoken
        )
    )


def _is_aged(doc: Doc, end: int) -> bool:
    return AGED.fullmatch(doc.span(end, end + 3).text) is not None  # "Serhiy Danilov, 43, said"


def _is_office_holder(name: Token) -> bool:
    """ "The bank's new chairman, Nimal Wickrama, said", where the office has one holder."""
    office = name.head
    is_behind = name.dep_ == "appos" and office.i < name.i and name.doc[name.i - 1].dep_ != "det"
    is_one = office.tag_ not in PLURAL_TAGS and office.lower_ not in FIRMS | BODIES_ARE
    is_known = any(c.dep_ == "poss" or c.lower_ == "the" for c in office.children)
    return is_behind and is_role_noun(office) and is_one and is_known


def _is_office(token: Token) -> bool:
    """An apposition that says what somebody is, and not what a body can be, too."""
    return (
        token.dep_ == "appos"
        and is_role_noun(token)
        and token.tag_ not in PLURAL_TAGS
        and token.lower_ not in FIRMS | BODIES_ARE
    )


def is_as_person(doc: Doc, start: int, surname: Token) -> bool:
    """Whether it does something, or stands whole behind a people: "the Argentine | Jane Roe"."""
    is_full = 0 < start < surname.i and doc[start - 1].lower_ in WORDS.descriptors
    return surname.dep_ == "nsubj" or is_full


def widen_person(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The whole of a person's name: "Pieter van der | Meer", "J. | Roe", "Jane Roe | Jr."."""
    sentence = doc[start].sent if start < end else None
    while sentence is not None and start > sentence.start and end - start < LONGEST_PERSON:
        before = doc[start - 1]
        is_hyphen = before.text == "-" and not before.whitespace_ and not doc[start - 2].whitespace_
        if is_hyphen and start - 2 >= sentence.start and doc[start - 2].text[:1].isupper():
            start -= 2
        elif (
            before.lower_ in WORDS.particles
            and start - 2 >= sentence.start
            and (
                doc[start - 2].lower_ in WORDS.particles
                or (doc[start - 2].pos_ == "PROPN" and doc[start - 2].text[:1].isupper())
            )
        ) or (
            before.pos_ == "PROPN"
            and (
                (before.lower_ in GIVEN and before.text[0].isupper())
                or (len(before.text) == 2 and before.text[0].isupper() and before.text[1] == ".")
                or (doc[start].text.islower() and before.text[:1].isupper())
            )
            and before.ent_type_ in ("", "PERSON")
        ):
            start -= 1
        else:
            break
    while sentence is not None and end < sentence.end and end - start < LONGEST_PERSON:
        after = doc[end]
        is_hyphen = after.text == "-" and not after.whitespace_ and not doc[end - 1].whitespace_
        if is_hyphen and end + 1 < sentence.end and doc[end + 1].text[:1].isupper():
            end += 2
        elif (after.lower_ in WORDS.suffixes and after.text[0].isupper()) or (
            end - start == 1
            and doc[start].lower_ in GIVEN
            and after.pos_ == "PROPN"
            and after.ent_type_ in ("", "PERSON")
            and after.text[0].isupper()
            and after.text.replace("'", "").isalpha()
            and after.lower_ not in WORDS.organisations
        ):
            end += 1
        else:
            break
    return start, end


def opens_nickname(token: Token) -> bool:
    """The "All" of "All Blacks coach" and "All Blacks head coach"."""
    if token.lower_ not in ROLES.nickname_firsts or not token.text.istitle():
        return False
    behind = token.doc[token.i + 1 : token.i + 4]
    offices = (word for word in behind[1:] if word.lower_ in ROLES.club_offices)
    return (
        len(behind) > 1 and behind[0].text.istitle() and behind[1].text.islower() and any(offices)
    )


def could_be_given_name(word: str) -> bool:
    plain = word.rstrip(".")
    return word[:1].isupper() and plain.lower() not in WORDS.organisations and plain.isalpha()
