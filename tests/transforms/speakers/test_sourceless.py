"""Paragraphs of quotation without a source."""

import pytest

from tests.support.articles import parse
from tests.support.attributions import report
from transforms.attribution.types import Attribution
from transforms.entities.coreference import cluster_names
from transforms.entities.recognize import find_names
from transforms.parse.document import ParsedArticle
from transforms.speakers.participants import build_cast
from transforms.speakers.resolve import resolve_speakers

TEXT = """\
“It was cold,” said Nora Hart.
“They were asked for comfort and they gave it to everyone in the hall,” said Ivo Lang. “We came.
{between}
“We asked for comfort that four weeks would do. They could not give it.”
“We asked is it late and nobody knew the answer.”
"""
QUOTES = (
    ("“It was cold,”", "Nora Hart"),
    ("“We came.", "Ivo Lang"),
    ("“We asked for comfort that four weeks would do. They could not give it.”", None),
    ("“We asked is it late and nobody knew the answer.”", None),
)


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        pytest.param(
            "In short, it would see the shops closed for a month.",
            ["Nora Hart", "Ivo Lang", "Ivo Lang", "Ivo Lang"],
            id="over a paragraph in which nobody acts",
        ),
        pytest.param(
            "Nora Hart had been in the hall, too. The shops were closed.",
            ["Nora Hart", "Ivo Lang", None, None],
            id="not over one in which somebody acts",
        ),
    ],
)
def test_sourceless_paragraphs_go_on(between: str, expected: list[str | None]) -> None:
    text = TEXT.format(between=between)
    article = parse(text)
    attributions = []
    for words, speaker in QUOTES:
        low = text.index(words)
        at = None if speaker is None else text.index(speaker)
        source = None if at is None else article.tokens_of(at, at + len(speaker or ""))
        piece = ((low, low + len(words)),)
        attributions.append(Attribution(piece, source, None, None, "test", "direct"))
    assert name_voices(article, attributions) == expected


def test_sourceless_is_said_by_who_tells_and_not_by_who_is_told_of() -> None:
    words = "“They had no choice in this matter.”"
    article = parse(f"Nora Hart insists the Blues were right to leave. {words}")
    told = report(article, "the Blues were right to leave", "insists", "Nora Hart")
    quote = Attribution(
        report(article, words, "insists").content, None, None, None, "test", "direct"
    )
    assert name_voices(article, [told, quote]) == ["Nora Hart", "Nora Hart"]


def name_voices(article: ParsedArticle, attributions: list[Attribution]) -> list[str | None]:
    names = find_names(article)
    clusters = cluster_names(article, names)
    voices = resolve_speakers(article, attributions, build_cast(article, names, clusters, []))
    return [
        None if voice.cluster is None else clusters[voice.cluster].canonical for voice in voices
    ]
