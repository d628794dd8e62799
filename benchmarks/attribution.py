"""Run the real pipeline over gold articles and write what it attributes, in the scorer's form.

    python benchmarks/attribution.py GOLD [--predictions FILE] [--scorer SCRIPT] [--keep DIR]
        [--profile fast]

GOLD is JSON lines, plain or gzipped, with id, text, title, date and publisher; its attributions
are never shown to the pipeline, which gets a JSONL archive of the other fields through
`onrecord run`. Predictions are read back from the warehouse by SQL, so they are what an analyst
sees. A quote that continues another one has its source there, and is written with that source.
Thoughts and acts without words are written as well, since the gold has them.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import duckdb

from flows.settings import Settings

GIVEN = ("id", "text", "title", "date", "publisher")
QUERY = """
with recursive sources as (
    select quote_id, quote_id as root_id from quotes where continues_quote_id is null
    union all
    select q.quote_id, s.root_id
    from quotes as q join sources as s on q.continues_quote_id = s.quote_id
)
select
    a.source_record,
    r.reference_char_start,
    r.reference_char_end,
    q.cue_char_start,
    q.cue_char_end,
    q.content_spans
from quotes as q
join articles as a on a.current_version_id = q.version_id
join sources as s on s.quote_id = q.quote_id
join quotes as r on r.quote_id = s.root_id
order by a.source_record, q.char_start, q.quote_id
"""


def read_gold(path: Path) -> list[dict[str, Any]]:
    """Articles of a gold file, plain or gzipped."""
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in raw.decode("utf-8").splitlines() if line.strip()]


def run_pipeline(articles: list[dict[str, Any]], folder: Path, profile: str) -> tuple[Path, float]:
    """The warehouse that `onrecord run` makes of the articles, and the seconds it took."""
    archive = folder / "articles.jsonl"
    with archive.open("w", encoding="utf-8") as lines:
        for article in articles:
            given = {name: article[name] for name in GIVEN if name in article}
            lines.write(json.dumps(given, ensure_ascii=False) + "\n")
    warehouse = folder / "warehouse.duckdb"
    command = [sys.executable, "-m", "flows.cli", "run", str(archive)]
    command += ["--lake", str(folder / "lake"), "--warehouse", str(warehouse)]
    command += ["--profile", profile]
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"onrecord run failed ({done.returncode}):\n{done.stdout}{done.stderr}")
    return warehouse, time.perf_counter() - started


def read_predictions(warehouse: Path) -> dict[str, list[dict[str, Any]]]:
    """Attributions by article id, each {"source", "cue", "content"} in code points."""
    found: dict[str, list[dict[str, Any]]] = {}
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        for record, low, high, cue_low, cue_high, content in connection.execute(QUERY).fetchall():
            found.setdefault(record, []).append(
                {
                    "source": [] if low is None else [[low, high]],
                    "cue": [] if cue_low is None else [[cue_low, cue_high]],
                    "content": [[span["char_start"], span["char_end"]] for span in content],
                }
            )
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--predictions", type=Path, help="where to write them (JSON lines)")
    parser.add_argument("--scorer", type=Path, help="score_attributions.py, run on the result")
    parser.add_argument("--profile", default=Settings().profile, help="accurate or fast")
    parser.add_argument("--keep", type=Path, help="folder for lake and warehouse (else temporary)")
    arguments = parser.parse_args()
    articles = read_gold(arguments.gold)
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        warehouse, seconds = run_pipeline(articles, folder, arguments.profile)
        found = read_predictions(warehouse)
        target = arguments.predictions or Path(temporary) / "predictions.jsonl"
        with target.open("w", encoding="utf-8") as lines:
            for article in articles:
                row = {"id": article["id"], "attributions": found.get(article["id"], [])}
                lines.write(json.dumps(row) + "\n")
        words = sum(len(article["text"].split()) for article in articles)
        print(f"{len(articles)} articles, {words} words, {seconds:.1f} s with start-up")
        print(f"{sum(map(len, found.values()))} attributions predicted")
        if arguments.scorer:
            subprocess.run(
                [sys.executable, str(arguments.scorer), str(arguments.gold), str(target)],
                check=True,
            )


if __name__ == "__main__":
    main()
