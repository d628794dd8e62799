"""Score which claims of two articles the warehouse calls one, through the real annotator and SQL.

    python -m benchmarks.claim_pairs tests/data/claim_pairs/held.txt [--errors] [--profile fast]

The format and what was decided in it: tests/data/claim_pairs/README.md. A pair is found if a
cluster has claims of both articles. `same` says what the equal subject, predicate and object alone
would give.
"""

import argparse
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.profile_asked import add_profile, read_attribution
from tests.support.articles import sections_of
from tests.support.story_rows import ingest_rows
from tests.support.warehouse_lakes import begin, new_warehouse, write_annotate, write_ingest
from tests.support.warehouse_stories import RUN, Story, archive_id_of
from transforms.annotate.batch import annotate_version
from transforms.lake.versions import DEFAULT_ATTRIBUTION, DEFAULT_LANGUAGES
from warehouse.load.batches import load_batch
from warehouse.resolve.run import resolve

FIRST_DAY = datetime(2026, 1, 1)
APART = timedelta(days=100)


@dataclass(frozen=True, slots=True)
class ClaimPair:
    """Two articles of a sentence or two, the kind of pair, and whether they make one claim."""

    kind: str
    texts: tuple[str, str]
    is_one: bool
    days: int


def read_pairs(path: Path) -> list[ClaimPair]:
    """The pairs of a file, in order."""
    pairs, kind = [], ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            kind = line.removeprefix("## ")
        elif found := re.fullmatch(r"([=!])(?:\+(\d+))? (.+) \| (.+)", line):
            sign, days, one, other = found.groups()
            pairs.append(ClaimPair(kind, (one, other), sign == "=", int(days or 1)))
    return pairs


def tell_pairs(pairs: Sequence[ClaimPair]) -> list[tuple[Story, Story]]:
    """Two stories a pair, the pairs so far apart in time that they do not meet."""
    return [
        (
            _tell(number, "one", pair.texts[0], FIRST_DAY + number * APART),
            _tell(
                number,
                "other",
                pair.texts[1],
                FIRST_DAY + number * APART + timedelta(days=pair.days),
            ),
        )
        for number, pair in enumerate(pairs)
    ]


def _tell(number: int, side: str, text: str, day: datetime) -> Story:
    return Story(f"{side}{number}.example", f"{side}{number}", text, published_at=day)


def load_pairs(
    stories: Iterable[tuple[Story, Story]], lake: Path, attribution: str = DEFAULT_ATTRIBUTION
) -> duckdb.DuckDBPyConnection:
    """A warehouse of these stories, annotated as articles are, and resolved."""
    connection = new_warehouse()
    begin(connection, ["pairs"])
    told = [story for pair in stories for story in pair]
    ingested = ingest_rows(told, archive_id_of("pairs"))
    rows: dict[str, list[Any]] = defaultdict(list)
    for article, version in zip(ingested["articles"], ingested["article_versions"], strict=True):
        found = annotate_version(
            article, version, sections_of(version.text), DEFAULT_LANGUAGES, RUN, attribution
        )
        for table, of_one in found.items():
            rows[table] += of_one
    for folder in (
        write_ingest(lake, "pairs", told),
        write_annotate(lake, "pairs", told, **rows),
    ):
        load_batch(connection, folder, run_id=RUN)
    resolve(connection)
    return connection


def find_joined(
    stories: Sequence[tuple[Story, Story]],
    connection: duckdb.DuckDBPyConnection,
    kinds: Sequence[str] = ("same", "near", "part"),
) -> list[bool]:
    """Whether each pair has a cluster with claims of both."""
    joined = set(
        connection.execute(
            """
            select distinct
                a.article_id,
                b.article_id
            from v_claims a
            join v_claims b using (claim_cluster_id)
            where a.match_kind in $kinds
                and b.match_kind in $kinds
            """,
            {"kinds": list(kinds)},
        ).fetchall()
    )
    return [(one.article_id, other.article_id) in joined for one, other in stories]


@dataclass(frozen=True, slots=True)
class PairScore:
    """Pairs that are one claim, pairs found, and pairs that are both."""

    wanted: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.found)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.wanted)


def score(pairs: Sequence[ClaimPair], joined: Sequence[bool]) -> PairScore:
    """Compare what is one with what was found to be."""
    both = [(pair.is_one, is_found) for pair, is_found in zip(pairs, joined, strict=True)]
    return PairScore(
        sum(is_one for is_one, _ in both),
        sum(is_found for _, is_found in both),
        sum(is_one and is_found for is_one, is_found in both),
    )


def main() -> None:
    """Print the scores of each file, all and by kind of pair."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", nargs="+", type=Path)
    parser.add_argument("--errors", action="store_true")
    add_profile(parser)
    given = parser.parse_args()
    attribution = read_attribution(given.profile)
    for path in given.pairs:
        pairs = read_pairs(path)
        stories = tell_pairs(pairs)
        with tempfile.TemporaryDirectory() as lake:
            connection = load_pairs(stories, Path(lake), attribution)
        print(f"{path.name:<34}{'one':>6}{'found':>6}{'right':>6}{'P':>7}{'R':>7}")
        for label, kinds in (("same", ("same",)), ("all", ("same", "near", "part"))):
            joined = find_joined(stories, connection, kinds)
            _print(label, score(pairs, joined))
        for kind in dict.fromkeys(pair.kind for pair in pairs):
            chosen = [n for n, pair in enumerate(pairs) if pair.kind == kind]
            _print(f"  {kind}", score([pairs[n] for n in chosen], [joined[n] for n in chosen]))
        if given.errors:
            for pair, is_found in zip(pairs, joined, strict=True):
                if pair.is_one != is_found:
                    print("wrongly one:" if is_found else "wrongly two:", *pair.texts, sep="\n  ")


def _print(label: str, found: PairScore) -> None:
    print(
        f"{label:<34}{found.wanted:>6}{found.found:>6}{found.right:>6}"
        f"{found.precision:>7.2f}{found.recall:>7.2f}"
    )


if __name__ == "__main__":
    main()
