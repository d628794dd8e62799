"""Parse in a process of its own, which is ended when it takes too long and replaced if it dies.

In: a name in `SANDBOXED`, the arguments of its function, and seconds. Out: what it returns or
raises. The decision to question: one more process a worker; but no parser of HTML or XML has a
limit that works from inside, and a page that hangs or crashes one would take its archive along.
"""

import atexit
import os
import pickle
import resource
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe
from typing import Any

from transforms.errors import ArchiveError


def _load_page_reader() -> Callable[..., Any]:
    from transforms.page.read import read_page

    return read_page


def _load_stories_reader() -> Callable[..., Any]:
    from transforms.page.read import list_stories

    return list_stories


def _load_xml_reader() -> Callable[..., Any]:
    from transforms.agency.dispatch import list_xml_records

    return list_xml_records


def _load_text_reader() -> Callable[..., Any]:
    from transforms.agency.text_file import list_text_records

    return list_text_records


def _load_rtf_reader() -> Callable[..., Any]:
    from transforms.agency.text_file import list_rtf_records

    return list_rtf_records


def _load_docx_reader() -> Callable[..., Any]:
    from transforms.agency.text_file import list_docx_records

    return list_docx_records


def _load_odt_reader() -> Callable[..., Any]:
    from transforms.agency.text_file import list_odt_records

    return list_odt_records


def _load_export_reader() -> Callable[..., Any]:
    from transforms.agency.export_page import list_page_records

    return list_page_records


def _load_wiki_reader() -> Callable[..., Any]:
    from transforms.feeds.wiki import read_wiki_page

    return read_wiki_page


def _load_wiki_answer_reader() -> Callable[..., Any]:
    from transforms.feeds.wiki import read_wiki_answer

    return read_wiki_answer


def _load_card_finder() -> Callable[..., Any]:
    from transforms.page.book_card import find_card

    return find_card


def _load_issue_reader() -> Callable[..., Any]:
    from transforms.page.book_card import find_issue_day

    return find_issue_day


def _load_sheet_reader() -> Callable[..., Any]:
    from transforms.feeds.workbook import read_sheet

    return read_sheet


def _load_marked_sheet_reader() -> Callable[..., Any]:
    from transforms.feeds.table_markup import read_marked_sheets

    return read_marked_sheets


def _load_table_sheet_reader() -> Callable[..., Any]:
    from transforms.feeds.workbook import read_table_sheets

    return read_table_sheets


def _load_scan_reader() -> Callable[..., Any]:
    from transforms.agency.mets import read_issue

    return read_issue


def _load_page_block_reader() -> Callable[..., Any]:
    from transforms.agency.mets import read_page_blocks

    return read_page_blocks


SANDBOXED: dict[str, Callable[[], Callable[..., Any]]] = {
    "read_page": _load_page_reader,
    "list_stories": _load_stories_reader,
    "list_xml_records": _load_xml_reader,
    "list_text_records": _load_text_reader,
    "list_rtf_records": _load_rtf_reader,
    "list_docx_records": _load_docx_reader,
    "list_odt_records": _load_odt_reader,
    "list_page_records": _load_export_reader,
    "read_sheet": _load_sheet_reader,
    "read_table_sheets": _load_table_sheet_reader,
    "read_marked_sheets": _load_marked_sheet_reader,
    "find_card": _load_card_finder,
    "find_issue_day": _load_issue_reader,
    "read_issue": _load_scan_reader,
    "read_page_blocks": _load_page_block_reader,
    "read_wiki_page": _load_wiki_reader,
    "read_wiki_answer": _load_wiki_answer_reader,
}
"""What can be called in the parsing process: each function's name, and what imports it there, so
that its libraries are loaded in that process alone."""

PROGRAM = "flows.readers.sandbox"
"""The module that is run as the parsing process."""

PARSER_BYTES = 3_000_000_000
"""Address space of the parsing process; the libraries alone map some 700 MB."""

ORPHAN_SECONDS = 5


@dataclass(slots=True)
class _Parser:
    process: subprocess.Popen[bytes]
    connection: Connection


_held = threading.local()


def call_parser(function: str, *arguments: Any, seconds: float, **named: Any) -> Any:
    """The value of a function of `SANDBOXED`, worked out in the parsing process of this thread.

    Raises `ArchiveError`: what the function raises, or timeout, parser_died, or bad_record for any
    other error of the function.
    """
    if function not in SANDBOXED:
        raise KeyError(f"{function}: no function of the parsing process")
    parser = _hold_parser()
    try:
        parser.connection.send_bytes(pickle.dumps((function, arguments, named)))
        if not parser.connection.poll(seconds):
            end_parser()
            raise ArchiveError("timeout", f"parsing took longer than {seconds:g} s")
        value, error = pickle.loads(parser.connection.recv_bytes())
    except (EOFError, OSError) as broken:
        code = parser.process.wait()
        end_parser()
        raise ArchiveError(
            "parser_died", f"the parser ended with {_explain(code)} on this record"
        ) from broken
    if error is not None:
        raise error
    return value


def end_parser() -> None:
    """End the parsing process of this thread, if there is one."""
    parser: _Parser | None = getattr(_held, "parser", None)
    _held.parser = None
    if parser is not None:
        parser.connection.close()
        parser.process.kill()
        parser.process.wait()


def _hold_parser() -> _Parser:
    parser: _Parser | None = getattr(_held, "parser", None)
    if parser is not None and parser.process.poll() is None:
        return parser
    end_parser()
    ours, theirs = Pipe()
    process = subprocess.Popen(
        # -P: nothing is imported from the working directory, which may be one of archives.
        [sys.executable, "-P", "-m", PROGRAM, str(theirs.fileno())],
        pass_fds=[theirs.fileno()],
        stdin=subprocess.DEVNULL,
    )
    theirs.close()
    parser = _Parser(process, ours)
    _held.parser = parser
    atexit.register(end_parser)
    return parser


def _explain(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"


def serve_parser(descriptor: int) -> None:
    """Answer the calls that come in, until the caller is gone."""
    caller = os.getppid()
    resource.setrlimit(resource.RLIMIT_AS, (PARSER_BYTES, PARSER_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    connection = Connection(descriptor)
    # A caller that ends, or is stopped, may be gone at any of these.
    with suppress(EOFError, ConnectionError):
        while True:
            while not connection.poll(ORPHAN_SECONDS):
                if os.getppid() != caller:
                    return
            function, arguments, named = pickle.loads(connection.recv_bytes())
            connection.send_bytes(pickle.dumps(_answer(function, arguments, named)))


def _answer(
    function: str, arguments: tuple[Any, ...], named: dict[str, Any]
) -> tuple[Any, ArchiveError | None]:
    try:
        return SANDBOXED[function]()(*arguments, **named), None
    except ArchiveError as error:
        return None, error
    except MemoryError:
        return None, ArchiveError("too_large", "parsing it takes more memory than is allowed")
    except Exception as error:
        # parsers of the web's HTML fail in ways of their own; one page must not stop the night
        return None, ArchiveError("bad_record", f"the parser failed: {error!r}"[:300])


if __name__ == "__main__":
    serve_parser(int(sys.argv[1]))
