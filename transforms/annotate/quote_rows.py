"""Rows of who said what: `quotes`, each with its speaker and the speaker's rivals.

In: the attributions of an article and whom each belongs to. Out: rows, and the id of each
attribution's quote; thoughts and acts without words have rows of the same shape. The decision to
question: a confidence that no model gave is the measured precision of the rule that found the
quote.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from transforms.annotate.article_rows import ArticleRows
from transforms.attribution.types import SPEECH, Attribution
from transforms.claims.stance import read_stance
from transforms.ids import hash_id, normalise_words
from transforms.lake.records import Quote, Span, SpeakerCandidate
from transforms.speakers.resolve import Voice

LEAST_CLUSTER_WORDS = 5
"""Words. Shorter quotes ("No comment.") are the same by chance, so they join no cluster."""

UNKNOWN_RULE = 0.5


@cache
def read_confidence() -> Mapping[str, float]:
    """Measured precision of each rule."""
    path = resources.files("transforms").joinpath("annotate/confidence.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def confidence_of(item: Attribution) -> float:
    """The probability that was found with it, else the measured precision of its method."""
    if item.confidence is not None:
        return item.confidence
    return read_confidence().get(item.method, UNKNOWN_RULE)


@dataclass(frozen=True)
class QuoteIds:
    """The id of each attribution and of each thought or act, and what place it has in the text."""

    spoken: Sequence[str]
    unspoken: Sequence[str]
    numbers: Mapping[str, int]


def name_quotes(rows: ArticleRows) -> QuoteIds:
    """Ids in the order of the findings; two findings of one place share one."""
    spoken, unspoken = rows.found.attributions, rows.found.unspoken
    ids = [_quote_id(rows, item) for item in (*spoken, *unspoken)]
    named = zip((*spoken, *unspoken), ids, strict=True)
    in_order = dict.fromkeys(one for _, one in sorted(named, key=lambda pair: pair[0].content))
    numbers = {quote_id: number for number, quote_id in enumerate(in_order, 1)}
    return QuoteIds(ids[: len(spoken)], ids[len(spoken) :], numbers)


def add_quotes(rows: ArticleRows, ids: QuoteIds) -> None:
    """A row a quote."""
    found = rows.found
    _add_each(rows, ids, ids.spoken, found.attributions, found.voices, set())


def add_unspoken(rows: ArticleRows, ids: QuoteIds) -> None:
    """A row a thought or act, behind all others: a speaker's row tells what was said first."""
    found = rows.found
    added = set(ids.spoken)
    _add_each(rows, ids, ids.unspoken, found.unspoken, found.unspoken_voices, added)


def _add_each(
    rows: ArticleRows,
    ids: QuoteIds,
    own: Sequence[str],
    items: Sequence[Attribution],
    voices: Sequence[Voice],
    added: set[str],
) -> None:
    """A row for each id that has none yet; only quotes go on from others, which are quotes."""
    for quote_id, item, voice in zip(own, items, voices, strict=True):
        if quote_id in added:
            continue
        added.add(quote_id)
        continued = None if item.continues is None else ids.spoken[item.continues]
        _add_quote(rows, quote_id, ids.numbers[quote_id], item, voice, continued)


def _add_quote(
    rows: ArticleRows,
    quote_id: str,
    number: int,
    item: Attribution,
    voice: Voice,
    continued: str | None,
) -> None:
    article = rows.found.article
    low, high = item.content[0][0], item.content[-1][1]
    reference = voice.reference and article.chars(*voice.reference)
    cue = item.cue and article.chars(*item.cue)
    speaker_id = rows.add_speaker(voice)
    rows.add(
        "quotes",
        Quote(
            quote_id=quote_id,
            article_id=rows.source.article_id,
            quote_no=number,
            quote_type=item.quote_type,
            presentation=item.presentation,
            text=article.text[low:high],
            char_start=low,
            char_end=high,
            content_spans=tuple(Span(*piece) for piece in item.content),
            speaker_id=speaker_id,
            speaker_confidence=None if speaker_id is None else voice.confidence,
            speaker_candidates=_list_candidates(rows, voice),
            reference_text=article.text[slice(*reference)] if reference else None,
            reference_char_start=reference[0] if reference else None,
            reference_char_end=reference[1] if reference else None,
            reference_kind=voice.reference_kind,
            cue=article.text[slice(*cue)] if cue else None,
            cue_lemma=item.cue_lemma,
            cue_char_start=cue[0] if cue else None,
            cue_char_end=cue[1] if cue else None,
            cue_stance=read_stance(article, item),
            continues_quote_id=continued,
            quote_cluster_id=_cluster_id(rows, item),
            **rows.lineage(item.method, confidence_of(item)),
        ),
    )


def _list_candidates(rows: ArticleRows, voice: Voice) -> tuple[SpeakerCandidate, ...]:
    """The candidates of a voice with a speaker row each; two with one row are added up."""
    shares: dict[str, float] = {}
    for one in voice.candidates:
        speaker_id = rows.add_speaker(
            replace(
                voice,
                cluster=one.cluster,
                unnamed=one.unnamed,
                is_group=one.is_group,
                confidence=one.probability,
            )
        )
        if speaker_id is None:
            continue
        shares[speaker_id] = round(shares.get(speaker_id, 0.0) + one.probability, 3)
    return tuple(SpeakerCandidate(*share) for share in shares.items())


def _quote_id(rows: ArticleRows, item: Attribution) -> str:
    cue = item.cue and rows.found.article.chars(*item.cue)
    return hash_id("quote", rows.version_id, item.content, cue)


def _cluster_id(rows: ArticleRows, item: Attribution) -> str | None:
    if item.presentation != SPEECH:
        return None
    text = rows.found.article.text
    words = normalise_words(" ".join(text[low:high] for low, high in item.content))
    return hash_id("quote", words) if len(words.split()) >= LEAST_CLUSTER_WORDS else None
