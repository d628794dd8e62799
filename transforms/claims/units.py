"""Where claims begin and end: an attribution's content, or a paragraph, as stretches of tokens.

In: a parsed article and an attribution, whose spans may hold "that", marks, a comma or the report
itself. Out: token ranges, one tuple a claim. The decision to question: the pieces of a split
quote are claims of their own where both are main clauses, and otherwise one claim, whose words
hold the report between them; a sentence ends where punctuation bears the parser out.
"""

from collections.abc import Iterable, Iterator, Sequence

from transforms.attribution.content_form import lemma_of
from transforms.attribution.types import Attribution
from transforms.claims.clauses import Clause, find_clause, is_finite
from transforms.claims.inner_marks import DOUBLE, SINGLE, closes_quotation, count_open
from transforms.claims.inversion import opens_inverted
from transforms.lexicons.cues import read_lexicon
from transforms.parse.document import ParsedArticle
from transforms.parse.single_marks import find_single_marked
from transforms.parse.syntax import Tokens
from transforms.parse.tokens import Doc, Token

BRACKETS = ("(", ")")
EDGE = frozenset("\" '' `` ' , . ; : - -- – — … ... ! • · ▪ ●".split())
STOPS = frozenset({".", "?", "!", "…", "..."})
CLOSING = frozenset({'"', "''", "'", ")"})
LAST_OF_STOPS = frozenset(".?!…")
PRONOUNS = frozenset("he she it they we i you this these there".split())
NEVER_FIRST = CLOSING | STOPS
MAY_END = frozenset("".join([*CLOSING, *LAST_OF_STOPS]) + " \n\t\xa0")
"""Last characters of the token before a sentence."""
SHORTENED = frozenset(
    "reps sens govs gens rep sen gov gen lt col sgt capt rev hon st vs no".split()
)
"""Words whose full stop ends no sentence before a name, as the small model's tokens have it."""
SUBORDINATORS = frozenset(
    "if unless because although though while when where who which whose since until as".split()
)

Pieces = tuple[Tokens, ...]


def find_units(article: ParsedArticle, item: Attribution) -> Iterator[Pieces]:
    """The token ranges of each claim in a content: sentences, joined over a report or not."""
    unit: list[Tokens] = []
    paragraph_of = article.paragraph_of
    for start, end in _by_paragraph(article, _find_pieces(article, item)):
        for low, high in _cut_units(article, start, end):
            is_apart = bool(unit) and paragraph_of[unit[-1][0]] != paragraph_of[low]
            if unit and (is_apart or not _goes_on(article.doc, unit, (low, high))):
                yield from _split_that(article.doc, unit, item)
                unit = []
            unit.append((low, high))
    if unit:
        yield from _split_that(article.doc, unit, item)


def _cut_units(article: ParsedArticle, start: int, end: int) -> list[Tokens]:
    """Sentences, but for those inside what the speaker quotes: "She said: 'Go. Now.' I went."."""
    cuts = list(cut_sentences(article.doc, start, end))
    if len(cuts) < 2:
        return cuts
    inner, _ = find_single_marked(article.text, *article.chars(start, end), ())
    joined = [cuts[0]]
    for low, high in cuts[1:]:
        place, first = article.starts[low], article.starts[joined[-1][0]]
        if any(first + 1 < opens and opens + 1 < place < closes for opens, closes in inner):
            joined[-1] = joined[-1][0], high
        else:
            joined.append((low, high))
    return joined


def _by_paragraph(article: ParsedArticle, pieces: Iterable[Tokens]) -> Iterator[Tokens]:
    """No sentence runs from one paragraph into the next."""
    for start, end in pieces:
        low = start
        for index in range(start + 1, end):
            if article.paragraph_of[index] != article.paragraph_of[index - 1]:
                yield low, index
                low = index
        yield low, end


def _find_pieces(article: ParsedArticle, item: Attribution) -> Iterator[Tokens]:
    """The content as body tokens, without the report that a span may hold at an end."""
    for low, high in item.content:
        start, end = article.token_at(low), _token_before(article, high)
        if start >= end:
            continue
        if item.cue is not None and start <= item.cue[0] < end:
            report = [*item.cue, *(item.source or ())]
            if item.cue[0] - start > end - item.cue[1]:
                end = max(start, min(place for place in report if place >= start))
            else:
                start = min(end, max(report))
        if item.quote_type != "direct":
            end = _cut_adding(article, start, end)
        if start < end:
            yield start, end


def _token_before(article: ParsedArticle, char: int) -> int:
    at = article.token_at(char)
    if at < len(article.doc) and article.starts[at] < char:
        return at + 1
    return at


def _cut_adding(article: ParsedArticle, start: int, end: int) -> int:
    """Where ", adding that …" begins: a second report that hangs on the clause of the first."""
    for index in range(start + 2, end):
        token = article.doc[index]
        opens = token.tag_ == "VBG" and article.doc[index - 1].text == ","
        is_speech = opens and lemma_of(token) in read_lexicon().speech
        if is_speech and article.mark_of[index] < 0:
            return index - 1
    return end


def cut_sentences(doc: Doc, start: int, end: int) -> Iterator[Tokens]:
    """Sentences that punctuation bears out: the parser also breaks at marks and line ends."""
    low = start
    texts = [token.text for token in doc[start:end]]
    for place in range(1, end - start):
        before = place - 1
        if texts[before][-1] not in MAY_END or doc[start + place].is_space:
            continue
        while before > low - start and (texts[before] in CLOSING or doc[start + before].is_space):
            before -= 1
        if texts[before][-1] not in LAST_OF_STOPS or texts[place] in NEVER_FIRST:
            continue
        if _is_stop(doc, start + before, start + place):
            yield low, start + place
            low = start + place
    if end > low:
        yield low, end


def _is_stop(doc: Doc, before: int, index: int) -> bool:
    """Whether a sentence ends at `before` and another opens at `index`."""
    text = doc[before].text
    is_upper = doc[index].text[:1].isupper()
    if text in STOPS:
        is_short = text == "." and before and doc[before - 1].lower_ in SHORTENED
        opens = is_upper or bool(doc[index].is_sent_start)
        return opens and not (is_short and not doc[before - 1].whitespace_)
    is_one = text.endswith(".") and is_upper
    is_joined = bool(before) and not doc[before - 1].whitespace_
    if is_one and is_joined and text[:-1].isalpha() and text.islower():
        # "It moves at 3.7m/h. Its wheels …"
        return True
    if is_one and text[:-1].lower() not in SHORTENED and doc[index].lower_ in PRONOUNS:
        # "Super Bowl I. It was …"
        return True
    # "… in the U.S. The mayor": one token, whose stop ends the sentence where the parser says so.
    return is_one and text.count(".") > 1 and bool(doc[index].is_sent_start)


def _goes_on(doc: Doc, unit: Sequence[Tokens], following: Tokens) -> bool:
    """Whether a piece belongs to the sentence of the one before it.

    «"The roof," she said, "was never inspected"» is one claim, «"We left," she said, "and we
    will stay away"» is two: there both pieces are main clauses.
    """
    gap = doc[max(unit[-1][0], unit[-1][1] - 2) : following[0]]
    if any(token.text in STOPS for token in gap):
        return False
    return not (_is_main(doc, unit) and _is_main(doc, [following]))


def find_main_clause(doc: Doc, pieces: Sequence[Tokens]) -> Clause | None:
    """What could be a sentence: a clause with subject, finite verb, no subordinator in front."""
    kept = strip_edges(doc, pieces)
    clause = find_clause(doc, kept) if kept else None
    if clause is None or clause.subject is None or not is_finite(clause):
        return None
    opening = find_opening(doc, *kept[0])
    if opens_inverted(opening) and clause.root in (opening, opening.head):
        # "Had the dam been closed", with no main clause behind it
        return None
    opens_side = opening.lower_ in SUBORDINATORS and (
        opening in clause.children
        or opening.head in clause.group
        # "As the strike shows, …": the parser may hang "as" on what the comma parts it from.
        or (opening.lower_ == "as" and not clause.holds(opening.head))
    )
    return None if opens_side else clause


def find_opening(doc: Doc, start: int, end: int) -> Token:
    """The first word that could set a condition: "(But) if it rains", "(So,) when it rains"."""
    at = start
    if doc[at].dep_ in ("cc", "advmod", "intj") and doc[at].lower_ not in SUBORDINATORS:
        at += 1 + (at + 1 < end and doc[at + 1].text == ",")
    is_side = at < end and doc[at].lower_ in SUBORDINATORS
    return doc[at] if is_side or (doc[start].dep_ == "cc" and at < end) else doc[start]


def _is_main(doc: Doc, pieces: Sequence[Tokens]) -> bool:
    return find_main_clause(doc, pieces) is not None


def _split_that(doc: Doc, unit: Sequence[Tokens], item: Attribution) -> Iterator[Pieces]:
    """Apart at ", and that": a report's second complement is a second claim."""
    start, end = unit[0]
    opens = doc[start].lower_ == "that" or (start > 0 and doc[start - 1].lower_ == "that")
    if item.quote_type == "direct" or len(unit) > 1:
        yield tuple(unit)
        return
    for index in range(start + 2, end - 2):
        if doc[index].lower_ != "that" or doc[index - 1].lower_ not in ("and", "but", "or"):
            continue
        first = find_main_clause(doc, [(start, index - 1)])
        # "(Said) it was a joy and that she was glad", but not "(said) he knew it was and that …"
        is_beside = opens or (first is not None and doc[index - 1].head == first.root)
        if first is not None and is_beside and _is_main(doc, [(index + 1, end)]):
            yield ((start, index - 1),)
            start = index
    yield ((start, end),)


def strip_edges(doc: Doc, pieces: Sequence[Tokens]) -> Pieces:
    """Without marks and punctuation at the edges, and without an opening "that"."""
    kept: list[Tokens] = []
    for piece in pieces:
        start, end = _without_brackets(doc, *piece)
        while start < end and (doc[start].text in EDGE or doc[start].is_space):
            start += 1
        while end > start and _is_edge(doc, start, end):
            end -= 1
        if not kept and start < end and _is_complementiser(doc[start]):
            start += 1
            # "Asserted that, abortion aside, the clinic did good"
            while start < end and doc[start].text in EDGE - {'"', "'"}:
                start += 1
        if end > start:
            start -= _opens_inside(doc, start, end)
            kept.append(_balance(doc, start, end))
    return tuple(kept)


def _without_brackets(doc: Doc, start: int, end: int) -> Tokens:
    """A sentence that is all in brackets, without them.

    "(Roe lives in Oslo. He left in 2013.)": nor with the one that a later sentence closes.
    """
    if end > start and doc[start].text == "(" and all(t.text != ")" for t in doc[start:end]):
        return start + 1, end
    if end - start < 2 or doc[start].text not in BRACKETS or doc[end - 1].text not in BRACKETS:
        return start, end
    is_whole = all(token.text not in BRACKETS for token in doc[start + 1 : end - 1])
    return (start + 1, end - 1) if is_whole else (start, end)


def _is_edge(doc: Doc, start: int, end: int) -> bool:
    """Whether the last token is no word: "(… The case goes on.)" closes what another opened."""
    last = doc[end - 1]
    if last.text == ")":
        return all(token.text != "(" for token in doc[start:end])
    if last.text == "'" and count_open(doc, start, end - 1, SINGLE):
        return False
    return last.text in EDGE or last.is_space


def _is_complementiser(that: Token) -> bool:
    """ "that the town must sell", not "That must not happen" or "that plan has failed".

    Nor in "That he won is a surprise", of which it opens the subject.
    """
    is_mark = that.lower_ == "that" and (that.tag_ == "IN" or that.dep_ == "mark")
    return is_mark and that.head.dep_ not in ("csubj", "csubjpass")


def _opens_inside(doc: Doc, start: int, end: int) -> bool:
    """Whether the mark before a stretch closes in it: “nobody wins” from war."""
    mark = doc[start - 1].text if start else ""
    if mark not in (DOUBLE, SINGLE) or doc[start - 1].whitespace_:
        return False
    marks = [token for token in doc[start:end] if token.text == mark]
    if len(marks) % 2 == 0 or marks[0].nbor(-1).whitespace_:
        return False
    return any(token.text.isalpha() for token in doc[marks[0].i + 1 : end])


def _balance(doc: Doc, start: int, end: int) -> Tokens:
    """With the closing mark of a quotation that opened inside: was "a disaster", said 'no'."""
    behind = [token.text for token in doc[end : end + 3]]
    at = behind.index(SINGLE) if SINGLE in behind else -1
    is_near = at >= 0 and all(text in (",", ".", "!", "?") for text in behind[:at])
    if is_near and count_open(doc, start, end, SINGLE):
        return start, end + at + 1
    is_next = behind[:1] == [DOUBLE]
    is_near = is_next or (behind[:1] in ([","], ["."]) and behind[1:2] == [DOUBLE])
    if is_near and sum(token.text.count(DOUBLE) for token in doc[start:end]) % 2:
        if is_next:
            return start, end + 1
        if closes_quotation(doc[end + 1]):
            return start, end + 2
    return start, end
