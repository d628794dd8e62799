"""Exports of Retriever as text."""

from datetime import datetime

from tests.support import paths
from transforms.agency.text_file import list_text_records

EXPORT = (paths.DATA / "forms" / "retriever.txt").read_bytes()


def test_retriever_stories_stand_between_rules_and_the_contents_are_none() -> None:
    found = [record.article for record in list_text_records(EXPORT, "r.txt") if record.article]
    assert [
        (one.source, one.source_record, one.headline, one.published_at, one.extra) for one in found
    ] == [
        (
            "Hamnposten",
            "http://ret.nu/abc123",
            "Broavgiften höjs i mars",
            datetime(2026, 1, 5),
            '{"document_url": "http://ret.nu/abc123", "page": "12"}',
        ),
        (
            "Hamnposten",
            "http://ret.nu/def456",
            "Färjan ställs in i vinter",
            datetime(2026, 1, 6, 10, 42),
            '{"document_url": "http://ret.nu/def456"}',
        ),
    ]


def test_retriever_text_ends_before_the_notice_of_rights() -> None:
    found = [record.article for record in list_text_records(EXPORT, "r.txt") if record.article]
    assert [one.text.rpartition("\n\n")[2] for one in found] == [
        "– Vi har inget val, sade hon till reportrar utanför stadshuset.",
        "Öborna har bett om en annan båt, och kommunen ska ta upp saken.",
    ]


def test_retriever_part_without_a_line_of_the_outlet_is_none() -> None:
    """Guard: a short part without one ended the reading of the whole file."""
    cut = EXPORT.replace(b"Hamnposten, 2026-01-05\nSida", b"Sida")
    found = [record.article for record in list_text_records(cut, "r.txt") if record.article]
    assert [one.headline for one in found] == ["Färjan ställs in i vinter"]
