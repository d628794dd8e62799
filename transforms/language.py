"""The language of a text, as a two-letter code.

In: text and the language its archive gives, if any. Out: a code of ISO 639-1, or None. The
decision to question: a given language wins over the guess when the text is short or the guess is
a close relative (Norwegian and Danish, Serbian and Croatian); else the text itself decides,
because publishers label whole sites and not articles.
"""

import re
from functools import cache
from typing import Any

SHORT_TEXT = 120
"""Code points. Below this a guess is not worth more than the publisher's word."""

SHORTEST_TEXT = 20
SAMPLE = 1_000
RELATIVES = (
    frozenset({"no", "nb", "nn", "da"}),
    frozenset({"hr", "sr", "bs", "sh", "sl"}),
    frozenset({"id", "ms"}),
    frozenset({"cs", "sk"}),
    frozenset({"gl", "pt", "es"}),
)
NAMES = {
    "english": "en",
    "german": "de",
    "french": "fr",
    "spanish": "es",
    "italian": "it",
    "czech": "cs",
    "slovak": "sk",
    "polish": "pl",
    "ukrainian": "uk",
    "russian": "ru",
    "eng": "en",
    "deu": "de",
    "ger": "de",
    "fra": "fr",
    "fre": "fr",
    "spa": "es",
    "ces": "cs",
    "cze": "cs",
}

_CODE = re.compile(r"([a-z]{2})(?:[-_][a-z0-9_-]+)?")


def find_language(text: str, given: str | None = None) -> str | None:
    """The language of the text; `given` is a code or an English name, and may be wrong."""
    stated = read_language(given)
    sample = text[:SAMPLE]
    if len(sample) < SHORT_TEXT and stated is not None:
        return stated
    if sum(map(str.isalpha, sample)) < SHORTEST_TEXT:
        return stated
    guessed = str(_load_identifier().classify(sample)[0])
    if stated is not None and any({stated, guessed} <= relatives for relatives in RELATIVES):
        return stated
    return guessed


def read_language(value: object) -> str | None:
    """A language field ("en-GB", "English") as a two-letter code, or None."""
    if not isinstance(value, str):
        return None
    words = value.strip().lower()
    found = _CODE.fullmatch(words)
    return NAMES.get(words) or (found[1] if found else None)


@cache
def _load_identifier() -> Any:
    """Loading takes a second, so it waits for the first text."""
    import py3langid

    return py3langid
