"""Datelines that the story keeps, as a round-up has them: "VELLPORT — Jane Roe said".

In: a parsed article. Out: the tokens of such places, and attributions whose source begins behind
one. The decision to question: words in capitals in front of a dash, a bar, a colon or a day and an
agency in brackets are a place whatever it is called, unless the paragraph is somebody's turn ("ROE:
We will stay"); nobody speaks there, for behind the mark whoever does is named.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from transforms.attribution.types import Attribution, with_content
from transforms.entities.places import is_place_name
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import Tokens

DASHES = frozenset({"—", "–", "--", "-", "|"})
LONGEST_PLACE = 6
LEAST_LETTERS = 3
LONGEST_STATE = 3
"""Letters: "DUNMORE (MP): The court"."""


def find_datelines(article: ParsedArticle) -> dict[int, int]:
    """By the token that opens a paragraph: the one behind the mark of its dateline."""
    found: dict[int, int] = {}
    for paragraph in article.paragraphs:
        start, end = paragraph.token_start, paragraph.token_end
        if start < end and paragraph.kind == "body" and article.doc[start].text.isupper():
            behind = _find_behind(article, start, end)
            if behind is not None:
                found[start] = behind
    return found


def find_dateline_places(article: ParsedArticle) -> list[tuple[Tokens, str]]:
    """Tokens and label of the places of datelines that are known as such: "TALLINN, March 3 -"."""
    doc = article.doc
    found: list[tuple[Tokens, str]] = []
    for start, behind in find_datelines(article).items():
        end = start
        while end < behind and doc[end].text.isupper() and doc[end].text not in DASHES:
            end += 1
        if is_place_name(doc.span(start, end).text.title()):
            found.append(((start, end), "GPE"))
    return found


def _find_behind(article: ParsedArticle, start: int, end: int) -> int | None:
    doc = article.doc
    for at in range(start + 1, min(end - 1, start + LONGEST_PLACE)):
        token = doc[at]
        if token.text in DASHES and token.whitespace_ and doc[at - 1].whitespace_:
            is_place = len(doc.span(start, at).text) >= LEAST_LETTERS
            return at + 1 if is_place and doc[at + 1].text[:1].isupper() else None
        if token.text == ":" and token.whitespace_:
            is_upper = all(t.text.isupper() for t in doc[start:at])
            return at + 1 if is_upper and doc[at + 1].text[:1].isupper() else None
        if token.text == "(":
            closing = [token.text for token in doc[at + 2 : min(at + 4, end - 1)]]
            if len(closing) == 2 and closing[0] == ")" and closing[1] in DASHES:
                # "DUNMORE (Reuters) - The court"
                return at + 4
            is_day = doc[at - 1].text.isdigit()
            find = _find_behind_agency if is_day else _find_behind_state
            return find(article, at, end)
        is_region = token.text.istitle() and any(t.text == "," for t in doc[start:at])
        is_day = token.text.isdigit() and doc[at - 1].text.istitle()
        if not (token.text.isupper() or is_region or is_day or token.text in (",", ".", "/")):
            return None
    return None


def _find_behind_agency(article: ParsedArticle, at: int, end: int) -> int | None:
    """ "DUNMORE, Jul 12 (NSA) | The court", where the agency's bracket is the mark."""
    doc = article.doc
    is_agency = at + 3 < end and doc[at + 1].text.isupper() and doc[at + 2].text == ")"
    return at + 3 if is_agency and doc[at + 3].text[:1].isupper() else None


def _find_behind_state(article: ParsedArticle, at: int, end: int) -> int | None:
    """ "DUNMORE (MP): | The court", where the state's bracket is in front of the mark."""
    doc = article.doc
    closing = "".join(token.text for token in doc[at + 2 : min(at + 4, end - 1)])
    if not closing.startswith("):") or not doc[at + 1].text.isupper():
        return None
    behind = at + (3 if doc[at + 2].text == "):" else 4)
    is_state = len(doc[at + 1].text) <= LONGEST_STATE and doc[at - 1].text.isupper()
    return behind if is_state and doc[behind].text[:1].isupper() else None


def cut_datelines(article: ParsedArticle, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions in the same order, no dateline in a source that goes on behind it."""
    datelines = find_datelines(article)
    starts = {paragraph.token_start for paragraph in article.paragraphs}
    cut = [_cut(article, item, datelines, starts) for item in attributions]
    return [_cut_content(article, item, datelines) for item in cut] if datelines else cut


def _cut_content(
    article: ParsedArticle, item: Attribution, datelines: Mapping[int, int]
) -> Attribution:
    """ "DUNMORE (MP): | Two men have died, police said": the place is no part of what they said."""
    (low, high), *others = item.content
    for start, behind in datelines.items():
        opens = article.doc[behind].idx
        if article.doc[start].idx == low and opens < high:
            return with_content(article, item, ((opens, high), *others))
    return item


def _cut(
    article: ParsedArticle, item: Attribution, datelines: Mapping[int, int], starts: Container[int]
) -> Attribution:
    if item.source is None or item.source[0] not in starts:
        return item
    low, high = item.source
    behind = datelines.get(low, high)
    if low + 2 < high and article.doc[low + 1].text == ":" and article.doc[low].text.istitle():
        # "Merriwee: Jane Roe, a teacher, said"
        behind = low + 2
    elif low in datelines and behind >= high and item.cue is not None:
        return replace(item, source=_find_subject(article, item.cue, behind - 1) or item.source)
    return replace(item, source=(behind, high)) if behind < high else item


def _find_subject(article: ParsedArticle, cue: Tokens, colon: int) -> Tokens | None:
    """Who speaks behind a colon, where the label in front of it was taken for the source."""
    verb = article.doc.span(*cue).root
    for child in verb.children:
        if child.dep_ == "nsubj" and colon < child.i < verb.i:
            return max(child.left_edge.i, colon + 1), min(child.right_edge.i + 1, verb.i)
    return None
