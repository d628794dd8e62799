"""Errors of the transforms: `ArchiveError` rejects one input, `ContractError` stops a batch."""


class ArchiveError(Exception):
    """An input cannot be read. It becomes a row in `rejects`; the run goes on.

    `reason` is one of `records.REJECT_REASONS`; `detail` says where and what to do.
    """

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail

    def __reduce__(self) -> tuple[type["ArchiveError"], tuple[str, str]]:
        return type(self), (self.reason, self.detail)


class ContractError(Exception):
    """A batch or schema is not what it says. The load stops and nothing is committed."""
