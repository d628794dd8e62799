"""Which profile a benchmark of the annotator measures: the default one, or what is asked for.

    ONRECORD_PROFILE=accurate python -m benchmarks.entities tests/data/entities/held.md

As `onrecord` itself reads it, without the settings file of the folder.
"""

import os
from argparse import ArgumentParser
from typing import Any

from transforms.annotate.batch import annotate_version
from transforms.lake.versions import DEFAULT_LANGUAGES, DEFAULT_PROFILE, PROFILES
from transforms.text.stored_article import StoredArticle


def add_profile(parser: ArgumentParser) -> None:
    """The flag that names the profile, before what ONRECORD_PROFILE names."""
    parser.add_argument("--profile", choices=PROFILES, help="fast, or what ONRECORD_PROFILE says")


def read_attribution(profile: str | None = None) -> str:
    """How quotes are found in the profile that is asked for. Raises `KeyError` for no profile."""
    return PROFILES[profile or os.environ.get("ONRECORD_PROFILE", DEFAULT_PROFILE)]


def annotate_stored(stored: StoredArticle) -> dict[str, list[Any]]:
    """All rows of the annotate stage, in the profile that is asked for."""
    return annotate_version(
        stored.article,
        stored.version,
        list(stored.sections),
        DEFAULT_LANGUAGES,
        "benchmark",
        read_attribution(),
    )
