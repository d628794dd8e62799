"""Reading a crawl: records a second against fastwarc and trafilatura, and memory on a large one.

    python -m benchmarks.crawl WARC [--megabytes 50] [--records 400] [--rounds 3]
    python -m benchmarks.crawl WARC --megabytes 1000 --memory-only
    python -m benchmarks.crawl WARC --records 100 --damage

A crawl of the given size is made by repeating the records of WARC, each with another URL, record
id and words in its title, so that every page is another article. Both readers take its first
records on one core, in turns, each turn in a process of its own; the yardstick is fastwarc with
`trafilatura.bare_extraction(with_metadata=True)`. The ratio of records a second of processor time
is what to watch. Memory is the peak of the reader and its parsing process together, told at 10, 50
and 100 % of the file; that it stays flat is what to watch. Both are read in /proc. With --damage it
is told how many of the pages come whole out of crawls that were bent in ways that crawls are bent,
by our reader of records and by fastwarc's, and how long either takes for records alone.
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
import time
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
    return _write_record(new, block)


def _write_record(fields: dict[str, str], block: bytes) -> bytes:
    new = dict(fields)
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


def make_damage(seed: Path, folder: Path, pages: int) -> tuple[set[bytes], dict[str, bytes]]:
    """Digests of the pages of a crawl, and its bytes bent in several ways, one page hit each."""
    from flows.warc.codec import zstd
    from flows.warc.records import RawRecord, read_records

    part = folder / "part.warc.gz"
    make_crawl(seed, part, 0, most=pages)
    records, truths = [], set()
    with part.open("rb") as handle:
        for found in read_records(handle, 1 << 26):
            if isinstance(found, RawRecord):
                records.append(_write_record(found.fields, found.block))
                truths.add(hashlib.sha256(found.block).digest())
    middle = len(records) // 2
    packed = [gzip.compress(record, 6) for record in records]
    hit = packed[middle]
    length = re.compile(rb"Content-Length: (\d+)")
    stated = length.search(records[middle])
    assert stated is not None

    def state(number: bytes) -> bytes:
        bent = length.sub(b"Content-Length: " + number, records[middle], count=1)
        return b"".join((*records[:middle], bent, *records[middle + 1 :]))

    def put(piece: bytes) -> bytes:
        return b"".join((*packed[:middle], piece, *packed[middle + 1 :]))

    plain, whole = b"".join(records), b"".join(packed)
    dictionary = zstd.train_dict(records[:50], 1 << 14)
    framed = b"".join(zstd.compress(record, zstd_dict=dictionary) for record in records)
    content = dictionary.dict_content
    skippable = b"\x5d\x2a\x4d\x18" + len(content).to_bytes(4, "little") + content
    return truths, {
        "whole, a gzip member a record": whole,
        "whole, plain": plain,
        "whole, one gzip stream": gzip.compress(plain, 6),
        "whole, zstd": b"".join(zstd.compress(record) for record in records),
        "whole, zstd with a dictionary": skippable + framed,
        "a member with a byte flipped": put(hit[:99] + bytes([hit[99] ^ 255]) + hit[100:]),
        "a member cut short": put(hit[: len(hit) // 2]),
        "bytes lost at the front": whole[300:],
        "zeros between two members": put(hit + bytes(2000)),
        "a page of junk between two members": put(hit + b"<p>no record</p>" * 125),
        "the end cut off": whole[: len(whole) * 2 // 3],
        "a length too short by 100": state(b"%d" % (int(stated[1]) - 100)),
        "a length too long by 100": state(b"%d" % (int(stated[1]) + 100)),
        "a length that is no number": state(b"many"),
        "a record without a length": plain.replace(stated[0] + b"\r\n", b"", 1),
    }


def list_ours(path: Path) -> Iterator[bytes]:
    """The blocks that our reader of records gives."""
    from flows.warc.records import RawRecord, read_records

    with path.open("rb") as handle:
        for found in read_records(handle, 1 << 26):
            if isinstance(found, RawRecord):
                yield found.block


def list_theirs(path: Path) -> Iterator[bytes]:
    """The blocks that fastwarc gives, until it ends or raises."""
    from fastwarc.warc import ArchiveIterator

    with path.open("rb") as handle:
        for record in ArchiveIterator(handle, parse_http=False, quirks_mode=True):
            yield record.reader.read()


def compare_damage(seed: Path, folder: Path, pages: int) -> None:
    """Print, for each kind of damage, the whole pages and the time of either reader."""
    truths, bent = make_damage(seed, folder, pages)
    print(f"{len(truths)} records")
    for name, content in bent.items():
        path = folder / "bent.warc"
        path.write_bytes(content)
        told = []
        for lister in (list_ours, list_theirs):
            started = time.process_time()
            whole: set[bytes] = set()
            end = ""
            try:
                whole.update(hashlib.sha256(block).digest() for block in lister(path))
            except Exception as error:
                end = f" ({type(error).__name__})"
            seconds = time.process_time() - started
            told.append(f"{len(whole & truths):5} whole, {seconds * 1e3:5.0f} ms{end}")
        print(f"{name:36} ours {told[0]}   fastwarc {told[1]}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("warc", type=Path, help="an archive whose records are repeated")
    parser.add_argument("--megabytes", type=float, default=50, help="size of the crawl made")
    parser.add_argument("--records", type=int, default=400, help="records timed")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory-only", action="store_true", help="time nothing; ours alone")
    parser.add_argument("--damage", action="store_true", help="bent crawls; nothing else")
    parser.add_argument("--reader", choices=sorted(READERS), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.reader:
        run_reader(arguments.reader, arguments.warc, arguments.records)
        return
    with tempfile.TemporaryDirectory() as folder:
        if arguments.damage:
            compare_damage(arguments.warc, Path(folder), arguments.records)
            return
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
