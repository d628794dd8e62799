"""What is said of a person and is no office, and bodies at which nobody works.

In: the tokens of a role, its parts and the names around it. Out: whether it states none, or the
parts without what is no body. The decision to question: what is only wished, weighed or praised
("the potential nominee", "a great player") says nothing of what somebody is, and a noun such as
"race" or "bill" has no staff, so "a candidate in the race" keeps the title alone.
"""

from collections.abc import Sequence

from transforms.entities.types import Name
from transforms.lexicons.names import read_name_words
from transforms.lexicons.roles import read_role_words
from transforms.parse.document import ParsedArticle
from transforms.parse.noun_phrases import ROLE_NOUNS
from transforms.parse.syntax import Tokens
from transforms.parse.tokens import Doc, Token
from transforms.speakers.role_chains import EMERITUS
from transforms.speakers.role_owners import skip_bracket
from transforms.speakers.role_parts import Parts, is_office, is_several
from transforms.speakers.role_units import TITLE_END

WORDS = read_name_words()
ROLES = read_role_words()
KIN = frozenset({"brother", "father", "mother", "sister"})
MARKED = frozenset("\"'“”‘’<>=[]()")
COMPARED = frozenset({"JJR", "JJS", "RBR", "RBS"})
WRITING = frozenset({"author", "co-author", "editor", "writer"})
TITLE_WORDS = ROLE_NOUNS | ROLES.fields
SINGLED = frozenset({"next", "only", "other", "such", "that"})
APPOSITION, BEFORE = "rules/role-apposition", "rules/role-before"
PREDICATE = "rules/role-predicate"


def states_none(
    article: ParsedArticle, names: Sequence[Name], own: Name, tokens: Tokens, method: str
) -> bool:
    """Whether the words are no office: praise, a wish, somebody else, a headline's words."""
    doc, (low, high) = article.doc, tokens
    words = doc[low:high]
    office = next((token for token in words if is_office(token)), None)
    if office is None or (doc[low].lower_ in ROLES.unreal and not is_called_so(doc[low], names)):
        return True
    if high - low == 1 and office.lower_ in ROLES.ages:
        # "the elder Hale"
        return True
    if method in (BEFORE, APPOSITION) and _is_thing(doc, low, high):
        return True
    if method == BEFORE and (_is_plural(doc, office, high) or doc[high - 1].pos_ == "ADP"):
        return True
    end = next((i for i in range(office.i, high) if doc[i].pos_ == "ADP"), high)
    bracketed = {i for at in range(low, end) for i in range(at, skip_bracket(doc, at))}
    if any(_is_mark(token) for token in doc[low:end] if token.i not in bracketed):
        # "Roe: Victim Mother 'Absolutely Wrong'", "<b>Responsible candidate"
        return True
    if _is_kin_of(doc, low, office.i) or _names_another(doc, names, own, tokens):
        return True
    if end - 1 > office.i and doc[end - 1].lower_ in WORDS.relation_nouns:
        # "Republican nominee Tom Hale's wife"
        return True
    title = [token for token in doc[low:end] if is_office(token)]
    if title[-1].lower_ in ROLES.nobody and title[-1].dep_ != "compound":
        # "a woman more associated with the past"
        return True
    return method == PREDICATE and any(map(_is_praise, doc[doc.span(low, high).root.i].children))


def is_called_so(token: Token, names: Sequence[Name]) -> bool:
    """ "Next chief executive Jane Roe", where a retailer of the article is called Next."""
    bodies = (name for name in names if name.entity_type == "organization")
    return token.text.istitle() and any(name.text == token.text for name in bodies)


def _is_mark(token: Token) -> bool:
    is_quoted = token.text[:1] in MARKED and token.tag_ != "POS" and token.text[1:2] != "s"
    return is_quoted or ">" in token.text


def _is_thing(doc: Doc, low: int, high: int) -> bool:
    """ "His guide dog Lucy", where the office only tells of which sort the noun is."""
    last = next(i for i in range(high - 1, low - 1, -1) if is_office(doc[i]))
    high = next((i for i in range(last, high) if doc[i].pos_ == "ADP"), high)
    nouns = doc[last + 1 : high]
    is_open = all(token.pos_ == "NOUN" and token.text.islower() for token in nouns)
    return bool(nouns) and is_open and not any(token.lower_ in EMERITUS for token in nouns)


def _is_plural(doc: Doc, office: Token, high: int) -> bool:
    """ "Celebrity endorsers Jane Roe and Ida Hill", "militant groups", who are several."""
    at = office.i
    while at + 1 < high and doc[at + 1].pos_ == "NOUN" and doc[at + 1].text.islower():
        at += 1
    last = doc[high - 1]
    return any(is_several(noun) and noun.text.islower() for noun in (doc[at], last))


def _is_kin_of(doc: Doc, low: int, office: int) -> bool:
    """ "Walter Hale, son of the firm's co-founder": whose son he is, and no founder."""
    return any(
        doc[i].lower_ in WORDS.relation_nouns and doc[i + 1].lower_ == "of"
        for i in range(low, office)
    )


def _names_another(doc: Doc, names: Sequence[Name], own: Name, tokens: Tokens) -> bool:
    """ "author Candace Hill and | actor Tom Hale": what somebody else is."""
    low, high = tokens
    for name in names:
        start, end = name.tokens
        is_inside = low <= start and end <= high and name is not own
        is_full = name.entity_type == "person" and len(name.words) > 1
        words = {word.lower() for word in name.words}
        is_title = name.words[-1].lower() in EMERITUS or words <= TITLE_WORDS
        if not (is_inside and is_full) or is_title:
            # "President Pro Tempore", "Managing Editor"
            continue
        # "a spokesman for House Speaker Paul Hale"
        is_linked = any(token.pos_ == "ADP" for token in doc[low:start])
        goes_on = end < high and (doc[end].tag_ == "POS" or doc[end].pos_ in ("NOUN", "PROPN"))
        if not is_linked and not goes_on:
            return True
    return False


def _is_praise(child: Token) -> bool:
    """ "Roe is a great player", "the more powerful player", "the only candidate who can win"."""
    if child.lower_ in SINGLED:
        return True
    is_compared = child.tag_ in COMPARED or any(c.tag_ in COMPARED for c in child.children)
    return child.dep_ == "amod" and (child.lower_ in ROLES.praise or is_compared)


def is_kin(doc: Doc, low: int, parts: Parts) -> bool:
    """ "Her sister, Jane Roe", who is no nun."""
    is_owned = low > 0 and doc[low - 1].tag_ == "PRP$"
    if is_owned and parts.title == "partner":
        return True
    if (parts.title or "").lower().split("-")[-1] in KIN and not (parts.affiliation or parts.unit):
        # "Sister Agnes Mutua"
        return True
    # "her elder sister"
    is_kin_noun = (parts.title or "").split(" ")[-1] in KIN
    return (is_owned or parts.affiliation is not None) and is_kin_noun


def is_body(title: str, words: str) -> bool:
    """Whether somebody of a title may be of it: "the firm", and not "the race" or "the bill"."""
    if words.lower() in WORDS.calendar:
        return False
    if not words.islower():
        return True
    noun = TITLE_END.split(words, maxsplit=1)[0].split()[-1]
    is_matter = (
        bool(set(title.lower().split()[-1:]) & ROLES.siding)
        and noun not in WORDS.organisation_nouns
    )
    if noun in ROLES.no_bodies or is_matter:
        return False
    is_written = noun in WORDS.document_nouns and noun not in WORDS.organisation_nouns
    return not is_written or title.lower().split()[-1] in WRITING
