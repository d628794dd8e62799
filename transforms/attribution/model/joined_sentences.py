"""A told sentence and the quotation beside it that the network reads as one.

In: an attribution of the model. Out: it alone, or what is told and what is quoted, both with the
same report: "It was late, | Roe said. | “We left.”", "Roe denied it was “late”. | “We left.”"; or
what is told and, apart, the words of a quotation that was over before: “We left.” | Roe said | it
was late. The decision to question: what is partly quoted is one with the quotation that goes on
from it ("It was “late”, Roe said. “We left.”"), as PolNeAR has it, because one report makes one
row, and its type holds for both; not where the report denies or attacks what it tells.
"""

from transforms.attribution.direct import ends_like_speech
from transforms.attribution.model.joined_reports import CLOSING
from transforms.attribution.types import Attribution, Chars, join_pieces, with_content
from transforms.lexicons.cues import read_lexicon
from transforms.parse.document import ParsedArticle
from transforms.parse.tokens import Token

SENTENCE_ENDS = frozenset(".!?…")


def part_sentences(article: ParsedArticle, item: Attribution) -> list[Attribution]:
    """What is told up to the end of a sentence, and the quotation that follows."""
    if item.quote_type == "indirect" or item.cue is None or item.continues is not None:
        return [item]
    low, high = item.content[0][0], item.content[-1][1]
    inside = [mark for mark in article.marks if low < mark.char_start and mark.char_end <= high]
    if not inside or inside[-1].char_end != high or not ends_like_speech(article, inside[-1]):
        return [item]
    for mark in inside:
        lead = article.text[low : mark.char_start].rstrip(CLOSING)
        if lead[-1:] not in SENTENCE_ENDS:
            continue
        before, behind = _cut(article, item.content, mark.char_start)
        told, said = with_content(article, item, before), with_content(article, item, behind)
        is_apart = told.quote_type == "indirect" or _is_against(item)
        if is_apart and told.quote_type != "direct" and said.quote_type == "direct":
            return [told, said]
    return [item]


def _is_against(item: Attribution) -> bool:
    """Whether a report denies or attacks what it tells, and not the words that follow."""
    return item.cue_lemma is not None and read_lexicon().stance(item.cue_lemma) == "negative"


def part_ended(article: ParsedArticle, item: Attribution) -> tuple[Attribution, Chars | None]:
    """What is told, and the quotation that was over before its sentence: “We left.” Roe said …"""
    if item.quote_type == "indirect" or item.cue is None or item.continues is not None:
        return item, None
    low = item.content[0][0]
    opening = _find_opening(article, item.cue[0], low)
    start = article.chars(opening.i, opening.i + 1)[0]
    before = [mark for mark in article.marks if low <= mark.char_start and mark.char_end <= start]
    if not before or before[0].char_start != low or not opening.text[:1].isupper():
        return item, None
    end = before[-1].char_end
    is_over = article.text[low:end].rstrip(CLOSING)[-1:] in SENTENCE_ENDS
    behind = join_pieces((max(piece[0], start), piece[1]) for piece in item.content)
    if not is_over or not behind or not ends_like_speech(article, before[-1]):
        return item, None
    told = with_content(article, item, behind)
    return (item, None) if told.quote_type == "direct" else (told, (low, end))


def _find_opening(article: ParsedArticle, cue: int, low: int) -> Token:
    """The first word of the sentence of a report, behind a run of marks opened again and again.

    The parser takes the last of them for a part of it: "It froze. "It hurt." | Roe said that …
    """
    start = article.doc[cue].sent.start
    place = article.chars(cue, cue + 1)[0]
    run = [mark for mark in article.marks if low <= mark.char_start and mark.char_end <= place]
    if run and not all(mark.is_whole for mark in run):
        start = max(start, article.tokens_of(run[-1].char_start, run[-1].char_end)[1])
    return article.doc[start]


def _cut(
    article: ParsedArticle, content: tuple[Chars, ...], at: int
) -> tuple[tuple[Chars, ...], tuple[Chars, ...]]:
    before = [(low, min(high, at)) for low, high in content if low < at]
    low, high = before[-1]
    lead = article.text[low:high].rstrip()
    before[-1] = low, low + len(lead.rstrip("."))
    return tuple(before), tuple((max(low, at), high) for low, high in content if high > at)
