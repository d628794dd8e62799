"""Numbers of the lake are read as they were written."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from tests.support.warehouse_lakes import load_stories, rows_of
from tests.support.warehouse_stories import MAYOR
from warehouse.load.scores import round_scores

CANDIDATES = pa.list_(
    pa.struct([pa.field("speaker_id", pa.string()), pa.field("probability", pa.float32())])
)


@pytest.mark.parametrize(
    ("kind", "values", "expected", "kind_after"),
    [
        pytest.param(
            pa.float32(),
            [0.93, None, 1.0, 0.0004, 0.5589411854743958],
            [0.93, None, 1.0, 0.0, 0.559],
            "double",
            id="narrow numbers",
        ),
        pytest.param(pa.float64(), [0.12345], [0.123], "double", id="wide numbers"),
        pytest.param(pa.float32(), [], [], "double", id="no rows"),
        pytest.param(
            CANDIDATES,
            [
                [
                    {"speaker_id": "a", "probability": 0.93},
                    {"speaker_id": "b", "probability": 0.07},
                ],
                [],
                None,
                [{"speaker_id": "c", "probability": None}],
            ],
            [
                [
                    {"speaker_id": "a", "probability": 0.93},
                    {"speaker_id": "b", "probability": 0.07},
                ],
                [],
                None,
                [{"speaker_id": "c", "probability": None}],
            ],
            "list<item: struct<speaker_id: string, probability: double>>",
            id="numbers in structs in lists",
        ),
        pytest.param(pa.list_(pa.int32()), [[1], None], [[1], None], None, id="whole numbers"),
        pytest.param(pa.string(), ["0.93000001"], ["0.93000001"], None, id="words"),
    ],
)
def test_scores_are_rounded_and_nothing_else_is(
    kind: pa.DataType, values: list[Any], expected: list[Any], kind_after: str | None
) -> None:
    rows = pa.table({"id": list(range(len(values))), "found": pa.array(values, kind)})

    rounded = round_scores(rows)

    assert rounded.column("found").to_pylist() == expected
    assert str(rounded.schema.field("found").type) == (kind_after or str(kind))
    assert rounded.column("id") == rows.column("id")


def test_scores_of_several_chunks_stay_in_their_rows() -> None:
    parts = [
        pa.table({"found": pa.array([[{"speaker_id": str(n), "probability": n / 10}]], CANDIDATES)})
        for n in range(1, 4)
    ]

    rounded = round_scores(pa.concat_tables(parts).slice(1))

    assert rounded.column("found").to_pylist() == [
        [{"speaker_id": "2", "probability": 0.2}],
        [{"speaker_id": "3", "probability": 0.3}],
    ]


def test_scores_are_rounded_where_people_read_them(tmp_path: Path) -> None:
    """0.93 was 0.9300000071525574 to whoever asked."""
    warehouse = load_stories(tmp_path, MAYOR)

    assert rows_of(
        warehouse,
        "select distinct q.confidence, q.speaker_confidence, k.speaker_candidates[1].probability, "
        "c.confidence from v_quotes q join quotes k using (quote_id) join v_claims c "
        "on c.quote_id = q.quote_id",
    ) == [(0.93, 0.81, 0.81, 0.93)]
    assert rows_of(
        warehouse,
        "select distinct confidence from (select confidence from entity_mentions union all "
        "select confidence from entities union all select confidence from speakers)",
    ) == [(0.93,)]
