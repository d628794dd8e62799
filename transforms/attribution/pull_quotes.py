"""Quotations that a page prints twice: once large and alone, once in the text with their speaker.

In: attributions of an article. Out: the same, a quotation that fills a paragraph and has no speaker
with the speaker whom it has elsewhere. The decision to question: the words have to be the same or
a part of the other ones, and many enough for no slogan, because nothing else ties the two.
"""

from collections.abc import Sequence
from dataclasses import replace

from transforms.attribution.types import Attribution
from transforms.ids import normalise_words
from transforms.parse.document import ParsedArticle

LEAST_WORDS = 6


def name_pull_quotes(article: ParsedArticle, items: Sequence[Attribution]) -> list[Attribution]:
    """The items, pull quotes with the source that the text gives for their words."""
    told = [
        (_read_words(article, item), item)
        for item in items
        if item.source is not None and item.quote_type == "direct" and not _is_alone(article, item)
    ]
    named: list[Attribution] = []
    for item in items:
        same = _find_same(article, item, told)
        if same is not None:
            item = replace(
                item, source=same.source, cue=None, cue_lemma=None, confidence=same.confidence
            )
        named.append(item)
    return named


def _find_same(
    article: ParsedArticle, item: Attribution, told: Sequence[tuple[str, Attribution]]
) -> Attribution | None:
    if item.quote_type != "direct" or item.continues is not None or not _is_alone(article, item):
        return None
    words = _read_words(article, item)
    if len(words.split()) < LEAST_WORDS:
        return None
    return next((other for known, other in told if f" {words} " in f" {known} "), None)


def _is_alone(article: ParsedArticle, item: Attribution) -> bool:
    """Whether a quotation is all of its paragraph, and its report in none or another one."""
    number = article.paragraph_of[article.token_at(item.content[0][0])]
    place = article.paragraphs[number]
    text = article.text[place.char_start : place.char_end].strip()
    is_whole = len(item.content) == 1 and text == article.text[slice(*item.content[0])].strip()
    return is_whole and (item.cue is None or article.paragraph_of[item.cue[0]] != number)


def _read_words(article: ParsedArticle, item: Attribution) -> str:
    return normalise_words(" ".join(article.text[low:high] for low, high in item.content))
