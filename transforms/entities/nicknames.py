"""Names with a nickname in marks or brackets: Terry “Spoons” Maloney, William (Bill) Harte.

In: a parsed article and its names. Out: the names, a given name and a surname around a nickname as
one. The decision to question: only one or two capitalised words between two people's names are a
nickname, so “Roe” in a stretch of speech that ends before a name is none.
"""

from collections.abc import Sequence
from dataclasses import replace

from transforms.entities.gender import is_given
from transforms.entities.types import Name
from transforms.parse.document import ParsedArticle
from transforms.parse.tokens import Doc

OPENING = frozenset("\"“‘'(")
CLOSING = frozenset("\"”’')")
LONGEST = 2


def join_nicknames(article: ParsedArticle, names: Sequence[Name]) -> list[Name]:
    """The names, those that a nickname parts as one."""
    people = {i for name in names if name.entity_type == "person" for i in range(*name.tokens)}
    starts = {i: name.tokens[0] for name in names for i in range(*name.tokens)}
    joined: list[Name] = []
    for name in names:
        given = _find_given(article.doc, name, people)
        if given is not None:
            tokens = (starts.get(given, given), name.tokens[1])
            text = article.slice(*tokens)
            name = replace(name, tokens=tokens, text=text, label="PERSON", entity_type="person")
            joined = [other for other in joined if other.tokens[0] < tokens[0]]
        joined.append(name)
    return joined


def _find_closing(doc: Doc, surname: Name) -> int | None:
    """The mark in front of a surname, which the model may have taken with the nickname."""
    start, end = surname.tokens
    if len(surname.text.split()) == 1:
        return start - 1
    inside = (i for i in range(start + 1, end - 1) if doc[i].text in CLOSING)
    start -= start > 1 and doc[start - 1].lower_ == "the"
    return next(inside, None) if start and doc[start - 1].text in OPENING else None


def _find_given(doc: Doc, surname: Name, people: set[int]) -> int | None:
    """The token in front of the nickname that stands in front of a surname."""
    closing = _find_closing(doc, surname)
    if closing is None or closing < LONGEST:
        return None
    for opening in range(closing - 2, max(0, closing - 2 - LONGEST), -1):
        if doc[opening].text not in OPENING:
            continue
        given = doc[opening - 1]
        inside = doc[opening + 1 : closing]
        is_nickname = all(t.text[:1].isupper() and t.text.isalpha() for t in inside)
        is_person = given.text.istitle() and is_given(given.text)
        is_person |= given.i in people and surname.entity_type == "person"
        is_closed = doc[closing].text in CLOSING
        return given.i if is_nickname and is_person and is_closed else None
    return None
