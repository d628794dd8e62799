"""What kind of name a stretch is, by its own words and those around it.

In: a document, the stretch, the model's label and what the article says of people. Out: a label.
The decision to question: a body that news never explains is known by a list, any other by a noun
at its end ("Severka Bank"), in front ("the retailer Orlik") or behind ("Orlik striker Tom Hale").
"""

from transforms.entities.people import (
    ADDRESSES,
    BODIES_ARE,
    FIRMS,
    GIVEN,
    People,
    is_called_firm,
    is_name_of_person,
    opens_nickname,
)
from transforms.entities.places import find_country, is_country_name, is_place_name
from transforms.entities.swallowed import DISTRICTS
from transforms.entities.types import PARTS_OF_OFFICE, WORDS
from transforms.lexicons.bodies import read_known_bodies
from transforms.lexicons.cues import read_lexicon
from transforms.parse.noun_phrases import is_role_noun
from transforms.parse.tokens import Doc, Token

SITES = frozenset("center centre college facility house park school station university".split())
"""Organisations that are places as well: the model's word counts there."""
BODIES = WORDS.organisations - WORDS.teams - SITES
TRADES = WORDS.person_nouns | WORDS.descriptors
NEVER_GIVEN = frozenset(
    "bar cafe camp cape club fort hotel lake mount operation planet project radio team".split()
)
"""What a person's name never begins with: "Camp Strava"."""
FIRM_FORMS = WORDS.legal_forms - {"ag", "co", "nv", "sa", "spa"}
"""Legal forms that are nobody's surname."""
OFFICES = WORDS.honorifics | WORDS.person_nouns | PARTS_OF_OFFICE
LED = frozenset(
    "boss captain chairman chairwoman chief coach defender director goalkeeper manager midfielder"
    " owner skipper striker".split()
)
"""Whom a club or a firm has in front of a name: a person has a spokesman, and no striker."""
DEALING = frozenset({"broker", "builder", "dealer", "developer", "operator"})
"""What a firm may be called as well as a person."""


def find_label(doc: Doc, start: int, end: int, label: str, people: People) -> str:
    """The label that a list of bodies gives a name, else its words, else the model."""
    if label in ("GPE", "ORG", "WORK_OF_ART") and _is_addressed(doc, start, end):
        return "PERSON"
    return _known_label(doc, start, end, label) or _head_label(doc, start, end, label, people)


def _is_addressed(doc: Doc, start: int, end: int) -> bool:
    """ "Dr | Paloma", of whom the model takes the name for a place's; "Dr dos | Santos"."""
    at = start - 1
    while at > 0 and doc[at].lower_ in WORDS.particles:
        at -= 1
    is_person = at >= 0 and doc[at].lower_ in ADDRESSES
    return is_person and not any(t.lower_ in WORDS.organisations for t in doc[start:end])


def is_report(token: Token) -> bool:
    """ "Roe Joked About the Rain": the verb of a line in capitals is no surname."""
    if token.tag_ in ("VBD", "VBZ"):
        return True
    verbs, word = read_lexicon().speech, token.lower_
    stems = (word.removesuffix("s"), word.removesuffix("d"), word.removesuffix("ed"))
    return word.endswith(("s", "ed")) and any(stem != word and stem in verbs for stem in stems)


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
    is_untitled = not start or doc[start - 1].lower_ not in OFFICES
    is_open = label == "PERSON" and end - start > 1 and is_untitled and first not in GIVEN
    if is_open and is_place_name(text):
        # "Madhya Pradesh said", and no Jack London
        return "GPE"
    if label in ("PERSON", "GPE", "NORP", "PRODUCT") and is_called_firm(doc, start, end):
        return "ORG"
    if label == "PERSON" and (
        _is_employer(doc, start, end) or _is_the_one(doc, start, end, people)
    ):
        return "ORG"
    is_cut = end - start == 1 and end < len(doc) and doc[end].text.istitle()
    if label == "LAW" and is_cut and is_report(doc[end]):
        return "PERSON"
    return label if end - start == 1 else _label_of_words(doc, start, end, label, people)


def _label_of_words(doc: Doc, start: int, end: int, label: str, people: People) -> str:
    """The label that the first and the last word of a longer name give it."""
    first, last = doc[start].lower_, doc[end - 1].lower_
    if last.rstrip(".") in ("jr", "sr"):
        return "PERSON"
    if {last, last.rstrip(".")} & FIRM_FORMS and label in ("PERSON", "PRODUCT", "GPE", "FAC"):
        # "Kay Jewelers Inc"
        return "ORG"
    if label == "PERSON" and last.endswith("s") and last.removesuffix("s") in WORDS.descriptors:
        # "the Log Cabin Republicans"
        return "ORG"
    if last.endswith("s") and label in ("PERSON", "PRODUCT") and _is_team(doc, start, end):
        return "ORG"
    if label == "PERSON" and first not in GIVEN and doc[end - 1].text in read_known_bodies():
        # "Old Labour"
        return "ORG"
    if last in WORDS.streets and label in ("PERSON", "ORG", "PRODUCT"):
        return "FAC"
    if last in WORDS.laws and label in ("ORG", "WORK_OF_ART", "EVENT", "PRODUCT", "PERSON"):
        return "LAW"
    if last in WORDS.events and label in ("ORG", "WORK_OF_ART", "PRODUCT", "PERSON", "FAC"):
        return "EVENT"
    if last in WORDS.organisations and first not in GIVEN and label in ("PERSON", "PRODUCT"):
        # but "journalist Alex Press"
        return label if label == "PERSON" and has_trade(doc, start) else "ORG"
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
    # "Harlan County"
    is_open &= last not in DISTRICTS
    return "PERSON" if is_open and is_name_of_person(doc, start, end, people) else label


def _is_team(doc: Doc, start: int, end: int) -> bool:
    """ "Green Bay Packers", a place with its players behind it, and no Sydney Roberts."""
    is_several = doc[end - 1].tag_ == "NNPS" and is_place_name(doc.span(start, end - 1).text)
    return is_several and doc[start].lower_ not in GIVEN


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


def has_trade(doc: Doc, start: int) -> bool:
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
