"""Names thought to be one entity, and the entity that they are.

In: a group of names, each with the reason that joined it. Out: an `EntityCluster`. The decision to
question: the type is that of most names, where a name of two words or more counts twice and the
last word of a long name outweighs all ("the Coastal Fisheries Act").
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from transforms.entities.letter_case import write_name
from transforms.entities.name_labels import SITES
from transforms.entities.places import SAME_COUNTRY, is_place_name
from transforms.entities.types import WORDS, EntityCluster, Name, given_of, key_of

HEADS = WORDS.organisations | WORDS.laws | WORDS.events

TELLING_VOTES = 2
"""A name of two words or more, or one called "the retailer", tells its type better than a word."""


@dataclass(slots=True)
class Group:
    """Names thought to be one entity, while the article is read."""

    key: str
    is_person: bool
    is_firm: bool = False
    names: list[int] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)


def merge_groups(groups: dict[str, Group], short: str, long: str, reason: str) -> None:
    """Put one group into another and note why for each of its surfaces."""
    gone = groups.pop(short)
    kept = groups[long]
    kept.reasons.setdefault(gone.key, reason)
    for key, why in gone.reasons.items():
        kept.reasons.setdefault(key, why)
    kept.names = sorted(kept.names + gone.names)


def close_group(group: Group, names: Sequence[Name]) -> EntityCluster:
    """The group as a cluster: its type by vote, its canonical name, its reasons by surface."""
    votes: Counter[str] = Counter()
    for index in group.names:
        name = names[index]
        told = len(name.words) > 1 or name.method == "rules/head-word"
        if group.is_person or name.entity_type != "person" or " " not in group.key:
            votes[name.entity_type] += TELLING_VOTES if told else 1
    kind = "person" if group.is_person else _type_by_head(group.key) or votes.most_common(1)[0][0]
    kind = "organization" if group.is_firm else kind
    full = [index for index in group.names if key_of(" ".join(names[index].words)) == group.key]
    mixed = [index for index in full or group.names if not names[index].text.isupper()]
    best = names[(mixed or full or group.names)[0]]
    own = " ".join(best.words).split()
    canonical = write_name(own) if kind == "person" else " ".join(best.text.split())
    if kind != "person" and canonical.endswith(".") and "." not in canonical[:-1]:
        # "the takeover of Norvane & Co." ends with a form of firm, "of AT&T." with a sentence
        is_short = canonical.split()[-1].lower() in WORDS.legal_forms | WORDS.firm_ends
        canonical = canonical if is_short else canonical[:-1]
    if kind == "group":
        canonical = _plural_of(canonical, [names[index].text for index in group.names])
    if kind == "place" and group.key in SAME_COUNTRY:
        canonical = SAME_COUNTRY[group.key]
    reasons: dict[str, str] = {}
    for index in group.names:
        surface = " ".join(names[index].text.split())
        if surface != canonical:
            reasons.setdefault(surface, _reason(names[index], group, canonical))
    words = group.key.split()
    is_full = (
        given_of(best.words) is not None
        if kind == "person"
        else (len(words) > 1 or group.key not in HEADS)
    )
    return EntityCluster(kind, canonical, tuple(group.names), tuple(reasons.items()), is_full)


def _plural_of(canonical: str, surfaces: Sequence[str]) -> str:
    """ "Republicans", where the article has them as "Republican", too."""
    return f"{canonical}s" if f"{canonical}s" in surfaces else canonical


def _type_by_head(key: str) -> str | None:
    """What the last word of a long name tells: the Coastal Fisheries Act is a law."""
    words = key.split()
    if len(words) < 2 or words[-1] in WORDS.teams or is_place_name(key):
        return None
    if words[-1] in WORDS.laws:
        return "law"
    return "organization" if words[-1] in WORDS.organisations - SITES else None


def _reason(name: Name, group: Group, canonical: str) -> str:
    key = key_of(" ".join(name.words))
    if key in group.reasons:
        return group.reasons[key]
    plain = " ".join(name.words).casefold()
    return "same words" if plain == canonical.replace("’", "'").casefold() else "spelling"
