"""Whom an epithet tells more of: "Jane Roe won. The former Oslo champion said".

In: a definite description and the cast so far. Out: the people named who may be meant by it though
nobody was called so before. The decision to question: an office ("the Oslo mayor") may be that of
somebody of whom the article has not said what he is; "the former mayor" or "the debutant" may be
anybody, since one may be that and much else.
"""

from collections.abc import Set

from transforms.lexicons.names import read_name_words
from transforms.parse.noun_phrases import Phrase
from transforms.parse.tokens import Doc
from transforms.speakers.participants import Cast, Figure

WORDS = read_name_words()
BESIDE = frozenset(
    """ace champion debutant debutante finalist hero heroine international legend medallist medalist
    millionaire native star tycoon veteran winner""".split()
)
"""What one is beside an office or a trade."""
SERVING = frozenset(
    """adviser advisor aide attorney lawyer official representative source spokesman spokesperson
    spokeswoman""".split()
)
"""Who speaks for another, named or not: "the Norvane spokesman"."""
MEN = ("chman", "lshman", "shman", "tsman")
NOBODY: frozenset[int] = frozenset()


def find_meant(doc: Doc, cast: Cast, phrase: Phrase) -> frozenset[int]:
    """The figures that the phrase may tell more of."""
    low, high = phrase.tokens
    if phrase.reach != "definite" or phrase.kind != "person" or phrase.age is not None:
        return NOBODY
    if phrase.noun in WORDS.relation_nouns | SERVING:
        return NOBODY
    is_beside = phrase.noun in BESIDE or doc[low + 1].lower_ == "former"
    if not is_beside and not any(token.text[:1].isupper() for token in doc[low + 1 : high]):
        return NOBODY
    inside = {
        cast.figure_of_name(number)
        for number, name in enumerate(cast.names)
        if low <= name.tokens[0] and name.tokens[1] <= high and number in cast.cluster_of
    }
    if any(cast.figures[number].kind == "person" for number in inside):
        # "the Roe family lawyer"
        return NOBODY
    return frozenset(
        number
        for number, figure in enumerate(cast.figures)
        if number not in inside and _may_be_meant(figure, is_beside=is_beside)
    )


def _may_be_meant(figure: Figure, *, is_beside: bool) -> bool:
    is_person = figure.kind == "person" and figure.cluster is not None and bool(figure.spots)
    return is_person and (is_beside or not figure.nouns)


def find_of_other_nation(cast: Cast, noun: str) -> frozenset[int]:
    """Who is known to be of another nation than "the Italian"."""
    return frozenset(
        number
        for number, figure in enumerate(cast.figures)
        if (nations := _find_nations(figure)) and noun not in nations
    )


def find_of_no_nation(cast: Cast) -> frozenset[int]:
    """The people named of whom the article has not said where they are from."""
    return frozenset(
        number
        for number, figure in enumerate(cast.figures)
        if figure.cluster is not None and figure.spots and not _find_nations(figure)
    )


def gender_of_nation(noun: str) -> str | None:
    """A Dutchwoman is a woman; a German may be anybody."""
    if noun.endswith("woman"):
        return "female"
    return "male" if noun.endswith(MEN) else None


def _find_nations(figure: Figure) -> Set[str]:
    return (figure.peoples | figure.nouns) & WORDS.nations
