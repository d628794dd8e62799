"""One encoder for the whole parse: tags, trees, sentences and entities from a single network.

In: the paragraphs of an article as spaCy's tokenizer cut them. Out: the same documents with what
spaCy's tagger, parser and entity recognizer set, and each word's vector in `doc.tensor`, from which
the attribution network goes on, so that no word is read by two encoders. The network (a few layers
of MiniLM; heads for tags, arcs by a biaffine product: Dozat and Manning, ICLR 2017, and BILUO
labels) was taught by the pipeline whose place it takes. The decision to question: windows of
neighbouring paragraphs are read one at a time, never side by side, since 8-bit products are scaled
by all that they see: an article's parse would hang on the articles next to it.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from spacy.language import Language
from spacy.strings import StringStore
from spacy.tokens import Doc

from transforms.parse.entity_labels import find_entities
from transforms.parse.token_shapes import TokenShapes
from transforms.parse.trees import find_heads
from transforms.parse.windows import (
    LONGEST_WINDOW,
    Stretch,
    cut_stretches,
    join_stretches,
    pack_stretches,
)
from transforms.parse.wordpiece import read_pieces

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

NAME = "onrecord_encoder"
SHIPPED = Path(__file__).with_name("weights")
SENTENCE_ENDS = frozenset({".", "!", "?", '"'})
WRITTEN: list[int | str] = ["TAG", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE"]
SPACE_TAG = "_SP"
SPACE_DEPENDENCY = "dep"
ROOT = "ROOT"
COMPOUND = "compound"


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
        self._shapes = TokenShapes()

    def __call__(self, doc: Doc) -> Doc:
        """The document parsed, as an article of one paragraph."""
        self.parse([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """The documents of a stream, taken for the paragraphs of one article."""
        docs = list(stream)
        self.parse(docs)
        yield from docs

    def parse(self, paragraphs: Sequence[Doc]) -> None:
        """Set tags, heads, dependencies, sentences, entities and vectors of an article's words."""
        if not paragraphs:
            return
        parts: list[list[Parse]] = [[] for _ in paragraphs]
        texts = [[token.text for token in doc] for doc in paragraphs]
        stretches = self._cut_paragraphs(texts)
        for window in pack_stretches(stretches, LONGEST_WINDOW):
            for stretch, parse in zip(window, self._read(window, texts), strict=True):
                parts[stretch.paragraph].append(parse)
        strings = paragraphs[0].vocab.strings
        tags, labels = _number(strings, self._tags), _number(strings, self._dependencies)
        for doc, found in zip(paragraphs, parts, strict=True):
            if len(doc):
                _write(doc, found, tags, labels)

    def _cut_paragraphs(self, texts: Sequence[Sequence[str]]) -> Iterator[Stretch]:
        """Whole paragraphs, or where one is too long pieces of it that end with a sentence."""
        for number, words in enumerate(texts):
            tokens = [token for token, word in enumerate(words) if not word.isspace()]

            def find_cut(
                start: int, end: int, words: Sequence[str] = words, tokens: list[int] = tokens
            ) -> int:
                places = range(end, start + 1, -1)
                return next((at for at in places if words[tokens[at - 1]] in SENTENCE_ENDS), end)

            pieces = [self.words.cut(words[token]) for token in tokens]
            yield from cut_stretches(number, tokens, pieces, LONGEST_WINDOW, find_cut)

    def _read(self, window: Sequence[Stretch], texts: Sequence[Sequence[str]]) -> Iterator["Parse"]:
        """What the network says of each stretch."""
        joined = join_stretches(window, self.words)
        shapes = [
            self._shapes.read(texts[stretch.paragraph][token])
            for stretch in window
            for token in stretch.tokens
        ]
        tags, sentence, arcs, own, head, entities, vectors = self._session.run(
            None,
            {
                "pieces": joined.pieces[None],
                "first": joined.first[None],
                "shapes": np.array([shapes]),
            },
        )
        opens = joined.opens | (sentence[0] > 0)
        heads = find_heads(arcs[0], opens)
        dependencies = self._label(own[0], head[0], heads)
        spans = self._join(find_entities(entities[0], opens, self._entities), heads, dependencies)
        low = 0
        for stretch in window:
            high = low + len(stretch.tokens)
            yield Parse(
                np.array(stretch.tokens),
                tags[0, low:high],
                heads[low:high] - low,
                dependencies[low:high],
                [
                    (start - low, end - low, kind)
                    for start, end, kind in spans
                    if low <= start < high
                ],
                vectors[0, low:high],
            )
            low = high

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


@dataclass(frozen=True, slots=True)
class Parse:
    """A stretch parsed: heads as places in `tokens`, entities likewise, a vector a token."""

    tokens: Ints
    tags: Ints
    heads: Ints
    dependencies: Ints
    entities: Sequence[tuple[int, int, str]]
    vectors: Floats


def _number(strings: StringStore, names: Sequence[str]) -> npt.NDArray[np.uint64]:
    return np.array([strings.add(name) for name in names], dtype=np.uint64)


def _write(
    doc: Doc,
    parts: Sequence[Parse],
    tag_of: npt.NDArray[np.uint64],
    label_of: npt.NDArray[np.uint64],
) -> None:
    """Into the document; white space hangs on the word before it."""
    strings = doc.vocab.strings
    count = len(doc)
    rows = np.zeros((count, len(WRITTEN)), dtype=np.uint64)
    rows[:, 0] = strings.add(SPACE_TAG)
    rows[:, 2] = strings.add(SPACE_DEPENDENCY)
    rows[:, 3] = 2
    heads = np.maximum(np.arange(count) - 1, 0)
    tensor = np.zeros((count, parts[0].vectors.shape[1] if parts else 0), dtype=np.float32)
    for part in parts:
        tokens = part.tokens
        rows[tokens, 0] = tag_of[part.tags]
        rows[tokens, 2] = label_of[part.dependencies]
        heads[tokens] = tokens[part.heads]
        tensor[tokens] = part.vectors
        for start, end, kind in part.entities:
            low, high = tokens[start], tokens[end - 1] + 1
            rows[low:high, 3] = 1
            rows[low, 3] = 3
            rows[low:high, 4] = strings.add(kind)
    if parts and (before := int(parts[0].tokens[0])):
        heads[:before] = before
    rows[:, 1] = (heads - np.arange(count)).astype(np.int64).view(np.uint64)
    doc.from_array(WRITTEN, rows)  # type: ignore[arg-type]  # spaCy's stub wants float rows
    doc.tensor = tensor  # type: ignore[assignment]


def open_session(network: bytes) -> onnxruntime.InferenceSession:
    """A network on one thread, for inputs of ever other lengths."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    # Every window has a length of its own; plans for each would only pile up.
    options.enable_mem_pattern = False
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        network,
        options,
        providers=["CPUExecutionProvider"],
        # The fused kernel takes four times as long as the sum and the norm that it stands for.
        disabled_optimizers=["SkipLayerNormFusion"],
    )


@cache
def read_shared_encoder(folder: Path) -> SharedEncoder:
    """The encoder of a folder, loaded once a process."""
    return SharedEncoder(folder)


@Language.factory(NAME, assigns=["token.tag", "token.head", "token.dep", "doc.ents", "doc.tensor"])
def create_shared_encoder(nlp: Language, name: str, folder: str) -> SharedEncoder:
    """The encoder of a folder as a component."""
    return read_shared_encoder(Path(folder))
