"""Who "I" is outside quotation marks: the author, where the article is plainly a column.

In: a parsed article and its names. Out: the name of the author in the closing lines ("Jane Roe is a
retired executive in Ohio.") or in a line "By Jane Roe", or None. The decision to question: it takes
several "I" in the story's own words and one author, for a reporter says "I" once at most.
"""

from collections.abc import Sequence

from transforms.entities.types import Name
from transforms.parse.document import ParsedArticle

FIRST_PERSON = frozenset({"i", "me", "my", "myself"})
LEAST_FIRST_PERSON = 3
CLOSING = 2
"""Paragraphs at the end that may tell who the author is."""
LONGEST_LINE = 60
"""Tokens. A longer last paragraph is part of the column."""
BEING = frozenset({"be", "write", "serve", "work", "live", "teach", "direct", "lead", "represent"})


def find_author(article: ParsedArticle, names: Sequence[Name]) -> int | None:
    """The number of the name of the author who says "I", None where it is no column."""
    told = [
        token.i
        for token in article.doc
        if token.lower_ in FIRST_PERSON and token.text != "i" and article.mark_of[token.i] < 0
    ]
    if len(told) < LEAST_FIRST_PERSON:
        return None
    closing = _find_closing(article, names, max(told))
    return closing if closing is not None else _find_line(article, names)


def _find_closing(article: ParsedArticle, names: Sequence[Name], last: int) -> int | None:
    """ "Rep. Jane Roe, D-Ariz., was an early backer": the subject of a line behind the column."""
    count = len(article.paragraphs)
    found: set[int] = set()
    for number in range(max(0, count - CLOSING), count):
        paragraph = article.paragraphs[number]
        low, high = paragraph.token_start, paragraph.token_end
        if low <= last or high - low > LONGEST_LINE:
            continue
        for index, name in enumerate(names):
            start, end = name.tokens
            root = article.doc.span(start, end).root
            opens = low <= start < high and not any(
                article.doc[i].pos_ in ("VERB", "AUX")
                for i in range(article.doc[start].sent.start, start)
            )
            is_subject = root.dep_ == "nsubj" and root.head.lemma_.lower() in BEING
            is_person = name.entity_type == "person" and len(name.words) > 1
            if opens and is_person and is_subject:
                found.add(index)
    return found.pop() if len(found) == 1 else None


def _find_line(article: ParsedArticle, names: Sequence[Name]) -> int | None:
    """ "By Jane Roe", a line of its own."""
    for index, name in enumerate(names):
        start, end = name.tokens
        paragraph = article.paragraphs[article.paragraph_of[start]]
        opens = start == paragraph.token_start + 1 and end >= paragraph.token_end - 1
        if name.entity_type == "person" and opens and article.doc[start - 1].lower_ == "by":
            return index
    return None
