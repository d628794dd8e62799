import pytest

from tests.support.articles import parse
from transforms.attribution.model.filled_marks import fill_marks
from transforms.attribution.types import Attribution, holds_any


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        pytest.param(
            "Roe laughed. “You buy a disc. It is cheap. “And you go home.”",
            "It is cheap.",
            "“You buy a disc. It is cheap.",
            id="the end of one that opens again",
        ),
        pytest.param(
            "Roe laughed. “You buy a disc. It is cheap.”",
            "“You buy a disc.",
            "“You buy a disc. It is cheap.”",
            id="the beginning",
        ),
        pytest.param(
            "Roe laughed. “You buy a disc. It is cheap. You go.”",
            "It is cheap.",
            "It is cheap.",
            id="neither end",
        ),
    ],
)
def test_filled_marks_hold_the_whole_quotation(text: str, content: str, expected: str) -> None:
    article = parse(text)
    low = text.index(content)
    spans = ((low, low + len(content)),)
    item = Attribution(spans, None, None, None, "model", "direct")
    filled = fill_marks(article, item, [(item, ())])
    assert [text[start:end] for start, end in filled.content] == [expected]


def test_filled_marks_of_two_pieces_of_one_quotation_are_one() -> None:
    text = "Roe laughed. “You buy a disc. It is cheap. You go.”"
    article = parse(text)
    pieces = [(text.index(part), text.index(part) + len(part)) for part in ("“You", "You go.”")]
    item = Attribution(tuple(pieces), None, None, None, "model", "direct")
    filled = fill_marks(article, item, [(item, ())])
    assert [text[start:end] for start, end in filled.content] == [text[text.index("“") :]]


def test_filled_marks_leave_what_others_say() -> None:
    text = "Roe laughed. “You buy a disc. It is cheap.”"
    article = parse(text)
    first, second = text.index("“You"), text.index("It is")
    item = Attribution(((first, second - 1),), None, None, None, "model", "direct")
    other = Attribution(((second, len(text)),), None, None, None, "model", "direct")
    assert fill_marks(article, item, [(item, ()), (other, ())]) == item


def test_filled_marks_hold_parts_whole() -> None:
    assert holds_any([(0, 5)], [(1, 3)])
    assert not holds_any([(0, 5)], [(3, 7)])
