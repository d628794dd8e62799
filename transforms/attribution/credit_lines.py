"""Quotations whose speaker stands by them without a verb or a dash.

In: a parsed article. Out: `Attribution`s: “We have nowhere to go.” (Jane Roe, Lom); a line below or
above that is all quotation, "Jane Roe, 34, teacher"; and "Jane Roe (on the port): “…”". The
decision to question: a line of two capitalised words may as well be a byline, a photographer or a
heading, so what one is has to stand behind the name, and may not be a newsroom's trade.
"""

import re
from collections.abc import Iterator

from transforms.attribution.dash_credits import METHOD, find_run, opens_paragraph, read_credit
from transforms.attribution.turn_labels import read_label, read_name
from transforms.attribution.types import Attribution, read_quote_type
from transforms.lexicons.names import read_name_words
from transforms.parse.document import Paragraph, ParsedArticle
from transforms.parse.quotation_marks import MarkedSpan
from transforms.parse.syntax import Tokens

BRACKET = re.compile(r"\s*[.,]?\s*\((?P<credit>[^()\d:/]+?(?:, \d{1,3})?[^()\d:/]*)\)\W*\Z")
LINE = re.compile(r"(?P<name>[^\n:,/()]+), [^\n:/]*[^\s.:/!?]")
NEWSROOM = re.compile(
    r"\b(?:editor|reporter|correspondent|writer|columnist|photographer|journalist|staff|newsroom"
    r"|bureau|reuters|afp|getty|pa|ap)\b",
    re.IGNORECASE,
)
NO_CREDIT = frozenset(
    "by caption courtesy credit graphic image photo photograph picture source video words".split()
)


def find_credit_lines(article: ParsedArticle) -> list[Attribution]:
    """Marked quotations with the name of who said them in brackets, on the next line or before."""
    return [*_find_behind(article), *_find_labelled(article)]


def _find_behind(article: ParsedArticle) -> Iterator[Attribution]:
    lines = {number for number, place in enumerate(article.paragraphs) if _is_line(article, place)}
    alone = [
        number
        for number, mark in enumerate(article.marks)
        if mark.is_whole and opens_paragraph(article, mark)
    ]
    is_above = any(_is_all(article, number) for number in alone) and _stand_above(
        article, lines, alone
    )
    for number in alone:
        mark = article.marks[number]
        place = article.paragraphs[mark.paragraph]
        bracket = BRACKET.match(article.text, mark.char_end, place.char_end)
        line = mark.paragraph + (-1 if is_above else 1)
        source = None
        if bracket is not None and _is_credit(bracket["credit"]):
            source = read_credit(article, *article.tokens_of(*bracket.span("credit")))
        elif _is_all(article, number) and line in lines:
            other = article.paragraphs[line]
            source = read_credit(article, other.token_start, other.token_end)
        if source is None:
            continue
        for part in find_run(article, number):
            yield _credit(article, part, source, None)


def _credit(
    article: ParsedArticle, mark: MarkedSpan, source: Tokens, cue: Tokens | None
) -> Attribution:
    content = ((mark.char_start, mark.char_end),)
    kind = read_quote_type(article, content)
    return Attribution(content, source, cue, ":" if cue else None, METHOD, kind)


def _is_all(article: ParsedArticle, number: int) -> bool:
    """Whether nothing stands behind a mark in its paragraph."""
    mark = article.marks[number]
    end = article.paragraphs[mark.paragraph].char_end
    return not article.text[mark.char_end : end].strip(" .")


def _is_line(article: ParsedArticle, place: Paragraph) -> bool:
    """Whether a paragraph is a name and what its bearer is: "Jane Roe, 34, teacher"."""
    text = article.text[place.char_start : place.char_end].strip()
    found = LINE.fullmatch(text) if place.kind == "body" else None
    return found is not None and _is_credit(text) and len(found["name"].split()) > 1


def _is_credit(text: str) -> bool:
    """Whether words can be who said something: two of a name at least, and nobody of the paper."""
    name = read_name(text)
    if name is None or len(name.split()) < 2 or NEWSROOM.search(text) is not None:
        return False
    return name.split()[0].casefold() not in NO_CREDIT


def _stand_above(article: ParsedArticle, lines: set[int], alone: list[int]) -> bool:
    """Whether the first of the quotations with such a line by it has it above."""
    for number in alone:
        at = article.marks[number].paragraph
        if _is_all(article, number) and (at - 1 in lines or at + 1 in lines):
            return at - 1 in lines
    return False


def _find_labelled(article: ParsedArticle) -> Iterator[Attribution]:
    """Jane Roe (on the port): “…”"""
    for mark in article.marks:
        place = article.paragraphs[mark.paragraph]
        if place.kind != "body" or not mark.is_whole or mark.opens_paragraph:
            continue
        text = article.text[place.char_start : mark.char_start + 1]
        label = read_label(text)
        if label is None or label.is_letter or place.char_start + label.words != mark.char_start:
            continue
        low = place.char_start + label.start
        source = article.tokens_of(low, low + len(label.name))
        if label.is_titled and " " in label.name and _is_person(article, source):
            colon = article.token_at(place.char_start + label.sign)
            yield _credit(article, mark, source, (colon, colon + 1))


def _is_person(article: ParsedArticle, source: Tokens) -> bool:
    words = read_name_words()
    name = article.doc.span(*source)
    return name[0].lower_ in words.female_names | words.male_names or any(
        token.ent_type_ == "PERSON" for token in name
    )
