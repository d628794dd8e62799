"""Whose kin the people of an article are: "Kane's son, Dexter Kane Jr., … his father".

In: a phrase of kinship and its owner, and the people named so far. Out: the one person whom it
means, or nobody. The decision to question: "his brother" is a person named only where the article
has said so ("Two brothers …, Edwin and Lionel Garbett"), since a surname in common may be chance.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from transforms.entities.types import surname_of
from transforms.lexicons.names import read_name_words
from transforms.parse.noun_phrases import Phrase, gender_of_noun
from transforms.parse.tokens import Doc, Token
from transforms.speakers.participants import Cast, Figure

WORDS = read_name_words()
SIBLINGS = "siblings"
OPPOSITE = {"parents": "children", "children": "parents", SIBLINGS: SIBLINGS, "spouses": "spouses"}


@dataclass(slots=True)
class Kinship:
    """What an article has told so far: (owner, kind of kin, relative), figures of its cast."""

    cast: Cast
    links: set[tuple[int, str, int]] = field(default_factory=set)

    def learn(self, owner: int, noun: str, relative: int) -> None:
        """Note that somebody is another's son or wife."""
        kind = find_kind(noun)
        if kind is not None and owner != relative:
            self.links |= {(owner, kind, relative), (relative, OPPOSITE[kind], owner)}

    def find(self, owner: int, noun: str) -> int | None:
        """The one whom "his father" means, whose father it is being known."""
        kind = find_kind(noun)
        gender = gender_of_noun(noun)
        if kind is None:
            return None
        told = {relative for one, has, relative in self.links if (one, has) == (owner, kind)}
        if kind == SIBLINGS:
            told |= set(self._find_siblings(owner))
        fitting = [n for n in told if gender in (None, self.cast.figures[n].gender or gender)]
        return fitting[0] if len(fitting) == 1 else None

    def _find_siblings(self, owner: int) -> Iterator[int]:
        """Those of the same surname, in a story of brothers."""
        figures = self.cast.figures
        is_told = any(
            any(find_kind(noun) == SIBLINGS for noun in figure.nouns)
            for number, figure in enumerate(figures)
            if number == owner or (figure.kind == "people" and figure.cluster is None)
        )
        surname = self._surname_of(figures[owner])
        if is_told and surname is not None:
            for number, figure in enumerate(figures):
                is_other = number != owner and bool(figure.spots) and _may_be_sibling(figure)
                if is_other and self._surname_of(figure) == surname:
                    yield number

    def _surname_of(self, figure: Figure) -> str | None:
        if figure.cluster is None or figure.kind != "person":
            return None
        words = self.cast.clusters[figure.cluster].canonical.split()
        return surname_of(words) if len(words) > 1 else None


def find_kind(noun: str) -> str | None:
    """Parents, children, siblings or spouses."""
    return next((kind for kind, nouns in WORDS.kin.items() if noun in nouns), None)


def _may_be_sibling(figure: Figure) -> bool:
    """Not "their mother"."""
    return all(find_kind(noun) in (None, SIBLINGS) for noun in figure.nouns)


def find_owner(doc: Doc, phrase: Phrase) -> Token | None:
    """The "his" of "his father", the "Kane" of "Kane's son"."""
    if phrase.reach != "owned" or find_kind(phrase.noun) is None:
        return None
    return _read_owner(doc[phrase.tokens[1] - 1])


def read_kin(doc: Doc, start: int, end: int) -> tuple[str, Token] | None:
    """The noun and the owner of the kinship stated beside a name: "his wife Lucia", "Lucia, his
    wife,"."""
    before = start - 1 - (start > 0 and doc[start - 1].text == ",")
    root = doc.span(start, end).root
    behind = [c for c in root.rights if c.dep_ == "appos"]
    for noun in (*([doc[before]] if before >= 0 else []), *behind):
        owner = _read_owner(noun) if find_kind(noun.lemma_.lower()) is not None else None
        if owner is not None:
            return noun.lemma_.lower(), owner
    return None


def _read_owner(noun: Token) -> Token | None:
    return next((child for child in noun.children if child.dep_ == "poss"), None)
