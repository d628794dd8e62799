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


WORD_LISTS = {
    "obvious": ("wrappers", "obvious"),
    "improbable": ("wrappers", "improbable"),
    "saying": ("wrappers", "saying"),
    "noting": ("wrappers", "noting"),
    "no_secret": ("wrappers", "no_secret"),
    "reports": ("wrappers", "reports"),
    "duties": ("oughts", "duties"),
    "demanding_that": ("oughts", "demanding_that"),
    "intolerable": ("oughts", "intolerable"),
    "needy": ("oughts", "needy"),
    "awaited": ("forecasts", "awaited"),
    "past_times": ("forecasts", "past_times"),
    "forecast_decisions": ("forecasts", "decisions"),
    "driving": ("causes", "driving"),
    "weighing_adjectives": ("evaluation", "weighing_adjectives"),
    "weighing_nouns": ("evaluation", "weighing_nouns"),
    "condition_marks": ("conditions", "marks"),
    "inverted": ("conditions", "inverted"),
    "negative_adverbs": ("negation", "adverbs"),
    "negative_links": ("negation", "links"),
    "negative_pronouns": ("negation", "pronouns"),
    "far_from": ("negation", "far_from"),
    "negative_exceptions": ("negation", "exceptions"),
    "bounds": ("negation", "bounds"),
    "focus": ("negation", "focus"),
    "causal_verbs": ("causes", "verbs"),
    "causal_verbs_to": ("causes", "verbs_to"),
    "causal_verbs_of_things": ("causes", "verbs_of_things"),
    "verbs_of_change": ("causes", "verbs_of_change"),
    "own_changes": ("causes", "own_changes"),
    "drawing": ("causes", "drawing"),
    "reactions": ("causes", "reactions"),
    "not_by_doing": ("causes", "not_by_doing"),
    "causal_marks": ("causes", "marks"),
    "causal_marks_now": ("causes", "marks_now"),
    "causal_reasons": ("causes", "reasons"),
    "sending": ("causes", "sending"),
    "causal_nouns": ("causes", "nouns"),
    "causal_participles": ("causes", "participles"),
    "forecast_verbs": ("forecasts", "verbs"),
    "forecast_times": ("forecasts", "times"),
    "forecast_plans": ("forecasts", "plans"),
    "forecast_sure_times": ("forecasts", "sure_times"),
    "deadlines": ("forecasts", "deadlines"),
    "calendar": ("forecasts", "calendar"),
    "days": ("forecasts", "days"),
    "evaluative_adjectives": ("evaluation", "adjectives"),
    "evaluative_nouns": ("evaluation", "nouns"),
    "adverbs_of_manner": ("evaluation", "adverbs_of_manner"),
    "verbs_of_manner": ("evaluation", "verbs_of_manner"),
    "judging_adverbs": ("evaluation", "adverbs"),
    "judging_verbs": ("evaluation", "verbs"),
    "measured": ("evaluation", "measured"),
    "not_judging_unable": ("evaluation", "unable"),
    "judged_nouns": ("evaluation", "judged"),
    "trusting": ("evaluation", "trusting"),
    "nouns_for": ("evaluation", "nouns_for"),
    "feelings": ("evaluation", "feelings"),
    "amounts": ("evaluation", "amounts"),
    "degrees": ("evaluation", "degrees"),
    "willing": ("evaluation", "willing"),
    "perhaps": ("adverbs", "perhaps"),
    "taking_sides": ("evaluation", "taking_sides"),
    "degrees_of_siding": ("evaluation", "degrees_of_siding"),
    "demanding": ("oughts", "demanding"),
    "allowances": ("oughts", "allowances"),
    "states": ("forecasts", "states"),
    "not_by_saying": ("causes", "not_by_saying"),
    "verbs_as": ("evaluation", "verbs_as"),
    "making": ("evaluation", "verbs_of_making"),
    "copulas": ("evaluation", "copulas"),
    "weighing": ("evaluation", "weighing"),
    "only_said": ("evaluation", "only_said"),
    "promises": ("infinitives", "promises"),
    "demands": ("infinitives", "demands"),
    "gerunds": ("infinitives", "gerunds"),
    "wishes": ("infinitives", "wishes"),
    "raising": ("infinitives", "raising"),
    "denials": ("commitment", "denials"),
    "scorn": ("commitment", "scorn"),
    "facts": ("commitment", "facts"),
    "denial_nouns": ("commitment", "denial_nouns"),
    "doubts": ("commitment", "doubts"),
    "withholding": ("commitment", "withholding"),
    "evidence": ("commitment", "evidence"),
    "beliefs": ("commitment", "beliefs"),
    "convictions": ("commitment", "convictions"),
    "stopping": ("commitment", "stopping"),
    "calling": ("commitment", "calling"),
    "falsehoods": ("commitment", "falsehoods"),
    "truths": ("commitment", "truths"),
    "quantifiers": ("commitment", "quantifiers"),
    "openers": ("phatic", "openers"),
    "thanked": ("phatic", "thanked"),
    "placing": ("verbs", "placing"),
    "telling": ("verbs", "telling"),
    "requiring": ("verbs", "requiring"),
    "ranking": ("verbs", "ranking"),
    "states_in_ing": ("verbs", "states"),
    "takes_time": ("verbs", "with_time"),
    "passing_adverbs": ("adverbs", "passing"),
    "reflexives": ("pronouns", "reflexive"),
    "temporal_prepositions": ("prepositions", "temporal"),
    "aside_prepositions": ("prepositions", "aside"),
    "temporal_nouns": ("nouns", "temporal"),
}
"""Fields of `ClaimWords` and where the file has them."""

PHRASE_LISTS = {
    "condition_phrases": ("conditions", "phrases"),
    "negative_phrases": ("negation", "phrases"),
    "causal_verbs_with_particle": ("causes", "verbs_with_particle"),
    "causal_phrases": ("causes", "phrases"),
    "causal_openings": ("causes", "openings"),
    "causal_moves": ("causes", "moves"),
    "denials_with_particle": ("commitment", "denials_with_particle"),
    "instead": ("commitment", "instead"),
    "verbal_nouns": ("verbs", "with_noun"),
    "judging_pairs": ("evaluation", "pairs"),
    "judging_pairs_denied": ("evaluation", "pairs_denied"),
    "owed": ("oughts", "owed"),
    "evaluative_phrases": ("evaluation", "phrases"),
    "evaluative_verb_phrases": ("evaluation", "verb_phrases"),
    "phatic": ("phatic", "phrases"),
}


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """Lists of the file; `modals`, `quasi` and `adjectives` map a word to its modality."""

    modals: Mapping[str, str]
    quasi: Mapping[str, str]
    quasi_after_be: Words
    quasi_alone: Words
    quasi_never_passive: Words
    habits: Words
    equated: Words
    adjectives: Mapping[str, str]
    necessary_now: Words
    obvious: Words
    improbable: Words
    saying: Words
    noting: Words
    no_secret: Words
    reports: Words
    duties: Words
    demanding_that: Words
    intolerable: Words
    needy: Words
    owed: Phrases
    awaited: Words
    past_times: Words
    driving: Words
    forecast_decisions: Words
    weighing_adjectives: Words
    weighing_nouns: Words
    condition_marks: Words
    condition_phrases: Phrases
    inverted: Words
    negative_adverbs: Words
    negative_links: Words
    negative_pronouns: Words
    negative_phrases: Phrases
    far_from: Words
    negative_exceptions: Words
    bounds: Words
    focus: Words
    causal_verbs: Words
    causal_verbs_to: Words
    causal_verbs_of_things: Words
    causal_verbs_with_particle: Phrases
    verbs_of_change: Words
    own_changes: Words
    drawing: Words
    reactions: Words
    not_by_doing: Words
    causal_marks: Words
    causal_marks_now: Words
    causal_phrases: Phrases
    causal_openings: Phrases
    causal_reasons: Words
    causal_moves: Phrases
    sending: Words
    causal_nouns: Words
    causal_participles: Words
    forecast_verbs: Words
    forecast_times: Words
    forecast_plans: Words
    forecast_sure_times: Words
    deadlines: Words
    calendar: Words
    days: Words
    evaluative_adjectives: Words
    evaluative_nouns: Words
    adverbs_of_manner: Words
    verbs_of_manner: Words
    judging_adverbs: Words
    judging_verbs: Words
    measured: Words
    not_judging_unable: Words
    judged_nouns: Words
    trusting: Words
    nouns_for: Words
    feelings: Words
    amounts: Words
    degrees: Words
    willing: Words
    perhaps: Words
    taking_sides: Words
    degrees_of_siding: Words
    demanding: Words
    allowances: Words
    states: Words
    not_by_saying: Words
    verbs_as: Words
    making: Words
    copulas: Words
    judging_pairs: Phrases
    judging_pairs_denied: Phrases
    evaluative_phrases: Phrases
    evaluative_verb_phrases: Phrases
    weighing: Words
    only_said: Words
    promises: Words
    demands: Words
    gerunds: Words
    wishes: Words
    raising: Words
    denials: Words
    denials_with_particle: Phrases
    scorn: Words
    facts: Words
    denial_nouns: Words
    doubts: Words
    instead: Phrases
    withholding: Words
    evidence: Words
    beliefs: Words
    convictions: Words
    stopping: Words
    calling: Words
    falsehoods: Words
    truths: Words
    quantifiers: Words
    placing: Words
    telling: Words
    requiring: Words
    ranking: Words
    states_in_ing: Words
    takes_time: Words
    verbal_nouns: Phrases
    openers: Words
    thanked: Words
    phatic: Phrases
    passing_adverbs: Words
    reflexives: Words
    temporal_prepositions: Words
    aside_prepositions: Words
    temporal_nouns: Words
    confidence: Mapping[str, float]


@cache
def read_claim_words() -> ClaimWords:
    """The shipped lists. Raises `KeyError` if one is missing."""
    path = resources.files("transforms").joinpath("lexicons/claims.toml")
    return _make_words(tomllib.loads(path.read_text(encoding="utf-8")))


def _make_words(raw: Mapping[str, Any]) -> ClaimWords:
    quasi = dict(raw["quasi"])
    adjectives = dict(raw["adjectives"])
    lists: dict[str, Any] = {
        name: frozenset(raw[table][key].split()) for name, (table, key) in WORD_LISTS.items()
    }
    lists |= {name: _phrases(raw[table][key]) for name, (table, key) in PHRASE_LISTS.items()}
    return ClaimWords(
        modals=_by_word(raw["modals"]),
        quasi_after_be=frozenset(quasi.pop("after_be").split()),
        quasi_alone=frozenset(quasi.pop("alone").split()),
        quasi_never_passive=frozenset(quasi.pop("never_passive").split()),
        habits=frozenset(quasi.pop("habits").split()),
        equated=frozenset(quasi.pop("equated").split()),
        quasi=_by_word(quasi),
        necessary_now=frozenset(adjectives.pop("necessary_now").split()),
        adjectives=_by_word(adjectives),
        confidence=raw["confidence"],
        **lists,
    )


def _by_word(blocks: Mapping[str, str]) -> Mapping[str, str]:
    return {word: name for name, block in blocks.items() for word in block.split()}


def _phrases(block: str) -> Phrases:
    """Phrases parted by | as tuples of words."""
    return tuple(tuple(entry.split()) for entry in block.split("|") if entry.split())
