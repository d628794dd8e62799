"""Whose office "its chief executive, Jane Roe" is: the body that "its" or "the party's" means.

In: a parsed article, its names and the roles stated of one of them. Out: the roles, with that body
as the affiliation where it can be one only. The decision to question: a body counts if no other is
named in the sentence before or in front of "its" itself, or if it alone is a subject there; for a
sentence that opens a paragraph the whole paragraph before is read, and names in marks never are.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from transforms.entities.types import Name, key_of
from transforms.lexicons.names import read_name_words
from transforms.lexicons.roles import read_role_words
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import Tokens
from transforms.parse.tokens import Doc, Token
from transforms.speakers.role_units import SORTS
from transforms.speakers.types import Role

WORDS = read_name_words()
ROLES = read_role_words()
ITS = frozenset({"its"})
THEIR = frozenset({"their"})
OF_BODY = frozenset({"at", "from", "of"})
LINKED = 3
"""Tokens from the link to the noun of "of the same university"."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def employ_its(article: ParsedArticle, names: Sequence[Name], roles: Iterable[Role]) -> list[Role]:
    """The roles in their order, an office of "its" with the body that has it."""
    return [_employ(article, names, role) for role in roles]


def _employ(article: ParsedArticle, names: Sequence[Name], role: Role) -> Role:
    doc, (low, high) = article.doc, role.tokens
    if role.affiliation is not None:
        named = _find_named(article, names, role.affiliation, low)
        return role if named is None else replace(role, affiliation=named)
    at = find_same(doc, low, high)
    if role.unit is None and at is not None:
        # "an economist at | the same institute"
        same = _find_same_body(article, names, at)
        return role if same is None else replace(role, affiliation=same)
    if high < len(doc) and doc[high].lower_ == "there":
        # "She is of the Met Office. Jane Roe, a professor of law | there"
        there = _find_body(article, names, low, by_place=True)
        return role if there is None else replace(role, affiliation=there)
    if role.unit is not None:
        return role
    # "Rovers won. Their manager, Jane Roe, said"
    owners = ITS | THEIR if role.head_words() & ROLES.club_offices else ITS
    at = next((i for i in (low, low - 1) if i >= 0 and doc[i].lower_ in owners), None)
    own = None if at is None else _find_unnamed(doc, at)
    if own is not None:
        return replace(role, affiliation=own)
    body = None if at is None else _find_body(article, names, at)
    return role if body is None else replace(role, affiliation=body)


def find_same(doc: Doc, low: int, high: int) -> int | None:
    """The noun of "at the same | university"."""
    for at in range(low + 1, min(high, len(doc))):
        if doc[at - 1].lower_ == "same" and doc[at].lower_ in WORDS.organisation_nouns:
            return at
    return None


def _find_same_body(article: ParsedArticle, names: Sequence[Name], at: int) -> str | None:
    """The body named last in front of "the same university", if its name has that word or there is
    no other in the sentence before."""
    noun, low = article.doc[at].lower_, _read_before(article, at)[0]
    before = [n for n in names if n.entity_type == "organization" and n.tokens[1] <= at]
    of_noun = [n for n in before if noun in n.text.lower().split()]
    near = [n for n in before if n.tokens[0] >= low]
    if of_noun:
        return of_noun[-1].text
    return near[-1].text if len({key_of(n.text) for n in near}) == 1 else None


def employ_same(
    article: ParsedArticle, names: Sequence[Name], index: int, own: Sequence[Role]
) -> list[Role]:
    """ "Tom Hale, of | the same university, disagreed", of whom nothing else is told."""
    doc, end = article.doc, names[index].tokens[1]
    at = end + (end < len(doc) and doc[end].text == ",")
    if own or at + LINKED >= len(doc) or doc[at].lower_ not in OF_BODY:
        return list(own)
    noun = find_same(doc, at + 1, at + LINKED + 1)
    body = None if noun is None else _find_same_body(article, names, noun)
    if noun is None or body is None:
        return []
    return [Role(index, (at + 1, noun + 1), None, None, body, "rules/body-behind")]


def _find_unnamed(doc: Doc, at: int) -> str | None:
    """ "A public inquiry opened with a warning from | its chair, Jane Roe": the inquiry."""
    for child in doc[at].sent.root.children:
        is_body = child.lower_ in ROLES.undertakings or child.lower_ in WORDS.organisation_nouns
        is_new = any(word.lower_ in ("a", "an") for word in child.children)
        if child.dep_ in SUBJECTS and child.i < at and is_body and is_new:
            return child.lower_
    return None


def _find_named(article: ParsedArticle, names: Sequence[Name], body: str, at: int) -> str | None:
    """ "Future Party" for "the party's floor leader", where one body near ends in that word."""
    if not body.islower() or " " in body:
        return None
    near = _bodies_in(article, names, _read_before(article, at))
    called = [n.text for n in near if len(n.words) > 1 and n.words[-1].lower() == body]
    return called[0] if len({key_of(text) for text in called}) == 1 else None


def _find_body(
    article: ParsedArticle, names: Sequence[Name], at: int, *, by_place: bool = False
) -> str | None:
    stretch = _read_before(article, at)
    near = [*_bodies_in(article, names, stretch), *_bodies_by_sort(article, names, stretch)]
    if len({key_of(name.text) for name in near}) > 1:
        # "Severka sued the council. Its head", "Magma rises, says the Met Office. An expert there"
        near = [name for name in near if _is_subject(article, name) is not by_place]
    keys = {key_of(name.text) for name in near}
    return near[0].text if len(keys) == 1 else None


def _read_before(article: ParsedArticle, at: int) -> Tokens:
    """The sentence before that of a token, and its own up to the token."""
    doc, number = article.doc, article.paragraph_of[at]
    start = article.paragraphs[number].token_start
    opens = doc[at].sent.start
    if opens > start:
        return max(start, doc[opens - 1].sent.start), at
    return (article.paragraphs[number - 1].token_start, at) if number else (start, at)


def _bodies_in(article: ParsedArticle, names: Sequence[Name], stretch: Tokens) -> list[Name]:
    low, high = stretch
    return [
        name
        for name in names
        if low <= name.tokens[0]
        and name.tokens[1] <= high
        and name.entity_type == "organization"
        and article.mark_of[name.tokens[0]] < 0
    ]


def _bodies_by_sort(
    article: ParsedArticle, names: Sequence[Name], stretch: Tokens
) -> Iterator[Name]:
    """ "Bookmaker | Paddy Fortune", "Rival exchange | Kestrel": a subject that no model knows as a
    body, by what stands in front of it."""
    doc = article.doc
    known = {i for name in names if name.entity_type == "organization" for i in range(*name.tokens)}
    for token in doc[slice(*stretch)]:
        is_name = token.pos_ == "PROPN" and token.dep_ in SUBJECTS
        if not is_name or token.i in known or article.mark_of[token.i] >= 0:
            continue
        low = token.i
        while low > stretch[0] and doc[low - 1].pos_ == "PROPN" and not _is_sort(doc[low - 1]):
            low -= 1
        if (low > stretch[0] and _is_sort(doc[low - 1])) or _is_called_body(token):
            tokens = (low, token.i + 1)
            yield Name(tokens, article.slice(*tokens), "ORG", "organization", "rules/sort", 0.0)


def _is_called_body(token: Token) -> bool:
    """ "Northlode, the company that runs the mine", "Northlode, which owns the mine"."""
    return any(
        (child.dep_ == "appos" and child.lower_ in SORTS)
        or (child.dep_ == "relcl" and any(word.lower_ == "which" for word in child.children))
        for child in token.children
    )


def _is_sort(token: Token) -> bool:
    return token.lower_ in SORTS and (token.text.islower() or token.is_sent_start)


def _is_subject(article: ParsedArticle, name: Name) -> bool:
    root = article.doc.span(*name.tokens).root
    return root.dep_ in SUBJECTS
