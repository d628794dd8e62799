"""An archive to outcomes: articles, rejects and skips, in the archive's own order.

In: an `ArchiveRef`. Out: an iterator that holds one record at a time. The decision to question:
what is wrong with a record is a reject and never an exception, so one bad file does not stop a
night's run; errors of the world (`OSError` at opening or reading) do raise, to be tried again.
"""

from flows.discover import ArchiveRef, open_archive
from flows.outcomes import Outcome, Outcomes, ReadLimits, Skip, make_reject
from flows.read_lines import read_lines
from flows.read_text import read_text
from flows.read_warc import read_warc
from transforms.errors import ArchiveError

READERS = {"warc": read_warc, "jsonl": read_lines, "text": read_text}


def read_archive(ref: ArchiveRef, *, run_id: str, limits: ReadLimits) -> Outcomes:
    """The outcomes of an archive. Raises `OSError` when it cannot be opened or read."""
    reader = READERS.get(ref.format)
    if reader is None:
        detail = f"{ref.uri}: no reader for the format {ref.format}"
        error = ArchiveError("unsupported_format", detail)
        yield make_reject(ref.archive_id, ref.member_name, error, run_id=run_id)
        return
    seen = 0
    with open_archive(ref.uri) as handle:
        for outcome in reader(ref, handle, run_id=run_id, limits=limits):
            seen += 1
            yield outcome
    if not seen:
        error = ArchiveError("empty_archive", f"{ref.uri}: no record in it")
        yield make_reject(ref.archive_id, ref.member_name, error, run_id=run_id)


__all__ = ["Outcome", "Outcomes", "ReadLimits", "Skip", "read_archive"]
