"""Whom "he" or "she" cannot mean, by where each stands in the sentence: disjoint reference.

In: a pronoun, the attribution that it is the source of, and the cast so far. Out: figures that are
others. The decision to question: whoever is named behind "he said that" is another, and whoever is
named in quoted words may be the speaker.
"""

from collections.abc import Sequence

from transforms.attribution.types import Attribution
from transforms.lexicons.names import read_name_words
from transforms.parse.document import ParsedArticle
from transforms.parse.tokens import Token
from transforms.speakers.binding import find_acting_on, find_beside
from transforms.speakers.participants import SPOTS_KEPT, Cast
from transforms.speakers.unsaid import ANSWERING, ASKING

WORDS = read_name_words()
NOBODY: frozenset[int] = frozenset()
OTHER_TITLES = {"female": WORDS.male_titles, "male": WORDS.female_titles}
HEARERS = frozenset({"dobj", "dative"})


def find_acting(cast: Cast, pronoun: Token) -> frozenset[int]:
    """Who does something to "her", and so is another: "Jane Roe put it to her"."""
    subjects = find_acting_on(pronoun)
    if not subjects:
        # As of most pronouns, which are subjects themselves.
        return NOBODY
    return frozenset(
        number
        for number, figure in enumerate(cast.figures)
        if any(spot.token in subjects and not spot.is_owner for spot in figure.spots[-SPOTS_KEPT:])
    )


def find_joined(cast: Cast, pronoun: Token) -> frozenset[int]:
    """Who acts beside "him", and so is another: "Like Jane Roe, she said"."""
    beside = find_beside(pronoun)
    figures = enumerate(cast.figures) if beside else ()
    return frozenset(n for n, one in figures if one.spots and one.spots[-1].token in beside)


def find_behind(
    article: ParsedArticle, cast: Cast, item: Attribution, at: int, gender: str
) -> frozenset[int]:
    """Who is named behind "he said", and so is another: "he said that Roe was late"."""
    if item.quote_type == "direct":
        return NOBODY
    doc, starts = article.doc, article.starts
    return frozenset(
        cast.figure_of_name(number)
        for number, name in enumerate(cast.names)
        if name.tokens[0] > at
        and article.mark_of[name.tokens[0]] < 0
        and any(low <= starts[name.tokens[0]] < high for low, high in item.content)
        and doc.span(*name.tokens).root.dep_ != "compound"
        and doc[name.tokens[0] - 1].lower_ not in OTHER_TITLES[gender]
    )


def find_asker(attributions: Sequence[Attribution], index: int, spoke: list[int]) -> frozenset[int]:
    """Who asked just before and gives no answer: “Were you paid?” asked Hale. “No,” she
    answered."""
    if not index or attributions[index].cue_lemma not in ANSWERING:
        return NOBODY
    before = attributions[index - 1]
    is_said = before.source is not None and before.quote_type == "direct"
    is_asking = is_said and before.cue_lemma in ASKING
    return frozenset(spoke[-1:]) if is_asking else NOBODY


def find_addressee(article: ParsedArticle, cast: Cast, item: Attribution) -> frozenset[int]:
    """To whom "she" says it, and so another: “I was poor,” she told Lund."""
    if item.cue is None:
        return NOBODY
    verb, starts = article.doc.span(*item.cue).root, article.starts
    heard = {
        child.i
        for child in verb.children
        if child.dep_ in HEARERS
        and child.pos_ == "PROPN"
        and child.i > verb.i
        # “She told me, ‘Delphi, go home’”
        and not any(low <= starts[child.i] < high for low, high in item.content)
    }
    if not heard:
        return NOBODY
    return frozenset(
        cast.figure_of_name(number)
        for number, name in enumerate(cast.names)
        if name.entity_type == "person" and heard & set(range(*name.tokens))
    )
