"""Exports of Omnivore: lists with their texts, and what stands beside them."""

import io
import json
import zipfile

from flows.readers.archive import read_file
from flows.readers.omnivore import is_omnivore
from flows.readers.outcomes import Outcome, ReadLimits, Skip, Source
from transforms.lake.records import Reject
from transforms.text.stored_article import StoredArticle

ENTRY = {
    "slug": "toll",
    "title": "Toll rises",
    "author": "Jane Roe",
    "url": "https://h.example/toll",
    "savedAt": "2026-01-09T10:00:00Z",
    "publishedAt": "2026-01-05T10:00:00Z",
}
TEXT = "<div><p>The toll on the old bridge rises in March, the mayor said.</p></div>"


def pack(files: dict[str, str]) -> io.BytesIO:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    whole.seek(0)
    return whole


def brief(outcome: Outcome) -> tuple[str, ...]:
    if isinstance(outcome, StoredArticle):
        article = outcome.article
        return (str(article.headline), str(article.published_at), str(article.url))
    assert isinstance(outcome, Reject | Skip)
    return (outcome.position, outcome.reason)


def read(files: dict[str, str]) -> list[tuple[str, ...]]:
    source = Source("a" * 20, "export.zip", "run", ReadLimits())
    return list(map(brief, read_file(source, pack(files))))


def test_omnivore_text_has_the_fields_of_its_entry() -> None:
    files = {
        "metadata_0_to_20.json": json.dumps([ENTRY, {**ENTRY, "slug": "gone"}]),
        "content/toll.html": TEXT,
        "content/other.html": TEXT.replace("toll", "fare"),
        "highlights/toll.md": "> rises",
        "notes.bin": "x",
    }
    assert read(files) == [
        ("Toll rises", "2026-01-05 10:00:00", "https://h.example/toll"),
        ("content/gone.html", "missing_text"),
        ("None", "None", "None"),
        ("highlights/toll.md", "not_an_article"),
        ("notes.bin", "unsupported_format"),
    ]


def test_omnivore_damaged_list_is_a_reject_and_its_texts_are_read() -> None:
    files = {"metadata_0_to_20.json": "[{", "content/toll.html": TEXT}
    assert read(files) == [("metadata_0_to_20.json", "bad_json"), ("None", "None", "None")]


def test_omnivore_another_zip_file_is_none() -> None:
    assert not is_omnivore(pack({"content/toll.html": TEXT}))
    assert not is_omnivore(io.BytesIO(b"PK\x03\x04"))
