"""What reading one archive record can come to, and the limits readers keep.

A record is a `StoredArticle`, a `Reject` (with one of `records.REJECT_REASONS`) or a `Skip`
(with one of `records.SKIP_REASONS`), and never an exception: that law is what the accounting
seen = articles + rejected + skipped rests on. The decision to question: the same record twice in
one file is an article the first time, a reject the second.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO

from flows.readers.trail import NO_TRAIL, Trail
from transforms.errors import ArchiveError
from transforms.feeds.field_paths import NO_PATHS, FieldPaths
from transforms.ids import hash_id
from transforms.lake.records import REJECT_REASONS, SKIP_REASONS, Reject
from transforms.text.stored_article import FoundArticle, FoundRecord, StoredArticle, store_article

LONGEST_DETAIL = 500


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """Bounds that keep one bad record from taking the machine; sizes in bytes."""

    record_bytes: int = 20_000_000
    """A record, inflated: WARC block, decoded page, JSON line, text file."""

    page_bytes: int = 8_000_000
    """A page given to the parser."""

    page_tags: int = 60_000
    page_depth: int = 2_000
    tag_attributes: int = 500
    """Beyond these a parser takes long: 60,000 attributes on one element take 57 s. Within them
    the slowest page made for the purpose takes about 10 s; news pages have some 3,000 tags."""

    page_seconds: float = 60.0
    """Of one page or XML document in the parsing process, by the clock."""

    container_depth: int = 4
    """Archives inside archives."""

    spooled_bytes: int = 4_000_000_000
    """Of a file inside an archive that has to lie on disk to be read, such as a zip in a zip."""

    remembered_ids: int = 100_000
    """Record ids kept in mind to find the same record twice in one archive."""


@dataclass(frozen=True, slots=True)
class Skip:
    """A record that is rightly no article."""

    position: str
    reason: str

    def __post_init__(self) -> None:
        if self.reason not in SKIP_REASONS:
            raise ValueError(f"unknown skip reason {self.reason}")


@dataclass(frozen=True, slots=True)
class Fields:
    """A record with its position, and the fields of the object around its list.

    `is_beside`: it lies beside the stories, as what they name by its id, and is none itself.
    `wiki` is what an answer of MediaWiki's API says of the wiki whose page it is.
    """

    position: str
    fields: Mapping[str, Any]
    around: Mapping[str, Any] | None = None
    name: str | None = None
    is_beside: bool = False
    wiki: Mapping[str, Any] | None = None


Outcome = StoredArticle | Reject | Skip
Outcomes = Iterator[Outcome]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a reader reads: an archive, or a file inside one, for a run and within limits.

    `name` is the path of the file below what was asked for; of a file inside an archive it
    begins with the archive's own path. `member` is the path inside the archive alone, "" for
    the archive itself: it opens every position in the file. `paths` are the settings' word on
    where the fields of records stand, `trail` is told which record is in hand, and `hear` what
    each came to, with what its reader noted.
    """

    archive_id: str
    name: str
    run_id: str
    limits: ReadLimits
    member: str = ""
    paths: FieldPaths = field(default_factory=lambda: NO_PATHS)
    trail: Trail = NO_TRAIL
    hear: Callable[[FoundRecord], None] | None = None

    def place(self, position: str) -> str:
        """A position in this file as a position in its archive; the file itself has its name."""
        return " ".join(filter(None, (self.member, position))) or self.name

    def enter(self, position: str) -> None:
        """To be called before a record is parsed. Raises `ArchiveError` if it kills its reader.

        An archive that is one record is not entered: if that is left out, nothing of it is read.
        """
        if position or self.member:
            self.trail.enter(self.place(position))

    def store(self, found: FoundArticle, position: str = "") -> Outcome:
        """The rows of an article, or a reject if no column can hold it."""
        try:
            self.enter(position)
            return store_article(
                found,
                archive_id=self.archive_id,
                position=self.place(position),
                run_id=self.run_id,
            )
        except ArchiveError as error:
            return self.reject(position, error, source_record=found.source_record, url=found.url)

    def reject(
        self,
        position: str,
        error: ArchiveError,
        *,
        source_record: str | None = None,
        url: str | None = None,
    ) -> Reject:
        """The row for what could not be read at a position of this file."""
        return make_reject(
            self.archive_id,
            self.place(position),
            error,
            run_id=self.run_id,
            source_record=source_record,
            url=url,
        )

    def inside(self, member: str) -> "Source":
        """A file inside this one."""
        return replace(
            self,
            name=f"{self.name}/{member}",
            member=f"{self.member}/{member}" if self.member else member,
        )

    def skip(self, position: str, reason: str) -> Skip:
        """A record of this file that is rightly no article."""
        return Skip(self.place(position), reason)

    def judge(self, record: FoundRecord) -> Outcome:
        """The outcome of a record that a transform found in this file."""
        if self.hear is not None:
            self.hear(record)
        if record.article is not None:
            return self.store(record.article, record.position)
        if record.error is not None:
            return self.reject(
                record.position,
                record.error,
                source_record=record.source_record,
                url=record.url,
            )
        return self.skip(record.position, record.skip_reason or "not_an_article")


Reader = Callable[[Source, BinaryIO], Outcomes]


def make_reject(
    archive_id: str,
    position: str,
    error: ArchiveError,
    *,
    run_id: str,
    source_record: str | None = None,
    url: str | None = None,
) -> Reject:
    """The row for an input that could not be read; its id is the same in every run."""
    if error.reason not in REJECT_REASONS:
        raise ValueError(f"unknown reject reason {error.reason}")
    return Reject(
        reject_id=hash_id("reject", archive_id, "ingest", position, error.reason),
        archive_id=archive_id,
        stage="ingest",
        position=make_storable(position),
        source_record=_storable(source_record),
        url=_storable(url),
        reason=error.reason,
        detail=_storable(error.detail) or "",
        run_id=run_id,
    )


def renumber(reject: Reject, count: int) -> Reject:
    """The same reject as the second, third … for its reason at its place."""
    position = f"{reject.position} ({count})"
    return replace(
        reject,
        position=position,
        reject_id=hash_id("reject", reject.archive_id, reject.stage, position, reject.reason),
    )


class SeenRecords:
    """The ids of a file's records so far, each with the version that it named.

    The oldest are forgotten first, so memory is bounded and the outcome repeatable, but a repeat
    far away is not seen.
    """

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


def make_storable(text: str) -> str:
    """A name or a message as a table holds it: what is no UTF-8 as `\\udce9`, NUL as `\\x00`."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8").replace("\x00", "\\x00")


def _storable(text: str | None) -> str | None:
    return None if text is None else make_storable(text)[:LONGEST_DETAIL]
