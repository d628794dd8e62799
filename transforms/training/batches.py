"""Batches for training the attribution network.

In: examples, a window each. Out: tensors padded to the longest window, in an order of chance.
The decision to question: in training some word pieces are hidden and some windows are shown
without the rules' answer, so that the network learns neither names nor rules by heart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from transforms.attribution.model.crf import NEVER
from transforms.attribution.model.features import FEATURES, NO_RULES
from transforms.parse.windows import Window
from transforms.training.examples import Example


@dataclass(frozen=True, slots=True)
class Drop:
    """What is left out in training: shares of pieces and of windows, and the source of chance."""

    chance: np.random.Generator
    hidden: float
    without_rules: float
    unknown: int

    def hide(self, window: Window) -> npt.NDArray[np.int64]:
        """The window's pieces, some of them replaced by the unknown one."""
        hidden = self.chance.random(len(window.pieces)) < self.hidden
        return np.where(hidden, self.unknown, window.pieces)


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows side by side, padded at the end."""

    pieces: Tensor
    mask: Tensor
    first: Tensor
    features: Tensor
    labels: Tensor
    present: Tensor
    opens: Tensor
    row: Tensor
    start: Tensor
    end: Tensor
    targets: tuple[Tensor, Tensor]
    counts: tuple[Tensor, Tensor]


def make_batch(examples: Sequence[Example], drop: Drop | None = None) -> Batch:
    """Pad and stack, in training with something left out."""
    rows = len(examples)
    longest = max(len(example.window.pieces) for example in examples) + 1
    tokens = max(len(example.window.tokens) for example in examples)
    pieces = np.zeros((rows, longest), dtype=np.int64)
    mask = np.full((rows, 1, 1, longest), NEVER, dtype=np.float32)
    first = np.full((rows, tokens), longest - 1, dtype=np.int64)
    features = np.zeros((rows, tokens, len(FEATURES)), dtype=np.int64)
    labels = np.zeros((rows, tokens), dtype=np.int64)
    present = np.zeros((rows, tokens), dtype=np.bool_)
    opens = np.zeros((rows, tokens), dtype=np.bool_)
    links = [(row, link) for row, example in enumerate(examples) for link in example.links]
    targets = [np.zeros((len(links), tokens + 1), dtype=np.bool_) for _ in range(2)]
    counts = [np.zeros(len(links), dtype=np.float32) for _ in range(2)]
    for row, example in enumerate(examples):
        window, count = example.window, len(example.window.tokens)
        pieces[row, : len(window.pieces)] = window.pieces if drop is None else drop.hide(window)
        mask[row, ..., : len(window.pieces)] = 0.0
        first[row, :count] = window.first
        features[row, :count] = example.features
        labels[row, :count] = example.labels
        present[row, :count] = True
        opens[row, :count] = window.opens
        if drop is not None and drop.chance.random() < drop.without_rules:
            features[row, :count, list(FEATURES).index("rules")] = NO_RULES
    for number, (_, link) in enumerate(links):
        for part, places in enumerate((link.cue, link.source)):
            if places is not None:
                counts[part][number] = 1.0
                targets[part][number, [place + 1 for place in places] or [0]] = True
    tensor = torch.from_numpy
    return Batch(
        pieces=tensor(pieces),
        mask=tensor(mask),
        first=tensor(first),
        features=tensor(features),
        labels=tensor(labels),
        present=tensor(present),
        opens=tensor(opens),
        row=torch.tensor([row for row, _ in links], dtype=torch.long),
        start=torch.tensor([link.start for _, link in links], dtype=torch.long),
        end=torch.tensor([link.end for _, link in links], dtype=torch.long),
        targets=(tensor(targets[0]), tensor(targets[1])),
        counts=(tensor(counts[0]), tensor(counts[1])),
    )


def shuffle_batches(examples: Sequence[Example], rows: int, drop: Drop) -> Iterator[Batch]:
    """All examples once, windows of like length together, in an order of chance."""
    lengths = [len(example.window.pieces) for example in examples]
    for group in draw_groups(lengths, rows, drop.chance):
        yield make_batch([examples[i] for i in group], drop)


def draw_groups(
    lengths: Sequence[int], rows: int, chance: np.random.Generator
) -> Iterator[list[int]]:
    """Places of `lengths` in groups of `rows` of like length, each place once."""
    order = [int(i) for i in chance.permutation(len(lengths))]
    groups: list[list[int]] = []
    for start in range(0, len(order), rows * 20):
        near = sorted(order[start : start + rows * 20], key=lambda i: lengths[i])
        groups += [near[at : at + rows] for at in range(0, len(near), rows)]
    for at in chance.permutation(len(groups)):
        yield groups[at]
