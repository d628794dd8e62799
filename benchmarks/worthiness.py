"""Fit and measure the check-worthiness score, beside the floor that it must beat.

    python -m benchmarks.worthiness TRAIN.jsonl DEV.jsonl [--write WEIGHTS.npz]

Lines are {"text", "label", "task"}; only the task check_worthy is used. The ridge is chosen by
average precision over five folds of TRAIN; the probability is fitted (Platt) on the scores that
the folds gave to sentences they had not seen. DEV is only measured. The floor is TF-IDF over
words and pairs of words with logistic regression, fitted in the same run. DEV has twice the share
of positives that TRAIN has, so its calibration is shown as it is and with the odds moved to DEV's
share; the figures at equal shares weigh both classes the same, which makes sets comparable.
Needs scikit-learn, which nothing else does: pip install scikit-learn.
"""

import argparse
import json
import os
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from transforms.claims.check_worthiness import (
    BITS,
    FORM,
    GROUPS,
    hash_parts,
    read_form,
    read_signals,
)
from transforms.lake.versions import DEFAULT_LANGUAGES
from transforms.parse.spacy_models import read_model

try:
    from scipy import sparse
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import StratifiedKFold, cross_val_predict
    from sklearn.pipeline import make_pipeline
except ImportError as missing:
    raise SystemExit(f"{missing}; fitting needs scikit-learn: pip install scikit-learn") from None

RIDGES = (0.03, 0.1, 0.3)
"""Inverse strengths of the ridge to choose from."""
LEAST_SENTENCES = 2
"""Sentences of TRAIN that a hashed feature must occur in to get a weight."""
FOLDS = 5
STEPS = 127
"""Weights are stored as whole numbers up to this, times one scale."""
Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sentences:
    """Texts with labels and parses."""

    texts: list[str]
    labels: Matrix
    docs: list[Doc]


def read_sentences(path: Path) -> Sentences:
    """The sentences of the check_worthy task."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    kept = [row for row in rows if row["task"] == "check_worthy"]
    texts = [row["text"] for row in kept]
    docs = list(read_model(DEFAULT_LANGUAGES["en"]).pipe(texts, batch_size=128))
    return Sentences(texts, np.array([row["label"] for row in kept], dtype=float), docs)


def measure_features(docs: list[Doc]) -> tuple[sparse.csr_matrix, Matrix]:
    """Hashed features, a row a sentence, each group over the root of its size; and form."""
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    form = np.zeros((len(docs), len(FORM)))
    for row, doc in enumerate(docs):
        signals = read_signals(doc)
        found: dict[str, list[int]] = {group: [] for group in GROUPS}
        for group, _, hashes in signals.grams:
            found[group] += hashes.tolist()
        for word in signals.parts:
            found["parts"] += hash_parts(word)
        for places in found.values():
            rows += [row] * len(places)
            columns += places
            values += [max(1, len(places)) ** -0.5] * len(places)
        form[row] = read_form(signals, [(0, len(doc))])
    table = sparse.csr_matrix((values, (rows, columns)), shape=(len(docs), 1 << BITS))
    return table, form


def average_precision(scores: Matrix, labels: Matrix, weights: Matrix) -> float:
    """Mean precision over the positives, sentences weighed."""
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum((labels * weights)[order])
    precision = hits / np.cumsum(weights[order])
    return float((precision * (labels * weights)[order]).sum() / hits[-1])


def find_f1(scores: Matrix, labels: Matrix, threshold: float, weights: Matrix) -> float:
    said = scores >= threshold
    both = (weights * said * labels).sum()
    return float(2 * both / ((weights * said).sum() + (weights * labels).sum()))


def find_threshold(scores: Matrix, labels: Matrix) -> float:
    """The score from which F1 is best."""
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(labels[order])
    f1 = 2 * hits / (np.arange(1, len(labels) + 1) + labels.sum())
    return float(scores[order][f1.argmax()])


def calibration_error(scores: Matrix, labels: Matrix) -> float:
    """Expected over ten bins of the score."""
    tenths = np.minimum((scores * 10).astype(int), 9)
    return sum(
        abs(scores[tenths == t].mean() - labels[tenths == t].mean()) * float((tenths == t).mean())
        for t in range(10)
        if (tenths == t).any()
    )


def move_share(scores: Matrix, old: float, new: float) -> Matrix:
    """Probabilities for another share of positives, the evidence left as it is."""
    odds = scores / (1 - scores) * (new / (1 - new)) / (old / (1 - old))
    return np.asarray(odds / (1 + odds))


def report(name: str, seen: Matrix, scores: Matrix, train: Matrix, dev: Matrix) -> None:
    """Print what the scores are worth; `seen` are those of TRAIN, by folds that lacked them."""
    plain, share = np.ones(len(dev)), dev.mean()
    equal = np.where(dev > 0, 0.5 / share, 0.5 / (1 - share))
    threshold = find_threshold(seen, train)
    best = max(find_f1(scores, dev, at, equal) for at in np.unique(scores))
    moved = move_share(np.clip(scores, 1e-6, 1 - 1e-6), train.mean(), share)
    for label, figure in (
        ("folds of TRAIN: average precision", average_precision(seen, train, np.ones(len(train)))),
        ("folds of TRAIN: calibration error", calibration_error(seen, train)),
        ("DEV: average precision", average_precision(scores, dev, plain)),
        (f"DEV: F1 at {threshold:.2f}, the folds' best", find_f1(scores, dev, threshold, plain)),
        ("DEV: F1 at its own best", find_f1(scores, dev, find_threshold(scores, dev), plain)),
        ("DEV: calibration error", calibration_error(scores, dev)),
        ("DEV: calibration error at its share", calibration_error(moved, dev)),
        ("DEV, equal shares: average precision", average_precision(scores, dev, equal)),
        ("DEV, equal shares: F1 at its own best", best),
    ):
        print(f"{name:9} {label:40} {figure:.3f}")


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights as they are shipped, and the probabilities that the folds gave to TRAIN."""

    table: npt.NDArray[np.int8]
    scale: float
    form: Matrix
    bias: float
    seen: Matrix

    def score(self, table: sparse.csr_matrix, form: Matrix) -> Matrix:
        """Probabilities, as `transforms.claims.check_worthiness.Scale` gives them."""
        total = table @ (self.table * self.scale) + form @ self.form + self.bias
        return np.asarray(1 / (1 + np.exp(-total)))


def fit(table: sparse.csr_matrix, form: Matrix, labels: Matrix) -> Fitted:
    """The weights that do best over the folds, calibrated, in whole numbers."""
    sentences = np.bincount(table.indices, minlength=table.shape[1])
    rarity = np.log((1 + len(labels)) / (1 + sentences)) + 1
    rarity[sentences < LEAST_SENTENCES] = 0
    mean, spread = form.mean(axis=0), form.std(axis=0) + 1e-9
    features = sparse.hstack([table @ sparse.diags(rarity), (form - mean) / spread]).tocsr()
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=0)
    best: tuple[float, float, Matrix] | None = None
    for ridge in RIDGES:
        model = LogisticRegression(C=ridge, max_iter=2000)
        seen = cross_val_predict(model, features, labels, cv=folds, method="decision_function")
        precision = average_precision(seen, labels, np.ones(len(labels)))
        print(f"ridge {ridge}: average precision over the folds {precision:.3f}")
        if best is None or precision > best[0]:
            best = precision, ridge, seen
    assert best is not None
    model = LogisticRegression(C=best[1], max_iter=2000).fit(features, labels)
    platt = LogisticRegression(C=1e6).fit(best[2][:, None], labels)
    slope = float(platt.coef_[0, 0])
    hashed = model.coef_[0, : table.shape[1]] * rarity * slope
    shape = model.coef_[0, table.shape[1] :] / spread * slope
    bias = float(model.intercept_[0] * slope + platt.intercept_[0] - shape @ mean)
    scale = float(np.abs(hashed).max() / STEPS)
    whole = np.round(hashed / scale).astype(np.int8)
    return Fitted(whole, scale, shape, bias, platt.predict_proba(best[2][:, None])[:, 1])


def fit_floor(train: Sentences, dev: Sentences) -> tuple[Matrix, Matrix]:
    """Probabilities of the floor: for TRAIN by folds, and for DEV."""
    model = make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2)),
        LogisticRegression(class_weight="balanced", max_iter=2000),
    )
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=0)
    seen = cross_val_predict(model, train.texts, train.labels, cv=folds, method="predict_proba")
    model.fit(train.texts, train.labels)
    return seen[:, 1], model.predict_proba(dev.texts)[:, 1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("train", type=Path)
    parser.add_argument("dev", type=Path)
    parser.add_argument("--write", type=Path, help="where to write the weights")
    arguments = parser.parse_args()
    train, dev = read_sentences(arguments.train), read_sentences(arguments.dev)
    for name, part in (("TRAIN", train), ("DEV", dev)):
        print(f"{name}: {len(part.labels)} sentences, {int(part.labels.sum())} positive")
    fitted = fit(*measure_features(train.docs), train.labels)
    scores = fitted.score(*measure_features(dev.docs))
    report("floor", *fit_floor(train, dev), train.labels, dev.labels)
    report("onrecord", fitted.seen, scores, train.labels, dev.labels)
    for name, weight in sorted(zip(FORM, fitted.form, strict=True), key=lambda item: -item[1]):
        print(f"{name:18} {weight:+.3f}")
    if arguments.write:
        with arguments.write.open("wb") as file:
            np.savez_compressed(
                file,
                table=fitted.table,
                scale=np.float32(fitted.scale),
                form=fitted.form.astype(np.float32),
                bias=np.float32(fitted.bias),
            )
        print(f"{arguments.write}: {arguments.write.stat().st_size} bytes")


if __name__ == "__main__":
    main()
