from hypothesis import given
from hypothesis import strategies as st

from transforms.parse.windows import cut_stretches, join_stretches, pack_stretches
from transforms.parse.wordpiece import WordPieces

WORDS = WordPieces({"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "rain": 3, "fell": 4, "##s": 5})
LIMIT = 12
sizes = st.lists(st.lists(st.integers(1, 8), max_size=30), max_size=6)


@given(sizes)
def test_windows_hold_each_word_once_within_the_limit(paragraphs: list[list[int]]) -> None:
    stretches = [
        stretch
        for number, counts in enumerate(paragraphs)
        for stretch in cut_stretches(
            number,
            range(len(counts)),
            [(3,) * count for count in counts],
            LIMIT,
            lambda start, end: end,
        )
    ]
    windows = list(pack_stretches(stretches, LIMIT))
    read = [
        (stretch.paragraph, token)
        for window in windows
        for stretch in window
        for token in stretch.tokens
    ]
    assert read == [(n, at) for n, counts in enumerate(paragraphs) for at in range(len(counts))]
    assert all(len(join_stretches(window, WORDS).pieces) <= LIMIT for window in windows)


def test_windows_a_long_paragraph_is_cut_where_the_caller_says() -> None:
    tokens, pieces = list(range(20)), [(3,)] * 20
    found = cut_stretches(0, tokens, pieces, LIMIT, lambda start, end: end - end % 4)
    assert [list(stretch.tokens) for stretch in found] == [
        list(range(8)),
        list(range(8, 16)),
        list(range(16, 20)),
    ]


def test_windows_tell_first_pieces_and_where_paragraphs_open() -> None:
    rain, fell = WORDS.cut("rains"), WORDS.cut("fell")
    stretches = [
        *cut_stretches(0, [0, 2], [rain, fell], LIMIT, lambda start, end: end),
        *cut_stretches(1, [3], [fell], LIMIT, lambda start, end: end),
    ]
    window = join_stretches(stretches, WORDS)
    assert window.pieces.tolist() == [1, 3, 5, 4, 2, 4, 2]
    assert window.tokens.tolist() == [0, 2, 3]
    assert window.first.tolist() == [1, 3, 5]
    assert window.opens.tolist() == [True, False, True]
