"""The parsing process: values, errors, time, death, and no connection left behind."""

import pickle
import subprocess
import sys
from collections.abc import Iterator
from multiprocessing.connection import Pipe

import pytest

from flows.readers import sandbox
from flows.readers.sandbox import SANDBOXED, call_parser, end_parser
from tests.support import hostile_parser
from tests.support.paths import ROOT
from transforms.agency.dispatch import list_xml_records
from transforms.agency.export_page import list_page_records
from transforms.agency.mets import read_issue, read_page_blocks
from transforms.agency.text_file import (
    list_docx_records,
    list_odt_records,
    list_rtf_records,
    list_text_records,
)
from transforms.errors import ArchiveError
from transforms.feeds.table_markup import read_marked_sheets
from transforms.feeds.wiki import read_wiki_answer, read_wiki_page
from transforms.feeds.workbook import read_sheet, read_table_sheets
from transforms.page.book_card import find_card, find_issue_day
from transforms.page.read import list_stories, read_page

PAGE = b"<html><title>Bridge</title><p>The bridge will close on Friday for nine weeks.</p></html>"


@pytest.fixture(autouse=True, scope="module")
def _hostile() -> Iterator[None]:
    end_parser()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sandbox, "PROGRAM", hostile_parser.PROGRAM)
        # The parser imports nothing from the working directory.
        patch.setenv("PYTHONPATH", str(ROOT))
        yield
        end_parser()


def refusal(function: str, *arguments: object, seconds: float = 60) -> ArchiveError:
    with pytest.raises(ArchiveError) as caught:
        call_parser(function, *arguments, seconds=seconds)
    return caught.value


def test_sandbox_names_the_functions_that_it_calls() -> None:
    added = set(hostile_parser.ADDED)
    named = {name: load() for name, load in SANDBOXED.items() if name not in added}
    assert named == {
        "read_page": read_page,
        "list_stories": list_stories,
        "list_xml_records": list_xml_records,
        "list_page_records": list_page_records,
        "list_text_records": list_text_records,
        "list_rtf_records": list_rtf_records,
        "list_docx_records": list_docx_records,
        "list_odt_records": list_odt_records,
        "read_issue": read_issue,
        "read_page_blocks": read_page_blocks,
        "read_sheet": read_sheet,
        "read_table_sheets": read_table_sheets,
        "read_marked_sheets": read_marked_sheets,
        "find_card": find_card,
        "find_issue_day": find_issue_day,
        "read_wiki_page": read_wiki_page,
        "read_wiki_answer": read_wiki_answer,
    }
    with pytest.raises(KeyError):
        call_parser("transforms.page.read:read_page", PAGE, seconds=60)


def test_parser_gives_what_the_function_returns() -> None:
    assert call_parser("hypot", 3, 4, seconds=60) == 5
    found = call_parser("read_page", PAGE, seconds=60, url="https://a.example/b")
    assert found.article.text == "The bridge will close on Friday for nine weeks."


def test_parser_raises_what_the_function_raises() -> None:
    error = refusal("decode_text", b"\xff\xfea")
    assert (error.reason, error.detail) == (
        "bad_encoding",
        "not utf-16, as its mark says, at byte 2",
    )


def test_parser_makes_a_reject_of_any_other_error() -> None:
    error = refusal("sqrt", -1)
    assert (error.reason, "ValueError" in error.detail) == ("bad_record", True)


@pytest.mark.parametrize(
    ("function", "argument", "reason", "said"),
    [
        pytest.param("sleep", 60, "timeout", "longer than 0.3 s", id="hangs"),
        pytest.param("exit", 3, "parser_died", "exit code 3", id="exits"),
        pytest.param("raise_signal", 11, "parser_died", "signal 11", id="crashes"),
    ],
)
def test_parser_that_hangs_or_dies_is_replaced(
    function: str, argument: int, reason: str, said: str
) -> None:
    call_parser("sqrt", 4, seconds=60)
    error = refusal(function, argument, seconds=0.3 if reason == "timeout" else 60)
    assert (error.reason, said in error.detail) == (reason, True)
    assert call_parser("sqrt", 4, seconds=60) == 2


def test_parser_has_bounded_memory() -> None:
    assert refusal("bytes", 5_000_000_000).reason == "too_large"


def test_parser_ends_with_its_caller() -> None:
    program = (
        "import os; from flows.readers import sandbox; from tests.support import hostile_parser;"
        "sandbox.PROGRAM = hostile_parser.PROGRAM;"
        "print(sandbox.call_parser('getpid', seconds=60), flush=True); os._exit(0)"
    )
    printed = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    child = f"/proc/{printed.stdout.strip()}/stat"
    for _ in range(200):
        try:
            with open(child, encoding="ascii") as status:
                if status.read().split()[2] == "Z":
                    return
        except FileNotFoundError:
            return
        subprocess.run(["sleep", "0.05"], check=True)
    pytest.fail("the parsing process outlives its caller")


def test_sandbox_says_nothing_when_its_caller_is_gone_in_the_middle() -> None:
    """Guard: after Ctrl-C the parser printed a traceback behind the last line of the run."""
    ours, theirs = Pipe()
    process = subprocess.Popen(
        [sys.executable, "-m", sandbox.PROGRAM, str(theirs.fileno())],
        pass_fds=[theirs.fileno()],
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    theirs.close()
    call = pickle.dumps(("read_page", (b"<p>A page.</p>", "utf-8"), {}))
    # One answer lies unread when the connection is closed, which resets it, and one is to come.
    for _ in range(2):
        ours.send_bytes(call)
    assert ours.poll(60)
    ours.close()
    assert (process.communicate(timeout=60)[1], process.returncode) == (b"", 0)
