"""Place names to ISO 3166-1 country codes, for countries themselves.

In: a place name as an article writes it. Out: the two-letter code, or None. Names come from
pycountry; press usage that it lacks is listed here. Towns and regions get no code: one that is
in a single country today may be a guess tomorrow ("Georgia", "Paris, Texas").
"""

from functools import cache

import pycountry

from transforms.mentions import key_of

PRESS_NAMES = {
    "us": "US",
    "usa": "US",
    "america": "US",
    "united states of america": "US",
    "uk": "GB",
    "britain": "GB",
    "great britain": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "northern ireland": "GB",
    "uae": "AE",
    "russia": "RU",
    "south korea": "KR",
    "north korea": "KP",
    "iran": "IR",
    "syria": "SY",
    "vietnam": "VN",
    "laos": "LA",
    "turkey": "TR",
    "czech republic": "CZ",
    "holland": "NL",
    "ivory coast": "CI",
    "cape verde": "CV",
    "burma": "MM",
    "swaziland": "SZ",
    "macedonia": "MK",
    "palestine": "PS",
    "vatican": "VA",
    "brunei": "BN",
    "congo": None,
    "georgia": None,
    "jersey": None,
}
"""None: the press means two places by it."""


@cache
def _country_names() -> dict[str, str]:
    names: dict[str, str] = {}
    for country in pycountry.countries:
        for field in ("name", "official_name", "common_name"):
            name = getattr(country, field, None)
            if name:
                names[key_of(name)] = country.alpha_2
    return names


def find_country(name: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country's name, or None."""
    key = key_of(name)
    if key in PRESS_NAMES:
        return PRESS_NAMES[key]
    return _country_names().get(key)
