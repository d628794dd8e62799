"""Who is to blame for a job that came to nothing."""

import pytest

from flows.blame import DEADLY, explain_outcome, refuse_slice, require_life
from flows.pools import Job, Outcome

JOB = Job(print, {"seconds": 60}, (), 360)


@pytest.mark.parametrize(
    ("outcome", "reason", "detail"),
    [
        pytest.param(Outcome(JOB, died_after_seconds=3.0), DEADLY.reason, DEADLY.detail, id="died"),
        pytest.param(
            Outcome(JOB, died_after_seconds=61.0),
            "timeout",
            "took longer than 60 s; raise batch_seconds",
            id="stopped",
        ),
        pytest.param(
            Outcome(JOB, error=RuntimeError("gone")), "unreadable", "RuntimeError: gone", id="error"
        ),
    ],
)
def test_blame_says_why_there_is_no_value(outcome: Outcome, reason: str, detail: str) -> None:
    why = explain_outcome(outcome)
    assert (why.reason, why.detail) == (reason, detail)


def test_blame_falls_on_the_machine_where_no_worker_can_live() -> None:
    require_life(Outcome(JOB))
    with pytest.raises(MemoryError, match="no article is to blame: look for a lack of memory"):
        require_life(Outcome(JOB, died_after_seconds=1.0))


def test_blame_of_a_slice_is_cut_to_what_a_row_holds() -> None:
    reject = refuse_slice("archive", 3, "timeout", "x" * 1000, "run")
    assert (reject.position, reject.stage, reject.reason) == ("slice 3", "annotate", "timeout")
    assert reject.detail is not None
    assert len(reject.detail) == 500
