"""Whether a lock file is still the one that is locked.

In: an open lock file and its path. Out: yes or no. The decision to question: nothing keeps somebody
from removing a lock file, and whoever comes next locks a new one; so who holds the old one asks
again before what must not be done twice.
"""

import os
from pathlib import Path


def is_in_place(descriptor: int, path: Path) -> bool:
    """Whether the path still leads to the open file."""
    try:
        return os.path.samestat(os.fstat(descriptor), os.lstat(path))
    except OSError:
        return False
