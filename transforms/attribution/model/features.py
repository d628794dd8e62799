"""What the attribution model reads of each token besides its word pieces.

In: a parsed article and the rules' attributions. Out: a matrix of small integers, a row a token, a
column a feature; the network turns each into a vector. The decision to question: the rules' own
answer is a feature, so that the model corrects the rules instead of learning the regularities of
marks and parses anew from a few hundred articles.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from transforms.attribution.types import Attribution
from transforms.lexicons.cues import read_lexicon, repair_lemma
from transforms.parse.document import ParsedArticle
from transforms.parse.tokens import Doc

Column = npt.NDArray[np.int64]

TAGS = """
    $ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT
    POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX _SP ``
""".split()
DEPENDENCIES = """
    ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj
    csubjpass dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd
    parataxis pcomp pobj poss preconj predet prep prt punct quantmod relcl xcomp
""".split()
ENTITIES = """
    CARDINAL DATE EVENT FAC GPE LANGUAGE LAW LOC MONEY NORP ORDINAL ORG PERCENT PERSON PRODUCT
    QUANTITY TIME WORK_OF_ART
""".split()
CLAUSES = "ROOT ccomp xcomp advcl relcl acl parataxis pcomp csubj conj".split()
LABELS = ("O", "B-SOURCE", "I-SOURCE", "B-CUE", "I-CUE", "B-CONTENT", "I-CONTENT")
"""Outside, and the first and the further tokens of each part of an attribution."""
NO_RULES = len(LABELS)
"""The value of the feature `rules` where the rules were not asked."""
TAG_NUMBERS, DEPENDENCY_NUMBERS, ENTITY_NUMBERS, CLAUSE_NUMBERS = (
    {name: number for number, name in enumerate(names, 1)}
    for names in (TAGS, DEPENDENCIES, ENTITIES, CLAUSES)
)
KNOWN_WORDS = 50_000
"""Words whose shape, and lemmas whose use, are kept in memory."""
CLIMB_LIMIT = 12
"""Steps up the parse tree after which a token's clause counts as unknown."""

FEATURES = {
    "tag": len(TAGS) + 1,
    "dependency": len(DEPENDENCIES) + 1,
    "head_tag": len(TAGS) + 1,
    "entity": len(ENTITIES) + 1,
    "shape": 6,
    "marks": 5,
    "clause": 3 * (len(CLAUSES) + 1),
    "sentence": 3,
    "rules": NO_RULES + 1,
}
"""Feature names in column order, each with the number of its values; 0 is unknown or none."""


def read_token_features(
    article: ParsedArticle, attributions: Sequence[Attribution] | None
) -> Column:
    """Values of shape (tokens, features), columns as in `FEATURES`; None: without the rules."""
    doc = article.doc
    if len(doc) == 0:
        return np.zeros((0, len(FEATURES)), dtype=np.int64)
    own = np.arange(len(doc))
    heads = np.array([token.head.i for token in doc], dtype=np.int64)
    tags = _number((token.tag_ for token in doc), TAG_NUMBERS)
    opens = np.array([token.is_sent_start for token in doc])
    columns = {
        "tag": tags,
        "dependency": _number((token.dep_ for token in doc), DEPENDENCY_NUMBERS),
        "head_tag": np.where(heads == own, 0, tags[heads]),
        "entity": _number((token.ent_type_ for token in doc), ENTITY_NUMBERS),
        "shape": np.array([_shape_of(token.text) for token in doc], dtype=np.int64),
        "marks": _read_marks(article),
        "clause": _read_clauses(doc, heads),
        "sentence": np.where(opens, 2, heads < own),
        "rules": np.full(len(doc), NO_RULES)
        if attributions is None
        else label_tokens(article, attributions),
    }
    return np.stack([columns[name] for name in FEATURES], axis=1).astype(np.int64)


def _number(names: Iterable[str], numbers: Mapping[str, int]) -> Column:
    """The number of each token's name, 0 for one that is not among them."""
    return np.array([numbers.get(name, 0) for name in names], dtype=np.int64)


@lru_cache(maxsize=KNOWN_WORDS)
def _shape_of(word: str) -> int:
    if word.isalpha():
        return 0 if word.islower() else 1 if word.istitle() else 2
    if any(char.isdigit() for char in word):
        return 3
    return 4 if any(char.isalpha() for char in word) else 5


def _read_marks(article: ParsedArticle) -> Column:
    """0 outside marks, 1 the opening mark, 2 inside, 3 the closing mark, 4 where none closes."""
    mark_of = np.array(article.mark_of)
    states = np.where(mark_of >= 0, 2, 0).astype(np.int64)
    edge = np.flatnonzero(np.diff(mark_of, prepend=-1, append=-1))
    for low, high in pairwise(edge):
        number = int(mark_of[low])
        if number < 0:
            continue
        if article.marks[number].is_whole:
            states[high - 1] = 3
        else:
            states[low:high] = 4
        states[low] = 1
    return states


def _read_clauses(doc: Doc, heads: Column) -> Column:
    """The kind of clause around each token, and whether a word of speech or thought governs it.

    Three values a kind: no governor, a governor, a governor that the lexicon knows.
    """
    is_cue = np.array([_is_cue(token.lemma_) for token in doc], dtype=np.int64)
    kinds = _number((token.dep_ for token in doc), CLAUSE_NUMBERS)
    at = np.arange(len(doc))
    for _ in range(CLIMB_LIMIT):
        at = np.where(kinds[at] == 0, heads[at], at)
    governors = heads[at]
    return kinds[at] * 3 + np.where(governors == at, 0, 1 + is_cue[governors])


@cache
def _read_cues() -> frozenset[str]:
    lexicon = read_lexicon()
    return frozenset().union(*lexicon.constructions.values()) | lexicon.speech


@lru_cache(maxsize=KNOWN_WORDS)
def _is_cue(lemma: str) -> bool:
    """Whether the lexicon knows a word as one of speech or thought."""
    return repair_lemma(lemma.lower()) in _read_cues()


def label_tokens(article: ParsedArticle, attributions: Sequence[Attribution]) -> Column:
    """`LABELS` by token; cue and source stand before content, an inner content before an outer."""
    labels = np.zeros(len(article.doc), dtype=np.int64)
    for item in sorted(attributions, key=lambda a: a.content[0][0] - a.content[-1][1]):
        for low, high in item.content:
            write_label(labels, *article.tokens_of(low, high), "CONTENT")
    for item in attributions:
        if item.source is not None:
            write_label(labels, *item.source, "SOURCE")
    for item in attributions:
        if item.cue is not None:
            write_label(labels, *item.cue, "CUE")
    return labels


def write_label(labels: Column, start: int, end: int, part: str) -> None:
    """Label tokens `start:end` as one span of a part."""
    if end > start:
        begin = LABELS.index(f"B-{part}")
        labels[start] = begin
        labels[start + 1 : end] = begin + 1
