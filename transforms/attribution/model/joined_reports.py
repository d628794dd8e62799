"""Two reports of two speakers that the network reads as one.

In: the model's attributions, and what the rules read from the marks. Out: the same, a quotation
that has a report of its own apart from the one beside it ("The line is slow, according to
estimates. “We can mend it,” said Roe."). The decision to question: the network ties what stands
close together, so a report that touches the marks has the last word over another cue.
"""

from collections.abc import Sequence
from dataclasses import replace

from transforms.attribution.model.paragraphs import Found
from transforms.attribution.types import (
    SAME_SHARE,
    Attribution,
    Chars,
    overlap_share,
    shares_words,
    with_content,
)
from transforms.parse.document import ParsedArticle

MARKS = "rules/marks-"
SENTENCE_ENDS = frozenset({".", "!", "?"})
CLOSING = "\"'”’» "


def part_joined(
    article: ParsedArticle, found: Sequence[Found], by_rule: Sequence[Attribution]
) -> tuple[list[Found], list[Found]]:
    """The attributions in their order, and the quotations that were parts of them."""
    reported = [
        rule for rule in by_rule if rule.method.startswith(MARKS) and _touches(article, rule)
    ]
    kept: list[Found] = []
    parted: list[Found] = []
    for item, signals in found:
        parts = tuple(_part(article, piece, item, reported) for piece in item.content)
        pieces = tuple(part for piece in parts for part in piece)
        own = [] if len(pieces) < 2 else _find_own(replace(item, content=pieces), reported)
        rest = tuple(p for p in pieces if not any(shares_words(rule, p) for rule in own))
        if not own or not rest:
            kept.append((item, signals))
            continue
        kept.append((with_content(article, item, rest), signals))
        parted += [(replace(rule, method=item.method), signals) for rule in own]
    return kept, parted


def _part(
    article: ParsedArticle, piece: Chars, item: Attribution, reported: Sequence[Attribution]
) -> list[Chars]:
    """A piece, or the parts of it around the beginning of a quotation with a report of its own."""
    low, high = piece
    for rule in reported:
        start, end = rule.content[0][0], rule.content[-1][1]
        lead = article.text[low:start].rstrip()
        # The port “is shut.” “We left,” he added.
        is_ended = lead.rstrip(CLOSING)[-1:] in SENTENCE_ENDS
        if rule.cue != item.cue and low < start and end <= high and is_ended:
            return [(low, low + len(lead.rstrip("."))), (start, high)]
    return [piece]


def _find_own(item: Attribution, reported: Sequence[Attribution]) -> list[Attribution]:
    """The quotations among the parts of an attribution that have another cue."""
    own: list[Attribution] = []
    for rule in reported:
        if item.cue is None or rule.cue is None or rule.source is None:
            continue
        is_other = rule.cue[1] <= item.cue[0] or item.cue[1] <= rule.cue[0]
        parts = tuple(piece for piece in item.content if shares_words(rule, piece))
        if is_other and parts and overlap_share(replace(item, content=parts), rule) >= SAME_SHARE:
            own.append(rule)
    return own


def _touches(article: ParsedArticle, rule: Attribution) -> bool:
    """Whether no sentence ends between a quotation and its cue: “We stay,” said Roe."""
    if rule.cue is None:
        return False
    low, high = article.chars(*rule.cue)
    end = max((e for _, e in rule.content if e <= low), default=None)
    if end is not None:
        inner = article.text[:end].rstrip("\"'”’ ")
        following = article.doc[article.token_at(end)]
        is_new = inner[-1:] != "," and following.text.istitle() and following.pos_ != "PROPN"
        is_open = inner[-1:] in ",?!" and not SENTENCE_ENDS & set(article.text[end:low])
        return is_open and not is_new
    start = min((s for s, _ in rule.content if s >= high), default=None)
    return start is not None and not SENTENCE_ENDS & set(article.text[high:start])
