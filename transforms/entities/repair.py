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
from transforms.entities.gender import is_given
from transforms.entities.name_labels import OFFICES, find_label, is_report
from transforms.entities.people import ADDRESSES, GIVEN, LEADING_FIRMS, People
from transforms.entities.places import is_place_name
from transforms.entities.swallowed import find_swallowed
from transforms.entities.types import SMALL_WORDS, WORDS, is_postnominal
from transforms.entities.whole_names import is_body_by_mistake, widen_name
from transforms.parse.noun_phrases import ROLE_NOUNS, is_role_noun
from transforms.parse.tokens import Doc, Span, Token

NO_NAME = re.compile(r"[@#]|https?:|www\.|\w\.(?:com|org|net|co\.uk)\b|\A[\d\W]+\Z")
SCORE = re.compile(r"\d[\d.,:/–-]*\Z")
CUT_LABELS = frozenset({"ORG", "FAC", "WORK_OF_ART", "PERSON", "LAW", "EVENT", "PRODUCT"})
MISTAKEN = frozenset({"FAC", "GPE", "ORG", "PRODUCT", "WORK_OF_ART"})
"""What the model may take an unknown surname for."""
TRADE = re.compile(
    r"(?:ologist|ographer|[a-z]{2}(?<!kv|qu|qv|ch)[a-z]ist|ician|itian|keeper|maker|monger|holder|woman"
    r"|[a-z]{3}sman|[a-z]{3}master|[a-z]{3}smith)\Z"
)
"""What a trade ends in and a first name does not; "-er" and "-man" end many of both."""
FIRM_ENDS = WORDS.legal_forms | frozenset({"group", "company", "corp", "holdings"})
SITTING = frozenset({"mep", "mp", "msp", "ocpd", "td"})
"""Who sits for a party or a place is no part of its name: "the Labour | MP"."""
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
            low, high = tidy(doc, start, split, "ORG")
            kind = "GPE" if is_place_name(doc.span(low, high).text) else "ORG"
            yield Piece(low, high, kind, "rules/split-name")
            yield Piece(*tidy(doc, split, end, "PERSON"), "PERSON", "rules/split-name")
            return
    if label == "ORG" or (label == "PERSON" and doc[end - 1].lower_ in WORDS.organisations):
        end = _rejoin(doc, end)
    kind = find_label(doc, start, end, label, people)
    if kind in MISTAKEN and is_body_by_mistake(doc, start, end):
        kind = "PERSON"
    if kind == "PERSON":
        start, end = widen_name(doc, *tidy(doc, start, end, kind))
        start = _skip_led(doc, start, end)
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


def _skip_led(doc: Doc, start: int, end: int) -> int:
    """ "Leader of the Opposition | Tom Hale": nobody's name has an article."""
    is_led = start > 2 and doc[start - 1].lower_ == "the" and doc[start - 2].lower_ == "of"
    low = end - 1
    while low > start and (is_bound(doc, low - 1) or doc[low].lower_ in WORDS.suffixes):
        low -= 1 + is_bound(doc, low - 1)
    return low - 1 if is_led and low - 1 > start and is_role_noun(doc[start - 3]) else start


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
            or (label in ("PERSON", "LAW") and end - start > 1 and is_report(token))
            or (label == "WORK_OF_ART" and end - start == 2 and text.islower() and is_report(token))
            or (label in ("ORG", "GPE") and "-" in text and SCORE.match(text))
            or (end - start > 1 and lower in WORDS.calendar and lower.endswith("day"))
            or (label == "ORG" and end - start > 1 and lower in SITTING and text.isupper())
        ):
            end -= 1
        else:
            break
    return start, end


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
    if is_person and lower == "tan" and doc[start + 1].lower_ == "sri":
        # an honour; alone it is a surname
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
        or (end - start > 2 and _is_trade(doc, start))
        or (lower in WORDS.descriptors and end - start > 2)
        or (lower.endswith("day") and lower in WORDS.calendar)
        or (lower in WORDS.title_parts and end - start > 2)
    )


def _is_trade(doc: Doc, at: int) -> bool:
    """ "Beekeeper | Cathal Roe": by its ending, where two words follow and it is no given name."""
    word, behind = doc[at], doc[at + 1]
    is_named = word.text.istitle() and behind.text.istitle() and not is_given(word.text)
    return is_named and TRADE.search(word.lower_) is not None


def _is_ordinary(doc: Doc, start: int, end: int, label: str, people: People) -> bool:
    """ "Monday", "Covid", and a word that has its capital from the start of a sentence."""
    token = doc[start]
    lower = token.lower_
    if not any(char.isupper() for char in doc.span(start, end).text):
        return True
    if end - start > 1:
        if label == "ORG" and doc[end - 1].lower_ in ADDRESSES:
            # "Nutritionist Prof. | Jane Roe"
            return True
        if label == "PERSON" and all(_is_office(word) for word in doc[start:end]):
            return True
        if label in MISTAKEN and _is_office_held(doc, start, end):
            return True
        return all(word.lower_ in WORDS.calendar or word.like_num for word in doc[start:end])
    if lower in WORDS.not_names or lower in WORDS.honorifics or lower in WORDS.descriptors:
        return label != "NORP"
    if is_postnominal(token.text) and start > 1 and doc[start - 1].text == ",":
        # "Jane Roe, MD, PhD", and no Baltimore, MD
        before = doc[start - 2]
        return before.ent_type_ == "PERSON" or is_postnominal(before.text)
    if is_postnominal(token.text) and start and label == "GPE" and not doc[start - 1].ent_type_:
        # "Jane Roe KC", and no "Baltimore MD"
        return doc[start - 1].pos_ == "PROPN"
    if lower in WORDS.calendar:
        return not (label == "PERSON" and people.surnames[token.text] > 1)
    if len(token.text) < 2:
        return True
    if (
        label == "ORG"
        and end < len(doc)
        and doc[end].ent_type_ == "PERSON"
        and _is_trade(doc, start)
    ):
        return True
    opens = start == 0 or bool(token.is_sent_start) or doc[start - 1].text in '"“‘'
    return (
        opens and label != "NORP" and (token.is_stop or token.pos_ not in ("PROPN", "NOUN", "ADJ"))
    )


def _is_office(word: Token) -> bool:
    """ "Prime Minister" is nobody's name."""
    return word.lower_ in OFFICES and word.lower_ not in GIVEN


def _is_office_held(doc: Doc, start: int, end: int) -> bool:
    """ "Dunmore's | Additional Solicitor General, | Jane Roe, said": what she is, and no body."""
    if end + 1 >= len(doc) or not start or doc[end].text != ",":
        return False
    is_owned = doc[start - 1].tag_ in ("POS", "PRP$")
    is_held = doc[end + 1].pos_ == "PROPN" and doc[end + 1].text.istitle()
    return is_owned and is_held and doc[end - 1].lower_ in ROLE_NOUNS


def _opens_party(doc: Doc, start: int, end: int) -> bool:
    """ "the Liberal | Democrats", whom the model takes for two sides."""
    is_half = end - start == 1 and doc[start].lower_.startswith("democrat")
    before = doc[start - 1]
    return is_half and before.lower_ in PARTY_FIRSTS and before.text[:1].isupper()


def _couple(doc: Doc, start: int, end: int, people: People) -> int | None:
    """The "and" of two people whom the model reads as one name: "Danny and Iker".

    "Roe & Hale" is a firm, whoever founded it.
    """
    if end - start != 3 or doc[start + 1].lower_ not in ("and", "&"):
        return None
    is_firm = doc[start + 1].text == "&"
    sides = (doc[start], doc[end - 1])
    known = [
        side.lower_ in GIVEN
        or side.text in people.given
        or (not is_firm and people.surnames[side.text] > 0)
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
