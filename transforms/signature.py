"""Near-duplicate signatures: MinHash over the five-word shingles of a text.

In: text. Out: 128 unsigned 32-bit numbers, the same on every machine, or an empty tuple for a
text too short to compare. Two signatures agree in about the share of shingles that their texts
share. The decision to question: text under twenty words gets no signature, since stock phrases
("markets are closed today") would otherwise join unrelated stories.
"""

import rensa

from transforms.ids import normalise_words

PERMUTATIONS = 128
SEED = 20_240_229
SHINGLE_WORDS = 5
LEAST_WORDS = 20
MOST_WORDS = 20_000
"""Longer texts are compared by their beginning, so memory is bounded."""


def sign_text(text: str) -> tuple[int, ...]:
    """The signature of a text, or () under `LEAST_WORDS` words."""
    words = normalise_words(text).split()[:MOST_WORDS]
    if len(words) < LEAST_WORDS:
        return ()
    shingles = {
        " ".join(words[start : start + SHINGLE_WORDS])
        for start in range(len(words) - SHINGLE_WORDS + 1)
    }
    digest = rensa.RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    digest.update(sorted(shingles))
    return tuple(digest.digest())
