"""What an article states in two places of one person: the title here, and the body there.

In: the roles of an article and whose each is. Out: the roles, a bare title with the unit and the
affiliation of the fuller one, and a bare body with the title of the words that refer to whoever is
of it. The decision to question: only the very same title is filled in, and only from one body,
since a chairman may be one of two.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from transforms.speakers.role_references import METHOD
from transforms.speakers.types import Role

Place = tuple[str | None, str | None]
"""Unit and affiliation."""


def fill_repeats(roles: Sequence[Role], cluster_of: Mapping[int, int]) -> list[Role]:
    """ "Chief executive Jane Roe" is of Severka if "Severka chief executive Jane Roe" is said."""
    return _fill_titles(_fill_bodies(roles, cluster_of), cluster_of)


def _fill_bodies(roles: Sequence[Role], cluster_of: Mapping[int, int]) -> list[Role]:
    places: dict[tuple[int, str], set[Place]] = {}
    for role in roles:
        # and no "lifetime" of "the best president of my lifetime"
        if role.title is not None and any(map(str.isupper, role.affiliation or "")):
            key = (cluster_of[role.name], role.title.casefold())
            places.setdefault(key, set()).add((role.unit, role.affiliation))
    filled: list[Role] = []
    for role in roles:
        is_bare = role.title is not None and role.unit is None and role.affiliation is None
        told = places.get((cluster_of[role.name], (role.title or "").casefold()), set())
        if is_bare and len(told) == 1:
            unit, affiliation = next(iter(told))
            role = replace(role, unit=unit, affiliation=affiliation)
        filled.append(role)
    return filled


def _fill_titles(roles: Sequence[Role], cluster_of: Mapping[int, int]) -> list[Role]:
    """ "Severka's Jane Roe said. … the charity's director added": director of Severka, twice."""
    described = {cluster_of[role.name]: role for role in roles if role.method == METHOD}
    bodies = {
        cluster_of[role.name]: role.affiliation
        for role in roles
        if role.title is None and role.affiliation is not None
    }
    filled: list[Role] = []
    for role in roles:
        told, body = described.get(cluster_of[role.name]), bodies.get(cluster_of[role.name])
        is_open = told is not None and (told.affiliation or "").islower()
        if told is not None and body is not None and is_open:
            role = replace(role, title=told.title, unit=told.unit or role.unit, affiliation=body)
        filled.append(role)
    return filled
