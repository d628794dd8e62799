"""What is worked out across articles: merged names, roles, clusters, marts."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from tests.support.warehouse_lakes import (
    begin,
    find_broken,
    load_stories,
    new_warehouse,
    read_warehouse,
    rows_of,
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
    STARTED_AT,
    Said,
    archive_id_of,
)
from transforms.ids import hash_id, normalise_words
from warehouse.load.batches import load_batch
from warehouse.load.ledger import ArchiveRow, record_archives
from warehouse.resolve.clusters.claims import ClaimTuning
from warehouse.resolve.run import resolve
from warehouse.resolve.syndication import SyndicationTuning

JANE = hash_id("speaker", "Jane Roe", None)
RESIDENTS_SPEAKER = hash_id("speaker", "Residents", RESIDENTS.version_id)


def test_resolve_merges_over_current_versions(tmp_path: Path) -> None:
    warehouse = load_stories(tmp_path, MAYOR, MAYOR_CORRECTED, RESIDENTS)

    assert rows_of(
        warehouse,
        "select canonical_name, entity_type, first_seen_on, last_seen_on, article_count, "
        "mention_count from entities order by 1",
    ) == [
        ("Arden", "place", date(2026, 1, 5), date(2026, 1, 5), 1, 1),
        ("Jane Roe", "person", date(2026, 1, 5), date(2026, 1, 7), 2, 2),
    ]
    assert rows_of(
        warehouse,
        "select speaker_id, display_name, speaker_kind, first_seen_on, last_seen_on, "
        "article_count, quote_count from speakers order by 2",
    ) == [
        (JANE, "Jane Roe", "person", date(2026, 1, 5), date(2026, 1, 7), 2, 2),
        (
            RESIDENTS_SPEAKER,
            "Residents",
            "unnamed_group",
            date(2026, 1, 7),
            date(2026, 1, 7),
            1,
            1,
        ),
    ]
    assert rows_of(warehouse, "select alias, why, article_count from entity_aliases") == [
        ("Roe", "surname", 2)
    ]


def test_resolve_a_quote_has_the_role_that_somebody_has_before_one_that_he_had(
    tmp_path: Path,
) -> None:
    story = replace(
        MAYOR,
        text="Alan Poe, a former mayor of Arden and director of the Milk Union, paid. “We pay.”",
        said=(
            Said("Alan Poe", "paid", role="a former mayor of Arden", title="former mayor"),
            Said("Alan Poe", "We pay.", role="director of the Milk Union", title="director"),
        ),
        places=(),
    )
    warehouse = load_stories(tmp_path, story)
    assert rows_of(warehouse, "select distinct title from v_quotes") == [("director",)]


def test_resolve_speaker_only_in_an_old_version_stays_and_counts_nothing(tmp_path: Path) -> None:
    denied = replace(
        MAYOR,
        text="Alan Poe said nothing.",
        said=(Said("Alan Poe", "nothing"),),
        modified_at=datetime(2026, 1, 1),
        places=(),
    )
    warehouse = load_stories(tmp_path, MAYOR, replace(denied, modified_at=None), MAYOR_CORRECTED)

    assert rows_of(
        warehouse,
        "select display_name, first_seen_on, article_count, quote_count from speakers order by 1",
    ) == [("Alan Poe", None, 0, 0), ("Jane Roe", date(2026, 1, 5), 1, 1)]


def test_resolve_gives_quotes_the_role_of_their_time(tmp_path: Path) -> None:
    before = replace(RESIDENTS, slug="before", published_at=datetime(2026, 1, 4))
    undated = replace(RESIDENTS, slug="undated", published_at=None)
    warehouse = load_stories(tmp_path, MAYOR, RESIDENTS, before, undated)

    assert rows_of(
        warehouse,
        "select url, display_name, title, affiliation, is_role_stated_here from v_quotes "
        "order by url, display_name",
    ) == [
        ("https://arden.example/bridge", "Jane Roe", "Mayor", "Arden", True),
        ("https://bellmore.example/before", "Jane Roe", None, None, None),
        ("https://bellmore.example/before", "Residents", None, None, None),
        ("https://bellmore.example/residents", "Jane Roe", "Mayor", "Arden", False),
        ("https://bellmore.example/residents", "Residents", None, None, None),
        ("https://bellmore.example/undated", "Jane Roe", None, None, None),
        ("https://bellmore.example/undated", "Residents", None, None, None),
    ]


def test_resolve_gathers_clusters_of_current_versions(tmp_path: Path) -> None:
    later = replace(MAYOR, source="copy.example", slug="later", published_at=datetime(2026, 1, 6))
    undated = replace(MAYOR, source="undated.example", slug="undated", published_at=None)
    warehouse = load_stories(tmp_path, later, MAYOR, RESIDENTS, undated)
    words = MAYOR.said[0].words

    assert rows_of(warehouse, "from quote_clusters") == [
        (
            hash_id(normalise_words(words)),
            words,
            hash_id(MAYOR.version_id, "quote", 0),
            MAYOR.article_id,
            "arden.example",
            datetime(2026, 1, 5, 9, 30),
            JANE,
            3,
            1,
            3,
            3,
            1,
            0,
            words,
        )
    ]
    assert rows_of(
        warehouse,
        "select text, first_source, occurrences, stories, articles, affirmative_count, "
        "negative_count, has_flip from claim_clusters",
    ) == [(words, "arden.example", 4, 2, 4, 3, 1, True)]
    assert rows_of(
        warehouse,
        "select flip_kind, source_before, polarity_before, source, polarity, text, "
        "is_same_speaker from v_claim_flips",
    ) == [
        (
            "polarity",
            "arden.example",
            "affirmative",
            "bellmore.example",
            "negative",
            "“It won’t open,”",
            True,
        )
    ]


def test_resolve_fills_daily_marts(tmp_path: Path) -> None:
    warehouse = load_stories(tmp_path, MAYOR, MAYOR_CORRECTED, RESIDENTS)

    assert rows_of(warehouse, "from mart_speaker_daily order by 1") == [
        (date(2026, 1, 5), JANE, "Jane Roe", 1, 1, 1, 1),
        (date(2026, 1, 7), JANE, "Jane Roe", 1, 1, 1, 1),
    ]
    assert rows_of(warehouse, "from mart_source_daily order by 1") == [
        (date(2026, 1, 5), "arden.example", 1, 1, 0, 1, 1, 1, 1, 1, 1, 1),
        (date(2026, 1, 7), "bellmore.example", 1, 1, 0, 0, 2, 2, 1, 1, 2, 2),
    ]


def test_resolve_fills_the_mart_of_quotes_with_copies_apart(tmp_path: Path) -> None:
    copy = replace(MAYOR, source="copy.example", slug="copy", published_at=datetime(2026, 1, 6))
    unknown = replace(
        RESIDENTS,
        slug="unknown",
        text="Quite another thing was told: “It won’t open,” somebody said at last.",
        said=(replace(RESIDENTS.said[1], speaker=None),),
    )
    warehouse = load_stories(tmp_path, MAYOR, copy, RESIDENTS, unknown)

    assert rows_of(
        warehouse, "from mart_quotes_daily order by published_on, source, speaker_naming"
    ) == [
        (date(2026, 1, 5), "arden.example", "en", "named", JANE, "Jane Roe", "person", 1, 1),
        (date(2026, 1, 6), "copy.example", "en", "named", JANE, "Jane Roe", "person", 1, 0),
        (date(2026, 1, 7), "bellmore.example", "en", "named", JANE, "Jane Roe", "person", 1, 1),
        (date(2026, 1, 7), "bellmore.example", "en", "none", None, None, None, 1, 1),
        (date(2026, 1, 7), "bellmore.example", "en", "unnamed", None, None, None, 1, 1),
    ]


SPOKEN = (
    "from v_quotes order by all",
    "from v_quote_changes order by all",
    "from v_speaker_timeline order by all",
    "from quotes_by('Jane Roe')",
    "from quotes_about('Arden')",
    "from search_quotes('the crowd cheered')",
    "from quotes_as_of('2026-01-05 12:00') order by all",
    "from quote_clusters order by all",
    "from quote_cluster_members order by all",
    "from mart_speaker_daily order by all",
    "from mart_quotes_daily order by all",
    "select quotes, quotes_with_speaker, direct_quotes from mart_source_daily order by all",
    "select speaker_id, article_count, quote_count from speakers order by all",
)


@pytest.mark.parametrize("presentation", ["thought", "act"])
def test_resolve_counts_and_shows_speech_alone(tmp_path: Path, presentation: str) -> None:
    """Twice the same thought is no cluster, and who only thinks is not quoted."""
    cheer = Said("Jane Roe", "The crowd cheered", presentation=presentation)
    copy = replace(MAYOR, source="copy.example", slug="copy", published_at=datetime(2026, 1, 6))
    plain = (MAYOR, MAYOR_CORRECTED, RESIDENTS, copy)
    telling = [
        replace(story, said=(*story.said, cheer)) if "cheered" in story.text else story
        for story in plain
    ]

    speech = load_stories(tmp_path / "plain", *plain)
    warehouse = load_stories(tmp_path / "telling", *telling)

    for asked in SPOKEN:
        assert rows_of(warehouse, asked) == rows_of(speech, asked), asked
    assert rows_of(
        warehouse,
        "select source, presentation, display_name, text from v_attributions "
        "where presentation <> 'speech' order by all",
    ) == [
        (source, presentation, "Jane Roe", "The crowd cheered")
        for source in ("arden.example", "copy.example")
    ]
    assert find_broken(warehouse) == []


def test_resolve_twice_is_the_same(tmp_path: Path) -> None:
    warehouse = load_stories(tmp_path, MAYOR, MAYOR_CORRECTED, RESIDENTS)
    before = read_warehouse(warehouse)

    resolve(warehouse, SyndicationTuning(min_words=3))

    assert read_warehouse(warehouse) == before


def test_resolve_quote_changes_of_a_correction(tmp_path: Path) -> None:
    warehouse = load_stories(tmp_path, MAYOR, MAYOR_CORRECTED, RESIDENTS)

    assert rows_of(
        warehouse,
        "select change, changed_at, from_period_no, to_period_no, display_name, text "
        "from v_quote_changes order by 1",
    ) == [
        ("added", datetime(2026, 1, 6, 12), 1, 2, "Jane Roe", MAYOR_CORRECTED.said[0].words),
        ("removed", datetime(2026, 1, 6, 12), 1, 2, "Jane Roe", MAYOR.said[0].words),
    ]


def record_loaded(warehouse: duckdb.DuckDBPyConnection, ingest: dict[str, str]) -> None:
    loaded = ArchiveRow(
        archive_id_of("a"), "a", "jsonl", 10, STARTED_AT, "loaded", RUN, ingest, ANNOTATE
    )
    record_archives(warehouse, [loaded])


def test_resolve_retires_what_older_code_made_of_a_loaded_archive(tmp_path: Path) -> None:
    newer = INGEST | {"ingest": "2"}
    clipped = replace(MAYOR, text=f"Menu. {MAYOR.text}")
    warehouse = new_warehouse()
    begin(warehouse, ["a", "b"])
    for stories, versions, number in (
        ([clipped, RESIDENTS], INGEST, 0),
        ([MAYOR, RESIDENTS], newer, 1),
    ):
        load_batch(warehouse, write_ingest(tmp_path, "a", stories, versions=versions), run_id=RUN)
        load_batch(warehouse, write_annotate(tmp_path, "a", stories, slice_no=number), run_id=RUN)
    resolve(warehouse)
    both = rows_of(warehouse, "select count(*) from article_versions")

    record_loaded(warehouse, newer)
    resolve(warehouse)

    assert both == [(3,)]
    assert rows_of(
        warehouse, "select current_version_id, status from articles order by source"
    ) == [(MAYOR.version_id, "current"), (RESIDENTS.version_id, "current")]
    assert rows_of(warehouse, "select count(*), count(distinct version_id) from quotes") == [(3, 2)]
    assert rows_of(warehouse, "select stage, versions from batches order by all") == [
        ("annotate", '{"annotate": "1", "en": "small 1.0"}'),
        ("ingest", '{"batch": "2x1000", "ingest": "2"}'),
    ]
    assert find_broken(warehouse) == []


def test_resolve_retires_nothing_of_an_archive_that_is_not_whole(tmp_path: Path) -> None:
    warehouse = new_warehouse()
    begin(warehouse, ["a"])
    load_batch(warehouse, write_ingest(tmp_path, "a", [MAYOR]), run_id=RUN)
    newer = INGEST | {"ingest": "2"}
    load_batch(warehouse, write_ingest(tmp_path, "a", [RESIDENTS], versions=newer), run_id=RUN)

    resolve(warehouse)

    assert rows_of(warehouse, "select count(*) from articles") == [(2,)]


def test_resolve_counts_nothing_where_claims_cannot_be_gathered(tmp_path: Path) -> None:
    warehouse = load_stories(tmp_path, MAYOR, RESIDENTS)
    whole = read_warehouse(warehouse)

    with pytest.raises(duckdb.ConversionException, match="many"):
        resolve(
            warehouse,
            SyndicationTuning(min_words=3),
            claim_tuning=ClaimTuning(min_words="many"),  # type: ignore[arg-type]
        )

    failed = read_warehouse(warehouse)
    assert whole["quote_roles"]
    assert failed["quote_roles"] == []
    assert whole["counted_versions"]
    assert failed["counted_versions"] == []
    resolve(warehouse, SyndicationTuning(min_words=3))
    assert read_warehouse(warehouse) == whole
