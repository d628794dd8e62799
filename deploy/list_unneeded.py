"""Which installed packages no run needs, one a line: what of the lock is for developing alone.

In: the environment that it is run in, with onrecord in it. Out: names for `pip uninstall`. The
decision to question: asked of what is installed, since a second lock could say other versions.
"""

from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, distribution, distributions

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

WANTED = "onrecord[dask,dashboard]", "pip"
"""Of pip, images that are made of this one install more languages."""


def find_needed(wanted: Iterable[str]) -> frozenset[str]:
    """What some packages need with these extras, and what that needs, and so on."""
    found: dict[tuple[str, str], None] = {}
    left = [Requirement(named) for named in wanted]
    while left:
        requirement = left.pop()
        name = canonicalize_name(requirement.name)
        for extra in ("", *requirement.extras):
            if (name, extra) not in found:
                found[name, extra] = None
                left.extend(list_requirements(name, extra))
    return frozenset(name for name, _ in found)


def list_requirements(name: str, extra: str) -> Iterator[Requirement]:
    """What a package asks for, here and with an extra; nothing if it is not installed."""
    try:
        told = distribution(name).requires or ()
    except PackageNotFoundError:
        return
    for requirement in map(Requirement, told):
        if requirement.marker is None or requirement.marker.evaluate({"extra": extra}):
            yield requirement


def main() -> None:
    needed = find_needed(WANTED)
    installed = {canonicalize_name(found.metadata["Name"]) for found in distributions()}
    print(*sorted(installed - needed), sep="\n")


if __name__ == "__main__":
    main()
