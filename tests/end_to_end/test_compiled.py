"""The rules of annotation, compiled, find what they find as plain Python, row for row."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import paths

ANNOTATE = """
import hashlib, tomllib
from pathlib import Path
from tests.support.articles import annotate
from transforms.claims import find
print(Path(find.__file__).suffix)
for name in ("court", "interview", "politics", "science"):
    whole = Path("tests/data/speakers", name + ".toml").read_text(encoding="utf-8")
    for article in tomllib.loads(whole)["article"]:
        for attribution in ("encoder", "model"):
            rows = annotate(article["text"].strip(), attribution=attribution)
            digest = hashlib.sha256(repr(sorted(rows.items())).encode()).hexdigest()
            print(name, attribution, len(rows["quotes"]), len(rows.get("rejects", ())), digest)
"""


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the transforms with their compiled modules beside them."""
    if shutil.which("cc") is None and shutil.which("gcc") is None:
        pytest.skip("no C compiler")
    root = tmp_path_factory.mktemp("compiled")
    left = shutil.ignore_patterns("__pycache__", "*.so", "compiled.json")
    shutil.copytree(paths.ROOT / "transforms", root / "transforms", ignore=left)
    for name in ("flows", "warehouse"):
        (root / name).mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", "setup.py"):
        shutil.copy(paths.ROOT / name, root / name)
    command = [sys.executable, "setup.py", "--quiet", "build_ext", "--inplace", "--parallel", "2"]
    done = subprocess.run(
        command,
        cwd=root,
        env=os.environ | {"COMPILE_RULES": "1"},
        capture_output=True,
        text=True,
        timeout=1500,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return root


def annotate_in(*folders: Path) -> list[str]:
    """Suffix of a module of the rules, then a line an article."""
    done = subprocess.run(
        [sys.executable, "-c", ANNOTATE],
        cwd=paths.ROOT,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(map(str, folders)), "PYTHONSAFEPATH": "1"},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout.splitlines()


@pytest.mark.long
def test_compiled_rules_find_what_plain_ones_find(compiled: Path) -> None:
    suffix, *found = annotate_in(compiled, paths.ROOT)
    plain, *expected = annotate_in(paths.ROOT)
    assert (suffix, plain) == (".so", ".py")
    assert found == expected
    counts = [line.split()[2:4] for line in found]
    assert sum(int(quotes) for quotes, _ in counts) > 100
    assert {rejects for _, rejects in counts} == {"0"}
