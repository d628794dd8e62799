"""What a pronoun of the same clause tells of a name: a body is "it", a person "he" or "she".

In: a parsed document and a name. Out: "body", "person" or None. The decision to question: "it" of
a single clause is often nobody ("Roe said it was late"), so it tells a body only where it acts
("Yukos said it would appeal") and nothing else in the article makes a person of the name.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from transforms.entities.gender import is_given
from transforms.entities.types import WORDS, Name, key_of, surname_of
from transforms.lexicons.bodies import read_known_bodies
from transforms.parse.document import ParsedArticle
from transforms.parse.noun_phrases import is_role_noun
from transforms.parse.tokens import Doc, Token

PEOPLE = frozenset({"he", "she", "his", "her", "him", "himself", "herself", "hers"})
BODY = frozenset({"it", "its", "itself"})
IDLE = frozenset(
    "appear be become come cost feel happen help hurt look make matter mean rain seem snow sound "
    "take work".split()
)
"""Verbs whose "it" is mostly a thing or nothing: "it would take years"."""
ASIDE = frozenset({"relcl", "acl", "appos"})
MISREAD = frozenset({"organization", "product", "work", "event", "law"})


def read_pronoun(doc: Doc, name: Name, names: Iterable[Name]) -> str | None:
    """What the first pronoun behind the name, in a clause that it governs, tells of it."""
    start, end = name.tokens
    root = doc.span(start, end).root
    if root.dep_ != "nsubj":
        return None
    others = {other.tokens[0] for other in names if other.entity_type != "place"}
    for token in doc[end : root.head.right_edge.i + 1]:
        if token.i in others:
            return None
        word = token.lower_
        if word in PEOPLE and _is_own(token, root.head):
            return "person"
        if word in BODY and _is_own(token, root.head) and not _is_idle(token):
            return "body"
    return None


def _is_own(token: Token, verb: Token) -> bool:
    """Whether the pronoun acts or owns in a clause below the verb, not in one about a noun."""
    if token.dep_ not in ("nsubj", "nsubjpass", "poss"):
        return False
    above = token.head
    while above != verb and above.head != above:
        if above.dep_ in ASIDE:
            return False
        above = above.head
    return above == verb


def _is_idle(token: Token) -> bool:
    return token.dep_ == "nsubj" and (token.head.lemma_.lower() in IDLE or token.head.pos_ == "AUX")


def mend_types(doc: Doc, names: Sequence[Name]) -> list[Name]:
    """The names, those of one word with the type that a pronoun gives them."""
    people = {surname_of(n.words) for n in names if n.entity_type == "person" and len(n.words) > 1}
    told: dict[str, str] = {}
    bodies = read_known_bodies()
    for name in names:
        key = key_of(name.text)
        if name.tokens[1] - name.tokens[0] != 1 or key in told or key in people:
            continue
        if name.entity_type == "person":
            is_open = not _is_surely_person(doc, name)
        else:
            is_open = name.entity_type in MISREAD and not name.text.isupper()
            is_open &= name.text not in bodies
        found = read_pronoun(doc, name, names) if is_open else None
        if found is not None:
            told[key] = found
    return [_retype(name, told.get(key_of(name.text))) for name in names]


def is_firm(
    article: ParsedArticle,
    names: Sequence[Name],
    index: int,
    person: Iterable[int],
    firm: Iterable[int],
) -> bool:
    """Whether a word that a person and a firm may bear is the firm here.

    "Ford said it would close", in a story of Ford Motor Company and of a Mr. Ford, where the firm
    was named last or the person is not named in the paragraph. Without a pronoun the model's word
    counts only where it has none of that word for a person.
    """
    told = read_pronoun(article.doc, names[index], names)
    if told is not None:
        last_firm, last_person = (
            max((other for other in named if other < index), default=-1) for named in (firm, person)
        )
        here, there = (article.paragraph_of[names[i].tokens[0]] for i in (index, last_person))
        return told == "body" and (last_firm >= last_person or here != there)
    key = key_of(names[index].text)
    return all(n.entity_type == "organization" for n in names if key_of(n.text) == key)


def _retype(name: Name, told: str | None) -> Name:
    if told == "body" and name.entity_type == "person":
        return replace(name, label="ORG", entity_type="organization", method="rules/pronoun")
    if told == "person" and name.entity_type in MISREAD:
        return replace(name, label="PERSON", entity_type="person", method="rules/pronoun")
    return name


def _is_surely_person(doc: Doc, name: Name) -> bool:
    """A given name, or with a title or an office before it."""
    start = name.tokens[0]
    before = doc[start - 1] if start else None
    titled = before is not None and (before.lower_ in WORDS.honorifics or is_role_noun(before))
    return titled or is_given(name.text)
