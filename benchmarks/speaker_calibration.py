"""Fit and check the calibration of `speaker_confidence`.

    python -m benchmarks.speaker_calibration TRAIN.jsonl.gz [--rounds N]

In: PolNeAR's training part with the marks of tests/data/speakers/polnear_train.tsv, and the own
articles of tests/data/speakers. Out: the curves for `[calibration]` of
transforms/speakers/antecedents.toml, fitted to PolNeAR's 15 articles and to the part "dev" of the
own ones; and the expected calibration error (ECE, ten bins of one width) before and after on the
parts "held" and "fresh", and on PolNeAR's articles a fifth at a time, by curves fitted to the rest.

The decision to question: a pull draws every curve to the identity, as much as `PULL` answers would,
since some kinds of evidence have twenty answers.
"""

import argparse
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.polnear_speakers import score_marks
from benchmarks.speaker_judging import is_right
from benchmarks.speakers import GOLD, annotate, find_quote, read_gold
from transforms.speakers.antecedents import read_settings
from transforms.speakers.calibration import EVIDENCE, Curve, calibrate, log_odds, read_evidence

PULL = 5.0
BINS = 10
FOLDS = 5
STEP = 0.1
IDENTITY: Curve = {"slope": 1.0, "offset": 0.0}
Curves = dict[str, Curve]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its kind of evidence, what the ranking gives it, whether it is right."""

    article: str
    part: str
    evidence: str
    raw: float
    is_right: bool


def gather(corpus: Path) -> list[Answer]:
    """The answers to all marks."""
    found = [
        read_answer(one.mark.article_id, "polnear", one.quote, one.speaker, one.is_right)
        for one in score_marks(corpus)
        if one.speaker is not None
    ]
    for gold in read_gold(GOLD):
        rows = annotate(gold)
        speakers = {row.speaker_id: row for row in rows.get("speakers", [])}
        for words, speaker, _ in gold.quotes:
            quote = find_quote(gold.text, words, rows.get("quotes", []))
            row = speakers.get(quote.speaker_id) if quote is not None else None
            if row is not None:
                right = is_right(speaker, row)
                found.append(read_answer(gold.name, gold.part, quote, row, right))
    return found


def read_answer(article: str, part: str, quote: Any, speaker: Any, right: bool) -> Answer:
    """An answer, with what the curves in use have made of its probability undone."""
    evidence = read_evidence(quote.reference_kind, is_named=speaker.entity_id is not None)
    curve = read_settings().calibration[evidence]
    odds = (log_odds(quote.speaker_confidence) - curve["offset"]) / curve["slope"]
    return Answer(article, part, evidence, 1 / (1 + math.exp(-odds)), right)


def fit(answers: Sequence[Answer], rounds: int = 2000) -> Curves:
    """A curve a kind of evidence, by gradient descent on the log loss and the pull."""
    curves: Curves = {}
    for evidence in EVIDENCE:
        mine = [one for one in answers if one.evidence == evidence]
        slope, offset = 1.0, 0.0
        for _ in range(rounds):
            curve = {"slope": slope, "offset": offset}
            faults = [calibrate(one.raw, curve) - one.is_right for one in mine]
            steps = [log_odds(one.raw) for one in mine]
            turn = sum(fault * step for fault, step in zip(faults, steps, strict=True))
            slope -= STEP * (turn + PULL * (slope - 1)) / (len(mine) * 4 + PULL)
            offset -= STEP * (sum(faults) + PULL / 5 * offset) / (len(mine) + PULL)
        curves[evidence] = {"slope": round(max(slope, 0.1), 2), "offset": round(offset, 2)}
    return curves


def measure_error(answers: Iterable[Answer], curves: Curves | None) -> tuple[float, int]:
    """ECE and the number of answers."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for one in answers:
        sure = one.raw if curves is None else calibrate(one.raw, curves[one.evidence])
        bins[min(int(sure * BINS), BINS - 1)].append((sure, one.is_right))
    count = sum(map(len, bins))
    gaps = [abs(sum(sure for sure, _ in part) - sum(right for _, right in part)) for part in bins]
    return sum(gaps) / max(1, count), count


def measure_folds(answers: Sequence[Answer]) -> tuple[float, float]:
    """ECE on PolNeAR's articles before, and by curves fitted without a fifth of them."""
    articles = sorted({one.article for one in answers if one.part == "polnear"})
    bins: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        mine = set(articles[fold::FOLDS])
        curves = fit([one for one in answers if one.article not in mine and is_fitted(one)])
        bins += [
            (calibrate(one.raw, curves[one.evidence]), one.is_right)
            for one in answers
            if one.article in mine
        ]
    plain = [Answer("", "", "", sure, right) for sure, right in bins]
    polnear = [one for one in answers if one.part == "polnear"]
    return measure_error(polnear, None)[0], measure_error(plain, None)[0]


def is_fitted(one: Answer) -> bool:
    """Whether the curves in use may be fitted to it."""
    return one.part in ("polnear", "dev")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path, help="PolNeAR's training part as JSON lines")
    parser.add_argument("--rounds", type=int, default=2000)
    arguments = parser.parse_args()
    answers = gather(arguments.corpus)
    curves = fit([one for one in answers if is_fitted(one)], arguments.rounds)
    for evidence, curve in curves.items():
        mine = [one for one in answers if one.evidence == evidence and is_fitted(one)]
        right = sum(one.is_right for one in mine)
        slope, offset = curve["slope"], curve["offset"]
        print(f"{evidence} = {{ slope = {slope}, offset = {offset} }}  # {right} of {len(mine)}")
    apart = [one for one in answers if not is_fitted(one)]
    in_use = {name: read_settings().calibration[name] for name in EVIDENCE}
    for title, chosen in (("raw", None), ("fitted", curves), ("in use", in_use)):
        error, count = measure_error(apart, chosen)
        print(f"ECE on held and fresh, {title}: {error:.3f} of {count}")
    print(
        "ECE on PolNeAR's train articles, raw and by fifths: {:.3f} {:.3f}".format(
            *measure_folds(answers)
        )
    )


if __name__ == "__main__":
    main()
