"""Errors of the warehouse: what stops a load, what is worth a retry, what an analyst sees."""

from collections.abc import Sequence
from typing import Any


class ContractError(Exception):
    """A batch or the warehouse is not what it says. Nothing is committed or published."""


class GateError(ContractError):
    """A quality figure is too far out for a publish; `rows` are the figures of the run."""

    def __init__(self, message: str, rows: Sequence[Any] = ()) -> None:
        super().__init__(message)
        self.rows = rows


class StoreBusy(Exception):  # noqa: N818 - named for what the caller does: wait and try again
    """Another process holds the warehouse. Nothing was touched; try again later."""


class StoreMissing(Exception):  # noqa: N818 - a state of the world rather than a fault
    """There is no published warehouse at this path yet."""


class AskError(Exception):
    """An analyst's question cannot be answered as asked; the message says what to change."""
