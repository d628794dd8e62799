"""The language of a text, and when the publisher's word counts."""

import pytest

from transforms.language import find_language, read_language

ENGLISH = (
    "The road bridge will close on Friday for nine weeks after inspectors found cracks in two of "
    "its main beams, the regional road authority said on Monday afternoon."
)
GERMAN = (
    "Die Brücke wird am Freitag für neun Wochen gesperrt, nachdem Prüfer Risse in zwei Trägern "
    "gefunden haben, teilte die Behörde am Montag in einer Erklärung mit."
)


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        pytest.param(ENGLISH, None, "en", id="no label"),
        pytest.param(ENGLISH, "en-GB", "en", id="a label that agrees"),
        pytest.param(GERMAN, "en", "de", id="a wrong label on a long text"),
        pytest.param("Zu verkaufen", "de", "de", id="a short text with a label"),
        pytest.param("12 34", None, None, id="nothing to read"),
    ],
)
def test_language_is_the_texts_unless_it_is_short(
    text: str, given: str | None, expected: str | None
) -> None:
    assert find_language(text, given) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("en_US", "en"), ("English", "en"), ("x", None), (7, None), (None, None), ("cs", "cs")],
)
def test_language_reads_a_label(value: object, expected: str | None) -> None:
    assert read_language(value) == expected
