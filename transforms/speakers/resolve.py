"""Who speaks: from the words that refer to a source to a person, a body or an unnamed speaker.

In: a parsed article, its cast and its attributions. Out: one `Voice` an attribution, with the
kind of reference, the chosen speaker and every candidate with a probability. The decision to
question: below `least` of `antecedents.toml` there is no answer, because null beats a guess. The
confidence of an answer is calibrated, so an answer may have one below `least`.

The order of sieves (name, surname, noun, pronoun by salience, continuation) follows Muzny et al.,
"A Two-stage Sieve Approach for Quote Attribution", EACL 2017; the ranking is
`transforms.speakers.antecedents`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from transforms.attribution.types import Attribution
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import Tokens
from transforms.speakers.antecedents import Ranked, Settings, read_settings
from transforms.speakers.calibration import Curve, calibrate, read_evidence
from transforms.speakers.candidates import Candidates
from transforms.speakers.coreference import Reading
from transforms.speakers.participants import Cast
from transforms.speakers.references import Reference
from transforms.speakers.unspoken import look_up_source

LEAST_LEFT = 0.001


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be speaking: a cluster index or an unnamed speaker."""

    cluster: int | None
    unnamed: str | None
    is_group: bool
    probability: float


@dataclass(frozen=True, slots=True)
class Voice:
    """Who an attribution leads to: a cluster index, or an unnamed speaker, or nobody.

    `candidates` are best first; what their probabilities leave to 1 is nobody's. `confidence` is
    that of the chosen one, and that of nobody where there is no answer.
    """

    reference: Tokens | None
    reference_kind: str
    cluster: int | None
    unnamed: str | None
    is_group: bool
    method: str
    confidence: float
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolved:
    """Voices of attributions and of what is no speech, whom each "he" of the story means, and whom
    each "the mayor" of it."""

    voices: list[Voice]
    unspoken: list[Voice]
    referents: dict[int, Candidate]
    described: list[tuple[Tokens, Candidate]]


def resolve_speakers(
    article: ParsedArticle,
    attributions: Sequence[Attribution],
    cast: Cast,
    settings: Settings | None = None,
) -> list[Voice]:
    """One voice an attribution, in the same order; without `settings` the shipped ones."""
    return resolve_with_unspoken(article, attributions, (), cast, settings).voices


def resolve_with_unspoken(
    article: ParsedArticle,
    attributions: Sequence[Attribution],
    unspoken: Sequence[Attribution],
    cast: Cast,
    settings: Settings | None = None,
) -> Resolved:
    """One voice an attribution, and one a thought or act, which have no part in the reading."""
    numbers = settings or read_settings()
    reading = Reading(Candidates(article, attributions, cast, numbers))
    voices = [_voice(reference, cast, numbers) for reference in reading.read()]
    others = (look_up_source(reading, item) for item in unspoken)
    unspoken_voices = [_voice(reference, cast, numbers) for reference in others]
    curve = numbers.calibration["pronoun"]
    meant = {
        at: _calibrate_first((_candidate(ranked, cast),), curve)[0]
        for at, ranked in reading.met.items()
        if article.doc[at].pos_ == "PRON"
    }
    noun = numbers.calibration["noun"]
    described = [
        (tokens, _calibrate_first((_candidate(ranked, cast),), noun)[0])
        for tokens, ranked in reading.described
    ]
    return Resolved(voices, unspoken_voices, meant, described)


def silence(voice: Voice) -> Voice:
    """The words that refer, and nobody: "none of the nurses said"."""
    return replace(voice, cluster=None, unnamed=None, is_group=False, candidates=())


def _voice(reference: Reference, cast: Cast, settings: Settings) -> Voice:
    kept = [one for one in reference.ranked if one.probability >= settings.least_kept]
    candidates = tuple(_candidate(one, cast) for one in kept[: settings.kept])
    if candidates and candidates[0].probability >= settings.least:
        evidence = read_evidence(reference.kind, is_named=candidates[0].cluster is not None)
        candidates = _calibrate_first(candidates, settings.calibration[evidence])
        best = candidates[0]
    else:
        rest = round(1.0 - sum((one.probability for one in reference.ranked), 0.0), 3)
        best = Candidate(None, None, False, rest)
    return Voice(
        reference.tokens,
        reference.kind,
        best.cluster,
        best.unnamed,
        best.is_group,
        reference.method,
        best.probability,
        candidates,
    )


def _calibrate_first(candidates: tuple[Candidate, ...], curve: Curve) -> tuple[Candidate, ...]:
    """The chosen one with its calibrated probability; the others share what is left as before."""
    first, *others = candidates
    sure = calibrate(first.probability, curve)
    share = min((1 - sure) / max(1 - first.probability, LEAST_LEFT), 1.0)
    return (
        replace(first, probability=round(sure, 3)),
        *(replace(one, probability=round(one.probability * share, 3)) for one in others),
    )


def _candidate(ranked: Ranked, cast: Cast) -> Candidate:
    figure = cast.figures[ranked.figure]
    is_unnamed_group = figure.cluster is None and figure.kind in ("people", "body")
    return Candidate(figure.cluster, figure.unnamed, is_unnamed_group, round(ranked.probability, 3))
