"""From labelled tokens to attributions: which piece of content has which cue and which source.

In: for one window the labels of its tokens, how probable they are, and the link vectors of the
network. Out: `Link`s in places of the window. Each piece of content points to a cue; pieces that
point to the same cue are one content ("…," she said, "…"). Its source is where the pieces point
on average, and nobody where that is the likelier answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from transforms.attribution.model.crf import Floats, Ints
from transforms.attribution.model.features import LABELS

Places = tuple[int, int]
Signals = tuple[float, ...]
CUE, SOURCE = 0, 1
LEAST_SPAN_SHARE = 0.3
"""Of what a pointer gives to all tokens, the share that makes it mean a labelled span."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """The fitted parts of scoring links: what stands for nobody, and where nobody wins."""

    nobody: Floats
    nobody_bias: Floats
    nobody_threshold: float

    @classmethod
    def from_parameters(cls, values: Mapping[str, Any]) -> "Pointer":
        """As the file of the model's parameters holds it."""
        return cls(
            np.array(values["nobody"], dtype=np.float32),
            np.array(values["nobody_bias"], dtype=np.float32),
            float(values["nobody_threshold"]),
        )


@dataclass(frozen=True, slots=True)
class Link:
    """One attribution in places of a window; `signals` are what its confidence is read from."""

    content: tuple[Places, ...]
    cue: Places | None
    source: Places | None
    signals: Signals


SIGNALS = ("content", "edges", "cue", "source", "pieces", "length")
"""The weakest content label, the weakest edge, the shares of the two pointers, the number of
pieces beyond one, the logarithm of the number of tokens over ten."""


@dataclass(frozen=True, slots=True)
class _Piece:
    places: Places
    cue_shares: Floats
    source_shares: Floats


def move_link(link: Link, tokens: Ints) -> Link:
    """The link in tokens of the document, `tokens[i]` being the one at place i of the window."""

    def move(places: Places) -> Places:
        return int(tokens[places[0]]), int(tokens[places[1] - 1]) + 1

    return replace(
        link,
        content=tuple(move(places) for places in link.content),
        cue=None if link.cue is None else move(link.cue),
        source=None if link.source is None else move(link.source),
    )


def find_spans(labels: Ints, part: str) -> list[Places]:
    """The labelled spans of a part."""
    begin = LABELS.index(f"B-{part}")
    spans: list[Places] = []
    for start in np.flatnonzero(labels == begin):
        end = int(start) + 1
        while end < len(labels) and labels[end] == begin + 1:
            end += 1
        spans.append((int(start), end))
    return spans


def find_links(
    labels: Ints, marginals: Floats, queries: Floats, keys: Floats, pointer: Pointer
) -> list[Link]:
    """The attributions of a window, in order of their first piece."""
    cues = find_spans(labels, "CUE")
    sources = find_spans(labels, "SOURCE")
    groups: dict[tuple[Places | None, Places | None], list[_Piece]] = {}
    for places in find_spans(labels, "CONTENT"):
        shares = [_point(queries, keys, places, part, pointer) for part in (CUE, SOURCE)]
        cue = _choose(shares[CUE], cues) if shares[CUE][0] < shares[CUE][1:].max() else None
        # Pieces without a cue stay apart.
        groups.setdefault((cue, places if cue is None else None), []).append(
            _Piece(places, shares[CUE], shares[SOURCE])
        )
    links: list[Link] = []
    for (cue, _), pieces in groups.items():
        shares = np.mean([piece.source_shares for piece in pieces], axis=0)
        source = _choose(shares, sources) if shares[0] < pointer.nobody_threshold else None
        links.append(_make_link(pieces, cue, source, shares, marginals))
    return links


def _point(queries: Floats, keys: Floats, places: Places, part: int, pointer: Pointer) -> Floats:
    """Probabilities of nobody and then of every token to be the part of this piece."""
    width = pointer.nobody.shape[1]
    start, end = places
    own = slice(part * width, (part + 1) * width)
    last = slice((2 + part) * width, (3 + part) * width)
    mean = slice((4 + part) * width, (5 + part) * width)
    query = np.tanh(
        queries[start, own] + queries[end - 1, last] + queries[start:end, mean].mean(axis=0)
    )
    nobody = query @ pointer.nobody[part] + pointer.nobody_bias[part]
    scores = np.concatenate([[nobody], keys[:, own] @ query])
    shares: Floats = np.exp(scores - scores.max())
    shares /= shares.sum()
    return shares


def _choose(shares: Floats, spans: Sequence[Places]) -> Places:
    """The labelled span that is pointed to, else the one token."""
    # By the ufunc: the method takes longer to reach it than it takes to add a few numbers.
    given = [float(np.add.reduce(shares[1 + start : 1 + end])) for start, end in spans]
    most = max(given, default=0.0)
    if given and most > LEAST_SPAN_SHARE * (1 - float(shares[0])):
        return spans[given.index(most)]
    best = int(shares[1:].argmax())
    return best, best + 1


def _make_link(
    pieces: Sequence[_Piece],
    cue: Places | None,
    source: Places | None,
    source_shares: Floats,
    marginals: Floats,
) -> Link:
    begin = LABELS.index("B-CONTENT")
    inside: list[float] = []
    edges: list[float] = []
    for start, end in (piece.places for piece in pieces):
        inside.append(float(marginals[start:end, begin : begin + 2].sum(axis=1).min()))
        edges.append(float(marginals[start, begin]))
        if end < len(marginals):
            edges.append(1 - float(marginals[end, begin + 1]))
    cue_share = min(_share_of(piece.cue_shares, cue) for piece in pieces)
    words = sum(end - start for start, end in (piece.places for piece in pieces))
    signals = (
        min(inside),
        min(edges),
        cue_share,
        _share_of(source_shares, source),
        float(len(pieces) - 1),
        float(np.log(words / 10)),
    )
    content = tuple(piece.places for piece in pieces)
    return Link(content, cue, source, signals)


def _share_of(shares: npt.NDArray[Any], places: Places | None) -> float:
    if places is None:
        return float(shares[0])
    return float(shares[1 + places[0] : 1 + places[1]].sum())
