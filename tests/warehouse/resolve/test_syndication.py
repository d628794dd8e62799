"""Articles that print the same text are one story, and every count has a way to count it once."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.support.warehouse_lakes import (
    begin,
    find_broken,
    load_stories,
    new_warehouse,
    rows_of,
    write_ingest,
)
from tests.support.warehouse_stories import (
    MAYOR,
    RESIDENTS,
    RUN,
    Story,
)
from transforms.ids import hash_id
from warehouse.load.batches import load_batch
from warehouse.resolve.run import resolve

BASE = tuple(range(1000, 1128))
FIGURES = tuple(range(2**31, 2**31 + 10))


def story_like(slug: str, alike: int, day: int | None, text: str | None = None) -> Story:
    """A story of 40 words that has `alike` of 128 hashes in common with the first one."""
    own = int(hash_id(slug)[:6], 16) + 10_000
    return Story(
        f"{slug}.example",
        slug,
        text or f"{slug} " * 40,
        published_at=datetime(2026, 1, day) if day else None,
        signature=BASE[:alike] + tuple(own * 64 + place for place in range(128 - alike)),
    )


def signed(slug: str, day: int, *signature: int) -> Story:
    return replace(story_like(slug, 0, day), signature=tuple(sorted(signature)))


@pytest.mark.parametrize(
    ("stories", "expected"),
    [
        pytest.param(
            [story_like("late", 128, 9), story_like("early", 128, 3), story_like("other", 0, 1)],
            {"late": "early", "early": "early", "other": None},
            id="equal signatures, named after the earliest",
        ),
        pytest.param(
            [story_like("one", 128, 3), story_like("near", 110, 4), story_like("far", 60, 5)],
            {"one": "one", "near": "one", "far": None},
            id="near but not far",
        ),
        pytest.param(
            [story_like("undated", 128, None), story_like("dated", 128, 9)],
            {"undated": "dated", "dated": "dated"},
            id="a dated article comes before an undated one",
        ),
        pytest.param(
            [signed("whole", 3, *BASE), signed("half", 4, *BASE[::2])],
            {"whole": "whole", "half": "whole"},
            id="a copy cut by half",
        ),
        pytest.param(
            [signed("bare", 3, *BASE[:100]), signed("notice", 4, *BASE[:100], *range(5000, 5060))],
            {"bare": "bare", "notice": "bare"},
            id="a copy with a notice added",
        ),
        pytest.param(
            [signed("one", 3, *BASE[:100]), signed("two", 4, *BASE[40:100], *range(5000, 5040))],
            {"one": None, "two": None},
            id="an update that keeps three fifths",
        ),
        pytest.param(
            [
                signed("brief", 3, *BASE[:30]),
                signed("second", 4, *BASE[:30], *range(5000, 5070)),
                signed("third", 5, *BASE[:30], *range(6000, 6060)),
            ],
            {"brief": "brief", "second": None, "third": "brief"},
            id="a brief joins the nearest update and not one with another",
        ),
        pytest.param(
            [
                signed("first", 3, *BASE, *FIGURES),
                signed("form", 4, *BASE, *FIGURES[:4], *(figure + 100 for figure in FIGURES)),
                signed("copy", 5, *BASE, *FIGURES[:7], FIGURES[9] + 50),
            ],
            {"first": "first", "form": None, "copy": "first"},
            id="one form with other figures is another report",
        ),
        pytest.param(
            [
                replace(story_like("crawled", 128, None), observed_at=datetime(2026, 1, 2)),
                story_like("dated", 128, 9),
            ],
            {"crawled": "crawled", "dated": "crawled"},
            id="an undated article crawled before the other was published",
        ),
        pytest.param(
            [
                replace(
                    story_like("late", 128, None),
                    published_at=datetime(2026, 1, 9),
                    observed_at=datetime(2026, 1, 9),
                ),
                replace(
                    story_like("early", 128, None),
                    published_at=datetime(2026, 1, 3),
                    observed_at=datetime(2026, 1, 20),
                ),
            ],
            {"late": "early", "early": "early"},
            id="publication counts and not the order of crawls",
        ),
        pytest.param(
            [
                replace(story_like("day", 128, 3), published_precision="day"),
                replace(story_like("hour", 128, None), published_at=datetime(2026, 1, 3, 18)),
                replace(story_like("next", 128, 4), published_precision="day"),
            ],
            {"day": "hour", "hour": "hour", "next": "hour"},
            id="of two on one day the one whose hour is known",
        ),
        pytest.param(
            [
                replace(story_like("one", 0, 3, "Same words " * 20), signature=()),
                replace(story_like("two", 0, 4, "Same words " * 20), signature=()),
            ],
            {"one": "one", "two": "one"},
            id="equal text without signatures",
        ),
        pytest.param(
            [
                story_like("one", 128, 3, "Page not found."),
                story_like("two", 128, 4, "Page not found."),
            ],
            {"one": None, "two": None},
            id="too short to tell",
        ),
        pytest.param(
            [story_like(f"s{number:03}", 128, 3 + number % 20) for number in range(120)],
            # The earliest is one of six; ties go to the smaller article id.
            {
                f"s{number:03}": min(
                    (f"s{first:03}" for first in range(0, 120, 20)),
                    key=lambda slug: hash_id(f"{slug}.example", slug),
                )
                for number in range(120)
            },
            id="a crowded bucket",
        ),
    ],
)
def test_resolve_groups_syndicated(
    tmp_path: Path, stories: list[Story], expected: dict[str, str | None]
) -> None:
    warehouse = new_warehouse()
    begin(warehouse, ["a"])
    load_batch(warehouse, write_ingest(tmp_path, "a", stories), run_id=RUN)

    resolve(warehouse)

    named = {story.article_id: story.slug for story in stories}
    assert {
        named[article_id]: named.get(syndication_id)
        for article_id, syndication_id in rows_of(
            warehouse, "select article_id, syndication_id from articles"
        )
    } == expected
    assert find_broken(warehouse) == []


def test_resolve_counts_a_copied_story_once_everywhere(tmp_path: Path) -> None:
    late = replace(MAYOR, source="copy.example", slug="late", published_at=datetime(2026, 1, 5, 20))
    warehouse = load_stories(tmp_path, late, MAYOR, RESIDENTS)

    assert rows_of(
        warehouse, "select source, count(*) from v_quotes where not is_copy group by all order by 1"
    ) == [("arden.example", 1), ("bellmore.example", 2)]
    for view in ("v_quotes", "v_claims", "v_speaker_timeline"):
        once = rows_of(warehouse, f"select count(*) from {view} where not is_copy")
        copies = rows_of(warehouse, f"select count(*) from {view} where is_copy")
        assert (view, copies[0][0] > 0, once[0][0] > copies[0][0]) == (view, True, True)
        stories = rows_of(warehouse, f"select count(distinct story_id) from {view}")
        assert (view, stories) == (view, [(2,)])
    assert rows_of(
        warehouse,
        "select published_on, canonical_name, mentions, story_mentions, articles, stories, outlets "
        "from v_entity_daily order by 1, 2",
    ) == [
        (date(2026, 1, 5), "Arden", 2, 1, 2, 1, 2),
        (date(2026, 1, 5), "Jane Roe", 2, 1, 2, 1, 2),
        (date(2026, 1, 7), "Jane Roe", 1, 1, 1, 1, 1),
    ]
    assert rows_of(
        warehouse,
        "select published_on, quotes, articles, stories, outlets from mart_speaker_daily "
        "order by 1",
    ) == [(date(2026, 1, 5), 2, 2, 1, 2), (date(2026, 1, 7), 1, 1, 1, 1)]
    assert rows_of(
        warehouse, "select source, articles, stories, copies from mart_source_daily order by 1"
    ) == [
        ("arden.example", 1, 1, 0),
        ("bellmore.example", 1, 1, 0),
        ("copy.example", 1, 1, 1),
    ]
    assert rows_of(
        warehouse, "select source, articles, stories, copies from v_coverage order by 1"
    ) == [
        ("arden.example", 1, 1, 0),
        ("bellmore.example", 1, 1, 0),
        ("copy.example", 1, 1, 1),
    ]


def test_resolve_frees_a_copy_that_was_rewritten(tmp_path: Path) -> None:
    first, copy = story_like("first", 128, 3), story_like("copy", 128, 4)
    rewritten = replace(
        story_like("copy", 0, 4, "other words " * 20), modified_at=datetime(2026, 1, 9)
    )
    warehouse = new_warehouse()
    begin(warehouse, ["a", "b"])
    load_batch(warehouse, write_ingest(tmp_path, "a", [first, copy]), run_id=RUN)
    resolve(warehouse)
    together = rows_of(warehouse, "select count(syndication_id) from articles")

    load_batch(warehouse, write_ingest(tmp_path, "b", [rewritten]), run_id=RUN)
    resolve(warehouse)

    assert together == [(2,)]
    assert rows_of(warehouse, "select count(syndication_id) from articles") == [(0,)]
    assert find_broken(warehouse) == []
