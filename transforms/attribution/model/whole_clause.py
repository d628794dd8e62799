"""The pieces of a content beside the clause that its report holds.

In: an attribution of the model. Out: the same, with all of the clause that its verb reports and
without pieces of other sentences. "It is understood that the ban on “ads” | would hold", "Its
owner is said | to be rich", "Rents rose. According to Roe | they fell". The decision to question:
a piece that opens before the verb of its clause and ends before it is finished by the parse, the
one place where the parser knows more than the network.
"""

import re
from collections.abc import Sequence

from transforms.attribution.content_form import find_head, lemma_of
from transforms.attribution.titles import is_title_of_work
from transforms.attribution.types import Attribution, Chars, overlaps, with_content
from transforms.lexicons.cues import read_lexicon
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import (
    FINITE,
    SUBJECTS,
    Tokens,
    edges,
    find_own_subject,
    is_passive,
    trim,
)
from transforms.parse.tokens import Token

ANONYMITY = re.compile(r"\bcondition (of anonymity|that \w+ not be (named|identified))")
CITING = frozenset({"citing", "quoting"})
DUMMIES = frozenset({"it", "there"})
CHARGING = frozenset({"accuse", "suspect"})
RELATIVE = frozenset({"WDT", "WP"})
VERB_FORMS = FINITE | {"VB", "VBN", "VBG"}
SENTENCE_ENDS = (".", "?", "!", "…")


def mend_pieces(article: ParsedArticle, item: Attribution) -> Attribution:
    """With the clause whole and nothing of other sentences."""
    if item.cue is None or item.continues is not None:
        return item
    if item.quote_type == "direct":
        spans = _leave_titles(article, _leave_other_speaker(article, item.content, item.cue))
        spans = _leave_ended(article, spans, item.cue)
        spans = _leave_circumstances(article, spans, item.cue, item.source)
        return with_content(article, item, tuple(spans))
    verb = find_head(article.doc.span(*item.cue))
    spans = _leave_dummies(article, item.content)
    spans = _leave_circumstances(article, spans, item.cue, item.source)
    spans = _leave_other_sentences(article, spans, item.cue, verb)
    spans = [_finish_clause(article, span, item.cue, verb) for span in spans]
    spans += _find_rest(article, spans, item.cue, verb)
    return with_content(article, item, tuple(spans))


def _leave_dummies(article: ParsedArticle, spans: Sequence[Chars]) -> list[Chars]:
    """Without the "It" of "It is understood that", or why a speaker has no name."""
    texts = {span: article.text[slice(*span)].lower() for span in spans}
    kept = [s for s in spans if texts[s] not in DUMMIES and not ANONYMITY.search(texts[s])]
    return kept or list(spans)


def _leave_circumstances(
    article: ParsedArticle, spans: Sequence[Chars], cue: Tokens, source: Tokens | None
) -> list[Chars]:
    """Without what is told of the speaker behind a quotation: “He lied,” Roe said, | leaving.

    “We froze,” said a man | who gave no name.
    """
    told = [cue] if source is None else [cue, source]
    if not article.quoted[spans[0][0]]:
        return list(spans)

    def is_outside(span: Chars) -> bool:
        start, end = article.tokens_of(*span)
        if start == cue[1] and article.doc[start - 1].lower_ in CITING and span != spans[0]:
            # “It is late,” Roe wrote, citing | experts who expect rain.
            return True
        first = next((word for word in article.doc[start:end] if word.pos_ != "ADV"), None)
        if first is None or start < cue[1] or article.mark_of[start] >= 0:
            return False
        clause = first.head if first.tag_ in RELATIVE else first
        is_own = clause.dep_ == ("relcl" if first.tag_ in RELATIVE else "advcl")
        opens = first.tag_ in RELATIVE or first.tag_ == "VBG"
        # “We froze,” he told Roe, | who was ill.
        hearer = clause.head
        is_hearer = hearer.dep_ in ("dobj", "dative", "pobj") and cue[0] <= hearer.head.i < cue[1]
        is_relative = first.tag_ in RELATIVE
        is_told = any(low <= clause.head.i < high for low, high in told)
        if is_relative and clause.dep_ == "ccomp" and article.doc[start - 1].text == ",":
            # The parser may hang it on the report: “We froze,” he told Roe, | who was ill.
            return is_told
        return is_own and opens and (is_told or (is_hearer and is_relative))

    return [span for span in spans if not is_outside(span)]


def _leave_other_speaker(
    article: ParsedArticle, spans: Sequence[Chars], cue: Tokens
) -> Sequence[Chars]:
    """Without a quotation that is over before a report in between: “It fell.” Roe said that …

    “We froze,” he said.
    """
    if len(spans) < 2 or not _ends_sentence(article, spans[0]):
        return spans
    low = article.tokens_of(*spans[0])[1]
    high = article.tokens_of(*spans[1])[0]
    speech = read_lexicon().speech
    is_other = cue[0] >= high and any(
        word.tag_ in FINITE and lemma_of(word) in speech and find_own_subject(word) is not None
        for word in article.doc[low:high]
    )
    return spans[1:] if is_other else spans


def _ends_sentence(article: ParsedArticle, span: Chars) -> bool:
    return article.text[slice(*span)].rstrip("\"'”’ ").endswith(SENTENCE_ENDS)


def _leave_titles(article: ParsedArticle, spans: Sequence[Chars]) -> list[Chars]:
    """Without the work that it stands in: “We froze,” she wrote in her memoir, | “Loose Ends.”"""
    return [
        span
        for number, span in enumerate(spans)
        if number == 0 or not is_title_of_work(article, span)
    ]


def _leave_ended(article: ParsedArticle, spans: Sequence[Chars], cue: Tokens) -> list[Chars]:
    """Without a quotation that is over before a report with a colon: “You grow.” Roe added: “I do.”

    It is another report's, or has none.
    """
    colon = [
        i for i in range(cue[0], min(cue[1] + 1, len(article.doc))) if article.doc[i].text == ":"
    ]
    ranges = {span: article.tokens_of(*span) for span in spans}
    if not colon or not any(low == colon[0] + 1 for low, _ in ranges.values()):
        return list(spans)
    return [span for span in spans if ranges[span][0] > cue[0] or not _is_ended(article, span)]


def _is_ended(article: ParsedArticle, span: Chars) -> bool:
    """Whether a quotation ends a sentence; one that opens its paragraph is the next report's.

    Unless it goes on from the paragraph before.
    """
    opens = any(
        mark.opens_paragraph and not (number and article.marks[number - 1].runs_on)
        for number, mark in enumerate(article.marks)
        if mark.char_start == span[0]
    )
    return not opens and _ends_sentence(article, span)


def _leave_other_sentences(
    article: ParsedArticle, spans: Sequence[Chars], cue: Tokens, verb: Token
) -> list[Chars]:
    """Without unmarked pieces of other sentences, or marked ones that end before the report's.

    The lead was safe. But according to the poll, | it shrank; “You grow.” Roe warned | that …
    """
    sentence = article.doc[cue[0]].sent
    ranges = {span: article.tokens_of(*span) for span in spans}
    own = [span for span in spans if overlaps(ranges[span], (sentence.start, sentence.end))]
    if not own or len(own) == len(spans):
        return list(spans)
    is_told_behind = any(ranges[span][0] >= cue[1] for span in own) and _reports_behind(verb, cue)
    kept = []
    for span in spans:
        low, high = ranges[span]
        is_marked = article.mark_of[low] >= 0
        is_before = high <= sentence.start
        is_ended = is_before and _is_ended(article, span)
        if span in own or (is_marked and not (is_ended and is_told_behind)):
            kept.append(span)
    return kept


def _reports_behind(verb: Token, cue: Tokens) -> bool:
    """Whether a report has a clause or an infinitive of its own behind it."""
    parts = (c for c in verb.children if c.dep_ in ("ccomp", "xcomp", "dobj") and c.i >= cue[1])
    return any(edges(part)[0] >= cue[1] for part in parts)


def _finish_clause(article: ParsedArticle, span: Chars, cue: Tokens, verb: Token) -> Chars:
    """Up to the end of a clause that a piece opens and ends before its verb."""
    start, end = article.tokens_of(*span)
    if start < cue[1]:
        return span
    if verb.dep_ == "advcl" and article.doc[start - 1].text == ",":
        return _finish_main_clause(article, span, verb)
    for clause in verb.children:
        low, high = edges(clause)
        is_cut = clause.dep_ == "ccomp" and low <= start < end <= clause.i
        subject = find_own_subject(clause)
        if not is_cut or clause.tag_ not in VERB_FORMS or subject is None:
            continue
        whole = trim(article.doc, start, min(high, verb.sent.end))
        if subject.i < end and whole is not None:
            return article.chars(*whole)
    return span


def _finish_main_clause(article: ParsedArticle, span: Chars, verb: Token) -> Chars:
    """Up to the end of the clause in front of which its report is: As Roe said, it | was late."""
    start, end = article.tokens_of(*span)
    # The parser may hang the report on the subject.
    main = verb.head.head if verb.head.dep_ in SUBJECTS else verb.head
    subject = find_own_subject(main)
    is_as = any(child.lower_ == "as" and child.i < verb.i for child in verb.children)
    if not is_as or subject is None or not start <= subject.i < end <= main.i:
        return span
    whole = trim(article.doc, start, min(edges(main)[1], verb.sent.end))
    return span if whole is None else article.chars(*whole)


def _find_rest(
    article: ParsedArticle, spans: Sequence[Chars], cue: Tokens, verb: Token
) -> list[Chars]:
    """What a passive tells of its subject, or the subject: the owner | is said | to be rich."""
    if len(spans) != 1 or not is_passive(verb):
        return []
    low, high = article.tokens_of(*spans[0])
    lemma = lemma_of(verb)
    for part in verb.children:
        if high <= cue[0]:
            is_rest = part.dep_ == "xcomp" and edges(part)[0] == cue[1]
            if lemma in CHARGING and part.dep_ == "prep" and part.lower_ == "of":
                # The firm has been accused by Roe | of lying.
                low = max(part.i + 1, cue[1])
                whole = trim(article.doc, low, edges(part)[1]) if low < edges(part)[1] else None
                return [] if whole is None else [article.chars(*whole)]
        else:
            is_rest = part.dep_ == "nsubjpass" and article.doc[low].lower_ == "to"
            is_rest = is_rest and lemma in read_lexicon().said_of and edges(part)[1] <= cue[0]
        whole = trim(article.doc, *edges(part)) if is_rest else None
        if whole is not None:
            return [article.chars(*whole)]
    return []
