"""Everything found in one parsed article, before it becomes rows.

In: a parsed article. Out: `Findings`. The decision to question: attributions come first, because
a source is evidence for a name that the model passed over. Texts in other languages than English
give what can be told without English rules: names, quotations in marks and their speakers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.attribution import Attribution
from transforms.attribution_model import read_attribution_model
from transforms.attribution_rules import find_by_rules
from transforms.cast import build_cast
from transforms.claims import Proposition, find_claims
from transforms.clusters import agree_on_types, cluster_names
from transforms.labels import mark_sources, mend_voices, rename_labels
from transforms.marked_speech import find_marked_speech
from transforms.marks import ENGLISH
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
    if article.doc.lang_ != ENGLISH:
        return _analyse_elsewhere(article)
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


def _analyse_elsewhere(article: ParsedArticle) -> Findings:
    """Names, quotations in marks and their speakers: roles and claims are read in English only."""
    rename_labels(article.doc)
    attributions = find_marked_speech(article)
    attributions = mark_sources(article.doc, attributions)
    names = find_names(article)
    clusters = cluster_names(article, names)
    names = agree_on_types(names, clusters)
    cast = build_cast(article, names, clusters, [])
    voices = resolve_speakers(article, attributions, cast)
    voices = mend_voices(article.doc, attributions, voices)
    return Findings(article, names, clusters, [], attributions, voices, [])
