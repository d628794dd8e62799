"""Gold articles to what the attribution network learns from.

In: articles with marked attributions (id, text, and per attribution lists of [start, end] for
source, cue and content, as in PolNeAR: Newell, Margolin and Ruths, LREC 2018). Out: `Example`s,
a window each, with labels and links. Articles go through the same steps as in a run, so the
network meets in training what it will meet at night.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.language import Language

from transforms.attribution.model.features import read_token_features, write_label
from transforms.attribution.model.windows import cut_windows
from transforms.attribution.rules import find_by_rules
from transforms.attribution.types import Attribution
from transforms.feeds.json_object import read_json_article
from transforms.parse.document import ParsedArticle, parse_article
from transforms.parse.windows import Window
from transforms.parse.wordpiece import WordPieces
from transforms.text.stored_article import store_article

GIVEN = ("id", "text", "title", "date", "publisher")
"""What of a gold article the pipeline is shown."""


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article as a run would parse it, what the rules find in it, and what people marked."""

    record: Mapping[str, Any]
    article: ParsedArticle
    by_rule: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class GoldLink:
    """A piece of content in places of a window, with its cue's and its source's tokens.

    A part is None where it stands outside the window: then nothing is learnt of it.
    """

    start: int
    end: int
    cue: tuple[int, ...] | None
    source: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class Example:
    """A window with the values, labels and links of its tokens."""

    window: Window
    features: npt.NDArray[np.int64]
    labels: npt.NDArray[np.int64]
    links: tuple[GoldLink, ...]


def read_gold_article(nlp: Language, record: Mapping[str, Any]) -> GoldArticle:
    """Parse a gold record. Raises `ArchiveError` if its text cannot be stored."""
    given = {name: record[name] for name in GIVEN if name in record}
    stored = store_article(
        read_json_article(given), archive_id="training", position="", run_id="training"
    )
    article = parse_article(nlp, stored.version.text, list(stored.sections))
    return GoldArticle(record, article, tuple(find_by_rules(article)))


def make_examples(
    gold: GoldArticle, words: WordPieces, seen: GoldArticle | None = None
) -> Iterator[Example]:
    """One example a window of the article.

    `seen` is the same article by the parser that the network will work behind, which its features
    are then of.
    """
    article = gold.article
    seen = seen or gold
    features = read_token_features(seen.article, seen.by_rule)
    marked = [
        {part: list(_token_ranges(article, item.get(part) or ())) for part in _PARTS}
        for item in gold.record["attributions"]
    ]
    labels = np.zeros(len(article.doc), dtype=np.int64)
    # An inner content is written over an outer one, and cue and source over content.
    for item in sorted(marked, key=lambda item: -sum(b - a for a, b in item["content"])):
        for start, end in item["content"]:
            write_label(labels, start, end, "CONTENT")
    for part in ("source", "cue"):
        for item in marked:
            for start, end in item[part]:
                write_label(labels, start, end, part.upper())
    for window in cut_windows(article, words):
        links = tuple(_find_links(window, marked))
        yield Example(
            window, features[window.tokens], _open_spans(labels[window.tokens], window), links
        )


def _open_spans(labels: npt.NDArray[np.int64], window: Window) -> npt.NDArray[np.int64]:
    """Labels where a span that the window cuts begins anew, since no stretch opens inside one."""
    inner = window.opens & (labels > 0) & (labels % 2 == 0)
    begun: npt.NDArray[np.int64] = labels - inner
    return begun


_PARTS = ("source", "cue", "content")
_Marked = Mapping[str, Sequence[tuple[int, int]]]


def _token_ranges(
    article: ParsedArticle, spans: Sequence[Sequence[int]]
) -> Iterator[tuple[int, int]]:
    """Marked spans as tokens, cut where a paragraph ends."""
    for low, high in spans:
        start, end = article.tokens_of(low, high)
        for index in range(start + 1, end):
            if article.paragraph_of[index] != article.paragraph_of[index - 1]:
                yield start, index
                start = index
        if end > start:
            yield start, end


def _find_links(window: Window, marked: Sequence[_Marked]) -> Iterator[GoldLink]:
    place = {int(token): number for number, token in enumerate(window.tokens)}
    for item in marked:
        cue = _places(place, item["cue"])
        source = _places(place, item["source"])
        for start, end in item["content"]:
            inside = [place[token] for token in range(start, end) if token in place]
            if inside:
                yield GoldLink(inside[0], inside[-1] + 1, cue, source)


def _places(place: Mapping[int, int], ranges: Sequence[tuple[int, int]]) -> tuple[int, ...] | None:
    found = tuple(
        place[token] for start, end in ranges for token in range(start, end) if token in place
    )
    return None if ranges and not found else found
