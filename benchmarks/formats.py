"""What archives of each format come to: files, articles, rejects, skips, megabytes a second.

    python -m benchmarks.formats PATH ... [--by-file]

Every file below the paths is read as a night reads it, one after the other on one core beside
its parsing process; the time of a format is that of its files alone. Megabytes are those on disk.
A file that no reader takes is counted under "refused".
"""

import argparse
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from rich.console import Console
from rich.table import Table

from flows.readers.archive import read_archive
from flows.readers.discover import discover
from flows.readers.outcomes import ReadLimits
from flows.readers.sandbox import call_parser
from transforms.lake.records import Reject
from transforms.text.stored_article import StoredArticle

PAGE = b"<p>The bridge will close on Friday, the authority said.</p>"


@dataclass(slots=True)
class Tried:
    """The sums of one format, or of one file."""

    files: int = 0
    bytes_read: int = 0
    seconds: float = 0.0
    articles: int = 0
    rejects: Counter[str] = field(default_factory=Counter)
    skips: Counter[str] = field(default_factory=Counter)


def try_archives(paths: list[str], *, by_file: bool) -> dict[str, Tried]:
    """Sums by format or by file, refused files among them."""
    found = discover(paths)
    sums: dict[str, Tried] = defaultdict(Tried)
    for reject in found.rejects:
        tried = sums[reject.position if by_file else "refused"]
        tried.files += 1
        tried.rejects[reject.reason] += 1
    for ref in found.archives:
        tried = sums[f"{ref.member_name} ({ref.format})" if by_file else ref.format]
        started = time.perf_counter()
        for outcome in read_archive(ref, run_id="benchmark", limits=ReadLimits()):
            if isinstance(outcome, StoredArticle):
                tried.articles += 1
            elif isinstance(outcome, Reject):
                tried.rejects[outcome.reason] += 1
            else:
                tried.skips[outcome.reason] += 1
        tried.seconds += time.perf_counter() - started
        tried.files += 1
        tried.bytes_read += ref.size_bytes
    return sums


def say(counts: Counter[str]) -> str:
    """ "3: 2 bad_json, 1 truncated"."""
    parts = ", ".join(f"{count} {name}" for name, count in counts.most_common())
    return f"{counts.total()}: {parts}" if parts else "0"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("paths", nargs="+", help="files and folders of archives")
    parser.add_argument("--by-file", action="store_true", help="a row a file")
    given = parser.parse_args()
    call_parser("read_page", PAGE, seconds=60)
    table = Table(
        "file" if given.by_file else "format", "files", "articles", "rejects", "skips", "s", "MB/s"
    )
    for name, tried in sorted(try_archives(given.paths, by_file=given.by_file).items()):
        rate = tried.bytes_read / 1e6 / tried.seconds if tried.seconds else 0.0
        table.add_row(
            name,
            str(tried.files),
            str(tried.articles),
            say(tried.rejects),
            say(tried.skips),
            f"{tried.seconds:.2f}",
            f"{rate:.2f}",
        )
    Console(width=180).print(table)


if __name__ == "__main__":
    main()
