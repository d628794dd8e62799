"""Ask the published warehouse: an analyst's SQL, one article with its marks, the ledger.

In: the path of the published file and a question. Out: Arrow tables and frozen rows. The decision
to question: each question opens the file and closes it again, since an open handle would pin the
old file in this process after the next publish; opening costs some ten milliseconds.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, cast

import duckdb
import pyarrow as pa

from warehouse.errors import AskError, ContractError, StoreBusy, StoreMissing
from warehouse.store.files import open_published
from warehouse.store.named_sql import read_query

MOST_SECONDS = 120.0
LEAST_TEXT_SHARE = 0.8
"""A page of which a smaller share of the paragraphs is stored is read in part."""

CLOSED_TO_THE_WORLD = (
    # Analysts' SQL reads this file and nothing else: no COPY, no ATTACH, no other file.
    "set enable_external_access = false",
    "set python_enable_replacements = false",
    "set lock_configuration = true",
)


@dataclass(frozen=True, slots=True)
class SectionMark:
    """A stretch of the text and what it is on the page."""

    section_kind: str
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class QuoteMark:
    """A quote with its speaker; spans are half-open code points of the text."""

    quote_id: str
    quote_type: str
    text: str
    char_start: int
    char_end: int
    content_spans: tuple[tuple[int, int], ...]
    display_name: str | None
    speaker_kind: str | None
    title: str | None
    affiliation: str | None
    cue: str | None
    cue_char_start: int | None
    cue_char_end: int | None
    reference_text: str | None
    reference_char_start: int | None
    reference_char_end: int | None
    method: str
    confidence: float


@dataclass(frozen=True, slots=True)
class MentionMark:
    """A mention with its entity, where it was resolved."""

    surface: str
    mention_kind: str
    char_start: int
    char_end: int
    entity_id: str | None
    canonical_name: str | None
    entity_type: str | None


@dataclass(frozen=True, slots=True)
class ClaimMark:
    """A claim with who makes it; `display_name` is None where the article itself speaks."""

    claim_id: str
    text: str
    char_start: int
    char_end: int
    is_attributed: bool
    display_name: str | None
    claim_kind: str
    modality: str
    polarity: str


@dataclass(frozen=True, slots=True)
class ArticleMarks:
    """One version of an article with what was found in it, each list in text order.

    `article` is the row of `articles` as column to value.
    """

    article: dict[str, Any]
    version_id: str
    version_no: int
    headline: str | None
    text: str
    sections: tuple[SectionMark, ...]
    quotes: tuple[QuoteMark, ...]
    mentions: tuple[MentionMark, ...]
    claims: tuple[ClaimMark, ...]


def ask(
    path: Path,
    sql: str,
    parameters: Mapping[str, Any] | None = None,
    *,
    most_seconds: float = MOST_SECONDS,
    most_bytes: int | None = None,
) -> pa.Table:
    """The answer to one SQL statement; `$name` in it stands for a parameter.

    Raises `AskError` with what to change, `StoreMissing` or `StoreBusy` if there is no file to
    read.
    """
    with open_closed(path, most_seconds, most_bytes=most_bytes) as connection:
        statements = connection.extract_statements(sql)
        if not statements:
            raise AskError("no statement; ask one, such as `from v_quotes limit 5`")
        if len(statements) > 1:
            raise AskError(f"{len(statements)} statements; ask one at a time")
        answer = connection.sql(sql, params=dict(parameters or {}))
        # A setting or a pragma has no answer.
        return pa.table({}) if answer is None else answer.to_arrow_table()


def article_marks(
    path: Path,
    article: str,
    *,
    most_seconds: float = MOST_SECONDS,
    most_bytes: int | None = None,
) -> ArticleMarks:
    """The marks of an article's current version, by article id or URL, or of a version by its id.

    Raises `AskError` if the warehouse holds no such article.
    """
    with open_closed(path, most_seconds, most_bytes=most_bytes) as connection:
        return read_marks(connection, article)


def read_marks(connection: duckdb.DuckDBPyConnection, article: str) -> ArticleMarks:
    """The same from a connection that is open already."""
    versions = _fetch(connection, "version", article)
    if not versions:
        raise AskError(
            f"no article or version has the id or URL {article!r}; look in v_coverage for "
            "what there is, and in rejects for what could not be read"
        )
    version = versions[0]
    version_id = version["version_id"]
    return ArticleMarks(
        _fetch(connection, "article", version["article_id"])[0],
        version_id,
        version["version_no"],
        version["headline"],
        version["text"],
        tuple(SectionMark(**row) for row in _fetch(connection, "sections", version_id)),
        tuple(
            QuoteMark(
                **row
                | {
                    "content_spans": tuple(
                        (span["char_start"], span["char_end"]) for span in row["content_spans"]
                    )
                }
            )
            for row in _fetch(connection, "quotes", version_id)
        ),
        tuple(MentionMark(**row) for row in _fetch(connection, "mentions", version_id)),
        tuple(ClaimMark(**row) for row in _fetch(connection, "claims", version_id)),
    )


def recent_runs(path: Path, most: int = 10) -> pa.Table:
    """The last runs, latest first: the columns of `runs`."""
    return ask(
        path,
        "select * from runs order by started_at desc, run_id desc limit $most",
        {"most": most},
    )


def last_publish(path: Path) -> datetime | None:
    """When a run last completed (naive UTC); None if none has, or the file cannot be read now."""
    try:
        with open_closed(path, MOST_SECONDS) as connection:
            ((finished_at,),) = connection.execute(_named_sql("last publish")).fetchall()
    except (AskError, ContractError, StoreBusy, StoreMissing):
        return None
    return cast(datetime | None, finished_at)


def read_nights(path: Path) -> list[tuple[datetime, str | None, bool]]:
    """When runs began (naive UTC), their settings, and whether they completed, as they were noted.

    None without a file. Raises `StoreBusy` or `ContractError` if one that is there cannot be read.
    """
    try:
        with open_closed(path, MOST_SECONDS) as connection:
            return connection.execute(_named_sql("nights")).fetchall()
    except StoreMissing:
        return []


def recent_speed(path: Path) -> tuple[float, int] | None:
    """Bytes of archives a second, and over how many runs; None if no run has loaded any."""
    try:
        found = ask(path, _named_sql("speed of the last runs")).to_pylist()
    except (AskError, ContractError, StoreBusy, StoreMissing):
        return None
    (row,) = found
    return (row["bytes_a_second"], row["runs"]) if row["bytes_a_second"] else None


def reject_reasons(path: Path) -> pa.Table:
    """What was rejected and why, most frequent first: stage, reason, meaning, rejects."""
    return ask(path, _named_sql("reject reasons"))


def articles_not_annotated(path: Path, most: int) -> pa.Table:
    """Articles that failed: article, reason, tried_in_runs, detail; those tried least first."""
    return _list_tried(path, "articles not annotated", most)


def records_not_read(path: Path, most: int) -> pa.Table:
    """Records on which a reader died: record, reason, tried_in_runs, detail; tried least first."""
    return _list_tried(path, "records not read", most)


def _list_tried(path: Path, name: str, most: int) -> pa.Table:
    tried = _named_sql("runs that tried").rstrip().rstrip(";")
    return ask(path, f"with tried as ({tried})\n{_named_sql(name)}", {"most": most})


def stages_of_last_run(path: Path) -> pa.Table | None:
    """How long its stages took: stage, part, seconds, share; None in a file of before they were."""
    held = "select 1 from duckdb_tables() where table_name = 'run_stages'"
    return ask(path, _named_sql("stages of the last run")) if ask(path, held).num_rows else None


def undated_articles(path: Path) -> pa.Table:
    """Outlets with dates that were not understood: source, articles, example; most first."""
    return ask(path, _named_sql("dates not understood"))


def partly_read_pages(path: Path) -> pa.Table:
    """Outlets whose pages are read in part: source, pages, text_share, read_in_part, worst_page."""
    return ask(path, _named_sql("pages read in part"), {"least": LEAST_TEXT_SHARE})


def rejects_of_run(path: Path, run_id: str, most: int) -> pa.Table:
    """What a run rejected: archive, position, reason, detail; those that are new to it first."""
    return ask(path, _named_sql("rejects of a run"), {"run_id": run_id, "most": most})


def quality_trend(path: Path, runs: int) -> pa.Table:
    """The figures of the last runs that were measured, each figure from the earliest on."""
    return ask(path, _named_sql("quality of the last runs"), {"most": runs})


def quality_figures(path: Path) -> pa.Table:
    """The figures of the latest run that was measured: the columns of `quality`."""
    return ask(path, _named_sql("quality figures"))


@contextmanager
def open_closed(
    path: Path,
    most_seconds: float = 0,
    *,
    most_bytes: int | None = None,
    writes_to: Path | None = None,
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection for SQL of others: it reads the published file, and may write to one file.

    No time is too long if `most_seconds` is 0, and without `most_bytes` DuckDB takes most of the
    memory that there is. DuckDB's errors come out as `AskError`.
    """
    with open_published(path) as connection:
        # Global, so that cursors have it too.
        connection.execute(f"set global max_execution_time = {int(most_seconds * 1000)}")
        if most_bytes is not None:
            set_memory(connection, most_bytes)
        if writes_to is not None:
            connection.execute("set allowed_paths = $paths", {"paths": [str(writes_to)]})
        for setting in CLOSED_TO_THE_WORLD:
            connection.execute(setting)
        with explain_errors(connection, most_seconds):
            yield connection


def set_memory(connection: duckdb.DuckDBPyConnection, most_bytes: int) -> None:
    """Leave DuckDB half of the memory: rows are held twice, as it has them and in the answer."""
    connection.execute(f"set memory_limit = '{most_bytes // 2} B'")
    connection.execute(f"set max_temp_directory_size = '{most_bytes * 4} B'")


@contextmanager
def explain_errors(connection: duckdb.DuckDBPyConnection, most_seconds: float) -> Iterator[None]:
    """Turn what DuckDB says inside the block into an `AskError` that says what to change."""
    try:
        yield
    except duckdb.InterruptException as error:
        raise AskError(
            f"took longer than {most_seconds:g} s; ask for less, ask a mart_ table, or raise "
            "sql_seconds (--seconds)"
        ) from error
    except (duckdb.OutOfMemoryException, MemoryError) as error:
        raise AskError(
            f"takes more memory than it may ({_first_words(error)}); ask for less, or raise "
            "sql_memory (--memory)"
        ) from error
    except duckdb.CatalogException as error:
        missing = re.search(r"Table with name (\S+) does not exist", str(error))
        if missing is None:
            raise AskError(_first_words(error)) from error
        names = ask_for_names(connection)
        raise AskError(name_near_tables(missing[1], names)) from error
    except duckdb.Error as error:
        raise AskError(_first_words(error)) from error


def _first_words(error: Exception) -> str:
    # DuckDB repeats the statement with a caret under the fault, which helps in a parser error.
    told = str(error).strip()
    if isinstance(error, duckdb.ParserException):
        return told
    if isinstance(error, duckdb.OutOfMemoryException | MemoryError):
        return told.splitlines()[0] if told else "no more to be had"
    words = told.split("\n\nLINE ")[0]
    is_refused = re.search("read-only|disabled by configuration|has been locked", words)
    return f"{words} (this file is for reading only)" if is_refused else words


def ask_for_names(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The tables and views that there are."""
    found = connection.execute(_named_sql("names of tables and views")).fetchall()
    return [name for (name,) in found]


def name_near_tables(missing: str, names: list[str]) -> str:
    """A sentence that names what may have been meant."""
    near = get_close_matches(missing.lower(), names, n=5, cutoff=0.5)
    shown = near or [name for name in names if name.startswith("v_")]
    return f"there is no table or view {missing}; near it are {', '.join(shown)}"


def _named_sql(name: str) -> str:
    return read_query("ask/queries/ask.sql", name)


def _fetch(connection: duckdb.DuckDBPyConnection, name: str, key: str) -> list[dict[str, Any]]:
    found = connection.execute(_named_sql(name), {"key": key})
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
