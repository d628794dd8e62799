"""A new file begins as a copy of an empty one that was made before.

In: where a new file is to lie. Out: there, if it can be had, an empty warehouse with its tables,
comments, views and macros, of which some nine hundred statements are a tenth of what a first small
run costs the warehouse. The decision to question: the empty file lies where Python keeps what it
made of modules, for it is made of files of this package as they are, and may go at any time. Where
nothing can be written, or Python is told to write nothing, each new file is made from nothing.
"""

import hashlib
import os
import sys
import tempfile
from importlib.util import cache_from_source
from pathlib import Path

import duckdb

from warehouse.store.named_sql import read_scripts
from warehouse.store.tables import create_tables
from warehouse.store.views import lay_surface, read_macros

MAKERS = ("commented_sql.py", "tables.py", "views.py")
"""The code that makes an empty warehouse of its scripts."""
KEPT = "empty.*.duckdb"


def copy_template(target: Path) -> None:
    """Put an empty warehouse there, or nothing."""
    folder = Path(cache_from_source(__file__)).parent
    made_of = _hash_sources()
    try:
        content = _read_template(folder, made_of) or _make_template(folder, made_of)
    except OSError:
        return
    if content:
        target.write_bytes(content)


def _hash_sources() -> str:
    """A hash of all that an empty warehouse is made of."""
    parts = [*read_scripts("schema/tables"), *read_scripts("schema/views"), *read_macros()]
    makers = [Path(__file__).with_name(name).read_bytes() for name in MAKERS]
    told = [*(part.encode() for part in parts), *makers, duckdb.__version__.encode()]
    return hashlib.sha256(b"\n".join(told)).hexdigest()[:20]


def _read_template(folder: Path, made_of: str) -> bytes | None:
    """The template of these sources, if it is whole: its name tells the hash of its bytes."""
    for path in folder.glob(f"empty.{made_of}.*.duckdb"):
        content = path.read_bytes()
        if path.name == _name_template(made_of, content):
            return content
    return None


def _make_template(folder: Path, made_of: str) -> bytes | None:
    if sys.dont_write_bytecode:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as place:
        path = Path(place) / "empty.duckdb"
        with duckdb.connect(path) as connection:
            create_tables(connection)
            lay_surface(connection)
        content = path.read_bytes()
        for former in folder.glob(KEPT):
            former.unlink()
        os.replace(path, folder / _name_template(made_of, content))
    return content


def _name_template(made_of: str, content: bytes) -> str:
    return f"empty.{made_of}.{hashlib.sha256(content).hexdigest()[:20]}.duckdb"
