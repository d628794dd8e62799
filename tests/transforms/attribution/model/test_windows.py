import pytest

from tests.support.articles import parse
from transforms.attribution.model.predict import read_attribution_model
from transforms.attribution.model.windows import cut_windows

SENTENCE = "The mayor said that the harbour would close in May. "


@pytest.mark.parametrize(
    ("text", "limit", "windows"),
    [
        pytest.param("One line.\nAnother line.", 40, 1, id="paragraphs share a window"),
        pytest.param("\n".join([SENTENCE] * 3), 20, 3, id="a paragraph stays whole"),
        pytest.param(SENTENCE * 4, 30, 2, id="a long paragraph is cut before a sentence"),
        pytest.param("word " * 100, 20, 6, id="a sentence without end is cut anywhere"),
        pytest.param(" \n ", 20, 0, id="nothing to read"),
    ],
)
def test_windows_hold_every_token_once(text: str, limit: int, windows: int) -> None:
    article = parse(text)
    found = cut_windows(article, read_attribution_model().words, limit)
    assert len(found) == windows
    tokens = [int(token) for window in found for token in window.tokens]
    assert tokens == [token.i for token in article.doc if not token.is_space]
    for window in found:
        assert len(window.pieces) <= limit
        assert window.opens[0]
        assert list(window.first) == sorted(set(window.first))


def test_windows_open_where_paragraphs_do() -> None:
    article = parse("One line.\nAnother line.")
    (window,) = cut_windows(article, read_attribution_model().words)
    opening = [article.doc[int(token)].text for token in window.tokens[window.opens]]
    assert opening == ["One", "Another"]


LATE = "It is late. "
QUOTED = "“We froze in there,” he said. “We left at noon.”"


@pytest.mark.parametrize(
    ("text", "limit", "opening"),
    [
        pytest.param(f"{LATE * 6}{QUOTED}", 30, "It is late. “We", id="a sentence before one"),
        pytest.param(f"{LATE * 2}“We ran. We swam.” {LATE}", 14, "“We ran.", id="before one"),
    ],
)
def test_windows_are_cut_outside_of_marks(text: str, limit: int, opening: str) -> None:
    article = parse(text)
    second = cut_windows(article, read_attribution_model().words, limit)[1]
    at = int(second.tokens[0])
    assert text[article.chars(at, at + 1)[0] :].startswith(opening)
