"""The import law: who may import whom, read from the syntax tree of every module."""

import ast
import subprocess
import sys
from collections.abc import Sequence
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.support import paths

ROOT = paths.ROOT
FORBIDDEN = {
    "flows": {"tests", "benchmarks", "spacy.cli"},
    "transforms": {"flows", "warehouse", "prefect", "duckdb", "tests", "benchmarks"},
    "warehouse": {"flows", "transforms", "prefect", "spacy", "tests", "benchmarks"},
}
FREE = ("transforms", "transforms.lake")
"""What any package of its part may import: errors, ids, versions, and the rows themselves."""
MAY_IMPORT: dict[str, set[str]] = {
    "transforms": set(),
    "transforms.lexicons": set(),
    "transforms.lake": set(),
    "transforms.text": {"transforms.lexicons"},
    "transforms.page": {"transforms.text"},
    "transforms.feeds": {"transforms.text"},
    "transforms.agency": {"transforms.feeds", "transforms.text"},
    "transforms.parse": {"transforms.lexicons"},
    "transforms.attribution": {"transforms.parse", "transforms.lexicons"},
    "transforms.entities": {"transforms.attribution", "transforms.parse", "transforms.lexicons"},
    "transforms.speakers": {
        "transforms.entities",
        "transforms.attribution",
        "transforms.parse",
        "transforms.lexicons",
    },
    "transforms.claims": {"transforms.attribution", "transforms.parse", "transforms.lexicons"},
    "transforms.annotate": {
        "transforms.speakers",
        "transforms.claims",
        "transforms.entities",
        "transforms.attribution",
        "transforms.parse",
        "transforms.lexicons",
    },
    "transforms.training": {
        "transforms.attribution",
        "transforms.entities",
        "transforms.feeds",
        "transforms.lexicons",
        "transforms.parse",
        "transforms.text",
    },
    "flows": {"flows.readers"},
    "flows.codecs": set(),
    "flows.warc": {"flows.codecs"},
    "flows.readers": {"flows.warc", "flows.codecs"},
    "flows.dashboard": {"flows"},
    # what discovery cannot find is said on the command line
    "flows.cli": {"flows.dashboard", "flows", "flows.readers"},
    "warehouse": set(),
    "warehouse.store": {"warehouse"},
    "warehouse.load": {"warehouse.store", "warehouse"},
    "warehouse.resolve": {"warehouse.load", "warehouse.store", "warehouse"},
    "warehouse.publish": {"warehouse.load", "warehouse.store", "warehouse"},
    "warehouse.ask": {"warehouse.load", "warehouse.store", "warehouse"},
}
"""Who may import whom inside a part; nobody imports `annotate` or `training`."""
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


def test_layout_a_module_imports_only_what_its_part_may() -> None:
    offenders = sorted(
        (str(path.relative_to(ROOT)), name)
        for path in MODULES
        for name in find_imports(path)
        for part in FORBIDDEN[path.relative_to(ROOT).parts[0]]
        if name == part or name.startswith(f"{part}.")
    )
    assert offenders == []


def package_of(module: Sequence[str]) -> str:
    """`transforms.page` of `transforms.page.dates`; the part alone for a module at its root."""
    is_package = len(module) > 1 and ROOT.joinpath(*module[:2]).is_dir()
    return ".".join(module[:2]) if is_package else module[0]


def test_layout_packages_import_in_one_direction() -> None:
    offenders = sorted(
        (str(path.relative_to(ROOT)), name)
        for path in MODULES
        for here in [package_of(path.relative_to(ROOT).with_suffix("").parts)]
        for name in find_imports(path)
        for there in [package_of(name.split("."))]
        if there.split(".")[0] in FORBIDDEN
        and there not in (here, *MAY_IMPORT[here], *FREE)
        and there.split(".")[0] == here.split(".")[0]
    )
    assert offenders == []


def test_layout_the_directions_have_no_circle() -> None:
    """Read off the table itself, so that nobody mends an offender by allowing a circle."""
    order = TopologicalSorter(
        {
            here: {there for there in allowed if there != here}
            for here, allowed in MAY_IMPORT.items()
        }
    )
    assert len(list(order.static_order())) >= len(MAY_IMPORT)


def test_layout_codecs_know_nothing_but_errors() -> None:
    own = {
        name
        for path in MODULES
        if path.is_relative_to(ROOT / "flows" / "codecs")
        for name in find_imports(path)
        if name.split(".")[0] in FORBIDDEN and not name.startswith("flows.codecs")
    }
    assert own <= {"transforms.errors"}


def test_layout_a_module_says_what_it_is_and_stays_small() -> None:
    offenders = [
        str(path.relative_to(ROOT))
        for path in MODULES
        for source in [path.read_text(encoding="utf-8")]
        if source.strip()
        and (not ast.get_docstring(ast.parse(source)) or len(source.splitlines()) > 400)
    ]
    assert offenders == []


def test_layout_a_function_is_read_on_one_screen() -> None:
    offenders = [
        (str(path.relative_to(ROOT)), node.name)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno >= 60
    ]
    assert offenders == []


def test_layout_no_module_is_a_drawer() -> None:
    drawers = {"utils", "util", "helpers", "helper", "base", "manager", "common", "misc"}
    assert [path for path in MODULES if path.stem in drawers] == []


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        # `onrecord --help` and a night with nothing new are quick because of this.
        pytest.param(
            "flows.cli.app",
            {"prefect", "spacy", "trafilatura", "fastwarc", "dask"},
            id="the command line",
        ),
        pytest.param(
            "flows.work",
            {"prefect", "spacy", "trafilatura", "fastwarc", "duckdb", "pydantic"},
            id="a worker",
        ),
    ],
)
def test_layout_what_starts_often_starts_without_the_heavy_libraries(
    module: str, heavy: set[str]
) -> None:
    program = f"import sys, {module}; print(sorted({heavy} & set(sys.modules)))"
    printed = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert printed.stdout.strip() == "[]"
