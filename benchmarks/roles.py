"""Score the stated roles of real articles against those that were marked by hand.

    python -m benchmarks.roles PolNeAR_train.jsonl.gz --part tuning [--errors]
    python -m benchmarks.roles tests/data/speakers/role_forms.txt --errors

The marks are tests/data/speakers/stated_roles.tsv (places and roles alone: the texts belong to
their publishers): sentences, each with the roles that it states, a row without a person where it
states none. A role is right if title, unit and affiliation are, case, articles and white space
aside, and the person's last name. Titles that are only a form of address ("Sen.") are left out.
A file of sentences, each followed by its roles, is scored sentence by sentence.
"""

import argparse
import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.attribution import read_gold
from benchmarks.profile_asked import read_attribution
from tests.support.articles import annotate
from transforms.lexicons.names import read_name_words

MARKS = Path("tests/data/speakers/stated_roles.tsv")
ARTICLES = ("the ", "a ", "an ")
ADDRESS = read_name_words().honorifics | frozenset(
    "brigadier captain chief colonel general lieutenant lieutenant-colonel major sergeant".split()
)
"""Titles that only address, where they stand right before a name."""
Role = tuple[str, str, str, str]


@dataclass(slots=True)
class Score:
    """Roles marked, found and right; `errors` says in words what differs."""

    marked: int = 0
    found: int = 0
    right: int = 0
    errors: list[str] = field(default_factory=list)

    def add(self, sentence: str, marked: list[Role], found: list[Role]) -> None:
        """Count one sentence."""
        right = [role for role in marked if role in found]
        self.marked += len(marked)
        self.found += len(found)
        self.right += len(right)
        missed = [role for role in marked if role not in found]
        wrong = [role for role in found if role not in marked]
        if missed or wrong:
            self.errors.append(f"{sentence}\n  missed {missed}\n  wrong {wrong}")

    def describe(self) -> Iterator[str]:
        """F1, precision and recall."""
        precision, recall = self.right / max(1, self.found), self.right / max(1, self.marked)
        f1 = 2 * self.right / max(1, self.found + self.marked)
        yield f"F1 {f1:.3f} (precision {precision:.3f}, recall {recall:.3f}, {self.marked} marked)"


def plain(words: str | None) -> str:
    """Words as compared."""
    line = " ".join((words or "").replace("’", "'").lower().split())
    for article in ARTICLES:
        line = line.removeprefix(article)
    return line


def read_role(person: str, title: str | None, unit: str | None, affiliation: str | None) -> Role:
    """A role as compared."""
    return last_name(person), plain(title), plain(unit), plain(affiliation)


def last_name(person: str) -> str:
    """The last word of a name, Jr. aside."""
    words = [w for w in plain(person).split() if w not in read_name_words().suffixes]
    return words[-1] if words else ""


def score_roles(gold: Path, part: str) -> Score:
    """The marked sentences of a part, each read in its article."""
    texts = {article["id"]: article["text"] for article in read_gold(gold)}
    with MARKS.open(encoding="utf-8", newline="") as lines:
        marks = [row for row in csv.DictReader(lines, delimiter="\t") if row["part"] == part]
    score = Score()
    for article_id in dict.fromkeys(row["article"] for row in marks):
        text = texts[article_id]
        stated = find_stated(text)
        own = [row for row in marks if row["article"] == article_id]
        for low, high in dict.fromkeys((int(r["start"]), int(r["end"])) for r in own):
            marked = [
                read_role(r["person"], r["title"], r["unit"], r["affiliation"])
                for r in own
                if int(r["start"]) == low and r["person"]
            ]
            found = [role for start, role in stated if low <= start < high]
            score.add(text[low:high], marked, list(dict.fromkeys(found)))
    return score


def find_stated(text: str) -> list[tuple[int, Role]]:
    """The roles stored for a text, each with its first character."""
    rows = annotate(text, attribution=read_attribution())
    names = {row.speaker_id: row.display_name for row in rows.get("speakers", [])}
    found = [
        (row, read_role(names[row.speaker_id], row.title, row.unit, row.affiliation))
        for row in rows.get("speaker_roles", [])
    ]
    return [
        (row.char_start, role)
        for row, role in found
        if any(role[2:]) or role[1] not in ADDRESS or row.method != "rules/role-before"
    ]


def score_sentences(path: Path) -> Score:
    """Sentences of their own: a line, then a line a role with its four parts."""
    score = Score()
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if not lines:
            continue
        marked: list[Role] = []
        for line in lines[1:]:
            person, title, unit, body = (part.strip() for part in line.split("|"))
            marked.append(read_role(person, title, unit, body))
        found = [role for _, role in find_stated(lines[0])]
        score.add(lines[0], marked, list(dict.fromkeys(found)))
    return score


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--part", choices=("tuning", "held_back"), default="tuning")
    parser.add_argument("--errors", action="store_true", help="list what is wrong")
    arguments = parser.parse_args()
    if arguments.gold.suffix == ".txt":
        score = score_sentences(arguments.gold)
    else:
        score = score_roles(arguments.gold, arguments.part)
    for line in (*score.describe(), *(score.errors if arguments.errors else ())):
        print(line)


if __name__ == "__main__":
    main()
