"""Stated roles of named people: title, unit and affiliation, with where they stand.

In: a parsed article and its names. Out: `Role`s. A role stands before the name ("Czech Foreign
Minister Jan Novak", "Professor at the Institute of Peace Jane Roe"), behind it as an apposition
("Jane Roe, a professor at …,"), in front of it as one ("a spokeswoman, Jane Roe,"), as a
predicate ("Jane Roe is head of …") or in a clause ("Jane Roe, who runs the institute"). The
decision to question: only words with a role noun in them are a title, so "Jane Roe, 43," and
"the late Jane Roe" state none, and kinship is no role: "his mother, Jane Roe".
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from transforms.entities.types import Name
from transforms.lexicons.names import read_name_words
from transforms.lexicons.roles import read_role_words
from transforms.parse.document import ParsedArticle
from transforms.parse.noun_phrases import PLURAL_TAGS, ROLE_NOUNS, is_role_noun
from transforms.parse.syntax import FINITE, Tokens
from transforms.parse.tokens import Doc, Token
from transforms.speakers.no_role import is_body, is_called_so, is_kin, states_none
from transforms.speakers.role_antecedents import employ_its, employ_same
from transforms.speakers.role_bodies import add_body
from transforms.speakers.role_chains import find_role_noun
from transforms.speakers.role_edges import find_edges
from transforms.speakers.role_leads import add_work, read_lead, read_letters, read_work
from transforms.speakers.role_parts import (
    AUTHORS,
    PARTISANS,
    Parts,
    is_document,
    is_office,
    read_parts,
)
from transforms.speakers.role_predicates import find_told_next
from transforms.speakers.role_stretches import find_stretches
from transforms.speakers.types import Role

WORDS = read_name_words()
ROLES = read_role_words()
ALSO = frozenset({"also", "currently", "now"})
LIST_MARKS = frozenset({";", "|", "•"})
SERVING = tuple(
    "adviser advisor aide ally assistant counsel critic deputy donor opponent supporter".split()
)
SPEAKING_FOR = tuple(
    "attorney biographer lawyer pollster spokesman spokesperson spokeswoman surrogate".split()
)
"""Whom firms have as well as people."""
OF_FIRMS = frozenset({"ceo", "chairman", "chairwoman", "chief executive", "managing director"})
"""Offices that nobody holds at a person: "Hale's chief executive" is that of a firm named Hale."""
SHARED = frozenset(
    "ceo chair chairman chairwoman chief co-founder director editor executive founder head owner "
    "president publisher secretary treasurer".split()
)
"""Offices that one body has several of: "president and chief executive of the committee"."""
SERVED = frozenset({"for", "to"})
OF_PAIR = SERVED | {"of"}
PAIRED = frozenset({"ally", "friend", "partner", "supporter"})
BODIES = frozenset({"organization", "place", "group", "work", "product"})


def find_roles(article: ParsedArticle, names: Sequence[Name]) -> list[Role]:
    """Roles of the people named, in text order, each stretch once."""
    found: dict[tuple[int, Tokens], Role] = {}
    whole = frozenset(i for name in names for i in range(name.tokens[0] + 1, name.tokens[1] - 1))
    for index, name in enumerate(names):
        if name.entity_type != "person":
            continue
        own: list[Role] = []
        stretches = find_stretches(article.doc, name)
        for tokens, method in (*stretches, *find_told_next(article, names, index)):
            pieces = [
                role
                for piece in _split_roles(article.doc, _cut_list(article.doc, tokens, name), whole)
                if (role := read_role(article, names, index, piece, method)) is not None
            ]
            own += _share_body(pieces)
        own = employ_same(article, names, index, add_body(article, names, index, own))
        employed = employ_its(article, names, own)
        employed = add_work(employed, read_work(article, names, index))
        for role in _employ_authors(employed):
            found.setdefault((index, role.tokens), role)
        led = read_lead(article, names, index)
        if led is not None and led.affiliation not in {role.affiliation for role in own}:
            found.setdefault((index, led.tokens), led)
        letters = None if own else read_letters(article, name, index)
        if letters is not None:
            found.setdefault((index, letters.tokens), letters)
    roles = sorted(found.values(), key=lambda role: role.tokens)
    return _drop_addresses(article.doc, names, roles)


def _drop_addresses(doc: Doc, names: Sequence[Name], roles: Sequence[Role]) -> list[Role]:
    """Each "Sgt." of a name once, and none where the article states more of its bearer."""
    addresses = {role for role in roles if _is_address(doc, role)}
    told = [
        names[role.name].words
        for role in roles
        # "Rep. Jane Roe, a Republican from Ohio"
        if not (role in addresses or role.head_words() & PARTISANS)
    ]
    kept: list[Role] = []
    seen: set[tuple[str, str]] = set()
    for role in roles:
        words = names[role.name].words
        address = (words[-1], role.title or "")
        is_told = address in seen or any(_may_be_one(words, others) for others in told)
        if not (role in addresses and is_told):
            kept.append(role)
        seen.add(address)
    return kept


def _may_be_one(words: Sequence[str], others: Sequence[str]) -> bool:
    """ "Roe" and "Jane Roe", and no "Tom Roe" and "Jane Roe"."""
    is_whole = len(words) > 1 < len(others)
    return words[-1] == others[-1] and (not is_whole or words[0] == others[0])


def _is_address(doc: Doc, role: Role) -> bool:
    """ "Sgt.", "KC" or "colleague" and no body, which may only address or relate."""
    if role.unit is not None or role.affiliation is not None:
        return False
    if role.head_words() & ROLES.relations:
        # "her former student Jane Roe, now a researcher", and no "Jane Roe, a student"
        return doc[role.tokens[0] - 1].tag_ in ("PRP$", "POS")
    words = {word.rstrip(".") for word in (role.title or "").lower().split()}
    return words <= ROLES.short_offices or words <= ROLES.letters_behind


def _employ_authors(roles: Sequence[Role]) -> list[Role]:
    """ "A researcher at the university and lead author of the study" is the university's."""
    bodies = [r.affiliation for r in roles if r.affiliation and not is_document(r.affiliation)]
    return [
        replace(role, affiliation=bodies[0])
        if bodies
        and role.affiliation
        and is_document(role.affiliation)
        and role.head_words() & AUTHORS
        else role
        for role in roles
    ]


def _cut_list(doc: Doc, tokens: Tokens, name: Name) -> Tokens:
    """What is beside the name in "Best director: Jane Roe, The Pilot; actress: Ida Hill"."""
    (low, high), (start, end) = tokens, name.tokens
    for at in range(end, high):
        if doc[at].text in LIST_MARKS:
            high = at
            break
    low = max((i + 1 for i in range(low, start) if doc[i].text in LIST_MARKS), default=low)
    return low, max(low, high)


def _split_roles(doc: Doc, tokens: Tokens, whole: frozenset[int]) -> Iterator[Tokens]:
    """ "a dairy farmer and vice-president of the union", "head of the office, professor at": two.

    A comma or an "and" parts roles where a noun phrase with a role noun of its own begins behind,
    but for those in the middle of a name (`whole`): "a reporter at the Post and Courier".
    """
    low, high = tokens
    for index in range(low + 1, high - 1):
        word = doc[index].lower_
        if word == "former" and is_office(doc[index - 1]):
            # "Democratic candidate former Secretary of State Jane Roe"
            yield low, index
            yield from _split_roles(doc, (index, high), whole)
            return
        if index in whole or word not in ("and", ",") or not any(map(is_office, doc[low:index])):
            continue
        behind = index + 1 + (doc[index + 1].lower_ == "and")
        behind += doc[behind].lower_ in ALSO
        noun = find_role_noun(doc, behind, high)
        if noun is None or doc[noun].tag_ in PLURAL_TAGS:
            continue
        if word == "and" and not _may_part(doc, index, noun):
            continue
        yield low, index
        yield from _split_roles(doc, (behind, high), whole)
        return
    yield tokens


def _may_part(doc: Doc, index: int, noun: int) -> bool:
    """Not the "and" inside a field: "director of science and communications officer training"."""
    before = doc[index - 1]
    return before.pos_ in ("NOUN", "PROPN", "NUM", "PART") and (
        is_role_noun(before)
        or doc[noun].dep_ in ("conj", "appos")
        or doc[index + 1].pos_ in ("DET", "ADJ")
    )


def _share_body(roles: Sequence[Role]) -> list[Role]:
    """ "president and chief executive of the committee": both are the committee's.

    But not "a former deputy secretary and head of the firm", who was one and is the other.
    """
    shared: list[Role] = []
    body: str | None = None
    if len(roles) == 2 and _is_bare_office(roles[1]) and _touch(*roles):
        # "Milk Union President and CEO Jane Roe", "Jane Roe (Milk Union president and CEO)"
        roles = [roles[0], replace(roles[1], affiliation=roles[0].affiliation)]
    for role in reversed(roles):
        is_office = bool(role.head_words() & SHARED)
        is_bare = role.affiliation is None and role.unit is None
        is_past = bool(shared) and _is_past(role) and not _is_past(shared[-1])
        if is_bare and is_office and body is not None and not is_past:
            role = replace(role, affiliation=body)
        body = role.affiliation if is_office else None
        shared.append(role)
    return shared[::-1]


def _is_past(role: Role) -> bool:
    return (role.title or "").lower().startswith(("former ", "ex-"))


def _touch(one: Role, other: Role) -> bool:
    return one.tokens[1] + 1 == other.tokens[0]


def _is_bare_office(role: Role) -> bool:
    is_bare = role.affiliation is None and role.unit is None
    is_beside = role.method in ("rules/role-before", "rules/role-behind")
    return is_bare and is_beside and bool(role.head_words() & SHARED)


def read_role(
    article: ParsedArticle, names: Sequence[Name], index: int, tokens: Tokens, method: str
) -> Role | None:
    """The role of names[index] that a range of tokens states, if it states one."""
    doc = article.doc
    edges = find_edges(doc, tokens)
    if edges is None:
        return None
    low, high = edges
    own = names[index].tokens
    if low < high and (doc[low].lower_ == "not" or any(map(_is_deed, doc[low:high]))):
        return None
    if low >= high or (low < own[1] and own[0] < high):
        return None
    if method in ("rules/role-before", "rules/role-apposition"):
        # "In the hills of Vik, resident Jane Roe": what the comma parts is no role
        commas = (i for i in range(low, high) if doc[i].text == ",")
        low = next((i + 1 for i in commas if not any(map(is_office, doc[low:i]))), low)
    parts = read_parts(article, (low, high), _bodies(article, names, low, high))
    if parts is None or (parts.title == "fellow" and method == "rules/role-before"):
        # "his fellow Varnians"
        return None
    if method == "rules/role-before" and _is_supposed(doc, low, names[index]):
        return None
    if is_kin(doc, low, parts) or states_none(article, names, names[index], (low, high), method):
        return None
    parts = _drop_served(article, names, (low, high), parts)
    role = Role(index, (low, high), parts.title, parts.unit, parts.affiliation, method)
    return None if role.head_words() & ROLES.nobody else role


def _is_deed(token: Token) -> bool:
    """A finite verb, and no "Airbus | head | Jane Roe" of which the tagger makes one."""
    return token.tag_ in FINITE and not is_office(token)


def _is_supposed(doc: Doc, low: int, name: Name) -> bool:
    """ "They fear that a | President | Roe might leave": who is none, or not yet."""
    is_title = name.tokens[0] == low + 1 and doc[low].text.istitle()
    return is_title and len(name.words) == 1 and low > 0 and doc[low - 1].lower_ in ("a", "an")


def _drop_served(
    article: ParsedArticle, names: Sequence[Name], tokens: Tokens, parts: Parts
) -> Parts:
    """Without whom somebody serves: it is a person, and nobody works at one."""
    body = parts.affiliation or ""
    if not body and parts.unit is None:
        return parts
    people = [name for name in names if name.entity_type == "person"]
    longer = [name.words for name in people if len(name.words) > 1]
    full = {word for words in longer for word in words}
    owner = [word for word in body.split() if word.lower() not in WORDS.honorifics]
    is_campaign = "campaign" in (parts.title or "")
    is_of_body = bool(owner) and owner[-1].lower() in WORDS.body_words
    is_aide = (parts.title or "").lower().endswith(SERVING)
    speaks = (parts.title or "").lower().endswith(SPEAKING_FOR)
    is_known = is_aide or (speaks and any(words[-1:] == owner for words in longer))
    serves = is_known and any(name.words == owner for name in people)
    is_named = any(_is_titled_name(owner, words) for words in longer)
    is_of_firm = (parts.title or "").lower().removeprefix("former ") in OF_FIRMS
    is_of_person = is_named or set(owner) <= full
    if serves or (owner and is_of_person and not (is_campaign or is_of_body or is_of_firm)):
        # "Hale's barrister, Jane Roe": whose barrister she is, and not where she works
        return replace(parts, affiliation=None)
    is_titled = body.split(" ")[0].lower() in WORDS.honorifics and not (is_campaign or is_of_body)
    if is_titled or _serves_person(article, people, tokens, body):
        # "a spokesman for House Speaker Jane Roe", "President Roe's budget director"
        return replace(parts, unit=None, affiliation=None)
    if not is_body(parts.title or "", body or "x"):
        return replace(parts, affiliation=None)
    return parts


def _is_titled_name(owner: Sequence[str], words: Sequence[str]) -> bool:
    """ "Front-runner Tom Hale" of "Front-runner Tom Hale's top challenger"."""
    titles = [word.lower().split("-")[-1] for word in owner[: -len(words)]]
    is_title = all(word in ROLE_NOUNS or f"front-{word}" in ROLE_NOUNS for word in titles)
    return owner[-len(words) :] == words and is_title


def _serves_person(
    article: ParsedArticle, people: Sequence[Name], tokens: Tokens, body: str
) -> bool:
    """Whether somebody is named behind the office as the one whom it serves."""
    doc, (low, high) = article.doc, tokens
    first = next((i for i in range(low, high) if is_office(doc[i])), high)
    for name in people:
        start, end = name.tokens
        is_inside = first < start and end <= high
        is_known = len(name.words) > 1 or doc[start - 1].lower_ in WORDS.honorifics
        is_owner = end < len(doc) and (doc[end].tag_ == "POS" or doc[end].pos_ == "NOUN")
        if is_inside and is_known and not is_owner:
            # "the partner of Rovers midfielder Tom Hale"
            is_paired = end == high and doc[first].lower_ in PAIRED
            served = OF_PAIR if is_paired else SERVED
            links = [i for i in range(first, start) if doc[i].lower_ in served]
            return bool(links) and body in " ".join(article.slice(links[0], high).split())
    return False


def _bodies(article: ParsedArticle, names: Sequence[Name], low: int, high: int) -> list[Name]:
    bodies = [
        name
        for name in names
        if low <= name.tokens[0] and name.tokens[1] <= high and name.entity_type in BODIES
    ]
    opening = article.doc[low]
    if opening.lower_ in ROLES.unreal and is_called_so(opening, names):
        own = Name((low, low + 1), opening.text, "ORG", "organization", "rules/repeated", 0.0)
        bodies.append(own)
    return bodies
