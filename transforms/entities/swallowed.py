"""Where a person's name begins inside an organisation that the model made of both.

In: the tokens of an organisation and what the article says of people. Out: the first token of the
person, or None. The decision to question: behind "an engineer from" a common given name is enough,
elsewhere the surname has to be a person's in the article or the body has to end in a body's word.
"""

from transforms.entities.people import GIVEN, People, could_be_given_name
from transforms.entities.places import is_place_name
from transforms.entities.types import SMALL_WORDS, WORDS
from transforms.parse.noun_phrases import PLURAL_TAGS, is_role_noun
from transforms.parse.tokens import Doc

DISTRICTS = frozenset({"city", "county", "district", "province", "region", "state"})
SAINTS = frozenset({"saint", "san", "santa", "st", "st."})
FARTHEST_TITLE = 8


def find_swallowed(doc: Doc, start: int, end: int, people: People) -> int | None:
    """Where a person's name begins inside an organisation, or None.

    "Institute of International Relations Jane Roe": the name's last word is a surname elsewhere
    in the article, or its first a common given name, or the organisation follows "professor at",
    and what is left ends in an organisation's word.
    """
    titled = _after_title(doc, start, end)
    if titled is not None:
        return titled
    if _is_known_behind_body(doc, start, end, people):
        return end - 1
    bodies = WORDS.organisations | DISTRICTS
    if end - start < 4 or not any(t.lower_ in bodies for t in doc[start : end - 2]):
        return None
    if _is_behind_title(doc, start, end - 2):
        return end - 2
    low = end - 1
    while low - 1 > start and (
        could_be_given_name(doc[low - 1].text) or doc[low - 1].lower_ in WORDS.particles
    ):
        low -= 1
    while low < end - 1 and doc[low].lower_ in WORDS.particles:
        low += 1
    if not (2 <= end - low <= 4) or doc[end - 1].lower_ in WORDS.organisations:
        return None
    if doc[end - 1].tag_ in PLURAL_TAGS:
        # "Organization of Petroleum Exporting Countries"
        return None
    if doc[low - 1].lower_ in SMALL_WORDS or doc[low - 1].lower_ == "'s":
        return None
    elsewhere = people.surnames[doc[end - 1].text] > 0 or doc[low].lower_ in GIVEN
    ends_in_word = doc[low - 1].lower_ in WORDS.organisations or doc[low - 1].text.endswith("s")
    ends_in_word |= doc[low - 1].ent_type_ != "PERSON" and is_place_name(doc[low - 1].text)
    opened = any(t.lower_ in ("at", "from", "of") for t in doc[max(0, start - 3) : start])
    return low if ends_in_word and (elsewhere or opened) else None


def _is_known_behind_body(doc: Doc, start: int, end: int, people: People) -> bool:
    """ "Speaking to the Daily Mail | Roe said": a surname of the article before a verb."""
    is_article = start > 1 and doc[start - 1].lower_ == "the" and doc[start - 2].pos_ == "ADP"
    speaks = end < len(doc) and doc[end].pos_ in ("VERB", "AUX")
    is_surname = people.surnames[doc[end - 1].text] > 1
    is_surname &= not any(t.text in people.given or t.lower_ in GIVEN for t in doc[start : end - 1])
    return end - start > 1 and is_article and speaks and is_surname


def _is_behind_title(doc: Doc, start: int, name: int) -> bool:
    """ "An engineer from the Institute for Rural Water | Amina Diallo": a common given name."""
    links = doc[max(0, start - 2) : start]
    opened = any(token.lower_ in ("at", "from", "of", "with") for token in links)
    is_given = (
        doc[name].lower_ in GIVEN and doc[name - 1].lower_ not in GIVEN | SMALL_WORDS | SAINTS
    )
    is_surname = could_be_given_name(doc[name + 1].text)
    before = doc[max(doc[start].sent.start, start - FARTHEST_TITLE) : start]
    return opened and is_given and is_surname and any(map(is_role_noun, before))


def _after_title(doc: Doc, start: int, end: int) -> int | None:
    """ "United Dock Workers Secretary-Treasurer Gary Holt": the name behind an office."""
    for index in range(end - 2, start, -1):
        parts = doc[index].lower_.split("-")
        if not any(part in WORDS.person_nouns for part in parts):
            continue
        rest = doc[index + 1 : end]
        fits = 2 <= len(rest) <= 3 and all(could_be_given_name(token.text) for token in rest)
        return index + 1 if fits else None
    return None
