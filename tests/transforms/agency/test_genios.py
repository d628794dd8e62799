"""Exports of GBI-Genios as text."""

from datetime import datetime

from tests.support import paths
from transforms.agency.text_file import list_text_records

EXPORT = (paths.DATA / "forms" / "genios.txt").read_bytes()


def test_genios_stories_end_with_their_notice_and_the_contents_are_none() -> None:
    found = [record.article for record in list_text_records(EXPORT, "g.txt") if record.article]
    assert [
        (one.source, one.source_record, one.headline, one.section, one.published_at)
        for one in found
    ] == [
        (
            "Hafenbote",
            "HB_20260105_4711",
            "Brückenmaut steigt im März",
            "Lokales",
            datetime(2026, 1, 5),
        ),
        (
            "Inselzeitung",
            "IZ_20260106_12",
            "Fähre fährt im Winter nicht",
            None,
            datetime(2026, 1, 6),
        ),
    ]


def test_genios_text_is_what_stands_between_title_and_source() -> None:
    found = [record.article for record in list_text_records(EXPORT, "g.txt") if record.article]
    assert [one.text.rpartition("\n\n")[2] for one in found] == [
        "„Wir haben keine Wahl“, sagte sie vor dem Rathaus.",
        "Die Bewohner der Insel haben um ein anderes Schiff gebeten.",
    ]
