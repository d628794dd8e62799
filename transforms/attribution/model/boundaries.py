"""Where the content of an indirect report ends, which the network lets run on.

In: an attribution of the model. Out: the same, its content without what belongs to the author.
Three cuts: unmarked sentences beside the one that holds the report ("I don't know whether to trust
them. How could I? …"), the verb whose subject the report is ("The pledge to reach 100 percent |
exemplifies …"), and what the report's verb has besides its content ("condemned the plan | when it
failed", "called it a shame | and left"). The decision to question: a report told over several
sentences without marks loses all but the sentence of its cue, because nothing shows a reader that
the others are still his.
"""

from collections.abc import Iterable
from itertools import pairwise

from transforms.attribution.content_form import find_head, follows_comma
from transforms.attribution.types import Attribution, Chars, with_content
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import FINITE, SUBJECTS, Tokens, edges, find_first_word
from transforms.parse.tokens import Token

MARKS = ("'", "‘", '"', "“", "”")
LEAST = 3
SHARE_JOINTS = frozenset({"and", "but", "compared", "while", "whereas"})
SHARES = frozenset({"%", "pct", "per", "percent", "cent"})
OBJECTS = frozenset({"attr", "dobj", "oprd"})
CIRCUMSTANCES = frozenset({"after", "as", "because", "even", "when", "while"})
"""What opens a clause that is the author's, beside the object of a report."""


def cut_content(article: ParsedArticle, item: Attribution) -> Attribution:
    """Without the author's own sentences and the clause that the report is the subject of."""
    if item.cue is None or item.continues is not None or item.quote_type == "direct":
        return item
    spans = [
        kept
        for span in item.content
        for kept in _cut_sentences(article, span, item.cue, len(item.content) > 1)
    ]
    spans = [_cut_before_verb(article, span, item.cue) for span in spans]
    if sum(high - low for low, high in spans) < LEAST:
        return item
    return with_content(article, item, tuple(spans))


def _cut_sentences(
    article: ParsedArticle, span: Chars, cue: Tokens, is_one_of_several: bool
) -> list[Chars]:
    """The sentences of a span that are marked or hold the cue; all of it, if none does."""
    start, end = article.tokens_of(*span)
    if article.text[span[0]] in MARKS or (start < end and article.doc[start].text in MARKS):
        return [span]
    sentence = article.doc[cue[0]].sent
    cuts = [start, *(i for i in range(start + 1, end) if _opens_sentence(article, i)), end]
    parts = list(pairwise(cuts))
    if len(parts) < 2:
        return [span]
    own = [p for p in parts if p[0] < sentence.end and sentence.start < p[1]]
    if not own and not is_one_of_several:
        return [span]
    kept = [p for p in parts if p in own or _is_marked(article, p)]
    joined: list[Tokens] = []
    for low, high in kept:
        if joined and joined[-1][1] == low:
            joined[-1] = (joined[-1][0], high)
        else:
            joined.append((low, high))
    return [_trim(article, part) for part in joined] or [span]


def _opens_sentence(article: ParsedArticle, index: int) -> bool:
    doc = article.doc
    before = doc[index - 1]
    return bool(
        doc[index].is_sent_start
        and article.mark_of[index - 1] < 0
        and (before.text in (".", "?", "!") or before.is_quote)
    )


def _is_marked(article: ParsedArticle, part: Tokens) -> bool:
    return any(article.mark_of[index] >= 0 for index in range(*part))


def _trim(article: ParsedArticle, part: Tokens) -> Chars:
    """Without the full stop of an unmarked sentence."""
    low, high = part
    while high > low + 1 and (article.doc[high - 1].text == "." or article.doc[high - 1].is_space):
        high -= 1
    return article.chars(low, high)


def _cut_before_verb(article: ParsedArticle, span: Chars, cue: Tokens) -> Chars:
    """The span up to the verb that a noun's report is the subject of."""
    noun = find_head(article.doc.span(*cue))
    start, end = article.tokens_of(*span)
    if noun.pos_ != "NOUN" or noun.dep_ not in SUBJECTS or start < noun.i:
        return span
    verb = find_first_word(noun.head)
    if not start < verb < end or article.mark_of[verb] >= 0 or edges(noun)[1] > verb:
        return span
    return article.chars(start, verb)


def cut_beside(article: ParsedArticle, item: Attribution) -> Attribution:
    """Without the words that belong to the verb of the report and not to its content.

    In nine of ten such places of PolNeAR's training part people end the content there.
    """
    if item.cue is None or item.continues is not None or item.quote_type == "direct":
        return item
    verb = find_head(article.doc.span(*item.cue))
    if verb.pos_ != "VERB":
        return item
    spans = tuple(_cut_span_beside(article, span, verb, item.cue) for span in item.content)
    if item.source is not None and _counts(article.doc[slice(*item.source)]):
        spans = tuple(_cut_other_share(article, span) for span in spans)
    return with_content(article, item, spans)


def _cut_span_beside(article: ParsedArticle, span: Chars, verb: Token, cue: Tokens) -> Chars:
    start, end = article.tokens_of(*span)
    if start < cue[1]:
        return span
    for index in range(start + 1, end):
        word = article.doc[index]
        if word.tag_ == "VBG" and word.nbor(-1).is_quote and follows_comma(word):
            # He called it a “fringe idea,” making air quotes.
            return article.chars(start, index)
    for child in verb.children:
        low = edges(child)[0]
        if not start < low < end or article.mark_of[low] >= 0 or not _is_beside(child, start):
            continue
        while low - 1 > start and (
            article.doc[low - 1].dep_ == "cc" or article.doc[low - 1].text == ","
        ):
            low -= 1
        return article.chars(start, low)
    return span


def _is_beside(child: Token, start: int) -> bool:
    """Whether a dependent of the report's verb tells of the report: its time, cause or sequel."""
    low = edges(child)[0]
    first = child.doc[low]
    is_object = any(c.dep_ in OBJECTS and c.i >= start for c in child.head.children)
    if child.dep_ == "conj":
        return is_object and (child.tag_ in FINITE or child.tag_ == child.head.tag_ == "VBG")
    if child.dep_ != "advcl":
        return False
    if first.tag_ == "VBG" and follows_comma(first):
        return True
    return is_object and first.lower_ in CIRCUMSTANCES


def _counts(tokens: Iterable[Token]) -> bool:
    return any(token.pos_ == "NUM" or token.text == "%" for token in tokens)


def _cut_other_share(article: ParsedArticle, span: Chars) -> Chars:
    """Up to what another share of those asked says: 30% said yes | while 63% disagreed."""
    start, end = article.tokens_of(*span)
    doc = article.doc
    for index in range(start + 1, end - 2):
        is_joint = doc[index].lower_ in SHARE_JOINTS and article.mark_of[index] < 0
        share = doc[index + 1 : min(index + 5, end)]
        if is_joint and any(token.lower_ in SHARES for token in share) and _counts(share):
            low = index - 1 if doc[index - 1].text == "," else index
            return article.chars(start, low)
    return span
