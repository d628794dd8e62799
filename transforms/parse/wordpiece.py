"""Words to word pieces: the input of the attribution model's encoder.

In: words as spaCy cuts them. Out: ids in the model's vocabulary, longest match first
(Wu et al., "Google's Neural Machine Translation System", 2016, as in uncased BERT: lower case,
accents removed, punctuation apart). The decision to question: `tokenizers` brings a client for a
model hub along; `curated-tokenizers` gives the same pieces at the same speed, but does the longest
match alone, which is a loop of 14 lines here, for 22 MB.
"""

import unicodedata
from collections.abc import Mapping
from importlib.resources.abc import Traversable

LONGEST_WORD = 60
"""Code points. A longer word is one unknown piece: an address, a hash, a row of dashes."""
MOST_PIECES = 8
"""Pieces of a word that are read; the rest of a longer one tells nothing of who speaks."""


class WordPieces:
    """A vocabulary and a memory of the words cut so far; the memory is emptied when it is full."""

    def __init__(self, vocabulary: Mapping[str, int], memory: int = 50_000) -> None:
        self.vocabulary = vocabulary
        self.unknown = vocabulary["[UNK]"]
        self._memory = memory
        self._known: dict[str, tuple[int, ...]] = {}

    def cut(self, word: str) -> tuple[int, ...]:
        """The ids of a word's pieces; at least one."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= self._memory:
                self._known.clear()
            found = self._known[word] = self._cut(word)
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        if len(word) > LONGEST_WORD:
            return (self.unknown,)
        ids: list[int] = []
        for part in _split_punctuation(_plain(word)):
            ids.extend(self._match(part))
        return tuple(ids[:MOST_PIECES]) or (self.unknown,)

    def _match(self, part: str) -> list[int]:
        ids: list[int] = []
        start = 0
        while start < len(part):
            prefix = "##" if start else ""
            for end in range(len(part), start, -1):
                found = self.vocabulary.get(prefix + part[start:end])
                if found is not None:
                    ids.append(found)
                    start = end
                    break
            else:
                return [self.unknown]
        return ids


def read_pieces(folder: Traversable) -> WordPieces:
    """The word pieces of a network's folder."""
    words = folder.joinpath("vocabulary.txt").read_text(encoding="utf-8").split("\n")
    return WordPieces({piece: number for number, piece in enumerate(words)})


def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(char for char in decomposed if unicodedata.category(char) != "Mn")


def _split_punctuation(word: str) -> list[str]:
    parts: list[str] = []
    alone = True
    for char in word:
        if char.isspace():
            alone = True
        elif char.isalnum():
            if alone:
                parts.append("")
            parts[-1] += char
            alone = False
        else:
            parts.append(char)
            alone = True
    return parts
