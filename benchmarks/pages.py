"""How well pages are read: body, title, date and authors against a truth file.

    python -m benchmarks.pages WARC EXPECTED.jsonl [--alone] [--worst N]

The truth has, a page a line, `url`, `title`, `date`, `authors` and either `body` or the
fragments `body_has` and `body_has_not`. Body F1 is that of the article-extraction-benchmark:
multisets of 4-word shingles, each page weighing the same. A date is compared in UTC; where the
truth is a bare day of unknown zone, `date_in_some_zone` allows the day beside it.
`--alone` scores trafilatura's own text and metadata on the same pages.
"""

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import trafilatura
from fastwarc.warc import ArchiveIterator, WarcRecordType

from transforms.article import canonical_url
from transforms.errors import ArchiveError
from transforms.ids import normalise_words
from transforms.page import read_page

SHINGLE_WORDS = 4
WORD = re.compile(r"\w+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class ReadPage:
    """What a reader made of a page; a date is a day."""

    body: str
    title: str
    date: str
    authors: tuple[str, ...]


@dataclass(slots=True)
class Score:
    """Sums over pages of one kind of truth."""

    pages: int = 0
    true_positive: float = 0.0
    false_positive: float = 0.0
    false_negative: float = 0.0
    wanted: int = 0
    wanted_found: int = 0
    unwanted: int = 0
    unwanted_found: int = 0
    titles: int = 0
    title_exact: int = 0
    title_contained: int = 0
    dates: int = 0
    date_right: int = 0
    date_near: int = 0
    date_none: int = 0
    authors: int = 0
    authors_exact: int = 0


def read_pages(warc: Path) -> Iterator[tuple[str, bytes, str | None]]:
    """(url, page bytes, charset) of each HTML answer, first address only."""
    seen: set[str] = set()
    with warc.open("rb") as handle:
        for record in ArchiveIterator(
            handle, record_types=WarcRecordType.response, auto_decode="all"
        ):
            url = record.headers.get("WARC-Target-URI") or ""
            if record.http_headers.status_code == 200 and url not in seen:
                seen.add(url)
                yield url, record.reader.read(), record.http_charset


def read_ours(url: str, content: bytes, charset: str | None) -> ReadPage:
    """The page as the pipeline stores it."""
    try:
        found = read_page(content, url=canonical_url(url), charset=charset)
    except ArchiveError:
        found = None
    if found is None:
        return ReadPage("", "", "", ())
    day = found.published_at.date().isoformat() if found.published_at else ""
    return ReadPage(found.text, found.headline or "", day, found.authors)


def read_alone(url: str, content: bytes, charset: str | None) -> ReadPage:
    """The page as trafilatura alone reads it."""
    found = trafilatura.bare_extraction(
        content, url=url, include_comments=False, with_metadata=True
    )
    if found is None:
        return ReadPage("", "", "", ())
    authors = tuple(name.strip() for name in (found.author or "").split(";") if name.strip())
    return ReadPage(found.text or "", found.title or "", found.date or "", authors)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The multiset of 4-word shingles; a shorter text is one shingle."""
    words = WORD.findall(text)
    if not words:
        return Counter()
    last = max(1, len(words) - SHINGLE_WORDS + 1)
    return Counter(tuple(words[start : start + SHINGLE_WORDS]) for start in range(last))


def body_f1(truth: str, read: str) -> tuple[float, float, float]:
    """Shares of true positive, false positive and false negative shingles."""
    wanted, got = shingles(truth), shingles(read)
    both = (wanted & got).total()
    parts = (both, got.total() - both, wanted.total() - both)
    whole = sum(parts) or 1
    return parts[0] / whole, parts[1] / whole, parts[2] / whole


def add_page(score: Score, truth: dict[str, Any], read: ReadPage) -> None:
    """Count one page into the sums."""
    score.pages += 1
    if truth["body"] is not None:
        right, extra, missed = body_f1(truth["body"], read.body)
        score.true_positive += right
        score.false_positive += extra
        score.false_negative += missed
    body = " ".join(read.body.split())
    for piece in truth.get("body_has") or ():
        score.wanted += 1
        score.wanted_found += " ".join(piece.split()) in body
    for piece in truth.get("body_has_not") or ():
        score.unwanted += 1
        score.unwanted_found += " ".join(piece.split()) in body
    if truth["title"]:
        wanted, got = normalise_words(truth["title"]), normalise_words(read.title)
        score.titles += 1
        score.title_exact += wanted == got
        score.title_contained += bool(got) and (wanted in got or got in wanted)
    if truth["date"]:
        score.dates += 1
        score.date_right += read.date == utc_day(truth["date"])
        score.date_near += is_that_day(truth["date"], read.date)
        score.date_none += not read.date
    if truth["authors"]:
        score.authors += 1
        score.authors_exact += name_set(truth["authors"]) == name_set(read.authors)


def utc_day(stated: str) -> str:
    """The day of a stated time in UTC; a bare day stays what it is."""
    if len(stated) <= 10:
        return stated
    time = datetime.fromisoformat(stated)
    return (time.astimezone(UTC) if time.tzinfo else time).date().isoformat()


def is_that_day(stated: str, read: str) -> bool:
    """Whether the day read in UTC is the stated one, or next to a bare day of unknown zone."""
    if not read:
        return False
    apart = abs((date.fromisoformat(read) - date.fromisoformat(utc_day(stated))).days)
    return apart == 0 or (apart == 1 and len(stated) <= 10)


def name_set(names: Any) -> frozenset[str]:
    return frozenset(normalise_words(name) for name in names)


def report(name: str, score: Score) -> dict[str, Any]:
    """The figures of one kind of truth."""
    got = score.true_positive + score.false_positive
    due = score.true_positive + score.false_negative
    precision = score.true_positive / got if got else 0.0
    recall = score.true_positive / due if due else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {
        "truth": name,
        "pages": score.pages,
        "body_f1": round(f1, 3),
        "body_precision": round(precision, 3),
        "body_recall": round(recall, 3),
        "wanted": f"{score.wanted_found}/{score.wanted}",
        "unwanted": f"{score.unwanted_found}/{score.unwanted}",
        "title_exact": round(score.title_exact / max(1, score.titles), 3),
        "title_contained": round(score.title_contained / max(1, score.titles), 3),
        "date_right": round(score.date_right / max(1, score.dates), 3),
        "date_in_some_zone": round(score.date_near / max(1, score.dates), 3),
        "date_none": round(score.date_none / max(1, score.dates), 3),
        "authors_exact": round(score.authors_exact / max(1, score.authors), 3),
    }


def main() -> None:
    """Print a line of JSON for each kind of truth."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("warc", type=Path)
    parser.add_argument("expected", type=Path)
    parser.add_argument("--alone", action="store_true", help="score trafilatura by itself")
    parser.add_argument("--worst", type=int, default=0, help="also list the N worst pages")
    options = parser.parse_args()
    with options.expected.open(encoding="utf-8") as lines:
        truths = {truth["url"]: truth for truth in map(json.loads, lines)}
    read = read_alone if options.alone else read_ours
    scores: dict[str, Score] = {}
    misses: list[tuple[float, dict[str, Any]]] = []
    spent = 0.0
    for url, content, charset in read_pages(options.warc):
        truth = truths.get(url)
        if truth is None:
            continue
        start = time.perf_counter()
        page = read(url, content, charset)
        spent += time.perf_counter() - start
        add_page(scores.setdefault(truth["truth"], Score()), truth, page)
        misses.append(_miss(truth, page))
    for name, score in sorted(scores.items()):
        print(json.dumps(report(name, score)))
    pages = sum(score.pages for score in scores.values())
    print(json.dumps({"pages": pages, "pages_per_second": round(pages / max(spent, 1e-9), 1)}))
    for value, miss in sorted(misses, key=lambda entry: -entry[0])[: options.worst]:
        print(f"{value:.3f}", json.dumps(miss, ensure_ascii=False))


def _miss(truth: dict[str, Any], page: ReadPage) -> tuple[float, dict[str, Any]]:
    """How far a page is off, and in what."""
    miss: dict[str, Any] = {"url": truth["url"]}
    value = 0.0
    if truth["body"] is not None:
        right, extra, missed = body_f1(truth["body"], page.body)
        miss |= {"extra": round(extra, 3), "missed": round(missed, 3)}
        value += 1 - right
    body = " ".join(page.body.split())
    miss["not_found"] = [piece for piece in truth.get("body_has") or () if piece not in body]
    miss["unwanted"] = [piece for piece in truth.get("body_has_not") or () if piece in body]
    value += 0.2 * (len(miss["not_found"]) + len(miss["unwanted"]))
    if normalise_words(truth["title"] or "") != normalise_words(page.title):
        miss["title"] = [truth["title"], page.title]
        value += 0.1
    if truth["date"] and not is_that_day(truth["date"], page.date):
        miss["date"] = [truth["date"], page.date]
        value += 1.0
    if truth["authors"] and name_set(truth["authors"]) != name_set(page.authors):
        miss["authors"] = [truth["authors"], list(page.authors)]
        value += 0.3
    return value, miss


if __name__ == "__main__":
    main()
