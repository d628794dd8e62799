"""The language of a text, and when the publisher's word counts."""

import pytest

from transforms.text.language import find_language, read_language

ENGLISH = (
    "The road bridge will close on Friday for nine weeks after inspectors found cracks in two of "
    "its main beams, the regional road authority said on Monday afternoon."
)
GERMAN = (
    "Die Brücke wird am Freitag für neun Wochen gesperrt, nachdem Prüfer Risse in zwei Trägern "
    "gefunden haben, teilte die Behörde am Montag in einer Erklärung mit."
)
RUSSIAN = "Мост закроют на девять недель, сообщила администрация."
NORWEGIAN = (
    "Brua blir stengt fredag i ni uker etter at kontrollører fant sprekker i to av de viktigste "
    "bjelkene, opplyser de regionale veimyndighetene mandag ettermiddag i en melding."
)
SHARES = (
    "Shr nil vs nil\n    Net 120,418 vs 31,102\n    Revs 1,468,911 vs 1,0113,214\n  Avg shrs 31,200"
)


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        pytest.param(ENGLISH, None, "en", id="no label"),
        pytest.param(ENGLISH, "en-GB", "en", id="a label that agrees"),
        pytest.param(GERMAN, "en", "de", id="a wrong label on a long text"),
        pytest.param("Zu verkaufen", "de", "de", id="a short text with a label"),
        pytest.param("12 34", None, None, id="nothing to read"),
        pytest.param(RUSSIAN, "en", "ru", id="a short text that cannot be the label's language"),
        pytest.param("新しい橋", "en", "ja", id="kana tell Japanese in four letters"),
        pytest.param("새 다리", None, "ko", id="one script, one language"),
        pytest.param("Γέφυρα κλειστή", "en", "el", id="Greek under an English label"),
        pytest.param("Мост закрыт", "uk", "uk", id="a short text in the letters of its label"),
        pytest.param(SHARES, "en", "en", id="a table under a label is no other language"),
        pytest.param(SHARES, None, None, id="a table without a label"),
        pytest.param(f"{ENGLISH}\n{GERMAN}", "en", None, id="half and half is in no language"),
        pytest.param(
            f"{ENGLISH}\n{ENGLISH}\n{ENGLISH}\n{GERMAN}\n{ENGLISH}\n{ENGLISH}",
            None,
            "en",
            id="a passage in another language",
        ),
        pytest.param(NORWEGIAN, "nb", "nb", id="a close relative keeps its label"),
        pytest.param(ENGLISH.upper(), None, "en", id="capitals"),
    ],
)
def test_language_is_the_texts_unless_it_is_short(
    text: str, given: str | None, expected: str | None
) -> None:
    assert find_language(text, given) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("en_US", "en"),
        ("English", "en"),
        ("English (United Kingdom)", "en"),
        ("eng", "en"),
        ("ger", "de"),
        ("fra-CA", "fr"),
        ("zh-Hans", "zh"),
        ("cs", "cs"),
        ("x", None),
        ("us", None),
        ("x-default", None),
        ("und", None),
        ("", None),
        (7, None),
        (None, None),
    ],
)
def test_language_reads_a_label(value: object, expected: str | None) -> None:
    assert read_language(value) == expected
