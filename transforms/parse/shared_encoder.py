"""One encoder for the whole parse: tags, trees, sentences and entities from a single network.

In: an article as spaCy's tokenizer cut it, and where its paragraphs begin. Out: the same document
with what spaCy's tagger, parser and entity recognizer set, and each word's vector in `doc.tensor`,
from which the attribution network goes on, so that no word is read by two encoders. The network (a
few layers of MiniLM; heads for tags, arcs by a biaffine product: Dozat and Manning, ICLR 2017, and
BILUO labels) was taught by the pipeline whose place it takes. The decision to question: windows of
neighbouring paragraphs are read one at a time, never side by side, since 8-bit products are scaled
by all that they see: an article's parse would hang on the articles next to it.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.strings import StringStore
from spacy.tokens import Doc

from transforms.parse.entity_labels import find_entities
from transforms.parse.network_session import open_session
from transforms.parse.token_shapes import read_shape
from transforms.parse.trees import find_heads
from transforms.parse.windows import (
    LONGEST_WINDOW,
    PARAGRAPHS,
    Stretch,
    Window,
    cut_stretches,
    join_stretches,
    pack_stretches,
)
from transforms.parse.wordpiece import read_pieces

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

NAME = "onrecord_encoder"
SHIPPED = Path(__file__).with_name("weights")
MOST_WORDS = 50_000
SENTENCE_ENDS = frozenset({".", "!", "?", '"'})
WRITTEN: list[int | str] = ["TAG", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE"]
SPACE_TAG = "_SP"
SPACE_DEPENDENCY = "dep"
ROOT = "ROOT"
COMPOUND = "compound"


@dataclass(frozen=True, slots=True)
class WindowScores:
    """What the network says of the words of a window; heads are places in it."""

    tokens: Ints
    opens: npt.NDArray[np.bool_]
    heads: Ints
    tags: Ints
    own: Floats
    head: Floats
    entities: Floats
    vectors: Floats


@dataclass(frozen=True, slots=True)
class Parse:
    """An article's words, white space left out, parsed; heads are places in `tokens`."""

    tokens: Ints
    tags: Ints
    heads: Ints
    dependencies: Ints
    entities: Sequence[tuple[int, int, str]]
    vectors: Floats


class SharedEncoder:
    """The network with its vocabulary and names; one instance a process."""

    def __init__(self, folder: Path) -> None:
        self._session = open_session((folder / "network.onnx").read_bytes())
        self.words = read_pieces(folder)
        raw = json.loads((folder / "parameters.json").read_text(encoding="utf-8"))
        self._tags: list[str] = raw["tags"]
        self._dependencies: list[str] = raw["dependencies"]
        self._entities: list[str] = raw["entities"]
        self._label_weights = np.array(raw["label_weights"], dtype=np.float32).T
        self._label_bias = np.array(raw["label_bias"], dtype=np.float32)
        self._root = self._dependencies.index(ROOT)
        self._known: dict[int, tuple[tuple[int, ...], int]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """The document with its tags, heads, dependencies, sentences, entities and vectors.

        Its paragraphs are those in `user_data`; without, it is one.
        """
        if len(doc):
            paragraphs: list[int] = doc.user_data.get(PARAGRAPHS, [0])
            self._write(doc, paragraphs, self._parse(doc, paragraphs))
        return doc

    def _parse(self, doc: Doc, paragraphs: Sequence[int]) -> Parse | None:
        """What the network says of an article's words; None if there are none."""
        words = self._read_words(doc)
        shapes = np.array([shape for _, shape in words])
        stretches = self._cut_paragraphs(doc, [*paragraphs, len(doc)], words)
        packed = pack_stretches(stretches, LONGEST_WINDOW)
        read = [self._read(join_stretches(held, self.words), shapes) for held in packed]
        return self._decode(read) if read else None

    def _read_words(self, doc: Doc) -> list[tuple[tuple[int, ...], int]]:
        """Of each word its pieces, none for white space, and its shape."""
        orths: list[int] = doc.to_array("ORTH").tolist()
        known = self._known
        if len(known) > MOST_WORDS:
            known.clear()
        for orth in set(orths).difference(known):
            word = doc.vocab.strings[orth]
            known[orth] = () if word.isspace() else self.words.cut(word), read_shape(word)
        return [known[orth] for orth in orths]

    def _cut_paragraphs(
        self, doc: Doc, edges: Sequence[int], words: Sequence[tuple[tuple[int, ...], int]]
    ) -> Iterator[Stretch]:
        """Whole paragraphs, or where one is too long pieces of it that end with a sentence."""
        for number, (low, high) in enumerate(pairwise(edges)):
            tokens = [token for token in range(low, high) if words[token][0]]

            def find_cut(start: int, end: int, tokens: list[int] = tokens) -> int:
                places = range(end, start + 1, -1)
                ends = (at for at in places if doc[tokens[at - 1]].text in SENTENCE_ENDS)
                return next(ends, end)

            pieces = [words[token][0] for token in tokens]
            yield from cut_stretches(number, tokens, pieces, LONGEST_WINDOW, find_cut)

    def _read(self, window: Window, shapes: Ints) -> WindowScores:
        """What the network says of a window."""
        tags, sentence, arcs, own, head, entities, vectors = self._session.run(
            None,
            {
                "pieces": window.pieces[None],
                "first": window.first[None],
                "shapes": shapes[window.tokens][None],
            },
        )
        opens = window.opens | (sentence[0] > 0)
        heads = find_heads(arcs[0], opens)
        return WindowScores(
            window.tokens, opens, heads, tags[0], own[0], head[0], entities[0], vectors[0]
        )

    def _decode(self, windows: Sequence[WindowScores]) -> Parse:
        """The parse of an article from the scores of its windows."""
        lows = accumulate((len(one.tokens) for one in windows[:-1]), initial=0)
        heads = np.concatenate([one.heads + low for one, low in zip(windows, lows, strict=True)])
        own = np.concatenate([one.own for one in windows])
        head = np.concatenate([one.head for one in windows])
        opens = np.concatenate([one.opens for one in windows])
        scores = np.concatenate([one.entities for one in windows])
        dependencies = self._label(own, head, heads)
        return Parse(
            np.concatenate([one.tokens for one in windows]),
            np.concatenate([one.tags for one in windows]),
            heads,
            dependencies,
            self._join(find_entities(scores, opens, self._entities), heads, dependencies),
            np.concatenate([one.vectors for one in windows]),
        )

    def _join(
        self, spans: Sequence[tuple[int, int, str]], heads: Ints, dependencies: Ints
    ) -> list[tuple[int, int, str]]:
        """Entities of one type side by side of which the tree makes one name are one."""
        joined: list[tuple[int, int, str]] = []
        for start, end, kind in spans:
            if joined and joined[-1][1:] == (start, kind):
                last = start - 1
                is_part = self._dependencies[dependencies[last]] == COMPOUND
                if is_part and start <= heads[last] < end:
                    joined[-1] = (joined[-1][0], end, kind)
                    continue
            joined.append((start, end, kind))
        return joined

    def _label(self, own: Floats, head: Floats, heads: Ints) -> Ints:
        scores = np.maximum(own + head[heads], 0) @ self._label_weights + self._label_bias
        scores[:, self._root] = np.where(heads == np.arange(len(heads)), np.inf, -np.inf)
        labels: Ints = scores.argmax(axis=1)
        return labels

    def _write(self, doc: Doc, paragraphs: Sequence[int], parse: Parse | None) -> None:
        """Into the document; white space hangs on the word before it in its paragraph."""
        strings = doc.vocab.strings
        count = len(doc)
        rows = np.zeros((count, len(WRITTEN)), dtype=np.uint64)
        rows[:, 0] = strings.add(SPACE_TAG)
        rows[:, 2] = strings.add(SPACE_DEPENDENCY)
        rows[:, 3] = 2
        own = np.arange(count)
        heads = own - 1
        heads[list(paragraphs)] = paragraphs
        if parse is not None:
            tokens = parse.tokens
            rows[tokens, 0] = _number(strings, self._tags)[parse.tags]
            rows[tokens, 2] = _number(strings, self._dependencies)[parse.dependencies]
            words = np.append(tokens, count)[np.searchsorted(tokens, paragraphs)].tolist()
            for (low, high), word in zip(pairwise([*paragraphs, count]), words, strict=True):
                if word < high:
                    heads[low:word] = word
            heads[tokens] = tokens[parse.heads]
            for start, end, kind in parse.entities:
                first, behind = tokens[start], tokens[end - 1] + 1
                rows[first:behind, 3] = 1
                rows[first, 3] = 3
                rows[first:behind, 4] = strings.add(kind)
            tensor = np.zeros((count, parse.vectors.shape[1]), dtype=np.float32)
            tensor[tokens] = parse.vectors
            doc.tensor = tensor  # type: ignore[assignment]
        rows[:, 1] = (heads - own).view(np.uint64)
        doc.from_array(WRITTEN, rows)  # type: ignore[arg-type]  # spaCy's stub wants float rows


def _number(strings: StringStore, names: Sequence[str]) -> npt.NDArray[np.uint64]:
    return np.array([strings.add(name) for name in names], dtype=np.uint64)


@cache
def read_shared_encoder(folder: Path) -> SharedEncoder:
    """The encoder of a folder, loaded once a process."""
    return SharedEncoder(folder)


@Language.factory(NAME, assigns=["token.tag", "token.head", "token.dep", "doc.ents", "doc.tensor"])
def create_shared_encoder(nlp: Language, name: str, folder: str) -> SharedEncoder:
    """The encoder of a folder as a component."""
    return read_shared_encoder(Path(folder))
