"""What the verb of a report has besides its content, which the network takes in.

In: an attribution of the model, cut to its report. Out: the same, without the author's words behind
its content: "condemned the plan | when it failed", "called it a shame | and left", "blamed the
council | without naming the mayor", "30% said yes | while 63% disagreed". The decision to question:
what the parser hangs on the verb of the report is the author's only where an object stands before
it, or where nobody could say it himself.
"""

from collections.abc import Iterable

from transforms.attribution.content_form import (
    find_head,
    follows_comma,
    read_tense,
    tells_ahead,
)
from transforms.attribution.model.boundaries import CIRCUMSTANCES, JOINTS
from transforms.attribution.types import Attribution, Chars, with_content
from transforms.lexicons.cues import read_lexicon
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import FINITE, HYPHENS, Tokens, edges, find_own_subject
from transforms.parse.tokens import Token

SHARE_JOINTS = frozenset({"and", "but", "compared", "while", "whereas"})
SHARES = frozenset({"%", "pct", "per", "percent", "cent"})
NOW_OF_PAST = ["present", "present", "past"]
OBJECTS = frozenset({"attr", "dobj", "oprd"})
ASKING = frozenset({"WDT", "WP", "WP$", "WRB"})
DURING = frozenset({"after", "as", "when", "while"})
FUNCTION_WORDS = frozenset({"ADP", "ADV", "AUX", "CCONJ", "DET", "PART", "SCONJ"})
LISTING = frozenset({"including", "ranging"})
"""Participles that go on with a thing, not with who tells of it."""
LONGEST_PREDICATE = 12
"""Tokens from "as" to the reason: saw it as | “ludicrous” | because."""
UNSAID = read_lexicon().unsaid["telling"]
"""What a report may do without: blamed a party | without naming it."""


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
    if item.source is not None and _counts(article.doc.span(*item.source)):
        spans = tuple(_cut_other_share(article, span) for span in spans)
    return with_content(article, item, spans)


def _cut_span_beside(article: ParsedArticle, span: Chars, verb: Token, cue: Tokens) -> Chars:
    start, end = article.tokens_of(*span)
    if start < cue[1]:
        return span
    for index in range(start + 1, end):
        word = article.doc[index]
        is_behind = word.tag_ == "VBG" and word.nbor(-1).is_quote and follows_comma(word)
        is_behind = is_behind and article.mark_of[index] < 0 and word.lower_ not in LISTING
        if is_behind and not tells_ahead(article, word, (start, index)):
            # He called it a “fringe idea,” making air quotes.
            return article.chars(start, index)
    for child in _find_others(verb, start, end):
        low = edges(child)[0]
        if not start < low < end or article.mark_of[low] >= 0:
            continue
        if not _is_beside(article, child, start, verb):
            continue
        while low - 1 > start and (
            article.doc[low - 1].dep_ == "cc" or article.doc[low - 1].text in JOINTS
        ):
            low -= 1
        if article.doc[low].text in HYPHENS and not article.doc[low - 1].whitespace_:
            # closer co|-operation
            continue
        if all(word.pos_ in FUNCTION_WORDS or word.is_punct for word in article.doc[start:low]):
            # and | with his aides chastened, they will not do it again
            continue
        return article.chars(start, low)
    return span


def _find_others(verb: Token, start: int, end: int) -> list[Token]:
    """What may be the author's in a content: parts of the report's verb, and verbs beside it."""
    words = [w for w in verb.doc[start:end] if w.head != verb and w.pos_ in ("VERB", "AUX")]
    beside = [w for w in words if w.dep_ == "conj"]
    speech = read_lexicon().speech
    said = [w for w in words if w.dep_ == "advcl" and w.tag_ == "VBG" and w.lemma_ in speech]
    return [*verb.children, *beside, *(w for w in said if _follows_dash(w))]


def _follows_dash(word: Token) -> bool:
    return word.i > 0 and word.nbor(-1).text in JOINTS and word.nbor(-1).text != ","


def _is_beside(article: ParsedArticle, child: Token, start: int, verb: Token) -> bool:
    """Whether a part of a content tells of the report, its time, cause or sequel, and not in it."""
    low = edges(child)[0]
    first = child.doc[low]
    is_object = any(c.dep_ in OBJECTS and c.i >= start for c in verb.children)
    if child.dep_ == "conj" and (first.tag_ in ASKING or first.lower_ == "that"):
        return False
    if child.dep_ == "conj" and low > 0 and child.doc[low - 1].lower_ == "or":
        # "the horror of the war, or the pain that they endured": who tells it chooses
        return False
    is_marked = article.count_marked(*edges(child)) > 0
    if child.dep_ == "conj" and child.head != verb:
        # "The work has begun, she said, and the results are “not bad”" is all hers.
        return not is_marked and _goes_on_outside(child, verb)
    if child.dep_ == "conj":
        is_own = find_own_subject(child) is not None
        is_same = child.tag_ in FINITE or child.tag_ == verb.tag_ == "VBG"
        return is_object and (is_own or is_same)
    if child.dep_ == "prep" and child.lower_ == "without":
        return is_object and any(c.tag_ == "VBG" and c.lemma_ in UNSAID for c in child.children)
    if child.dep_ != "advcl":
        return False
    if first.tag_ == "VBG" and (follows_comma(first) or _follows_dash(first)):
        return first.lower_ not in LISTING
    if first.lower_ not in CIRCUMSTANCES or not _is_circumstance(child, first, verb):
        return False
    return is_object or first.lower_ == "while"


def _is_circumstance(clause: Token, first: Token, verb: Token) -> bool:
    """Whether a clause tells when or why, and not what somebody is taken for or might grant.

    Not "portrayed the land | as beset by thieves", "called it “mad” | because it rains", "warned
    them, | even if it hurts", "saw a difference | when it comes to age".
    """
    doc = clause.doc
    following = doc[min(first.i + 1, len(doc) - 1)]
    before = [word.lower_ for word in doc[max(first.i - LONGEST_PREDICATE, verb.i) : first.i]]
    if first.lower_ == "as":
        return find_own_subject(clause) is not None and read_tense(clause) is not None
    if first.lower_ == "because":
        return "as" not in before
    if first.lower_ == "while":
        return before[-1] in JOINTS or doc[first.i - 1].is_quote
    if first.lower_ == "when":
        return not (following.lower_ == "it" and clause.lemma_ == "come")
    return first.lower_ != "even" or following.lower_ in DURING or following.tag_ == "VBG"


def _goes_on_outside(child: Token, verb: Token) -> bool:
    """Whether a verb beside one of the content is the author's, and so are its words.

    "whose son, he says, he is – and 14% agreed"; "admitted she is ill | but stayed"; "says the sale
    was void | and is pursuing damages"
    """
    if child.head.i < verb.i:
        is_outer = verb.is_above(child.head) or child.head.is_above(verb)
        return is_outer and find_own_subject(child) is not None
    is_clause = child.head.dep_ == "ccomp" and child.head.head == verb
    is_past = verb.tag_ == child.tag_ == "VBD" and child.head.tag_ in ("VBZ", "VBP")
    is_present = [read_tense(word) for word in (verb, child, child.head)] == NOW_OF_PAST
    return is_clause and (is_past or is_present) and find_own_subject(child) is None


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
