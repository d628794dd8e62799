"""The tokens of a parsed document as plain Python values, read from spaCy's arrays once.

In: a parsed spaCy document. Out: a `Doc`, a tuple of `Token`s that know head, children and edges.
Attributes have the names and values that spaCy's have. The decision to question: the rules ask the
same tokens for the same things many times, and spaCy makes a new object and a new string for each
answer; a copy costs less than the questions, but tells nothing of what is written to the document
afterwards.
"""

from __future__ import annotations

import math
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
from spacy import attrs
from spacy import tokens as spacy_tokens

from transforms.parse.token import Token as Token
from transforms.parse.token import link_tokens

NAMED: list[int | str] = [
    attrs.ORTH,
    attrs.LOWER,
    attrs.LEMMA,
    attrs.TAG,
    attrs.POS,
    attrs.DEP,
    attrs.ENT_TYPE,
]
"""Attributes whose values are names in the document's string store."""
FLAGS: list[int | str] = [
    attrs.IS_SPACE,
    attrs.IS_PUNCT,
    attrs.IS_QUOTE,
    attrs.IS_STOP,
    attrs.LIKE_NUM,
]
COUNTED: list[int | str] = [attrs.HEAD, attrs.IDX, attrs.SPACY, attrs.SENT_START, *FLAGS]
LEXICAL: list[int | str] = [attrs.LOWER, *FLAGS]
"""What is read of a word by itself, wherever it stands."""


class Span(tuple[Token, ...]):
    """The tokens `start:end` of a document; `label_` is the kind of an entity."""

    doc: Doc
    start: int
    end: int
    label_: str

    @cached_property
    def text(self) -> str:
        """The words as the parser read them."""
        words = "".join([token.text + token.whitespace_ for token in self])
        return words.removesuffix(self[-1].whitespace_) if self else ""

    @cached_property
    def root(self) -> Token:
        """The first of the tokens that are the fewest links below the top of their sentence."""
        tops = [
            token
            for token in self
            if token.head is token or not self.start <= token.head.i < self.end
        ]
        return min(tops, key=_count_links) if tops else self.doc[self.start]


def _count_links(token: Token) -> float:
    """Up to the top of the sentence; more than any for a mark on which nothing hangs."""
    if token.head is not token and (token.is_space or token.is_punct) and not token.children:
        return math.inf
    return sum(1 for _ in token.ancestors)


class Doc(tuple[Token, ...]):
    """All tokens of a document, its entities, and spaCy's own document."""

    spacy: spacy_tokens.Doc
    ents: tuple[Span, ...]

    @property
    def lang_(self) -> str:
        """The language's code, empty where none is known."""
        return self.spacy.lang_

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentence of each token."""
        starts = [token.i for token in self if token.is_sent_start or not token.i]
        found: list[Span] = []
        for start, end in pairwise([*starts, len(self)]):
            found += [self.span(start, end)] * (end - start)
        return found

    @cached_property
    def _spans(self) -> dict[tuple[int, int, str], Span]:
        """Those that were asked for: the names and reports of an article come again and again."""
        return {}

    @cached_property
    def answers(self) -> dict[tuple[object, ...], Any]:
        """What was found in a stretch that is asked for again, by the question and the stretch."""
        return {}

    def span(self, start: int, end: int, label: str = "") -> Span:
        """The tokens `start:end`, for those who ask for their text or their root."""
        found = self._spans.get((start, end, label))
        if found is None:
            found = self._spans[start, end, label] = Span(self[start:end])
            found.doc, found.start, found.end, found.label_ = self, start, end, label
        return found


def read_tokens(document: spacy_tokens.Doc) -> Doc:
    """The tokens of a parsed document."""
    strings = document.vocab.strings
    named, counted = document.to_array(NAMED), document.to_array(COUNTED).astype(np.int64)
    read: list[list[Any]] = []
    for column in named.T.tolist():
        names = {number: strings[number] for number in set(column)}
        read.append([names[number] for number in column])
    heads, places, spaces, *flags = counted.T.tolist()
    read += [places, [" " if space else "" for space in spaces]]
    read += [[value > 0 for value in column] for column in flags]
    doc = Doc(map(Token, range(len(document)), *read))
    doc.spacy = document
    link_tokens(doc, heads, [(read.left_edge.i, read.right_edge.i) for read in document])
    doc.ents = tuple(doc.span(one.start, one.end, one.label_) for one in document.ents)
    return doc
