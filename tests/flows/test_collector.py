import subprocess
import sys

from flows.collector import NEW_OBJECTS

ASK = "import gc; from flows.{}; print(gc.get_threshold()[0])"


def test_collect_seldom_holds_in_a_worker_and_nowhere_before_it_is_asked() -> None:
    told = [
        subprocess.run(
            [sys.executable, "-c", ASK.format(what)], capture_output=True, text=True, check=True
        ).stdout.strip()
        for what in (
            "pools import prepare_worker",
            "pools import prepare_worker; prepare_worker()",
        )
    ]
    first, then = map(int, told)
    assert first < NEW_OBJECTS == then
