"""What the clauses and contents around a reference tell of whom it can mean.

In: a parsed article and its attributions. Out: subjects of the clauses that a pronoun's own clause
belongs to ("Roe came, and he said"), the content that each token is told in, and several people
who act as one ("Cruz and Rubio … They"). The decision to question: who is named only in what
another is said to have said is the less likely one that the story goes on with.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from spacy.tokens import Token

from transforms.attribution.types import Attribution
from transforms.entities.types import Name
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import SUBJECTS, Tokens

BOUND = frozenset({"conj", "advcl", "ccomp", "xcomp"})


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


def _find_subjects(verb: Token, pronoun: Token) -> set[int]:
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    return {i for one in subjects if one.i < pronoun.i for i in (one.i, one.left_edge.i)}


def find_told(article: ParsedArticle, attributions: Sequence[Attribution]) -> npt.NDArray[np.int32]:
    """For each token the number of the widest content that it stands in, 0 for the story."""
    told = np.zeros(len(article.doc), dtype=np.int32)
    order = sorted(
        range(len(attributions)),
        key=lambda i: sum(end - start for start, end in attributions[i].content),
    )
    for number in order:
        for low, high in attributions[number].content:
            start, end = article.tokens_of(low, high)
            told[start:end] = number + 1
    return told


def find_couple(article: ParsedArticle, names: Sequence[Name], index: int) -> Tokens | None:
    """The range of several people who are one subject, at the first of them: "Cruz and Rubio"."""
    start, end = names[index].tokens
    root = article.doc[start:end].root
    if names[index].entity_type != "person" or root.dep_ not in SUBJECTS:
        return None
    joined = [root, *root.conjuncts]
    heads = {
        article.doc[slice(*name.tokens)].root.i: name.tokens[1]
        for name in names
        if name.entity_type == "person"
    }
    if len(joined) < 2 or any(token.i not in heads for token in joined):
        return None
    last = max(token.i for token in joined)
    return (start, heads[last]) if last > root.i else None
