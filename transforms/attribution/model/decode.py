"""From the network's links to attributions, with quotation marks and rules as constraints.

In: `Link`s in tokens of the document, and what the rules find. Out: `Attribution`s, each with the
signals of its link. What the network cannot know from one window is mended here: a content that a
window cut in two, a quotation that goes on from the paragraph before, a report that stands in
the paragraph before. The decision to question: a cue or a source inside its own content is none,
since who speaks is not told by the words that are said.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from transforms.attribution.content_form import find_head, lemma_of
from transforms.attribution.dash_credits import METHOD as CREDIT
from transforms.attribution.model.asides import leave_asides
from transforms.attribution.model.beside_content import cut_beside
from transforms.attribution.model.boundaries import cut_content
from transforms.attribution.model.content_edges import set_content_edges
from transforms.attribution.model.filled_marks import fill_marks
from transforms.attribution.model.joined_reports import part_joined
from transforms.attribution.model.joined_sentences import part_ended, part_sentences
from transforms.attribution.model.left_pieces import (
    find_left,
    find_reports,
    follow_report,
    is_ended,
)
from transforms.attribution.model.linking import Link, Signals
from transforms.attribution.model.marked_parts import set_marked_parts
from transforms.attribution.model.paragraphs import (
    Found,
    find_near,
    find_told,
    follow_paragraphs,
    leave_far_cues,
    leave_other_paragraphs,
)
from transforms.attribution.model.plain_reports import find_plain_report
from transforms.attribution.model.quote_neighbours import leave_neighbours, take_second_half
from transforms.attribution.model.second_reports import part_reports
from transforms.attribution.model.sources import mend_source
from transforms.attribution.model.whole_clause import mend_pieces
from transforms.attribution.turns import METHOD as TURN
from transforms.attribution.types import (
    SAME_SHARE,
    Attribution,
    Chars,
    holds_any,
    overlap_share,
    read_quote_type,
    set_edges,
    shares_words,
    with_content,
)
from transforms.lexicons.cues import read_lexicon
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import FINITE, Tokens, is_passive

METHOD = "model"
PHRASE_PARTS = frozenset({"det", "compound", "amod", "poss", "nummod", "nmod", "case"})
LEAST_CONTENT = 3
DASHES = frozenset({"-", "–", "—", "―"})
SENTENCE_ENDS = (".", "?", "!", "…")
LONGEST_REPORT = 12
"""Tokens behind a quotation in which a verb of speech makes a report."""


def make_attributions(
    article: ParsedArticle,
    links: Sequence[Link],
    cuts: frozenset[int],
    by_rule: Sequence[Attribution],
) -> list[Found]:
    """Attributions in order of the links; `cuts` are tokens before which a paragraph was cut."""
    found: list[Found] = []
    for link in _join_cut_links(article, links, cuts):
        made = _make(article, link, len(found))
        found += [(item, link.signals) for item in made]
    found = [(fill_marks(article, item, found), signals) for item, signals in found]
    mended: list[Found] = []
    further: list[Found] = []
    ended: list[tuple[Chars, Signals]] = []
    for item, signals in found:
        given = _mend(article, item, by_rule)
        own = leave_neighbours(article, given, by_rule)
        own = take_second_half(article, own, by_rule, [one for one, _ in found])
        whole = mend_pieces(article, set_marked_parts(article, own))
        left = find_left(given, whole)
        further += [(one, signals) for one in find_reports(given, left, by_rule)]
        ended += [(piece, signals) for piece in find_left(own, whole) if is_ended(article, piece)]
        parts = part_reports(article, cut_content(article, leave_asides(article, whole)))
        first, *second = (set_content_edges(article, cut_beside(article, part)) for part in parts)
        mended.append((first, signals))
        further += [(one, signals) for one in second]
    mended, parted = part_joined(article, follow_paragraphs(article, mended, by_rule), by_rule)
    further += parted
    for number, (item, signals) in enumerate(mended):
        told, over = part_ended(article, item)
        if over is not None and _opens_report(article, over, by_rule):
            # “We left.” Roe said it was late.
            own = with_content(article, told, (over,))
            further.append((own, signals))
        elif over is not None:
            ended.append((over, signals))
        told, *said = part_sentences(article, told)
        mended[number] = told, signals
        further += [(_say_near(article, one, by_rule), signals) for one in said]
    mended = _find_continued(article, leave_far_cues(article, mended))
    further += [
        (one, signals)
        for piece, signals in ended
        if (one := follow_report(article, piece, mended)) is not None
    ]
    return [*mended, *(one for one in further if not _is_known(one[0], mended))]


def _say_near(
    article: ParsedArticle, item: Attribution, by_rule: Sequence[Attribution]
) -> Attribution:
    """A quotation with the report of its own: Roe denied it. | “I slept,” | he told the court."""
    near = None if item.cue is None else find_near(article, item, item.cue, by_rule)
    if near is None:
        return item
    return replace(item, source=near.source, cue=near.cue, cue_lemma=near.cue_lemma)


def _opens_report(article: ParsedArticle, span: Chars, by_rule: Sequence[Attribution]) -> bool:
    """Whether a quotation opens its paragraph and does not go on from the one before."""
    number = article.paragraph_of[article.token_at(span[0])]
    is_first = article.paragraphs[number].char_start == span[0]
    return is_first and not any(
        rule.continues is not None and shares_words(rule, span) for rule in by_rule
    )


def _is_known(item: Attribution, found: Sequence[Found]) -> bool:
    return any(overlap_share(item, other) > 0 for other, _ in found)


def _join_cut_links(
    article: ParsedArticle, links: Sequence[Link], cuts: frozenset[int]
) -> list[Link]:
    """A long quotation that runs over the end of a window is one again."""
    joined: list[Link] = []
    for link in links:
        start = link.content[0][0]
        before = next(
            (
                number
                for number, other in enumerate(joined)
                if start in cuts
                and _touches(article, other.content[-1][1], start)
                and (other.cue is None or link.cue is None)
            ),
            None,
        )
        if before is None:
            joined.append(link)
            continue
        first = joined[before]
        told = first if first.cue is not None or link.cue is None else link
        joined[before] = replace(told, content=(*first.content, *link.content))
    return joined


def _touches(article: ParsedArticle, end: int, start: int) -> bool:
    same = article.paragraph_of[end - 1] == article.paragraph_of[start]
    return (
        bool(same)
        and end <= start
        and all(article.doc[index].is_space for index in range(end, start))
    )


def _make(article: ParsedArticle, link: Link, number: int) -> list[Attribution]:
    """The link as a record; what stands in a later paragraph continues what stands before it."""
    source = None if link.source is None else _widen_source(article, link.source, link.cue)
    by_paragraph: dict[int, list[Chars]] = {}
    for start, end in link.content:
        paragraph = article.paragraph_of[start]
        opens = start == article.paragraphs[paragraph].token_start
        if opens and end - start > 1 and article.doc[start].text in DASHES:
            # - We will stay, said Roe.
            start += 1
        by_paragraph.setdefault(paragraph, []).append(article.chars(start, end))
    leave_other_paragraphs(article, by_paragraph, link.cue)
    told = [article.chars(*part) for part in (link.cue, source) if part is not None]
    made: list[Attribution] = []
    for spans in by_paragraph.values():
        content = set_edges(article, spans)
        if holds_any(content, told) and not holds_any(spans, told):
            # “WEISS: We will stay.”: the marks hold the speaker, too.
            content = tuple(sorted(spans))
        if sum(high - low for low, high in content) < LEAST_CONTENT:
            continue
        kind = read_quote_type(article, content)
        if made and kind == "indirect":
            # Nothing shows that another paragraph is his without marks: it needs its own report.
            made.append(Attribution(content, None, None, None, METHOD, kind))
        elif made:
            before = number + len(made) - 1
            made.append(Attribution(content, None, None, None, METHOD, kind, before))
        else:
            lemma = None if link.cue is None else read_cue_lemma(article, link.cue)
            made.append(Attribution(content, source, link.cue, lemma, METHOD, kind))
    return made


def _widen_source(article: ParsedArticle, source: Tokens, cue: Tokens | None) -> Tokens:
    """The tokens of the source; a single noun with its article, adjectives and compounds.

    Not with what is a word of the cue: | Security | warning over “FBI virus”.
    """
    start, end = source
    if end - start > 1:
        return start, end
    token = article.doc[start]
    is_of_cue = cue is not None and cue[0] <= token.head.i < cue[1]
    if token.dep_ in ("compound", "det") and token.head.i > start and not is_of_cue:
        # "The" of "The pound crashed, signalling that …"
        token = token.head
    parts = [child.left_edge.i for child in token.children if child.dep_ in PHRASE_PARTS]
    low = min([start, token.i, *(part for part in parts if part < token.i)])
    same = article.paragraph_of[low] == article.paragraph_of[token.i]
    return (low, max(end, token.i + 1)) if same else (start, end)


def read_cue_lemma(article: ParsedArticle, cue: Tokens) -> str:
    """The lemma of a cue's main word, with the preposition or particle that ends the cue."""
    span = article.doc.span(*cue)
    if span[0].lower_ == "according":
        return "according to"
    head = find_head(span)
    lemma = lemma_of(head)
    last = span[-1]
    if last.i > head.i and last.tag_ in ("IN", "RP"):
        return f"{lemma} {last.lower_}"
    return lemma


def _mend(article: ParsedArticle, item: Attribution, by_rule: Sequence[Attribution]) -> Attribution:
    """Without a cue or source inside the content; one without a cue takes the rules' report."""
    if item.continues is not None:
        return item
    if item.cue is not None and (told := find_told(article, item, item.cue, by_rule)) is not None:
        return replace(told, method=item.method)
    if item.cue is not None and (
        _is_inside(article, item.cue, item) or _is_said_by_others(article, item, item.cue)
    ):
        item = replace(item, cue=None, cue_lemma=None)
    if item.source is not None and _is_inside(article, item.source, item):
        item = replace(item, source=None)
    item = _say_before(article, _say_near(article, item, by_rule))
    if _is_told_behind(article, item):
        item = replace(item, source=None, cue=None, cue_lemma=None)
    item = mend_source(article, item)
    own = next((other for other in by_rule if _is_led_by_author(article, item, other)), None)
    if own is not None:
        return replace(own, method=item.method, confidence=None)
    twin = next(
        (
            other
            for other in by_rule
            if (other.cue is not None or other.method == CREDIT)
            and overlap_share(item, other) >= SAME_SHARE
        ),
        None,
    )
    if twin is None:
        return item
    if twin.method == CREDIT or (twin.method == TURN and item.source is None):
        return replace(twin, method=item.method, confidence=None)
    plain = find_plain_report(article, item, twin)
    if plain is not None:
        return plain
    if item.source is None and item.cue is not None and twin.source is not None:
        verb = find_head(article.doc.span(*item.cue))
        is_told = twin.cue is not None and item.cue[1] <= twin.cue[0]
        if is_passive(verb) and verb.lemma_ != "ask" and is_told:
            # "Sales are expected to fall, | Roe said": it is Roe who tells what is expected.
            return replace(twin, method=item.method, confidence=None)
    if item.cue is None and twin.cue is not None and _is_inside(article, twin.cue, item):
        # The network took "they decided" of "they decided to leave" for a part of the content.
        return replace(twin, method=item.method, confidence=None)
    if item.cue is None:
        # Danilov continued: [new paragraph, new window] "…"
        source = twin.source if item.source is None else item.source
        return replace(item, cue=twin.cue, cue_lemma=twin.cue_lemma, source=source)
    return item


def _say_before(article: ParsedArticle, item: Attribution) -> Attribution:
    """With the cue of its source, not of who passes it on: “Help,” he | said, according to Roe."""
    if item.cue is None or item.source is None or item.source[1] >= item.cue[0]:
        return item
    between = article.doc[item.source[1] : item.cue[0]]
    is_passed_on = item.quote_type == "direct" and article.doc[item.cue[0]].lower_ == "according"
    speech = read_lexicon().speech
    verb = next((w for w in between if w.tag_ in FINITE and lemma_of(w) in speech), None)
    if not is_passed_on or verb is None:
        return item
    return replace(item, cue=(verb.i, verb.i + 1), cue_lemma=lemma_of(verb))


def _is_led_by_author(article: ParsedArticle, item: Attribution, rule: Attribution) -> bool:
    """Whether the author leads up to words that have their report behind them.

    Another had to defend | his honor: | “I am no crook,” Nixon told editors.
    """
    if item.quote_type != "mixed" or rule.quote_type != "direct" or rule.cue is None:
        return False
    low, high = rule.content[0]
    is_inside = item.content[0][0] < low and item.content[-1][1] == high
    is_behind = article.chars(*rule.cue)[0] >= high
    return is_inside and is_behind and article.text[item.content[0][0] : low].rstrip()[-1:] == ":"


def _is_said_by_others(article: ParsedArticle, item: Attribution, cue: Tokens) -> bool:
    """Whether the cue of a quotation is a word of another quotation."""
    own = article.mark_of[article.token_at(item.content[0][0])]
    return item.quote_type == "direct" and article.mark_of[cue[0]] not in (-1, own)


def _is_told_behind(article: ParsedArticle, item: Attribution) -> bool:
    """Whether the source only does something in the sentence behind a quotation.

    "The ward is cold." Quist nodded and wrote it down.
    """
    high = item.content[-1][1]
    told = item.source or item.cue
    if told is None or item.quote_type != "direct" or not article.quoted[high - 1]:
        return False
    inner = article.text[item.content[-1][0] : high].rstrip("\"'”’ ")
    behind = article.token_at(high - 1) + 1
    is_ended = inner.endswith(SENTENCE_ENDS) or article.text[high : high + 1] == "."
    if not is_ended or told[0] < behind:
        return False
    words = item.cue if item.cue is not None else (behind, behind + LONGEST_REPORT)
    speech = read_lexicon().speech
    return not any(
        lemma_of(token) in speech or token.lower_ in ("according", "quoted", "words")
        for token in article.doc.span(*words)
    )


def _is_inside(article: ParsedArticle, tokens: Tokens, item: Attribution) -> bool:
    return holds_any(item.content, [article.chars(*tokens)])


def _find_continued(article: ParsedArticle, found: list[Found]) -> list[Found]:
    """A quotation without a report that opens a paragraph goes on from the one before it.

    “We will not leave. [new paragraph] “We will stay.”
    """
    order = sorted(range(len(found)), key=lambda i: found[i][0].content[0])
    for earlier, number in pairwise(order):
        item, signals = found[number]
        if item.cue is not None or item.source is not None or item.continues is not None:
            continue
        if item.quote_type == "direct" and _goes_on(article, found[earlier][0], item):
            found[number] = replace(item, continues=earlier), signals
    return found


def _goes_on(article: ParsedArticle, earlier: Attribution, item: Attribution) -> bool:
    opening = next((m for m in article.marks if m.char_start >= item.content[0][0]), None)
    if opening is None or not opening.opens_paragraph:
        return False
    before = article.token_at(earlier.content[-1][1] - 1)
    is_next = article.paragraph_of[before] + 1 == opening.paragraph
    return bool(is_next and article.mark_of[before] >= 0)
