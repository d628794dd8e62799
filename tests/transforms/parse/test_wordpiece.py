import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.parse.wordpiece import LONGEST_WORD, MOST_PIECES, WordPieces

PIECES = ["[UNK]", "harbour", "har", "##bour", "##s", "a", "##b", ".", "'", "s", "cafe"]
WORDS = WordPieces({piece: number for number, piece in enumerate(PIECES)})


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("harbour", ["harbour"], id="a whole word"),
        pytest.param("Harbours", ["harbour", "##s"], id="the longest piece first, in lower case"),
        pytest.param("Café", ["cafe"], id="accents are removed"),
        pytest.param("'s", ["'", "s"], id="punctuation stands alone"),
        pytest.param("a.b", ["a", ".", "[UNK]"], id="no piece for the start of a part"),
        pytest.param("zebra", ["[UNK]"], id="no pieces at all"),
        pytest.param("", ["[UNK]"], id="nothing"),
        pytest.param("a" * (LONGEST_WORD + 1), ["[UNK]"], id="too long to be a word"),
        pytest.param("." * 20, ["."] * MOST_PIECES, id="the rest of a row of dots is left out"),
    ],
)
def test_word_pieces_cut_words(word: str, expected: list[str]) -> None:
    assert [PIECES[number] for number in WORDS.cut(word)] == expected


@given(st.text(max_size=80))
def test_word_pieces_give_every_word_a_piece(word: str) -> None:
    pieces = WORDS.cut(word)
    assert 1 <= len(pieces) <= MOST_PIECES
    assert all(0 <= piece < len(PIECES) for piece in pieces)


def test_word_pieces_forget_when_the_memory_is_full() -> None:
    small = WordPieces(WORDS.vocabulary, memory=2)
    for word in ("a", "b", "c", "d"):
        small.cut(word)
    assert len(small._known) <= 2
