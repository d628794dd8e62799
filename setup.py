"""What pyproject.toml cannot say: with COMPILE_RULES=1 the rules of annotation are compiled.

They are plain Python without arrays, a third faster as C (mypyc). Needs a C compiler, and what
requirements.lock holds, so `pip install --no-build-isolation`. `transforms/compiled.json` says of
which source they are: what was changed since is not run (`transforms.compiled`).
"""

import hashlib
import json
import os
import re
from pathlib import Path

from setuptools import setup

ROOMS = ("annotate", "attribution", "claims", "entities", "lexicons", "parse", "speakers")
ARRAYS = re.compile(r"^(?:from|import) (?:numpy|onnxruntime|spacy)\b", re.MULTILINE)
"""Modules that hold these gain nothing, and their numbers are not Python's."""


def find_modules() -> list[str]:
    """The modules to compile, as paths from here."""
    paths = (path for room in ROOMS for path in sorted(Path("transforms", room).rglob("*.py")))
    plain = (path for path in paths if not ARRAYS.search(path.read_text(encoding="utf-8")))
    return [path.as_posix() for path in plain if path.name != "__init__.py"]


if os.environ.get("COMPILE_RULES") == "1":
    from mypyc.build import mypycify

    modules = find_modules()
    built = {path: hashlib.sha256(Path(path).read_bytes()).hexdigest() for path in modules}
    parts = mypycify(modules, opt_level="2", multi_file=True, group_name="transforms.rules")
    for part in parts:
        # where mypyc puts the headers of a group within a package
        part.include_dirs.append("build/transforms")
    setup(ext_modules=parts)
    Path("transforms", "compiled.json").write_text(json.dumps(built, indent=1), encoding="utf-8")
else:
    setup()
