"""Attributions by rule: direct, indirect and mixed quotes with cue and source.

In: one parsed article. Out: `Attribution`s in code points of the stored text, before speakers are
resolved. Marked quotations come from `transforms.attribution.direct`, reported clauses from
`transforms.attribution.reporting_frames` where `transforms.lexicons.cues` knows the word. Where
both see the same words the marks decide the content's edges, because a marked stretch is quoted
whole or not at all.
"""

from dataclasses import replace
from itertools import pairwise

from transforms.attribution.according_to import find_according
from transforms.attribution.content_form import lemma_of
from transforms.attribution.credit_lines import find_credit_lines
from transforms.attribution.dash_credits import find_credits
from transforms.attribution.direct import (
    DirectQuote,
    Report,
    ends_like_speech,
    find_direct_quotes,
    is_clause_like,
)
from transforms.attribution.document_reports import find_document_reports
from transforms.attribution.embedded_posts import find_posts
from transforms.attribution.exchanges import find_exchanges
from transforms.attribution.fixed_reports import RELATIVE, find_fixed_reports
from transforms.attribution.interviews import say_answers
from transforms.attribution.inverted import find_inverted
from transforms.attribution.led_quotations import leave_lead
from transforms.attribution.noun_reports import find_noun_reports
from transforms.attribution.parentheticals import find_parentheticals
from transforms.attribution.placed_reports import find_placed
from transforms.attribution.put_reports import find_put
from transforms.attribution.reporting_frames import Frame, find_frames
from transforms.attribution.turns import METHOD as TURN
from transforms.attribution.turns import is_heading, is_in_person, is_link_list, say_turns
from transforms.attribution.types import (
    SAME_SHARE,
    Attribution,
    Chars,
    in_text_order,
    overlap_share,
    overlaps,
    put_in,
    read_quote_type,
    set_edges,
)
from transforms.attribution.whose_words import find_whose_words
from transforms.lexicons.cues import Lexicon, read_lexicon, repair_lemma
from transforms.parse.document import Paragraph, ParsedArticle
from transforms.parse.syntax import Tokens

KIND_ORDER = (
    "according",
    "inside",
    "after",
    "as",
    "ccomp",
    "xcomp",
    "object",
    "prep",
    "adjective",
    "adjective to",
    "adjective prep",
    "noun that",
    "noun to",
    "noun prep",
)
CONTINUED = "rules/marks-continued"
OPEN = "rules/marks-open"
HEADLINE = "rules/headline"
LEAST_CONTENT = 3
LEAST_GAPS = 3
"""Spaces in a quotation without a report: "Never again." may be a slogan."""
REPORTS = frozenset("poll polls report reports study survey surveys".split())
"""What alone before the colon of a headline tells who says the rest: "Report: Docks to Close"."""
MARKS = frozenset({'"', "''", "``"})
"""As the parser reads them."""
HEADLINE_COLON = 8
SERIES = frozenset("briefing daily newsletter show weekly".split())
"""The last word of what comes out again and again: "Harbour Post Daily: A World at War"."""
NOT_SPEAKERS = frozenset(
    """analysis advertisement breaking column commentary correction editorial exclusive explainer
    factbox feature gallery guide interview live note obituary opinion photo photos podcast preview
    recap review timeline transcript update updated video watch""".split()
)


def find_by_rules(article: ParsedArticle) -> list[Attribution]:
    """Attributions in text order of their content; `continues` is an index in the list."""
    lexicon = read_lexicon()
    frames = _choose_frames(article, lexicon)
    quotes = find_direct_quotes(article, lexicon)
    from_frames = [_from_frame(article, frame) for frame in frames]
    direct, used = _from_marks(article, quotes, from_frames)
    kept = [
        item
        for item in from_frames
        if item is not None and not _is_taken(article, item, direct, used)
    ]
    colons = say_turns(article)
    colons += say_answers(article, colons)
    colons += _from_colons(article, has_turns=bool(colons))
    turns = [item for item in colons if item.method == TURN]
    outside = [item for item in kept if not _is_taken(article, item, turns, set())]
    # Speakers named by a dash, in brackets, before a colon or in a fixed form are the last word.
    sure = [
        *colons,
        *find_credits(article),
        *find_credit_lines(article),
        *find_posts(article),
        *find_exchanges(article),
        *find_fixed_reports(article),
        *find_whose_words(article),
        *find_according(article),
        *find_parentheticals(article),
        *find_put(article),
        *find_document_reports(article),
    ]
    found = put_in([*direct, *outside], sure)
    # What only its place or a noun tells is left to the others.
    further = [*find_noun_reports(article), *find_placed(article)]
    found += [item for item in further if not any(_shares_words(item, o) for o in found)]
    return in_text_order(found)


def _shares_words(one: Attribution, other: Attribution) -> bool:
    is_one_cue = one.cue is not None and other.cue is not None and overlaps(one.cue, other.cue)
    return is_one_cue or overlap_share(one, other) >= SAME_SHARE


def _choose_frames(article: ParsedArticle, lexicon: Lexicon) -> list[Frame]:
    """One frame a cue word, outside quotation marks, by the lexicon."""
    best: dict[int, Frame] = {}
    for frame in find_frames(article):
        lemma = repair_lemma(frame.lemma)
        known = lexicon.has(frame.kind, frame.lemma) or lexicon.has(frame.kind, lemma)
        if not known or article.mark_of[frame.head] >= 0 or _is_hollow(article, frame):
            continue
        rival = best.get(frame.head)
        if rival is None or KIND_ORDER.index(frame.kind) < KIND_ORDER.index(rival.kind):
            best[frame.head] = replace(frame, lemma=lemma)
    return [best[head] for head in sorted(best)]


def _is_hollow(article: ParsedArticle, frame: Frame) -> bool:
    """A content of no more than a pronoun or two words tells nothing."""
    low, high = frame.content[0][0], frame.content[-1][1]
    words = [token for token in article.doc[low:high] if not token.is_punct]
    return all(token.pos_ in ("PRON", "DET", "PUNCT", "SPACE", "ADV", "ADP") for token in words)


def _from_frame(article: ParsedArticle, frame: Frame) -> Attribution | None:
    pieces = [_cut_second_report(article, frame, piece) for piece in frame.content]
    merged = set_edges(article, (article.chars(*piece) for piece in pieces))
    led = leave_lead(article, merged, frame.cue) if merged else None
    merged = merged if led is None else (led,)
    if sum(high - low for low, high in merged) < LEAST_CONTENT:
        return None
    kind = read_quote_type(article, merged)
    method = f"rules/{frame.kind.replace(' ', '-')}"
    if frame.kind == "inside" and _opens_with_pronoun(article, frame):
        method = RELATIVE
    source = frame.source or find_inverted(article, merged[-1], frame.cue)
    return Attribution(
        merged,
        source,
        frame.cue,
        frame.lemma,
        method,
        kind,
    )


def _opens_with_pronoun(article: ParsedArticle, frame: Frame) -> bool:
    """Whether a relative clause is told: which, he claimed, would be thrown away."""
    low, high = frame.content[0]
    return high == low + 1 and article.doc[low].tag_ in ("WDT", "WP")


def _cut_second_report(article: ParsedArticle, frame: Frame, piece: Tokens) -> Tokens:
    """Without ", adding …": the parser hangs a second report on the clause of the first."""
    for index in range(piece[0] + 2, piece[1]):
        token = article.doc[index]
        if (
            token.tag_ == "VBG"
            and article.doc[index - 1].text == ","
            and article.mark_of[index] < 0
            and frame.cue[1] <= piece[0]
            and lemma_of(token) in read_lexicon().speech
        ):
            return piece[0], index - 1
    return piece


def _from_marks(
    article: ParsedArticle, quotes: list[DirectQuote], frames: list[Attribution | None]
) -> tuple[list[Attribution], set[int]]:
    """Quotations in marks as attributions, and the heads of the cues they use."""
    found: list[Attribution] = []
    used: set[int] = set()
    previous: int | None = None
    for number, quote in enumerate(quotes):
        marks = [article.marks[mark] for mark in quote.marks]
        speech = any(is_clause_like(article, mark) for mark in marks)
        if _is_part_of_frame(article, quote, frames) or not speech:
            continue
        content = tuple((mark.char_start, mark.char_end) for mark in marks)
        report = quote.report
        follows = previous is not None and _continues(article, quote, found[previous])
        if follows and (report is None or _is_shared(report, found)):
            item = Attribution(content, None, None, None, CONTINUED, "direct", previous)
        elif report is None and (marks[-1].runs_on or _is_sentence(article, quote)):
            item = _begin_run(article, content, _find_report_ahead(article, quotes, number))
        elif report is None or not (report.is_strong or ends_like_speech(article, marks[0])):
            continue
        else:
            item = _report(content, report)
        used.update(range(*item.cue) if item.cue is not None else ())
        found.append(item)
        previous = len(found) - 1
    return found, used


def _report(content: tuple[Chars, ...], report: Report) -> Attribution:
    method = f"rules/marks-{report.side}"
    return Attribution(content, report.source, report.cue, report.lemma, method, "direct")


def _begin_run(
    article: ParsedArticle, content: tuple[Chars, ...], report: Report | None
) -> Attribution:
    """A quotation that runs on into the next paragraph, with the report that comes there or none.

    “We closed two wards. [new paragraph] “Nobody noticed,” Roe said.
    """
    if report is None:
        return Attribution(content, None, None, None, OPEN, "direct")
    return _report(content, report)


def _is_sentence(article: ParsedArticle, quote: DirectQuote) -> bool:
    """Whether whole sentences stand inside the marks, and the marks between sentences."""
    first, last = article.marks[quote.marks[0]], article.marks[quote.marks[-1]]
    words = article.text[first.inner_start : last.inner_end].strip()
    before = article.text[: first.char_start].rstrip()
    starts = first.opens_paragraph or before.endswith((".", "!", "?", "…", "”", '"'))
    return (
        starts and words[:1].isupper() and words[-1:] in ".!?…" and words.count(" ") >= LEAST_GAPS
    )


def _find_report_ahead(
    article: ParsedArticle, quotes: list[DirectQuote], number: int
) -> Report | None:
    """The first report among the paragraphs that a quotation runs through."""
    for earlier, quote in pairwise(quotes[number:]):
        last, first = article.marks[earlier.marks[-1]], article.marks[quote.marks[0]]
        if not (last.runs_on and first.opens_paragraph and first.paragraph == last.paragraph + 1):
            return None
        if quote.report is not None:
            return quote.report
    return None


def _is_shared(report: Report, found: list[Attribution]) -> bool:
    return any(item.cue == report.cue for item in found)


def _is_part_of_frame(
    article: ParsedArticle, quote: DirectQuote, frames: list[Attribution | None]
) -> bool:
    """Whether the marked words are one part of a reported clause with other words in it."""
    low = article.marks[quote.marks[0]].char_start
    high = article.marks[quote.marks[-1]].char_end
    return any(
        frame.quote_type == "mixed"
        and any(start <= low and high <= end for start, end in frame.content)
        for frame in frames
        if frame is not None
    )


def _continues(article: ParsedArticle, quote: DirectQuote, earlier: Attribution) -> bool:
    """A paragraph that is all quotation goes on from the quote in the paragraph before it."""
    mark = article.marks[quote.marks[0]]
    last = max(
        (number for number, m in enumerate(article.marks) if m.char_end <= mark.char_start),
        default=None,
    )
    if not mark.opens_paragraph or last is None:
        return False
    before = article.marks[last]
    gap = mark.paragraph - before.paragraph
    is_same = earlier.content[0][0] <= before.char_start < earlier.content[-1][1]
    return gap == 1 and is_same


def _is_taken(
    article: ParsedArticle, item: Attribution, direct: list[Attribution], used: set[int]
) -> bool:
    """Whether the marks already tell what this clause tells, or hold it inside a quotation."""
    if item.cue is not None and any(index in used for index in range(*item.cue)):
        return True
    low, high = item.content[0][0], item.content[-1][1]
    return any(start <= low and high <= end for other in direct for start, end in other.content)


def _from_colons(article: ParsedArticle, *, has_turns: bool) -> list[Attribution]:
    """Headlines ("Danilov: Harbour Must Close") and single turns in capitals ("WEISS: …")."""
    found: list[Attribution] = []
    has_none = has_turns or is_link_list(article)
    colons = [
        (paragraph, colon)
        for paragraph in article.paragraphs
        if not (has_none and paragraph.kind == "body")
        and (colon := _opening_colon(article, paragraph)) is not None
    ]
    talk = [
        is_in_person(article.slice(colon + 1, paragraph.token_end))
        for paragraph, colon in colons
        if paragraph.kind == "body"
    ]
    is_talk = 2 * sum(talk) >= len(talk)
    for paragraph, colon in colons:
        low, high = article.chars(colon + 1, paragraph.token_end)
        while high > low and article.text[high - 1] in ".; " and paragraph.kind == "headline":
            high -= 1
        content = ((low, high),)
        kind = read_quote_type(article, content)
        start = _behind_mark(article, paragraph)
        is_marked = start == paragraph.token_start and kind != "indirect"
        if high - low < LEAST_CONTENT or (paragraph.kind == "body" and is_marked):
            continue
        source = (start, colon)
        words = article.text[low:high]
        if paragraph.kind == "body" and is_heading(article, source, words, is_talk=is_talk):
            continue
        method = HEADLINE if paragraph.kind == "headline" else TURN
        found.append(Attribution(content, source, (colon, colon + 1), ":", method, kind))
    return found


def _behind_mark(article: ParsedArticle, paragraph: Paragraph) -> int:
    """The first token, or the second where a mark stands before a turn: “WEISS: We will stay.”"""
    start = paragraph.token_start
    is_mark = start + 1 < paragraph.token_end and article.doc[start].text in MARKS
    return start + 1 if is_mark and paragraph.kind == "body" else start


def _opening_colon(article: ParsedArticle, paragraph: Paragraph) -> int | None:
    """The colon after the name that opens a headline, or after capitals that open a turn."""
    start = _behind_mark(article, paragraph)
    doc = article.doc
    for index in range(start + 1, min(start + HEADLINE_COLON, paragraph.token_end - 2)):
        if doc[index].text != ":":
            continue
        lead = doc[start:index]
        words = [token for token in lead if not token.is_punct]
        if paragraph.kind == "body":
            capitals = bool(words) and all(word.text.isupper() for word in words)
            return index if capitals and any(len(word.text) > 2 for word in words) else None
        if any(word.lower_ in NOT_SPEAKERS or word.pos_ in ("VERB", "AUX") for word in words):
            return None
        if words and words[-1].lower_ in SERIES:
            return None
        if len(words) == 1 and words[0].lower_ in REPORTS:
            return index
        named = any(word.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") for word in words)
        return index if named or (words and words[-1].pos_ == "PROPN") else None
    return None
