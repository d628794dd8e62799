"""Of what sort an office is, where nothing owns it: "Town clerk", "race committee chairman".

In: the tokens in front of an office. Out: whether they are a part of the title. The decision to
question: a committee written small has no name, so its chairman is one of whatever body it is of.
"""

from transforms.lexicons.names import read_name_words
from transforms.lexicons.roles import read_role_words
from transforms.parse.tokens import Doc, Token

WORDS = read_name_words()
ROLES = read_role_words()
CHAMBERS = frozenset({"house", "senate", "parliament"})
COMMITTEES = frozenset({"board", "commission", "committee", "panel", "subcommittee"})
PARTIES = frozenset({"lib dem", "liberal democrat"})
SPOKEN_BY = frozenset({"spokesman", "spokesperson", "spokeswoman"})


def is_sort(doc: Doc, low: int, noun: Token) -> bool:
    """Whether a word tells of what sort the office is: "Town clerk", "Fire chief", "Conservative
    House leader", and no "City manager" of a club."""
    at = noun.i - 1
    if at < low:
        return False
    word = doc[at].lower_
    if word == "house" and noun.lower_ == "leader":
        return True
    if word == "cabinet" and noun.lower_ == "secretary":
        return at == low or doc[low].lower_ in ROLES.portfolio_words
    if noun.lower_ in SPOKEN_BY:
        # "Police spokesman"
        return False
    if word in COMMITTEES and doc[at].text.islower():
        return at > low and all(_is_small(doc[i]) for i in range(low, at))
    is_club = word in WORDS.teams and noun.lower_ in ROLES.club_offices and doc[at].text.istitle()
    return at == low and word in ROLES.sorts and not is_club


def _is_small(token: Token) -> bool:
    """Written small, but at the start of a sentence: "Race | committee chairman"."""
    is_name = token.ent_type_ in ("GPE", "NORP", "PERSON") or token.lower_ in CHAMBERS
    return token.text.islower() or (token.is_sent_start and token.text.istitle() and not is_name)


def is_party(words: str) -> bool:
    """A party of two words, which sort its members: "a Liberal Democrat councillor"."""
    return words.lower() in PARTIES
