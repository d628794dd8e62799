"""The order in which a reader meets who is spoken of."""

from tests.support.articles import parse
from transforms.attribution.types import Attribution
from transforms.entities.coreference import cluster_names
from transforms.entities.recognize import find_names
from transforms.speakers.participants import build_cast
from transforms.speakers.reading_order import NAME, PHRASE, PRONOUN, SOURCE, list_events


def test_reading_order_meets_names_phrases_pronouns_and_sources() -> None:
    article = parse("Anna Weiss met the mayor. He was late. “We wait,” she said.")
    names = find_names(article)
    cast = build_cast(article, names, cluster_names(article, names), [])
    low = article.text.index("“")
    words = [token.text for token in article.doc]
    source = (words.index("she"), words.index("she") + 1)
    quote = Attribution(((low, low + 10),), source, None, None, "test", "direct")
    events = list_events(article, cast, [quote])
    assert [(words[event.token], event.kind) for event in events] == [
        ("Anna", NAME),
        ("the", PHRASE),
        ("He", PRONOUN),
        ("she", SOURCE),
    ]
