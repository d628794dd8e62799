"""Fit what stands around the network: two thresholds and the weights of confidence.

In: a folder that `transforms.training.train` wrote and articles that the network did not
learn from. Out: the folder's parameters.json with the thresholds that find most (F1 of content
and source together, as the PolNeAR scorer counts them) and a logistic regression of being right.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from transforms.attribution.model.confidence import read_confidence_features, same_source
from transforms.attribution.model.predict import AttributionModel
from transforms.attribution.types import SAME_SHARE, Attribution, overlap_share
from transforms.parse.wordpiece import WordPieces
from transforms.training.examples import GoldArticle

OUTSIDE_BIASES = (-1.5, -1.2, -0.9, -0.6, -0.3, 0.0, 0.3)
NOBODY_THRESHOLDS = (0.4, 0.5, 0.6, 0.7, 0.8)
LEAST_CONFIDENCES = (0.0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4)
LEAST_GAIN = 0.002
"""F1 that a threshold has to win over a milder one; less is chance."""
RIDGE = 1.0
ROUNDS = 30


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were marked, found, and found right."""

    gold: int
    found: int
    right: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where nothing was marked or found."""
        return 2 * self.right / max(1, self.gold + self.found)


def judge(gold: GoldArticle, found: Sequence[Attribution]) -> list[bool]:
    """Whether each attribution found is right: content by half or more, and the source.

    One to one, the best overlap first.
    """
    marked = [_as_attribution(gold, item) for item in gold.record["attributions"]]
    pairs = sorted(
        (
            (-share, g, f)
            for g, one in enumerate(marked)
            for f, other in enumerate(found)
            if (share := overlap_share(one, other)) >= SAME_SHARE
        ),
    )
    right = [False] * len(found)
    taken: set[int] = set()
    paired: set[int] = set()
    for _, g, f in pairs:
        if g in taken or f in paired:
            continue
        taken.add(g)
        paired.add(f)
        right[f] = same_source(marked[g], found[f])
    return right


def _as_attribution(gold: GoldArticle, item: dict[str, Any]) -> Attribution:
    spans = item.get("source") or []
    source = gold.article.tokens_of(spans[0][0], spans[-1][1]) if spans else None
    content = tuple((low, high) for low, high in item["content"])
    return Attribution(content, source, None, None, "gold", "direct")


def count(model: AttributionModel, articles: Sequence[GoldArticle]) -> Counts:
    """The model's score on articles, without what is kept from the rules."""
    marked = found = right = 0
    for gold in articles:
        items = model.find_own(gold.article, gold.by_rule)
        marked += len(gold.record["attributions"])
        found += len(items)
        right += sum(judge(gold, items))
    return Counts(marked, found, right)


def fit_parameters(
    folder: Path, articles: Sequence[GoldArticle], words: WordPieces | None = None
) -> None:
    """Choose thresholds and fit the confidence on held-out articles; write both.

    `words` are the shared encoder's where the network goes on from its vectors.
    """
    _choose(folder, "outside_bias", OUTSIDE_BIASES, articles, words)
    _choose(folder, "nobody_threshold", NOBODY_THRESHOLDS, articles, words)
    _write(folder, "confidence", fit_confidence(AttributionModel(folder, words), articles))
    _choose(folder, "least_confidence", LEAST_CONFIDENCES, articles, words)


def _choose(
    folder: Path,
    name: str,
    options: Sequence[float],
    articles: Sequence[GoldArticle],
    words: WordPieces | None,
) -> None:
    scores: dict[float, Counts] = {}
    for option in options:
        _write(folder, name, option)
        scores[option] = count(AttributionModel(folder, words), articles)
        print(f"{name} {option}: {scores[option]} F1 {scores[option].f1:.3f}", flush=True)
    best = max(score.f1 for score in scores.values())
    good = [option for option in options if scores[option].f1 >= best - LEAST_GAIN]
    _write(folder, name, min(good, key=abs))


def _write(folder: Path, name: str, value: Any) -> None:
    path = folder / "parameters.json"
    values = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**values, name: value}), encoding="utf-8")


def fit_confidence(model: AttributionModel, articles: Sequence[GoldArticle]) -> dict[str, float]:
    """Weights of `read_confidence_features` for being right; none if nothing is found."""
    rows: list[dict[str, float]] = []
    right: list[bool] = []
    for gold in articles:
        found = model.find_with_signals(gold.article, gold.by_rule)
        right += judge(gold, [item for item, _ in found])
        rows += [
            read_confidence_features(gold.article, signals, item, gold.by_rule)
            for item, signals in found
        ]
    if not rows:
        # A network that was hardly trained finds nothing; there is nothing to fit then.
        return {}
    names = list(rows[0])
    features = np.array([[row[name] for name in names] for row in rows])
    weights = fit_logistic(features, np.array(right, dtype=np.float64))
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}


def fit_logistic(
    features: npt.NDArray[np.float64], labels: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Weights of a logistic regression with a ridge penalty, by Newton's method."""
    weights = np.zeros(features.shape[1])
    for _ in range(ROUNDS):
        odds = 1 / (1 + np.exp(-features @ weights))
        gradient = features.T @ (odds - labels) + RIDGE * weights
        curvature = (features * (odds * (1 - odds))[:, None]).T @ features
        weights -= np.linalg.solve(curvature + RIDGE * np.eye(len(weights)), gradient)
    return weights
