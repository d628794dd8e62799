"""What a night adds to what was counted before: the same rows as counting all at once."""

import shutil
import tempfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.budget import slow_property
from tests.support.warehouse_lakes import (
    begin,
    find_broken,
    new_warehouse,
    read_warehouse,
    write_archive,
)
from tests.support.warehouse_stories import RUN, Said, Story
from warehouse.load.batches import load_batch
from warehouse.resolve.clusters.claims import ClaimTuning
from warehouse.resolve.clusters.quotes import ClusterTuning
from warehouse.resolve.run import resolve
from warehouse.resolve.syndication import SyndicationTuning

WORDS = (
    "“The bridge over the river will open in May, whatever the rain does to the river.”",
    "“the bridge over the river will open”",
    "“THE BRIDGE — over the river — will open in May”",
    "“whatever the rain … to the river”",
    "“[It] will open in May, whatever the rain does”",
    "“We said that the bridge over the river will open in May.”",
    "“Nobody asked us.”",
    "“a bridge too far for the town of Arden and its mayor”",
    "“too far for the town”",
)
ARMY, ARDEN = ("The army", "capture", "Arden"), ("Arden", "capture", "by the army")
CLAIMED = {
    "“The army captured Arden.”": (ARMY, "affirmative"),
    "“The army has captured Arden.”": (ARMY, "affirmative"),
    "“The army has not captured Arden.”": (ARMY, "negative"),
    "“Arden was captured by the army.”": (ARDEN, "affirmative"),
    "“The army captured Arden on Monday, the third time this year.”": (ARMY, "affirmative"),
    "“The army captured Arden with 300 men.”": (ARMY, "affirmative"),
    "“The army captured Arden with 200 men.”": (ARMY, "affirmative"),
}
SIGNATURES = (
    tuple(range(1000, 1128)),
    tuple(range(1000, 1100)),
    tuple(range(1040, 1168)),
    tuple(range(5000, 5128)),
    (),
)
CAPS = (
    (SyndicationTuning(min_words=3), ClusterTuning(), ClaimTuning()),
    (
        SyndicationTuning(min_words=3, bucket_cap=2, probes=2),
        ClusterTuning(most_holders=2),
        ClaimTuning(most_holders=3),
    ),
)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """An edition of one of a few articles, which say some of the same words."""
    words = draw(st.lists(st.sampled_from((*WORDS, *CLAIMED)), max_size=3, unique=True))
    said = tuple(
        Said(
            draw(st.sampled_from(("Jane Roe", "Alan Poe", "officials", None))),
            each,
            is_named=True,
        )
        for each in words
    )
    said = tuple(
        Said(
            one.speaker,
            one.words,
            is_named=one.speaker != "officials",
            role=f"Mayor {one.speaker} of Arden" if has_role else None,
            title="Mayor" if has_role else None,
            affiliation="Arden" if has_role else None,
            parsed=CLAIMED[one.words][0] if one.words in CLAIMED else None,
            polarity=CLAIMED[one.words][1] if one.words in CLAIMED else "affirmative",
        )
        for one in said
        for has_role in (one.speaker == "Jane Roe" and draw(st.booleans()),)
    )
    told = [f"{one.role or one.speaker or 'Somebody'} said {one.words}." for one in said]
    number = draw(st.integers(0, 5))
    source = draw(st.sampled_from(("arden.example", "bellmore.example")))
    day = draw(st.sampled_from((1, 2, 3, 9, None)))
    return Story(
        source,
        f"story-{number}",
        " ".join(["It was said in Arden.", *told]),
        said,
        published_at=datetime(2026, 1, day) if day else None,
        modified_at=draw(st.sampled_from((None, datetime(2026, 1, 10), datetime(2026, 1, 11)))),
        signature=draw(st.sampled_from(SIGNATURES)),
        places=("Arden",),
        is_retraction=draw(st.sampled_from((False, False, False, True))),
    )


@pytest.mark.long
@slow_property(2, 12)
@given(
    nights=st.lists(st.lists(stories(), min_size=1, max_size=5), min_size=2, max_size=4),
    caps=st.sampled_from(CAPS),
)
def test_nights_add_up_to_what_counting_all_at_once_gives(
    tmp_path: Path,
    nights: list[list[Story]],
    caps: tuple[SyndicationTuning, ClusterTuning, ClaimTuning],
) -> None:
    syndication, clusters, claims = caps
    # a lake of its own for each example, or one that fails would lend its batches to the next
    lake = Path(tempfile.mkdtemp(dir=tmp_path))
    batches = [write_archive(lake, f"night-{number}", told) for number, told in enumerate(nights)]
    names = [f"night-{number}" for number in range(len(nights))]
    nightly, at_once = new_warehouse(), new_warehouse()
    for warehouse in (nightly, at_once):
        begin(warehouse, names)
    for folders in batches:
        for folder in folders:
            load_batch(nightly, folder, run_id=RUN)
        resolve(nightly, syndication, cluster_tuning=clusters, claim_tuning=claims)
    for folders in batches:
        for folder in folders:
            load_batch(at_once, folder, run_id=RUN)
    resolve(at_once, syndication, cluster_tuning=clusters, claim_tuning=claims)

    one, other = read_warehouse(nightly), read_warehouse(at_once)
    assert one.keys() == other.keys()
    assert [(name, rows, other[name]) for name, rows in one.items() if rows != other[name]] == []
    assert find_broken(nightly) == []
    shutil.rmtree(lake)
