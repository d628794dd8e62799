from dataclasses import replace

from tests.support.articles import parse
from transforms.attribution.model.left_pieces import (
    find_left,
    find_reports,
    follow_report,
    is_ended,
)
from transforms.attribution.types import Attribution, Chars
from transforms.parse.document import ParsedArticle

SIGNALS = (0.9, 0.9, 0.9, 0.9, 0.0, 0.0)


def place(article: ParsedArticle, words: str) -> Chars:
    low = article.text.index(words)
    return low, low + len(words)


def report(article: ParsedArticle, source: str, cue: str, *content: str) -> Attribution:
    return Attribution(
        tuple(place(article, words) for words in content),
        article.tokens_of(*place(article, source)),
        article.tokens_of(*place(article, cue)),
        cue,
        "model",
        "indirect",
    )


def test_left_pieces_are_of_the_report_in_front() -> None:
    article = parse("Hale said it was easy. “You grow.” Roe warned that rents would rise.")
    first = report(article, "Hale", "said", "it was easy")
    given = report(article, "Roe", "warned", "“You grow.”", "that rents would rise")
    whole = replace(given, content=given.content[1:])
    (piece,) = (one for one in find_left(given, whole) if is_ended(article, one))
    assert piece == place(article, "“You grow.”")
    assert follow_report(article, piece, [(first, SIGNALS), (whole, SIGNALS)]) == Attribution(
        (piece,), None, None, None, "model", "direct", 0
    )


def test_left_pieces_are_of_nobody_far_from_a_report() -> None:
    article = parse("Hale said it was easy. The hall was full and it was late. “You grow.”")
    first = report(article, "Hale", "said", "it was easy")
    piece = place(article, "“You grow.”")
    assert follow_report(article, piece, [(first, SIGNALS)]) is None


def test_left_pieces_are_what_the_rules_report() -> None:
    article = parse("Yukos said it would appeal. It thought the fine unjust.")
    given = report(article, "Yukos", "said", "it would appeal", "the fine unjust")
    whole = replace(given, content=given.content[:1])
    other = replace(report(article, "It", "thought", "the fine unjust"), method="rules/ccomp")
    assert find_reports(given, find_left(given, whole), [other]) == [replace(other, method="model")]
