"""An archive to outcomes: articles, rejects and skips, in the archive's own order.

In: an `ArchiveRef`. Out: an iterator that holds one record at a time. The decision to question:
what is wrong with a record is a reject and never an exception, so one bad file does not stop a
night's run; errors of the world (`OSError` at opening or reading) do raise, to be tried again.
"""

from flows.discover import ArchiveRef, open_archive
from flows.outcomes import Outcome, Outcomes, Reader, ReadLimits, Skip, Source
from flows.read_lines import read_lines
from flows.read_text import read_text
from flows.read_warc import read_warc
from transforms.errors import ArchiveError

READERS: dict[str, Reader] = {"warc": read_warc, "jsonl": read_lines, "text": read_text}


def read_archive(ref: ArchiveRef, *, run_id: str, limits: ReadLimits) -> Outcomes:
    """The outcomes of an archive. Raises `OSError` when it cannot be opened or read."""
    source = Source(ref.archive_id, ref.member_name, run_id, limits)
    reader = READERS.get(ref.format)
    if reader is None:
        detail = f"{ref.uri}: no reader for the format {ref.format}"
        yield source.reject("", ArchiveError("unsupported_format", detail))
        return
    seen = 0
    with open_archive(ref.uri) as handle:
        for outcome in reader(source, handle):
            seen += 1
            yield outcome
    if not seen:
        yield source.reject("", ArchiveError("empty_archive", f"{ref.uri}: no record in it"))


__all__ = ["Outcome", "Outcomes", "ReadLimits", "Skip", "read_archive"]
