"""A document cut into windows that the attribution model reads one at a time.

In: a parsed article. Out: `Window`s of neighbouring paragraphs, no longer than the model's limit.
Paragraphs stay whole unless one alone is over the limit; then it is cut before a sentence. The
decision to question: windows do not overlap, so each token is read once and has one answer.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from transforms.parse.document import Paragraph, ParsedArticle
from transforms.parse.wordpiece import WordPieces

LONGEST_WINDOW = 160
"""Word pieces. Longer windows cost more a word and score no better."""


@dataclass(frozen=True, slots=True)
class Window:
    """`pieces`: ids; `tokens`: the document's tokens in it; `first`: each one's first piece.

    `opens` tells which of the tokens are the first of a paragraph (or of a cut of one).
    """

    pieces: npt.NDArray[np.int64]
    tokens: npt.NDArray[np.int64]
    first: npt.NDArray[np.int64]
    opens: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Stretch:
    tokens: list[int]
    pieces: list[tuple[int, ...]]
    size: int


def cut_windows(
    article: ParsedArticle, words: WordPieces, limit: int = LONGEST_WINDOW
) -> list[Window]:
    """Windows over all tokens that are no white space, in text order."""
    windows: list[Window] = []
    held: list[_Stretch] = []
    size = 1
    for paragraph in article.paragraphs:
        for stretch in _cut_paragraph(article, paragraph, words, limit - 2):
            if held and size + stretch.size + 1 > limit:
                windows.append(_join(held, words))
                held, size = [], 1
            held.append(stretch)
            size += stretch.size + 1
    if held:
        windows.append(_join(held, words))
    return windows


def _cut_paragraph(
    article: ParsedArticle, paragraph: Paragraph, words: WordPieces, limit: int
) -> Iterator[_Stretch]:
    doc = article.doc
    held = [
        token for token in doc[paragraph.token_start : paragraph.token_end] if not token.is_space
    ]
    tokens = [token.i for token in held]
    pieces = [words.cut(token.text) for token in held]
    start = 0
    while start < len(tokens):
        end, size = start, 0
        while end < len(tokens) and size + len(pieces[end]) <= limit:
            size += len(pieces[end])
            end += 1
        if end < len(tokens):
            sentence = next(
                (at for at in range(end, start, -1) if doc[tokens[at]].is_sent_start), end
            )
            end = sentence
        yield _Stretch(tokens[start:end], pieces[start:end], sum(map(len, pieces[start:end])))
        start = end


def _join(stretches: list[_Stretch], words: WordPieces) -> Window:
    ids = [words.vocabulary["[CLS]"]]
    tokens: list[int] = []
    first: list[int] = []
    opens: list[bool] = []
    for stretch in stretches:
        for number, (token, pieces) in enumerate(zip(stretch.tokens, stretch.pieces, strict=True)):
            tokens.append(token)
            first.append(len(ids))
            opens.append(number == 0)
            ids.extend(pieces)
        ids.append(words.vocabulary["[SEP]"])
    return Window(
        np.array(ids, dtype=np.int64),
        np.array(tokens, dtype=np.int64),
        np.array(first, dtype=np.int64),
        np.array(opens, dtype=np.bool_),
    )
