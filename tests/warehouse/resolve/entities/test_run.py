"""Who is who across articles: joins, splits, doubts, and the same rows whatever came when."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.resolution import load_marked, read_resolved, score, write_marked
from tests.support.budget import slow_property
from tests.support.marked_names import (
    MARKED,
    MarkedArticle,
    entity_id_of,
    marked_annotate_rows,
    read_marked_names,
)
from tests.support.warehouse_lakes import (
    begin,
    find_broken,
    load_stories,
    new_warehouse,
    write_annotate,
)
from tests.support.warehouse_stories import MAYOR, RESIDENTS, RUN
from warehouse.load.batches import load_batch, load_batches
from warehouse.resolve.entities.tuning import EntityTuning
from warehouse.resolve.run import resolve

RESOLVED = (
    "entities",
    "entity_aliases",
    "speakers",
    "entity_names",
    "entity_moves",
    "entity_joins",
    "entity_doubts",
    "version_entities",
    "version_entity_aliases",
    "version_speakers",
    "entity_mentions",
    "speaker_roles",
    "quotes",
    "claims",
    "claim_entities",
)
POOL = [
    article for half in ("tuned", "held") for article in read_marked_names(MARKED / f"{half}.md")
]


def read_resolved_rows(warehouse: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[Any, ...]]]:
    return {
        table: sorted(warehouse.execute(f"from {table}").fetchall(), key=repr) for table in RESOLVED
    }


@st.composite
def nights(draw: st.DrawFn) -> list[list[list[MarkedArticle]]]:
    """Some articles and corrections of them in any order, cut into nights of batches."""
    first = draw(st.integers(0, len(POOL) - 30))
    chosen = POOL[first : first + 24]
    corrected = draw(st.lists(st.sampled_from(chosen), max_size=3, unique=True))
    articles = draw(
        st.permutations(
            [
                *chosen,
                *(replace(one, edition=2, names=one.names[1:] or one.names) for one in corrected),
            ]
        )
    )
    cut: list[list[list[MarkedArticle]]] = [[[]]]
    for article in articles:
        where = draw(st.sampled_from(("batch", "batch", "batch", "new batch", "new night")))
        if where == "new night":
            cut.append([[]])
        elif where == "new batch":
            cut[-1].append([])
        cut[-1][-1].append(article)
    return cut


@pytest.mark.long
@slow_property(2, 10)
@given(
    cut=nights(),
    tuning=st.sampled_from((EntityTuning(), EntityTuning(hub_articles=2, most_names_a_key=2))),
)
def test_identify_is_the_same_in_one_night_and_in_many(
    tmp_path: Path, cut: list[list[list[MarkedArticle]]], tuning: EntityTuning
) -> None:
    warehouse = new_warehouse()
    begin(warehouse, ["marked"])
    # a place of its own for each example, or one that fails would lend its batches to the next
    root = Path(tempfile.mkdtemp(dir=tmp_path))
    lake = root / "many"
    batches = [[batch for batch in night if batch] for night in cut]
    for number, night in enumerate(batches):
        written = [
            folder
            for place, batch in enumerate(night)
            for folder in write_marked(lake, batch, number * 100 + place)
        ]
        load_batches(warehouse, written, run_id=RUN)
        resolve(warehouse, entity_tuning=tuning)
    at_once = new_warehouse()
    everything = sorted(
        (article for night in batches for batch in night for article in batch),
        key=lambda article: (article.slug, article.edition),
    )
    load_marked(everything, root / "once", at_once, tuning)

    one, other = read_resolved_rows(warehouse), read_resolved_rows(at_once)
    assert [(name, rows, other[name]) for name, rows in one.items() if rows != other[name]] == []
    assert find_broken(warehouse) == []
    shutil.rmtree(root)


@pytest.mark.parametrize("half", ["tuned", "held"])
def test_identify_keeps_the_marked_names_apart(tmp_path: Path, half: str) -> None:
    articles = read_marked_names(MARKED / f"{half}.md")
    warehouse = new_warehouse()
    load_marked(articles, tmp_path, warehouse)
    marked = {
        (article.slug, number): name.entity
        for article in articles
        for number, name in enumerate(article.names)
    }

    found = score(marked, read_resolved(articles, warehouse))

    assert (found.pair_precision, found.pair_recall >= 0.96) == (1.0, True)


def resolve_marked(folder: Path, *articles: MarkedArticle) -> duckdb.DuckDBPyConnection:
    warehouse = new_warehouse()
    load_marked(articles, folder, warehouse)
    assert find_broken(warehouse) == []
    return warehouse


def pick(*slugs: str) -> list[MarkedArticle]:
    return [article for article in POOL if article.slug in slugs]


def test_identify_says_why_it_joined_and_how_sure_it_is(tmp_path: Path) -> None:
    warehouse = resolve_marked(tmp_path, *pick("t35", "t36", "t37", "t55", "t56"))

    assert warehouse.execute(
        """
        select
            e.canonical_name,
            a.alias,
            a.why,
            round(a.confidence, 2)
        from entity_aliases a
        join entities e using (entity_id)
        where a.method = 'resolve'
        order by all
        """
    ).fetchall() == [
        ("Arcturus, Inc.", "Arcturus", "legal form", pytest.approx(0.92)),
        ("Arcturus, Inc.", "Arcturus Inc", "legal form", pytest.approx(0.92)),
        ("Dana Whitlow", "D. Whitlow", "initials", pytest.approx(0.96)),
        ("David A. Okafor", "David Okafor", "middle name", pytest.approx(0.83)),
    ]


def test_identify_keeps_an_acronym_of_two_bodies_open(tmp_path: Path) -> None:
    warehouse = resolve_marked(tmp_path, *pick("t25", "t26", "t27"))

    assert warehouse.execute(
        """
        select
            o.canonical_name,
            e.canonical_name,
            d.why
        from (
            select entity_id, other_entity_id, why from entity_doubts
            union all
            select other_entity_id, entity_id, why from entity_doubts
        ) d
        join entities e on e.entity_id = d.entity_id
        join entities o on o.entity_id = d.other_entity_id
        where e.canonical_name = 'NUR'
        order by all
        """
    ).fetchall() == [
        ("National Union of Railwaymen", "NUR", "acronym"),
        ("Nordic Universities Register", "NUR", "acronym"),
    ]


def test_identify_leaves_an_article_that_does_not_tell_by_itself(tmp_path: Path) -> None:
    warehouse = resolve_marked(tmp_path, *pick("t29", "t30", "t33"))

    moves = warehouse.execute("select why, confidence from entity_moves order by all")
    assert moves.fetchall() == [("namesake", pytest.approx(0.8)), ("undecided", 0.5)]
    doubts = warehouse.execute("select why, count(*) from entity_doubts group by why order by why")
    assert doubts.fetchall() == [("namesake", 1), ("undecided", 2)]


def test_identify_gives_the_eldest_the_id_that_the_annotator_gave(tmp_path: Path) -> None:
    early, late = pick("t01", "t02")
    warehouse = resolve_marked(tmp_path, late, early)
    (smith,) = (name for name in early.names if name.name == "John Smith")

    assert warehouse.execute(
        "select min(entity_id) from entity_mentions where surface = 'John Smith' "
        "and article_id = $1",
        [early.story.article_id],
    ).fetchall() == [(entity_id_of(early.story.article_id, smith),)]


def test_identify_gives_names_that_came_first_together_the_smaller_id(tmp_path: Path) -> None:
    # both begin in one article, so that neither is the elder
    (article,) = pick("t01")
    smith = article.names[0]
    pairs = [
        (replace(smith, name=f"{given} Okafor"), replace(smith, name=f"{given} B. Okafor"))
        for given in ("Ann", "David", "Eve", "Frank", "Grace", "Hugh", "Ida", "John")
    ]
    together = replace(article, names=tuple(name for pair in pairs for name in pair))
    warehouse = resolve_marked(tmp_path, together)
    ids = [
        {entity_id_of(together.story.article_id, name): name.name for name in pair}
        for pair in pairs
    ]

    assert warehouse.execute(
        "select distinct entity_id from entity_mentions order by 1"
    ).fetchall() == sorted((min(both),) for both in ids)


def test_identify_keeps_father_and_son_of_one_article_apart(tmp_path: Path) -> None:
    (article,) = pick("t01")
    father = replace(article.names[0], name="Dexter Okafor")
    son = replace(father, name="Dexter Okafor Jr.")
    beside = [replace(father, name=f"{given} Whitlow") for given in ("Ann", "Bo", "Cy")]
    warehouse = resolve_marked(tmp_path, replace(article, names=(father, son, *beside)))

    assert warehouse.execute(
        "select canonical_name from entities where canonical_name like 'Dexter%' order by 1"
    ).fetchall() == [("Dexter Okafor",), ("Dexter Okafor Jr.",)]


def test_identify_starts_anew_when_an_article_is_annotated_anew(tmp_path: Path) -> None:
    articles = pick("t01", "t02", "t03", "t04")
    renamed = [
        replace(one, names=tuple(replace(name, roles=(), affiliation=None) for name in one.names))
        for one in articles
    ]
    warehouse = resolve_marked(tmp_path / "before", *articles)
    rows = marked_annotate_rows(renamed)
    stories = [article.story for article in articles]
    for table in ("entity_mentions", "annotations", "entities"):
        rows[table] = marked_annotate_rows(articles)[table]
    newer = {"annotate": "2", "en": "small 1.0"}
    load_batch(
        warehouse,
        write_annotate(tmp_path / "after", "marked", stories, versions=newer, **rows),
        run_id=RUN,
    )

    resolve(warehouse)

    # without roles nothing but the sections tell the minister from the striker
    assert warehouse.execute("select count(*) from speaker_roles").fetchall() == [(0,)]
    assert find_broken(warehouse) == []
    assert warehouse.execute("select why, count(*) from entity_moves group by why").fetchall() == [
        ("namesake", 2)
    ]


def test_identify_gives_quotes_to_the_one_who_speaks(tmp_path: Path) -> None:
    warehouse = resolve_marked(tmp_path, *pick("t01", "t02", "t03", "t07"))

    assert warehouse.execute(
        """
        select
            q.title,
            dense_rank() over (order by e.first_seen_on) as who,
            s.quote_count,
            q.speaker_id = c.speaker_candidates[1].speaker_id as is_candidate
        from v_quotes q
        join quotes c using (quote_id)
        join speakers s on s.speaker_id = q.speaker_id
        join entities e on e.entity_id = q.entity_id
        where q.display_name = 'John Smith'
        order by q.published_at
        """
    ).fetchall() == [
        ("finance minister", 1, 2, True),
        ("striker", 2, 2, True),
        ("former finance minister", 1, 2, True),
        ("forward", 2, 2, True),
    ]


def test_identify_tells_what_failed_in_a_night_of_little(tmp_path: Path) -> None:
    """Not that its transaction takes no other statement: a lack of memory is told by its kind."""
    warehouse = load_stories(tmp_path, MAYOR, RESIDENTS)
    resolve(warehouse)
    warehouse.execute("drop table version_speakers")

    with pytest.raises(duckdb.CatalogException, match="version_speakers"):
        resolve(warehouse)
