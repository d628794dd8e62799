"""Names cut at their own words, and names that only the source of a report gives away.

In: a parsed article, its names and its attributions. Out: the names in text order, those mended
that the model cut badly, with those that it passed over and that speak. The decision to question:
a name is cut by the words around it and a list of given names, never by a list of surnames.
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from transforms.attribution.types import Attribution
from transforms.entities.behind_offices import find_behind_office, split_behind_office
from transforms.entities.compounds import HYPHENS, is_bound
from transforms.entities.evidence import mend_bodies
from transforms.entities.first_names import widen_surnames
from transforms.entities.gender import is_given
from transforms.entities.name_labels import FIRM_FORMS, NEVER_GIVEN
from transforms.entities.name_runs import POSTS, mend_runs, share_surnames, share_with_spouses
from transforms.entities.nicknames import join_nicknames
from transforms.entities.people import could_be_given_name, opens_nickname
from transforms.entities.pronouns import mend_types
from transforms.entities.source_names import is_body_noun, without_bracket
from transforms.entities.swallowed import DISTRICTS
from transforms.entities.types import ACRONYM, PARTS_OF_OFFICE, Name
from transforms.entities.whole_names import JOINTS, widen_name
from transforms.lexicons.bodies import read_known_bodies
from transforms.lexicons.names import read_name_words
from transforms.lexicons.roles import read_role_words
from transforms.parse.document import ParsedArticle
from transforms.parse.noun_phrases import ROLE_NOUNS
from transforms.parse.syntax import Tokens
from transforms.parse.tokens import Doc, Token

WORDS = read_name_words()
PORTFOLIO = read_role_words().portfolio_words | {"and", "&", ","}
TITLES = ROLE_NOUNS | WORDS.honorifics
LEADS = TITLES | WORDS.not_names | {"the"}
"""What stands in front of a name at the start of a source."""
OFFICES = ROLE_NOUNS | PARTS_OF_OFFICE
LONGEST_NAME = 4
MISTAGGED = frozenset({"ADP", "ADV", "INTJ", "X"})
"""What the tagger may take a first name for at the start of a text: "Inés Albarrán"."""
SORTS = frozenset("app blog label line platform portal site yard".split())
"""What a body may be called right in front of its name, besides the nouns for bodies."""
TITLED = frozenset({"organization", "product", "work"})
"""What a person with a title may be taken for; "Lord Howe Island" is a place."""
MISTAKEN = frozenset({"organization", "place", "work", "product", "event"})


def mend_names(
    article: ParsedArticle, names: Sequence[Name], attributions: Iterable[Attribution]
) -> list[Name]:
    """The names in text order, people's cut at their own words, and names that only speak.

    "Neighbour Mo Farouk" is Mo Farouk, "Jane Roe of Larkspur Capital" starts with a person, and
    in "Doreen Attwell, 82, found" the one who speaks is a name, whatever the model says.
    """
    joined = _part_owned(article, join_nicknames(article, names))
    mended = [piece for name in joined for piece in _split(article, name, joined)]
    mended = _drop_held(mended)
    mended = [_mend(article, name) for name in mended if not _is_noun(name, names)]
    full = {n.text for n in mended if n.entity_type == "person" and len(n.words) > 1}
    mended = [_cut_first(article, name, full) for name in mended]
    mended = mend_runs(article, widen_surnames(article, mended))
    taken = {i for name in mended for i in range(*name.tokens)}
    for item in attributions:
        if item.source is None:
            continue
        held = _name_behind_office(article.doc, item.source, taken)
        tokens: Tokens | None
        if held is not None:
            tokens = held
        elif taken & set(range(*item.source)):
            tokens = _name_at_end(article.doc, item.source, taken)
            tokens = tokens or _name_before_comma(article.doc, item.source, taken)
        else:
            tokens = _name_in(article.doc, item.source)
        if tokens is not None:
            is_person = held is not None or _is_person(article.doc, tokens)
            is_open = is_person and held is None
            wider = widen_name(article.doc, *tokens) if is_open else tokens
            tokens = tokens if taken & set(range(*wider)) else wider
            taken.update(range(*tokens))
            kind = ("PERSON", "person") if is_person else ("ORG", "organization")
            text = article.slice(*tokens)
            mended.append(_mend(article, Name(tokens, text, *kind, "rules/source", 0.7)))
    ordered = sorted(mended, key=lambda name: name.tokens)
    mended = mend_types(article.doc, mend_bodies(article.doc, ordered))
    return share_with_spouses(article.doc, share_surnames(article.doc, mended))


def _drop_held(names: Sequence[Name]) -> list[Name]:
    """Without the "Republic" that is a part of the next name, "Republic of Batyria"."""
    starts = [*(name.tokens[0] for name in names[1:]), -1]
    return [n for n, at in zip(names, starts, strict=False) if not n.tokens[0] <= at < n.tokens[1]]


def _is_person(doc: Doc, tokens: Tokens) -> bool:
    """ "Nurul Huda", "the Spaniard | Tom Hale", "Recorder | Tom Hale", and no "President Group"."""
    start, end = tokens
    before = doc[start - 1] if start else None
    is_called = before is not None and (_is_title(before) or before.lower_ in WORDS.descriptors)
    is_named = is_called and all(
        t.text in HYPHENS or could_be_given_name(t.text) for t in doc[start:end]
    )
    return end - start > 1 and (is_given(doc[start].text) or is_named)


def _is_noun(name: Name, names: Sequence[Name]) -> bool:
    """ "the agronomist" and "Counsel" are what somebody is, and no name but after "Tom Counsel"."""
    if name.text.lower() not in ROLE_NOUNS:
        return name.text.islower() and name.entity_type in ("person", "organization")
    full = (n.words for n in names if n.entity_type == "person" and n.text.endswith(name.text))
    return name.text.islower() or not any(
        len(words) > 1 and words[-1] == name.text for words in full
    )


def _part_owned(article: ParsedArticle, names: Sequence[Name]) -> list[Name]:
    """ "the Northern Dockers' | Union Jane Roe": the body whole, and the person behind it."""
    doc, parted = article.doc, list(names)
    for at, (owner, name) in enumerate(pairwise(names)):
        start, end = name.tokens
        is_owned = start == owner.tokens[1] + 1 and doc[start - 1].tag_ == "POS"
        is_body = name.entity_type in MISTAKEN and doc[start].lower_ in WORDS.organisations
        if is_owned and is_body and _is_full_name(doc, start + 1, end):
            tokens = (owner.tokens[0], start + 1)
            parted[at] = replace(name, tokens=tokens, text=article.slice(*tokens))
            parted[at + 1] = _cut(article, name, start + 1, end)
    return parted


def _split(article: ParsedArticle, name: Name, names: Sequence[Name]) -> list[Name]:
    """ "Moravian Medical School Jane Roe": the body, and the person behind it."""
    doc, (start, end) = article.doc, name.tokens
    if name.entity_type == "person" or name.entity_type in MISTAKEN:
        parted = split_behind_office(article, name, names)
        if parted is not None:
            return parted
    for at in range(start + 2, end - 1) if name.entity_type in MISTAKEN else ():
        if doc[at - 1].lower_ in WORDS.organisations and _is_full_name(doc, at, end):
            body = replace(name, tokens=(start, at), text=article.slice(start, at))
            return [body, _cut(article, name, at, end)]
    if _has_portfolio(doc, start, end - 2):
        return [_cut(article, name, end - 2, end)]
    return [name]


def _has_portfolio(doc: Doc, start: int, end: int) -> bool:
    """ "Minister for | Housing | Jane Roe", where the portfolio was taken for part of a name."""
    is_office = start > 1 and doc[start - 1].lower_ in ("for", "of")
    return (
        start < end
        and is_office
        and doc[start - 2].lower_ in ROLE_NOUNS
        and all(word.lower_ in PORTFOLIO for word in doc[start:end])
    )


def _mend(article: ParsedArticle, name: Name) -> Name:
    doc, (start, end) = article.doc, name.tokens
    if _is_descriptor(doc, name):
        return replace(name, label="NORP", entity_type="group", method="rules/descriptor")
    if name.entity_type == "person" and ACRONYM.match(name.text):
        return replace(name, label="ORG", entity_type="organization", method="rules/acronym")
    if name.entity_type != "person" and name.entity_type not in MISTAKEN:
        return name
    is_known = name.entity_type == "organization" and name.text in read_known_bodies()
    if is_known or opens_nickname(doc[start]):
        return name
    low = start
    while end - low > 1 and (
        doc[low].lower_ in ROLE_NOUNS
        or doc[low].lower_ in WORDS.relation_nouns
        or (doc[low].lower_ in WORDS.honorifics and (low > start or name.entity_type in TITLED))
        or (doc[low].text in POSTS and is_given(doc[low + 1].text))
        or (low > start and end - low > 2 and _is_second(doc, low))
    ):
        low += 1
    if (
        low == start
        and (end - low == 1 or (is_bound(doc, low + 1) and " " not in name.text))
        and not ACRONYM.match(name.text)
        and _is_given_before(doc, low)
    ):
        low -= 1
    high = next((i for i in range(low, end) if doc[i].lower_ in ("of", "at", ",")), end)
    if low == start and end - low == 1 and _is_behind_role(doc, low):
        return _cut(article, name, low, end + 1)
    if _is_full_name(doc, low, high):
        return _cut(article, name, low, high)
    return _cut(article, name, low, end) if name.entity_type == "person" else name


def _is_second(doc: Doc, at: int) -> bool:
    """The hyphen of "Auditor-|General Jane Roe", behind the first word of an office."""
    return doc[at].text in HYPHENS and is_bound(doc, at) and _is_title(doc[at + 1])


def _cut_first(article: ParsedArticle, name: Name, full: Set[str]) -> Name:
    """ "Brave Jane Roe", who is Jane Roe elsewhere in the article."""
    (start, end), text = name.tokens, name.text.partition(" ")[2]
    if name.entity_type != "person" or end - start < 3 or text not in full:
        return name
    if is_given(article.doc[start].text) or text.split(" ")[0].lower() in WORDS.particles | JOINTS:
        return name
    return _cut(article, replace(name, entity_type="work"), start + 1, end)


def _is_behind_role(doc: Doc, at: int) -> bool:
    """ "its spokeswoman, Fionnuala | Teeling", of which the model took the given name alone."""
    is_set_off = at > 1 and doc[at - 1].text == "," and doc[at - 2].lower_ in ROLE_NOUNS
    behind = doc[at + 1] if at + 1 < len(doc) else None
    if behind is None or not is_set_off or not doc[at].text.istitle():
        return False
    return behind.pos_ == "PROPN" and behind.text.istitle() and not behind.ent_type_


def _is_descriptor(doc: Doc, name: Name) -> bool:
    """ "the Pole", who is one of a people, though the model takes the word for a body or a name."""
    start, end = name.tokens
    is_one = end - start == 1 and start > 0 and doc[start - 1].lower_ == "the"
    is_open = name.entity_type != "group" and name.text not in read_known_bodies()
    return is_one and is_open and doc[start].lower_ in WORDS.descriptors


def _is_given_before(doc: Doc, at: int) -> bool:
    """ "79-year-old Ivy Croft", of which the model took the surname alone."""
    before = doc[at - 1]
    if not at or before.ent_type_ in ("GPE", "LOC", "DATE"):
        # "North Carolina", "In August | Roe met them"
        return False
    is_open = before.pos_ == "PROPN" or (before.pos_ in MISTAGGED and not before.is_stop)
    return before.text[:1].isupper() and is_open and is_given(before.text)


def _cut(article: ParsedArticle, name: Name, low: int, high: int) -> Name:
    if (low, high) == name.tokens and name.entity_type == "person":
        return name
    return replace(
        name,
        tokens=(low, high),
        text=article.slice(low, high),
        label="PERSON",
        entity_type="person",
        method="rules/given-name",
    )


def _is_full_name(doc: Doc, low: int, high: int) -> bool:
    """Two to four capitalised words, the first a given name or behind a role, no organisation's."""
    before = doc[low - 1] if low else None
    titled = before is not None and _is_title(before)
    if high - low < 2 or not (titled or is_given(doc[low].text)):
        return False
    is_district = doc[high - 1].lower_ in DISTRICTS
    # "Kay Jewelers Inc."
    is_district |= doc[high - 1].lower_ in FIRM_FORMS
    if doc[low].lower_ in NEVER_GIVEN or doc[high - 1].tag_ == "NNPS" or is_district:
        # "Oscar nominee Hotel Rwanda", "Jordan County"
        return False
    words = [word for word in doc[low:high] if word.text != "-"]
    return (
        2 <= len(words) <= LONGEST_NAME
        and all(word.text[:1].isupper() or word.lower_ in WORDS.particles for word in words)
        and not any(word.lower_ in WORDS.organisations for word in words)
    )


def _name_behind_office(doc: Doc, source: Tokens, taken: Set[int]) -> Tokens | None:
    """ "Head of the Vostrian Institute of Steppe Economies | Larisa Roe"."""
    low, high = source[0], without_bracket(doc, source)
    start = _find_free_run(doc, low, high, taken)
    at = find_behind_office(doc, start, high) if start < high else None
    return None if at is None else (at, high)


def _find_free_run(doc: Doc, low: int, high: int, taken: Set[int]) -> int:
    """Where the proper nouns begin that end a source and are no name yet."""
    start = high
    while start > low and start - 1 not in taken and doc[start - 1].pos_ == "PROPN":
        start -= 1 + (is_bound(doc, start - 2) and start - 2 > low)
    return start


def _name_at_end(doc: Doc, source: Tokens, taken: Set[int]) -> Tokens | None:
    """The name behind one that the model knows: "Professor at the Meuse School | Jane Roe", "US
    phone company | Qwest"."""
    low, high = source[0], without_bracket(doc, source)
    start = _find_free_run(doc, low, high, taken)
    titles = [i for i in range(start, high - 1) if _is_title(doc[i])]
    start = max([start, *(at + 1 for at in titles)])
    is_firm = start > low and start < high and is_body_noun(doc[start - 1])
    is_name = start > low and (is_firm or _is_full_name(doc, start, high))
    return (start, high) if is_name else None


def _is_title(token: Token) -> bool:
    return token.lower_ in TITLES or token.text in POSTS


def _name_before_comma(doc: Doc, source: Tokens, taken: Set[int]) -> Tokens | None:
    """ "Col. Jane Roe, an Indian officer", of whom the model knows the people alone."""
    comma = next((i for i in range(*source) if doc[i].text == ","), None)
    if comma is None or taken & set(range(source[0], comma)):
        return None
    found = _name_in(doc, (source[0], comma))
    if found is None:
        return None
    is_titled = found[0] > source[0] and doc[found[0] - 1].lower_ in WORDS.honorifics
    return found if is_titled or _is_full_name(doc, *found) else None


def _name_in(doc: Doc, source: Tokens) -> Tokens | None:
    """The proper nouns at the start of a source, without the title, or at its end behind a comma.

    "Prosecutor Jane Roe", "the parking firm, Severka".
    """
    low, end = source
    comma = next((i for i in range(end - 1, low, -1) if doc[i].text == ","), None)
    if comma is not None and doc[low].lower_ in ("the", "a", "an", "its"):
        low = comma + 1
    while low < end and (doc[low].lower_ in LEADS or doc[low].text in POSTS):
        low += 1
    low += low + 2 < end and doc[low].lower_ in WORDS.descriptors and doc[low].text.istitle()
    high = low
    while high < end and _may_go_on(doc, high):
        high += 1
        high += high + 1 < end and is_bound(doc, high) and _may_go_on(doc, high + 1)
        behind = _skip_joints(doc, high)
        high = behind if high < behind < end and doc[behind].text.istitle() else high
    if low < high and doc[source[0]].lower_ == "the" and doc[high - 1].lower_ in ROLE_NOUNS:
        # "the Labour MP", "the Treasury Secretary"
        return None
    if low < high < end and doc[high - 1].lower_ in WORDS.streets and is_body_noun(doc[high]):
        # "The High Street retailer"
        return None
    if low == high and (found := _name_of_sort(doc, source)) is not None:
        return found
    if all(doc[at].lower_ in OFFICES for at in range(low, high)):
        # "Deputy Prime Minister and Defence Minister Ivo Kral"
        low = _find_last_words(doc, source)
        return (low, end) if end - low > 1 else None
    return (low, high) if low < high and doc[high - 1].tag_ != "POS" else None


def _may_go_on(doc: Doc, at: int) -> bool:
    is_half = is_bound(doc, at - 1)
    return doc[at].pos_ == "PROPN" and (is_half or doc[at].text[:1].isupper())


def _skip_joints(doc: Doc, at: int) -> int:
    """Behind the small words inside a name: "Kees | op den | Camp"."""
    while at < len(doc) and doc[at].text in JOINTS:
        at += 1
    return at


def _name_of_sort(doc: Doc, source: Tokens) -> Tokens | None:
    """ "Bus operator | Coastline", "ship-tracking site | SeaTrace", said without an article."""
    low, high = source
    start = _find_last_words(doc, source)
    is_sort = start > low and (is_body_noun(doc[start - 1]) or doc[start - 1].text in SORTS)
    return (start, high) if is_sort and start < high else None


def _find_last_words(doc: Doc, source: Tokens) -> int:
    """Where the proper nouns begin that a source ends with."""
    start = source[1]
    while start > source[0] and _may_close_name(doc[start - 1]):
        start -= 1
    return start


def _may_close_name(token: Token) -> bool:
    is_name = token.pos_ == "PROPN" and token.text[:1].isupper() and token.text.isalpha()
    return is_name and token.lower_ not in ROLE_NOUNS
