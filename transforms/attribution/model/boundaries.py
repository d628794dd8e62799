"""Where the content of an indirect report ends, which the network lets run on.

In: an attribution of the model. Out: the same, its content without what belongs to the author:
unmarked sentences beside the one that holds the report ("I don't know whether to trust them. How
could I? …"), the verb whose subject the report is ("The pledge to reach 100 percent | exemplifies
…"), who hears it and what leads to it ("Speaking on the radio | Roe told | fans | it was late").
The decision to question: a report told over several sentences without marks loses all but the
sentence of its cue, because nothing shows a reader that the others are still his.
"""

from itertools import pairwise

from transforms.attribution.content_form import find_head, lemma_of
from transforms.attribution.types import Attribution, Chars, with_content
from transforms.lexicons.cues import read_lexicon
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import (
    FINITE,
    SUBJECTS,
    Tokens,
    edges,
    find_first_word,
    find_own_subject,
)
from transforms.parse.tokens import Token

MARKS = ("'", "‘", '"', "“", "”")
LEAST = 3
SPEAKING = read_lexicon().unsaid["speaking"]
"""What tells how or where something is said: Roe | , speaking to reporters."""
HEARD = frozenset({"tell", "assure", "inform", "remind", "warn"})
HEARD_OR_ASKED = HEARD | {"ask"}
"""Verbs that are followed by who is told."""
NAME_PARTS = frozenset({"amod", "compound", "nmod", "poss"})
JOINTS = (",", "-", "–", "—")
DASHES = ("-", "--", "–", "—")
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
    spans = [_widen_to_clause(article, span, item.cue, item.source) for span in spans]
    spans = [_cut_hearer(article, span, item.cue) for span in spans]
    spans = _leave_outer(article, spans, item.cue, item.source)
    spans = _leave_earlier(article, spans, item.cue)
    spans = [_cut_main_clause(article, span, item.cue) for span in spans]
    spans = [_cut_aside(article, span, item.cue, item.source) for span in spans]
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
    kept = [
        p for p in parts if p in own or (_is_marked(article, p) and not _is_reported(article, p))
    ]
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


def _is_reported(article: ParsedArticle, part: Tokens) -> bool:
    """Whether a sentence with marks has a report of its own: Signs said “We won.”"""
    speech = read_lexicon().speech
    return any(
        article.mark_of[word.i] < 0 and word.tag_ in FINITE and lemma_of(word) in speech
        for word in article.doc[part[0] : part[1]]
    )


def _trim(article: ParsedArticle, part: Tokens) -> Chars:
    """Without the full stop of an unmarked sentence."""
    low, high = part
    while high > low + 1 and (article.doc[high - 1].text == "." or article.doc[high - 1].is_space):
        high -= 1
    return article.chars(low, high)


def _cut_before_verb(article: ParsedArticle, span: Chars, cue: Tokens) -> Chars:
    """The span up to the verb whose subject the report is, or is a part of."""
    word = find_head(article.doc.span(*cue))
    # "Users wanting help | have turned to …"
    noun = word.head if word.pos_ == "VERB" and word.dep_ == "acl" else word
    start, end = article.tokens_of(*span)
    if noun.pos_ != "NOUN" or noun.dep_ not in SUBJECTS or start < noun.i:
        return span
    verb = find_first_word(noun.head)
    if not start < verb < end or article.mark_of[verb] >= 0 or edges(noun)[1] > verb:
        return span
    return article.chars(start, verb)


def _widen_to_clause(
    article: ParsedArticle, span: Chars, cue: Tokens, source: Tokens | None
) -> Chars:
    """With what opens the clause of the content: said | since the day she left he had called."""
    start, end = article.tokens_of(*span)
    verb = find_head(article.doc.span(*cue))
    if verb.pos_ != "VERB" or start <= cue[1] or _opens_content(article, start):
        return span
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and start <= c.i < end]
    openers = [*clauses, *(c for c in verb.children if _opens_clause(c, start))]
    low = min((edges(part)[0] for part in openers), default=start)
    if low <= cue[1] and verb.lemma_ in HEARD and clauses:
        # "Roe told the BBC | Leeds were late": one name for the parser.
        subject = find_own_subject(clauses[0])
        low = start if subject is None else subject.i
    while low < start and (article.doc[low].is_punct or article.doc[low].is_space):
        low += 1
    if not cue[1] <= low < start or (source is not None and low < source[1] <= start):
        return span
    return article.chars(low, end)


def _opens_content(article: ParsedArticle, start: int) -> bool:
    """Whether a token opens what is told, and what stands before it is the author's.

    Roe said, as she shook hands, | “We left”; noted, when she testified, | that it was late.
    """
    first = article.doc[start]
    is_quoted = article.mark_of[start] >= 0 and article.mark_of[start - 1] != article.mark_of[start]
    return is_quoted or first.lower_ == "that" or first.tag_ in ("WRB", "WP")


def _cut_main_clause(article: ParsedArticle, span: Chars, cue: Tokens) -> Chars:
    """Up to the clause that a report leads to: As Roe asked how it works, | Hale explained it."""
    start, end = article.tokens_of(*span)
    verb = find_head(article.doc.span(*cue))
    main = verb.head
    if verb.dep_ != "advcl" or not cue[1] <= start < main.i < end:
        return span
    parts = (c for c in main.children if c.i > verb.i and not c.is_punct)
    low = min([main.i, *(edges(part)[0] for part in parts)])
    if not start < low or article.mark_of[low] >= 0 or article.doc[low - 1].text not in JOINTS:
        return span
    return article.chars(start, low - 1)


def _cut_aside(article: ParsedArticle, span: Chars, cue: Tokens, source: Tokens | None) -> Chars:
    """Up to the dash that ends an aside: If so – the Post counted two lies | – he may go."""
    start, end = article.tokens_of(*span)
    doc = article.doc
    before = min(cue[0], cue[0] if source is None else source[0]) - 1
    is_aside = before > 0 and doc[before].text in DASHES and not doc[before].is_sent_start
    if (
        not is_aside
        or start < cue[1]
        or article.paragraph_of[before - 1] != article.paragraph_of[start]
    ):
        return span
    dashes = (i for i in range(start + 1, end) if doc[i].text == doc[before].text)
    high = next((i for i in dashes if article.mark_of[i] < 0 and doc[i - 1].whitespace_), end)
    return article.chars(start, high)


def _leave_outer(
    article: ParsedArticle, spans: list[Chars], cue: Tokens, source: Tokens | None
) -> list[Chars]:
    """Without what the author tells before a report: a subject of his, or how it was said.

    "His words | led Roe to ask for a delay"; "Speaking on the radio | Roe said it was late"; "As
    boos rose | Roe said, “Please stop.”"
    """
    marks = {mark.char_start for mark in article.marks}
    has_quotation = any(span[0] in marks for span in spans if span[0] > article.chars(*cue)[0])

    def is_outer(span: Chars) -> bool:
        start, end = article.tokens_of(*span)
        if source is None or not end <= source[0] < cue[1] or _is_marked(article, (start, end)):
            return False
        word = article.doc.span(start, end).root
        if word.dep_ == "advcl" and word.tag_ in FINITE:
            return has_quotation and article.doc[start].lower_ in CIRCUMSTANCES
        if word.tag_ == "VBG":
            return word.i == start and lemma_of(word) in SPEAKING and word.dep_ == "advcl"
        is_verb = word.head.pos_ in ("VERB", "AUX") and end <= word.head.i < cue[0]
        return word.dep_ in SUBJECTS and is_verb

    return [span for span in spans if not is_outer(span)] or spans


def _leave_earlier(article: ParsedArticle, spans: list[Chars], cue: Tokens) -> list[Chars]:
    """Without the sentence before a report that has all of its content behind it.

    "Rents rose | – Roe urged | a freeze"
    """
    if len(spans) < 2:
        return spans
    verb = find_head(article.doc.span(*cue))
    ranges = [article.tokens_of(*span) for span in spans]
    is_parted = any(article.doc[high].text == "," for _, high in ranges if high <= cue[0])
    behind = {c.i for c in verb.children if c.i > verb.i and _is_whole(c, is_parted)}
    if verb.pos_ != "VERB" or not any(low <= i < high for low, high in ranges for i in behind):
        return spans
    return [
        span
        for span, (low, high) in zip(spans, ranges, strict=True)
        if low > cue[0] or _is_marked(article, (low, high)) or not _has_clause(article, low, high)
    ]


def _is_whole(child: Token, is_parted: bool) -> bool:
    """Whether a content needs nothing before its verb: an object, or a clause with its subject.

    Behind a comma only a clause with "that": "Rents rose, Roe said; fares fell".
    """
    low = edges(child)[0]
    is_opened = child.doc[low].lower_ == "that"
    has_own = is_opened or (not is_parted and find_own_subject(child) is not None)
    return child.dep_ == "dobj" or (child.dep_ == "ccomp" and has_own and low > child.head.i)


def _has_clause(article: ParsedArticle, low: int, high: int) -> bool:
    return any(
        word.tag_ in FINITE and find_own_subject(word) is not None for word in article.doc[low:high]
    )


def _cut_hearer(article: ParsedArticle, span: Chars, cue: Tokens) -> Chars:
    """Without who is told what a sentence says: told | them | that the line was slow."""
    start, end = article.tokens_of(*span)
    verb = find_head(article.doc.span(*cue))
    if start < cue[1] or verb.lemma_ not in HEARD_OR_ASKED:
        return span
    start = _leave_name(article, start, end, cue[1])
    hearers = (c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i >= cue[1])
    hearer = next((c for c in hearers if edges(c)[0] <= start < edges(c)[1]), None)
    clauses = (c for c in verb.children if c.dep_ == "ccomp" and start < c.i < end)
    clause = next(clauses, None)
    if hearer is None or clause is None:
        return article.chars(start, end)
    low = edges(clause)[0]
    is_next = edges(hearer)[1] == low and clause.tag_ in FINITE and hearer.i < low
    if find_own_subject(clause) is None:
        low = _find_gerund(hearer, low) or start
    return article.chars(low if is_next and article.mark_of[low] < 0 else start, end)


def _leave_name(article: ParsedArticle, start: int, end: int, low: int) -> int:
    """Behind the rest of who is told: told a Commons | select committee | rights were at risk."""
    word = article.doc[start]
    opening = low + (article.doc[low].tag_ == "DT")
    while start > opening and word.dep_ in NAME_PARTS and word.i < word.head.i < end:
        word = word.head
        is_part = word.dep_ in NAME_PARTS and word.i < word.head.i < end
        if is_part and low <= edges(word)[0] <= opening:
            return word.i + 1
    return start


def _find_gerund(hearer: Token, end: int) -> int | None:
    """Where a subject begins that the parser hangs on who hears it: told fans | winning was all."""
    gerunds = (word for word in hearer.subtree if word.tag_ == "VBG" and edges(word)[1] == end)
    return next((edges(gerund)[0] for gerund in gerunds), None)


def _opens_clause(child: Token, start: int) -> bool:
    """Whether a part of the report with a verb in it ends at the comma before `start`."""
    if child.dep_ not in ("prep", "advcl") or child.i < child.head.i:
        return False
    high = edges(child)[1]
    words = child.doc[child.left_edge.i : high]
    return (
        start - 1 <= high <= start
        and child.doc[start - 1].text == ","
        and any(word.tag_ in FINITE for word in words)
    )
