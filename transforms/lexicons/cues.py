"""The lexicon of cues: which words report speech, thought or wish, and with what stance.

In: `cues.toml`. Out: sets by construction. Data, not code, so that a reader can check and
extend the list without touching a rule.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

LEMMA_REPAIRS = {
    "hop": "hope",
    "retweete": "retweet",
    "hat": "hate",
    "learnt": "learn",
    "texte": "text",
}
"""Lemmas that the small model gets wrong in reporting clauses."""
NOUNS = ("noun that", "noun to", "noun prep")
AMERICAN = re.compile(r"(?<=[a-z]{3})ize\b")
"""The ending that is "ise" in British papers; not that of "size" or "prize"."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Cue lemmas by construction, verbs of direct speech, stance by lemma, words of the mind.

    `seeming`, `opinions` and `held_by_nobody` are verbs of what an author says himself, `said_of`
    of what others say of the subject, `unsaid` of what only looks like a report, by kind;
    `carriers` are nouns of who passes on what others say, "an interpreter", `accounts` what
    somebody's words are called behind "by" or "in", "by his own account", `positions` before "is
    that"; `showing` are verbs of
    documents, `with_object` those of `speech` that mostly have a thing for their object.
    """

    constructions: dict[str, frozenset[str]]
    speech: frozenset[str]
    stances: dict[str, str]
    openers: frozenset[str]
    nouns: frozenset[str]
    carriers: frozenset[str]
    accounts: frozenset[str]
    positions: frozenset[str]
    showing: frozenset[str]
    with_object: frozenset[str]
    minds: frozenset[str]
    verdicts: frozenset[str]
    knowing: frozenset[str]
    asked: frozenset[str]
    seeming: frozenset[str]
    opinions: frozenset[str]
    held_by_nobody: frozenset[str]
    said_of: frozenset[str]
    unsaid: dict[str, frozenset[str]]

    def has(self, construction: str, lemma: str) -> bool:
        """Whether the lemma is a cue in this construction."""
        return lemma in self.constructions.get(construction, ())

    def is_cue(self, lemma: str) -> bool:
        """Whether the lemma opens a cue in some construction."""
        return lemma in self.openers

    def stance(self, lemma: str) -> str:
        """One of `records.CUE_STANCES`, by the first word of the cue's lemma."""
        return self.stances.get(lemma) or self.stances.get(lemma.split(" ")[0], "neutral")


def _words(block: str) -> list[str]:
    """Entries parted by white space, or by | and line ends where an entry has two words."""
    if "|" not in block:
        return block.split()
    entries = (entry.strip() for line in block.splitlines() for entry in line.split("|"))
    return [entry for entry in entries if entry]


def _with_british_forms(entries: Sequence[str]) -> frozenset[str]:
    """The entries, and "apologise for" beside "apologize for"."""
    return frozenset(entries) | {AMERICAN.sub("ise", entry) for entry in entries}


@cache
def read_lexicon() -> Lexicon:
    """The shipped lexicon. Raises `KeyError` if a part is missing."""
    path = resources.files("transforms").joinpath("lexicons/cues.toml")
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    stances: dict[str, str] = {}
    for stance, block in raw["stance"].items():
        for word in _with_british_forms(block.replace("|", " ").split()):
            stances.setdefault(word, stance)
    constructions = {
        name: _with_british_forms(_words(block)) for name, block in raw["construction"].items()
    }
    speech = _with_british_forms(raw["speech"]["verbs"].split())
    openers = speech.union(*({e.split()[0] for e in part} for part in constructions.values()))
    nouns = (entry.split()[0] for kind in NOUNS for entry in constructions[kind])
    author = {name: _with_british_forms(block.split()) for name, block in raw["author"].items()}
    return Lexicon(
        constructions,
        speech,
        stances,
        openers,
        frozenset(nouns),
        frozenset(raw["speech"]["carriers"].split()),
        frozenset(raw["speech"]["accounts"].split()),
        frozenset(raw["speech"]["positions"].split()),
        frozenset(raw["speech"]["showing"].split()),
        frozenset(raw["speech"]["with_object"].split()),
        _with_british_forms(raw["mind"]["words"].split()),
        frozenset(raw["mind"]["verdicts"].split()),
        _with_british_forms(raw["mind"]["knowing"].split()),
        frozenset(raw["mind"]["asked"].split()),
        author["seeming"],
        author["opinions"],
        author["held_by_nobody"],
        author["said_of"],
        {name: _with_british_forms(block.split()) for name, block in raw["unsaid"].items()},
    )


def repair_lemma(lemma: str) -> str:
    """The lemma with the model's known slips undone."""
    return LEMMA_REPAIRS.get(lemma, lemma)
