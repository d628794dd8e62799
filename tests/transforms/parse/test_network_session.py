"""Networks are run in silence: the library that runs them calls nobody and leaves nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.paths import ROOT
from transforms.lake.versions import DEFAULT_LANGUAGES, PROFILES

PROGRAM = """
import sys
from transforms.annotate.batch import load_annotator
load_annotator({languages!r}, sys.argv[1])
"""
SILENCERS = ("CI", "GITHUB_ACTIONS", "TF_BUILD", "ORT_DISABLE_TELEMETRY", "ORT_RUNNING_UNIT_TESTS")
"""Variables that would keep the library silent in a test and not at a user's."""


@pytest.mark.parametrize("attribution", sorted(PROFILES.values()))
def test_network_session_leaves_nothing_in_the_home_of_its_user(
    tmp_path: Path, attribution: str
) -> None:
    """Guard: the library kept an id of the machine there, and sent it away with each model."""
    kept = {name: value for name, value in os.environ.items() if name not in SILENCERS}
    subprocess.run(
        [sys.executable, "-c", PROGRAM.format(languages=DEFAULT_LANGUAGES), attribution],
        cwd=ROOT,
        env=kept | {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)},
        check=True,
    )
    assert list(tmp_path.rglob("*")) == []
