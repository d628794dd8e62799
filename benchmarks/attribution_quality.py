"""Where the attributions come from, how far their confidence holds, and what is missed.

    python -m benchmarks.attribution_quality GOLD --scorer SCRIPT [--misses 50] [--step N]

GOLD is JSON lines, plain or gzipped, as for `benchmarks.attribution`; every Nth article is used.
SCRIPT is the scorer, loaded as a module. Prints F1 of the rules alone, of the model without the
rules, of both, of what is speech among that, and of all rows, which are speech, thoughts and acts;
the share of right rows by tenths of their predicted confidence, with the expected calibration
error; and a sample of misses, counted by kind over all of them.
"""

import argparse
import importlib.util
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.attribution import read_gold
from benchmarks.profile_asked import read_attribution
from transforms.annotate.quote_rows import confidence_of
from transforms.attribution.model.predict import AttributionModel, read_attribution_model
from transforms.attribution.no_speech import part_speech
from transforms.attribution.types import Attribution
from transforms.lake.versions import DEFAULT_LANGUAGES
from transforms.parse.shared_encoder import SHIPPED
from transforms.parse.spacy_models import read_model
from transforms.training.calibrate import judge
from transforms.training.examples import GoldArticle, read_gold_article

Finder = Callable[[GoldArticle], list[Attribution]]
FIGURES = (
    ("all", "attributed"),
    ("all", "content_partial"),
    ("direct", "attributed"),
    ("indirect", "attributed"),
    ("mixed", "content_partial"),
    ("all", "source_tokens"),
)


def load_scorer(path: Path) -> Any:
    """The scorer script as a module."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_predictions(gold: GoldArticle, found: Sequence[Attribution]) -> list[dict[str, Any]]:
    """Attributions in the scorer's form; one that continues another has its source."""
    article = gold.article
    rows = []
    for item in found:
        root = item
        while root.continues is not None:
            root = found[root.continues]
        rows.append(
            {
                "source": [] if root.source is None else [article.chars(*root.source)],
                "cue": [] if item.cue is None else [article.chars(*item.cue)],
                "content": list(item.content),
            }
        )
    return rows


def find_all(model: AttributionModel, gold: GoldArticle) -> list[Attribution]:
    """Speech, then thoughts and acts, as the rows of an article have them."""
    found, unsure = model.find_with_unsure(gold.article, gold.by_rule)
    speech, unspoken = part_speech(gold.article, found, unsure)
    return [*speech, *unspoken]


def find_speech(model: AttributionModel, gold: GoldArticle) -> list[Attribution]:
    """Speech alone."""
    found = model.find_attributions(gold.article, gold.by_rule)
    return part_speech(gold.article, found)[0]


def print_ablation(scorer: Any, articles: Sequence[GoldArticle]) -> None:
    """F1 by finder, a line each."""
    model = read_attribution_model(read_attribution() == "encoder")
    finders: dict[str, Finder] = {
        "rules alone": lambda gold: list(gold.by_rule),
        "model alone": lambda gold: model.find_own(gold.article, None),
        "both": lambda gold: model.find_attributions(gold.article, gold.by_rule),
        "speech": lambda gold: find_speech(model, gold),
        "all rows": lambda gold: find_all(model, gold),
    }
    print(f"{'F1':12}" + "".join(f"{' '.join(figure):>26}" for figure in FIGURES))
    for name, find in finders.items():
        tallies = [
            scorer.score_article(gold.record, as_predictions(gold, find(gold)), 0.5)
            for gold in articles
        ]
        scores = scorer.results(sum(tallies, Counter()))
        print(
            f"{name:12}" + "".join(f"{100 * scores[part][kind][2]:26.1f}" for part, kind in FIGURES)
        )


def print_reliability(articles: Sequence[GoldArticle]) -> None:
    """Predicted against observed share of right attributions, by tenths."""
    model = read_attribution_model(read_attribution() == "encoder")
    said: list[float] = []
    right: list[bool] = []
    for gold in articles:
        found = find_all(model, gold)
        said += [confidence_of(item) for item in found]
        right += judge(gold, found)
    predicted, observed = np.array(said), np.array(right, dtype=float)
    tenths = np.minimum((predicted * 10).astype(int), 9)
    error = 0.0
    print(f"{'confidence':>12}{'attributions':>14}{'predicted':>11}{'observed':>10}")
    for tenth in range(10):
        here = tenths == tenth
        if not here.any():
            continue
        mean, share = predicted[here].mean(), observed[here].mean()
        error += abs(mean - share) * here.mean()
        print(f"{tenth / 10:8.1f}-{(tenth + 1) / 10:.1f}{here.sum():14}{mean:11.3f}{share:10.3f}")
    print(f"expected calibration error {error:.3f} over {len(said)} attributions")


def find_misses(scorer: Any, articles: Sequence[GoldArticle]) -> Iterator[tuple[str, str]]:
    """(kind, line to read) of each marked attribution that was not found right."""
    model = read_attribution_model(read_attribution() == "encoder")
    for gold in articles:
        text = gold.record["text"]
        rows = as_predictions(gold, find_all(model, gold))
        inside = scorer.quoted(text)
        marked = [scorer.Attribution(r, text, inside, "") for r in gold.record["attributions"]]
        found = [scorer.Attribution(row, text, inside, "") for row in rows]
        scorer.pair_up(marked, found, 0.5)
        for raw, item in zip(gold.record["attributions"], marked, strict=True):
            if item.pair is not None and scorer.same_source(item, item.pair):
                continue
            if item.pair is not None:
                kind = (
                    "source missed"
                    if not item.pair.source
                    else "source where there is none"
                    if not item.source
                    else "another source"
                )
            elif any(other.content & item.content for other in found):
                kind = "other edges"
            elif any(other.cue & item.cue for other in found):
                kind = "cue seen, other content"
            else:
                kind = "not seen"
            parts = [
                " … ".join(text[low:high] for low, high in raw[part])
                for part in ("source", "cue", "content")
            ]
            yield f"{item.subset}: {kind}", " | ".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--misses", type=int, default=0, help="misses to print, chosen by chance")
    parser.add_argument("--step", type=int, default=1)
    arguments = parser.parse_args()
    scorer = load_scorer(arguments.scorer)
    on_encoder = read_attribution() == "encoder"
    nlp = read_model(DEFAULT_LANGUAGES["en"], "en", SHIPPED if on_encoder else None)
    records = read_gold(arguments.gold)[:: arguments.step]
    articles = [read_gold_article(nlp, record) for record in records]
    print_ablation(scorer, articles)
    print()
    print_reliability(articles)
    print()
    misses = list(find_misses(scorer, articles))
    for kind, count in Counter(kind for kind, _ in misses).most_common():
        print(f"{count:5} {kind}")
    for kind, line in random.Random(1).sample(misses, min(arguments.misses, len(misses))):
        print(f"- {kind}: {' '.join(line.split())[:240]}")


if __name__ == "__main__":
    main()
