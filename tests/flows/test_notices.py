"""What a night leaves for those who were asleep, told by a real run."""

import json
import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from flows import notices
from flows.logs import log_event
from flows.notices import call_for_help, noted
from flows.settings import Settings
from flows.storage import StorageError
from flows.summary import RunSummary
from tests.conftest import ARCHIVES, Place


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A night over one good file and one that is cut off, which is more than it may reject."""
    folder = tmp_path_factory.mktemp("night")
    archives = folder / "archives"
    archives.mkdir()
    (archives / "good.txt").write_bytes((ARCHIVES / "wire" / "bridge-closure.txt").read_bytes())
    cut = (ARCHIVES / "feed" / "daily.jsonl").read_bytes()[:-20]
    (archives / "cut.jsonl").write_bytes(cut[cut.rindex(b"\n{") + 1 :])
    (folder / "onrecord.toml").write_text(
        f'metrics_file = "{folder}/metrics/onrecord.prom"\n'
        f'log_file = "{folder}/onrecord.jsonl"\n'
        f"on_failure = \"sh -c 'cat > {folder}/failed.json'\"\n"
    )
    place = Place(folder)
    command = place.command(archives, threshold=0.1)
    return place.call([*command, "--config", str(folder / "onrecord.toml"), "--json"])


def test_notices_json_is_the_summary_and_nothing_else(night: Place) -> None:
    (line,) = night.printed.splitlines()
    told = json.loads(line)
    assert night.code == 1
    assert (told["status"], told["articles_new"], told["rejected"]) == ("completed", 1, 1)
    assert (told["reject_share"], told["reject_reasons"]) == (0.5, {"bad_json": 1})
    (said,) = night.said.splitlines()
    assert "50.0% of the records were rejected" in said


def test_notices_the_log_has_run_archive_and_batch(night: Place) -> None:
    lines = [json.loads(line) for line in (night.folder / "onrecord.jsonl").open()]
    run_id = json.loads(night.printed)["run_id"]
    assert {line["run"] for line in lines} == {run_id}
    events = [line["event"] for line in lines]
    assert (events[0], events[-1]) == ("run begins", "run completed")
    assert sorted(events[1:-1]) == [
        *("archive read", "archive read", "archives loaded"),
        *("batch annotated", "batch annotated"),
    ]
    read = {line["archive"] for line in lines if line["event"] == "archive read"}
    batches = [line for line in lines if line["event"] == "batch annotated"]
    assert {line["archive"] for line in batches} == read
    folders = {path.name for path in night.lake.glob("annotate/*/*")}
    assert {line["batch"] for line in batches} == folders
    assert lines[-1]["level"] == "warning"


def test_notices_metrics_are_what_prometheus_reads(night: Place) -> None:
    text = (night.folder / "metrics" / "onrecord.prom").read_text()
    found = {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }
    told = json.loads(night.printed)
    assert found["onrecord_run_success",] == 0
    assert found["onrecord_run_articles", "new"] == 1
    assert found["onrecord_run_rejects", "bad_json"] == 1
    assert found["onrecord_run_seconds",] == told["seconds"]
    published_at = found["onrecord_publish_timestamp_seconds",]
    assert 0 <= found["onrecord_run_end_timestamp_seconds",] - published_at < 60
    assert [path.name for path in (night.folder / "metrics").iterdir()] == ["onrecord.prom"]


def test_notices_a_failed_run_is_given_to_the_command(night: Place) -> None:
    told = json.loads((night.folder / "failed.json").read_text())
    assert told == {**json.loads(night.printed), "warehouse": str(night.warehouse)}
    ledger = night.ask("sql", "-f", "json", "select settings from runs").printed
    assert "failed.json" not in ledger


def test_notices_quiet_says_nothing_of_a_good_night(night: Place) -> None:
    quiet = night.call([*night.command(night.folder / "archives"), "--quiet"])
    assert (quiet.code, quiet.printed, quiet.said) == (0, "", "")


@pytest.fixture
def desk() -> Iterator[tuple[str, list[bytes]]]:
    """An address, and what has been posted to it."""
    posted: list[bytes] = []

    class Desk(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            posted.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(500 if self.path == "/closed" else 204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Desk)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", posted
    server.shutdown()


def test_notices_a_failed_run_is_posted(desk: tuple[str, list[bytes]]) -> None:
    address, posted = desk
    failed = RunSummary("run", "failed", problems=("the disk is full",))
    call_for_help(failed, Settings(on_failure=address, warehouse=Path("w.duckdb")))
    assert [json.loads(body) for body in posted] == [
        {**failed.as_json(), "warehouse": "w.duckdb", "problems": ["the disk is full"]}
    ]


def test_notices_nobody_to_tell_is_a_warning_beside_the_first_error(
    desk: tuple[str, list[bytes]], tmp_path: Path
) -> None:
    settings = Settings(on_failure=f"{desk[0]}/closed", log_file=tmp_path / "log.jsonl")
    with pytest.raises(ValueError, match="first"), noted(settings) as notice:
        raise ValueError("first")
    assert notice.summary == RunSummary("", "failed", problems=("first",))
    (problem,) = notice.problems
    assert problem.startswith("on_failure: HTTP Error 500")
    lines = [json.loads(line) for line in (tmp_path / "log.jsonl").open()]
    assert [line["event"] for line in lines] == ["run failed", "not told"]


def test_notices_a_command_that_fails_is_named_without_its_secrets(tmp_path: Path) -> None:
    """Guard: the whole command stood in the log, the token that it sends along with it."""
    settings = Settings(on_failure="sh -c 'exit 3' --token s3cret", log_file=tmp_path / "log.jsonl")
    with pytest.raises(ValueError, match="first"), noted(settings) as notice:
        raise ValueError("first")
    assert notice.problems == ["on_failure: Command 'sh' returned non-zero exit status 3."]
    assert "s3cret" not in (tmp_path / "log.jsonl").read_text()


def test_notices_no_archive_at_all_is_a_failure_unless_allowed(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    place = Place(tmp_path)
    failed = place.run(empty)
    assert (failed.code, failed.printed, place.warehouse.exists()) == (1, "", False)
    assert f"{empty}: no archive in it" in failed.said
    allowed = place.call([*place.command(empty), "--allow-empty"])
    assert (allowed.code, place.warehouse.exists()) == (0, True)


def fail_with(settings: Settings) -> list[str]:
    """What could not be told of a night that failed."""
    with pytest.raises(RuntimeError, match="no night"), noted(settings) as notice:
        raise RuntimeError("no night")
    return notice.problems


def test_notices_a_command_that_hangs_is_ended_with_all_that_it_began(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Guard: what a shell had begun went on after the run."""
    monkeypatch.setattr(notices, "CALL_SECONDS", 1)
    began = tmp_path / "began"
    command = f"sh -c 'sleep 300 & echo $! > {began}; wait'"
    settings = Settings(warehouse=tmp_path / "w.duckdb", on_failure=command)
    (problem,) = fail_with(settings)
    assert problem == "on_failure: sh: took longer than 1 s"
    state = Path(f"/proc/{began.read_text().strip()}/status")
    # A process that is killed runs until the kernel comes by.
    patience = time.monotonic() + 5
    while not _is_over(state) and time.monotonic() < patience:
        time.sleep(0.01)
    assert _is_over(state)


def _is_over(state: Path) -> bool:
    try:
        return "zombie" in state.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return True


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        pytest.param(b"220 mail.example ESMTP\r\n", "on_failure: 220 mail.example", id="no HTTP"),
        pytest.param(b"HTTP/1.0 500 No\r\n\r\n", "on_failure: HTTP Error 500: No", id="refused"),
        pytest.param(b"", "on_failure: ", id="hung up"),
        pytest.param(None, "on_failure: no answer within 1 s", id="no answer"),
    ],
)
def test_notices_a_server_that_does_not_take_it_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: bytes | None, told: str
) -> None:
    """Guard: one that speaks no HTTP took the place of what had befallen the night."""
    monkeypatch.setattr(notices, "CALL_SECONDS", 1)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            called, _ = server.accept()
            with called:
                called.recv(65536)
                if answer is None:
                    time.sleep(3)
                else:
                    called.sendall(answer)

        threading.Thread(target=serve, daemon=True).start()
        url = f"http://127.0.0.1:{server.getsockname()[1]}"
        settings = Settings(warehouse=tmp_path / "w.duckdb", on_failure=url)
        (problem,) = fail_with(settings)
    assert problem.startswith(told)


def test_notices_a_server_that_answers_a_byte_at_a_time_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Guard: the limit was one between two bytes, and a night never ended."""
    monkeypatch.setattr(notices, "CALL_SECONDS", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            called, _ = server.accept()
            with called, suppress(OSError):
                for _ in range(20):
                    called.send(b"H")
                    time.sleep(0.1)

        threading.Thread(target=serve, daemon=True).start()
        url = f"http://127.0.0.1:{server.getsockname()[1]}"
        settings = Settings(warehouse=tmp_path / "w.duckdb", on_failure=url)
        assert fail_with(settings) == ["on_failure: no answer within 0.5 s"]


def test_notices_a_damaged_warehouse_is_told_to_all(tmp_path: Path) -> None:
    """Guard: the file of figures was not written for it, and then nobody was called."""
    (tmp_path / "w.duckdb").write_bytes(b"no warehouse")
    settings = Settings(
        warehouse=tmp_path / "w.duckdb",
        metrics_file=tmp_path / "new" / "onrecord.prom",
        on_failure=f"sh -c 'cat > {tmp_path}/failed.json'",
    )
    assert fail_with(settings) == []
    assert "onrecord_run_success 0.0" in (tmp_path / "new" / "onrecord.prom").read_text()
    assert json.loads((tmp_path / "failed.json").read_text())["problems"] == ["no night"]


def test_notices_a_good_night_says_that_a_bad_one_could_not_be_told(tmp_path: Path) -> None:
    """Guard: it was known on the night that failed, which nobody heard of."""
    settings = Settings(
        warehouse=tmp_path / "w.duckdb",
        metrics_file=tmp_path / "f" / "onrecord.prom",
        on_failure="no-such-command -s onrecord",
    )
    (tmp_path / "f").write_text("a file")
    with noted(settings) as notice:
        notice.summary = RunSummary("run", "completed")
    assert notice.problems == [
        f"metrics_file: {tmp_path / 'f'}: there is a file where a folder has to be, or name "
        "another folder with metrics_file",
        "on_failure: no-such-command: there is no such command",
    ]


def test_notices_a_pipe_that_nobody_reads_is_no_log(tmp_path: Path) -> None:
    """Guard: a night waited for a reader of its log, and said nothing."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    settings = Settings(warehouse=tmp_path / "w.duckdb", log_file=pipe)
    with pytest.raises(StorageError, match="a pipe, and nobody reads from it"), noted(settings):
        pass
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with noted(settings):
        log_event("archive read")
    assert json.loads(os.read(reader, 1000))["event"] == "archive read"
    os.close(reader)


def test_notices_a_log_on_a_full_disk_is_a_problem_and_no_traceback(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Guard: each line that could not be written was a traceback of logging's own."""
    settings = Settings(warehouse=tmp_path / "w.duckdb", log_file=Path("/dev/full"))
    assert fail_with(settings) == ["log_file: /dev/full: [Errno 28] No space left on device"]
    assert capfd.readouterr().err == ""


def test_notices_a_log_that_is_rotated_goes_on_in_a_new_file(tmp_path: Path) -> None:
    """Guard: a night under way wrote on into the file that logrotate had renamed."""
    log, rotated = tmp_path / "log.jsonl", tmp_path / "log.jsonl.1"
    with noted(Settings(warehouse=tmp_path / "w.duckdb", log_file=log)) as notice:
        log_event("before")
        log.rename(rotated)
        log_event("after")
        rotated.unlink()
        log.unlink()
        log_event("again")
    assert [json.loads(line)["event"] for line in log.open()] == ["again"]
    assert notice.problems == []


def test_notices_a_log_that_cannot_be_begun_anew_is_a_problem_and_no_failure(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "log.jsonl"
    with noted(Settings(warehouse=tmp_path / "w.duckdb", log_file=log)) as notice:
        log_event("before")
        log.rename(tmp_path / "log.jsonl.1")
        log.mkdir()
        log_event("lost")
        log.rmdir()
        log_event("after")
    assert [json.loads(line)["event"] for line in log.open()] == ["after"]
    assert notice.problems == [f"log_file: {log}: [Errno 21] Is a directory: '{log}'"]
    assert capfd.readouterr().err == ""
