"""A table in Arrow, a file or a stream, to outcomes: what Feather is, and data sets save.

In: an open file, read forwards only. Out: an outcome a row, at position "row N". The decision to
question: a file of Arrow is read as the stream that it holds, without the index at its end, so that
what stands before damage is kept; behind a damaged batch nothing can be read.
"""

from collections.abc import Iterator
from typing import BinaryIO, cast

import pyarrow as pa

from flows.codecs.arrow_messages import ArrowMessages
from flows.readers.arrow_rows import ARROW_ERRORS, find_columns_of, list_rows, read_fields
from flows.readers.fields import judge_records
from flows.readers.outcomes import Fields, Outcome, Outcomes, Source
from transforms.errors import ArchiveError

ROWS_AT_A_TIME = 16


def read_arrow(source: Source, handle: BinaryIO) -> Outcomes:
    """Every row's outcome, in order."""
    return judge_records(source, cut_arrow(source, handle))


def cut_arrow(source: Source, handle: BinaryIO) -> Iterator[Fields | Outcome]:
    """The fields of each row, or why it has none."""
    messages = ArrowMessages(handle)
    number = 1
    try:
        table = pa.ipc.open_stream(pa.PythonFile(cast(BinaryIO, messages), mode="r"))
        has_records, columns = find_columns_of(table.schema, source.paths)
        for batch in table:
            # offsets and indices are trusted from here on
            batch.validate(full=True)
            for start in range(0, batch.num_rows, ROWS_AT_A_TIME):
                some = batch.slice(start, ROWS_AT_A_TIME)
                for cells in list_rows(some.columns, has_records):
                    yield read_fields(source, columns, f"row {number}", cells)
                    number += 1
    except ArchiveError as error:
        yield source.reject("" if number == 1 else f"row {number}", error)
    except ARROW_ERRORS as error:
        yield source.reject("" if number == 1 else f"row {number}", _explain(messages, error))


def _explain(messages: ArrowMessages, error: Exception) -> ArchiveError:
    """What was wrong with a message before Arrow's own words. Raises the world's errors."""
    if isinstance(messages.error, ArchiveError):
        return messages.error
    if messages.error is not None:
        raise messages.error
    return ArchiveError("unreadable", f"Arrow that cannot be read on from here: {error}"[:300])
