"""Quotations in marks and the reporting clause that each belongs to.

In: a parsed article. Out: `DirectQuote`s: which marked spans are one quotation, the cue and the
tokens of the source. The parser is weak where a sentence is mostly quotation, so the reporting
clause is found by its place first: the words between the marks and the end of the sentence
after them ("…," she said on Friday.), or between the last sentence end and the marks before
them (She said: "…"). The parse then only names the verb and its subject inside that stretch.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from transforms.attribution.content_form import lemma_of
from transforms.lexicons.cues import Lexicon
from transforms.parse.document import ParsedArticle
from transforms.parse.quotation_marks import MarkedSpan
from transforms.parse.syntax import Tokens, cue_range, find_source, trim
from transforms.parse.tokens import Doc, Token

SENTENCE_END = frozenset({".", "!", "?", ";"})
PART_END = SENTENCE_END | {",", ":"}
LEAD_IN = frozenset({",", ":", "that", "--", "–", "—", "-"})
NO_SPEAKERS = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
LEAST_WORDS = 3
LONGEST_CLAUSE = 45
"""Tokens. A reporting clause longer than this is a paragraph that happens to hold a verb."""


@dataclass(frozen=True, slots=True)
class Report:
    """A reporting clause: verb, cue tokens and source tokens."""

    lemma: str
    cue: Tokens
    source: Tokens | None
    side: str
    is_strong: bool


@dataclass(frozen=True, slots=True)
class DirectQuote:
    """Marked spans that are one quotation, with its report if it has one of its own."""

    marks: tuple[int, ...]
    report: Report | None


def find_direct_quotes(article: ParsedArticle, lexicon: Lexicon) -> list[DirectQuote]:
    """Quotations of the article, in order of their first mark."""
    found: list[DirectQuote] = []
    by_paragraph: dict[int, list[int]] = {}
    for number, mark in enumerate(article.marks):
        # … said on "Good Evening" on Sunday: a title is part of the report, not speech.
        if is_clause_like(article, mark) or mark.opens_paragraph:
            by_paragraph.setdefault(mark.paragraph, []).append(number)
    for paragraph, numbers in sorted(by_paragraph.items()):
        found.extend(_find_in_paragraph(article, lexicon, paragraph, numbers))
    return found


def _find_in_paragraph(
    article: ParsedArticle, lexicon: Lexicon, paragraph: int, numbers: Sequence[int]
) -> list[DirectQuote]:
    place = article.paragraphs[paragraph]
    ranges = [mark_tokens(article, article.marks[number]) for number in numbers]
    quotes: list[DirectQuote] = []
    for at, number in enumerate(numbers):
        before = (ranges[at - 1][1] if at else place.token_start, ranges[at][0])
        last = at + 1 == len(numbers)
        after = (ranges[at][1], place.token_end if last else ranges[at + 1][0])
        report = _find_report(article, lexicon, number, before, after, paragraph)
        if report is None and quotes and _follows(article, quotes[-1], numbers, at, before):
            quotes[-1] = replace(quotes[-1], marks=(*quotes[-1].marks, number))
            continue
        if report is not None and quotes and quotes[-1].report is not None:
            earlier = quotes[-1].report
            if earlier.cue == report.cue and quotes[-1].marks[-1] == numbers[at - 1]:
                # "We will go," she said, "and stay.": one cue, one quotation.
                quotes[-1] = replace(quotes[-1], marks=(*quotes[-1].marks, number))
                continue
        quotes.append(DirectQuote((number,), report))
    return quotes


def mark_tokens(article: ParsedArticle, mark: MarkedSpan) -> Tokens:
    """The token range of a marked span."""
    start = article.token_at(mark.char_start)
    end = start
    while end < len(article.doc) and article.starts[end] < mark.char_end:
        end += 1
    return start, end


def is_clause_like(article: ParsedArticle, mark: MarkedSpan) -> bool:
    """Whether the words could be an utterance and not a title or a word held at arm's length."""
    start, end = mark_tokens(article, mark)
    words = [token for token in article.doc[start:end] if not token.is_punct]
    if len(words) >= LEAST_WORDS and has_verb(article, mark):
        return True
    return bool(words) and ends_like_speech(article, mark)


def has_verb(article: ParsedArticle, mark: MarkedSpan) -> bool:
    """Whether a verb stands between the marks."""
    start, end = mark_tokens(article, mark)
    return any(token.pos_ in ("VERB", "AUX") for token in article.doc[start:end])


def ends_like_speech(article: ParsedArticle, mark: MarkedSpan) -> bool:
    """Whether punctuation stands inside the closing mark, or right behind it a comma."""
    return _inner_text(article, mark).endswith((",", ".", "?", "!", "…", "—", "–", "--"))


def _inner_text(article: ParsedArticle, mark: MarkedSpan) -> str:
    """The words between the marks, without the marks of a quote inside that ends with them."""
    return article.text[mark.inner_start : mark.inner_end].rstrip().rstrip("’'").rstrip()


def _find_report(
    article: ParsedArticle,
    lexicon: Lexicon,
    number: int,
    before: Tokens,
    after: Tokens,
    paragraph: int,
) -> Report | None:
    mark = article.marks[number]
    behind = _report_behind(article, lexicon, mark, after)
    if behind is not None and behind.is_strong:
        return behind
    front = _report_before(article, lexicon, before)
    if front is None and mark.opens_paragraph and paragraph > 0:
        front = _report_in_previous_paragraph(article, lexicon, paragraph)
    return front or behind


def _report_behind(
    article: ParsedArticle, lexicon: Lexicon, mark: MarkedSpan, after: Tokens
) -> Report | None:
    """ "…," she said on Friday."""
    doc = article.doc
    start, end = after
    while start < end and (doc[start].is_space or doc[start].text in (",", "-", "--", "–", "—")):
        start += 1
    end = _first_sentence_end(doc, start, end)
    inner = _inner_text(article, mark)
    comma = inner.endswith((",", "?", "!", "—", "–", "--", "…")) or (
        start > after[0] and doc[after[0]].text == ","
    )
    if start >= end or end - start > LONGEST_CLAUSE or (inner.endswith(".") and not comma):
        return None
    # ''Harbour Lights,'' is back: without a verb inside, only a verb of speech makes a quotation.
    is_open = comma and has_verb(article, mark)
    report = _read_clause(article, lexicon, start, end, "behind", needs_lexicon=not is_open)
    if report is None:
        return None
    # She wrote: "Who goes there?" The Six were a troupe.
    is_new = inner.endswith(("?", "!", "…")) and doc[start].text[:1].isupper()
    return replace(report, is_strong=comma and (report.is_strong or not is_new))


def _report_before(article: ParsedArticle, lexicon: Lexicon, before: Tokens) -> Report | None:
    """She said: "…" """
    doc = article.doc
    start, end = before
    if start >= end:
        return None
    start = max(_last_sentence_start(doc, start, end), end - LONGEST_CLAUSE)
    lead = doc[end - 1].text.lower()
    if lead == ":":
        return _read_clause(article, lexicon, start, end - 1, "before", needs_lexicon=False)
    verb_last = any(
        token.lemma_.lower() in lexicon.speech for token in doc[max(start, end - 2) : end]
    )
    if lead in LEAD_IN or verb_last:
        return _read_clause(article, lexicon, start, end, "before", needs_lexicon=True)
    return None


def _report_in_previous_paragraph(
    article: ParsedArticle, lexicon: Lexicon, paragraph: int
) -> Report | None:
    """Danilov continued: [new paragraph] "…" """
    place = article.paragraphs[paragraph - 1]
    end = place.token_end
    while end > place.token_start and article.doc[end - 1].is_space:
        end -= 1
    if end <= place.token_start or article.doc[end - 1].text != ":" or place.kind != "body":
        return None
    start = _last_sentence_start(article.doc, place.token_start, end)
    return _read_clause(article, lexicon, start, end - 1, "before", needs_lexicon=False)


def _first_sentence_end(doc: Doc, start: int, end: int) -> int:
    for index in range(start, end):
        if doc[index].text in SENTENCE_END:
            return index
        if index > start and doc[index].is_sent_start and doc[index - 1].text.endswith("."):
            return index
    return end


def _last_sentence_start(doc: Doc, start: int, end: int) -> int:
    for index in range(end - 1, start, -1):
        if doc[index - 1].text in SENTENCE_END and index < end:
            return index
    return start


def _read_clause(
    article: ParsedArticle,
    lexicon: Lexicon,
    start: int,
    end: int,
    side: str,
    *,
    needs_lexicon: bool,
) -> Report | None:
    """The verb and source of the words `start:end`, none of which stand inside marks."""
    doc = article.doc
    verbs = [
        token
        for token in doc[start:end]
        if token.pos_ in ("VERB", "AUX") and article.mark_of[token.i] < 0
    ]
    known = [token for token in verbs if lemma_of(token) in lexicon.speech and token.dep_ != "amod"]
    according = _read_according(doc, start, end, side)
    if known:
        verb = known[0] if side == "behind" else known[-1]
    elif according is not None:
        return according
    elif verbs and not needs_lexicon:
        verb = next((token for token in verbs if token.pos_ == "VERB"), verbs[0])
    elif side == "before" and not needs_lexicon:
        # Marta Danilov: "Who told you?", but not on a plaque: "May 4, 1901: …"
        source = trim(doc, start, end)
        if source is None or doc.span(source[0], source[1]).root.ent_type_ in NO_SPEAKERS:
            return None
        return Report(":", (end, end + 1), source, side, True)
    else:
        return None
    source = _source_of(doc, verb, start, end)
    cue = cue_range(verb)
    if cue[0] < start or cue[1] > end:
        cue = (verb.i, verb.i + 1)
    return Report(lemma_of(verb), cue, source, side, bool(known))


def _read_according(doc: Doc, start: int, end: int, side: str) -> Report | None:
    for index in range(start, end - 1):
        if doc[index].lower_ == "according" and doc[index + 1].lower_ == "to":
            source = _noun_chunk_after(doc, index + 2, end)
            return Report("according to", (index, index + 2), source, side, True)
    return None


def _source_of(doc: Doc, verb: Token, start: int, end: int) -> Tokens | None:
    """The subject by the parse if it lies in the clause, else the noun phrase beside the verb."""
    source, inherited = find_source(verb)
    if source is not None and start <= source[0] and source[1] <= end:
        return source
    if source is not None and inherited:
        return source
    return _noun_chunk_before(doc, start, verb.i) or _noun_chunk_after(doc, verb.i + 1, end)


def _is_added(token: Token) -> bool:
    """Whether the word opens a second report: ", adding that …"."""
    return token.lower_ in ("adding", "saying", "noting", "arguing", "calling", "telling")


NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
STOPS_AFTER = frozenset({"ADP", "VERB", "AUX", "SCONJ", "CCONJ"})


def _noun_chunk_before(doc: Doc, start: int, end: int) -> Tokens | None:
    nominal = [index for index in range(start, end) if doc[index].pos_ in NOMINAL]
    if not nominal:
        return None
    low = start
    for index in range(end - 1, start - 1, -1):
        if doc[index].text in SENTENCE_END or doc[index].pos_ in ("SCONJ", "VERB"):
            low = index + 1
            break
    return trim(doc, low, nominal[-1] + 1) if nominal[-1] >= low else None


def _noun_chunk_after(doc: Doc, start: int, end: int) -> Tokens | None:
    stop = start
    while stop < end and doc[stop].text not in PART_END:
        if doc[stop].pos_ in STOPS_AFTER and doc[stop].lower_ not in ("of", "for", "and"):
            break
        stop += 1
    if not any(token.pos_ in NOMINAL for token in doc[start:stop]):
        return None
    return trim(doc, start, stop)


def _follows(
    article: ParsedArticle,
    earlier: DirectQuote,
    numbers: Sequence[int],
    at: int,
    gap: Tokens,
) -> bool:
    """ "We will go," she said. "We will stay.": nothing but the report stands between."""
    if earlier.marks[-1] != numbers[at - 1] or earlier.report is None:
        return False
    if not is_clause_like(article, article.marks[numbers[at]]):
        return False
    words = [token for token in article.doc[gap[0] : gap[1]] if not token.is_space]
    if any(_is_added(token) and token.i != earlier.report.cue[0] for token in words):
        # "…," she said, adding that they would stay. "…": the second report owns what follows.
        return False
    ends = [token for token in words if token.text in SENTENCE_END]
    return (
        len(words) <= LONGEST_CLAUSE
        and len(ends) <= 1
        and (not ends or words[-1] is ends[0] or words[-1].text in SENTENCE_END)
    )
