"""A language model's names, repaired before anything else reads them.

In: the parsed document and one stretch that the model took for a name. Out: `Piece`s, none, one or
several. The small model swallows names into organisations ("Professor at the Prague Institute of
International Relations Jane Roe" comes back as one), keeps articles, dates and possessives, takes
"Monday" and "@janeroe" for names, and cuts "Bank of Moravia" in two. The decision to question: a
stretch is cut by the words it is made of, so a band called "The Times of June" loses its month.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transforms.entities.compounds import is_bound, widen
from transforms.entities.people import (
    BODIES_ARE,
    FIRMS,
    GIVEN,
    LEADING_FIRMS,
    People,
    is_called_firm,
    is_name_of_person,
    opens_nickname,
    widen_person,
)
from transforms.entities.places import find_country, is_country_name, is_place_name
from transforms.entities.swallowed import find_swallowed
from transforms.entities.types import PARTS_OF_OFFICE, SMALL_WORDS, WORDS, is_postnominal
from transforms.lexicons.bodies import read_known_bodies
from transforms.lexicons.cues import read_lexicon
from transforms.parse.noun_phrases import is_role_noun
from transforms.parse.tokens import Doc, Span, Token

NO_NAME = re.compile(r"[@#]|https?:|www\.|\w\.(?:com|org|net|co\.uk)\b|\A[\d\W]+\Z")
SCORE = re.compile(r"\d[\d.,:/–-]*\Z")
CUT_LABELS = frozenset({"ORG", "FAC", "WORK_OF_ART", "PERSON", "LAW", "EVENT", "PRODUCT"})
SITES = frozenset("center centre college facility house park school station university".split())
"""Organisations that are places as well: the model's word counts there."""
BODIES = WORDS.organisations - WORDS.teams - SITES
TRADES = WORDS.person_nouns | WORDS.descriptors
NEVER_GIVEN = frozenset(
    "bar cafe camp cape club fort hotel lake mount operation planet project radio team".split()
)
"""What a person's name never begins with: "Camp Strava"."""
OFFICES = WORDS.honorifics | WORDS.person_nouns | PARTS_OF_OFFICE
LED = frozenset(
    "boss captain chairman chairwoman chief coach defender director goalkeeper manager midfielder"
    " owner skipper striker".split()
)
"""Whom a club or a firm has in front of a name: a person has a spokesman, and no striker."""
DEALING = frozenset({"broker", "builder", "dealer", "developer", "operator"})
"""What a firm may be called as well as a person."""
FIRM_ENDS = WORDS.legal_forms | frozenset({"group", "company", "corp", "holdings"})
SITTING = frozenset({"mep", "mp", "msp", "td"})
"""Who sits for a party is no part of its name: "the Labour | MP"."""
PARTY_FIRSTS = frozenset({"christian", "free", "liberal", "social"})
LIST_COMMA_LABELS = frozenset({"ORG", "PERSON", "GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A repaired stretch: tokens, the model's kind of label, and which rule made it."""

    start: int
    end: int
    label: str
    method: str


def repair(doc: Doc, entity: Span, people: People) -> Iterator[Piece]:
    """The names in one stretch, with what the article says of people."""
    if NO_NAME.search(entity.text) or (entity.start and doc[entity.start - 1].text in "@#"):
        return
    for start, end in _split_lists(doc, entity):
        yield from _repair_stretch(doc, start, end, entity.label_, people)


def _split_lists(doc: Doc, entity: Span) -> Iterator[tuple[int, int]]:
    """Marks part names: "Authority (FMA)", "Easter, Channel Lines", "Jane Roe of The Ledger"."""
    start = entity.start
    for index in range(entity.start, entity.end):
        text = doc[index].text
        is_comma = text == "," and entity.label_ in LIST_COMMA_LABELS
        if is_comma and index + 1 < entity.end:
            goes_on = doc[index + 1].lower_ in WORDS.legal_forms | WORDS.suffixes
            is_comma = not goes_on and not any(
                token.lower_ in ("and", "&") for token in doc[index : entity.end]
            )
        is_dash = text in "-–—" and bool(doc[index - 1].whitespace_) and index > entity.start
        if entity.label_ == "PERSON" and text in ("of", "at", "from", "for"):
            yield start, index
            return
        if text == "for" and is_place_name(doc.span(start, index).text):
            # "left Odessa for Trieste"
            yield start, index
            start = index + 1
        if text in "()[]" or is_comma or is_dash or text in ("|", "•", ";") or text.isspace():
            yield start, index
            start = index + 1
    yield start, entity.end


def _repair_stretch(doc: Doc, start: int, end: int, label: str, people: People) -> Iterator[Piece]:
    start, end = _skip_sort(doc, *tidy(doc, start, end, label))
    if end <= start or _is_ordinary(doc, start, end, label, people):
        return
    if label in CUT_LABELS:
        couple = _couple(doc, start, end, people)
        if couple is not None:
            yield Piece(start, couple, "PERSON", "rules/split-name")
            yield Piece(couple + 1, end, "PERSON", "rules/split-name")
            return
        tail = _find_firm_tail(doc, end) if label in ("ORG", "PERSON") else end
        if tail > end:
            yield Piece(start, tail, "ORG", "rules/head-word")
            return
        split = find_swallowed(doc, start, end, people)
        if split is not None:
            yield Piece(*tidy(doc, start, split, "ORG"), "ORG", "rules/split-name")
            yield Piece(*tidy(doc, split, end, "PERSON"), "PERSON", "rules/split-name")
            return
    if label == "ORG" or (label == "PERSON" and doc[end - 1].lower_ in WORDS.organisations):
        end = _rejoin(doc, end)
    kind = _known_label(doc, start, end, label) or _head_label(doc, start, end, label, people)
    if kind == "PERSON":
        start, end = widen_person(doc, *tidy(doc, start, end, kind))
    if kind == "NORP" and start and _opens_party(doc, start, end):
        start -= 1
    if start < end:
        start, end = widen(doc, start, end)
    if start < end:
        yield Piece(start, end, kind, "model" if kind == label else "rules/head-word")


def _skip_sort(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """ "Carmaker | Severka recalled 900 vans", of which the model took what sort of firm it is."""
    is_sort = end - start == 1 and doc[start].lower_ in LEADING_FIRMS and end < len(doc)
    is_named = is_sort and doc[end].pos_ == "PROPN" and doc[end].text.istitle()
    return (end, end + 1) if is_named and not doc[end].ent_type_ else (start, end)


def tidy(doc: Doc, start: int, end: int, label: str) -> tuple[int, int]:
    """Without what is around a name: articles, titles, marks, possessives, dates, scores."""
    is_person = label == "PERSON"
    while start < end and _is_lead(doc, start, end, is_person):
        start += 1
    while end > start:
        token = doc[end - 1]
        text = token.text
        lower = token.lower_
        if (
            token.tag_ == "POS"
            or not any(char.isalnum() for char in text)
            or (lower in SMALL_WORDS and text.islower())
            or (text.islower() and label != "WORK_OF_ART" and not is_bound(doc, end - 2))
            or (is_person and SCORE.match(text))
            or (label in ("PERSON", "LAW") and end - start > 1 and _is_report(token))
            or (label in ("ORG", "GPE") and "-" in text and SCORE.match(text))
            or (end - start > 1 and lower in WORDS.calendar and lower.endswith("day"))
            or (label == "ORG" and end - start > 1 and lower in SITTING and text.isupper())
        ):
            end -= 1
        else:
            break
    return start, end


def _is_report(token: Token) -> bool:
    """ "Roe Joked About the Rain": the verb of a line in capitals is no surname."""
    if token.tag_ in ("VBD", "VBZ"):
        return True
    verbs, word = read_lexicon().speech, token.lower_
    stems = (word.removesuffix("s"), word.removesuffix("d"), word.removesuffix("ed"))
    return word.endswith(("s", "ed")) and any(stem != word and stem in verbs for stem in stems)


def _is_lead(doc: Doc, start: int, end: int, is_person: bool) -> bool:
    token = doc[start]
    lower = token.lower_.lstrip("-–—")
    if lower in ("the", "a", "an") or not any(char.isalnum() for char in token.text):
        return True
    if token.text.islower():
        return not (is_person and lower in WORDS.particles)
    if end - start < 2:
        return False
    if lower in WORDS.honorifics and (is_person or token.text.endswith(".")):
        return True
    if is_person and lower == "con" and start and doc[start - 1].lower_ in ("det", "det."):
        # "Det Con Lucy Marr"
        return True
    if lower in LEADING_FIRMS and doc[start + 1].text[:1].isupper():
        return True
    if is_person and token.tag_ in ("VBD", "VBZ") and end - start > 2:
        # "Said Jane Roe, a geologist:"
        return lower in ("said", "says", "asked", "asks", "added", "adds", "wrote", "writes")
    return is_person and (
        lower in WORDS.person_nouns
        or (lower in WORDS.descriptors and end - start > 2)
        or (lower.endswith("day") and lower in WORDS.calendar)
        or (lower in WORDS.title_parts and end - start > 2)
    )


def _is_ordinary(doc: Doc, start: int, end: int, label: str, people: People) -> bool:
    """ "Monday", "Covid", and a word that has its capital from the start of a sentence."""
    token = doc[start]
    lower = token.lower_
    if not any(char.isupper() for char in doc.span(start, end).text):
        return True
    if end - start > 1:
        if label == "PERSON" and all(_is_office(word) for word in doc[start:end]):
            return True
        return all(word.lower_ in WORDS.calendar or word.like_num for word in doc[start:end])
    if lower in WORDS.not_names or lower in WORDS.honorifics or lower in WORDS.descriptors:
        return label != "NORP"
    if is_postnominal(token.text) and start > 1 and doc[start - 1].text == ",":
        # "Jane Roe, MD, PhD", and no Baltimore, MD
        before = doc[start - 2]
        return before.ent_type_ == "PERSON" or is_postnominal(before.text)
    if lower in WORDS.calendar:
        return not (label == "PERSON" and people.surnames[token.text] > 1)
    if len(token.text) < 2:
        return True
    opens = start == 0 or bool(token.is_sent_start) or doc[start - 1].text in '"“‘'
    return (
        opens and label != "NORP" and (token.is_stop or token.pos_ not in ("PROPN", "NOUN", "ADJ"))
    )


def _is_office(word: Token) -> bool:
    """ "Prime Minister" is nobody's name."""
    return word.lower_ in OFFICES and word.lower_ not in GIVEN


def _opens_party(doc: Doc, start: int, end: int) -> bool:
    """ "the Liberal | Democrats", whom the model takes for two sides."""
    is_half = end - start == 1 and doc[start].lower_.startswith("democrat")
    before = doc[start - 1]
    return is_half and before.lower_ in PARTY_FIRSTS and before.text[:1].isupper()


def _couple(doc: Doc, start: int, end: int, people: People) -> int | None:
    """The "and" of two people whom the model reads as one name: "Danny and Iker"."""
    if end - start != 3 or doc[start + 1].lower_ not in ("and", "&"):
        return None
    sides = (doc[start], doc[end - 1])
    known = [
        side.lower_ in GIVEN or side.text in people.given or people.surnames[side.text] > 0
        for side in sides
    ]
    return start + 1 if all(known) else None


def _find_firm_tail(doc: Doc, end: int) -> int:
    """The end of a firm that the model cut: "Wertheim | and Co", "Severka Tire | and Rubber Co"."""
    if end + 1 >= len(doc) or doc[end].lower_ not in ("and", "&"):
        return end
    at = end + 1 + (doc[end + 1].lower_ in WORDS.firm_trades)
    is_closed = at < len(doc) and doc[at].lower_ in WORDS.firm_ends and doc[at].text[:1].isupper()
    return at + 1 if is_closed and not doc[at].is_sent_start else end


def _rejoin(doc: Doc, end: int) -> int:
    """The end of an organisation that the model cut: "Bank | of Moravia", "Fund | for Growth"."""
    if doc[end - 1].lower_ not in WORDS.organisations or end + 1 >= len(doc):
        return end
    if doc[end].lower_ not in ("of", "for") or doc[end].sent.start > end - 1:
        return end
    if doc[end - 1].lower_ in FIRM_ENDS and is_place_name(doc[end + 1].text):
        # "Severka Group of Dubai" says where it is
        return end
    tail = end + 1
    while tail < len(doc) and doc[tail].lower_ in ("the", "and") and tail == end + 1:
        tail += 1
    first = tail
    while tail < len(doc) and doc[tail].text[:1].isupper() and doc[tail].pos_ in ("PROPN", "ADJ"):
        tail += 1
    return tail if tail > first and doc[first].lower_ not in WORDS.calendar else end


def _known_label(doc: Doc, start: int, end: int, label: str) -> str | None:
    """What a body that news never explains is, unless it is somebody's name: "Ms Oxfam"."""
    is_addressed = start > 0 and doc[start - 1].lower_ in WORDS.honorifics
    if is_addressed or label in ("EVENT", "LAW", "WORK_OF_ART"):
        return None
    return read_known_bodies().get(doc.span(start, end).text)


def _head_label(doc: Doc, start: int, end: int, label: str, people: People) -> str:
    """The label that the words of a name give it, else the model's."""
    text = doc.span(start, end).text
    first = doc[start].lower_
    if label in ("PERSON", "ORG", "PRODUCT", "NORP", "WORK_OF_ART", "FAC") and (
        people.surnames[doc[end - 1].text] <= (label == "PERSON")
        and is_place_name(text)
        and _is_where(doc, start)
    ):
        return "GPE"
    is_town = label == "PERSON" and end - start == 1 and find_country(text) is not None
    if is_town and people.surnames[text] <= 1 and text not in people.given and first not in GIVEN:
        return "GPE"
    if label in ("ORG", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT", "LOC") and is_country_name(text):
        return "GPE"
    if label in ("GPE", "LOC", "ORG") and text.endswith("n") and is_country_name(text[:-1]):
        # "Sri Lankan troops"
        return "NORP"
    beside = {other.ent_type_ for other in doc[end - 1].conjuncts}
    if label == "ORG" and end - start == 1 and beside == {"GPE"} and is_place_name(text):
        # "Lyon, Marseille and Nice"
        return "GPE"
    if label != "PERSON" and is_place_name(text) and (label in ("GPE", "LOC") or end - start > 1):
        return label if label in ("GPE", "LOC") else "GPE"
    if label in ("PERSON", "GPE", "NORP", "PRODUCT") and is_called_firm(doc, start, end):
        return "ORG"
    if label == "PERSON" and (
        _is_employer(doc, start, end) or _is_the_one(doc, start, end, people)
    ):
        return "ORG"
    is_cut = end - start == 1 and end < len(doc) and doc[end].text.istitle()
    if label == "LAW" and is_cut and _is_report(doc[end]):
        return "PERSON"
    return label if end - start == 1 else _label_of_words(doc, start, end, label, people)


def _label_of_words(doc: Doc, start: int, end: int, label: str, people: People) -> str:
    """The label that the first and the last word of a longer name give it."""
    first, last = doc[start].lower_, doc[end - 1].lower_
    if last.rstrip(".") in ("jr", "sr"):
        return "PERSON"
    if label == "PERSON" and last.endswith("s") and last.removesuffix("s") in WORDS.descriptors:
        # "the Log Cabin Republicans"
        return "ORG"
    if last in WORDS.streets and label in ("PERSON", "ORG", "PRODUCT"):
        return "FAC"
    if last in WORDS.laws and label in ("ORG", "WORK_OF_ART", "EVENT", "PRODUCT", "PERSON"):
        return "LAW"
    if last in WORDS.events and label in ("ORG", "WORK_OF_ART", "PRODUCT", "PERSON", "FAC"):
        return "EVENT"
    if last in WORDS.organisations and first not in GIVEN and label in ("PERSON", "PRODUCT"):
        # but "journalist Alex Press"
        return label if label == "PERSON" and _has_trade(doc, start) else "ORG"
    if last in BODIES and label in ("GPE", "LOC", "FAC"):
        return "ORG"
    if first in NEVER_GIVEN and label == "PERSON":
        return "ORG"
    if first in WORDS.organisations and doc[start + 1].lower_ == "of" and label == "PERSON":
        return "ORG"
    is_titled = first in TRADES and last not in WORDS.organisations
    if label == "ORG" and is_titled and 3 <= end - start <= 4 and doc[start + 1].lower_ in GIVEN:
        # "Nurse Adela Finch", read as one body
        return "PERSON"
    is_open = label in ("ORG", "GPE", "FAC", "PRODUCT", "WORK_OF_ART") and first not in NEVER_GIVEN
    return "PERSON" if is_open and is_name_of_person(doc, start, end, people) else label


def _is_employer(doc: Doc, start: int, end: int) -> bool:
    """ "A partner at Doyle Stoker", "Atletico Sol sporting director Toni Munar"."""
    if opens_nickname(doc[start]):
        return end == start + 2
    root = doc.span(start, end).root
    if end - start < 2 or doc[start].lower_ in GIVEN:
        return False
    if start > 1 and doc[start - 1].lower_ == "at":
        # "a lecturer in planning law at Leeds Beckett"
        return is_role_noun(doc[start - 2]) or is_role_noun(doc[start - 1].head)
    is_lead = root.dep_ in ("compound", "nmod") and root.head.lower_ in LED
    between = doc[end : root.head.i]
    return (
        is_lead
        and root.head.i >= end
        and all(t.text.islower() for t in between)
        and (all("campaign" not in t.text for t in between))
    )


def _has_trade(doc: Doc, start: int) -> bool:
    """Whether a trade that no firm has stands in front: "journalist", and no "broker"."""
    before = doc[start - 1] if start else None
    if before is None or not before.text.islower() or not is_role_noun(before):
        return False
    return before.lower_ not in BODIES_ARE | FIRMS | LED | DEALING and before.tag_ == "NN"


def _is_the_one(doc: Doc, start: int, end: int, people: People) -> bool:
    """ "The Briar said", "the Lib Dems": a person takes no article, but in "the Roe family"."""
    before, behind = doc[start - 1 : start], doc[end : end + 1]
    if not any(token.lower_ == "the" for token in before):
        return False
    is_compound = any(token.pos_ in ("NOUN", "PROPN") or token.text == "-" for token in behind)
    is_several = end - start == 2 and doc[end - 1].text.endswith("s")
    is_one = end - start == 1 and not doc[start].text.endswith("s")
    if is_compound or not (is_several or is_one):
        return False
    is_known = people.surnames[doc[end - 1].text] > 1 + is_several
    return not is_known and doc[start].lower_ not in GIVEN


def _is_where(doc: Doc, start: int) -> bool:
    before = doc[start - 1].lower_ if start else ""
    return before in ("in", "from", "near", "at", "to", "outside", "across", "between", "of")
