"""The one entry of a page that names its parts in classes."""

from lxml.html import document_fromstring

from transforms.page.microformats import find_marked

ENTRY = "<article class='h-entry'><a class='p-author h-card'>Jan Writer</a></article>"


def test_microformats_of_one_entry_are_found() -> None:
    found = find_marked(document_fromstring(ENTRY), "dt-published", "p-author")
    assert [part.text for part in found] == ["Jan Writer"]


def test_microformats_of_several_entries_are_none() -> None:
    assert find_marked(document_fromstring(ENTRY * 2), "p-author") == []
