"""The parts of a stated role: "head of security studies at the Moravian Institute".

In: the tokens of a role and the names in them. Out: title, unit and affiliation as text. The
decision to question: what follows "of" is a unit when it is written small and is no body ("head
of security"), else the affiliation ("head of the union", "mayor of Ostrov").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.entities.people import FIRMS
from transforms.entities.places import is_place_name
from transforms.entities.types import Name
from transforms.lexicons.names import read_name_words
from transforms.lexicons.roles import read_role_words
from transforms.parse.document import ParsedArticle
from transforms.parse.noun_phrases import (
    PERSON_ENDING,
    PLURAL_TAGS,
    ROLE_NOUNS,
    gender_of_noun,
    is_person_noun,
    is_role_noun,
    noun_of,
)
from transforms.parse.syntax import Tokens
from transforms.parse.tokens import Doc, Token
from transforms.speakers.role_owners import BODY_ENDS, find_owner, skip_bracket, skip_second
from transforms.speakers.role_units import AREAS, ARTICLE, MARKS, TITLE_END, is_field, split_rest

WORDS = read_name_words()
ROLES = read_role_words()
PREFIXES = frozenset(
    "acting current ex former incoming long-time longtime onetime outgoing retired senior then top "
    "veteran".split()
)
"""What stands before the body in front of a title: "former CIA director" was director there."""


AGENT_ENDINGS = ("er", "or", "ist", "ian", "eer", "ant", "herd", "surgeon")
TRADE_ENDINGS = tuple(
    "eer herd ician keeper maker monger nomist ographer ologist smith wright".split()
)
SHORTEST_AGENT = 5
NO_AGENTS = (
    WORDS.relation_nouns | WORDS.document_nouns | WORDS.organisation_nouns | WORDS.organisations
)
ELECTED_ENDINGS = tuple(
    f"{body}{sex}"
    for body in ("alder", "assembly", "committee", "congress", "council", "select", "states")
    for sex in ("man", "woman")
)
OFFICES = ROLE_NOUNS | ROLES.trades
LEADS = frozenset({"lead", "leads"})
RANKS = frozenset({"ranking", "top", "senior", "leading"})
PARTISANS = frozenset({"democrat", "republican"})
WHERE = re.compile(r" in (?=(?:(?:north|south|east|west|central)[\w-]* )?[A-Z])")
BESIDES = re.compile(r",? and (?:one|some) of ")
UNCLOSED = re.compile(r"\s*\([^)]*\Z")
FROM = re.compile(r" (?:at|from) ")
AUTHORS = frozenset({"author", "co-author"})
STUDIES = frozenset({"article", "book", "paper", "report", "research", "review", "study"})
STANDING = ROLES.party_members | frozenset(
    """ambassador archbishop bishop chief commissioner consul delegate democrat envoy governor judge
    justice lawmaker legislator magistrate mayor minister politician prosecutor republican
    representative sheriff""".split()
)
"""Who stands for the place that he is from: "a senator from Oregon"."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Title, unit and affiliation; None for what is not stated."""

    title: str | None
    unit: str | None
    affiliation: str | None


def read_parts(article: ParsedArticle, tokens: Tokens, bodies: Sequence[Name]) -> Parts | None:
    """The parts of a role; `bodies` are the organisations and places named in it.

    None if the title has no role noun: "one of the lawyers" is no role.
    """
    doc, (low, high) = article.doc, tokens
    nouns = [token for token in doc[low:high] if is_office(token) and not is_owner(token)]
    nouns = _skip_owned(article, (low, high), _skip_named(doc, nouns, bodies))
    if not nouns:
        return None
    high = _find_origin(doc, nouns[-1].i, high) or high
    if all(doc[i].tag_ != "POS" for i in range(low, nouns[0].i)):
        # "the segregationist former Alabama governor"
        low = next((i for i in range(low, nouns[0].i) if doc[i].lower_ == "former"), low)
    opening = low
    while low < nouns[0].i and doc[low].lower_ in PREFIXES:
        low += 1
    prefix = _join(article, (opening, low)) + " " if low > opening else ""
    owner = find_owner(article, low, nouns[0], bodies)
    affiliation = None
    if owner is None:
        low, prefix = opening, ""
    else:
        if not prefix and opening < owner[0] and doc[owner[0] - 1].lower_ in PREFIXES:
            # "Hale's former | Office of Management and Budget director"
            prefix = f"{doc[owner[0] - 1].text} "
        low = owner[1] + (doc[owner[1]].tag_ == "POS")
        low = skip_second(doc, skip_bracket(doc, low), nouns[0].i)
        affiliation = _join(article, owner)
        last = doc[owner[1] - 1]
        is_person = is_person_noun(last) or gender_of_noun(last.lemma_.lower()) is not None
        if is_person and last.lower_ not in FIRMS:
            # "the president's adviser", and the brewer's chairman
            affiliation = None
    low += low < nouns[0].i and doc[low].lower_ == "only"
    title, rest = split_title(prefix + _join(article, (low, high)))
    title = UNCLOSED.sub("", title)
    title, field = _split_titled(title, nouns)
    told = doc.span(opening, nouns[0].i).text.lower()
    if not title or told.startswith(("one of", "to ")) or title.startswith("to "):
        return None
    if not any(token.text in title.replace("-", " ").split() for token in nouns):
        return None
    if is_work(title, rest):
        # "co-author of Three's a Crowd"
        return Parts(title, None, rest.strip(MARKS))
    unit, body = split_rest(BESIDES.split(rest)[0], [name.text for name in bodies])
    # "Brent Council in north-west London"
    body = WHERE.split(body)[0] if body and body[0].isupper() else body
    if unit is not None and body is not None and is_document(unit):
        # "lead author of the study from the University of Leeds"
        unit = None
    if affiliation is not None and unit is None and is_field(rest):
        # "Norvane's vice president for North American sales"
        unit = rest
    return Parts(title, field or unit, affiliation or body)


def _split_titled(title: str, nouns: Sequence[Token]) -> tuple[str, str | None]:
    """ "Programme Officer, | Mobilization and Outreach": a title and its field in capitals."""
    office, _, field = title.partition(", ")
    is_office = office.istitle() and any(office.endswith(noun.text) for noun in nouns)
    return (office, field) if is_office and field[:1].isupper() else (title, None)


def is_work(title: str, rest: str) -> bool:
    """Whether what follows "author of" is a title, and no study of a body."""
    is_author = title.lower().split()[-1] in AUTHORS
    return is_author and rest.lstrip(MARKS)[:1].isupper() and not FROM.search(rest)


def is_document(words: str) -> bool:
    """Whether the words are no body but what is written: "the study"."""
    return words.lower() in STUDIES


def _find_origin(doc: Doc, noun: int, high: int) -> int | None:
    """Where "from Surabaya" begins behind "a nurse": where one comes from is no affiliation.

    But a senator, a judge or a mayor stands for the place.
    """
    if doc[noun].lower_ in STANDING or doc[noun].lower_.endswith(ELECTED_ENDINGS):
        return None
    for at in range(noun + 1, high - 1):
        if doc[at].lower_ != "from":
            continue
        for place in doc[at].children:
            is_place = place.ent_type_ in ("GPE", "LOC") or is_place_name(place.text)
            if place.dep_ == "pobj" and (is_place or place.lower_ in AREAS):
                return at
    return None


def _skip_named(doc: Doc, nouns: list[Token], bodies: Sequence[Name]) -> list[Token]:
    """Without the words of a body's name: "Justice Department Inspector General"."""
    named = {
        i
        for name in bodies
        if name.entity_type == "organization" and doc[name.tokens[1] - 1].lower_ in BODY_ENDS
        for i in range(*name.tokens)
    }
    return [noun for noun in nouns if noun.i not in named] or nouns


def _skip_owned(article: ParsedArticle, tokens: Tokens, nouns: list[Token]) -> list[Token]:
    """Without the words of the owner: "the refugee agency's representative in the capital".

    But "House Speaker" of "House Speaker Jane Roe's bid" is whole.
    """
    doc, (low, high) = article.doc, tokens
    for token in nouns:
        if token.dep_ != "compound":
            continue
        behind = doc[token.head.i + 1] if token.head.i + 1 < len(doc) else None
        if behind is not None and behind.tag_ == "POS" and low <= token.head.i < high - 1:
            return [noun for noun in nouns if noun.i > behind.i]
    return nouns


def is_office(token: Token) -> bool:
    """Whether a noun is a role, a party's member by rank being one: "the ranking Democrat"."""
    if token.lower_ in PARTISANS:
        return token.i > 0 and token.nbor(-1).lower_ in RANKS
    if is_short_office(token):
        return True
    is_before_name = token.i + 1 < len(token.doc) and token.nbor(1).ent_type_ == "PERSON"
    if token.lower_ == "regulator":
        # "Mines regulator Jane Roe", and no body
        return is_before_name or _is_apposed(token)
    if _opens_deed(token):
        return False
    if token.lower_ == "forward" and token.i and is_before_name:
        # "Oslo forward Marek Hill", where the tagger reads an adverb
        return token.nbor(-1).pos_ == "PROPN" or is_role_noun(token)
    if token.lower_ in LEADS:
        return _is_lead(token, is_before_name=is_before_name)
    is_written = token.text.islower() or token.is_sent_start
    if token.lower_ in ROLES.trades and is_written:
        # "weaver Jane Roe", and at the start of a sentence "Weaver Jane Roe"
        return not _is_deed(token)
    if token.pos_ == "PROPN" and is_before_name and not token.ent_type_:
        # "Councilwoman Rosa Delgado"
        return is_role_noun(token) or bool(PERSON_ENDING.search(token.lower_))
    if token.tag_ == "VBP" and is_before_name and token.i and token.nbor(-1).tag_ == "NNP":
        # "Airbus head Jane Roe is set to go", where one firm would be said to "heads" her
        return noun_of(token) in OFFICES
    is_other = token.tag_ in ("VBG", "VBD", "VBZ", "VBP")
    if token.pos_ == "ADJ" and not is_before_name and token.i + 1 < len(token.doc):
        # "a chief executive", and no "major problem"
        is_other = token.nbor(1).pos_ == "NOUN" and not is_person_noun(token.nbor(1))
    if is_role_noun(token) or (token.i > 1 and not is_other and noun_of(token) in OFFICES):
        return True
    if is_before_name and token.tag_ in ("JJ", "NNP"):
        # "agronomist Jane Roe", where the tagger reads an adjective
        return token.text.islower() and token.lower_.endswith(TRADE_ENDINGS)
    return token.tag_ == "NN" and token.lower_.endswith(AGENT_ENDINGS) and _is_agent(token)


def is_short_office(token: Token) -> bool:
    """ "Ohio | Gov. | Jane Roe", "Det. | Insp. | Tom Hale", and no "Gen Z"."""
    if not token.text[:1].isupper() or token.lower_.rstrip(".") not in ROLES.short_offices:
        return False
    if token.i + 1 >= len(token.doc):
        return False
    behind = token.nbor(1)
    return behind.ent_type_ == "PERSON" or is_short_office(behind)


def _is_deed(token: Token) -> bool:
    """ "He will | shepherd Jane Roe's bill through"."""
    return token.pos_ == "VERB" or (token.i > 0 and token.nbor(-1).tag_ in ("MD", "TO"))


def _is_agent(token: Token) -> bool:
    """ "Snorkeller Jane Roe", "Jane Roe, a snorkeller": nobody's trade but of such a form."""
    if not token.text.islower() or len(token.text) < SHORTEST_AGENT:
        return False
    if token.lower_ in ROLES.no_agents or token.lower_ in NO_AGENTS:
        return False
    if token.i + 1 < len(token.doc) and token.nbor(1).ent_type_ == "PERSON":
        return token.dep_ in ("compound", "nmod", "amod", "appos") or token.head.i == token.i + 1
    return _is_apposed(token)


def _is_apposed(token: Token) -> bool:
    """ "Jane Roe, a regulator", "the regulator, Jane Roe"."""
    if token.dep_ == "appos" and token.head.ent_type_ == "PERSON":
        return True
    return any(child.dep_ == "appos" and child.ent_type_ == "PERSON" for child in token.children)


def is_several(token: Token) -> bool:
    """A plural, and no trade of which the tagger reads one: "locksmith", "epidemiologist"."""
    is_one = token.lower_ in ROLES.trades or token.lower_.endswith(AGENT_ENDINGS)
    return token.tag_ in PLURAL_TAGS and not is_one


def _opens_deed(token: Token) -> bool:
    """ "for head-butting Tom Hale", which is no head."""
    if token.i + 2 >= len(token.doc) or token.nbor(1).text != "-":
        return False
    return token.nbor(2).lower_.endswith("ing") and not token.whitespace_


def _is_lead(token: Token, *, is_before_name: bool) -> bool:
    """ "Transport lead Helen Marsh", "Helen Marsh, lead for transport", and no race's."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    if is_before_name and token.i:
        return token.nbor(-1).pos_ in ("NOUN", "PROPN", "ADJ")
    return _is_apposed(token)


def is_owner(token: Token) -> bool:
    """ "The teachers' union president", "the president's adviser": who owns the office."""
    # and "Sheriff's Deputy" is an office
    is_open = token.tag_ in PLURAL_TAGS or token.text.islower()
    return is_open and token.i + 1 < len(token.doc) and token.nbor(1).tag_ == "POS"


def _join(article: ParsedArticle, tokens: Tokens) -> str:
    return ARTICLE.sub("", " ".join(article.slice(*tokens).split()).strip(" ,"))


def split_title(text: str) -> tuple[str, str]:
    """The title and what follows its "of" or "at"; "chief of staff" is one title."""
    fixed = ROLES.fixed.match(text)
    start = fixed.end() if fixed else 0
    parts = TITLE_END.split(text[start:], maxsplit=1)
    title = (text[:start] + parts[0]).strip(" ,")
    return title, parts[1].strip(" ,") if len(parts) > 1 else ""
