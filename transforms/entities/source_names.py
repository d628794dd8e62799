"""The name that the words of a source are about.

In: the source of an attribution and the names of the article. Out: the index of a name. The
decision to question: a name in the phrase counts only where the phrase is its own bearer's ("a
spokeswoman, Jane Roe"), so "Roe's lawyer" and "friends of Roe" are not Roe.
"""

from collections.abc import Sequence

from transforms.entities.evidence import find_name_giver, is_set_in_marks
from transforms.entities.people import ADDRESSES, FIRMS
from transforms.entities.types import Name, is_postnominal
from transforms.lexicons.names import read_name_words
from transforms.parse.noun_phrases import PLURAL_TAGS, ROLE_NOUNS, is_role_noun
from transforms.parse.syntax import RELATIVE, Tokens
from transforms.parse.tokens import Doc, Token

WORDS = read_name_words()
BODY_NOUNS = WORDS.organisation_nouns | FIRMS
DASHES = frozenset({"-", "–", "—"})
OF_TITLES = frozenset({"ADJ", "ADP", "CCONJ", "NOUN", "PROPN", "DET"})
"""What stands between a body's name and the name of whoever speaks for it."""
PRESS = frozenset(
    """agency blog broadcaster channel daily journal magazine network newsletter newspaper paper
    podcast site station tabloid website weekly wire""".split()
)
CALLED = frozenset({"called", "named"})
SHOWING = frozenset({"including", "like"})
"""What opens a few of many."""
PLURAL_NATIONS = ("s", "sh", "ch", "ese", "ss")


def find_named(doc: Doc, source: Tokens, head: Token, names: Sequence[Name]) -> int | None:
    """The name that is the head, stands in apposition to it or ends the title in front of it."""
    low, high = _widen_left(source[0], names), without_bracket(doc, source)
    head = _find_head(doc, (low, high), head)
    # "Danilov's | statement": who owns the words is who says them
    is_own = any(name.tokens[1] == high for name in names)
    high -= high - low > 1 and doc[high - 1].tag_ == "POS" and not is_own
    if head.tag_ in PLURAL_TAGS:
        # "seven members, including Jane Roe and Tom Hale, said"
        high = next((i for i in range(head.i + 1, high) if doc[i].lower_ in SHOWING), high)
    inside = [i for i, name in enumerate(names) if low <= name.tokens[0] and name.tokens[1] <= high]
    people = [i for i in inside if names[i].entity_type == "person"]
    titled = next((i for i in people if _is_behind_body(doc, head, names[i], inside, names)), None)
    if titled is not None and names[titled].tokens[1] == high:
        return titled
    for index in [*people, *inside]:
        start, end = names[index].tokens
        if start <= head.i < end:
            if not (end < high and doc[end].tag_ == "POS"):
                return index
            return None
    for index in [*people, *inside]:
        start, end = names[index].tokens
        if end < high and doc[end].tag_ == "POS":
            continue
        root = doc.span(start, end).root
        if root.dep_ == "appos" and root.head.i == head.i:
            return index
        if _is_set_off(doc, head, names[index], high):
            return index
        if end == head.i and is_postnominal(head.text) and index in people:
            # "His Labour shadow, Ellie March | MP"
            return index
        if start == low and end + 1 < high and doc[end].text == "," and _opens_phrase(doc[end + 1]):
            # "Norbank, the largest lender of the country", parsed with the lender as the head
            return index
        if _is_firm(doc, head, names[index], high):
            # "US phone company Qwest", where the parser does not join the two
            return index
        if names[index].entity_type != "person":
            continue
        is_written = head.lemma_.lower() in WORDS.document_nouns
        # "poet laureate Jane Roe", whose second word may be taken for a verb
        at = _skip_bracket(doc, low, start - 1)
        is_noun = start > low and doc[at].pos_ in ("NOUN", "PROPN", "NUM")
        is_behind_noun = is_noun or low < start == head.i + 1
        is_behind_noun &= not _is_served(doc, low, start)
        if end == high and is_behind_noun and not is_written:
            # "the institute's director Jane Roe", parsed with "director" as the head
            return index
        if end < high and doc[end].text == "," and _is_titled_by(doc, head, low, start):
            # "lead author Dr. Jane Roe, a chemist at the institute", parsed as two subjects
            return index
        if start - 1 > head.i and doc[start - 1].text == ",":
            # "the lead author, Jane Roe of the Brain Centre", parsed as two objects
            return index
        if start == low:
            # "Jane Roe, who runs the institute", parsed with the institute as the head
            return index
    return None


def _widen_left(low: int, names: Sequence[Name]) -> int:
    """ "To | Anh Tuan", of which the source begins behind the small word."""
    return next((low - 1 for n in names if n.tokens[0] == low - 1 and low < n.tokens[1]), low)


def _is_firm(doc: Doc, head: Token, name: Name, high: int) -> bool:
    """Whether a body ends the source that begins with what it is."""
    start, end = name.tokens
    is_sort = is_body_noun(head) or (head.lower_ in PRESS and head.text.islower())
    is_firm = start - 1 == head.i and is_sort
    # "the German club and former champion Norvane Oslo"
    is_firm |= is_body_noun(head) and doc.span(start, end).root in head.conjuncts
    return is_firm and end == high and name.entity_type == "organization"


def _find_head(doc: Doc, source: Tokens, head: Token) -> Token:
    """Behind "Atty. | Jane Roe", where the parser takes the stop for the end of a sentence."""
    low, high = source
    is_cut = head.i == low and high - low > 1 and doc[low + 1].is_sent_start
    return doc.span(low + 1, high).root if is_cut else head


def _is_behind_body(
    doc: Doc, head: Token, name: Name, inside: Sequence[int], names: Sequence[Name]
) -> bool:
    """ "Severka Bank (SB) chairman Jane Roe", of which the parser takes the body for the head."""
    start = name.tokens[0]
    ends = (names[i].tokens[1] for i in inside if names[i].tokens[0] <= head.i < names[i].tokens[1])
    between = doc[min(ends, default=start) : start]
    is_joined = any(token.i < start for token in doc.span(*name.tokens).root.conjuncts)
    return (
        len(name.words) > 1
        and any(t.lower_ in ROLE_NOUNS or is_role_noun(t) for t in between)
        and not is_joined
        and all(t.pos_ in OF_TITLES or t.text in "()" or t.lower_ in ROLE_NOUNS for t in between)
        and between[-1].pos_ != "ADP"
    )


def _is_titled_by(doc: Doc, head: Token, low: int, start: int) -> bool:
    """Whether an office or a trade goes on to a name: "spokesperson on health Dr | Jane Roe"."""
    if head.i >= start or not is_role_noun(head) or head.tag_ in PLURAL_TAGS:
        return False
    between = doc[head.i + 1 : start]
    is_addressed = not between or between[-1].lower_ in ADDRESSES
    others = (t for t in between if t.lower_ not in WORDS.honorifics)
    is_one = not any(t.text == "," or is_role_noun(t) for t in others)
    return is_addressed and is_one and not _is_served(doc, low, start)


def _skip_bracket(doc: Doc, low: int, at: int) -> int:
    """In front of a bracket that ends there: "Superintendent of Police | (Rural) Jane Roe"."""
    if at <= low or doc[at].text != ")":
        return at
    return next((i - 1 for i in range(at - 1, low, -1) if doc[i].text == "("), at)


def _is_served(doc: Doc, low: int, start: int) -> bool:
    """Whether somebody else speaks for the one named: "a spokesman for Mr | Roe"."""
    at = start
    while at > low and doc[at - 1].lower_ in WORDS.honorifics:
        at -= 1
    if low < at < start and doc[at - 1].lower_ in ("for", "of", "to"):
        return True
    while low < at < start and doc[at - 1].pos_ == "PROPN" and doc[at - 1].text[:1].isupper():
        # "a spokesman for Environment | Minister Tom Roe"
        at -= 1
    return low < at < start and doc[at - 1].lower_ in ("for", "to")


def find_name_given(doc: Doc, head: Token, names: Sequence[Name]) -> int | None:
    """The name of "a passenger, who gave her name only as | Wati", "a lad called | Tom"."""
    end = head.sent.end
    low = head.left_edge.i
    for index, name in enumerate(names):
        start = name.tokens[0]
        if name.tokens[1] + 2 == low and is_set_in_marks(doc, name):
            # "“Dilnoza,” a music teacher, said"
            return index
        if not head.i < start < end or name.entity_type != "person":
            continue
        # "as Nurse | Wati"
        start -= doc[start - 2].lower_ == "as" and doc[start - 1].text[:1].isupper()
        if _is_called(doc[start - 1], head):
            return index
        verb = find_name_giver(doc, start)
        if verb is not None and any(token.i == head.i for token in verb.ancestors):
            return index
    return None


def _is_called(verb: Token, head: Token) -> bool:
    """ "Her opponent, a banker | named Tom Roe": not "the wife of a banker named Tom Roe"."""
    if verb.lower_ not in CALLED or verb.tag_ != "VBN":
        return False
    noun = verb.head
    while noun.i != head.i and noun.dep_ == "appos":
        noun = noun.head
    return noun.i == head.i


def find_apposed(noun: Token, names: Sequence[Name]) -> int | None:
    """The person of "Jane Roe, a | statistician, who said"."""
    if noun.dep_ != "appos" or noun.head.i > noun.i:
        return None
    for index, name in enumerate(names):
        if name.tokens[0] <= noun.head.i < name.tokens[1] and name.entity_type == "person":
            return index
    return None


def find_called(doc: Doc, source: Tokens, head: Token, names: Sequence[Name]) -> int | None:
    """The body in front of what sort of body it is: "the Severka | newsletter"."""
    end = head.i - (doc[head.i - 1].lower_ == "news")
    if head.lower_ not in FIRMS | PRESS or source[1] > head.i + 1:
        return None
    for index, name in enumerate(names):
        opens = name.tokens[0] == source[0] + (doc[source[0]].lower_ == "the")
        if opens and name.tokens[1] == end and name.entity_type == "organization":
            return index
    return None


def _opens_phrase(token: Token) -> bool:
    return token.lower_ in ("the", "a", "an", "one")


def _is_set_off(doc: Doc, head: Token, name: Name, high: int) -> bool:
    """ "According to the analysts, Sondar Research, ...", which the parser does not join."""
    start, end = name.tokens
    is_body = name.entity_type == "organization" and end == high
    return is_body and head.i == start - 2 and doc[start - 1].text == ","


def without_bracket(doc: Doc, source: Tokens) -> int:
    """The end of a source without the party or the account in brackets: "Jane Roe (R-WI)".

    Nor with what is told of its last name: "Manager at Severka Jane Roe, who runs marathons".
    """
    low, high = source
    told = (i for i in range(low + 1, high - 1) if doc[i].text == "," and is_who(doc[i + 1]))
    high = next(told, high)
    # "Jane Roe - the club's largest investor"
    high = next((i for i in range(low + 1, high) if _is_dash(doc, i)), high)
    while high > low + 1 and doc[high - 1].text == ",":
        high -= 1
    if high > low + 2 and doc[high - 1].text.isdecimal() and doc[high - 2].text == ",":
        # "Jane Roe, 34"
        high -= 2
    if doc[high - 1].text.endswith(")"):
        opens = (i for i in range(high - 1, low, -1) if doc[i].text.startswith("("))
        return next(opens, high)
    return high


def is_who(token: Token) -> bool:
    """Whether a clause about somebody begins: "who", "whose"."""
    return token.lower_ in RELATIVE and token.tag_ in ("WP", "WP$")


def _is_dash(doc: Doc, at: int) -> bool:
    return doc[at].text in DASHES and bool(doc[at].whitespace_ and doc[at - 1].whitespace_)


def is_body_noun(token: Token) -> bool:
    """The "company" of "US phone company Qwest"."""
    return token.text.islower() and token.lower_ in BODY_NOUNS


def is_epithet(doc: Doc, source: Tokens, name: Name) -> bool:
    """ "the Italian", "the MP", who are one person, and not "the French", who are a people."""
    start, end = name.tokens
    if name.entity_type not in ("group", "person") or end - start != 1:
        return False
    if source != (start - 1, end) or doc[start - 1].lower_ != "the":
        return False
    return doc[start].tag_ not in PLURAL_TAGS and not doc[start].lower_.endswith(PLURAL_NATIONS)
