"""What somebody said and another source passes on: “Help,” | Roe texted, according to the police.

In: the attributions found, and what the rules read. Out: further ones, each of which is told inside
the content of an "according to" and is the main thing told there. The decision to question: both
stay, as the police tell that he texted and he what he needs.
"""

from collections.abc import Sequence
from dataclasses import replace

from transforms.attribution.direct import find_direct_quotes
from transforms.attribution.types import Attribution, holds_any
from transforms.lexicons.cues import read_lexicon
from transforms.parse.document import ParsedArticle

CLAUSES = frozenset({"rules/ccomp", "rules/xcomp"})
"""A thing alone may be done to: "residents had called the hotline", according to Ms Roe."""
METHOD = "rules/passed-on"


def find_passed_on(
    article: ParsedArticle, found: Sequence[Attribution], by_rule: Sequence[Attribution]
) -> list[Attribution]:
    """The rules' reports inside of what is told according to somebody else."""
    told = [
        item
        for item in found
        if item.cue is not None and article.doc[item.cue[0]].lower_ == "according"
    ]
    if not told:
        return []
    clauses = [rule for rule in by_rule if rule.method in CLAUSES and _is_main(article, rule)]
    is_marked = any(item.quote_type == "mixed" for item in told)
    quotes = _find_quotes(article) if is_marked else []
    return [
        replace(rule, method=METHOD, continues=None)
        for rule in (*clauses, *quotes)
        if any(_passes_on(article, item, rule) for item in told)
    ]


def _find_quotes(article: ParsedArticle) -> list[Attribution]:
    """Quotations with their own reports, of which the rules leave what somebody passes on."""
    return [
        Attribution(
            tuple((mark.char_start, mark.char_end) for mark in marks),
            report.source,
            report.cue,
            report.lemma,
            METHOD,
            "direct",
        )
        for quote in find_direct_quotes(article, read_lexicon())
        if (report := quote.report) is not None and report.source is not None and report.is_strong
        for marks in [[article.marks[number] for number in quote.marks]]
    ]


def _passes_on(article: ParsedArticle, item: Attribution, rule: Attribution) -> bool:
    """Whether a report stands inside of what is told."""
    parts = [article.chars(*part) for part in (rule.cue, rule.source) if part is not None]
    return all(holds_any(item.content, [part]) for part in (*parts, rule.content[0]))


def _is_main(article: ParsedArticle, rule: Attribution) -> bool:
    """Whether a report with a speaker is the main clause of its sentence."""
    if rule.cue is None or rule.source is None or rule.cue_lemma not in read_lexicon().speech:
        return False
    return any(word.head is word for word in article.doc[rule.cue[0] : rule.cue[1]])
