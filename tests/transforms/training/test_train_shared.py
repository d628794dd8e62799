"""The shared network trained for a few steps: both folders load, and parse and attribute."""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.transforms.training.marked_story import RECORD, write_encoder
from transforms.attribution.model.predict import AttributionModel
from transforms.lake.versions import DEFAULT_LANGUAGES
from transforms.parse.shared_encoder import read_shared_encoder
from transforms.parse.spacy_models import read_model
from transforms.training.examples import read_gold_article

needs_torch = pytest.mark.skipif(
    any(find_spec(name) is None for name in ("torch", "onnx", "safetensors")),
    reason="needs the extra train",
)


@needs_torch
def test_train_shared_writes_a_parser_and_a_model_on_it_in_two_rounds(tmp_path: Path) -> None:
    write_encoder(tmp_path, layers=4)
    gold = tmp_path / "gold.jsonl"
    gold.write_text("\n".join(json.dumps({**RECORD, "id": str(n)}) for n in range(4)))
    command = [sys.executable, "-m", "transforms.training.train_shared", str(gold)]
    command += ["--texts", str(gold), "--encoder", str(tmp_path), "--steps", "2", "--hold-out", "2"]
    first, second = tmp_path / "first", tmp_path / "second"
    for options in (["--output", str(first)], ["--output", str(second), "--start", str(first)]):
        done = subprocess.run(
            command + options, capture_output=True, text=True, check=False, timeout=300
        )
        assert done.returncode == 0, done.stderr
    parse, attribution = second / "parse", second / "attribution"
    item = read_gold_article(read_model(DEFAULT_LANGUAGES["en"], "en", parse), RECORD)
    doc = item.article.doc
    assert [len(sentence) for sentence in doc.spacy.sents]
    assert all(token.head.sent == token.sent for token in doc)
    words = read_shared_encoder(parse).words
    AttributionModel(attribution, words).find_own(item.article, item.by_rule)
