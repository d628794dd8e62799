"""The network of the attribution model, in torch; needed for training only.

In: windows of word pieces with token features (`transforms.parse.windows`,
`transforms.attribution.model.features`). Out: for each token a score a label, and vectors from
which links are scored. An encoder of the BERT kind (a few layers of MiniLM: Wang et al., NeurIPS
2020) reads the pieces; features are added to its input and to its output; a linear-chain CRF
(Lafferty et al., ICML 2001) labels tokens; and each piece of content points to its cue and to its
source, or to nobody, by a scaled product with every token of the window. The decision to question:
the pointer, because a source that the labels miss is found by it, and because it says when there is
none.
"""

from collections.abc import Mapping, Sequence

import torch
import torch.nn.functional as nnf
from torch import Tensor, nn

from transforms.attribution.model.crf import NEVER
from transforms.attribution.model.features import FEATURES, LABELS

WIDTH = 384
HEADS = 12
INNER = 1536
POSITIONS = 256
MIXED = 256
FEATURE_WIDTH = 32
LINK_WIDTH = 64
DROPOUT = 0.1
LAST_DROPOUT = 0.2
PARTS = (
    ("attended", "attention.output.dense"),
    ("first_norm", "attention.output.LayerNorm"),
    ("widen", "intermediate.dense"),
    ("narrow", "output.dense"),
    ("second_norm", "output.LayerNorm"),
)
"""Our names of a layer's parts, and BERT's."""
JOINED = ("attention.self.query", "attention.self.key", "attention.self.value")
"""BERT's three products that are one here, which takes less time."""


def allowed_transitions() -> Tensor:
    """0 where a label may follow another, `NEVER` where not: I-X stands behind B-X or I-X only."""
    count = len(LABELS)
    allowed = torch.full((count, count), NEVER)
    for before in range(count):
        for after in range(count):
            is_inner = after and after % 2 == 0
            if not is_inner or before in (after, after - 1):
                allowed[before, after] = 0.0
    return allowed


def opening_scores() -> Tensor:
    """What a paragraph may open with: anything but the inside of a span."""
    return torch.tensor([NEVER if label.startswith("I-") else 0.0 for label in LABELS])


class Layer(nn.Module):
    """A transformer layer as in BERT, its inner part `inner` wide."""

    def __init__(self, inner: int = INNER) -> None:
        super().__init__()
        self.joined = nn.Linear(WIDTH, 3 * WIDTH)
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.first_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.widen = nn.Linear(WIDTH, inner)
        self.narrow = nn.Linear(inner, WIDTH)
        self.second_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(DROPOUT)

    def take(self, weights: Mapping[str, Tensor], number: int) -> None:
        """Start from a layer of a BERT; a narrower inner part keeps the rows of most weight."""
        before = f"encoder.layer.{number}."
        own = {
            name.removeprefix(before): tensor
            for name, tensor in weights.items()
            if name.startswith(before)
        }
        wide, narrow = own["intermediate.dense.weight"], own["output.dense.weight"]
        strength = wide.norm(dim=1) * narrow.norm(dim=0)
        kept = strength.argsort(descending=True)[: self.widen.out_features].sort().values
        own["intermediate.dense.weight"] = wide[kept]
        own["intermediate.dense.bias"] = own["intermediate.dense.bias"][kept]
        own["output.dense.weight"] = narrow[:, kept]
        with torch.no_grad():
            for kind in ("weight", "bias"):
                getattr(self.joined, kind).copy_(torch.cat([own[f"{n}.{kind}"] for n in JOINED]))
                for mine, theirs in PARTS:
                    getattr(getattr(self, mine), kind).copy_(own[f"{theirs}.{kind}"])

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """The states after attention and the feed-forward part, each added to what came in."""
        rows, pieces, _ = states.shape
        heads = self.joined(states).view(rows, pieces, 3, HEADS, WIDTH // HEADS)
        query, key, value = heads.permute(2, 0, 3, 1, 4)
        attended = nnf.scaled_dot_product_attention(
            query,
            key,
            value,
            attn_mask=mask,
            dropout_p=DROPOUT if self.training else 0.0,
        )
        joined = attended.transpose(1, 2).reshape(states.shape)
        states = self.first_norm(states + self.dropout(self.attended(joined)))
        inner = self.narrow(nnf.gelu(self.widen(states)))
        return self.second_norm(states + self.dropout(inner))


class Network(nn.Module):
    """Encoder, label scores and link vectors; `forward` is what is shipped."""

    def __init__(self, vocabulary_size: int, layers: int, inner: int = INNER) -> None:
        super().__init__()
        self.pieces = nn.Embedding(vocabulary_size, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(inner) for _ in range(layers))
        self.features_in = nn.ModuleList(nn.Embedding(n, WIDTH) for n in FEATURES.values())
        self.features_out = nn.ModuleList(nn.Embedding(n, FEATURE_WIDTH) for n in FEATURES.values())
        self.mix = nn.Linear(WIDTH + FEATURE_WIDTH * len(FEATURES), MIXED)
        self.labels = nn.Linear(MIXED, len(LABELS))
        self.link_queries = nn.Linear(MIXED, 6 * LINK_WIDTH)
        self.link_keys = nn.Linear(MIXED, 2 * LINK_WIDTH)
        self.transitions = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        self.nobody = nn.Parameter(torch.zeros(2, LINK_WIDTH))
        self.nobody_bias = nn.Parameter(torch.zeros(2))
        self.dropout = nn.Dropout(DROPOUT)
        self.last_dropout = nn.Dropout(LAST_DROPOUT)
        for table in self.features_in:
            nn.init.normal_(table.weight, std=0.02)
        for table in self.features_out:
            nn.init.normal_(table.weight, std=0.1)

    def take_encoder(self, weights: Mapping[str, Tensor], rows: Sequence[int]) -> None:
        """Start from a BERT: its lowest layers, and the rows of its vocabulary that are kept."""
        plain = {name.removeprefix("bert."): tensor for name, tensor in weights.items()}
        with torch.no_grad():
            self.pieces.weight.copy_(plain["embeddings.word_embeddings.weight"][list(rows)])
            segment = plain["embeddings.token_type_embeddings.weight"][0]
            places = plain["embeddings.position_embeddings.weight"][:POSITIONS]
            self.positions.weight.copy_(places + segment)
            self._take(self.norm, plain, "embeddings.LayerNorm")
        for number, layer in enumerate(self.encoder_layers()):
            layer.take(plain, number)

    def encoder_layers(self) -> list[Layer]:
        """The layers that start from the encoder's, lowest first."""
        return [layer for layer in self.layers if isinstance(layer, Layer)]

    @staticmethod
    def _take(module: nn.Module, weights: Mapping[str, Tensor], name: str) -> None:
        module.weight.copy_(weights[f"{name}.weight"])
        module.bias.copy_(weights[f"{name}.bias"])

    def encode(
        self, pieces: Tensor, first: Tensor, features: Tensor, mask: Tensor | None = None
    ) -> Tensor:
        """A vector a token, shape (windows, tokens, `MIXED`).

        `pieces` (windows, pieces), `first` (windows, tokens): each token's first piece,
        `features` (windows, tokens, features), `mask`: added to attention scores.
        """
        states = self.pieces(pieces) + self.positions.weight[: pieces.shape[1]]
        added = sum(table(features[..., i]) for i, table in enumerate(self.features_in))
        places = first.unsqueeze(-1).expand(-1, -1, WIDTH)
        states = self.dropout(self.norm(states.scatter_add(1, places, added.to(states.dtype))))
        for layer in self.layers:
            states = layer(states, mask)
        tokens = states.gather(1, places)
        beside = [table(features[..., i]) for i, table in enumerate(self.features_out)]
        mixed = self.mix(torch.cat([tokens, *(item.to(tokens.dtype) for item in beside)], -1))
        return self.last_dropout(nnf.gelu(mixed))

    def forward(
        self, pieces: Tensor, first: Tensor, features: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Label scores, link queries and link keys of every token."""
        tokens = self.encode(pieces, first, features)
        return self.labels(tokens), self.link_queries(tokens), self.link_keys(tokens)

    def label_loss(self, scores: Tensor, labels: Tensor, present: Tensor, opens: Tensor) -> Tensor:
        """Negative log-likelihood of the label sequences, summed over windows."""
        rows, longest, _ = scores.shape
        scores = scores + opens.unsqueeze(-1) * opening_scores()
        pairs = self.transitions + allowed_transitions()
        row = torch.arange(rows)
        gold = scores[row, 0, labels[:, 0]]
        total = scores[:, 0]
        for at in range(1, longest):
            here = present[:, at]
            ways = torch.logsumexp(total.unsqueeze(2) + pairs, 1) + scores[:, at]
            total = torch.where(here.unsqueeze(-1), ways, total)
            step = pairs[labels[:, at - 1], labels[:, at]] + scores[row, at, labels[:, at]]
            gold = gold + torch.where(here, step, torch.zeros(rows))
        return (torch.logsumexp(total, 1) - gold).sum()

    def link_scores(
        self, tokens: Tensor, present: Tensor, row: Tensor, start: Tensor, end: Tensor
    ) -> tuple[Tensor, Tensor]:
        """For content pieces `start:end` of windows `row`: log-probabilities over nobody and
        then every token, of the cue and of the source."""
        queries, keys = self.link_queries(tokens), self.link_keys(tokens)[row]
        sums = nnf.pad(torch.cumsum(queries[..., 4 * LINK_WIDTH :], 1), (0, 0, 1, 0))
        mean = (sums[row, end] - sums[row, start]) / (end - start).unsqueeze(-1)
        found = []
        for part in range(2):
            own = slice(part * LINK_WIDTH, (part + 1) * LINK_WIDTH)
            last = slice((2 + part) * LINK_WIDTH, (3 + part) * LINK_WIDTH)
            query = torch.tanh(
                queries[row, start][:, own] + queries[row, end - 1][:, last] + mean[:, own]
            )
            scores = torch.einsum("nk,nwk->nw", query, keys[..., own])
            scores = scores.masked_fill(~present[row], NEVER)
            nobody = (query @ self.nobody[part] + self.nobody_bias[part]).unsqueeze(1)
            found.append(torch.log_softmax(torch.cat([nobody, scores], 1), 1))
        return found[0], found[1]
