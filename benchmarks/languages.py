"""How often the language of a text is told, by how much of it is given, and against wrong labels.

    python -m benchmarks.languages SAMPLE.jsonl [--show]

SAMPLE is JSON lines with `langs` (codes that are right), `title` and `text`. The last lines give
each text with a label that is wrong, and pairs of texts in two languages as one text, half and
half, which should be in none.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from transforms.text.language import find_language

LABELS = ("en", "fr", "de")
PARTS: dict[str, Callable[[Any], str]] = {
    "text": lambda row: row["text"],
    "first 120 characters": lambda row: row["text"][:120],
    "first 60 characters": lambda row: row["text"][:60],
    "title": lambda row: row["title"],
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sample", type=Path)
    parser.add_argument("--show", action="store_true", help="print what was told wrongly")
    arguments = parser.parse_args()
    rows = [json.loads(line) for line in arguments.sample.read_text("utf-8").splitlines()]
    find_language("This loads the model, which is not to be timed.")
    for name, part in PARTS.items():
        started = time.perf_counter()
        found = [(row["id"], row["langs"], find_language(part(row))) for row in rows]
        seconds = time.perf_counter() - started
        wrong = [one for one in found if one[2] not in one[1]]
        none = sum(one[2] is None for one in wrong)
        print(
            f"{name:<24}{1 - len(wrong) / len(rows):.3f} right of {len(rows)}, "
            f"{none} untold, {len(wrong) - none} wrong; {len(rows) / seconds:,.0f} texts/s"
        )
        if arguments.show:
            print(*(f"    {one}" for one in wrong), sep="\n")
    tried = [
        (row["langs"], find_language(row["text"], label))
        for row in rows
        for label in LABELS
        if label not in row["langs"]
    ]
    right = sum(told in langs for langs, told in tried)
    print(f"{'text, wrong label':<24}{right / len(tried):.3f} right of {len(tried)}")
    by_language: dict[str, list[str]] = {}
    for row in rows:
        by_language.setdefault(row["langs"][0], []).append(row["text"])
    (one, first), (other, second) = sorted(by_language.items(), key=lambda item: -len(item[1]))[:2]
    halves = Counter(find_language(f"{a}\n{b}") for a, b in zip(first, second, strict=False))
    print(f"half {one}, half {other}:", dict(halves))


if __name__ == "__main__":
    main()
