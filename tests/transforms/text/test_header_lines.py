"""Bylines and days in the head of a text, in the languages that files come in."""

from datetime import datetime

import pytest

from transforms.agency.text_file import list_rtf_records
from transforms.feeds.extracted_page import read_extracted_page
from transforms.text.header_lines import find_foreign_day, read_foreign_byline

DAY = datetime(2026, 1, 5)
HEADS = [
    pytest.param("de", "Von Anna Müller und Jan Holt", "Veröffentlicht am 5. Januar 2026", 2),
    pytest.param("fr", "Par Claire Dubois", "Publié le lundi 5 janvier 2026", 1),
    pytest.param("es", "Por Ana Ruiz y Luis Gil", "Publicado el 5 de enero de 2026", 2),
    pytest.param("it", "di Marco Rossi", "Pubblicato il 5 gennaio 2026", 1),
    pytest.param("pt", "Por Ana Souza", "Publicado em 5 de janeiro de 2026", 1),
    pytest.param("nl", "Door Kees de Vries", "Gepubliceerd op 5 januari 2026", 1),
    pytest.param("pl", "Autor: Jan Kowalski", "Dodano: 5 stycznia 2026", 1),
    pytest.param("ru", "Автор: Иван Петров", "Опубликовано: 5 января 2026", 1),
    pytest.param("sv", "Av Karin Lind", "Publicerad 5 januari 2026", 1),
    pytest.param("tr", "Yazan: Ali Kaya", "Yayınlanma: 5 Ocak 2026", 1),
]
STORY = (
    "Die Bürgermeisterin sagte am Montag, dass die Maut im März auf fünf Euro steigen werde, weil"
    " die Reparatur teurer wurde als geplant."
)


@pytest.mark.parametrize(("language", "byline", "day", "people"), HEADS)
def test_header_lines_of_rtf_give_people_and_day(
    language: str, byline: str, day: str, people: int
) -> None:
    words = "\\par ".join(["Maut steigt im Hafen", byline, day, STORY, STORY])
    codes = "".join(char if char < "\x80" else f"\\u{ord(char)}?" for char in words)
    (record,) = list_rtf_records(f"{{\\rtf1\\ansi {codes}}}".encode(), "a.rtf")
    assert record.article is not None
    assert (record.article.published_at, len(record.article.authors)) == (DAY, people)
    assert record.article.byline == byline


@pytest.mark.parametrize(("language", "byline", "day", "people"), HEADS)
def test_header_lines_of_a_page_without_tags_give_people_and_day(
    language: str, byline: str, day: str, people: int
) -> None:
    menu = ["Start", "Politik", "Sport", "Kultur", "Wetter", "Abo", "Archiv", "Kontakt", "Suche"]
    lines = ["Maut steigt im Hafen | Stadtbote", *menu, "Maut steigt im Hafen", byline, day, STORY]
    found = read_extracted_page("\n".join(lines).encode(), url="https://s.example/maut")
    assert (found.headline, found.published_at) == ("Maut steigt im Hafen", DAY)
    assert (found.byline, len(found.authors)) == (byline, people)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Von Rom nach Wien", id="a headline"),
        pytest.param("Von Anna", id="one name"),
        pytest.param("Por la ciudad", id="no name"),
        pytest.param("Par Claire Dubois, la maire a dit oui.", id="a sentence"),
        pytest.param("Autor Jan Kowalski", id="a noun without a colon"),
    ],
)
def test_header_lines_that_are_no_byline(line: str) -> None:
    assert read_foreign_byline(line) is None


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Aktualisiert am 5. Januar 2026", id="a change"),
        pytest.param("Die Maut steigt am 5. Januar 2026", id="a headline"),
        pytest.param("Die Lesung ist am 5. Januar 2026 um acht im Rathaus am Markt", id="an event"),
        pytest.param("Montag", id="no day"),
    ],
)
def test_header_lines_that_state_no_day(line: str) -> None:
    assert find_foreign_day(line) is None
