"""Quotations whose speaker stands by them without a verb or a dash.

In: a parsed article. Out: `Attribution`s: “We have nowhere to go.” (Jane Roe, Lom); a line below or
above that is all quotation, "Jane Roe, 34, teacher"; "Jane Roe (on the port): “…”"; and what is
said "On the port: “…”" below a line that is a name. The decision to question: a line of two
capitalised words may as well be a byline, a photographer or a heading, so what one is has to stand
behind the name, and may not be a newsroom's trade.
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
TOPIC = re.compile(r"\s*(?:(?:On|About|Opening statement)\b[^:\n]{0,60}:|\([Oo]n [^()\n]+\):?)\s+")
"""What the words behind it are about: "On the port:", "(on the port)"."""
BEHIND_NAME = re.compile(r"\s*[|,:–—].*\Z", re.DOTALL)
LEAST_TOPICS = 2
LONGEST_LINE = 120
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
    return [*_find_behind(article), *_find_labelled(article), *_find_on_topics(article)]


def _find_behind(article: ParsedArticle) -> Iterator[Attribution]:
    alone = [
        number
        for number, mark in enumerate(article.marks)
        if mark.is_whole and opens_paragraph(article, mark)
    ]
    if not alone:
        return
    lines = {number for number, place in enumerate(article.paragraphs) if _is_line(article, place)}
    is_above = _stand_above(article, lines, alone)
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
    article: ParsedArticle, mark: MarkedSpan, source: Tokens | None, cue: Tokens | None
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
    is_short = place.kind == "body" and len(text) <= LONGEST_LINE
    found = LINE.fullmatch(text) if is_short else None
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


def _find_on_topics(article: ParsedArticle) -> Iterator[Attribution]:
    """On the port: “…”, of who is named in the line above the first of them, else of nobody."""
    said = [mark for mark in article.marks if mark.is_whole and _is_on_topic(article, mark)]
    for mark in said:
        source = _find_above(article, mark.paragraph)
        if source is None and len(said) < LEAST_TOPICS:
            continue
        yield _credit(article, mark, source, None)


def _is_on_topic(article: ParsedArticle, mark: MarkedSpan) -> bool:
    """Whether a topic stands in front of a mark, and not "On Monday he wrote:"."""
    place = article.paragraphs[mark.paragraph]
    topic = TOPIC.match(article.text, place.char_start, mark.char_start)
    if topic is None or topic.end() != mark.char_start or place.kind != "body":
        return False
    lead = article.doc[place.token_start : article.token_at(mark.char_start)]
    return not any(token.pos_ in ("VERB", "AUX") or token.ent_type_ == "DATE" for token in lead)


def _find_above(article: ParsedArticle, number: int) -> Tokens | None:
    """The name that is all of the nearest paragraph above that tells no topic."""
    for place in reversed(article.paragraphs[:number]):
        if TOPIC.match(article.text, place.char_start, place.char_end) is not None:
            continue
        line = article.text[place.char_start : place.char_end]
        name = read_name(BEHIND_NAME.sub("", line))
        if name is None or len(name.split()) < 2:
            return None
        low = place.char_start + line.index(name)
        return article.tokens_of(low, low + len(name))
    return None


def _is_person(article: ParsedArticle, source: Tokens) -> bool:
    name = article.doc.span(*source)
    is_given = read_name_words().is_given_name(name[0].lower_)
    return is_given or any(token.ent_type_ == "PERSON" for token in name)
