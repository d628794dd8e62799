"""Exchanges of two people: a question that names whom it is put to, and quotations that follow it.

In: a parsed article. Out: `Attribution`s without a cue, each a paragraph that is all quotation:
“Is it over?” Roe asked Holm. [new paragraph] “I think so.” [new paragraph] “And the money?” The
decision to question: who is asked speaks next and after each further question, who asks puts
those; behind an answer that is followed by no question nobody is sure, so the exchange ends there.
"""

from collections.abc import Iterator

from transforms.attribution.types import Attribution, read_quote_type
from transforms.lexicons.names import read_name_words
from transforms.parse.document import ParsedArticle
from transforms.parse.quotation_marks import MarkedSpan
from transforms.parse.syntax import Tokens
from transforms.parse.tokens import Token

METHOD = "rules/exchange"
ASKS = frozenset({"asked", "asks"})
LONGEST_NAME = 5
"""Tokens."""


def find_exchanges(article: ParsedArticle) -> list[Attribution]:
    """What is said in turn behind a question that was put to somebody named."""
    whole = {mark.paragraph: mark for mark in article.marks if _is_all(article, mark)}
    return [
        item
        for mark in article.marks
        if _asks(article, mark) and mark.paragraph + 1 in whole
        for item in _follow(article, mark, whole)
    ]


def _is_all(article: ParsedArticle, mark: MarkedSpan) -> bool:
    place = article.paragraphs[mark.paragraph]
    text = article.text[place.char_start : place.char_end].strip()
    return mark.is_whole and text == article.text[mark.char_start : mark.char_end]


def _asks(article: ParsedArticle, mark: MarkedSpan) -> bool:
    return article.text[mark.inner_start : mark.inner_end].rstrip().endswith("?")


def _follow(
    article: ParsedArticle, mark: MarkedSpan, whole: dict[int, MarkedSpan]
) -> Iterator[Attribution]:
    place = article.paragraphs[mark.paragraph]
    two = _read_two(article, article.tokens_of(mark.char_end, place.char_end))
    if two is None:
        return
    asking, asked = two
    is_open = True
    number = mark.paragraph + 1
    while number in whole and (is_open or _asks(article, whole[number])):
        said = whole[number]
        content = ((said.char_start, said.char_end),)
        source = asked if is_open else asking
        yield Attribution(content, source, None, None, METHOD, read_quote_type(article, content))
        is_open = not is_open
        number += 1


def _read_two(article: ParsedArticle, rest: Tokens) -> tuple[Tokens, Tokens] | None:
    """Who asks and who is asked in " Roe asked Holm." behind a question."""
    doc = article.doc
    start, end = rest
    while end > start and (doc[end - 1].is_space or doc[end - 1].text == "."):
        end -= 1
    verb = next((i for i in range(start, end) if doc[i].lower_ in ASKS), None)
    if (
        verb is None
        or not 0 < verb - start <= LONGEST_NAME
        or not 0 < end - verb - 1 <= LONGEST_NAME
    ):
        return None
    asked = doc[verb + 1 : end]
    is_named = all(token.text[:1].isupper() or token.is_punct for token in asked)
    # Not of "Roe asked MPs."
    is_named &= any(_is_person(article, token) for token in asked)
    return ((start, verb), (verb + 1, end)) if is_named else None


def _is_person(article: ParsedArticle, token: Token) -> bool:
    """Whether a word is of a person's name, here or anywhere in the article."""
    if token.ent_type_ == "PERSON" or read_name_words().is_given_name(token.lower_):
        return True
    return any(
        entity.label_ == "PERSON" and len(entity) > 1 and entity[-1].text == token.text
        for entity in article.doc.ents
    )
