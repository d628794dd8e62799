"""Near-duplicate signatures: the smallest hashes of a text's five-word shingles, and its figures.

In: text. Out: at most 256 hashes of shingles in ascending order, then at most 64 of figures, each
unsigned 32-bit, figures with the top bit set; the same on every machine. Empty for a text too short
to compare. Of two texts the hashes below the smaller of their last ones are a fair sample of both,
so the share that one holds of the other can be told, however much longer one is: MinHash, which
tells only what they share of their union, misses a copy that was cut by a third. A text of up to
260 words is held whole. The decision to question: text under twenty words gets no signature, since
stock phrases ("markets are closed today") would otherwise join unrelated stories.
"""

import re
import zlib

import numpy as np
import numpy.typing as npt

from transforms.ids import normalise_words

MOST_SHINGLES = 256
MOST_FIGURES = 64
SHINGLE_WORDS = 5
LEAST_WORDS = 20
MOST_WORDS = 20_000
"""Longer texts are compared by their beginning, so memory is bounded."""

FIGURE_BIT = 1 << 31
FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
_STEP = np.uint64(0x9E3779B97F4A7C15)
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


def sign_text(text: str) -> tuple[int, ...]:
    """The signature of a text, or () under `LEAST_WORDS` words."""
    words = normalise_words(text).split()[:MOST_WORDS]
    if len(words) < LEAST_WORDS:
        return ()
    numbers = _hash_words(words)
    rolled = np.zeros(len(words) - SHINGLE_WORDS + 1, dtype=np.uint64)
    for offset in range(SHINGLE_WORDS):
        rolled = rolled * _STEP + numbers[offset : offset + len(rolled)]
    shingles = _smallest(rolled, MOST_SHINGLES)
    figures = sorted(set(FIGURE.findall(text)))
    if not figures:
        return tuple(shingles)
    marked = (one | FIGURE_BIT for one in _smallest(_hash_words(figures), MOST_FIGURES))
    return (*shingles, *marked)


def _hash_words(words: list[str]) -> npt.NDArray[np.uint64]:
    known: dict[str, int] = {}
    for word in words:
        if word not in known:
            known[word] = zlib.crc32(word.encode("utf-8", "surrogatepass"))
    return np.array([known[word] for word in words], dtype=np.uint64)


def _smallest(numbers: npt.NDArray[np.uint64], most: int) -> list[int]:
    """The smallest different hashes of 31 bits, evenly spread (splitmix64)."""
    spread = numbers + _STEP
    spread = (spread ^ (spread >> np.uint64(30))) * _MIX[0]
    spread = (spread ^ (spread >> np.uint64(27))) * _MIX[1]
    spread = (spread ^ (spread >> np.uint64(31))) >> np.uint64(33)
    found: list[int] = np.unique(spread)[:most].tolist()
    return found
