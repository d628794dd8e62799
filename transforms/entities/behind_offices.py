"""Where a person's name begins behind an office and what it is of.

In: a parsed document and capitalised words. Out: the first word of the person, or the names of
both: "Deputy Prime Minister of Batyria | Kanat Roe", "Doctor of Economics | Larisa Roe". The
decision to question: an office in the singular that has no article in front needs its holder's
name behind it, so there the last two words are a person's though no list has them; behind "the
President of Banco Santander Brasil" a listed place or given name has to tell.
"""

from collections.abc import Sequence
from dataclasses import replace

from transforms.entities.compounds import is_bound
from transforms.entities.gender import is_given
from transforms.entities.places import is_place_name
from transforms.entities.swallowed import DISTRICTS
from transforms.entities.types import WORDS, Name
from transforms.lexicons.bodies import read_known_bodies
from transforms.parse.document import ParsedArticle
from transforms.parse.noun_phrases import ROLE_NOUNS
from transforms.parse.syntax import Tokens
from transforms.parse.tokens import Doc

ARTICLES = frozenset({"a", "an", "the"})
LINKS = frozenset("and at for from in of on the to under".split())
"""Written small between an office and a name."""
OF_OFFICE = LINKS - {"and", "the"}
"""Right behind an office."""
RUN_BY = frozenset("ambassador consul governor mayor premier".split())
"""Offices that are of a place; a president may be a firm's and a minister is of a field."""
STATES = frozenset("emirate kingdom province region republic state sultanate".split())
"""What a place may be called in front of its name: "the Republic of Batyria"."""
NO_SURNAMES = WORDS.organisations | WORDS.laws | WORDS.events | WORDS.calendar
LEAST_WORDS = 3
FARTHEST_OFFICE = 30
PLACE_ENDS = DISTRICTS | frozenset("governorate krai oblast prefecture territory".split())


def find_behind_office(doc: Doc, start: int, end: int) -> int | None:
    """The first token of the person at the end of a stretch, or None."""
    small = [i for i in range(max(0, start - 1), end) if doc[i].lower_ in LINKS]
    low = small[-1] + 1 if small else start
    words = [i for i in range(low, end) if not is_bound(doc, i) and not is_bound(doc, i - 1)]
    if not small or len(words) < LEAST_WORDS or not _may_be_person(doc, low, end):
        return None
    office = _find_office(doc, low)
    if office is None:
        return None
    firsts = words[1:-1]
    places = [i for i in firsts if _is_held(doc, low, i)]
    if places:
        return places[-1]
    if is_given(doc[low].text):
        # "Secretary of John Paul Roe"
        return None
    given = [i for i in firsts if is_given(doc[i].text)]
    if given:
        return given[0]
    if not _is_without_article(doc, office) or _is_before_name(doc, end):
        return None
    while len(firsts) > 1 and doc[firsts[-1]].lower_ in WORDS.particles:
        firsts.pop()
    return firsts[-1]


def split_behind_office(
    article: ParsedArticle, name: Name, names: Sequence[Name]
) -> list[Name] | None:
    """The names in "Batyria Kanat Roe", the person's and what the office is of, if it is known."""
    doc, (start, end) = article.doc, name.tokens
    at = find_behind_office(doc, start, end)
    if at is None and _goes_on(doc, end, names):
        # "Assistant to the President of | Batyria Yury | Roe"
        end += 1
        at = find_behind_office(doc, start, end)
    if at is None or at < start:
        return None
    person = _change(article, name, (at, end), "PERSON", "person")
    start = max([start, *(i + 1 for i in range(start, at) if doc[i].lower_ in LINKS)])
    if at == start:
        return [person]
    if start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in STATES:
        return [_change(article, name, (start - 2, at), "GPE", "place"), person]
    held = article.slice(start, at)
    same = next((n for n in names if n.text == held and n.tokens != name.tokens), None)
    if same is not None and same.entity_type != "person":
        return [_change(article, name, (start, at), same.label, same.entity_type), person]
    if is_place_name(held) or _is_of_place(doc, start):
        return [_change(article, name, (start, at), "GPE", "place"), person]
    return [person]


def _goes_on(doc: Doc, end: int, names: Sequence[Name]) -> bool:
    """Whether a word that may be a surname is left behind a name."""
    if end >= len(doc) or doc[end].pos_ != "PROPN" or not doc[end].text.istitle():
        return False
    return not any(name.tokens[0] <= end < name.tokens[1] for name in names)


def _change(article: ParsedArticle, name: Name, tokens: Tokens, label: str, kind: str) -> Name:
    text = article.slice(*tokens)
    method = "rules/split-name"
    return replace(name, tokens=tokens, text=text, label=label, entity_type=kind, method=method)


def _is_held(doc: Doc, low: int, end: int) -> bool:
    """Whether a place or a body ends there: "Nizhny Novgorod", "Vellport Oblast", "Labour"."""
    text = doc.span(low, end).text
    is_district = end > low + 1 and doc[end - 1].lower_ in PLACE_ENDS
    return is_district or is_place_name(text) or text in read_known_bodies()


def _may_be_person(doc: Doc, low: int, end: int) -> bool:
    words = doc[low:end]
    last = words[-1]
    is_cased = all(
        word.text[:1].isupper() or word.text in "-–" or word.lower_ in WORDS.particles
        for word in words
    )
    is_other = last.lower_ in NO_SURNAMES or words[-2].lower_ in NO_SURNAMES
    is_other |= last.tag_ == "NNPS" or last.text.isupper()
    text = doc.span(low, end).text
    return is_cased and not is_other and not is_place_name(text) and text not in read_known_bodies()


def _find_office(doc: Doc, low: int) -> int | None:
    """The office of "Head of the Department of World Economy of the Institute of | Ann Roe"."""
    if low < 1 or doc[low - 1].lower_ not in LINKS:
        return None
    opens = max(doc[low - 1].sent.start, low - FARTHEST_OFFICE)
    at, office = low - 1, None
    while at >= opens and (doc[at].text[:1].isupper() or doc[at].lower_ in LINKS):
        is_held = doc[at].lower_ in ROLE_NOUNS and doc[at + 1].lower_ in OF_OFFICE
        if is_held and doc[at].tag_ not in ("NNS", "NNPS"):
            office = at
        at -= 1
    return office


def _is_without_article(doc: Doc, office: int) -> bool:
    """Whether an office opens what is said of its holder: "Deputy Prime | Minister of"."""
    at = office
    while at > 0 and doc[at - 1].text[:1].isupper() and not doc[at].is_sent_start:
        at -= 1
    before = doc[at - 1] if at else None
    is_owned = before is not None and before.tag_ in ("POS", "PRP$")
    return before is None or not (is_owned or before.lower_ in ARTICLES)


def _is_before_name(doc: Doc, end: int) -> bool:
    """ "President of Banco Santander Brasil, | Sergio Roe, said"."""
    behind = doc[end : end + 3]
    return (
        len(behind) > 2
        and behind[0].text == ","
        and all(word.text.istitle() and word.pos_ == "PROPN" for word in behind[1:])
    )


def _is_of_place(doc: Doc, start: int) -> bool:
    """ "Mayor of Askar", "Foreign Minister of Batyria"."""
    at = start - 1 - (start > 1 and doc[start - 1].lower_ == "the")
    if at < 1 or doc[at].lower_ not in ("of", "to"):
        return False
    office = doc[at - 1].lower_
    is_minister = office == "minister" and at > 1 and doc[at - 2].text[:1].isupper()
    return office in RUN_BY or (is_minister and not doc[at - 1].is_sent_start)
