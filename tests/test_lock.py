"""The lock holds all that pip will ask for: a pin with hashes for every requirement and extra."""

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import requires

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support import paths

LOCK = (paths.ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((paths.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKED_EXTRAS = ("dashboard", "dask", "dev")
SHA256 = re.compile(r" --hash=sha256:[0-9a-f]{64}(?= |\Z)")

Asked = tuple[str, frozenset[str]]


def name_asked(requirement: Requirement) -> Asked:
    """A package and its extras, as pip compares them."""
    extras = frozenset(canonicalize_name(extra) for extra in requirement.extras)
    return canonicalize_name(requirement.name), extras


def read_pins() -> list[tuple[Requirement, int]]:
    """Each line of the lock with the number of its hashes."""
    without_notes = re.sub(r"^\s*#.*\n?", "", LOCK, flags=re.MULTILINE)
    lines = re.sub(r"\\\n\s*", "", without_notes).splitlines()
    return [(Requirement(SHA256.sub("", line)), len(SHA256.findall(line))) for line in lines]


def list_needs(requirement: Requirement) -> Iterator[Requirement]:
    """What an installed package, with these extras, asks for on this interpreter."""
    for text in requires(requirement.name) or ():
        need = Requirement(text)
        asked_for = requirement.extras | {""}
        if need.marker is None or any(need.marker.evaluate({"extra": e}) for e in asked_for):
            yield need


def test_lock_every_line_is_one_version_with_hashes() -> None:
    pins = read_pins()
    assert len(pins) > 100
    assert [
        str(pin)
        for pin, hashes in pins
        if hashes == 0 or [s.operator for s in pin.specifier] != ["=="] or pin.url
    ] == []
    assert not re.search(r"://|^-|^[./]", LOCK, re.MULTILINE), "a host, an option or a path"


def test_lock_every_requirement_has_a_pin_that_satisfies_it() -> None:
    """As `pip install -r` walks it: sqlalchemy[asyncio] is met by no line of sqlalchemy alone."""
    versions: dict[Asked, set[str]] = {}
    for pin, _ in read_pins():
        if pin.marker is None or pin.marker.evaluate():
            versions.setdefault(name_asked(pin), set()).add(next(iter(pin.specifier)).version)
    listed = PROJECT["optional-dependencies"]
    todo = [
        Requirement(text)
        for text in [*PROJECT["dependencies"], *(t for e in LOCKED_EXTRAS for t in listed[e])]
    ]
    todo = [need for need in todo if need.marker is None or need.marker.evaluate()]
    seen: set[str] = set()
    wrong: list[str] = []
    while todo:
        need = todo.pop()
        if str(need) in seen:
            continue
        seen.add(str(need))
        name, extras = name_asked(need)
        for asked in {(name, extras), (name, frozenset[str]())}:
            pinned = versions.get(asked, set())
            if len(pinned) != 1 or not need.specifier.contains(min(pinned), prereleases=True):
                wrong.append(f"{need}: {sorted(pinned) or 'no pin'}")
        todo.extend(list_needs(need))
    assert wrong == []
    assert len(seen) > 100
