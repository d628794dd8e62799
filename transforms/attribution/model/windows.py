"""A document cut into windows that the attribution model reads one at a time.

In: a parsed article. Out: `Window`s of neighbouring paragraphs. The decision to question: a
paragraph that is too long for one is cut before a sentence, as the parse tells it, and rather in
front of one that stands by itself than beside a quotation, even if a window is left a third empty:
"“We froze,” he said. | “We left.”" has one report, which only the first of two windows would hold.
"""

from collections.abc import Iterator
from itertools import chain

from transforms.parse.document import ParsedArticle
from transforms.parse.windows import (
    LONGEST_WINDOW,
    Stretch,
    Window,
    cut_stretches,
    join_stretches,
    pack_stretches,
)
from transforms.parse.wordpiece import WordPieces

LEAST_FILLED = 2 / 3
"""Of the words that a window has room for, in front of a sentence that is told without marks."""


def cut_windows(
    article: ParsedArticle, words: WordPieces, limit: int = LONGEST_WINDOW
) -> list[Window]:
    """Windows over all tokens that are no white space, in text order."""
    stretches = _cut_paragraphs(article, words, limit)
    return [join_stretches(held, words) for held in pack_stretches(stretches, limit)]


def _cut_paragraphs(article: ParsedArticle, words: WordPieces, limit: int) -> Iterator[Stretch]:
    doc = article.doc
    for number, paragraph in enumerate(article.paragraphs):
        inside = doc[paragraph.token_start : paragraph.token_end]
        held = [token for token in inside if not token.is_space]
        tokens = [token.i for token in held]

        def find_cut(start: int, end: int, tokens: list[int] = tokens) -> int:
            places = [at for at in range(end, start, -1) if doc[tokens[at]].is_sent_start]
            near = [at for at in places if at - start >= LEAST_FILLED * (end - start)]
            apart = (at for at in near if not _is_beside_marks(article, tokens, at))
            whole = (at for at in near if not _is_inside_marks(article, tokens, at))
            return next(chain(apart, whole, places), end)

        pieces = [words.cut(token.text) for token in held]
        yield from cut_stretches(number, tokens, pieces, limit, find_cut)


def _is_inside_marks(article: ParsedArticle, tokens: list[int], at: int) -> bool:
    mark = article.mark_of[tokens[at]]
    return bool(mark >= 0 and mark == article.mark_of[tokens[at - 1]])


def _is_beside_marks(article: ParsedArticle, tokens: list[int], at: int) -> bool:
    """Whether a sentence opens with a quotation, or the one before it ends with one."""
    return bool(article.mark_of[tokens[at]] >= 0 or article.mark_of[tokens[at - 1]] >= 0)
