"""The body that somebody is of, where it stands apart from the title.

In: a name, the roles stated of it and the names around it. Out: roles with their body: behind the
name ("analyst Jane Roe of Banque Orsay"), in front of it ("Sahel Bank's Jane Roe") or in a clause
("Jane Roe, who runs the institute"). The decision to question: such a body without a title is a
role of its own, since it says for whom somebody speaks.
"""

from collections.abc import Sequence
from dataclasses import replace

from transforms.entities.places import is_place_name
from transforms.entities.types import Name
from transforms.lexicons.names import read_name_words
from transforms.lexicons.roles import read_role_words
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import FINITE
from transforms.parse.tokens import Doc, Token
from transforms.speakers.role_parts import is_office
from transforms.speakers.role_units import UNITS, is_inside
from transforms.speakers.types import Role

WORDS = read_name_words()
ROLES = read_role_words()
SEATED = frozenset(
    """alderman archbishop bishop councillor councilman councilwoman governor mayor rabbi sheriff
    supervisor vicar""".split()
)
"""Offices that a place has: "Mayor Jane Roe of Ostrov"."""
SPORTING = frozenset({"champion", "runner-up", "seed", "winner", "medallist", "skipper"})
UNDERTAKINGS = WORDS.document_nouns | ROLES.undertakings
SERVED_BY = frozenset({"against", "for", "under", "with"})
AT = frozenset({"of", "at", "from", "with"})
LONGEST_AGE = 3


def add_body(
    article: ParsedArticle, names: Sequence[Name], index: int, own: Sequence[Role]
) -> list[Role]:
    """ "analyst Jane Roe of Banque Orsay": the organisation right behind the name."""
    doc, end = article.doc, names[index].tokens[1]
    if own and (body := _find_last(article, names, own[-1])) is not None:
        return [*own[:-1], replace(own[-1], affiliation=body.text)]
    if own and (body := _find_fronted(article, names, own[-1])) is not None:
        return [*own[:-1], replace(own[-1], affiliation=body.text)]
    at = _skip_age(doc, end + (end < len(doc) and doc[end].text == ","))
    if at >= len(doc) or doc[at].lower_ not in AT:
        owner = None if own else _find_owner(article, names, index)
        return list(own) if owner is None else [owner]
    if doc[at].lower_ == "at" and _is_of_governor(doc.span(*names[index].tokens).root):
        return list(own)
    at = _skip_sort(doc, at + 1)
    body = next(
        (
            n
            for n in names
            if n.tokens[0] == at
            and (
                n.entity_type == "organization"
                or n.label == "FAC"
                or _find_part(article, names, n) is not None
                or _is_seat(n, own)
            )
        ),
        None,
    )
    if body is None:
        body = _find_unnamed_body(article, names, at)
    if body is None or _is_in_compound(doc, body) or body.words[-1].lower() in WORDS.streets:
        # "Jane Roe, of Station Road, says"
        return list(own)
    unit, affiliation = _find_outer(article, names, body)
    if not own:
        return [Role(index, body.tokens, None, unit, affiliation, "rules/body-behind")]
    bare = [role for role in own if role.affiliation is None or _is_of_work(role)]
    if not bare:
        return list(own)
    told = replace(bare[-1], unit=bare[-1].unit or unit, affiliation=affiliation)
    return [told if role is bare[-1] else role for role in own]


def _skip_age(doc: Doc, at: int) -> int:
    """ "Jane Roe, | 54, | of the Dockers Union"."""
    is_age = at + 2 < len(doc) and doc[at].text.isdigit() and len(doc[at].text) <= LONGEST_AGE
    return at + 2 if is_age and doc[at + 1].text == "," and doc[at - 1].text == "," else at


def _find_last(article: ParsedArticle, names: Sequence[Name], role: Role) -> Name | None:
    """ "— Jane Roe, president, | Harbour Union": the body that ends a line behind the title."""
    doc, end = article.doc, role.tokens[1]
    is_open = role.affiliation is None and role.method == "rules/role-behind"
    if not is_open or end + 1 >= len(doc) or doc[end].text != ",":
        return None
    start = end + 1 + (doc[end + 1].lower_ == "the")
    body = next((n for n in names if n.tokens[0] == start and n.label == "ORG"), None)
    if body is None:
        return None
    last = body.tokens[1]
    last += last < len(doc) and doc[last].text in (".", ")")
    is_last = last >= len(doc) or article.paragraph_of[last] != article.paragraph_of[start]
    # "Jane Roe, analyst, | Norvane Securities, said"
    is_last |= last + 1 < len(doc) and doc[last].text == "," and doc[last + 1].tag_ in FINITE
    return body if is_last else None


def _find_fronted(article: ParsedArticle, names: Sequence[Name], role: Role) -> Name | None:
    """ "At the Delta Clinic, | director Jane Roe": the body that the sentence opens at."""
    doc, (low, _) = article.doc, role.tokens
    is_open = role.affiliation is None and role.unit is None and role.method == "rules/role-before"
    start = doc[low].sent.start
    if not is_open or low < 1 or doc[low - 1].text != "," or doc[start].lower_ != "at":
        return None
    start += 1 + (doc[start + 1].lower_ == "the")
    return next(
        (n for n in names if n.tokens == (start, low - 1) and n.entity_type == "organization"), None
    )


def _is_of_governor(name: Token) -> bool:
    """ "an adviser to Mrs. Roe at the State Department", "worked for Roe at": not where Roe is."""
    link = name.head
    return link.dep_ == "prep" and (is_office(link.head) or link.lower_ in SERVED_BY)


def _is_in_compound(doc: Doc, body: Name) -> bool:
    """ "joined Roe at Tea Party gatherings"."""
    end = body.tokens[1]
    return end < len(doc) and doc[end].pos_ == "NOUN" and doc[end].text.islower()


def _find_owner(article: ParsedArticle, names: Sequence[Name], index: int) -> Role | None:
    """ "Sahel Bank's Kwame Boateng": the organisation that a full name is said to be of."""
    start = names[index].tokens[0]
    is_owned = start > 1 and article.doc[start - 1].tag_ == "POS" and len(names[index].words) > 1
    body = next((n for n in names if is_owned and n.tokens[1] == start - 1), None)
    if body is None or body.entity_type != "organization":
        return None
    return Role(index, body.tokens, None, None, body.text, "rules/body-before")


def _skip_sort(doc: Doc, at: int) -> int:
    """Behind an article and what sort of body it is: "of | the campaign group | Lantern"."""
    at += at < len(doc) and doc[at].lower_ in ("the", "a")
    low = at
    while at < len(doc) and doc[at].text.islower() and doc[at].pos_ in ("NOUN", "ADJ", "PUNCT"):
        at += 1
    is_sort = at > low and doc[at - 1].lower_ in WORDS.organisation_nouns
    return at if is_sort else low


def _find_unnamed_body(article: ParsedArticle, names: Sequence[Name], at: int) -> Name | None:
    """Capitalised words up to a body's noun that the model passed over: "the Delhi High Court"."""
    if any(n.tokens[0] == at and is_place_name(n.text) for n in names):
        return None
    doc, high = article.doc, at
    while high < len(doc) and doc[high].pos_ == "PROPN" and doc[high].text[:1].isupper():
        high += 1
    if high - at < 2 or doc[high - 1].lower_ not in WORDS.body_words:
        return None
    text = article.slice(at, high)
    return Name((at, high), text, "ORG", "organization", "rules/head-word", 0.0)


def _find_outer(
    article: ParsedArticle, names: Sequence[Name], body: Name
) -> tuple[str | None, str]:
    """ "the School of Public Health at Monmouth University": unit and affiliation."""
    doc, at = article.doc, body.tokens[1]
    part = _find_part(article, names, body)
    if part is not None:
        return part.text, body.text
    unit = _find_unit(article, body)
    if unit is not None:
        return unit, body.text
    if at + 1 >= len(doc) or doc[at].lower_ not in ("at", "of"):
        return None, body.text
    start = at + 1 + (doc[at + 1].lower_ in ("the", "its"))
    outer = next((n for n in names if n.tokens[0] == start), None)
    if outer is None or outer.entity_type != "organization" or not is_inside(body.text, outer.text):
        return None, body.text
    return body.text, outer.text


def _find_unit(article: ParsedArticle, body: Name) -> str | None:
    """ "of the Oslo Police Department's | traffic unit": what of the body is written small."""
    doc, low = article.doc, body.tokens[1] + 1
    high = low
    while high < len(doc) and doc[high].text.islower() and doc[high].pos_ in ("NOUN", "ADJ"):
        high += 1
    is_owned = low < len(doc) and doc[low - 1].tag_ == "POS" and high > low
    of_field = is_owned and doc[low].lower_ in WORDS.organisation_nouns
    if of_field and high + 1 < len(doc) and doc[high].lower_ == "of":
        # "of the University of Oslo's | institute of law"
        high += 1
        while high < len(doc) and doc[high].text.islower() and doc[high].pos_ in ("NOUN", "ADJ"):
            high += 1
        return " ".join(article.slice(low, high).split())
    return article.slice(low, high) if is_owned and doc[high - 1].lower_ in UNITS else None


def _find_part(article: ParsedArticle, names: Sequence[Name], body: Name) -> Name | None:
    """ "from Severka's | Engineering Laboratory": the part of a body that it is said to have."""
    at = body.tokens[1]
    if at >= len(article.doc) or article.doc[at].tag_ != "POS":
        return None
    parts = (n for n in names if n.tokens[0] == at + 1 and n.entity_type == "organization")
    return next((part for part in parts if len(part.words) > 1), None)


def _is_of_work(role: Role) -> bool:
    """ "The study's author, Jane Roe of the university": the study is nobody's employer."""
    words = (role.affiliation or "").lower().split()
    return len(words) == 1 and words[0] in UNDERTAKINGS


def _is_seat(name: Name, own: Sequence[Role]) -> bool:
    """The place of a mayor or a champion, or a body by its last word whatever it was taken for."""
    if name.words[-1].lower() in WORDS.body_words and not is_place_name(name.text):
        # and no "New York City"
        return True
    is_held = any(role.head_words() & (SEATED | SPORTING) for role in own)
    return name.entity_type == "place" and is_held
