"""The words of a claim's subject and object, as an analyst would cut them out.

In: a `Clause`. Out: token ranges. The decision to question: a phrase ends before what only adds to
it (an apposition, a relative clause behind a comma), and keeps a mark whose fellow stands in it.
"""

from collections.abc import Sequence

from transforms.claims.clauses import Clause, is_behind_as
from transforms.claims.inner_marks import DOUBLE, SINGLE, closes_quotation
from transforms.claims.objects import find_object, opens_with_there
from transforms.lexicons.claims import read_claim_words
from transforms.lexicons.verbs import read_lemma
from transforms.parse.syntax import HYPHENS, Tokens, trim
from transforms.parse.tokens import Doc, Token

CUT = frozenset({"relcl", "appos", "acl", "nummod", "npadvmod", "amod", "advcl"})
ASIDE = frozenset({"advcl", "prep", "npadvmod", "relcl", "acl", "ccomp", "mark"})
"""Labels of what stands before a subject and a comma and is no part of it."""
NOUNS = ("NOUN", "PROPN", "PRON")
BESIDE_NAME = frozenset({"dobj", "nsubj", "nsubjpass"})
PREDICATES = frozenset({"acomp", "attr", "oprd"})
STATES_OF_OBJECT = frozenset({"ccomp", "oprd", "acomp"})
ADDING = frozenset({"along", "rather", "together", "unlike"})
"""Words that open, behind a comma, what only adds to a subject."""
OPENS_RANGE = frozenset({"from"})
ENDS_RANGE = frozenset({"to", "into"})
PAST_OR_THIRD = ("VBD", "VBZ")
BEFORE_NOUN = frozenset(
    {"DT", "PRP$", "CD", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "POS", "HYPH"}
)
BRACKETS = {"]": "[", ")": "("}
LONGEST_PHRASE = 12
"""Tokens. A longer subject or object ends before its relative clause even without a comma."""


def find_subject_phrase(clause: Clause) -> Tokens | None:
    """The words of the subject, before the verb group begins."""
    subject = clause.subject
    if subject is None:
        return None
    noun = find_antecedent(subject)
    if noun is not None:
        return trim(clause.doc, noun.left_edge.i, noun.i + 1)
    if subject.i > clause.verb.i and clause.verb.tag_ == "VBG" and opens_with_there(clause.verb):
        # "There is | increasing anxiety"
        return trim(clause.doc, clause.verb.i, subject.right_edge.i + 1)
    # "Roe, who died in 2001, used to say so": the parser takes his name for the sentence's root.
    beside = [c for c in subject.head.children if c.dep_ == subject.dep_] or [subject]
    high = max(c.right_edge.i + 1 for c in beside if c == subject or is_behind_as(c, beside))
    if subject.dep_ == "csubj":
        # "Warning | people would not help": the parser hangs the people on "help".
        inner = (c for c in subject.head.lefts if c.dep_ == "nsubj" and c.left_edge.i == high)
        high = max([high, *(c.right_edge.i + 1 for c in inner)])
    phrase = _phrase(clause, subject, _first_of_subjects(subject, beside), high)
    last = None if phrase is None else clause.doc[phrase[1] - 1]
    is_verb = last is not None and last.tag_ == "POS" and last.lower_ in ("'s", "’s")
    if phrase is not None and is_verb and phrase[1] - phrase[0] > 1:
        # "Chelsea | ’s propelled into the race"
        return phrase[0], phrase[1] - 1
    return phrase


def find_antecedent(subject: Token) -> Token | None:
    """The noun that a relative pronoun stands for: "the tuition, | which he said has risen"."""
    if subject.lower_ not in ("which", "who", "that") or subject.tag_ not in ("WDT", "WP"):
        return None
    token = subject.head
    while token.dep_ in ("ccomp", "xcomp", "conj") and token.head.i != token.i:
        token = token.head
    noun = token.head
    is_noun = token.dep_ == "relcl" and noun.pos_ in ("NOUN", "PROPN") and noun.i < subject.i
    return noun if is_noun else None


def find_object_phrase(clause: Clause) -> Tokens | None:
    """The words of the object."""
    found = find_object(clause)
    if found is None:
        return None
    if found.dep_ == "prep" and _end_of_object(clause, found) == found.i + 1:
        # "The figures can be relied on": no phrase, but what is left of one.
        return None
    return _phrase(clause, found, found.left_edge.i, _end_of_object(clause, found))


def _first_of_subjects(subject: Token, beside: Sequence[Token]) -> int:
    """ "The people, firms, and their friends agree": the parser gives the verb two subjects."""
    low = subject.left_edge.i
    doc = subject.doc
    if subject.dep_ == "compound":
        # "The firm cut costs": the parser takes the firm for a part of "cut", or of the costs.
        while low and doc[low - 1].tag_ in BEFORE_NOUN:
            low -= 1
    before = doc[low - 1] if low else subject
    if subject.pos_ == "PROPN" and before.pos_ == "NOUN" and before.dep_ in BESIDE_NAME:
        # "Her | drama Vera Drake has won": the parser hangs the drama on the verb.
        low = before.left_edge.i if before.head == subject.head else low
    for other in reversed(beside):
        is_joined = other.i < low and doc[low - 1].lower_ in ("and", "or")
        is_joined = is_joined and (subject.pos_ != "PRON" or other.pos_ == "PRON")
        # "French, Danish and Swedish nationals agree"
        is_joined |= other.pos_ == "ADJ" and other.i == low - 2 and doc[low - 1].text == ","
        # "That | all changed"
        is_joined |= other.i == low - 1 and subject.lower_ in ("all", "both", "each")
        behind = doc[other.right_edge.i + 1 : low]
        if is_joined and all(token.dep_ in ("cc", "punct") for token in behind):
            low = other.left_edge.i
    return _first_behind_aside(subject, low)


def _first_behind_aside(subject: Token, low: int) -> int:
    """ "After he resigned, | his deputy left": the parser may hang what is in front on the noun."""
    doc = subject.doc
    for child in subject.lefts:
        behind = child.right_edge.i + 1
        if (
            child.dep_ in ASIDE
            and low <= child.i
            and doc[behind].text == ","
            and behind < subject.i
        ):
            low = behind + 1
    # "While | China …": not in "That he won is a surprise".
    return low + (doc[low].dep_ == "mark" and doc[low].head == subject and subject.pos_ in NOUNS)


def _end_of_object(clause: Clause, found: Token) -> int:
    """ "Works by heating the disk": the parser may hang "heating" beside "by".

    So it does with what goes with an adjective or a noun: "is hard | to predict".
    """
    high = found.right_edge.i + 1
    if found.dep_ == "dobj":
        high = _end_of_dobj(clause, found, high)
    if found.dep_ == "dobj" and found.pos_ == "NOUN":
        # "Beat the league's champion | Tarnow Rovers": the parser hangs both on "beat".
        others = [c for c in found.head.rights if c.dep_ == "dobj" and c.i >= high]
        if others and any(c.tag_ == "POS" for c in found.rights):
            # "Fill readers' | and viewers' screens"
            return others[0].right_edge.i + 1
        names = (c for c in others if c.left_edge.i == high)
        return next((c.i + 1 for c in names if c.pos_ == "PROPN"), high)
    if found.dep_ in PREDICATES:
        ends = (c.right_edge.i + 1 for c in clause.children if _goes_with(c, found, high))
        return max([high, *ends])
    if found.lower_ in OPENS_RANGE or found.ent_type_ == "ORDINAL":
        # "Moved from Oslo | to Rome", "finished second | to Roe"
        goals = (c for c in clause.verb.children if c.dep_ == "prep" and c.left_edge.i == high)
        return next((c.right_edge.i + 1 for c in goals if c.lower_ in ENDS_RANGE), high)
    if found.dep_ == "prep" and high == found.i + 1:
        behind = (c for c in clause.verb.children if c.left_edge.i == high and not c.is_punct)
        # "They started with | and are sustained by friends"
        high = max((c.right_edge.i + 1 for c in behind if c.dep_ != "cc"), default=high)
    return high


def _end_of_dobj(clause: Clause, found: Token, high: int) -> int:
    """ "Left the town | vulnerable", "uses between 8 percent | and 20 percent"."""
    opens_range = clause.doc[found.left_edge.i].lower_ == "between"
    is_asking = read_lemma(clause.verb.text, clause.verb.lemma_) in read_claim_words().requiring
    for child in clause.verb.rights:
        edge = child.left_edge.i
        is_state = child.dep_ in STATES_OF_OBJECT and child.pos_ == "ADJ" and edge == high
        # "Forced tenants | to leave"
        is_state |= is_asking and child.dep_ == "xcomp" and edge == high and child.tag_ == "VB"
        is_range = opens_range and child.dep_ == "dobj" and clause.doc[edge - 1].lower_ == "and"
        if (is_state or (is_range and child != found)) and clause.holds(child):
            return child.right_edge.i + 1
    return high


def _goes_with(child: Token, found: Token, high: int) -> bool:
    """Whether an infinitive, "-ing" behind "worth" or a "than" opens right behind a predicate."""
    if child.left_edge.i != high:
        return False
    if child.dep_ == "advmod" and any(c.lower_ in ("more", "less") for c in found.lefts):
        # "Is more successful | abroad than at home"
        return any(c.lower_ == "than" for c in child.rights)
    if child.dep_ not in ("xcomp", "advcl", "ccomp"):
        return False
    is_infinitive = child.tag_ == "VB" and any(c.tag_ == "TO" for c in child.lefts)
    return is_infinitive or (child.tag_ == "VBG" and child.doc[high - 1].lower_ == "worth")


def _phrase(clause: Clause, head: Token, low: int, high: int) -> Tokens | None:
    """What is around a head, inside its piece and on its side of the verb, without side clauses."""
    for start, end in clause.pieces:
        if start <= head.i < end:
            low, high = max(low, start), min(high, end)
    verbs = [*clause.group, *clause.auxiliaries]
    is_subject = head.i < clause.verb.i
    if is_subject:
        after = [token.i for token in verbs if token.i > head.i]
        high = min([high, *after])
        low = max([low, *(token.i + 1 for token in verbs if low <= token.i < head.i)])
    else:
        low = max(low, clause.verb.i + 1)
    is_long = high - low > LONGEST_PHRASE
    for token in clause.doc[head.i + 1 : high]:
        edge = token.left_edge.i
        if token.dep_ == "conj" and token.tag_ in PAST_OR_THIRD and token.head.tag_ == "VB":
            # "Was asked to sing | and sang": joined to the main verb.
            high = min(high, edge)
        if is_subject and token.lower_ in ADDING and clause.doc[token.i - 1].text == ",":
            # "Most of them, | rather than being villains, are dull"
            high = min(high, token.i)
        if token.dep_ not in CUT or edge <= head.i or _leads_noun(token, high) or _is_listed(token):
            continue
        before = clause.doc[edge - 1].text
        # "Hubs, including Los Angeles (LAX) and Seattle"
        is_aside = before == "(" and _goes_on_behind(clause.doc, edge, high)
        is_apart = before in (",", "(", "--", "–", "—") and not is_aside
        # "Leigh - nominated for a play -"
        is_apart |= clause.doc[edge].text in HYPHENS and bool(clause.doc[edge].whitespace_)
        if is_apart or (is_long and token.dep_ == "relcl"):
            high = min(high, edge)
    doc = clause.doc
    while high > low + 1 and _hangs_loose(doc, high):
        high -= 1
    return _with_opening_mark(doc, _whole_words(clause, trim(doc, low, high)))


def _goes_on_behind(doc: Doc, start: int, end: int) -> bool:
    """Whether an "and" stands behind the bracket that closes next."""
    closing = next((i for i in range(start, end) if doc[i].text == ")"), end)
    return closing + 1 < end and doc[closing + 1].dep_ == "cc"


def _hangs_loose(doc: Doc, high: int) -> bool:
    """Whether the last word of a phrase is for what the phrase has not: "real or", "3% of".

    A preposition at the end of a clause is none: "a world we want to live in".
    """
    last = doc[high - 1]
    if last.text in ("(", ",") or last.dep_ == "cc":
        return True
    following = doc[high] if high < len(doc) else last
    is_open = last.pos_ in ("ADP", "DET") and not list(last.children)
    is_inside = following.pos_ in ("DET", "NOUN", "PROPN", "ADJ", "ADV", "NUM", "SCONJ", "PRON")
    return is_open and last.head.i < last.i and last.dep_ != "prt" and is_inside


def _is_listed(name: Token) -> bool:
    """ "Payne, Hackford and Leigh": the parser takes the second and the third for what Payne is.

    So it does in "iron, a soft metal, and coal", but not in "Roe, the mayor and owner".
    """
    if name.dep_ != "appos" or not any(c.lower_ == "and" for c in name.rights):
        return False
    others = [c for c in name.rights if c.dep_ == "conj"]
    is_third = any(name.doc[c.i - 1].text == "," for c in name.rights if c.dep_ == "cc")
    is_person = name.ent_type_ == name.head.ent_type_ == "PERSON"
    return is_third or (is_person and any(c.ent_type_ == "PERSON" for c in others))


def _leads_noun(token: Token, high: int) -> bool:
    """In "budgets, rising costs" what stands behind the comma is said of the costs."""
    return token.i < token.head.i < high and token.head.pos_ in ("NOUN", "PROPN", "ADJ")


def _with_opening_mark(doc: Doc, phrase: Tokens | None) -> Tokens | None:
    """From the mark on whose fellow stands in the phrase: “so proud” of his side, [the] mayor."""
    if phrase is None:
        return None
    before = doc[phrase[0] - 1].text if phrase[0] else ""
    inside = [token.text for token in doc[slice(*phrase)]]
    is_odd = bool(inside.count(DOUBLE) % 2)
    is_open = before == DOUBLE and is_odd
    if before == SINGLE and SINGLE in inside and not doc[phrase[0] - 1].whitespace_:
        # 'Racist' paintings
        is_open = True
    if is_odd and not is_open and inside[-1] != DOUBLE:
        # The shirts read “Settle for Hillary.”
        behind = phrase[1] + (phrase[1] < len(doc) and doc[phrase[1]].text in (".", ",", "!", "?"))
        if behind < len(doc) and closes_quotation(doc[behind]):
            return phrase[0], behind + 1
    if is_odd and not is_open and inside[-1] != DOUBLE:
        # "A balance | “between tax cuts that are affordable, and …”"
        mark = phrase[0] + inside.index(DOUBLE)
        is_opening = not doc[mark].whitespace_ and doc[mark - 1].pos_ in ("NOUN", "PROPN", "VERB")
        if is_opening and any(token.pos_ in NOUNS for token in doc[phrase[0] : mark]):
            return phrase[0], mark
    for closing, opening in BRACKETS.items():
        is_open = is_open or (before == opening and inside.count(closing) > inside.count(opening))
    if not is_open and inside[-1] == DOUBLE and inside.count(DOUBLE) % 2 and len(inside) > 1:
        # The shortfall with China "is big"
        return phrase[0], phrase[1] - 1
    return (phrase[0] - 1, phrase[1]) if is_open else phrase


def _whole_words(clause: Clause, phrase: Tokens | None) -> Tokens | None:
    """Not cut at a hyphen: "pre-orders" are three tokens, and "pre" may hang elsewhere."""
    if phrase is None:
        return None
    low, high = phrase
    doc = clause.doc
    if low > clause.pieces[0][0] + 1 and doc[low - 1].tag_ == "POS":
        # "Pugh's | fellow player"
        low = doc[low - 2].left_edge.i
    while low > clause.pieces[0][0] and _is_one_name(doc[low - 1], doc[low]):
        low -= 1
    while low and (_is_joint(doc, low - 1) or _is_joint(doc, low)):
        low -= 1
    while high < len(doc) - 1 and (_is_joint(doc, high) or _is_joint(doc, high - 1)):
        high += 1
    return low, high + (high < len(doc) and _is_unit(doc[high - 1], doc[high]))


def _is_unit(number: Token, unit: Token) -> bool:
    """ "£280 | m", "40 | km": a number and what it counts in one word."""
    return number.like_num and not number.whitespace_ and unit.text.isalpha()


def _is_one_name(before: Token, token: Token) -> bool:
    """ "Andre 3000": the parser may hang the verb on the number."""
    is_name = before.tag_ == "NNP" and token.ent_type_ == before.ent_type_ != ""
    return is_name and token.tag_ in ("NNP", "CD") and before.head == token


def _is_joint(doc: Doc, at: int) -> bool:
    """A hyphen with a word on either side."""
    return (
        at > 0
        and doc[at].text in HYPHENS
        and not doc[at].whitespace_
        and not doc[at - 1].whitespace_
    )
