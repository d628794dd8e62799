"""Clusters of claims whatever the order of loading."""

import random
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from tests.support.budget import slow_property
from tests.support.warehouse_lakes import load_each
from tests.warehouse.resolve.clusters.test_claims import JANE, POE, Parsed, tell

SPOKEN = (
    (("The army", "capture", "Bakhmut"), "The army captured Bakhmut"),
    (("The army", "capture", "Bakhmut"), "The army has captured Bakhmut after heavy fighting"),
    (("the army", "capture", "the city of Bakhmut"), "the army captured the city of Bakhmut"),
    (("The army", "capture", "Bakhmut"), "The army captured Bakhmut on Monday"),
    (("The army", "capture", "Bakhmut"), "On Monday the army captured Bakhmut"),
    (("Bakhmut", "capture", "by the army"), "Bakhmut was captured by the army on Monday"),
    (("The army", "capture", "Bakhmut"), "The army captured 2 roads to Bakhmut on Monday"),
)
DRAWN = st.tuples(
    st.sampled_from(SPOKEN),
    st.sampled_from((JANE, POE, None)),
    st.integers(1, 28),
    st.sampled_from(("affirmative", "negative")),
)


@slow_property(2, 20)
@given(st.lists(DRAWN, min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_claim_clusters_are_the_same_in_any_order(
    drawn: list[tuple[tuple[Parsed, str], str | None, int, str]], chance: random.Random
) -> None:
    stories = [
        tell(f"s{number}", words, parsed, speaker, day, polarity=polarity)
        for number, ((parsed, words), speaker, day, polarity) in enumerate(drawn)
    ]
    found = []
    for ordered in (stories, chance.sample(stories, len(stories))):
        with TemporaryDirectory() as folder:
            warehouse = load_each(Path(folder), ordered)
        found.append(
            [
                sorted(warehouse.execute(f"from {table}").fetchall(), key=repr)
                for table in ("claim_cluster_members", "claim_clusters")
            ]
        )

    members, clusters = found[0]
    assert found[0] == found[1]
    assert len({claim_id for claim_id, _, _ in members}) == len(members)
    assert {cluster for _, cluster, _ in members} == {row[0] for row in clusters}
    assert {cluster for _, cluster, kind in members if kind == "same"} == {
        row[0] for row in clusters
    }
