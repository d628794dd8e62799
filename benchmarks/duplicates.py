"""How well copies of a story are found, by kind of edit: through a real load and resolve.

    python -m benchmarks.duplicates reut2-001.sgm bbc-200.zip stories.jsonl [--texts 400]

Takes stories (Reuters SGML, a zip of text files with the headline first, JSON lines with `text` or
`body`), edits each in one way, loads originals and edited ones as two outlets and asks the
warehouse which articles print the same. A pair should be called the same if 70 % of the five-word
shingles of the longer stand in the other, or 90 % of the shorter's, and its figures are the same.
Pairs that no edit made, such as two earnings reports in one form, are judged by counting shingles.
"""

import argparse
import gzip
import json
import random
import re
import tempfile
import time
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import duckdb

from transforms.ids import normalise_words
from transforms.lake.batches import write_batch
from transforms.text.near_duplicates import sign_text
from transforms.text.sections import FoundSection
from transforms.text.stored_article import FoundArticle, StoredArticle, store_article
from warehouse.load.batches import load_batch
from warehouse.resolve.syndication import group_syndicated
from warehouse.store.tables import create_tables
from warehouse.store.views import lay_surface

LEAST_WORDS = 80
"""Half of it still is a text that can be compared."""
SHARED = 0.7
CONTAINED = 0.9
SAME_FIGURES = 0.6
FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
NOTICE = (
    "Sign up to our morning briefing and get the day's best stories in your inbox before breakfast."
    " By signing up you agree to our terms of use and our privacy policy, and you can leave the "
    "list whenever you like with one click at the foot of any letter that we send to you."
)
BODY = re.compile(r"<TITLE>(.*?)</TITLE>.*?<BODY>(.*?)(?:\s*Reuter\s*)?&#3;</BODY>", re.DOTALL)

Edit = Callable[["Text", "Text", random.Random], "Text"]


@dataclass(frozen=True, slots=True)
class Text:
    """A headline and the words under it."""

    headline: str
    body: str


def read_texts(path: Path) -> Iterator[Text]:
    """The stories of a file."""
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            for name in sorted(archive.namelist()):
                lines = archive.read(name).decode("utf-8", "replace").strip()
                headline, _, body = lines.partition("\n")
                yield Text(headline, body)
        return
    raw = path.read_bytes()
    plain = (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode("utf-8", "replace")
    if path.suffix == ".sgm":
        for title, body in BODY.findall(plain):
            yield Text(title.replace("&lt;", "<"), body.replace("&lt;", "<"))
        return
    for line in plain.splitlines():
        row = json.loads(line)
        yield Text(str(row.get("title") or ""), str(row.get("text") or row.get("body") or ""))


def change_words(share: float) -> Edit:
    def change(text: Text, other: Text, dice: random.Random) -> Text:
        pool = other.body.split()
        words = re.split(r"(\s+)", text.body)
        for at in range(0, len(words), 2):
            if words[at] and dice.random() < share:
                words[at] = dice.choice(pool)
        return Text(text.headline, "".join(words))

    return change


def keep_first(share: float) -> Edit:
    def cut(text: Text, other: Text, dice: random.Random) -> Text:
        words = re.split(r"(\s+)", text.body)
        return Text(text.headline, "".join(words[: int(len(words) * share)]))

    return cut


def set_quotes(text: Text, other: Text, dice: random.Random) -> Text:
    body = re.sub(r'"([^"\n]*)"', r"“\1”", text.body).replace("'", "’").replace("--", "—")
    return Text(
        text.headline, body.replace("“", '"').replace("”", '"') if "“" in text.body else body
    )


def change_figures(text: Text, other: Text, dice: random.Random) -> Text:
    def roll(match: re.Match[str]) -> str:
        digits = match.group()
        low = 10 ** (len(digits) - 1) if len(digits) > 1 else 1
        return str(dice.randrange(low, 10 ** len(digits)))

    return Text(text.headline, re.sub(r"\d+", roll, text.body))


def update(text: Text, other: Text, dice: random.Random) -> Text:
    """A running story: a new start, the background of the old one behind it."""
    old, new = text.body.split(), other.body.split()
    half = len(old) // 2
    return Text(text.headline, " ".join([*new[:half], *old[half:]]))


COPIES: dict[str, Edit] = {
    "another headline": lambda text, other, dice: Text(other.headline, text.body),
    "another dateline and byline": lambda text, other, dice: Text(
        text.headline, f"By Jo Mar Tilden in Arden\nARDEN, Feb 2 (Wire) - {text.body}"
    ),
    "other paragraph breaks": lambda text, other, dice: Text(
        text.headline, re.sub(r"([.!?])\s+", r"\1\n\n", " ".join(text.body.split()))
    ),
    "quotation marks and dashes": set_quotes,
    "1 % of words": change_words(0.01),
    "last third cut": keep_first(2 / 3),
    "last half cut": keep_first(1 / 2),
    "notice before": lambda text, other, dice: Text(text.headline, f"{NOTICE}\n{text.body}"),
    "notice after": lambda text, other, dice: Text(text.headline, f"{text.body}\n{NOTICE}"),
}
BY_DEFINITION: dict[str, Edit] = {
    "5 % of words": change_words(0.05),
    "10 % of words": change_words(0.1),
    "1 % of words, last third cut, notice": lambda text, other, dice: Text(
        other.headline,
        change_words(0.01)(keep_first(2 / 3)(text, other, dice), other, dice).body + f"\n{NOTICE}",
    ),
    "update of a running story": update,
}
"""Some are copies still and some are not: each pair is judged by counting."""

OTHERS: dict[str, Edit] = {
    "another story of the topic": lambda text, other, dice: other,
    "the form with other figures": change_figures,
}


def shingles_of(body: str) -> frozenset[str]:
    words = normalise_words(body).split()
    return frozenset(" ".join(words[at : at + 5]) for at in range(len(words) - 4))


def is_same(one: str, other: str) -> bool:
    """The definition, by counting."""
    left, right = shingles_of(one), shingles_of(other)
    shared = len(left & right)
    few, many = sorted((len(left), len(right)))
    if not few or (shared < SHARED * many and shared < CONTAINED * few):
        return False
    figures = [frozenset(FIGURE.findall(text)) for text in (one, other)]
    least = min(map(len, figures))
    return least < 2 or len(figures[0] & figures[1]) >= SAME_FIGURES * least


def store(text: Text, outlet: str, number: int) -> StoredArticle:
    whole = f"{text.headline}\n{text.body}"
    start = len(text.headline) + 1
    sections = (FoundSection("body", start, len(whole), "benchmark", 1.0),)
    found = FoundArticle(whole, sections, outlet, source_record=str(number), headline=text.headline)
    return store_article(found, archive_id="benchmark", position=str(number), run_id="benchmark")


def group(texts: Sequence[Sequence[Text]]) -> tuple[set[tuple[str, str]], float]:
    """Pairs of "outlet-number" that the warehouse calls the same, and the seconds it took."""
    stored = [
        store(text, f"{outlet}-{number}", number)
        for outlet, part in enumerate(texts)
        for number, text in enumerate(part)
    ]
    connection = duckdb.connect()
    create_tables(connection)
    lay_surface(connection)
    with tempfile.TemporaryDirectory() as lake:
        folder = write_batch(
            Path(lake),
            stage="ingest",
            archive_id="benchmark",
            slice_no=0,
            versions={"ingest": "benchmark"},
            run_id="benchmark",
            tables={
                "articles": [item.article for item in stored],
                "article_versions": [item.version for item in stored],
                "sections": [section for item in stored for section in item.sections],
            },
            counts={"seen": len(stored), "articles": len(stored)},
        )
        load_batch(connection, folder, run_id="benchmark")
    cursor = connection.cursor()
    started = time.perf_counter()
    group_syndicated(cursor)
    seconds = time.perf_counter() - started
    groups = defaultdict(list)
    for syndication_id, source in connection.execute(
        "select syndication_id, source from articles where syndication_id is not null"
    ).fetchall():
        groups[syndication_id].append(source)
    cursor.close()
    connection.close()
    return {pair for names in groups.values() for pair in combinations(sorted(names), 2)}, seconds


def choose_other(texts: Sequence[Text], number: int) -> Text:
    """The story that shares most of its words with this one, among some: one of its topic."""
    words = set(normalise_words(texts[number].body).split())
    rivals = [texts[(number + step) % len(texts)] for step in range(1, 40)]
    fit = [rival for rival in rivals if not is_same(rival.body, texts[number].body)]
    return max(fit, key=lambda rival: len(words & set(normalise_words(rival.body).split())))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--texts", type=int, default=400, help="how many stories at most a file")
    parser.add_argument("--show", type=int, default=0, help="print so many pairs wrongly joined")
    arguments = parser.parse_args()
    texts = [
        text
        for path in arguments.paths
        for text in [t for t in read_texts(path) if len(t.body.split()) >= LEAST_WORDS][
            : arguments.texts
        ]
    ]
    others = [choose_other(texts, number) for number in range(len(texts))]
    started = time.perf_counter()
    for text in texts:
        sign_text(text.body)
    print(
        f"{len(texts)} stories; {len(texts) / (time.perf_counter() - started):,.0f} signed a second"
    )
    print(
        f"{'edit':<40}{'pairs':>7}{'same':>7}{'joined':>8}{'recall':>8}{'others joined':>14}"
        f"{'s':>8}"
    )
    totals: Counter[str] = Counter()
    for kind, edit in (COPIES | BY_DEFINITION | OTHERS).items():
        dice = random.Random(kind)
        pairs = [
            (text, edited)
            for text, other in zip(texts, others, strict=True)
            if (edited := edit(text, other, dice)).body.strip()
            and (edit is not change_figures or len(set(FIGURE.findall(text.body))) > 3)
        ]
        joined, seconds = group([[one for one, _ in pairs], [two for _, two in pairs]])
        made = {(f"0-{number}", f"1-{number}"): pair for number, pair in enumerate(pairs)}
        same = {
            names
            for names, (one, two) in made.items()
            if kind in COPIES or (kind in BY_DEFINITION and is_same(one.body, two.body))
        }
        bodies = {f"{side}-{n}": pair[side].body for n, pair in enumerate(pairs) for side in (0, 1)}
        # Two stories of a file may be copies before any edit, or one may stand in the other.
        wrong = {
            (one, two)
            for one, two in joined - same
            if (one, two) in made
            or not (
                is_same(bodies[one], bodies[two])
                or is_same(pairs[_place(one)][0].body, pairs[_place(two)][0].body)
            )
        }
        found = len(joined & same)
        recall = f"{found / len(same):.3f}" if same else "-"
        print(
            f"{kind:<40}{len(made):>7}{len(same):>7}{len(joined & set(made)):>8}{recall:>8}"
            f"{len(wrong - set(made)):>14}{seconds:>8.2f}"
        )
        totals += Counter(same=len(same), found=found, wrong=len(wrong))
        for names in sorted(wrong)[: arguments.show]:
            for name in names:
                print(f"    {name}: {' '.join(bodies[name].split())[:150]}")
    print(
        f"in all: recall {totals['found'] / totals['same']:.3f}, "
        f"precision {totals['found'] / (totals['found'] + totals['wrong']):.3f}"
    )


def _place(name: str) -> int:
    return int(name.partition("-")[2])


if __name__ == "__main__":
    main()
