"""Everything found in one parsed article, before it becomes rows.

In: a parsed article. Out: `Findings`. The decision to question: attributions come first, because
a source is evidence for a name that the model passed over. Thoughts and acts without words are
parted from speech before anything else reads it, and change nothing of it. Texts in other languages
than English give what can be told without English rules: names, quotations in marks and their
speakers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from transforms.annotate.stage_times import StageTimes
from transforms.attribution.fragments import type_fragments
from transforms.attribution.model.predict import read_attribution_model
from transforms.attribution.no_speech import part_speech
from transforms.attribution.other_languages import find_marked_speech
from transforms.attribution.rules import find_by_rules
from transforms.attribution.types import Attribution
from transforms.claims.commitment import is_unspoken
from transforms.claims.find import Proposition, find_claims
from transforms.entities.coreference import agree_on_types, cluster_names
from transforms.entities.datelines import cut_datelines
from transforms.entities.mended_names import mend_names
from transforms.entities.recognize import find_names
from transforms.entities.types import EntityCluster, Name
from transforms.parse.document import ParsedArticle, read_again
from transforms.parse.quotation_marks import ENGLISH
from transforms.speakers.other_languages import mark_sources, mend_voices, rename_labels
from transforms.speakers.own_subjects import mend_sources
from transforms.speakers.participants import build_cast
from transforms.speakers.resolve import (
    Candidate,
    Voice,
    resolve_speakers,
    resolve_with_unspoken,
    silence,
)
from transforms.speakers.role_references import find_reference_roles, list_described
from transforms.speakers.roles import find_roles
from transforms.speakers.types import Role


@dataclass(frozen=True, slots=True)
class Findings:
    """What `transforms.annotate.rows` makes rows of; `unspoken` are thoughts and acts.

    `referents` are whom each "he" and "she" of the story means, by its token.
    """

    article: ParsedArticle
    names: Sequence[Name]
    clusters: Sequence[EntityCluster]
    roles: Sequence[Role]
    attributions: Sequence[Attribution]
    voices: Sequence[Voice]
    claims: Sequence[Proposition]
    unspoken: Sequence[Attribution] = ()
    unspoken_voices: Sequence[Voice] = ()
    referents: Mapping[int, Candidate] = field(default_factory=dict)


def analyse(
    article: ParsedArticle, attribution: str = "rules", times: StageTimes | None = None
) -> Findings:
    """All findings of a parsed article; `attribution` is `model`, `encoder` or `rules`.

    With `encoder` the shared encoder has to have parsed it.
    """
    times = times or StageTimes()
    if article.doc.lang_ not in ("", ENGLISH):
        findings = _analyse_elsewhere(article)
        times.end("rules")
        return findings
    attributions = find_by_rules(article)
    times.end("rules")
    unsure: list[Attribution] = []
    if attribution != "rules":
        model = read_attribution_model(on_encoder=attribution == "encoder")
        attributions, unsure = model.find_with_unsure(article, attributions)
        times.end("model")
    attributions, unspoken = part_speech(article, attributions, unsure)
    attributions = cut_datelines(article, mend_sources(article, attributions))
    attributions = type_fragments(article, attributions)
    names = mend_names(article, find_names(article), attributions)
    clusters = cluster_names(article, names)
    names = agree_on_types(names, clusters)
    times.end("names")
    roles = find_roles(article, names)
    cast = build_cast(article, names, clusters, roles)
    resolved = resolve_with_unspoken(article, attributions, unspoken, cast)
    voices = _silence_nobody(article, attributions, resolved.voices)
    unspoken_voices = _silence_nobody(article, unspoken, resolved.unspoken)
    told = list_described(article, attributions, voices, resolved.described)
    roles += find_reference_roles(article, names, clusters, told, roles)
    times.end("speakers")
    claims = find_claims(article, attributions)
    times.end("claims")
    return Findings(
        article,
        names,
        clusters,
        roles,
        attributions,
        voices,
        claims,
        unspoken,
        unspoken_voices,
        resolved.referents,
    )


def _silence_nobody(
    article: ParsedArticle, attributions: Sequence[Attribution], voices: Sequence[Voice]
) -> list[Voice]:
    """Nobody where the source says so."""
    return [
        silence(voice) if is_unspoken(article, item) else voice
        for item, voice in zip(attributions, voices, strict=True)
    ]


def _analyse_elsewhere(article: ParsedArticle) -> Findings:
    """Names, quotations in marks and their speakers: roles and claims are read in English only."""
    written = article.doc.spacy
    rename_labels(written)
    attributions = find_marked_speech(read_again(article))
    attributions = mark_sources(written, attributions)
    article = read_again(article)
    names = find_names(article)
    clusters = cluster_names(article, names)
    names = agree_on_types(names, clusters)
    cast = build_cast(article, names, clusters, [])
    voices = resolve_speakers(article, attributions, cast)
    voices = mend_voices(written, attributions, voices)
    return Findings(article, names, clusters, [], attributions, voices, [])
