"""What of a content stands between marks, and what the author writes around it.

In: an attribution of the model. Out: the same, its marked stretches whole, and without the author's
words behind them ("… let it slip away.” | Tuesday's meeting") or what they are about ("wrote about
| the vote, “It is …”"). The decision to question: a quotation that ends like speech is over, and
what stands behind it belongs to the content only in the sentence of the cue.
"""

from itertools import pairwise

from transforms.attribution.content_form import find_head, lemma_of
from transforms.attribution.direct import ends_like_speech, is_clause_like
from transforms.attribution.types import Attribution, Chars, overlaps, with_content
from transforms.lexicons.cues import read_lexicon
from transforms.parse.document import ParsedArticle
from transforms.parse.quotation_marks import MarkedSpan
from transforms.parse.syntax import Tokens

ABOUT = frozenset({"about", "of", "on", "regarding"})
TALKING = read_lexicon().unsaid["talking"] | {"say"}
LEAST_WORDS = 4
"""In a quotation that is over: fewer may be a name or a title."""


def set_marked_parts(article: ParsedArticle, item: Attribution) -> Attribution:
    """With its marked stretches whole, and nothing of the author's behind them."""
    if item.quote_type == "indirect" or item.continues is not None:
        return item
    spans = [_take_in_mark(article, span) for span in item.content if _has_words(article, span)]
    spans = [part for span in spans for part in _leave_author(article, span, item.cue)]
    if item.cue is not None:
        spans = _leave_topic(article, spans, item.cue)
        spans = [_leave_setting(article, span, item.cue) for span in spans]
    if item.quote_type == "direct":
        spans = [_leave_lead(article, span) for span in spans]
    return with_content(article, item, tuple(spans)) if spans else item


def _has_words(article: ParsedArticle, span: Chars) -> bool:
    return any(char.isalnum() for char in article.text[slice(*span)])


def _take_in_mark(article: ParsedArticle, span: Chars) -> Chars:
    """With the mark that opens right before it."""
    starts = (mark.char_start for mark in article.marks if mark.inner_start == span[0])
    return next(starts, span[0]), span[1]


def _leave_author(article: ParsedArticle, span: Chars, cue: Tokens | None) -> list[Chars]:
    """The parts of a stretch that are marked or stand in the sentence of the cue."""
    inside = [m for m in article.marks if span[0] <= m.char_start and m.char_end <= span[1]]
    over = {mark.char_end for mark in inside if _is_over(article, mark)}
    if not over or over == {span[1]}:
        return [span]
    starts = {mark.char_start for mark in inside if mark.char_end in over}
    cuts = sorted({span[0], *over, *starts, span[1]})
    parts = [part for part in pairwise(cuts) if _has_words(article, part)]
    kept: list[Chars] = []
    for number, part in enumerate(parts):
        if article.quoted[_trim(article, part)[0]]:
            is_apart = number == 0 or parts[number - 1] in kept
            is_kept = is_apart or _ends_open(article.text[slice(*parts[number - 1])])
        else:
            is_kept = _is_near(article, part, cue)
        if is_kept:
            kept.append(part)
    if not kept or len(kept) == len(parts):
        return [span]
    joined: list[Chars] = []
    for low, high in kept:
        if joined and not article.text[joined[-1][1] : low].strip():
            joined[-1] = (joined[-1][0], high)
        else:
            joined.append((low, high))
    return [_trim(article, part) for part in joined]


def _ends_open(words: str) -> bool:
    """Whether a quotation of its own may stand behind the words."""
    return words.rstrip()[-1:] in ".!?…:,"


def _is_over(article: ParsedArticle, mark: MarkedSpan) -> bool:
    """Whether a quotation of some words ends like speech."""
    words = article.text[mark.inner_start : mark.inner_end].split()
    is_long = len(words) >= LEAST_WORDS and is_clause_like(article, mark)
    return mark.is_whole and is_long and ends_like_speech(article, mark)


def _is_near(article: ParsedArticle, part: Chars, cue: Tokens | None) -> bool:
    """Whether a part stands in the sentence of the cue, and no quotation has ended before it."""
    if cue is None:
        return False
    low, high = article.tokens_of(*part)
    sentence = article.doc[cue[0]].sent
    before = article.text[: part[0]].rstrip().rstrip("\"'”’")
    if before[-1:] in ".!?…" and low > cue[0]:
        # “Stand by!” and that …
        return article.text[_trim(article, part)[0]].islower()
    return overlaps((low, high), (sentence.start, sentence.end))


def _trim(article: ParsedArticle, part: Chars) -> Chars:
    low, high = part
    while low < high and article.text[low].isspace():
        low += 1
    while high > low and article.text[high - 1].isspace():
        high -= 1
    return low, high


def _leave_topic(article: ParsedArticle, spans: list[Chars], cue: Tokens) -> list[Chars]:
    """Without what a quotation is about: “He lied,” she said of | the mayor."""
    words = article.doc.span(*cue)
    if words[-1].lower_ not in ABOUT or lemma_of(find_head(words)) not in TALKING:
        return spans
    said = [mark.char_start for mark in article.marks if is_clause_like(article, mark)]
    kept: list[Chars] = []
    for low, high in spans:
        inner = next((start for start in said if low <= start < high), None)
        if article.tokens_of(low, high)[0] != cue[1] or inner == low:
            kept.append((low, high))
        elif inner is not None:
            is_parted = article.text[low:inner].rstrip()[-1:] in ":,"
            kept.append((inner if is_parted else low, high))
    has_said = any(low <= start < high for start in said for low, high in kept)
    return kept if has_said else spans


def _leave_lead(article: ParsedArticle, span: Chars) -> Chars:
    """Without words in front of a quotation that say nothing: in her book, | Home, “It froze.”"""
    mark = next((m for m in article.marks if span[0] < m.char_start < span[1]), None)
    if mark is None or article.quoted[span[0]] or not is_clause_like(article, mark):
        return span
    lead = article.doc.span(article.token_at(span[0]), article.token_at(mark.char_start))
    is_parted = article.text[span[0] : mark.char_start].rstrip()[-1:] in ",:"
    is_told = any(word.pos_ in ("VERB", "AUX") for word in lead)
    return (mark.char_start, span[1]) if is_parted and not is_told else span


def _leave_setting(article: ParsedArticle, span: Chars, cue: Tokens) -> Chars:
    """Without when and where a quotation was said: noted | this year in Jacobin, “It is …”."""
    start = article.tokens_of(*span)[0]
    mark = next((m for m in article.marks if span[0] < m.char_start < span[1]), None)
    if mark is None or start != cue[1] or not is_clause_like(article, mark):
        return span
    lead = article.doc.span(start, article.token_at(mark.char_start))
    words = [word for word in lead if not word.is_punct]
    outer = [word for word in words if not start <= word.head.i < lead.end]
    is_setting = bool(outer) and all(
        word.pos_ in ("ADP", "ADV") or word.ent_type_ in ("DATE", "TIME") for word in outer
    )
    is_parted = article.text[span[0] : mark.char_start].rstrip()[-1:] in ",:"
    return (mark.char_start, span[1]) if is_setting and is_parted else span
