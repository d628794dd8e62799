"""Reading a crawl: records a second against fastwarc and trafilatura, and memory on a large one.

    python -m benchmarks.crawl WARC [--megabytes 50] [--records 400] [--rounds 3]
    python -m benchmarks.crawl WARC --megabytes 1000 --memory-only

A crawl of the given size is made by repeating the records of WARC, each with another URL, record
id and words in its title, so that every page is another article. Both readers take its first
records on one core, in turns, each turn in a process of its own; the yardstick is fastwarc with
`trafilatura.bare_extraction(with_metadata=True)`. The ratio of records a second of processor time
is what to watch. Memory is the peak of the reader and its parsing process together, told at 10, 50
and 100 % of the file; that it stays flat is what to watch. Both are read in /proc.
"""

import argparse
import gzip
import hashlib
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

WARM = 20
"""Records read before the time is taken: imports and language models are no part of a rate."""

MARKS = (0.1, 0.5, 1.0)


def make_crawl(seed: Path, out: Path, megabytes: float, most: int | None = None) -> int:
    """Write a crawl of at least this size, or of this many responses; returns its records."""
    from flows.warc.records import RawRecord, read_records

    with seed.open("rb") as handle:
        records = [found for found in read_records(handle, 1 << 26) if isinstance(found, RawRecord)]
    written = pages = 0
    with out.open("wb") as target:
        for round_no in range(1_000_000):
            for record in records:
                target.write(gzip.compress(_renew(record.fields, record.block, round_no), 6))
                written += 1
                pages += record.fields.get("warc-type") == "response"
                is_large = target.tell() > megabytes * 1e6
                if is_large if most is None else pages >= most:
                    return written
    return written


def _renew(fields: dict[str, str], block: bytes, round_no: int) -> bytes:
    """The record as of another page: its URL, id and the words of its headline changed."""
    mark = hashlib.sha256(f"{round_no}".encode()).hexdigest()[:8]
    new = {name: value for name, value in fields.items() if not name.endswith("-digest")}
    if "warc-target-uri" in new:
        url = new["warc-target-uri"]
        new["warc-target-uri"] = f"{url}{'&' if '?' in url else '?'}copy={round_no}"
    if "warc-record-id" in new:
        digest = hashlib.md5(f"{new['warc-record-id']} {round_no}".encode()).hexdigest()
        new["warc-record-id"] = f"<urn:uuid:{uuid.UUID(digest)}>"
    if new.get("warc-type") == "response":
        block = _change_page(block, mark.encode())
    new["content-length"] = str(len(block))
    # the yardstick knows these names in the standard's own letters only
    names = {name: name.title() for name in new}
    for word in ("WARC", "ID", "URI", "IP"):
        names = {name: shown.replace(word.title(), word) for name, shown in names.items()}
    lines = "".join(f"{names[name]}: {value}\r\n" for name, value in new.items())
    return b"WARC/1.0\r\n" + lines.encode() + b"\r\n" + block + b"\r\n\r\n"


def _change_page(block: bytes, mark: bytes) -> bytes:
    """The answer with other words in its page, packed as it was."""
    from flows.warc.http_body import decode_body, split_message

    message = split_message(block)
    if message.status != 200:
        return block
    page = decode_body(message, 1 << 26)
    for tag in (b"<title", b"<h1", b"<p"):
        page = re.sub(
            tag + rb"\b[^>]*>", lambda found: found[0] + b"Copy %s: " % mark, page, count=1
        )
    fields = {name: value for name, value in message.fields.items() if name != "content-length"}
    if message.body.startswith(b"\x1f\x8b"):
        page = gzip.compress(page, 6)
    if message.is_chunked:
        page = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page)
    lines = "".join(f"{name.title()}: {value}\r\n" for name, value in fields.items())
    return b"HTTP/1.1 200 OK\r\n" + lines.encode() + b"\r\n" + page


def read_ours(path: Path) -> Iterator[bool]:
    """Our reader, a record at a time: whether it gave an article."""
    from flows.readers.archive import read_archive
    from flows.readers.discover import ArchiveRef
    from flows.readers.outcomes import ReadLimits
    from transforms.text.stored_article import StoredArticle

    ref = ArchiveRef(str(path), "a" * 20, path.stat().st_size, "warc", str(path.parent))
    for outcome in read_archive(ref, run_id="benchmark", limits=ReadLimits()):
        yield isinstance(outcome, StoredArticle)


def read_theirs(path: Path) -> Iterator[bool]:
    """The yardstick: fastwarc and trafilatura, with nothing checked."""
    import trafilatura
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    with path.open("rb") as handle:
        for record in ArchiveIterator(handle, auto_decode="all"):
            if record.record_type != WarcRecordType.response or not _is_answered(record):
                yield False
            else:
                page = record.reader.read()
                found = trafilatura.bare_extraction(
                    page, url=record.headers.get("WARC-Target-URI"), with_metadata=True
                )
                yield found is not None


def _is_answered(record: Any) -> bool:
    return bool(record.http_headers) and record.http_headers.status_code == 200


READERS: dict[str, Callable[[Path], Iterator[bool]]] = {
    "ours": read_ours,
    "fastwarc+trafilatura": read_theirs,
}


def run_reader(name: str, path: Path, records: int) -> None:
    """Read the crawl in this process and print what came of it, as JSON."""
    marks = {max(1, round(records * mark)): mark for mark in MARKS}
    peaks: dict[str, int] = {}
    seen = articles = 0
    reader = READERS[name](path)
    started = 0.0
    for is_article in reader:
        seen += 1
        if seen == WARM:
            # of the process and not of the clock, which counts the neighbours in
            started = _cpu_seconds()
        articles += is_article
        if seen in marks:
            peaks[f"{marks[seen]:.0%}"] = _peak_mb()
    print(
        json.dumps(
            {
                "records": seen,
                "articles": articles,
                "seconds": _cpu_seconds() - started,
                "timed": seen - WARM,
                "peak_mb": peaks | {"end": _peak_mb()},
            }
        )
    )


def _family() -> list[str]:
    """This process and those it started, the parser among them."""
    own = Path("/proc/self/task").glob("*/children")
    return ["self", *(child for children in own for child in children.read_text().split())]


def _peak_mb() -> int:
    """The peaks of the family, summed; no less than the peak of the sum."""
    status = "".join(Path(f"/proc/{member}/status").read_text() for member in _family())
    return sum(int(kb) for kb in re.findall(r"VmHWM:\s+(\d+)", status)) // 1024


def _cpu_seconds() -> float:
    ticks = 0
    for member in _family():
        fields = Path(f"/proc/{member}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _run_apart(name: str, path: Path, records: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.crawl", str(path), "--reader", name]
    done = subprocess.run(
        [*command, "--records", str(records)], check=True, stdout=subprocess.PIPE, text=True
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("warc", type=Path, help="an archive whose records are repeated")
    parser.add_argument("--megabytes", type=float, default=50, help="size of the crawl made")
    parser.add_argument("--records", type=int, default=400, help="records timed")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory-only", action="store_true", help="time nothing; ours alone")
    parser.add_argument("--reader", choices=sorted(READERS), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.reader:
        run_reader(arguments.reader, arguments.warc, arguments.records)
        return
    with tempfile.TemporaryDirectory() as folder:
        if not arguments.memory_only:
            part = Path(folder) / "part.warc.gz"
            records = make_crawl(arguments.warc, part, 0, most=arguments.records)
            ratios = []
            for round_no in range(1, arguments.rounds + 1):
                rates = {}
                for name in READERS:
                    found = _run_apart(name, part, records)
                    rates[name] = found["timed"] / found["seconds"]
                    print(
                        f"round {round_no}: {name}: {rates[name]:.1f} records/s, "
                        f"{found['articles']} articles, peak {found['peak_mb']} MB",
                        flush=True,
                    )
                ratios.append(rates["ours"] / rates["fastwarc+trafilatura"])
            print(f"median ratio {statistics.median(ratios):.2f}")
        whole = Path(folder) / "crawl.warc.gz"
        records = make_crawl(arguments.warc, whole, arguments.megabytes)
        found = _run_apart("ours", whole, records)
        size = whole.stat().st_size / 1e6
        print(
            f"{size:,.0f} MB, {found['records']:,} records, {found['articles']:,} articles: "
            f"{found['records'] / found['seconds']:.1f} records/s, peak {found['peak_mb']} MB"
        )


if __name__ == "__main__":
    main()
