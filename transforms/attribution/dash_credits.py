"""Quotations that name their speaker behind a dash, as pull quotes and readers' letters do.

In: a parsed article. Out: `Attribution`s: “We have nowhere to go.” — Jane Roe, Harbour Street.
The dash is the cue. The name stands in the rest of the paragraph or opens the next one.
"""

from collections.abc import Iterator

from transforms.attribution.types import Attribution, read_quote_type
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import Tokens, trim

METHOD = "rules/credit"
DASHES = frozenset({"-", "--", "–", "—", "―"})
NAME_ENDS = frozenset({",", ".", "(", ";", ":", "-", "–", "—", "―", "/"})
LONGEST_CREDIT = 14
"""Tokens behind the dash. More is a sentence that goes on."""


def find_credits(article: ParsedArticle) -> list[Attribution]:
    """Marked quotations that open a paragraph and are followed by a dash and a name."""
    return list(_find(article))


def _find(article: ParsedArticle) -> Iterator[Attribution]:
    for mark in article.marks:
        if not (mark.opens_paragraph and mark.is_whole):
            continue
        after = article.token_at(mark.char_end - 1) + 1
        end = article.paragraphs[mark.paragraph].token_end
        if _skip_spaces(article, after, end) == end and mark.paragraph + 1 < len(
            article.paragraphs
        ):
            following = article.paragraphs[mark.paragraph + 1]
            after, end = following.token_start, following.token_end
        dash = _skip_spaces(article, after, end)
        if dash >= end or article.doc[dash].text not in DASHES:
            continue
        source = _read_name(article, dash + 1, end)
        if source is not None:
            content = ((mark.char_start, mark.char_end),)
            kind = read_quote_type(article, content)
            yield Attribution(content, source, (dash, dash + 1), "—", METHOD, kind)


def _skip_spaces(article: ParsedArticle, start: int, end: int) -> int:
    while start < end and article.doc[start].is_space:
        start += 1
    return start


def _read_name(article: ParsedArticle, start: int, end: int) -> Tokens | None:
    """The capitalised words up to a comma or the end, if they are all that is left."""
    doc = article.doc
    start = _skip_spaces(article, start, end)
    if start >= end or end - start > LONGEST_CREDIT or not doc[start].text[0].isupper():
        return None
    if any(token.pos_ in ("VERB", "AUX") for token in doc[start:end]):
        return None
    stop = start
    while stop < end and doc[stop].text not in NAME_ENDS:
        stop += 1
    return trim(doc, start, stop)
