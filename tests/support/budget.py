"""How many examples a slow property test gets: few in `make test`, many in `make test-deep`."""

import os
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

IS_DEEP = bool(os.environ.get("TEST_DEEP"))


def slow_property(few: int, many: int) -> Callable[[Any], Any]:
    """A decorator over `given`: the budget, no deadline, and the mark that `test-deep` asks for.

    The few are the same at every run, so that `make test` says the same of the same code; the many
    are others each time, but where a change is judged (`CI`).
    """
    budget = settings(
        max_examples=many if IS_DEEP else few,
        deadline=None,
        derandomize=not IS_DEEP or "CI" in os.environ,
        suppress_health_check=[
            HealthCheck.function_scoped_fixture,
            HealthCheck.too_slow,
            HealthCheck.data_too_large,
        ],
    )
    return lambda test: pytest.mark.deep(budget(test))
