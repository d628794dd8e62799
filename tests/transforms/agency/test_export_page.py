"""Exports that are one page of HTML: each story a record, and other pages none."""

from datetime import datetime

from tests.support import paths
from transforms.agency.export_page import list_page_records
from transforms.text.stored_article import FoundArticle

FORMS = paths.DATA / "forms"


def read_stories(name: str) -> list[FoundArticle]:
    page = (FORMS / name).read_text(encoding="utf-8")
    return [record.article for record in list_page_records(page, name) if record.article]


def columns(article: FoundArticle) -> tuple[object, ...]:
    return (article.source, article.source_record, article.headline, article.published_at)


def test_export_page_of_europresse_is_a_record_a_story() -> None:
    assert [columns(story) for story in read_stories("europresse.html")] == [
        (
            "La Voix du Port",
            "news·20260105·VP·4301812",
            "Le péage du pont va augmenter",
            datetime(2026, 1, 5),
        ),
        (
            "Le Courrier des Îles",
            "news·20260106·CI·881",
            "Le bac s'arrête pour l'hiver",
            datetime(2026, 1, 6),
        ),
    ]


def test_export_page_of_europresse_keeps_issue_page_and_writers() -> None:
    first = read_stories("europresse.html")[0]
    assert first.authors == ("Alice Scribe", "Bernard Plume")
    assert first.extra == '{"issue": "La Voix du Port, no. 43018", "page": "12"}'


def test_export_page_of_factiva_is_read_with_labels_and_without() -> None:
    assert [columns(story) for story in read_stories("factiva.html")] == [
        (
            "Harbour Post",
            "HBPST00020260105em150000a",
            "Springfield mayor raises bridge toll",
            datetime(2026, 1, 5),
        ),
        (
            "Harbour Post",
            "HBPST00020260106em160000b",
            "Ferry service to stop in winter",
            datetime(2026, 1, 6),
        ),
    ]


def test_export_page_is_none_of_an_outlet() -> None:
    page = "<html><body><article class='newsArticle'><h1>Toll</h1><p>It rises.</p></article></body>"
    assert list_page_records(page, "page.html") == []
