"""Stories with what is said of them in bare lines above or below."""

from transforms.agency.bare_lines import read_head, read_joplin

TAIL = (
    "id: 0a1b\nparent_id: 0c\ncreated_time: 2026-01-06T10:00:00.000Z\nauthor: Jane Roe\n"
    "source_url: https://h.example/1\norder: 0\ntype_: {kind}"
)


def test_bare_lines_below_a_note_are_its_fields_and_the_day_of_the_note_is_none() -> None:
    assert read_joplin(f"Toll rises\n\nIt rises in March.\n\n{TAIL.format(kind=1)}") == {
        "id": "0a1b",
        "author": "Jane Roe",
        "url": "https://h.example/1",
        "title": "Toll rises",
        "markdown": "It rises in March.",
    }


def test_bare_lines_below_a_folder_make_it_no_story() -> None:
    assert read_joplin(f"Clippings\n\n{TAIL.format(kind=2)}") == {}
    assert read_joplin("Toll rises\n\nid: 4\nIt rises in March.") is None


def test_bare_lines_above_a_story_are_address_day_and_title() -> None:
    head = "https://h.example/1\n2026-01-05T10:00:00+0900\nToll rises\n"
    assert read_head(f"{head}It rises.\n") == {
        "url": "https://h.example/1",
        "date": "2026-01-05T10:00:00+0900",
        "title": "Toll rises",
        "text": "It rises.",
    }
    assert read_head("https://h.example/1\nIt is said\nthat it rises.\nSo be it.\n") is None
