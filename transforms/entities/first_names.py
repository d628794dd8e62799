"""First names that the model cut off: "Mayor Aldous | Finch", "Torvald | Ness", "Dean | Maher".

In: a parsed article and its names. Out: the names, surnames widened by the word in front. The
decision to question: where that word is an office as well ("Dean", "Judge", "Prince"), it is one
unless the article says what else the person is ("striker Prince Boateng", "Judge Finch, 65, a
plumber"); a common given name ("Dean", "Earl") is one where nothing of the office is told.
"""

from collections.abc import Sequence
from dataclasses import replace

from transforms.entities.compounds import is_bound
from transforms.entities.gender import is_given
from transforms.entities.people import BODIES_ARE, FIRMS
from transforms.entities.types import OFFICE_AS_NAME, WORDS, Name
from transforms.parse.document import ParsedArticle
from transforms.parse.noun_phrases import PERSON_ENDING, PLURAL_TAGS, ROLE_NOUNS, is_role_noun
from transforms.parse.syntax import Tokens
from transforms.parse.tokens import Doc, Token

LONGEST_AGE = 3
LONGEST_GIVEN = 3
DOUBLE = frozenset({"do", "to"})
"""Surnames in front of two given names."""
SPEECH = frozenset({"add", "argue", "ask", "say", "tell", "write"})
OFFICIAL = (
    WORDS.exclusive_nouns
    | WORDS.office_names
    | WORDS.title_parts
    | WORDS.roles["official"]
    | WORDS.roles["academic"]
    | WORDS.roles["officer"]
    | WORDS.roles["politician"]
    | frozenset("advocate attorney chair heir leader member rector theologian veteran".split())
)
"""What a dean, a judge or a prince may be called as well."""
NO_FIRST_NAMES = (ROLE_NOUNS | WORDS.relation_nouns | WORDS.honorifics | WORDS.descriptors) | (
    WORDS.organisations | WORDS.title_parts | WORDS.calendar | WORDS.not_names
)
"""Words for offices, peoples, bodies and days, which no one is given for a name."""


def find_small_surnames(doc: Doc) -> list[Tokens]:
    """Names of which the tagger takes a word for a small one: "Do | Xuan Phuc, chairman of", "Jan |
    ten | Brink, chairman of"."""
    found = []
    for token in doc:
        if token.text in WORDS.inner_words and token.i:
            found += _find_around(doc, token.i)
        if token.lower_ in WORDS.small_surnames and token.text.istitle() and token.i + 2 < len(doc):
            end = _find_run_end(doc, token.i + 1)
            if end > token.i + 1 and end < len(doc) and _may_be_small_surname(doc, token.i, end):
                found.append((token.i, end))
    return found


def _find_around(doc: Doc, at: int) -> list[Tokens]:
    """The name around "ten" or "op den", where it is told to be a person's."""
    start, behind = at - 1, at + 1
    behind += behind < len(doc) and doc[behind].text == "den"
    end = _find_run_end(doc, behind) if behind < len(doc) else behind
    first = doc[start]
    is_name = first.text.istitle() and first.text.isalpha() and first.lower_ not in NO_FIRST_NAMES
    if not is_name or end == behind or end >= len(doc) or doc[end - 1].tag_ in PLURAL_TAGS:
        return []
    return [(start, end)] if _is_shown(doc, start, end) else []


def _find_run_end(doc: Doc, at: int) -> int:
    """Behind up to three capitalised words: "Xuan Phuc", "Min-jung"."""
    words = 0
    while at + 1 < len(doc) and words < LONGEST_GIVEN:
        if doc[at].pos_ != "PROPN" or not doc[at].text.istitle() or doc[at].is_sent_start:
            break
        at += 3 if is_bound(doc, at + 1) else 1
        words += 1
    return at


def _may_be_small_surname(doc: Doc, at: int, end: int) -> bool:
    """Whether what stands around shows a person, and no sentence that begins with a small word."""
    # "So Ji-hoon said", and no "So Roe said"; "Do Xuan Phuc said", and no "To Roe said"
    word, sentence = doc[at].lower_, doc[at].sent
    is_korean = is_bound(doc, at + 2) and doc[end - 1].text.islower()
    is_double = word in DOUBLE and end > at + 2 and doc[end - 1].tag_ not in PLURAL_TAGS
    if not (is_korean or is_double) or not _is_shown(doc, at, end):
        return False
    if at and not doc[at].is_sent_start:
        return doc[at - 1].text.islower()
    is_asked = doc[sentence.end - 1].text == "?"
    has_subject = any(t.dep_ == "nsubj" for t in doc[at].head.children)
    return not is_asked and not (word == "to" and has_subject)


def _is_shown(doc: Doc, start: int, end: int) -> bool:
    """Whether a person's name stands there: it speaks, or what its bearer is stands around it."""
    before, behind = doc[start - 1] if start else None, doc[end]
    told = (other for token in doc[start:end] for other in _find_appos(token))
    is_told = _is_aged(doc, end) or any(map(is_role_noun, told))
    is_telling = any(
        t is not None and t.lemma_ in SPEECH and t.pos_ == "VERB" for t in (before, behind)
    )
    return is_telling or (is_told and behind.text == ",")


def _find_appos(name: Token) -> list[Token]:
    return [child for child in name.children if child.dep_ == "appos" and child.i > name.i]


def widen_surnames(article: ParsedArticle, names: Sequence[Name]) -> list[Name]:
    """The names, with a first name in front of a surname where no other name is full."""
    doc = article.doc
    full = {name.words[-1] for name in names if len(name.words) > 1}
    people = {name.text for name in names if name.entity_type == "person"}
    told = {name.text for name in names if name.label in ("ORG", "GPE") and _is_told(doc, name)}
    taken = {i for name in names for i in range(*name.tokens)}
    cut = {
        name.text
        for name in names
        if name.text in told - people - full and _is_cut(doc, name, taken)
    }
    given = _find_offices_given(doc, names, people - full)
    widened = []
    for name in names:
        at = name.tokens[0]
        if name.text in cut:
            name = replace(name, label="PERSON", entity_type="person", method="rules/evidence")
        is_open = name.text in people | cut and len(name.words) == 1 and at - 1 not in taken
        if is_open and at and (doc[at - 1].text, name.text) in given:
            name = _widen(article, name, OFFICE_AS_NAME)
        elif is_open and at and name.text not in full and may_be_given(doc[at - 1], name.tokens):
            name = _widen(article, name, "rules/given-name")
        widened.append(name)
    return widened


def _widen(article: ParsedArticle, name: Name, method: str) -> Name:
    low, high = name.tokens[0] - 1, name.tokens[1]
    text = article.slice(low, high)
    return replace(
        name, tokens=(low, high), text=text, label="PERSON", entity_type="person", method=method
    )


def _is_cut(doc: Doc, name: Name, taken: set[int]) -> bool:
    at = name.tokens[0]
    return at > 0 and at - 1 not in taken and may_be_given(doc[at - 1], name.tokens)


def may_be_given(token: Token, surname: Tokens) -> bool:
    """Whether a capitalised word is bound to the surname behind it and says no office or people."""
    word = token.lower_
    return (
        token.pos_ == "PROPN"
        and token.dep_ == "compound"
        and surname[0] <= token.head.i < surname[1]
        and token.text[:1].isupper()
        and token.text.isalpha()
        and not token.text.isupper()
        and not token.ent_type_
        and word not in NO_FIRST_NAMES
        and not PERSON_ENDING.search(word)
    )


def _is_told(doc: Doc, name: Name) -> bool:
    """Whether a place tells that a person is meant: "Ness, 43,", "Mr Ness", "Ness is a nurse"."""
    start, end = name.tokens
    if end - start != 1:
        return False
    if start and doc[start - 1].lower_ in WORDS.honorifics:
        return True
    return _is_aged(doc, end) or any(map(_may_be_trade, _find_trades(doc[start])))


def _is_aged(doc: Doc, end: int) -> bool:
    """ "Ness, 43, said"."""
    if end + 2 >= len(doc) or doc[end].text != "," or doc[end + 2].text != ",":
        return False
    return doc[end + 1].text.isdigit() and len(doc[end + 1].text) < LONGEST_AGE


def _find_trades(name: Token) -> list[Token]:
    """What a name is said to be behind it: "Ness, a nurse," and "Ness is a nurse"."""
    found = _find_appos(name)
    if name.dep_ == "nsubj" and name.head.lemma_ == "be":
        found += [child for child in name.head.children if child.dep_ == "attr"]
    return [token for token in found if is_role_noun(token) and token.tag_ not in PLURAL_TAGS]


def _may_be_trade(token: Token) -> bool:
    return token.lower_ not in FIRMS | BODIES_ARE


def _find_offices_given(
    doc: Doc, names: Sequence[Name], surnames: set[str]
) -> frozenset[tuple[str, str]]:
    """The pairs of an office and a surname that are a name in this article."""
    pairs: dict[tuple[str, str], list[int]] = {}
    tellers: dict[str, list[int]] = {}
    for name in names:
        at, end = name.tokens
        if name.text not in surnames or len(name.words) > 1:
            continue
        tellers.setdefault(name.text, []).append(doc.span(at, end).root.i)
        before = doc[at - 1] if at else None
        if before is not None and before.lower_ in WORDS.office_names and before.text.istitle():
            pairs.setdefault((before.text, name.text), []).append(at)
    return frozenset(
        pair for pair, places in pairs.items() if _is_given(doc, pair[0], places, tellers[pair[1]])
    )


def _is_given(doc: Doc, word: str, places: Sequence[int], tellers: Sequence[int]) -> bool:
    """Whether an office in front of a surname is its bearer's first name."""
    office = word.lower()
    is_of = any(at + 1 < len(doc) and doc[at + 1].lower_ == "of" for at in places)
    is_used = any(
        token.text == office and token.i and doc[token.i - 1].lower_ in ("the", "a")
        for token in doc
    )
    if is_of or is_used:
        # "Dean Finch of the law school", and later "the dean"
        return False
    if any(_is_titled(doc, at - 1) for at in places):
        return True
    if any(token.lower_ not in OFFICIAL for at in tellers for token in _find_trades(doc[at])):
        return True
    return is_given(word) and not any(token.lower_ in WORDS.office_homes for token in doc)


def _is_titled(doc: Doc, at: int) -> bool:
    """ "Mr Dean Maher", "striker Prince Boateng"."""
    before = doc[at - 1] if at else None
    if before is None:
        return False
    is_address = before.lower_ in WORDS.honorifics and before.lower_ not in OFFICIAL
    return is_address or (is_role_noun(before) and before.lower_ not in OFFICIAL)
