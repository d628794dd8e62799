"""A token of a parsed document as a plain Python value: head, children and edges are tokens, too.

Attributes have the names and values that spaCy's have.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transforms.parse.tokens import Doc, Span


@dataclass(slots=True, eq=False, repr=False)
class Token:
    """A token; `children` stand in the order of the text, the edges are those of its subtree."""

    i: int
    text: str
    lower_: str
    lemma_: str
    tag_: str
    pos_: str
    dep_: str
    ent_type_: str
    idx: int
    whitespace_: str
    is_sent_start: bool
    is_space: bool
    is_punct: bool
    is_quote: bool
    is_stop: bool
    like_num: bool
    doc: Doc = field(init=False)
    head: Token = field(init=False)
    children: tuple[Token, ...] = field(init=False, default=())
    left_edge: Token = field(init=False)
    right_edge: Token = field(init=False)

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

    @property
    def sent(self) -> Span:
        """The sentence."""
        return self.doc.sentences[self.i]

    def nbor(self, distance: int = 1) -> Token:
        """The token so many places behind."""
        return self.doc[self.i + distance]
