"""The name that a source's words are about, and names that only a source gives away.

In: the sources of attributions and the names of the article. Out: the index of a name, or the
names with those mended that the model cut badly. The decision to question: a name in the phrase
counts only where the phrase is its own bearer's ("a spokeswoman, Jane Roe"), so "Roe's lawyer"
and "friends of Roe" are not Roe.
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from transforms.attribution.types import Attribution
from transforms.entities.evidence import is_given_as_name, mend_bodies
from transforms.entities.first_names import widen_surnames
from transforms.entities.gender import is_given
from transforms.entities.nicknames import join_nicknames
from transforms.entities.people import FIRMS, opens_nickname
from transforms.entities.pronouns import mend_types
from transforms.entities.types import ACRONYM, PARTS_OF_OFFICE, Name, is_postnominal
from transforms.lexicons.bodies import read_known_bodies
from transforms.lexicons.names import read_name_words
from transforms.lexicons.roles import read_role_words
from transforms.parse.document import ParsedArticle
from transforms.parse.noun_phrases import PLURAL_TAGS, ROLE_NOUNS, is_role_noun
from transforms.parse.syntax import RELATIVE, Tokens
from transforms.parse.tokens import Doc, Token

WORDS = read_name_words()
PORTFOLIO = read_role_words().portfolio_words | {"and", "&", ","}
LONGEST_NAME = 4
SORTS = frozenset("app blog label line platform portal site yard".split())
"""What a body may be called right in front of its name, besides the nouns for bodies."""
DASHES = frozenset({"-", "–", "—"})
OF_TITLES = frozenset({"ADJ", "ADP", "CCONJ", "NOUN", "PROPN", "DET"})
"""What stands between a body's name and the name of whoever speaks for it."""
TITLED = frozenset({"organization", "product", "work"})
"""What a person with a title may be taken for; "Lord Howe Island" is a place."""
PRESS = frozenset(
    """agency blog broadcaster channel daily journal magazine network newsletter newspaper paper
    podcast site station tabloid website weekly wire""".split()
)
MISTAKEN = frozenset({"organization", "place", "work", "product", "event"})
PLURAL_NATIONS = ("s", "sh", "ch", "ese", "ss")


def find_named(doc: Doc, source: Tokens, head: Token, names: Sequence[Name]) -> int | None:
    """The name that is the head, stands in apposition to it or ends the title in front of it."""
    low, high = source[0], _without_bracket(doc, source)
    # "Danilov's | statement": who owns the words is who says them
    is_own = any(name.tokens[1] == high for name in names)
    high -= high - low > 1 and doc[high - 1].tag_ == "POS" and not is_own
    inside = [i for i, name in enumerate(names) if low <= name.tokens[0] and name.tokens[1] <= high]
    people = [i for i in inside if names[i].entity_type == "person"]
    titled = next((i for i in people if _is_behind_body(doc, head, names[i], inside, names)), None)
    if titled is not None and names[titled].tokens[1] == high:
        return titled
    for index in [*people, *inside]:
        start, end = names[index].tokens
        if start <= head.i < end:
            if not (end < high and doc[end].tag_ == "POS"):
                return index
            return None
    for index in [*people, *inside]:
        start, end = names[index].tokens
        if end < high and doc[end].tag_ == "POS":
            continue
        root = doc.span(start, end).root
        if root.dep_ == "appos" and root.head.i == head.i:
            return index
        if _is_set_off(doc, head, names[index], high):
            return index
        if end == head.i and is_postnominal(head.text) and index in people:
            # "His Labour shadow, Ellie March | MP"
            return index
        if start == low and end + 1 < high and doc[end].text == "," and _opens_phrase(doc[end + 1]):
            # "Norbank, the largest lender of the country", parsed with the lender as the head
            return index
        is_firm = end == high and start - 1 == head.i and _is_body_noun(head)
        if is_firm and names[index].entity_type == "organization":
            # "US phone company Qwest", where the parser does not join the two
            return index
        if names[index].entity_type != "person":
            continue
        is_written = head.lemma_.lower() in WORDS.document_nouns
        # "poet laureate Jane Roe", whose second word may be taken for a verb
        is_noun = start > low and doc[start - 1].pos_ in ("NOUN", "PROPN", "NUM")
        is_behind_noun = is_noun or low < start == head.i + 1
        is_behind_noun &= not _is_served(doc, low, start)
        if end == high and is_behind_noun and not is_written:
            # "the institute's director Jane Roe", parsed with "director" as the head
            return index
        if start - 1 > head.i and doc[start - 1].text == ",":
            # "the lead author, Jane Roe of the Brain Centre", parsed as two objects
            return index
        if start == low:
            # "Jane Roe, who runs the institute", parsed with the institute as the head
            return index
    return None


def _is_behind_body(
    doc: Doc, head: Token, name: Name, inside: Sequence[int], names: Sequence[Name]
) -> bool:
    """ "Severka Bank (SB) chairman Jane Roe", of which the parser takes the body for the head."""
    start = name.tokens[0]
    ends = (names[i].tokens[1] for i in inside if names[i].tokens[0] <= head.i < names[i].tokens[1])
    between = doc[min(ends, default=start) : start]
    is_joined = any(token.i < start for token in doc.span(*name.tokens).root.conjuncts)
    return (
        len(name.words) > 1
        and any(t.lower_ in ROLE_NOUNS or is_role_noun(t) for t in between)
        and not is_joined
        and all(t.pos_ in OF_TITLES or t.text in "()" or t.lower_ in ROLE_NOUNS for t in between)
        and between[-1].pos_ != "ADP"
    )


def _is_served(doc: Doc, low: int, start: int) -> bool:
    """Whether somebody else speaks for the one named: "a spokesman for Mr | Roe"."""
    at = start
    while at > low and doc[at - 1].lower_ in WORDS.honorifics:
        at -= 1
    return low < at < start and doc[at - 1].lower_ in ("for", "of", "to")


def find_name_given(doc: Doc, head: Token, names: Sequence[Name]) -> int | None:
    """The name of "a passenger, who gave her name only as | Wati"."""
    end = head.sent.end
    for index, name in enumerate(names):
        is_near = head.i < name.tokens[0] < end and name.entity_type == "person"
        if is_near and is_given_as_name(doc, name.tokens[0]):
            verb = doc[name.tokens[0] - 1].head
            if any(token.i == head.i for token in verb.ancestors):
                return index
    return None


def find_called(doc: Doc, source: Tokens, head: Token, names: Sequence[Name]) -> int | None:
    """The body in front of what sort of body it is: "the Severka | newsletter"."""
    end = head.i - (doc[head.i - 1].lower_ == "news")
    if head.lower_ not in FIRMS | PRESS or source[1] > head.i + 1:
        return None
    for index, name in enumerate(names):
        opens = name.tokens[0] == source[0] + (doc[source[0]].lower_ == "the")
        if opens and name.tokens[1] == end and name.entity_type == "organization":
            return index
    return None


def _opens_phrase(token: Token) -> bool:
    return token.lower_ in ("the", "a", "an", "one")


def _is_set_off(doc: Doc, head: Token, name: Name, high: int) -> bool:
    """ "According to the analysts, Sondar Research, ...", which the parser does not join."""
    start, end = name.tokens
    is_body = name.entity_type == "organization" and end == high
    return is_body and head.i == start - 2 and doc[start - 1].text == ","


def _without_bracket(doc: Doc, source: Tokens) -> int:
    """The end of a source without the party or the account in brackets: "Jane Roe (R-WI)".

    Nor with what is told of its last name: "Manager at Severka Jane Roe, who runs marathons".
    """
    low, high = source
    told = (i for i in range(low + 1, high - 1) if doc[i].text == "," and is_who(doc[i + 1]))
    high = next(told, high)
    # "Jane Roe - the club's largest investor"
    high = next((i for i in range(low + 1, high) if _is_dash(doc, i)), high)
    while high > low + 1 and doc[high - 1].text == ",":
        high -= 1
    if doc[high - 1].text.endswith(")"):
        opens = (i for i in range(high - 1, low, -1) if doc[i].text.startswith("("))
        return next(opens, high)
    return high


def is_who(token: Token) -> bool:
    """Whether a clause about somebody begins: "who", "whose"."""
    return token.lower_ in RELATIVE and token.tag_ in ("WP", "WP$")


def _is_dash(doc: Doc, at: int) -> bool:
    return doc[at].text in DASHES and bool(doc[at].whitespace_ and doc[at - 1].whitespace_)


def is_epithet(doc: Doc, source: Tokens, name: Name) -> bool:
    """ "the Italian", "the MP", who are one person, and not "the French", who are a people."""
    start, end = name.tokens
    if name.entity_type not in ("group", "person") or end - start != 1:
        return False
    if source != (start - 1, end) or doc[start - 1].lower_ != "the":
        return False
    return doc[start].tag_ not in PLURAL_TAGS and not doc[start].lower_.endswith(PLURAL_NATIONS)


def mend_names(
    article: ParsedArticle, names: Sequence[Name], attributions: Iterable[Attribution]
) -> list[Name]:
    """The names in text order, people's cut at their own words, and names that only speak.

    "Neighbour Mo Farouk" is Mo Farouk, "Jane Roe of Larkspur Capital" starts with a person, and
    in "Doreen Attwell, 82, found" the one who speaks is a name, whatever the model says.
    """
    joined = _part_owned(article, join_nicknames(article, names))
    mended = [piece for name in joined for piece in _split(article, name)]
    mended = [_mend(article, name) for name in mended if not _is_noun(name, names)]
    full = {n.text for n in mended if n.entity_type == "person" and len(n.words) > 1}
    mended = [_cut_first(article, name, full) for name in mended]
    mended = widen_surnames(article, mended)
    taken = {i for name in mended for i in range(*name.tokens)}
    for item in attributions:
        if item.source is None:
            continue
        if taken & set(range(*item.source)):
            tokens = _name_at_end(article.doc, item.source, taken)
            tokens = tokens or _name_before_comma(article.doc, item.source, taken)
        else:
            tokens = _name_in(article.doc, item.source)
        if tokens is not None:
            taken.update(range(*tokens))
            is_person = is_given(article.doc[tokens[0]].text) and tokens[1] - tokens[0] > 1
            kind = ("PERSON", "person") if is_person else ("ORG", "organization")
            text = article.slice(*tokens)
            mended.append(_mend(article, Name(tokens, text, *kind, "rules/source", 0.7)))
    ordered = sorted(mended, key=lambda name: name.tokens)
    return mend_types(article.doc, mend_bodies(article.doc, ordered))


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


def _split(article: ParsedArticle, name: Name) -> list[Name]:
    """ "Moravian Medical School Jane Roe": the body, and the person behind it."""
    doc, (start, end) = article.doc, name.tokens
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
    if opens_nickname(doc[start]):
        return name
    low = start
    while end - low > 1 and (
        doc[low].lower_ in ROLE_NOUNS
        or doc[low].lower_ in WORDS.relation_nouns
        or (doc[low].lower_ in WORDS.honorifics and (low > start or name.entity_type in TITLED))
    ):
        low += 1
    if (
        low == start
        and end - low == 1
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


def _cut_first(article: ParsedArticle, name: Name, full: Set[str]) -> Name:
    """ "Brave Jane Roe", who is Jane Roe elsewhere in the article."""
    (start, end), text = name.tokens, name.text.partition(" ")[2]
    is_longer = name.entity_type == "person" and end - start > 2 and text in full
    is_name = is_given(article.doc[start].text) or text.split(" ")[0].lower() in WORDS.particles
    if not is_longer or is_name:
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
    if not at or before.ent_type_ in ("GPE", "LOC"):
        # "North Carolina"
        return False
    return before.text[:1].isupper() and before.pos_ == "PROPN" and is_given(before.text)


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
    words = [word for word in doc[low:high] if word.text != "-"]
    before = doc[low - 1] if low else None
    titled = before is not None and before.lower_ in ROLE_NOUNS | WORDS.honorifics
    return (
        2 <= len(words) <= LONGEST_NAME
        and (titled or is_given(doc[low].text))
        and all(word.text[:1].isupper() or word.lower_ in WORDS.particles for word in words)
        and not any(word.lower_ in WORDS.organisations for word in words)
    )


def _name_at_end(doc: Doc, source: Tokens, taken: Set[int]) -> Tokens | None:
    """The name behind one that the model knows: "Professor at the Meuse School | Jane Roe", "US
    phone company | Qwest"."""
    low, high = source[0], _without_bracket(doc, source)
    start = high
    while start > low and start - 1 not in taken and doc[start - 1].pos_ == "PROPN":
        start -= 1
    is_firm = start > low and start < high and _is_body_noun(doc[start - 1])
    is_name = start > low and (is_firm or _is_full_name(doc, start, high))
    return (start, high) if is_name else None


def _is_body_noun(token: Token) -> bool:
    """The "company" of "US phone company Qwest"."""
    return token.text.islower() and token.lower_ in WORDS.organisation_nouns | FIRMS


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
    while low < end and (
        doc[low].lower_ in ROLE_NOUNS | WORDS.not_names
        or doc[low].lower_ in WORDS.honorifics
        or doc[low].lower_ == "the"
    ):
        low += 1
    high = low
    while high < end and doc[high].pos_ == "PROPN" and doc[high].text[:1].isupper():
        high += 1
    if low < high and doc[source[0]].lower_ == "the" and doc[high - 1].lower_ in ROLE_NOUNS:
        # "the Labour MP", "the Treasury Secretary"
        return None
    if low == high and (found := _name_of_sort(doc, source)) is not None:
        return found
    if all(doc[at].lower_ in ROLE_NOUNS | PARTS_OF_OFFICE for at in range(low, high)):
        # "Deputy Prime Minister and Defence Minister Ivo Kral"
        low = high = end
        while low > source[0] and _may_close_name(doc[low - 1]):
            low -= 1
        return (low, high) if high - low > 1 else None
    return (low, high) if low < high and doc[high - 1].tag_ != "POS" else None


def _name_of_sort(doc: Doc, source: Tokens) -> Tokens | None:
    """ "Bus operator | Coastline", "ship-tracking site | SeaTrace", said without an article."""
    low, high = source
    start = high
    while start > low and _may_close_name(doc[start - 1]):
        start -= 1
    is_sort = start > low and (_is_body_noun(doc[start - 1]) or doc[start - 1].text in SORTS)
    return (start, high) if is_sort and start < high else None


def _may_close_name(token: Token) -> bool:
    is_name = token.pos_ == "PROPN" and token.text[:1].isupper() and token.text.isalpha()
    return is_name and token.lower_ not in ROLE_NOUNS
