"""Articles to what the shared network learns from: the parse of a teacher, and marks if there are.

In: articles that the teacher parsed, with attributions that people marked, or with none. Out:
`SharedExample`s, a window each, and batches of them. The decision to question: the teacher is the
pipeline whose place the encoder takes, so that the rules behind the parse meet what they know.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from transforms.attribution.model.crf import NEVER
from transforms.attribution.model.features import DEPENDENCIES, TAGS
from transforms.parse.token_shapes import read_shape
from transforms.parse.tokens import Doc
from transforms.parse.wordpiece import WordPieces
from transforms.training.batches import Batch, Drop, draw_groups, make_batch
from transforms.training.examples import Example, GoldArticle, make_examples
from transforms.training.shared_network import LABELS

Ints = npt.NDArray[np.int64]

UNKNOWN = -100
"""A label that nothing is learnt from, as torch has it."""


@dataclass(frozen=True, slots=True)
class SharedExample:
    """A window, and by word its shape and what the teacher said.

    `heads` are places in the window, the word's own for a root; `opens` tells sentence starts.
    """

    example: Example
    is_marked: bool
    shapes: Ints
    tags: Ints
    heads: Ints
    dependencies: Ints
    opens: Ints
    entities: Ints


@dataclass(frozen=True, slots=True)
class SharedBatch:
    """Windows side by side; `words_mask` is what `Batch.mask` is, for words."""

    windows: Batch
    is_marked: bool
    words_mask: Tensor
    shapes: Tensor
    tags: Tensor
    heads: Tensor
    dependencies: Tensor
    opens: Tensor
    entities: Tensor


def make_shared_examples(
    gold: GoldArticle, words: WordPieces, seen: GoldArticle | None = None
) -> Iterator[SharedExample]:
    """One example a window of the article; `seen` as of `make_examples`."""
    doc = gold.article.doc
    tag_of = {name: number for number, name in enumerate(TAGS)}
    dependency_of = {name: number for number, name in enumerate(DEPENDENCIES)}
    entities = _label_entities(doc)
    for example in make_examples(gold, words, seen):
        tokens = [doc[int(token)] for token in example.window.tokens]
        place = {token.i: number for number, token in enumerate(tokens)}
        yield SharedExample(
            example,
            bool(gold.record["attributions"]),
            np.array([read_shape(token.text) for token in tokens]),
            np.array([tag_of.get(token.tag_, UNKNOWN) for token in tokens]),
            np.array([place.get(token.head.i, UNKNOWN) for token in tokens]),
            np.array([dependency_of.get(token.dep_, UNKNOWN) for token in tokens]),
            np.array([int(bool(token.is_sent_start)) for token in tokens]),
            entities[example.window.tokens],
        )


def _label_entities(doc: Doc) -> Ints:
    """BILUO labels by token."""
    number_of = {name: number for number, name in enumerate(LABELS)}
    labels = np.zeros(len(doc), dtype=np.int64)
    for entity in doc.ents:
        low, high = entity.start, entity.end
        if high - low == 1:
            labels[low] = number_of[f"U-{entity.label_}"]
            continue
        labels[low:high] = number_of[f"I-{entity.label_}"]
        labels[low] = number_of[f"B-{entity.label_}"]
        labels[high - 1] = number_of[f"L-{entity.label_}"]
    return labels


def make_shared_batch(examples: Sequence[SharedExample], drop: Drop | None = None) -> SharedBatch:
    """Pad and stack, in training with something left out."""
    windows = make_batch([example.example for example in examples], drop)
    mask = torch.where(windows.present, 0.0, NEVER)[:, None, None, :]

    def stack(rows: Sequence[Ints], empty: int) -> Tensor:
        held = torch.full(windows.present.shape, empty, dtype=torch.long)
        for number, row in enumerate(rows):
            held[number, : len(row)] = torch.from_numpy(row)
        return held

    return SharedBatch(
        windows,
        examples[0].is_marked,
        mask,
        stack([example.shapes for example in examples], 0),
        stack([example.tags for example in examples], UNKNOWN),
        stack([example.heads for example in examples], UNKNOWN),
        stack([example.dependencies for example in examples], UNKNOWN),
        stack([example.opens for example in examples], 0),
        stack([example.entities for example in examples], UNKNOWN),
    )


def draw_batches(examples: Sequence[SharedExample], rows: int, drop: Drop) -> Iterator[SharedBatch]:
    """Without end: all examples in an order of chance, windows of like length together."""
    lengths = [len(example.example.window.pieces) for example in examples]
    while True:
        for group in draw_groups(lengths, rows, drop.chance):
            yield make_shared_batch([examples[i] for i in group], drop)
