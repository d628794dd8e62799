"""How many small pages are dated as a careful reader of them dates them, by set.

    python -m benchmarks.page_dates [SET ...] [--errors]

In: sets of `tests/data/dates`, a page a line with its right `day`, or null where it states none.
Out: for each set the shares that are right, wrong and left without a date. The day is the outlet's
own, in the zone that the page states its time in. The decision to question: a page without a day
is right only if none is found, and one with a day of which none is found is "none", not wrong.
"""

import argparse
import json
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from transforms.page.read import read_page

FOLDER = Path("tests/data/dates")
SETS = (
    "pages",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twentyfirst",
    "twentysecond",
    "twentythird",
    "twentyfourth",
    "twentyfifth",
)


def find_day(page: dict[str, Any]) -> str | None:
    """The day that is read from a page, on the outlet's clock."""
    observed = datetime.fromisoformat(page["observed"])
    content = page["html"].encode()
    found = read_page(content, url=page["url"], charset=None, observed_at=observed).article
    if found is None or found.published_at is None:
        return None
    offset = timedelta(minutes=found.published_utc_offset or 0)
    return (found.published_at + offset).date().isoformat()


def judge_day(expected: str | None, found: str | None) -> str:
    if found == expected:
        return "right"
    return "none" if found is None else "wrong"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sets", nargs="*", default=SETS)
    parser.add_argument("--errors", action="store_true", help="list what is not right")
    options = parser.parse_args()
    for name in options.sets:
        lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        counts: Counter[str] = Counter()
        for page in map(json.loads, lines):
            day = find_day(page)
            verdict = judge_day(page["day"], day)
            counts[verdict] += 1
            if options.errors and verdict != "right":
                print(f"  {verdict}: {page['id']}: {day}, should be {page['day']}")
        shares = ", ".join(
            f"{verdict} {counts[verdict] / len(lines):.3f}"
            for verdict in ("right", "wrong", "none")
        )
        print(f"{name}: {len(lines)} pages: {shares}")


if __name__ == "__main__":
    main()
