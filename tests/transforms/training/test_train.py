"""Training, on two articles of our own: the examples, the fit around the network, the command."""

import json
import subprocess
import sys
from importlib import resources
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from tests.transforms.training.marked_story import RECORD, write_encoder
from transforms.attribution.model.features import LABELS
from transforms.attribution.model.predict import read_attribution_model
from transforms.lake.versions import DEFAULT_LANGUAGES, MODEL_FILES
from transforms.parse.spacy_models import read_model
from transforms.training.calibrate import fit_confidence, fit_logistic, judge
from transforms.training.examples import GoldArticle, make_examples, read_gold_article


def read_gold() -> GoldArticle:
    return read_gold_article(read_model(DEFAULT_LANGUAGES["en"]), RECORD)


def test_training_examples_hold_labels_and_links() -> None:
    gold = read_gold()
    (example,) = make_examples(gold, read_attribution_model().words)
    doc = gold.article.doc
    words = [doc[int(token)].text for token in example.window.tokens]
    labelled = [
        (word, LABELS[label])
        for word, label in zip(words, example.labels, strict=True)
        if LABELS[label].startswith("B-")
    ]
    assert labelled == [
        ('"', "B-CONTENT"),
        ("Marta", "B-SOURCE"),
        ("said", "B-CUE"),
        ('"', "B-CONTENT"),
        ("Tom", "B-SOURCE"),
        ("fears", "B-CUE"),
        ("that", "B-CONTENT"),
    ]
    parts = [
        tuple(tuple(words[place] for place in places or ()) for places in (link.cue, link.source))
        for link in example.links
    ]
    assert parts == [(("said",), ("Marta", "Danilov"))] * 2 + [(("fears",), ("Tom", "Hale"))]


def test_training_judges_content_and_source_together() -> None:
    gold = read_gold()
    found = read_attribution_model().find_own(gold.article, gold.by_rule)
    assert judge(gold, found) == [True] * len(found)
    assert len(found) == 2
    wrong = [item.__class__(item.content, None, None, None, "m", "direct") for item in found]
    assert judge(gold, wrong) == [False, False]
    assert judge(gold, [found[0], found[0]]) == [True, False]


def test_training_fits_a_logistic_regression() -> None:
    chance = np.random.default_rng(3)
    features = np.column_stack([np.ones(4000), chance.normal(size=4000)])
    labels = (chance.random(4000) < 1 / (1 + np.exp(-(features @ [0.5, -1.0])))).astype(float)
    np.testing.assert_allclose(fit_logistic(features, labels), [0.5, -1.0], atol=0.15)


def test_training_fits_confidence_by_name() -> None:
    weights = fit_confidence(read_attribution_model(), [read_gold()])
    folder = resources.files("transforms").joinpath("attribution/model/weights/parameters.json")
    assert weights.keys() == json.loads(folder.read_text(encoding="utf-8"))["confidence"].keys()


@pytest.mark.skipif(
    any(find_spec(name) is None for name in ("torch", "onnx", "safetensors")),
    reason="needs the extra train",
)
def test_training_writes_a_model_that_loads(tmp_path: Path) -> None:
    from transforms.attribution.model.predict import AttributionModel

    write_encoder(tmp_path, layers=1)
    gold = tmp_path / "gold.jsonl"
    gold.write_text("\n".join(json.dumps({**RECORD, "id": str(n)}) for n in range(4)))
    command = [sys.executable, "-m", "transforms.training.train", str(gold)]
    command += ["--encoder", str(tmp_path), "--output", str(tmp_path / "out")]
    command += ["--layers", "1", "--epochs", "1", "--hold-out", "2"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    assert {item.name for item in (tmp_path / "out").iterdir()} == set(MODEL_FILES)
    item = read_gold()
    AttributionModel(tmp_path / "out").find_own(item.article, item.by_rule)
