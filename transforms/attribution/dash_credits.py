"""Quotations that name their speaker behind a dash, as pull quotes and readers' letters do.

In: a parsed article. Out: `Attribution`s: “We have nowhere to go.” — Jane Roe, Harbour Street.
The dash is the cue, where the parser sees one; pages set a star or a wave for it. The name stands
in the rest of the paragraph or opens the next one; a bullet or a number may stand before the
quotation.
"""

import re
from collections.abc import Iterator

from transforms.attribution.types import Attribution, read_quote_type
from transforms.lexicons.names import read_name_words
from transforms.parse.document import ParsedArticle
from transforms.parse.quotation_marks import MarkedSpan
from transforms.parse.syntax import Tokens, trim

METHOD = "rules/credit"
DASH = re.compile(r"\s*[.,]?\s*(-{1,2}|[–—―~*•])\s*(?=[^\W\d_])")
BULLET = re.compile(
    r"(?i:(?:quote|quotation|saying|tweet|words?) of the (?:day|week|month|year): )?"
    r"\s*(?:[•·*~‣◦▪●○–—-]|[★☆⭐✩✭✮⯨½ ]+|\d{1,2}[.)])?\s*\Z"
)
NAME_ENDS = frozenset({",", ".", "(", ";", ":", "-", "–", "—", "―", "/"})
LONGEST_CREDIT = 14
"""Tokens behind the dash. More is a sentence that goes on."""
LONGEST_NOMINAL = 4
ARTICLES = frozenset({"a", "an", "the"})
PEOPLE = read_name_words().person_nouns | read_name_words().body_words


def find_credits(article: ParsedArticle) -> list[Attribution]:
    """Marked quotations that open a paragraph and are followed by a dash and a name."""
    return list(_find(article))


def _find(article: ParsedArticle) -> Iterator[Attribution]:
    for number, mark in enumerate(article.marks):
        if not (mark.is_whole and opens_paragraph(article, mark)):
            continue
        place = article.paragraphs[mark.paragraph]
        after, end = mark.char_end, place.char_end
        if not article.text[after:end].strip() and mark.paragraph + 1 < len(article.paragraphs):
            following = article.paragraphs[mark.paragraph + 1]
            after, end = following.char_start, following.char_end
        dash = DASH.match(article.text, after, end)
        if dash is None:
            continue
        source = read_credit(article, *article.tokens_of(dash.end(), end))
        if source is None:
            continue
        cue = article.tokens_of(*dash.span(1))
        is_seen = cue[1] > cue[0] and cue[1] <= source[0]
        for part in find_run(article, number):
            content = ((part.char_start, part.char_end),)
            kind = read_quote_type(article, content)
            yield Attribution(content, source, cue if is_seen else None, "—", METHOD, kind)


def opens_paragraph(article: ParsedArticle, mark: MarkedSpan) -> bool:
    """Whether nothing but a bullet or a number stands before a mark."""
    start = article.paragraphs[mark.paragraph].char_start
    return bool(BULLET.match(article.text[start : mark.char_start]))


def find_run(article: ParsedArticle, number: int) -> Iterator[MarkedSpan]:
    """The quotation of a mark and the paragraphs that ran on into it."""
    mark = article.marks[number]
    yield mark
    for earlier in reversed(article.marks[:number]):
        if not (earlier.runs_on and earlier.paragraph == mark.paragraph - 1):
            return
        mark = earlier
        yield mark


def read_credit(article: ParsedArticle, start: int, end: int) -> Tokens | None:
    """The capitalised words up to a comma or the end, if they are all that is left.

    Or a nominal: "— a spokesman for Delta Foods".
    """
    doc = article.doc
    while end > start and doc[end - 1].is_space:
        end -= 1
    if start >= end or end - start > LONGEST_CREDIT:
        return None
    if not (doc[start].text[0].isupper() or _is_nominal(article, start, end)):
        return None
    stop = start
    while stop < end and doc[stop].text not in NAME_ENDS:
        stop += 1
    # "— Jane Roe, landlord", where the tagger takes the trade for a verb
    told = [token for token in doc[start:end] if token.i < stop or token.i < end - 1]
    if any(token.pos_ in ("VERB", "AUX") and token.text.islower() for token in told):
        return None
    return trim(doc, start, stop)


def _is_nominal(article: ParsedArticle, start: int, end: int) -> bool:
    """Whether an article and a word for people or for a body open the rest."""
    words = [token.lower_ for token in article.doc[start : min(end, start + LONGEST_NOMINAL)]]
    return words[0] in ARTICLES and not PEOPLE.isdisjoint(words)
