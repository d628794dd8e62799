"""The import law: who may import whom, read from the syntax tree of every module."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import paths

ROOT = paths.ROOT
FORBIDDEN = {
    "flows": {"tests", "benchmarks", "spacy.cli"},
    "transforms": {"flows", "warehouse", "prefect", "duckdb", "tests", "benchmarks"},
    "warehouse": {"flows", "transforms", "prefect", "spacy", "tests", "benchmarks"},
}
MODULES = [path for part in FORBIDDEN for path in sorted((ROOT / part).rglob("*.py"))]


def find_imports(path: Path) -> set[str]:
    """Full names of everything that a module imports, also inside functions."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names.add(node.module)
        elif isinstance(node, ast.ImportFrom):
            names.add(path.parent.name)
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_layout_a_module_imports_only_what_its_part_may(path: Path) -> None:
    forbidden = FORBIDDEN[path.relative_to(ROOT).parts[0]]
    found = {
        name
        for name in find_imports(path)
        for part in forbidden
        if name == part or name.startswith(f"{part}.")
    }
    assert found == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_layout_a_module_says_what_it_is_and_stays_small(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    if not source.strip():
        pytest.skip("an empty package file")
    assert ast.get_docstring(ast.parse(source)), "no docstring"
    assert len(source.splitlines()) <= 400


@pytest.mark.parametrize(
    "name", ["utils", "util", "helpers", "helper", "base", "manager", "common", "misc"]
)
def test_layout_no_module_is_a_drawer(name: str) -> None:
    assert [path for path in MODULES if path.stem == name] == []


def test_layout_the_command_line_starts_without_the_heavy_libraries() -> None:
    """`onrecord --help` and a night with nothing new are quick because of this."""
    heavy = "{'prefect', 'spacy', 'trafilatura', 'fastwarc', 'dask'}"
    program = f"import sys, flows.cli.app; print(sorted({heavy} & set(sys.modules)))"
    printed = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert printed.stdout.strip() == "[]"
