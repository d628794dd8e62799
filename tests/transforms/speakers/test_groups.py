"""How much of a people or a party speaks."""

import pytest

from tests.support.articles import parse
from transforms.entities.types import Name
from transforms.speakers.groups import read_share, skip_address, trim_words


@pytest.mark.parametrize(
    ("source", "name", "expected"),
    [
        ("The Republicans", "Republicans", "whole"),
        ("House Republicans", "Republicans", "part"),
        ("Two out of three Americans", "Americans", "part"),
        ("A Republican", "Republican", "one"),
        ("The French", "French", "whole"),
    ],
)
def test_groups_tell_a_part_from_the_whole(source: str, name: str, expected: str) -> None:
    article = parse(f"{source} said that the port was shut.")
    words = [token.text for token in article.doc]
    at = words.index(name)
    own = Name((at, at + 1), name, "NORP", "group", "model", 0.9)
    assert read_share(article.doc, (0, at + 1), own) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The members who", "The members"),
        ("The campaign's", "The campaign"),
        ("The cook,", "The cook"),
        ("The cook (left)", "The cook (left)"),
        ("The Oslo firm, a maker of stoves,", "The Oslo firm"),
        ("The cook, who lives in Riga,", "The cook"),
        ("The lawyer of the town on Monday", "The lawyer of the town"),
        ("A poll for the Independent on Sunday", "A poll for the Independent on Sunday"),
        ("A study published last year", "A study"),
        ("A Gazette poll this week", "A Gazette poll"),
        ("The cook, the baker and the nurse", "The cook, the baker and the nurse"),
        ("The cook has been training and", "The cook"),
        ("Those who say they were there and", "Those who say they were there and"),
    ],
)
def test_groups_cut_what_follows_a_description(words: str, expected: str) -> None:
    article = parse(f"{words} said so.")
    end = len(article.doc) - 3
    assert article.slice(*trim_words(article.doc, (0, end))) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("Sir – The vicar", (2, 4)), ("Sir Tom Roe", (0, 3)), ("Sir Roe – the judge", (0, 5))],
)
def test_groups_leave_the_address_of_a_letter(words: str, expected: tuple[int, int]) -> None:
    article = parse(f"{words} said that the port was shut.")
    assert skip_address(article.doc, (0, len(words.split()))) == expected
