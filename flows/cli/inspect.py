"""The command `inspect`: what a run would make of a file, before it is run.

In: a file or a folder. Out: for its first records what each field was taken for and what became of
it. The decision to question: it reads and tells, and writes nothing, so that settings can be tried
until the fields are right.
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.cli.terminal import print_note, print_table, print_text
from flows.settings import load_settings

if TYPE_CHECKING:
    from transforms.text.stored_article import StoredArticle

MOST_FILES = 10
LONGEST_VALUE = 70


def inspect(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A file, folder, glob or s3:// address.")
    ],
    records: Annotated[
        int, typer.Option(metavar="N", min=1, help="How many articles and rejects to show.")
    ] = 3,
    config: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Settings to read.", show_default="onrecord.toml"),
    ] = None,
) -> None:
    """Say what a file is, what its fields are taken for, and why a record would be rejected.

    Fields that the usual names do not find are named in the settings, under [columns].

    Example:  onrecord inspect dump.csv
    """
    from flows.readers.discover import discover
    from flows.readers.explain import explain_archive
    from flows.survey import check_address_space, check_patterns

    settings = load_settings(config)
    check_patterns([file])
    check_address_space()
    found = discover([file])
    for reject in found.rejects:
        print_text(f"{reject.position}: rejected: {reject.reason}: {reject.detail}")
    for ref in found.archives[:MOST_FILES]:
        print_text(f"{ref.uri}: {ref.format}, {ref.size_bytes:,} bytes")
        explained = explain_archive(ref, settings.columns, records)
        for record in explained.records:
            _print_record(record.outcome, record.uses)
        print_text(f"\n{_sum_up(explained)}")
        for title in explained.titles:
            print_text(f"  also: {title}")
        print_text("")
    if len(found.archives) > MOST_FILES:
        print_note(f"{len(found.archives) - MOST_FILES} more files are not shown")


def _print_record(outcome: Any, uses: Any) -> None:
    # At every start of the command line only this module is loaded, not what it explains.
    from transforms.lake.records import Reject
    from transforms.text.stored_article import StoredArticle

    print_text("")
    if isinstance(outcome, Reject):
        print_text(f"{outcome.position}: rejected: {outcome.reason}: {outcome.detail}")
    else:
        print_text(f"{outcome.article.position}: article")
    if uses:
        rows = [(use.name, _say_use(use), _shorten(value)) for use, value in uses]
        print_table(("field", "taken for", "value"), rows)
    if isinstance(outcome, StoredArticle):
        print_table(("article", "is"), _list_columns(outcome))


def _sum_up(explained: Any) -> str:
    """How many of the records looked at are what."""
    told = [f"of the records looked at: articles {explained.articles}"]
    for word, counts in (("rejected", explained.rejected), ("skipped", explained.skipped)):
        reasons = ", ".join(f"{count} {reason}" for reason, count in counts.most_common())
        told.append(f"{word} {reasons or 0}")
    return "; ".join(told)


def _say_use(use: Any) -> str:
    if not use.is_understood:
        return f"{use.kind}, not understood"
    return use.kind or "extra"


def _list_columns(stored: "StoredArticle") -> list[tuple[str, str]]:
    """What a reader would check of an article, without what it has not."""
    article = stored.article
    date = str(article.published_at) if article.published_at else None
    if date:
        date = f"{date} ({article.published_precision}, from {article.published_from})"
    elif article.published_stated:
        date = f"not understood: {article.published_stated}"
    share = None if article.text_share is None else f"{article.text_share:.0%} of its page"
    rows = {
        "headline": article.headline,
        "published": date or "unknown",
        "authors": ", ".join(article.authors) or article.byline,
        "source": article.source,
        "url": article.url,
        "language": article.language,
        "section": article.section,
        "text": f"{stored.version.word_count} words: {_shorten(stored.version.text)}",
        "kept": share,
        "cut": "there is more of it elsewhere" if article.is_truncated else None,
    }
    return [(name, value) for name, value in rows.items() if value]


def _shorten(value: Any) -> str:
    words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_VALUE else f"{line[: LONGEST_VALUE - 1]}…"
