"""Small words that stand for a named body of the article: "the union".

In: a parsed article, its names and entities. Out: token ranges, each with the index of its entity.
The decision to question: where two bodies have the word in them, it stands for neither.
"""

from collections.abc import Sequence

from transforms.entities.types import WORDS, EntityCluster, Name, key_of
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import Tokens

HEADS = WORDS.organisations | WORDS.laws | WORDS.events
NOMINAL_METHOD = "rules/nominal"


def find_nominals(
    article: ParsedArticle, names: Sequence[Name], clusters: Sequence[EntityCluster]
) -> list[tuple[Tokens, int]]:
    """Small words that stand for a named body, "the union", each with the index of its entity.

    In text order, each behind the first mention of the entity, and only where the article names
    one body with that word in it: "the bank" beside "Orlik Bank" and "Bank of Moravia" stands for
    neither.
    """
    heads: dict[str, list[int]] = {}
    for number, cluster in enumerate(clusters):
        if cluster.entity_type not in ("organization", "law", "event"):
            continue
        words = key_of(cluster.canonical).split()
        cut = next((i for i, word in enumerate(words) if i and word in ("of", "for")), len(words))
        if len(words) > 1 and words[cut - 1] in HEADS:
            heads.setdefault(words[cut - 1], []).append(number)
    unique = {head: numbers[0] for head, numbers in heads.items() if len(numbers) == 1}
    if not unique:
        return []
    doc = article.doc
    found: list[tuple[Tokens, int]] = []
    for token in doc:
        if token.text not in unique or not token.i or doc[token.i - 1].lower_ != "the":
            continue
        after = doc[token.i + 1] if token.i + 1 < len(doc) else None
        number = unique[token.text]
        is_first = names[clusters[number].names[0]].tokens[0] > token.i
        goes_on = token.dep_ == "compound" or (after is not None and after.lower_ in ("of", "for"))
        if not is_first and not goes_on and token.tag_ == "NN":
            found.append(((token.i - 1, token.i + 1), number))
    return found
