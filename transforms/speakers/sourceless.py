"""Who says a quote that names no source, from what has been read so far.

In: the cast as it is met, the references found and the number of the attribution. Out: a
`Reference` without words. The decision to question: paragraphs that are quotation from end to end
go on from one another and from one whose marks are not closed, over one of the story, too, if
nobody acts in it.
"""

from collections.abc import Mapping

from transforms.attribution.types import Attribution
from transforms.parse.document import ParsedArticle
from transforms.speakers.antecedents import Ranked
from transforms.speakers.candidates import Candidates
from transforms.speakers.reading_order import place_of_content
from transforms.speakers.references import Reference
from transforms.speakers.unsaid import ASKING, find_acting, find_greeting, is_of_others

RUNNING = frozenset({"rules/continued", "rules/running"})
FARTHEST = 2
"""Paragraphs back to the one that a quotation goes on from: one of the story between them."""


def continue_quote(known: Candidates, found: Mapping[int, Reference], earlier: int) -> Reference:
    """A quote without a source of its own goes on from the one before it."""
    before = found.get(earlier)
    if before is None:
        return Reference(None, "none", "rules/no-source", ())
    share = 1.0 if is_left_open(known, earlier) else known.settings.sure["continued"]
    return _share(before, share, "rules/continued")


def is_of_actor(known: Candidates, index: int) -> bool:
    """Whether a person acts in front of a quotation, which then goes on from no other paragraph.

    “I like bread,” Roe said. [new paragraph] His wife Ann wiped the table. “He is late.”
    """
    item = known.attributions[index]
    if item.quote_type != "direct" or item.cue is not None or item.continues is None:
        return False
    at = place_of_content(known.article, item)
    last = known.attributions[item.continues].content[-1][1] - 1
    here, there = (known.article.paragraph_of[i] for i in (at, known.article.token_at(last)))
    acting = find_acting(known.article, known.cast, item, at)
    return (
        here != there
        and acting is not None
        and acting[1] == "same_paragraph"
        and known.cast.figures[acting[0]].kind == "person"
        and not is_left_open(known, item.continues)
    )


def is_asked_by_author(known: Candidates, found: Mapping[int, Reference], earlier: int) -> bool:
    """ "When I ask why, she sits down. “I was cold.”": nobody goes on from the question."""
    before = known.attributions[earlier]
    is_question = before.source is not None and before.cue_lemma in ASKING
    return is_question and earlier in found and found[earlier].method == "rules/unresolved"


def resolve_greeting(known: Candidates, index: int) -> Reference | None:
    """Who is told behind a quotation to have said it: “Years.” That was how Roe greeted it."""
    item = known.attributions[index]
    if item.cue is not None or item.quote_type != "direct":
        return None
    end = known.article.token_at(item.content[-1][1] - 1) + 1
    subject = find_greeting(known.doc, end)
    if subject is None:
        return None
    for number, name in enumerate(known.cast.names):
        if name.tokens[0] <= subject.i < name.tokens[1]:
            sure = Ranked(known.cast.figure_of_name(number), known.settings.sure["same_paragraph"])
            return Reference(None, "none", "rules/greeting", (sure,))
    return None


def _share(before: Reference, share: float, method: str) -> Reference:
    ranked = tuple(Ranked(one.figure, one.probability * share) for one in before.ranked)
    return Reference(None, "none", method, ranked)


def is_left_open(known: Candidates, index: int) -> bool:
    """Whether the marks of a quote are not closed, as of one that goes on."""
    article = known.article
    last = article.token_at(known.attributions[index].content[-1][1] - 1)
    number = article.mark_of[last]
    return number >= 0 and not article.marks[number].is_whole


def resolve_sourceless(known: Candidates, found: Mapping[int, Reference], index: int) -> Reference:
    """Who acts in its sentence or just before it, if anybody.

    Nobody, where the report is passive: "Novak is expected to sign" by somebody else.
    """
    item = known.attributions[index]
    if item.cue is not None and is_of_others(known.article, item.cue):
        return Reference(None, "none", "rules/passive", ())
    at = place_of_content(known.article, item) if item.cue is None else item.cue[0]
    acting = find_acting(known.article, known.cast, item, at)
    if acting is not None:
        figure, name = acting
        sure = Ranked(figure, known.settings.sure[name])
        return Reference(None, "none", f"rules/{name.replace('_', '-')}", (sure,))
    alone = _find_only_voice(known) if item.quote_type == "direct" else None
    if alone is not None:
        sure = Ranked(alone, known.settings.sure["alone"])
        return Reference(None, "none", "rules/only-voice", (sure,))
    if _goes_on(known, found, index):
        before = found[index - 1]
        evidence = "continued" if before.method in RUNNING else "running"
        return _share(before, known.settings.sure[evidence], "rules/running")
    share = known.settings.sure["alternation"]
    ranked = tuple(Ranked(figure, share) for figure in known.spoke[-1:-3:-1])
    return Reference(None, "none", "rules/no-source", ranked)


def _goes_on(known: Candidates, found: Mapping[int, Reference], index: int) -> bool:
    """Whether a paragraph of quotation goes on from the last one, over one of the story.

    That one is such a paragraph, too, or its marks are not closed.
    """
    before = found.get(index - 1)
    if before is None:
        return False
    here = find_whole(known.article, known.attributions[index])
    if before.method in RUNNING:
        there = find_whole(known.article, known.attributions[index - 1])
    else:
        there = _find_open(known, index - 1)
    if here is None or there is None or not 0 < here - there <= FARTHEST:
        return False
    between = range(there + 1, here)
    has_marks = any(mark.paragraph in between for mark in known.article.marks)
    return not has_marks and not any(
        spot.paragraph in between and spot.is_subject
        for figure in known.cast.figures
        if figure.kind == "person"
        for spot in figure.spots
    )


def _find_open(known: Candidates, index: int) -> int | None:
    """The paragraph at whose end the marks of a quote are still open."""
    article = known.article
    last = article.token_at(known.attributions[index].content[-1][1] - 1)
    return article.paragraph_of[last] if is_left_open(known, index) else None


def find_whole(article: ParsedArticle, item: Attribution) -> int | None:
    """The paragraph that is quotation from end to end, if a quote is one."""
    if item.quote_type != "direct" or item.cue is not None:
        return None
    low, high = article.tokens_of(item.content[0][0], item.content[-1][1])
    paragraph = article.paragraphs[article.paragraph_of[low]]
    beside = (*article.doc[paragraph.token_start : low], *article.doc[high : paragraph.token_end])
    is_whole = all(token.is_punct or token.is_space for token in beside)
    return article.paragraph_of[low] if is_whole else None


def _find_only_voice(known: Candidates) -> int | None:
    """The one person whom the article has speak so far, or whom it is about: an interview."""
    figures = known.cast.figures
    main = [number for number, figure in enumerate(figures) if figure.is_main]
    people = {number for number in known.spoke if figures[number].kind == "person"}
    found = people if len(set(known.spoke)) == 1 else people & set(main)
    return found.pop() if len(found) == 1 else None
