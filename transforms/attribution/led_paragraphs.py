"""Quotations that open a paragraph without a report, behind a report or a bare question.

In: attributions in text order. Out: the same, such a quotation going on from what is reported at
the end of the paragraph before it ("It was late, Roe said. [new paragraph] | “We left.”"), or from
the last quotation if a question without marks stands between ("Is she a good leader? [new
paragraph] | “I support her.”"). The decision to question: who was quoted last is who answers,
because the reporter who asks without marks asks whom he is talking to.
"""

from collections.abc import Sequence
from dataclasses import replace

from transforms.attribution.types import Attribution
from transforms.lexicons.cues import read_lexicon
from transforms.parse.document import Paragraph, ParsedArticle

LONGEST_QUESTION = 300
"""Code points."""
NEAR = 4
"""Items back to the one that ends last: reports stand inside one another."""
FARTHEST_ANSWER = 4
"""Paragraphs back from the question to the last answer."""


def follow_leads(article: ParsedArticle, items: Sequence[Attribution]) -> list[Attribution]:
    """The items, those that open a paragraph without a report going on from earlier ones."""
    led: list[Attribution] = []
    for number, item in enumerate(items):
        earlier = _find_earlier(article, items[:number], item) if _is_bare(article, item) else None
        if earlier is not None:
            item = replace(item, source=None, continues=earlier)
        led.append(item)
    return led


def _is_bare(article: ParsedArticle, item: Attribution) -> bool:
    """Whether a quotation opens its paragraph and nobody is told to say it.

    A source without a cue is nobody's if it is the reporter: “…” [new paragraph] But why, I ask.
    """
    if item.quote_type != "direct" or item.cue is not None or item.continues is not None:
        return False
    is_told = item.source is not None and article.doc.span(*item.source).text != "I"
    place = article.paragraphs[article.paragraph_of[article.token_at(item.content[0][0])]]
    return not is_told and place.char_start == item.content[0][0]


def _find_earlier(
    article: ParsedArticle, items: Sequence[Attribution], item: Attribution
) -> int | None:
    """The number of the item that a quotation goes on from."""
    number = article.paragraph_of[article.token_at(item.content[0][0])]
    if number == 0 or not items:
        return None
    before = article.paragraphs[number - 1]
    if _is_question(article, before):
        last = max((place for place, one in enumerate(items) if _is_said(one)), default=0)
        at = article.paragraph_of[_find_end(article, items[last]) - 1]
        return last if _is_said(items[last]) and number - 1 - at <= FARTHEST_ANSWER else None
    ends = [(_find_end(article, one), place) for place, one in enumerate(items)]
    end, last = max(ends[-NEAR:])
    is_last = article.doc[before.token_end - 1].sent.start < end <= before.token_end
    return last if is_last and _is_said(items[last]) else None


def _find_end(article: ParsedArticle, item: Attribution) -> int:
    """The token behind its content and its report."""
    told = [part[1] for part in (item.cue, item.source) if part is not None]
    return max([article.tokens_of(*item.content[-1])[1], *told])


def _is_said(item: Attribution) -> bool:
    """Whether somebody is told to say it, or goes on saying it."""
    is_spoken = item.cue is None or item.cue_lemma in read_lexicon().speech
    return is_spoken and (item.source is not None or item.continues is not None)


def _is_question(article: ParsedArticle, place: Paragraph) -> bool:
    """Whether a paragraph asks something and nobody else is told to ask it."""
    words = article.text[place.char_start : place.char_end].strip()
    is_marked = bool(article.count_quoted(place.char_start, place.char_end))
    return words.endswith("?") and len(words) <= LONGEST_QUESTION and not is_marked
