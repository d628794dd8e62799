"""Where a content opens and ends, by what hangs together in its sentence.

In: an attribution of the model whose content is cut to its report. Out: the same, with the rest of
a phrase that the network left ("a “vote of no confidence” | in him, he said") and without what only
follows it ("would support him | , as did Hale"). The decision to question: a content is
made longer only by what hangs on a word of it and stands next to it, up to the next comma, because
elsewhere the network ends contents better than the parser does.
"""

from transforms.attribution.content_form import find_head, lemma_of, tells_ahead
from transforms.attribution.led_quotations import leave_lead
from transforms.attribution.model.told_clause import cut_told
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

JOINTS = frozenset({",", "-", "–", "—"})
LONGEST_REST = 12
"""Tokens that a content is made longer by."""
LONGEST_JOINED = 20
"""The same of a second clause, which the parser may read on from."""
LONGEST_TIME = 4
LONGEST_MANNER = 5
"""Tokens: "it a bit differently:"."""
TIMES = frozenset({"DATE", "TIME"})
OPENERS = frozenset("although as if though unless when where whereas while".split())
REASONS = frozenset({"because", "if"})
RELATIVE = frozenset({"WDT", "WP", "WP$"})
CALLING = frozenset("brand call dub label name term".split())
SAME = frozenset({"did", "do", "does", "had", "has", "have"})
PUTTING = frozenset({"call", "describe", "phrase", "put"})
STOPS = frozenset(".;:")


def set_content_edges(article: ParsedArticle, item: Attribution) -> Attribution:
    """With whole phrases, and nothing that hangs outside of them."""
    if item.cue is None or item.continues is not None:
        return item
    cue = item.cue
    verb = find_head(article.doc.span(*cue))
    led = leave_lead(article, item.content, cue)
    if led is not None:
        return with_content(article, item, (led,))
    content = _leave_it(article, item.content, verb)
    if item.quote_type == "direct":
        return with_content(article, item, (*content[:-1], _add_clause(article, content[-1])))
    spans = _take_words_put(article, content, verb)
    spans = [cut_told(article, span, verb) for span in spans]
    spans = [_cut_resumed(article, _cut_gloss(article, span, verb), cue, verb) for span in spans]
    spans = [_cut_behind(article, span, cue, verb) for span in spans]
    spans = [_add_rest(article, _add_phrase(article, span), cue) for span in spans]
    spans = [_add_time(article, _add_clause(article, span), item) for span in spans]
    spans = [_open_clause(article, span) for span in spans]
    spans = _leave_next_sentence(article, _leave_time(article, spans, item), item)
    spans += _find_inverted(article, spans, item)
    spans += _find_list(article, spans, item)
    spans = [span for span in spans if not _is_joint(article, span)] or spans
    return with_content(article, item, tuple(spans))


def _take_words_put(article: ParsedArticle, content: tuple[Chars, ...], verb: Token) -> list[Chars]:
    """Only what is marked of a phrase: opposition to | “the collective,” | as Roe put it, was …"""
    spans = list(content)
    is_put = verb.dep_ == "advcl" and lemma_of(verb) in PUTTING
    is_as = any(child.lower_ == "as" and child.i < verb.i for child in verb.children)
    start, end = article.tokens_of(*spans[0])
    if not (is_put and is_as) or len(spans) != 1:
        return spans
    is_clause = any(word.tag_ in FINITE for word in article.doc[start:end])
    marks = [m for m in article.marks if spans[0][0] <= m.char_start and m.char_end <= spans[0][1]]
    if is_clause or len(marks) != 1 or end > verb.i:
        return spans
    return [(marks[0].char_start, marks[0].char_end)]


def _leave_it(article: ParsedArticle, content: tuple[Chars, ...], verb: Token) -> tuple[Chars, ...]:
    """Without what the words are of, and how they are put: Roe resents | it: | “We are late.”

    Roe put | it simply: | The line is “slow”.
    """
    start, end = article.tokens_of(*content[0])
    doc = article.doc
    if start != verb.i + 1 or doc[start].lower_ != "it" or start + 1 >= end:
        return content
    if lemma_of(verb) != "put" and doc[start + 1].text != ":":
        return content
    for index in range(start + 1, min(start + LONGEST_MANNER, end - 1)):
        if doc[index].text in (",", ":") or article.mark_of[index] >= 0:
            low = index if article.mark_of[index] >= 0 else index + 1
            return ((article.chars(low, end)[0], content[0][1]), *content[1:])
    return content


def _cut_gloss(article: ParsedArticle, span: Chars, verb: Token) -> Chars:
    """What somebody calls a thing, without a gloss on it: calls a “superbug” | —the word of …

    “junk bonds,” | loans at a high rate
    """
    if lemma_of(verb) not in CALLING:
        return span
    for mark in article.marks:
        if not span[0] <= mark.char_start < span[1]:
            continue
        is_whole = mark.char_start == span[0] and article.text[mark.inner_end - 1] == ","
        if is_whole or article.text[mark.char_end : mark.char_end + 2].lstrip()[:1] in ("—", "–"):
            return span[0], mark.char_end
    return span


def _cut_resumed(article: ParsedArticle, span: Chars, cue: Tokens, verb: Token) -> Chars:
    """Up to the verb whose subject is the source: Roe, who says he is ill, | will have to go."""
    start, end = article.tokens_of(*span)
    noun = verb.head
    if verb.dep_ != "relcl" or noun.dep_ not in SUBJECTS or start < cue[1]:
        return span
    low = find_first_word(noun.head)
    is_inside = start < low < end and noun.i < cue[0] and noun.head.i > cue[1]
    if not is_inside or article.mark_of[low] >= 0:
        return span
    while low - 1 > start and article.doc[low - 1].text == ",":
        low -= 1
    return article.chars(start, low)


def _cut_behind(article: ParsedArticle, span: Chars, cue: Tokens, verb: Token) -> Chars:
    """Without what the author adds in the end, and a word that opens something else."""
    start, end = article.tokens_of(*span)
    doc = article.doc
    if start < cue[1] and end > cue[0]:
        return span
    for index in range(start + 1, end - 1):
        if article.mark_of[index] >= 0 or doc[index].text not in JOINTS:
            continue
        following = doc[index + 1 : end]
        if start >= cue[1] and (_tells_the_same(following) or _is_manner(following, end)):
            return article.chars(start, index)
        if len(following) == 1 and _opens_relative(doc[end - 1], end):
            return article.chars(start, index)
    high = end
    while high - 1 > start and _dangles(doc[high - 1]) and article.mark_of[high - 1] < 0:
        high -= 1
    return span if high == end else article.chars(start, high)


def _tells_the_same(words: tuple[Token, ...]) -> bool:
    """Whether a comma is followed by "as did Hale"."""
    return len(words) > 2 and words[0].lower_ == "as" and words[1].lower_ in SAME


def _is_manner(words: tuple[Token, ...], end: int) -> bool:
    """Whether a comma is followed by how it is said, up to the end: "without giving details"."""
    first, following = words[0], words[1] if len(words) > 1 else words[0]
    return (
        first.lower_ == "without" and following.tag_ == "VBG" and edges(first)[1] in (end, end + 1)
    )


def _opens_relative(noun: Token, end: int) -> bool:
    """Whether a clause about a noun follows that the content ends with: " – something | he did"."""
    clauses = (child for child in noun.children if child.dep_ in ("relcl", "acl"))
    return noun.pos_ in ("NOUN", "PRON") and any(edges(clause)[0] >= end for clause in clauses)


def _dangles(word: Token) -> bool:
    return word.tag_ in RELATIVE or word.tag_ == "CC" or word.text in JOINTS | {";"}


def _add_phrase(article: ParsedArticle, span: Chars) -> Chars:
    """With what hangs on a word of it behind its last mark: “a vote of no confidence” | in him."""
    start, end = article.tokens_of(*span)
    doc = article.doc
    if not _ends_with_mark(article, end):
        return span
    word = doc[end]
    if doc[end - 2].text in JOINTS or article.paragraph_of[end] != article.paragraph_of[end - 1]:
        return span
    joined = [c for c in word.head.children if word.dep_ == "cc" and c.dep_ == "conj" and c.i > end]
    # The parser may end a sentence at the mark.
    is_inside = start <= word.head.i < end or (word.is_sent_start and word.text.islower())
    is_same = bool(joined) and joined[0].tag_ == word.head.tag_ == "VB"
    is_prepositional = word.dep_ in ("prep", "ROOT") and word.pos_ == "ADP"
    if not is_inside or not (is_prepositional or is_same):
        return span
    high = edges(joined[0] if is_same else word)[1]
    stop = next(
        (i for i in range(end, high) if doc[i].text in STOPS or doc[i].text in JOINTS), high
    )
    if stop - end > LONGEST_REST or not stop > end + 1:
        return span
    return article.chars(start, stop)


def _add_rest(article: ParsedArticle, span: Chars, cue: Tokens) -> Chars:
    """With what its clause goes on to tell: Roe said it will shrink | , costing many jobs.

    What was so and what came of it the author may know; what will come of it is hers to say.
    """
    start, end = article.tokens_of(*span)
    doc = article.doc
    is_open = start >= cue[1] and end + 1 < len(doc) and article.mark_of[end] < 0
    if not is_open or doc[end].text not in JOINTS:
        return span
    word = next((token for token in doc[end + 1 : end + 3] if token.pos_ != "ADV"), doc[end])
    subject = find_own_subject(word.head)
    is_inner = start <= word.head.i < end and subject is not None and start <= subject.i
    is_with = word.lower_ == "with" and is_inner
    is_list = word.lower_ == "including" and start <= word.head.i < end
    is_sequel = word.tag_ == "VBG" and tells_ahead(article, word, (start, end))
    is_rest = is_with or is_list or is_sequel
    high = _leave_stops(article, end, edges(word)[1])
    is_told = any(lemma_of(token) in read_lexicon().speech for token in doc[end:high])
    return article.chars(start, high) if is_rest and not is_told else span


def _ends_with_mark(article: ParsedArticle, end: int) -> bool:
    """Whether a quotation ends at a token, and words outside of marks follow."""
    is_last = end >= len(article.doc)
    return not is_last and article.mark_of[end - 1] >= 0 and article.mark_of[end] < 0


def _add_clause(article: ParsedArticle, span: Chars) -> Chars:
    """With the clause that a quotation opens: “it is likely” | that the ban would be lifted.

    And with why it is so, or what is so, too: calls the plan “a mistake” | because nobody asked
    for it; said it was “late” | and that it would close; that it is “late” | and will close
    """
    start, end = article.tokens_of(*span)
    if not _ends_with_mark(article, end):
        return span
    word = article.doc[end]
    clause = word.head
    if word.text in REASONS and word.dep_ == "mark" and clause.i > word.i:
        return article.chars(start, _find_stop(article, end, clause))
    joined = _find_joined(article, start, end)
    if joined is not None and (stop := _find_stop(article, end, joined)) - end <= LONGEST_JOINED:
        return article.chars(start, stop)
    # The parser may end a sentence at the mark.
    is_told = (clause.dep_ in ("ccomp", "acl") and start <= clause.head.i < end) or (
        word.is_sent_start and clause.head is clause
    )
    if word.lower_ != "that" or word.dep_ != "mark" or not is_told:
        return span
    return article.chars(start, _find_stop(article, end, clause))


def _find_joined(article: ParsedArticle, start: int, end: int) -> Token | None:
    """The verb that an "and" behind the marks joins to one before them: and that …, and will …"""
    doc = article.doc
    if doc[end].lower_ != "and" or end + 2 >= len(doc) or doc[end].is_sent_start:
        return None
    opener = doc[end + 1]
    verb = opener.head
    is_that = opener.lower_ == "that" and opener.dep_ == "mark"
    is_modal = opener.tag_ == "MD" and opener.dep_ == "aux" and find_own_subject(verb) is None
    is_inside = verb.dep_ == "conj" and start <= verb.head.i < end
    return verb if (is_that or is_modal) and is_inside and verb.i > end else None


def _find_stop(article: ParsedArticle, start: int, clause: Token) -> int:
    """Where a clause ends, before a comma behind its verb."""
    high = _leave_stops(article, start, edges(clause)[1])
    return next((i for i in range(clause.i, high) if article.doc[i].text in JOINTS), high)


def _leave_stops(article: ParsedArticle, low: int, high: int) -> int:
    """Where words end that have full stops or space behind them."""
    while high > low and (article.doc[high - 1].text in STOPS or article.doc[high - 1].is_space):
        high -= 1
    return high


def _add_time(article: ParsedArticle, span: Chars, item: Attribution) -> Chars:
    """With the time that parts it from its report: it shut the port | on Monday, Roe said."""
    start, end = article.tokens_of(*span)
    told = [part[0] for part in (item.cue, item.source) if part is not None]
    high = min(told) - 1
    doc = article.doc
    if not end < high <= end + LONGEST_TIME or doc[high].text != "," or article.mark_of[end] >= 0:
        return span
    rest = doc[end:high]
    is_time = all(word.pos_ == "ADP" or word.ent_type_ in TIMES for word in rest)
    return article.chars(start, high) if is_time and rest[-1].ent_type_ in TIMES else span


def _open_clause(article: ParsedArticle, span: Chars) -> Chars:
    """With the word that opens its first clause: while | it may seem so, it is not, Roe said."""
    start, end = article.tokens_of(*span)
    low = start - 1
    if low < 0 or article.mark_of[low] >= 0 or article.doc[low].lower_ not in OPENERS:
        return span
    opener = article.doc[low]
    is_own = opener.dep_ in ("mark", "advmod") and start <= opener.head.i < end
    outer = opener.head.head
    is_whole = is_own and opener.head.dep_ == "advcl" and start <= outer.i < end
    return article.chars(low, end) if is_whole else span


def _is_joint(article: ParsedArticle, span: Chars) -> bool:
    """Whether a piece is an "and" that goes on outside: it began in May, they said, | and …"""
    return article.text[slice(*span)].strip().lower() in ("and", "but", "or")


def _leave_time(article: ParsedArticle, spans: list[Chars], item: Attribution) -> list[Chars]:
    """Without when it was told: the road is closed, police said | at noon on Monday."""
    told = max(part[1] for part in (item.cue, item.source) if part is not None)

    def is_time(span: Chars) -> bool:
        start, end = article.tokens_of(*span)
        words = [word for word in article.doc[start:end] if not word.is_punct]
        return start == told and all(
            word.ent_type_ in TIMES or word.pos_ in ("ADP", "NUM") for word in words
        )

    return [span for span in spans if span == spans[0] or not is_time(span)]


def _leave_next_sentence(
    article: ParsedArticle, spans: list[Chars], item: Attribution
) -> list[Chars]:
    """Without a sentence behind a report whose full stop is missing: …, he added | Figures rose"""
    if item.cue is None or len(spans) < 2 or item.source is None or item.source[0] >= item.cue[1]:
        return spans
    doc = article.doc
    before, behind = article.tokens_of(*spans[-2]), article.tokens_of(*spans[-1])
    word = doc[behind[0]]
    is_parted = before[1] <= item.source[0] and doc[item.source[0] - 1].text == ","
    is_new = word.text[:1].isupper() and word.pos_ not in ("PROPN", "PRON") and not word.ent_type_
    is_next = behind[0] == item.cue[1] and article.mark_of[behind[0]] < 0
    is_next = is_next and doc[behind[0] - 1].text != ":"
    return spans[:-1] if is_parted and is_new and is_next else spans


def _find_list(article: ParsedArticle, spans: list[Chars], item: Attribution) -> list[Chars]:
    """What it includes, behind the report: It has six deals, Roe said, | including one here."""
    if item.cue is None or item.source is None or len(spans) != 1:
        return []
    doc = article.doc
    end = article.tokens_of(*spans[0])[1]
    at = max(item.cue[1], item.source[1])
    if end > min(item.cue[0], item.source[0]) or at + 1 >= len(doc) or doc[at].text != ",":
        return []
    sentence = doc[item.cue[0]].sent
    if doc[at + 1].lower_ != "including" or at >= sentence.end:
        return []
    high = _leave_stops(article, at + 1, sentence.end)
    return [article.chars(at + 1, high)] if high > at + 2 else []


def _find_inverted(article: ParsedArticle, spans: list[Chars], item: Attribution) -> list[Chars]:
    """The rest of a clause that "according to" parts: Among them, | according to Roe, | is Hale."""
    if item.cue is None or item.source is None or len(spans) != 1:
        return []
    doc = article.doc
    start, end = article.tokens_of(*spans[0])
    at = item.source[1]
    if doc[item.cue[0]].lower_ != "according" or end > item.cue[0] or at + 1 >= len(doc):
        return []
    while at < len(doc) - 1 and doc[at].text == ",":
        at += 1
    sentence = doc[item.cue[0]].sent
    rest = doc[at : sentence.end]
    is_open = doc[end - 1].tag_ in FINITE or not any(
        word.tag_ in FINITE and find_own_subject(word) is not None for word in doc[start:end]
    )
    if not rest or doc[at - 1].text != "," or not is_open or article.mark_of[at] >= 0:
        return []
    is_verb = rest[0].tag_ in FINITE or doc[end - 1].tag_ in FINITE
    high = _leave_stops(article, at, sentence.end)
    return [article.chars(at, high)] if is_verb and high > at + 1 else []
