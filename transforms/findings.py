"""Everything found in one parsed article, before it becomes rows.

In: a parsed article. Out: `Findings`. The decision to question: attributions come first, because
a source is evidence for a name that the model passed over.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.attribution import Attribution
from transforms.attribution_model import read_attribution_model
from transforms.attribution_rules import find_by_rules
from transforms.cast import build_cast
from transforms.claims import Proposition, find_claims
from transforms.clusters import agree_on_types, cluster_names
from transforms.mentions import find_names
from transforms.names import EntityCluster, Name
from transforms.naming import mend_names
from transforms.parse import ParsedArticle
from transforms.roles import Role, find_roles
from transforms.speakers import Voice, resolve_speakers


@dataclass(frozen=True, slots=True)
class Findings:
    """What `transforms.assemble` makes rows of."""

    article: ParsedArticle
    names: Sequence[Name]
    clusters: Sequence[EntityCluster]
    roles: Sequence[Role]
    attributions: Sequence[Attribution]
    voices: Sequence[Voice]
    claims: Sequence[Proposition]


def analyse(article: ParsedArticle, attribution: str = "rules") -> Findings:
    """All findings of a parsed article; `attribution` is `model` or `rules`."""
    attributions = find_by_rules(article)
    if attribution == "model":
        attributions = read_attribution_model().find_attributions(article, attributions)
    names = mend_names(article, find_names(article), attributions)
    clusters = cluster_names(article, names)
    names = agree_on_types(names, clusters)
    roles = find_roles(article, names)
    voices = resolve_speakers(article, attributions, build_cast(article, names, clusters, roles))
    claims = find_claims(article, attributions)
    return Findings(article, names, clusters, roles, attributions, voices, claims)
