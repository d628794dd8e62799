"""Exports of NewsBank as text."""

from datetime import datetime

from transforms.agency.newsbank import is_newsbank
from transforms.agency.text_file import list_text_records

EXPORT = b"""\
Council raises the bridge toll

Harbour Post, The (Springfield, IL) - Tuesday, March 2, 2021
Author: Alice Writer

The toll on the old bridge rises in March, the council said.

Section: nobody knows why. Drivers will pay.

- Section: News
- Record Number: 1234ABCD
Roof is to be mended

Harbour Post, The (Springfield, IL) - March 5, 2021

The roof of the school will be mended in July.

- Record Number: 1235ABCD
"""


def test_newsbank_stories_open_with_title_and_outlet() -> None:
    found = [record.article for record in list_text_records(EXPORT, "n.txt") if record.article]
    assert [
        (one.headline, one.source, one.published_at, one.authors, one.section, one.source_record)
        for one in found
    ] == [
        (
            "Council raises the bridge toll",
            "Harbour Post, The (Springfield, IL)",
            datetime(2021, 3, 2),
            ("Alice Writer",),
            "News",
            "1234ABCD",
        ),
        (
            "Roof is to be mended",
            "Harbour Post, The (Springfield, IL)",
            datetime(2021, 3, 5),
            (),
            None,
            "1235ABCD",
        ),
    ]
    assert found[0].text.endswith("Section: nobody knows why. Drivers will pay.")


def test_newsbank_needs_a_field_of_its_own() -> None:
    assert not is_newsbank("Toll\n\nHarbour Post (Springfield, IL) - March 2, 2021\n\nIt rises.\n")
