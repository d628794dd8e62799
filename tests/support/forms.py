"""The samples of forms beside what a person read in them, and the table of them in the docs.

In: `tests/data/forms/expected.jsonl`, a line a sample, checked by hand. Out: for each sample how
many articles are right in each column.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from flows.readers.archive import read_archive
from flows.readers.discover import discover
from flows.readers.outcomes import ReadLimits
from tests.support import paths
from transforms.lake.records import Reject
from transforms.text.stored_article import StoredArticle

FORMS = paths.DATA / "forms"
COLUMNS = ("title", "text", "date", "authors", "url")


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample as a person read it: columns of each article in order, reasons of rejects."""

    form: str
    name: str
    articles: tuple[dict[str, Any], ...]
    rejects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the readers made of a sample, in the same words."""

    articles: tuple[dict[str, Any], ...]
    rejects: tuple[str, ...]


def list_samples() -> list[Sample]:
    lines = (FORMS / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    return [
        Sample(row["form"], row["sample"], tuple(row["articles"]), tuple(row["rejects"]))
        for row in map(json.loads, lines)
    ]


@cache
def read_sample(name: str) -> Reading:
    """Articles of one address once, as a warehouse has them."""
    found = discover([FORMS / name])
    articles: dict[str, dict[str, Any]] = {}
    rejects = [reject.reason for reject in found.rejects]
    for ref in found.archives:
        for outcome in read_archive(ref, run_id="run", limits=ReadLimits()):
            if isinstance(outcome, StoredArticle):
                articles.setdefault(outcome.article.article_id, describe(outcome))
            elif isinstance(outcome, Reject):
                rejects.append(outcome.reason)
    return Reading(tuple(articles.values()), tuple(rejects))


def describe(stored: StoredArticle) -> dict[str, Any]:
    article, text = stored.article, " ".join(stored.version.text.split())
    return {
        "title": article.headline,
        "text": [len(re.split(r"\n\s*\n", stored.version.text)), text[:40], text[-40:]],
        "date": article.published_at.isoformat() if article.published_at else None,
        "authors": list(article.authors),
        "url": article.url,
    }


def count_right(sample: Sample, column: str) -> int:
    read = read_sample(sample.name).articles
    pairs = zip(sample.articles, read, strict=False)
    return sum(expected[column] == found[column] for expected, found in pairs)


def draw_table() -> list[str]:
    """The table of `docs/formats.md`."""
    lines = [
        f"| form | sample | articles | {' | '.join(COLUMNS)} |",
        f"| --- | --- | ---: |{' ---: |' * len(COLUMNS)}",
    ]
    for sample in list_samples():
        read = read_sample(sample.name)
        found = f"{len(read.articles)} of {len(sample.articles)}"
        right = [str(count_right(sample, column)) for column in COLUMNS]
        if not sample.articles:
            found, right = f"none: {describe_rejects(sample)}", [""] * len(COLUMNS)
        lines.append(f"| {sample.form} | `{sample.name}` | {found} | {' | '.join(right)} |")
    return lines


def describe_rejects(sample: Sample) -> str:
    return ", ".join(f"`{reason}`" for reason in sample.rejects)


def compare(expected: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: (expected[name], found[name]) for name in COLUMNS if expected[name] != found[name]
    }
