"""What a clause says that somebody is: "Roe is head of", "who became", "was named", "joined as".

In: the head of a name, or a name and those around it. Out: the token ranges of what is said of it,
each with its rule. The decision to question: what somebody took up once is taken for what he is
("was appointed chief executive in May"), but "worked as a nurse" is past.
"""

from collections.abc import Iterator, Sequence

from transforms.entities.gender import find_gender
from transforms.entities.types import Name
from transforms.parse.document import ParsedArticle
from transforms.parse.noun_phrases import PLURAL_TAGS
from transforms.parse.syntax import Tokens, edges, is_passive
from transforms.parse.tokens import Token
from transforms.speakers.role_clauses import is_unreal
from transforms.speakers.role_parts import is_office

PRONOUNS = {"he": "male", "she": "female"}
UNTIL = frozenset({"until", "since", "from", "before", "during", "when"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
COPULAS = frozenset({"be", "become"})
NAMING = frozenset({"appoint", "elect", "make", "name", "promote"})
SERVING = frozenset({"act", "double", "serve", "work"})
STARTING = frozenset({"join", "return", "start", "take"})
SUCCEEDING = frozenset({"replace", "succeed"})
PRESENT = frozenset({"VBP", "VBZ"})
OF_OFFICE = frozenset({"at", "for", "in", "of"})
ORDERED = frozenset({"first", "last", "next", "only", "second", "third"})


def find_predicates(head: Token) -> Iterator[tuple[Tokens, str]]:
    """What the clauses say that the name is which a token heads."""
    if head.dep_ == "nsubj":
        # and no "Roe was named chairman on Monday", which is news
        for noun in _find_predicated(head.head):
            yield join_parts(noun), "rules/role-predicate"
        if has_succeeded(head.head):
            yield from ((_cut_time(noun), "rules/role-clause") for noun in _find_held(head.head))
    for verb in find_clauses(head):
        if any(c.lower_ == "who" for c in verb.children):
            yield from ((_cut_time(noun), "rules/role-clause") for noun in _find_predicated(verb))
    named = head.head if head.dep_ == "appos" else head
    if named.dep_ == "attr" and named.head.lemma_ == "be" and not is_unreal(named.head):
        # "The chair of the panel is Jane Roe", "Her agent is her former husband, Tom Hale"
        for noun in named.head.children:
            if noun.dep_ == "nsubj" and noun.i < named.i and _is_whole_office(noun):
                yield edges(noun), "rules/role-clause"


def find_clauses(head: Token) -> Iterator[Token]:
    """The verbs of "Roe, who works at" and of "Roe, a biologist | who works at".

    But "an agent today who was an assistant" is one no more.
    """
    for child in head.children:
        if child.dep_ == "relcl":
            yield child
        elif child.dep_ == "appos" and child.i > head.i and child.tag_ not in PLURAL_TAGS:
            clauses = (verb for verb in child.children if verb.dep_ == "relcl")
            yield from (verb for verb in clauses if is_present(verb))


def has_succeeded(verb: Token) -> bool:
    """ "Roe has replaced Hale as chairman": whoever was it is no longer, whoever comes is."""
    is_done = verb.tag_ in ("VBD", "VBN") and verb.lemma_.lower() in SUCCEEDING
    return is_done and not is_passive(verb) and not is_unreal(verb)


def _find_held(verb: Token) -> Iterator[Token]:
    """The office of "replaced Hale as | chairman"."""
    whom = [child for child in verb.children if child.dep_ == "dobj"]
    for parent in (verb, *whom):
        for link in parent.children:
            if link.dep_ == "prep" and link.lower_ == "as":
                yield from (c for c in link.children if c.dep_ == "pobj")


def is_present(verb: Token) -> bool:
    """ "works" and "is working", and no "worked"."""
    if verb.tag_ == "VBG":
        return any(child.dep_ == "aux" and child.tag_ in PRESENT for child in verb.children)
    return verb.tag_ in PRESENT


def _find_predicated(verb: Token) -> Iterator[Token]:
    """The noun of "is head of", "was appointed chief executive", "joined as finance director"."""
    if is_unreal(verb):
        return
    lemma = verb.lemma_.lower()
    is_named = lemma in NAMING and is_passive(verb)
    wanted = "attr" if lemma in COPULAS else "oprd" if is_named else ""
    starts = lemma in STARTING or (lemma in SERVING and is_present(verb))
    for child in verb.children:
        is_joined = child.dep_ == "conj" and not any(c.dep_ in SUBJECTS for c in child.children)
        if is_joined and child.pos_ in ("VERB", "AUX"):
            # "Jane Roe founded and serves as the director of the Ostrov Trust"
            yield from _find_predicated(child)
        is_as = starts and child.dep_ == "prep" and child.lower_ == "as"
        told = [c for c in child.children if c.dep_ == "pobj"] if is_as else []
        for noun in [child, *told] if child.dep_ == wanted else told:
            before = noun.doc[noun.left_edge.i - 1]
            is_whole = before.text != "-" and before.dep_ != "attr"
            if noun.tag_ not in PLURAL_TAGS and is_whole:
                yield noun


def _is_whole_office(noun: Token) -> bool:
    """ "The chair of the panel", and no "first officer through the door"."""
    if not is_office(noun) or noun.tag_ in PLURAL_TAGS:
        return False
    return not any(
        child.lower_ in ORDERED
        or child.dep_ == "relcl"
        or (child.dep_ == "prep" and child.lower_ not in OF_OFFICE)
        for child in noun.children
    )


def find_told_next(
    article: ParsedArticle, names: Sequence[Name], index: int
) -> Iterator[tuple[Tokens, str]]:
    """ "Jane Roe has taught here for years. She is | dean of the faculty of law": what the next
    sentence says of the one person of this one."""
    doc, name = article.doc, names[index]
    root = doc.span(*name.tokens).root
    if root.dep_ != "nsubj":
        return
    sentence = doc[name.tokens[0]].sent
    at = sentence.end
    if root.head.i != sentence.root.i or at >= len(doc) or doc[at].lower_ not in PRONOUNS:
        return
    people = (n for n in names if n.entity_type == "person" and n is not name)
    is_one = not any(sentence.start <= n.tokens[0] < at for n in people)
    is_here = article.paragraph_of[at] == article.paragraph_of[at - 1]
    gender, verb = find_gender(doc, name, ()), doc[at].head
    is_same = gender in (None, PRONOUNS[doc[at].lower_])
    if is_one and is_here and is_same and verb.lemma_ == "be" and not is_unreal(verb):
        for child in verb.children:
            if child.dep_ == "attr" and child.tag_ not in PLURAL_TAGS:
                yield join_parts(child), "rules/role-predicate"


def join_parts(noun: Token) -> Tokens:
    """ "Roe is a | consultant anaesthetist at Ostrov Hospital", parsed as two predicates."""
    low, high = edges(noun)
    others = (c for c in noun.head.children if c.dep_ == "attr" and c.left_edge.i == high)
    last = next(others, noun)
    return low, cut_clause(last, last.right_edge.i + 1)


def cut_clause(noun: Token, high: int) -> int:
    """In front of a clause: "a nurse at Ostrov Hospital in Vik, | where he died"."""
    clauses = (t.left_edge.i for t in noun.subtree if t.dep_ == "relcl" and t.left_edge.i > noun.i)
    return min((high, *clauses))


def _cut_time(noun: Token) -> Tokens:
    """Without the time that the parser hangs on the noun: "a driver until 2019"."""
    low, high = edges(noun)
    times = (c.i for c in noun.subtree if c.i > noun.i and c.lower_ in UNTIL)
    return low, min((high, *times))
