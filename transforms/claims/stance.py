"""The stance of a cue: what the words that report say of what is reported.

In: a parsed article and an attribution. Out: one of `records.CUE_STANCES`, or None without a cue.
The decision to question: the word alone does not tell. "Called for a strike" is a wish and "called
the plan bad" none, "asked whether" a question and "asked him to" a wish, and any verb of saying
that is negated ("never said", "none of them said") is negative.
"""

from transforms.attribution.types import Attribution
from transforms.claims.commitment import (
    find_cue_head,
    is_negated,
    is_short_of_said,
    is_unspoken,
    is_yet_to_be_said,
)
from transforms.lexicons.claims import read_claim_words
from transforms.lexicons.cues import read_lexicon
from transforms.parse.document import ParsedArticle

CALLS = frozenset({"call for", "call on", "call upon"})
ASKING = frozenset("whether if how why when where who what whom which".split())


def read_stance(article: ParsedArticle, item: Attribution) -> str | None:
    """How the source, in the reporter's words, stands to the content."""
    if item.cue is None or item.cue_lemma is None:
        return None
    doc = article.doc
    words = read_claim_words()
    head = find_cue_head(doc, item)
    assert head is not None
    first = item.cue_lemma.split(" ")[0]
    low, high = article.tokens_of(item.content[0][0], item.content[-1][1])
    opening = {token.lower_ for token in doc[low : low + 2]}
    is_asked = bool(opening & ASKING) or any(
        t.text == "?" for t in doc[max(low, high - 2) : high + 1]
    )
    if first in ("ask", "inquire", "enquire", "wonder", "question", "query") and is_asked:
        return "question"
    if first == "call":
        wanted = any(t.lower_ == "to" and t.tag_ == "TO" for t in doc[low:high])
        return "wish" if wanted or item.cue_lemma in CALLS else "neutral"
    stance = "negative" if item.cue_lemma == "rule out" else read_lexicon().stance(item.cue_lemma)
    if stance == "neutral" and first == "cast" and "doubt" in {c.lower_ for c in head.children}:
        return "uncertain"
    if is_unspoken(article, item):
        return "negative"
    if is_negated(head) and stance in ("neutral", "certain", "uncertain", "positive"):
        return "negative"
    withheld = {t.lemma_.lower() for t in doc[slice(*item.cue)]} & words.withholding
    is_silent = bool(withheld) or is_yet_to_be_said(article, item)
    is_silent = is_silent or is_short_of_said(article, item)
    return "negative" if is_silent and stance != "wish" else stance
