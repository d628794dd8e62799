"""What the clauses and contents around a reference tell of whom it can mean.

In: a parsed article and its attributions. Out: subjects of the clauses that a pronoun's own clause
belongs to ("Roe came, and he said"), the content that each token is told in, and several people
who act as one ("Cruz and Rubio … They"). The decision to question: who is named only in what
another is said to have said is the less likely one that the story goes on with.
"""

from collections.abc import Iterable, Sequence

from transforms.attribution.types import Attribution
from transforms.entities.types import Name
from transforms.parse.document import ParsedArticle
from transforms.parse.noun_phrases import PLURAL_TAGS
from transforms.parse.syntax import FINITE, SUBJECTS, Tokens
from transforms.parse.tokens import Doc, Token

JOINING = frozenset({"and", "&", "both"})
SPEAKING = frozenset({"person", "organization", "place", "group"})
BOUND = frozenset({"conj", "advcl", "ccomp", "xcomp"})
BESIDE = frozenset({"along", "alongside", "besides", "like", "together", "unlike"})
"""What stands before those beside whom, or unlike whom, somebody acts."""
LEAST_PAIR = 3
"""Tokens of the shortest: "Roe and Hale"."""


def find_parallel(pronoun: Token) -> frozenset[int]:
    """Where the subjects of the clauses above a pronoun begin and have their heads.

    That of its own clause counts for "herself" and "her house", and never for "told her".
    """
    verb = pronoun.head
    is_own = pronoun.dep_ == "poss" or pronoun.lower_.endswith("self")
    while pronoun.dep_ == "poss" and verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    found = _find_subjects(verb, pronoun) if is_own else set()
    while verb.dep_ in BOUND and verb.head.i != verb.i:
        verb = verb.head
        found |= _find_subjects(verb, pronoun)
    return frozenset(found)


def find_parallel_to(opening: Token, called: str | None, *, is_body: bool) -> frozenset[int]:
    """The same for a pronoun, or for the noun of "Zipp is late, and the firm said"."""
    if called is None:
        return find_parallel(opening)
    is_bare = is_body and opening.dep_ == "det" and opening.lower_ == "the"
    return find_parallel(opening.head) if is_bare else frozenset()


def acts_by_place(doc: Doc, end: int) -> bool:
    """Whether a verb without a subject stands behind a name: "In Barangay Dalaya, village chief
    Tom Roe | went from house to house", of which the parser makes one place."""
    verb = doc[end] if end < len(doc) else None
    if verb is None or verb.tag_ not in FINITE or verb.dep_ == "relcl":
        return False
    clause = verb.head if verb.dep_ in ("aux", "auxpass") else verb
    subjects = (*SUBJECTS, "csubj", "expl")
    is_joined = clause.dep_ == "conj"
    return not is_joined and not any(child.dep_ in subjects for child in clause.children)


def _find_subjects(verb: Token, pronoun: Token) -> set[int]:
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    return {i for one in subjects if one.i < pronoun.i for i in (one.i, one.left_edge.i)}


def find_acting_on(pronoun: Token) -> frozenset[int]:
    """Where the subject that acts on a pronoun begins and has its head: "Roe told her"."""
    above = pronoun.head
    if pronoun.dep_ == "pobj" and above.dep_ in ("prep", "dative", "agent"):
        above = above.head
    if pronoun.dep_ not in ("dobj", "dative", "pobj") or pronoun.lower_.endswith("self"):
        return frozenset()
    return frozenset(_find_subjects(above, pronoun))


def find_beside(pronoun: Token) -> frozenset[int]:
    """Where those begin and have their heads beside whom a subject acts: "Like Roe, he said",
    "Along with their colleagues, they insist"."""
    if pronoun.dep_ not in SUBJECTS:
        return frozenset()
    links = (
        token
        for token in pronoun.head.children
        if token.i < pronoun.i and (token.lower_ in BESIDE or token.dep_ == "prep")
    )
    found: set[int] = set()
    for link in links:
        inner = [link, *(child for child in link.children if child.dep_ in ("prep", "pcomp"))]
        if any(token.lower_ in BESIDE for token in inner):
            found.update(range(link.i, link.right_edge.i + 1))
    return frozenset(found)


def find_told(article: ParsedArticle, attributions: Sequence[Attribution]) -> list[int]:
    """For each token the number of the widest content that it stands in, 0 for the story."""
    told = [0] * len(article.doc)
    order = sorted(
        range(len(attributions)),
        key=lambda i: sum(end - start for start, end in attributions[i].content),
    )
    for number in order:
        for low, high in attributions[number].content:
            start, end = article.tokens_of(low, high)
            told[start:end] = [number + 1] * (end - start)
    return told


def find_couples(article: ParsedArticle, names: Sequence[Name]) -> dict[int, tuple[int, ...]]:
    """Several people who are one subject, by the first of their names: "Cruz and Rubio"."""
    people = ((i, name) for i, name in enumerate(names) if name.entity_type == "person")
    heads = _find_heads(article.doc, people)
    found: dict[int, tuple[int, ...]] = {}
    for at, index in heads.items():
        root = article.doc[at]
        others = sorted(token.i for token in root.conjuncts) if root.dep_ in SUBJECTS else []
        if others and others[-1] > at and all(other in heads for other in others):
            found[index] = (index, *(heads[other] for other in others))
    return found


def find_pair(
    doc: Doc, source: Tokens, head: Token, names: Sequence[Name]
) -> tuple[int, ...] | None:
    """Those who say one thing together: "Roe and Hale", "both mayors, Jane Roe and Tom Hale".

    Not "Roe and other analysts", who are not all named.
    """
    low, high = source
    if high - low < LEAST_PAIR:
        return None
    inside = (
        (i, name)
        for i, name in enumerate(names)
        if low <= name.tokens[0] and name.tokens[1] <= high and name.entity_type in SPEAKING
    )
    heads = _find_heads(doc, inside)
    beside = [child for child in head.children if child.dep_ == "appos"]
    for first in [head, *(beside if head.tag_ in PLURAL_TAGS else ())]:
        others = sorted(token.i for token in first.conjuncts)
        if first.i not in heads or not others or others[0] < first.i:
            continue
        links = {c.lower_ for i in (first.i, *others) for c in doc[i].children if c.dep_ == "cc"}
        if links <= JOINING and links and all(other in heads for other in others):
            return (heads[first.i], *(heads[other] for other in others))
    return None


def _find_heads(doc: Doc, names: Iterable[tuple[int, Name]]) -> dict[int, int]:
    """The index of each name by the token that heads it."""
    return {doc.span(*name.tokens).root.i: index for index, name in names}
