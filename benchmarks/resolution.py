"""Score who is who across articles against marked names, through the real loads and SQL.

    python -m benchmarks.resolution tests/data/resolution/held.md [--errors]

Pairs: of two names in two articles that the warehouse calls one entity, the share that is marked
as one (precision), and of those marked as one the share that it calls so (recall). B-cubed: the
same by name, averaged, so that an entity in many articles does not outweigh the others. A second
line says what names alone would give, that is the annotator's ids before resolution.
"""

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import duckdb

from tests.support.marked_names import (
    TYPES,
    MarkedArticle,
    entity_id_of,
    marked_annotate_rows,
    marked_ingest_rows,
    read_marked_names,
)
from tests.support.warehouse_lakes import begin, new_warehouse, write_annotate, write_ingest
from tests.support.warehouse_stories import RUN, archive_id_of
from warehouse.load.batches import load_batches
from warehouse.resolve.entities.tuning import DEFAULT_ENTITY_TUNING, EntityTuning
from warehouse.resolve.run import resolve

Key = tuple[str, int]
"""An article and the place of a name in it."""


@dataclass(frozen=True, slots=True)
class Score:
    """Shares, 0 to 1."""

    names: int
    pair_precision: float
    pair_recall: float
    cubed_precision: float
    cubed_recall: float

    def row(self, label: str) -> str:
        figures = (self.pair_precision, self.pair_recall, self.cubed_precision, self.cubed_recall)
        return f"{label:<28}{self.names:>6}" + "".join(f"{figure:>9.3f}" for figure in figures)


HEAD = f"{'':<28}{'names':>6}{'pair P':>9}{'pair R':>9}{'B3 P':>9}{'B3 R':>9}"


def write_marked(lake: Path, articles: Sequence[MarkedArticle], slice_no: int = 0) -> list[Path]:
    """The two batches of a slice of the archive that all marked articles are from."""
    stories = [article.story for article in articles]
    ingest = marked_ingest_rows(articles, archive_id_of("marked"))
    annotate = marked_annotate_rows(articles)
    return [
        write_ingest(lake, "marked", stories, slice_no=slice_no, **ingest),
        write_annotate(lake, "marked", stories, slice_no=slice_no, **annotate),
    ]


def load_marked(
    articles: Sequence[MarkedArticle],
    lake: Path,
    connection: duckdb.DuckDBPyConnection,
    tuning: EntityTuning = DEFAULT_ENTITY_TUNING,
) -> None:
    """Load the articles as one archive, in two batches, and resolve."""
    begin(connection, ["marked"])
    load_batches(connection, write_marked(lake, articles), run_id=RUN)
    resolve(connection, entity_tuning=tuning)


def read_resolved(
    articles: Sequence[MarkedArticle], connection: duckdb.DuckDBPyConnection
) -> dict[Key, str]:
    """The entity of each name, as the warehouse has it."""
    found = connection.execute(
        "select article_id, mention_no, entity_id from entity_mentions"
    ).fetchall()
    slugs = {article.story.article_id: article.slug for article in articles}
    return {(slugs[article_id], number): entity_id for article_id, number, entity_id in found}


def score(marked: Mapping[Key, str], found: Mapping[Key, str]) -> Score:
    """Compare two ways to put the same names together."""
    together: Counter[tuple[str, str]] = Counter((marked[key], found[key]) for key in marked)
    sizes_marked, sizes_found = Counter(marked.values()), Counter(found[key] for key in marked)

    def pairs(counts: Counter[str] | Counter[tuple[str, str]]) -> int:
        return sum(count * (count - 1) // 2 for count in counts.values())

    right = pairs(together)
    names = max(1, len(marked))
    return Score(
        len(marked),
        right / max(1, pairs(sizes_found)),
        right / max(1, pairs(sizes_marked)),
        sum(n * n / sizes_found[found_as] for (_, found_as), n in together.items()) / names,
        sum(n * n / sizes_marked[is_in] for (is_in, _), n in together.items()) / names,
    )


def tell_errors(articles: Sequence[MarkedArticle], found: Mapping[Key, str]) -> list[str]:
    """Each pair of names that is wrongly one or wrongly two."""
    by_type: dict[str, list[tuple[Key, str, str]]] = defaultdict(list)
    for article in articles:
        for number, name in enumerate(article.names):
            by_type[name.entity_type].append(((article.slug, number), name.entity, name.name))
    told = []
    for rows in by_type.values():
        for (one, is_one, name), (other, is_other, other_name) in combinations(rows, 2):
            if (is_one == is_other) != (found[one] == found[other]):
                fault = "wrongly two" if is_one == is_other else "wrongly one"
                told.append(f"{fault}: {name} in {one[0]}, {other_name} in {other[0]}")
    return told


def main() -> None:
    """Print the scores of each file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("marked", nargs="+", type=Path)
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    for path in given.marked:
        articles = read_marked_names(path)
        connection = new_warehouse()
        with tempfile.TemporaryDirectory() as lake:
            load_marked(articles, Path(lake), connection)
        found = read_resolved(articles, connection)
        print(f"{path.name}\n{HEAD}")
        for entity_type in ("all", *TYPES.values()):
            marked = {
                (article.slug, number): name.entity
                for article in articles
                for number, name in enumerate(article.names)
                if entity_type in ("all", name.entity_type)
            }
            by_name = {
                (article.slug, number): entity_id_of(article.story.article_id, name)
                for article in articles
                for number, name in enumerate(article.names)
            }
            print(score(marked, found).row(entity_type))
            print(score(marked, by_name).row("  by name alone"))
        if given.errors:
            print("\n".join(tell_errors(articles, found)))


if __name__ == "__main__":
    main()
