"""Score the claims that the annotator finds in passages whose claims are known.

    python -m benchmarks.claims tests/data/claims/tuning.txt [--errors]

The gold format and what was decided in it: tests/data/claims/README.md. Claims are matched one
to one by their characters: exact is the same span; partial an overlap of half of what both
cover. The other columns are accuracies over the partial matches. Precision by method is what
`transforms/annotate/confidence.toml` holds as confidence.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.profile_asked import read_attribution
from transforms.annotate.batch import annotate_version
from transforms.ids import normalise_words
from transforms.lake.records import Claim
from transforms.lake.versions import DEFAULT_ATTRIBUTION, DEFAULT_LANGUAGES
from transforms.text.sections import FoundSection
from transforms.text.stored_article import FoundArticle, store_article

LEAST_OVERLAP = 0.5
COLUMNS = (
    "is_attributed",
    "modality",
    "is_conditional",
    "polarity",
    "claim_kind",
    "subject_text",
    "predicate_lemma",
    "object_text",
)


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """The words of a claim in its passage, and how they are to be read."""

    text: str
    is_attributed: bool
    modality: str
    is_conditional: bool
    polarity: str
    claim_kind: str
    subject_text: str | None
    predicate_lemma: str
    object_text: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A short article, its first line a headline or not, and its claims in order of the text."""

    text: str
    has_headline: bool
    claims: tuple[GoldClaim, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """Gold and found claims of a passage; pairs are (gold, found, whether the span is the same)."""

    gold: tuple[GoldClaim, ...]
    found: tuple[Claim, ...]
    pairs: tuple[tuple[int, int, bool], ...]


def read_passages(path: Path) -> list[Passage]:
    """The passages of a gold file. Raises `ValueError` for a claim whose words are not there."""
    blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
    return [_read_passage(block.splitlines()) for block in blocks]


def _read_passage(lines: Sequence[str]) -> Passage:
    text = "\n".join(line[2:] for line in lines if line.startswith(("> ", "# ")))
    claims = tuple(_read_claim(line) for line in lines if not line.startswith(("> ", "# ")))
    return Passage(text, lines[0].startswith("# "), claims)


def _read_claim(line: str) -> GoldClaim:
    words, voice, modality, condition, polarity, kind, *phrases = line.split(" | ")
    subject, predicate, thing = (None if phrase == "-" else phrase for phrase in phrases)
    return GoldClaim(
        words,
        voice == "said",
        modality,
        condition == "if",
        "affirmative" if polarity == "yes" else "negative",
        kind,
        subject,
        predicate,
        thing,
    )


def find_claim_rows(passage: Passage, attribution: str) -> tuple[Claim, ...]:
    """The claims that the annotator makes of a passage, each of whose lines is a paragraph."""
    sections = tuple(
        FoundSection(
            "headline" if passage.has_headline and number == 0 else "body",
            match.start(),
            match.end(),
            "benchmark",
            1.0,
        )
        for number, match in enumerate(re.finditer(r"[^\n]+", passage.text))
    )
    item = store_article(
        FoundArticle(passage.text, sections, "benchmark", language="en"),
        archive_id="benchmark",
        position="passage",
        run_id="benchmark",
    )
    article = replace(item.article, language="en")
    rows = annotate_version(
        article, item.version, list(item.sections), DEFAULT_LANGUAGES, "benchmark", attribution
    )
    return tuple(rows.get("claims", ()))


def score_passage(passage: Passage, attribution: str = DEFAULT_ATTRIBUTION) -> Scored:
    """Match gold and found claims one to one, the largest overlaps first."""
    found = find_claim_rows(passage, attribution)
    spans: list[tuple[int, int]] = []
    at = 0
    for claim in passage.claims:
        at = passage.text.index(claim.text, at)
        spans.append((at, at + len(claim.text)))
    overlaps = sorted(
        (
            (-_share(span, (row.char_start, row.char_end)), number, place)
            for number, span in enumerate(spans)
            for place, row in enumerate(found)
        )
    )
    pairs: list[tuple[int, int, bool]] = []
    for share, number, place in overlaps:
        taken = any(number == pair[0] or place == pair[1] for pair in pairs)
        if -share >= LEAST_OVERLAP and not taken:
            pairs.append((number, place, share == -1))
    return Scored(passage.claims, found, tuple(sorted(pairs)))


def _share(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Characters in both over characters in either."""
    both = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, both) / (max(one[1], other[1]) - min(one[0], other[0]))


def measure(scored: Sequence[Scored]) -> dict[str, float]:
    """Segmentation F1, exact and partial, and the accuracy of each column over matched claims."""
    gold = sum(len(item.gold) for item in scored)
    found = sum(len(item.found) for item in scored)
    matched = [
        (item.gold[number], item.found[place], is_exact)
        for item in scored
        for number, place, is_exact in item.pairs
    ]
    figures = {
        "exact_f1": 2 * sum(is_exact for *_, is_exact in matched) / (gold + found),
        "partial_f1": 2 * len(matched) / (gold + found),
    }
    for name in COLUMNS:
        right = sum(_is_same(name, claim, row) for claim, row, _ in matched)
        figures[name] = right / max(1, len(matched))
    return figures


def _is_same(name: str, claim: GoldClaim, row: Claim) -> bool:
    said, read = getattr(claim, name), getattr(row, name)
    if isinstance(said, str) and isinstance(read, str):
        return normalise_words(said) == normalise_words(read)
    return bool(said == read)


def list_errors(item: Scored) -> Iterator[str]:
    """A line for each claim that is missed, invented, cut or read otherwise."""
    of_gold = {number: (place, is_exact) for number, place, is_exact in item.pairs}
    taken = {place for _, place, _ in item.pairs}
    for number, claim in enumerate(item.gold):
        if number not in of_gold:
            yield f"missed    {claim.text}"
            continue
        place, is_exact = of_gold[number]
        row = item.found[place]
        if not is_exact:
            yield f"cut       {claim.text}\n      as  {row.text}"
        for name in COLUMNS:
            if not _is_same(name, claim, row):
                said, read = getattr(claim, name), getattr(row, name)
                yield f"{name:16} {claim.text}: {said} read as {read}"
    for place, row in enumerate(item.found):
        if place not in taken:
            yield f"invented  {row.text} ({row.method})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--errors", action="store_true", help="list what is wrong")
    parser.add_argument("--attribution", default=read_attribution(), help="encoder, model or rules")
    arguments = parser.parse_args()
    scored = [
        score_passage(item, arguments.attribution)
        for path in arguments.gold
        for item in read_passages(path)
    ]
    for name, figure in measure(scored).items():
        print(f"{name:16} {figure:.3f}")
    found, right = Counter[str](), Counter[str]()
    for item in scored:
        found.update(row.method for row in item.found)
        right.update(item.found[place].method for _, place, _ in item.pairs)
    for method in sorted(found):
        print(f"{right[method]} of {found[method]} right: {method}")
    if arguments.errors:
        for item in scored:
            for line in list_errors(item):
                print(line)


if __name__ == "__main__":
    main()
