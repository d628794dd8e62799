"""Score the kinds of claims against those that were marked by hand in real articles.

    python -m benchmarks.claim_kinds PolNeAR_train.jsonl.gz --part tuning [--errors]

The marks are tests/data/claims/kinds.tsv (places alone: the texts belong to their publishers); what
a kind is stands in docs/claims.md. Marks of articles that the file lacks are left out. A mark is
read by the claim that shares most of its words; one without a claim that shares half of them counts
as wrong.
"""

import argparse
import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.attribution import read_gold
from benchmarks.claims import Passage, find_claim_rows
from benchmarks.profile_asked import add_profile, read_attribution
from transforms.lake.versions import DEFAULT_ATTRIBUTION

MARKS = Path("tests/data/claims/kinds.tsv")
LEAST_SHARED = 0.5
PARTS = (
    "tuning",
    "fresh",
    "held_back",
    "second",
    "second_held_back",
    "third",
    "third_held_back",
    "fourth_held_back",
    "fifth",
    "fifth_held_back",
    "sixth",
    "seventh",
    "eighth_held_back",
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A marked stretch, its kind and the kind that was read (None: no claim there)."""

    text: str
    marked: str
    read: str | None


def judge_kinds(gold: Path, part: str, attribution: str = DEFAULT_ATTRIBUTION) -> list[Judged]:
    """The marks of a part, article by article."""
    texts = {article["id"]: article["text"] for article in read_gold(gold)}
    with MARKS.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        marks = [row for row in rows if row["part"] == part and row["article"] in texts]
    judged: list[Judged] = []
    for article_id in dict.fromkeys(row["article"] for row in marks):
        text = texts[article_id]
        claims = find_claim_rows(Passage(text, False, ()), attribution)
        for row in marks:
            if row["article"] != article_id:
                continue
            low, high = int(row["start"]), int(row["end"])
            shared = [
                (min(high, c.char_end) - max(low, c.char_start), c.char_start - c.char_end, c)
                for c in claims
            ]
            size, _, best = max(shared, key=lambda one: one[:2])
            read = best.claim_kind if size >= LEAST_SHARED * (high - low) else None
            judged.append(Judged(text[low:high], row["kind"], read))
    return judged


def describe(judged: list[Judged]) -> Iterator[str]:
    """Accuracy over all, and right, marked and read by kind."""
    right = Counter(item.marked for item in judged if item.read == item.marked)
    yield f"{sum(right.values())} of {len(judged)}: {sum(right.values()) / len(judged):.3f}"
    marked = Counter(item.marked for item in judged)
    read = Counter(item.read for item in judged)
    for kind in sorted(marked):
        yield f"{kind:12} right {right[kind]:3} marked {marked[kind]:3} read {read[kind]:3}"
    yield f"without a claim: {read[None]}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--part", choices=PARTS, default="tuning")
    parser.add_argument("--errors", action="store_true", help="list what is wrong")
    add_profile(parser)
    arguments = parser.parse_args()
    attribution = read_attribution(arguments.profile)
    judged = judge_kinds(arguments.gold, arguments.part, attribution)
    for line in describe(judged):
        print(line)
    if arguments.errors:
        for item in judged:
            if item.read != item.marked:
                print(f"{item.marked} read as {item.read}: {item.text}")


if __name__ == "__main__":
    main()
