"""Which words report speech in a language other than English.

In: `cues_other_languages.toml`. Out: a table of forms by language, empty for a language that has
none: there, words inside marks are quotations without a speaker. The decision to question: forms
and not lemmas, so that a language can be read without a model, and with any model.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class SpeechCues:
    """Verb forms and participles to lemmas; other small words of reporting clauses."""

    forms: dict[str, str]
    participles: dict[str, str]
    auxiliaries: frozenset[str]
    according: frozenset[str]
    pronouns: frozenset[str]
    stops: frozenset[str]


NO_CUES = SpeechCues({}, {}, frozenset(), frozenset(), frozenset(), frozenset())


@cache
def read_speech_cues(language: str) -> SpeechCues:
    """The table of a language, or an empty one."""
    path = resources.files("transforms").joinpath("lexicons/cues_other_languages.toml")
    raw = tomllib.loads(path.read_text(encoding="utf-8")).get(language)
    if raw is None:
        return NO_CUES
    forms, participles = (_read_lines(raw[name]) for name in ("forms", "participles"))
    for verb in raw["regular"].split():
        for ending, added in raw["endings"].items():
            kind = ending.removeprefix("participle_")
            if not verb.endswith(kind):
                continue
            table = forms if kind == ending else participles
            for end in added.split():
                table.setdefault(verb.removesuffix(kind) + end, verb)
    words = {
        name: frozenset(raw[name].split())
        for name in ("auxiliaries", "according", "pronouns", "stops")
    }
    return SpeechCues(forms, participles, **words)


def _read_lines(block: str) -> dict[str, str]:
    """Form to lemma; a line is a lemma and its forms."""
    lines = (line.split() for line in block.splitlines())
    return {form: lemma for lemma, *forms in filter(None, lines) for form in forms}
