"""What a reader found to the rows of one article: identity, content hash, sections.

In: a `FoundArticle`, the same shape from every kind of archive. Out: `StoredArticle`. Identity:
`article_id` is the source with the canonical URL (without its scheme and last slash), else the
record's own id, else its place in this very archive; `version_id` is the article with its content.
The decision to question: content is headline and text alone, so a changed byline or date is no
correction.
"""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from transforms.errors import ArchiveError
from transforms.ids import hash_id
from transforms.lake.records import Article, ArticleVersion, Section
from transforms.text.field_uses import NotedField
from transforms.text.language import find_language
from transforms.text.near_duplicates import sign_text
from transforms.text.retraction import find_retraction
from transforms.text.sections import FoundSection

TRACKING = re.compile(
    r"utm_.+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|igshid|mc_cid|mc_eid|mkt_tok|_ga|_gl"
    r"|cmpid|cmp|ocid|ncid|soc_src|soc_trk|ref_src|s_cid|xtor|at_(?:medium|campaign|custom\d)"
    r"|smid|smtyp|partner|taid|wt_mc|sr_share|spm|guccounter|guce_referrer(?:_sig)?|trk|ito",
    re.IGNORECASE,
)
DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """An article as a reader found it, before ids; `text` is stored code point for code point."""

    text: str
    sections: tuple[FoundSection, ...]
    source: str
    source_record: str | None = None
    url: str | None = None
    headline: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    published_at: datetime | None = None
    published_precision: str | None = None
    published_from: str | None = None
    published_utc_offset: int | None = None
    published_stated: str | None = None
    """The date as it is written, where that was not understood."""

    modified_at: datetime | None = None
    observed_at: datetime | None = None
    dateline_place: str | None = None
    agency: str | None = None
    section: str | None = None
    publisher: str | None = None
    summary: str | None = None
    is_retraction: bool = False
    is_truncated: bool = False
    text_share: float | None = None
    extra: str | None = None


@dataclass(frozen=True, slots=True)
class FoundRecord:
    """What one record of a document came to: an article, or why there is none.

    Exactly one of `article`, `error` (a reject) and `skip_reason` (one of
    `records.SKIP_REASONS`) is given. `position` is the place in the document ("item 3"), "" if
    the document is the record.
    """

    position: str = ""
    article: FoundArticle | None = None
    error: ArchiveError | None = None
    skip_reason: str | None = None
    source_record: str | None = None
    url: str | None = None
    noted: tuple[NotedField, ...] = ()
    """What its fields were taken for, where its reader tells."""


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """The rows of one archive record."""

    article: Article
    version: ArticleVersion
    sections: tuple[Section, ...]


def store_article(
    found: FoundArticle, *, archive_id: str, position: str, run_id: str
) -> StoredArticle:
    """The rows of an article. Raises `ArchiveError` if a text holds what no column can store."""
    _check_texts(found)
    article_id = hash_id("article", found.source, *_identity(found, archive_id, position))
    content_hash = hash_id("content", found.headline, found.text)
    version_id = hash_id("version", article_id, content_hash)
    article = Article(
        article_id=article_id,
        version_id=version_id,
        source=found.source,
        source_record=found.source_record,
        url=found.url,
        headline=found.headline,
        byline=found.byline,
        authors=found.authors,
        language=find_language(_body_sample(found), found.language),
        published_at=found.published_at,
        published_precision=found.published_precision,
        published_from=found.published_from,
        published_utc_offset=found.published_utc_offset,
        published_stated=found.published_stated,
        dateline_place=found.dateline_place,
        agency=found.agency,
        section=found.section,
        publisher=found.publisher,
        summary=found.summary,
        is_retraction=found.is_retraction
        or find_retraction(found.headline, found.text) is not None,
        is_truncated=found.is_truncated,
        text_share=found.text_share,
        extra=found.extra,
        archive_id=archive_id,
        position=position,
        run_id=run_id,
    )
    version = ArticleVersion(
        version_id=version_id,
        article_id=article_id,
        headline=found.headline,
        text=found.text,
        content_hash=content_hash,
        word_count=len(found.text.split()),
        modified_at=found.modified_at,
        observed_at=found.observed_at,
        signature=sign_text(_body_text(found)),
        archive_id=archive_id,
        position=position,
        run_id=run_id,
    )
    sections = _make_sections(found, version_id, run_id)
    return StoredArticle(article, version, sections)


def _identity(found: FoundArticle, archive_id: str, position: str) -> tuple[str, ...]:
    if found.url:
        return ("url", _address_key(found.url))
    if found.source_record:
        return ("record", found.source_record)
    return ("place", archive_id, position)


def _address_key(url: str) -> str:
    """What is one address of two ways to write it: scheme, last slash, order of the query."""
    address, mark, query = url.partition("://")[2].partition("?")
    return address.rstrip("/") + mark + "&".join(sorted(query.split("&")))


def _body_text(found: FoundArticle) -> str:
    """The story alone: two outlets' copies differ in headline and furniture, not here."""
    return "\n".join(
        found.text[section.char_start : section.char_end]
        for section in found.sections
        if section.section_kind == "body"
    )


def _body_sample(found: FoundArticle) -> str:
    return _body_text(found) or found.text


def _make_sections(found: FoundArticle, version_id: str, run_id: str) -> tuple[Section, ...]:
    return tuple(
        Section(
            hash_id("section", version_id, number),
            version_id,
            number,
            section.section_kind,
            section.char_start,
            section.char_end,
            run_id,
            section.method,
            section.confidence,
        )
        for number, section in enumerate(found.sections)
    )


def _check_texts(found: FoundArticle) -> None:
    check_storable(
        found.text,
        found.headline,
        found.source,
        found.source_record,
        found.url,
        found.byline,
        found.section,
        found.publisher,
        found.summary,
        found.agency,
        found.published_stated,
        found.extra,
        *found.authors,
    )


def check_storable(*texts: str | None) -> None:
    """Raise `ArchiveError` for a NUL or a lone surrogate, which neither Arrow nor DuckDB holds."""
    for text in texts:
        if text is None:
            continue
        if "\x00" in text:
            raise ArchiveError("bad_encoding", f"NUL at character {text.index(chr(0))}")
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise ArchiveError(
                "bad_encoding", f"lone surrogate at character {error.start}"
            ) from error


def canonical_url(url: str) -> str | None:
    """A web address without tracking, fragment, default port or user; None if it is none."""
    try:
        parts = urlsplit(url.strip().strip("<>"))
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme not in DEFAULT_PORTS or not host:
        return None
    if port is not None and port != DEFAULT_PORTS[scheme]:
        host = f"{host}:{port}"
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not TRACKING.fullmatch(name)]
    query = parts.query if len(kept) == len(pairs) else urlencode(kept)
    return urlunsplit((scheme, host, parts.path or "/", query, ""))


def host_source(url: str | None) -> str | None:
    """The outlet a URL belongs to: its host without `www.`."""
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None


def dump_extra(fields: Mapping[str, Any]) -> str | None:
    """What a record states beyond the columns, as JSON with sorted keys; None if nothing is left.

    NaN and infinity, which JSON has not, become null, so that the column always parses. Raises
    `ArchiveError` for what nests without end.
    """
    kept = {name: value for name, value in fields.items() if value is not None}
    if not kept:
        return None
    try:
        plain = _without_nan(kept)
        dumped = json.dumps(plain, sort_keys=True, ensure_ascii=False)
    except RecursionError as error:
        raise ArchiveError("bad_json", "fields nested too deep to be kept") from error
    try:
        dumped.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(plain, sort_keys=True)
    return dumped


def _without_nan(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, dict):
        return {str(key): _without_nan(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_without_nan(inner) for inner in value]
    return value
