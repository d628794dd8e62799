"""Score who is said to speak, and the roles of the people named, against the gold articles.

    python benchmarks/speakers.py [--part dev|held|all] [--errors] [--gold DIR]

Gold is a TOML file a genre (default tests/data/speakers). An article gives its part ("dev" is for
work on the rules, "held" is scored only), its text, its quotes as [words of the quote, speaker,
phenomenon] and its roles as [person, title, unit, affiliation], "" for what is not stated. A
speaker is the fullest name in the article, "unnamed: a few words of the description", or "none";
" or " parts answers that are equally right.

Articles go through the real pipeline. A quote is found if one predicted quote holds its words;
the shortest counts. Accuracy is the share of found quotes with the right speaker; precision the
share of those given a speaker. A named speaker is right by its whole name, honorifics aside, an
unnamed one if all the gold's words are in its display name. Roles are compared as stated, case
and articles aside. The decision to question: quotes that are not found cost nothing here, since
finding them is scored by benchmarks/attribution.py.
"""

import argparse
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from transforms.annotate import annotate_version
from transforms.article import store_article
from transforms.json_article import read_json_article
from transforms.name_words import read_name_words
from transforms.versions import DEFAULT_LANGUAGES

GOLD = Path(__file__).parent.parent / "tests" / "data" / "speakers"
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
HELD_SHARE = 0.8
"""The share of the gold words that a predicted quote must hold."""
Parts = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One article with its quotes (words, speaker, phenomenon) and roles."""

    genre: str
    name: str
    part: str
    text: str
    quotes: tuple[tuple[str, str, str], ...]
    roles: tuple[Parts, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the pipeline says of one gold quote; `speaker` is None for no answer."""

    article: GoldArticle
    words: str
    gold: str
    phenomenon: str
    is_found: bool
    speaker: str | None
    is_right: bool
    confidence: float | None
    reference: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answers and roles of one article."""

    article: GoldArticle
    answers: tuple[Answer, ...]
    roles: tuple[Parts, ...]


def read_gold(folder: Path, part: str = "all") -> list[GoldArticle]:
    """The articles of a folder. Raises `ValueError` where a quote's words are not unique."""
    articles: list[GoldArticle] = []
    for path in sorted(folder.glob("*.toml")):
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        for item in raw["article"]:
            text = item["text"].strip()
            for words, *_ in item["quotes"]:
                if text.count(words) != 1:
                    raise ValueError(f"{path.name}, {item['name']}: not once in it: {words}")
            if part in ("all", item["part"]):
                articles.append(
                    GoldArticle(
                        raw["genre"],
                        item["name"],
                        item["part"],
                        text,
                        tuple(tuple(quote) for quote in item["quotes"]),
                        tuple(tuple(role) for role in item["roles"]),
                    )
                )
    return articles


def annotate(gold: GoldArticle) -> dict[str, list[Any]]:
    """The rows of the annotate stage for a gold article."""
    found = read_json_article({"id": gold.name, "text": gold.text, "language": "en"})
    stored = store_article(found, archive_id="gold", position="1", run_id="run")
    return annotate_version(
        stored.article, stored.version, list(stored.sections), DEFAULT_LANGUAGES, "run"
    )


def score_article(gold: GoldArticle) -> Outcome:
    """Run the pipeline over a gold article and compare."""
    rows = annotate(gold)
    speakers = {row.speaker_id: row for row in rows.get("speakers", [])}
    answers = []
    for words, speaker, phenomenon in gold.quotes:
        quote = find_quote(gold.text, words, rows.get("quotes", []))
        row = speakers.get(quote.speaker_id) if quote is not None else None
        answers.append(
            Answer(
                gold,
                words,
                speaker,
                phenomenon,
                quote is not None,
                None if row is None else f"{row.display_name} ({row.speaker_kind})",
                quote is not None and is_right(speaker, row),
                getattr(quote, "speaker_confidence", None),
                quote.reference_text if quote is not None else None,
            )
        )
    roles = [
        (
            speakers[role.speaker_id].display_name,
            role.title or "",
            role.unit or "",
            role.affiliation or "",
        )
        for role in rows.get("speaker_roles", [])
    ]
    return Outcome(gold, tuple(answers), tuple(roles))


def find_quote(text: str, words: str, quotes: Sequence[Any]) -> Any | None:
    """The shortest predicted quote that holds the words."""
    low = text.index(words)
    high = low + len(words)
    holding = []
    for quote in quotes:
        pieces = [(piece.char_start, piece.char_end) for piece in quote.content_spans]
        held = sum(max(0, min(high, end) - max(low, start)) for start, end in pieces)
        if held >= HELD_SHARE * len(words):
            holding.append((sum(end - start for start, end in pieces), quote.quote_no, quote))
    return min(holding, key=lambda item: item[:2])[2] if holding else None


def is_right(gold: str, speaker: Any | None) -> bool:
    """Whether a speaker row is (one of) the gold speakers."""
    return any(_is_this(answer.strip(), speaker) for answer in gold.split(" or "))


def _is_this(gold: str, speaker: Any | None) -> bool:
    if gold == "none" or speaker is None:
        return gold == "none" and speaker is None
    if gold.startswith("unnamed:"):
        wanted = set(plain(gold.removeprefix("unnamed:")).split())
        found = set(plain(speaker.display_name).split())
        return speaker.speaker_kind.startswith("unnamed") and wanted <= found
    is_named = not speaker.speaker_kind.startswith("unnamed")
    return is_named and plain(gold) == plain(speaker.display_name)


def plain(text: str) -> str:
    """Lower case, without articles, honorifics, marks and possessive."""
    words = text.casefold().replace("’", "'").replace("'s", "").split()
    words = [word.strip(".,'") for word in words]
    while len(words) > 1 and words[0] in read_name_words().honorifics:
        words = words[1:]
    return " ".join(word for word in words if word not in ("the", "a", "an", "its", "kc"))


def share(part: int, whole: int) -> str:
    """A percentage, and what it is a share of."""
    return f"{100 * part / whole:5.1f} % ({part} of {whole})" if whole else "    - (0)"


def measure(answers: Sequence[Answer]) -> tuple[float, float]:
    """Accuracy over found quotes, and precision where there is an answer."""
    found = [answer for answer in answers if answer.is_found]
    said = [answer for answer in found if answer.speaker is not None]
    right = sum(answer.is_right for answer in found)
    precise = sum(answer.is_right for answer in said)
    return right / max(1, len(found)), precise / max(1, len(said))


def count_roles(outcomes: Sequence[Outcome], fields: int) -> tuple[int, int, int]:
    """Roles that agree, predicted and gold, over the person and the first `fields` parts."""
    both = predicted = gold = 0
    for outcome in outcomes:
        found = Counter(tuple(map(plain, role[: fields + 1])) for role in outcome.roles)
        wanted = Counter(tuple(map(plain, role[: fields + 1])) for role in outcome.article.roles)
        both += (found & wanted).total()
        predicted += found.total()
        gold += wanted.total()
    return both, predicted, gold


def report(outcomes: Sequence[Outcome], *, with_errors: bool) -> None:
    """Print the figures, and each error with what was said instead."""
    answers = [answer for outcome in outcomes for answer in outcome.answers]
    found = [answer for answer in answers if answer.is_found]
    said = [answer for answer in found if answer.speaker is not None]
    print(f"articles          {len(outcomes)}")
    print(f"quotes found      {share(len(found), len(answers))}")
    print(f"speaker accuracy  {share(sum(a.is_right for a in found), len(found))}")
    print(f"speaker precision {share(sum(a.is_right for a in said), len(said))}")
    for title, key in (
        ("genre", lambda answer: answer.article.genre),
        ("phenomenon", lambda answer: answer.phenomenon),
    ):
        print(f"\nby {title}: accuracy")
        for name in sorted({key(answer) for answer in found}):
            group = [answer for answer in found if key(answer) == name]
            print(f"  {name:13} {share(sum(a.is_right for a in group), len(group))}")
    print("\nby confidence: mean confidence, precision")
    for low, high in zip(BINS, BINS[1:], strict=False):
        group = [a for a in said if a.confidence is not None and low <= a.confidence < high]
        if group:
            mean = sum(a.confidence or 0 for a in group) / len(group)
            print(f"  {low:.2f}-  {mean:.2f}  {share(sum(a.is_right for a in group), len(group))}")
    for title, fields in (("roles, all parts", 3), ("roles, title alone", 1)):
        both, predicted, gold = count_roles(outcomes, fields)
        print(f"\n{title}: precision {share(both, predicted)}, recall {share(both, gold)}")
    if with_errors:
        print("\nerrors")
        for line in find_errors(outcomes):
            print(f"  {line}")


def find_errors(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """One line a wrong speaker, a quote not found, a role too many or too few."""
    for outcome in outcomes:
        place = f"{outcome.article.genre}/{outcome.article.name}"
        for a in outcome.answers:
            if not a.is_found:
                yield f"{place}: NOT FOUND “{a.words}” ({a.gold})"
            elif not a.is_right:
                confidence = "" if a.confidence is None else f" {a.confidence:.2f}"
                yield (
                    f"{place}: “{a.words}” by [{a.reference}] {a.phenomenon}:"
                    f" {a.gold} -> {a.speaker}{confidence}"
                )
        found = {tuple(map(plain, role)) for role in outcome.roles}
        wanted = {tuple(map(plain, role)) for role in outcome.article.roles}
        for role in sorted(wanted - found):
            yield f"{place}: ROLE missing {role}"
        for role in sorted(found - wanted):
            yield f"{place}: ROLE extra   {role}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--part", choices=("dev", "held", "all"), default="dev")
    parser.add_argument("--errors", action="store_true", help="list what is wrong")
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder of TOML files")
    arguments = parser.parse_args()
    outcomes = [score_article(gold) for gold in read_gold(arguments.gold, arguments.part)]
    report(outcomes, with_errors=arguments.errors)


if __name__ == "__main__":
    main()
