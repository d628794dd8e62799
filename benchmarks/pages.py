"""How well pages are read: body, title, date and authors against a truth file.

    python -m benchmarks.pages WARC EXPECTED.jsonl [--alone] [--worst N]

The truth has, a page a line, `url`, `title`, `date`, `authors` and either `body` or the
fragments `body_has` and `body_has_not`. Body F1 is that of the article-extraction-benchmark:
multisets of 4-word shingles, each page weighing the same. What is scored of our text are the
sections that are the story (body, sub-headings and the dateline that opens it), as the warehouse
uses it; "stored" is the whole text with captions and what is marked as furniture. Titles and
authors are equal after case and punctuation. A date is compared in UTC; `date_local` takes the
day on the outlet's own clock where the page tells its zone. `--alone` adds trafilatura and
resiliparse by themselves, in the same run on the same pages, with the CPU time each takes.
"""

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import trafilatura
from fastwarc.warc import ArchiveIterator, WarcRecordType
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from transforms.errors import ArchiveError
from transforms.ids import normalise_words
from transforms.page.encoding import decode_page
from transforms.page.read import list_stories
from transforms.text.stored_article import FoundArticle, canonical_url

STORY_KINDS = frozenset({"body", "sub_heading", "dateline"})
SHINGLE_WORDS = 4
WORD = re.compile(r"\w+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class ReadPage:
    """What a reader made of a page; a date is a day."""

    body: str
    title: str
    date: str
    authors: tuple[str, ...]
    local_date: str = ""
    stored: str = ""


@dataclass(slots=True)
class Score:
    """Sums over pages of one kind of truth."""

    pages: int = 0
    full: int = 0
    stored_f1: float = 0.0
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
    date_local: int = 0
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
    """The story of the page as the warehouse uses it."""
    try:
        # a page of one story that is cut into several loses the others here
        found = list_stories(content, url=canonical_url(url), charset=charset)[0].article
    except ArchiveError:
        found = None
    if found is None:
        return ReadPage("", "", "", ())
    at = found.published_at
    day = at.date().isoformat() if at else ""
    offset = timedelta(minutes=found.published_utc_offset or 0)
    local = (at + offset).date().isoformat() if at else ""
    return ReadPage(story_of(found), found.headline or "", day, found.authors, local, found.text)


def story_of(found: FoundArticle) -> str:
    """The text of the sections that are the story."""
    return "\n".join(
        found.text[section.char_start : section.char_end]
        for section in found.sections
        if section.section_kind in STORY_KINDS
    )


def read_trafilatura(url: str, content: bytes, charset: str | None) -> ReadPage:
    """The page as trafilatura alone reads it, with its metadata."""
    found = trafilatura.bare_extraction(
        content, url=url, include_comments=False, with_metadata=True
    )
    if found is None:
        return ReadPage("", "", "", ())
    authors = tuple(name.strip() for name in (found.author or "").split(";") if name.strip())
    text = found.text or ""
    return ReadPage(text, found.title or "", found.date or "", authors, found.date or "", text)


def read_resiliparse(url: str, content: bytes, charset: str | None) -> ReadPage:
    """The page as resiliparse alone reads it: main content and title, it finds no more."""
    tree = HTMLTree.parse(decode_page(content, charset))
    text = extract_plain_text(tree, main_content=True, alt_texts=False)
    return ReadPage(text, tree.title or "", "", (), "", text)


READERS: dict[str, Callable[[str, bytes, str | None], ReadPage]] = {
    "ours": read_ours,
    "trafilatura": read_trafilatura,
    "resiliparse": read_resiliparse,
}


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
        score.full += 1
        score.stored_f1 += f1_of(*body_f1(truth["body"], read.stored))
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
        local = read.local_date if len(truth["date"]) <= 10 else read.date
        score.date_local += local == utc_day(truth["date"])
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


def f1_of(right: float, extra: float, missed: float) -> float:
    return 2 * right / ((2 * right + extra + missed) or 1)


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
        "stored_f1": round(score.stored_f1 / max(1, score.full), 3),
        "wanted": f"{score.wanted_found}/{score.wanted}",
        "unwanted": f"{score.unwanted_found}/{score.unwanted}",
        "title_exact": round(score.title_exact / max(1, score.titles), 3),
        "title_contained": round(score.title_contained / max(1, score.titles), 3),
        "date_right": round(score.date_right / max(1, score.dates), 3),
        "date_local": round(score.date_local / max(1, score.dates), 3),
        "date_in_some_zone": round(score.date_near / max(1, score.dates), 3),
        "date_none": round(score.date_none / max(1, score.dates), 3),
        "date_wrong": round(
            (score.dates - score.date_local - score.date_none) / max(1, score.dates), 3
        ),
        "authors_exact": round(score.authors_exact / max(1, score.authors), 3),
    }


def main() -> None:
    """Print a line of JSON for each reader and kind of truth."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("warc", type=Path)
    parser.add_argument("expected", type=Path)
    parser.add_argument(
        "--alone", action="store_true", help="score the libraries by themselves too"
    )
    parser.add_argument("--worst", type=int, default=0, help="also list the N worst pages")
    options = parser.parse_args()
    with options.expected.open(encoding="utf-8") as lines:
        truths = {truth["url"]: truth for truth in map(json.loads, lines)}
    pages = [page for page in read_pages(options.warc) if page[0] in truths]
    names = list(READERS) if options.alone else ["ours"]
    spent = dict.fromkeys(names, 0.0)
    scores: dict[tuple[str, str], Score] = {}
    misses: list[tuple[float, dict[str, Any]]] = []
    for name in names:  # the first page of each loads what the library needs
        READERS[name](*pages[0])
    for page in pages:
        truth = truths[page[0]]
        for name in names:
            start = time.process_time()
            read = READERS[name](*page)
            spent[name] += time.process_time() - start
            for kind in (truth["truth"], "all"):
                add_page(scores.setdefault((name, kind), Score()), truth, read)
            if name == "ours":
                misses.append(_miss(truth, read))
    for (name, kind), score in sorted(scores.items()):
        print(json.dumps({"reader": name} | report(kind, score)))
    for name in names:
        rate = round(len(pages) / max(spent[name], 1e-9), 1)
        print(json.dumps({"reader": name, "pages": len(pages), "pages_per_second": rate}))
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
