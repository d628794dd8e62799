"""Words of stated roles: titles of several words, portfolios, and what is no office.

In: `roles.toml`. Out: `RoleWords`, sets of lower-case words and one pattern. Data, not code.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class RoleWords:
    """What the words of a role tell; `fixed` matches a title of several words at its start."""

    fixed: re.Pattern[str]
    portfolio_words: frozenset[str]
    fields: frozenset[str]
    party_members: frozenset[str]
    club_offices: frozenset[str]
    nickname_firsts: frozenset[str]
    openers: frozenset[str]
    opinions: frozenset[str]
    ranks: frozenset[str]
    nobody: frozenset[str]
    siding: frozenset[str]
    unreal: frozenset[str]
    ages: frozenset[str]
    praise: frozenset[str]
    no_bodies: frozenset[str]
    sorts: frozenset[str]
    numbered: frozenset[str]
    ordered: frozenset[str]
    generals: frozenset[str]
    titular: frozenset[str]
    trades: frozenset[str]
    no_agents: frozenset[str]
    undertakings: frozenset[str]
    letters: frozenset[str]
    short_offices: frozenset[str]
    letters_behind: frozenset[str]
    relations: frozenset[str]


@cache
def read_role_words() -> RoleWords:
    """The shipped words. Raises `KeyError` if a part is missing."""
    path = resources.files("transforms").joinpath("lexicons/roles.toml")
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    words = {name: frozenset(raw[name].split()) for name in raw if isinstance(raw[name], str)}
    return RoleWords(
        fixed=_fixed_titles(
            raw["fixed"], raw["portfolios"].split(), raw["portfolio_words"].split()
        ),
        portfolio_words=words["portfolio_words"],
        fields=words["fields"],
        party_members=words["party_members"],
        club_offices=words["club_offices"],
        nickname_firsts=words["nickname_firsts"],
        openers=words["openers"],
        opinions=words["opinions"],
        ranks=words["ranks"],
        nobody=words["nobody"],
        siding=words["siding"],
        unreal=words["unreal"],
        ages=words["ages"],
        praise=words["praise"],
        no_bodies=words["no_bodies"],
        sorts=words["sorts"],
        numbered=words["numbered"],
        ordered=words["ordered"],
        generals=words["generals"],
        titular=words["titular"],
        trades=words["trades"],
        no_agents=words["no_agents"],
        undertakings=words["undertakings"],
        letters=words["letters"],
        short_offices=words["short_offices"],
        letters_behind=words["letters_behind"],
        relations=words["relations"],
    )


def _fixed_titles(titles: list[str], portfolios: list[str], words: list[str]) -> re.Pattern[str]:
    """ "U.S. Secretary of State", "chief of staff", "Minister of Water Resources and Power", and no
    "secretary of State Street"."""
    offices = "(?:under-?)?secretary|minister|commissioner|superintendent|inspector[ -]general"
    word = f"(?:{'|'.join(words)})"
    several = rf"(?:{word}(?:, | and |, and | & | )){{1,5}}{word}"
    single = rf"{word}(?=$|,| (?:and|at|for|in|of)\b)"
    fields = f"{several}|{single}|{'|'.join(portfolios).replace('.', ' ')}"
    of_field = rf"(?:{offices}) (?:of|for) (?:{fields})(?! (?-i:[A-Z]))"
    # "Minister of State for Rural Development"
    name = r"(?-i:[A-Z])[\w-]+"
    of_state = (
        rf"(?:{offices}) of state for (?:the )?(?:{fields}|{name}(?:(?:,| and|, and| &)? {name})*)"
    )
    whole = "|".join((of_state, of_field, *titles))
    return re.compile(rf"((?:[\w.-]+ )*(?:{whole}))\b", re.IGNORECASE)
