"""Bodies and groups that news names without saying what they are: parties, papers, firms, clubs.

In: `bodies.toml`. Out: the label that each name has, by its words as written. Data, not code. The
decision to question: what a name is depends on the article, so only those are listed that are
hardly ever a person, a place or a common word.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

GROUPS = "groups"


@cache
def read_known_bodies() -> Mapping[str, str]:
    """`NORP` for people of one mind, `ORG` for all other names of the lexicon."""
    path = resources.files("transforms").joinpath("lexicons/bodies.toml")
    raw: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        " ".join(name.split()): "NORP" if part == GROUPS else "ORG"
        for part, names in raw.items()
        for name in names.split(",")
        if name.strip()
    }
