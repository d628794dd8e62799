"""How much of annotation is the parse: words a second of both, in one run.

    python -m benchmarks.speed ARCHIVE.jsonl [--rounds 3] [--attribution rules]

ARCHIVE is JSON lines with a text or body field, plain or gzipped. Each round parses all texts
with the bare spaCy pipeline and then annotates them whole (parse, quotes, speakers, claims,
rows), on one thread. The ratio is what to watch; the machine's own speed is in neither.
"""

import argparse
import gzip
import json
import os
import statistics
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from transforms.annotate.batch import annotate_version
from transforms.feeds.json_object import read_json_article
from transforms.lake.versions import DEFAULT_ATTRIBUTION, DEFAULT_LANGUAGES
from transforms.parse.document import plain_text
from transforms.parse.spacy_models import read_model
from transforms.text.stored_article import store_article


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("archive", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--attribution", default=DEFAULT_ATTRIBUTION, help="model or rules")
    arguments = parser.parse_args()
    raw = arguments.archive.read_bytes()
    lines = (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode("utf-8").splitlines()
    stored = [
        store_article(
            read_json_article(json.loads(line)),
            archive_id="benchmark",
            position=f"line {number}",
            run_id="benchmark",
        )
        for number, line in enumerate(lines, 1)
        if line.strip()
    ]
    words = sum(item.version.word_count for item in stored)
    nlp = read_model(DEFAULT_LANGUAGES["en"])
    ratios = []
    for number in range(1, arguments.rounds + 1):
        started = time.perf_counter()
        for item in stored:
            text = plain_text(item.version.text)[0]
            list(nlp.pipe(line for line in text.splitlines() if line.strip()))
        parse = time.perf_counter() - started
        started = time.perf_counter()
        for item in stored:
            annotate_version(
                item.article,
                item.version,
                list(item.sections),
                DEFAULT_LANGUAGES,
                "benchmark",
                arguments.attribution,
            )
        whole = time.perf_counter() - started
        ratios.append(parse / whole)
        print(
            f"round {number}: parse {words / parse:,.0f} words/s, "
            f"annotate {words / whole:,.0f} words/s, ratio {ratios[-1]:.2f}"
        )
    print(f"{len(stored)} articles, {words} words; median ratio {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    main()
