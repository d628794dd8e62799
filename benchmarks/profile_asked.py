"""Which profile a benchmark of the annotator measures: the default one, or what is asked for.

    ONRECORD_PROFILE=accurate python -m benchmarks.entities tests/data/entities/held.md

As `onrecord` itself reads it, without the settings file of the folder.
"""

import os

ATTRIBUTIONS = {"fast": "encoder", "accurate": "model"}


def read_attribution() -> str:
    """How quotes are found in the profile that is asked for. Raises `KeyError` for no profile."""
    return ATTRIBUTIONS[os.environ.get("ONRECORD_PROFILE", "fast")]
