"""What an article says that somebody is.

In: nothing. Out: `Role`. The decision to question: its parts are the article's own words, so two
articles may state one office in two ways.
"""

from dataclasses import dataclass

from transforms.parse.syntax import Tokens


@dataclass(frozen=True, slots=True)
class Role:
    """A stated role of names[name]: token range and its parts as text."""

    name: int
    tokens: Tokens
    title: str | None
    unit: str | None
    affiliation: str | None
    method: str

    def head_words(self) -> frozenset[str]:
        """The noun of the title, for matching "the professor" against it.

        Only the last word counts: "the board" is not the board chairman.
        """
        words = (self.title or "").lower().split()
        return frozenset(words[-1:]) | frozenset(word.split("-")[-1] for word in words[-1:])
