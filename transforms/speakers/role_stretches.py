"""Where the role of a person stands around the name, as token ranges.

In: a document and a name in it. Out: the ranges that may say what the person is, each with how it
was found. The decision to question: beside the parser's appositions the words right before a name
are walked back through "of", "for" and "at", since the parser hangs "The head of the office of the
harbour, Jane Roe" on whatever noun stood last.
"""

from collections.abc import Iterator

from transforms.entities.people import opens_nickname
from transforms.entities.types import Name, is_postnominal
from transforms.lexicons.names import read_name_words
from transforms.lexicons.roles import read_role_words
from transforms.parse.noun_phrases import PLURAL_TAGS, is_person_noun
from transforms.parse.syntax import FINITE, Tokens, edges
from transforms.parse.tokens import Doc, Token
from transforms.speakers.role_clauses import (
    is_of_another,
    is_of_clause_before,
    is_unreal,
    is_weighed,
)
from transforms.speakers.role_owners import is_team, skip_bracket
from transforms.speakers.role_parts import PREFIXES, RANKS, is_office, is_owner

WORDS = read_name_words()
ROLES = read_role_words()
CHAIN = frozenset({"of", "for", "at", "and", "the", "'s", "’s", "&", "-", "from", "on"})
CHAIN_TAGS = frozenset({"NOUN", "PROPN", "ADJ", "PART"})
LONGEST_ROLE = 40
LONGEST_FRONTED = 16
LEADING = frozenset(
    """a an another one the its his her their our first second third fourth fifth sixth seventh
    eighth ninth tenth himself herself including late then now also and once twice thrice""".split()
)
OPENING_POS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "PART", "NUM", "PUNCT"})
FARTHEST_NOUN = 8
VIEWING = frozenset(
    """arrest attack back blast cast criticise criticize defend describe detain dismiss hail hold
    imprison jail mock picture portray praise promote regard reject see slam support think treat
    view""".split()
)
EMERITUS = frozenset({"designate", "elect", "emerita", "emeritus", "general", "tempore"})
"""What stands behind the noun of an office: "professor emerita of law"."""
UNTIL = frozenset({"until", "since", "from", "before", "during", "when"})


def find_stretches(doc: Doc, name: Name) -> Iterator[tuple[Tokens, str]]:
    """The ranges that may say what a person is, each with its rule."""
    start, end = name.tokens[0], skip_postnominals(doc, name.tokens[1])
    head = doc.span(*name.tokens).root
    before = _chain_before(doc, start)
    if before is not None and is_of_another(doc, before, head, name.tokens[1]):
        before = None
    if before is not None:
        yield before, "rules/role-before"
    behind = _chain_behind(doc, end)
    if behind is not None:
        yield behind, "rules/role-behind"
    for child in head.children if behind is None else ():
        if child.dep_ == "appos" and child.i >= end and child.tag_ not in PLURAL_TAGS:
            if any(token.ent_type_ == "PERSON" for token in doc[end : child.left_edge.i]):
                # "Jane Roe, the mayor, and Tom Hale, the head of the port"
                continue
            low, high = edges(child)
            joined = (i for i in range(child.i, high - 1) if doc[i].text == ",")
            high = next((i for i in joined if doc[i + 1].lower_ == "and"), high)
            for inner in child.subtree:
                if inner.dep_ == "relcl" and inner.left_edge.i > child.i:
                    high = min(high, inner.left_edge.i)
            yield (max(low, end), high), "rules/role-behind"
    apart = _chain_apart(doc, start)
    if apart is not None and is_of_clause_before(doc, apart, end):
        apart = None
    is_apposition = (
        head.dep_ == "appos"
        and head.head.i < start
        and not is_of_clause_before(doc, (head.head.left_edge.i, start), end)
    )
    if is_apposition and (apart is None or is_office(head.head)):
        if head.head.tag_ not in PLURAL_TAGS and (before is None or before[0] > head.head.i):
            high = start
            if before is not None and doc[before[0] - 1].text == ",":
                # "her husband, | former President Tom Hale"
                high = before[0] - 1
            yield (head.head.left_edge.i, high), "rules/role-apposition"
    elif apart is not None:
        yield apart, "rules/role-apposition"
    fronted = _find_fronted(doc, start)
    if fronted is not None:
        yield fronted, "rules/role-apposition"
    if head.dep_ == "nsubj" and head.head.lemma_ == "be" and not is_unreal(head.head):
        for child in head.head.children:
            is_whole = doc[child.left_edge.i - 1].text != "-"
            if child.dep_ == "attr" and child.tag_ not in PLURAL_TAGS and is_whole:
                yield edges(child), "rules/role-predicate"
    for verb in head.children:
        if verb.dep_ == "relcl" and verb.lemma_ == "be" and not is_unreal(verb):
            yield from ((_predicate(c), "rules/role-clause") for c in verb.children if _is_who(c))


def _find_fronted(doc: Doc, start: int) -> Tokens | None:
    """ "As policy director of the union, Jane Roe wrote it"."""
    if doc[start - 1].text != ",":
        return None
    low = doc[start].sent.start
    if doc[low].lower_ != "as" or start - low > LONGEST_FRONTED:
        return None
    noun = find_role_noun(doc, low + 1, start - 1)
    is_clause = any(token.tag_ in FINITE for token in doc[low:start])
    if noun is None or doc[noun].tag_ in PLURAL_TAGS or is_clause:
        return None
    return low + 1, start - 1


def skip_postnominals(doc: Doc, end: int) -> int:
    """Behind "KC" of "Jane Roe KC, a barrister" and ", MD, PhD" of "Jane Roe, MD, PhD"."""
    while end < len(doc):
        at = end + (doc[end].text == ",")
        if at >= len(doc) or not is_postnominal(doc[at].text):
            break
        if at + 1 < len(doc) and doc[at + 1].lower_ in ("for", "in"):
            # "Jane Roe, MP for Mid Powan"
            break
        end = at + 1
    return end


def _is_who(token: Token) -> bool:
    """What stands behind "who was": "a driver for the firm"."""
    relatives = (c.lower_ for c in token.head.children if c.dep_ == "nsubj")
    return token.dep_ == "attr" and "who" in relatives


def _predicate(noun: Token) -> Tokens:
    """Without the time that the parser hangs on the noun: "a driver until 2019"."""
    low, high = edges(noun)
    times = (c.i for c in noun.subtree if c.i > noun.i and c.lower_ in UNTIL)
    return low, min((high, *times))


def _chain_apart(doc: Doc, start: int) -> Tokens | None:
    """ "The envoy of Sundar, Jane Roe, said", whatever the parser hangs the name on."""
    at = start - 1
    while at > 0 and doc[at].lower_ in WORDS.honorifics | {"the", "most"}:
        at -= 1
    if at < 1 or doc[at].text != ",":
        return None
    apart = _chain_before(doc, at)
    if apart is None or not apart[0] or not _opens_phrase(doc[apart[0] - 1]):
        return None
    # "While he supports her as the nominee, Roe said": somebody else
    is_view = apart[0] > 1 and doc[apart[0] - 2].lower_ == "as"
    return None if is_view else apart


def _opens_phrase(token: Token) -> bool:
    return token.dep_ in ("det", "poss", "case") or token.lower_ in LEADING


def _chain_before(doc: Doc, start: int) -> Tokens | None:
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
    if not nouns or doc[nouns[0]].tag_ in PLURAL_TAGS:
        return None
    first = nouns[0]
    is_set_off = low > sentence + 1 and doc[low - 1].text == ","
    if is_set_off and doc[low - 2].ent_type_ != "PERSON" and find_role_noun(doc, low, start):
        # "Deputy head of the office at the institute, professor at the academy Jane Roe"
        further = _chain_before(doc, low - 1)
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
        return doc[index - 1].text == "-" == doc[index + 1].text or (
            is_field and is_office(doc[index - 1])
        )
    is_bound = index > 0 and doc[index - 1].text == "-" and not is_dash(doc, index - 1)
    return is_bound and token.tag_ in ("VBN", "VBG")


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
    if not links or not is_office(last) or last.lower_ in ROLES.ranks:
        return low
    # "the partner of | Rovers striker Tom Hale"
    others = doc[low : links[-1]]
    return links[-1] + 1 if any(is_person_noun(token) for token in others) else low


def _is_title(token: Token) -> bool:
    """The "House" and the "Speaker" of "a spokesman for House Speaker Jane Roe"."""
    return token.pos_ == "PROPN" and token.text[:1].isupper() and token.ent_type_ != "PERSON"


def _chain_behind(doc: Doc, end: int) -> Tokens | None:
    """ "Roe, chairman of the board," and "Roe as chief of the board", whatever the parser reads."""
    at = end + (end < len(doc) and doc[end].text == ",")
    is_as = at < len(doc) and doc[at].lower_ == "as"
    if not is_as and at == end:
        return None
    if is_as and doc[at].head.lemma_.lower() in VIEWING:
        # "They see Roe as the candidate of the rich"
        return None
    if is_as and is_weighed(doc[at]):
        return None
    low = at + is_as
    first = find_role_noun(doc, low, len(doc))
    if first is None or doc[first].tag_ in PLURAL_TAGS:
        return None
    high = first + 1
    while high < len(doc) and high - low <= LONGEST_ROLE and not doc[high].is_sent_start:
        token = doc[high]
        if token.lower_ == "and" and doc[min(high + 1, len(doc) - 1)].ent_type_ == "PERSON":
            # "Roe, dean of the school, met Hale, head of the union and Jane Hill"
            break
        if token.text == ",":
            if find_role_noun(doc, high + 1, len(doc)) is None:
                break
        elif (
            token.pos_ not in CHAIN_TAGS | {"DET", "NUM"}
            and token.lower_
            not in CHAIN
            | {
                "in",
                "its",
                "to",
            }
            and not token.is_quote
        ):
            break
        high += 1
    follows = high < len(doc) and (doc[high].is_punct or doc[high].lower_ in ("to", "who", "and"))
    is_named = any(
        token.ent_type_ == "PERSON"
        and token.tag_ != "POS"
        and doc[min(token.i + 1, len(doc) - 1)].tag_ != "POS"
        for token in doc[low:high]
        if token.i + 1 == high or doc[token.i + 1].ent_type_ != "PERSON"
    )
    return (low, high) if not is_named and (is_as or follows or high == len(doc)) else None


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
