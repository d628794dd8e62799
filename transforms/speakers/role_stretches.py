"""Where the role of a person stands around the name, as token ranges.

In: a document and a name in it. Out: the ranges that may say what the person is, each with how it
was found. The decision to question: beside the parser's appositions the words right before a name
are walked back through "of", "for" and "at", since the parser hangs "The head of the office of the
harbour, Jane Roe" on whatever noun stood last.
"""

from collections.abc import Iterator

from transforms.entities.evidence import find_name_giver
from transforms.entities.types import Name, is_postnominal
from transforms.lexicons.names import read_name_words
from transforms.lexicons.roles import read_role_words
from transforms.parse.noun_phrases import PLURAL_TAGS
from transforms.parse.syntax import FINITE, Tokens, edges
from transforms.parse.tokens import Doc, Token
from transforms.speakers.role_chains import (
    CHAIN,
    CHAIN_TAGS,
    LONGEST_ROLE,
    find_chain,
    find_role_noun,
)
from transforms.speakers.role_clauses import (
    is_of_another,
    is_of_clause_before,
    is_weighed,
)
from transforms.speakers.role_parts import is_office, is_several
from transforms.speakers.role_predicates import cut_clause, find_predicates, has_succeeded

WORDS = read_name_words()
ROLES = read_role_words()
LONGEST_FRONTED = 16
AIDES = frozenset("adviser advisor aide assistant counsellor deputy envoy secretary".split())
LEADING = frozenset(
    """a an another one the its his her their our first second third fourth fifth sixth seventh
    eighth ninth tenth what himself herself including late then now also and once twice
    thrice""".split()
)
VIEWING = frozenset(
    """arrest attack back blast cast criticise criticize defend describe detain dismiss hail hold
    imprison jail mock picture portray praise promote regard reject see slam support think treat
    view""".split()
)
ADDRESSES = WORDS.honorifics | {"the", "most"}
INSIDE_NAMES = frozenset({"and", "for", "in", "of", "the"})
LONGEST_NAME = 4
LETTERS_OF_RANK = (2, 4)
CLAUSES = frozenset({"relcl", "acl", "xcomp", "conj"})


def find_stretches(doc: Doc, name: Name) -> Iterator[tuple[Tokens, str]]:
    """The ranges that may say what a person is, each with its rule."""
    start, end = name.tokens[0], skip_postnominals(doc, name.tokens[1])
    head = doc.span(*name.tokens).root
    before = find_chain(doc, start)
    if before is not None and is_of_another(doc, before, head, name.tokens[1]):
        before = None
    if before is not None:
        yield _add_aide(doc, before), "rules/role-before"
    behind = _chain_behind(doc, end)
    if behind is not None:
        yield behind, "rules/role-behind"
    for child in head.children if behind is None else ():
        if child.dep_ == "appos" and child.i >= end and not is_several(child):
            if any(token.ent_type_ == "PERSON" for token in doc[end : child.left_edge.i]):
                # "Jane Roe, the mayor, and Tom Hale, the head of the port"
                continue
            low, high = edges(child)
            low = _find_name_start(doc, end, _join_owner(head, child, low))
            joined = (i for i in range(child.i, high - 1) if doc[i].text == ",")
            high = next((i for i in joined if doc[i + 1].lower_ == "and"), high)
            yield (max(low, end), cut_clause(child, high)), "rules/role-behind"
    apart = _chain_apart(doc, start, name.tokens[1])
    if apart is not None and is_of_clause_before(doc, apart, end):
        apart = None
    is_apposition = (
        head.dep_ == "appos"
        and head.head.i < start
        and not is_of_clause_before(doc, (head.head.left_edge.i, start), end)
    )
    if is_apposition and (apart is None or _is_of_head(head.head, apart)):
        if head.head.tag_ not in PLURAL_TAGS and (before is None or before[0] > head.head.i):
            high = start
            if before is not None and doc[before[0] - 1].text == ",":
                # "her husband, | former President Tom Hale"
                high = before[0] - 1
            low = head.head.left_edge.i
            if apart is not None and doc[low - 1].text == "-":
                # "The university's vice-|rector, Jane Roe"
                low = min(low, apart[0])
            low = _find_body_start(doc, low, start)
            yield (low, high), "rules/role-apposition"
    elif apart is not None:
        yield apart, "rules/role-apposition"
    fronted = _find_fronted(doc, start)
    if fronted is not None:
        yield fronted, "rules/role-apposition"
    yield from find_predicates(head)
    given = _find_given(doc, start)
    if given is not None:
        yield given, "rules/role-clause"


def _is_succeeded(doc: Doc, link: int) -> bool:
    """ "Hill has replaced | Roe as chairman": who is it no longer."""
    governor = doc[link].head
    verb = governor if governor.pos_ == "VERB" else governor.head
    return has_succeeded(verb)


def _find_name_start(doc: Doc, end: int, low: int) -> int:
    """Where the body begins that an office is of: "Jane Roe, | Doctors for Ostrov's director"."""
    start = end + 1
    if low - start < 2 or doc[end].text != "," or doc[low - 1].lower_ not in INSIDE_NAMES:
        return low
    is_name = all(t.text[:1].isupper() or t.lower_ in INSIDE_NAMES for t in doc[start:low])
    is_owner = any(doc[i].tag_ == "POS" for i in range(low, min(low + LONGEST_NAME, len(doc))))
    return start if is_name and is_owner and doc[start].text[:1].isupper() else low


def _find_body_start(doc: Doc, low: int, start: int) -> int:
    """Where "Department of | Foreign Relations director, Jane Roe" begins, parsed as two."""
    whole = find_chain(doc, start - 1) if doc[start - 1].text == "," else None
    if whole is None or whole[0] >= low:
        return low
    is_body = all(t.ent_type_ == "ORG" or t.lower_ == "the" for t in doc[whole[0] : low])
    return whole[0] if is_body else low


def _join_owner(head: Token, office: Token, low: int) -> int:
    """Where "a | University of Oslo | law professor" begins, parsed as two appositions."""
    others = (c for c in head.children if c.dep_ == "appos" and c.i < office.i)
    return next((c.left_edge.i for c in others if edges(c)[1] == low), low)


def _find_given(doc: Doc, start: int) -> Tokens | None:
    """ "A | crane operator | who gave his name only as Abu Khaled"."""
    noun = find_name_giver(doc, start)
    while noun is not None and noun.pos_ in ("VERB", "AUX"):
        noun = noun.head if noun.dep_ in CLAUSES else None
    if noun is None or not is_office(noun) or noun.tag_ in PLURAL_TAGS:
        return None
    clauses = (c.left_edge.i for c in noun.children if c.dep_ in CLAUSES and c.i > noun.i)
    return noun.left_edge.i, min(clauses, default=noun.i + 1)


def _add_aide(doc: Doc, chain: Tokens) -> Tokens:
    """ "Assistant to the | President of Batyria Yury Roe": his aide, and not he."""
    at = chain[0] - 1
    at -= at > 0 and doc[at].lower_ == "the"
    if at < 1 or doc[at].lower_ != "to" or doc[at - 1].lower_ not in AIDES:
        return chain
    aide = find_chain(doc, at)
    return chain if aide is None else (aide[0], chain[1])


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


def _chain_apart(doc: Doc, start: int, end: int) -> Tokens | None:
    """ "The envoy of Sundar, Jane Roe, said", whatever the parser hangs the name on."""
    at = start - 1
    while at > 0 and (doc[at].lower_ in ADDRESSES or is_short_rank(doc[at])):
        at -= 1
    if at < 1 or doc[at].text != ",":
        return None
    apart = find_chain(doc, at)
    if apart is None or not _is_set_off(doc, apart, end):
        return None
    # "While he supports her as the nominee, Roe said": somebody else
    is_view = apart[0] > 1 and doc[apart[0] - 2].lower_ == "as"
    return None if is_view else apart


def is_short_rank(token: Token) -> bool:
    """A rank by its letters, between an office and a name: "the spokesperson, | SP | Jane Roe"."""
    shortest, longest = LETTERS_OF_RANK
    text = token.text
    if not (shortest <= len(text) <= longest and text.isupper() and text.isalpha()):
        return False
    if token.lower_ in ROLES.letters or token.i < 1 or token.i + 1 >= len(token.doc):
        return False
    before, behind = token.nbor(-1), token.nbor(1)
    is_behind_office = before.text == "," or (is_office(before) and before.text.islower())
    return is_behind_office and behind.text[:1].isupper() and not is_office(token)


def _is_of_head(noun: Token, apart: Tokens) -> bool:
    """Whether the noun that a name hangs on is the office, and not what stands behind its "of":
    "Chief Executive of the Confederation of | Coach Operators, Jane Roe"."""
    return is_office(noun) and (noun.dep_ != "pobj" or noun.left_edge.i <= apart[0])


def _is_set_off(doc: Doc, apart: Tokens, end: int) -> bool:
    """Whether the words are a phrase of their own, by an article or as the start of a sentence:
    "President of the Milk Union, Jane Roe, says", "Severka's editor-in-chief, Jane Roe, says"."""
    low = apart[0]
    if doc[low].is_sent_start:
        owned = (i for i in range(low + 1, apart[1]) if doc[i].tag_ == "POS")
        if next(owned, None) is not None and end < len(doc) and doc[end].text == ",":
            return True
        if not doc[low].text[:1].isupper():
            return False
        while doc[low + 1].text[:1].isupper():
            # "Chief | Executive of"
            low += 1
        return is_office(doc[low]) and doc[low + 1].lower_ == "of"
    return low > 0 and _opens_phrase(doc[low - 1])


def _opens_phrase(token: Token) -> bool:
    return token.dep_ in ("det", "poss", "case") or token.lower_ in LEADING


def _chain_behind(doc: Doc, end: int) -> Tokens | None:
    """ "Roe, chairman of the board," and "Roe as chief of the board", whatever the parser reads."""
    at = end + (end < len(doc) and doc[end].text == ",")
    is_as = at < len(doc) and doc[at].lower_ == "as"
    if not is_as and at == end:
        return None
    if is_as and doc[at].head.lemma_.lower() in VIEWING:
        # "They see Roe as the candidate of the rich"
        return None
    if is_as and (is_weighed(doc[at]) or _is_succeeded(doc, at)):
        return None
    low = at + is_as
    first = find_role_noun(doc, low, len(doc))
    if first is None or is_several(doc[first]):
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
