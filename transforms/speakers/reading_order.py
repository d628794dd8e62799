"""What of an article is read for who speaks, in the order in which a reader meets it.

In: a parsed article, its cast and attributions. Out: `Event`s: a name, a phrase or a pronoun of the
story itself, or the place where the reader learns of a speaker. The decision to question: a quote
that goes on from another is met where that one's source is, which may come later.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.attribution.types import Attribution
from transforms.parse.document import ParsedArticle
from transforms.parse.noun_phrases import Phrase, find_phrases, is_person_noun
from transforms.parse.syntax import SUBJECTS
from transforms.parse.tokens import Doc, Token
from transforms.speakers.bearers import read_age
from transforms.speakers.participants import Cast

SINGULAR = frozenset({"she", "her", "herself", "he", "him", "himself", "his"})
NAME, PHRASE, PRONOUN, SOURCE = range(4)


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """Something met at a token; `index` counts names or attributions, by `kind`."""

    token: int
    kind: int
    index: int
    phrase: Phrase | None = None


def list_events(
    article: ParsedArticle, cast: Cast, attributions: Sequence[Attribution]
) -> list[Event]:
    """All events in the order of the text."""
    in_source = find_source_tokens(attributions)
    events = [Event(name.tokens[0], NAME, i) for i, name in enumerate(cast.names)]
    events += [
        Event(phrase.tokens[0], PHRASE, i, phrase)
        for i, phrase in enumerate(_find_phrases(article, cast, in_source))
    ]
    events += [
        Event(token.i, PRONOUN, token.i)
        for token in article.doc
        if token.lower_ in SINGULAR and article.mark_of[token.i] < 0 and token.i not in in_source
    ]
    places = _find_places(article, attributions)
    events += [Event(place, SOURCE, i) for i, place in enumerate(places)]
    return sorted(events, key=lambda event: (event.token, event.kind, event.index))


def find_source_tokens(attributions: Sequence[Attribution]) -> frozenset[int]:
    """The tokens of all sources."""
    sources = [item.source for item in attributions if item.source is not None]
    return frozenset(i for source in sources for i in range(*source))


def place_of_content(article: ParsedArticle, item: Attribution) -> int:
    """The first token of what is said."""
    return min(article.token_at(item.content[0][0]), len(article.doc) - 1)


def _find_phrases(
    article: ParsedArticle, cast: Cast, in_source: frozenset[int]
) -> Iterator[Phrase]:
    """Phrases of the story itself that stand for somebody who is not named with them."""
    named = {i for name in cast.names for i in range(*name.tokens)}
    people = {
        i
        for name in cast.names
        if name.entity_type in ("person", "organization")
        for i in range(*name.tokens)
    }
    for phrase in (*find_phrases(article.doc), *_find_aged(article.doc)):
        head = article.doc[phrase.tokens[1] - 1]
        if (
            article.mark_of[head.i] < 0
            and head.i not in in_source
            and head.i not in cast.stated
            and head.i not in named
            and not _is_apposition(head, people)
            and not _is_predicated(head, people)
            and not any(child.dep_ == "appos" and child.i in people for child in head.children)
        ):
            yield phrase


def _find_aged(doc: Doc) -> Iterator[Phrase]:
    """ "The 41-year-old was fined": an age that stands in for a noun."""
    for token in doc:
        age = read_age(doc, token.i) if token.lower_ == "old" else None
        is_alone = token.i + 1 >= len(doc) or doc[token.i + 1].pos_ not in ("NOUN", "PROPN", "ADJ")
        if age is not None and is_alone and token.i >= 5 and doc[token.i - 5].lower_ == "the":
            tokens = (token.i - 5, token.i + 1)
            yield Phrase(tokens, "old", "definite", "person", None, age)


def _is_apposition(token: Token, people: set[int]) -> bool:
    """ "his mother, a nurse, sat down": one person, and not two."""
    if token.dep_ != "appos":
        return False
    return token.head.i in people or is_person_noun(token.head)


def _is_predicated(token: Token, people: set[int]) -> bool:
    """ "The last witness was Jane Roe": she is the witness."""
    if token.dep_ == "oprd":
        # "Jane Roe was named man of the match"
        subjects = (child for child in token.head.children if child.dep_ in SUBJECTS)
        return any(child.i in people for child in subjects)
    if token.dep_ != "nsubj" or token.head.lemma_ != "be":
        return False
    return any(child.dep_ == "attr" and child.i in people for child in token.head.children)


def _find_places(article: ParsedArticle, attributions: Sequence[Attribution]) -> list[int]:
    """Where the reader learns of each speaker: at the source, else at the content.

    What goes on from a quote waits for the source of that one, which may come later:
    “We closed two wards. [new paragraph] “Nobody noticed,” Roe said.
    """
    places: list[int] = []
    for item in attributions:
        place = place_of_content(article, item) if item.source is None else item.source[0]
        if item.source is None and item.continues is not None and item.continues < len(places):
            place = max(place, places[item.continues])
        places.append(place)
    return places
