"""The same record twice in one file: an article the first time, a reject the second.

In: the outcomes of one file, in order. Out: the same outcomes, those that repeat an id with the
same content turned into rejects. The decision to question: the oldest ids are forgotten first, so
memory is bounded and the outcome repeatable, but a repeat far away is not seen.
"""

from flows.readers.outcomes import Outcome, Source, make_reject
from transforms.errors import ArchiveError
from transforms.text.stored_article import StoredArticle


class SeenRecords:
    """The ids of a file's records so far, each with the version that it named."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._seen: dict[tuple[str, str], None] = {}

    def check(self, outcome: Outcome) -> Outcome:
        """The outcome, or a reject if its record came before with the same content."""
        if not isinstance(outcome, StoredArticle) or outcome.article.source_record is None:
            return outcome
        article = outcome.article
        key = (outcome.article.source_record, article.version_id)
        if key in self._seen:
            error = ArchiveError("repeated_id", f"id {key[0]} came before with the same content")
            return make_reject(
                article.archive_id,
                article.position,
                error,
                run_id=article.run_id,
                source_record=article.source_record,
                url=article.url,
            )
        self._seen[key] = None
        if len(self._seen) > self._source.limits.remembered_ids:
            del self._seen[next(iter(self._seen))]
        return outcome
