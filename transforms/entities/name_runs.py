"""Where a person's name begins in a run of capitalised words, and what it shares with another's.

In: a parsed article and its names. Out: the names, wider by a first name with a hyphen ("Min-ho |
Seo") and by an article that is part of the name ("al-|Harazi"), narrower by a post in capitals or a
seat ("Larkspur TD | Jane Roe", "TD for Larkspur | Jane Roe"). The decision to question: of "Ann and
Tom Roe" Ann's name is Ann Roe, though only her first name stands there, if it is a common one or
the words before tell that they are kin.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from transforms.entities.compounds import is_bound
from transforms.entities.first_names import may_be_given
from transforms.entities.gender import is_given
from transforms.entities.places import is_place_name
from transforms.entities.swallowed import SAINTS
from transforms.entities.types import WORDS, Name, given_of, surname_of
from transforms.lexicons.roles import read_role_words
from transforms.parse.document import ParsedArticle
from transforms.parse.noun_phrases import gender_of_noun
from transforms.parse.syntax import Tokens
from transforms.parse.tokens import Doc

BOUND = frozenset({"al", "as", "el", "ul"})
"""What a hyphen binds to a surname."""
POSTS = frozenset(
    "ACC ACP AIG ASP CP CSP DC DCC DCI DI DIG DPC DS DSI DSP DSU IGP OCPD OCS PC SP SSP TD"
    " WPC".split()
)
"""In capitals before a name: ranks and seats."""
SITTING = read_role_words().party_members | frozenset({"deputy", "mep", "mla", "mp", "msp", "td"})
ELECTED = frozenset({"mep", "mla", "mp", "mps", "msp", "td"})
COMPASS = frozenset({"central", "east", "north", "south", "west"})
LEAST_RUN = 3
"""Words of a seat and a person: "TD for Larkspur | Jane Roe"."""
LONGEST_POST = 5
TOGETHER = frozenset("brothers couple parents siblings sisters spouses triplets twins".split())
"""What stands before the names of kin."""
KIN = WORDS.kin["spouses"] | {"brother", "sister", "twin"}
"""Whose surname somebody may share."""


def mend_runs(article: ParsedArticle, names: Sequence[Name]) -> list[Name]:
    """The names in text order, each person's with its first word where it is."""
    doc = article.doc
    full = {name.text for name in names if name.entity_type == "person" and len(name.words) > 1}
    surnames = {surname_of(text.split()) for text in full}
    mended: list[Name] = []
    for name in names:
        seat = _find_seat(doc, name)
        if seat is not None:
            mended = [one for one in mended if one.tokens[1] <= seat[0]]
            mended.append(_name_seat(article, name, seat))
            continue
        for piece in _cut_post(article, name, surnames):
            start = _find_start(doc, piece, full)
            if start < piece.tokens[0]:
                piece = _move(article, piece, start)
                mended = [one for one in mended if one.tokens[1] <= start]
            mended.append(piece)
    return mended


def share_surnames(doc: Doc, names: Sequence[Name]) -> list[Name]:
    """ "Ann and Tom Roe": both with the surname, "Ann" as if it were written whole."""
    shared = list(names)
    full = [n.words for n in names if n.entity_type == "person" and len(n.words) > 1]
    taken = {surname_of(words) for words in full if words[0].lower() not in TOGETHER}
    for at, (one, other) in enumerate(pairwise(names)):
        start, end = one.tokens
        if end + 1 != other.tokens[0] or doc[end].lower_ not in ("and", "&"):
            continue
        given = one.words[-1]
        first = given_of(other.words)
        is_led = end - start == 2 and doc[start].lower_ in TOGETHER
        # "Paolo and Dolores Marchetti", of whom the model makes a place
        is_misread = one.entity_type == "place" and is_given(given) and not is_place_name(given)
        is_person = one.entity_type == "person" or is_led or is_misread
        if not is_person or other.entity_type != "person" or first is None:
            continue
        is_kin = is_led or (start > 0 and doc[start - 1].lower_ in TOGETHER)
        is_bare = len(one.words) == 1 or is_led
        if is_bare and given.lower() not in taken and (is_kin or is_given(given)):
            text = " ".join([given, *other.words[len(first.split()) :]])
            shared[at] = replace(
                one, tokens=(end - 1, end), text=text, label="PERSON", entity_type="person"
            )
    return shared


def share_with_spouses(doc: Doc, names: Sequence[Name]) -> list[Name]:
    """ "Ann Roe and her husband, Tom", whom the story calls "Mr Roe" later: Tom Roe.

    Nor does it matter where the sentence begins: "Tom Roe said no. His wife, Ann, did".

    So for "her sister Ida" of "the Roe sisters". Where nobody is called so, a husband may have a
    name of his own.
    """
    addressed = {(surname_of(name.words), _find_title_gender(doc, name)) for name in names}
    together = {doc[t.i - 1].text for t in doc if t.i and t.lower_ in TOGETHER}
    shared = list(names)
    for at, (owner, name) in enumerate(pairwise(names), start=1):
        start, end = name.tokens
        noun = _find_kin(doc, start)
        is_first_name = end - start == 1 and name.text.istitle() and not is_place_name(name.text)
        if noun is None or not is_first_name or owner.entity_type != "person":
            continue
        surname = surname_of(owner.words)
        is_near = doc[noun].sent.start <= owner.tokens[0] or doc[noun].sent.start == noun - 1
        is_spouse = doc[noun].lower_ in WORDS.kin["spouses"]
        is_addressed = is_spouse and (surname, gender_of_noun(doc[noun].lower_)) in addressed
        if is_near and (is_addressed or (not is_spouse and owner.words[-1] in together)):
            family = owner.words[-len(surname.split()) :]
            text = " ".join([name.text, *family])
            shared[at] = replace(name, text=text, label="PERSON", entity_type="person")
    return shared


def _find_title_gender(doc: Doc, name: Name) -> str | None:
    """Which of a couple "Mrs | Roe" is."""
    before = doc[name.tokens[0] - 1].lower_ if name.tokens[0] else ""
    if given_of(name.words) is not None:
        return None
    female, male = before in WORDS.female_titles, before in WORDS.male_titles
    return "female" if female else "male" if male else None


def _find_kin(doc: Doc, start: int) -> int | None:
    """The noun of "her | husband, Tom", "Ann Roe's | husband Tom", "her elder | sister Ida"."""
    noun = start - 1 - (start > 1 and doc[start - 1].text == ",")
    if noun < 1 or doc[noun].lower_ not in KIN:
        return None
    owner = noun - 1 - (noun > 1 and doc[noun - 1].pos_ == "ADJ")
    return noun if doc[owner].tag_ in ("PRP$", "POS") else None


def _cut_post(article: ParsedArticle, name: Name, surnames: set[str]) -> list[Name]:
    """The person behind a post or a seat, and the seat."""
    doc, (start, end) = article.doc, name.tokens
    is_person = name.entity_type == "person"
    if end - start == 2 and doc[start].text in POSTS:
        is_known = is_person or surname_of([doc[start + 1].text]) in surnames
        return [_move(article, name, start + 1)] if is_known else [name]
    if not is_person or end - start < 3 or name.text.isupper():
        return [name]
    posts = [i for i in range(start, end - 2) if _is_post(doc, i, start)]
    if posts:
        return [_move(article, name, posts[-1] + 1)]
    is_seat = start > 1 and doc[start - 1].lower_ in ("for", "of")
    if is_seat and doc[start - 2].lower_ in SITTING:
        low = end - 2
        while low > start and (is_bound(doc, low) or is_bound(doc, low - 1)):
            low -= 1
        if low > start:
            return [_name_seat(article, name, (start, low)), _move(article, name, low)]
    return [name]


def _find_seat(doc: Doc, name: Name) -> Tokens | None:
    """ "MP for | St Catherine North", of which the model makes a woman: nobody sits for one."""
    start, end = name.tokens
    low = start - (start > 0 and doc[start - 1].lower_ in SAINTS)
    is_seat = low > 1 and doc[low - 1].lower_ == "for" and doc[low - 2].lower_ in ELECTED
    is_whole = end - start < LEAST_RUN or doc[end - 1].lower_ in COMPASS
    return (low, end) if name.entity_type == "person" and is_seat and is_whole else None


def _name_seat(article: ParsedArticle, name: Name, seat: Tokens) -> Name:
    text = article.slice(*seat)
    return replace(name, tokens=seat, text=text, label="GPE", entity_type="place")


def _is_post(doc: Doc, at: int, start: int) -> bool:
    text = doc[at].text
    is_short = 1 < len(text) <= LONGEST_POST and text.isalpha() and text.isupper()
    return is_short and (at > start or text in POSTS) and text.lower() not in WORDS.suffixes


def _find_start(doc: Doc, name: Name, full: set[str]) -> int:
    """Where the name begins with what a hyphen binds to it and the first name in front of that."""
    start = name.tokens[0]
    is_person = name.entity_type == "person"
    if is_bound(doc, start - 1) and doc[start - 2].lower_ in BOUND:
        wider = doc.span(start - 2, name.tokens[1]).text
        start -= 2 * (is_person or any(text.endswith(wider) for text in full))
    if not is_person or start < 1 or given_of(name.words) is not None:
        return start
    before = doc[start - 1]
    longer = f"{before.text} {name.text} "
    if before.text.istitle() and any(f" {longer}" in f" {text} " for text in full):
        # "Nor | Azlina said", of Nor Azlina binti Yusof
        return start - 1
    if start > 2 and is_bound(doc, start - 2) and before.tag_ == "NNP" and before.text.islower():
        # "Min-ho Seo"
        return start - 3 if doc[start - 3].text.istitle() else start
    is_double = is_bound(doc, start + 1) or name.words[0].lower() in WORDS.particles
    return start - 1 if is_double and may_be_given(before, name.tokens) else start


def _move(article: ParsedArticle, name: Name, start: int) -> Name:
    """The name from another token on, a person's."""
    tokens = (start, name.tokens[1])
    is_whole = name.entity_type != "person" and start < name.tokens[0]
    label = name.label if is_whole else "PERSON"
    kind = name.entity_type if is_whole else "person"
    return replace(name, tokens=tokens, text=article.slice(*tokens), label=label, entity_type=kind)
