"""The dashboard's queries: whole rows on a small warehouse, and equal to the views on the demo."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Place
from tests.support.dashboard_places import ARCHIVE, COPY, STORIES, publish_stories
from tests.support.warehouse_stories import MAYOR, MAYOR_CORRECTED, RESIDENTS, RUN, STARTED_AT
from transforms.ids import hash_id
from warehouse.ask.snapshots import EditionReader
from warehouse.ask.sql import ask
from warehouse.store.named_sql import read_named_queries

JANE = hash_id("speaker", "Jane Roe", None)
JANE_ENTITY = hash_id("entity", "Jane Roe")
ARDEN = hash_id("entity", "Arden")
QUERIES = {query.name: query for query in read_named_queries("ask/queries/dashboard.sql", "query")}
OFF: dict[str, Any] = {
    **dict.fromkeys(("date_from", "date_to", "outlet", "language", "entity_type", "speaker_ids")),
    **dict.fromkeys(("kind", "polarity", "modality")),
    "skip": 0,
    "q": "bridge",
    "speaker": "roe",
    "step": "day",
    "entity": JANE_ENTITY,
    "shown_ids": [JANE],
    "shown_outlets": ["arden.example", "bellmore.example", "copy.example"],
    "least": 0.8,
    "story": MAYOR.article_id,
    "article": MAYOR.article_id,
    "version": MAYOR_CORRECTED.version_id,
}

Ask = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    reader = EditionReader(publish_stories(tmp_path_factory.mktemp("dashboard"), STORIES))

    def ask_rows(name: str, **changed: Any) -> list[tuple[Any, ...]]:
        rows = reader.read(lambda reading: reading.ask(name, **OFF | changed))
        return [tuple(row.values()) for row in rows]

    return ask_rows


def quote_id(story: Any, number: int = 0) -> str:
    return hash_id(story.version_id, "quote", number)


def claim_id(story: Any, number: int = 0) -> str:
    return hash_id(story.version_id, "claim", number)


def quoted(story: Any, number: int, quote_type: str = "direct") -> tuple[Any, ...]:
    said = story.said[number]
    return (
        *(quote_id(story, number), said.speaker, quote_type, "said", said.words),
        *(story.text.index(said.words), story.article_id, story.headline),
        *(story.source, story.published_at),
    )


def claimed(story: Any, number: int, has_flip: bool = False) -> tuple[Any, ...]:
    said = story.said[number]
    return (
        *(claim_id(story, number), said.words, said.polarity, "asserted", False, "fact"),
        *(True, None, story.text.index(said.words), said.speaker, has_flip),
        *(story.article_id, story.headline, story.source, story.published_at),
    )


CASES = [
    ("latest run", {}, [(RUN, "completed", STARTED_AT)]),
    ("extent", {}, [(date(2026, 1, 5), date(2026, 1, 7), 3, 4, 4)]),
    ("outlets", {}, [("arden.example",), ("bellmore.example",), ("copy.example",)]),
    ("languages", {}, [("en",)]),
    ("often quoted", {}, [("Jane Roe",)]),
    ("speakers called", {}, [(JANE, "Jane Roe")]),
    ("speakers called", {"speaker": "residents"}, []),
    ("top speakers", {}, [(JANE, "Jane Roe", 2)]),
    ("top speakers", {"outlet": "copy.example"}, []),
    ("top speakers", {"date_from": date(2026, 1, 6)}, [(JANE, "Jane Roe", 1)]),
    ("top speakers", {"date_to": date(2026, 1, 5)}, [(JANE, "Jane Roe", 1)]),
    ("top speakers", {"entity_type": "place"}, []),
    ("top speakers", {"language": "de"}, []),
    ("top speakers", {"speaker_ids": []}, []),
    ("speakers spread", {}, [(JANE, "person", 3, date(2026, 1, 5), date(2026, 1, 7))]),
    ("speakers over time", {}, [(JANE, date(2026, 1, 5), 1), (JANE, date(2026, 1, 7), 1)]),
    ("speakers over time", {"step": "week"}, [(JANE, date(2026, 1, 5), 2)]),
    ("quoted in all", {}, [(2, 1, 0)]),
    (
        "latest quotes",
        {"speaker_ids": [JANE]},
        [quoted(RESIDENTS, 1), quoted(MAYOR_CORRECTED, 0)],
    ),
    ("latest quotes", {"speaker_ids": [JANE], "skip": 2}, []),
    (
        "most named entities",
        {},
        [(JANE_ENTITY, "Jane Roe", "person", 3), (ARDEN, "Arden", "place", 2)],
    ),
    ("entities called", {"q": "roe"}, [(JANE_ENTITY, "Jane Roe", "person", 3)]),
    ("entities called", {"q": "oe"}, []),
    ("entities called", {"q": "a(r"}, []),
    ("entity", {}, [(JANE_ENTITY, "Jane Roe", "person", 3)]),
    (
        "claims about an entity",
        {},
        [claimed(RESIDENTS, 1), claimed(MAYOR_CORRECTED, 0)],
    ),
    ("claims about an entity", {"polarity": "negative"}, [claimed(RESIDENTS, 1)]),
    ("claims with a word", {}, [claimed(MAYOR_CORRECTED, 0)]),
    ("claims with a word", {"q": "NOBODY asked"}, [claimed(RESIDENTS, 0)]),
    ("claims with a word", {"q": "ridge"}, []),
    ("claims with a word", {"q": "%"}, []),
    ("claims with a word", {"entity_type": "place"}, []),
    ("first outlets", {}, [("arden.example", 1, 0, None), ("copy.example", 0, 1, 870.0)]),
    (
        "syndicated stories",
        {},
        [
            (
                *(MAYOR.article_id, "Bridge to open", "arden.example", None),
                *(MAYOR.published_at, 2, 2, 870, 870),
            )
        ],
    ),
    ("syndicated stories", {"speaker_ids": []}, []),
    ("syndicated stories", {"outlet": "bellmore.example"}, []),
    (
        "story articles",
        {},
        [
            (
                *(MAYOR.article_id, True, "arden.example", None),
                *("Bridge to open", MAYOR.published_at, 0),
            ),
            (
                *(COPY.article_id, False, "copy.example", None),
                *("Bridge to open", COPY.published_at, 870),
            ),
        ],
    ),
    (
        "outlet shares",
        {},
        [
            ("bellmore.example", 2, 1, 1, 0),
            ("arden.example", 1, 1, 0, 0),
            ("copy.example", 1, 1, 0, 0),
        ],
    ),
    ("text shares", {}, []),
    (
        "speakers by outlet",
        {},
        [("arden.example", JANE, 1), ("bellmore.example", JANE, 1), ("copy.example", JANE, 1)],
    ),
    (
        "provenance",
        {},
        [("a0.jsonl", "jsonl", ARCHIVE, "line 2", RUN, "annotated", "small 1.0", RUN)],
    ),
    (
        "versions",
        {},
        [
            (
                *(MAYOR_CORRECTED.version_id, 2, "Bridge to open", 15),
                *(datetime(2026, 1, 6, 12), None),
            ),
            (
                *(MAYOR.version_id, 1, "Bridge to open", 15),
                *(datetime(2026, 1, 5, 9, 30), datetime(2026, 1, 6, 12)),
            ),
        ],
    ),
]


@pytest.mark.parametrize(
    ("name", "changed", "rows"),
    [
        pytest.param(*case, id=f"{case[0]} {', '.join(map(str, case[1].values()))}".strip())
        for case in CASES
    ],
)
def test_dashboard_query_gives(
    asked: Ask, name: str, changed: dict[str, Any], rows: list[tuple[Any, ...]]
) -> None:
    assert asked(name, **changed) == rows


def test_dashboard_every_query_says_its_question_has_a_limit_and_is_tested() -> None:
    one_row = {"extent", "quoted in all", "entity types", "entity"}
    assert [name for name, query in QUERIES.items() if "?" not in query.note] == []
    assert [
        name for name, query in QUERIES.items() if "limit" not in query.sql and name not in one_row
    ] == []
    assert set(QUERIES) - {name for name, _, _ in CASES} == {"entity types"}


def test_dashboard_top_speakers_are_those_of_the_view(demo: Place) -> None:
    expected = ask(
        demo.warehouse,
        """
        select
            speaker_id,
            display_name,
            count(*) as quotes
        from v_quotes
        where speaker_kind not in ('unnamed_person', 'unnamed_group', 'document')
            and not is_copy
        group by all
        order by
            quotes desc,
            display_name,
            speaker_id
        limit 20
        """,
    ).to_pylist()

    found = EditionReader(demo.warehouse).read(lambda reading: reading.ask("top speakers", **OFF))

    assert list(found) == expected
    assert len(found) == 20


def test_dashboard_outlet_shares_are_those_of_the_view(demo: Place) -> None:
    expected = ask(
        demo.warehouse,
        """
        select
            source,
            count(*) as quotes,
            count(*) filter (
                where speaker_kind not in ('unnamed_person', 'unnamed_group', 'document')
            ) as named,
            count(*) filter (
                where speaker_kind in ('unnamed_person', 'unnamed_group', 'document')
            ) as unnamed,
            count(*) filter (where speaker_id is null) as unknown
        from v_quotes
        group by source
        order by
            quotes desc,
            source
        """,
    ).to_pylist()

    found = EditionReader(demo.warehouse).read(lambda reading: reading.ask("outlet shares", **OFF))

    assert list(found) == expected


def test_dashboard_says_who_was_first_in_the_demo(demo: Place) -> None:
    reader = EditionReader(demo.warehouse)
    stories = reader.read(lambda reading: reading.ask("syndicated stories", **OFF))
    printed = reader.read(
        lambda reading: reading.ask("story articles", story=stories[0]["syndication_id"])
    )

    assert [
        (row["headline"], row["first_source"], row["articles"], row["outlets"], row["next_minutes"])
        for row in stories
    ] == [
        (
            "Bridge at Lipnik to close for nine weeks after cracks are found",
            "Moravia Wire",
            2,
            2,
            65,
        )
    ]
    assert [(row["source"], row["is_first"], row["minutes_after"]) for row in printed] == [
        ("Moravia Wire", True, 0),
        ("northerntelegraph.example", False, 65),
    ]


def test_dashboard_every_query_runs_on_the_demo(demo: Place) -> None:
    reader = EditionReader(demo.warehouse)
    for name in QUERIES:
        reader.read(lambda reading, name=name: reading.ask(name, **OFF))


def test_dashboard_on_an_empty_warehouse(tmp_path: Path) -> None:
    reader = EditionReader(publish_stories(tmp_path, []))
    counts = {
        name: len(reader.read(lambda reading, name=name: reading.ask(name, **OFF)))
        for name in QUERIES
    }
    assert {name for name, count in counts.items() if count} == {
        *("latest run", "extent", "entity types", "quoted in all")
    }
