"""The shared encoder and the attribution network that goes on from it, in torch; for training only.

In: windows of word pieces with their words' shapes. Out: what a parse is read from (scores of tags,
sentence starts, arcs, entity labels, vectors for dependency labels), a vector a word, and from
those with the words' features what `Network` gives. Arcs are scored by a biaffine product (Dozat
and Manning, ICLR 2017); a word as its own head is a root. The decision to question: of each layer's
inner part the half with the largest weights is kept, which takes a third of the time and less
quality than a layer fewer.
"""

from dataclasses import dataclass

import torch
import torch.nn.functional as nnf
from torch import Tensor, nn

from transforms.attribution.model.features import DEPENDENCIES, ENTITIES, TAGS
from transforms.parse.entity_labels import name_labels
from transforms.parse.token_shapes import SHAPES
from transforms.training.network import WIDTH, Layer, Network

NARROW = 768
ARC_WIDTH = 128
LABEL_WIDTH = 96
ENTITY_WIDTH = 192
LABELS = tuple(name_labels(ENTITIES))


@dataclass(frozen=True, slots=True)
class ParseScores:
    """By window and word: tags, sentence starts, arcs (word, head), labels' vectors, entities."""

    tags: Tensor
    sentence: Tensor
    arcs: Tensor
    own: Tensor
    head: Tensor
    entities: Tensor


class SharedNetwork(Network):
    """`Network` on words' vectors instead of pieces, and the encoder that gives them."""

    def __init__(self, vocabulary_size: int, lower: int, upper: int) -> None:
        super().__init__(vocabulary_size, lower, NARROW)
        self.uppers = nn.ModuleList(Layer(NARROW) for _ in range(upper))
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.top_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.tags = nn.Linear(WIDTH, len(TAGS))
        self.sentence = nn.Linear(WIDTH, 1)
        self.arc_own = nn.Linear(WIDTH, ARC_WIDTH)
        self.arc_head = nn.Linear(WIDTH, ARC_WIDTH)
        self.arc = nn.Parameter(torch.eye(ARC_WIDTH) * 0.1)
        self.arc_bias = nn.Linear(ARC_WIDTH, 1)
        self.arc_self = nn.Linear(ARC_WIDTH, 1)
        self.dep_own = nn.Linear(WIDTH, LABEL_WIDTH)
        self.dep_head = nn.Linear(WIDTH, LABEL_WIDTH)
        self.dep = nn.Linear(LABEL_WIDTH, len(DEPENDENCIES))
        self.ent_mid = nn.Linear(WIDTH, ENTITY_WIDTH)
        self.ent = nn.Linear(ENTITY_WIDTH, len(LABELS))
        nn.init.normal_(self.shapes.weight, std=0.02)

    def encoder_layers(self) -> list[Layer]:
        """The layers that start from the encoder's, the attribution's own as the next ones."""
        uppers = [layer for layer in self.uppers if isinstance(layer, Layer)]
        return [*super().encoder_layers(), *uppers]

    def open_upper(self, number: int) -> None:
        """Make a layer one that passes on what it is given, apart from that like the one below."""
        below, layer = self.encoder_layers()[-len(self.uppers) :][number - 1 : number + 1]
        layer.load_state_dict(below.state_dict())
        with torch.no_grad():
            for part in (layer.attended, layer.narrow):
                part.weight.zero_()
                part.bias.zero_()
            for norm in (layer.first_norm, layer.second_norm):
                norm.weight.fill_(1.0)
                norm.bias.zero_()

    def read_words(
        self, pieces: Tensor, first: Tensor, shapes: Tensor, mask: Tensor | None = None
    ) -> Tensor:
        """A vector a word, shape (windows, words, `WIDTH`); arguments as of `Network.encode`."""
        states = self.pieces(pieces) + self.positions.weight[: pieces.shape[1]]
        # Numbers and not vectors go to their places: onnxruntime adds those one value at a time.
        numbers = torch.zeros_like(pieces).scatter(1, first, shapes + 1)
        table = torch.cat([self.shapes.weight.new_zeros(1, WIDTH), self.shapes.weight])
        states = self.dropout(self.norm(states + nnf.embedding(numbers, table)))
        for layer in self.layers:
            states = layer(states, mask)
        return states.gather(1, first.unsqueeze(-1).expand(-1, -1, WIDTH))

    def parse(self, words: Tensor) -> ParseScores:
        """What a parse is read from."""
        own, head = nnf.gelu(self.arc_own(words)), nnf.gelu(self.arc_head(words))
        arcs = own @ self.arc @ head.transpose(1, 2) * ARC_WIDTH**-0.5
        arcs = arcs + self.arc_bias(head).transpose(1, 2)
        # As a comparison, since ONNX has no product that puts a vector on a diagonal.
        place = torch.arange(arcs.shape[1])
        is_self = (place[:, None] == place[None, :]).to(arcs.dtype)
        return ParseScores(
            self.tags(words),
            self.sentence(words).squeeze(-1),
            arcs + is_self * self.arc_self(own),
            self.dep_own(words),
            self.dep_head(words),
            self.ent(nnf.gelu(self.ent_mid(words))),
        )

    def read_attributions(
        self, words: Tensor, features: Tensor, mask: Tensor | None = None
    ) -> Tensor:
        """A vector a word for labels and links, as of `Network.encode`."""
        added = sum(table(features[..., i]) for i, table in enumerate(self.features_in))
        states = self.dropout(self.top_norm(words + added))
        for layer in self.uppers:
            states = layer(states, mask)
        beside = [table(features[..., i]) for i, table in enumerate(self.features_out)]
        return self.last_dropout(nnf.gelu(self.mix(torch.cat([states, *beside], -1))))


class Parser(nn.Module):
    """The part that is shipped as the shared encoder."""

    def __init__(self, network: SharedNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, first: Tensor, shapes: Tensor) -> tuple[Tensor, ...]:
        """Best tags, the other scores of a parse, and the words' vectors."""
        words = self.network.read_words(pieces, first, shapes)
        found = self.network.parse(words)
        return (
            found.tags.argmax(-1),
            found.sentence,
            found.arcs,
            found.own,
            found.head,
            found.entities,
            words,
        )


class Attributor(nn.Module):
    """The part that goes on from the shared encoder's vectors."""

    def __init__(self, network: SharedNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, vectors: Tensor, features: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Label scores, link queries and link keys of every word."""
        words = self.network.read_attributions(vectors, features)
        return (
            self.network.labels(words),
            self.network.link_queries(words),
            self.network.link_keys(words),
        )
