"""Whose a nickname in the middle of a name is."""

import pytest

from tests.support.entities import speakers_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Terry “Spoons” Maloney is 84 and has a new album. “It was a river,” Maloney said.",
            "Terry Maloney",
            id="in curly marks",
        ),
        pytest.param(
            "William (Bill) Harte has left the firm. “It was time,” Harte said.",
            "William Harte",
            id="in brackets",
        ),
        pytest.param(
            "William 'Big Bill' Harte has left the firm. “It was time,” Harte said.",
            "William Harte",
            id="two words",
        ),
        pytest.param(
            "Samson ‘John’ Tollet, a student, has left. “It was time,” Tollet said.",
            "Samson Tollet",
            id="in single curly marks",
        ),
        pytest.param(
            "Nora Quill wrote “Bridge” for Norvane. “It was time,” Quill said.",
            "Nora Quill",
            id="no nickname between a name and a firm",
        ),
    ],
)
def test_nicknames_are_part_of_the_name(text: str, expected: str) -> None:
    assert [who for _, who in speakers_of(text)] == [expected]
