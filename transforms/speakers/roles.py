"""Stated roles of named people: title, unit and affiliation, with where they stand.

In: a parsed article and its names. Out: `Role`s. A role stands before the name ("Czech Foreign
Minister Jan Novak", "Professor at the Institute of Peace Jane Roe"), behind it as an apposition
("Jane Roe, a professor at …,"), in front of it as one ("a spokeswoman, Jane Roe,"), as a
predicate ("Jane Roe is head of …") or in a clause ("Jane Roe, who runs the institute"). The
decision to question: only words with a role noun in them are a title, so "Jane Roe, 43," and
"the late Jane Roe" state none, and kinship is no role: "his mother, Jane Roe".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from transforms.entities.types import Name
from transforms.lexicons.names import read_name_words
from transforms.parse.document import ParsedArticle
from transforms.parse.noun_phrases import PLURAL_TAGS, is_role_noun
from transforms.parse.syntax import FINITE, Tokens, edges, trim
from transforms.speakers.role_parts import BODY_WORDS, RANKS, Parts, is_office, read_parts

WORDS = read_name_words()
CHAIN = frozenset({"of", "for", "at", "and", "the", "'s", "’s", "&", "-", "from", "on"})
CHAIN_TAGS = frozenset({"NOUN", "PROPN", "ADJ", "PART"})
LONGEST_ROLE = 40
AGED = re.compile(r"\d+-year-old ")
LEADING = frozenset(
    """a an the its his her their our first second third himself herself late then now also
    and""".split()
)
TRAILING = frozenset("dr dr. mr mr. mrs mrs. ms ms. sir dame cllr cllr. lord lady rev rev.".split())
LEADS = frozenset({"run", "own", "head", "lead", "chair", "edit", "found", "manage", "direct"})
SHARED = frozenset(
    "ceo chair chairman chairwoman chief co-founder director editor executive founder head owner "
    "president publisher secretary treasurer".split()
)
"""Offices that one body has several of: "president and chief executive of the committee"."""
OPENING_POS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "PART", "NUM", "PUNCT"})
FARTHEST_NOUN = 8
SEATED = frozenset({"mayor", "governor", "bishop", "archbishop", "sheriff", "vicar", "rabbi"})
"""Offices that a place has: "Mayor Jane Roe of Ostrov"."""
AT = frozenset({"of", "at", "from", "with"})
BODIES = frozenset({"organization", "place", "group", "work", "product"})


@dataclass(frozen=True, slots=True)
class Role:
    """A stated role of names[name]: token range and its parts as text."""

    name: int
    tokens: Tokens
    title: str | None
    unit: str | None
    affiliation: str | None
    method: str

    def head_words(self) -> frozenset[str]:
        """The noun of the title, for matching "the professor" against it.

        Only the last word counts: "the board" is not the board chairman.
        """
        words = (self.title or "").lower().split()
        return frozenset(words[-1:]) | frozenset(word.split("-")[-1] for word in words[-1:])


def find_roles(article: ParsedArticle, names: Sequence[Name]) -> list[Role]:
    """Roles of the people named, in text order, each stretch once."""
    found: dict[tuple[int, Tokens], Role] = {}
    for index, name in enumerate(names):
        if name.entity_type != "person":
            continue
        own: list[Role] = []
        for tokens, method in _stretches(article.doc, name):
            pieces = [
                role
                for piece in _split_roles(article.doc, tokens)
                if (role := _read_role(article, names, index, piece, method)) is not None
            ]
            own += _share_body(pieces)
        for role in _add_body(article, names, index, own):
            found.setdefault((index, role.tokens), role)
        led = _read_lead(article, names, index)
        if led is not None:
            found.setdefault((index, led.tokens), led)
    return sorted(found.values(), key=lambda role: role.tokens)


def _stretches(doc: Doc, name: Name) -> Iterator[tuple[Tokens, str]]:
    start, end = name.tokens
    head = doc[start:end].root
    before = _chain_before(doc, start)
    if before is not None:
        yield before, "rules/role-before"
    behind = _chain_behind(doc, end)
    if behind is not None:
        yield behind, "rules/role-behind"
    for child in head.children if behind is None else ():
        if child.dep_ == "appos" and child.i >= end and child.tag_ not in PLURAL_TAGS:
            low, high = edges(child)
            for inner in child.subtree:
                if inner.dep_ == "relcl" and inner.left_edge.i > child.i:
                    high = min(high, inner.left_edge.i)
            yield (max(low, end), high), "rules/role-behind"
    if head.dep_ == "appos" and head.head.i < start and head.head.tag_ not in PLURAL_TAGS:
        if before is None or before[0] > head.head.i:
            yield (head.head.left_edge.i, start), "rules/role-apposition"
    elif start > 1 and doc[start - 1].text == ",":
        # "The envoy of Sundar, Jane Roe, said", whatever the parser hangs the name on
        apart = _chain_before(doc, start - 1)
        if apart is not None and apart[0] and _opens_phrase(doc[apart[0] - 1]):
            yield apart, "rules/role-apposition"
    if head.dep_ == "nsubj" and head.head.lemma_ == "be" and not _is_unreal(head.head):
        for child in head.head.children:
            if child.dep_ == "attr":
                yield edges(child), "rules/role-predicate"


def _is_unreal(verb: Token) -> bool:
    """ "Roe will be a leader", "Roe is not a doctor"."""
    return any(
        child.dep_ == "neg" or (child.dep_ == "aux" and child.tag_ == "MD")
        for child in verb.children
    )


def _opens_phrase(token: Token) -> bool:
    return token.dep_ in ("det", "poss", "case") or token.lower_ in LEADING


def _chain_before(doc: Doc, start: int) -> Tokens | None:
    """The nouns right before a name, through "of", "for" and "at", from the first role noun on."""
    sentence = doc[start].sent.start if doc.has_annotation("SENT_START") else 0
    before = doc[start - 1]
    if start == sentence or before.pos_ in ("ADP", "CCONJ", "DET") or before.lower_ == "former":
        # "a pollster at Sondar", "the CEO of the Roe campaign": he is somebody else
        return None
    low = start
    while low > sentence and _is_in_chain(doc, low - 1):
        is_another = doc[low - 1].lower_ == "and" and doc[low - 2].ent_type_ == "PERSON"
        if start - low > LONGEST_ROLE or (is_another and low - 2 >= sentence):
            break
        low -= 1
    low = _skip_others(doc, low, start)
    nouns = [index for index in range(low, start) if is_office(doc[index])]
    if not nouns or doc[nouns[0]].tag_ in PLURAL_TAGS:
        return None
    first = nouns[0]
    if low > sentence + 1 and doc[low - 1].text == "," and _find_role_noun(doc, low, start):
        # "Deputy head of the office at the institute, professor at the academy Jane Roe"
        further = _chain_before(doc, low - 1)
        if further is not None and any(t.lower_ in CHAIN for t in doc[slice(*further)]):
            return further[0], start
    while (
        first > low
        and (doc[first - 1].pos_ in CHAIN_TAGS or _is_joined(doc, first - 1))
        and doc[first - 1].lower_ != "and"
    ):
        first -= 1
    while first - 1 > sentence and doc[first - 1].text == "-" and not doc[first - 1].whitespace_:
        first -= 2
    return first, start


def _is_in_chain(doc: Doc, index: int) -> bool:
    token = doc[index]
    return token.pos_ in CHAIN_TAGS or token.lower_ in CHAIN or _is_joined(doc, index)


def _is_joined(doc: Doc, index: int) -> bool:
    """A part of a title: "Oslo-based", "wrestler-turned-senator", "Ranking Democrat"."""
    token = doc[index]
    if token.text == "-" or token.lower_ in RANKS | {"backed", "based"}:
        return True
    return token.tag_ == "VBN" and index > 0 and doc[index - 1].text == "-"


def _skip_others(doc: Doc, low: int, start: int) -> int:
    """Behind what somebody else is: "the spokesman for Gov. Alan Pierce" tells Pierce's title."""
    at = start
    while at > low and doc[at - 1].lower_ in WORDS.honorifics:
        at -= 1
    is_titled = at < start
    return at if is_titled and at > low and doc[at - 1].lower_ in ("for", "to") else low


def _chain_behind(doc: Doc, end: int) -> Tokens | None:
    """ "Roe, chairman of the board," and "Roe as chief of the board", whatever the parser reads."""
    at = end + (end < len(doc) and doc[end].text == ",")
    is_as = at < len(doc) and doc[at].lower_ == "as"
    if not is_as and at == end:
        return None
    low = at + is_as
    first = _find_role_noun(doc, low, len(doc))
    if first is None or doc[first].tag_ in PLURAL_TAGS:
        return None
    high = first + 1
    while high < len(doc) and high - low <= LONGEST_ROLE and not doc[high].is_sent_start:
        token = doc[high]
        if token.text == ",":
            if _find_role_noun(doc, high + 1, len(doc)) is None:
                break
        elif token.pos_ not in CHAIN_TAGS | {"DET", "NUM"} and token.lower_ not in CHAIN | {
            "in",
            "its",
        }:
            break
        high += 1
    follows = high < len(doc) and (doc[high].is_punct or doc[high].lower_ in ("to", "who", "and"))
    is_named = any(
        token.ent_type_ == "PERSON" and doc[min(token.i + 1, len(doc) - 1)].tag_ != "POS"
        for token in doc[low:high]
        if token.i + 1 == high or doc[token.i + 1].ent_type_ != "PERSON"
    )
    return (low, high) if not is_named and (is_as or follows or high == len(doc)) else None


def _find_role_noun(doc: Doc, low: int, high: int) -> int | None:
    """The role noun that a phrase begins with: its last noun before a preposition or a comma."""
    found = None
    for index in range(low, min(high, low + FARTHEST_NOUN)):
        token = doc[index]
        is_mark = token.pos_ == "PUNCT" and token.text not in ("-", ".")
        if token.pos_ not in OPENING_POS or is_mark or (index > low and token.is_sent_start):
            break
        if is_office(token):
            found = index
        elif found is not None and token.pos_ in ("NOUN", "PROPN"):
            found = None if token.text.islower() else found
    return found


def _split_roles(doc: Doc, tokens: Tokens) -> Iterator[Tokens]:
    """ "a dairy farmer and vice-president of the union", "head of the office, professor at": two.

    A comma or an "and" parts roles where a noun phrase with a role noun of its own begins behind.
    """
    low, high = tokens
    for index in range(low + 1, high - 1):
        word = doc[index].lower_
        if word not in ("and", ",") or not any(map(is_role_noun, doc[low:index])):
            continue
        behind = index + 1 + (doc[index + 1].lower_ == "and")
        noun = _find_role_noun(doc, behind, high)
        if noun is None or doc[noun].tag_ in PLURAL_TAGS:
            continue
        if word == "and" and not _may_part(doc, index, noun):
            continue
        yield low, index
        yield from _split_roles(doc, (behind, high))
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
    """ "president and chief executive of the committee": both are the committee's."""
    shared: list[Role] = []
    body: str | None = None
    if len(roles) == 2 and _is_bare_office(roles[1]) and _touch(*roles):
        # "Milk Union President and CEO Jane Roe"
        roles = [roles[0], replace(roles[1], affiliation=roles[0].affiliation)]
    for role in reversed(roles):
        is_office = bool(role.head_words() & SHARED)
        if role.affiliation is None and role.unit is None and is_office and body is not None:
            role = replace(role, affiliation=body)
        body = role.affiliation if is_office else None
        shared.append(role)
    return shared[::-1]


def _touch(one: Role, other: Role) -> bool:
    return one.tokens[1] + 1 == other.tokens[0]


def _is_bare_office(role: Role) -> bool:
    is_bare = role.affiliation is None and role.unit is None
    return is_bare and role.method == "rules/role-before" and bool(role.head_words() & SHARED)


def _read_role(
    article: ParsedArticle, names: Sequence[Name], index: int, tokens: Tokens, method: str
) -> Role | None:
    doc = article.doc
    trimmed = trim(doc, *tokens)
    if trimmed is None or trimmed[1] - trimmed[0] > LONGEST_ROLE:
        return None
    low, high = trimmed
    while low < high and (doc[low].lower_ in LEADING or doc[low].text in (",", "-")):
        low += 1
    aged = AGED.match(doc[low:high].text)
    if aged is not None:
        low += sum(token.idx < doc[low].idx + aged.end() for token in doc[low:high])
    while high > low and (
        doc[high - 1].lower_ in TRAILING or doc[high - 1].text == "," or doc[high - 1].is_space
    ):
        high -= 1
    relative = (i for i in range(low + 1, high) if doc[i].lower_ in ("who", "whom", "which"))
    high = next(relative, high)
    own = names[index].tokens
    if low < high and (doc[low].lower_ == "not" or any(t.tag_ in FINITE for t in doc[low:high])):
        return None
    if low >= high or (low < own[1] and own[0] < high):
        return None
    parts = read_parts(article, (low, high), _bodies(names, low, high))
    if parts is None or (parts.title == "fellow" and method == "rules/role-before"):
        # "his fellow Varnians"
        return None
    full = [name for name in names if name.entity_type == "person" and len(name.words) > 1]
    people = {word for name in full for word in name.words}
    owner = [w for w in (parts.affiliation or "").split() if w.lower() not in WORDS.honorifics]
    is_campaign = (parts.title or "").startswith("campaign")
    is_body = bool(owner) and owner[-1].lower() in BODY_WORDS
    if owner and set(owner) <= people and not (is_campaign or is_body):
        # "Hale's barrister, Jane Roe": whose barrister she is, and not where she works
        parts = replace(parts, affiliation=None)
    return _role(index, (low, high), parts, method)


def _role(index: int, tokens: Tokens, parts: Parts, method: str) -> Role:
    return Role(index, tokens, parts.title, parts.unit, parts.affiliation, method)


def _bodies(names: Sequence[Name], low: int, high: int) -> list[str]:
    return [
        name.text
        for name in names
        if low <= name.tokens[0] and name.tokens[1] <= high and name.entity_type in BODIES
    ]


def _add_body(
    article: ParsedArticle, names: Sequence[Name], index: int, own: Sequence[Role]
) -> list[Role]:
    """ "analyst Jane Roe of Banque Orsay": the organisation right behind the name."""
    doc, end = article.doc, names[index].tokens[1]
    at = end + (end < len(doc) and doc[end].text == ",")
    if at >= len(doc) or doc[at].lower_ not in AT:
        return list(own)
    at += 1 + (at + 1 < len(doc) and doc[at + 1].lower_ == "the")
    body = next(
        (
            n
            for n in names
            if n.tokens[0] == at
            and (n.entity_type == "organization" or n.label == "FAC" or _is_seat(n, own))
        ),
        None,
    )
    if body is None:
        return list(own)
    bare = [role for role in own if role.affiliation is None]
    if not own:
        return [Role(index, body.tokens, None, None, body.text, "rules/body-behind")]
    return (
        [replace(role, affiliation=body.text) if role is bare[-1] else role for role in own]
        if bare
        else list(own)
    )


def _is_seat(name: Name, own: Sequence[Role]) -> bool:
    """A mayor's place, or a body by its last word whatever kind of name it was taken for."""
    if name.words[-1].lower() in BODY_WORDS:
        return True
    return name.entity_type == "place" and any(role.head_words() & SEATED for role in own)


def _read_lead(article: ParsedArticle, names: Sequence[Name], index: int) -> Role | None:
    """ "Jane Roe, 43, who runs the institute": an affiliation without a title."""
    start, end = names[index].tokens
    for verb in article.doc[start:end].root.children:
        if verb.dep_ != "relcl" or verb.lemma_.lower() not in LEADS:
            continue
        for child in verb.children:
            if child.dep_ != "dobj":
                continue
            low, high = edges(child)[0], child.i + 1
            while low < high and article.doc[low].lower_ in LEADING:
                low += 1
            is_body = child.lemma_.lower() in WORDS.organisation_nouns
            if low < high and (is_body or child.pos_ == "PROPN"):
                text = " ".join(article.slice(low, high).split())
                return Role(index, (low, high), None, None, text, "rules/role-clause")
    return None
