"""Words that call a day one of publication or of a change."""

import pytest

from transforms.text.date_words import PUBLISHED_WORDS, UPDATED_WORDS


@pytest.mark.parametrize(
    "label",
    ["Postat: ", "Datum objave ", "Đã đăng ", "Опублікована: ", "발행됨 ", "Julkaisupäivämäärä "],
)
def test_date_words_of_publication_in_many_languages(label: str) -> None:
    assert PUBLISHED_WORDS.search(label)
    assert not UPDATED_WORDS.search(label)


@pytest.mark.parametrize(
    "label",
    [
        "Последнее изменение ",
        "Laatste wijziging: ",
        "Ndryshuar Së Fundmi ",
        "最終変更 ",
        "تازہ کردہ ",
    ],
)
def test_date_words_of_a_change_in_many_languages(label: str) -> None:
    assert UPDATED_WORDS.search(label)
    assert not PUBLISHED_WORDS.search(label)


def test_date_words_begin_a_word() -> None:
    assert not PUBLISHED_WORDS.search("umlisatud ")
