"""Towns of the world and the countries that their names can mean.

In: `towns.txt`, made by `transforms.training.make_towns` from GeoNames (geonames.org, CC BY 4.0).
Out: by key (`transforms.entities.types.key_of`) the countries in which a town of that name lies,
and what it weighs in each; and the towns' own names in small letters. The decision to question: the
table is a copy of a list that goes on being mended, but that list has 180 MB, of which 2 are asked
for, and each process would turn its names into keys before its first article.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

OWN = "="
"""In place of a town's name that is its key."""


def _read_lines() -> Iterator[list[str]]:
    """Key, countries with weights, and the names of towns that have the key."""
    path = resources.files("transforms").joinpath("lexicons/towns.txt")
    for line in path.read_text(encoding="utf-8").splitlines():
        yield line.split("\t")


@cache
def read_town_weights() -> Mapping[str, str]:
    """By key the countries and weights of its towns: "GB 317682 ZA 15680"."""
    return {key: weights for key, weights, _ in _read_lines()}


@cache
def read_town_names() -> frozenset[str]:
    """The names of towns of 15,000 people and more in small letters; no other spellings."""
    return frozenset(
        key if name == OWN else name
        for key, _, names in _read_lines()
        for name in names.split("|")
        if name
    )
