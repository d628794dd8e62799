"""Claims in the same, in nearly the same, and in fewer words, and what must not be one."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.support.warehouse_lakes import begin, load_each, write_archive
from tests.support.warehouse_stories import RUN, Said, Story
from transforms.ids import hash_id, normalise_words
from warehouse.load.batches import load_batches
from warehouse.resolve.clusters.claims import gather_claims
from warehouse.store.named_sql import run_steps
from warehouse.store.transaction import transaction

JANE, POE = "Jane Roe", "Alan Poe"
WIRE = tuple(range(1000, 1128))
Parsed = tuple[str, str, str | None]
PLACES = ("Bakhmut", "Soledar", "Arden", "Velm")


def tell(
    slug: str,
    words: str,
    parsed: Parsed,
    speaker: str | None = None,
    day: int | None = 5,
    *,
    polarity: str = "affirmative",
    modality: str = "asserted",
    is_conditional: bool = False,
    **changed: Any,
) -> Story:
    """A story of one claim, published in January in the outlet of its own name."""
    said = Said(
        speaker,
        words,
        polarity=polarity,
        modality=modality,
        parsed=parsed,
        is_conditional=is_conditional,
    )
    return Story(
        f"{slug}.example",
        slug,
        f"{words} said {speaker or 'somebody'} in {slug}.",
        (said,),
        published_at=datetime(2026, 1, day) if day else None,
        places=tuple(place for place in PLACES if place in words),
        **changed,
    )


def capture(slug: str, words: str, subject: str, target: str, **changed: Any) -> Story:
    return tell(slug, words, (subject, "capture", target), **changed)


def rise(slug: str, words: str, subject: str = "unemployment", **changed: Any) -> Story:
    return tell(slug, words, (subject, "rise", None), **changed)


ARMY = capture("army", "The army has captured Bakhmut", "The army", "Bakhmut")
NORTHERN = capture(
    "northern",
    "the army from the north captured the city of Bakhmut on Monday",
    "the army from the north",
    "the city of Bakhmut",
)
MONDAY = capture(
    "monday", "The army captured the city of Bakhmut on Monday", "The army", "the city of Bakhmut"
)
JOBS = rise("jobs", "unemployment will rise next year", modality="future")


@pytest.mark.parametrize(
    ("stories", "expected"),
    [
        pytest.param(
            [JOBS, rise("report", "that unemployment would rise next year", modality="future")],
            [("jobs", "same"), ("report", "near")],
            id="a report of the words, without an object",
        ),
        pytest.param(
            [JOBS, rise("again", "Unemployment will rise next year.", day=6, modality="future")],
            [("again", "same"), ("jobs", "same")],
            id="the same words, without an object",
        ),
        pytest.param(
            [
                capture("active", "The army captured Bakhmut", "The army", "Bakhmut"),
                capture("passive", "Bakhmut was captured by the army", "Bakhmut", "by the army"),
            ],
            [("active", "same"), ("passive", "near")],
            id="turned into the passive",
        ),
        pytest.param(
            [
                tell("its", "On Monday Arden shut its port", ("Arden", "shut", "its port")),
                tell("a", "Arden has shut a port on Monday", ("Arden", "shut", "a port")),
            ],
            [],
            id="another port",
        ),
        pytest.param(
            [
                tell("front", "On Monday Arden shut its port", ("Arden", "shut", "its port")),
                tell("end", "Arden had shut its port on Monday", ("Arden", "shut", "its port")),
            ],
            [("end", "same"), ("front", "same")],
            id="the day in front and at the end",
        ),
        pytest.param(
            [
                tell(
                    "word", "Arden cut five percent of its jobs", ("Arden", "cut", "five percent")
                ),
                tell("figure", "Arden cut 5% of its jobs", ("Arden", "cut", "5%")),
            ],
            [("figure", "near"), ("word", "same")],
            id="figures in words",
        ),
        pytest.param(
            [ARMY, MONDAY],
            [("army", "part"), ("monday", "same")],
            id="a part",
        ),
        pytest.param(
            [
                ARMY,
                MONDAY,
                capture(
                    "week",
                    "The army captured Bakhmut after a week of shelling",
                    "The army",
                    "Bakhmut",
                ),
            ],
            [("army", "same"), ("week", "same")],
            id="a part of two wholes that differ joins neither",
        ),
        pytest.param([ARMY, NORTHERN], [], id="another army"),
        pytest.param(
            [ARMY, capture("old", MONDAY.said[0].words, "The army", "the city of Bakhmut", day=20)],
            [],
            id="a part, weeks later",
        ),
        pytest.param(
            [
                capture("then", ARMY.said[0].words, "The army", "Bakhmut", speaker=JANE),
                capture(
                    "now",
                    MONDAY.said[0].words,
                    "The army",
                    "the city of Bakhmut",
                    speaker=JANE,
                    day=28,
                ),
            ],
            [("now", "same"), ("then", "part")],
            id="a part of one person's claim, weeks later",
        ),
        pytest.param(
            [
                capture("then", ARMY.said[0].words, "The army", "Bakhmut", speaker=JANE),
                capture(
                    "now",
                    MONDAY.said[0].words,
                    "The army",
                    "the city of Bakhmut",
                    speaker=POE,
                    day=28,
                ),
            ],
            [],
            id="a part of another person's claim, weeks later",
        ),
        pytest.param(
            [ARMY, capture("undated", MONDAY.said[0].words, "The army", "Bakhmut", day=None)],
            [("army", "same"), ("undated", "same")],
            id="the same subject, predicate and object, undated",
        ),
        pytest.param(
            [
                capture("only", "The army captured only Bakhmut", "The army", "only Bakhmut"),
                ARMY,
            ],
            [],
            id="a hedge more",
        ),
        pytest.param(
            [
                ARMY,
                capture(
                    "denied",
                    "The army has not captured the city of Bakhmut on Monday",
                    "The army",
                    "the city of Bakhmut",
                    polarity="negative",
                ),
            ],
            [],
            id="a part of a denial",
        ),
        pytest.param(
            [
                capture(
                    "profit", "The army captured Bakhmut officials", "The army", "Bakhmut officials"
                ),
                ARMY,
            ],
            [],
            id="an object that is another's",
        ),
        pytest.param(
            [
                tell("ab", "Arden sued Velm over the bridge", ("Arden", "sue", "Velm")),
                tell("ba", "Velm sued Arden over the bridge", ("Velm", "sue", "Arden")),
            ],
            [],
            id="subject and object swapped",
        ),
        pytest.param(
            [
                rise("five", "Profits rose 5 pct in Arden last year", "Profits"),
                rise("six", "Profits rose 6 pct in Arden last year", "Profits"),
            ],
            [],
            id="other figures",
        ),
        pytest.param(
            [
                tell("from5", "Arden raised it to 40 from 35", ("Arden", "raise", "to 40")),
                tell("from8", "Arden raised it to 40 from 38", ("Arden", "raise", "to 40")),
                tell("copy", "Arden raised it to 40 from 38", ("Arden", "raise", "to 40")),
            ],
            [("copy", "same"), ("from8", "same")],
            id="other figures after the same object",
        ),
        pytest.param(
            [
                tell("yes", "Arden will win", ("Arden", "win", None)),
                tell("no", "Velm will win", ("Velm", "win", None)),
            ],
            [],
            id="other names",
        ),
        pytest.param(
            [
                tell("keeps", "Arden keeps the ferries that run", ("Arden", "keep", "the ferries")),
                tell("idle", "Arden keeps the ferries not run", ("Arden", "keep", "the ferries")),
            ],
            [],
            id="a negation after the same object",
        ),
        pytest.param(
            [
                tell("if", "Arden will pay Velm", ("Arden", "pay", "Velm"), is_conditional=True),
                tell("sure", "Arden will pay Velm", ("Arden", "pay", "Velm")),
            ],
            [],
            id="on a condition",
        ),
        pytest.param(
            [
                tell("he", "He is right", ("He", "be", "right")),
                tell("him", "that he was right", ("He", "be", "right")),
            ],
            [],
            id="a pronoun",
        ),
        pytest.param(
            [
                tell("one", "Negotiations are under way", ("Negotiations", "be", "under way")),
                tell("two", "the negotiations were under way", ("the negotiations", "be", None)),
            ],
            [],
            id="short and common",
        ),
        pytest.param(
            [
                rise("bond", "The notes were priced at 99.63 pct", "The notes"),
                rise("note", "that the notes are priced at 99.63 pct", "the notes"),
            ],
            [],
            id="figures without a name",
        ),
        pytest.param(
            [
                rise("bond", "The notes were priced at 99.63 pct", "The notes", signature=WIRE),
                rise("note", "the notes are priced at 99.63 pct", "the notes", signature=WIRE),
            ],
            [("bond", "same"), ("note", "near")],
            id="figures without a name, in one syndicated story",
        ),
        pytest.param(
            [JOBS, rise("gone", "unemployment would rise next year", is_retraction=True)],
            [],
            id="withdrawn",
        ),
    ],
)
def test_claim_clusters_join_what_is_one(
    tmp_path: Path, stories: list[Story], expected: list[tuple[str, str]]
) -> None:
    warehouse = load_each(tmp_path, stories[::-1])

    assert (
        warehouse.execute(
            "select replace(source, '.example', ''), match_kind from v_claims "
            "where match_kind is not null order by all"
        ).fetchall()
        == expected
    )


def test_claim_clusters_say_when_where_and_by_whom_first(tmp_path: Path) -> None:
    stories = [
        capture("early", ARMY.said[0].words, "The army", "Bakhmut", speaker=POE, day=4),
        capture("wire", MONDAY.said[0].words, "The army", "the city of Bakhmut", signature=WIRE),
        capture(
            "copy", MONDAY.said[0].words, "The army", "the city of Bakhmut", day=6, signature=WIRE
        ),
        capture(
            "gone", MONDAY.said[0].words, "The army", "the city of Bakhmut", is_retraction=True
        ),
    ]
    warehouse = load_each(tmp_path, stories)
    cluster_id = hash_id("claim", "the army", "capture", normalise_words("the city of Bakhmut"))

    assert warehouse.execute("from claim_clusters").fetchall() == [
        (
            cluster_id,
            ARMY.said[0].words,
            hash_id(stories[0].version_id, "claim", 0),
            stories[0].article_id,
            "early.example",
            datetime(2026, 1, 4),
            hash_id("speaker", POE, None),
            3,
            2,
            3,
            3,
            1,
            3,
            0,
            False,
            1,
        )
    ]
    assert warehouse.execute(
        "select replace(source, '.example', ''), match_kind, claim_cluster_id = $id "
        "from v_claims order by 1",
        {"id": cluster_id},
    ).fetchall() == [
        ("copy", "same", True),
        ("early", "part", True),
        ("gone", None, True),
        ("wire", "same", True),
    ]


def test_claim_clusters_flip_where_nothing_else_differs(tmp_path: Path) -> None:
    """A denial of all the words turns a claim over; one of a part of them is another claim."""
    stories = [
        rise("will", "unemployment will rise next year", day=2, modality="future"),
        rise(
            "wont",
            "that unemployment would not rise next year",
            day=3,
            modality="future",
            polarity="negative",
        ),
        capture("part", ARMY.said[0].words, "The army", "Bakhmut", day=4),
        MONDAY,
        capture(
            "denied",
            "The army did not capture the city of Bakhmut on Monday",
            "The army",
            "the city of Bakhmut",
            day=6,
            polarity="negative",
        ),
    ]
    warehouse = load_each(tmp_path, stories[::-1])

    assert warehouse.execute(
        "select replace(first_source, '.example', ''), affirmative_count, negative_count, has_flip "
        "from claim_clusters order by first_published_at"
    ).fetchall() == [("will", 1, 1, True), ("part", 2, 1, True)]
    assert warehouse.execute(
        "select source_before, source, flip_kind from v_claim_flips"
    ).fetchall() == [
        ("will.example", "wont.example", "polarity"),
        ("monday.example", "denied.example", "polarity"),
    ]


@pytest.mark.parametrize(
    ("told", "reached"),
    [
        pytest.param("The army captured Bakhmut", ["new", "two"], id="less than the other says"),
        pytest.param("The army captured Bakhmut in snow", ["new"], id="what the other leaves out"),
    ],
)
def test_claims_that_stand_together_are_read_again_if_one_may_say_all_of_the_other(
    tmp_path: Path, told: str, reached: list[str]
) -> None:
    towns = "Bakhmut and Soledar"
    two = capture("two", f"The army captured {towns} on Monday", "The army", towns)
    warehouse = load_each(tmp_path, [two])
    begin(warehouse, ["night"])
    new = capture("new", told, "The army", "Bakhmut")
    load_batches(warehouse, write_archive(tmp_path, "night", [new]), run_id=RUN)

    with transaction(warehouse) as cursor:
        for part in ("1_standing", "2_touched"):
            run_steps(cursor, f"resolve/1_versions/{part}.sql")
        gather_claims(cursor)

        assert cursor.execute(
            "select replace(source, '.example', '') from near_claims order by 1"
        ).fetchall() == [(name,) for name in reached]
