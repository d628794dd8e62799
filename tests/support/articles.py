"""Short articles for tests: text to sections, parsed articles and annotated rows."""

import re
from typing import Any

from transforms.annotate.batch import annotate_version
from transforms.lake.records import Article, ArticleVersion, Claim, Section
from transforms.lake.versions import DEFAULT_LANGUAGES
from transforms.parse.document import ParsedArticle, parse_article
from transforms.parse.spacy_models import read_model

WRITTEN_WITH = "model"
"""The parse and the finder that the tests of rules were written with: `profile = "accurate"`."""


def sections_of(text: str, *, has_headline: bool = False) -> list[Section]:
    """Each line with ink in it is a paragraph; the first may be the headline."""
    return [
        Section(
            f"s{number}",
            "v",
            number,
            "headline" if has_headline and number == 0 else "body",
            match.start(),
            match.end(),
            "run",
            "test",
            1.0,
        )
        for number, match in enumerate(re.finditer(r"[^\n]*\S[^\n]*", text))
    ]


def parse(text: str, *, has_headline: bool = False) -> ParsedArticle:
    """The text parsed with the shipped English model."""
    nlp = read_model(DEFAULT_LANGUAGES["en"])
    return parse_article(nlp, text, sections_of(text, has_headline=has_headline))


def stored(text: str, language: str | None = "en") -> tuple[Article, ArticleVersion]:
    """An article row and its version, with nothing known but the text."""
    article = Article(
        article_id="a",
        version_id="v",
        source="The Test",
        source_record="1",
        url=None,
        headline=None,
        byline=None,
        authors=(),
        language=language,
        published_at=None,
        published_precision=None,
        published_from=None,
        published_utc_offset=None,
        published_stated=None,
        dateline_place=None,
        agency=None,
        section=None,
        publisher=None,
        summary=None,
        is_retraction=False,
        is_truncated=False,
        text_share=None,
        extra=None,
        archive_id="archive",
        position="line 1",
        run_id="run",
    )
    version = ArticleVersion(
        version_id="v",
        article_id="a",
        headline=None,
        text=text,
        content_hash="hash",
        word_count=len(text.split()),
        modified_at=None,
        observed_at=None,
        signature=(),
        archive_id="archive",
        position="line 1",
        run_id="run",
    )
    return article, version


def annotate(
    text: str,
    *,
    has_headline: bool = False,
    language: str | None = "en",
    attribution: str = WRITTEN_WITH,
) -> dict[str, list[Any]]:
    """All rows of the annotate stage for a text."""
    article, version = stored(text, language)
    sections = sections_of(text, has_headline=has_headline)
    return annotate_version(article, version, sections, DEFAULT_LANGUAGES, "run", attribution)


def read_claims(text: str, *, has_headline: bool = False) -> list[Claim]:
    """Claims over the rules' attributions, which are the same whatever model is shipped."""
    return annotate(text, has_headline=has_headline, attribution="rules").get("claims", [])


def read_claim(text: str) -> Claim:
    """The one claim of a text."""
    (claim,) = read_claims(text)
    return claim


def who_said(rows: dict[str, list[Any]]) -> list[tuple[str | None, str, str]]:
    """(speaker, type, words) of what is said, the pieces of a split quote joined by " … "."""
    names = {row.speaker_id: row.display_name for row in rows.get("speakers", [])}
    return [
        (
            names.get(quote.speaker_id),
            quote.quote_type,
            " … ".join(
                quote.text[piece.char_start - quote.char_start : piece.char_end - quote.char_start]
                for piece in quote.content_spans
            ),
        )
        for quote in rows.get("quotes", [])
        if quote.presentation == "speech"
    ]
