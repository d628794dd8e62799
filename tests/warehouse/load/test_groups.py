"""Batches loaded together leave the warehouse that they leave one by one, and are counted alike."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.budget import slow_property
from tests.support.story_rows import annotate_rows
from tests.support.warehouse_lakes import (
    begin,
    new_warehouse,
    read_warehouse,
    write_annotate,
    write_ingest,
)
from tests.support.warehouse_stories import (
    ANNOTATE,
    INGEST,
    MAYOR,
    MAYOR_CORRECTED,
    RESIDENTS,
    RUN,
    Said,
    Story,
    archive_id_of,
    make_reject,
)
from warehouse.errors import ContractError
from warehouse.load import batches as loading
from warehouse.load import groups
from warehouse.load.batches import LoadCounts, load_batch, load_batches
from warehouse.load.groups import group_batches, read_ahead
from warehouse.load.staging import read_manifest
from warehouse.resolve.run import resolve
from warehouse.resolve.syndication import SyndicationTuning

story_strategy = st.builds(
    lambda slug, words, modified, observed, published, gone, headline, places: Story(
        "arden.example",
        slug,
        f'Jane Roe of Arden said: "{words}."',
        (Said("Jane Roe", f'"{words}."', role="Jane Roe of Arden", affiliation="Arden"),),
        published_at=published,
        modified_at=modified,
        observed_at=observed,
        headline=headline,
        signature=(1, 2) if observed else (),
        places=places,
        is_retraction=gone,
    ),
    st.sampled_from(("one", "two", "three")),
    st.sampled_from(("It will open", "It will not open")),
    st.none() | st.sampled_from((datetime(2026, 1, 6), datetime(2026, 1, 7))),
    st.none() | st.sampled_from((datetime(2026, 1, 6), datetime(2026, 1, 8))),
    st.none() | st.just(datetime(2026, 1, 5)),
    st.booleans(),
    st.sampled_from(("Bridge", "Bridge again")),
    st.sampled_from(((), ("Arden",))),
)


@dataclass(frozen=True)
class Drawn:
    """A batch to be written; few names and words, so that batches overlap and come made anew."""

    stage: str
    archive: str
    slice_no: int
    stories: tuple[Story, ...]
    code: str
    run_id: str
    lines: frozenset[str]

    def write(self, lake: Path, versions: Set[str]) -> Path:
        """Write it; its annotations are of these versions alone, as those of a real one."""
        stories = self.stories
        rejects = [
            make_reject(archive_id_of("any"), line, self.stage) for line in sorted(self.lines)
        ]
        if self.stage == "ingest":
            return write_ingest(
                lake,
                self.archive,
                stories,
                slice_no=self.slice_no,
                versions=INGEST | {"ingest": self.code},
                run_id=self.run_id,
                skipped=len(stories) % 2,
                rejects=rejects,
            )
        return write_annotate(
            lake,
            self.archive,
            [story for story in stories if story.version_id in versions],
            slice_no=self.slice_no,
            versions=ANNOTATE | {"annotate": self.code, "slice": f"{self.archive} {self.slice_no}"},
            run_id=self.run_id,
            rejects=rejects,
        )


batch_strategy = st.builds(
    Drawn,
    st.sampled_from(("ingest", "annotate")),
    st.sampled_from("abc"),
    st.integers(0, 1),
    st.lists(story_strategy, max_size=3).map(tuple),
    st.sampled_from("12"),
    st.sampled_from((RUN, "run-2")),
    st.sets(st.sampled_from(("line 1", "line 2"))).map(frozenset),
)


def write_all(lake: Path, batches: Sequence[Drawn], held: Set[str]) -> list[Path]:
    """Write batches, each to a lake of its own, since one keeps what it has of the same id."""
    versions = held | find_versions(batches)
    return [batch.write(lake / str(number), versions) for number, batch in enumerate(batches)]


def find_versions(batches: Sequence[Drawn]) -> set[str]:
    return {s.version_id for batch in batches if batch.stage == "ingest" for s in batch.stories}


def is_annotated(folder: Path) -> bool:
    return folder.parent.parent.name == "annotate"


def load_each(warehouse: duckdb.DuckDBPyConnection, folders: Sequence[Path]) -> list[LoadCounts]:
    return [load_batch(warehouse, folder, run_id=RUN) for folder in folders]


def read_all(warehouse: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, without the time of loading."""
    ledger = warehouse.execute("select * exclude (loaded_at) from batches order by all").fetchall()
    archives = warehouse.execute("from archives order by all").fetchall()
    return read_warehouse(warehouse) | {"batches": ledger, "archives": archives}


@slow_property(4, 40)
@given(
    before=st.lists(batch_strategy, max_size=3),
    batches=st.lists(batch_strategy, min_size=2, max_size=8),
    is_resolved=st.booleans(),
    rows_a_group=st.sampled_from((1, 25, 10_000)),
)
def test_groups_leave_what_batches_leave_one_by_one(
    tmp_path_factory: pytest.TempPathFactory,
    before: list[Drawn],
    batches: list[Drawn],
    is_resolved: bool,
    rows_a_group: int,
) -> None:
    lake = tmp_path_factory.mktemp("lake")
    first = sorted(write_all(lake / "before", before, set()), key=is_annotated)
    folders = write_all(lake / "now", batches, find_versions(before))
    # Stages in turn, since annotations have to come after their articles.
    in_stages = sorted(range(len(folders)), key=lambda number: is_annotated(folders[number]))
    with (
        new_warehouse() as one,
        new_warehouse() as other,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(groups, "ROWS_A_GROUP", rows_a_group)
        # Batches that are good alone are good together: no group may be refused and then cut up.
        patch.setattr(loading, "_load_group_or_each", loading._load_group)
        for warehouse in (one, other):
            begin(warehouse, ["a"])
            load_each(warehouse, first)
            if is_resolved:
                resolve(warehouse, SyndicationTuning(min_words=3))
        expected = load_each(one, [folders[number] for number in in_stages])
        found = load_batches(other, folders, run_id=RUN)

        # One that is given twice is counted once; alone, its run is told again what came of it.
        told = [
            (mine, theirs)
            for mine, theirs in zip((found[n] for n in in_stages), expected, strict=True)
            if not mine.already_loaded
        ]
        assert [mine for mine, _ in told] == [theirs for _, theirs in told]
        assert {row.batch_id for row in found} == {mine.batch_id for mine, _ in told}
        assert read_all(one) == read_all(other)


@pytest.mark.parametrize(
    ("batches", "rows_a_group", "expected"),
    [
        pytest.param([[MAYOR], [RESIDENTS]], 100, [[0, 1]], id="nothing in common"),
        pytest.param([[MAYOR], [MAYOR_CORRECTED]], 100, [[0], [1]], id="an article in common"),
        pytest.param(
            [[MAYOR], [MAYOR, RESIDENTS], [RESIDENTS]],
            100,
            [[0], [1], [2]],
            id="one that waits lets none pass that shares with it",
        ),
        pytest.param(
            [[MAYOR], [MAYOR], [RESIDENTS]], 100, [[0, 2], [1]], id="others pass one that waits"
        ),
        pytest.param([[MAYOR], [RESIDENTS]], 1, [[0], [1]], id="as many as memory takes"),
    ],
)
def test_groups_hold_batches_with_nothing_in_common(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    batches: list[list[Story]],
    rows_a_group: int,
    expected: list[list[int]],
) -> None:
    monkeypatch.setattr(groups, "ROWS_A_GROUP", rows_a_group)
    manifests = [
        read_manifest(write_ingest(tmp_path, "a", stories, slice_no=number))
        for number, stories in enumerate(batches)
    ]

    found = group_batches(read_ahead(manifests), {})

    assert [[batch.manifest.slice_no for batch in group] for group in found] == expected


def test_groups_keep_a_batch_made_anew_from_articles_that_it_had(tmp_path: Path) -> None:
    manifests = [
        read_manifest(write_ingest(tmp_path, "a", [story], slice_no=number))
        for number, story in enumerate((MAYOR, RESIDENTS))
    ]
    held = {manifests[1].batch_id: frozenset({MAYOR.article_id})}

    found = group_batches(read_ahead(manifests), held)

    assert [[batch.manifest.slice_no for batch in group] for group in found] == [[0], [1]]


def test_groups_that_are_refused_name_the_batch_at_fault(tmp_path: Path) -> None:
    """The whole group goes back, and what comes before the broken batch is then loaded alone."""
    wrong = annotate_rows([RESIDENTS])["quotes"]
    third = replace(MAYOR, slug="third")
    folders = [
        write_ingest(tmp_path, "a", [MAYOR, RESIDENTS, third]),
        write_annotate(tmp_path, "a", [MAYOR]),
        write_annotate(
            tmp_path, "b", [RESIDENTS], quotes=[replace(row, char_start=0) for row in wrong]
        ),
        write_annotate(tmp_path, "c", [third]),
    ]
    with new_warehouse() as one, new_warehouse() as other:
        for warehouse in (one, other):
            begin(warehouse, ["a"])
        load_each(one, folders[:2])

        with pytest.raises(ContractError, match="quote_slice") as raised:
            load_batches(other, folders, run_id=RUN)

        assert str(raised.value).startswith(f"{folders[2]}: ")
        assert read_all(one) == read_all(other)


def test_groups_are_not_formed_across_a_batch_that_borrows_rows(tmp_path: Path) -> None:
    """A quote of a version that another batch annotates is refused as it is alone."""
    folders = [
        write_ingest(tmp_path, "a", [MAYOR, RESIDENTS]),
        write_annotate(tmp_path, "a", [MAYOR]),
        write_annotate(
            tmp_path, "b", [RESIDENTS], quotes=annotate_rows([MAYOR, RESIDENTS])["quotes"]
        ),
    ]
    with new_warehouse() as warehouse:
        begin(warehouse, ["a"])

        with pytest.raises(ContractError, match="row_has_annotation"):
            load_batches(warehouse, folders, run_id=RUN)


def test_groups_load_articles_before_annotations_and_count_in_the_order_given(
    tmp_path: Path,
) -> None:
    ingest = write_ingest(tmp_path, "a", [MAYOR])
    annotate = write_annotate(tmp_path, "a", [MAYOR])
    with new_warehouse() as warehouse:
        begin(warehouse, ["a"])

        found = load_batches(warehouse, [annotate, ingest, annotate], run_id=RUN)

    assert [(row.batch_id, row.already_loaded, row.new, row.quotes) for row in found] == [
        (annotate.name, False, 0, 1),
        (ingest.name, False, 1, 0),
        (annotate.name, True, 0, 0),
    ]
