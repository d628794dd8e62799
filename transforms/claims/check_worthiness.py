"""Check-worthiness: how likely readers would want to know whether a claim is true.

In: a parsed document and the token ranges of a claim in it. Out: a probability. Logistic
regression over counts of form (figures, names, tense, person, comparison) and over hashed words,
tags, dependencies and word parts. Names and numbers are masked by their kind, so that what was
learned of debate speech can move to news. The decision to question: the score is calibrated on
the debates it was fitted on, where one sentence in six is worth checking; news has another share,
so read it as an order before reading it as a probability. It is never a condition for storing a
claim. `benchmarks/worthiness.py` fits and measures; `data/worthiness.md` is the model card.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

import numpy as np
import numpy.typing as npt
from spacy import attrs

from transforms.parse.syntax import Tokens
from transforms.parse.tokens import Doc

Floats = npt.NDArray[np.float64]
Hashes = npt.NDArray[np.uint64]

BITS = 18
"""Hashed features share a table of 2 ** BITS weights."""
PART_SIZES = (3, 4, 5)
"""Letters of a word part."""
KNOWN_WORDS = 50_000
"""Words whose parts' weight is kept in memory."""
MIX = np.uint64(0x9E3779B97F4A7C15)
GROUPS = ("words", "tags", "links", "parts")

QUANTITIES = "percent cent million billion trillion thousand hundred half third per".split()
CHANGES = (
    "rise fall increase decrease grow drop double cut create lose add reduce spend pay".split()
)
FIRST = "i we my our me us myself ourselves".split()
SECOND = "you your".split()
OPINIONS = "think believe hope want feel know guess wish thank like let".split()
NAMED = (
    "PERSON ORG GPE NORP LOC LAW EVENT DATE TIME MONEY PERCENT CARDINAL ORDINAL QUANTITY".split()
)
FIGURES = "MONEY PERCENT QUANTITY CARDINAL ORDINAL".split()
TAGS = ("VBD", "VBN", "VBZ", "VBP", "VBG", "MD")
CLASSES = ("PROPN", "NOUN", "ADJ", "ADV", "PRON", "VERB")
LINKS = "nsubj nsubjpass dobj ROOT attr acomp aux neg prep".split()
COUNTS = (
    "words",
    "letters",
    "figures",
    "quantities",
    "changes",
    "first_person",
    "second_person",
    "opinions",
    "negations",
    "copulas",
    "comparisons",
    "questions",
    *(f"named_{name.lower()}" for name in NAMED),
    *(f"tag_{name.lower()}" for name in TAGS),
    *(f"class_{name.lower()}" for name in CLASSES),
)
FORM = (*COUNTS, "length_squared", "letters_a_word", "under_6_words", "under_10_words")


@dataclass(frozen=True, slots=True)
class Signals:
    """A document's features, so that every claim in it is a difference of running sums.

    `kept[i]` counts the symbols before token i: a name is one symbol, punctuation none.
    `counts` are running sums of `COUNTS` by token. `grams` are (group, width, hashes): the
    feature of `width` symbols that opens at a symbol. `parts` are the words whose parts count.
    """

    kept: npt.NDArray[np.int64]
    counts: Floats
    grams: tuple[tuple[str, int, Hashes], ...]
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """The fitted model: `table` by hash, `form` by name in `FORM`."""

    table: npt.NDArray[np.float32]
    form: Floats
    bias: float


def read_signals(doc: Doc) -> Signals:
    """The features of all tokens of a document."""
    if not len(doc):
        empty = np.zeros((1, len(COUNTS)))
        return Signals(np.zeros(1, dtype=np.int64), empty, (), ())
    columns = doc.spacy.to_array(
        [
            attrs.LEMMA,
            attrs.LOWER,
            attrs.TAG,
            attrs.POS,
            attrs.DEP,
            attrs.ENT_TYPE,
            attrs.ENT_IOB,
            attrs.HEAD,
            attrs.LIKE_NUM,
            attrs.IS_PUNCT,
            attrs.IS_SPACE,
            attrs.LENGTH,
        ]
    ).T
    lemma, lower, tag, pos, dep, kind, iob, head, like_num, punct, space, length = columns
    ids = _Ids(doc)
    word = (punct == 0) & (space == 0)
    opens = word & ~((kind != 0) & (iob == 2))
    counts = _count_form(ids, word, opens, lemma, lower, tag, pos, dep, kind, like_num, length)
    number = ids.of("CD")
    proper = ids.of("PROPN")
    masked = (kind != 0) | (like_num != 0) | (tag == number) | (pos == proper)
    symbol = np.where(kind != 0, kind, np.where(pos == proper, proper, number))
    symbol = np.where(masked, symbol, lemma)
    tagged = np.where(kind != 0, kind, tag)
    governor = symbol[np.arange(len(doc)) + head.astype(np.int64)]
    linked = np.isin(dep, ids.all_of(LINKS))[opens]
    kept = np.concatenate([[0], np.cumsum(opens)])
    symbol, tagged, dep, governor = symbol[opens], tagged[opens], dep[opens], governor[opens]
    none = np.uint64(0)
    grams = (
        ("words", 1, _hash(1, symbol)),
        ("words", 2, _hash(2, symbol[:-1], symbol[1:])),
        ("tags", 1, _hash(3, tagged)),
        ("tags", 2, _hash(4, tagged[:-1], tagged[1:])),
        ("tags", 3, _hash(5, tagged[:-2], tagged[1:-1], tagged[2:])),
        ("links", 1, np.where(linked, _hash(6, dep, symbol), none)),
        ("links", 1, np.where(linked, _hash(7, dep, symbol, governor), none)),
    )
    places = np.flatnonzero(opens)
    hidden = masked[places]
    parts = tuple(
        "" if is_hidden else doc[int(place)].lower_
        for place, is_hidden in zip(places, hidden, strict=True)
    )
    return Signals(kept, counts, grams, parts)


class _Ids:
    """Numbers of the names and words in the lists above, in the document's string store."""

    def __init__(self, doc: Doc) -> None:
        self.strings = doc.spacy.vocab.strings

    def of(self, name: str) -> np.uint64:
        return np.uint64(self.strings[name])

    def all_of(self, names: Sequence[str]) -> Hashes:
        return np.array([self.strings[name] for name in names], dtype=np.uint64)


def _count_form(
    ids: _Ids,
    word: npt.NDArray[np.bool_],
    opens: npt.NDArray[np.bool_],
    lemma: Hashes,
    lower: Hashes,
    tag: Hashes,
    pos: Hashes,
    dep: Hashes,
    kind: Hashes,
    like_num: Hashes,
    length: Hashes,
) -> Floats:
    """Running sums of `COUNTS`, a row a token and one before the first."""
    figures = (like_num != 0) | np.isin(kind, ids.all_of(FIGURES))
    columns = [
        word,
        np.where(word, length, 0),
        word & figures,
        np.isin(lower, ids.all_of(QUANTITIES)),
        np.isin(lemma, ids.all_of(CHANGES)),
        np.isin(lower, ids.all_of(FIRST)),
        np.isin(lower, ids.all_of(SECOND)),
        np.isin(lemma, ids.all_of(OPINIONS)),
        dep == ids.of("neg"),
        lemma == ids.of("be"),
        np.isin(tag, ids.all_of(("JJR", "JJS", "RBR", "RBS"))),
        lower == ids.of("?"),
        *(opens & (kind == ids.of(name)) for name in NAMED),
        *(tag == ids.of(name) for name in TAGS),
        *(pos == ids.of(name) for name in CLASSES),
    ]
    table = np.zeros((len(word) + 1, len(COUNTS)))
    np.cumsum(np.stack(columns, axis=1), axis=0, out=table[1:])
    return table


def _hash(salt: int, *columns: Hashes) -> Hashes:
    """A place in the table for each row of the columns."""
    mixed = np.full(len(columns[0]), salt, dtype=np.uint64)
    for column in columns:
        mixed = (mixed ^ column) * MIX
        mixed ^= mixed >> np.uint64(29)
    return mixed >> np.uint64(64 - BITS)


def hash_parts(word: str) -> list[int]:
    """Places in the table of a word's parts, its edges marked by spaces."""
    if not word.isalpha():
        return []
    edged = f" {word} "
    return [
        zlib.crc32(edged[at : at + size].encode()) >> (32 - BITS)
        for size in PART_SIZES
        for at in range(len(edged) - size + 1)
    ]


def read_form(signals: Signals, pieces: Sequence[Tokens]) -> Floats:
    """The values of `FORM` for a claim."""
    counts = sum(signals.counts[end] - signals.counts[start] for start, end in pieces)
    logs = np.log1p(counts)
    words, letters = counts[0], counts[1]
    shape = (logs[0] ** 2 / 4, letters / max(1.0, words) / 5, words < 6, words < 10)
    return np.concatenate([logs, shape])


@cache
def read_weights() -> Weights:
    """The shipped model."""
    path = resources.files("transforms").joinpath("claims/check_worthiness.npz")
    with path.open("rb") as file, np.load(file) as stored:
        table = stored["table"].astype(np.float32) * np.float32(stored["scale"])
        return Weights(table, stored["form"].astype(np.float64), float(stored["bias"]))


class Scale:
    """Scores the claims of one document; the running sums of the weights are its state."""

    def __init__(self, doc: Doc) -> None:
        self.weights = read_weights()
        self.signals = read_signals(doc)
        table = self.weights.table
        self.sums = [
            (group, width, np.concatenate([[0.0], np.cumsum(table[hashes], dtype=np.float64)]))
            for group, width, hashes in self.signals.grams
        ]
        scored = [score_parts(word) if word else (0.0, 0) for word in self.signals.parts]
        self.parts = np.zeros((len(scored) + 1, 2))
        if scored:
            np.cumsum(np.array(scored), axis=0, out=self.parts[1:])

    def score(self, pieces: Sequence[Tokens]) -> float:
        """Probability that the claim is worth checking, 0 to 1, three decimals."""
        total = self.weights.bias + float(read_form(self.signals, pieces) @ self.weights.form)
        sums = dict.fromkeys(GROUPS, 0.0)
        sizes = dict.fromkeys(GROUPS, 0.0)
        for start, end in pieces:
            low, high = int(self.signals.kept[start]), int(self.signals.kept[end])
            for group, width, running in self.sums:
                last = high - width + 1
                if last > low:
                    sums[group] += float(running[last] - running[low])
                    sizes[group] += last - low
            sums["parts"] += float(self.parts[high, 0] - self.parts[low, 0])
            sizes["parts"] += float(self.parts[high, 1] - self.parts[low, 1])
        total += sum(sums[group] / max(1.0, sizes[group]) ** 0.5 for group in GROUPS)
        return round(float(1 / (1 + np.exp(-total))), 3)


@lru_cache(maxsize=KNOWN_WORDS)
def score_parts(word: str) -> tuple[float, int]:
    """The summed weight of a word's parts, and how many they are."""
    places = hash_parts(word)
    return float(read_weights().table[places].sum()) if places else 0.0, len(places)
