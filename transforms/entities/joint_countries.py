"""Countries whose name joins two with an "and": "Trinidad and Tobago".

In: a parsed article and its names. Out: the names, such a country as one. The decision to question:
only where the words on both sides of "and" are a country's name as they stand, so "Oslo and Riga"
stay two.
"""

from collections.abc import Sequence
from itertools import pairwise

from transforms.entities.places import is_country_name
from transforms.entities.types import WORDS, Name
from transforms.parse.document import ParsedArticle

METHOD = "rules/place-list"
LONGEST_PART = 3
"""Words in front of the "and": "São Tomé and Príncipe"."""


def join_countries(article: ParsedArticle, names: Sequence[Name]) -> list[Name]:
    """The names in text order; what is a part of such a country is gone."""
    doc = article.doc
    joined: list[Name] = []
    for name, other in pairwise(names):
        at = name.tokens[1]
        if other.tokens[0] != at + 1 or doc[at].lower_ != "and":
            continue
        for low in range(max(0, at - LONGEST_PART), at):
            tokens = (low, at + 2)
            if doc[low].text[:1].isupper() and is_country_name(doc.span(*tokens).text):
                text = article.slice(*tokens)
                joined.append(Name(tokens, text, "GPE", "place", METHOD, WORDS.confidence[METHOD]))
                break
    if not joined:
        return list(names)
    taken = {index for name in joined for index in range(*name.tokens)}
    kept = [name for name in names if not taken & set(range(*name.tokens))]
    return sorted([*kept, *joined], key=lambda name: name.tokens)
