"""spaCy's entity recognizer, read by matrix products instead of one state at a time.

In: a trained `ner` of a pipeline. Out: a component that gives the same entities in under half of
the time. Outside an entity, what the recognizer sees of its state is one token, so all tokens are
scored at once; inside one it sees the token and where the entity began, so entities are followed
side by side. The decision to question: why at all. The recognizer asks of each token which of its
74 moves are allowed, and each question takes and gives back the interpreter's lock.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

NAME = "onrecord_entities"
CONTEXT = 3
"""What the recognizer sees: the next token, the open entity's first token, its last so far."""
SPACE_FEATURES: list[int | str] = ["IS_SPACE", "SENT_START"]
NEVER = np.float32(-np.inf)


class EntityTagger:
    """A greedy recognizer's network and moves; `fits` tells of which it can take the place."""

    def __init__(self, recognizer: EntityRecognizer) -> None:
        self._network = recognizer.model
        self._lower = recognizer.model.get_ref("lower")
        self._upper = recognizer.model.get_ref("upper")
        names = _name_moves(recognizer)
        self._labels = sorted({name[2:] for name in names if name[2:]})
        by_name = {name: number for number, name in enumerate(names)}
        self._moves = {
            move: np.array([by_name[f"{move}-{label}"] for label in self._labels])
            for move in "BILU"
        }
        self._outside = by_name["O"]
        # As the recognizer does: of equal scores the move that comes first.
        self._closed = np.sort(
            np.concatenate([[self._outside], self._moves["B"], self._moves["U"]])
        )
        self._begins = np.isin(self._closed, self._moves["B"])
        self._units = np.isin(self._closed, self._moves["U"])
        self._label_of = {
            int(place): number for move in "BU" for number, place in enumerate(self._moves[move])
        }

    @staticmethod
    def fits(pipe: object) -> bool:
        """Whether a component is a greedy recognizer of the usual shape."""
        if not isinstance(pipe, EntityRecognizer) or pipe.cfg.get("beam_width") != 1:
            return False
        model = pipe.model
        names = set(_name_moves(pipe))
        labels = {name[2:] for name in names if name[2:]}
        has_all = {f"{move}-{label}" for move in "BILU" for label in labels} <= names
        return (
            has_all
            and bool(labels)
            and model.attrs["has_upper"]
            and not model.attrs["unseen_classes"]
            and model.get_ref("lower").get_dim("nF") == CONTEXT
            and model.get_ref("lower").get_dim("nP") > 1
        )

    def __call__(self, doc: Doc) -> Doc:
        """The document with its entities."""
        self.tag([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """The documents of a stream, a batch at a time."""
        documents = iter(stream)
        while batch := list(islice(documents, batch_size)):
            self.tag(batch)
            yield from batch

    def tag(self, docs: Sequence[Doc]) -> None:
        """Set the entities of documents that have none."""
        docs = [doc for doc in docs if len(doc)]
        if not docs:
            return
        vectors = self._lower.predict(self._network.get_ref("tok2vec").predict(docs))
        padding, own = vectors[0], vectors[1:]
        lengths = np.array([len(doc) for doc in docs])
        ends = np.cumsum(lengths)
        attributes = np.concatenate([doc.to_array(SPACE_FEATURES) for doc in docs])
        # A token after which no entity may go on.
        last = np.append(attributes[1:, 1] == 1, True)
        last[ends - 1] = True
        best = self._read_closed(padding, own, last, attributes[:, 0] != 0)
        found = np.flatnonzero(best != self._outside)
        until = self._follow(own, best, found, last)
        spans = self._choose(best, found, until)
        low = 0
        for doc, high in zip(docs, ends.tolist(), strict=True):
            doc.set_ents(
                [
                    Span(doc, start - low, end - low, label=label)
                    for start, end, label in spans
                    if low <= start < high
                ]
            )
            low = high

    def _score(self, states: Floats) -> Floats:
        states = states + self._lower.get_param("b")
        hidden = states.max(axis=-1)
        scores: Floats = hidden @ self._upper.get_param("W").T + self._upper.get_param("b")
        return scores

    def _read_closed(
        self, padding: Any, own: Any, last: npt.NDArray[np.bool_], space: npt.NDArray[np.bool_]
    ) -> Ints:
        """The best move at each token if no entity is open."""
        scores = self._score(own[:, 0] + padding[1] + padding[2])[:, self._closed]
        scores[np.ix_(last | space, self._begins)] = NEVER
        scores[np.ix_(space, self._units)] = NEVER
        best: Ints = self._closed[scores.argmax(axis=1)]
        return best

    def _follow(
        self, own: Any, best: Ints, found: Ints, last: npt.NDArray[np.bool_]
    ) -> dict[int, int]:
        """Where each entity ends that may begin: all of them a token on at each step."""
        begins = found[np.isin(best[found], self._moves["B"])]
        labels = np.array([self._label_of[int(best[at])] for at in begins], dtype=np.int64)
        inside, closing = self._moves["I"], self._moves["L"]
        until: dict[int, int] = {}
        at = begins + 1
        while len(begins):
            scores = self._score(own[at, 0] + own[begins, 1] + own[at - 1, 2])
            rows = np.arange(len(at))
            goes_on = scores[rows, inside[labels]]
            stops = scores[rows, closing[labels]]
            first = inside[labels] < closing[labels]
            open_still = np.where(first, goes_on >= stops, goes_on > stops) & ~last[at]
            ended = ~open_still
            until.update(zip(begins[ended].tolist(), (at[ended] + 1).tolist(), strict=True))
            begins, labels, at = begins[open_still], labels[open_still], at[open_still] + 1
        return until

    def _choose(self, best: Ints, found: Ints, until: dict[int, int]) -> list[tuple[int, int, str]]:
        """The entities from left to right; what would begin inside one does not begin."""
        spans: list[tuple[int, int, str]] = []
        free = 0
        for start in found.tolist():
            if start < free:
                continue
            free = until.get(start, start + 1)
            spans.append((start, free, self._labels[self._label_of[int(best[start])]]))
        return spans


def _name_moves(recognizer: EntityRecognizer) -> list[str]:
    """The moves in the network's order; `move_names` would leave out one that is never taken."""
    moves = recognizer.moves
    return [moves.get_class_name(number) for number in range(moves.n_moves)]


@Language.factory(NAME, requires=["doc.sents"], assigns=["doc.ents"])
def create_entity_tagger(nlp: Language, name: str, reads: str = "ner") -> EntityTagger:
    """The tagger that takes the place of the component `reads`."""
    recognizer: Any = nlp.get_pipe(reads)
    return EntityTagger(recognizer)
