"""The warehouse is the same whatever the order in which a lake is loaded, and however often."""

import random
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.budget import slow_property
from tests.support.warehouse_lakes import load_all, read_warehouse, write_archive
from tests.support.warehouse_stories import Said, Story

WORDS = ("The bridge will open", "It will not open", "We are glad", "Nobody asked us")
story_strategy = st.builds(
    lambda source, slug, opening, words, speaker, day, modified, named: Story(
        f"{source}.example",
        f"story-{slug}",
        f'{opening} {speaker} said: "{words}."',
        (Said(speaker, f'"{words}."', is_named=named, role=f"{opening} {speaker}", title=opening),),
        published_at=datetime(2026, 1, day) if day else None,
        modified_at=datetime(2026, 2, modified) if modified else None,
    ),
    st.sampled_from("ab"),
    st.integers(1, 3),
    st.sampled_from(("Mayor", "Doctor")),
    st.sampled_from(WORDS),
    st.sampled_from(("Jane Roe", "Alan Poe")),
    st.integers(0, 3),
    st.integers(0, 3),
    st.booleans(),
)


@slow_property(2, 20)
@given(
    archives=st.lists(st.lists(story_strategy, min_size=1, max_size=4), min_size=2, max_size=3),
    seed=st.integers(0, 1000),
)
def test_lake_loads_the_same_in_any_order_and_twice(
    tmp_path_factory: pytest.TempPathFactory, archives: list[list[Story]], seed: int
) -> None:
    folder = tmp_path_factory.mktemp("lake")
    names = [f"archive-{number}" for number in range(len(archives))]
    written = [
        write_archive(folder, name, stories) for name, stories in zip(names, archives, strict=True)
    ]
    in_order = [batch for batches in written for batch in batches]
    # Ingest batches in any order, then annotate batches in any order.
    shuffled = random.Random(seed).sample(in_order, len(in_order))
    shuffled.sort(key=lambda batch: batch.parent.parent.name != "ingest")

    with load_all(in_order, names) as one, load_all(shuffled + in_order, names) as other:
        once, again = read_warehouse(one), read_warehouse(other)

    assert once == again
