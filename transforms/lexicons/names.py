"""Words around names: honorifics, organisation words, role nouns and their gender.

In: `names.toml`. Out: `NameWords`, sets of lower-case words. Data, not code.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class NameWords:
    """What the words around a name tell; `roles` and `bodies` map a noun to what it may mean,
    `filers` what is written to who files it, `kin` a kind of kin to its nouns, and `body_words`
    close a body's name or stand for a body. `either_` are nouns and first names of the lists that
    tell neither a woman nor a man."""

    honorifics: frozenset[str]
    addresses: frozenset[str]
    abbreviations: frozenset[str]
    female_titles: frozenset[str]
    male_titles: frozenset[str]
    organisations: frozenset[str]
    teams: frozenset[str]
    firm_ends: frozenset[str]
    firm_trades: frozenset[str]
    laws: frozenset[str]
    legal_forms: frozenset[str]
    events: frozenset[str]
    particles: frozenset[str]
    small_surnames: frozenset[str]
    inner_words: frozenset[str]
    suffixes: frozenset[str]
    postnominals: frozenset[str]
    calendar: frozenset[str]
    not_names: frozenset[str]
    office_names: frozenset[str]
    office_homes: frozenset[str]
    common_firsts: frozenset[str]
    body_sorts: frozenset[str]
    streets: frozenset[str]
    title_parts: frozenset[str]
    nations: frozenset[str]
    descriptors: frozenset[str]
    confidence: dict[str, float]
    roles: dict[str, frozenset[str]]
    bodies: dict[str, frozenset[str]]
    filers: dict[str, str]
    kin: dict[str, frozenset[str]]
    female_nouns: frozenset[str]
    male_nouns: frozenset[str]
    organisation_nouns: frozenset[str]
    body_words: frozenset[str]
    lettered_nouns: frozenset[str]
    document_nouns: frozenset[str]
    document_names: frozenset[str]
    person_nouns: frozenset[str]
    relation_nouns: frozenset[str]
    exclusive_nouns: frozenset[str]
    female_names: frozenset[str]
    male_names: frozenset[str]
    either_nouns: frozenset[str]
    either_names: frozenset[str]

    def is_given_name(self, word: str) -> bool:
        """Whether a word in small letters is a woman's or a man's first name."""
        return word in self.female_names or word in self.male_names


@cache
def read_name_words() -> NameWords:
    """The shipped words. Raises `KeyError` if a part is missing."""
    path = resources.files("transforms").joinpath("lexicons/names.toml")
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    nouns = raw["nouns"]
    organisations = frozenset((raw["organisations"] + raw["teams"]).split())
    organisation_nouns = frozenset(nouns["organisation"].split())
    return NameWords(
        honorifics=frozenset(f"{raw['honorifics']} {raw['addresses']}".split()),
        addresses=frozenset(raw["addresses"].split()),
        abbreviations=frozenset(raw["abbreviations"].split()),
        female_titles=frozenset(raw["female"].split()),
        male_titles=frozenset(raw["male"].split()),
        organisations=organisations,
        teams=frozenset(raw["teams"].split()),
        firm_ends=frozenset(raw["firm_ends"].split()),
        firm_trades=frozenset(raw["firm_trades"].split()),
        laws=frozenset(raw["laws"].split()),
        legal_forms=frozenset(raw["legal_forms"].split()),
        events=frozenset(raw["events"].split()),
        particles=frozenset(raw["particles"].split()),
        inner_words=frozenset(raw["inner_words"].split()),
        small_surnames=frozenset(raw["small_surnames"].split()),
        suffixes=frozenset(raw["suffixes"].split()),
        postnominals=frozenset(raw["postnominals"].split()),
        calendar=frozenset(raw["calendar"].split()),
        not_names=frozenset(raw["not_names"].split()),
        office_names=frozenset(raw["office_names"].split()),
        office_homes=frozenset(raw["office_homes"].split()),
        common_firsts=frozenset(raw["common_firsts"].split()),
        body_sorts=frozenset(raw["body_sorts"].split()),
        streets=frozenset(raw["streets"].split()),
        title_parts=frozenset(raw["title_parts"].split()),
        nations=frozenset(raw["nations"].split()),
        descriptors=frozenset(raw["nations"].split() + raw["descriptors"].split()),
        confidence=dict(raw["confidence"]),
        roles={noun: frozenset(words.split()) for noun, words in raw["roles"].items()},
        bodies={noun: frozenset(words.split()) for noun, words in raw["bodies"].items()},
        filers=dict(raw["filers"]),
        kin={kind: frozenset(words.split()) for kind, words in raw["kin"].items()},
        female_nouns=frozenset(nouns["female"].split()),
        male_nouns=frozenset(nouns["male"].split()),
        organisation_nouns=organisation_nouns,
        body_words=organisations | organisation_nouns,
        lettered_nouns=frozenset(nouns["lettered"].split()),
        document_nouns=frozenset(nouns["document"].split()),
        document_names=frozenset(raw["document_names"].split()),
        person_nouns=frozenset(nouns["person"].split()),
        relation_nouns=frozenset(nouns["relation"].split()),
        exclusive_nouns=frozenset(nouns["exclusive"].split()),
        female_names=frozenset(raw["given"]["female"].split()),
        male_names=frozenset(raw["given"]["male"].split()),
        either_nouns=frozenset(nouns["either"].split()),
        either_names=frozenset(raw["given"]["either"].split()),
    )
