"""How likely an attribution of the model is right, content and source together.

In: the network's own signals of one attribution, its type, whether a thing is its source, and
whether the rules found the same.
Out: a probability. A logistic regression over a handful of features, fitted on articles that the
network did not learn from (`transforms.training.train`), because a network's own probabilities
are too sure of themselves (Guo et al., "On Calibration of Modern Neural Networks", ICML 2017).
"""

import math
from collections.abc import Mapping, Sequence

from transforms.attribution.model.evidence import has_thing_source
from transforms.attribution.model.linking import SIGNALS
from transforms.attribution.types import SAME_SHARE, Attribution, overlap_share
from transforms.parse.document import ParsedArticle

LEAST_ODDS = 1e-3


def read_confidence_features(
    article: ParsedArticle,
    signals: Sequence[float],
    item: Attribution,
    by_rule: Sequence[Attribution],
) -> dict[str, float]:
    """Feature values by name: log-odds of the signals, the type, and the rules' agreement."""
    named = dict(zip(SIGNALS, signals, strict=True))
    twin = next((other for other in by_rule if overlap_share(item, other) >= SAME_SHARE), None)
    agrees = twin is not None and same_source(item, twin)
    return {
        "bias": 1.0,
        "content": _log_odds(named["content"]),
        "edges": _log_odds(named["edges"]),
        "cue": _log_odds(named["cue"]),
        "source": _log_odds(named["source"]),
        "pieces": min(named["pieces"], 2.0),
        "length": named["length"],
        "no_source": float(item.source is None and item.continues is None),
        "no_cue": float(item.cue is None and item.continues is None),
        "continues": float(item.continues is not None),
        "direct": float(item.quote_type == "direct"),
        "mixed": float(item.quote_type == "mixed"),
        "thing": float(has_thing_source(article, item)),
        "rules_see_it": float(twin is not None),
        "rules_agree": float(agrees),
    }


def score_confidence(
    article: ParsedArticle,
    weights: Mapping[str, float],
    signals: Sequence[float],
    item: Attribution,
    by_rule: Sequence[Attribution],
) -> float:
    """Probability that content and source are right, three decimals."""
    features = read_confidence_features(article, signals, item, by_rule)
    total = sum((weights.get(name, 0.0) * value for name, value in features.items()), 0.0)
    return round(1 / (1 + math.exp(-total)), 3)


def same_source(one: Attribution, other: Attribution) -> bool:
    """Whether the sources share a token, or there is none in either."""
    if one.source is None or other.source is None:
        return one.source is other.source
    return one.source[0] < other.source[1] and other.source[0] < one.source[1]


def _log_odds(share: float) -> float:
    kept = min(max(share, LEAST_ODDS), 1 - LEAST_ODDS)
    return math.log(kept / (1 - kept))
