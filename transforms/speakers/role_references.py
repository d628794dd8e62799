"""What somebody is by the words that refer to him: "“It is late,” the Salford MP said".

In: the attributions of an article, whom each led to, and the roles stated beside the names. Out: a
role of each person of whom no other is stated, by the first "the …" that surely means him. The
decision to question: a description counts only where nothing is said beside the name, since it may
be wrong about whom it means.
"""

from collections.abc import Iterator, Sequence

from transforms.attribution.types import Attribution
from transforms.entities.types import EntityCluster, Name
from transforms.parse.document import ParsedArticle
from transforms.speakers.resolve import Voice
from transforms.speakers.roles import read_role
from transforms.speakers.types import Role

SURE = 0.8
METHOD = "rules/role-reference"


def find_reference_roles(
    article: ParsedArticle,
    names: Sequence[Name],
    clusters: Sequence[EntityCluster],
    attributions: Sequence[Attribution],
    voices: Sequence[Voice],
    roles: Sequence[Role],
) -> Iterator[Role]:
    """One role at most of each person without any."""
    told = {role.name for role in roles}
    known = {n for n, cluster in enumerate(clusters) if not told.isdisjoint(cluster.names)}
    for item, voice in zip(attributions, voices, strict=True):
        number = voice.cluster
        is_described = voice.reference_kind == "nominal" and voice.confidence >= SURE
        if number is None or number in known or not is_described or item.source is None:
            continue
        low = item.source[0]
        is_definite = "the" in (article.doc[low].lower_, article.doc[max(0, low - 1)].lower_)
        if not is_definite or clusters[number].entity_type != "person":
            # "Philippine lawmaker: Bar Roe", who is not Roe
            continue
        role = read_role(article, names, clusters[number].names[0], item.source, METHOD)
        if role is not None:
            known.add(number)
            yield role
