"""The nouns in front of a name that may say what somebody is, through "of", "for" and "at".

In: a document and where a name begins. Out: the token range from the first role noun's phrase on,
or None. The decision to question: the words are walked back one by one, since the parser hangs
"The head of the office of the harbour" on whatever noun stood last.
"""

from transforms.entities.people import opens_nickname
from transforms.lexicons.names import read_name_words
from transforms.lexicons.roles import read_role_words
from transforms.parse.noun_phrases import is_person_noun
from transforms.parse.syntax import Tokens
from transforms.parse.tokens import Doc, Token
from transforms.speakers.role_owners import is_short_form, is_team, skip_bracket
from transforms.speakers.role_parts import (
    PREFIXES,
    RANKS,
    is_office,
    is_owner,
    is_several,
    is_short_office,
)

WORDS = read_name_words()
ROLES = read_role_words()
CHAIN = frozenset({"of", "for", "at", "and", "the", "'s", "’s", "&", "-", "from", "on"})
CHAIN_TAGS = frozenset({"NOUN", "PROPN", "ADJ", "PART"})
LONGEST_ROLE = 40
OPENING_POS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "PART", "NUM", "PUNCT"})
FARTHEST_NOUN = 8
EMERITUS = frozenset({"curiae", "designate", "elect", "emerita", "emeritus", "general", "tempore"})
"""What stands behind the noun of an office: "professor emerita of law"."""


def find_chain(doc: Doc, start: int) -> Tokens | None:
    """The nouns right before a name, through "of", "for" and "at", from the first role noun on."""
    sentence = doc[start].sent.start
    at = start
    while at > sentence + 1 and doc[at - 1].lower_ in WORDS.honorifics:
        at -= 1
    before = doc[start - 1]
    is_address = at < start and not any(map(is_office, doc[at:start]))
    if (at < start and doc[at - 1].lower_ in ("of", "by", "with")) or (
        is_address and doc[at - 1].pos_ == "ADP"
    ):
        # "a supporter of Mr. Roe", "a strategist on Mrs. Roe's campaign"
        return None
    if start == sentence or before.pos_ in ("ADP", "CCONJ", "DET") or before.lower_ == "former":
        # "a pollster at Sondar", "the CEO of the Roe campaign": he is somebody else
        return None
    low = _skip_others(doc, _walk_back(doc, start), start)
    nouns = [i for i in range(low, start) if is_office(doc[i]) and not is_owner(doc[i])]
    if not nouns or is_several(doc[nouns[0]]):
        return None
    first = nouns[0]
    is_set_off = low > sentence + 1 and doc[low - 1].text == ","
    if is_set_off and doc[low - 2].ent_type_ != "PERSON" and find_role_noun(doc, low, start):
        # "Deputy head of the office at the institute, professor at the academy Jane Roe"
        further = find_chain(doc, low - 1)
        opens = further is not None and not _is_governed(doc, further[0])
        if further is not None and opens and any(t.lower_ in CHAIN for t in doc[slice(*further)]):
            return further[0], start
    return _open_phrase(doc, first, low), start


def _walk_back(doc: Doc, start: int) -> int:
    """Where the chain of nouns that ends at a token begins."""
    sentence = doc[start].sent.start
    low = start
    while low > sentence and (_is_in_chain(doc, low - 1) or _closes_bracket(doc, low - 1)):
        if _closes_bracket(doc, low - 1):
            low -= 3
            continue
        is_another = doc[low - 1].lower_ == "and" and doc[low - 2].ent_type_ == "PERSON"
        if doc[low - 1].lower_ == "of" and doc[low - 2].ent_type_ == "PERSON":
            # "Senator Ted Hale of Ohio and Senator Jane Roe"
            low = max((i + 1 for i in range(low, start) if doc[i].lower_ == "and"), default=low)
            break
        if start - low > LONGEST_ROLE or (is_another and low - 2 >= sentence):
            break
        low -= 1
    return low


def _open_phrase(doc: Doc, first: int, low: int) -> int:
    """Where the phrase of a role noun begins, as far back as a chain goes."""
    sentence = doc[first].sent.start
    while (
        first > low
        and (
            doc[first - 1].pos_ in CHAIN_TAGS
            or _is_joined(doc, first - 1)
            or _joins_teams(doc, first - 1)
            or _is_in_bracket(doc, first - 1)
            or opens_nickname(doc[first - 1])
        )
        and (doc[first - 1].lower_ != "and" or _joins_teams(doc, first - 1))
    ):
        first -= 1
    while first > low and doc[first].ent_type_ == "ORG" == doc[first - 1].ent_type_:
        # "Department of International Relations and | Cooperation director-general"
        first -= 1
    while first > low and doc[first - 1].tag_ == "POS" and doc[first - 2].ent_type_ == "GPE":
        first -= 2
    link = first - 1 - (first - 1 > low and doc[first - 1].lower_ == "the")
    if link > low and doc[link].lower_ in ("of", "for") and _is_body_word(doc[link - 1]):
        # "University of Tilford biologist", "Party for the People leader"
        first = link - 1
        while first > low and doc[first - 1].pos_ == "PROPN":
            first -= 1
    # "Two-time Olympic champion", where the hyphen is in the chain and the number is not
    first += doc[first].text == "-"
    while first - 1 > sentence and doc[first - 1].text == "-" and not doc[first - 1].whitespace_:
        first -= 2
    return first


def _closes_bracket(doc: Doc, at: int) -> bool:
    """The mark behind the short form of a body: "World Health Alliance (WHA|)| spokesman"."""
    return at > 3 and doc[at - 3].pos_ == "PROPN" and skip_bracket(doc, at - 2) == at + 1


def _is_in_bracket(doc: Doc, at: int) -> bool:
    return any(_closes_bracket(doc, end) for end in range(at, min(at + 3, len(doc))))


def _joins_teams(doc: Doc, at: int) -> bool:
    """The "and" of "Rovers and Norway striker Jonas Eide"."""
    sides = (doc[at - 1], doc[at + 1])
    return doc[at].lower_ == "and" and all(map(is_team, sides))


def _is_governed(doc: Doc, at: int) -> bool:
    """ "A star likened to the | Star of David, Speaker Jane Roe said": no role of hers."""
    at -= at > 0 and doc[at - 1].pos_ == "DET"
    return at > 0 and doc[at - 1].pos_ == "ADP" and doc[at - 1].lower_ != "as"


def _is_body_word(token: Token) -> bool:
    return token.lower_ in WORDS.body_words and token.text[:1].isupper()


def _is_in_chain(doc: Doc, index: int) -> bool:
    token = doc[index]
    is_noun = token.pos_ in CHAIN_TAGS or is_office(token) or opens_nickname(token)
    return is_noun or token.lower_ in CHAIN or _is_joined(doc, index)


def _is_joined(doc: Doc, index: int) -> bool:
    """A part of a title: "Oslo-based", "wrestler-turned-senator", "Ranking Democrat"."""
    token = doc[index]
    if token.text == "-":
        return not is_dash(doc, index)
    if token.lower_ in RANKS | PREFIXES | {"backed", "based"}:
        return True
    if token.lower_ == "in" and 0 < index < len(doc) - 1:
        # "Editor-in-Chief", "senior lecturer in entomology at"
        is_field = doc[index + 1].text.islower() and doc[index + 1].pos_ in ("NOUN", "ADJ")
        # "Joint Secretary in the Ministry of Steel"
        behind = index + 1 + (doc[index + 1].lower_ == "the")
        is_field |= behind < len(doc) and _is_body_word(doc[behind])
        # "general secretary in Berlin, Jane Roe"
        is_field |= doc[index + 1].ent_type_ == "GPE"
        return doc[index - 1].text == "-" == doc[index + 1].text or (
            is_field and is_office(doc[index - 1])
        )
    is_bound = index > 0 and doc[index - 1].text == "-" and not is_dash(doc, index - 1)
    return (is_bound and token.tag_ in ("VBN", "VBG")) or _is_gerund(token) or is_short_form(token)


def _is_gerund(token: Token) -> bool:
    """ "Norvane | managing | director", "Teaching | assistant", which is no deed."""
    is_inside = token.tag_ == "VBG" and token.dep_ in ("amod", "compound")
    return is_inside and is_office(token.nbor(1))


def is_dash(doc: Doc, at: int) -> bool:
    """A hyphen for a dash: "a string of officials - including the leader Jane Roe"."""
    return doc[at].text == "-" and at > 0 and bool(doc[at].whitespace_ and doc[at - 1].whitespace_)


def _skip_others(doc: Doc, low: int, start: int) -> int:
    """Behind what somebody else is: "the spokesman for Gov. Alan Pierce" tells Pierce's title."""
    at = start
    while at > low and (doc[at - 1].lower_ in WORDS.honorifics or _is_title(doc[at - 1])):
        at -= 1
    first = next((i for i in range(at, start) if doc[i].lower_ in WORDS.honorifics), start)
    is_whole = at == first or (first < start and doc[at].ent_type_ == "GPE")
    is_titled = at < start and (is_whole or any(map(is_office, doc[at:start])))
    if is_titled and at > low and doc[at - 1].lower_ in ("for", "to"):
        return at
    links = [i for i in range(low, start) if doc[i].lower_ in ("for", "of", "to")]
    last = doc[start - 1]
    if doc[start].text == ",":
        # "A spokeswoman for the senator, Jane Roe"
        return low
    if not links or not is_office(last) or last.lower_ in ROLES.ranks or is_short_office(last):
        return low
    # "the partner of | Rovers striker Tom Hale"
    others = doc[low : links[-1]]
    return links[-1] + 1 if any(is_person_noun(token) for token in others) else low


def _is_title(token: Token) -> bool:
    """The "House" and the "Speaker" of "a spokesman for House Speaker Jane Roe"."""
    return token.pos_ == "PROPN" and token.text[:1].isupper() and token.ent_type_ != "PERSON"


def find_role_noun(doc: Doc, low: int, high: int) -> int | None:
    """The role noun that a phrase begins with: its last noun before a preposition or a comma."""
    found = None
    for index in range(low, min(high, low + FARTHEST_NOUN)):
        token = doc[index]
        is_mark = token.pos_ == "PUNCT" and token.text not in ("-", ".")
        # "a contributing writer"
        is_before_noun = token.tag_ == "VBG" and doc[min(index + 1, len(doc) - 1)].pos_ == "NOUN"
        is_open = token.pos_ in OPENING_POS or is_before_noun
        if not is_open or is_mark or (index > low and token.is_sent_start):
            break
        if is_office(token):
            found = index
        elif found is not None and token.lower_ in EMERITUS:
            continue
        elif found is not None and token.pos_ in ("NOUN", "PROPN"):
            found = None if token.text.islower() else found
    return found
