"""Bent archives into a reader, to find bytes that break its law: outcomes, and never a crash.

    python -m benchmarks.fuzz READER [SEED ...] [--minutes 10] [--longest 20000] [--keep FOLDER]

READER is a name of `benchmarks.fuzz_forms.FORMS`, which has samples for each form, or of
`flows.readers.archive.READERS`, or "file" for whatever the bytes look like, zip and tar among
them. Pages and documents are parsed in this process, to be seen by the search. The seeds are whole
files, packed or not; each is bent as it is and inflated, and then given plain, in gzip, in a gzip
member a record, or in zstd. With atheris installed the search is guided by
coverage, else by chance alone. An input that raises, takes longer than `SLOW` seconds, or gives
outcomes that no run may store is a finding: it is written to FOLDER under the hash of its content,
and the command fails.
"""

import argparse
import gzip
import hashlib
import io
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import flows.readers.book
import flows.readers.document
import flows.readers.fields
import flows.readers.mediawiki
import flows.readers.workbook
from benchmarks.fuzz_forms import (
    FILE,
    Form,
    cut_member,
    find_form,
    list_names,
    list_samples,
    put_member,
    read_sample,
)
from flows.codecs.decompress import inflate
from flows.readers.archive import FAILED, READERS, read_file
from flows.readers.outcomes import Outcomes, ReadLimits, Skip, Source
from flows.readers.sandbox import SANDBOXED
from flows.warc.codec import zstd
from transforms.errors import ArchiveError
from transforms.lake.records import Reject
from transforms.text.stored_article import StoredArticle

MEMBER = 4
"""A packing: the bytes are the member of a zip file that holds the stories."""

SLOW = 20.0
"""Seconds of the processor: the clock of a busy machine stands still."""

LIMITS = ReadLimits(record_bytes=300_000, page_bytes=200_000, page_tags=5_000)

_RECORD = re.compile(rb"(?=^WARC/1)", re.MULTILINE)


def pack(content: bytes, how: int, form: Form) -> bytes:
    """Bytes as an archive may hold them."""
    if how == MEMBER:
        return put_member(form, content)
    if how == 1:
        return gzip.compress(content, 1, mtime=0)
    if how == 2:
        return b"".join(gzip.compress(part, 1, mtime=0) for part in _RECORD.split(content) if part)
    if how == 3:
        return zstd.compress(content, 1)
    return content


def check_reader(name: str, content: bytes) -> None:
    """Raise `AssertionError`, or what the reader raised, if it breaks its law on these bytes."""
    started = time.process_time()
    source = Source("a" * 20, "fuzz", "run", LIMITS)
    for outcome in _read(name, source, content):
        if isinstance(outcome, StoredArticle):
            text = outcome.version.text
            for section in outcome.sections:
                assert text[section.char_start : section.char_end].strip(), "an empty section"
        else:
            assert isinstance(outcome, Reject | Skip), f"no outcome: {outcome!r}"
            failed = isinstance(outcome, Reject) and outcome.detail.startswith(FAILED)
            assert not failed, outcome
    took = time.process_time() - started
    assert took < SLOW, f"{took:.0f} s for {len(content):,} bytes"


def _read(name: str, source: Source, content: bytes) -> Outcomes:
    handle = io.BytesIO(content)
    if name == FILE:
        yield from read_file(source, handle)
        return
    try:
        yield from READERS[name](source, handle)
    except ArchiveError as error:
        yield source.reject("", error)


def parse_here(function: str, *arguments: Any, seconds: float, **named: Any) -> Any:
    """What `flows.readers.sandbox.call_parser` does, without another process or a limit."""
    return SANDBOXED[function]()(*arguments, **named)


def read_seeds(form: Form, paths: list[Path], longest: int) -> list[bytes]:
    """The content of the seeds, as it is and inflated, a byte for the packing in front."""
    seeds = []
    for path in paths or list_samples(form):
        content = path.read_bytes() if paths else read_sample(form, path)
        seeds.append(b"\x00" + content[:longest])
        if form.member:
            seeds.extend([bytes([MEMBER]) + cut_member(form, content)[:longest]] * 4)
            continue
        plain = _inflate(content, longest)
        if plain != content[:longest]:
            seeds.extend(bytes([how]) + plain for how in range(4))
    return seeds or [b"\x00"]


def _inflate(content: bytes, longest: int) -> bytes:
    pieces: list[bytes] = []
    try:
        for piece in inflate(io.BytesIO(content)):
            pieces.append(piece)
            if sum(map(len, pieces)) >= longest:
                break
    except ArchiveError:
        pass
    return b"".join(pieces)[:longest]


def bend(
    seeds: list[bytes], marks: tuple[bytes, ...], chance: random.Random, longest: int
) -> bytes:
    """A seed with pieces cut out, doubled, flipped, put in from another seed or from the marks."""
    content = bytearray(chance.choice(seeds))
    for _ in range(chance.randint(1, 6)):
        # the first byte says how it is packed
        start = chance.randint(1, len(content))
        end = min(len(content), start + int(chance.paretovariate(0.6)))
        other = chance.choice(seeds)
        place = chance.randint(0, len(other))
        content[start:end] = chance.choice(
            [
                b"",
                content[start:end] * 2,
                bytes(byte ^ (1 << chance.randint(0, 7)) for byte in content[start : end + 1]),
                other[place : place + chance.randint(0, 400)],
                chance.randbytes(chance.randint(1, 8)),
                chance.choice(marks or (b"",)) * chance.choice((1, 1, 50)),
                b"%d" % chance.choice([0, -1, 1, 10**5, 10**9, 2**63]),
            ]
        )
    return bytes(content[:longest])


def _run_by_chance(test: Callable[[bytes], None], seeds: Iterator[bytes], minutes: float) -> None:
    until = time.process_time() + 60 * minutes
    tried = 0
    for content in seeds:
        if time.process_time() > until:
            break
        test(content)
        tried += 1
    print(f"{tried} inputs by chance in {minutes:g} minutes of the processor, no finding")


def _run_guided(test: Callable[[bytes], None], seeds: list[bytes], options: list[str]) -> None:
    import atheris

    for module in [name for name in sys.modules if name.split(".")[0] in ("flows", "transforms")]:
        for value in vars(sys.modules[module]).values():
            if getattr(value, "__module__", None) == module and hasattr(value, "__code__"):
                atheris.instrument_func(value)
            elif isinstance(value, type) and value.__module__ == module:
                for method in vars(value).values():
                    if hasattr(method, "__code__"):
                        atheris.instrument_func(method)
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(seeds):
            (Path(folder) / str(number)).write_bytes(seed)
        atheris.Setup([sys.argv[0], folder, *options], test)
        atheris.Fuzz()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("reader", choices=list_names())
    parser.add_argument("seeds", type=Path, nargs="*")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--longest", type=int, default=20_000, help="bytes of an input, unpacked")
    parser.add_argument("--first", type=int, default=7, help="another number, other inputs")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-findings"))
    parser.add_argument("--by-chance", action="store_true", help="even if atheris is installed")
    arguments = parser.parse_args()
    form = find_form(arguments.reader)
    for reader in (
        flows.readers.book,
        flows.readers.document,
        flows.readers.fields,
        flows.readers.mediawiki,
        flows.readers.workbook,
    ):
        reader.call_parser = parse_here  # type: ignore[attr-defined]
    for load in SANDBOXED.values():
        load()

    packings = MEMBER + bool(form.member)

    def test(content: bytes) -> None:
        packed = pack(content[1:], content[0] % packings, form) if content else b""
        try:
            check_reader(form.reader, packed)
        except Exception:
            arguments.keep.mkdir(parents=True, exist_ok=True)
            kept = arguments.keep / hashlib.sha256(packed).hexdigest()[:16]
            kept.write_bytes(packed)
            print(f"finding: {kept}", flush=True)
            raise

    seeds = read_seeds(form, arguments.seeds, arguments.longest)
    try:
        import atheris  # noqa: F401
    except ImportError:
        arguments.by_chance = True
    if arguments.by_chance:
        chance = random.Random(arguments.first)
        bent = iter(lambda: bend(seeds, form.marks, chance, arguments.longest), None)
        _run_by_chance(test, bent, arguments.minutes)
    else:
        options = [
            f"-max_total_time={round(60 * arguments.minutes)}",
            f"-max_len={arguments.longest}",
            f"-timeout={round(2 * SLOW)}",
            "-rss_limit_mb=4096",
            f"-artifact_prefix={tempfile.gettempdir()}/",
            "-print_final_stats=1",
        ]
        _run_guided(test, seeds, options)


if __name__ == "__main__":
    main()
