"""The plain report behind some words, where the network reads a cue among the words or past it.

In: an attribution of the model and the report that the rules find for most of the same words. Out:
who plainly says it, or None: not "was not about" of 'The budget was not about us but “about them,”
Roe said', nor the mayor of "It is dead, Roe said after welcoming the mayor". The decision to
question: a word that reports stays the cue although another report follows, because what
somebody admits may be told by somebody else; a state ("is sure of it, and “we are prepared,”") does
not.
"""

from dataclasses import replace

from transforms.attribution.noun_contents import find_reporting_word, holds_cue
from transforms.attribution.types import Attribution, holds_any, with_content
from transforms.lexicons.cues import read_lexicon
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import Tokens


def find_plain_report(
    article: ParsedArticle, item: Attribution, rule: Attribution
) -> Attribution | None:
    """What the rules tell, where it is the plain report of all that the model found."""
    if item.cue is None or rule.cue is None or rule.source is None:
        return None
    if rule.cue_lemma not in read_lexicon().speech:
        return None
    if _goes_past(item, item.cue, rule.cue) and item.content[:-1] == rule.content:
        return replace(rule, method=item.method, confidence=item.confidence)
    if item.cue[0] > rule.cue[0] or not _is_told(article, item, item.cue, rule):
        return None
    told = [article.chars(*part)[0] for part in (item.cue, item.source) if part is not None]
    low = min([item.content[0][0], *told])
    whole = with_content(article, rule, ((low, item.content[-1][1]), *rule.content))
    return replace(whole, method=item.method, confidence=item.confidence)


def _goes_past(item: Attribution, cue: Tokens, own: Tokens) -> bool:
    """Whether a cue holds a report and another act behind it, with a content of that.

    The plan is dead, Roe | said after mockingly welcoming | the mayor.
    """
    return len(item.content) > 1 and cue[0] <= own[0] and own[1] < cue[1]


def _is_told(article: ParsedArticle, item: Attribution, cue: Tokens, rule: Attribution) -> bool:
    """Whether a cue without a word of a report lies in what somebody plainly says."""
    words = article.doc.span(*cue)
    if holds_any(rule.content, [article.chars(*cue)]) and not holds_cue(words):
        return True
    end = item.content[-1][1]
    is_same_end = item.quote_type == "mixed" and rule.content[-1][1] == end
    is_marked = is_same_end and bool(article.quoted[end - 1])
    return is_marked and find_reporting_word(words).pos_ == "ADJ"
