"""Check-worthiness: how likely readers would want to know whether a claim is true.

In: the tokens of a claim. Out: a probability. Logistic regression over a dozen readable features
of form (figures, names, tense, person, comparison), so that it can move from the debate speech it
was fitted on to news prose; the words themselves are left out on purpose. It is a score on a
claim, never a condition for storing it. `benchmarks/worthiness.py` fits and measures it on
ClaimBuster sentences (Arslan et al., ICWSM 2020).
"""

import json
import math
from collections.abc import Iterable
from functools import cache
from importlib import resources

from spacy.tokens import Token

QUANTITIES = frozenset(
    "percent cent million billion trillion thousand hundred half third per".split()
)
CHANGES = frozenset(
    "rise fall increase decrease grow drop double cut create lose add reduce spend pay".split()
)
FIRST = frozenset({"i", "we", "my", "our", "me", "us", "myself", "ourselves"})
SECOND = frozenset({"you", "your"})
OPINIONS = frozenset("think believe hope want feel know guess wish thank like let".split())
PLACES = frozenset({"GPE", "LOC", "NORP"})
BODIES = frozenset({"ORG", "PERSON", "LAW", "EVENT"})
TIMES = frozenset({"DATE", "TIME"})
FIGURES = frozenset({"MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"})


def read_features(tokens: Iterable[Token]) -> dict[str, float]:
    """Feature values of a stretch of tokens, each 0 to about 3."""
    words = [token for token in tokens if not token.is_punct and not token.is_space]
    lemmas = [token.lemma_.lower() for token in words]
    kinds = [token.ent_type_ for token in words]
    return {
        "bias": 1.0,
        "length": math.log1p(len(words)) - 2.5,
        "figures": math.log1p(sum(t.like_num or t.ent_type_ in FIGURES for t in words)),
        "quantities": float(any(t.lower_ in QUANTITIES for t in words)),
        "places": math.log1p(sum(kind in PLACES for kind in kinds)),
        "bodies": math.log1p(sum(kind in BODIES for kind in kinds)),
        "times": math.log1p(sum(kind in TIMES for kind in kinds)),
        "past": math.log1p(sum(t.tag_ in ("VBD", "VBN") for t in words)),
        "modal": math.log1p(sum(t.tag_ == "MD" for t in words)),
        "comparison": float(any(t.tag_ in ("JJR", "JJS", "RBR", "RBS") for t in words)),
        "change": float(any(lemma in CHANGES for lemma in lemmas)),
        "first_person": math.log1p(sum(t.lower_ in FIRST for t in words)),
        "second_person": math.log1p(sum(t.lower_ in SECOND for t in words)),
        "opinion": math.log1p(sum(lemma in OPINIONS for lemma in lemmas)),
        "negation": float(any(t.dep_ == "neg" for t in words)),
        "copula": float(any(lemma == "be" for lemma in lemmas)),
        "proper": math.log1p(sum(t.pos_ == "PROPN" for t in words)),
    }


@cache
def read_weights() -> dict[str, float]:
    """The fitted weights by feature name."""
    path = resources.files("transforms").joinpath("data/worthiness.json")
    weights: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    return weights


def score_worthiness(tokens: Iterable[Token]) -> float:
    """Probability that the claim is worth checking, 0 to 1, three decimals."""
    features = read_features(tokens)
    total = sum(weight * features[name] for name, weight in read_weights().items())
    return round(1 / (1 + math.exp(-total)), 3)
