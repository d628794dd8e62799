"""How, when and on what question something is said, which the network takes for what is said.

In: a piece of a content, and the verb that reports it. Out: the piece from "that" to the last word
that is told ("They claimed | too | that they heard a shot", "denied he was there | when asked"),
without an "and" that joins what comes next. The decision to question: who is asked is told of him
and not by him, so that "when asked" ends what he says wherever it stands.
"""

from transforms.attribution.content_form import lemma_of
from transforms.attribution.types import Chars
from transforms.lexicons.cues import read_lexicon
from transforms.parse.document import ParsedArticle
from transforms.parse.tokens import Token

ASKING = read_lexicon().unsaid["asking"] | {"press"}
PLACING = frozenset({"ADP", "SCONJ"})
LEADS = frozenset({"advmod", "npadvmod"})
"""What tells how or when something is said, in front of it."""
LONGEST_LEAD = 4
LEAST_CLAUSE = 2
LONGEST_REST = 12
"""Tokens."""


def cut_told(article: ParsedArticle, span: Chars, verb: Token) -> Chars:
    """The piece without what belongs to its report."""
    span = _cut_lead(article, _cut_copula(article, span, verb), verb)
    return _cut_joined(article, _cut_asked(article, span, verb))


def _cut_copula(article: ParsedArticle, span: Chars, verb: Token) -> Chars:
    """Without the verb that the report is the subject of: All he said | was | that it was late."""
    start, end = article.tokens_of(*span)
    is_long = start > verb.i and end - start > LEAST_CLAUSE
    is_led = is_long and article.doc[start].lemma_ == "be"
    is_led = is_led and article.doc[start + 1].lower_ == "that"
    return article.chars(start + 1, end) if is_led else span


def _cut_lead(article: ParsedArticle, span: Chars, verb: Token) -> Chars:
    """Without how or when it is said: They claimed | too | that they heard a shot."""
    start, end = article.tokens_of(*span)
    if start == verb.i + 1 < end - 1 and article.doc[start + 1].tag_ == "VBG":
        # Roe admits to | stealing the boat.
        is_to = article.doc[start].lower_ == "to"
        return article.chars(start + 1, end) if is_to else span
    for index in range(start, min(start + LONGEST_LEAD, end)):
        word = article.doc[index]
        if word.lower_ == "that" and word.dep_ == "mark" and word.head.head == verb:
            return article.chars(index, end)
        if word.dep_ not in LEADS or word.head != verb:
            break
    return span


def _cut_asked(article: ParsedArticle, span: Chars, verb: Token) -> Chars:
    """Up to who asked: Roe denied that he was there | when questioned by the court."""
    start, end = article.tokens_of(*span)
    for index in range(max(start, verb.i) + 2, end - 1):
        word, following = article.doc[index], article.doc[index + 1]
        is_asked = following.tag_ == "VBN" and lemma_of(following) in ASKING
        if word.lower_ == "when" and is_asked and article.mark_of[index] < 0:
            return article.chars(start, index)
    return span


def _cut_joined(article: ParsedArticle, span: Chars) -> Chars:
    """Up to the "and" that joins what follows: they walked | and along the way, Roe told them …"""
    start, end = article.tokens_of(*span)
    doc = article.doc
    if end + 1 >= len(doc) or doc[end].text != ",":
        return span
    for index in range(end - 2, max(start, end - LONGEST_REST), -1):
        joint = doc[index]
        is_of_clause = joint.dep_ == "cc" and joint.head.pos_ in ("VERB", "AUX")
        if not is_of_clause or article.mark_of[index] >= 0:
            continue
        joined = (c for c in joint.head.children if c.dep_ == "conj" and index < c.i < end)
        is_adverbial = all(c.pos_ in PLACING for c in (doc[index + 1], *joined))
        return article.chars(start, index) if is_adverbial else span
    return span
