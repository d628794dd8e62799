"""Fit and measure the check-worthiness score.

    python benchmarks/worthiness.py TRAIN.jsonl DEV.jsonl [--write WEIGHTS.json]

Lines are {"text", "label", "task"}; only the task check_worthy is used. Fits logistic regression
(Newton's method, ridge 1.0) on TRAIN and prints F1, average precision and expected calibration
error on DEV. DEV is balanced more than TRAIN, so calibration there is the stricter figure.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import numpy.typing as npt

from transforms.models import read_model
from transforms.versions import DEFAULT_LANGUAGES
from transforms.worthiness import read_features

RIDGE = 1.0
ROUNDS = 30
Matrix = npt.NDArray[np.float64]


def read_sentences(path: Path) -> tuple[list[str], Matrix]:
    """Texts and labels of the check_worthy task."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    kept = [row for row in rows if row["task"] == "check_worthy"]
    return [row["text"] for row in kept], np.array([row["label"] for row in kept], dtype=float)


def measure_features(texts: list[str]) -> tuple[list[str], Matrix]:
    """Feature names and a matrix of one row a text."""
    nlp = read_model(DEFAULT_LANGUAGES["en"])
    rows = [read_features(doc) for doc in nlp.pipe(texts, batch_size=128)]
    names = list(rows[0])
    return names, np.array([[row[name] for name in names] for row in rows])


def fit(features: Matrix, labels: Matrix) -> Matrix:
    """Weights by Newton's method."""
    weights = np.zeros(features.shape[1])
    for _ in range(ROUNDS):
        odds = 1 / (1 + np.exp(-features @ weights))
        gradient = features.T @ (odds - labels) + RIDGE * weights
        curvature = (features * (odds * (1 - odds))[:, None]).T @ features
        weights -= np.linalg.solve(curvature + RIDGE * np.eye(len(weights)), gradient)
    return weights


def report(scores: Matrix, labels: Matrix) -> None:
    """Print F1 at one half and at the best threshold, average precision and calibration error."""
    order = np.argsort(-scores)
    hits = np.cumsum(labels[order])
    precision = hits / np.arange(1, len(labels) + 1)
    recall = hits / labels.sum()
    average = float((precision * labels[order]).sum() / labels.sum())
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    said = scores >= 0.5
    both = float((said * labels).sum())
    half = 2 * both / (said.sum() + labels.sum())
    tenths = np.minimum((scores * 10).astype(int), 9)
    error = sum(
        abs(scores[tenths == t].mean() - labels[tenths == t].mean()) * (tenths == t).mean()
        for t in range(10)
        if (tenths == t).any()
    )
    print(f"sentences {len(labels)}  positive {int(labels.sum())}")
    print(f"F1 at 0.5 {half:.3f}  best F1 {f1.max():.3f}  average precision {average:.3f}")
    print(f"expected calibration error {error:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("train", type=Path)
    parser.add_argument("dev", type=Path)
    parser.add_argument("--write", type=Path, help="where to write the weights")
    arguments = parser.parse_args()
    texts, labels = read_sentences(arguments.train)
    names, features = measure_features(texts)
    weights = fit(features, labels)
    for name, weight in zip(names, weights, strict=True):
        print(f"{name:14} {weight:+.3f}")
    dev_texts, dev_labels = read_sentences(arguments.dev)
    _, dev_features = measure_features(dev_texts)
    report(1 / (1 + np.exp(-dev_features @ weights)), dev_labels)
    if arguments.write:
        content = {n: round(float(w), 4) for n, w in zip(names, weights, strict=True)}
        arguments.write.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
