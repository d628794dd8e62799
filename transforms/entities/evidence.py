"""What the article's own words tell of a name that the model mistook.

In: a parsed document and its names. Out: the names, those of a body as a body's. The decision to
question: no list of firms or parties is asked, so "Best Buy said it would open 20 stores" makes a
body of the name only beside a second sign of one ("shares in Best Buy"), and whatever marks a
person ("Mr.", a given name, an office) outweighs all.
"""

from collections.abc import Sequence
from dataclasses import replace

from transforms.entities.gender import is_given
from transforms.entities.people import is_called_firm
from transforms.entities.places import is_place_name
from transforms.entities.pronouns import read_pronoun
from transforms.entities.types import WORDS, Name, is_postnominal, key_of
from transforms.parse.noun_phrases import PLURAL_TAGS, is_person_noun, is_role_noun
from transforms.parse.syntax import FINITE
from transforms.parse.tokens import Doc, Token

OWNED_BY_BODIES = frozenset(
    "branch council councillor customer employee headquarters investor mep mp party profit revenue"
    " sale senator share shareholder stock store subsidiary unit voter worker".split()
)
"""What stands behind a body's name and not behind a person's: "Best Buy shares"."""
OF_BODIES = frozenset(
    """chairman chairwoman co-founder customer employee founder leader member share shareholder
    stake stock""".split()
)
"""What stands before it: "shares in Best Buy"."""
MISREAD = frozenset({"place", "work", "product", "event", "law"})
LEAST_SIGNS = 2
BARE = frozenset({"nsubj", "nsubjpass", "pobj", "dobj"})
BODY_WORDS = WORDS.body_words | WORDS.legal_forms
OF_FIRMS = frozenset(
    {"child", "children", "couple", "family", "kid", "neighbours", "parent", "sister"}
)
"""Kin that a firm may have, too, or that are several."""
IDENTIFYING = frozenset({"identify"})
BETWEEN_NAMING = frozenset(
    """first full given her herself him himself his just last name only simply their
    themselves""".split()
)
MARKS = frozenset("\"'“”‘’")
LONGEST_TITLE = 10
LONGEST_TRADE = 4
"""Tokens of "a music teacher", and one more."""
CALLED = frozenset({"called", "named"})
SITES = frozenset(
    """airport church clinic college hospital hotel museum prison school stadium theatre theater
    university""".split()
)
"""What is named after people: "the hospital Gabriel Hale"."""
PLANNING = frozenset({"aims", "expects", "hopes", "intends", "plans", "wants"})


def mend_bodies(doc: Doc, names: Sequence[Name]) -> list[Name]:
    """The names, with the bodies among them that the model took for people or for a people."""
    signs: dict[str, int] = {}
    people: set[str] = set()
    elsewhere: dict[str, int] = {}
    for name in names:
        if name.entity_type == "organization":
            # "environmental organisation Ferns Alive", and "Ferns Alive" alone
            count = LEAST_SIGNS if is_called_firm(doc, *name.tokens) else 1
            elsewhere[key_of(name.text)] = max(count, elsewhere.get(key_of(name.text), 0))
    for name in names:
        if name.entity_type != "person" or len(name.words) < 2:
            continue
        key = key_of(name.text)
        is_person = _is_of_person(doc, name) and not _is_called_body(doc, name)
        if _is_site(doc, name.tokens[0]):
            signs[key] = signs.get(key, 0) + LEAST_SIGNS
            continue
        if is_person or read_pronoun(doc, name, names) == "person":
            people.add(key)
        signs[key] = signs.get(key, elsewhere.get(key, 0)) + _count_signs(doc, name, names)
    papers = _find_papers(doc, names)
    surnames = {key_of(n.text) for n in names if n.entity_type == "person" and len(n.words) == 1}
    bodies = {
        key
        for key, count in signs.items()
        if count >= LEAST_SIGNS and key not in people and key.split()[-1] not in surnames
    }
    firsts = {
        name.words[0]
        for name in names
        if name.entity_type == "organization"
        and len(name.words) > 1
        and name.words[-1].lower() in BODY_WORDS
    }
    return [_mend(doc, name, bodies | papers, firsts) for name in names]


def _find_papers(doc: Doc, names: Sequence[Name]) -> set[str]:
    """ "Roe told Gazzetta he was late": what is told and does nothing else is a paper, if it is of
    one word, no given name and nobody's surname."""
    people = [name for name in names if name.entity_type == "person"]
    known = {key_of(word) for name in people if len(name.words) > 1 for word in name.words}
    found: dict[str, bool] = {}
    for name in people:
        key = key_of(name.text)
        if len(name.words) == 1 and key not in known and not is_given(name.text):
            found[key] = found.get(key, True) and _is_told(doc, name)
    return {key for key, is_told in found.items() if is_told}


def _is_told(doc: Doc, name: Name) -> bool:
    start, end = name.tokens
    if end - start != 1 or not start or doc[start - 1].lemma_.lower() != "tell":
        return False
    verb = doc[start - 1]
    # and no "told Mensah to stop"
    is_order = any(child.dep_ == "xcomp" for child in verb.children)
    is_said = any(child.dep_ == "nsubj" for child in verb.children) and not is_order
    return is_said and doc[start].dep_ in ("dobj", "dative")


def _mend(doc: Doc, name: Name, bodies: set[str], firsts: set[str]) -> Name:
    is_body = name.entity_type == "person" and key_of(name.text) in bodies
    is_short = name.entity_type == "group" and _is_short_form(doc, name, firsts)
    # "Sarvo" after "Sarvo Bank"
    is_short |= name.entity_type in MISREAD and name.text in firsts and not is_place_name(name.text)
    is_somebody = (
        find_name_giver(doc, name.tokens[0]) is not None
        or _is_kin(doc, name)
        or _is_called_so(doc, name)
        or _is_one_of(doc, name)
        or is_set_in_marks(doc, name)
    )
    if name.entity_type != "person" and is_somebody:
        return replace(name, label="PERSON", entity_type="person", method="rules/evidence")
    if is_body or is_short:
        return replace(name, label="ORG", entity_type="organization", method="rules/evidence")
    return name


def _is_kin(doc: Doc, name: Name) -> bool:
    """ "The poet's grandniece, Caitríona," and no "parent, Norvane"."""
    start = name.tokens[0]
    before = start - 1 - (start > 1 and doc[start - 1].text == ",")
    is_name = len(name.words) == 1 and name.text.istitle()
    if before < 1 or not is_name or doc[before].lower_ not in WORDS.relation_nouns - OF_FIRMS:
        return False
    return any(child.dep_ == "poss" for child in doc[before].children)


def _is_site(doc: Doc, start: int) -> bool:
    """ "The hospital | Gabriel Hale", which no hospital's Gabriel Hale is."""
    return start > 1 and doc[start - 1].lower_ in SITES and doc[start - 2].lower_ == "the"


def _is_called_so(doc: Doc, name: Name) -> bool:
    """ "A woman named | Nomvula", "a lad called | Tom"."""
    start = name.tokens[0]
    return start > 1 and doc[start - 1].lower_ in CALLED and is_person_noun(doc[start - 2])


def _is_one_of(doc: Doc, name: Name) -> bool:
    """ "One of the survivors, | Nkechi, 61, said", "one pupil, | Ewa, 15,"."""
    start, end = name.tokens
    if start < 2 or end + 2 > len(doc) or doc[start - 1].text != "," or doc[end].text != ",":
        return False
    age = doc[end + 1].text
    is_aged = age.isdecimal() and len(age) == len("61")
    return is_aged and name.text[:1].isupper() and is_person_noun(doc[start - 2])


def is_set_in_marks(doc: Doc, name: Name) -> bool:
    """ "“Dilnoza,” a music teacher, said": one who is called so."""
    start, end = name.tokens
    if not start or end + 2 >= len(doc) or doc[start - 1].text not in MARKS:
        return False
    marks = [token.text for token in doc[end : end + 2]]
    is_closed = "," in marks and any(mark in MARKS for mark in marks)
    behind = doc[end + 2 : end + 2 + LONGEST_TRADE]
    is_what = behind[0].lower_ in ("a", "an") and len(name.words) == 1
    return is_closed and is_what and any(is_person_noun(token) for token in behind)


def find_name_giver(doc: Doc, start: int) -> Token | None:
    """The verb of "a passenger, who | gave her name only as Wati", "| identified only as Budi"."""
    link = doc[start - 1] if start > 1 else None
    if link is None or link.lower_ != "as":
        return None
    verb = link.head
    is_name = any(child.dep_ == "dobj" and child.lower_ == "name" for child in verb.children)
    if verb.lemma_.lower() in IDENTIFYING or (verb.lemma_.lower() == "give" and is_name):
        return verb
    # "A guide who gave his name only as Wati | said": the parser hangs the name on "said"
    at = start - 2
    while at > 0 and doc[at].lower_ in BETWEEN_NAMING:
        at -= 1
    is_name = any(token.lower_ == "name" for token in doc[at + 1 : start])
    lemma = doc[at].lemma_.lower()
    return doc[at] if lemma in IDENTIFYING or (lemma == "give" and is_name) else None


def _is_short_form(doc: Doc, name: Name, firsts: set[str]) -> bool:
    """ "American plans to fly there", in a story of American Airlines: no people, but the firm."""
    start, end = name.tokens
    token = doc[start]
    if end - start != 1 or name.text not in firsts or token.tag_ in PLURAL_TAGS:
        return False
    if any(child.dep_ in ("det", "amod") for child in token.children):
        return False
    # The parser reads plans that are American there.
    behind = [word.lower_ for word in doc[end : end + 2]]
    opens = bool(token.is_sent_start) or doc[start - 1].text == ","
    plans = opens and behind[-1:] == ["to"] and behind[0] in PLANNING
    return token.dep_ in BARE or plans


def _is_of_person(doc: Doc, name: Name) -> bool:
    """A given name, a form of address, an office before it or behind it, an age."""
    start, end = name.tokens
    before = doc[start - 1] if start else None
    if is_given(name.words[0]) or name.text.split()[0].lower() in WORDS.honorifics:
        return True
    if before is not None and (before.lower_ in WORDS.honorifics or is_role_noun(before)):
        return True
    root = doc.span(start, end).root
    if any(c.dep_ == "appos" and is_role_noun(c) and not _is_body_noun(c) for c in root.children):
        return True
    return end + 1 < len(doc) and doc[end].text == "," and doc[end + 1].like_num


def _is_called_body(doc: Doc, name: Name) -> bool:
    """ "Kane Sound, the amplifier company he founded,", though Kane is a given name, too."""
    called = _find_called(doc, name)
    return called is not None and _is_body_noun(called) and not is_role_noun(called)


def _find_called(doc: Doc, name: Name) -> Token | None:
    """The first apposition: "Jane Roe, head of Norvane, a bank," is no bank."""
    root = doc.span(*name.tokens).root
    called = (c for c in root.children if c.dep_ == "appos" and c.i > root.i)
    # "Norvane Oyj (HEL: NRVN), a maker of stoves"
    found = next((c for c in called if is_role_noun(c) or _is_body_noun(c)), None)
    return None if found is None else _find_office(doc, found)


def _find_office(doc: Doc, body: Token) -> Token:
    """ "Jane Roe, a | University of Oslo law professor", parsed as a university."""
    at = body.i
    while body.text.istitle() and at + 1 < len(doc) and not doc[at + 1].is_punct:
        at += 1
    is_whole = at - body.i < LONGEST_TITLE and not any(t.tag_ in FINITE for t in doc[body.i : at])
    return doc[at] if at > body.i and is_whole and is_role_noun(doc[at]) else body


def _count_signs(doc: Doc, name: Name, names: Sequence[Name]) -> int:
    """How often this place tells of a body; what only bodies have counts twice."""
    root = doc.span(*name.tokens).root
    count = int(read_pronoun(doc, name, names) == "body")
    if root.dep_ in ("poss", "compound", "nmod") and not _is_titled_behind(doc, name):
        count += LEAST_SIGNS * (root.head.lemma_.lower() in OWNED_BY_BODIES)
    # and no "leader of the Opposition Jane Roe"
    is_bare = not any(t.text[:1].isupper() for t in doc[root.head.i + 1 : name.tokens[0]])
    if root.dep_ == "pobj" and root.head.lower_ in ("in", "of") and is_bare:
        count += LEAST_SIGNS * (root.head.head.lemma_.lower() in OF_BODIES)
    if root.dep_ == "pobj" and root.head.lower_ == "of" and root.head.i == name.tokens[0] - 1:
        # "Orla Devenny of Sinn Féin"
        above = (n for n in names if n.entity_type == "person" and len(n.words) > 1)
        count += LEAST_SIGNS * any(n.tokens[1] == root.head.i for n in above)
    called = _find_called(doc, name)
    count += LEAST_SIGNS * (called is not None and _is_body_noun(called))
    # "Adria Credit, which lowered its rates"
    relatives = (c for child in root.children if child.dep_ == "relcl" for c in child.children)
    count += LEAST_SIGNS * any(c.lower_ == "which" and c.dep_ == "nsubj" for c in relatives)
    return count


def _is_titled_behind(doc: Doc, name: Name) -> bool:
    """ "Ellie Finch MP, said", and neither "a Sinn Féin MP" nor "Sinn Féin MP Colm Hanley"."""
    end = name.tokens[1]
    if end + 1 >= len(doc) or not is_postnominal(doc[end].text):
        return False
    has_article = any(child.dep_ in ("det", "poss") for child in doc[end].children)
    return not has_article and doc[end + 1].pos_ not in ("NOUN", "PROPN")


def _is_body_noun(token: Token) -> bool:
    """ "Best Buy, the electronics retailer," """
    return token.lemma_.lower() in WORDS.organisation_nouns and token.tag_ not in PLURAL_TAGS
