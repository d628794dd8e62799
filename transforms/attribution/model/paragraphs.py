"""Quotations over several paragraphs: which report each paragraph of them belongs to.

In: the model's attributions, and what the rules read from the marks. Out: the same attributions, a
paragraph that has a report of its own with that report, one that goes on going on. The decision to
question: across paragraphs the rules have the last word, since the model points to any cue nearby
("…three weeks old,” Teldow said" for the paragraphs of another speaker before it).
"""

from collections.abc import Sequence
from dataclasses import replace

from transforms.attribution.dash_credits import METHOD as CREDIT
from transforms.attribution.model.linking import Signals
from transforms.attribution.types import SAME_SHARE, Attribution, overlap_share
from transforms.parse.document import ParsedArticle

Found = tuple[Attribution, Signals]
MARKED = ("rules/marks", CREDIT)


def follow_paragraphs(
    article: ParsedArticle, found: Sequence[Found], by_rule: Sequence[Attribution]
) -> list[Found]:
    """The attributions in their order, those whose cue is in another paragraph by the rules."""
    same = _pair_up([item for item, _ in found], by_rule)
    twins = {own: other for other, own in same.items()}
    followed: list[Found] = []
    for number, (item, signals) in enumerate(found):
        twin = by_rule[twins[number]] if number in twins else None
        if twin is not None and not _has_own_report(article, item):
            earlier = same.get(twin.continues) if twin.continues is not None else None
            if twin.source is not None:
                item = replace(twin, content=item.content, method=item.method, continues=None)
            elif earlier is not None and earlier != number:
                item = replace(item, source=None, cue=None, cue_lemma=None, continues=earlier)
        followed.append((item, signals))
    return followed


def _pair_up(items: Sequence[Attribution], by_rule: Sequence[Attribution]) -> dict[int, int]:
    """For each quotation of the rules the attribution that holds the same words."""
    same: dict[int, int] = {}
    for number, rule in enumerate(by_rule):
        if not rule.method.startswith(MARKED):
            continue
        shares = [(overlap_share(rule, item), -index) for index, item in enumerate(items)]
        best = max(shares, default=(0.0, 0))
        if best[0] >= SAME_SHARE:
            same[number] = -best[1]
    return same


def _has_own_report(article: ParsedArticle, item: Attribution) -> bool:
    """Whether the cue stands in a paragraph of the content, and nobody from another is its source."""
    if item.cue is None:
        return False
    places = {article.paragraph_of[article.token_at(low)] for low, _ in item.content}
    told = (item.cue,) if item.source is None else (item.cue, item.source)
    return all(article.paragraph_of[part[0]] in places for part in told)
