"""A document cut into windows that the attribution model reads one at a time.

In: a parsed article. Out: `Window`s of neighbouring paragraphs. The decision to question: a
paragraph that is too long for one is cut before a sentence, as the parse tells it.
"""

from collections.abc import Iterator

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
            places = range(end, start, -1)
            return next((at for at in places if doc[tokens[at]].is_sent_start), end)

        pieces = [words.cut(token.text) for token in held]
        yield from cut_stretches(number, tokens, pieces, limit, find_cut)
