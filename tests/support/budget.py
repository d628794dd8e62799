"""How many examples a property test gets: few in `make test`, many in `make test-deep`.

The few are the same at every run, so that `make test` says the same of the same code; the many are
others each time, but where a change is judged (`CI`).
"""

import os
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, settings

IS_DEEP = bool(os.environ.get("TEST_DEEP"))
STEADY = not IS_DEEP or "CI" in os.environ


def set_examples() -> None:
    """The budget of every property test that names none."""
    if IS_DEEP:
        settings.register_profile("deep", max_examples=1000, deadline=None, derandomize=STEADY)
    else:
        settings.register_profile("steady", derandomize=STEADY)
    settings.load_profile("deep" if IS_DEEP else "steady")


def slow_property(few: int, many: int) -> Callable[[Any], Any]:
    """A decorator over `given`: the budget, and no deadline."""
    return settings(
        max_examples=many if IS_DEEP else few,
        deadline=None,
        derandomize=STEADY,
        suppress_health_check=[
            HealthCheck.function_scoped_fixture,
            HealthCheck.too_slow,
            HealthCheck.data_too_large,
        ],
    )
