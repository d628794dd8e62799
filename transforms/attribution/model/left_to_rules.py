"""What the rules find and the model leaves open: what it was not taught, and what it passes over.

In: what the model found and what the rules found. Out: the further attributions. The decision to
question: a whole sentence in front of ", the paper says" is taken although the model left it,
because it finds the same sentence in one article and not in another.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from transforms.attribution.content_form import find_head, lemma_of
from transforms.attribution.dash_credits import METHOD as CREDIT
from transforms.attribution.fixed_reports import DESCRIBED, GERUND
from transforms.attribution.model.sources import part_content
from transforms.attribution.noun_contents import TELLERS
from transforms.attribution.noun_reports import METHOD as NOUN_IS
from transforms.attribution.placed_reports import METHOD as PLACED
from transforms.attribution.rules import CONTINUED, HEADLINE, OPEN
from transforms.attribution.turns import METHOD as TURN
from transforms.attribution.types import Attribution, overlaps, shares_words
from transforms.attribution.whose_words import CALLED
from transforms.parse.document import ParsedArticle
from transforms.parse.noun_phrases import is_person_noun
from transforms.parse.syntax import FINITE, SUBJECTS, Tokens, edges

RULES_KEPT = frozenset(
    {CONTINUED, OPEN, HEADLINE, TURN, CREDIT, DESCRIBED, GERUND, CALLED, NOUN_IS, PLACED}
)
"""What the rules find and the model was not taught."""
CLAUSE_REPORTS = frozenset({"rules/ccomp", "rules/object", "rules/prep"})
ACCORDING = "rules/according"
BEHIND = "rules/after"
"""Where the model passes over a short sentence: Her group would ask, | she said."""
WORD = re.compile(r"\w")
LEAST_CLAUSE = 4
LONGEST_SOURCE = 12
"""Tokens: of a longer one the parser is not sure where it ends."""
SENTENCE_ENDS = ".!?…\n"
SPOKEN = frozenset({"add", "say", "state", "tell"})


def _is_overlooked(article: ParsedArticle, item: Attribution, found: Sequence[Attribution]) -> bool:
    """Whether the model is apt to pass over a report: "… who calls himself a Catholic".

    Or "Her group would ask, she said", as far as a whole sentence stands before it.
    """
    if item.source is None or item.cue is None:
        return False
    is_used = any(other.cue is not None and overlaps(other.cue, item.cue) for other in found)
    if item.method == ACCORDING:
        return not is_used and _is_clause(article, item) and _can_tell(article, item.source)
    if item.method == BEHIND:
        return item.cue_lemma in SPOKEN and not is_used and _is_whole_sentence(article, item)
    if item.method not in CLAUSE_REPORTS:
        return False
    return article.doc.span(*item.source).text.lower() == "who"


def _is_clause(article: ParsedArticle, item: Attribution) -> bool:
    """Whether a clause opens a content, and not "to set it up", "each giving half", "That's"."""
    words = article.doc[slice(*article.tokens_of(*item.content[0]))]
    is_long = len(words) >= LEAST_CLAUSE
    return is_long and any(word.tag_ in FINITE and word.dep_ != "relcl" for word in words)


def _can_tell(article: ParsedArticle, source: Tokens) -> bool:
    """Whether a source is a name, somebody, a body or a document, and no "instinct"."""
    head = find_head(article.doc.span(*source))
    if source[1] - source[0] > LONGEST_SOURCE:
        return False
    is_named = head.pos_ in ("PROPN", "PRON")
    return is_named or is_person_noun(head) or lemma_of(head) in TELLERS


def _is_whole_sentence(article: ParsedArticle, item: Attribution) -> bool:
    """Whether a sentence begins with the content, which has a verb and its subject, and a comma."""
    low, high = article.tokens_of(*item.content[0])
    doc = article.doc
    is_parted = high < len(doc) and "," in (doc[high].text, doc[high - 1].text, doc[high - 2].text)
    lead = article.text[: item.content[0][0]].rstrip(' "”')
    return (
        is_parted
        and lead[-1:] in SENTENCE_ENDS
        and len(item.content) == 1
        and any(word.dep_ in SUBJECTS for word in doc[low:high])
    )


def _name_source(article: ParsedArticle, item: Attribution) -> Attribution:
    """With who was taken for the end of what is told, and no more: …, | the paper | said."""
    if item.method == ACCORDING:
        # (it is closer to 15 percent, according to Factcheck.org | )
        said = (piece for piece in item.content if WORD.search(article.text[slice(*piece)]))
        return replace(item, content=tuple(said) or item.content)
    if item.method != BEHIND or item.cue is None:
        return item
    if item.source is None:
        parted = part_content(article, item, article.doc[item.cue[1] - 1])
        return item if parted is None else parted
    head = find_head(article.doc.span(*item.source))
    acts = (c for c in head.children if c.dep_ == "acl" and head.i < c.i < item.source[1])
    high = next((edges(act)[0] for act in acts), item.source[1])
    # Thousands are out of work, says a report | highlighting the cuts.
    return replace(item, source=(item.source[0], high))


def take_from_rules(
    article: ParsedArticle, found: Sequence[Attribution], by_rule: Sequence[Attribution]
) -> list[Attribution]:
    """The rules' finds of the kinds kept that the model left open, numbered behind its own."""
    taken: list[Attribution] = []
    place: dict[int, int] = {}
    for number, rule in enumerate(by_rule):
        item = _name_source(article, rule)
        same = next((i for i, other in enumerate(found) if shares_content(item, other)), None)
        if same is not None:
            place[number] = same
            continue
        if item.method not in RULES_KEPT and not _is_overlooked(article, item, found):
            continue
        if item.continues is not None:
            if item.continues not in place:
                continue
            item = replace(item, continues=place[item.continues])
        place[number] = len(found) + len(taken)
        taken.append(item)
    return taken


def shares_content(one: Attribution, other: Attribution) -> bool:
    if one.content[-1][1] <= other.content[0][0] or other.content[-1][1] <= one.content[0][0]:
        # As nearly all pairs lie.
        return False
    return any(shares_words(one, piece) for piece in other.content)
