"""A compiled module is run only beside the source that it was made of."""

import hashlib
import json
from pathlib import Path

import pytest

from transforms.compiled import check_compiled
from transforms.errors import ContractError


def build(root: Path) -> Path:
    source = root / "transforms" / "claims" / "find.py"
    source.parent.mkdir(parents=True)
    source.write_text("def find(): ...\n")
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    built = {"transforms/claims/find.py": digest}
    (root / "transforms" / "compiled.json").write_text(json.dumps(built))
    return source


def test_check_compiled_is_content_with_the_source_it_was_made_of(tmp_path: Path) -> None:
    check_compiled(tmp_path)
    build(tmp_path)
    check_compiled(tmp_path)


def test_check_compiled_names_the_source_that_was_changed(tmp_path: Path) -> None:
    build(tmp_path).write_text("def find(): return 1\n")
    with pytest.raises(ContractError, match=r"claims/find\.py was changed .*make compile"):
        check_compiled(tmp_path)


def test_check_compiled_names_the_source_that_is_gone(tmp_path: Path) -> None:
    build(tmp_path).unlink()
    with pytest.raises(ContractError, match=r"claims/find\.py"):
        check_compiled(tmp_path)
