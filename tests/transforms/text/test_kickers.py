"""Kickers in front of sentences are sections of their own."""

from transforms.text.kickers import find_kicker
from transforms.text.sections import find_sections

STORY = "The road bridge at Lipnik will close on Friday for nine weeks, the authority said."
OTHER = "Haulage companies said that they had been told too late to change their plans."


def test_kickers_are_their_own_sections_and_links_are_none() -> None:
    text = f"{OTHER}\n\nUPDATE 2 - {STORY}\n\nVIDEO: {STORY}\n\nWATCH: The bridge falls in May."
    sections = find_sections(text, None).sections
    assert [(one.section_kind, text[one.char_start : one.char_end]) for one in sections] == [
        ("body", OTHER),
        ("kicker", "UPDATE 2 -"),
        ("body", STORY),
        ("kicker", "VIDEO:"),
        ("body", STORY),
        ("boilerplate", "WATCH: The bridge falls in May."),
    ]


def test_kickers_are_as_long_as_what_stands_before_the_sentence() -> None:
    assert find_kicker(f"BREAKING | {STORY}") == len("BREAKING | ")
    assert find_kicker(STORY) == 0
