"""Everything found in one parsed article, before it becomes rows.

In: a parsed article. Out: `Findings`. The decision to question: attributions come first, because
a source is evidence for a name that the model passed over. Texts in other languages than English
give what can be told without English rules: names, quotations in marks and their speakers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.annotate.stage_times import StageTimes
from transforms.attribution.model.predict import read_attribution_model
from transforms.attribution.no_speech import drop_no_speech
from transforms.attribution.other_languages import find_marked_speech
from transforms.attribution.rules import find_by_rules
from transforms.attribution.types import Attribution, renumber
from transforms.attribution.unsaid import list_said
from transforms.claims.commitment import is_unspoken
from transforms.claims.find import Proposition, find_claims
from transforms.entities.coreference import agree_on_types, cluster_names
from transforms.entities.recognize import find_names
from transforms.entities.source_names import mend_names
from transforms.entities.types import EntityCluster, Name
from transforms.parse.document import ParsedArticle, read_again
from transforms.parse.quotation_marks import ENGLISH
from transforms.speakers.other_languages import mark_sources, mend_voices, rename_labels
from transforms.speakers.participants import build_cast
from transforms.speakers.resolve import Voice, resolve_speakers, silence
from transforms.speakers.roles import find_roles
from transforms.speakers.types import Role


@dataclass(frozen=True, slots=True)
class Findings:
    """What `transforms.annotate.rows` makes rows of."""

    article: ParsedArticle
    names: Sequence[Name]
    clusters: Sequence[EntityCluster]
    roles: Sequence[Role]
    attributions: Sequence[Attribution]
    voices: Sequence[Voice]
    claims: Sequence[Proposition]


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
    if attribution != "rules":
        model = read_attribution_model(on_encoder=attribution == "encoder")
        attributions = model.find_attributions(article, attributions)
        times.end("model")
    attributions = drop_no_speech(article, attributions)
    names = mend_names(article, find_names(article), attributions)
    clusters = cluster_names(article, names)
    names = agree_on_types(names, clusters)
    times.end("names")
    roles = find_roles(article, names)
    voices = resolve_speakers(article, attributions, build_cast(article, names, clusters, roles))
    voices = [
        silence(voice) if is_unspoken(article, item) else voice
        for item, voice in zip(attributions, voices, strict=True)
    ]
    # Who only talked about a thing may still be the "he" of the next sentence.
    said = list_said(article, attributions)
    attributions, voices = renumber(attributions, said), [voices[number] for number in said]
    times.end("speakers")
    claims = find_claims(article, attributions)
    times.end("claims")
    return Findings(article, names, clusters, roles, attributions, voices, claims)


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
