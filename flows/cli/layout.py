"""A warehouse of another layout: which one it has, and what mends it.

In: the path of a DuckDB file. Out: a sentence, where it is not of the layout that this code asks
for. The decision to question: a file of an earlier layout answers most questions as it is, so it is
looked at only after one has failed; a run looks before its work, which would be for nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from warehouse.errors import AskError, ContractError

UNKNOWN = frozenset({"BinderException", "CatalogException"})
"""What DuckDB calls a table or column that is not there."""
MIGRATES = "the next run with this version of onrecord writes it anew"


@contextmanager
def layout_told(path: Path) -> Iterator[None]:
    """Say of a table or column that the block does not find that the file has another layout.

    Raises `AskError`, for what DuckDB itself has said, too.
    """
    try:
        yield
    except Exception as error:
        found = error.__cause__ if isinstance(error, AskError) else error
        told = explain_layout(path) if type(found).__name__ in UNKNOWN else None
        if told is None:
            raise
        raise AskError(f"{told} ({str(error).splitlines()[0]})") from error


def explain_layout(path: Path) -> str | None:
    """What keeps the file from being asked as a warehouse of today; None if nothing does."""
    return _explain(path, read_layout(path))


def _explain(path: Path, layout: int | None) -> str | None:
    from warehouse.store.files import SCHEMA_VERSION

    if layout is None:
        return f"{path}: a DuckDB file, and no warehouse of onrecord; name another with --warehouse"
    if layout == SCHEMA_VERSION:
        return None
    mended = MIGRATES if layout < SCHEMA_VERSION else "newer code made it: install that again"
    return f"{path}: has layout {layout}, and this code asks for {SCHEMA_VERSION}; {mended}"


def read_layout(path: Path) -> int | None:
    """The layout of a file; None if it is no warehouse. Raises what `open_published` does."""
    from warehouse.store.files import open_published

    with open_published(path) as connection:
        found = connection.execute(
            "select 1 from duckdb_tables() where table_name = 'schema_version'"
        ).fetchall()
        if not found:
            return None
        ((layout,),) = connection.execute(
            "select max(schema_version) from schema_version"
        ).fetchall()
        return None if layout is None else int(layout)


def require_layout(path: Path) -> None:
    """Raise `ContractError`, before the work, where a run could not write what is there."""
    from warehouse.store.files import SCHEMA_VERSION

    if not path.exists():
        return
    layout = read_layout(path)
    if layout is None or layout > SCHEMA_VERSION:
        raise ContractError(f"{_explain(path, layout)}")
