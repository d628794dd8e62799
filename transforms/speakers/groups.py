"""Whether a source is a people or a party, a part of it, or one of it, and which words tell that.

In: a parsed document, a source and the name of a group in it. Out: "whole", "part" or "one"; the
words of a described speaker without what follows them by accident. The
decision to question: "many Republicans" and "House Republicans" are not the Republicans, so they
are speakers of their own, unnamed; "Republicans in Congress" are, since what stands behind a name
mostly tells more of it.
"""

from transforms.entities.types import Name
from transforms.parse.noun_phrases import PLURAL_TAGS, is_person_noun
from transforms.parse.syntax import FINITE, Tokens
from transforms.parse.tokens import Doc, Token

ADDRESSES = frozenset({"madam", "sir", "sirs"})
DASHES = frozenset({"-", "–", "—"})
ARTICLES = frozenset({"the", "these", "those", "and", "both"})
RELATIVE_TAGS = frozenset({"WP", "WP$", "WDT"})
TAIL = frozenset({"who", "which", "that", "whom", "'s", "’s", "'", "’"})
CLOSING = frozenset(')]"”%')
OPENING = frozenset("the a an one from in at who whose which".split())
DAYS = frozenset(f"{day}day" for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun"))
PAPERS = frozenset({"independent", "mail", "scotland", "wales"})
"""Newspapers with a day in their name: "the Mail on Sunday"."""
SETTINGS = frozenset("email interview letter post release report speech statement tweet".split())
"""What somebody says something in."""
THOSE = frozenset({"these", "those", "everyone", "everybody", "anyone"})
SOME = frozenset({"one", "another", "some", "others", "many", "both", "several", "few", "all"})
SPANS = frozenset({"week", "month", "year", "night"})
BENCHES = frozenset({"bench", "jury", "panel"})
SPOKESPEOPLE = frozenset({"spokesman", "spokesperson", "spokeswoman"})
FARTHEST_HEAD = 4
"""Tokens in which the noun of "a five-judge division bench of" is."""
ONE = frozenset({"a", "an", "one", "another", "the", "this", "that"})


def read_share(doc: Doc, source: Tokens, name: Name) -> str:
    """How much of a group the words of a source are."""
    start, end = name.tokens
    before = doc[source[0] : start]
    if before and all(token.lower_ in ONE for token in before) and _is_single(doc, end - 1):
        return "one"
    is_part = any(not token.is_punct and token.lower_ not in ARTICLES for token in before)
    return "part" if is_part else "whole"


def find_outer(doc: Doc, source: Tokens) -> Token | None:
    """The noun of those who are none of the people named behind it: "a | bench of Justice Roe and
    Justice Hale", "a | spokesperson for investor Severka Ventures"."""
    low, high = source
    for index in range(low, min(low + FARTHEST_HEAD, high - 2)):
        word, link = doc[index].lower_, doc[index + 1].lower_
        if link == "of" and word in BENCHES:
            return doc[index]
        if link == "for" and word in SPOKESPEOPLE:
            is_trade = doc[index + 2].pos_ == "NOUN" and doc[index + 2].text.islower()
            # "a spokesman for police, Jane Roe"
            is_closed = all(token.text != "," for token in doc[index:high])
            return doc[index] if is_trade and is_closed else None
    return None


def is_described(source: Tokens, head: Token) -> bool:
    """ "those surveyed", "some of them", who are nobody named before."""
    is_long = source[1] - source[0] > 1
    return head.lower_ in SOME or (head.lower_ in THOSE and is_long)


def skip_hyphen(doc: Doc, source: Tokens, head: Token) -> Token:
    """The last part of a noun with a hyphen: "profit" of "the non-profit", parsed as two."""
    while head.i + 2 < source[1] and doc[head.i + 1].text == "-" and not head.whitespace_:
        if is_person_noun(head) or doc[head.i + 2].pos_ != "NOUN":
            # "the mum-of-two"
            break
        head = doc[head.i + 2]
    return head


def trim_words(doc: Doc, source: Tokens) -> Tokens:
    """Without a comma, a possessive or "who" at the end: "the members who", "The campaign's".

    Nor with what the words do, more of the same or a day: "The 28-year-old | has been training",
    "The Oslo firm |, a maker of stoves", "the lawyer of the town | on Monday".
    """
    start, end = source[0], _find_clause(doc, (source[0], _find_verb(doc, source)))
    end = _find_addition(doc, (start, end))
    if end - start > 2 and doc[start].like_num and doc[start + 1].text == ":":
        # "41: Per cent of British people"
        start += 2
    end = _find_setting(doc, (start, end))
    while end > start + 1 and (doc[end - 1].is_punct or doc[end - 1].lower_ in TAIL):
        if doc[end - 1].text in CLOSING:
            break
        end -= 1
    return start, end


def _find_setting(doc: Doc, source: Tokens) -> int:
    """Where "in a statement" begins that the source ends with, or ", 20" behind the noun."""
    low, high = source
    is_told = high - low > 4 and doc[high - 1].lower_ in SETTINGS
    if is_told and doc[high - 2].lower_ in ("a", "an") and doc[high - 3].lower_ == "in":
        return high - 3
    is_age = high - low > 2 and doc[high - 1].like_num and doc[high - 2].text == ","
    return high - 2 if is_age else high


def _find_verb(doc: Doc, source: Tokens) -> int:
    """The first finite verb that is in no clause about the noun, else the end."""
    low, high = source
    for index in range(low + 1, high):
        token = doc[index]
        if token.tag_ not in FINITE:
            continue
        inside = (t for t in (token, *token.ancestors) if low <= t.i < high)
        if not any(t.dep_ in ("relcl", "acl") for t in inside):
            return index
    return high


def _find_clause(doc: Doc, source: Tokens) -> int:
    """Where a clause about the noun begins: "two people briefed on the plans | who asked".

    What is left must still describe somebody: "people who live there" stays whole.
    """
    low, high = source
    head = doc.span(low, high).root
    for index in range(max(head.i + 1, low + 2), high):
        if doc[index].tag_ in RELATIVE_TAGS:
            is_left = head.pos_ != "PRON" and index > low + 1
            return index if is_left else high
    return high


def _find_addition(doc: Doc, source: Tokens) -> int:
    """Where an apposition, a day or "it emerged" begins behind the noun, else the end."""
    low, high = source
    head = doc.span(low, high).root
    if any(low <= token.i < high for token in head.conjuncts):
        return high
    for index in range(head.i + 1, high - 1):
        following = doc[index + 1].lower_
        if doc[index].text == "," and following == "it":
            return index
        if doc[index].text == "," and following in OPENING:
            added = doc.span(index + 1, high).root
            # "the cook, the baker and the nurse" are three
            return high if any(child.dep_ == "cc" for child in added.children) else index
        is_paper = following == "sunday" and doc[index - 1].lower_ in PAPERS
        is_day = doc[index].lower_ == "on" and following.removesuffix("s") in DAYS
        is_span = doc[index].lower_ in ("this", "last") and following in SPANS
        if (is_day and not is_paper) or is_span:
            return index - (doc[index - 1].tag_ == "VBN")
    return high


def _is_single(doc: Doc, at: int) -> bool:
    token = doc[at]
    return token.tag_ not in PLURAL_TAGS and not token.lower_.endswith(("s", "ese", "sh", "ch"))


def skip_address(doc: Doc, source: Tokens) -> Tokens:
    """Behind "Sir – | The vicar", which opens a letter."""
    low, high = source
    opens = doc[low].lower_ in ADDRESSES and high - low > 2 and doc[low + 1].text in DASHES
    return (low + 2, high) if opens else source
