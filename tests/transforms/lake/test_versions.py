"""A guard: rows that change under the same version would stay stale in every lake."""

import json
from dataclasses import asdict

from tests.support.articles import annotate
from transforms import ANNOTATE_VERSION
from transforms.ids import hash_id

TEXT = """\
Council to sell the old harbour
The council will sell the old harbour, Marta Danilov said on Monday.
“We have no money for it,” Danilov, the mayor of the town, told reporters. “It is over.”
According to the finance ministry, the sale would bring 12 million euros.
Tom Hale, a spokesman for the Harbour Union, criticised the plan.
“Nobody asked us,” he said.
"""
GOLDEN = ("5", "d348728274211c60878d")
LEFT_OUT = (
    "run_id",
    "confidence",
    "check_worthiness",
    "speaker_confidence",
    "speaker_candidates",
)


def test_versions_are_bumped_when_the_rows_of_a_text_change() -> None:
    rows = annotate(TEXT, has_headline=True)
    plain = {
        table: [
            {name: value for name, value in asdict(row).items() if name not in LEFT_OUT}
            for row in rows[table]
        ]
        for table in sorted(rows)
    }
    digest = hash_id(json.dumps(plain, sort_keys=True, default=str))
    assert (ANNOTATE_VERSION, digest) == GOLDEN, (
        "the annotator gives other rows: bump transforms.ANNOTATE_VERSION, "
        "then set GOLDEN to the new version and digest"
    )
