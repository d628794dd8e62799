"""A token of a parsed document as a plain Python value: head, children and edges are tokens, too.

Attributes have the names and values that spaCy's have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transforms.parse.tokens import Doc, Span


class Token:
    """A token; `children` stand in the order of the text, the edges are those of its subtree."""

    __slots__ = (
        "children", "dep_", "doc", "ent_type_", "head", "i", "idx", "is_punct", "is_quote",
        "is_sent_start", "is_space", "is_stop", "left_edge", "lemma_", "like_num", "lower_", "pos_",
        "right_edge", "tag_", "text", "whitespace_",
    )  # fmt: skip
    children: tuple[Token, ...]
    doc: Doc
    head: Token
    left_edge: Token
    right_edge: Token

    def __init__(
        self,
        i: int,
        text: str,
        lower: str,
        lemma: str,
        tag: str,
        pos: str,
        dep: str,
        ent_type: str,
        idx: int,
        whitespace: str,
        is_sent_start: bool,
        is_space: bool,
        is_punct: bool,
        is_quote: bool,
        is_stop: bool,
        like_num: bool,
    ) -> None:
        self.i = i
        self.text = text
        self.lower_ = lower
        self.lemma_ = lemma
        self.tag_ = tag
        self.pos_ = pos
        self.dep_ = dep
        self.ent_type_ = ent_type
        self.idx = idx
        self.whitespace_ = whitespace
        self.is_sent_start = is_sent_start
        self.is_space = is_space
        self.is_punct = is_punct
        self.is_quote = is_quote
        self.is_stop = is_stop
        self.like_num = like_num
        self.children = ()

    def __repr__(self) -> str:
        return self.text

    @property
    def lefts(self) -> list[Token]:
        """Children before the token."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list[Token]:
        """Children behind the token."""
        return [child for child in self.children if child.i > self.i]

    @property
    def subtree(self) -> Iterator[Token]:
        """The token and all below it, in the order of the text but for crossing links."""
        for child in self.lefts:
            yield from child.subtree
        yield self
        for child in self.rights:
            yield from child.subtree

    @property
    def conjuncts(self) -> list[Token]:
        """What is joined with the token by "and" or "or", itself left out."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        joined = [first]
        for token in joined:
            joined += [child for child in token.rights if child.dep_ == "conj"]
        return [token for token in joined if token is not self]

    @property
    def ancestors(self) -> Iterator[Token]:
        """The head, its head and so on."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def is_above(self, other: Token) -> bool:
        """Whether the other hangs on the token, at any distance."""
        return any(token is self for token in other.ancestors)

    @property
    def sent(self) -> Span:
        """The sentence."""
        return self.doc.sentences[self.i]

    def nbor(self, distance: int = 1) -> Token:
        """The token so many places behind."""
        return self.doc[self.i + distance]


def link_tokens(doc: Doc, distances: Sequence[int], edges: Sequence[tuple[int, int]]) -> None:
    """Tell each token its document, its head (given as a distance), its children and its edges.

    Where links cross, spaCy's edges leave out a part of the subtree.
    """
    tokens = list(doc)
    below: list[list[Token]] = [[] for _ in tokens]
    for token, distance, (left, right) in zip(tokens, distances, edges, strict=True):
        at = token.i + distance
        token.doc = doc
        token.head = tokens[at]
        token.left_edge = tokens[left]
        token.right_edge = tokens[right]
        if distance:
            below[at].append(token)
    for token, children in zip(tokens, below, strict=True):
        token.children = tuple(children)
