"""A batch of stored articles to mentions, roles, quotes and claims.

In: the folder of an ingest batch. Out: the tables and counts of its annotate batch. An article
that the annotator cannot read is a row in `annotations` and in `rejects`, never an exception:
one odd page must not cost the batch. Versions that the warehouse knows are left out.
"""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from transforms.annotate.pipeline import analyse
from transforms.annotate.rows import assemble
from transforms.annotate.stage_times import StageTimes
from transforms.errors import ArchiveError
from transforms.ids import hash_id
from transforms.lake.batches import read_records
from transforms.lake.records import (
    ANNOTATE_TABLES,
    Annotation,
    Article,
    ArticleVersion,
    Reject,
    Section,
)
from transforms.lake.versions import DEFAULT_ATTRIBUTION, choose_finder, model_version
from transforms.parse.document import PARSED_KINDS, parse_article
from transforms.parse.quotation_marks import ENGLISH
from transforms.parse.spacy_models import find_model, open_memory_zone

WHOLE = slice(None)
FIRST_WORDS = "Jane Roe, the mayor of Paris, said that the bridge would not close."
"""Names, a place, a role, a report and a claim: every lexicon is asked."""
version_of_loaded = cache(model_version)
"""What a process has loaded it keeps, and so its version."""
LONGEST_TEXT = 200_000
"""Code points of headline and body. Beyond it a text is no article but a dump of something."""


def annotate_batch(
    folder: Path,
    *,
    run_id: str,
    known_versions: frozenset[str],
    languages: Mapping[str, str],
    attribution: str = DEFAULT_ATTRIBUTION,
    stretch: slice = WHOLE,
    refusal: ArchiveError | None = None,
    times: StageTimes | None = None,
) -> tuple[dict[str, list[Any]], dict[str, int]]:
    """Tables and counts for `lake.write_batch`, of the versions of a stretch of the batch.

    With a refusal none of them is annotated, and that is why. Raises `ContractError` for a damaged
    folder.
    """
    tables: dict[str, list[Any]] = {name: [] for name in ANNOTATE_TABLES}
    counts = {"articles": 0, "known": 0, "failed": 0, "tokens": 0}
    sections: dict[str, list[Section]] = {}
    for section in read_records(folder, "sections"):
        sections.setdefault(section.version_id, []).append(section)
    articles: dict[str, Article] = {}
    for article in read_records(folder, "articles"):
        articles.setdefault(article.version_id, article)
    texts = read_records(folder, "article_versions")
    for version in islice(texts, stretch.start, stretch.stop):
        if version.version_id in known_versions:
            counts["known"] += 1
            continue
        article = replace(articles[version.version_id], run_id=run_id)
        annotated = annotate_version(
            article,
            version,
            sections.get(version.version_id, []),
            languages,
            run_id,
            attribution,
            refusal,
            times,
        )
        if times is not None:
            times.end_article(article.url or article.position)
        for name, rows in annotated.items():
            tables[name].extend(rows)
        (annotation,) = annotated["annotations"]
        counts["tokens"] += annotation.token_count
        counts["failed" if annotation.annotation_status == "failed" else "articles"] += 1
    return tables, counts


def load_annotator(languages: Mapping[str, str], attribution: str) -> None:
    """Have models and lexicons loaded for English, which they are with its first words."""
    finder = choose_finder(ENGLISH, languages, attribution)
    model = find_model(ENGLISH, languages, finder == "encoder")
    if model is not None:
        whole = Section("", "", 1, "body", 0, len(FIRST_WORDS), "", "", 1.0)
        analyse(parse_article(model[1], FIRST_WORDS, [whole]), finder)


def annotate_version(
    article: Article,
    version: ArticleVersion,
    sections: list[Section],
    languages: Mapping[str, str],
    run_id: str,
    attribution: str = DEFAULT_ATTRIBUTION,
    refusal: ArchiveError | None = None,
    times: StageTimes | None = None,
) -> dict[str, list[Any]]:
    """Rows by table of one stored text; always one row in `annotations`."""
    times = times or StageTimes()
    if refusal is not None:
        return _failure(article, None, refusal.reason, refusal.detail, run_id)
    finder = choose_finder(article.language, languages, attribution)
    model = find_model(article.language, languages, finder == "encoder")
    package = None if model is None else version_of_loaded(model[0])
    if model is None:
        return {"annotations": [_outcome(article, "no_model_for_language", None, 0, run_id)]}
    size = sum(s.char_end - s.char_start for s in sections if s.section_kind in PARSED_KINDS)
    if size > LONGEST_TEXT:
        return _failure(
            article,
            package,
            "too_large",
            f"{size} code points of body; at most {LONGEST_TEXT} are annotated",
            run_id,
        )
    nlp = model[1]
    try:
        with collected_behind(), open_memory_zone(nlp):
            times.start()
            parsed = parse_article(nlp, version.text, sections)
            times.end("parse")
            findings = analyse(parsed, finder, times)
            rows = assemble(article, findings, run_id)
            tokens = len(parsed.doc)
            del parsed, findings
        times.end("rows")
    except Exception as error:
        detail = f"{type(error).__name__}: {error}"
        return _failure(article, package, "annotation_failed", detail, run_id)
    return {**rows, "annotations": [_outcome(article, "annotated", package, tokens, run_id)]}


@contextmanager
def collected_behind() -> Iterator[None]:
    """What the block leaves in circles is collected behind it, and nothing while it runs.

    A token knows its document and a document its tokens. Met in the middle of an article, they
    would be walked again and again, with all words that the process remembers.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect(0)


def _outcome(
    article: Article, status: str, model: str | None, tokens: int, run_id: str
) -> Annotation:
    return Annotation(
        version_id=article.version_id,
        article_id=article.article_id,
        annotation_status=status,
        language=article.language,
        model=model,
        token_count=tokens,
        run_id=run_id,
    )


def _failure(
    article: Article, model: str | None, reason: str, detail: str, run_id: str
) -> dict[str, list[Any]]:
    reject = Reject(
        reject_id=hash_id("reject", "annotate", article.archive_id, article.version_id, reason),
        archive_id=article.archive_id,
        stage="annotate",
        position=article.position,
        source_record=article.source_record,
        url=article.url,
        reason=reason,
        detail=detail[:500],
        run_id=run_id,
    )
    return {
        "annotations": [_outcome(article, "failed", model, 0, run_id)],
        "rejects": [reject],
    }
