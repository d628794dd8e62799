"""The macros: names, words and moments asked for in one call, with the sentences around."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.support.warehouse_lakes import load_all, write_archive
from tests.support.warehouse_stories import MAYOR, MAYOR_CORRECTED, RESIDENTS, Said
from transforms.ids import hash_id
from warehouse.store.tables import create_tables
from warehouse.store.views import lay_surface

OTHER_ROE = replace(
    MAYOR,
    source="dover.example",
    slug="ferry",
    text="The ferry is late.\nIván Roé of Bellmore told the council: «Roe bridges are dear.» "
    "Nobody laughed. The meeting went on.",
    said=(Said("Iván Roé", "«Roe bridges are dear.»"),),
    places=("Bellmore",),
    published_at=datetime(2026, 1, 8),
)
ABOUT = replace(
    MAYOR,
    source="dover.example",
    slug="about",
    text='"I trust Jane Roe," said Al Day, "and the toll."',
    said=(
        Said(None, '"I trust Jane Roe," said Al Day, "and the toll."'),
        Said("Jane Roe", "I trust Jane Roe", quote_type="indirect"),
    ),
    places=(),
    published_at=None,
)
COPY = replace(OTHER_ROE, source="copy.example", slug="copy", published_at=datetime(2026, 1, 9))
SIGNED = (OTHER_ROE, COPY)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    lake = tmp_path_factory.mktemp("lake")
    stories = [MAYOR, MAYOR_CORRECTED, RESIDENTS, ABOUT, *SIGNED]
    return load_all(write_archive(lake, "a", stories), ["a"])


def ask(warehouse: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[Any, ...]]:
    return warehouse.execute(sql).fetchall()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("Jane Roe", [("Jane Roe", "name")], id="name"),
        pytest.param("  JANE  roé ", [("Jane Roe", "name")], id="case, accents, spaces"),
        pytest.param("ivan roe", [("Iván Roé", "name")], id="accents in the warehouse"),
        pytest.param(
            "Roe", [("Iván Roé", "surname"), ("Jane Roe", "surname")], id="surname alone, marked"
        ),
        pytest.param("Jane", [], id="given name alone"),
        pytest.param("residents", [("Residents", "name")], id="an unnamed group by its words"),
        pytest.param("J. Roe", [("Jane Roe", "alias")], id="alias"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_macros_speakers_by_name(
    warehouse: duckdb.DuckDBPyConnection, name: str, expected: list[tuple[str, str]]
) -> None:
    cursor = warehouse.cursor()
    cursor.execute("begin transaction")
    cursor.execute(
        "insert into entity_aliases select entity_id, 'J. Roe', 'short form', '', '', '', 1, 1 "
        "from entities where canonical_name = 'Jane Roe'"
    )
    found = cursor.execute(
        "select display_name, matched from speakers_named($name) join speakers using (speaker_id) "
        "order by 1",
        {"name": name},
    ).fetchall()
    cursor.execute("rollback")

    assert found == expected


def test_macros_quotes_by_gives_the_sentences_around(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    assert ask(
        warehouse,
        "select matched, source, context_before, text, context_after from quotes_by('iván roé')",
    ) == [
        (
            "name",
            source,
            "The ferry is late. Iván Roé of Bellmore told the council:",
            "«Roe bridges are dear.»",
            "Nobody laughed.",
        )
        for source in ("copy.example", "dover.example")
    ]


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        pytest.param("Jane Roe", "name", [("Jane Roe and Al Day", "name")], id="one of two"),
        pytest.param("Roe", "name", [("Jane Roe and Al Day", "surname")], id="by surname"),
        pytest.param("Jane Roe and Al Day", "name", [("Jane Roe and Al Day", "name")], id="both"),
        pytest.param("Iván Roé", "name", [], id="another"),
        pytest.param("Jane Roe", "nominal", [], id="whom the words may mean"),
    ],
)
def test_macros_quotes_by_finds_who_speaks_with_another(
    warehouse: duckdb.DuckDBPyConnection, name: str, kind: str, expected: list[tuple[str, str]]
) -> None:
    cursor = warehouse.cursor()
    cursor.execute("begin transaction")
    cursor.execute(
        "update speakers set display_name = 'Jane Roe and Al Day' where entity_id is null"
    )
    cursor.execute(
        "update quotes q set reference_kind = $kind, speaker_candidates = list_value("
        "{'speaker_id': s.speaker_id, 'probability': 0.9}, "
        "{'speaker_id': r.speaker_id, 'probability': 0.05}) "
        "from speakers s, speakers r where q.speaker_id = s.speaker_id and s.entity_id is null "
        "and r.display_name = 'Jane Roe'",
        {"kind": kind},
    )
    found = cursor.execute(
        "select display_name, matched from quotes_by($name) where entity_id is null",
        {"name": name},
    ).fetchall()
    cursor.execute("rollback")

    assert found == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param("", "", ("", ""), id="nothing around"),
        pytest.param("One. Two. ", " Three. Four.", ("Two.", "Three."), id="whole sentences"),
        pytest.param(
            "Not this. First words. Then Mr. J. Poe said: ",
            " to Gov. Day of St. Ives. More follows. Not this.",
            ("First words. Then Mr. J. Poe said:", "to Gov. Day of St. Ives. More follows."),
            id="short forms",
        ),
        pytest.param("Line\n\nHe said ", "\n\nNext\nLast", ("Line He said", "Next"), id="lines"),
        pytest.param(
            "“Really?” he asked. ",
            " It is 5 km. End",
            ("“Really?” he asked.", "It is 5 km."),
            id="marks",
        ),
        pytest.param("", " he said. Then. No.", ("", "he said. Then."), id="a sentence goes on"),
        pytest.param("x" * 500, "y" * 500, ("x" * 400, "y" * 400), id="no more than so many"),
    ],
)
def test_macros_context(
    warehouse: duckdb.DuckDBPyConnection, before: str, after: str, expected: tuple[str, str]
) -> None:
    assert warehouse.execute(
        "select context_before($text, $start), context_after($text, $start + 3)",
        {"text": f"{before}\N{GRINNING FACE}q!{after}", "start": len(before)},
    ).fetchall() == [expected]


def test_macros_spoken_words_leave_out_who_says_them(warehouse: duckdb.DuckDBPyConnection) -> None:
    text, split = (
        "He left. “The bridge,” she said, “is safe.”",
        "“The bridge,” she said, “is safe.”",
    )
    start = text.index(split)
    pieces = [
        {"char_start": text.index(piece), "char_end": text.index(piece) + len(piece)}
        for piece in ("“The bridge,”", "“is safe.”")
    ]
    asked = "select spoken_words($text, $start, $pieces)"
    assert [
        warehouse.execute(asked, {"text": split, "start": start, "pieces": found}).fetchall()
        for found in (pieces, pieces[1:])
    ] == [[("“The bridge,” “is safe.”",)], [("“is safe.”",)]]


def test_macros_quotes_about_leaves_out_who_says_it(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    """Guard: in the gap of a split quote stands its speaker."""
    cursor = warehouse.cursor()
    cursor.execute("begin transaction")
    cursor.execute(
        "update quotes set content_spans = [{'char_start': 0, 'char_end': 19}, "
        "{'char_start': 33, 'char_end': 48}] where text like '%said Al Day%'"
    )
    cursor.execute(
        "insert into entity_mentions by name select 'm' as mention_id, version_id, article_id, "
        "9 as mention_no, 'Al Day' as surface, 'PERSON' as label, 'name' as mention_kind, "
        "true as in_quote, 25 as char_start, 31 as char_end, 'day' as entity_id, '' as run_id, "
        "'' as method, 1 as confidence from quotes where text like '%said Al Day%'"
    )
    cursor.execute(
        "insert into entities by name select 'day' as entity_id, 'Al Day' as canonical_name, "
        "* exclude (entity_id, canonical_name) from entities limit 1"
    )
    about = "select matched, named_as, text from quotes_about($name) order by text"
    found = [
        cursor.execute(about, {"name": name}).fetchall() for name in ("jane roe", "Roe", "Al Day")
    ]
    cursor.execute("rollback")

    assert found == [
        [
            ("name", ["Jane Roe"], '"I trust Jane Roe," said Al Day, "and the toll."'),
            ("name", ["Jane Roe"], "I trust Jane Roe"),
        ],
        [
            ("surname", ["Jane Roe"], '"I trust Jane Roe," said Al Day, "and the toll."'),
            ("surname", ["Jane Roe"], "I trust Jane Roe"),
        ],
        [],
    ]


def test_macros_claims_about(warehouse: duckdb.DuckDBPyConnection) -> None:
    assert ask(
        warehouse,
        "select matched, role, text, context_after from claims_about('Ivan Roe') limit 1",
    ) == [("name", "other", "«Roe bridges are dear.»", "Nobody laughed.")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(
            "the bridge open",
            [
                ('"The bridge will open in June."', ["bridge", "open"]),
                ("“It won’t open,”", ["open"]),
                ("«Roe bridges are dear.»", ["bridge"]),
            ],
            id="more words first, then short quotes; endings count",
        ),
        pytest.param("BRÍDGES", [("«Roe bridges are dear.»", ["bridges"])], id="case and accents"),
        pytest.param("bri", [], id="a part of a word is none"),
        pytest.param("jun*", [('"The bridge will open in June."', ["jun*"])], id="any ending"),
        pytest.param("in", [('"The bridge will open in June."', ["in"])], id="a common word alone"),
        pytest.param("a.*b|(", [], id="signs are no pattern"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_macros_search_ranks_quotes(
    warehouse: duckdb.DuckDBPyConnection, words: str, expected: list[tuple[str, list[str]]]
) -> None:
    found = warehouse.execute(
        "select text, terms from search_quotes($words) where source <> 'dover.example' "
        "or text like '«%' order by score desc",
        {"words": words},
    ).fetchall()
    assert [row for number, row in enumerate(found) if row not in found[:number]] == expected


def test_macros_search_leaves_copies_out_and_stops_at_most(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    cursor = warehouse.cursor()
    cursor.execute("begin transaction")
    cursor.execute(
        "update articles set syndication_id = $first where article_id in ($first, $copy)",
        {"first": OTHER_ROE.article_id, "copy": COPY.article_id},
    )
    counts = [
        cursor.execute(f"select count(*) from search_quotes({asked})").fetchall()[0][0]
        for asked in ("'dear'", "'dear', with_copies := true", "'bridge open', most := 1")
    ]
    cursor.execute("rollback")

    assert counts == [1, 2, 1]


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        pytest.param("2026-01-05 09:29:59", [], id="before"),
        pytest.param("2026-01-05 09:30", [(1, "in May.")], id="from valid_from on"),
        pytest.param("2026-01-06 11:59:59", [(1, "in May.")], id="until valid_to"),
        pytest.param("2026-01-06 12:00", [(2, "in June.")], id="not at valid_to"),
        pytest.param("2030-01-01", [(2, "in June.")], id="now"),
    ],
)
def test_macros_as_of_a_moment(
    warehouse: duckdb.DuckDBPyConnection, moment: str, expected: list[tuple[int, str]]
) -> None:
    given = {"moment": moment, "article": MAYOR.article_id}
    for sql in (
        "select version_no, text from as_of($moment) where article_id = $article",
        "select version_no, q.text from quotes_as_of($moment) q join article_versions "
        "using (version_id) where q.article_id = $article",
        "select version_no, q.text from claims_as_of($moment) q join article_versions "
        "using (version_id) where q.article_id = $article",
    ):
        found = warehouse.execute(sql, given).fetchall()
        assert [number for number, _ in found] == [number for number, _ in expected]
        assert all(words in text for (_, text), (_, words) in zip(found, expected, strict=True))


def test_macros_as_of_words_that_came_back(tmp_path: Path) -> None:
    """Guard: a version may stand twice, and then its last stretch is not all of it."""
    seen = [
        replace(story, observed_at=datetime(2026, 1, day), modified_at=None)
        for day, story in ((10, MAYOR), (11, MAYOR_CORRECTED), (12, MAYOR))
    ]
    warehouse = load_all(write_archive(tmp_path, "a", seen), ["a"])

    for macro in ("as_of", "quotes_as_of", "claims_as_of"):
        assert [
            [
                "in May" in text
                for (text,) in ask(warehouse, f"select text from {macro}('2026-01-{day} 12:00')")
            ]
            for day in (1, 10, 11, 12)
        ] == [[], [True], [False], [True]]


@pytest.mark.parametrize("view", ["quotes", "claims"])
def test_macros_as_of_now_are_the_views(warehouse: duckdb.DuckDBPyConnection, view: str) -> None:
    now = warehouse.execute(f"from {view}_as_of('2030-01-01') order by all")
    names = [column[:2] for column in now.description or ()]
    rows = now.fetchall()
    current = warehouse.execute(f"from v_{view} order by all")

    assert [column[:2] for column in current.description or ()] == names
    assert current.fetchall() == rows
    assert rows


@pytest.mark.parametrize("kind", ["quote", "claim"])
def test_macros_context_of_one_row_of_any_version(
    warehouse: duckdb.DuckDBPyConnection, kind: str
) -> None:
    found = warehouse.execute(
        f"select context_before, text, context_after, url, is_current, archive_uri, position "
        f"from {kind}_context($id)",
        {"id": hash_id(MAYOR.version_id, kind, 0)},
    ).fetchall()
    assert found == [
        (
            "Mayor Jane Roe of Arden said:",
            '"The bridge will open in May."',
            "The crowd cheered.",
            MAYOR.url,
            False,
            "a.jsonl",
            "line 1",
        )
    ]


def test_macros_may_be_laid_again_and_all_have_a_comment(
    warehouse: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    lay_surface(warehouse)
    assert (
        ask(
            warehouse,
            "select function_name from duckdb_functions() "
            "where not internal and comment is null and database_name <> 'temp'",
        )
        == []
    )


@pytest.mark.parametrize(
    ("digest", "answer"),
    [
        pytest.param(None, [(1,)], id="left alone where they are of the same text"),
        pytest.param("other", [(0,)], id="made anew where they are of another"),
    ],
)
def test_macros_are_laid_where_their_text_changed(digest: str | None, answer: list[object]) -> None:
    with duckdb.connect() as connection:
        create_tables(connection)
        lay_surface(connection)
        connection.execute("create or replace view v_syndication as select 1 as kept")
        if digest:
            connection.execute(f"create or replace macro surface_digest() as '{digest}'")
        lay_surface(connection)

        columns = "from duckdb_columns() where table_name = 'v_syndication'"
        assert (
            connection.execute(f"select count(*) {columns} and column_name = 'kept'").fetchall()
            == answer
        )
