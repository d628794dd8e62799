"""Paragraphs of quotation without a source."""

import pytest

from tests.support.articles import parse
from transforms.attribution.types import Attribution
from transforms.entities.coreference import cluster_names
from transforms.entities.recognize import find_names
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
    names = find_names(article)
    clusters = cluster_names(article, names)
    attributions = []
    for words, speaker in QUOTES:
        low = text.index(words)
        at = None if speaker is None else text.index(speaker)
        source = None if at is None else article.tokens_of(at, at + len(speaker or ""))
        piece = ((low, low + len(words)),)
        attributions.append(Attribution(piece, source, None, None, "test", "direct"))
    voices = resolve_speakers(article, attributions, build_cast(article, names, clusters, []))
    assert [
        None if voice.cluster is None else clusters[voice.cluster].canonical for voice in voices
    ] == expected
