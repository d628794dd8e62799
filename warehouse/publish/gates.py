"""Let a run through to its publish, or keep yesterday's file.

In: the measured figures of a run. Out: nothing, or a `GateError` that names each figure, its value
and its limit, and what can be done. The decision to question: `checks/` stops what can never be
right, and nobody may overrule it; these figures are only unlikely, so a person may.
"""

from collections.abc import Sequence

from warehouse.errors import GateError
from warehouse.publish.quality import QualityRow

ADVICE = (
    "the published file is the earlier one, and the lake keeps what was read. Look at what the "
    "archives brought. The next run takes it up with what came meanwhile; to publish it as it is, "
    'run again with --force-publish, change the limit in [thresholds], or set gates = "warn"'
)


def require_gates(rows: Sequence[QualityRow]) -> None:
    """Raise `GateError` if a figure blocks the publish."""
    told = [f"{row.figure}: {row.detail}" for row in rows if row.is_blocking]
    if told:
        raise GateError(f"not published: {'; '.join(told)}; {ADVICE}", rows)
