"""The body that a clause says somebody leads or works at, where no title is stated.

In: a name and the names around it. Out: a role without a title, or None. The decision to question:
a main clause counts in the present tense and with a named body alone ("Roe heads Severka"), a
clause about the name with any body ("Jane Roe, who ran the institute").
"""

from collections.abc import Sequence
from dataclasses import replace

from transforms.entities.types import Name
from transforms.lexicons.names import read_name_words
from transforms.lexicons.roles import read_role_words
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import edges
from transforms.parse.tokens import Token
from transforms.speakers.role_bodies import AT, UNDERTAKINGS
from transforms.speakers.role_predicates import find_clauses, is_present
from transforms.speakers.role_stretches import LEADING
from transforms.speakers.role_units import UNITS
from transforms.speakers.types import Role

WORDS = read_name_words()
ROLES = read_role_words()
LEADS = frozenset({"run", "own", "head", "lead", "chair", "edit", "found", "manage", "direct"})
HEADING = LEADS - {"lead", "found"}
WORKING = frozenset({"work", "teach", "lecture", "research", "study", "practise", "practice"})
AT_WORK = frozenset({"at", "for", "with"})
AT_SCHOOL = frozenset({"at"})
BESIDE = frozenset({"rules/role-behind", "rules/role-clause"})
"""Where the title of whoever "works at" a body stands beside it."""
MAIN = frozenset({"ROOT", "conj", "ccomp"})


def read_letters(article: ParsedArticle, name: Name, index: int) -> Role | None:
    """ "Jane Roe KC, prosecuting,": an office by the letters behind the name."""
    doc, at = article.doc, name.tokens[1]
    at -= doc[at - 1].lower_ in ROLES.letters_behind
    if at >= len(doc) or doc[at].lower_ not in ROLES.letters_behind or not doc[at].text.isupper():
        return None
    return Role(index, (at, at + 1), doc[at].text, None, None, "rules/role-behind")


def read_lead(article: ParsedArticle, names: Sequence[Name], index: int) -> Role | None:
    """ "Jane Roe, 43, who runs the institute", "Roe heads Severka": a body without a title."""
    root = article.doc.span(*names[index].tokens).root
    for verb in find_clauses(root):
        if not _is_denied(verb):
            role = _read_led(article, names, index, verb)
            if role is not None:
                return role
    return _read_headed(names, index, root.head) if _is_told(root) else None


def read_work(article: ParsedArticle, names: Sequence[Name], index: int) -> Role | None:
    """ "Jane Roe, a nurse who works at Ostrov Hospital": where somebody works, without a title."""
    root = article.doc.span(*names[index].tokens).root
    for verb in find_clauses(root):
        if not _is_denied(verb) and (role := _read_work(names, index, verb)) is not None:
            return role
    return _read_work(names, index, root.head) if _is_told(root) else None


def add_work(own: Sequence[Role], work: Role | None) -> list[Role]:
    """The roles with where somebody works: of the one title that has no body, or by itself."""
    if work is None or any(role.affiliation == work.affiliation for role in own):
        return list(own)
    if len(own) == 1 and own[0].affiliation is None and own[0].method in BESIDE:
        return [replace(own[0], affiliation=work.affiliation)]
    return [*own, work]


def _is_told(name: Token) -> bool:
    """Whether a main clause in the present tells of the name: "Roe heads Severka"."""
    verb = name.head
    is_main = verb.tag_ == "VBZ" and verb.dep_ in MAIN
    return name.dep_ == "nsubj" and is_main and not _is_denied(verb)


def _is_denied(verb: Token) -> bool:
    """ "does not run", "will lead": not, or not yet."""
    return any(
        child.dep_ == "neg" or (child.dep_ == "aux" and child.tag_ == "MD")
        for child in verb.children
    )


def _read_led(
    article: ParsedArticle, names: Sequence[Name], index: int, verb: Token
) -> Role | None:
    for child in verb.children if verb.lemma_.lower() in LEADS else ():
        if child.dep_ != "dobj":
            continue
        low, high = edges(child)[0], child.i + 1
        while low < high and article.doc[low].lower_ in LEADING:
            low += 1
        noun = child.lemma_.lower()
        is_body = noun in WORDS.organisation_nouns and noun not in UNDERTAKINGS
        if low >= high or not (is_body or child.lower_ in UNITS or child.pos_ == "PROPN"):
            continue
        high = next((n.tokens[1] for n in names if n.tokens[0] == high), high)
        own = next((n.text for n in names if n.tokens == (child.i + 1, high)), None)
        text = own or " ".join(article.slice(low, high).split())
        outer = _find_whole(names, child)
        owner = next((one for one in child.children if one.dep_ == "poss"), None)
        is_part = child.text.islower() and owner is not None and _is_owning_body(names, owner)
        if outer is None and owner is not None and is_part:
            # "who runs the institute's | testing laboratory"
            outer = " ".join(article.slice(low, owner.i + 1).split())
            text = " ".join(article.slice(owner.i + 2, high).split())
        unit = text if outer is not None else None
        if outer is not None or child.lower_ not in UNITS:
            return Role(index, (low, high), None, unit, outer or text, "rules/role-clause")
    return None


def _read_headed(names: Sequence[Name], index: int, verb: Token) -> Role | None:
    """ "Roe heads the Water Board of the Eastern Rivers", and no "Roe leads Ferrari"."""
    heads = [child.i for child in verb.children if child.dep_ == "dobj"]
    if verb.lemma_.lower() not in HEADING or not heads:
        return None
    body = _find_named(names, heads[0])
    return None if body is None else _told_of(index, body)


def _read_work(names: Sequence[Name], index: int, verb: Token) -> Role | None:
    """ "Jane Roe, who teaches law at the University of Oslo", "Roe works for the Water Board"."""
    if verb.lemma_.lower() not in WORKING or not is_present(verb):
        return None
    links = AT_WORK if verb.lemma_.lower() == "work" else AT_SCHOOL
    for token in verb.subtree:
        if token.dep_ != "prep" or token.lower_ not in links:
            continue
        for child in token.children:
            body = _find_named(names, child.i) if child.dep_ == "pobj" else None
            if body is not None:
                return _told_of(index, body)
    return None


def _find_named(names: Sequence[Name], at: int) -> Name | None:
    """The organisation whose name a token is in."""
    return next(
        (
            name
            for name in names
            if name.entity_type == "organization" and name.tokens[0] <= at < name.tokens[1]
        ),
        None,
    )


def _told_of(index: int, body: Name) -> Role:
    return Role(index, body.tokens, None, None, body.text, "rules/role-clause")


def _is_owning_body(names: Sequence[Name], owner: Token) -> bool:
    """ "the institute's", "Severka's"."""
    is_sort = owner.lower_ in WORDS.organisation_nouns and owner.text.islower()
    return is_sort or _find_named(names, owner.i) is not None


def _find_whole(names: Sequence[Name], part: Token) -> str | None:
    """The body that a unit is of: "the infectious diseases unit at Rigsby Hospital"."""
    if part.lower_ not in UNITS:
        return None
    wholes = [
        whole.i
        for link in part.children
        if link.lower_ in AT
        for whole in link.children
        if whole.dep_ == "pobj"
    ]
    bodies = (n for n in names if n.entity_type == "organization" and n.tokens[1] - 1 in wholes)
    return next((body.text for body in bodies), None)
