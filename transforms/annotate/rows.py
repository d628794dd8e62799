"""One parsed article's findings to rows: ids, spans, texts and lineage.

In: an `Article` with the findings of its text. Out: rows by table of the annotate stage. Ids are
hashes over the version and the place, so the same text gives the same rows on every machine. The
decision to question: the order of the steps is part of the rows, since a speaker's row tells the
method that found the speaker first.
"""

from typing import Any

from transforms.annotate.article_rows import ArticleRows
from transforms.annotate.claim_rows import add_claims
from transforms.annotate.entity_rows import add_entities, add_mentions
from transforms.annotate.pipeline import Findings
from transforms.annotate.quote_rows import add_quotes, add_unspoken, name_quotes
from transforms.annotate.role_rows import add_roles
from transforms.annotate.soundness import check_rows
from transforms.lake.records import Article


def assemble(source: Article, findings: Findings, run_id: str) -> dict[str, list[Any]]:
    """Rows of all tables of the annotate stage but `annotations` and `rejects`.

    Raises `ValueError` if a rule made rows that no batch may hold.
    """
    rows = ArticleRows(source, findings, run_id)
    add_entities(rows)
    add_mentions(rows)
    ids = name_quotes(rows)
    add_quotes(rows, ids)
    add_roles(rows)
    add_claims(rows, ids.spoken)
    add_unspoken(rows, ids)
    check_rows(rows.tables)
    return rows.tables
