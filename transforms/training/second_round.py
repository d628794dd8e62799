"""The second round of the shared encoder: on what it parses itself, and on more marks.

In: marked articles, texts without marks, the encoder of the first round. Out: pairs of an article
as the teacher parsed it and as the encoder did. Three things are new to the first round: features
and rules are read from the encoder's own parse, as at night; texts without marks get those that
the larger network finds (Hinton, Vinyals and Dean, 2015, with its answers instead of its
probabilities); marked paragraphs stand there in other words as well. The decision to question: the
larger network's errors are learnt, too; British news and wire copy are worth it, for which nobody
has marked anything.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import Any

from spacy.language import Language

from transforms.attribution.model.predict import read_attribution_model
from transforms.attribution.no_speech import part_speech
from transforms.parse.document import ParsedArticle
from transforms.training.examples import GoldArticle, read_gold_article
from transforms.training.rewording import reword_article

Pair = tuple[GoldArticle, GoldArticle]
Spans = list[tuple[int, int]]


def read_pairs(
    teacher: Language,
    encoder: Language,
    marked: Sequence[Mapping[str, Any]],
    texts: Iterable[Mapping[str, Any]],
    chance: Random,
) -> Iterator[Pair]:
    """Every article by both parsers, with marks; those that they cut otherwise are left out."""
    for record in marked:
        yield from _read_pair(teacher, encoder, record)
        for reworded in reword_article(record, teacher, chance):
            yield from _read_pair(teacher, encoder, reworded)
    for record in texts:
        for gold, seen in _read_pair(teacher, encoder, {**record, "attributions": []}):
            yield mark_by_model(gold), seen


def _read_pair(teacher: Language, encoder: Language, record: Mapping[str, Any]) -> Iterator[Pair]:
    gold, seen = read_gold_article(teacher, record), read_gold_article(encoder, record)
    if len(gold.article.doc) == len(seen.article.doc):
        yield gold, seen


def mark_by_model(gold: GoldArticle) -> GoldArticle:
    """The article with the marks of the larger network, as the pipeline keeps them."""
    article = gold.article
    found = read_attribution_model().find_attributions(article, gold.by_rule)
    marks = [
        {
            "content": list(item.content),
            "cue": _list_chars(article, item.cue),
            "source": _list_chars(article, item.source),
        }
        for item in part_speech(article, found)[0]
        if item.cue or item.source or item.quote_type == "direct"
    ]
    return replace(gold, record={**gold.record, "attributions": marks})


def _list_chars(article: ParsedArticle, tokens: tuple[int, int] | None) -> Spans:
    return [article.chars(*tokens)] if tokens else []
