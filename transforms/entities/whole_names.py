"""The whole of a person's name of which the model took a part: "Nurul | Huda Kassim".

In: a parsed document and the part. Out: the ends of the name. The decision to question: a word in
front belongs to the name where the parser binds it to the surname and it is no office, trade,
people or body; behind a known given name nothing more is looked for but a particle's surname.
"""

from transforms.entities.compounds import is_bound
from transforms.entities.first_names import may_be_given
from transforms.entities.gender import is_given
from transforms.entities.people import ADDRESSES, LONGEST_PERSON, widen_person
from transforms.entities.places import is_place_name
from transforms.entities.types import WORDS, is_postnominal
from transforms.lexicons.bodies import read_known_bodies
from transforms.lexicons.roles import read_role_words
from transforms.parse.noun_phrases import ROLE_NOUNS
from transforms.parse.syntax import SUBJECTS, Tokens
from transforms.parse.tokens import Doc, Token

JOINTS = frozenset(
    "ab al ap ben bin bint binti da de del den der dos du el ferch ibn ole op van von wa".split()
)
"""Written small between two parts of a name."""
TRADE_ENDS = ("ant", "ee", "eer", "er", "ian", "ist", "or")
"""What a word may end in that has its capital from the start of the sentence only."""
LONGEST_SYLLABLE = 4
PREFIXES = frozenset("anti co ex half mid non one post pre pro semi then two vice".split())
RANKS = read_role_words().ranks | frozenset("ensign gunner petty private rear warrant".split())
NO_SURNAMES = (
    ROLE_NOUNS
    | WORDS.relation_nouns
    | WORDS.organisations
    | WORDS.events
    | WORDS.laws
    | WORDS.streets
    | WORDS.calendar
)


def widen_name(doc: Doc, start: int, end: int) -> Tokens:
    """The range of the whole name, in one sentence and under no other name of the model."""
    start, end = widen_person(doc, start, end)
    if start >= end:
        return start, end
    end = _find_end(doc, start, end)
    while end - start < LONGEST_PERSON:
        first = _find_first(doc, start, end)
        if first == start:
            break
        start = first
    return start, end


def _find_first(doc: Doc, start: int, end: int) -> int:
    """The start of a name with one more word or syllable: "Hyun-|joo | Baek", "Ter-|Minasian"."""
    opens = doc[start].sent.start
    if start - 1 <= opens:
        return start - 1 if start > opens and _is_first_name(doc, start, end) else start
    before = doc[start - 1]
    if is_bound(doc, start - 1):
        half = doc[start - 2]
        is_half = half.lower_ in JOINTS or (half.text[:1].isupper() and half.pos_ == "PROPN")
        return start - 2 if is_half and not half.ent_type_ else start
    if _is_syllables(doc, start - 1) and start <= before.head.i < end:
        return start - 3
    if before.lower_ in WORDS.particles and before.text[:1].isupper():
        return start - 1 if before.head.i in range(start, end) and not before.ent_type_ else start
    is_given_name = _is_first_name(doc, start, end) or _is_name_for_word(doc, start, end)
    return start - 1 if is_given_name else start


def _is_name_for_word(doc: Doc, start: int, end: int) -> bool:
    """ "the member for the north | Nor Huda Kassim": inside a sentence no "nor" has a capital."""
    before = doc[start - 1]
    is_small = before.pos_ in ("CCONJ", "SCONJ") and before.text.istitle()
    return is_small and end - start > 1 and doc[start - 2].text.islower()


def _is_first_name(doc: Doc, start: int, end: int) -> bool:
    """ "Nurul | Huda Kassim", and no "Goalscorer | Huda Kassim"."""
    before = doc[start - 1]
    # A surname alone is widened where the article has no full name of it: "Longtime | Clinton foe"
    # "the Slovene | Huda Kassim": nobody's name has an article
    is_led = start > 1 and doc[start - 2].lower_ == "the"
    is_short = end - start < 2 or is_led
    is_whole = is_given(doc[start].text) and not is_given(before.text)
    if is_short or is_whole or not may_be_given(before, (start, end)):
        return False
    is_opening = start - 1 == doc[start].sent.start
    is_trade = is_opening and before.lower_.endswith(TRADE_ENDS) and not is_given(before.text)
    is_other = is_place_name(before.text) or before.text in read_known_bodies()
    is_other |= before.lower_ in RANKS
    return not is_trade and not is_other


def _find_end(doc: Doc, start: int, end: int) -> int:
    """The end of a name that goes on: "Catrin | Prydderch", "Siti Aminah | binti Yusof"."""
    closes = doc[start].sent.end
    # "João Pedro | Matos Leal"
    is_double = end - start == 2 and all(is_given(t.text) for t in doc[start:end])
    if end - start == 1 or is_double:
        end = _find_surname(doc, end - 1)
    if end - start == 1 and end + 2 < closes and _is_syllables(doc, end + 1):
        # "Hyun|-joo Baek"
        end += 2 + (doc[end + 2].pos_ == "PROPN" and doc[end + 2].text.istitle())
    is_addressed = start > 0 and doc[start - 1].lower_ in ADDRESSES
    if end < len(doc) and _is_joint(doc, start, end - 1) and _may_be_surname(doc[end]):
        # the parser may begin a sentence there
        end += 1
    while end < closes and end - start < LONGEST_PERSON:
        is_joint = doc[end].text in JOINTS or is_bound(doc, end)
        # "Kees | op den Camp"
        behind = end + 1 + (is_joint and end + 2 < closes and doc[end + 1].text in JOINTS)
        if is_joint and behind < closes and _may_be_surname(doc[behind]):
            end = behind + 1
        elif is_addressed and _may_be_surname(doc[end]):
            end += 1
        else:
            break
    while is_addressed and end == closes and end < len(doc) and _may_be_surname(doc[end]):
        # "Dr. Lam | Thi Bich Ngoc, head of", read as two sentences
        end = closes = end + 1
    return end


def _is_joint(doc: Doc, start: int, at: int) -> bool:
    """ "Eoghan Ó | Laighin"."""
    return at > start and doc[at].lower_ in WORDS.particles


def _find_surname(doc: Doc, at: int) -> int:
    """The end of "Catrin | Prydderch KC asked", where the surname speaks or is told what it is."""
    head, end = doc[at].head, at + 1
    if doc[at].dep_ != "compound" or not at < head.i < at + LONGEST_PERSON:
        return end
    is_told = head.dep_ in SUBJECTS or any(c.dep_ == "appos" for c in head.children)
    if not is_told or is_place_name(doc[at].text) or _is_surname(doc, at):
        return end
    while end <= head.i and _may_be_surname(doc[end]):
        end += 1
    is_whole = end > head.i or is_postnominal(doc[end].text)
    return end if is_whole else at + 1


def _is_surname(doc: Doc, at: int) -> bool:
    """ "Roe | Tower opened", in a story that has Roe alone as well."""
    text, behind = doc[at].text, doc[at + 1].text
    if is_given(text):
        return False
    return any(t.text == text and doc[t.i + 1].text != behind for t in doc[:-1])


def _may_be_surname(token: Token) -> bool:
    # "Pádraic Ó | hUiginn"
    is_cased = token.text[:1].isupper() or (token.text[1:2].isupper() and len(token.text) > 2)
    is_name = token.pos_ == "PROPN" and is_cased and token.tag_ != "NNPS"
    is_open = token.ent_type_ in ("", "PERSON") and token.lower_ not in NO_SURNAMES
    is_letters = token.text.isupper() and token.lower_ not in WORDS.particles
    return is_name and is_open and not is_letters and not is_postnominal(token.text)


def _is_syllables(doc: Doc, at: int) -> bool:
    """Whether a first name as in "Hyun-joo Baek" ends there, and no "ex-cop" and "fly-half"."""
    if at < 2 or not is_bound(doc, at - 1):
        return False
    first, last = doc[at - 2], doc[at]
    is_name = first.tag_ == "NNP" and first.text.istitle() and first.lower_ not in PREFIXES
    is_short = last.text.islower() and len(last.text) <= LONGEST_SYLLABLE
    is_word = last.lower_ in ROLE_NOUNS or last.lower_ in WORDS.relation_nouns
    is_word |= f"{first.lower_}-{last.text}" in ROLE_NOUNS
    is_open = last.tag_ in ("NNP", "NN") and not last.ent_type_
    return is_name and is_short and is_open and not is_word


def is_body_by_mistake(doc: Doc, start: int, end: int) -> bool:
    """ "Hyun-joo | Baek", "Ferran | Puig-Cole said": what stands in front is a first name."""
    text, root = doc.span(start, end).text, doc.span(start, end).root
    if text in read_known_bodies() or not start:
        return False
    if end - start == 1 and _is_syllables(doc, start - 1) and doc[start - 1].head.i == start:
        return True
    is_double = end - start > 2 and " " not in text and is_bound(doc, end - 2)
    return is_double and root.dep_ == "nsubj" and _is_first_name(doc, start, end)
