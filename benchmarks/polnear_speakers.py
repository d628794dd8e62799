"""Score who is said to speak against the speakers marked in real articles of PolNeAR.

In: PolNeAR's training part as JSON lines and tests/data/speakers/polnear_train.tsv, whose README
says how it was marked. Out: of the marked quotes that are found, the share with the right speaker
(accuracy), and the share of right ones among those given a speaker, and given a named one. Run by
`python -m benchmarks.speakers --polnear`.

A predicted quote answers a mark where their contents share half of the characters that either
holds, one to one, largest shares first. The decision to question: marks that no quote answers cost
nothing, since finding them is scored by benchmarks/attribution.py; and the attribution model was
trained on these articles, so more of them are found here than elsewhere. Who speaks was not.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.attribution import GIVEN, read_gold
from benchmarks.profile_asked import annotate_stored
from benchmarks.speaker_judging import is_named, is_right, share
from transforms.feeds.json_object import read_json_article
from transforms.text.stored_article import store_article

MARKS = Path(__file__).parent.parent / "tests" / "data" / "speakers" / "polnear_train.tsv"
LEAST_SHARED = 0.5


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked attribution, the characters of its content and who speaks."""

    article_id: str
    start: int
    characters: frozenset[int]
    speaker: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the pipeline says of one mark; `speaker` is a row of `speakers` or None."""

    mark: Mark
    words: str
    is_found: bool
    reference: str | None = None
    speaker: Any = None
    quote: Any = None

    @property
    def is_right(self) -> bool:
        return self.is_found and is_right(self.mark.speaker, self.speaker)

    @property
    def is_named(self) -> bool:
        return self.speaker is not None and is_named(self.speaker)


def score_marks(corpus: Path, marks: Path = MARKS) -> list[Answer]:
    """An answer a mark, article by article. Raises `KeyError` where the corpus lacks one."""
    articles = {article["id"]: article for article in read_gold(corpus)}
    with marks.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return [
        answer
        for article_id in dict.fromkeys(row["article"] for row in rows)
        for answer in _score_article(
            articles[article_id], [row for row in rows if row["article"] == article_id]
        )
    ]


def _score_article(article: dict[str, Any], rows: Iterable[dict[str, str]]) -> list[Answer]:
    text = article["text"]
    contents = {
        (content[0][0], content[-1][1]): content
        for content in (item["content"] for item in article["attributions"])
    }
    marks = []
    for row in rows:
        low, high = int(row["start"]), int(row["end"])
        characters = _characters(text, contents[low, high])
        marks.append(Mark(article["id"], low, characters, row["speaker"]))
    found = _annotate(article)
    speakers = {row.speaker_id: row for row in found.get("speakers", [])}
    quotes = [row for row in found.get("quotes", []) if row.presentation == "speech"]
    contents_found = [
        _characters(text, [(piece.char_start, piece.char_end) for piece in quote.content_spans])
        for quote in quotes
    ]
    pairs = pair_contents([mark.characters for mark in marks], contents_found)
    answers = []
    for number, mark in enumerate(marks):
        words = " ".join(text[mark.start : max(mark.characters) + 1].split())
        if number not in pairs:
            answers.append(Answer(mark, words, is_found=False))
            continue
        quote = quotes[pairs[number]]
        speaker = speakers.get(quote.speaker_id)
        answers.append(Answer(mark, words, True, quote.reference_text, speaker, quote))
    return answers


def _annotate(article: dict[str, Any]) -> dict[str, list[Any]]:
    """The rows of the annotate stage, whose text must be the corpus's, character by character."""
    given = {name: article[name] for name in GIVEN if name in article}
    stored = store_article(
        read_json_article({**given, "language": "en"}),
        archive_id="gold",
        position="1",
        run_id="run",
    )
    if stored.version.text != article["text"]:
        raise ValueError(f"{article['id']}: stored with another text, so its marks point elsewhere")
    return annotate_stored(stored)


def _characters(text: str, pieces: Iterable[Sequence[int]]) -> frozenset[int]:
    return frozenset(
        place for start, end in pieces for place in range(start, end) if not text[place].isspace()
    )


def pair_contents(
    marked: Sequence[frozenset[int]], found: Sequence[frozenset[int]]
) -> dict[int, int]:
    """Number of the mark to number of the quote that answers it, the best shares first."""
    shares = sorted(
        (-len(one & other) / len(one | other), number, place)
        for number, one in enumerate(marked)
        for place, other in enumerate(found)
        if len(one & other) >= LEAST_SHARED * len(one | other)
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, number, place in shares:
        if number not in pairs and place not in taken:
            pairs[number] = place
            taken.add(place)
    return pairs


def describe(answers: Sequence[Answer]) -> Iterator[str]:
    """The figures, a line each."""
    found = [answer for answer in answers if answer.is_found]
    said = [answer for answer in found if answer.speaker is not None]
    named = [answer for answer in said if answer.is_named]
    yield f"articles            {len({answer.mark.article_id for answer in answers})}"
    for title, part in (("accuracy", found), ("precision", said), ("precision, named", named)):
        if part is found:
            yield f"quotes found        {share(len(found), len(answers))}"
        yield f"{title:19} {share(sum(answer.is_right for answer in part), len(part))}"


def list_misses(answers: Sequence[Answer]) -> Iterator[str]:
    """A line for each found quote whose speaker is another."""
    for answer in answers:
        if answer.is_found and not answer.is_right:
            row = answer.speaker
            given = "none" if row is None else f"{row.display_name} ({row.speaker_kind})"
            yield (
                f"{answer.mark.article_id} {answer.mark.start}: “{answer.words[:80]}”"
                f" by [{answer.reference}]: {answer.mark.speaker} -> {given}"
            )
