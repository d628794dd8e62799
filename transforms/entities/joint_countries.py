"""Countries whose name joins two with an "and": "Trinidad and Tobago".

In: a parsed article and its names. Out: the names, such a country as one. The decision to question:
only where the words on both sides of "and" are a country's name as they stand, so "Oslo and Riga"
stay two.
"""

from collections.abc import Sequence
from dataclasses import replace

from transforms.entities.places import is_country_name
from transforms.entities.types import Name
from transforms.parse.document import ParsedArticle

LONGEST_PART = 3
"""Words in front of the "and": "São Tomé and Príncipe"."""


def join_countries(article: ParsedArticle, names: Sequence[Name]) -> list[Name]:
    """The names in text order; what is a part of such a country is gone."""
    doc = article.doc
    starts = {index: name for name in names for index in range(*name.tokens)}
    joined: list[Name] = []
    for token in doc:
        if token.lower_ != "and" or token.i + 1 not in starts or token.i - 1 not in starts:
            continue
        if starts[token.i + 1] is starts[token.i - 1]:
            continue
        for low in range(max(0, token.i - LONGEST_PART), token.i):
            text = doc.span(low, token.i + 2).text
            if doc[low].text[:1].isupper() and is_country_name(text):
                tokens = (low, token.i + 2)
                joined.append(
                    replace(
                        starts[token.i + 1],
                        tokens=tokens,
                        text=article.slice(*tokens),
                        label="GPE",
                        entity_type="place",
                        method="rules/place-list",
                    )
                )
                break
    if not joined:
        return list(names)
    taken = {index for name in joined for index in range(*name.tokens)}
    kept = [name for name in names if not taken & set(range(*name.tokens))]
    return sorted([*kept, *joined], key=lambda name: name.tokens)
