"""Train the shared encoder, which parses, and the attribution network that goes on from it.

    python -m transforms.training.train_shared GOLD.jsonl.gz --texts TEXTS.jsonl.gz [...]
        --encoder FOLDER --output FOLDER [--start FOLDER]

GOLD is as for `transforms.training.train`. TEXTS are JSON lines of further articles (id, text,
title): spaCy's pipeline parses both, and its answer is what the encoder is taught. Every twentieth
marked article is held out for the thresholds and the confidence. OUTPUT gets two folders, `parse`
and `attribution`, for `transforms/parse/weights` and
`transforms/attribution/model/weights_on_encoder`, and its weights: with `--start`, the OUTPUT of
an earlier call, training goes on from there, as `transforms.training.second_round` tells. Needs the
same packages. The decision to question: both are learnt together, a batch of marked windows after a
batch of others in an order of chance, so that the encoder's vectors hold what either needs.
"""

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import torch
import torch.nn.functional as nnf
from rich.progress import track
from safetensors.torch import load_file, save_file
from torch import Tensor

from transforms.attribution.model.crf import NEVER
from transforms.attribution.model.features import DEPENDENCIES, ENTITIES, FEATURES, TAGS
from transforms.lake.versions import DEFAULT_LANGUAGES
from transforms.parse.shared_encoder import read_shared_encoder
from transforms.parse.spacy_models import read_model
from transforms.parse.wordpiece import WordPieces
from transforms.training.batches import Drop
from transforms.training.calibrate import fit_parameters
from transforms.training.examples import GoldArticle, read_gold_article
from transforms.training.export import export_part
from transforms.training.fitting import Fit, Pace, measure_marks
from transforms.training.network import WIDTH
from transforms.training.second_round import Pair, read_pairs
from transforms.training.shared_examples import (
    UNKNOWN,
    SharedBatch,
    SharedExample,
    draw_batches,
    make_shared_examples,
)
from transforms.training.shared_network import (
    LABEL_WIDTH,
    Attributor,
    Parser,
    SharedNetwork,
)
from transforms.training.train import choose_pieces, read_records, write_parameters

WEIGHTS = "network.safetensors"


@dataclass(frozen=True, slots=True)
class Plan(Pace):
    """How to train; the defaults gave the shipped model."""

    warm_up: float = 0.04
    lower: int = 3
    upper: int = 1
    steps: int = 3000
    marked: float = 0.6
    arc_weight: float = 2.0
    entity_weight: float = 2.0
    sentence_weight: float = 2.0


def measure_loss(network: SharedNetwork, batch: SharedBatch, plan: Plan) -> Tensor:
    """The parse of a batch and, where it is marked, its attributions, weighted."""
    windows = batch.windows
    words = network.read_words(windows.pieces, windows.first, batch.shapes, windows.mask)
    total = measure_parse(network, batch, words, plan)
    if not batch.is_marked:
        return total
    tokens = network.read_attributions(words, windows.features, batch.words_mask)
    return total + measure_marks(network, tokens, windows, plan)


def measure_parse(network: SharedNetwork, batch: SharedBatch, words: Tensor, plan: Plan) -> Tensor:
    """Tags, sentence starts, arcs, dependency labels under the teacher's heads, and entities."""
    found = network.parse(words)
    present = batch.windows.present
    heads = batch.heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, LABEL_WIDTH)
    labels = network.dep(torch.relu(found.own + found.head.gather(1, heads)))
    arcs = found.arcs.masked_fill(~present.unsqueeze(1), NEVER)
    total: Tensor = (
        _miss(found.tags, batch.tags)
        + plan.arc_weight * _miss(arcs, batch.heads)
        + _miss(labels, batch.dependencies)
        + plan.entity_weight * _miss(found.entities, batch.entities)
        + plan.sentence_weight
        * nnf.binary_cross_entropy_with_logits(
            found.sentence[present], batch.opens[present].to(found.sentence.dtype)
        )
    )
    return total


def _miss(scores: Tensor, gold: Tensor) -> Tensor:
    return nnf.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=UNKNOWN)


def train_network(
    network: SharedNetwork,
    marked: Sequence[SharedExample],
    others: Sequence[SharedExample],
    plan: Plan,
    drop: Drop,
) -> None:
    """Fit in place."""
    streams = (
        draw_batches(marked, plan.rows, drop),
        draw_batches(others or marked, plan.rows, drop),
    )
    fit = Fit(network, plan.steps, plan)
    for _ in track(range(plan.steps), "train"):
        batch = next(streams[int(drop.chance.random() >= plan.marked)])
        fit.take_step(measure_loss(network, batch, plan))
    fit.finish()


def read_round(
    marked: Sequence[dict[str, Any]],
    texts: Sequence[dict[str, Any]],
    start: Path | None,
    plan: Plan,
) -> Iterator[Pair]:
    """The articles of the first round, or of the one that goes on from `start`."""
    teacher = read_model(DEFAULT_LANGUAGES["en"])
    if start is not None:
        encoder = read_model(DEFAULT_LANGUAGES["en"], "en", start / "parse")
        yield from read_pairs(teacher, encoder, marked, texts, Random(plan.seed))
        return
    for record in [*marked, *({**record, "attributions": []} for record in texts)]:
        gold = read_gold_article(teacher, record)
        yield gold, gold


def make_network(
    encoder: Path, gold: Sequence[GoldArticle], plan: Plan
) -> tuple[SharedNetwork, list[str]]:
    """A network that starts from a BERT's lower layers, and the word pieces that it keeps."""
    pieces = (encoder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    rows = choose_pieces(pieces, gold)
    network = SharedNetwork(len(rows), plan.lower, plan.upper)
    network.take_encoder(load_file(encoder / "model.safetensors"), rows)
    return network, [pieces[row] for row in rows]


def read_network(folder: Path, plan: Plan) -> tuple[SharedNetwork, list[str]]:
    """The network of a round before, with one more upper layer, which changes nothing yet."""
    pieces = (folder / "parse" / "vocabulary.txt").read_text(encoding="utf-8").split("\n")
    held = load_file(folder / WEIGHTS)
    upper = sum(name.startswith("uppers.") and name.endswith(".joined.bias") for name in held)
    network = SharedNetwork(len(pieces), plan.lower, upper + 1)
    network.load_state_dict(held, strict=False)
    network.open_upper(upper)
    return network, pieces


def export_network(network: SharedNetwork, pieces: Sequence[str], output: Path) -> None:
    """Both folders, the attribution's thresholds neutral still."""
    parse, attribution = output / "parse", output / "attribution"
    for folder in (parse, attribution):
        folder.mkdir(parents=True, exist_ok=True)
    first = torch.arange(1, 21).repeat(2, 1)
    export_part(
        Parser(network),
        {"pieces": torch.ones((2, 30), dtype=torch.long), "first": first, "shapes": first % 2},
        {"pieces": "pieces", "first": "words", "shapes": "words"},
        ("tags", "sentence", "arcs", "own", "head", "entities", "vectors"),
        parse / "network.onnx",
    )
    export_part(
        Attributor(network),
        {
            "vectors": torch.randn(2, 20, WIDTH),
            "features": torch.zeros((2, 20, len(FEATURES)), dtype=torch.long),
        },
        {"vectors": "words", "features": "words"},
        ("scores", "queries", "keys"),
        attribution / "network.onnx",
    )
    save_file(network.state_dict(), output / WEIGHTS)
    (parse / "vocabulary.txt").write_text("\n".join(pieces), encoding="utf-8")
    values: dict[str, Any] = {
        "tags": TAGS,
        "dependencies": DEPENDENCIES,
        "entities": ENTITIES,
        "label_weights": np.round(network.dep.weight.detach().double().numpy(), 4).tolist(),
        "label_bias": np.round(network.dep.bias.detach().double().numpy(), 4).tolist(),
    }
    (parse / "parameters.json").write_text(json.dumps(values), encoding="utf-8")
    write_parameters(network, attribution / "parameters.json")


def fit_on_encoder(output: Path, records: Sequence[dict[str, Any]]) -> None:
    """Thresholds and confidence of the attribution, on articles that the new encoder parsed."""
    nlp = read_model(DEFAULT_LANGUAGES["en"], "en", output / "parse")
    gold = [read_gold_article(nlp, record) for record in track(records, "parse by the encoder")]
    fit_parameters(output / "attribution", gold, read_shared_encoder(output / "parse").words)


def main() -> None:
    """`python -m transforms.training.train_shared`: see the top of the file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    plan = Plan()
    parser.add_argument("gold", type=Path)
    parser.add_argument("--texts", type=Path, nargs="*", default=[])
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--steps", type=int, default=plan.steps)
    parser.add_argument("--hold-out", type=int, default=plan.hold_out, metavar="N")
    parser.add_argument("--seed", type=int, default=plan.seed)
    arguments = parser.parse_args()
    plan = Plan(steps=arguments.steps, hold_out=arguments.hold_out, seed=arguments.seed)
    torch.manual_seed(plan.seed)

    started = time.perf_counter()
    marked = read_records(arguments.gold)
    texts = [record for path in arguments.texts for record in read_records(path)]
    learnt = [record for number, record in enumerate(marked) if number % plan.hold_out]
    pairs = list(track(read_round(learnt, texts, arguments.start, plan), "parse"))
    gold = [item for item, _ in pairs]
    network, pieces = (
        make_network(arguments.encoder, gold, plan)
        if arguments.start is None
        else read_network(arguments.start, plan)
    )
    words = WordPieces({piece: number for number, piece in enumerate(pieces)})
    examples = [
        example for pair in pairs for example in make_shared_examples(pair[0], words, pair[1])
    ]
    print(f"{len(gold)} articles, {len(examples)} windows, {len(pieces)} word pieces")
    chance = np.random.default_rng(plan.seed)
    drop = Drop(chance, plan.hidden, plan.without_rules, words.unknown)
    train_network(
        network,
        [example for example in examples if example.is_marked],
        [example for example in examples if not example.is_marked],
        plan,
        drop,
    )
    export_network(network, pieces, arguments.output)
    fit_on_encoder(
        arguments.output,
        [record for number, record in enumerate(marked) if not number % plan.hold_out],
    )
    print(f"{time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
