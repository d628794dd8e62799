"""Contents in other paragraphs than their report: which report each paragraph belongs to.

In: the model's attributions, and what the rules read from the marks. Out: the same attributions, a
paragraph that has a report of its own with that report, one that goes on going on. The decision to
question: across paragraphs the rules have the last word, since the model points to any cue nearby
("…three weeks old,” Teldow said" for the paragraphs of another speaker before it).
"""

from collections.abc import Sequence
from dataclasses import replace

from transforms.attribution.dash_credits import METHOD as CREDIT
from transforms.attribution.model.linking import Signals
from transforms.attribution.types import (
    SAME_SHARE,
    Attribution,
    Chars,
    holds_any,
    overlap_share,
    overlaps,
    read_quote_type,
)
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import Tokens

Found = tuple[Attribution, Signals]
MARKED = ("rules/marks", CREDIT)
SENTENCE_ENDS = frozenset({".", "!", "?"})


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
    """Whether the cue stands in a paragraph of the content, and no source from another one."""
    if item.cue is None:
        return False
    places = {article.paragraph_of[article.token_at(low)] for low, _ in item.content}
    told = (item.cue,) if item.source is None else (item.cue, item.source)
    return all(article.paragraph_of[part[0]] in places for part in told)


def leave_other_paragraphs(
    article: ParsedArticle, by_paragraph: dict[int, list[Chars]], cue: Tokens | None
) -> None:
    """Takes out what stands in the headline where the cue stands in a paragraph of the body.

    And unmarked words before its paragraph, if it has a content there.
    """
    if cue is None:
        return
    own = article.paragraph_of[cue[0]]
    for number in [number for number in by_paragraph if number != own]:
        is_unmarked = read_quote_type(article, tuple(by_paragraph[number])) == "indirect"
        is_headline = article.paragraphs[number].kind == "headline"
        if is_headline or (is_unmarked and number < own and own in by_paragraph):
            del by_paragraph[number]


def find_told(
    article: ParsedArticle, item: Attribution, cue: Tokens, by_rule: Sequence[Attribution]
) -> Attribution | None:
    """What a report tells in its own paragraph, where the network took the one before it.

    | Both firms will cut costs. | [new paragraph] They meet at noon, according to Reuters.
    """
    if item.quote_type != "indirect":
        return None
    place = article.paragraph_of[cue[0]]
    if place in _list_paragraphs(article, item):
        return None
    return next(
        (
            rule
            for rule in by_rule
            if rule.cue is not None
            and overlaps(rule.cue, cue)
            and _list_paragraphs(article, rule) == {place}
        ),
        None,
    )


def find_near(
    article: ParsedArticle, item: Attribution, cue: Tokens, by_rule: Sequence[Attribution]
) -> Attribution | None:
    """The report of its paragraph that a quotation goes on from, instead of one of the next.

    "It is a large part," Roe said. "Here above all." [new paragraph] "It is half," | Hale said.

    And the one behind it instead of the sentence before: Roe | denied | the charge. "I slept," he
    told the court.
    """
    if item.quote_type != "direct":
        return None
    start, end = article.tokens_of(*item.content[0])
    place = article.paragraph_of[start]
    is_ahead = article.paragraph_of[cue[0]] > place
    if not is_ahead and not (cue[1] <= start and _is_over(article, cue, start)):
        return None
    return next(
        (
            rule
            for rule in by_rule
            if rule.cue is not None
            and rule.method.startswith("rules/marks-")
            and article.paragraph_of[rule.cue[0]] == place
            and (rule.cue[1] <= start if is_ahead else end in (rule.cue[0], _find_start(rule)))
            and holds_any(rule.content, item.content)
        ),
        None,
    )


def _find_start(rule: Attribution) -> int | None:
    """Where the source of a report begins."""
    return None if rule.source is None else rule.source[0]


def _is_over(article: ParsedArticle, cue: Tokens, start: int) -> bool:
    """Whether the sentence of a report ends before a quotation with a full stop and no colon."""
    words = [word for word in article.doc[cue[1] : start] if article.mark_of[word.i] < 0]
    return bool(words) and words[-1].text in SENTENCE_ENDS


def leave_far_cues(article: ParsedArticle, found: Sequence[Found]) -> list[Found]:
    """A quotation without the cue of another paragraph that has a content of its own there.

    “How much do you want to pay?” [new paragraph] It is too much, he | claimed.
    """
    told = {
        item.cue
        for item, _ in found
        if item.cue is not None
        and item.quote_type != "direct"
        and article.paragraph_of[item.cue[0]] in _list_paragraphs(article, item)
    }
    kept: list[Found] = []
    for item, signals in found:
        is_far = item.cue in told and item.cue is not None and item.quote_type == "direct"
        if is_far and item.cue is not None:
            places = _list_paragraphs(article, item)
            is_far = article.paragraph_of[item.cue[0]] > max(places)
        kept.append((replace(item, cue=None, cue_lemma=None) if is_far else item, signals))
    return kept


def _list_paragraphs(article: ParsedArticle, item: Attribution) -> set[int]:
    return {article.paragraph_of[article.token_at(low)] for low, _ in item.content}
