"""The whole of onrecord beside a bare `nlp.pipe`: words and articles a second of one processor.

    python -m benchmarks.throughput [ARCHIVE.jsonl] [--articles 120] [--rounds 3]
        [--profile fast] [--coretype Haswell] [--chart FILE.svg] [--check] [--record]

ARCHIVE is JSON lines with a text or body field, plain or gzipped; without one, the articles in
`tests/data/speakers` are read. In each round, in turns, each in a process of its own, on one
thread and in processor time, so that a busy machine does not count:

- bare: `spacy.load` of the package and `nlp.pipe` over the articles, all components, as it comes;
- tuned: the same with numpy's matrix products and paragraphs in batches, the best found;
- run: `onrecord run` whole, from JSON lines to the published warehouse, with one worker;
- annotate: articles stored in memory to rows.

"fixed" is what a process takes before its first article (imports, models; for `run` an archive of
one article). The decision to question: ratios are taken without it, since a night has thousands of
articles; both are printed. `--check` compares the ratios with those in `throughput.toml` and ends
with 1 if one is more than a tenth lower; `--record` writes them there.
"""

import argparse
import gzip
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.stage_chart import draw_chart
from flows.settings import Settings
from transforms.lake.versions import DEFAULT_LANGUAGES

PARTS = ("bare", "tuned", "run", "annotate")
PART_NAMES = {
    "tuned": "spaCy at its best",
    "run": "the whole run",
    "annotate": "annotation alone",
}
OWN_ARTICLES = Path("tests/data/speakers")
RECORDED = Path(__file__).with_name("throughput.toml")
TOLERANCE = 0.9
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


@dataclass(frozen=True, slots=True)
class Measured:
    """Processor seconds of a part: `work` on articles, `fixed` before the first one."""

    work: float
    fixed: float
    peak_mb: float
    stages: Mapping[str, float]


def read_articles(path: Path | None, most: int) -> list[dict[str, str]]:
    """Title and text of articles spread over the archive."""
    if path is None:
        files = sorted(OWN_ARTICLES.glob("*.toml"))
        found = [item for file in files for item in tomllib.loads(file.read_text())["article"]]
        articles = [{"title": item["name"], "text": item["text"].strip()} for item in found]
    else:
        raw = path.read_bytes()
        lines = gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw
        found = [json.loads(line) for line in lines.decode("utf-8").split("\n") if line.strip()]
        articles = [
            {"title": item.get("title", ""), "text": item.get("text") or item["body"]}
            for item in found
        ]
    step = max(1, len(articles) // most)
    kept = articles[::step][:most]
    return [{"id": str(number), "language": "en", **item} for number, item in enumerate(kept)]


def measure_in_process(part: str, archive: Path, profile: str) -> None:
    """Do one part in this process and print what it took as JSON."""
    read = annotate_articles if part == "annotate" else parse_articles
    items = [json.loads(line) for line in archive.read_text(encoding="utf-8").splitlines()]
    stages = read(items, part, profile)
    print(json.dumps({"fixed": stages.pop("fixed"), "stages": stages}))


def parse_articles(items: Sequence[Mapping[str, str]], part: str, _: str) -> dict[str, float]:
    """All components of the package over the texts, whole or by paragraph."""
    import spacy

    from transforms.parse.spacy_models import multiply_with_numpy

    nlp = spacy.load(DEFAULT_LANGUAGES["en"])
    texts = [item["text"] for item in items]
    if part == "tuned":
        multiply_with_numpy(nlp)
        texts = [line for text in texts for line in text.split("\n") if line.strip()]
    fixed = time.process_time()
    for _doc in nlp.pipe(texts, batch_size=256 if part == "tuned" else None):
        pass
    return {"fixed": fixed}


def annotate_articles(items: Sequence[Mapping[str, str]], _: str, profile: str) -> dict[str, float]:
    """Rows of stored articles; the product's own times by stage."""
    from transforms.annotate.batch import annotate_version
    from transforms.annotate.stage_times import StageTimes
    from transforms.feeds.json_object import read_json_article
    from transforms.text.stored_article import store_article

    attribution = Settings.model_validate({"profile": profile}).attribution
    stored = [
        store_article(
            read_json_article(dict(item)), archive_id="a", position=item["id"], run_id="benchmark"
        )
        for item in items
    ]
    times = StageTimes()
    fixed = 0.0
    for number, one in enumerate([stored[0], *stored]):
        if number == 1:
            # The models are loaded with the first article.
            fixed, times = time.process_time(), StageTimes()
        annotate_version(
            one.article,
            one.version,
            list(one.sections),
            DEFAULT_LANGUAGES,
            "benchmark",
            attribution,
            times=times,
        )
    return {"fixed": fixed, **times.seconds}


def spend(command: Sequence[str], environment: Mapping[str, str]) -> tuple[float, float, str]:
    """Processor seconds of a command with its children, its peak memory in MB, its output."""
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output, env=dict(environment))
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        _, status, used = os.wait4(process.pid, 0)
        del before
        if status:
            raise SystemExit(f"{' '.join(command)} ended with {status}")
        output.seek(0)
        told = output.read().decode()
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, told


def measure(part: str, archive: Path, one: Path, arguments: Any) -> Measured:
    """One part in processes of its own."""
    environment = {**os.environ, **ONE_THREAD}
    environment.pop("OPENBLAS_CORETYPE", None)
    if arguments.coretype:
        environment["OPENBLAS_CORETYPE"] = arguments.coretype
    if part != "run":
        command = [sys.executable, "-m", "benchmarks.throughput", str(archive), "--part", part]
        command += ["--profile", arguments.profile]
        total, peak, told = spend(command, environment)
        values = json.loads(told)
        return Measured(total - values["fixed"], values["fixed"], peak, values["stages"])
    fixed, _, _ = run_whole(one, arguments.profile, environment)
    total, peak, stages = run_whole(archive, arguments.profile, environment)
    return Measured(total - fixed, fixed, peak, stages)


def run_whole(
    archive: Path, profile: str, environment: Mapping[str, str]
) -> tuple[float, float, dict[str, float]]:
    """`onrecord run` into an empty lake; the stages are what its batches' manifests say."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        command = [str(Path(sys.executable).with_name("onrecord")), "run", str(archive)]
        command += ["--lake", str(place / "lake"), "--warehouse", str(place / "w.duckdb")]
        command += ["--workers", "1", "--profile", profile]
        total, peak, _ = spend(command, environment)
        stages: dict[str, float] = {}
        for manifest in place.glob("lake/annotate/*/*/manifest.json"):
            for name, value in json.loads(manifest.read_text())["seconds"].items():
                stages[name] = stages.get(name, 0.0) + value
    return total, peak, stages


def middle(measured: Sequence[Measured]) -> Measured:
    """The medians of the rounds; the stages are those of the middle round by work."""
    ordered = sorted(measured, key=lambda item: item.work)
    return Measured(
        statistics.median(item.work for item in measured),
        statistics.median(item.fixed for item in measured),
        max(item.peak_mb for item in measured),
        ordered[len(ordered) // 2].stages,
    )


def report(found: Mapping[str, Measured], words: int, articles: int) -> dict[str, float]:
    """Print the table and return the ratios to `bare`."""
    print(f"{'':10}{'words/s':>9}{'articles/s':>12}{'work s':>8}{'fixed s':>9}{'peak MB':>9}")
    for name, item in found.items():
        print(
            f"{name:10}{words / item.work:9,.0f}{articles / item.work:12.2f}"
            f"{item.work:8.1f}{item.fixed:9.1f}{item.peak_mb:9.0f}"
        )
    stages = found["annotate"].stages
    whole = sum(stages.values())
    print("annotate by stage: " + ", ".join(f"{k} {v / whole:.0%}" for k, v in stages.items()))
    bare = found["bare"]
    ratios = {f"{name}_to_bare": bare.work / found[name].work for name in PARTS[1:]}
    total = bare.work + bare.fixed
    run = found["run"]
    print(", ".join(f"{name} {value:.2f}" for name, value in ratios.items()))
    print(f"run_to_bare with all that is fixed: {total / (run.work + run.fixed):.2f}")
    return ratios


def check(key: str, ratios: Mapping[str, float]) -> int:
    """1 if a ratio is well below the one recorded, and say which."""
    recorded = tomllib.loads(RECORDED.read_text())[key]
    slower = [name for name, value in recorded.items() if ratios[name] < TOLERANCE * value]
    for name in slower:
        print(f"slower ({key}): {tell_slower(name, recorded[name], ratios[name])}")
    if not slower:
        print(f"nothing got slower ({key})")
    return int(bool(slower))


def tell_slower(name: str, was: float, is_now: float) -> str:
    """A ratio that fell, in words: how much more time the part takes, bare spaCy being equal."""
    return (
        f"{PART_NAMES[name.removesuffix('_to_bare')]} takes {was / is_now - 1:.0%} more processor "
        f"time for the same articles than when it was recorded; beside a bare nlp.pipe it did "
        f"{was:.2f} of the articles, and does {is_now:.2f}"
    )


def record(key: str, ratios: Mapping[str, float]) -> None:
    """Write the ratios down, those of the other settings as they are."""
    known = tomllib.loads(RECORDED.read_text()) if RECORDED.exists() else {}
    known[key] = {name: round(value, 3) for name, value in ratios.items()}
    lines = [
        "# Written by `make bench-record`: processor time of bare spaCy over that of each part."
    ]
    for name, values in sorted(known.items()):
        lines += ["", f"[{name}]", *(f"{what} = {value}" for what, value in values.items())]
    RECORDED.write_text("\n".join(lines) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("archive", type=Path, nargs="?")
    parser.add_argument("--articles", type=int, default=120, help="how many, spread over it")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--profile", default=Settings().profile, help="accurate or fast")
    parser.add_argument("--coretype", help="OPENBLAS_CORETYPE; unset if it is not given")
    parser.add_argument("--chart", type=Path, help="an SVG file to draw")
    parser.add_argument("--check", action="store_true", help="against the recorded ratios")
    parser.add_argument("--record", action="store_true", help="write the ratios down")
    parser.add_argument("--part", choices=PARTS, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.part:
        measure_in_process(arguments.part, arguments.archive, arguments.profile)
        return
    articles = read_articles(arguments.archive, arguments.articles)
    words = sum(len(item["text"].split()) for item in articles)
    rounds: dict[str, list[Measured]] = {part: [] for part in PARTS}
    with tempfile.TemporaryDirectory() as folder:
        archive, one = Path(folder) / "all.jsonl", Path(folder) / "one.jsonl"
        lines = [json.dumps(item) for item in articles]
        archive.write_text("\n".join(lines) + "\n", encoding="utf-8")
        one.write_text(lines[0] + "\n", encoding="utf-8")
        for _ in range(arguments.rounds):
            for part in PARTS:
                rounds[part].append(measure(part, archive, one, arguments))
    print(
        f"{len(articles)} articles, {words:,} words, {arguments.rounds} rounds, profile "
        f"{arguments.profile}, OPENBLAS_CORETYPE {arguments.coretype or 'unset'}"
    )
    found = {part: middle(items) for part, items in rounds.items()}
    ratios = report(found, words, len(articles))
    if arguments.chart:
        speeds = {name: words / item.work for name, item in found.items()}
        arguments.chart.write_text(draw_chart(speeds, found["annotate"].stages))
    if arguments.record:
        record(arguments.profile, ratios)
    if arguments.check:
        raise SystemExit(check(arguments.profile, ratios))


if __name__ == "__main__":
    main()
