"""The words by which claims are read, as sets.

In: `claims.toml`. Out: one frozen record. Data, not code, so that a reader can check and
extend a list, and see a method's measured confidence, without touching a rule.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

Words = frozenset[str]
Phrases = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """Lists of the file; `modals`, `quasi` and `adjectives` map a word to its modality."""

    modals: Mapping[str, str]
    quasi: Mapping[str, str]
    quasi_after_be: Words
    adjectives: Mapping[str, str]
    obvious: Words
    reports: Words
    duties: Words
    condition_marks: Words
    condition_phrases: Phrases
    inverted: Words
    negative_adverbs: Words
    negative_links: Words
    negative_pronouns: Words
    bounds: Words
    focus: Words
    causal_verbs: Words
    causal_verbs_to: Words
    causal_verbs_of_things: Words
    causal_verbs_with_particle: Phrases
    causal_marks: Words
    causal_phrases: Phrases
    causal_openings: Phrases
    causal_reasons: Words
    causal_nouns: Words
    causal_participles: Words
    forecast_verbs: Words
    forecast_times: Words
    forecast_plans: Words
    forecast_sure_times: Words
    evaluative_adjectives: Words
    evaluative_nouns: Words
    making: Words
    copulas: Words
    judging_pairs: Phrases
    evaluative_phrases: Phrases
    weighing: Words
    promises: Words
    demands: Words
    wishes: Words
    raising: Words
    denials: Words
    denial_nouns: Words
    doubts: Words
    withholding: Words
    beliefs: Words
    calling: Words
    falsehoods: Words
    truths: Words
    quantifiers: Words
    openers: Words
    phatic: Phrases
    temporal_prepositions: Words
    temporal_nouns: Words
    confidence: Mapping[str, float]


@cache
def read_claim_words() -> ClaimWords:
    """The shipped lists. Raises `KeyError` if one is missing."""
    path = resources.files("transforms").joinpath("lexicons/claims.toml")
    return _make_words(tomllib.loads(path.read_text(encoding="utf-8")))


def _make_words(raw: Mapping[str, Any]) -> ClaimWords:
    quasi = dict(raw["quasi"])
    after_be = quasi.pop("after_be")
    return ClaimWords(
        _by_word(raw["modals"]),
        _by_word(quasi),
        frozenset(after_be.split()),
        _by_word(raw["adjectives"]),
        frozenset(raw["wrappers"]["obvious"].split()),
        frozenset(raw["wrappers"]["reports"].split()),
        frozenset(raw["oughts"]["duties"].split()),
        frozenset(raw["conditions"]["marks"].split()),
        _phrases(raw["conditions"]["phrases"]),
        frozenset(raw["conditions"]["inverted"].split()),
        frozenset(raw["negation"]["adverbs"].split()),
        frozenset(raw["negation"]["links"].split()),
        frozenset(raw["negation"]["pronouns"].split()),
        frozenset(raw["negation"]["bounds"].split()),
        frozenset(raw["negation"]["focus"].split()),
        frozenset(raw["causes"]["verbs"].split()),
        frozenset(raw["causes"]["verbs_to"].split()),
        frozenset(raw["causes"]["verbs_of_things"].split()),
        _phrases(raw["causes"]["verbs_with_particle"]),
        frozenset(raw["causes"]["marks"].split()),
        _phrases(raw["causes"]["phrases"]),
        _phrases(raw["causes"]["openings"]),
        frozenset(raw["causes"]["reasons"].split()),
        frozenset(raw["causes"]["nouns"].split()),
        frozenset(raw["causes"]["participles"].split()),
        frozenset(raw["forecasts"]["verbs"].split()),
        frozenset(raw["forecasts"]["times"].split()),
        frozenset(raw["forecasts"]["plans"].split()),
        frozenset(raw["forecasts"]["sure_times"].split()),
        frozenset(raw["evaluation"]["adjectives"].split()),
        frozenset(raw["evaluation"]["nouns"].split()),
        frozenset(raw["evaluation"]["verbs_of_making"].split()),
        frozenset(raw["evaluation"]["copulas"].split()),
        _phrases(raw["evaluation"]["pairs"]),
        _phrases(raw["evaluation"]["phrases"]),
        frozenset(raw["evaluation"]["weighing"].split()),
        frozenset(raw["infinitives"]["promises"].split()),
        frozenset(raw["infinitives"]["demands"].split()),
        frozenset(raw["infinitives"]["wishes"].split()),
        frozenset(raw["infinitives"]["raising"].split()),
        frozenset(raw["commitment"]["denials"].split()),
        frozenset(raw["commitment"]["denial_nouns"].split()),
        frozenset(raw["commitment"]["doubts"].split()),
        frozenset(raw["commitment"]["withholding"].split()),
        frozenset(raw["commitment"]["beliefs"].split()),
        frozenset(raw["commitment"]["calling"].split()),
        frozenset(raw["commitment"]["falsehoods"].split()),
        frozenset(raw["commitment"]["truths"].split()),
        frozenset(raw["commitment"]["quantifiers"].split()),
        frozenset(raw["phatic"]["openers"].split()),
        _phrases(raw["phatic"]["phrases"]),
        frozenset(raw["prepositions"]["temporal"].split()),
        frozenset(raw["nouns"]["temporal"].split()),
        raw["confidence"],
    )


def _by_word(blocks: Mapping[str, str]) -> Mapping[str, str]:
    return {word: name for name, block in blocks.items() for word in block.split()}


def _phrases(block: str) -> Phrases:
    """Phrases parted by | as tuples of words."""
    return tuple(tuple(entry.split()) for entry in block.split("|") if entry.split())
