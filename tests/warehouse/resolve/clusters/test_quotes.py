"""Quotes of a part joined to the whole, and what a speaker made of a claim over time."""

import random
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.budget import slow_property
from tests.support.warehouse_lakes import load_each
from tests.support.warehouse_stories import Said, Story
from transforms.ids import hash_id, normalise_words

JANE, POE = "Jane Roe", "Alan Poe"
WHOLE = "“The bridge over the river will open in May, whatever the rain does to the river.”"
PART = "“the bridge over the river will open”"
WIRE = tuple(range(1000, 1128))


def tell(
    slug: str,
    words: str,
    speaker: str | None = JANE,
    day: int | None = 5,
    *,
    is_named: bool = True,
    **changed: Any,
) -> Story:
    """A story of one quote, published in January in the outlet of its own name."""
    return Story(
        f"{slug}.example",
        slug,
        f"{words} said {speaker or 'somebody'} in {slug}.",
        (Said(speaker, words, is_named=is_named),),
        published_at=datetime(2026, 1, day) if day else None,
        **changed,
    )


def read_members(warehouse: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    """Which outlets say the words of a cluster, and how much of them."""
    return warehouse.execute(
        "select replace(source, '.example', ''), match_kind from v_quotes "
        "where match_kind is not null order by quote_cluster_id, source, match_kind"
    ).fetchall()


@pytest.mark.parametrize(
    ("stories", "expected"),
    [
        pytest.param(
            [tell("whole", WHOLE), tell("part", PART, day=28)],
            [("part", "part"), ("whole", "same")],
            id="a part of one speaker's words, weeks later",
        ),
        pytest.param(
            [tell("whole", WHOLE), tell("cut", "“The bridge … will open in May … the river”")],
            [("cut", "pieces"), ("whole", "same")],
            id="cut by ellipses",
        ),
        pytest.param(
            [tell("whole", WHOLE), tell("cut", "“whatever the rain ... does to the river.”")],
            [("cut", "pieces"), ("whole", "same")],
            id="an ellipsis that leaves out nothing",
        ),
        pytest.param(
            [tell("whole", WHOLE), tell("cut", "“will open in May ... the bridge over the river”")],
            [],
            id="pieces in another order",
        ),
        pytest.param(
            [
                tell("whole", "“It will open in May, whatever the rain does to it.”"),
                tell("bracket", "“[The bridge] will open in May, whatever the rain does”"),
            ],
            [("bracket", "part"), ("whole", "same")],
            id="a name in brackets for a pronoun",
        ),
        pytest.param(
            [
                tell("whole", "“We said it before: it will open in May, whatever the rain does.”"),
                tell("bracket", "“We said [the bridge] will open in May, whatever the rain does”"),
            ],
            [("bracket", "pieces"), ("whole", "same")],
            id="brackets in the middle",
        ),
        pytest.param(
            [tell("whole", WHOLE), tell("part", "“THE BRIDGE — over the river — will open!”")],
            [("part", "part"), ("whole", "same")],
            id="other case and marks",
        ),
        pytest.param(
            [tell("whole", WHOLE), tell("part", "“over the abridged river will open”")],
            [],
            id="letters inside a word are no part",
        ),
        pytest.param(
            [tell("whole", WHOLE), tell("part", "“in May, whatever”")],
            [],
            id="three words",
        ),
        pytest.param(
            [tell("whole", WHOLE), tell("other", PART, POE)],
            [],
            id="another speaker",
        ),
        pytest.param(
            [tell("whole", WHOLE), tell("part", PART, None, 11)],
            [("part", "part"), ("whole", "same")],
            id="nobody named, within days",
        ),
        pytest.param(
            [tell("whole", WHOLE), tell("part", PART, "a spokeswoman", 11, is_named=False)],
            [("part", "part"), ("whole", "same")],
            id="an unnamed speaker, within days",
        ),
        pytest.param(
            [tell("whole", WHOLE), tell("part", PART, None, 13)],
            [],
            id="nobody named, later",
        ),
        pytest.param(
            [tell("whole", WHOLE), tell("part", PART, None, None)],
            [],
            id="nobody named, undated",
        ),
        pytest.param(
            [
                tell("whole", WHOLE, signature=WIRE),
                tell("part", PART, None, 25, signature=WIRE),
            ],
            [("part", "part"), ("whole", "same")],
            id="nobody named, in one syndicated story",
        ),
        pytest.param(
            [
                tell("jane", WHOLE),
                tell("alan", "“He says the bridge over the river will open at last.”", POE),
                tell("part", PART, None, 6),
            ],
            [],
            id="nobody named, and two wholes have the words",
        ),
        pytest.param(
            [
                tell("whole", WHOLE),
                tell("middle", "“The bridge over the river will open in May,”", None),
                tell("part", PART, day=25),
            ],
            [("middle", "part"), ("part", "part"), ("whole", "same")],
            id="a part of a part",
        ),
        pytest.param(
            [
                *(
                    tell(f"speech{number}", f"“Friends, we will open this bridge {word}.”")
                    for number, word in enumerate(("today", "tomorrow", "in May", "for ever"))
                ),
                tell("phrase", "“we will open this bridge”"),
            ],
            [],
            id="a figure of speech of one person",
        ),
        pytest.param(
            [tell("whole", WHOLE, is_retraction=True), tell("part", PART)],
            [],
            id="the whole was withdrawn",
        ),
    ],
)
def test_quote_clusters_join_parts(
    tmp_path: Path, stories: list[Story], expected: list[tuple[str, str]]
) -> None:
    warehouse = load_each(tmp_path, stories[::-1])

    assert read_members(warehouse) == expected


def test_quote_clusters_say_when_where_and_by_whom_first(tmp_path: Path) -> None:
    stories = [
        tell("early", PART, None, 4),
        tell("wire", WHOLE, signature=WIRE),
        tell("copy", WHOLE, day=6, signature=WIRE),
        tell("undated", WHOLE, day=None),
        tell("withdrawn", WHOLE, day=2, is_retraction=True),
    ]
    warehouse = load_each(tmp_path, stories)

    assert warehouse.execute("from quote_clusters").fetchall() == [
        (
            hash_id(normalise_words(WHOLE)),
            PART,
            hash_id(stories[0].version_id, "quote", 0),
            stories[0].article_id,
            "early.example",
            datetime(2026, 1, 4),
            None,
            4,
            3,
            4,
            4,
            1,
            1,
            WHOLE,
        )
    ]
    assert warehouse.execute(
        "select source, article_status, match_kind, quote_cluster_id from v_quotes order by source"
    ).fetchall() == [
        (f"{slug}.example", status, kind, hash_id(normalise_words(WHOLE)))
        for slug, status, kind in (
            ("copy", "current", "same"),
            ("early", "current", "part"),
            ("undated", "current", "same"),
            ("wire", "current", "same"),
            ("withdrawn", "retracted", None),
        )
    ]


SPEECH = "we will open the bridge over the river in May and close the old road for good".split()
STRETCHES = st.tuples(
    st.integers(0, 12),
    st.integers(3, 17),
    st.sampled_from((JANE, POE, None)),
    st.integers(1, 28),
    st.booleans(),
).map(tuple)


def tell_stretch(number: int, drawn: tuple[int, int, str | None, int, bool]) -> Story:
    start, length, speaker, day, is_cut = drawn
    words = SPEECH[start : start + length]
    if is_cut and len(words) > 5:
        words = [*words[:4], "...", *words[5:]]
    return tell(f"s{number}", f"“{' '.join(words)}”", speaker, day)


@slow_property(2, 20)
@given(st.lists(STRETCHES, min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_quote_clusters_part_quotes_among_them_in_any_order(
    drawn: list[tuple[int, int, str | None, int, bool]], chance: random.Random
) -> None:
    stories = [tell_stretch(number, one) for number, one in enumerate(drawn)]
    shuffled = chance.sample(stories, len(stories))
    found = []
    for ordered in (stories, shuffled):
        with TemporaryDirectory() as folder:
            warehouse = load_each(Path(folder), ordered)
        found.append(
            [
                sorted(warehouse.execute(f"from {table}").fetchall(), key=repr)
                for table in ("quote_cluster_members", "quote_clusters")
            ]
        )

    members, clusters = found[0]
    assert found[0] == found[1]
    assert len({quote_id for quote_id, _, _ in members}) == len(members)
    assert {cluster for _, cluster, _ in members} == {row[0] for row in clusters}
    # Each cluster holds the words that it is named after: to be in it is to share one whole.
    assert {cluster for _, cluster, kind in members if kind == "same"} == {
        row[0] for row in clusters
    }


def claim(slug: str, day: int | None, modality: str, polarity: str, speaker: str = JANE) -> Story:
    story = tell(slug, f"“{slug} words,”", speaker, day)
    said = replace(
        story.said[0], modality=modality, polarity=polarity, claim="the bridge opens in May"
    )
    return replace(story, said=(said,))


def test_claim_flips_by_kind_in_order_of_time(tmp_path: Path) -> None:
    stories = [
        claim("retreat", 9, "possible", "affirmative"),
        claim("will", 2, "future", "affirmative"),
        replace(claim("copy", 4, "future", "affirmative"), signature=WIRE),
        replace(claim("wire", 3, "future", "affirmative"), signature=WIRE),
        claim("poe", 5, "asserted", "affirmative", POE),
        claim("denial", 12, "possible", "negative"),
        claim("undated", None, "necessary", "negative"),
        replace(claim("withdrawn", 10, "necessary", "negative"), is_retraction=True),
        claim("again", 14, "possible", "negative", POE),
    ]
    warehouse = load_each(tmp_path, stories)

    assert warehouse.execute(
        "select flip_kind, is_same_speaker, display_name_before, source_before, "
        "polarity_before, modality_before, published_at_before, display_name, source, "
        "polarity, modality, text, published_at, article_id_before, article_id from v_claim_flips"
    ).fetchall() == [
        flip("modality", JANE, ("wire", 3, "affirmative", "future"), JANE, stories[0]),
        flip("polarity", JANE, ("retreat", 9, "affirmative", "possible"), JANE, stories[5]),
        flip("modality", POE, ("poe", 5, "affirmative", "asserted"), POE, stories[8]),
        flip("polarity", POE, ("poe", 5, "affirmative", "asserted"), POE, stories[8]),
    ]


def flip(
    kind: str, who_before: str, before: tuple[str, int, str, str], who: str, now: Story
) -> tuple[Any, ...]:
    slug, day, polarity, modality = before
    return (
        kind,
        who_before == who,
        who_before,
        f"{slug}.example",
        polarity,
        modality,
        datetime(2026, 1, day),
        who,
        now.source,
        now.said[0].polarity,
        now.said[0].modality,
        now.said[0].words,
        now.published_at,
        hash_id(f"{slug}.example", slug),
        now.article_id,
    )
