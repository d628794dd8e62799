"""Parsing opens no network connection: every reader runs under a hook that sees each attempt."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import paths

ROOT = paths.ROOT
SAMPLES = ROOT / "tests" / "data" / "archives"
SHARED = ROOT.parent / "shared" / "data" / "archives"
HOOK = """
import sys

def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        with open({log!r}, "a") as log:
            print(event, arguments[1:], file=log)
        raise OSError("no network while parsing")

sys.addaudithook(refuse)
"""
PROGRAM = """
import sys
from flows.readers.discover import discover
from flows.readers.outcomes import ReadLimits
from flows.readers.archive import read_archive
from transforms.text.stored_article import StoredArticle

outcomes = [
    outcome
    for ref in discover(sys.argv[1:]).archives
    for outcome in read_archive(ref, run_id="r", limits=ReadLimits())
]
print(sum(isinstance(outcome, StoredArticle) for outcome in outcomes))
"""


def read_under_hook(folder: Path, program: str, *arguments: str) -> tuple[str, str]:
    """What a program printed and what it tried to connect to, in all its processes."""
    log = folder / "connections"
    (folder / "sitecustomize.py").write_text(HOOK.format(log=str(log)))
    printed = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert printed.returncode == 0, printed.stderr
    return printed.stdout, log.read_text() if log.exists() else ""


def test_no_network_hook_sees_an_attempt_also_in_the_parsing_process(tmp_path: Path) -> None:
    program = (
        "from contextlib import suppress; from flows.readers import sandbox\n"
        "from tests.support import hostile_parser\n"
        "sandbox.PROGRAM = hostile_parser.PROGRAM\n"
        "with suppress(Exception):\n"
        "    sandbox.call_parser('urlopen', 'http://127.0.0.1:9', seconds=60)\n"
    )
    _, tried = read_under_hook(tmp_path, program)
    assert "socket.getaddrinfo" in tried or "socket.connect" in tried


@pytest.mark.parametrize(
    "archives",
    [
        pytest.param([SAMPLES], id="samples"),
        pytest.param(
            [SHARED / "newswire", SHARED / "text", SHARED / "malformed", SHARED / "warc"],
            id="real archives",
            marks=[
                pytest.mark.long,
                pytest.mark.skipif(not SHARED.exists(), reason="the shared archives are not here"),
            ],
        ),
    ],
)
def test_no_network_while_parsing(tmp_path: Path, archives: list[Path]) -> None:
    articles, tried = read_under_hook(tmp_path, PROGRAM, *map(str, archives))
    assert tried == ""
    assert int(articles) >= 20
